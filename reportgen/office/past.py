"""The templates of an office as a commit has them."""

from __future__ import annotations

from pathlib import Path

from reportgen import project
from reportgen.office.repository import Blob, Repository, extract, files_of
from reportgen.packs.search import Root

_PACK_FILES = (".yaml", ".j2")


class Past:
    """The office's templates as of a commit, in a folder of their own."""

    def __init__(self, repository: Repository, commit: str, revision: str, folder: Path) -> None:
        """Writes them to `folder`; `revision` names them in messages."""
        self.root, self.revision, self.folder = repository.root, revision, folder
        extract(repository, (blob for blob in files_of(repository, commit) if _is_of_a_pack(blob)), folder)

    def roots(self, facts: Path) -> tuple[Root, ...]:
        """Folders of packs for a facts file, as they were; ours too where it is a part of the repository."""
        *_, builtin = project.pack_roots(facts)
        roots = []
        for today in project.template_folders(facts):
            then = self._at(today)
            if then is not None and today.resolve() != builtin.folder.resolve():
                roots.append(then)
        return (*roots, self._at(builtin.folder) or builtin)

    def _at(self, today: Path) -> Root | None:
        if not today.is_relative_to(self.root):
            return None
        below = today.relative_to(self.root)
        return (
            Root(self.folder / below, f"{self.revision}:{below.as_posix()}") if (self.folder / below).is_dir() else None
        )


def _is_of_a_pack(blob: Blob) -> bool:
    """Whether a file lies below a `templates/`, or links there."""
    *folders, name = blob.path.split("/")
    if blob.is_link:
        return project.TEMPLATES in (*folders, name)
    return project.TEMPLATES in folders and name.endswith(_PACK_FILES)
