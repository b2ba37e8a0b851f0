"""Many units: reports a second, cost of a task, memory as units grow, a second run, killed runs, the roll-up."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path

import province
from clock import table
from provincial_runs import Done, Province, kill_a_worker, kill_the_run, when
from provincial_sums import rolled
from workspace import Workspace

FEW = 3_000
TASKS = 20_000
"""Tasks that do nothing, to time what handing them out costs."""


def run(workspace: Workspace, units: int) -> str:
    """Tables for a province of `units`, and of a tenth of it at most."""
    parts = []
    for part in _parts(workspace, _made(workspace, min(FEW, units)), units):
        print(part, file=sys.stderr, flush=True)  # it may be an hour until all are there
        parts.append(part)
    return "\n".join(parts)


def _parts(workspace: Workspace, few: Province, units: int) -> Iterator[str]:
    yield _rates(few)
    yield _handing_out(workspace)
    yield _killed(few)
    many = _made(workspace, units) if units > few.units else few
    yield _growth(few, many)
    yield rolled(many)


def _made(workspace: Workspace, units: int) -> Province:
    folder = workspace.folder / f"province-{units}"
    province.make(folder, units)
    return Province(folder, units, workspace)


def _rates(few: Province) -> str:
    rows, digests = [], set()
    with _cluster(few.workspace) as address:
        ways = {"in this process": ("--jobs", "1"), "2 processes": ("--jobs", "2")}
        if address:
            ways["Dask, 2 worker processes"] = ("--cluster", address)
        for name, options in ways.items():
            few.forget()
            done = few.build(*options)
            digests.add(few.digest())
            rows.append([name, f"{done.seconds:.0f}", f"{few.reports() / done.seconds:.0f}", done.summary])
    same = "the same bytes all ways" if len(digests) == 1 else "BYTES DIFFER"
    heads = (f"{few.units:,} units", "seconds", "reports a second", "summary")
    return f"{table(heads, rows)}\n{same}\n"


@contextmanager
def _cluster(workspace: Workspace) -> Iterator[str | None]:
    """The address of a scheduler with two worker processes; None where Dask is not installed.

    They run below the scratch folder: in a checkout they would import that and not what is measured.
    """
    if importlib.util.find_spec("distributed") is None:
        yield None
        return
    told = workspace.folder / "scheduler.json"
    told.unlink(missing_ok=True)
    where = {"cwd": workspace.folder, "env": workspace.environment, "stderr": subprocess.DEVNULL}
    tools = (
        ("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--dashboard-address", ":0"),
        ("dask_worker", "--nworkers", "2", "--nthreads", "1", "--dashboard-address", ":0", "--local-directory", "dask"),
    )
    commands = [[sys.executable, "-m", f"distributed.cli.{name}", "--scheduler-file", told, *o] for name, *o in tools]
    running = [subprocess.Popen(command, **where) for command in commands]
    try:
        yield _address(told, running)
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


def _address(told: Path, running: list[subprocess.Popen]) -> str:
    """The scheduler's, once both workers have come."""
    from distributed import Client

    while not told.exists() or not told.read_text("utf-8"):
        if any(process.poll() is not None for process in running):
            raise SystemExit("bench: the scheduler or the workers of Dask ended at once")
        time.sleep(0.1)
    with Client(scheduler_file=str(told), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        return client.scheduler.address


def _handing_out(workspace: Workspace) -> str:
    from reportgen.batch import pools

    job = pools.Job(abs, _lost)
    ways: dict[str, Callable[[Iterator[int]], Iterator[int]]] = {
        "2 processes": lambda tasks: pools.processes(job, tasks, 2),
    }
    rows = []
    with _cluster(workspace) as address:
        if address:
            ways["Dask, 2 worker processes"] = lambda tasks: pools.cluster(job, tasks, address)
        for name, way in ways.items():
            short, long = (_seconds(way, count) for count in (100, TASKS))
            rows.append([name, f"{(long - short) / (TASKS - 100) * 1e6:.0f}", f"{short:.2f}"])
    return table(("a task that does nothing", "µs a task", "seconds to begin and to end"), rows)


def _seconds(way: Callable[[Iterator[int]], Iterator[int]], count: int) -> float:
    begun = time.perf_counter()
    assert sum(way(repeat(-1, count))) == count
    return time.perf_counter() - begun


def _lost(_task: int, message: str, _hints: tuple[str, ...]) -> int:
    raise SystemExit(f"bench: {message}")


def _killed(few: Province) -> str:
    few.forget()
    few.build("--jobs", "2")
    undisturbed, half = few.digest(), few.reports() // 2
    rows = []
    few.forget()
    done = few.build("--jobs", "2", meanwhile=when(few, half, kill_a_worker))
    rows.append(["kill -9 of a worker in the middle", _same(few, undisturbed), done.summary])
    few.forget()
    few.build("--jobs", "2", meanwhile=when(few, half, kill_the_run))
    left = few.reports()
    done = few.build("--jobs", "2")
    rows.append([f"kill -9 of the run at {left:,} reports, then again", _same(few, undisturbed), done.summary])
    return table(("what is killed", "the reports", "summary"), rows)


def _same(province_: Province, undisturbed: str) -> str:
    return "same bytes" if province_.digest() == undisturbed else "BYTES DIFFER"


def _growth(few: Province, many: Province) -> str:
    rows, found = [], {}
    for each in dict.fromkeys((few, many)):
        each.forget()
        found[each.units, 1] = first = each.build("--jobs", "2")
        found[each.units, 2] = second = each.build("--jobs", "2")
        rows += [_row(f"{each.units:,} units", first), _row(f"{each.units:,} units again, unchanged", second)]
    told = table(("2 processes", "seconds", "MiB, the run", "MiB, the largest worker", "summary"), rows)
    first, last = found[few.units, 1], found[many.units, 1]
    ratios = f"{last.own / first.own:.2f} the run, {last.worker / first.worker:.2f} a worker"
    grown = f"Peak at {many.units:,} × peak at {few.units:,}: {ratios}."
    faster = found[many.units, 1].seconds / found[many.units, 2].seconds
    return f"{told}\n{grown} The second run is {faster:.0f} times faster.\n"


def _row(name: str, done: Done) -> list[str]:
    return [name, f"{done.seconds:.1f}", f"{done.own:.0f}", f"{done.worker:.0f}", done.summary]
