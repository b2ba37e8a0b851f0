"""Cold: whole processes, from the command line to the finished file."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from clock import in_turn, row, table
from prepared import Prepared, prepare_sample, size
from samples import SAMPLES
from workspace import BIN, PEERS, Workspace

OURS, EMPTY, DOCXTPL, PANDOC, FLOOR = (
    "reportgen build",
    "reportgen build, empty cache",
    "docxtpl",
    "jinja2 + pandoc",
    "python -c pass",
)
_HEADS = ("process", "median ms", "min", "max", "× docxtpl", "× pandoc", "× pass")


def run(workspace: Workspace, rounds: int) -> str:
    """Tables for both samples and for the small commands."""
    parts = []
    for sample in SAMPLES:
        prepared = prepare_sample(sample, workspace)
        jobs = _jobs(prepared, workspace)
        times = in_turn(jobs, rounds)
        rows = [row(times, name, (DOCXTPL, PANDOC, FLOOR)) for name in jobs]
        parts.append(f"### {sample.name} ({size(prepared.report)})\n\n{table(_HEADS, rows)}")
        if sample is SAMPLES[0]:
            small = _small_jobs(prepared, workspace)
            times = in_turn(small, rounds)
            rows = [row(times, name, (FLOOR,)) for name in small]
            parts.append(f"### Small commands\n\n{table((*_HEADS[:4], '× pass'), rows)}")
    return "\n".join([parts[0], *parts[2:], parts[1]])


def _jobs(prepared: Prepared, workspace: Workspace) -> Mapping[str, Callable[[], object]]:
    folder = workspace.folder / prepared.sample.name
    figures, output = prepared.figures[0], folder / "cold.docx"
    jobs: dict[str, Callable[[], object]] = {
        OURS: lambda: _make(workspace, output, *_build(prepared.facts[0], output)),
        EMPTY: lambda: _make_without_cache(workspace, output, *_build(prepared.facts[0], output)),
    }
    if prepared.docxtpl:
        script = PEERS / "docxtpl_render.py"
        jobs[DOCXTPL] = lambda: _make(workspace, output, sys.executable, script, prepared.docxtpl, figures, output)
    if prepared.markdown:
        script_and_tool = (PEERS / "pandoc_render.py", workspace.pandoc, prepared.reference, prepared.markdown)
        jobs[PANDOC] = lambda: _make(workspace, output, sys.executable, *script_and_tool, figures, output)
    jobs[FLOOR] = lambda: _call(workspace, sys.executable, "-c", "pass")
    return jobs


def _small_jobs(prepared: Prepared, workspace: Workspace) -> Mapping[str, Callable[[], object]]:
    output = workspace.folder / "unchanged.docx"
    return {
        "reportgen --help": lambda: _call(workspace, BIN / "reportgen", "--help"),
        "a usage error": lambda: _call(workspace, BIN / "reportgen", "build", expected=2),
        "build, nothing changed": lambda: _call(workspace, *_build(prepared.facts[0], output)),
        FLOOR: lambda: _call(workspace, sys.executable, "-c", "pass"),
    }


def _build(facts: Path, output: Path) -> tuple[object, ...]:
    return BIN / "reportgen", "build", facts, "-o", output


def _make_without_cache(workspace: Workspace, output: Path, *command: object) -> None:
    empty = workspace.folder / "empty-cache"
    shutil.rmtree(empty, ignore_errors=True)
    output.unlink(missing_ok=True)
    _call(workspace, *command, cache=empty)


def _make(workspace: Workspace, output: Path, *command: object) -> None:
    output.unlink(missing_ok=True)
    _call(workspace, *command)
    if not output.exists():
        raise SystemExit(f"bench: {command[0]} wrote no file")


def _call(workspace: Workspace, *command: object, expected: int = 0, cache: Path | None = None) -> None:
    environment = workspace.environment
    if cache is not None:
        environment["REPORTGEN_CACHE"] = str(cache)
    words = [str(word) for word in command]
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    if done.returncode != expected:
        raise SystemExit(f"bench: {' '.join(words)} ended with {done.returncode}\n{done.stderr.decode()}")
