"""A new office's folder: what goes into it, and writing what is not there yet."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

from reportgen import __version__
from reportgen.errors import ReportgenError
from reportgen.facts.choices import listed_keys
from reportgen.facts.json_schema import json_schema
from reportgen.packs.load import Pack
from reportgen.project import DATA, OFFICE_FILES, OUTPUT, TEMPLATES, office_in, repository_root, shown, write_atomically
from reportgen.sections.needs import form_of
from reportgen.tuples import NamedTuple
from reportgen.workshop import read_sheet
from reportgen.yaml_text.tree import Mapping

_TEXTS = Path(__file__).parent / "starter"
SCHEMA = ".reportgen/schema.json"
GITIGNORE = ".gitignore"
HOOKS = ".githooks"
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


def hook_command(folder: Path) -> str:
    """What switches the hook on: git takes the path from the root of the repository."""
    root = repository_root(folder)
    below = Path(os.path.normpath(folder.absolute())).relative_to(root) if root is not None else Path()
    path = (below / HOOKS).as_posix()
    return f"git config core.hooksPath {shlex.quote(path) if path.isascii() else path}"


def _example(pack: Pack) -> tuple[str, str]:
    """A section of which the pack has a template, the most telling first: its key, and the pack that has the file."""
    found = {name: pack.layers[layer].pack for layer, name in sorted(pack.templates, reverse=True)}
    keys = ("举措", "导语", *(spec.key for period in pack.manifest.main.periods for spec in period.sections))
    files = [*(f"sections/{key}.md.j2" for key in keys), *sorted(found)]
    name = next(name for name in files if name in found)
    return name.rpartition("/")[2].removesuffix(".md.j2"), f"{found[name]}/{name}"


def schema_text(pack: Pack, own: tuple[str, ...]) -> str:
    """The editor's schema as it is written; `own` are the sections that 办公室.yaml adds."""
    schema = json_schema(pack.manifest.name, pack.catalogue, pack.shape, own)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def own_sections(office: Path | None) -> tuple[str, ...]:
    """The sections that an 办公室.yaml adds under 章节."""
    sheet = read_sheet(office).value if office else None
    return listed_keys(sheet.root.get("章节")) if sheet and isinstance(sheet.root, Mapping) else ()


def contents(pack: Pack, year: int, kind: str | None, folder: Path) -> dict[str, str]:
    """Every file of a new office, by its path in the folder."""
    section, file = _example(pack)
    words = {
        "〔模板包〕": pack.name,
        "〔年度〕": str(year),
        "〔版本〕": __version__,
        "〔部分〕": section,
        "〔文件〕": file,
        "〔包〕": file.partition("/sections/")[0],
        "〔钩子〕": hook_command(folder),
    }
    files = {}
    for name, place in _PLACES:
        text = (_TEXTS / name).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files[place] = text
    files[f"{DATA}/{year}.yaml"] = form_of(pack, year, kind)
    files[SCHEMA] = schema_text(pack, own_sections(office_in(folder)))
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
    try:
        text = (folder / GITIGNORE).read_text(encoding="utf-8", errors="replace")
    except OSError:  # a folder, a link that leads nowhere, not ours to read
        return True
    return not any(line.strip().strip("/") == OUTPUT for line in text.split("\n"))


def differs(path: Path, text: str) -> bool:
    """Whether a file that stayed says something else than what would be written."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") != text
    except OSError:
        return True
