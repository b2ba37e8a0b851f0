"""The indicator catalogue: each figure defined once, with name, unit, kind, meaning and roll-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reportgen.diagnostics import short
from reportgen.facts.bands import USUAL, Band
from reportgen.facts.equations import Term
from reportgen.facts.grids import Grid
from reportgen.facts.identities import Identity
from reportgen.facts.numerals import parted_unit, plain
from reportgen.facts.values import Blank, Figure, ValueFault
from reportgen.source import Place
from reportgen.tuples import NamedTuple

KINDS = ("计数", "金额", "比率", "数值", "增减")
CHANGE = "增减"
"""A whole number that may be negative: how many more than last year."""
COUNTS = ("计数", CHANGE)
MONEY = "金额"
_CENTS = 2
"""Digits behind the point of a sum in 元, down to 分."""
ROLLUPS = ("求和", "最大", "不汇总", "比率")
ALL = "全部"
"""In place of names of indicators: all of the catalogue, in its order."""
NAMES = ("上年", "年度", "上年度", "下年度", "单位", "要素", "项", "事项", "各部分", "部分数", ALL)
"""What else stands first in a name of templates: no theme may be called so."""


OWED, OWED_HINT = "RG230", "没有发生的、没有这项职责的都写 0；还没有数就空着"
"""What is told of 不适用 where a figure is `owed`."""


class Indicator(NamedTuple):
    """One figure's definition; `path` is theme.key, `capped` says that a ratio may not exceed 100."""

    theme: str
    key: str
    name: str
    unit: str
    kind: str
    meaning: str
    rollup: str
    capped: bool
    place: Place
    numerator: str | None = None
    denominator: str | None = None
    since: int | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()
    """How texts say that it is 0."""
    exact: bool = False
    """No approximate figure may be given: a cell of a table of fixed form."""
    owed: bool = False
    """A figure is owed in any case: where there was nothing it is 0, and 不适用 is no answer."""

    @property
    def path(self) -> str:
        """The dotted name that templates and narratives write."""
        return f"{self.theme}.{self.key}"


class Theme(NamedTuple):
    """A group of indicators, the namespace they have in templates; those of a `grid` are its cells.

    `unit` is a table's own, which a row or column may say otherwise.
    """

    key: str
    name: str
    indicators: Mapping[str, Indicator]
    grid: Grid | None = None
    unit: str = ""

    @property
    def owed(self) -> bool:
        """Whether it is a form that takes 0 and never 不适用: all its cells alike."""
        return next((indicator.owed for indicator in self.indicators.values()), False)

    @property
    def exact(self) -> bool:
        """Whether it is a form that takes no approximate figures: all its cells alike."""
        return next((indicator.exact for indicator in self.indicators.values()), False)


class Rate(NamedTuple):
    """What a ratio is of: the sums above and below the line."""

    path: str
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]


@dataclass(frozen=True)
class Catalogue:
    """All themes in order, and what their figures must keep: identities, ratios, the band of usual change."""

    themes: Mapping[str, Theme]
    identities: tuple[Identity, ...] = ()
    rates: tuple[Rate, ...] = ()
    band: Band = USUAL
    gone: Mapping[str, str] = field(default_factory=dict)
    """Cells that a table had below the one that stands for it and does not have them, with that one's file."""

    def shown(self, themes: tuple[str, ...] | None) -> Catalogue:
        """The themes of these names alone, in the catalogue's order; all of them for None."""
        return self if themes is None else Catalogue({k: t for k, t in self.themes.items() if k in themes})

    def get(self, path: str) -> Indicator | None:
        """The indicator at theme.key."""
        theme, _, key = path.partition(".")
        return self.themes[theme].indicators.get(key) if theme in self.themes else None

    def called(self, key: str) -> list[Indicator]:
        """The indicators of every theme that have a key."""
        return [indicator for indicator in self if indicator.key == key]

    def blanks(self, prefix: str) -> Mapping[str, Mapping[str, Blank]]:
        """A blank for every indicator, made once; `prefix` goes before its path: "" for this year, 上年. for last."""
        if prefix not in self._blanks:
            themes = self.themes.values()
            made = {t.key: {k: Blank(prefix + i.path) for k, i in t.indicators.items()} for t in themes}
            self._blanks[prefix] = made
        return self._blanks[prefix]

    @cached_property
    def _blanks(self) -> dict[str, Mapping[str, Mapping[str, Blank]]]:
        return {}

    def __iter__(self) -> Iterator[Indicator]:
        """Every indicator in order."""
        for theme in self.themes.values():
            yield from theme.indicators.values()


def fit(figure: Figure, indicator: Indicator) -> ValueFault | None:
    """Whether a figure is possible: whole counts, only a change negative, shares up to 100, cells of tables exact."""
    if indicator.exact and figure.approx:
        message = f"“{indicator.name}”是表里的格子，只填准确的数，“{short(figure.text)}”是约数"
        return ValueFault("RG229", message, ("核实后写准确的数；还没有准确的数就空着",))
    if figure.value < 0 and indicator.kind != CHANGE:
        return ValueFault("RG207", f"“{indicator.name}”不能是负数", ("核对原始数据",))
    if indicator.kind in COUNTS and figure.value != figure.value.to_integral_value():
        return ValueFault("RG207", f"“{indicator.name}”按{indicator.unit}计数，应是整数", ("核对原始数据或单位",))
    if indicator.kind in COUNTS and figure.text.endswith(".0"):
        return ValueFault("RG206", f"“{figure.text}”是整数，不写小数点", (f"写成 {plain(figure.value)}",))
    if indicator.kind == MONEY and not _is_payable(figure.value, indicator.unit):
        message = f"“{indicator.name}”是 {figure.text}{indicator.unit}，金额最小到分"
        return ValueFault("RG207", message, ("核对原始数据",))
    if indicator.capped and figure.value > Decimal(100):
        message = f"“{indicator.name}”是 {plain(figure.value)}%，超过了 100%"
        return ValueFault("RG207", message, ("核对分子和分母",))
    return None


def _is_payable(value: Decimal, unit: str) -> bool:
    """Whether a sum of money comes to whole cents (分)."""
    cents = value.scaleb(parted_unit(unit)[0] + _CENTS)
    return cents == cents.to_integral_value()
