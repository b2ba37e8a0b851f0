"""Units that lie below another counted one, as their own names, codes and levels tell; no roster is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.facts.schema import LEVELS
from reportgen.reading import top_of
from reportgen.rollup.units import UnitFigures, Who

_SEAT = "人民政府"
_GROUPS = (12, 9, 6, 4, 2)
"""Where the parts of an administrative code end: 410122 is a county of 4101, 410100 the city itself."""
_LENGTHS = {"省": (2,), "市": (4, 6), "县": (6,), "乡": (9,)}
"""Figures of the codes of a level; districts of Beijing, and Jiyuan, are of the level of a city and have six."""
_LEAST = 4
"""Figures of a code that alone shows who is above; one of two may be a running number."""
_NAMED = 3


class Counting:
    """Who was counted: some words for each unit."""

    def __init__(self) -> None:
        """Nobody yet."""
        self.units: list[Who] = []
        self._files: set[str] = set()
        self._above: set[str] = set()
        """Folders of their files, and the folders that those lie in."""

    def add(self, unit: UnitFigures) -> None:
        """A unit that is counted."""
        self.units.append(Who(unit.name, unit.code, unit.level, unit.kind, unit.path))
        own = Path(os.path.normpath(Path(unit.path).absolute())).parent
        self._files.add(str(own))
        self._above.add(str(own.parent))

    def lies_beside(self, path: Path) -> bool:
        """Whether a file lies as those of units do: in a folder of theirs, or in its own beside them."""
        own = Path(os.path.normpath(path.absolute())).parent
        return str(own) in self._files or str(own.parent) in self._above

    def finding(self, path: Path) -> Iterator[Diagnostic]:
        """One for all that lie below another, since the same figures are likely in both; `path` is the parent's."""
        found = [*below(self.units)]
        if not found:
            return
        named = "、".join(f"“{low.name or low.code}”在“{high.name or high.code}”之下" for low, high in found[:_NAMED])
        more = "等" if len(found) > _NAMED else ""
        message = f"计入的单位里，{len(found)} 个看来在另一个计入的之下，同样的数多半加了两次：{named}{more}"
        hint = "只列直接下级的文件；或者用 --roster 名录.yaml，按 上级 只计直接下级的"
        yield Diagnostic("RG439", message, top_of(project.shown(path)), (hint,), level=Severity.WARNING)


def below(units: list[Who]) -> Iterator[tuple[Who, Who]]:
    """Each unit that lies below another one, with the highest such."""
    codes: dict[str, list[Who]] = {}
    places: dict[str, Who] = {}
    for unit in units:
        codes.setdefault(_stem(unit.code), []).append(unit)
        if unit.name.endswith(_SEAT):
            places.setdefault(unit.name.removesuffix(_SEAT), unit)
    codes.pop("", None)
    for unit in units:
        above = (high for end in range(2, len(unit.code) + 1) for high in codes.get(unit.code[:end], ()))
        by_code = next((high for high in above if high is not unit and _code_tells(unit, high)), None)
        over = (places[unit.name[:end]] for end in range(2, len(unit.name)) if unit.name[:end] in places)
        high = by_code or next((high for high in over if high is not unit and is_above(high, unit) is not False), None)
        if high is not None:
            yield unit, high


def is_within(low: Who, high: Who) -> bool:
    """Whether names or codes put one unit below another, whatever their levels say."""
    above = high._replace(level="")
    return any(found is above for _, found in below([above, low]))


def _code_tells(unit: Who, high: Who) -> bool:
    """Whether the beginning of a code is a sign: no office is above a government, and a code has its level's length."""
    if is_government(unit) and not is_government(high):
        return False
    stem, known = _stem(high.code), is_above(high, unit)
    if known is None:
        return len(stem) >= _LEAST and stem != _stem(unit.code)
    return known and (not stem.isdecimal() or len(stem) in _LENGTHS[high.level])


def is_above(high: Who, low: Who) -> bool | None:
    """Whether the levels put one above the other; a government is above the offices of its level. None: not known."""
    if not high.level or not low.level:
        return None
    if high.level == low.level:
        return is_government(high) and not is_government(low)
    return LEVELS.index(high.level) < LEVELS.index(low.level)


def is_government(unit: Who) -> bool:
    """Whether a unit is what all offices of its level belong to."""
    return unit.kind in ("政府", "党委政府") or (not unit.kind and unit.name.endswith(_SEAT))


def _stem(code: str) -> str:
    """A code without the zeros that stand for all below it: 410100 is 4101."""
    if not code.isdecimal() or len(code) < 6:
        return code
    ends = (end for end in reversed(_GROUPS) if len(code) > end and not code[end:].strip("0"))
    return code[: next(ends, len(code))]
