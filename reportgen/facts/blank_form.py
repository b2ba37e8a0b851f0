"""A facts file to fill in: every field in order with its meaning, figures blank, narrative under `|`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.facts.entry import approximate
from reportgen.facts.grid_figures import form_rows
from reportgen.facts.grids import Grid, Line
from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.facts.order import facts_order
from reportgen.facts.schema import OFFICIAL, OPENING, UNIT, Shape
from reportgen.records import Field, Kind, in_years
from reportgen.source import Source, display_width
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.layout import STOPS, layout
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import parse

WIDE = 120
"""Columns of a line with 名称, 单位 and 口径; where they take more, the 口径 stands on a line of its own above."""


class Needed(NamedTuple):
    """What the pack prints in any case: figures as 主题.指标, sections by key; its headings.

    `own` are the required sections for which it has no text, `unit` the facts about the unit, as 单位.键.
    """

    figures: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    headings: Mapping[str, str] = {}
    own: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()


NOTHING = Needed()


def blank_form(
    pack: str, year: int, catalogue: Catalogue, shape: Shape, kind: str | None = None, needed: Needed = NOTHING
) -> str:
    """The file's text; `kind` is the 类别 whose sections it lists. It is valid as soon as 单位.名称 is filled in.

    It is in the canonical form of `fmt`.
    """
    lines = _lines(pack, year, catalogue, shape, kind, needed)
    source = Source("", "".join(f"{' '.join(line.splitlines())}\n" for line in lines))
    root = parse(source).value
    assert isinstance(root, Tree), "written by the lines below"
    laid = layout(source, root, facts_order(catalogue, shape, kind, year)).value
    assert laid is not None, "the lines below say what their layout says"
    return laid


def _lines(pack: str, year: int, catalogue: Catalogue, shape: Shape, kind: str | None, needed: Needed) -> Iterator[str]:
    yield f"# {year}{OPENING}。填好后运行：reportgen check 本文件，再运行：reportgen build 本文件"
    yield "# 键后面用半角冒号加一个空格；缩进用空格；以 # 开头的是说明，不会印出。"
    yield f"模板: {pack}"
    yield f"年度: {year}"
    yield ""
    yield "# 不随年度变化的内容可以移到 办公室.yaml（放在本文件夹或上级文件夹）"
    yield "单位:"
    for field in UNIT:
        default = (kind or "") if field.key == "类别" else ""
        printed = f"单位.{field.key}" in needed.unit
        yield _row(field._replace(required=field.required or printed), default)
    yield ""
    yield "公文:"
    for field in OFFICIAL:
        if field.key == "附件" and shape.attachments:
            name = shape.attachments[0]
            yield f"  # 可以套用模板包的附件，例如 附件: [{{标题: {name}, 套用: {name}}}]"
        yield _row(field)
    yield ""
    if shape.elements:
        yield "# 这个模板包另外要的事实"
        yield "要素:"
        yield from (_row(field) for field in shape.elements)
        yield ""
    yield from _figures(catalogue, year, needed)
    yield ""
    yield from _body(year, shape, kind, needed)


def _figures(catalogue: Catalogue, year: int, needed: Needed) -> Iterator[str]:
    """指标, theme by theme."""
    if not catalogue.themes:
        return
    but = approximate(catalogue, year)
    yield f"# 没有发生写 0；不适用写 不适用；还没有数就空着。约数照写：180余、近500、18.85万余{but}。"
    yield "# 要说明来源或变化原因，写成 {数: 47, 说明: …, 来源: …}。"
    if needed.figures:
        yield "# 标着（必填）的数，模板一定要印；那一部分自己写了文字的，可以不填。"
    yield "指标:"
    for theme in catalogue.themes.values():
        rows = tuple(_theme(theme, year, needed))
        if rows:
            yield f"  {theme.key}:  # {theme.name}"
        if rows and theme.owed:
            yield "    # 这张表没有 不适用：没有发生的、没有这项职责的都写 0。"
        yield from rows


def _theme(theme: Theme, year: int, needed: Needed) -> Iterator[str]:
    """What a theme has in a year, which may be nothing."""
    if theme.grid is not None:
        yield from _grid(theme.grid, year)
        return
    for indicator in theme.indicators.values():
        if in_years(year, indicator.since):
            yield from _figure(indicator, indicator.path in needed.figures)


def _body(year: int, shape: Shape, kind: str | None, needed: Needed) -> Iterator[str]:
    yield "# 各部分的文字。不写的部分用模板的文字（由上面的数组成）。引用指标写 {{ 行政复议.受理 }}。"
    yield "# 每行一段，编辑器会自动折行；也可以写成要点：- {小标题: …, 内容: …}"
    if needed.sections:
        yield "# 标着（必填）的部分不能没有：自己写，或填上面的数由模板组成；标着（必填，自己写）的，模板没有文字。"
    yield "正文:"
    current = shape.of(kind, year)
    if current is None:
        yield f"  # 模板没有{year}年度的章节：在 章节 里列出各部分，每项写成 {{键: …, 标题: …}}，再在这里写它们的文字"
    for key, slot in current.slots.items() if current else ():
        themes = f"主题：{'、'.join(slot.themes)}" if slot.themes else ""
        required = "（必填，自己写）" if key in needed.own else "（必填）" if key in needed.sections else ""
        notes = "；".join(note for note in (needed.headings.get(key, ""), themes) if note)
        if required or notes:  # above the key: below it, they would become text when | is written behind the key
            yield f"  # {required}{notes}"
        for field in slot.items:
            yield f"  # 每个要点另外可写 {field.key}：{'（必填）' if field.required else ''}{field.meaning}"
        yield f"  {key}:"


def _figure(indicator: Indicator, required: bool) -> Iterator[str]:
    """名称, 单位 and 口径; whether the pack prints it in any case."""
    name = f"# {'（必填）' if required else ''}{indicator.name}（{indicator.unit}）"
    meaning = indicator.meaning.strip()
    together = f"{name}：{meaning}" if meaning else name
    if STOPS[0] + display_width(together) > WIDE:
        yield f"    # {meaning}"
        together = name
    yield f"    {indicator.key}:  {together}"


def _grid(grid: Grid, year: int) -> Iterator[str]:
    """A table row by row: which columns a list holds, told once where they change."""
    told: tuple[Line, ...] = ()
    for row, columns in form_rows(grid, year):
        named = "、".join(f"{column.key}（合计，可写 ~）" if column.parts else column.key for column in columns)
        if row is None:
            yield from (f"    {column.key}:  # {column.name}" for column in columns)
        else:
            if columns != told and len(columns) > 1:
                yield f"    # 每行写成 [ , , ]，依次是：{named}"
            told = columns
            note = "（合计，可以不写）" if row.parts else ""
            name = f"{row.name}：{columns[0].name}" if len(columns) == 1 and len(grid.blocks) > 1 else row.name
            yield f"    {row.key}:  # {name}{note}"


def _row(field: Field, default: str = "") -> str:
    note = field.meaning
    if field.choices:
        note += f"：{'|'.join(field.choices)}"
    elif field.example:
        note += f"，如 {field.example}"
    required = "（必填）" if field.required else ""
    value = f" {default}" if default else ""
    assert field.kind is not Kind.OPEN
    return f"  {field.key}:{value}  # {required}{note}"
