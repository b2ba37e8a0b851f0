"""A .docx from its bytes to the rulings of all rules of format."""

from __future__ import annotations

from pathlib import Path

from reportgen import project
from reportgen.checks.format.desk import Desk
from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.table import Ruling, inspect
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.looks import Received
from reportgen.packs.layout import read_layout
from reportgen.packs.load import LAYOUT
from reportgen.packs.search import first_file, resolve
from reportgen.packs.standard import Standard, standard
from reportgen.readers.docx.receive import receive
from reportgen.tuples import NamedTuple


class Inspected(NamedTuple):
    """A document and what the rules say of it; `remarks` are what a reader of the verdicts has to know."""

    received: Received
    standard: Standard
    rulings: tuple[Ruling, ...]
    remarks: tuple[str, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether any rule is not kept."""
        return any(ruling.judged.verdict is Verdict.BROKEN for ruling in self.rulings)


def standard_of(pack: str, start: Path) -> Outcome[Standard]:
    """The standard that a pack's layout sets, as it is found from the file `start`."""
    layers = resolve(pack, project.pack_roots(project.find_office(start) or start), None)
    if layers.value is None:
        return Outcome(None, layers.diagnostics)
    found = first_file(layers.value, LAYOUT)
    assert found is not None, "the bottom layer ships a layout"
    source = found[1]
    layout = read_layout(source.value) if source.value is not None else None
    if layout is None or layout.value is None:
        return Outcome(None, (*source.diagnostics, *(layout.diagnostics if layout else ())))
    return Outcome(standard(layout.value))


def inspected(data: bytes, name: str, wanted: Standard) -> Outcome[Inspected]:
    """The verdicts that the file alone allows."""
    read = receive(data, name)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    rulings, crashed = inspect(Desk(read.value, wanted))
    faults = tuple(Diagnostic("RG901", message) for message in crashed)
    return Outcome(Inspected(read.value, wanted, rulings, _remarks(read.value)), (*read.diagnostics, *faults))


def _remarks(received: Received) -> tuple[str, ...]:
    tracked = sum(bool(words.tracked) for words in received.paragraphs)
    said = f"文件里有没有处理的修订（{tracked} 段），按全部接受以后的样子检查"
    return (said,) if tracked else ()
