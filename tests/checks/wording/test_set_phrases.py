"""Set phrases of political speech with one character wrong (RG664)."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = (
    "习近平总书计 学习习进平总书记讲话 贯彻习近乎法治思想 中国特色社会注意 中华人名共和国 两个维户 “四个自性” "
    "“四个意思” 战略部局 国之大着 人类命运共同题 在坚强领到下 全面依法冶国"
)
RIGHT = (
    "习近平总书记 习近平主持召开会议 我国人民代表大会 法国共产党 美国特色 四个意思 四个自然村 两个务必 两个维修点 "
    "全面依法治县 高质量开展 全面领会 四个意见箱 决策部门 社会主流 战略部队 人民当家做主 领导核准 "
    "中央全面依法治国委员会"
)


@pytest.mark.parametrize("said", WRONG.split())
def test_a_set_phrase_with_a_wrong_character_is_an_error(said: str) -> None:
    """Whatever word the wrong character makes with its neighbours."""
    (flaw,) = found(f"会上讲到{said}，抓好落实。")
    assert (flaw.name, flaw.severity.value) == ("typo-lookalike", "error")


@pytest.mark.parametrize("said", RIGHT.split())
def test_what_only_begins_so_is_none(said: str) -> None:
    """Other things, and what is written both ways."""
    assert names(f"围绕{said}，抓好落实。") == []
