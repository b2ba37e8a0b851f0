"""A small document that holds every node, and ways to look into a .docx."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from sections.desk import layout

from reportgen.document.editions import Edition
from reportgen.document.nodes import (
    Attachment,
    AttachmentNote,
    Document,
    Heading,
    Imprint,
    Inlines,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Title,
    plain_table,
)
from reportgen.origin import Program
from reportgen.writers.docx.write import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HERE = Program("试")
LAYOUT = layout()


def text(*words: str) -> Inlines:
    """Runs; a word between stars is strong."""
    return tuple(Run(w.strip("*"), HERE, w.startswith("*")) for w in words)


TABLE = plain_table((text("序号"), text("名称")), ((text("1"), text("关于甲的决定")), (text("2"), ())))
BLOCKS = (
    Heading(1, text("主要举措"), "一、"),
    Heading(2, text("加强领导"), "（一）"),
    Paragraph(text("受理", "47", "件，", "*审结*", "<40>件 & 其他\n换行\t制表。")),
    Heading(2, text("依法行政。"), "（二）", text("落实责任。")),
    Heading(3, text("规范执法"), "1."),
    Heading(4, text("第", "*四*", "层。"), "（1）", text("正文。")),
    TABLE,
    Paragraph(text("一是甲。二是乙。")),
)
DOCUMENT = Document(
    Edition.UPWARD,
    Letterhead((text("云岭区人民政府"),), text("云政〔2025〕3号"), (text("张三"),)),
    Title((text("云岭区人民政府关于"), text("2024年度法治政府建设情况的报告"))),
    (text("甲市人民政府"), text("乙委")),
    BLOCKS,
    AttachmentNote((text("目录"), text("清单"))),
    Signature((text("云岭区人民政府"),), text("2025年2月4日"), True),
    text("（此件公开发布）"),
    (Attachment("附件2", Title((text("清单"),)), (Paragraph(text("说明。")), TABLE)),),
    Imprint((text("丙局"), text("丁局")), text("云岭区人民政府办公室"), text("2025年2月5日")),
    issuer="云岭区人民政府",
    created="2025-02-04",
    properties=(("reportgen-facts", "abc"), ("reportgen-version", "1")),
)
JOINT = Document(
    Edition.UPWARD,
    Letterhead(
        (text("云岭区委"), text("云岭区人民政府"), text("云岭区政协")),
        text("云政〔2025〕3号"),
        (text("张三"), text("李四四"), text("王五")),
    ),
    Title((text("关于情况的报告"),)),
    (),
    (Paragraph(text("甲。")),),
    AttachmentNote((text("目录"),)),
    Signature((text("云岭区委"), text("云岭区人民政府"), text("云岭区政协")), text("2025年2月4日"), False),
    imprint=Imprint((), text("办公室"), None),
    draft=True,
)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part as a tree."""
    return etree.fromstring(parts(data)[name])


def built(document: Document) -> etree._Element:
    """document.xml of a document as a tree."""
    return part(write_docx(document, LAYOUT))


def pretty(root: etree._Element) -> str:
    """The tree indented, for goldens."""
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
