"""What a total of a table comes to where some of its parts do not apply, and what it cannot say then."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.values import Blank, Figure, Value, sum_of

TOTAL_HINT = "核对各项；合计不用填，程序会算"
INAPPLICABLE = Blank("", applicable=False)
"""A part, or a total, that does not apply."""


def total_of(parts: Sequence[Value | None]) -> Value | None:
    """The sum of the parts that apply; a blank where none does, None where one of them is not known."""
    if any(part is None or (isinstance(part, Blank) and part.applicable) for part in parts):
        return None
    figures = [part for part in parts if isinstance(part, Figure)]
    return sum_of(figures) if figures else INAPPLICABLE


def contradiction(said: Value | None, parts: Sequence[Value | None]) -> str:
    """A figure of parts that do not apply, or 不适用 where a part has a figure; "" where it is neither."""
    if isinstance(said, Figure):
        return f"合计是 {said}，各项却都是 {NOT_APPLICABLE}" if isinstance(total_of(parts), Blank) else ""
    figures = [part for part in parts if isinstance(part, Figure)]
    is_said = isinstance(said, Blank) and not said.applicable
    return f"合计是 {NOT_APPLICABLE}，各项相加却是 {sum_of(figures)}" if is_said and figures else ""
