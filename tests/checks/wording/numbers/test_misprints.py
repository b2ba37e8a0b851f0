"""Numbers that may be misprints of others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checks.trial import names
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.wording.numbers.amounts import Amount
from reportgen.checks.wording.numbers.misprints import may_come_of, may_miss, meant, misprints

NUMBERS = st.integers(10, 10**6).map(str)


def amount(digits: str, scale: str = "", unit: str = "件") -> Amount:
    """An amount wherever it stands."""
    return Amount(0, len(digits), digits, scale, unit)


@pytest.mark.parametrize("other", ["128", "1268", "12", "28", "281", "18", "122"])
def test_one_digit_apart(other: str) -> None:
    """One digit is another, is missing or too much, or two stand in each other's place."""
    wanted = {"128": "126", "1268": "128", "12": "128", "28": "128", "281": "218", "18": "128", "122": "128"}

    assert wanted[other] in set(misprints(other))


@given(NUMBERS, st.data())
def test_a_slip_and_its_mending_are_one_step(number: str, data: st.DataObject) -> None:
    """What a number may be a misprint of may be a misprint of that number."""
    other = data.draw(st.sampled_from(sorted(m for m in set(misprints(number)) if m)))

    assert number == other or number in set(misprints(other))


def test_amounts_keep_their_form() -> None:
    """No number begins or ends with a point or has two of them; numerals of words have no misprints."""
    found = {item.digits for item in meant(amount("12.5", "万", "元"))}

    assert {"1.25", "125", "12.8", "12.55"} <= found
    assert not [digits for digits in found if digits.count(".") > 1 or not (digits[0] + digits[-1]).isdigit()]
    assert list(meant(amount("十二"))) == []


@pytest.mark.parametrize(
    ("parts", "total", "said"),
    [
        (["121", "63", "17"], "211", True),  # 201: a digit of the total
        (["121", "36", "17"], "201", True),  # 63: exchanged
        (["121", "63", "7"], "201", True),  # 17: lost
        (["71", "44", "39"], "258", False),  # of others
        (["1846", "17"], "103275", False),
        (["30", "21"], "50", True),
    ],
)
def test_parts_and_total(parts: list[str], total: str, said: bool) -> None:
    """Parts miss a total by a misprint or by little, or are not its parts."""
    assert may_miss([amount(p) for p in parts], [amount(total)], Decimal(0)) is said


def test_rounded_parts_miss_by_their_slack() -> None:
    """412.6万 and 87.4万 are 500万 give or take."""
    parts = [amount("412.6", "万", "元"), amount("81.3", "万", "元")]

    assert may_miss(parts, [amount("500", "万", "元")], Decimal(1000))
    assert not may_miss(parts, [amount("620", "万", "元")], Decimal(1000))


@pytest.mark.parametrize(
    ("said", "of", "is_meant"),
    [
        ("58.1", ("47", "55"), False),
        ("58.4", ("17", "31"), True),  # 54.8: exchanged
        ("95.1", ("40", "47"), True),  # 85.1
        ("38.7", ("11.4", "18.6"), False),
        ("90.2", ("46", "57"), True),  # 46 is a misprint of 51.4? of 80.7: near
    ],
)
def test_rates_and_their_numbers(said: str, of: tuple[str, str], is_meant: bool) -> None:
    """A rate that two numbers nearly make is theirs, one that they make nothing of is another's."""
    pair = amount(of[0]), amount(of[1])

    found = may_come_of(
        amount(said, unit="%"),
        pair,
        lambda a, b: a.value * 100 / b.value,
        lambda item, r: abs(item.value - r) < Decimal("0.05"),
    )
    assert found is is_meant


CLEAN = """\
来信263件，办结258件，办结率98.1%。反映较多的是招生入学、违规补课和食品安全问题，分别为71件、44件和39件，三项合计154件。
接待3128人次，16个工作站接待8416人次，站均526人次，143个工作室接待11297人次，室均79人次。
平均承诺时限4.2个工作日，比法定时限的18.5个工作日减少14.3个工作日，压减77.3%。
乡镇案件较2022年的341件增加246件，增长72.1%。
发现隐患103275项，其中重大隐患1846项；完成整改102118项，整改率98.9%，重大隐患已整改1829项，其余17项均已管控。
优良天数比例为86.3%，比上年的83.9%上升2.4个百分点，细颗粒物年均浓度下降7.1%。
查处违法行为18.6万起，其中现场查处7.2万起、非现场查处11.4万起，现场查处占38.7%。
农药、兽药、种子抽检数量分别为45、30和25批次，检出不合格2批次。""".splitlines()


@pytest.mark.parametrize("text", CLEAN)
def test_numbers_of_others_are_not_held_against_one_another(text: str) -> None:
    """What differs by more than a slip is not the same thing."""
    assert names(text) == []
