"""Totals of an entry sheet: what they are once the sheet is read back, and which cells say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.diagnostics import Diagnostic
from reportgen.facts.entry import Slot
from reportgen.facts.indicators import Indicator
from reportgen.facts.recorded import Spot
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.totals import INAPPLICABLE, TOTAL_HINT, contradiction, total_of
from reportgen.facts.values import Blank, Figure, Value, parse_figure
from reportgen.readers.xlsx.entry import Filled
from reportgen.source import Place
from reportgen.tuples import NamedTuple


class Entered(NamedTuple):
    """A slot whose cell says something else than the file: its text, its cell, and what the file has there."""

    text: str
    place: Place
    spot: Spot


_EXACT = Decimal("1e-12")
"""How exactly programs that store 15 digits add up."""
Changed = Mapping[Slot, Entered]


@dataclass(frozen=True)
class Totals:
    """Slots that are sums, with their parts; the sheet and the file that say what these are."""

    parts: Mapping[Slot, tuple[Slot, ...]]
    filled: Filled
    spots: Mapping[Slot, Spot]
    indicators: Mapping[Slot, Indicator]

    def is_sum(self, slot: Slot) -> bool:
        """Whether a slot holds the formula of its total."""
        found = self.filled.cells.get(slot)
        return slot in self.parts and (found is None or found.cell.formula or not found.cell.text)

    def faults(self, changed: Changed) -> Iterator[Diagnostic]:
        """Totals that are not the sums of their parts: typed over their formula, or computed by another one."""
        for slot, parts in self.parts.items():
            found = self.filled.cells.get(slot)
            if found is None:
                continue
            if not self.is_sum(slot):
                touched = any(each in changed for each in (slot, *parts))
                told = _differs(self._figure(slot, changed), self._parts(slot, changed)) if touched else ""
                hint = TOTAL_HINT
            else:
                told = _differs(self._figure_of(slot, found.cell.text), self._shown(slot), _EXACT)
                hint = "合计的公式改过，或者没有重算：核对各项；合计不用改，程序会算"
            if told:
                yield Diagnostic("RG228", told, found.place, (hint,))

    def followers(self, changed: Changed) -> Iterator[tuple[Slot, Entered]]:
        """Totals that the file has and that follow their parts."""
        for slot in self.parts:
            spot, found = self.spots[slot], self.filled.cells.get(slot)
            if not spot.text or found is None or not self.is_sum(slot):
                continue
            total = self.sum(slot, changed) if self._is_touched(slot, changed) else None
            if total is not None:
                text = NOT_APPLICABLE if isinstance(total, Blank) else str(total)
                yield slot, Entered(text, found.place, spot)

    def sum(self, slot: Slot, changed: Changed) -> Value | None:
        """What a total comes to; None where one of its parts is not known."""
        return total_of(self._parts(slot, changed))

    def _parts(self, slot: Slot, changed: Changed) -> list[Value | None]:
        return [self._figure(part, changed) for part in self.parts[slot]]

    def _figure(self, slot: Slot, changed: Changed) -> Value | None:
        """What a slot will be: as entered, the sum of its parts, or as the file has it; None where that is unknown."""
        if slot in self.parts and slot not in changed and self.is_sum(slot):
            return self.sum(slot, changed)
        return self._figure_of(slot, changed[slot].text if slot in changed else self.spots[slot].text)

    def _shown(self, slot: Slot) -> list[Value | None]:
        """The parts of a total as the sheet itself has them, which may be older than the file."""
        cells = self.filled.cells
        texts = {part: cells[part].cell.text if part in cells else "" for part in self.parts[slot]}
        return [
            total_of(self._shown(part)) if self.is_sum(part) else self._figure_of(part, text)
            for part, text in texts.items()
        ]

    def _figure_of(self, slot: Slot, text: str) -> Value | None:
        if text.strip() == NOT_APPLICABLE:
            return INAPPLICABLE
        found = parse_figure(text.strip(), self.indicators[slot].unit) if text.strip() else None
        return found if isinstance(found, Figure) else None

    def _is_touched(self, slot: Slot, changed: Changed) -> bool:
        return any(
            part in changed or (part in self.parts and self._is_touched(part, changed)) for part in self.parts[slot]
        )


def _differs(said: Value | None, parts: list[Value | None], exact: Decimal = Decimal(0)) -> str:
    """In which way a total is not what its parts come to, but for a small share; "" where it is, or nobody knows."""
    total = total_of(parts)
    if not isinstance(said, Figure) or not isinstance(total, Figure):
        return contradiction(said, parts)
    near = abs(total.value - said.value) <= exact * abs(total.value)
    return "" if said.approx or total.approx or near else f"合计是 {said}，各项相加是 {total}"
