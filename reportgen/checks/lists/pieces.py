"""Texts by number or character, kept as one, of which nothing is made on loading."""

from __future__ import annotations

from array import array
from codecs import utf_16_le_decode
from collections.abc import Iterable

from reportgen.tuples import NamedTuple

LOWEST, HIGHEST = 0x4E00, 0x9FFF
"""Codes of Chinese characters; the number of one is its code above the lowest."""


class Pieces(NamedTuple):
    """Texts in UTF-16; that of number n is the characters from starts[n] to starts[n + 1], which have 32 bits each."""

    texts: memoryview
    starts: memoryview

    def text(self, number: int) -> str:
        """The text of a number; "" where there is none."""
        starts = self.starts.cast("I")
        if not 0 <= number < len(starts) - 1:
            return ""
        return utf_16_le_decode(self.texts[2 * starts[number] : 2 * starts[number + 1]])[0]

    def of(self, sign: str) -> str:
        """The text of a character."""
        return self.text(ord(sign) - LOWEST)

    def each(self, signs: Iterable[str]) -> dict[str, str]:
        """The texts of hundreds of characters."""
        texts, starts, found = self.texts, array("I"), dict.fromkeys(signs, "")
        starts.frombytes(self.starts)
        for sign in found:
            at = ord(sign) - LOWEST
            if 0 <= at <= HIGHEST - LOWEST:
                found[sign] = utf_16_le_decode(texts[2 * starts[at] : 2 * starts[at + 1]])[0]
        return found
