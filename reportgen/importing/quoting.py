"""Numbers of a narrative that became figures, as quotes: the text prints as before, and each number stands once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from reportgen.facts.quotes import quote_in
from reportgen.importing.outline import Piece, Section
from reportgen.importing.proposals import Proposed, Seen
from reportgen.tuples import NamedTuple

_BRACES = str.maketrans("{}｛｝", "【】【】")


class Quoted(NamedTuple):
    """A section whose numbers are quotes where they can be: how many are, and those that stay as they are typed."""

    section: Section
    quotes: int
    typed: tuple[Seen, ...]


def quoting(section: Section, quotes: Mapping[int, tuple[Seen, ...]]) -> Quoted:
    """The section with quotes for the numbers that are printed as the figure is.

    Where the words before a number stand elsewhere in its paragraph, too, it stays as it is typed.
    """
    pieces, done = [], set[_Said]()
    count = 0
    for piece in section.pieces:
        places = _places(piece, section, quotes)
        text = piece.text
        for place in sorted(places, reverse=True):
            text = f"{text[:place.start]}{{{{ {place.seen.path} }}}}{text[place.end:]}"
        pieces.append(piece._replace(text=text))
        count += len(places)
        done |= {_said(place.seen) for place in places}
    asked = (seen for number in dict.fromkeys(section.every) for seen in quotes.get(number, ()))
    typed = tuple(seen for seen in asked if _said(seen) not in done)
    return Quoted(section._replace(pieces=tuple(pieces)), quotes=count, typed=typed)


def unquoted(text: str) -> str:
    """A text of which no part would be read as a quote: 【 and 】 in place of braces that would."""
    if quote_in(text) is None:
        return text
    return text.translate(_BRACES)


def quotes_of(figures: Proposed) -> Mapping[int, tuple[Seen, ...]]:
    """The numbers in running text that became figures, by paragraph."""
    found: dict[int, list[Seen]] = {}
    for path, agreed in figures.agreed.items():
        for seen in figures.seen[path]:
            if seen.before:
                same = str(seen.figure) == str(agreed.figure)
                found.setdefault(seen.number, []).append(seen if same else seen._replace(path=""))
    return {number: tuple(several) for number, several in found.items()}


_Said: TypeAlias = tuple[str, int, str]


def _said(seen: Seen) -> _Said:
    """What a number says, by which two of one paragraph are the same."""
    return seen.path, seen.number, f"{seen.before}{seen.figure}"


class _Place(NamedTuple):
    """Where a number stands in a text."""

    start: int
    end: int
    seen: Seen


def _places(piece: Piece, section: Section, quotes: Mapping[int, tuple[Seen, ...]]) -> list[_Place]:
    """All are sought in the text as it was: the words before one number may hold another."""
    found: list[_Place] = []
    for number in piece.numbers or section.numbers:
        several = quotes.get(number, ())
        counts = Counter(map(_said, several))
        for seen in {_said(seen): seen for seen in several}.values():
            words = f"{seen.before}{seen.figure}"
            at = [match.start() for match in re.finditer(f"(?={re.escape(words)})", piece.text)]
            if seen.path and len(at) == counts[_said(seen)]:
                size = len(str(seen.figure))
                found += (_Place(i + len(words) - size, i + len(words), seen) for i in at)
    return found
