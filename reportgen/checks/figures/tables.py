"""Rows of tables that a unit writes itself against the indicators that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from reportgen.checks.figures.vocabulary import core
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.document.nodes import Inlines, Table, plain
from reportgen.document.slots import head_texts, slots
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.ranges import range_of
from reportgen.facts.values import Figure, parse_figure
from reportgen.origin import Fact

_OTHER = "序号|编号|上年|去年|同期|同比|增|减|占比|备注|说明|单位|指标|名称|项目|事项"
"""Heads of columns that hold no figure of this year."""


def rows_retyped(subject: Subject) -> Iterator[Finding]:
    """Rows whose one figure is not that of the indicator in their first cells."""
    blocks = chain(subject.document.blocks, *(attachment.blocks for attachment in subject.document.attachments))
    tables = [block for block in blocks if isinstance(block, Table)]
    for indicator, cells in rows_naming(tables, subject.catalogue, subject.facts.year):
        value = subject.facts.figure(indicator.path)
        if isinstance(value, Figure):
            yield from _row(subject, cells, indicator, value)


def rows_naming(
    tables: Sequence[Table], catalogue: Catalogue, year: int
) -> Iterator[tuple[Indicator, list[Inlines]]]:
    """The rows that name an indicator in their first cells, with the cells that may hold its figure of the year."""
    if not tables:
        return
    named = {core(name): i for i in catalogue for name in (i.name, *i.aliases, i.path)}
    for table in tables:
        heads = ["".join(plain(head.content) for head in above) for above in head_texts(table)]
        other = f"{_OTHER}|{year - 1}"
        columns = [at for at, head in enumerate(heads) if re.search(other, head) is None]
        for row in slots(table.rows, len(heads)):
            cells = [slot.cell.content for slot in row for _ in range(slot.across)]
            labels = (named.get(core(plain(cell))) for cell in cells[:3])
            indicator = next((found for found in labels if found is not None), None)
            if indicator is not None:
                yield indicator, [cells[at] for at in columns]


def _row(subject: Subject, cells: list[Inlines], indicator: Indicator, value: Figure) -> Iterator[Finding]:
    """A finding where just one of the cells is a number and it is another one."""
    read = [(cell, parse_figure(plain(cell).replace(",", ""), indicator.unit)) for cell in cells if plain(cell)]
    numbers = [(cell, figure) for cell, figure in read if isinstance(figure, Figure)]
    if len(numbers) != 1:
        return
    ((cell, figure),) = numbers
    origin = cell[0].origin
    if isinstance(origin, Fact) and origin.path.startswith("公文.") and not range_of(figure).meets(range_of(value)):
        unit, path = indicator.unit, indicator.path
        message = f"表格里“{indicator.name}”写 {figure}{unit}，而指标 {path} 填的是 {value}{unit}"
        related = tuple(Related(f"{path} {value}", subject.facts.leaves[leaf].place) for leaf in value.leaves)
        yield Finding(message, origin.place, ("核对是哪一个，两处写成一样",), related)
