"""A JSON Schema for facts files on a pack: completion, meanings and units in any editor that knows YAML schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.facts.indicators import Catalogue, Indicator
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


def json_schema(name: str, catalogue: Catalogue, shape: Shape, own: Iterable[str] = ()) -> Schema:
    """Draft 2020-12; every key carries its Chinese meaning.

    `own` are sections that the office's 章节 adds; a facts file with 章节 of its own may name any.
    """
    slots = {**dict.fromkeys(own, _any_slot(shape)), **shape.keys()}
    top = {field.key: _field(field) for field in FACTS}
    top["指标"] = _closed({t.key: _theme(t.name, t.indicators) for t in catalogue.themes.values()}, "全年的数")
    top["要素"] = _closed({field.key: _field(field) for field in shape.elements}, "模板包另外要的事实")
    style = _closed({f.key: _field(f) for f in STYLE}, "小标题和要点的排法")
    any_section = _named("部分", _any_slot(shape))
    top["正文"] = _open({key: _named("部分", slot) for key, slot in slots.items()}, any_section, "各部分的文字")
    top["体例"] = _open(dict.fromkeys((ALL, *slots), style), style, "各部分的体例")
    top["章节"]["items"] = {"anyOf": [{"enum": list(slots)}, top["章节"]["items"]]}
    attachment = _closed({f.key: _field(f) for f in ATTACHMENT}, "附件")
    attachment["properties"]["内容"] = {"$ref": "#/$defs/附件正文"}
    if shape.attachments:
        attachment["properties"]["套用"] = {"enum": list(shape.attachments), "description": "放模板包的附件"}
    top["公文"]["properties"]["附件"]["items"] = {"anyOf": [{"type": "string"}, attachment]}
    known = {key: {"propertyNames": {"enum": list(top[key]["properties"])}} for key in ("正文", "体例")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"事实文件（{name}）",
        **_closed(top, "一个单位一年的事实"),
        "if": {"not": {"required": ["章节"]}},
        "then": {"properties": known},
        "$defs": {
            "要点": _point(shape),
            **{n: d for slot in (Slot(), _any_slot(shape), *slots.values()) for n, d in _section_defs(shape, slot)},
            "附件正文": _section(_named("要点", Slot()), titled=False),
            "数": _figure(),
        },
    }


def _any_slot(shape: Shape) -> Slot:
    """What a section of the unit's own may hold: it may be set like any of the pack's."""
    fields = {f.key: f._replace(required=False) for slot in shape.keys().values() for f in slot.items}
    return Slot(items=tuple(fields.values()))


def _named(kind: str, slot: Slot) -> Schema:
    """A reference to the definition of sections or points that carry a slot's 项目."""
    names = "".join(f"+{f.key}{'!' if f.required else ''}" for f in slot.items)
    return {"$ref": f"#/$defs/{kind}{names}"}


def _section_defs(shape: Shape, slot: Slot) -> Iterator[tuple[str, Schema]]:
    point, section = (_named(kind, slot)["$ref"].removeprefix("#/$defs/") for kind in ("要点", "部分"))
    yield section, _section(_named("要点", slot))
    if slot.items:
        yield point, _point(shape, slot.items)


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


def _theme(name: str, indicators: Mapping[str, Indicator]) -> Schema:
    rows = {
        key: {"$ref": "#/$defs/数", "description": f"{i.name}（{i.unit}）。{i.meaning}"}
        for key, i in indicators.items()
    }
    return _closed(rows, name)


def _figure() -> Schema:
    short: Schema = {
        "type": ["number", "string", "null"],
        "anyOf": [{"type": ["number", "null"], "minimum": 0}, {"enum": [NOT_APPLICABLE]}, {"pattern": _NUMBER}],
    }
    return {"anyOf": [short, _closed({**{f.key: _field(f) for f in FIGURE}, "数": short}, "数及其说明、来源")]}


def _point(shape: Shape, items: tuple[Field, ...] = ()) -> Schema:
    """A point; with `items` a first point of a section that declares 项目, text alone only where none is required."""
    rows = {field.key: _field(field) for field in (*POINT, *items)}
    rows["要点"] = {"type": "array", "items": _named("要点", Slot())}
    if shape.sentences:
        rows["套用"] = {"enum": list(shape.sentences), "description": "放一句模板的标准句"}
    required = [field.key for field in items if field.required]
    point = _closed(rows, "一个要点") | ({"required": required} if required else {})
    return point if required else {"anyOf": [{"type": "string"}, point]}


def _section(point: Schema, titled: bool = True) -> Schema:
    """A section; an attachment's text has no heading of its own."""
    points = {"type": "array", "items": point}
    rows = {field.key: _field(field) for field in SECTION if titled or field.key != "标题"}
    rows["要点"] = points
    return {"anyOf": [{"type": ["string", "null"]}, points, _closed(rows, "导语、要点、结语")]}
