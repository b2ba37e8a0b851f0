"""Where a bench runs: an environment of its own with reportgen installed as users have it, and a scratch folder.

A checkout is never measured in place: an editable install pays for its import hook, and Python may be told to
keep no byte code. What is measured is a wheel of the working tree, installed and compiled.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
VENV = BENCH / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PEERS = BENCH / "peers"
_SOURCES = ("reportgen", "templates", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


def inside() -> bool:
    """Whether this process runs in the bench's own environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def prepare() -> Path:
    """The Python of an environment that holds the peers and the working tree's reportgen."""
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        _say("making bench/.venv")
        venv.create(VENV, with_pip=True)
    with tempfile.TemporaryDirectory() as folder:  # building in the tree would leave build/ behind
        for name in _SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy(source, folder)
        _say("installing reportgen from the working tree")
        if not _install(python, folder):
            sys.exit("bench: reportgen could not be installed; see the message of pip above")
        if not _install(python, "--force-reinstall", "--no-deps", folder):
            sys.exit("bench: reportgen could not be installed; see the message of pip above")
    for line in (BENCH / "requirements.txt").read_text("utf-8").splitlines():
        wanted = line.partition("#")[0].strip()
        if wanted and not _install(python, wanted):
            _say(f"{wanted} could not be installed: its rows are left out")
    subprocess.run([python, "-m", "compileall", "-q", VENV / "lib"], check=False, stdout=subprocess.DEVNULL)
    return python


def _install(python: Path, *what: str) -> bool:
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    return subprocess.run(command, check=False).returncode == 0


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Workspace:
    """A scratch folder, and which peers there are."""

    folder: Path
    has_docxtpl: bool
    pandoc: str | None

    @property
    def environment(self) -> dict[str, str]:
        """For child processes: byte code is kept, and so is reportgen's cache, both within the bench."""
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "REPORTGEN_CACHE": str(self.folder / "cache")}


def open_workspace(folder: Path) -> Workspace:
    """The workspace in `folder`; missing peers are named once."""
    has_docxtpl = importlib.util.find_spec("docxtpl") is not None
    pandoc = find_pandoc()
    if not has_docxtpl:
        _say("docxtpl is not installed: its rows are left out")
    if pandoc is None:
        _say("pandoc was not found on PATH nor in pypandoc_binary: its rows are left out")
    return Workspace(folder, has_docxtpl, pandoc)


def find_pandoc() -> str | None:
    """pandoc on PATH, else the one that pypandoc_binary carries."""
    found = shutil.which("pandoc")
    if found or importlib.util.find_spec("pypandoc") is None:
        return found
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def versions(workspace: Workspace) -> str:
    """What was measured with what, in one line."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    parts = [f"Python {platform.python_version()}", f"{os.cpu_count()} cores", platform.machine()]
    for name in ("reportgen", "Jinja2", "PyYAML", "click", "python-docx", "docxtpl"):
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(f"no {name}")
    if workspace.pandoc:
        head = subprocess.run([workspace.pandoc, "--version"], capture_output=True, text=True, check=True).stdout
        parts.append(head.splitlines()[0])
    return ", ".join(parts)
