"""波动 of indicators.yaml: how far a figure may lie from last year's before somebody must say why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from reportgen.diagnostics import Diagnostic, near, short
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Node, Scalar

KEY = "波动"
OFF = "不查"

BAND = (
    Field("倍数", Kind.TEXT, "大的一年超过小的一年多少倍，要写说明", example="1.5"),
    Field("起点", Kind.TEXT, "相差不到这么多的不算；金额按万元", example="10"),
    Field("百分点", Kind.TEXT, "比率相差多少个百分点，要写说明", example="10"),
    Field("另定", Kind.OPEN, "个别指标另用的倍数（比率用百分点），或 不查"),
)
_NUMBERS = {"倍数": "factor", "起点": "floor", "百分点": "points"}


class Band(NamedTuple):
    """What is usual from one year to the next. `own` holds the limits of single indicators, None: not looked at."""

    factor: Decimal = Decimal("1.5")
    floor: Decimal = Decimal(10)
    points: Decimal = Decimal(10)
    own: Mapping[str, Decimal | None] = MappingProxyType({})


USUAL = Band()


class Limit(NamedTuple):
    """A limit of one indicator, with where it is written."""

    path: str
    place: Place


def read_band(reader: Reader, node: Node, base: Band) -> tuple[Band, tuple[Limit, ...]]:
    """The band of one file over that of the layers below, and the indicators that it names."""
    found = reader.fields(node, BAND, KEY)
    numbers = {}
    for key, name in _NUMBERS.items():
        if key in found:
            number = _number(reader, found[key], join(KEY, key))
            if number is not None:
                numbers[name] = number
    own, limits = dict(base.own), []
    mapping = reader.mapping(found["另定"], join(KEY, "另定")) if "另定" in found else None
    for entry in mapping.entries if mapping else ():
        path = join(join(KEY, "另定"), entry.key.text)
        limits.append(Limit(entry.key.text, reader.place(entry.key, path)))
        if isinstance(entry.value, Scalar) and entry.value.text.strip() == OFF:
            own[entry.key.text] = None
        elif (number := _number(reader, entry.value, path)) is not None:
            own[entry.key.text] = number
    return base._replace(**numbers, own=own), tuple(limits)


def _number(reader: Reader, node: Node, path: str) -> Decimal | None:
    scalar = reader.scalar(node, path)
    if scalar is None:
        return None
    text = scalar.text.strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,4})?", text) is None or (path.endswith("倍数") and Decimal(text) < 1):
        hint = "倍数写大于 1 的数，例如 1.5；不想查的写 不查"
        reader.report("RG330", f"“{short(text)}”不能作{path.rpartition('.')[2]}", scalar, path, hint)
        return None
    return Decimal(text)


def unknown_limits(
    limits: tuple[Limit, ...], is_known: Callable[[str], bool], paths: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A fault for every limit of an indicator that the catalogue does not have."""
    for limit in limits:
        if not is_known(limit.path):
            hints = near(limit.path, paths) or ("写 主题.指标",)
            yield Diagnostic("RG330", f"“{short(limit.path)}”不在目录里", limit.place, hints)
