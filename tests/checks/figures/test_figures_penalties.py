"""The tables of enforcement: penalties that do not apply or were none, against procedures and the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

PENALTIES = (
    "{警告通报: 5, 罚款: 20, 没收: 0, 暂扣降级: 0, 吊销: 0, 限制经营: 0, 停产关闭限业: 0, 拘留: 0, 其他处罚: 0, "
    "罚没金额: 1.5}"
)
KEYS = "模板: national/enforcement\n指标: {{行政处罚: {0}, 处罚程序: {{简易: {1}, 一般: {2}}}}}\n"


@pytest.mark.parametrize(
    ("penalties", "simple", "usual", "said"),
    [
        ("不适用", 5, 20, ["勾稽“处罚程序的来由”不成立：简易 5 + 一般 20 = 25，而 行政处罚.合计 填的是“不适用”；"]),
        ("不适用", 0, 0, []),
        ("不适用", "不适用", "不适用", []),
        (PENALTIES, 5, 20, []),
        (PENALTIES, 5, 21, ["勾稽“处罚的程序”不成立：合计 25，简易 5 + 一般 21 = 26，差 1"]),
        (PENALTIES.replace("5,", "0,").replace("20", "0").replace("1.5", "0"), 5, 20, ["勾稽“处罚的程序”不成立：合计"]),
    ],
)
def test_procedures(tmp_path: Path, penalties: str, simple: object, usual: object, said: list[str]) -> None:
    """They are as many as the penalties, and none where penalties do not apply; told once."""
    found = [d.message for d in facts_found(tmp_path, KEYS.format(penalties, simple, usual)) if d.code == "RG410"]
    assert len(found) == len(said)
    assert all(message.startswith(words) for message, words in zip(found, said))


@pytest.mark.parametrize(("words", "told"), [("没有作出行政处罚", 1), ("没有作出行政处罚决定", 1), ("作出行政处罚", 0)])
def test_words_for_no_penalties(tmp_path: Path, words: str, told: int) -> None:
    """没有作出行政处罚 is held against the table."""
    keys = KEYS.format(PENALTIES, 5, 20) + f"正文: {{总体情况: 全年{words}。}}\n"
    assert len([d for d in facts_found(tmp_path, keys) if d.code == "RG421"]) == told


@pytest.mark.parametrize(("penalties", "told"), [("不适用", 0), (PENALTIES, 0), ("{}", 1)])
def test_a_topic_of_a_table_that_does_not_apply(tmp_path: Path, penalties: str, told: int) -> None:
    """主题: 处罚 prints nothing where there is no such duty, which is no reason to warn; a table left out is."""
    keys = f"模板: national/enforcement\n指标: {{行政处罚: {penalties}}}\n正文: {{总体情况: [{{主题: 处罚}}]}}\n"
    assert len([d for d in facts_found(tmp_path, keys) if d.code == "RG223"]) == told
