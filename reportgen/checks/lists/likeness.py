"""Which characters are taken for one another: those that sound alike, and those that look alike."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.checks.lists.char_pairs import CharPairs
from reportgen.tuples import NamedTuple

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


class Likeness(NamedTuple):
    """`sounds` has a line for each sound, with all characters that may be read so.

    What `CharPairs` of those that look alike are made of is `shapes`. Nothing is made of either: a text asks for a few
    dozen characters.
    """

    sounds: str
    shapes: tuple[str, str, bytes]

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two characters may be read the same."""
        at = self.sounds.find(one) if one.strip() and other.strip() else -1
        while at >= 0:
            start, end = self.sounds.rfind("\n", 0, at) + 1, self.sounds.index("\n", at)
            if self.sounds.find(other, start, end) >= 0:
                return True
            at = self.sounds.find(one, end)
        return False

    def look_alike(self, one: str, other: str) -> bool:
        """Whether two characters are easily misread for one another."""
        shapes = CharPairs(*self.shapes)
        return shapes.has(one, other) or shapes.has(other, one)

    def alike(self, one: str, other: str) -> bool:
        """Either."""
        return self.look_alike(one, other) or self.sound_alike(one, other)


def make_likeness(sounds: Mapping[str, str], shapes: Mapping[str, str]) -> Likeness:
    """From the characters of each syllable (without tone), and those that look like a character.

    之 and 资, 心 and 星 count as one sound, as many speak and type them.
    """
    from reportgen.checks.lists.spelling_data import make_char_pairs

    lines: dict[str, str] = {}
    for syllable, characters in sounds.items():
        lines[_blurred(syllable)] = lines.get(_blurred(syllable), "") + characters
    words = make_char_pairs(shapes)
    return Likeness("".join(f"{line}\n" for line in lines.values()), (words.firsts, words.others, words.starts))


def _blurred(syllable: str) -> str:
    for clear, blurred in _INITIALS:
        if syllable.startswith(clear):
            syllable = blurred + syllable.removeprefix(clear)
    for clear, blurred in _FINALS:
        if syllable.endswith(clear):
            syllable = syllable.removesuffix(clear) + blurred
    return syllable
