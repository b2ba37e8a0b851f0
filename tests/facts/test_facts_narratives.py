"""Quotes in narrative and the shapes that narrative may have."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import records
from reportgen.facts import narratives
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.model import Narrative, Passage, Piece
from reportgen.facts.narratives import NarrativeReader
from reportgen.facts.quotes import Named, fill
from reportgen.facts.schema import Slot, Writable
from reportgen.facts.values import Blank, Figure
from reportgen.source import Source
from reportgen.yaml_text.places import TextPlaces
from reportgen.yaml_text.tree import Scalar, parse

KNOWN = Writable({"导语": Slot(), "举措": Slot(("行政执法",))}, ("导语",))
NAMES = {
    "行政复议.受理": Named(Figure(Decimal(47), "47", (5,)), 5),
    "数字法治.归集": Named(Figure(Decimal(188500), "188500", (6,)), 6),
    "普法.活动": Named(Figure(Decimal(180), "180余", (7,), approx=True), 7),
    "行政复议.审结": Named(Blank("行政复议.审结"), 0),
    "应急.演练": Named(Blank("应急.演练", applicable=False, leaf=8), 8),
    "年度": Named("2024", 1),
    "单位.自称": Named("我区", 2),
}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("受理{{ 行政复议.受理 }}件。", "受理47件。"),
        ("受理{{行政复议.受理}}件，活动{{ 普法.活动 }}场。", "受理47件，活动180余场。"),
        ("归集{{ 数字法治.归集|万 }}条", "归集18.85万条"),
        ("归集{{ 数字法治.归集 | 万 }}条", "归集18.85万条"),
        ("{{ 行政复议.受理|汉字 }}个", "四十七个"),
        ("{{ 年度 }}年，{{ 单位.自称 }}", "2024年，我区"),
        ("集合{ }和{甲}、100%", "集合{ }和{甲}、100%"),
        ("", ""),
    ],
)
def test_quotes_are_looked_up(text: str, filled: str) -> None:
    """Figures as typed, or in one of the few formats; single braces are text."""
    passage, faults = fill(text, 9, NAMES)

    assert (str(passage), faults) == (filled, [])


def test_each_piece_knows_its_fact() -> None:
    """The narrative's own characters and the quoted figure's have their leaves."""
    assert fill("受理{{ 行政复议.受理 }}件", 9, NAMES)[0].pieces == (Piece("受理", 9), Piece("47", 5), Piece("件", 9))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共{{ 行政复议.受里 }}件", [("RG209", "{{ 行政复议.受里 }}")]),
        ("共{{ 行政复议.审结 }}件", [("RG211", "{{ 行政复议.审结 }}")]),
        ("共{{ 应急.演练 }}次", [("RG211", "{{ 应急.演练 }}")]),
        ("共{{ 行政复议.受理|千 }}", [("RG210", "{{ 行政复议.受理|千 }}")]),
        ("{{ 普法.活动|汉字 }}", [("RG210", "{{ 普法.活动|汉字 }}")]),
        ("{{ 年度|万 }}", [("RG210", "{{ 年度|万 }}")]),
        ("共{{ 行政复议.受理 + 1 }}", [("RG210", "{{")]),
        ("{% if 甲 %}乙", [("RG210", "{%")]),
        ("{# 注 #}", [("RG210", "{#")]),
        ("共｛｛ 甲 ｝｝", [("RG210", "｛｛")]),
        ("共{{ 行政复议.受理 }件", [("RG210", "{{")]),
        ("{% 甲 %}{{ 受里 }}，{{ 年度 }}{% 乙", [("RG210", "{%"), ("RG209", "{{ 受里 }}"), ("RG210", "{%")]),
    ],
)  # fmt: skip
def test_a_wrong_quote_is_found_at_its_characters(text: str, found: list[tuple[str, str]]) -> None:
    """Unknown and blank figures, formats that do not fit, and any other template syntax; the text stays as written."""
    faults = fill(text, 9, NAMES)[1]

    assert [(f.fault.code, text[f.offset : f.offset + f.length]) for f in faults] == found


@given(st.lists(st.sampled_from([*"{}%#|甲. ", "{{", "}}", "行政复议.受理", "年度", "\n"]), max_size=30).map("".join))
def test_any_text_can_be_filled(text: str) -> None:
    """Never an exception; without a fault no syntax is left, and faults lie within the text."""
    passage, faults = fill(text, 9, NAMES)

    assert faults or "{{" not in str(passage)
    assert all(text[f.offset : f.offset + f.length] for f in faults)


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    """A passage parts at line feeds, also within a piece; empty lines are none."""
    passage = Passage((Piece("甲\n\n  \n乙", 1), Piece("47", 2), Piece("\n", 1)))

    assert [str(line) for line in passage.lines()] == ["甲", "乙47"]


def narrative(text: str) -> tuple[Narrative | None, list[tuple[str, int, int]]]:
    """正文.举措, read against one theme and one sentence, with its findings."""
    source = Source("甲.yaml", text)
    root = parse(source).value
    assert root is not None
    reader = FactReader(source, Ledger())
    found = NarrativeReader(reader, NAMES, ("执法检查",)).read(root, KNOWN)
    return found.get("举措"), [(f.code, f.place.line, f.place.column) for f in reader.faults if f.place]


def test_all_forms_of_a_section_are_read() -> None:
    """A text; a list of points; heading, lead, points and close; points of each kind."""
    text, faults = narrative("举措: |\n  一段。\n  二段。\n")
    assert (text and str(text.lead), faults) == ("一段。\n二段。", [])

    points, faults = narrative(
        "举措:\n  标题: 自拟\n  导语: 导。\n  要点:\n    - 甲。\n    - {主题: 行政执法, 小标题: 执法, 内容: 乙。}\n"
        "    - {套用: 执法检查}\n    - {小标题: 丙, 导语: 丁, 要点: [戊。, {要点: [己。]}], 结语: 庚。}\n"
        "    - {主题: 行政执法}\n"
        "  结语: 完。\n"
    )
    assert faults == []
    assert points is not None
    assert [str(x) for x in (points.heading, points.lead, points.close)] == ["自拟", "导。", "完。"]
    first, second, third, fourth, fifth = points.points
    assert (str(first.text), second.theme, str(second.heading), str(second.text)) == (
        "甲。",
        "行政执法",
        "执法",
        "乙。",
    )
    assert (third.sentence, fifth.theme, fifth.text) == ("执法检查", "行政执法", None)
    assert [str(p.text) for p in (fourth.points[0], fourth.points[1].points[0])] == ["戊。", "己。"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("举措: [{要点: [{要点: [{要点: [甲。]}]}]}]\n", [("RG217", 1, 23)]),
        ("举措: [{内容: 甲。, 要点: [乙。]}]\n", [("RG217", 1, 19)]),
        ("举措: [{小标题: 甲}]\n", [("RG217", 1, 6)]),
        ("举措: [{}]\n", []),
        ("举措: [{小标题: 甲, 要点: []}]\n", [("RG217", 1, 6)]),
        ("举措: [{小标题: 甲, 要点: [~]}]\n", [("RG217", 1, 6)]),
        ("举措: [{小标题: 甲, 导语: 乙。, 要点: []}]\n", []),
        ("举措: {标题: 甲}\n", []),
        ("举措: {标题: 甲, 要点: []}\n", []),
        ("举措: {标题: 甲, 导语: 乙。}\n", []),
        ("导语: {标题: 甲, 导语: 乙。}\n", [("RG217", 1, 6)]),
        ("举措: [{小标题: 表一　甲, 内容: 乙。}]\n", [("RG222", 1, 12)]),
        ("举措: [{小标题: 表一类甲, 内容: 乙。}]\n", []),
        ("举措: {标题: 表一　甲, 导语: 乙。}\n", []),
        ("举措: {标题: 第一部分甲, 导语: 乙。}\n", [("RG222", 1, 10)]),
        ("举措: [{主题: 水利}]\n", [("RG215", 1, 11)]),
        ("举措: [{套用: 水利}]\n", [("RG215", 1, 11)]),
        ("举措: [[甲。]]\n", [("RG202", 1, 6)]),
        ("举措: {要点: 甲。}\n", [("RG202", 1, 10)]),
        ("措施: 甲。\n", [("RG201", 1, 1)]),
        ("举措: 见 #3 号。\n", [("RG114", 1, 7)]),
        ('举措: "见 #3 号。"\n', []),
        ("举措: |\n  见 #3 号。\n", []),
        ("举措: 见附件 # 待补\n", [("RG114", 1, 9)]),
        ("举措: |\n  力量不足，\n  经费不够\n  乙。\n", [("RG214", 2, 3), ("RG214", 3, 3)]),
        ("举措: ｜\n  甲。\n", [("RG109", 1, 5)]),
        ("举措: |\n  一段。\n\n  二段：\n  “三段”\n", []),
        ("举措: |\n  小节\n\n  正文。\n", []),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_found_at_its_place(text: str, faults: list[tuple[str, int, int]]) -> None:
    """Depth, mixed and empty points, numbers typed into headings, unknown names, cut-off and hand-wrapped text."""
    assert narrative(text)[1] == faults


def leaves(text: str) -> list[tuple[str, str, int, int]]:
    """The text of each piece of 举措 with the path and the place of its leaf."""
    source = Source("甲.yaml", text)
    root = parse(source).value
    assert root is not None
    reader = FactReader(source, Ledger())
    lead = NarrativeReader(reader, NAMES, ()).read(root, KNOWN)["举措"].lead
    assert lead is not None
    found = [
        (piece, reader.ledger.leaves[piece.leaf]) for piece in lead.pieces if piece.leaf < len(reader.ledger.leaves)
    ]
    return [(piece.text, leaf.path, leaf.place.line, leaf.place.column) for piece, leaf in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("举措: |\n  一段。\n", [("一段。", 2, 3)]),
        ("举措: |\n  一段。\n\n  二段。\n", [("一段。\n\n", 2, 3), ("二段。", 4, 3)]),
        (
            "举措: |\n\n  一段。\n  二{{ 没有 }}三。\n",
            [("\n", 1, 5), ("一段。\n", 3, 3), ("二", 4, 3), ("【没有】", 4, 3), ("三。", 4, 3)],
        ),
        ("举措: 一段。\n", [("一段。", 1, 5)]),
        ("举措: >\n  一段。\n\n  二段。\n", [("一段。\n二段。", 1, 5)]),
    ],
)  # fmt: skip
def test_each_paragraph_of_a_block_has_its_own_line(text: str, found: list[tuple[str, int, int]]) -> None:
    """Under `|` a paragraph is a datum: its place is its line, its path that of the whole."""
    assert leaves(text) == [(piece, "正文.举措", line, column) for piece, line, column in found]


@pytest.mark.parametrize("names", [["行政复议.受里"] * 500, [f"行政复议.受里{n}" for n in range(500)]])
def test_near_names_are_looked_for_a_few_times_only(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for one wrong name, and not for ever more of them; every quote is reported all the same."""
    calls: list[str] = []
    monkeypatch.setattr(records, "near", lambda name, _: calls.append(name) or ("是否想写：行政复议.受理？",))

    faults = narrative("举措: |\n" + "".join(f"  {{{{ {name} }}}}。\n" for name in names))[1]

    assert [(code, line) for code, line, _ in faults] == [("RG209", line) for line in range(2, 502)]
    assert len(calls) == min(len(set(names)), records.NEAR_LIMIT)


def test_lines_of_a_long_text_are_placed_without_reading_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offsets of its lines are found once, for quotes, for hand-wrapped lines and for paragraphs."""
    made: list[Scalar] = []

    class Counted(TextPlaces):
        def __init__(self, source: Source, scalar: Scalar, path: str = "") -> None:
            made.append(scalar)
            super().__init__(source, scalar, path)

    monkeypatch.setattr(narratives, "TextPlaces", Counted)

    faults = narrative("举措: |\n" + "  没有句号\n" * 500)[1]

    assert faults == [("RG214", line, 3) for line in range(2, 501)]
    assert len(made) == 1
