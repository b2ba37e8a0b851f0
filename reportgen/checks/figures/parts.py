"""Numbers that a sentence tells beside a table's total, as its cells: 行政处罚决定108156宗，其中罚款94929宗."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from reportgen.checks.figures.mentions import QUOTED, Mention
from reportgen.checks.figures.scope import elsewhere
from reportgen.checks.figures.units import alike, counted
from reportgen.checks.figures.vocabulary import Form, FormCell, core
from reportgen.facts.indicators import Indicator, Theme
from reportgen.facts.numerals import plain
from reportgen.facts.values import Figure
from reportgen.patterns import compiled

if TYPE_CHECKING:
    from reportgen.checks.subject import Subject

_Cell: TypeAlias = tuple[Form, str]
_SHORT = 2
_OF_THESE = "其中"
_APPLICATIONS = "申请"
"""自然人申请10件: of the column 自然人."""
_WITH_CARRIED = "[（(](?:其中)?(?:含|包括)[^（）()0-9]{0,10}(?:结转|转入|旧存)[^（）()0-9]{0,8}([0-9]{1,9})[件宗起]"
"""63件（含上年结转3件）: 60 came in."""


def part_of_table(subject: Subject, mention: Mention) -> Indicator | None:
    """The cell that a number means by the exact name of its row or column, beside a number of the same table."""
    forms = subject.meanings.words.forms
    said = core(mention.lead.rpartition(_OF_THESE)[2]) if forms else ""
    if len(said) < _SHORT or speaks_elsewhere(subject, mention):
        return None
    for cells in _anchors(subject, mention):
        found = {i.path: i for form, key in cells for i in _beside(form, key, said) if _counts(mention, i)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def agrees(subject: Subject, mention: Mention, indicator: Indicator, value: Figure) -> bool:
    """Whether a number may be an indicator's, or that of a cell of the same row or column of its table."""
    if alike(mention.figure, value, indicator.unit) or _is_a_cell(subject, mention, indicator):
        return True
    carried = compiled(_WITH_CARRIED).match(mention.after)
    came = mention.figure.value - Decimal(carried[1]) if carried else None
    return came is not None and alike(Figure(came, plain(came)), value, indicator.unit)


def _is_a_cell(subject: Subject, mention: Mention, indicator: Indicator) -> bool:
    """Whether a number equals any cell of the column that its words name, or of the row where other numbers precede.

    自然人25件 may be of 予以公开; 收到申请12件 at the head of a sentence is the total.
    """
    form = subject.meanings.words.forms.get(indicator.path.partition(".")[0])
    said = core(mention.lead.rpartition(_OF_THESE)[2])
    if form is None or len(said) < _SHORT:
        return False
    behind = compiled("[0-9](?![0-9]*年)").search(mention.sentence) is not None
    cells = (cell for block in form.blocks for cell in block)
    named = (cell.key for cell in cells if (behind and said in cell.rows) or _is_column(cell, said))
    return any(_equals(subject, form.theme, key, mention) for key in named)


def stands_in(subject: Subject, mention: Mention, themes: frozenset[str]) -> bool:
    """Whether 其中 before a number makes it a part of what one of these tables counts."""
    return any(form.theme.key in themes for cells in _anchors(subject, mention) for form, _ in cells)


def speaks_elsewhere(subject: Subject, mention: Mention) -> bool:
    """Whether its sentence speaks of another time or place; 其中 gives no other scope beside a number of the table."""
    return is_elsewhere(subject, mention._replace(sentence=mention.sentence.replace(_OF_THESE, "")))


def is_elsewhere(subject: Subject, mention: Mention) -> bool:
    """Whether its sentence speaks of another time, place or part; names such as 上年结转 are the report's own."""
    meanings = subject.meanings
    return elsewhere(mention, subject.facts.year, meanings.own, meanings.words.past)


def _anchors(subject: Subject, mention: Mention) -> Iterator[list[_Cell]]:
    """The cells that the numbers before are, the nearest first; where none stands before 其中, every total."""
    forms, priors = subject.meanings.words.forms.values(), tuple(_priors(subject, mention))
    if not priors and _OF_THESE in mention.sentence:
        yield [(form, key) for form in forms for key in form.totals]
    for prior in priors:
        said = core(prior.lead)
        meant = [(form, key) for form in forms for key in _meant(subject, form.theme, prior)]
        totals = ((form, key, labels) for form in forms for key, labels in form.totals.items())
        named = [(form, key) for form, key, labels in totals if _names(form.theme, labels, said)]
        yield meant or [(form, key) for form, key in named if _equals(subject, form.theme, key, prior)]
        if named and said:
            return  # a total of another table, or one that is wrong: what follows is of it


def _priors(subject: Subject, mention: Mention) -> Iterator[Mention]:
    """What the number may be a part of: the last one before 其中 that is not smaller, else those of its sentence."""
    before, cue, after = mention.sentence.rpartition(_OF_THESE)
    at = mention.start - len(after) if cue else mention.start
    start = mention.start - len(mention.sentence) if before or not cue else mention.offset
    index = bisect_left(subject.mentions, at, key=lambda each: each.end)
    first = bisect_left(subject.mentions, start, key=lambda each: each.start)
    several = reversed(subject.mentions[first:index])
    wholes = (each for each in several if not cue or each.value >= mention.value)
    yield from islice(wholes, 1 if cue else None)


def _meant(subject: Subject, theme: Theme, mention: Mention) -> Iterator[str]:
    """The cells of a table that a number quotes or means."""
    paths = [mention.path] if mention.written == QUOTED else [i.path for i in subject.meanings.of(mention)]
    for path in paths:
        name, _, key = path.partition(".")
        if name == theme.key:
            yield key


def _names(theme: Theme, labels: frozenset[str], said: str) -> bool:
    """Whether words before a number may name a total: 审结, 应诉案件审结, 行政处罚; none at all may."""
    return said in theme.name or any(label in said for label in labels if label)


def _equals(subject: Subject, theme: Theme, key: str, mention: Mention) -> bool:
    """Whether a number is as large as a cell."""
    indicator = theme.indicators[key]
    value = subject.facts.figure(indicator.path)
    if not isinstance(value, Figure) or not value.value or mention.figure.approx:
        return False
    return _counts(mention, indicator) and alike(mention.figure, value, indicator.unit)


def _counts(mention: Mention, indicator: Indicator) -> bool:
    return counted(indicator.unit) == mention.unit


def _beside(form: Form, key: str, said: str) -> Iterator[Indicator]:
    """The cells beside one that words name: another row of its column, another column of its row."""
    for block in form.blocks:
        own = next((cell for cell in block if cell.key == key), None)
        for cell in block if own else ():
            same_row, same_column = (own.row is cell.row, own.column is cell.column) if own else (False, False)
            named = said in cell.rows if same_column else _is_column(cell, said)
            if same_row != same_column and named:
                yield form.theme.indicators[cell.key]


def _is_column(cell: FormCell, said: str) -> bool:
    """Whether words name its column; 自然人申请 is 自然人."""
    return said in cell.columns or said.removesuffix(_APPLICATIONS) in cell.columns
