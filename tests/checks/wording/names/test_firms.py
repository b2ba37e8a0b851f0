"""Firms and law offices under two names."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.names.firms import firms


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("江西赣鄱律师事务所", "江西赣潘律师事务所"),
        ("湖南潇湘律师事务所", "湖南萧湘律师事务所"),
        ("云岭县恒达建设有限公司", "云岭县桓达建设有限公司"),
        ("云岭晨光司法鉴定所", "云岭辰光司法鉴定所"),
        ("广东明德致远律师事务所", "广东明德远致律师事务所"),
    ],
)
def test_a_slip_is_found(early, late) -> None:
    """Characters that look or sound alike, and those that changed places."""
    text = f"聘请{early}。{late}全年出具意见36份。"

    (flaw,) = firms(prose(text))

    assert early[-6:] in flaw.message
    assert flaw.start > text.index("。")


@pytest.mark.parametrize(
    "text",
    [
        "对云岭县宏盛建材有限公司、云岭县鸿盛建材有限公司罚款。",
        "聘请江西赣鄱律师事务所。江西赣江律师事务所出具意见。",
        "云岭县第一建筑公司中标。云岭县第二建筑公司整改。",
    ],
)
def test_two_firms_stay(text) -> None:
    """Those listed side by side, those of other names, those that are numbered."""
    assert list(firms(prose(text))) == []
