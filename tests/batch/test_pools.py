"""Work in other processes: what is lost there costs one report, and no run."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from units import FACTS

from reportgen import project
from reportgen.batch import pools
from reportgen.batch.tasks import BUILD, BUILT, CRASHED, REFUSED, Result, Task, lives, lost, sweeping, work
from reportgen.keeping import place_of
from reportgen.source import blob_id

if TYPE_CHECKING:
    from conftest import Office

REPORTS = pools.Job(work, lost)


def tasks(office: Office, count: int) -> list[Task]:
    paths = [office.write(f"data/{n:03}/2024.yaml", FACTS.format(name="甲山", number=n + 1)) for n in range(count)]
    return [Task(str(path.relative_to(office.folder)), BUILD) for path in paths]


class Fragile(Executor):
    """Works at once; a task of the wrong name breaks it for good."""

    def __init__(self, _: int) -> None:
        self.broken = False

    def submit(self, function, *arguments):  # type: ignore[no-untyped-def, override]
        future: Future[object] = Future()
        if self.broken or "坏" in str(arguments):
            self.broken = True
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(function(*arguments))
        return future


def test_only_the_task_that_breaks_its_process_is_lost() -> None:
    job = pools.Job(lambda task: Result(task.path, BUILT), lost)
    names = [f"坏{n}" if n in (3, 40, 41) else f"好{n}" for n in range(60)]

    found = list(pools._Spread(job, Fragile, 2).run(Task(name, BUILD) for name in names))

    assert [result.path for result in found] == names
    assert [result.path for result in found if result.status == CRASHED] == ["坏3", "坏40", "坏41"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_does_not_hear_of_ctrl_c(capfd: pytest.CaptureFixture[str]) -> None:
    """In a terminal it goes to it, too; ending it is for the run."""
    with pools._Pool(1) as executor:
        with pools._unheard():
            process = executor.submit(os.getpid).result()
        os.kill(process, signal.SIGINT)
        assert executor.submit(os.getpid).result() == process

    assert capfd.readouterr().err == ""


def test_a_killed_process_costs_nothing(office: Office) -> None:
    asked = tasks(office, 60)

    def killing() -> Iterator[Task]:
        for number, task in enumerate(asked):
            if number == 50:
                multiprocessing.active_children()[0].kill()
            yield task

    found = list(pools.processes(REPORTS, killing(), 2))

    assert [(result.path, result.status) for result in found] == [(task.path, BUILT) for task in asked]


@pytest.mark.parametrize("killed", [False, True])
def test_no_process_outlives_the_run(office: Office, killed: bool) -> None:
    """Processes that stayed would hold the pipe that the summary goes to, so that whoever reads it waits for ever."""
    tasks(office, 80)
    command = [sys.executable, "-m", "reportgen", "build", "data/", "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, start_new_session=True)
    try:
        while killed and not list(office.folder.glob("output/*/*.docx")) and run.poll() is None:
            time.sleep(0.01)
        if killed:
            run.kill()

        out, _ = run.communicate(timeout=120)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)

    assert ("共 80 个文件" in out.decode("utf-8")) is not killed


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_end_does_so_in_order(office: Office, asked: signal.Signals, begun: bool) -> None:
    """Ctrl-C goes to all processes, also to those that are just beginning: nobody sees where they were."""
    tasks(office, 200)
    command = [sys.executable, "-m", "reportgen", "build", "data/", "--jobs", "2"]
    pipe = subprocess.PIPE
    run = subprocess.Popen(command, stderr=pipe, stdout=pipe, start_new_session=True, preexec_fn=_hears)  # noqa: PLW1509
    while len(_children(run.pid)) < 3 or (begun and not list(office.folder.glob("output/*/*.docx"))):
        assert run.poll() is None
        time.sleep(0.005)
    (os.killpg if asked == signal.SIGINT else os.kill)(run.pid, asked)
    _, told = run.communicate(timeout=60)

    assert run.returncode == 130
    assert told.decode("utf-8").splitlines()[-1].startswith("已中断")
    assert b"Traceback" not in told
    assert b"leaked" not in told
    assert len(list(office.folder.glob("output/*/*.docx"))) < 200


def _hears() -> None:
    """As in a terminal, whatever the tests were begun by."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def test_a_killed_run_goes_on_to_the_same_bytes(office: Office) -> None:
    asked = tasks(office, 80)
    command = [sys.executable, "-m", "reportgen", "build", "data/", "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    while not list(office.folder.glob("output/03*/*.docx")) and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    files = {office.folder / "output" / Path(task.path).parent.name / "2024.docx": task.path for task in asked}
    *_, ahead = (file for file in files if not file.exists())
    kept = place_of(office.folder / "output/.base", blob_id(Path(files[ahead]).read_bytes()))
    for written in (ahead, kept):
        office.write(str(written.with_name(f".{written.name}.4194399.1.tmp")), b"half a file")
    assert office.run("build", "data/", "--jobs", "2").code == 0
    resumed = {path.parent.name: path.read_bytes() for path in office.folder.glob("output/*/*.docx")}
    assert office.run("build", "data/", "--jobs", "1", "--force", "-o", "again/").code == 0
    assert resumed == {path.parent.name: path.read_bytes() for path in office.folder.glob("again/*/*.docx")}
    assert len(resumed) == len(asked)
    assert not list(office.folder.glob("output/*/.*.tmp"))


def test_what_is_done_again_is_asked_otherwise() -> None:
    """What a lost process may have begun; tasks that nobody has begun are as they were."""
    job = pools.Job(lambda task: Result(task.path, BUILT, output=str(task.sweeps)), lost, sweeping)
    names = [f"坏{n}" if n == 3 else f"好{n:02}" for n in range(80)]

    found = list(pools._Spread(job, Fragile, 1).run(Task(name, BUILD) for name in names))

    again = [result.path for result in found if result.output == "True"]
    assert again == [name for name in names[:32] if name != "坏3"]


def _write_and_wait(path: str) -> None:
    with project.replacing(Path(path)) as file:
        file.write(b"half")
        file.flush()
        Path(path).with_name("begun").touch()
        time.sleep(60)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_is_asked_to_end_leaves_no_half_file(tmp_path: Path) -> None:
    """SIGTERM in the middle of writing, as a system sends it that shuts down."""
    executor = pools._Pool(1)
    with pools._unheard():
        future = executor.submit(_write_and_wait, str(tmp_path / "2024.docx"))
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    for process in list(executor._processes.values()):
        process.terminate()
    with pytest.raises(BrokenExecutor):
        future.result()
    executor.close()

    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell")
def test_a_process_that_nobody_has_buried_is_dead() -> None:
    """A killed worker whose run was killed, too."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    while "Z" not in Path(f"/proc/{ended.pid}/stat").read_text("ascii").split():
        time.sleep(0.01)

    assert not lives(ended.pid)
    assert lives(os.getpid())
    ended.wait()


def test_another_version_is_refused(office: Office) -> None:
    (task,) = tasks(office, 1)

    result = work(task._replace(program="another"))

    assert (result.status, result.hints) == (REFUSED, ("在每台机器上安装同一个版本，再重新启动工作进程",))


def test_a_cluster_builds_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers may have been started in any folder."""
    distributed = pytest.importorskip("distributed")
    asked = tasks(office, 40)
    alone = {result.path: result.output for result in pools.here(REPORTS, asked)}
    bytes_alone = {path: Path(output).read_bytes() for path, output in alone.items()}
    monkeypatch.chdir(office.folder.parent)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local:
        monkeypatch.chdir(office.folder)
        found = list(pools.cluster(REPORTS, asked, local.scheduler_address))
    assert [(result.path, result.status) for result in found] == [(task.path, BUILT) for task in asked]
    assert {result.path: Path(result.output).read_bytes() for result in found} == bytes_alone


def test_a_lost_worker_costs_nothing(office: Office) -> None:
    distributed = pytest.importorskip("distributed")
    asked = tasks(office, 60)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local:

        def killing() -> Iterator[Task]:
            for number, task in enumerate(asked):
                if number == 50:
                    os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
                yield task

        found = list(pools.cluster(REPORTS, killing(), local.scheduler_address))
    assert [(result.path, result.status) for result in found] == [(task.path, BUILT) for task in asked]


def test_threads_of_a_worker_keep_to_their_run_s_folder(tmp_path: Path, monkeypatch) -> None:
    """Two runs on one worker of a cluster: relative paths of the one are not those of the other."""
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        (tmp_path / name).mkdir()

    def seen(_: int) -> str:
        time.sleep(0.001)
        return Path.cwd().name

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: pools._in_folder(str(tmp_path / "ab"[n % 2]), seen, n), range(40)))

    assert found == ["a", "b"] * 20
