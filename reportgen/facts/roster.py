"""名录.yaml: the units that are to hand in, each with the one above it, and which of them a facts file is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome, near, short
from reportgen.facts.schema import KINDS, LEVELS
from reportgen.reading import FACTS_FILE, read_source
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Place, Source, Span
from reportgen.yaml_text.tree import Node, Scalar, parse

SIZE_LIMIT = 16 << 20
NODE_LIMIT = 3_000_000
"""A hundred thousand units, each on a line."""

LISTED = (
    Field("代码", Kind.TEXT, "单位代码，各单位不同", required=True, example="410299"),
    Field("名称", Kind.TEXT, "单位名称，与事实文件的 单位.名称 相同", required=True, example="云岭区人民政府"),
    Field("层级", Kind.CHOICE, "所在层级", choices=LEVELS, example="县"),
    Field("类别", Kind.CHOICE, "单位类别", choices=KINDS, example="政府"),
    Field("上级", Kind.TEXT, "上级单位的代码；最上面的不写", example="410200"),
)
ROSTER = (
    Field("名称", Kind.TEXT, "名录的名称"),
    Field("单位", Kind.ITEMS, "各单位", required=True, fields=LISTED),
    Field("备注", Kind.TEXT, "给自己看的话"),
)
_WANTED = FACTS_FILE._replace(name="名录", example="名录.yaml", instead="名录是 .yaml 文本，每个单位一项")


class Listed(NamedTuple):
    """A unit of the roster; `above` is the code of the one above it, "" for the topmost."""

    code: str
    name: str
    level: str
    kind: str
    above: str
    line: int


@dataclass(frozen=True, eq=False, repr=False)
class Roster:
    """All units in the order of the file."""

    source: Source
    units: tuple[Listed, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Listed]:
        """Units by their codes."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _by_name(self) -> Mapping[str, Listed]:
        """Units by their names, those alone that no other one has."""
        found: dict[str, Listed | None] = {}
        for unit in self.units:
            found[unit.name] = None if unit.name in found else unit
        return {name: unit for name, unit in found.items() if unit is not None}

    def find(self, code: str, name: str, path: PurePath) -> Listed | None:
        """The unit that a facts file is of: by 代码, else 名称 in the file, else one of them among its folders."""
        if code:
            return self.by_code.get(code)
        if name and name in self._by_name:
            return self._by_name[name]
        own = (self.by_code.get(part) or self._by_name.get(part) for part in reversed(path.parent.parts))
        return next(filter(None, own), None)

    def below(self, code: str) -> tuple[Listed, ...]:
        """The units that a unit is the one above of."""
        return tuple(unit for unit in self.units if unit.above == code)


def read_roster(path: Path, shown: str) -> Outcome[Roster]:
    """The roster in a file that messages call `shown`.

    Raises:
        ReportgenError: there is no such file, or it cannot be opened.
    """
    source = read_source(path, shown, SIZE_LIMIT, _WANTED)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    tree = parse(source.value, NODE_LIMIT)
    if tree.value is None:
        return Outcome(None, (*source.diagnostics, *tree.diagnostics))
    reader = Reader(source.value)
    top = reader.fields(tree.value, ROSTER, "")
    units = tuple(_units(reader, top.get("单位")))
    faults = (*source.diagnostics, *tree.diagnostics, *reader.faults, *_faults(source.value, units))
    roster = Roster(source.value, units)
    return Outcome(None if any(fault.is_error for fault in faults) else roster, faults)


def _units(reader: Reader, node: Node | None) -> Iterator[Listed]:
    for item, path in reader.items(node, "单位") if node is not None else ():
        found = reader.fields(item, LISTED, path)
        texts: dict[str, str] = {}
        for field in LISTED:
            value = found.get(field.key)
            if value is not None:
                where = join(path, field.key)
                read = reader.choice(value, field.choices, where) if field.choices else reader.scalar(value, where)
                texts[field.key] = read.text.strip() if isinstance(read, Scalar) else ""
        if texts.get("代码") and texts.get("名称"):
            code, name, level, kind, above = (texts.get(field.key, "") for field in LISTED)
            yield Listed(code, name, level, kind, above, item.span.line)


def _faults(source: Source, units: tuple[Listed, ...]) -> Iterator[Diagnostic]:
    """Codes that two units have, units above that are not listed, rings."""
    first: dict[str, Listed] = {}
    for unit in units:
        earlier = first.setdefault(unit.code, unit)
        if earlier is not unit:
            message = f"代码 {short(unit.code)} 写了两次：第 {earlier.line} 行是“{short(earlier.name)}”"
            yield _fault(source, unit, message, "一个单位一个代码；重复的单位删去一项")
    for unit in units:
        if unit.above and unit.above not in first:
            hints = near(unit.above, first) if len(first) < 2000 else ()
            message = f"上级 {short(unit.above)} 不在名录里"
            yield _fault(source, unit, message, *hints, "写上级单位的代码；上级不在名录里的，不写 上级")
    for unit in _in_rings(first):
        chain = "→".join(_chain(first, unit))
        yield _fault(source, unit, f"上级绕成了一圈：{chain}", "改正其中一个的 上级；最上面的不写 上级")


def _fault(source: Source, unit: Listed, message: str, *hints: str) -> Diagnostic:
    text = source.line(unit.line)
    return Diagnostic("RG240", message, Place(source, Span(unit.line, 1, unit.line, len(text) + 1)), hints)


def _in_rings(known: Mapping[str, Listed]) -> Iterator[Listed]:
    """One unit of every ring."""
    done: set[str] = set()
    for start in known:
        code, way = start, list[str]()
        on_way: set[str] = set()
        while code in known and code not in done and code not in on_way:
            way.append(code)
            on_way.add(code)
            code = known[code].above
        if code in on_way:
            yield known[code]
        done.update(way)


def _chain(known: Mapping[str, Listed], unit: Listed) -> list[str]:
    """The ring that a unit lies in, short."""
    codes, code = [unit.code], unit.above
    while code != unit.code and len(codes) < 6:
        codes.append(code)
        code = known[code].above
    return [*codes, unit.code if code == unit.code else "…"]
