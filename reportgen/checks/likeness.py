"""Which characters are taken for one another: those that sound alike, and those that look alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@dataclass(frozen=True, eq=False, repr=False)
class Likeness:
    """`sounds` gives the characters of a syllable (without tone), `shapes` those that look like a character."""

    sounds: Mapping[str, str]
    shapes: Mapping[str, str]

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    def readings(self, character: str) -> frozenset[str]:
        """How a character may be read; 之 and 资, 心 and 星 count as one sound, as many speak and type them.

        Looked up when it is asked for: a text asks for a few dozen characters, a table of all takes 10 ms.
        """
        if character not in self._known:
            found = (_blurred(syllable) for syllable, characters in self.sounds.items() if character in characters)
            self._known[character] = frozenset(found)
        return self._known[character]

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two characters may be read the same."""
        return not self.readings(one).isdisjoint(self.readings(other))

    def look_alike(self, one: str, other: str) -> bool:
        """Whether two characters are easily misread for one another."""
        return other in self.shapes.get(one, "") or one in self.shapes.get(other, "")

    def alike(self, one: str, other: str) -> bool:
        """Either."""
        return self.look_alike(one, other) or self.sound_alike(one, other)


def _blurred(syllable: str) -> str:
    for clear, blurred in _INITIALS:
        if syllable.startswith(clear):
            syllable = blurred + syllable.removeprefix(clear)
    for clear, blurred in _FINALS:
        if syllable.endswith(clear):
            syllable = syllable.removesuffix(clear) + blurred
    return syllable
