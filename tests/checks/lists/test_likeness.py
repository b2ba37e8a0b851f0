"""Characters that sound or look alike."""

from __future__ import annotations

import pytest

from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.lists.likeness import make_likeness

SOUNDS = {"zhi": "之制治", "zi": "资长", "jing": "京", "jin": "今", "yi": "议义", "chang": "长常", "zhang": "张长"}
LIKENESS = make_likeness(SOUNDS, {"己": "已巳", "末": "未"})


@pytest.mark.parametrize("pair", ["制治", "之资", "京今", "议义", "长张", "常长", "长长"])
def test_sounds(pair) -> None:
    """Tones do not count, nor do z and zh, in and ing."""
    assert LIKENESS.sound_alike(*pair)
    assert not LIKENESS.look_alike(*pair)


@pytest.mark.parametrize("pair", ["己已", "已己", "己巳", "未末"])
def test_shapes(pair) -> None:
    """Either way round."""
    assert LIKENESS.look_alike(*pair)
    assert not LIKENESS.sound_alike(*pair)


@pytest.mark.parametrize("pair", ["制议", "已巳", "末己", "甲乙", "甲甲", "常张", "资京"])
def test_what_is_not_alike(pair) -> None:
    """Two that look like a third are not alike for that; unknown ones are like nothing."""
    assert not LIKENESS.alike(*pair)


@pytest.mark.parametrize(
    "pair",
    [
        "己已",
        "末未",
        "人入",
        "问间",
        "治冶",
        "土士",
        "日曰",
        "千干",
        "候侯",
        "帐账",
        "辨辩",
        "议仪",
        "纲刚",
        "宝保",
        "伟玮",
        "明铭",
        "华桦",
        "军君",
        "图途",
        "既即",
    ],
)
def test_the_usual_confusions_are_in_our_lists(pair) -> None:
    """What typists and scanners mix up."""
    assert load_lexicon().likeness.alike(*pair)


@pytest.mark.parametrize("pair", ["政民", "法府", "东西", "上下", "城乡", "亮明", "财教", "京海"])
def test_different_characters_are_not(pair) -> None:
    """Neither in sound nor in shape."""
    assert not load_lexicon().likeness.alike(*pair)
