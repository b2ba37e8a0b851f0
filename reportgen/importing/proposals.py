"""Numbers of an old report proposed for indicators: only where the words around them leave no doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from reportgen.checks.figures.meaning import Meanings, Vocabulary, own_names
from reportgen.checks.figures.mentions import Mention, find_mentions
from reportgen.checks.figures.tables import rows_naming
from reportgen.checks.printed import printed_lines
from reportgen.document.nodes import Document, Inlines, Table, plain
from reportgen.facts.indicators import Catalogue, Indicator, fit
from reportgen.facts.model import Unit
from reportgen.facts.ranges import range_of
from reportgen.facts.values import Figure, parse_figure
from reportgen.importing.context import Reading
from reportgen.importing.outline import numbers_of
from reportgen.records import in_years

_BEFORE, _AFTER = 16, 6
"""Characters of a sentence that are shown on both sides of a number."""


class Seen(NamedTuple):
    """A number of the old report that means one indicator: its figure, its paragraph, the words around it."""

    path: str
    figure: Figure
    number: int
    words: str


class Proposed(NamedTuple):
    """What the old report says of figures: `seen` by indicator, in the catalogue's order; `total` numbers were met."""

    seen: Mapping[str, tuple[Seen, ...]]
    total: int

    @property
    def agreed(self) -> Mapping[str, Seen]:
        """The indicators of which all numbers say the same; an exact number stands for approximate ones."""
        found: dict[str, Seen] = {}
        for path, several in self.seen.items():
            first = next((one for one in several if not one.figure.approx), several[0])
            if all(range_of(first.figure).meets(range_of(one.figure)) for one in several):
                found[path] = first
        return found

    @property
    def disputed(self) -> Mapping[str, tuple[Seen, ...]]:
        """The indicators of which numbers differ, with all of them."""
        agreed = self.agreed
        return {path: several for path, several in self.seen.items() if path not in agreed}


def propose(document: Document, words: Vocabulary, catalogue: Catalogue, unit: Unit, year: int) -> Proposed:
    """Every number with a unit in the running text, and the rows of tables that begin with an indicator's name.

    `catalogue` holds the indicators that may be proposed, `words` what a pack calls all of them.
    """
    lines = printed_lines(document)
    mentions = find_mentions(lines, words.paths)
    reading = Reading(Meanings(words, mentions, own_names(unit)), catalogue, year)
    starts = [0, *accumulate(sum(len(run.text) for run in content) + 1 for _, content in lines)]
    single = [i for theme in catalogue.themes.values() if theme.grid is None for i in theme.indicators.values()]
    found: dict[str, list[Seen]] = {i.path: [] for i in single if in_years(year, i.since)}
    for mention in mentions:
        indicator = reading.of(mention)
        figure = _figure(mention.figure.text, indicator) if indicator else None
        if indicator is not None and figure is not None and indicator.path in found:
            line = bisect_right(starts, mention.start) - 1
            found[indicator.path].append(Seen(indicator.path, figure, _number(lines[line][1]), _around(mention)))
    rows = tuple(seen for seen in _rows(document, words, year) if seen.path in found)
    for seen in rows:
        found[seen.path].append(seen)
    return Proposed({path: tuple(several) for path, several in found.items() if several}, len(mentions) + len(rows))


def _figure(text: str, indicator: Indicator) -> Figure | None:
    """The text as a figure that the indicator may have."""
    figure = parse_figure(text, indicator.unit)
    return figure if isinstance(figure, Figure) and fit(figure, indicator) is None else None


def _number(content: Inlines) -> int:
    return next(iter(numbers_of(content)), 0)


def _around(mention: Mention) -> str:
    """The number with some words of its sentence."""
    start, end = mention.start - mention.offset, mention.end - mention.offset
    before = mention.sentence[-_BEFORE:]
    cut = "……" if len(mention.sentence) > _BEFORE else ""
    return f"{cut}{before}{mention.line[start:end]}{mention.line[end : end + _AFTER]}……"


def _rows(document: Document, words: Vocabulary, year: int) -> Iterator[Seen]:
    blocks = [*document.blocks, *(block for each in document.attachments for block in each.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    for indicator, cells in rows_naming(tables, words.catalogue, year):
        read = [(cell, _figure(plain(cell).strip(), indicator)) for cell in cells]
        numbers = [(cell, figure) for cell, figure in read if figure is not None]
        if len(numbers) == 1:
            ((cell, figure),) = numbers
            yield Seen(indicator.path, figure, _number(cell), f"表格里的“{indicator.name}”")
