"""Words of two characters, by their first one."""

from __future__ import annotations

from reportgen.checks.lists.pieces import HIGHEST, LOWEST, Pieces
from reportgen.checks.lists.spelling_data import pieces
from reportgen.checks.lists.word_pairs import RARER, WordPairs

SECONDS = {"人": f"民员{RARER}口", "政": f"府{RARER}"}


def made() -> WordPairs:
    texts = (SECONDS.get(chr(code), RARER) for code in range(LOWEST, HIGHEST + 1))
    return WordPairs(Pieces(*map(memoryview, pieces(texts))))


def test_common_and_rarer_words_are_told_apart() -> None:
    """What is no pair of Chinese characters is no word."""
    words = made()

    assert [words.is_common(word) for word in ("人民", "人口", "政府", "民人", "人", "")] == [1, 0, 1, 0, 0, 0]
    assert [words.is_word(word) for word in ("人民", "人口", "政府", "民人", "😀民")] == [1, 1, 1, 0, 0]


def test_words_have_numbers_of_their_own() -> None:
    """Many looked up at once are the same as one by one."""
    words = made()
    numbers = [words.number(*word) for word in ("人民", "人员", "人口", "政府")]

    assert len({*numbers}) == 4
    assert words.number("人", "府") == -1
    assert {sign: made().each(frozenset("人政a"))[sign] for sign in "人政a"} == {**SECONDS, "a": ""}
