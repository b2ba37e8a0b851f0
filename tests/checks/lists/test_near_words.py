"""Words that are written for one another, and where two names part."""

from __future__ import annotations

import pytest

from reportgen.checks.lists.near_words import near, partings


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("措施", "举措", True),
        ("协作", "协调", True),
        ("监管", "监督管理", True),
        ("措施", "措施", False),
        ("机动车", "汽车", True),
        ("处罚", "许可", False),
        ("城市", "农村", False),
    ],
)
def test_words_that_are_near(one, other, said) -> None:
    """Near are those of one group; what names another thing is not."""
    assert near(one, other) is near(other, one) is said


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("甲市优化营商环境若干措施", "甲市优化营商环境若干举措", [("措施", "举措")]),
        ("法治建设工作要点", "法治建设要点", [("工作", "")]),
        ("2023年法治交通建设工作要点", "2023年度法治交通建设要点", [("", "度"), ("工作", "")]),
        ("协作配合办法", "协调配合办法", [("作", "调")]),
    ],
)
def test_where_two_names_part(one, other, expected) -> None:
    """In one place or in two."""
    assert [(part.one, part.other) for part in partings(one, other)] == expected


def test_a_part_of_a_word_is_judged_with_the_word() -> None:
    """作 and 调 alone are not near, 协作 and 协调 are."""
    (part,) = partings("协作配合办法", "协调配合办法")
    assert part.is_near()


def test_a_word_that_repeats_the_one_beside_it() -> None:
    """用水 after 供水 says little; 住房 after 农村 says another thing."""
    (echo,), (other,) = partings("农村供水办法", "农村供水用水办法"), partings("农村建设办法", "农村住房建设办法")
    assert echo.echoes()
    assert not other.echoes()


def test_a_word_more_is_read_at_both_its_ends() -> None:
    """管理 and 管理监督管理: what is added may begin or end with what stands beside it."""
    (part,) = partings("人员管理办法", "人员管理监督管理办法")
    assert part.added() == ["监督管理", "理监督管", "管理监督"]


def test_a_word_and_what_it_is_shortened_to() -> None:
    """科技 is made of 科学技术's characters; a name that has one more word is not."""
    (short,), (more,) = partings("县科学技术奖励办法", "县科技奖励办法"), partings("执法人员办法", "执法辅助人员办法")
    assert short.is_near()
    assert not more.is_near()


def test_a_word_more_that_is_near_to_the_one_beside_it() -> None:
    """考核评价 for 考核."""
    (doubled,) = partings("干部考核办法", "干部考核评价办法")
    assert doubled.is_doubled()
