"""Reading 指标: every indicator of the catalogue as a figure, a blank or 不适用."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import short
from reportgen.facts.grid_figures import GridReader
from reportgen.facts.indicators import OWED, OWED_HINT, Catalogue, Indicator, Theme, fit
from reportgen.facts.ledger import FactReader
from reportgen.facts.schema import FIGURE, NOT_APPLICABLE
from reportgen.facts.values import Blank, Figure, Figures, Value, ValueFault, parse_figure
from reportgen.records import in_years, is_blank, join
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar


def read_figures(
    reader: FactReader, node: Node | None, catalogue: Catalogue, prefix: str = "", year: int | None = None
) -> Figures:
    """All values, theme by theme; `prefix` (上年.) goes before the paths of leaves and blanks.

    `year` is the file's own, None where it is not known. Of this year's file, a figure of an indicator that did not
    exist then is warned of.
    """
    values: dict[str, dict[str, Value]] = {theme: {**row} for theme, row in catalogue.blanks(prefix).items()}
    mapping = reader.mapping(node, "指标") if node is not None and not is_blank(node) else None
    written = {entry.key.text: entry.value for entry in mapping.entries} if mapping else {}
    for table in (theme for theme in catalogue.themes.values() if theme.grid is not None):
        grid = GridReader(reader, table, prefix, year, _read_value)
        values[table.key] = grid.read_theme(written.get(table.key), join("指标", table.key))
    for entry in mapping.entries if mapping else ():
        theme = catalogue.themes.get(entry.key.text)
        if theme is not None and theme.grid is not None:
            continue
        if theme is None:
            owners = [i.path for i in catalogue.called(entry.key.text)]
            path = join("指标", entry.key.text)
            if owners:
                reader.report(
                    "RG201", f"“{entry.key.text}”应写在主题下面", entry.key, path, f"写成 {'、'.join(owners[:3])}"
                )
            else:
                reader.unknown(entry.key, path, catalogue.themes)
        elif not is_blank(entry.value):
            row = _read_theme(reader, entry.value, theme, catalogue, prefix)
            values[theme.key].update(row)
            if year is not None and not prefix:
                _before_its_time(reader, entry.value, theme, row, year)
    return values


def _read_theme(reader: FactReader, node: Node, theme: Theme, catalogue: Catalogue, prefix: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    path = join("指标", theme.key)
    if isinstance(node, Scalar) and node.text.strip() == NOT_APPLICABLE:
        named = "、".join(theme.indicators)
        hint = f"逐项写，例如 {next(iter(theme.indicators), '受理')}: {NOT_APPLICABLE}；各项是：{short(named, 60)}"
        reader.report("RG202", f"“{theme.name}”不是一张表，不能整个写 {NOT_APPLICABLE}", node, path, hint)
        return values
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
    return values


def _before_its_time(reader: FactReader, node: Node, theme: Theme, row: Mapping[str, Value], year: int) -> None:
    for entry in node.entries if isinstance(node, Tree) else ():
        indicator = theme.indicators.get(entry.key.text)
        since = indicator.since if indicator is not None else None
        if in_years(year, since) or not isinstance(row.get(entry.key.text), Figure):
            continue
        assert indicator is not None
        message = f"“{indicator.name}”从 {since} 年起才统计，这份报告是 {year} 年的"
        hint = "核对 年度 和这个数；没有统计就空着，确有这个数就在 豁免 里写明理由"
        reader.report("RG224", message, entry.value, join(join("指标", theme.key), indicator.key), hint)


def _unknown(reader: FactReader, key: Scalar, path: str, theme: Theme, catalogue: Catalogue) -> None:
    if key.text.isdecimal():
        hint = "数里不写逗号：1,234 写成 1234"
        reader.report("RG206", f"“{key.text}”不是指标，像是被逗号断开的数", key, path, hint)
        return
    elsewhere = [i.path for i in catalogue.called(key.text)]
    hints = reader.near(key.text, theme.indicators, path.removesuffix(key.text))
    if elsewhere:
        hints = (f"“{key.text}”在别的主题里：{'、'.join(elsewhere[:3])}，移到那里",)
    if key.text in catalogue.themes:
        hints = (f"“{key.text}”是另一个主题：与“{theme.key}”对齐，少缩进两格",)
    by_name = [i.path for i in theme.indicators.values() if key.text in i.name][:3]
    if not hints and by_name:
        hints = (f"是否想写：{'、'.join(by_name)}？",)
    hints = hints or ("指标要先在目录（indicators.yaml）里定义；目录没有的数写在正文里",)
    reader.report("RG201", f"“{theme.name}”里没有指标“{key.text}”", key, path, *hints)


def _read_value(reader: FactReader, node: Node, indicator: Indicator, path: str, prefix: str) -> Value | None:
    if isinstance(node, Tree):
        found = reader.fields(node, FIGURE, path)
        said = [_remark(reader, found.get(key), join(path, key)) for key in ("说明", "来源")]
        if any(said):
            reader.ledger.remarks[prefix + indicator.path] = (said[0], said[1])
        if "数" not in found:
            return None
        return _read_value(reader, found["数"], indicator, path, prefix)
    scalar = reader.scalar(node, path)
    if scalar is None:
        return None
    text = scalar.text.strip()
    leaf = reader.ledger.add(prefix + indicator.path, reader.place(scalar, path))
    if text == NOT_APPLICABLE and indicator.owed:
        reader.report(OWED, f"“{indicator.name}”没有 不适用，要有数", scalar, path, OWED_HINT)
        return None
    if text == NOT_APPLICABLE:
        return Blank(prefix + indicator.path, applicable=False, leaf=leaf)
    figure = parse_figure(text, indicator.unit, indicator.exact, indicator.owed)
    fault = figure if isinstance(figure, ValueFault) else fit(figure, indicator)
    if fault is not None:
        reader.report(fault.code, fault.message, scalar, path, *fault.hints)
        return None
    assert isinstance(figure, Figure)
    return Figure(figure.value, figure.text, (leaf,), figure.approx)


def _remark(reader: FactReader, node: Node | None, path: str) -> str:
    """说明 or 来源: told where the figure comes from, never printed."""
    scalar = reader.scalar(node, path) if node is not None else None
    if scalar is None:
        return ""
    reader.cut_off(scalar, path)
    return scalar.text.strip()
