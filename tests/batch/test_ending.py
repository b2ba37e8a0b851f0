"""What does not end is ended, and costs nothing else."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from units import FACTS

from reportgen.batch import tasks
from reportgen.batch.ending import TooLong, within
from reportgen.batch.tasks import BUILD, BUILT, CRASHED, Task

if TYPE_CHECKING:
    from conftest import Office

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such clock")
SHIPPED = Path(__file__).parents[2] / "templates/national/five-part"
LOOPS = "".join(f'{{% for {name} in "一二三四五六七八九十" %}}' for name in "abcdefghijkl") + "{% endfor %}" * 12


def test_a_template_that_does_not_end_costs_one_report(office: Office, monkeypatch) -> None:
    """A unit has a pack of its own whose loops would run for a year."""
    own = "data/甲山/templates/national/five-part"
    office.write(f"{own}/pack.yaml", (SHIPPED / "pack.yaml").read_text(encoding="utf-8"))
    for section in (SHIPPED / "sections").glob("*.md.j2"):
        office.write(f"{own}/sections/{section.name}", LOOPS + section.read_text(encoding="utf-8"))
    paths = [office.write(f"data/{name}/2024.yaml", FACTS.format(name=name, number=47)) for name in ("甲山", "乙水")]
    monkeypatch.setattr(tasks, "LONGEST", 3.0)

    found = [tasks.work(Task(str(path.relative_to(office.folder)), BUILD)) for path in paths]

    assert [result.status for result in found] == [CRASHED, BUILT]
    assert found[0].message == "用了 3 秒还没有做完，不再等"
    assert "模板里的循环" in found[0].hints[0]


def test_it_is_said_until_it_is_heard() -> None:
    """What catches the first one is told again; afterwards there is silence."""
    caught = 0
    with pytest.raises(TooLong), within(0.05):
        try:
            _spin()
        except BaseException:  # as careless code may do
            caught += 1
        _spin()

    assert caught == 1
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


def _spin() -> None:
    while True:
        pass


def test_a_thread_has_no_limit() -> None:
    """Signals reach the main thread only; nothing else breaks there."""
    done = []
    thread = threading.Thread(target=lambda: done.append(_counted()))
    thread.start()
    thread.join()

    assert done == [100_000]


def _counted() -> int:
    with within(0.001):
        return sum(1 for _ in range(100_000))
