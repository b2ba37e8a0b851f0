"""The figures of one facts file as plain data, whatever happens; each keeps the mark that it was typed with."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from reportgen import pipeline
from reportgen.batch.tasks import CRASHED, FAULTY, PASSED, Trouble, guarded, workshop
from reportgen.diagnostics import Diagnostic
from reportgen.facts.covering import text_of
from reportgen.facts.numerals import plain
from reportgen.facts.values import Blank, Figure, Value, parse_figure
from reportgen.tuples import NamedTuple

NOT_APPLICABLE, NOT_FILLED = "不适用", "未填"
_MARK = re.compile("不足|超过|[约近逾超余多]")


class FigureTask(NamedTuple):
    """A facts file whose figures are wanted; `blanks`: those that are not filled in, too.

    `program` is the state of the program that asks.
    """

    path: str
    blanks: bool = False
    program: str = ""


class Cell(NamedTuple):
    """A figure: its path, its name, its unit of measure, the number, the mark, and the text as typed.

    The number is scaled (18.85万 is 188500); None for 不适用 and 未填. The mark is 余, 近, 约 and their kin, 不适用 or
    未填; "" for an exact number.
    """

    path: str
    name: str
    measure: str
    number: Decimal | None
    mark: str
    text: str


class UnitYear(NamedTuple):
    """The figures of a file in the order of the catalogue; none where it cannot be read, and why."""

    path: str
    status: str
    code: str = ""
    name: str = ""
    level: str = ""
    kind: str = ""
    year: int = 0
    cells: tuple[Cell, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    message: str = ""


def read_figures_of(task: FigureTask) -> UnitYear:
    """One file; whatever happens is told as a result."""
    return guarded(
        task.path, task.program, lambda: _read(Path(task.path), task.blanks), lambda trouble: _failed(task, trouble)
    )


def lost(task: FigureTask, message: str, hints: tuple[str, ...]) -> UnitYear:
    """That the process that read a file is no more."""
    return _failed(task, Trouble(CRASHED, message, hints))


def _failed(task: FigureTask, trouble: Trouble) -> UnitYear:
    return UnitYear(task.path, trouble.status, findings=trouble.findings, message=trouble.message)


def _read(path: Path, blanks: bool) -> UnitYear:
    loaded = pipeline.load(path, workshop(), comparison=True)
    if loaded.value is None:
        return UnitYear(str(path), FAULTY, findings=tuple(d for d in loaded.diagnostics if d.is_error))
    facts, cells = loaded.value.facts, []
    for indicator in loaded.value.bench.pack.catalogue:
        value = facts.figures[indicator.theme][indicator.key]
        number, mark, text = _said(value, indicator.unit)
        if blanks or mark != NOT_FILLED:
            cells.append(Cell(indicator.path, indicator.name, indicator.unit, number, mark, text))
    unit = facts.unit
    code, name, level, kind = (str(word or "") for word in (unit.code, unit.name, unit.level, unit.kind))
    return UnitYear(str(path), PASSED, code, name, level, kind, facts.year, tuple(cells))


def _said(value: Value, measure: str) -> tuple[Decimal | None, str, str]:
    """Number, mark and text of a value; of a total that was computed, of the figure that says what its parts do."""
    if isinstance(value, Blank):
        return None, NOT_APPLICABLE if value.leaf is not None else NOT_FILLED, ""
    text = text_of(value, measure)
    read, mark = value if value.typed else parse_figure(text, measure), _MARK.search(text)
    number = read.value if isinstance(read, Figure) else value.value
    number = Decimal(plain(number))  # 1.2万 is 12000, not 12000.0
    return number, mark.group() if mark else "约" if value.approx else "", text
