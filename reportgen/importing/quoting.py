"""Numbers of a narrative that became figures, as quotes: the text prints as before, and each number stands once."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.facts.quotes import quote_in
from reportgen.importing.outline import Piece, Section
from reportgen.importing.proposals import Proposed, Seen

_BRACES = str.maketrans("{}｛｝", "【】【】")


def quoting(section: Section, quotes: Mapping[int, tuple[Seen, ...]]) -> Section:
    """The section with quotes for the numbers that are printed as the figure is.

    Where the words before a number stand more than once in its paragraph, it stays as it is typed.
    """
    return section._replace(pieces=tuple(_quoted(piece, section, quotes) for piece in section.pieces))


def unquoted(text: str) -> str:
    """A text of which no part would be read as a quote: 【 and 】 in place of braces that would."""
    if quote_in(text) is None:
        return text
    return text.translate(_BRACES)


def quotes_of(figures: Proposed) -> Mapping[int, tuple[Seen, ...]]:
    """The numbers that may be quoted, by paragraph: those that say what their figure says, in the same words."""
    found: dict[int, list[Seen]] = {}
    for path, agreed in figures.agreed.items():
        for seen in figures.seen[path]:
            if seen.before and str(seen.figure) == str(agreed.figure):
                found.setdefault(seen.number, []).append(seen)
    return {number: tuple(several) for number, several in found.items()}


def _quoted(piece: Piece, section: Section, quotes: Mapping[int, tuple[Seen, ...]]) -> Piece:
    text = piece.text
    for number in piece.numbers or section.numbers:
        for seen in quotes.get(number, ()):
            words = f"{seen.before}{seen.figure}"
            if text.count(words) == 1:
                text = text.replace(words, f"{seen.before}{{{{ {seen.path} }}}}")
    return piece._replace(text=text)
