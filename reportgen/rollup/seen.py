"""Units that were counted: none twice, neither by two files nor by a file that is itself the sum of others."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError
from reportgen.reading import top_of
from reportgen.rollup.sources import counted_units
from reportgen.rollup.units import UnitFigures

_ONCE = "只列直接下级的文件：这个文件和它汇总的那些，留一边"


class Seen:
    """Some bytes for each unit, by its 代码 or else its 名称."""

    def __init__(self) -> None:
        """None yet."""
        self._keys: set[bytes] = set()
        self._sums: list[str] = []
        """Files that were rolled up from others."""

    def again(self, unit: UnitFigures) -> Diagnostic | None:
        """A unit that is to be counted; a finding where it has been."""
        mark = _mark(unit.code, unit.name)
        key = _key(mark)
        if mark and key in self._keys:
            message = f"{mark} 的单位前面已有一份计入，这一份没有计入"
            hint = "留下一份；不是同一个单位的，改正 单位 的名称、代码"
            return Diagnostic("RG430", message, top_of(project.shown(Path(unit.path))), (hint,))
        self._keys.add(key)
        if project.sources_path(Path(unit.path)).is_file():
            self._sums.append(unit.path)
        return None

    def nested(self) -> Iterator[Diagnostic]:
        """Files whose own units were counted, too; once all units are seen."""
        for path in self._sums:
            try:
                own = [unit for unit in counted_units(Path(path)) if _key(_mark(*reversed(unit))) in self._keys]
            except ReportgenError as error:
                yield Diagnostic("RG437", error.message, top_of(project.shown(Path(path))), error.hints)
                continue
            if own:
                more = f"等 {len(own)} 个单位" if len(own) > 1 else ""
                message = f"这个文件是汇总来的，它汇总的“{own[0][0]}”{more}也列入了，同样的数加了两次"
                yield Diagnostic("RG439", message, top_of(project.shown(Path(path))), (_ONCE,))


def _mark(code: str, name: str) -> str:
    return f"代码 {code}" if code else f"名称 {name}" if name else ""


def _key(mark: str) -> bytes:
    return blake2b(mark.encode(), digest_size=8).digest()
