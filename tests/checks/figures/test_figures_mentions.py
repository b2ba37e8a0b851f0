"""Finding the numbers of a text, and what they mean."""

from __future__ import annotations

import gc
import time

import pytest
from facts.sums import national

from reportgen.checks.figures.meaning import Meanings
from reportgen.checks.figures.mentions import PRINTED, QUOTED, TYPED, Mention, find_mentions
from reportgen.checks.figures.scope import elsewhere
from reportgen.checks.figures.vocabulary import Vocabulary, core, within
from reportgen.document.nodes import Inlines, Run
from reportgen.facts.numerals import plain
from reportgen.lines import CELL, HEADING, PARAGRAPH
from reportgen.origin import Expression, Fact, Literal, Origin
from reportgen.source import Place, Source, Span

PLACE = Place(Source("2024.yaml", ""), Span(1, 1, 1, 1))
TEXT = Fact("正文.举措", PLACE)
KNOWN = frozenset({"行政复议.受理"})


def mentions(text: str, origin: Origin = TEXT, kind: str = PARAGRAPH) -> tuple[Mention, ...]:
    """The numbers of one line."""
    return find_mentions([(kind, (Run(text, origin),))], KNOWN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理47件。", [("受理", "47", "件")]),
        ("走访320家、座谈3场次。", [("走访", "320", "家"), ("座谈", "3", "场")]),
        ("发放1,234,567份。", [("发放", "1234567", "件")]),
        ("金额6835.5万余元。", [("金额", "68355000", "元")]),
        ("金额1.2亿元。", [("金额", "120000000", "元")]),
        ("培训500余人次。", [("培训", "500", "人次")]),
        ("审查（含备案）6件。", [("审查", "6", "件")]),
        ("满意率98.5%，其中优98.5％。", [("满意率", "98.5", "%"), ("其中优", "98.5", "%")]),
        ("48名执法人员参训。", [("", "48", "人")]),
        ("处罚12宗、移送3起。", [("处罚", "12", "件"), ("移送", "3", "件")]),
        ("2024年10月8日，第3次会议研究。", []),
        ("示政〔2024〕5号，用时3个月、2个工作日。", []),
        ("提高3个百分点，召开10次会议。", []),
        ("1—6月、3-5件、3至5人。", [("3至", "5", "人")]),
        ("《要点（5项）》“3个1”7×24小时，12345热线。", []),
        ("A4纸，5G基站，12·4宪法日。", []),
    ],
)
def test_numbers_of_a_line(text: str, found: list[tuple[str, str, str]]) -> None:
    """A number with a unit that counts, and the words before it; dates, ordinals, spans and names are none."""
    assert [(m.lead, plain(m.figure.value), m.unit) for m in mentions(text)] == found


def test_who_wrote_a_number() -> None:
    """By the origin of its digits: the narrative, a quoted figure, a template."""
    content: Inlines = (
        Run("一、受理", TEXT),
        Run("47", Fact("行政复议.受理", PLACE)),
        Run("件，审结", TEXT),
        Run("40", Expression("模板", 1)),
        Run("件，在审7件", TEXT),
        Run("。办结12件。", Literal("模板", 2)),
    )
    found = find_mentions([(HEADING, (Run("二、安排", TEXT),)), (PARAGRAPH, content)], KNOWN)

    assert [(m.written, m.figure.text) for m in found] == [
        (QUOTED, "47"),
        (PRINTED, "40"),
        (TYPED, "7"),
        (PRINTED, "12"),
    ]
    assert {m.section for m in found} == {"一、受理47件，审结40件，在审7件"}


@pytest.mark.parametrize(
    ("path", "is_text"),
    [
        ("正文.举措", True),
        ("正文.举措[0]", True),
        ("正文.举措.要点[1].内容", True),
        ("正文.举措.要点[1]", True),
        ("公文.附件[0].内容", True),
        ("公文.附件[0].内容[2].内容", True),
        ("正文.举措[0].自评分", False),
        ("正文.举措[0].责任单位[0]", False),
        ("要素.截至", False),
        ("公文.标题", False),
    ],
)
def test_only_running_text_is_typed(path: str, is_text: bool) -> None:
    """要素 and 项目 are facts of their own."""
    assert bool(mentions("受理47件。", Fact(path, PLACE))) is is_text


def test_without_a_typed_number_nothing_is_read() -> None:
    """A report that only quotes costs nothing; cells of tables are looked at elsewhere."""
    assert mentions("受理47件。", Fact("行政复议.受理", PLACE)) == ()
    assert mentions("47件", kind=CELL) == ()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("全年共受理行政复议申请", "受理行政复议申请"),
        ("2024年度累计受理行政复议申请达", "受理行政复议申请"),
        ("我区“法律明白人”培训共", "法律明白人培训"),
        ("市政府办理人大代表建议", "办理人大代表建议"),
        ("全区民主法治示范村（社区）", "民主法治示范村"),
        ("", ""),
    ],
)
def test_the_core_of_words(words: str, left: str) -> None:
    """What is counted, without who, when and 共."""
    assert core(words) == left


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("受理复议申请", "受理行政复议申请", True),
        ("受理申请", "受理行政复议申请", False),  # too little is left
        ("收到复议申请", "受理行政复议申请", False),
        ("受理行政复议申请", "受理行政复议申请", False),  # that is the name itself
        ("受理申请复议", "受理行政复议申请", False),
    ],
)
def test_names_with_something_left_out(short: str, name: str, fits: bool) -> None:
    """Both ends must stand, in order, and most of the name."""
    assert within(short, name) is fits


@pytest.mark.parametrize(
    "sentence",
    ["受理48件，", "受理48件", "（", "“", "《", "约", "12,345,678,", "9", "共", "全年", "等", "48.", "4 8 件"],
)
def test_hostile_text_takes_linear_time(sentence: str) -> None:
    """Eight times the text takes about eight times as long, whatever it holds."""

    def seconds(length: int) -> float:
        text = (sentence * (length // len(sentence)))[:length] + "受理48件。"
        gc.collect()  # what other tests left is not collected within
        start = time.process_time()
        found = mentions(text)
        meanings = Meanings(Vocabulary(national(), ()), found)
        for mention in found[:500]:
            meanings.of(mention)
            elsewhere(mention, 2024)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(80_000) < 20 * seconds(10_000) + 0.5
