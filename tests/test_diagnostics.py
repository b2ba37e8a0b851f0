"""Findings as values: severity, outcome, order, near names."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Diagnostic, Outcome, Severity, arrange, beside, near
from reportgen.source import Place, Source, Span


def at(line: int, column: int = 1, file: str = "甲.yaml", code: str = "RG201", message: str = "m") -> Diagnostic:
    return Diagnostic(code, message, Place(Source(file, ""), Span(line, column, line, column + 1)))


def test_a_finding_has_its_codes_level_unless_it_has_its_own() -> None:
    """RG201 is an error and RG114 a warning; a level given to one finding wins."""
    assert Diagnostic("RG201", "m").severity is Severity.ERROR
    assert Diagnostic("RG114", "m").severity is Severity.WARNING
    assert Diagnostic("RG201", "m", level=Severity.NOTE).is_error is False
    assert [s.label for s in Severity] == ["错误", "警告", "提示"]


@pytest.mark.parametrize(
    ("value", "diagnostics", "failed"),
    [(1, (), False), (None, (), True), (1, (at(1),), True), (1, (at(1, code="RG114"),), False)],
)
def test_an_outcome_fails_without_a_value_or_with_an_error(
    value: int | None, diagnostics: tuple[Diagnostic, ...], failed: bool
) -> None:
    """Warnings alone do not fail."""
    assert Outcome(value, diagnostics).failed is failed


def test_findings_are_sorted_by_file_and_place_without_doubles() -> None:
    """Those without a place come first; equal ones once; the order they were found in does not matter."""
    bare = Diagnostic("RG901", "m")
    found = [at(2), at(1, 5), at(1, 3), at(9, file="丙.yaml"), bare, at(1, 3), at(1, 3, code="RG202")]
    wanted = (bare, at(9, file="丙.yaml"), at(1, 3), at(1, 3, code="RG202"), at(1, 5), at(2))

    assert arrange(found) == wanted
    assert arrange(reversed(found)) == wanted


@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("受里", ("是否想写：受理？",)),
        ("案件受理", ("是否想写：受理？",)),
        ("水利", ()),
        ("水", ()),
        ("受理数", ("是否想写：受理？",)),
    ],
)
def test_near_names_are_offered_and_far_ones_are_not(name: str, hints: tuple[str, ...]) -> None:
    """A name that is close, or holds a known one, is asked back; a strange one is not."""
    assert near(name, ["受理", "审结", "上期结转"]) == hints


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("不是", "Word 文件", "不是 Word 文件"),
        ("reportgen", "的", "reportgen 的"),
        ("不是", "事实文件", "不是事实文件"),
        ("", "Word", "Word"),
        ("“甲”", "A", "“甲”A"),
    ],
)
def test_a_space_stands_where_chinese_and_latin_meet(before: str, after: str, said: str) -> None:
    assert beside(before, after) == said
