"""Warm: documents of one process, from the facts file on disk to the bytes of the .docx; no two alike."""

import io
import statistics
from collections.abc import Callable
from itertools import cycle

from clock import in_turn, ratio, table
from prepared import Prepared, prepare_sample
from samples import SAMPLES
from workspace import Workspace

from reportgen import pipeline
from reportgen.workshop import Workshop

SERIES = 40
"""Facts files that differ; the same one comes back only after all the others."""
BLOCKS = {"reportgen": 40, "docxtpl": 8, "jinja2 + pandoc": 4}
"""Documents a tool makes in its turn."""


def run(workspace: Workspace, rounds: int) -> str:
    """One table a sample."""
    parts = []
    for sample in SAMPLES:
        jobs = _jobs(prepare_sample(sample, workspace, SERIES), workspace)
        times = in_turn({n: _repeated(job, BLOCKS[n]) for n, job in jobs.items()}, rounds)
        rows = []
        for name in jobs:
            each = [seconds / BLOCKS[name] for seconds in times[name]]
            faster = ratio(times, name, "reportgen") * BLOCKS["reportgen"] / BLOCKS[name]
            shown = (1 / statistics.median(each), *(1000 * f(each) for f in (statistics.median, min, max)))
            rows.append([name, f"{shown[0]:.0f}", *(f"{value:.1f}" for value in shown[1:]), f"{faster:.1f}"])
        heads = ("in one process", "documents/s", "median ms", "min", "max", "its time × reportgen's")
        parts.append(f"### {sample.name}\n\n{table(heads, rows)}")
    return "\n".join(parts)


def _jobs(prepared: Prepared, workspace: Workspace) -> dict[str, Callable[[], object]]:
    """Each call makes the next document of the series."""
    workshop, facts, figures = Workshop(), cycle(prepared.facts), cycle(prepared.figures)
    jobs: dict[str, Callable[[], object]] = {"reportgen": lambda: _ours(workshop, facts)}
    if prepared.docxtpl:
        from peers import docxtpl_render

        jobs["docxtpl"] = lambda: docxtpl_render.render(prepared.docxtpl, next(figures), io.BytesIO())
    if prepared.markdown:
        from peers import pandoc_render

        where = (workspace.pandoc, prepared.reference, prepared.markdown)
        output = workspace.folder / "warm.docx"
        jobs["jinja2 + pandoc"] = lambda: pandoc_render.render(*where, next(figures), output)
    return jobs


def _ours(workshop: Workshop, facts: cycle) -> None:
    if pipeline.make(pipeline.Request(next(facts)), workshop).value is None:
        raise SystemExit("bench: a facts file of the series does not build")


def _repeated(job: Callable[[], object], times: int) -> Callable[[], None]:
    def block() -> None:
        for _ in range(times):
            job()

    return block
