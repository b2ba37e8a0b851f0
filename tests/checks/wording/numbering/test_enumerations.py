"""一是, 二是, 三是: a step missing, doubled, or without a mark before it."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.numbering.enumerations import enum_gap
from reportgen.lines import HEADING, PARAGRAPH, Line


def said(text: str) -> list[str]:
    return [flaw.message for flaw in enum_gap(prose(text.replace("⏎", "\n")))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一是甲；三是丙。", "“一是”之后直接是“三是”，缺“二是”"),
        ("一是领导带头；三是务实。", "“一是”之后直接是“三是”，缺“二是”"),
        ("一是甲；二是乙；二是丙。", "“二是”前面已经有了"),
        ("一是甲；一是乙；二是丙。", "“一是”前面已经有了"),
        ("一是甲；二是乙；二是丙；四是丁。", "“二是”前面已经有了"),
        ("一是甲；二是乙；四是丙；四是丁。", "“四是”前面已经有了"),
        ("一是甲。⏎二是乙。⏎四是丁。", "“二是”之后直接是“四是”，缺“三是”"),
        ("（一）健全机制，压实责任。二是乙。三是丙。", "“二是”之前没有“一是”"),
        ("第一，甲；第二，乙；第四，丁。", "“第二”之后直接是“第四”，缺“第三”"),
        ("其一，甲；其三，丙。", "“其一”之后直接是“其三”，缺“其二”"),
        ("一要甲；三要丙。", "“一要”之后直接是“三要”，缺“二要”"),
        ("十一是甲；十三是乙。", "“十一是”之后直接是“十三是”，缺“十二是”"),
    ],
)
def test_a_wrong_step_is_one_finding(text, message) -> None:
    """Within a paragraph, or over paragraphs that begin with a step."""
    assert said(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "一是甲；二是乙；三是丙。",
        "一是甲，做到一是子，二是丑；二是乙。",
        "一是甲：一是子；二是丑。二是乙。三是丙。",
        "问题：一是甲，二是乙。措施：一是子，二是丑，三是寅。",
        "首先是甲；二是乙；三是丙。",
        "一是甲；二要乙；三是丙。",
        "三是丙。⏎四是丁。",
        "做到一是一、二是二。",
        "唯一是非标准；之一是甲；统一是子；周二是假日。",
        "具备三要素、五要件；一是甲；二是乙。",
        "居全省第一，居全市第三。",
        "第一，第二产业用地审批提速。",
        "所谓“一是”“三是”只是举例。",
        "任务全部完成。二是加强培训。",
    ],
)
def test_a_right_series_is_silent(text) -> None:
    """Nested, begun anew, counted otherwise, or words that only look like steps."""
    assert said(text) == []


def test_a_heading_begins_a_new_series() -> None:
    """Whether it has a number or not."""
    rows = [(PARAGRAPH, "一是甲。"), (HEADING, "存在问题"), (PARAGRAPH, "一是乙。"), (PARAGRAPH, "二是丙。")]
    with_headings = prose("")
    with_headings = type(with_headings)(tuple(Line(kind, text) for kind, text in rows), with_headings.lexicon)

    assert not [*enum_gap(with_headings)]
    assert said("一是甲。⏎（二）存在问题⏎一是乙。⏎二是丙。") == []
    assert said("一是甲。⏎一是乙。⏎二是丙。") == ["“一是”前面已经有了"]
