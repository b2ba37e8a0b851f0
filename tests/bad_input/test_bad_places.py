"""Mistakes on the command line and places that cannot be read or written: exit 2, one sentence, nothing written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = """\
模板: trial
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  成文日期: 2025-02-24
"""
TRIAL = "名称: 试点型\n标题: 关于法治政府建设情况的报告\n章节:\n  - {键: 情况, 标题: 工作情况}\n"


@pytest.fixture
def ready(office: Any) -> Any:
    """An office whose facts build without a finding."""
    office.write("templates/trial/pack.yaml", TRIAL)
    office.write("templates/trial/sections/情况.md.j2", "全年平稳。\n")
    office.write("data/2024.yaml", GOOD)
    return office


COMMANDS = {
    "missing-file": ("build", "data/2042.yaml"),
    "folder-for-file": ("trace", "data"),
    "file-as-folder": ("build", "data/2024.yaml/2024.yaml"),
    "comparison-only": ("build", "data/2023.yaml"),
    "one-output-for-two": ("build", "data/2024.yaml", "data/2023.yaml", "-o", "report.docx"),
    "output-below-file": ("build", "data/2024.yaml", "-o", "data/2024.yaml/report.docx"),
    "outputs-collide": ("build", "data/2024.yaml", "other/2024.yaml", "-o", "成品/"),
    "output-over-facts": ("build", "data/2024.yaml", "-o", "data/2024.yaml"),
    "output-in-proc": ("build", "data/2024.yaml", "-o", "/proc/reportgen/report.docx"),
    "no-file": ("build",),
    "unknown-command": ("biuld", "data/2024.yaml"),
    "unknown-option": ("build", "data/2024.yaml", "--drft"),
    "unknown-edition": ("build", "data/2024.yaml", "--edition", "内部"),
    "unknown-code": ("explain", "RG999"),
    "new-over-existing": ("new", "trial", "2024", "-o", "data/2024.yaml"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_wrong_use_is_exit_2_with_a_sentence_and_a_mend(name: str, ready: Any, golden: Any) -> None:
    """A mistake on the command line, or a place that cannot be used, is exit 2; facts and outputs stay as they were."""
    ready.write("data/2023.yaml", GOOD.replace("2024", "2023") + "用途: 仅供比较\n")
    earlier = ready.earlier("output/2024.docx")

    run = ready.run(*COMMANDS[name])

    golden(f"{name}.txt", run.err)
    assert (run.code, run.out) == (2, "")
    assert ready.is_untouched(earlier)
    assert (ready.folder / "data/2024.yaml").read_text(encoding="utf-8") == GOOD


def test_output_folder_without_permission(ready: Any, golden: Any) -> None:
    """A folder that may not be written is exit 2; the earlier report in it stays."""
    earlier = ready.earlier("output/2024.docx")
    earlier.parent.chmod(0o555)
    try:
        if os.access(earlier.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        run = ready.run("build", "data/2024.yaml")
    finally:
        earlier.parent.chmod(0o755)

    golden("write-fails-pathlib.Path.mkdir.txt", run.err)
    assert run.code == 2
    assert ready.is_untouched(earlier)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("pathlib.Path.mkdir", PermissionError(errno.EACCES, "Permission denied")),
        ("os.fsync", OSError(errno.ENOSPC, "No space left on device")),
        ("pathlib.Path.replace", PermissionError(errno.EACCES, "Permission denied")),
    ],
)
def test_a_write_that_fails_leaves_the_earlier_report(
    call: str, error: OSError, ready: Any, golden: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission, a full disk at the last moment, a report that is open in Word: exit 2 and nothing half-written."""
    earlier = ready.earlier("output/2024.docx")

    def fail(*_arguments: Any, **_named: Any) -> None:
        raise error

    monkeypatch.setattr(call, fail)
    run = ready.run("build", "data/2024.yaml")
    monkeypatch.undo()
    os.chdir(ready.folder)

    golden(f"write-fails-{call}.txt", run.err)
    assert (run.code, run.out) == (2, "")
    assert ready.is_untouched(earlier)


# Caching needs room too: it is done before the disk fills.
_FULL_DISK = """\
import resource, signal, sys
from reportgen.cli.main import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(run(["build", "data/2024.yaml"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_disk_that_fills(ready: Any, golden: Any) -> None:
    """When the disk takes only the first bytes of the report the exit is 2 and the earlier report is whole."""
    earlier = ready.earlier("output/2024.docx")

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _FULL_DISK], capture_output=True, encoding="utf-8", check=False
    )

    golden("disk-full.txt", done.stderr)
    assert (done.returncode, done.stdout) == (2, "")
    assert ready.is_untouched(earlier)


@pytest.mark.parametrize("sign", ["[", "{甲: ", "- "])
def test_fifty_thousand_brackets_do_not_kill_the_process(sign: str, office: Any) -> None:
    """Deep nesting is an ordinary finding of a process that lives on (libyaml's composer would overflow the stack)."""
    office.write("data/2024.yaml", sign * 50_000)

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "reportgen", "check", "data/2024.yaml"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert "RG106: 嵌套超过 20 层" in done.stderr


def test_output_folder_is_made(ready: Any) -> None:
    """`-o` with a slash at its end names a folder, which is made."""
    assert ready.run("build", "data/2024.yaml", "-o", "成品/甲/").out == "已生成 成品/甲/2024.docx\n"
    assert Path("成品/甲/2024.docx").is_file()


def test_one_faulty_file_does_not_stop_another(ready: Any) -> None:
    """Of two files given to build the good one is written, the faulty one explained; the exit code says 1."""
    ready.write("data/2025.yaml", GOOD.replace("2024", "二〇二五"))

    run = ready.run("build", "data/2025.yaml", "data/2024.yaml")

    assert run.code == 1
    assert "RG216" in run.err
    assert run.out == "已生成 output/2024.docx\n"
    assert Path("output/2024.docx").is_file()
    assert not Path("output/2025.docx").exists()
