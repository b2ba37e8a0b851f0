"""The documents of this folder: who made each, and which faults of format were put into it, and where.

`looks` names how the fault shows in what is read (a row of PROBES in test_foreign_documents.py), `found` is the value
there; "文字" is a fault of the text itself. `paragraph` counts from 1; 0 is the whole document. `rule` says what the
format check should call it. `RIGHT` lists what is as it should be, for a check that must not cry wolf.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault and where it shows."""

    rule: str
    looks: str
    found: object
    paragraph: int = 0


MAKERS = {
    "docx-mailmerge.docx": "docx-mailmerge 0.5 from a template of python-docx",
    "docxcompose.docx": "docxcompose 2.2, two documents joined",
    "docxtpl.docx": "docxtpl 0.20 from a template of python-docx",
    "html-to-docx.docx": "html-to-docx 1.8 (npm) from HTML",
    "htmldocx.docx": "htmldocx 0.0.6 from HTML",
    "libreoffice-doc.docx": "LibreOffice 7.4 from .doc, which it made itself",
    "libreoffice-html.docx": "LibreOffice 7.4 from HTML",
    "libreoffice-odt.docx": "LibreOffice 7.4 from OpenDocument",
    "node-docx.docx": "docx 9 (npm)",
    "pandoc-plain.docx": "pandoc 3.9 from Markdown",
    "pandoc-reviewed.docx": "pandoc 3.9 from Markdown, with a reference document and tracked changes",
    "python-docx-official.docx": "python-docx 1.2, styles set",
    "python-docx-plain.docx": "python-docx 1.2, its own template",
    "word-boxes.docx": "by hand in the way of Word: text boxes, content controls, fields, merged cells",
    "word-lists.docx": "by hand in the way of Word: its own lists",
    "word-reviewed.docx": "by hand in the way of Word: changes of two reviewers, comments, notes",
    "word-strict.docx": "by hand in the strict form of ISO 29500",
    "wps.docx": "by hand in the way of WPS",
}
_LETTER = Fault("纸张", "纸张", (215.9, 279.4))
_NO_NUMBER = Fault("页码", "页码", ())
FAULTS: dict[str, tuple[Fault, ...]] = {
    "docx-mailmerge.docx": (
        Fault("页边", "上", 25.4),
        Fault("页边", "下", 25.4),
        Fault("日期写法", "文字", "2025年01月06日", 11),
    ),
    "docxcompose.docx": (
        Fault("纸张", "末节纸张", (215.9, 279.4)),
        Fault("附件字体", "字体", "仿宋_GB2312", 13),
        Fault("表头重复", "表头", False, 15),
    ),
    "docxtpl.docx": (
        Fault("标题序号", "文字", "四、工作打算", 11),
        Fault("二级标题加粗", "加粗", True, 7),
        Fault("一级标题缩进", "首行", None, 4),
        Fault("双页页码居左", "双页页码", "center"),
    ),
    "html-to-docx.docx": (
        _LETTER,
        Fault("正文字体", "字体", "宋体", 3),
        Fault("正文字号", "字号", 12.0, 3),
        Fault("首行缩进", "首行", None, 3),
        Fault("行距", "行距", 1.0, 3),
        Fault("标题字号", "字号", 24.0, 1),
        Fault("标题居中", "对齐", "", 1),
        Fault("正文加粗", "加粗", True, 5),
    ),
    "htmldocx.docx": (
        _NO_NUMBER,
        Fault("页边", "左", 31.8),
        Fault("正文字号", "字号", 11.0, 3),
        Fault("正文颜色", "颜色", "C00000", 3),
        Fault("一级标题字体", "字体", "宋体", 4),
        Fault("首行缩进", "首行", None, 5),
        Fault("日期写法", "文字", "青禾镇人民政府\v二〇二五年一月二十日", 14),
    ),
    "libreoffice-doc.docx": (
        Fault("页边", "左", 25.0),
        Fault("正文字体", "字体", "宋体", 6),
        Fault("一级标题字号", "字号", 15.0, 11),
        Fault("首行缩进", "首行", None, 12),
    ),
    "libreoffice-html.docx": (
        _NO_NUMBER,
        Fault("页边", "上", 10.0),
        Fault("标题字号", "字号", 24.0, 1),
        Fault("正文字号", "字号", 12.0, 3),
        Fault("首行缩进", "首行", None, 5),
    ),
    "libreoffice-odt.docx": (
        Fault("页边", "下", 26.5),
        Fault("主送冒号", "文字", "松岭县人民代表大会常务委员会", 2),
        Fault("正文字号", "字号", 14.0, 5),
        Fault("页码字体", "页码字体", "仿宋_GB2312"),
    ),
    "node-docx.docx": (
        Fault("双页页码居左", "双页页码", "right"),
        Fault("首行缩进", "首行", None, 9),
        Fault("正文字号", "字号", 14.0, 9),
        Fault("行距", "行距", 2.0, 9),
    ),
    "pandoc-plain.docx": (
        _NO_NUMBER,
        Fault("纸张", "纸张", (None, None)),
        Fault("正文字体", "字体", "等线", 3),
        Fault("正文字号", "字号", 12.0, 3),
        Fault("标题字号", "字号", 28.0, 1),
        Fault("首行缩进", "首行", None, 3),
        Fault("一级标题字号", "字号", 20.0, 4),
    ),
    "pandoc-reviewed.docx": (
        _NO_NUMBER,
        Fault("页边", "左", 35.0),
        Fault("二级标题字号", "字号", 14.0, 5),
        Fault("首行缩进", "首行", None, 3),
        Fault("日期写法", "文字", "2025年元月8日", 16),
        Fault("成文日期位置", "对齐", "", 16),
    ),
    "python-docx-official.docx": (
        Fault("页边", "左", 25.0),
        Fault("正文字体", "字体", "宋体", 6),
        Fault("一级标题字号", "字号", 15.0, 11),
        Fault("首行缩进", "首行", None, 12),
        Fault("空格缩进", "文字", "　　基层执法力量不足，乡镇法制审核人员仅有9名。", 12),
    ),
    "python-docx-plain.docx": (
        _LETTER,
        _NO_NUMBER,
        Fault("页边", "左", 31.8),
        Fault("标题字体", "字体", "宋体", 1),
        Fault("标题字号", "字号", 26.0, 1),
        Fault("标题居中", "对齐", "", 1),
        Fault("主送冒号", "文字", "青禾镇人民代表大会:", 2),
        Fault("正文字号", "字号", 11.0, 3),
        Fault("首行缩进", "首行", None, 3),
        Fault("一级标题加粗", "加粗", True, 4),
        Fault("表头重复", "表头", False, 10),
        Fault("日期写法", "文字", "2025.1.20", 20),
    ),
    "word-boxes.docx": (
        Fault("主送冒号", "文字", "青禾镇人民代表大会:", 4),
        Fault("表头重复", "表头", False, 11),
    ),
    "word-lists.docx": (
        Fault("网格", "网格", 30.0),
        Fault("标题序号写法", "编号", "(一)", 4),
        Fault("标题序号", "编号", "五、", 13),
        Fault("标题序号", "编号", "", 16),
    ),
    "word-reviewed.docx": (
        Fault("未接受的修订", "修订", ("赵科长", "钱主任")),
        Fault("未处理的批注", "批注", ("钱主任",)),
    ),
    "word-strict.docx": (
        _NO_NUMBER,
        Fault("页边", "左", 25.0),
        Fault("一级标题字体", "字体", "宋体", 5),
    ),
    "wps.docx": (
        Fault("页边", "左", 31.8),
        Fault("网格", "网格", 15.6),
        Fault("一级标题字体", "字体", "仿宋_GB2312", 3),
        Fault("一级标题加粗", "加粗", True, 3),
        Fault("标题序号", "文字", "一、依申请公开", 5),
        Fault("正文字体", "字体", "宋体", 4),
        Fault("正文字号", "字号", 14.0, 4),
        Fault("首行缩进", "首行", None, 4),
        Fault("空格缩进", "文字", "    通过网站公开信息318条，其中惠农补贴类97条。", 4),
        Fault("日期写法", "文字", "二〇二五年一月二十日", 9),
    ),
}
_OFFICIAL = ("纸张", "标题字体", "标题字号", "标题居中", "主送冒号", "网格")
RIGHT: dict[str, tuple[str, ...]] = {
    "docx-mailmerge.docx": (*_OFFICIAL, "正文字体", "正文字号", "首行缩进", "标题序号", "页码"),
    "docxtpl.docx": (*_OFFICIAL, "页边", "正文字体", "正文字号", "首行缩进", "日期写法"),
    "python-docx-official.docx": (*_OFFICIAL, "标题序号", "日期写法", "页码", "二级标题字体"),
    "word-lists.docx": ("纸张", "页边", "标题字体", "正文字体", "正文字号", "主送冒号", "日期写法", "页码"),
    "word-reviewed.docx": (*_OFFICIAL, "页边", "正文字体", "正文字号", "首行缩进", "标题序号", "日期写法", "页码"),
}
"""What was set right with care; a format check that finds a fault there is wrong."""
