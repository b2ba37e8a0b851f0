"""One document of a given size in this process: growth_child.py TOOL UNIT COUNT FOLDER PANDOC.

Prints seconds (imports excluded) and the peak of memory as JSON. Importing the module costs nothing, so that
what a tool imports is its own.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

OURS, FROM_FACTS = "reportgen, document to bytes", "reportgen, facts file to bytes"
DOCXTPL, PANDOC = "docxtpl, YAML to bytes", "jinja2 + pandoc, YAML to file"
# 10,000 paragraphs do not fit into the 1 MiB that a facts file may have; the rows of an attachment do.
TOOLS = {"paragraphs": (OURS, DOCXTPL, PANDOC), "rows": (OURS, FROM_FACTS, DOCXTPL, PANDOC), "spans": (OURS,)}
TOOLS["forms"] = (FROM_FACTS,)

_LEAD = "加强组织领导，牢牢把握方向。"
_TEXT = "坚持把法治建设纳入总体规划和年度目标考核体系，定期听取工作汇报，研究解决重大问题，全年办理有关事项47件，" * 2


def material(unit: str, count: int) -> dict:
    """What the peers read: paragraphs with a run-in heading, or rows of five cells."""
    if unit == "paragraphs":
        return {"points": [{"lead": _LEAD, "text": f"{_TEXT[:90]}第{i}项。"} for i in range(count)]}
    return {"rows": [[str(i), f"事项{i}", "已办结", f"{i % 97}件", "司法局"] for i in range(count)]}


def prepare(tool: str, unit: str, count: int, folder: Path, pandoc: str) -> Callable[[], object]:
    """The work to be timed; all imports are done here."""
    if tool == OURS:
        return _ours(unit, count)
    if tool == FROM_FACTS:
        return _from_facts(unit, count, folder)
    figures = folder / f"{unit}-{count}.yaml"
    if tool == DOCXTPL:
        from peers import docxtpl_render

        return lambda: docxtpl_render.render(folder / f"{unit}.docx", figures, io.BytesIO())
    from peers import pandoc_render

    where = (pandoc, folder / "reference.docx", folder / f"{unit}.md.j2")
    return lambda: pandoc_render.render(*where, figures, folder / "growth.docx")


def _ours(unit: str, count: int) -> Callable[[], object]:
    from reportgen import project
    from reportgen.document.editions import Edition
    from reportgen.document.nodes import Cell, Document, Heading, Run, Table, Title, plain_table
    from reportgen.origin import Program
    from reportgen.packs.load import load_pack
    from reportgen.writers.docx.write import write_docx

    pack = load_pack("national/five-part", project.pack_roots(Path("x"))).value
    assert pack is not None
    origin = Program("bench")

    def words(text: str) -> tuple[Run, ...]:
        return (Run(text, origin),)

    data = material(unit, count)
    blocks: tuple = ()
    if unit == "paragraphs":
        blocks = tuple(Heading(2, words(p["lead"]), "", words(p["text"])) for p in data["points"])
    elif unit == "rows":
        blocks = (plain_table((words(head) for head in "甲乙丙丁戊"), [map(words, row) for row in data["rows"]]),)
    else:  # the first column in cells of ten rows, under heads of two levels
        cells = [[Cell(words(cell)) for cell in row] for row in data["rows"]]
        for at, row in enumerate(cells):
            row[:1] = [row[0]._replace(down=10)] if at % 10 == 0 else []
        top = (Cell(words("甲"), down=2), Cell(words("乙"), across=4))
        blocks = (Table((top, tuple(Cell(words(head)) for head in "丙丁戊己")), tuple(map(tuple, cells))),)
    document = Document(Edition.UPWARD, None, Title((words("标题"),)), (), blocks)
    return lambda: write_docx(document, pack.layout)


def _from_facts(unit: str, count: int, folder: Path) -> Callable[[], object]:
    """A sample's report with a table attached, its pack made ready before, as in a run of many reports.

    A form is read with its pack, whose catalogue it is.
    """
    from reportgen import pipeline
    from reportgen.workshop import Workshop

    sample = next((folder / "data").glob(f"*/rows-{count}.yaml"))
    facts = folder / "forms" / f"forms-{count}.yaml" if unit == "forms" else sample
    workshop = Workshop()
    pipeline.make(pipeline.Request(sample.with_name("2024.yaml")), workshop)

    def work() -> None:
        outcome = pipeline.make(pipeline.Request(facts), workshop)
        if outcome.value is None:
            raise SystemExit("\n".join(d.message for d in outcome.diagnostics[:3]))

    return work


def peak() -> float | None:
    """Peak of this process or of the program it ran, in MiB; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    work = prepare(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
    begun = time.perf_counter()
    work()
    print(json.dumps({"seconds": time.perf_counter() - begun, "peak": peak()}))
