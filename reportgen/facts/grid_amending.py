"""A table of a layer below with other words or units in some of its rows and columns (改)."""

from __future__ import annotations

from reportgen.facts.grid_axes import CHANGED
from reportgen.facts.grid_reader import Form, axes, quotes
from reportgen.facts.grid_soundness import CODE, mixed_sums
from reportgen.facts.grids import Axis, Group, Line, lines
from reportgen.records import Field, Kind, Reader, join
from reportgen.yaml_text.tree import Mapping, Node, Scalar

KEY = "改"
AMENDED = (Field(KEY, Kind.OPEN, "下面一层的表里哪几行（栏）换名称、单位，写 键: {名称: …, 单位: …}", required=True),)


def is_amended(node: Node) -> bool:
    """Whether a theme changes a table of a layer below."""
    return isinstance(node, Mapping) and node.get(KEY) is not None


def amended(reader: Reader, node: Node, path: str, form: Form) -> Form | None:
    """The form with what the theme changes; None after a fault."""
    before = len(reader.faults)
    found = reader.fields(node, AMENDED, path)
    mapping = reader.mapping(found[KEY], join(path, KEY)) if KEY in found else None
    known = tuple(dict.fromkeys(line.key for axis in axes(form.grid) for line in lines(axis)))
    changes: dict[str, dict[str, object]] = {}
    for entry in mapping.entries if mapping else ():
        where = join(join(path, KEY), entry.key.text)
        if entry.key.text not in known:
            reader.unknown(entry.key, where, known)
            continue
        quotes(reader, entry.value, where)
        said = reader.fields(entry.value, CHANGED, where)
        texts = {key: reader.scalar(value, join(where, key)) for key, value in said.items()}
        changes[entry.key.text] = _change(reader, entry.key, texts, where)
    blocks = tuple(
        b._replace(columns=_changed(b.columns, changes), rows=_changed(b.rows, changes)) for b in form.grid.blocks
    )
    grid = form.grid._replace(blocks=blocks)
    told = mixed_sums(grid, form.kind, form.unit)  # the sum itself may well stand in the file below
    at = reader.place(found.get(KEY, node), join(path, KEY))
    reader.faults += (fault._replace(place=at) for fault in told)
    return form._replace(grid=grid) if len(reader.faults) == before else None


def _change(reader: Reader, key: Scalar, texts: dict[str, Scalar | None], path: str) -> dict[str, object]:
    """What becomes of a line; it stands where its name does, since findings of what is printed are told there."""
    said = {name: scalar.text.strip() for name, scalar in texts.items() if scalar is not None}
    for name, text in said.items():
        if not text:
            message, hint = f"“{key.text}”的 {name} 空着", f"写上{name}；不改{name}的删去这一项"
            reader.report(CODE, message, texts[name] or key, join(path, name), hint)
    change: dict[str, object] = {"name": said["名称"], "place": reader.place(key, path)} if "名称" in said else {}
    return change | ({"unit": said["单位"]} if "单位" in said else {})


def _changed(axis: Axis, changes: dict[str, dict[str, object]]) -> Axis:
    return tuple(
        Group(item.name, _changed(item.members, changes)) if isinstance(item, Group) else _line(item, changes)
        for item in axis
    )


def _line(line: Line, changes: dict[str, dict[str, object]]) -> Line:
    return line._replace(**changes[line.key]) if line.key in changes else line  # type: ignore[arg-type]
