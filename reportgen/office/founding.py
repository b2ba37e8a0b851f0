"""A new office's folder: what goes into it, and writing what is not there yet."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from reportgen import __version__
from reportgen.errors import ReportgenError
from reportgen.facts.json_schema import json_schema
from reportgen.packs.load import Pack
from reportgen.project import DATA, OFFICE_FILES, OUTPUT, TEMPLATES, shown, write_atomically
from reportgen.sections.needs import form_of

_TEXTS = Path(__file__).parent / "starter"
SCHEMA = ".reportgen/schema.json"
GITIGNORE = ".gitignore"
# Where each text of `starter/` goes. Their names there have no dots in front, which installers pass over.
_PLACES = (
    ("readme.md", "README.md"),
    ("office.yaml", OFFICE_FILES[0]),
    ("templates.md", f"{TEMPLATES}/README.md"),
    ("gitignore", GITIGNORE),
    ("gitattributes", ".gitattributes"),
    ("vscode-settings.json", ".vscode/settings.json"),
    ("vscode-extensions.json", ".vscode/extensions.json"),
    ("pre-commit.sh", ".githooks/pre-commit"),
    ("pre-commit-config.yaml", ".pre-commit-config.yaml"),
    ("ci-sample.yml", ".reportgen/ci-sample.yml"),
)


class Started(NamedTuple):
    """The files that were written, and those that were there and stayed as they were."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def contents(pack: Pack, year: int, kind: str | None) -> dict[str, str]:
    """Every file of a new office, by its path in the folder."""
    words = {"〔模板包〕": pack.name, "〔年度〕": str(year), "〔版本〕": __version__}
    files = {}
    for name, place in _PLACES:
        text = (_TEXTS / name).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files[place] = text
    files[f"{DATA}/{year}.yaml"] = form_of(pack, year, kind)
    schema = json_schema(pack.manifest.name, pack.catalogue, pack.shape)
    files[SCHEMA] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return files


def start(folder: Path, files: dict[str, str]) -> Started:
    """Write what is not there yet; nothing where a place is taken by a thing of another kind.

    Raises:
        ReportgenError: `folder` is a file, a file stands where a folder has to be, or it cannot be written.
    """
    _refuse_files_for_folders(folder, files)
    written, kept = [], []
    for name, text in files.items():
        path = folder / name
        there = _there(path)
        if there is not None:
            kept.append(there)
            continue
        _write(path, text)
        if text.startswith("#!"):
            path.chmod(0o755)
        written.append(path)
    return Started(tuple(written), tuple(kept))


def _there(path: Path) -> Path | None:
    """What keeps a file from being written: itself, a link that leads nowhere, 办公室.yaml under its other name."""
    others = OFFICE_FILES if path.name in OFFICE_FILES else (path.name,)
    return next((path.with_name(other) for other in others if os.path.lexists(path.with_name(other))), None)


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text.encode())
    except ReportgenError as error:
        hint = "换一个能写的文件夹，或腾出空间；已有的文件没有改动，可以再运行一次"
        raise ReportgenError(error.message, hint) from None


def _refuse_files_for_folders(folder: Path, files: dict[str, str]) -> None:
    """Known before anything is written."""
    needed = dict.fromkeys(parent for name in files for parent in (folder / name).parents)
    for path in needed:
        if os.path.lexists(path) and not path.is_dir():
            hint = "换一个文件夹，或把这个文件移走" if path == folder else "把这个文件移走或改名，再运行一次"
            raise ReportgenError(f"{shown(path)} 是文件，不是文件夹；什么都没有写", hint)


def lacks_output(folder: Path) -> bool:
    """Whether a .gitignore that was there before lets reports into git."""
    text = (folder / GITIGNORE).read_text(encoding="utf-8", errors="replace")
    return not any(line.strip().strip("/") == OUTPUT for line in text.split("\n"))
