"""Rendering when LibreOffice is absent, silent or stuck: seen with small programs in its place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from strangers import docx, para

from reportgen.readers.pages import RenderError, render

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file to render; the programs here never look into it."""
    path = tmp_path / "报告.docx"
    path.write_bytes(docx(para("甲")))
    return path


def program(folder: Path, script: str) -> str:
    """A program that takes LibreOffice's place."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that is dead and not yet collected does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_the_pdf_is_named_after_the_document(source: Path, tmp_path: Path) -> None:
    """A Chinese name is kept, and every call has its own profile folder."""
    script = 'for out; do :; done; echo "$2" > "$(dirname "$out")/in.pdf"'
    made = [render(source, tmp_path / name, program(tmp_path, script), 20) for name in ("一", "二")]
    assert [path.relative_to(tmp_path) for path in made] == [Path("一/报告.pdf"), Path("二/报告.pdf")]
    first, second = (path.read_text(encoding="utf-8") for path in made)
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second


def test_an_absent_program_is_named(source: Path, tmp_path: Path) -> None:
    """The message says what could not be run, and the hint how to mend it."""
    with pytest.raises(RenderError, match="运行不了 LibreOffice") as caught:
        render(source, tmp_path, str(tmp_path / "absent"), 5)
    assert caught.value.hints


def test_no_pdf_is_an_error_with_the_last_words(source: Path, tmp_path: Path) -> None:
    """LibreOffice ends with status 0 even when it fails; what it said is passed on."""
    with pytest.raises(RenderError, match=r"没有生成 PDF.*source file could not be loaded"):
        render(source, tmp_path, program(tmp_path, "echo 'source file could not be loaded' >&2"), 20)


def test_an_absent_document_is_named(tmp_path: Path) -> None:
    """LibreOffice is not even started."""
    with pytest.raises(RenderError, match=r"读不了.*absent"):
        render(tmp_path / "absent.docx", tmp_path, "true", 5)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for the process in /proc")
def test_a_timeout_kills_the_children_too(source: Path, tmp_path: Path) -> None:
    """Soffice is a launcher: killing it alone would leave the real program running."""
    note = tmp_path / "child"
    with pytest.raises(RenderError, match="超过 1 秒"):
        render(source, tmp_path, program(tmp_path, f'sleep 300 & echo $! > "{note}"; wait'), 1)
    child = int(note.read_text(encoding="utf-8"))
    deadline = time.monotonic() + 5
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(child)
