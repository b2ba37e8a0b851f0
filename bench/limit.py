"""The limit: what no program of this kind can save: rendering the text, deflating document.xml, joining the zip."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import yaml
from clock import in_turn, ratio, row, table
from jinja2 import Environment
from prepared import Prepared, prepare_sample
from samples import SAMPLES, compose
from workspace import Workspace

from reportgen import pipeline
from reportgen.workshop import Workshop
from reportgen.writers.docx.write import write_docx

BLOCK = 20
"""Documents in a turn: one alone is too short to time."""
PARTS = ("render the text with jinja2", "deflate document.xml", "join the zip")
SUM = "the limit: these three"
READ = "parse the facts file to libyaml events"
WRITE, MAKE = "reportgen, document to bytes", "reportgen, facts file to bytes"


def run(workspace: Workspace, rounds: int) -> str:
    """One table a sample."""
    parts = []
    for sample in SAMPLES:
        prepared = prepare_sample(sample, workspace)
        jobs = _jobs(prepared, workspace)
        times = dict(in_turn({name: _repeated(job) for name, job in jobs.items()}, rounds))
        times[SUM] = [sum(step) for step in zip(*(times[p] for p in PARTS))]
        names = (*PARTS, SUM, READ, WRITE, MAKE)
        rows = [row(times, name, (SUM,), BLOCK, 3) for name in names]
        with_reading = {**times, "limit and reading": [a + b for a, b in zip(times[SUM], times[READ])]}
        whole = ratio(with_reading, MAKE, "limit and reading")
        heads = ("ms a document", "median", "min", "max", "× the limit")
        note = f"Facts file to bytes: {whole:.1f} × the limit and the reading together."
        parts.append(f"### {sample.name}\n\n{table(heads, rows)}\n{note}\n")
    return "\n".join(parts)


def _jobs(prepared: Prepared, workspace: Workspace) -> dict[str, Callable[[], object]]:
    facts = prepared.facts[0]
    workshop = Workshop()
    document, data = compose(facts)
    loaded = pipeline.load(facts, workshop).value
    assert loaded is not None
    layout = loaded.bench.pack.layout
    parts = _parts(data)
    content = zlib.decompress(parts["word/document.xml"][0], -15)
    template = Environment().from_string(_source(prepared))
    context, text = prepared.report.context(), facts.read_text("utf-8")
    return {
        PARTS[0]: lambda: template.render(context),
        PARTS[1]: lambda: zlib.compress(content, 6),
        PARTS[2]: lambda: join(parts),
        READ: lambda: sum(1 for _ in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))),
        WRITE: lambda: write_docx(document, layout),
        MAKE: lambda: pipeline.make(pipeline.Request(facts), workshop),
    }


def _source(prepared: Prepared) -> str:
    """The printed paragraphs as a template in the least markup there is: a line each."""
    report = prepared.report
    paras = [*report.head, *(p for section in report.sections for p in section), *report.tail]
    lines = ("".join(f"{{{{ {t.name} }}}}" if t.name else t.text for t in (*p.lead, *p.text)) for p in paras)
    return "\n".join(lines)


def _parts(data: bytes) -> dict[str, tuple[bytes, int, int]]:
    """Deflated bytes, size and checksum of every part of a .docx, by name."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            lengths = struct.unpack("<HH", data[info.header_offset + 26 : info.header_offset + 30])
            start = info.header_offset + 30 + sum(lengths)
            found[info.filename] = (data[start : start + info.compress_size], info.file_size, info.CRC)
    return found


def join(parts: dict[str, tuple[bytes, int, int]]) -> bytes:
    """A zip of parts already deflated."""
    files, directory = bytearray(), bytearray()
    for name, (packed, size, crc) in parts.items():
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(packed), size, len(name), 0)
        directory += struct.pack("<4sH", b"PK\1\2", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(files)) + name.encode()
        files += b"PK\3\4" + common + name.encode() + packed
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(parts), len(parts), len(directory), len(files), 0)
    return bytes(files + directory + end)


def _repeated(job: Callable[[], object]) -> Callable[[], None]:
    def block() -> None:
        for _ in range(BLOCK):
            job()

    return block
