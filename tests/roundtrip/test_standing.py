"""What became of each printed number: kept, moved, typed over, taken out; and what was put in."""

from __future__ import annotations

import pytest

from reportgen.document.looks import Slot, Tracked, Words
from reportgen.document.nodes import Run
from reportgen.origin import Expression, Fact, Literal, Origin, Program
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.standing import Stand, stand
from reportgen.source import Source, line_place

PLACE = line_place(Source("2024.yaml", "47"), 1)
ORIGINS: dict[str, Origin] = {
    "": Literal("a.md.j2", 1),
    "受理": Fact("行政复议.受理", PLACE),
    "合计": Expression("a.md.j2", 2, ("行政复议.受理", "行政复议.审结")),
    "内容": Fact("正文.举措[0].内容", PLACE),
    "序号": Program("序号"),
}
FIGURES = {"行政复议.受理", "行政复议.审结"}


def printed(*runs: tuple[str, str], slot: Slot | None = None) -> Printed:
    """A paragraph out of (text, name of its origin)."""
    return Printed("正文", tuple(Run(text, ORIGINS[name]) for text, name in runs), slot)


def words(*texts: str) -> list[Words]:
    return [Words(number, text, "正文") for number, text in enumerate(texts, 1)]


def fates(found: Stand) -> list[tuple[str, str | None]]:
    """(as printed, as it stands) of each number."""
    return [(s.before.said, s.after.said if s.after else None) for s in found.standings]


def put_in(found: Stand) -> list[str]:
    return [s.stretch.said for s in found.strays]


SENTENCE = (("全年受理申请", ""), ("47", "受理"), ("件，其中", ""), ("300余", "合计"), ("件办结。", ""))


@pytest.mark.parametrize(
    ("now", "fate", "strays"),
    [
        ("全年受理申请47件，其中300余件办结。", ["47", "300余"], []),
        ("全年受理申请49件，其中300余件办结。", ["49", "300余"], []),
        ("全年受理申请147件，其中300余件办结。", ["147", "300余"], []),
        ("全年受理申请47件，其中300件办结。", ["47", "300"], []),
        ("全年受理申请47余件，其中300余件办结。", ["47余", "300余"], []),
        ("全年受理申请近47件，其中300余件办结。", ["近47", "300余"], []),
        ("全年受理申请四十七件，其中300余件办结。", ["四十七", "300余"], []),
        ("全年收到复议申请47件，其中300余件办结。", ["47", "300余"], []),
        ("全年受理申请47件，其中300余件办结，另有5件撤回。", ["47", "300余"], ["5"]),
        ("申请全年受理，共47件；300余件办结。", ["47", "300余"], []),
        ("其中300余件办结，全年受理申请47件。", ["47", "300余"], []),
        ("全年受理申请300余件，其中47件办结。", ["300余", "47"], []),
        ("全年受理申请49件，比原报47件多，其中300余件办结。", ["49", "300余"], ["47"]),
        ("全年受理申请若干，其中300余件办结。", ["若干", "300余"], []),
        ("全年受理申请，其中300余件办结。", [None, "300余"], []),
    ],
)
def test_a_number_in_a_sentence(now, fate, strays):
    """Each is told as it stands; what is merely moved or has other words around it was not typed over."""
    found = stand([printed(*SENTENCE)], words(now), FIGURES)

    assert [after for _, after in fates(found)] == fate
    assert put_in(found) == strays


def test_a_paragraph_that_is_gone_took_its_numbers_along():
    """No paragraph, no stretch; the numbers of the others stand where they are now."""
    other = printed(("另有一段文字，办结", ""), ("12", "受理"), ("件案件。", ""))

    found = stand([printed(*SENTENCE), other], words("另有一段文字，办结12件案件。"), FIGURES)

    assert fates(found) == [("47", None), ("300余", None), ("12", "12")]
    assert [s.after.number for s in found.standings if s.after] == [1]


def test_numbers_of_an_added_paragraph_stand_in_no_fact():
    """Its ordinal is no number of its own."""
    found = stand([printed(*SENTENCE)], words("全年受理申请47件，其中300余件办结。", "3.新建站点5个，投入2.5万元。"), FIGURES)

    assert put_in(found) == ["5", "2.5"]
    assert [s.stretch.number for s in found.strays] == [2, 2]


def test_numbers_in_narrative_are_followed_one_by_one():
    """A text of the facts is no figure as a whole: a word that was changed in it is no number."""
    text = printed(("召开专题会议3次，出台制度2项。", "内容"))

    found = stand([text], words("召开专门会议4次，出台制度2项。"), FIGURES)

    assert fates(found) == [("3", "4"), ("2", "2")]
    assert {name for s in found.standings for name in s.names} == {"正文.举措[0].内容"}


def test_the_programs_numbering_is_no_figure():
    """1. that became 2. is nobody's number."""
    found = stand([printed(("1.", "序号"), ("抓落实。", ""))], words("2.抓落实。"), FIGURES)

    assert (fates(found), put_in(found)) == ([], [])


def test_cells_are_held_against_the_cells_of_their_place():
    """A table of equal numbers, one of which was changed: no other cell is taken for it."""
    slots = [Slot(0, row, column) for row in range(3) for column in range(3)]
    old = [printed(("3", "受理"), slot=slot) for slot in slots]
    texts = ["3"] * 9
    texts[4] = "5"
    new = [Words(n, text, "表", slot=slot) for n, (text, slot) in enumerate(zip(texts, slots), 1)]

    found = stand(old, new, FIGURES)

    assert [s.after.number for s in found.standings if s.after and not s.kept] == [5]
    assert [s.after.said for s in found.standings if s.after] == texts


def test_cells_of_a_table_with_another_row_are_found_by_their_text():
    """A row was put in: its numbers stand in no fact."""
    old = [printed((text, "受理"), slot=Slot(0, row, 0)) for row, text in enumerate(("31", "42", "53"))]
    new = [Words(row + 1, text, "表", slot=Slot(0, row, 0)) for row, text in enumerate(("31", "99", "42", "53"))]

    found = stand(old, new, FIGURES)

    assert fates(found) == [("31", "31"), ("42", "42"), ("53", "53")]
    assert put_in(found) == ["99"]


def test_who_changed_a_number_is_told_where_it_is_tracked():
    """Of two changes in a sentence each has its author."""
    changed = (Tracked("插入", 6, 8, "", "张三", "2025-03-01"), Tracked("插入", 17, 18, "", "李四", "2025-03-01"))
    [one] = words("全年受理申请49件，其中300余件，5件撤回。")

    found = stand([printed(*SENTENCE)], [one._replace(tracked=changed)], FIGURES)

    assert [(s.before.said, s.author) for s in found.standings if not s.kept] == [("47", "张三")]
    assert [(s.stretch.said, s.author) for s in found.strays] == [("5", "李四")]


def test_words_own_number_of_a_paragraph_is_no_change():
    """A label that Word sets itself is read with the text."""
    one = Words(1, "抓落实3次。", "正文", label="1.")

    found = stand([printed(("1.", "序号"), ("抓落实", ""), ("3", "受理"), ("次。", ""))], [one], FIGURES)

    assert (fates(found), put_in(found)) == ([("3", "3")], [])
