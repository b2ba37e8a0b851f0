"""Widths of text in characters of a Chinese face, as Word and LibreOffice set it."""

from __future__ import annotations

import itertools
import unicodedata


def width(text: str) -> float:
    """Width in characters: wide ones 1, ASCII 1/2, and 1/4 at every seam of hanzi and Latin letters or digits."""
    seams = sum((is_han(a) and is_latin(b)) or (is_latin(a) and is_han(b)) for a, b in itertools.pairwise(text))
    return sum(1 if is_wide(c) else 0.5 for c in text) + 0.25 * seams


def typed_blanks(text: str) -> float:
    """The width of the blanks typed at the head of a text, which push its first line in as an indent does."""
    return width(text[: len(text) - len(text.lstrip(" \u3000\u00a0"))])


def is_han(char: str) -> bool:
    """A hanzi."""
    return "\u4e00" <= char <= "\u9fff"


def is_latin(char: str) -> bool:
    """A Latin letter or an Arabic digit."""
    return char.isascii() and char.isalnum()


def is_wide(char: str) -> bool:
    """A character that takes a whole square; the ambiguous marks “ ” — … do, since they are set in the Chinese face."""
    return unicodedata.east_asian_width(char) in "WFA"
