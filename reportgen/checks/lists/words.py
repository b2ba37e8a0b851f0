"""What lists of words hold: wrong forms, words that stay, documents, other names of units."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.tuples import NamedTuple


class Rule(NamedTuple):
    """A document: `ended` is 年-月 of its end (or ""), `stale` the first year that should not cite it (or 0)."""

    name: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    misquotes: tuple[str, ...] = ()
    successor: str = ""
    ended: str = ""
    stale: int = 0
    old_numbers: tuple[tuple[str, int], ...] = ()


class Wording(NamedTuple):
    """What the lists hold: wrong forms with what is right, words that stay, documents, names, units' other names."""

    wrong: Mapping[str, str]
    terms: tuple[str, ...]
    rules: tuple[Rule, ...]
    titles: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]


NO_WORDS = Wording({}, (), (), (), {})
"""Of those who add nothing."""
