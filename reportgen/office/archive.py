"""The inputs of a build found again by their ids: in git's history, or kept beside the reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from reportgen import project
from reportgen.errors import ReportgenError
from reportgen.facts.sheets import Sheet, said
from reportgen.keeping import fetch, place_of
from reportgen.office.repository import Repository, Version, blobs, open_repository, versions
from reportgen.reading import SIZE_LIMIT, decode, read_source
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import parse

SHORT = 7
"""Digits of a commit that messages show."""
_FOLDERS = 5000
"""Folders that are looked through for a file of a name."""


class Found(NamedTuple):
    """A file as it was: its text under the name of the place where it lies, that place in words.

    `commit` is where git has it, `path` the place of the file in the working tree, there or not ("" and None
    where it was found elsewhere).
    """

    source: Source
    where: str
    commit: str = ""
    path: Path | None = None


class Archive:
    """The repositories and kept files around some places; what hinders a look is put down in `hindered`."""

    def __init__(self, places: Iterable[Path]) -> None:
        """`places` are folders, the first to be looked at first."""
        self.places = tuple(dict.fromkeys(places))
        self.hindered: list[str] = []
        self._versions: dict[tuple[Path, str], tuple[Version, ...]] = {}

    @cached_property
    def repositories(self) -> tuple[Repository, ...]:
        """Those that the places lie in."""
        roots = (project.repository_root(place) for place in self.places)
        opened = (self._open(root) for root in dict.fromkeys(root for root in roots if root is not None))
        return tuple(repository for repository in opened if repository is not None)

    def _open(self, root: Path) -> Repository | None:
        try:
            return open_repository(root)
        except ReportgenError as error:
            self.hindered.append(error.message)
            return None

    @cached_property
    def kept(self) -> tuple[Path, ...]:
        """The folders that may hold kept files."""
        near = (f for place in self.places for f in project.base_folders(place))
        told = (folder / project.BASE for place in self.places for folder in _outputs(place))
        return tuple(folder for folder in dict.fromkeys((*near, *told)) if folder.is_dir())

    def find(self, name: str, blob: str) -> Found | None:
        """A file of a name with an id: as git has it, as it was kept, or in git with other line ends."""
        return next(filter(None, self._found(name, blob)), None)

    def _found(self, name: str, blob: str) -> Iterator[Found | None]:
        for repository in self.repositories:
            yield self._committed(repository, name, blob, {blob})
        for folder in self.kept:
            data = fetch(folder, blob)
            where = project.shown(place_of(folder, blob))
            if data is not None:
                yield _found(data, blob, Found(Source(where, ""), f"{project.shown(folder)}（生成时留的）"))
        for repository in self.repositories:
            others = {version.object for version in self._history(repository, name)}
            yield self._committed(repository, name, blob, others)

    def _history(self, repository: Repository, name: str) -> tuple[Version, ...]:
        key = (repository.root, name)
        if key not in self._versions:
            try:
                self._versions[key] = versions(repository, name)
            except ReportgenError as error:
                self.hindered.append(error.message)
                self._versions[key] = ()
        return self._versions[key]

    def _committed(self, repository: Repository, name: str, blob: str, objects: set[str]) -> Found | None:
        """The one of some objects that is the file; the first commit that had it names it."""
        history = self._history(repository, name)
        try:
            for found, data in blobs(repository, sorted(objects), SIZE_LIMIT):
                first = next((v for v in reversed(history) if v.object == found), None)
                short = first.commit[:SHORT] if first is not None else blob[:SHORT]
                shown = f"{short}:{first.path}" if first is not None else f"{short}/{name}"
                where = f"git 提交 {short}" if first is not None else f"git（没有提交的 {short}）"
                path = repository.root / first.path if first is not None else None
                made = Found(Source(shown, ""), where, first.commit if first is not None else "", path)
                if (same := _found(data, blob, made)) is not None:
                    return same
        except ReportgenError as error:
            self.hindered.append(error.message)
        return None

    def named(self, name: str) -> Iterator[Path]:
        """The files of a name around the places: in the whole office or repository, else in the folder itself."""
        homes = (_home(place) for place in self.places)
        seen: set[Path] = set()
        for home, whole in dict.fromkeys(homes):
            for folder in _folders(home) if whole else (home, home / project.DATA):
                path = folder / name
                if path.is_file() and path.resolve() not in seen:
                    seen.add(path.resolve())
                    yield path


def _found(data: bytes, blob: str, as_found: Found) -> Found | None:
    """What was found, if it has the id."""
    source = decode(data, as_found.source.path).value
    return as_found._replace(source=source) if source is not None and source.blob == blob else None


def _home(place: Path) -> tuple[Path, bool]:
    """The folder of the office that a place lies in, and whether it is one."""
    root = project.repository_root(place)
    office = project.find_office(place / "x")
    home = root or (office.parent if office is not None else None)
    return (home, True) if home is not None else (place, False)


def _outputs(place: Path) -> Iterator[Path]:
    """Where the office's 输出 says that reports go."""
    office = project.find_office(place / "x")
    source = read_source(office, project.shown(office)).value if office is not None else None
    root = parse(source).value if source is not None else None
    if office is not None and source is not None and root is not None:
        node = said(Sheet(source, root), "输出")
        if node is not None and node.text:
            yield Path(os.path.normpath(office.parent / node.text))


def _folders(home: Path) -> Iterator[Path]:
    """A folder and those below it, sorted, hidden ones left out."""
    for count, (folder, below, _) in enumerate(os.walk(home)):
        if count >= _FOLDERS:
            return
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield Path(folder)
