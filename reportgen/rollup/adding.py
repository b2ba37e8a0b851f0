"""Figures of units added up by the rules of the catalogue (汇总), unit by unit; no unit's figures are kept.

Every figure counts as the range that it may stand for (`facts/ranges`), so that an approximate one makes the sum
approximate and nothing more is said than is known. 不适用 is 0; a figure that is not filled in is left out, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from reportgen.facts.covering import Manner, covering, in_words
from reportgen.facts.equations import Term
from reportgen.facts.indicators import Catalogue, Indicator, Rate, fit
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import NOTHING, Range
from reportgen.facts.values import Figure, parse_figure
from reportgen.rollup.units import Row, UnitFigures, name_of
from reportgen.tuples import NamedTuple

SUM, MAX, NONE, RATE = "求和", "最大", "不汇总", "比率"
NAMED = 3
"""Units that left a figure out which are named; `trace` lists them all."""
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


class Line(NamedTuple):
    """What became of one indicator: its text for the facts file, or a note that says why there is none.

    `whole` is what is known of the true number, None where nothing is. `reported`, `declined` (不适用) and `left_out`
    count units; `first` are some of those that left it out.
    """

    indicator: Indicator
    rule: str
    text: str
    whole: Range | None
    reported: int
    declined: int
    left_out: int
    first: tuple[str, ...] = ()
    note: str = ""
    told: bool = False
    """Whether the note is worth a finding: there ought to be a sum."""


class _Total:
    """What is known so far of one indicator."""

    __slots__ = ("declined", "first", "high", "low", "manner", "reported", "rule", "typed")

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.low = self.high = NOTHING
        self.manner = Manner.EXACT
        self.reported = self.declined = 0
        self.first: list[str] = []
        self.typed = ""

    def add(self, this: Range, manner: Manner, typed: str) -> None:
        """`typed` is the text where it is one in the unit of measure of the sum."""
        if self.rule == MAX and self.reported:
            self.low, self.high = max(self.low, this.low), max(self.high, this.high)
        else:
            self.low, self.high = self.low + this.low, self.high + this.high
        self.manner |= manner
        self.typed = typed
        self.reported += 1

    @property
    def whole(self) -> Range:
        return Range(self.low, self.high)


class _Quotient:
    """The sums of a rate's two sides over the units that gave all their parts."""

    __slots__ = ("above", "below", "complete", "partial", "rate")

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self.above = self.below = Range(NOTHING, NOTHING)
        self.complete = self.partial = 0

    def add(self, given: Mapping[str, Range | None]) -> None:
        """`given` holds None for what does not apply."""
        names = {term.name for term in (*self.rate.numerator, *self.rate.denominator) if term.name}
        there = sum(name in given for name in names)
        if there < len(names):
            self.partial += bool(there)
        elif any(given[name] is not None for name in names):
            self.complete += 1
            self.above = _plus(self.above, self.rate.numerator, given)
            self.below = _plus(self.below, self.rate.denominator, given)


def _plus(so_far: Range, terms: Iterable[Term], given: Mapping[str, Range | None]) -> Range:
    low, high = so_far
    for term in terms:
        this = given[term.name] if term.name else Range(term.number, term.number)
        if this is not None:
            low += this.low if term.sign > 0 else -this.high
            high += this.high if term.sign > 0 else -this.low
    return Range(low, high)


class Strange(NamedTuple):
    """A figure that cannot be added, and why."""

    row: Row
    message: str


class Sums:
    """All that is added up for one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing yet."""
        self.catalogue = catalogue
        self.units = 0
        self._totals = {indicator.path: _Total(rule_of(indicator)) for indicator in catalogue}
        rates = {rate.path: rate for rate in catalogue.rates}
        self._quotients = {
            path: _Quotient(rates[path]) for path, total in self._totals.items() if total.rule == RATE and path in rates
        }

    def add(self, unit: UnitFigures) -> tuple[Strange, ...]:
        """One more unit; figures that this catalogue does not know, or counts in something else, are not added."""
        self.units += 1
        strange: list[Strange] = []
        given: dict[str, Range | None] = {}
        for row in unit.rows:
            indicator = self.catalogue.get(row.path)
            read = _read(row, indicator)
            if isinstance(read, str):
                strange.append(Strange(row, read))
            elif read is None:
                given[row.path] = None
                self._totals[row.path].declined += 1
            else:
                given[row.path] = read[0]
                same = indicator is not None and row.measure == indicator.unit
                self._totals[row.path].add(*read, row.text if same else "")
        for path, total in self._totals.items():
            if path not in given and len(total.first) < NAMED:
                total.first.append(name_of(unit))
        for quotient in self._quotients.values():
            quotient.add(given)
        return tuple(strange)

    def lines(self) -> Iterator[Line]:
        """Every indicator that any unit filled in, and the rates that follow from them, in the catalogue's order."""
        for indicator in self.catalogue:
            total, quotient = self._totals[indicator.path], self._quotients.get(indicator.path)
            if total.reported or total.declined or (quotient is not None and quotient.complete):
                yield self._line(indicator, total, quotient)

    def _line(self, indicator: Indicator, total: _Total, quotient: _Quotient | None) -> Line:
        left_out = self.units - total.reported - total.declined
        line = Line(
            indicator, total.rule, "", None, total.reported, total.declined, left_out, tuple(total.first[:left_out])
        )
        if total.rule == NONE:
            return line._replace(note="按目录不汇总，只列出各单位的数")
        if total.rule == RATE:
            return _of_rate(line, quotient)
        if not total.reported:
            return line._replace(note="报了的单位都是“不适用”")
        text = total.typed if total.reported == 1 else ""  # 近500 of one unit stays what it is
        text = text or covering(total.whole, total.manner, indicator.unit) or ""
        figure = parse_figure(text, indicator.unit) if text else None
        if not isinstance(figure, Figure) or fit(figure, indicator) is not None:
            return line._replace(whole=total.whole, note=f"写不成一个数：{in_words(total.whole)}", told=True)
        return line._replace(whole=total.whole, text=text)


def rule_of(indicator: Indicator) -> str:
    """How an indicator is rolled up; a share in a table for which nothing else is said is never a sum."""
    return NONE if indicator.kind == "比率" and indicator.rollup == SUM else indicator.rollup


def _read(row: Row, indicator: Indicator | None) -> tuple[Range, Manner] | str | None:
    """The range of a row in the unit of measure of this catalogue, None for 不适用; a sentence where it has none."""
    if indicator is None:
        return "汇总所用的目录里没有这个指标"
    if row.whole is None:
        return None
    if row.measure == indicator.unit:
        return row.whole, row.manner
    if row.measure not in _MONEY or indicator.unit not in _MONEY:
        return f"这里以{row.measure}计，汇总以{indicator.unit}计"
    factor = _MONEY[row.measure] / _MONEY[indicator.unit]
    return Range(row.whole.low * factor, row.whole.high * factor), row.manner


def _of_rate(line: Line, quotient: _Quotient | None) -> Line:
    """The ratio of two sums, where both are exact and of the same units."""
    if quotient is None:
        return line._replace(note="目录里没有它的分子、分母，算不出比率", told=True)
    above, below = quotient.above, quotient.below
    given = line.reported
    line = line._replace(reported=quotient.complete, left_out=0, first=())
    if not quotient.complete:
        return line._replace(note="没有单位把分子、分母都填全，算不出比率", told=given > 0)
    if below.high == 0:
        return line._replace(note="分母之和是 0，算不出比率", told=True)
    known = _percent(above, below)
    if quotient.partial:
        note = f"{quotient.partial} 个单位的分子、分母没有填全；填全的 {quotient.complete} 个单位合起来是 {known}"
        return line._replace(note=note, told=True)
    if not (above.exact and below.exact):
        return line._replace(note=f"分子或分母是约数，算不准：{known}", told=True)
    percent = above.low / below.low * _HUNDRED
    text, whole = plain(percent.quantize(_CENT, ROUND_HALF_UP)), Range(percent, percent)
    figure = parse_figure(text, line.indicator.unit)
    wrong = fit(figure, line.indicator) if isinstance(figure, Figure) else None
    if wrong is not None or whole.low < 0:
        return line._replace(whole=whole, note=f"算出来是 {text}%，不可能，核对分子和分母", told=True)
    return line._replace(whole=whole, text=text)


def _percent(above: Range, below: Range) -> str:
    low = above.low / below.high * _HUNDRED if below.high.is_finite() else NOTHING
    if below.low <= 0 or not above.high.is_finite():
        return f"{plain(low.quantize(_CENT))}%以上"
    least, most = (plain(n.quantize(_CENT, ROUND_HALF_UP)) for n in (low, above.high / below.low * _HUNDRED))
    return f"{least}%" if least == most else f"{least}%到{most}%"
