"""Figures of a year that counted in another unit, as this year counts: 50.12 in 万元 is 501200 in 元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from reportgen.diagnostics import Diagnostic
from reportgen.facts.figures import read_figures
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.ledger import FactReader
from reportgen.facts.numerals import parted_unit, plain
from reportgen.facts.values import Blank, Figure, Figures, Value, parse_figure
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.places import deepest
from reportgen.yaml_text.tree import Mapping, Node

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?(?P<sign>[余多]?)[万亿]?"

Apart: TypeAlias = tuple[tuple[Indicator, Indicator], ...]
"""Indicators whose figures of two years are not comparable: as they were then, as they are now."""


UNKNOWN = Catalogue({})
"""In place of the catalogue of a year before whose pack cannot be read: its figures are in no known unit."""


class Recounted(NamedTuple):
    """Figures as this year counts; `apart` are those that no power of ten brings there."""

    figures: Figures
    apart: Apart = ()


class Before(NamedTuple):
    """A file of a year before: its tree, its year, what its paths begin with, and what messages call the year."""

    root: Node
    year: int | None
    prefix: str
    name: str


def read_before(
    reader: FactReader, file: Before, was: Catalogue, now: Catalogue
) -> tuple[Figures, tuple[Diagnostic, ...]]:
    """Its figures as this year counts; faults of that file are warnings, since it is not what is being built."""
    node = file.root.get("指标") if isinstance(file.root, Mapping) else None
    values = read_figures(reader, node, was, file.prefix, file.year)
    apart: tuple[Diagnostic, ...] = ()
    if was is not now:
        values, others = recounted(values, was, now, file.prefix)
        apart = tuple(told(others, reader.source, file.root, file.name))
    if not reader.faults:
        return values, apart
    first = reader.faults[0]
    message = f"{file.name}的文件有 {len(reader.faults)} 处错误，有错的数不参加对比；第一处：{first.message}"
    hint = f"先用 reportgen check {reader.source.path} 查看并改正"
    return values, (Diagnostic("RG219", message, first.place, (hint,)), *apart)


def recounted(figures: Figures, was: Catalogue, now: Catalogue, prefix: str) -> Recounted:
    """The figures of another catalogue under the paths and in the units of this year's."""
    found: dict[str, dict[str, Value]] = {theme: {**row} for theme, row in now.blanks(prefix).items()}
    apart = []
    for indicator in now:
        before = was.get(indicator.path)
        if before is None:
            continue
        value = figures[before.theme][before.key]
        power = power_between(before.unit, indicator.unit)
        if isinstance(value, Blank):
            found[indicator.theme][indicator.key] = value
        elif power is None:
            apart.append((before, indicator))
        else:
            found[indicator.theme][indicator.key] = rescaled(value, power)
    return Recounted(found, tuple(apart))


def told(apart: Apart, source: Source, root: Node, whose: str) -> Iterator[Diagnostic]:
    """That figures of `whose` file (上年) are not compared."""
    if not apart:
        return
    named = "、".join(f"{now.name}（{was.unit}，本年{now.unit}）" for was, now in apart[:3])
    more = f"等 {len(apart)} 个数" if len(apart) > 3 else ""
    message = f"{whose}的单位与本年的不同，又不能换算，不参加对比：{named}{more}"
    path = f"指标.{apart[0][1].path}"
    place = Place(source, deepest(root, path.split(".")), path)
    yield Diagnostic("RG219", message, place, ("两年用同一个模板包，或者换算以后写进那一年的文件",))


def recounted_text(text: str, was: Indicator, now: Indicator) -> str:
    """The text of a figure in this year's unit; "" where there is no comparing, what is no figure as it stands."""
    power = power_between(was.unit, now.unit)
    value = parse_figure(text, was.unit) if power != 0 else None
    if not isinstance(value, Figure):
        return text
    return "" if power is None else str(rescaled(value, power))


def power_between(was: str, now: str) -> int | None:
    """By what power of ten a number grows when its unit changes; None where the units are not of one kind."""
    if was == now:
        return 0
    (before, base), (after, other) = parted_unit(was), parted_unit(now)
    return before - after if base == other else None


def rescaled(figure: Figure, power: int) -> Figure:
    """The same amount in a unit smaller by `power`: exact, and approximate in the same words."""
    if not power:
        return figure
    value = figure.value.scaleb(power)
    text = re.sub(_NUMBER, lambda match: plain(value) + match["sign"], figure.text, count=1)
    parts = tuple(rescaled(part, power) for part in figure.parts)
    return Figure(value, text, figure.leaves, figure.approx, figure.rounded, parts)
