"""Runs of reportgen over many units as whole processes: how long, how much memory, and what is killed on the way."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from workspace import Workspace

_EVERY = 0.2
"""Seconds between two looks at the memory of the processes."""


class Done(NamedTuple):
    """A finished run: seconds, MiB at the most of the run's own process and of its largest worker, its last line."""

    seconds: float
    own: float
    worker: float
    summary: str


class Province(NamedTuple):
    """The folder of a made-up province, and where reportgen keeps what it knows of it."""

    folder: Path
    units: int
    workspace: Workspace

    def forget(self) -> None:
        """Take away all reports and what is known of them."""
        for name in ("output", "cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def build(self, *options: str, meanwhile: Callable[[subprocess.Popen], None] | None = None) -> Done:
        """`reportgen build` of the last year; `meanwhile` may kill something."""
        command = [sys.executable, "-m", "reportgen", "build", "data/", "--year", "2024", "-o", "output/", *options]
        return self.run(command, meanwhile)

    def run(self, command: list[str], meanwhile: Callable[[subprocess.Popen], None] | None = None) -> Done:
        """A command in the folder of the province."""
        environment = {**self.workspace.environment, "REPORTGEN_CACHE": str(self.folder / "cache")}
        told = self.folder / "told.txt"
        begun = time.perf_counter()
        with told.open("wb") as out:
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=out, stderr=subprocess.DEVNULL)
            peaks: dict[int, float] = {}
            watching = threading.Thread(target=_watch, args=(process, peaks))
            watching.start()
            if meanwhile is not None:
                meanwhile(process)
            process.wait()
            seconds = time.perf_counter() - begun
            watching.join()
        own = peaks.pop(process.pid, 0.0)
        lines = told.read_text("utf-8").splitlines()
        return Done(seconds, own, max(peaks.values(), default=0.0), lines[0] if lines else "")

    def reports(self) -> int:
        """How many reports there are."""
        return sum(1 for _ in (self.folder / "output").rglob("*.docx"))

    def digest(self) -> str:
        """All reports as one digest, names included."""
        whole = hashlib.sha256()
        for path in sorted((self.folder / "output").rglob("*.docx")):
            whole.update(f"{path.relative_to(self.folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()


def _watch(process: subprocess.Popen, peaks: dict[int, float]) -> None:
    while process.poll() is None:
        for pid in (process.pid, *children(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0.0), _most(pid))
        time.sleep(_EVERY)


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where the system does not tell."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _most(pid: int) -> float:
    """The most MiB that a process has had."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def workers(pid: int) -> list[int]:
    """The processes of a run that build reports."""
    found = []
    for child in children(pid):
        try:
            command = Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        if b"spawn_main" in command:
            found.append(child)
    return found


Act = Callable[[subprocess.Popen], None]


def when(province: Province, reports: int, act: Act) -> Act:
    """Act on a run once there are so many reports."""

    def meanwhile(process: subprocess.Popen) -> None:
        while process.poll() is None and province.reports() < reports:
            time.sleep(0.2)
        act(process)

    return meanwhile


def kill_a_worker(process: subprocess.Popen) -> None:
    """As the system does where memory runs out."""
    os.kill(workers(process.pid)[0], signal.SIGKILL)


def kill_the_run(process: subprocess.Popen) -> None:
    """The run alone: its workers have to end by themselves."""
    process.kill()
