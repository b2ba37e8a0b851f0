"""A file of -o that is no parent's: the own report of a unit like those that are added up."""

from __future__ import annotations

from reportgen import project
from reportgen.errors import ReportgenError
from reportgen.facts.recorded import recorded
from reportgen.rollup.below import Counting, below, is_above, is_government
from reportgen.rollup.parent import Parent
from reportgen.rollup.units import Who


def must_be_above(parent: Parent, counting: Counting) -> None:
    """Refuse a report filled in by hand that its level, or its place among the others, shows to be a unit's.

    Raises:
        ReportgenError: it is one.
    """
    if parent.new or project.sources_path(parent.path).is_file():
        return
    filled = sum(bool(spot.text) for spot in recorded(parent.root, parent.areas).values())
    why = _why_not(parent, counting) if filled else ""
    if why:
        named = f"“{parent.unit.name}”" if parent.unit.name else "一个单位"
        message = (
            f"{project.shown(parent.path)} 不像上级的文件：它是{named}自己的报告，填了 {filled} 个数，{why}；没有写入"
        )
        hint = "-o 写上级的事实文件，没有就新建；确实是上级的，写对 单位.层级，或者不与各单位的放在一处"
        raise ReportgenError(message, hint)


def _why_not(parent: Parent, counting: Counting) -> str:
    own = parent.unit
    over = next((unit for unit in counting.units if is_above(unit, own)), None)
    if over is not None:
        return f"而列入的“{_called(over)}”在它之上"
    beside = next((unit for unit in counting.units if _is_like(own, unit)), None)
    if beside is not None:
        return f"与列入的“{_called(beside)}”同级"
    if not counting.lies_beside(parent.path) or all(is_above(own, unit) for unit in counting.units):
        return ""
    shown = any(high is own for _, high in below([own, *counting.units]))
    return "" if shown else "与列入的各单位放在一处，看不出它在它们之上"


def _is_like(own: Who, unit: Who) -> bool:
    """Two governments of one level."""
    return bool(own.level) and own.level == unit.level and is_government(own) and is_government(unit)


def _called(unit: Who) -> str:
    return unit.name or unit.code
