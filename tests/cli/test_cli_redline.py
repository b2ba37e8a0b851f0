"""`reportgen redline`: two builds, or two files, as one with tracked changes."""

from __future__ import annotations

from typing import Any

import pytest
import strangers
from redlined import accepted, changes, rejected
from strangers import para

FACTS = """\
模板: henan/five-part
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}}
公文: {{成文日期: 2025-02-24, 主送: [示例市人民政府]}}
指标: {{普法: {{宣传活动: 180}}, 行政复议: {{受理: {number}}}}}
正文: {{第一责任人: 抓落实。, 不足: 力量不足，主要原因是人员少。, 安排: 充实力量。}}
"""


def test_two_facts_files_are_built_and_compared(office: Any) -> None:
    """In memory: nothing but the redline is written, the same bytes again; both builds can be had back from it."""
    office.write("旧.yaml", FACTS.format(number=47))
    office.write("新.yaml", FACTS.format(number=52))
    run = office.run("redline", "旧.yaml", "新.yaml", "-o", "花脸稿.docx")
    assert (run.code, run.out) == (0, "已生成 花脸稿.docx：改 1 段\n")
    data = (office.folder / "花脸稿.docx").read_bytes()
    assert changes(data) == [("del", "47"), ("ins", "52")]
    assert sorted(path.name for path in office.folder.iterdir()) == [".git", "新.yaml", "旧.yaml", "花脸稿.docx"]
    office.run("redline", "旧.yaml", "新.yaml", "-o", "再.docx")
    assert (office.folder / "再.docx").read_bytes() == data
    for name in ("旧", "新"):
        office.run("build", f"{name}.yaml", "-o", f"{name}.docx")
    assert accepted(data) == accepted((office.folder / "新.docx").read_bytes())
    assert rejected(data) == accepted((office.folder / "旧.docx").read_bytes())
    assert office.run("redline", "旧.docx", "新.yaml").out == "已生成 新-花脸稿.docx：改 1 段\n"


def test_equal_files_give_no_redline(office: Any) -> None:
    """It is said, and an earlier redline stays."""
    kept = office.earlier("成品/花脸稿.docx")
    office.write("甲.docx", strangers.docx(para("甲。")))
    run = office.run("redline", "甲.docx", "甲.docx", "-o", "成品/花脸稿.docx")
    assert (run.code, run.out) == (0, "两份文件的文字没有不同，没有生成花脸稿\n")
    assert office.is_untouched(kept)


def test_what_is_no_text_is_told(office: Any) -> None:
    """A formula that only one file has is no text, and is not passed over."""
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    office.write("旧.docx", strangers.docx(para("甲。")))
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'
    office.write("新.docx", strangers.docx(para("甲。").replace("</w:p>", formula)))
    run = office.run("redline", "旧.docx", "新.docx")
    assert "RG697" in run.err
    assert "公式的个数有不同，花脸稿里没有标出" in run.err


def test_what_changed_is_counted(office: Any) -> None:
    """Paragraphs and rows."""

    def table(*rows: str) -> str:
        cells = "".join(f"<w:tr><w:tc>{para(row)}</w:tc></w:tr>" for row in rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"

    office.write("旧.docx", strangers.docx(para("受理四十七件复议案件。") + table("甲", "乙") + para("末段一二三四。")))
    new = para("受理五十二件复议案件。") + para("新的一段文字。") + table("乙", "丙丁") + para("末段一二三四。")
    office.write("新.docx", strangers.docx(new))
    run = office.run("redline", "旧.docx", "新.docx", "-o", "出.docx")
    assert run.out == "已生成 出.docx：改 1 段，增 1 段，表格增 1 行，表格删 1 行\n"


def test_the_changes_of_others_are_told(office: Any) -> None:
    """A warning with who and how many; the file that holds them is not touched."""
    there = '<w:ins w:id="1" w:author="张三"><w:r><w:t>全部</w:t></w:r></w:ins>'
    path = office.write("旧.docx", strangers.docx(para("案件", there, "办结。")))
    before = path.read_bytes()
    office.write("新.docx", strangers.docx(para("案件全部审结。")))
    run = office.run("redline", "旧.docx", "新.docx", "--format", "concise")
    assert run.code == 0
    assert "旧.docx:1:1: 警告 RG696: " in run.err
    assert "文件里还有 1 处没有处理的修订（张三），按接受以后的文字比较" in run.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("甲.docx", b"PK\x03\x04 not a zip", "RG116"),
        ("甲.docx", b"", "RG103"),
        ("甲.docx", b"%PDF-1.4", "RG118"),
        ("甲.doc", b"\xd0\xcf\x11\xe0", "RG118"),
        ("甲.pdf", b"%PDF-1.4", "RG118"),
        ("甲.docx", strangers.package({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "RG117"),
        ("甲.docx", strangers.package({"word/document.xml": "<a/>"}), "RG116"),
        ("甲.docx", strangers.docx("<w:p>" * 400 + "</w:p>" * 400), "RG117"),
        ("甲.docx", strangers.docx("<w:r a='1'/>" * 260_000), "RG102"),
        ("甲.docx", strangers.package({**strangers.parts(para("乙")), "_xmlsignatures/a.xml": "<a/>"}), "RG119"),
        ("甲.docx", strangers.package({**strangers.parts(para("乙")), "docProps/core.xml": "<a>"}), "RG116"),
        ("甲.yaml", FACTS.format(number="四十七").encode(), "RG206"),
    ],
)
def test_files_that_cannot_be_read(office: Any, name: str, data: bytes, told: str) -> None:
    """A finding, exit code 1, no file."""
    office.write("旧.docx", strangers.docx(para("甲。")))
    office.write(name, data)
    run = office.run("redline", "旧.docx", name, "--format", "concise")
    assert (run.code, run.out) == (1, "")
    assert f"错误 {told}: " in run.err
    assert sorted(path.name for path in office.folder.iterdir()) == sorted({".git", "旧.docx", name})


@pytest.mark.parametrize(
    ("arguments", "told", "hint"),
    [
        (["甲.docx", "无.docx"], "没有这个文件：无.docx", "检查文件名和所在文件夹"),
        (["甲.docx", "乙.xyz"], "不知道 乙.xyz 是什么文件：名称不以 .docx、.yaml 结尾", "写明 .docx 或事实文件"),
        (["甲.docx", "乙.docx", "-o", "甲.docx"], "甲.docx 就是要比较的文件，没有覆盖", "换一个文件名（-o）"),
        (["甲.docx", "乙.docx", "-o", "出.pdf"], "花脸稿的文件名要以 .docx 结尾，写的是 出.pdf", "例如 -o 出.docx"),
    ],
)
def test_wrong_use(office: Any, arguments: list[str], told: str, hint: str) -> None:
    """Exit code 2, what is wrong and what to do."""
    for name in ("甲.docx", "乙.docx", "乙.xyz"):
        office.write(name, strangers.docx(para("甲。")))
    run = office.run("redline", *arguments)
    assert (run.code, run.out, run.err) == (2, "", f"错误：{told}\n  改法：{hint}\n")
