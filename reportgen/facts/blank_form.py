"""A facts file to fill in: every field in order with its meaning, figures blank, narrative under `|`."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.indicators import Catalogue
from reportgen.facts.schema import OFFICIAL, UNIT, Shape
from reportgen.records import Field, Kind
from reportgen.source import display_width


def blank_form(pack: str, year: int, catalogue: Catalogue, shape: Shape, kind: str | None = None) -> str:
    """The file's text; `kind` is the 类别 whose sections it lists. It is valid as soon as 单位.名称 is filled in."""
    return "\n".join(_lines(pack, year, catalogue, shape, kind)) + "\n"


def _lines(pack: str, year: int, catalogue: Catalogue, shape: Shape, kind: str | None) -> Iterator[str]:
    yield f"# {year}年度事实文件。填好后运行：reportgen check 本文件，再运行：reportgen build 本文件"
    yield "# 键后面用半角冒号加一个空格；缩进用空格；以 # 开头的是说明，不会印出。"
    yield f"模板: {pack}"
    yield f"年度: {year}"
    yield ""
    yield "# 不随年度变化的内容可以移到 办公室.yaml（放在本文件夹或上级文件夹）"
    yield "单位:"
    for field in UNIT:
        default = (kind or "") if field.key == "类别" else ""
        yield _row(field, default)
    yield ""
    yield "公文:"
    yield from (_row(field) for field in OFFICIAL)
    yield ""
    if shape.elements:
        yield "# 这个模板包另外要的事实"
        yield "要素:"
        yield from (_row(field) for field in shape.elements)
        yield ""
    yield "# 没有发生写 0；不适用写 不适用；还没有数就空着。约数照写：180余、近500、18.85万余。"
    yield "# 要说明来源或变化原因，写成 {数: 47, 说明: …, 来源: …}。"
    yield "指标:"
    for theme in catalogue.themes.values():
        yield f"  {theme.key}:{_padding(theme.key, 2)}# {theme.name}"
        for indicator in theme.indicators.values():
            if indicator.since is None or indicator.since <= year:
                yield f"    {indicator.key}:{_padding(indicator.key, 4)}# {indicator.name}（{indicator.unit}）"
    yield ""
    yield "# 各部分的文字。不写的部分用模板的文字（由上面的数组成）。引用指标写 {{ 行政复议.受理 }}。"
    yield "# 每行一段，编辑器会自动折行；也可以写成要点：- {小标题: …, 内容: …}"
    yield "正文:"
    parts = shape.of(kind, year)
    for key, slot in parts.slots.items() if parts else ():
        yield f"  {key}:"
        if slot.themes:
            yield f"    # 主题：{'、'.join(slot.themes)}"
        for field in slot.items:
            yield f"    # 每个要点另外可写 {field.key}：{'（必填）' if field.required else ''}{field.meaning}"


def _row(field: Field, default: str = "") -> str:
    note = field.meaning
    if field.choices:
        note += f"：{'|'.join(field.choices)}"
    elif field.example:
        note += f"，如 {field.example}"
    required = "（必填）" if field.required else ""
    value = f" {default}" if default else ""
    assert field.kind is not Kind.OPEN
    return f"  {field.key}:{value}{_padding(field.key + value, 2)}# {required}{note}"


def _padding(key: str, indent: int) -> str:
    """Spaces up to one column for the notes; Chinese characters are two columns wide."""
    return " " * max(2, 24 - indent - display_width(key))
