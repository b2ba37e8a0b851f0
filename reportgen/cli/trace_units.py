"""The units behind a rolled-up figure, as `reportgen trace` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import project

if TYPE_CHECKING:
    from reportgen.rollup.sources import Source

Units = dict[str, list["Source"]]


def units_behind(file: Path, wanted: str | None, paths: Iterable[str] = ()) -> Units:
    """By indicator, what each unit gave; of those that `wanted` names and of `paths`. Nothing where no roll-up was."""
    if not wanted or not project.is_rolled_up(file):
        return {}
    from reportgen.rollup.sources import sources

    named = frozenset(paths)
    found: Units = {}
    for path, source in sources(file, lambda path: path in named or wanted == path or path.endswith(f".{wanted}")):
        found.setdefault(path, []).append(source)
    return {path: units for path, units in found.items() if path in named or any(unit.text for unit in units)}


def lines(units: Sequence[Source]) -> Iterator[str]:
    """Those that gave a figure, then those that left it out and those that were not counted."""
    given = [unit for unit in units if unit.text]
    yield f"    由 {len(given)} 个单位汇总：" if given else "    各单位都没有这个数，不是汇总来的"
    for unit in given:
        notes = [unit.status] if unit.status else ["汇总以后改过"] if unit.changed else []
        yield f"      {_where(unit)}  {unit.name}  {unit.text}{f'（{notes[0]}）' if notes else ''}".rstrip()
    others = [unit for unit in units if not unit.text]
    if others:
        yield f"    没有数的 {len(others)} 个："
    for unit in others:
        yield f"      {project.shown(unit.path)}  {unit.name or '（名称没有读到）'}  {unit.status or '没有填'}"


def data(units: Sequence[Source]) -> list[dict[str, Any]]:
    """For programs."""
    return [
        {
            "file": project.shown(unit.path),
            "line": unit.line or None,
            "unit": unit.name or None,
            "code": unit.code or None,
            "value": unit.text or None,
            "status": unit.status or None,
            "changed": unit.changed,
        }
        for unit in units
    ]


def _where(unit: Source) -> str:
    name = project.shown(unit.path)
    return f"{name}:{unit.line}" if unit.line else name
