"""Files of a commit on disk: links never lead a file out."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from reportgen.errors import ReportgenError
from reportgen.office.repository import Blob, extract, open_repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path / "办公室")], check=True)
    return tmp_path / "办公室"


def stored(folder: Path, content: bytes) -> str:
    """The id of an object that was put into the repository."""
    command = ["git", "-C", str(folder), "hash-object", "-w", "--stdin"]
    made = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode().strip()
    assert made == hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    return made


def test_no_file_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    """A commit that has `a` as a link and `a/b` as a file, which git itself would never write."""
    outside, out = tmp_path / "外面", tmp_path / "取出"
    outside.mkdir()
    link, file = stored(folder, str(outside).encode()), stored(folder, b"text")

    extract(open_repository(folder), (Blob("a", link, True), Blob("a/b", file, False)), out)

    assert [*outside.iterdir()] == []
    assert (out / "a/b").read_bytes() == b"text"


@pytest.mark.parametrize("path", ["../b", "a/../../b", "/b"])
def test_no_path_leads_out(path: str, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="指向外面"):
        extract(open_repository(folder), (Blob(path, stored(folder, b"text"), False),), tmp_path / "取出")
