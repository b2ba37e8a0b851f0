"""Breaking titles into lines."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import titles
from reportgen.document.titles import LIMIT, WORDS, break_title
from reportgen.document.widths import width


def broken(text, *names):
    """The title's lines."""
    edges = [0, *break_title(text, names), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges)]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("关于2024年度法治政府建设情况的报告", []),
        ("云岭区人民政府关于|2024年度法治政府建设情况的报告", ["云岭区人民政府"]),
        ("开封市城乡一体化示范区管委会|关于2024年度法治政府建设情况的报告", ["开封市城乡一体化示范区管委会"]),
        ("荥阳市科学技术和工业信息化局|关于2023年度法治政府建设情况的报告", ["荥阳市科学技术和工业信息化局"]),
        ("云岭区司法局关于贯彻落实|《法治政府建设与责任落实督察工作规定》|情况的报告", ["云岭区司法局"]),
        ("关于2021—2025年法治政府建设|实施纲要贯彻落实情况的报告", []),
    ],
)
def test_real_titles(lines, names):
    """Titles as they are published break where a person would break them."""
    assert broken(lines.replace("|", ""), *names) == lines.split("|")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("云岭区政府办公室关于印发云岭区2024年度法治政府建设要点任务分工的通知", ["云岭区政府办公室", "云岭区"]),
        ("关于贯彻落实《法治政府建设实施纲要（2021—2025年）》“十四五”期间重点任务推进落实情况的自查报告", []),
        ("城乡一体化示范区管委会关于2024年度法治政府建设情况和2025年度工作安排的报告", ["城乡一体化示范区管委会"]),
        ("关于2024年度行政执法和行政复议、行政应诉情况的年度报告", []),
    ],
)
def test_lines_keep_together_what_belongs_together(title, names):
    """No line is over 20 characters, opens with 的, or parts 《…》 that fits on a line, a unit's name or a year."""
    lines = broken(title, *names)

    assert "".join(lines) == title
    assert 1 < len(lines) < 5
    assert all(width(line) <= LIMIT for line in lines)
    assert not any(line.startswith(("的", "》", "）", "、", "，")) for line in lines)
    for name in [*names, "2024年度", "2025年度", "“十四五”"]:
        assert title.count(name) == sum(line.count(name) for line in lines)


def test_a_name_longer_than_a_line_is_parted_between_its_words():
    """Never inside a word of it."""
    name = "中国（河南）自由贸易试验区开封片区管理委员会"
    assert broken(f"{name}关于2024年度法治政府建设情况的报告", name) == [
        "中国（河南）自由贸易试验区开封片区",
        "管理委员会关于2024年度",
        "法治政府建设情况的报告",
    ]


def test_a_work_title_within_the_limit_is_never_parted():
    """《…》 of 20 characters or less stays on one line."""
    lines = broken("云岭区司法局关于贯彻落实《法治政府建设与责任落实督察工作规定》有关情况的自查报告", "云岭区司法局")
    assert any("《法治政府建设与责任落实督察工作规定》" in line for line in lines)


def test_a_title_without_any_seam_is_cut_at_the_limit():
    """Where no break is allowed at all, lines are still not too long."""
    assert [len(line) for line in broken("甲" * 45)] == [20, 20, 5]


@given(st.lists(st.sampled_from([*WORDS, "甲乙丙丁戊", "2024年度", "《某规定》", "、"]), min_size=1, max_size=14))
def test_any_title_of_known_words(words):
    """Lines make up the title again, none too long, and none opens with 的 where a break elsewhere was possible."""
    title = "".join(words)
    lines = broken(title)

    assert "".join(lines) == title
    assert all(line for line in lines)
    assert all(width(line) <= LIMIT for line in lines)
    assert (len(lines) == 1) is (width(title) <= LIMIT)


@given(st.text(st.characters(exclude_categories=("Cs", "Co", "Cc")), min_size=1, max_size=60))
def test_any_text_at_all(text):
    """Whatever a title holds, its lines make it up again and no line is empty."""
    lines = broken(text)
    assert "".join(lines) == text
    assert all(lines)


@pytest.mark.parametrize(
    "title",
    [
        "和" * 2000,
        "云岭区人民政府关于印发行政执法工作方案的通知" * 90,
        "“甲" * 1000,
        "A1、" * 666,
        "和和和《法治政府建设与责任落实督察》" * 4 + "和" * 20,
        "和" * 81,
    ],
    ids=["words", "titles", "quotes", "Latin", "at the bound", "within it"],
)
def test_an_absurd_title_costs_no_more_than_its_length(title, monkeypatch):
    """It comes back whole, and no more lines are measured than a few for each of its characters."""
    measured = []
    monkeypatch.setattr(titles, "width", lambda text: measured.append(len(text)) or width(text))
    lines = broken(title, "云岭区人民政府")

    assert "".join(lines) == title
    assert all(width(line) <= LIMIT for line in lines)
    assert len(measured) < 100 * len(title)
    assert sum(measured) < 2000 * len(title)


@given(st.lists(st.sampled_from([*WORDS, "甲", "A1", "2024年度", "《某规定》", "、"]), min_size=50, max_size=1000))
@settings(max_examples=20)
def test_any_long_title(words):
    """However long it is, its lines make it up again and are not too long."""
    lines = broken("".join(words))

    assert "".join(lines) == "".join(words)
    assert all(line and width(line) <= LIMIT for line in lines)
