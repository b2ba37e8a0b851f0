"""Numbers of an old report proposed for indicators: only where the words around them leave no doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate

from reportgen.checks.figures.meaning import Meanings
from reportgen.checks.figures.mentions import Mention, find_mentions
from reportgen.checks.figures.scope import apart, own_names
from reportgen.checks.figures.tables import rows_naming
from reportgen.checks.figures.units import stated_in
from reportgen.checks.figures.vocabulary import Vocabulary
from reportgen.checks.printed import printed_lines
from reportgen.document.looks import Words
from reportgen.document.nodes import Document, Inlines, Table, plain
from reportgen.facts.grids import cell_key
from reportgen.facts.indicators import Catalogue, Indicator, fit
from reportgen.facts.model import Unit
from reportgen.facts.ranges import range_of
from reportgen.facts.values import Figure, parse_figure
from reportgen.importing.context import Reading
from reportgen.importing.outline import numbers_of
from reportgen.lines import PARAGRAPH
from reportgen.records import in_years
from reportgen.tuples import NamedTuple

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BEFORE, _AFTER = 16, 6
"""Characters of a sentence that are shown on both sides of a number."""


class Seen(NamedTuple):
    """A number of the old report that means one indicator: its figure, its paragraph, the words around it.

    `before` are the words right before it in a running text, "" in a table.
    """

    path: str
    figure: Figure
    number: int
    words: str
    before: str = ""


class Proposed(NamedTuple):
    """What the old report says of figures: `seen` by indicator, in the catalogue's order.

    `met` are all numbers with a unit: the paragraph, value and unit of each.
    """

    seen: Mapping[str, tuple[Seen, ...]]
    met: tuple[tuple[int, Decimal, str], ...]

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


def propose(
    document: Document,
    words: Vocabulary,
    catalogue: Catalogue,
    unit: Unit,
    year: int,
    prints: Callable[[str], bool] = lambda _: False,
    unclear: Collection[tuple[int, str]] = (),
) -> Proposed:
    """Every number with a unit in the running text, and the rows of tables that begin with an indicator's name.

    `catalogue` holds the indicators that may be proposed, `words` what a pack calls all of them, `prints` tells
    a paragraph that is made of the pack's own words, `unclear` are the numbers of which nobody knows what they say,
    and those beside the text.
    """
    lines = printed_lines(document)
    mentions = find_mentions(lines, words)
    reading = Reading(Meanings(words, mentions, own_names(unit)), catalogue, year, prints)
    starts = [0, *accumulate(sum(len(run.text) for run in content) + 1 for _, content in lines)]
    found: dict[str, list[Seen]] = {i.path: [] for i in single_of(catalogue) if in_years(year, i.since)}
    met: list[tuple[int, Decimal, str]] = []
    for mention in mentions:
        number = _number(lines[bisect_right(starts, mention.start) - 1][1])
        if (number, _digits(mention.figure.text)) in unclear:
            continue
        met.append((number, mention.figure.value, mention.unit))
        indicator = reading.of(mention)
        text = stated_in(mention.figure, indicator.unit) if indicator else None
        figure = _figure(text, indicator) if indicator and text else None
        if indicator is not None and figure is not None and indicator.path in found:
            found[indicator.path].append(Seen(indicator.path, figure, number, *_around(mention)))
    for seen in (*_zeros(lines, catalogue, unit, year), *_rows(document, words, year)):
        if seen.path in found and (seen.number, _digits(seen.figure.text)) not in unclear:
            found[seen.path].append(seen)
    return Proposed({path: tuple(several) for path, several in found.items() if several}, tuple(met))


def unclear_numbers(paragraphs: Iterable[Words]) -> frozenset[tuple[int, str]]:
    """Numbers in which, or beside which, characters are struck, raised or lowered, with their paragraphs."""
    found = ((one, match) for one in paragraphs if one.stretches for match in _NUMBER.finditer(one.text))
    return frozenset((one.number, match[0]) for one, match in found if one.is_unclear(*match.span()))


def boxed_numbers(paragraphs: Iterable[Words]) -> frozenset[tuple[int, str]]:
    """Numbers in text boxes, with their paragraphs: what stands beside a text goes on about none of its sentences."""
    found = ((one, match) for one in paragraphs if one.boxed for match in _NUMBER.finditer(one.text))
    return frozenset((one.number, match[0]) for one, match in found)


def _digits(text: str) -> str:
    match = _NUMBER.search(text)
    return match[0] if match else ""


def single_of(catalogue: Catalogue) -> Iterator[Indicator]:
    """The indicators that a facts file names one by one: all but the cells of tables with rows."""
    for theme in catalogue.themes.values():
        cells = theme.grid.cells() if theme.grid else ()
        rows = {cell_key(row, column) for row, column in cells if row is not None}
        yield from (indicator for key, indicator in theme.indicators.items() if key not in rows)


def _zeros(lines: list[tuple[str, Inlines]], catalogue: Catalogue, unit: Unit, year: int) -> Iterator[Seen]:
    """未收取信息处理费: what texts say where there was none."""
    told = [(zero, indicator) for indicator in single_of(catalogue) for zero in indicator.zeros]
    for kind, content in lines if told else ():
        text = plain(content)
        for zero, indicator in told if kind == PARAGRAPH else ():
            at = text.find(zero)
            before = re.split("[。；！？]", text[:at])[-1]
            if at >= 0 and not apart(before, year, own_names(unit)):
                yield Seen(indicator.path, Figure(Decimal(0), "0"), _number(content), zero)


def _figure(text: str, indicator: Indicator) -> Figure | None:
    """The text as a figure that the indicator may have."""
    figure = parse_figure(text, indicator.unit)
    return figure if isinstance(figure, Figure) and fit(figure, indicator) is None else None


def _number(content: Inlines) -> int:
    return next(iter(numbers_of(content)), 0)


def _around(mention: Mention) -> tuple[str, str]:
    """The number with some words of its sentence, and those before it."""
    start, end = mention.start - mention.offset, mention.end - mention.offset
    before = mention.line[max(0, start - _BEFORE, start - len(mention.sentence)) : start]
    cut = "……" if len(mention.sentence) > _BEFORE else ""
    return f"{cut}{before}{mention.line[start:end]}{mention.line[end : end + _AFTER]}……", before


def _rows(document: Document, words: Vocabulary, year: int) -> Iterator[Seen]:
    blocks = [*document.blocks, *(block for each in document.attachments for block in each.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    for indicator, cells in rows_naming(tables, words.catalogue, year):
        read = [(cell, _figure(plain(cell).strip(), indicator)) for cell in cells]
        numbers = [(cell, figure) for cell, figure in read if figure is not None]
        if len(numbers) == 1:
            ((cell, figure),) = numbers
            yield Seen(indicator.path, figure, _number(cell), f"表格里的“{indicator.name}”")
