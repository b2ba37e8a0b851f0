"""What may be typed into the cells of an entry sheet, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.facts.indicators import CHANGE, Indicator
from reportgen.records import Field
from reportgen.tuples import NamedTuple

_Kind: TypeAlias = Literal["whole", "decimal", "date", "list"]


class Rule(NamedTuple):
    """A kind of value with its bounds, or a list; what is `strict` cannot be passed over, else it is warned of."""

    kind: _Kind
    said: str
    first: str
    second: str | None = None
    strict: bool = False


DAYS = Rule("date", "填日期，例如 2025-02-24。", "DATE(1990,1,1)", "DATE(2099,12,31)")
_WORDS = {
    (False, False): "约数（如 180余）和“不适用”可以直接写，提示时选“是”。",
    (True, False): "不填约数；“不适用”可以直接写，提示时选“是”。",
    (False, True): "没有发生的、没有这项职责的都填 0，不填“不适用”；约数（如 180余）可以直接写，提示时选“是”。",
    (True, True): "没有发生的、没有这项职责的都填 0，不填约数，也不填“不适用”。",
}
"""What else than a number a figure may be: whether it is exact, whether it is owed."""


def choice(field: Field) -> Rule:
    """One of a list."""
    listed = field.choices or ("是", "否")
    return Rule("list", f"从 {'、'.join(listed)} 中选一个。", f'"{",".join(listed)}"', strict=True)


def figure(indicator: Indicator) -> Rule:
    """A number, and what is typed in place of one; nothing where a figure is exact and owed."""
    unit, more = indicator.unit or "个", _WORDS[indicator.exact, indicator.owed]
    strict = indicator.exact and indicator.owed
    if indicator.kind == CHANGE:
        return Rule("whole", f"填整数，减少的填负数。{more}", "-999999999999", "999999999999", strict)
    if indicator.kind == "计数":
        return Rule("whole", f"填不小于 0 的整数。{more}", "0", strict=strict)
    if indicator.kind == "比率" and indicator.capped:
        return Rule("decimal", f"填 0 到 100 之间的数，不写 % 号。{more}", "0", "100", strict)
    return Rule("decimal", f"填不小于 0 的数，单位是{unit}。{more}", "0", strict=strict)


class Rules:
    """The rules of a sheet with their cells."""

    def __init__(self) -> None:
        """None yet."""
        self._cells: dict[Rule, list[tuple[int, int]]] = {}

    def add(self, cell: Cell, rule: Rule) -> None:
        """A cell that a rule holds for."""
        self._cells.setdefault(rule, []).append((cell.column, cell.row))

    def write(self, sheet: Worksheet) -> None:
        """Each rule for stretches of cells one below the other."""
        for rule, cells in self._cells.items():
            found = []
            for column, first, last in _stretches(sorted(cells)):
                letter = get_column_letter(column)
                found.append(f"{letter}{first}:{letter}{last}" if last > first else f"{letter}{first}")
            validation = _validation(rule)
            validation.sqref = MultiCellRange(" ".join(found))  # `add` would hold each against all others
            sheet.add_data_validation(validation)


def _validation(rule: Rule) -> DataValidation:
    made = DataValidation(type=rule.kind, formula1=rule.first, formula2=rule.second, allow_blank=True)
    if rule.kind != "list":
        made.operator = "between" if rule.second else "greaterThanOrEqual"
    made.errorStyle = "stop" if rule.strict else "warning"
    made.errorTitle, made.error, made.showErrorMessage = "请核对", rule.said, True
    made.promptTitle, made.prompt, made.showInputMessage = "填法", rule.said, True
    return made


def _stretches(places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """(column, first row, last row) of cells that stand one below the other."""
    for _, run in groupby(enumerate(places), key=lambda item: (item[1][0], item[1][1] - item[0])):
        cells = [place for _, place in run]
        yield cells[0][0], cells[0][1], cells[-1][1]
