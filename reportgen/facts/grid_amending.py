"""A table of a layer below with other words or units in some of its rows and columns (改)."""

from __future__ import annotations

from reportgen.facts.grid_axes import CHANGED
from reportgen.facts.grid_reader import Form, axes
from reportgen.facts.grid_soundness import mixed_sums
from reportgen.facts.grids import Axis, Group, Line, lines
from reportgen.records import Field, Kind, Reader, join
from reportgen.yaml_text.tree import Mapping, Node

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
        said = reader.fields(entry.value, CHANGED, where)
        texts = {key: reader.scalar(value, join(where, key)) for key, value in said.items()}
        change: dict[str, object] = {"place": reader.place(entry.key, where)}
        for key, attribute in (("名称", "name"), ("单位", "unit")):
            scalar = texts.get(key)
            if scalar is not None:
                change[attribute] = scalar.text.strip()
        changes[entry.key.text] = change
    blocks = tuple(
        b._replace(columns=_changed(b.columns, changes), rows=_changed(b.rows, changes)) for b in form.grid.blocks
    )
    grid = form.grid._replace(blocks=blocks)
    reader.faults += mixed_sums(grid, form.kind, form.unit)
    return form._replace(grid=grid) if len(reader.faults) == before else None


def _changed(axis: Axis, changes: dict[str, dict[str, object]]) -> Axis:
    return tuple(
        Group(item.name, _changed(item.members, changes)) if isinstance(item, Group) else _line(item, changes)
        for item in axis
    )


def _line(line: Line, changes: dict[str, dict[str, object]]) -> Line:
    return line._replace(**changes[line.key]) if line.key in changes else line  # type: ignore[arg-type]
