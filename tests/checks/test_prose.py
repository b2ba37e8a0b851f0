"""A text as checks of wording read it."""

from __future__ import annotations

import pytest
from checks.trial import mended, prose

from reportgen.checks.prose import AUTO, NORMALIZED, STRICT, guessed_profile, is_han, widened


@pytest.mark.parametrize(
    ("typed", "wide"),
    [
        ("完成,落实(2024年),公布.", "完成，落实（2024年），公布."),
        ("编号YL-2020, 金额1,234元", "编号YL-2020， 金额1,234元"),
        ("时间8:30,Word, Excel", "时间8:30,Word, Excel"),
        ("要求:“依法行政!”", "要求：“依法行政！”"),
        ("http://a.cn/?id=1", "http://a.cn/?id=1"),
    ],
)
def test_marks_among_chinese_characters_are_widened(typed: str, wide: str) -> None:
    """One for one; those within numbers, Latin words and addresses stay."""
    assert widened(typed) == wide
    assert prose(typed, profile=NORMALIZED).text == wide
    assert prose(typed, profile=STRICT).text == typed
    assert prose(typed, profile=STRICT).wide == wide


def test_a_guessed_profile_is_known_as_such() -> None:
    """So that only then the whole text gets its note."""
    folded, plain = "健全制度,规范程序。\n狠抓落实,压实责任。\n强化督查,推动整改。", "健全制度，规范程序，狠抓落实。"

    assert (guessed_profile(folded), guessed_profile(plain)) == (NORMALIZED, STRICT)
    assert prose(folded, profile=AUTO).guessed
    assert not prose(folded, profile=NORMALIZED).guessed
    assert guessed_profile(folded.replace("\n", "")) == NORMALIZED


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("健全制度,规范程序,狠抓落实。", NORMALIZED),
        ("各县区:\n现印发给你们,请执行。", NORMALIZED),
        ("健全制度,规范程序，狠抓落实。", STRICT),
        ("健全制度,规范程序。", STRICT),
        ("开展评查(共3次)。", STRICT),
        ("健全制度,规范程序,狠抓落实.", STRICT),
        ("(一)健全制度(含程序)", STRICT),
        ("无标点", STRICT),
        ("", STRICT),
    ],
)
def test_two_folded_marks_beside_a_wide_one_are_enough(text: str, guess: str) -> None:
    """One may be a slip of the finger; where no 。 or 、 stands, somebody may have typed them all."""
    assert guessed_profile(text) == guess


def test_brackets_are_seen_in_order() -> None:
    """With the line feeds between them, without anything else."""
    assert prose("《甲（乙）》\n“丙’").brackets == "《（）》\n“’"


@pytest.mark.parametrize(
    ("char", "han"), [("法", True), ("〇", True), ("決", True), ("，", False), ("a", False), ("", False)]
)
def test_what_is_a_chinese_character(char: str, han: bool) -> None:
    """Marks and nothing are none."""
    assert is_han(char) is han


@pytest.mark.parametrize(
    "text",
    [
        '依据(云政发[2019] 012号), 推进"放管服"改革,,落实《关于印发<办法>的通知》。',
        "２０２１年,共办结 56 件(含1,234件), 完成。。",
        "国务院令 711 号、云政〔2021 30号、20212025年规划（2021 - 2025年）。",
    ],
)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    """What one fix leaves, the others do not touch again."""
    once = mended(text)

    assert once != text
    assert mended(once) == once
