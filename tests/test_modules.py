"""Compiled modules kept between runs: other bytes are read, nothing else is different."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen

_PACKAGE = Path(reportgen.__file__).parent
_TELL = """
import inspect, json
from importlib import resources
from reportgen import modules
with modules.kept():
    from reportgen.facts import numerals
    from reportgen.checks import wording
print(json.dumps({
    "loader": [type(module.__spec__.loader).__name__ for module in (numerals, wording)],
    "files": [numerals.__file__, wording.__file__, *wording.__path__],
    "code": next(f for f in vars(numerals).values() if inspect.isfunction(f)).__code__.co_filename,
    "source": inspect.getsource(numerals)[:40],
    "data": sorted(entry.name for entry in resources.files("reportgen.office").joinpath("starter").iterdir()),
    "mark": getattr(numerals, "MARK", None),
}))
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def python(folder: Path, code: str, package: Path = _PACKAGE) -> str:
    environment = {**os.environ, "REPORTGEN_CACHE": str(folder), "PYTHONPATH": str(package.parent)}
    environment.pop("PYTHONOPTIMIZE", None)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=package.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def told(folder: Path, package: Path = _PACKAGE) -> dict:
    return json.loads(python(folder, _TELL, package))


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("modules-*"))


def copied(to: Path) -> Path:
    """The program in another folder, with the times of its files."""
    shutil.copytree(_PACKAGE, to / "reportgen", ignore=shutil.ignore_patterns("__pycache__", "starter"))
    (to / "reportgen/office/starter").mkdir()
    return to / "reportgen"


def test_a_second_run_reads_what_the_first_kept(folder):
    """The loader is another one; file, path, source and data of the module are the same."""
    first, second = told(folder), told(folder)

    assert first.pop("loader") == ["_Recorder"] * 2
    assert second.pop("loader") == ["_Loader"] * 2
    assert first == second
    assert first["data"]


def test_a_damaged_file_counts_as_absent(folder):
    """Whatever is wrong with it, the modules are loaded from their own files, and kept again."""
    told(folder)
    for path in kept(folder):
        path.write_bytes(path.read_bytes()[:-9])

    assert told(folder)["loader"] == ["_Recorder"] * 2
    assert told(folder)["loader"] == ["_Loader"] * 2


def test_an_edited_file_is_loaded(folder, tmp_path):
    """The key holds the state of all files of the program."""
    package = copied(tmp_path / "one")
    assert told(folder, package)["mark"] is None

    with (package / "facts/numerals.py").open("a", encoding="utf-8") as file:
        file.write("MARK = 1\n")

    assert [told(folder, package)["mark"] for _ in range(2)] == [1, 1]


def test_a_copy_of_the_program_has_its_own(folder, tmp_path):
    """Two of the same state in two folders: each module says where it really lies."""
    for name in ("one", "two"):
        package = copied(tmp_path / name)
        for _ in range(2):
            found = told(folder, package)
            assert all(file.startswith(str(package)) for file in (*found["files"], found["code"]))


def test_help_and_wrong_use_keep_nothing(folder):
    """They are answered without asking for the state of the program."""
    for arguments in (["--help"], ["build", "--wrong"]):
        subprocess.run(
            [sys.executable, "-m", "reportgen", *arguments],
            env={**os.environ, "REPORTGEN_CACHE": str(folder)},
            capture_output=True,
            check=False,
        )

    assert kept(folder) == []


def test_where_nothing_can_be_kept_nothing_is(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "cache").write_text("", encoding="utf-8")

    assert [told(tmp_path / "cache")["loader"] for _ in range(2)] == [["_Recorder"] * 2] * 2


def test_a_program_that_changes_meanwhile_is_not_kept(folder, tmp_path):
    """What was loaded may be of either state: neither is kept under the key of the other."""
    package = copied(tmp_path / "one")
    edited = package / "facts/numerals.py"
    code = f"""
from reportgen import modules
with modules.kept():
    from reportgen.facts import numerals
    open({str(edited)!r}, "a", encoding="utf-8").write("MARK = 1\\n")
"""
    python(folder, code, package)

    assert kept(folder) == []


def test_code_that_a_hook_has_changed_is_not_kept(folder):
    """An import hook brings a loader of its own, and its code is nobody else's."""
    hook = """
import sys
from importlib import machinery
class Changed(machinery.SourceFileLoader):
    pass
plain = (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES)
sys.path_hooks.insert(0, machinery.FileFinder.path_hook(plain, (Changed, machinery.SOURCE_SUFFIXES)))
sys.path_importer_cache.clear()
"""
    assert json.loads(python(folder, hook + _TELL))["loader"] == ["Changed"] * 2
    assert kept(folder) == []
