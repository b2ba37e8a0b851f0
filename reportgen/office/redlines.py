"""What `redline` compares: .docx as they lie there, and facts files built in memory."""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Outcome
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.readers.docx.read import SIZE_LIMIT
from reportgen.readers.foreign import WORD, of_another_kind
from reportgen.reading import read_bytes
from reportgen.roundtrip.redline.redlining import WANTED, Handed, Redline, redline
from reportgen.workshop import Workshop

DOCX, FACTS = ".docx", (".yaml", ".yml")
_INSTEAD = "找出它的 .docx 再比较"


def redline_files(old: Path, new: Path, edition: Edition, workshop: Workshop) -> Outcome[Redline]:
    """The newer of two files with what differs from the older one as tracked changes.

    Raises:
        ReportgenError: a file cannot be opened, or is of a kind that is not compared.
    """
    sides = [_handed(path, edition, workshop) for path in (old, new)]
    faults = tuple(fault for side in sides for fault in side.diagnostics)
    one, other = (side.value for side in sides)
    if one is None or other is None:
        return Outcome(None, faults)
    found = redline(one, other)
    return Outcome(found.value, (*faults, *found.diagnostics))


def _handed(path: Path, edition: Edition, workshop: Workshop) -> Outcome[Handed]:
    name, suffix = project.shown(path), path.suffix.lower()
    if suffix in FACTS:
        built = pipeline.make(pipeline.Request(path, edition, output=path.with_suffix(DOCX)), workshop)
        return Outcome(Handed(built.value.data, name) if built.value is not None else None, built.diagnostics)
    data = read_bytes(path, name, SIZE_LIMIT, WANTED)
    foreign = of_another_kind(name, suffix, "比较", (WORD,), _INSTEAD)
    if foreign is not None:
        return Outcome(None, (foreign,))
    if suffix != DOCX:
        raise ReportgenError(f"不知道 {name} 是什么文件：名称不以 {DOCX}、.yaml 结尾", "写明 .docx 或事实文件")
    return Outcome(Handed(data, name))
