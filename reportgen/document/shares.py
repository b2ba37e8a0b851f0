"""The column of shares of a table: each row's part in the total, half up to a tenth, and never forced to make 100."""

from __future__ import annotations

from decimal import Decimal

from reportgen.document.nodes import NO_NUMBER
from reportgen.facts.formats import rounded
from reportgen.facts.grids import Block, Line, cell_key, lines
from reportgen.facts.model import Facts
from reportgen.facts.values import Figure, sum_of
from reportgen.origin import Expression

_WHOLE = Decimal(100)
_METHOD = "占比为各项占{total}的百分比，四舍五入取一位小数"


class Shares:
    """The shares of one block that has such a column."""

    def __init__(self, theme: str, block: Block, facts: Facts) -> None:
        """`block` has one column of numbers and ends in the total."""
        self.theme, self.facts = theme, facts
        self.column = next(lines(block.columns))
        self.rows = tuple(lines(block.rows))
        self.total = self.rows[-1]

    def text(self, row: Line) -> str:
        """A row's share, — where there is none."""
        share = self._share(row)
        return NO_NUMBER if share is None else f"{share:f}%"

    def origin(self, row: Line) -> Expression:
        """Computed from the row and the total."""
        names = tuple(f"{self.theme}.{cell_key(line, self.column)}" for line in (row, self.total))
        return Expression(row.place.source.path, row.place.line, names)

    def note(self) -> str:
        """How they were computed, and what they make together where that is not 100."""
        shares = [self._share(row) for row in self.rows if not row.parts]
        known = [share for share in shares if share is not None]
        said = _METHOD.format(total=self.total.name)
        if len(known) < len(self._applicable()) or sum(known) in (_WHOLE, 0):
            return f"{said}。"
        reason = "，是四舍五入的结果，没有调整" if self._adds_up() else ""
        return f"{said}；各项占比相加为{sum(known):f}%{reason}。"

    def _adds_up(self) -> bool:
        """Whether the parts make the total."""
        figures = [self._figure(row) for row in self._applicable()]
        return sum_of([figure for figure in figures if figure is not None]) == self._figure(self.total)

    def _applicable(self) -> list[Line]:
        return [row for row in self.rows if not row.parts and self._figure(row) is not None]

    def _figure(self, row: Line) -> Figure | None:
        value = self.facts.figures[self.theme][cell_key(row, self.column)]
        return value if isinstance(value, Figure) else None

    def _share(self, row: Line) -> Decimal | None:
        part, whole = self._figure(row), self._figure(self.total)
        if part is None or whole is None or part.approx or whole.approx or not whole.value:
            return None
        return rounded(Figure(part.value / whole.value * 100), 1).value
