"""Reading numbers with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.checks.wording.numbers.amounts import amounts

READ = {
    "受理47件": ("47", "件", False),
    "共300余人次": ("300", "人次", True),
    "约500名": ("500", "人", True),
    "资金1.5亿元": ("150000000", "元", False),
    "资金6835万余元": ("68350000", "元", True),
    "条目18.85万条": ("188500", "条", False),
    "共12,345份": ("12345", "份", False),
    "下降2.1个百分点": ("2.1", "个百分点", False),
    "满意率98.6％": ("98.6", "%", False),
    "80%以上": ("80", "%", True),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_number_with_its_unit(text: str, expected: tuple[str, str, bool]) -> None:
    """Scaled; marks of approximation are kept in mind."""
    (item,) = amounts(text)

    assert (item.value, item.unit, item.loose) == (Decimal(expected[0]), *expected[1:])
    assert text[item.start : item.end].startswith(item.digits)


@pytest.mark.parametrize("text", ["第47次会议", "A4纸", "GB15834", "３件", "1" * 16 + "件"])
def test_what_is_no_amount(text: str) -> None:
    """Ordinals, codes, wide digits, endless digits."""
    assert amounts(text) == ()
