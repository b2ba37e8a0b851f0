"""A JSON Schema for facts files on a pack: completion, meanings and units in any editor that knows YAML schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.schema import ATTACHMENT, FACTS, FIGURE, NOT_APPLICABLE, POINT, SECTION, STYLE, Shape
from reportgen.records import Field, Kind

_NUMBER = r"^(约|近|逾|超过?|不足)?-?[0-9]+(\.[0-9]+)?[万亿]?[余多]?[万亿]?[^0-9]*$"
_YEAR = "^(19|20)[0-9]{2}$"
_DATE = r"^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$"
Schema = dict[str, Any]


def json_schema(name: str, catalogue: Catalogue, shape: Shape) -> Schema:
    """Draft 2020-12; every key carries its Chinese meaning."""
    top = {field.key: _field(field) for field in FACTS}
    sections = {key: None for keys in shape.sections.values() for key in keys}
    top["指标"] = _closed({t.key: _theme(t.name, t.indicators) for t in catalogue.themes.values()}, "全年的数")
    top["正文"] = _closed({key: {"$ref": "#/$defs/部分"} for key in sections}, "各部分的文字")
    style = _closed({f.key: _field(f) for f in STYLE}, "小标题和要点的排法")
    top["体例"] = _closed(dict.fromkeys(sections, style), "各部分的体例")
    attachment = _closed({f.key: _field(f) for f in ATTACHMENT}, "附件")
    attachment["properties"]["内容"] = {"$ref": "#/$defs/附件正文"}
    top["公文"]["properties"]["附件"]["items"] = {"anyOf": [{"type": "string"}, attachment]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"事实文件（{name}）",
        **_closed(top, "一个单位一年的事实"),
        "$defs": {"要点": _point(shape), "部分": _section(), "附件正文": _section(titled=False), "数": _figure()},
    }


def _closed(properties: Mapping[str, Schema], description: str) -> Schema:
    return {
        "type": ["object", "null"],
        "description": description,
        "properties": dict(properties),
        "additionalProperties": False,
    }


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


def _point(shape: Shape) -> Schema:
    rows = {field.key: _field(field) for field in POINT}
    rows["要点"] = {"type": "array", "items": {"$ref": "#/$defs/要点"}}
    if shape.sentences:
        rows["套用"] = {"enum": list(shape.sentences), "description": "放一句模板的标准句"}
    return {"anyOf": [{"type": "string"}, _closed(rows, "一个要点")]}


def _section(titled: bool = True) -> Schema:
    """A section; an attachment's text has no heading of its own."""
    points = {"type": "array", "items": {"$ref": "#/$defs/要点"}}
    rows = {field.key: _field(field) for field in SECTION if titled or field.key != "标题"}
    rows["要点"] = points
    return {"anyOf": [{"type": ["string", "null"]}, points, _closed(rows, "导语、要点、结语")]}
