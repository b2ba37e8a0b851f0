"""layout.yaml: every number by its role."""

from __future__ import annotations

import re

import pytest

from reportgen.packs.layout import Face, read_layout
from reportgen.packs.search import builtin_root
from reportgen.source import Source

TEXT = (builtin_root().folder / "national/layout.yaml").read_text(encoding="utf-8")


def read(text):
    return read_layout(Source("layout.yaml", text))


def test_the_numbers_of_the_standard():
    """A4, 37 mm above, 28 mm at the spine, a box of 156 × 225 mm with 22 lines of 28 characters."""
    layout = read(TEXT).value

    assert (layout.page_width, layout.page_height, layout.top, layout.left) == (11906, 16838, 2098, 1588)
    assert round(layout.box_width / 56.6929, 1) == 156.0
    assert round(layout.box_height / 56.6929) == 225
    assert (layout.lines, layout.columns) == (22, 28)
    assert (layout.body_size, layout.title_size, layout.number_size, layout.table_size) == (32, 44, 28, 24)
    assert layout.body_face == Face("仿宋_GB2312", "仿宋")
    assert (layout.track, layout.char_space, layout.red) == (-6, -1024, "FF0000")
    assert (layout.sealed_right, layout.sealed_gap, layout.unsealed_right, layout.unsealed_gap) == (4, 3, 2, 1)
    assert (layout.mark_limit, layout.mark_top, layout.rule_gap, layout.rule_width) == (96, 1984, 160, 30)


ROWS = [
    (group, *row)
    for group, body in re.findall(r"^(\S+):\n((?:  .*\n?)+)", TEXT, re.M)
    for row in re.findall(r"^  (\S+): (\{[^}]*\}|\S+)", body, re.M)
]


def another(value):
    """A value of the same form."""
    if value.startswith("{"):
        return "{名称: 甲, 替代: 乙}"
    fixed = {"FF0000": "EE0000", "2号": "5号", "3号": "5号", "4号": "5号"}
    return fixed.get(value) or re.sub("[1-9]", lambda m: str(int(m[0]) % 9 + 1), value, count=1)


@pytest.mark.parametrize(("group", "key", "value"), ROWS)
def test_every_row_is_read_and_none_may_be_missing(group, key, value):
    """A row left out is RG203 with its path; a row changed changes the layout."""
    start = TEXT.index(f"{group}:\n")
    line = TEXT[TEXT.index(f"  {key}:", start) :].split("\n")[0]
    at = TEXT.index(line, start)
    without = read(TEXT[:at] + TEXT[at + len(line) :])
    changed = read(TEXT[:at] + f"  {key}: {another(value)}" + TEXT[at + len(line) :])

    assert [(d.code, d.path) for d in without.diagnostics] == [("RG203", f"{group}.{key}")]
    assert changed.value != read(TEXT).value


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("11906缇", "11906", "纸张.宽"),
        ("11906缇", "210 mm", "纸张.宽"),
        ("11906缇", "210厘米", "纸张.宽"),
        ("11906缇", "-210mm", "纸张.宽"),
        ("11906缇", "0mm", "纸张.宽"),
        ("11906缇", "宽", "纸张.宽"),
        ("-1024", "十", "网格.网格字间"),
        ("正文: 3号", "正文: 三号", "字号.正文"),
        ("正文: 3号", "正文: 0磅", "字号.正文"),
        ("表格: 12磅", "表格: 12", "字号.表格"),
        ("FF0000", "红", "版头.红色"),
        ("FF0000", "ff0000", "版头.红色"),
        ("4字", "4", "署名.用印右空"),
        ("3行", "-3行", "署名.用印空行"),
        ("纸张:\n  宽: 11906缇", "纸张:\n  宽: 40mm", "纸张"),
    ],
)
def test_wrong_values_are_told_at_their_place(old, new, path):
    """RG311 with the form that is wanted; a page without room for one character is told as well."""
    (fault,) = read(TEXT.replace(old, new, 1)).diagnostics
    assert (fault.code, fault.path) == ("RG311", path)


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("11906缇", "[1, 2]", "RG202", "纸张.宽"),
        ("{名称: 黑体, 替代: SimHei}", "黑体", "RG202", "字体.黑体"),
        ("{名称: 黑体, 替代: SimHei}", "{名称: 黑体}", "RG203", "字体.黑体.替代"),
        ("纸张:", "纸:", "RG201", "纸"),
        ("红色:", "颜色:", "RG201", "版头.颜色"),
    ],
)
def test_wrong_shapes_are_told_at_their_place(old, new, code, path):
    """Lists, texts and unknown keys where numbers belong."""
    assert (code, path) in [(d.code, d.path) for d in read(TEXT.replace(old, new, 1)).diagnostics]


@pytest.mark.parametrize(
    ("text", "twips"), [("10mm", 567), ("37mm", 2098), ("28.95磅", 579), ("579缇", 579), ("1.5磅", 30)]
)
def test_lengths_in_three_units(text, twips):
    """Millimetres, points and twips come to twips."""
    assert read(TEXT.replace("851缇", text, 1)).value.header == twips
