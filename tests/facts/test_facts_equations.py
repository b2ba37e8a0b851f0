"""Equations of 勾稽: reading, printing, faults at their place."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.equations import (
    LENGTH,
    OPERATORS,
    TERMS,
    Equation,
    EquationFault,
    Term,
    parse_equation,
    parse_sum,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲.一 == 乙.二", Equation((Term(1, "甲.一"),), "==", (Term(1, "乙.二"),))),
        ("甲.一<=乙.二", Equation((Term(1, "甲.一"),), "<=", (Term(1, "乙.二"),))),
        ("甲.一 >= 上年.乙.二", Equation((Term(1, "甲.一"),), ">=", (Term(1, "上年.乙.二"),))),
        ("甲.一 => 乙.二", Equation((Term(1, "甲.一"),), "=>", (Term(1, "乙.二"),))),
        ("甲.一 != 乙.二", Equation((Term(1, "甲.一"),), "!=", (Term(1, "乙.二"),))),
        (
            "甲.一 + 甲.二 - 甲.三 == 100",
            Equation((Term(1, "甲.一"), Term(1, "甲.二"), Term(-1, "甲.三")), "==", (Term(1, "", Decimal(100)),)),
        ),
        ("-甲.一 == 0.5", Equation((Term(-1, "甲.一"),), "==", (Term(1, "", Decimal("0.5")),))),
        ("+ 甲.一 == 1", Equation((Term(1, "甲.一"),), "==", (Term(1, "", Decimal(1)),))),
        ("\n甲.一\n==\n乙.二 ", Equation((Term(1, "甲.一"),), "==", (Term(1, "乙.二"),))),
        ("a.b2 == A_1.c", Equation((Term(1, "a.b2"),), "==", (Term(1, "A_1.c"),))),
    ],
)
def test_an_equation_is_read(text: str, expected: Equation) -> None:
    """Names, numbers, signs, spaces where one likes."""
    assert parse_equation(text) == expected


@pytest.mark.parametrize(
    ("text", "offset", "length", "message", "hint"),
    [
        ("甲.一 = 乙.二", 4, 1, "“=”", "写成 =="),
        ("甲.一 === 乙.二", 6, 1, "“=”", "写成 =="),
        ("甲.一 ＝ 乙.二", 4, 1, "“＝”", "写成 =="),
        ("甲.一 ≤ 乙.二", 4, 1, "“≤”", "写成 <="),
        ("甲.一 < 乙.二", 4, 1, "“<”", "写成 <="),
        ("甲.一 ＋ 甲.二 == 乙.二", 4, 1, "“＋”", "写成 +"),
        ("甲.一 － 甲.二 == 乙.二", 4, 1, "“－”", "写成 -"),
        ("甲.一 * 2 == 乙.二", 4, 1, "“*”", "只有加减"),
        ("(甲.一 + 甲.二) == 乙.二", 0, 1, "“(”", "只有加减"),
        ("甲.一 == 乙.二%", 10, 1, "“%”", "只有加减"),
        ("甲.一，乙.二", 3, 1, "“，”", "例如"),
        ("甲.一", 2, 1, "没有 ==", "例如"),
        ("", 0, 1, "没有 ==", "例如"),
        ("甲.一 == ", 5, 1, "一边是空的", "例如"),
        ("== 甲.一", 0, 2, "一边是空的", "例如"),
        ("甲.一 + == 乙.二", 4, 1, "没有写完", "例如"),
        ("甲.一 + + 甲.二 == 乙.二", 6, 1, "前面缺一项", "例如"),
        ("甲.一 甲.二 == 乙.二", 4, 3, "前面缺 + 或 -", "例如"),
        ("甲.一 <= 乙.二 <= 丙.三", 11, 2, "一条式子只写一个比较", "分成两条"),
        ("受理 == 乙.二", 0, 2, "“受理”不是 主题.指标", "键"),
        ("上年.受理 == 乙.二", 0, 5, "不是 主题.指标", "键"),
        ("甲.一 == 1234567890123456", 7, 16, "超过 15 位", "核对"),
        (" + ".join(["甲.一"] * (TERMS + 1)) + " == 1", 0, 3, f"超过 {TERMS} 项", "分成几条"),
        ("甲.一 == 1" + " " * LENGTH, 0, 1, f"超过 {LENGTH} 个字", "分成几条"),
    ],
)
def test_a_fault_has_its_place_and_its_mend(text: str, offset: int, length: int, message: str, hint: str) -> None:
    """What is no equation is told where it goes wrong and how to write it."""
    fault = parse_equation(text)

    assert isinstance(fault, EquationFault)
    assert (fault.offset, fault.length) == (offset, length)
    assert message in fault.message
    assert hint in fault.hint


def test_a_sum_has_no_comparison() -> None:
    """分子 and 分母 are sums alone."""
    assert parse_sum("甲.一 + 甲.二") == (Term(1, "甲.一"), Term(1, "甲.二"))
    fault = parse_sum("甲.一 == 甲.二")
    assert isinstance(fault, EquationFault)
    assert (fault.offset, fault.length) == (4, 2)


names = st.from_regex(r"[甲乙丙丁受理审结a-z][甲乙丙丁审结a-z0-9]{0,5}", fullmatch=True)
paths = st.builds(lambda last, a, b: f"{'上年.' if last else ''}{a}.{b}", st.booleans(), names, names)
numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
terms = st.one_of(
    st.builds(Term, st.sampled_from((1, -1)), paths, st.just(Decimal(0))),
    st.builds(lambda sign, number: Term(sign, "", number), st.sampled_from((1, -1)), numbers),
)
sides = st.lists(terms, min_size=1, max_size=8).map(tuple)


@given(st.builds(Equation, sides, st.sampled_from(OPERATORS), sides))
def test_what_is_printed_reads_the_same(equation: Equation) -> None:
    """An equation survives printing and reading; its names are those that stand in it."""
    again = parse_equation(str(equation))

    assert again == equation
    assert isinstance(again, Equation)
    assert str(again) == str(equation)
    assert set(again.names) == {t.name for t in (*equation.left, *equation.right)} - {""}


@given(st.text(st.sampled_from("甲乙.一=<>!+-* ()0123456789＝≤，年上"), max_size=60))
def test_nothing_crashes(text: str) -> None:
    """Any text is an equation, or a fault that lies within it."""
    found = parse_equation(text)

    if isinstance(found, EquationFault):
        assert 0 <= found.offset <= len(text)
        assert found.length >= 1
        assert found.message and found.hint
    else:
        assert parse_equation(str(found)) == found


@pytest.mark.parametrize("text", ["+" * 999, "甲.一+" * 300, "甲" * 999, "=" * 999, "1" * 999, ".甲" * 400])
def test_hostile_text_is_quick(text: str) -> None:
    """The work is bounded by the length."""
    start = time.perf_counter()
    parse_equation(text)
    assert time.perf_counter() - start < 0.5
