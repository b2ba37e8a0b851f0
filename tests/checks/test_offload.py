"""The wording of a report, judged by another process: the same is said, and where it says nothing, it is said here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks.trial import filled, judged

from reportgen import cache
from reportgen.checks import offload, verdicts
from reportgen.checks.lists.lexicon import load_lexicon, loaded
from reportgen.checks.prose import Prose
from reportgen.lines import PARAGRAPH, Line
from reportgen.source import Source

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="processes of POSIX")

ROOT = Path(__file__).resolve().parents[2]
TEXT = "全年受理案件47件，其中行政复议20件、行政诉讼28件。推行云领码，，健全机制。"
WORDING = "错词: {云岭码: [云领码]}\n机关: {甲局: [乙局]}\n"


@pytest.fixture(autouse=True)
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """None is at work before or after; whatever this machine has, it may be started."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(offload, "_processors", lambda: 2)
    monkeypatch.setattr(offload._State, "is_allowed", False)
    monkeypatch.setattr(offload._State, "waiting", None)
    yield
    offload.end()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A facts file; a text was judged here before, so that lists and patterns are kept."""
    loaded.cache_clear()
    judged(text())
    cache.keep("patterns", offload.PATTERNS, b"{}")
    path = tmp_path / "2024.yaml"
    path.write_text("", encoding="utf-8")
    offload.allow()
    return path


def text(line: str = TEXT, wording: str = "") -> Prose:
    return Prose((Line(PARAGRAPH, line),), load_lexicon((Source("wording.yaml", wording),) if wording else ()), 2024)


def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is judged here any more."""
    monkeypatch.setattr(verdicts, "_judge", lambda *_: pytest.fail("judged here"))


@pytest.mark.parametrize("wording", ["", WORDING])
def test_another_process_says_the_same(file: Path, monkeypatch: pytest.MonkeyPatch, wording: str) -> None:
    """With the words of an office, too; what it said is kept as if it had been said here."""
    here = judged(text(wording=wording))
    assert {"RG612", "RG641"} <= {verdict.code for verdict in here.verdicts}
    assert ("RG664" in {verdict.code for verdict in here.verdicts}) == bool(wording)
    elsewhere(monkeypatch)
    offload.start([file])
    assert offload._State.waiting

    assert judged(text(wording=wording), name=str(file)) == here
    assert offload._State.waiting is None
    assert judged(text(wording=wording), name=str(file)) == here


def test_codes_that_an_office_switches_off_are_not_run(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There as here."""
    elsewhere(monkeypatch)
    offload.start([file])

    assert "RG641" not in {verdict.code for verdict in judged(text(), frozenset({"RG641"}), str(file)).verdicts}


@pytest.mark.parametrize("code", ["", "1/0", "import os; os.write(1, b'[')", "import os; os.write(1, b'N')"])
def test_what_another_process_does_not_say_is_said_here(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """It ended at once, crashed, was cut off, or a check of its crashed."""
    here = judged(text())
    monkeypatch.setattr(offload, "_code", lambda _: code)
    offload.start([file])

    assert judged(text(), name=str(file)) == here


def test_a_program_that_cannot_be_started_is_no_fault(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is judged here."""
    here = judged(text())
    monkeypatch.setattr(sys, "executable", str(file))
    offload.start([file])

    assert offload._State.waiting is None
    assert judged(text(), name=str(file)) == here


def test_it_is_started_only_for_what_was_changed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for a text that was judged since, for several files, on one processor, or before anything was kept."""
    started: list[int] = []
    monkeypatch.setattr(offload, "_started", lambda _: started.append(1))
    offload.start([file])
    assert len(started) == 1

    judged(text(), name=str(file))
    offload.start([file])
    assert len(started) == 1

    os.utime(file, ns=(1 << 62, 1 << 62))
    offload.start([file])
    assert len(started) == 2

    offload.start([file, file])
    offload.start([file.with_name("没有.yaml")])
    (path,) = (cache.folder() or pytest.fail()).glob("patterns-*")
    path.unlink()
    offload.start([file])
    monkeypatch.setattr(offload, "_processors", lambda: 1)
    offload.allow()
    offload.start([file])
    assert len(started) == 2


def test_a_text_that_is_known_counts_as_judged_now(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment was changed, say: the next time no process is started in vain."""
    monkeypatch.setattr(offload, "_started", lambda _: pytest.fail("started"))
    judged(text(), name=str(file))
    os.utime(cache._path(offload.KIND, str(file)) or "", ns=(0, 0))

    judged(text(), name=str(file))
    offload.start([file])


def test_what_was_asked_nothing_is_stopped(file: Path) -> None:
    """A command that ends early, or finds the text judged, leaves no process behind."""
    offload.start([file])
    process = offload._State.waiting
    assert process

    offload.end()

    with pytest.raises(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)
    offload.end()


def test_what_was_asked_is_waited_for(file: Path) -> None:
    """When the command ends: until then it keeps what it has loaded."""
    offload.start([file])
    process = offload._State.waiting
    assert process
    judged(text(), name=str(file))

    offload.end()

    with pytest.raises(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)


def test_what_it_loads_is_kept_for_the_next(file: Path) -> None:
    """The command never loads the checks of wording itself, so nobody else would."""
    folder = cache.folder() or pytest.fail()
    assert not [*folder.glob("modules-*")]
    offload.start([file])
    judged(text(), name=str(file))
    offload.end()

    assert [*folder.glob("modules-*")]


def test_it_needs_no_package_but_ours() -> None:
    """It is started without `site`: whatever it loads is Python's own or stands in this folder."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from reportgen.checks.verdicts import prepare; prepare(); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)  # keeps the lists
    loaded = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=True, capture_output=True)

    assert {*loaded.stdout.decode().split()} <= {*sys.stdlib_module_names, "reportgen", "__main__"}


def test_a_report_is_the_same_with_and_without(tmp_path: Path) -> None:
    """As whole commands: what is said, the exit code and the bytes; a report with errors is not written."""
    facts = filled("正文:\n  举措: |\n    规范决策程序，，提高质量。\n\n    全年受理案件47件，其中复议20件。\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / "2024.yaml").write_text(facts, encoding="utf-8")
    for command in (["check", "2024.yaml"], ["build", "2024.yaml"], ["build", "2024.yaml", "--draft"]):
        run_as([], command, tmp_path)  # keeps what is loaded
        (elsewhere, *told), (here, *other) = (run_as(flags, command, tmp_path) for flags in ([], ["-O"]))
        assert (elsewhere, here) == (True, False)
        assert told == other
        assert bool(told[2]) == ("--draft" in command)


def run_as(flags: list[str], command: list[str], folder: Path) -> tuple[bool, int, bytes, bytes]:
    """Whether another process was started, exit code, what is said, the document; of a text that nobody judged yet."""
    for path in (cache.folder() or pytest.fail()).glob("verdicts-*"):
        path.unlink()
    out, mark = folder / "成品.docx", folder / "started"
    out.unlink(missing_ok=True)
    mark.unlink(missing_ok=True)
    target = ["-o", out.name] if command[0] == "build" else []
    code = (
        "import pathlib\nimport reportgen.checks.offload as other\n"
        "other._processors, spawned = lambda: 2, other._spawned\n"
        "other._spawned = lambda *pipes: (pathlib.Path('started').touch(), spawned(*pipes))[1]\n"
        "from reportgen.cli.main import entry\nentry()"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = [sys.executable, *flags, "-c", code, *command, *target]
    done = subprocess.run(line, cwd=folder, env=environment, capture_output=True, check=False)
    document = out.read_bytes() if out.exists() else b""
    return mark.exists(), done.returncode, done.stdout + done.stderr, document


def test_it_loads_nothing_that_takes_longer_than_the_checks(file: Path) -> None:
    """What others load in passing (data classes, paths, OpenSSL) and the files' states: a third of its start."""
    ready = f"import sys; sys.path.append({str(ROOT)!r}); from reportgen.checks import verdicts; verdicts.prepare()"
    subprocess.run([sys.executable, "-c", ready], check=True)  # every list is kept
    code = f"""
import os, sys
sys.path.append({str(ROOT)!r})
from reportgen import cache
cache.belong({cache.program()!r})
os.walk = None
from reportgen.checks import verdicts
verdicts.prepare()
print(*sorted({{"dataclasses", "inspect", "pathlib", "hashlib", "threading", "yaml", "click"}} & {{*sys.modules}}))
"""
    line = [sys.executable, "-I", "-S", "-c", code]
    run = subprocess.run(line, check=False, capture_output=True, text=True, encoding="utf-8")

    assert (run.stdout, run.stderr) == ("\n", "")
