"""What all tests share: goldens, a cache of their own, an office in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from golden import Golden
from hypothesis import settings

from reportgen.cli import main

settings.register_profile("reportgen", deadline=None)  # timings live in bench/: a busy machine is no fault
settings.load_profile("reportgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens`."""
    parser.addoption("--update-goldens", action="store_true", help="write goldens anew instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without LibreOffice and the stand-in fonts pages cannot be measured: said so, and never passed over in CI."""
    if os.environ.get("CI") or not any(item.get_closest_marker("render") for item in items):
        return
    missing = _missing_for_pages()
    if missing:
        skip = pytest.mark.skip(reason=f"没有{missing}，版面没有测量；在 Debian 上运行 sh tests/fonts/install.sh")
        for item in items:
            if item.get_closest_marker("render"):
                item.add_marker(skip)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Every text of the corpus that the checks judged otherwise than it says: the property `misses` of its tests."""
    reports = (report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind))
    told = [lines for report in reports for name, lines in report.user_properties if name == "misses"]
    if told:
        terminalreporter.section(f"语料：{sum(map(len, told))} 处与语料所注不符")
        for line in chain.from_iterable(told):
            terminalreporter.write_line(line)


def _missing_for_pages() -> str | None:
    """What the render tests need and this machine lacks."""
    if shutil.which("soffice") is None:
        return " LibreOffice"
    if shutil.which("fc-match") is None:
        return " fontconfig"
    found = subprocess.run(["fc-match", "仿宋_GB2312"], capture_output=True, check=False).stdout
    return None if b"GW" in found else "替代字体"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a file in `goldens/` beside the test."""
    return Golden(request.path.parent / "goldens", request.config.getoption("--update-goldens"))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Skeletons are cached in a temporary folder, never in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTGEN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@dataclass(frozen=True)
class Run:
    """What one command line gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Office:
    """An office's folder, which is also the current one: paths in messages are relative and stable."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of the office."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments: str) -> Run:
        """`reportgen` with these arguments, by its real entry."""
        self.capsys.readouterr()
        code = main.run(arguments)
        captured = self.capsys.readouterr()
        return Run(code, captured.out, captured.err)

    def earlier(self, name: str) -> Path:
        """A file written long ago, which `is_untouched` recognises."""
        path = self.write(name, _EARLIER)
        os.utime(path, ns=(_LONG_AGO, _LONG_AGO))
        return path

    def is_untouched(self, path: Path) -> bool:
        """Whether a file of `earlier` still has its bytes and its time, and nothing else lies in its folder."""
        same = path.read_bytes() == _EARLIER and path.stat().st_mtime_ns == _LONG_AGO
        return same and list(path.parent.iterdir()) == [path]


_EARLIER = b"an earlier report"
_LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """An empty office; its `.git` folder keeps the search for 办公室.yaml and packs inside."""
    folder = tmp_path / "office"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return Office(folder, capsys)
