"""What the other process does before it is asked: it looks up the words of the facts, and spoils nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.checks import offload, verdicts, worker
from reportgen.checks.lists.lexicon import load_lexicon, loaded
from reportgen.checks.lists.neighbours import Neighbours

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("正文: 间题\n".encode(), "正文: 间题\n"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"", ""),
        (b"1" * (worker._MOST + 1), "1" * worker._MOST),
    ],
)
def test_a_file_is_read_as_far_as_it_can_be(tmp_path: Path, data: bytes, expected: str) -> None:
    """Whatever it holds: its faults are told by the command."""
    file = tmp_path / "2024.yaml"
    file.write_bytes(data)

    assert worker._read(str(file)) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """A pipe would wait for ever, and lack for the command what is read here."""
    os.mkfifo(tmp_path / "pipe")

    assert [worker._read(str(tmp_path / name)) for name in ("pipe", "没有.yaml", ".", "\udcff")] == [""] * 4


def test_words_are_looked_up_while_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Piece by piece: a request waits for one piece at most; where there is time for all, all are known."""
    lexicon = load_lexicon().beside(load_lexicon().own)
    monkeypatch.setattr(verdicts, "load_lexicon", lambda: lexicon)
    monkeypatch.setattr(verdicts, "_PIECE", 4)
    monkeypatch.setattr(verdicts, "_SHORT", 4)
    looked_up: list[str] = []
    monkeypatch.setattr(type(lexicon), "slips", lambda _, near: looked_up.append(near.text) or iter(()))
    idle = iter([True, True, False])

    verdicts.look_up("甲乙丙丁一二三四春夏秋冬", lambda: next(idle))
    verdicts.look_up("甲: 1\n甲乙丙丁一", lambda: True)

    assert looked_up == ["甲乙丙丁", "一二三四", "甲乙丙丁", "一"]


def test_what_was_looked_up_says_the_same_of_the_text() -> None:
    """The facts hold half of the pair, or the pair in another place."""
    text = "规范停车秧序，健全机制。停车制序，间题。"
    fresh = [*load_lexicon().slips(Neighbours(text))]
    loaded.cache_clear()
    facts = "a: 秧序 停车秧序，停车秧序。规范停车秧，序。间题间题\nb: 规范停车秩序，停车制度健全，完善工作机制。"
    verdicts.look_up(facts, lambda: True)
    assert load_lexicon().ours._kinds._known

    assert [*load_lexicon().slips(Neighbours(text))] == fresh != []


def test_the_facts_are_looked_up_before_anything_is_asked(tmp_path: Path) -> None:
    """Those of the file that the command names."""
    (tmp_path / "二〇二四'.yaml").write_text("正文: 间题\n", encoding="utf-8")
    code = (
        "from reportgen.checks import verdicts, worker; "
        "verdicts.look_up = lambda text, idle: print(ascii(text), idle is worker.is_idle, flush=True); "
    )
    code += offload._code(str(tmp_path / "二〇二四'.yaml"))
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)

    assert done.stdout.decode().strip() == ascii("正文: 间题\n") + " True"


def test_it_is_idle_until_it_is_asked() -> None:
    """A request, and a command that has gone, are seen at once."""
    code = "from reportgen.checks.worker import is_idle; print(is_idle())"
    said = []
    for given in (b"", b"x", None):
        process = subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        if given is not None:
            said.append(process.communicate(given)[0].strip())
        else:
            assert process.stdout and process.stdin
            said.append(process.stdout.read().strip())
            process.stdin.close()
            process.stdout.close()
            process.wait()

    assert said == [b"False", b"False", b"True"]
