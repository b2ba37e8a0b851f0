"""Floor 7: the office's folder: standing facts, own packs, last year's file, where output goes."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError, is_no_path, reason
from reportgen.packs.search import Root, builtin_root
from reportgen.reading import is_file

OFFICE_FILES = ("办公室.yaml", "reportgen.yaml")
DATA, OUTPUT, TEMPLATES = "data", "output", "templates"
BASE = ".base"
"""Beside the reports: the inputs that they were built from."""
_HERE = Path("x")
"""Any child of the working folder."""


def shown(path: Path) -> str:
    """A path as messages name it: from the current folder where it lies below it, with forward slashes."""
    with contextlib.suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def _plain(path: Path) -> Path:
    """An absolute path without `..`."""
    return Path(os.path.normpath(path.absolute()))


def _parents(path: Path) -> Iterator[Path]:
    """The folders from a file's own up to the root of its git repository (or of the disk)."""
    return map(Path, _above(path))


def _above(path: Path) -> Iterator[str]:
    """The same as text: of thousands of files each is asked for what lies above it, and mostly nothing does."""
    last, folder = "", os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120  `..` is text here
    while folder != last:
        yield folder
        if os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
            return
        last, folder = folder, os.path.dirname(folder)  # noqa: PTH120


def find_office(facts: Path) -> Path | None:
    """办公室.yaml (or reportgen.yaml) in the facts file's folder or the nearest parent."""
    return _first_office(_above(facts))


def office_in(folder: Path) -> Path | None:
    """A folder's own 办公室.yaml (or reportgen.yaml)."""
    return _first_office((os.fspath(folder),))


def _first_office(folders: Iterable[str]) -> Path | None:
    places = (os.path.join(folder, name) for folder in folders for name in OFFICE_FILES)  # noqa: PTH118
    return next((Path(place) for place in places if os.path.isfile(place)), None)  # noqa: PTH113


def require_facts(path: Path) -> None:
    """Stop at 办公室.yaml given as a facts file.

    Raises:
        ReportgenError: it is.
    """
    if path.name in OFFICE_FILES:
        raise ReportgenError(f"{shown(path)} 写的是各年不变的内容，不是事实文件", "写明某一年的文件，例如 2024.yaml")


def find_office_here() -> Path | None:
    """办公室.yaml for a command that is given no file: seen from the working folder."""
    return find_office(_HERE)


def pack_roots(start: Path) -> tuple[Root, ...]:
    """Folders of packs for a facts file (or a folder's child): the nearest `templates/` first, ours last."""
    builtin = builtin_root()
    name = shown(builtin.folder)
    builtin = Root(builtin.folder, name if not Path(name).is_absolute() else builtin.shown)
    own = (Path(place) for place in _template_places(start) if os.path.isdir(place))  # noqa: PTH112
    roots = [Root(folder, shown(folder)) for folder in own if folder.resolve() != builtin.folder.resolve()]
    return (*roots, builtin)


def template_folders(start: Path) -> Iterator[Path]:
    """Where packs are looked for, the nearest first, whether or not anything is there."""
    return map(Path, _template_places(start))


def _template_places(start: Path) -> Iterator[str]:
    return (os.path.join(folder, TEMPLATES) for folder in _above(start))  # noqa: PTH118


def pack_roots_here() -> tuple[Root, ...]:
    """Folders of packs for a command that is given no file: seen from the working folder."""
    return pack_roots(_HERE)


def own_templates() -> Root:
    """The office's folder of packs, seen from the working folder: the nearest, or the one to be made.

    Raises:
        ReportgenError: the one that would be made is ours.
    """
    *offices, builtin = pack_roots_here()
    if offices:
        return offices[0]
    folders = [*_parents(_HERE)]
    marks = (".git", *OFFICE_FILES)
    home = next((f for f in folders if any((f / mark).exists() for mark in marks)), folders[0])
    if (home / TEMPLATES).resolve() == builtin.folder.resolve():
        raise ReportgenError(
            "这里的 templates 就是自带的模板", "直接改它；要另做本单位的，换一个文件夹：reportgen init"
        )
    return Root(home / TEMPLATES, shown(home / TEMPLATES))


def data_folder() -> Path:
    """The nearest `data/`, seen from the working folder; in the working folder where there is none."""
    folders = [folder / DATA for folder in _parents(_HERE)]
    return next((folder for folder in folders if folder.is_dir()), folders[0])


def repository_root(path: Path) -> Path | None:
    """The folder of the git repository that `path` lies in."""
    return next((folder for folder in _parents(path / "x") if (folder / ".git").exists()), None)


def previous_file(facts: Path, year: int | None) -> Path | None:
    """Last year's file beside this year's."""
    if year is None:
        return None
    path = facts.with_name(f"{year - 1}{facts.suffix}")
    return path if path.is_file() and path.name != facts.name else None


def sources_path(facts: Path) -> Path:
    """Where it is kept which units a rolled-up facts file was added up from."""
    return facts.with_name(f"{facts.stem}.汇总.jsonl")


def is_rolled_up(facts: Path) -> bool:
    """Whether a facts file was added up from those of units."""
    return is_file(sources_path(facts))


def output_path(facts: Path, office: Path | None, folder: str | None, edition: Edition) -> Path:
    """Where a report goes.

    The office's 输出, else the path under `data/` mirrored under `output/`, else `output/` beside 办公室.yaml, else
    beside the facts file.
    """
    top, below = _outputs(facts, office, folder)
    return top / below / output_name(facts, edition)


def output_name(facts: Path, edition: Edition) -> str:
    """What a report is called."""
    return facts.stem + ("-公开" if edition is Edition.PUBLIC else "") + ".docx"


def base_folder(facts: Path, office: Path | None, folder: str | None) -> Path:
    """Where the inputs of a report are kept, at the top of the folder that reports go to."""
    return _outputs(facts, office, folder)[0] / BASE


def base_folders(folder: Path) -> Iterator[Path]:
    """Where inputs may have been kept, seen from a folder: the nearest first, there or not."""
    for parent in _parents(folder / "x"):
        yield from (parent / BASE, parent / OUTPUT / BASE)


def _outputs(facts: Path, office: Path | None, folder: str | None) -> tuple[Path, Path]:
    """The folder that reports go to, and the part of it that is for a facts file."""
    absolute = _plain(facts)
    below = absolute.parent.relative_to(_plain(office).parent) if office is not None else Path()
    if folder is not None and office is not None:
        return Path(os.path.normpath(office.parent / folder)), below
    for parent in _parents(facts):
        if parent.name == DATA and parent.parent != parent.parent.parent:  # /data is a disk, not an office's folder
            return parent.parent / OUTPUT, absolute.parent.relative_to(parent)
    if office is not None:
        return office.parent / OUTPUT, below
    return absolute.parent, Path()


def write_atomically(path: Path, data: bytes) -> None:
    """All of the file or nothing: an earlier one stays until the new one is complete on disk; links stay links.

    Raises:
        ReportgenError: the folder or the disk does not take it, or the file is read-only.
    """
    named, path = path, Path(os.path.realpath(path)) if path.is_symlink() else path
    if path.is_file() and not path.stat().st_mode & 0o222:
        message = f"{shown(named)} 是只读文件，没有改动"
        raise ReportgenError(message, "确要改写，先去掉它的只读属性（chmod u+w）再试")
    with replacing(path, named) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path, named: Path | None = None) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once all of it is written; nothing is left of it where that fails.

    Raises:
        ReportgenError: the folder or the disk does not take it.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.tmp")
    _BEING_WRITTEN.add(temporary)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if is_no_path(error) and error.filename != str(temporary):  # of a file that is read meanwhile
            raise
        raise _unwritable(named or path, error) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        _BEING_WRITTEN.discard(temporary)


_BEING_WRITTEN: set[Path] = set()


def abandon() -> None:
    """Take away what this process is writing: it is to end at once."""
    for temporary in tuple(_BEING_WRITTEN):
        with contextlib.suppress(OSError):
            temporary.unlink()


def _unwritable(path: Path, error: OSError) -> ReportgenError:
    why = reason(error, EACCES="没有写入权限，或文件正在 Word、WPS 里打开", ENOENT="没有这个文件夹，也建不了")
    message = f"写不进 {shown(path)}：{why}"
    return ReportgenError(message, "换一个文件夹（-o），或腾出空间、关闭文件后再试；原有文件没有改动")
