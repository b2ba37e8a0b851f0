"""The sheet for the leader: every indicator of two years with its change and rate, jumps marked, themes as groups."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.document.assemble import cut
from reportgen.document.comparison import Change, change_of
from reportgen.document.editions import Edition
from reportgen.document.nodes import NO_NUMBER, Cell, Document, Inlines, Paragraph, Run, Table, Title
from reportgen.document.titles import break_title
from reportgen.facts.bands import Band
from reportgen.facts.grids import Axis, Grid, Line, blocks_of, cell_key, lines, rows_of
from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.facts.jumps import jumps
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import range_of
from reportgen.facts.rescaling import power_between, rescaled
from reportgen.facts.values import Blank, Figure, Figures, Value
from reportgen.origin import Program
from reportgen.records import in_years
from reportgen.tuples import NamedTuple

NOT_FILLED, NOT_APPLICABLE, NOT_THERE = "未填", "不适用", "无此项"
JUMP = "变动较大"
MORE, LESS = "增加", "减少"
WIDTHS = (4.4, 1.3, 2.1, 2.1, 2.2, 1.7, 3.2)
OWN = Program("两年对照")
Keys: TypeAlias = frozenset[str]


class Year(NamedTuple):
    """What one file says: its year, the unit, all figures of its catalogue, and 说明 and 来源 by path."""

    year: int
    unit: str
    figures: Figures
    catalogue: Catalogue
    remarks: Mapping[str, tuple[str, str]]


class Row(NamedTuple):
    """An indicator in both years; `states` are their texts. `mark` says what a reader should see."""

    indicator: Indicator
    name: str
    values: tuple[Value | None, Value | None]
    states: tuple[str, str]
    change: Change
    jumps: bool
    remark: str

    @property
    def mark(self) -> str:
        """变动较大, with the reason that the newer file gives."""
        if not self.jumps:
            return ""
        written = isinstance(self.values[1], Figure) and self.values[1].typed
        return f"{JUMP}：{self.remark}" if self.remark else f"{JUMP}，未写说明" if written else JUMP


class TwoYears(NamedTuple):
    """The whole sheet: the older year first; `notes` are whole sentences."""

    unit: str
    years: tuple[int, int]
    groups: tuple[tuple[Theme, tuple[Row, ...]], ...]
    notes: tuple[str, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        return itertools.chain.from_iterable(rows for _, rows in self.groups)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns."""
        old, new = self.years
        names = ("上年", "本年") if new - old == 1 else ("", "")
        said = [f"{name}（{year}）" if name else f"{year}年" for name, year in zip(names, self.years)]
        return ("指标", "单位", *said, "增减", "增幅", "标注")


def compare(old: Year, new: Year, every: bool = False) -> TwoYears:
    """Two years of one unit, by the newer one's catalogue; of tables the totals alone unless `every`."""
    groups = []
    for theme in new.catalogue.themes.values():
        shown = _totals(theme.grid) if theme.grid is not None and not every else None
        names = _names(theme)
        asked = (i for i in theme.indicators.values() if shown is None or i.key in shown)
        forms = _keys(theme, old.year), _keys(theme, new.year)
        rows = (_row(i, names[i.key], (old, new), forms) for i in asked)
        kept = tuple(row for row in rows if any(isinstance(value, Figure) for value in row.values))
        if kept:
            groups.append((theme, kept))
    made = TwoYears(new.unit or old.unit, (old.year, new.year), tuple(groups), ())
    return made._replace(notes=tuple(_notes(made, old, new, every)))


def _totals(grid: Grid) -> frozenset[str]:
    """The cells of a table that are no part of a sum of their row or column."""
    found = set()
    for block in grid.blocks:
        columns = tuple(lines(block.columns))
        parts = {key for line in (*lines(block.rows), *columns) for key in line.parts}
        tops = [row for row in rows_of(block) if row is None or row.key not in parts]
        found |= {cell_key(row, column) for row in tops for column in columns if column.key not in parts}
    return frozenset(found)


def _names(theme: Theme) -> Mapping[str, str]:
    """What the indicators are called; columns of one name (总计) behind the label that stands over them."""
    names = {key: indicator.name for key, indicator in theme.indicators.items()}
    often = Counter(names.values())
    above: dict[str, str] = {}
    for block in theme.grid.blocks if theme.grid is not None else ():
        labels = dict(_labelled(block.columns, ()))
        for row in rows_of(block):
            above |= {cell_key(row, column): labels[column.key] for column in lines(block.columns)}
    return {key: f"{above[key]}：{name}" if often[name] > 1 and above.get(key) else name for key, name in names.items()}


def _labelled(axis: Axis, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The key of each line with the labels over it."""
    for item in axis:
        if isinstance(item, Line):
            yield item.key, "，".join(above)
        else:
            yield from _labelled(item.members, (*above, item.name))


def _row(indicator: Indicator, name: str, years: tuple[Year, Year], forms: tuple[Keys, Keys]) -> Row:
    """`forms` are the indicators that the form of each year has."""
    old, new = years
    last, this = _value(old, indicator.path), _value(new, indicator.path)
    power = _power(old, indicator)
    if isinstance(last, Figure) and power:
        last = rescaled(last, power)
    states = _state(indicator, last, old.year, forms[0]), _state(indicator, this, new.year, forms[1])
    if isinstance(last, Figure) and power is None and (before := old.catalogue.get(indicator.path)):
        states = f"{states[0]}{before.unit}", states[1]
    remark = new.remarks.get(indicator.path, ("", ""))[0]
    row = Row(indicator, name, (last, this), states, Change(), False, remark)
    if not isinstance(this, Figure) or not isinstance(last, Figure) or power is None:  # no difference of 户 and 人
        return row
    change = change_of(indicator, this, last)
    if change.gap is None:
        change = change._replace(text=_direction(this, last))
    return row._replace(change=change, jumps=jumps(indicator, this, last, new.catalogue.band))


def _power(old: Year, indicator: Indicator) -> int | None:
    """The power of ten that brings the older year's figure into the unit of the newer one; None where none does."""
    before = old.catalogue.get(indicator.path)
    return power_between(before.unit, indicator.unit) if before is not None else 0


def _value(year: Year, path: str) -> Value | None:
    theme, _, key = path.partition(".")
    return year.figures.get(theme, {}).get(key)


def _direction(this: Figure, last: Figure) -> str:
    """What is sure of approximate figures: more or less, never how much."""
    one, other = range_of(this), range_of(last)
    if this.value == last.value:
        return NO_NUMBER
    return MORE if one.low >= other.high else LESS if one.high <= other.low else NO_NUMBER


def _state(indicator: Indicator, value: Value | None, year: int, form: Keys) -> str:
    if isinstance(value, Figure):
        return str(value)
    if value is None or not in_years(year, indicator.since) or indicator.key not in form:
        return NOT_THERE
    return NOT_APPLICABLE if isinstance(value, Blank) and not value.applicable else NOT_FILLED


def _keys(theme: Theme, year: int) -> Keys:
    """The indicators that a year's form has."""
    if theme.grid is None:
        return frozenset(theme.indicators)
    found = set()
    for block in blocks_of(theme.grid, year):
        found |= {cell_key(row, column) for row in rows_of(block) for column in lines(block.columns)}
    return frozenset(found)


def _notes(made: TwoYears, old: Year, new: Year, every: bool) -> Iterator[str]:
    apart = new.year - old.year
    leaps = any(row.jumps for row in made.rows)
    if apart > 1:
        yield f"两年相隔{apart}年，不是上年和本年" + (f"；“{JUMP}”按相邻两年的范围判断，只供参考。" if leaps else "。")
    if leaps:
        yield _explained(new.catalogue.band)
    if any(value.approx for row in made.rows for value in row.values if isinstance(value, Figure)):
        yield "约数不算差和增幅；能肯定的，只写增加或减少。"
    converted = [row.name for row in made.rows if isinstance(row.values[0], Figure) and _power(old, row.indicator)]
    if converted:
        yield f"两年的计量单位不同，{old.year}年的数换算成{new.year}年的单位：{'、'.join(converted)}。"
    if not every and any(theme.grid is not None for theme, _ in made.groups):
        yield "成张的表只列合计，不列合计里的各项。"
    dropped = [i.name for i in old.catalogue if new.catalogue.get(i.path) is None and _has(old, i)]
    if dropped:
        names = "、".join(dropped)
        yield f"{old.year}年还有{len(dropped)}个数，{new.year}年的模板包没有这些指标，没有列出：{names}。"


def _has(year: Year, indicator: Indicator) -> bool:
    return isinstance(_value(year, indicator.path), Figure)


def _explained(band: Band) -> str:
    factor, floor, points = plain(band.factor), plain(band.floor), plain(band.points)
    usual = f"多的是少的{factor}倍以上，而且相差{floor}以上（金额为{floor}万元以上）；比率相差{points}个百分点以上"
    return f"“{JUMP}”：{usual}" + ("；个别指标另定。" if band.own else "。")


def table_of(found: TwoYears, merged: bool) -> Table:
    """The sheet as one table; the name of a theme is a row, one cell where `merged`, else followed by empty cells."""
    rows: list[tuple[Cell, ...]] = []
    for theme, several in found.groups:
        if merged:
            rows.append((Cell(_text(theme.name), across=len(found.heads), head=True),))
        else:
            rows.append((Cell(_text(f"【{theme.name}】")), *(Cell(()) for _ in found.heads[1:])))
        rows += [tuple(_cells(row)) for row in several]
    heads = tuple(Cell(_text(head), head=True) for head in found.heads)
    return Table((heads,), tuple(rows), WIDTHS, notes=tuple(_text(note) for note in _numbered(found.notes)))


def _cells(row: Row) -> Iterator[Cell]:
    yield Cell(_text(row.name), align="left")
    yield Cell(_text(row.indicator.unit), align="center")
    yield from (Cell(_text(text), align="right") for text in (*row.states, row.change.text, row.change.share))
    yield Cell(_text(row.mark), align="left")


def _numbered(notes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number}．{note}" for number, note in enumerate(notes, 1)) if len(notes) > 1 else notes


def _text(text: str) -> Inlines:
    return (Run(text, OWN),) if text else ()


def title_of(found: TwoYears) -> str:
    """云岭区人民政府2024年度主要指标与上年对照表."""
    old, new = found.years
    if new - old == 1:
        return f"{found.unit}{new}年度主要指标与上年对照表"
    return f"{found.unit}{old}年、{new}年主要指标对照表"


def document_of(found: TwoYears, merged: bool) -> Document:
    """The sheet as a document in the official layout; `merged` as in `table_of`."""
    title = _text(title_of(found))
    edges = [0, *break_title(title[0].text, (found.unit,)), len(title[0].text)]
    broken = tuple(cut(title, start, end) for start, end in itertools.pairwise(edges))
    body = table_of(found, merged) if found.groups else Paragraph(_text("两年都没有填任何指标。"))
    return Document(Edition.PUBLIC, None, Title(broken), (), (body,), issuer=found.unit)
