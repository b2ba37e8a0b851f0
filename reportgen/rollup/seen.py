"""Units that were counted: none twice, neither by two files nor by a file that is itself the sum of others."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from unicodedata import normalize

from reportgen import project
from reportgen.diagnostics import Diagnostic, Related, Severity
from reportgen.errors import ReportgenError
from reportgen.reading import top_of
from reportgen.rollup.sources import Counted, counted_units
from reportgen.rollup.units import COUNTED, UnitFigures, Who

TWICE, PARTLY = "重复", "部分重复"
"""What became of a unit whose figures other files have handed in; of a sum only some parts of which are there."""


class Units:
    """Units by 代码 and 名称, with their files; some bytes for each."""

    def __init__(self) -> None:
        """None yet."""
        self._codes: dict[bytes, str] = {}
        self._names: dict[bytes, tuple[str, bool]] = {}
        self._files: set[bytes] = set()

    def add(self, name: str, code: str, path: str) -> None:
        """One more."""
        self._files.add(_file(path))
        if code:
            self._codes.setdefault(_key(code), path)
        if name:
            self._names.setdefault(_key(name), (path, bool(code)))

    def find(self, name: str, code: str) -> tuple[str, str] | None:
        """What a unit is known by, and its file; one name of two units with codes of their own is no sign."""
        if code and _key(code) in self._codes:
            return f"代码 {code}", self._codes[_key(code)]
        path, coded = self._names.get(_key(name), ("", False)) if name else ("", False)
        return (f"名称 {name}", path) if path and not (code and coded) else None

    def holds(self, unit: Counted) -> bool:
        """Whether a unit is one of them, by its name, its code or its file."""
        return self.find(unit.name, unit.code) is not None or _file(str(unit.path)) in self._files


class Seen:
    """Units that came, and those of them that counted, by their 代码 and 名称 and by their files."""

    def __init__(self, parent: Who, path: Path) -> None:
        """None yet; the unit of the file that is rolled up into is none of those below it."""
        self._own, self._counted, self._others = Units(), Units(), Units()
        self._own.add(parent.name, parent.code, str(path))

    def take(self, unit: UnitFigures) -> UnitFigures:
        """A unit, which is not counted again where it has been."""
        if unit.status != COUNTED:
            self._others.add(unit.name, unit.code, unit.path)
            return unit
        place = top_of(project.shown(Path(unit.path)))
        own, first = (units.find(unit.name, unit.code) for units in (self._own, self._counted))
        if own is not None:
            message = f"{own[0]} 的单位就是上级自己（{project.shown(Path(own[1]))}），没有计入"
            hint = "上级的数由下级的汇总而来；本级自己的数要计入的，单位.名称 写成例如“示例市本级”"
            return _out(unit, TWICE, Diagnostic("RG430", message, place, (hint,)))
        if first is not None:
            message = f"{first[0]} 的单位前面已有一份计入，这一份没有计入"
            hint = "留下一份；不是同一个单位的，改正 单位 的名称、代码"
            related = (Related("计入的是这一份", top_of(project.shown(Path(first[1])))),)
            return _out(unit, TWICE, Diagnostic("RG430", message, place, (hint,), related))
        self._counted.add(unit.name, unit.code, unit.path)
        return unit

    def counts(self, unit: Counted) -> bool:
        """Whether a unit that another roll-up counted is counted here."""
        return self._counted.holds(unit)

    def met(self, unit: Counted) -> bool:
        """Whether it is here at all, counted or not."""
        return any(units.holds(unit) for units in (self._counted, self._others, self._own))

    def once(self, unit: UnitFigures) -> UnitFigures:
        """A rolled-up file, once all units are seen: it is not counted beside the units that it is the sum of."""
        place = top_of(project.shown(Path(unit.path)))
        try:
            parts = [*counted_units(Path(unit.path))]
        except ReportgenError as error:
            found = Diagnostic("RG437", error.message, place, error.hints)
            return unit._replace(findings=(*unit.findings, found))
        here = [part for part in parts if self.counts(part)]
        if not here:
            return unit
        more = f"等 {len(here)} 个单位" if len(here) > 1 else ""
        message = f"这个文件是汇总来的，它汇总的“{here[0].name}”{more}也列入了，所以没有计入这个文件"
        if len(here) == len(parts):
            hint = "要用这个文件的数，就只列它，不列它汇总的那些；它里面手填的数也没有计入"
            return _out(unit, TWICE, Diagnostic("RG439", message, place, (hint,), level=Severity.WARNING))
        missing = [part.name for part in parts if not self.counts(part)]
        message += f"；它汇总的另外 {len(missing)} 个（{missing[0]}{'等' if len(missing) > 1 else ''}）因此不在汇总里"
        hint = "只列这个文件，或者把它汇总的全部列上"
        return _out(unit, PARTLY, Diagnostic("RG439", message, place, (hint,)))


def _out(unit: UnitFigures, status: str, why: Diagnostic) -> UnitFigures:
    return unit._replace(status=status, rows=(), findings=(*unit.findings, why), note=why.message)


def _key(mark: str) -> bytes:
    """A name that one system writes in two signs and another in one is the same."""
    return blake2b(normalize("NFC", mark).encode(), digest_size=8).digest()


def _file(path: str) -> bytes:
    return _key(os.path.normpath(Path(path).absolute()))
