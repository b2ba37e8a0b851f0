"""Spoils thousands of .docx and reads each in a process of its own: python tests/fuzzing/fuzz.py --count 10000

Seeds are the documents of tests/foreign. No file may raise an exception, take longer than --seconds, or take more than
--mib of memory (the highest that the whole process held, by what Linux says). Prints what came of all files and every
one that failed; `--case N` reads one file in this process, `--keep FOLDER` writes the failed ones there.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import os
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from commands import COMMANDS, office  # noqa: E402
from heavy import HEAVY  # noqa: E402
from mutations import Case, case  # noqa: E402 - found by the line above
from readings import READINGS  # noqa: E402

MIB = 1 << 20
_FRESH = 40
"""MiB of a process that has read nothing yet; what this one held before a file is left out of account."""
_STOP = 2 << 30
"""Bytes of address space beyond what is held, at which a reading is stopped, lest the machine suffer."""


class Result(NamedTuple):
    """What came of one file: what was said, or how it failed; seconds of the processor; the peak of memory in MiB."""

    number: int
    said: str
    failed: str
    seconds: float
    mib: float


def took(result: Result) -> str:
    """Time and memory, for people."""
    return f"{result.seconds:.2f} s, {result.mib:.0f} MiB"


def seeds(reading: str = "lines") -> dict[str, bytes]:
    """The documents to spoil; for commands half of them are their own report, since they turn away any other's."""
    foreign = {path.name: path.read_bytes() for path in sorted((HERE.parent / "foreign").glob("*.docx"))}
    ours = {f"built-{n}.docx": office().report for n in range(len(foreign))} if reading in COMMANDS else {}
    return ours | foreign


def made_of(number: int, seed: int, given: dict[str, bytes]) -> Case:
    """A spoiled file; of the numbers below 0, a heavy one."""
    if number >= 0:
        return case(given, seed, number)
    name = [*HEAVY][number]
    return Case("", (name,), HEAVY[name]())


def _child(made: Case, reading: str, pipe: int) -> None:
    """Read one file and say how it went; the memory taken by making the file is not counted."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    stop = _STOP + int(_held("VmSize")) * MIB
    resource.setrlimit(resource.RLIMIT_AS, (stop, stop))
    said = failed = ""
    before = _held("VmRSS")
    begun = time.process_time()
    try:
        said = READINGS[reading](made.data)
    except BaseException:  # whatever it is, it is what is looked for
        failed = traceback.format_exc(limit=-4)
    seconds = time.process_time() - begun
    mib = _FRESH + _held("VmHWM") - before
    os.write(pipe, json.dumps([said, failed[-6000:], seconds, mib]).encode())


def _held(what: str) -> float:
    """MiB of this process: VmRSS now, VmHWM at most since the peak was set back."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(what))


def _begin(number: int, seed: int, reading: str, seconds: int, given: dict[str, bytes]) -> tuple[int, int]:
    """Fork a process for a file: its id, and where it will say how it went."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 20, seconds + 25))  # making the file counts as well
        try:
            _child(made_of(number, seed, given), reading, into)
        finally:
            os._exit(0)
    os.close(into)
    return child, out


def results(numbers: range, seed: int, reading: str, seconds: int, jobs: int) -> Iterator[Result]:
    """The results as they come in."""
    given, running, waiting = seeds(reading), {}, iter(numbers)
    while True:
        for number in waiting:
            child, out = _begin(number, seed, reading, seconds, given)
            running[child] = (number, out)
            if len(running) >= jobs:
                break
        if not running:
            return
        child, status = os.wait()
        number, out = running.pop(child)
        with os.fdopen(out, "rb") as pipe:
            said = pipe.read()
        if said:
            yield Result(number, *json.loads(said))
        else:
            yield Result(number, "", f"ended by signal {status & 0x7F}", float(seconds), 0.0)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reading", choices=sorted(READINGS), default="lines")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--mib", type=int, default=256)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--heavy", action="store_true", help="the heavy documents, each by name, instead of spoiled ones"
    )
    parser.add_argument("--case", type=int)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    if args.case is not None:
        made = made_of(args.case, args.seed, seeds(args.reading))
        print(made.seed, *made.steps, sep="\n  ")
        if args.keep:
            (args.keep / f"{args.case}.docx").write_bytes(made.data)
        print(READINGS[args.reading](made.data))
        return 0
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    said: Counter[str] = Counter()
    slowest = largest = None
    bad = 0
    numbers = range(-len(HEAVY), 0) if args.heavy else range(args.count)
    for result in results(numbers, args.seed, args.reading, args.seconds, args.jobs):
        said[result.said or "failed"] += 1
        if args.heavy:
            name = [*HEAVY][result.number]
            print(f"{name}: {result.said or 'failed'}, {took(result)}", flush=True)
        slowest = max(slowest or result, result, key=lambda r: r.seconds)
        largest = max(largest or result, result, key=lambda r: r.mib)
        if result.failed or result.mib > args.mib or result.seconds > args.seconds:
            bad += 1
            made = made_of(result.number, args.seed, seeds(args.reading))
            print(f"case {result.number}: {made.seed}, {', '.join(made.steps)}: {took(result)}")
            print(result.failed)
            if args.keep:
                (args.keep / f"{result.number}.docx").write_bytes(made.data)
    for what, number in said.most_common():
        print(f"{number:6} {what}")
    if slowest and largest:
        print(f"slowest: case {slowest.number}, {took(slowest)}; largest: case {largest.number}, {took(largest)}")
    print(f"{bad} of {len(numbers)} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
