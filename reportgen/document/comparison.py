"""The table of indicators with last year's figures beside them (指标、单位、本年、上年、增减、增幅)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportgen.document.nodes import NO_NUMBER, Cell, Inlines, Run, Table
from reportgen.document.nodes import plain as plain_text
from reportgen.document.widths import width
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.formats import rounded
from reportgen.facts.indicators import ALL, CHANGE, Catalogue, Indicator
from reportgen.facts.model import Facts
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import last_digit
from reportgen.facts.values import Figure, Value
from reportgen.origin import Expression, Inset, Literal, Origin
from reportgen.tuples import NamedTuple

HEADS = ("指标", "单位", "本年", "上年", "增减", "增幅")
_ROOM, _NAME = 36.0, 6.0
"""Characters of a table's type that stand beside each other on a page, and the fewest of them for a name."""
_WAN = Decimal(10_000)


def comparison_table(inset: Inset, facts: Facts, catalogue: Catalogue) -> Table | None:
    """The indicators that a tag names and that have a figure this year; None where none has.

    Those of the whole catalogue stand below the names of their themes.
    """
    own = Literal(inset.file, inset.line)
    rows: list[tuple[Cell, ...]] = []
    for name, several in _groups(inset.names, catalogue):
        filled = [indicator for indicator in several if isinstance(facts.figure(indicator.path), Figure)]
        if name and filled:
            rows.append((Cell((Run(name, own),), across=len(HEADS), head=True),))
        rows += [tuple(_row(indicator, facts, inset, own)) for indicator in filled]
    if not rows:
        return None
    heads = tuple(Cell((Run(head, own),), head=True) for head in HEADS)
    title = (Run(inset.title, own),) if inset.title else ()
    return Table((heads,), tuple(rows), _widths([heads, *rows]), title)


def _widths(rows: list[tuple[Cell, ...]]) -> tuple[float, ...]:
    """Numbers and 个百分点 stay on one line; names of indicators take what is left and may turn."""
    whole = [row for row in rows if len(row) == len(HEADS)]
    first, *others = (max(width(plain_text(cell.content)) for cell in column) + 1.0 for column in zip(*whole))
    return (max(min(first, _ROOM - sum(others)), _NAME), *others)


def _groups(names: tuple[str, ...], catalogue: Catalogue) -> Iterator[tuple[str, Iterable[Indicator]]]:
    """Indicators with the name that stands above them; "" for those that were named one by one."""
    if names == (ALL,):
        themes = (theme for theme in catalogue.themes.values() if theme.grid is None)
        yield from ((theme.name, theme.indicators.values()) for theme in themes)
    else:
        yield "", dict.fromkeys(_named(names, catalogue))


def _named(names: tuple[str, ...], catalogue: Catalogue) -> Iterator[Indicator]:
    for name in names:
        theme = catalogue.themes.get(name)
        indicator = catalogue.get(name)
        if theme is not None:
            yield from theme.indicators.values()
        elif indicator is not None:
            yield indicator


def _row(indicator: Indicator, facts: Facts, inset: Inset, own: Origin) -> Iterator[Cell]:
    this, last = facts.figure(indicator.path), facts.figure(LAST_YEAR + indicator.path)
    yield Cell((Run(indicator.name, own),), align="left")
    yield Cell((Run(indicator.unit, own),))
    for value in (this, last):
        yield Cell(_shown(value, facts, own), align="right")
    made = Expression(inset.file, inset.line, (indicator.path, LAST_YEAR + indicator.path))
    change = change_of(indicator, this, last)
    for text in (change.text, change.share):
        yield Cell((Run(text, made if text != NO_NUMBER else own),), align="right")


def _shown(value: Value | None, facts: Facts, own: Origin) -> Inlines:
    if not isinstance(value, Figure):
        return (Run(NO_NUMBER, own),)
    return (Run(str(value), facts.origin(value, own)),)


class Change(NamedTuple):
    """How far this year's figure lies from last year's: as a number, in percent, and both as they are printed."""

    gap: Decimal | None = None
    rate: Decimal | None = None
    text: str = NO_NUMBER
    share: str = NO_NUMBER


def change_of(indicator: Indicator, this: Value | None, last: Value | None) -> Change:
    """增减 and 增幅. A ratio changes by 百分点; what is approximate, was 0 or is itself a change has no rate.

    Figures given in 万 differ in 万, by no more digits than the coarser of the two has.
    """
    if not isinstance(this, Figure) or not isinstance(last, Figure) or this.approx or last.approx:
        return Change()
    gap = this.value - last.value
    sign = "+" if gap > 0 else ""
    if indicator.kind == "比率":
        return Change(gap, None, f"{sign}{plain(gap)}个百分点")
    step = max(last_digit(this), last_digit(last))
    if step > 1:
        gap = (gap / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    text = f"{plain(gap / _WAN)}万" if step > 1 and gap else plain(gap)
    if last.value <= 0 or indicator.kind == CHANGE:
        return Change(gap, None, f"{sign}{text}")
    rate = rounded(Figure((this.value - last.value) / last.value * 100), 1)
    return Change(gap, rate.value, f"{sign}{text}", f"{'+' if rate.value > 0 else ''}{rate}%")
