"""Numbers of a narrative that became figures, as quotes: the text prints as before, and each number stands once."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.importing.outline import Piece, Section
from reportgen.importing.proposals import Proposed, Seen


def quoting(section: Section, figures: Proposed) -> Section:
    """The section with quotes for the numbers that are printed as the figure is.

    Where the words before a number stand more than once in its paragraph, it stays as it is typed.
    """
    agreed = figures.agreed
    told = [seen for path in agreed for seen in figures.seen[path] if str(seen.figure) == str(agreed[path].figure)]
    return section._replace(pieces=tuple(_quoted(piece, section, told) for piece in section.pieces))


def _quoted(piece: Piece, section: Section, told: Iterable[Seen]) -> Piece:
    numbers = piece.numbers or section.numbers
    text = piece.text
    for seen in told:
        if seen.number in numbers and seen.before:
            words = f"{seen.before}{seen.figure}"
            if text.count(words) == 1:
                text = text.replace(words, f"{seen.before}{{{{ {seen.path} }}}}")
    return piece._replace(text=text)
