"""Reading 指标: every indicator of the catalogue as a figure, a blank or 不适用."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import near
from reportgen.facts.indicators import Catalogue, Indicator, Theme, fit
from reportgen.facts.ledger import FactReader
from reportgen.facts.schema import FIGURE, NOT_APPLICABLE
from reportgen.facts.values import Blank, Figure, Value, ValueFault, parse_figure
from reportgen.records import is_blank, join
from reportgen.yaml_tree import Mapping as Tree
from reportgen.yaml_tree import Node, Scalar


def read_figures(
    reader: FactReader, node: Node | None, catalogue: Catalogue, prefix: str = ""
) -> Mapping[str, Mapping[str, Value]]:
    """All values, theme by theme; `prefix` (上年.) goes before the paths of leaves and blanks."""
    values: dict[str, dict[str, Value]] = {theme: {**row} for theme, row in catalogue.blanks[prefix].items()}
    mapping = reader.mapping(node, "指标") if node is not None else None
    for entry in mapping.entries if mapping else ():
        theme = catalogue.themes.get(entry.key.text)
        if theme is None:
            owners = [i.path for i in catalogue if i.key == entry.key.text]
            path = join("指标", entry.key.text)
            if owners:
                reader.report(
                    "RG201", f"“{entry.key.text}”应写在主题下面", entry.key, path, f"写成 {'、'.join(owners[:3])}"
                )
            else:
                reader.unknown(entry.key, path, catalogue.themes)
        elif not is_blank(entry.value):
            _read_theme(reader, entry.value, theme, catalogue, values[theme.key], prefix)
    return values


def _read_theme(
    reader: FactReader, node: Node, theme: Theme, catalogue: Catalogue, values: dict[str, Value], prefix: str
) -> None:
    path = join("指标", theme.key)
    mapping = reader.mapping(node, path)
    for entry in mapping.entries if mapping else ():
        indicator = theme.indicators.get(entry.key.text)
        where = join(path, entry.key.text)
        if indicator is None:
            _unknown(reader, entry.key, where, theme, catalogue)
        elif not is_blank(entry.value):
            before = len(reader.faults)
            value = _read_value(reader, entry.value, indicator, where, prefix)
            if value is not None:
                values[indicator.key] = value
            elif len(reader.faults) > before:
                values[indicator.key] = Blank(prefix + indicator.path, faulty=True)


def _unknown(reader: FactReader, key: Scalar, path: str, theme: Theme, catalogue: Catalogue) -> None:
    elsewhere = [i.path for i in catalogue if i.key == key.text]
    hints = near(key.text, theme.indicators)
    if elsewhere:
        hints = (f"“{key.text}”在别的主题里：{'、'.join(elsewhere[:3])}",)
    by_name = [i.path for i in theme.indicators.values() if key.text in i.name][:3]
    if not hints and by_name:
        hints = (f"是否想写：{'、'.join(by_name)}？",)
    hints = hints or ("指标要先在目录（indicators.yaml）里定义；目录没有的数写在正文里",)
    reader.report("RG201", f"“{theme.name}”里没有指标“{key.text}”", key, path, *hints)


def _read_value(reader: FactReader, node: Node, indicator: Indicator, path: str, prefix: str) -> Value | None:
    if isinstance(node, Tree):
        found = reader.fields(node, FIGURE, path)
        for key in ("说明", "来源"):
            if key in found:
                reader.words(found[key], join(path, key))
        if "数" not in found:
            return None
        return _read_value(reader, found["数"], indicator, path, prefix)
    scalar = reader.scalar(node, path)
    if scalar is None:
        return None
    text = scalar.text.strip()
    leaf = reader.ledger.add(prefix + indicator.path, reader.place(scalar, path))
    if text == NOT_APPLICABLE:
        return Blank(prefix + indicator.path, applicable=False, leaf=leaf)
    figure = parse_figure(text, indicator.unit)
    fault = figure if isinstance(figure, ValueFault) else fit(figure, indicator)
    if fault is not None:
        reader.report(fault.code, fault.message, scalar, path, *fault.hints)
        return None
    assert isinstance(figure, Figure)
    return Figure(figure.value, figure.text, (leaf,), figure.approx)
