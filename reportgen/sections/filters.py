"""The closed tables of filters and tests that templates may use; Jinja's own are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportgen.facts.formats import FORMATS, rounded
from reportgen.facts.values import Blank, Figure, FigureError, as_figure
from reportgen.sections.marks import TOLD, leaf_mark
from reportgen.sections.values import Gapped, Namespace, printed

MOST_DIGITS = 10
"""Decimals that 保留 and 同比 print at most."""
UNIT = "单位"
"""The filter that gives an indicator's unit."""
INCOMPARABLE = "同比"
"""The name of the blank that 同比 makes where it cannot be told."""


def _figure(value: object) -> Figure | Blank:
    if isinstance(value, (Figure, Blank)):
        return value
    figure = as_figure(value)
    if figure is None:
        raise FigureError("只有数能用这个写法")
    return figure


def _formatted(apply: Callable[[Figure], str]) -> Callable[[object], object]:
    def filtered(value: object) -> object:
        figure = _figure(value)
        if isinstance(figure, Blank):
            return figure
        mark = leaf_mark(figure.leaves[0]) if figure.typed and len(figure.leaves) == 1 else ""
        return f"{mark}{apply(figure)}{TOLD}"

    return filtered


def keep_digits(value: object, digits: int = 0) -> object:
    """保留(n): half up to n decimals, all of them printed."""
    figure = _figure(value)
    return figure if isinstance(figure, Blank) else rounded(figure, _digits(digits))


def _digits(number: object) -> int:
    if isinstance(number, int) and 0 <= number <= MOST_DIGITS:
        return number
    raise FigureError(f"位数写 0 到 {MOST_DIGITS} 的整数")


def year_on_year(value: object, last: object, digits: int = 1) -> object:
    """同比(上年值): 增长12.5%, 下降3.0%, 持平 or, where it rounds to nothing, 基本持平.

    A blank where either figure is missing or approximate, or last year's is 0.
    """
    figure, base = _figure(value), _figure(last)
    for one in (figure, base):
        if isinstance(one, Blank):
            return one
    assert isinstance(figure, Figure)
    assert isinstance(base, Figure)
    if figure.approx or base.approx or base.value == 0:
        return Gapped(INCOMPARABLE, applicable=False)
    change = (figure.value - base.value) / base.value * 100
    share = rounded(Figure(abs(change)), _digits(digits))
    if not share:
        return ("持平" if change == 0 else "基本持平") + TOLD
    return f"{'增长' if change > 0 else '下降'}{share}%{TOLD}"


def join_values(values: Iterable[object] | Blank, separator: str = "、") -> object:
    """连接(分隔): the values with their origins, a separator between; no 、 between titles or quotations.

    GB/T 15834 4.5.3.5: between 》《 and between ”“ usually none; where a bracket follows the title it stands.
    """
    if isinstance(values, Blank):
        return values
    joined = ""
    for text in (str(printed(value)) for value in values):
        meet = (_last(joined), _first(text))
        joined += ("" if not joined or (separator == "、" and meet in _UNPARTED) else separator) + text
    return joined


_UNPARTED = (("》", "《"), ("”", "“"))


def _first(text: str) -> str:
    """The first character that is printed."""
    return next((char for char in text if char < "\U000f0000"), "")


def _last(text: str) -> str:
    return next((char for char in reversed(text) if char < "\U000f0000"), "")


def unit_of(value: object, unit: object = None) -> object:
    """单位: the unit that the catalogue has for the named indicator, which `environment` puts in beside it."""
    if unit is not None or isinstance(value, Blank):
        return value if unit is None else unit
    raise FigureError(f"只有写出名称的指标有单位，例如 {{{{ 主题.指标|{UNIT} }}}}")


FILTERS: Mapping[str, Callable[..., object]] = {
    **{name: _formatted(apply) for name, apply in FORMATS.items()},
    "保留": keep_digits,
    "同比": year_on_year,
    "连接": join_values,
    UNIT: unit_of,
}


def has_figure(value: object) -> bool:
    """有: a figure is filled in (0 is); of a table, any of its figures."""
    if isinstance(value, Namespace):
        return any(has_figure(field) for field in value.fields.values())
    return not isinstance(value, Blank)


def is_applicable(value: object) -> bool:
    """适用: not 不适用; of a table, not all of it."""
    if isinstance(value, Namespace):
        return any(is_applicable(field) for field in value.fields.values())
    return not (isinstance(value, Blank) and not value.applicable)


TESTS: Mapping[str, Callable[..., bool]] = {"有": has_figure, "适用": is_applicable}
