"""Which identities the figures of a report break.

A figure that is not filled in may be anything from 0 (a change anything at all), so of a total with some of its parts
only what goes beyond it is broken. One that does not apply counts as 0 in a sum; where a whole side does not apply,
neither does the identity, but what is there cannot need (=>) what was declared not to apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.facts.equations import LAST_YEAR, NEEDS, Term
from reportgen.facts.identities import STRICT, Identity
from reportgen.facts.indicators import CHANGE, Catalogue
from reportgen.facts.model import Facts
from reportgen.facts.ranges import ANY, NOTHING, UNKNOWN, Range, range_of
from reportgen.facts.values import Blank, Figure
from reportgen.tuples import NamedTuple

ROUNDING = Decimal("0.1")
"""What each share of a sum of shares may be off."""
REMARKABLE = Decimal(10)
"""From here on two equal figures are more than chance."""


class Part(NamedTuple):
    """One term of a side; `figure` is None for a number that the identity itself gives."""

    term: Term
    figure: Figure | None

    @property
    def value(self) -> Decimal:
        """With its sign."""
        return self.term.sign * (self.term.number if self.figure is None else self.figure.value)


class Side(NamedTuple):
    """What is known of one side: its filled-in parts, the range of the whole, whether a part is not filled in."""

    parts: tuple[Part, ...]
    range: Range
    open: bool

    @property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """Its figures with their names."""
        return tuple((part.term.name, part.figure) for part in self.parts if part.figure is not None)

    @property
    def total(self) -> Decimal:
        """The sum of what is filled in."""
        return sum((part.value for part in self.parts), NOTHING)


class Imbalance(NamedTuple):
    """A broken identity with both its sides; `gap` is by how much at least."""

    identity: Identity
    left: Side
    right: Side
    gap: Decimal

    @property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """The figures of both sides with their names."""
        return (*self.left.figures, *self.right.figures)


def imbalances(facts: Facts, catalogue: Catalogue) -> tuple[Imbalance, ...]:
    """All broken identities, without those of which a firmer one says the same of the same figures."""
    found = list(_broken(facts, catalogue))
    named = [({*each.identity.equation.names}, _firmness(each.identity)) for each in found]

    def told(each: Imbalance) -> bool:
        own = {name for name in each.identity.equation.names if not name.startswith(LAST_YEAR)}
        return any(own <= names and _firmness(each.identity) < firm for names, firm in named if firm)

    return tuple(each for each in found if not told(each))


def _firmness(identity: Identity) -> int:
    """A strict one is firmer than a soft one; => says the least of those that are strict."""
    return 0 if identity.level != STRICT else 1 if identity.equation.operator == NEEDS else 2


def _broken(facts: Facts, catalogue: Catalogue) -> Iterator[Imbalance]:
    for identity in catalogue.identities:
        left, operator, right = identity.equation
        above = bounds(facts, left, catalogue)
        below = bounds(facts, right, catalogue) if above is not None else None
        if below is None and above is not None and operator == NEEDS and _declined(facts, right):
            below = Range(NOTHING, NOTHING)
        if above is None or below is None or not identity.covers(facts.year):
            continue
        gap = _gap(above, operator, below)
        if gap is None or (operator == "==" and gap <= _tolerance(identity, catalogue)):
            continue
        broken = Imbalance(identity, _side(facts, left, above), _side(facts, right, below), gap)
        if any(not name.startswith(LAST_YEAR) for name, _ in broken.figures):
            yield broken


def bounds(facts: Facts, terms: tuple[Term, ...], catalogue: Catalogue) -> Range | None:
    """From where to where a side may lie; None where nothing of it is known."""
    low = high = NOTHING
    known = False
    for term in terms:
        if not term.name:
            this, known = Range(term.number, term.number), True
        else:
            value = facts.figure(term.name)
            if isinstance(value, Figure):
                this, known = range_of(value), True
            elif value is None or value.applicable:
                indicator = catalogue.get(term.name.removeprefix(LAST_YEAR))
                this = ANY if indicator is not None and indicator.kind == CHANGE else UNKNOWN
            else:
                continue
        low += this.low if term.sign > 0 else -this.high
        high += this.high if term.sign > 0 else -this.low
    return Range(low, high) if known else None


def _declined(facts: Facts, terms: tuple[Term, ...]) -> bool:
    """Whether a side was declared not to apply (a year's form may also lack it)."""
    values = [facts.figure(term.name) for term in terms if term.name]
    return any(isinstance(value, Blank) and value.leaf is not None for value in values)


def _gap(left: Range, operator: str, right: Range) -> Decimal | None:
    """By how much two sides miss what they must be to each other; None where they may well be so."""
    if operator == "!=":
        same = left.low == left.high == right.low == right.high
        return NOTHING if same and left.low >= REMARKABLE else None
    if operator == NEEDS:
        return left.low if left.low > 0 and right.high <= 0 else None
    over, under = left.low - right.high, right.low - left.high
    gap = over if operator == "<=" else under if operator == ">=" else max(over, under)
    return gap if gap > 0 else None


def _tolerance(identity: Identity, catalogue: Catalogue) -> Decimal:
    """What the two sides of == may differ by: what the identity says, else rounding of shares."""
    if identity.tolerance is not None:
        return identity.tolerance
    named = [catalogue.get(name.removeprefix(LAST_YEAR)) for name in identity.equation.names]
    return ROUNDING * sum(1 for indicator in named if indicator is not None and indicator.kind == "比率")


def _side(facts: Facts, terms: tuple[Term, ...], bounds: Range) -> Side:
    values = [(term, facts.figure(term.name) if term.name else None) for term in terms]
    parts = tuple(
        Part(term, value if isinstance(value, Figure) else None)
        for term, value in values
        if isinstance(value, Figure) or not term.name
    )
    blank = any(
        term.name and (value is None or (isinstance(value, Blank) and value.applicable)) for term, value in values
    )
    return Side(parts, bounds, blank)
