"""A JSON Schema for facts files on a pack: completion, meanings and units in any editor that knows YAML schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.facts.grid_figures import form_rows
from reportgen.facts.grids import Grid, cell_key
from reportgen.facts.indicators import CHANGE, Catalogue, Indicator, Theme
from reportgen.facts.schema import (
    ALL,
    ATTACHMENT,
    FACTS,
    FIGURE,
    NOT_APPLICABLE,
    POINT,
    SECTION,
    STYLE,
    Shape,
    Slot,
)
from reportgen.records import Field, Kind

_NUMBER = r"^(约|近|逾|超过?|不足)?-?[0-9]+(\.[0-9]+)?[万亿]?[余多]?[万亿]?[^0-9]*$"
_YEAR = "^(19|20)[0-9]{2}$"
_DATE = r"^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$"
Schema = dict[str, Any]


Items = tuple[Field, ...]


def json_schema(name: str, catalogue: Catalogue, shape: Shape, own: Iterable[str] = ()) -> Schema:
    """Draft 2020-12; every key carries its Chinese meaning.

    `own` are sections that the office's 章节 adds; a facts file with 章节 of its own may name any.
    """
    slots = shape.slots()
    forms = _Forms(slot.items for several in slots.values() for slot in several)
    titled = [key for key in dict.fromkeys((*own, *slots)) if key not in shape.untitled]
    sections = {**dict.fromkeys(own, forms.any("部分")), **{k: forms.one_of("部分", s) for k, s in slots.items()}}
    style = _closed({f.key: _field(f) for f in STYLE}, "小标题和要点的排法")
    top = {field.key: _field(field) for field in FACTS}
    top["指标"] = _closed({t.key: _theme(t) for t in catalogue.themes.values()}, "全年的数")
    top["要素"] = _closed({field.key: _field(field) for field in shape.elements}, "模板包另外要的事实")
    top["正文"] = _open(sections, forms.any("部分"), "各部分的文字")
    top["体例"] = _open(dict.fromkeys((ALL, *titled), style), style, "各部分的体例")
    top["章节"]["items"] = {"anyOf": [{"enum": titled}, top["章节"]["items"]]}
    top["公文"]["properties"]["附件"]["items"] = {"anyOf": [{"type": "string"}, _attachment(shape)]}
    known = {key: {"propertyNames": {"enum": list(top[key]["properties"])}} for key in ("正文", "体例")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"事实文件（{name}）",
        **_closed(top, "一个单位一年的事实"),
        "if": {"not": {"required": ["章节"]}},
        "then": {"properties": known},
        "$defs": {
            **forms.definitions(shape),
            "附件正文": _section(forms.ref("要点", ()), titled=False),
            **_FIGURES,
        },
    }


class _Forms:
    """The forms that sections have by the 项目 of their points, each defined once under a name of its own."""

    def __init__(self, several: Iterable[Items]) -> None:
        """The plain form is the first; the last takes any key of any form, for a unit's own sections."""
        forms = dict.fromkeys(((), *several))
        self.lenient = tuple(dict.fromkeys(f._replace(required=False) for items in forms for f in items))
        self.names = {items: str(number or "") for number, items in enumerate(dict.fromkeys((*forms, self.lenient)))}

    def ref(self, kind: str, items: Items) -> Schema:
        """A reference to 部分 or 要点 of one form."""
        return {"$ref": f"#/$defs/{kind}{self.names[items]}"}

    def any(self, kind: str) -> Schema:
        """What a section of the unit's own may hold: it may be set like any of the pack's."""
        return self.ref(kind, self.lenient)

    def one_of(self, kind: str, slots: Iterable[Slot]) -> Schema:
        """What a section may hold that has these forms in one year or another."""
        refs = [self.ref(kind, items) for items in dict.fromkeys(slot.items for slot in slots)]
        return refs[0] if len(refs) == 1 else {"anyOf": refs}

    def definitions(self, shape: Shape) -> Schema:
        """部分 and 要点 of every form."""
        sections = {f"部分{name}": _section(self.ref("要点", items)) for items, name in self.names.items()}
        return sections | {f"要点{name}": _point(shape, items) for items, name in self.names.items()}


def _attachment(shape: Shape) -> Schema:
    attachment = _closed({f.key: _field(f) for f in ATTACHMENT}, "附件")
    attachment["properties"]["内容"] = {"$ref": "#/$defs/附件正文"}
    if shape.attachments:
        attachment["properties"]["套用"] = {"enum": list(shape.attachments), "description": "放模板包的附件"}
    return attachment


def _closed(properties: Mapping[str, Schema], description: str) -> Schema:
    return {
        "type": ["object", "null"],
        "description": description,
        "properties": dict(properties),
        "additionalProperties": False,
    }


def _open(properties: Mapping[str, Schema], other: Schema, description: str) -> Schema:
    return {**_closed(properties, description), "additionalProperties": other}


def _field(field: Field) -> Schema:
    note = f"{field.meaning}。例如 {field.example}" if field.example else field.meaning
    kinds: Mapping[Kind, Schema] = {
        Kind.TEXT: {"type": ["string", "number", "null"]},
        Kind.TEXTS: {"type": ["array", "null"], "items": {"type": ["string", "number"]}},
        Kind.YES_NO: {"enum": ["是", "否", None]},
        Kind.YEAR: {"type": ["integer", "string", "null"], "minimum": 1900, "maximum": 2099, "pattern": _YEAR},
        Kind.DATE: {"type": ["string", "null"], "pattern": _DATE},
        Kind.CHOICE: {"enum": [*field.choices, None]},
        Kind.OPEN: {"type": ["object", "null"]},
        Kind.ANY: {},
    }
    if field.kind in (Kind.GROUP, Kind.ITEMS):
        group = _closed({f.key: _field(f) for f in field.fields}, note)
        required = [f.key for f in field.fields if f.required and field.kind is Kind.ITEMS]
        item = {**group, **({"required": required} if required else {})}
        if field.kind is Kind.ITEMS:
            return {"type": ["array", "null"], "description": note, "items": item if field.fields else {}}
        return item
    return {**kinds[field.kind], "description": note}


def _theme(theme: Theme) -> Schema:
    if theme.grid is not None:
        return _grid(theme, theme.grid)
    said = {key: f"{i.name}（{i.unit}）。{i.meaning}" for key, i in theme.indicators.items()}
    rows = {key: {**_figure_of(i), "description": said[key]} for key, i in theme.indicators.items()}
    return _closed(rows, theme.name)


def _figure_of(indicator: Indicator) -> Schema:
    return {"$ref": f"#/$defs/{'必有' if indicator.owed else ''}{CHANGE if indicator.kind == CHANGE else '数'}"}


def _any_of(schemas: list[Schema]) -> Schema:
    different = [one for number, one in enumerate(schemas) if one not in schemas[:number]]
    return different[0] if len(different) == 1 else {"anyOf": different}


def _grid(theme: Theme, grid: Grid) -> Schema:
    """A table: rows as lists or by column; 不适用 for the whole of it where its cells may be so."""
    rows: Schema = {}
    never: list[Schema] = [] if theme.owed else [{"enum": [NOT_APPLICABLE]}]
    for row, columns in form_rows(grid, None):
        figures = [_figure_of(theme.indicators[cell_key(row, column)]) for column in columns]
        cells = {c.key: {**figure, "description": c.name} for c, figure in zip(columns, figures)}
        figure = _any_of(figures)
        if row is None:
            rows |= cells
            continue
        several = {"type": "array", "maxItems": len(columns), "items": _any_of([*figures, {"type": "null"}])}
        varies = any(column.since or column.until for column in columns)  # with the year one may be left
        single = figure if len(columns) == 1 or varies else {"anyOf": [*never, {"type": "null"}]}
        order = "、".join(cells)
        rows[row.key] = {"anyOf": [several, _closed(cells, order), single], "description": f"{row.name}：{order}"}
    whole: list[Schema] = [_closed(rows, theme.name)]
    whole += [{**none, "description": "没有这项职责，整张表不适用"} for none in never]
    if any(not block.rows for block in grid.blocks):
        every = [*map(_figure_of, theme.indicators.values()), {"type": "null"}]
        whole.append({"type": "array", "items": _any_of(every)})
    return {"anyOf": whole, "description": theme.name}


def _figure(owed: bool, change: bool) -> Schema:
    number: Schema = {"type": ["number", "null"]} | ({} if change else {"minimum": 0})
    never = [] if owed else [{"enum": [NOT_APPLICABLE]}]
    short: Schema = {"type": ["number", "string", "null"], "anyOf": [number, *never, {"pattern": _NUMBER}]}
    return {"anyOf": [short, _closed({**{f.key: _field(f) for f in FIGURE}, "数": short}, "数及其说明、来源")]}


_FIGURES = {
    f"{'必有' if owed else ''}{CHANGE if change else '数'}": _figure(owed, change)
    for owed in (False, True)
    for change in (False, True)
}
"""What a figure may be, by whether it may be 不适用 and whether it may be negative."""


def _point(shape: Shape, items: Items) -> Schema:
    """A point; with `items` a first point of a section that declares 项目, text alone only where none is required."""
    rows = {field.key: _field(field) for field in POINT}
    rows["要点"] = {"type": "array", "items": {"$ref": "#/$defs/要点"}}
    if shape.sentences:
        rows["套用"] = {"enum": list(shape.sentences), "description": "放一句模板的标准句"}
    for field in items:
        own = _field(field)
        rows[field.key] = {"anyOf": [rows[field.key], own]} if field.key in rows else own
    required = [field.key for field in items if field.required]
    point = _closed(rows, "一个要点") | ({"required": required} if required else {})
    return point if required else {"anyOf": [{"type": "string"}, point]}


def _section(point: Schema, titled: bool = True) -> Schema:
    """A section; an attachment's text has no heading of its own."""
    points = {"type": "array", "items": point}
    rows = {field.key: _field(field) for field in SECTION if titled or field.key != "标题"}
    rows["要点"] = points
    return {"anyOf": [{"type": ["string", "null"]}, points, _closed(rows, "导语、要点、结语")]}
