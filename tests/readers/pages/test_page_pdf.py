"""pdfplumber is an extra: the package is there without it, and says what is missing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from national import STANDARD

import reportgen.readers.pages as pages
from reportgen.readers.pages import MeasureError, measure

FOLDER = Path(pages.__file__).parent


def imported(path: Path) -> set[str]:
    """The top-level names of what a module imports, at any place in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_one_module_knows_pdfplumber() -> None:
    """Another library could take its place by changing that module alone."""
    owners = [path.name for path in sorted(FOLDER.glob("*.py")) if "pdfplumber" in imported(path)]
    assert owners == ["pdf.py"]


def test_importing_the_package_leaves_pdfplumber_alone() -> None:
    """The tables and patterns cost nothing, and work where the extra is not installed."""
    code = "import sys, reportgen.readers.pages.report; print('pdfplumber' in sys.modules)"
    root = FOLDER.parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root, check=True)
    assert done.stdout.strip() == b"False"


def test_without_the_extra_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One Chinese sentence and a hint instead of an ImportError."""
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MeasureError, match="pdfplumber") as caught:
        measure(tmp_path / "a.pdf", STANDARD)
    assert "pip install pdfplumber" in caught.value.hints[0]


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.7\ncut off"])
def test_a_damaged_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    """No exception of pdfminer gets out."""
    pytest.importorskip("pdfplumber")
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    with pytest.raises(MeasureError, match="不是完好的 PDF"):
        measure(path, STANDARD)


def test_an_absent_pdf_is_named(tmp_path: Path) -> None:
    """The message carries the path that was asked for."""
    pytest.importorskip("pdfplumber")
    with pytest.raises(MeasureError, match=r"找不到文件.*absent\.pdf"):
        measure(tmp_path / "absent.pdf", STANDARD)


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    """A slip in the profile does not measure by another one."""
    with pytest.raises(MeasureError, match="没有 edge 这种量法"):
        measure(tmp_path / "a.pdf", STANDARD, profile="edge")  # type: ignore[arg-type]
