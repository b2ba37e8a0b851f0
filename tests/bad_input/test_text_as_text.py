"""Facts that look like markup are no fault: they print as themselves."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reportgen.checks.wording.table import WORDING

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRIAL = "名称: 试点型\n标题: 关于法治政府建设情况的报告\n章节:\n  - {键: 情况, 标题: 工作情况, 体例: {小标题: 一是}}\n"


def paragraphs(path: Path) -> list[str]:
    """The text of each paragraph of a .docx."""
    root = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")]


@pytest.mark.parametrize(
    "text",
    [
        "处理<w:p>和</w:p>的问题。",
        "使用**重点**和__下划线__标记。",
        "# 开头的文字。",
        "## 像标题的文字。",
        "| 甲 | 乙 |",
        "甲|乙&丙&amp;丁<戊>己。",
        "- 像要点的文字。",
        "  - 像下级要点的文字。",
        "集合{甲，乙}和{ }不是引用。",
        "1. 像编号的文字。",
        "路径 C:\\报告\\2024 和 `代码`。",
        "> 像引文的文字。",
        "😀与𠮷（增补平面的字）照印。",
    ],
)
def test_text_of_facts_is_never_markup(text: str, office: Any) -> None:
    """Whatever a clerk writes stands in the document word for word, in a text, a point and an attachment's name."""
    office.write("templates/trial/pack.yaml", TRIAL)
    office.write("办公室.yaml", "检查:\n" + "".join(f"  {check.code}: 提示\n" for check in WORDING))
    office.write(
        "data/2024.yaml",
        "模板: trial\n年度: 2024\n单位: {名称: 云岭区人民政府}\n"
        f"公文:\n  成文日期: 2025-02-24\n  附件:\n    - |-\n      {text.strip()}\n"
        f"正文:\n  情况:\n    导语: |2\n        {text}\n    要点:\n      - |\n        {text.strip()}\n",
    )

    run = office.run("build", "data/2024.yaml")

    assert run.code == 0, run.err
    printed = paragraphs(Path("output/2024.docx"))
    assert sum(text.strip() in line for line in printed) >= 3, printed
