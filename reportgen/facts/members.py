"""Which unit of the roster a facts file is of."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from unicodedata import normalize

from reportgen.facts.roster import Member, Roster


class Members:
    """The units of a roster by all that a file may be known by, in whatever spelling of Unicode a system has it."""

    def __init__(self, roster: Roster, folder: Path) -> None:
        """`folder` is that of the roster, from which its 文件 are seen."""
        self._codes = {_one(member.code): member for member in roster.members}
        self._names = {_one(member.name): member for member in roster.members}
        self._files = {str(_whole(str(folder / m.file))): m for m in roster.members if m.file}

    def find(self, path: str, code: str, name: str) -> Member | None:
        """By 文件 of the roster, the folder, 代码, 名称, then the nearest folder above that a code is the name of."""
        found = self.at(path) or self._codes.get(_one(code)) or self._names.get(_one(name))
        folders = reversed(_whole(path).parts[:-1])
        return found or next((self._codes[part] for part in folders if part in self._codes), None)

    def at(self, path: str) -> Member | None:
        """By 文件 of the roster and the folder alone, which go before all that a file says."""
        return self.named(path) or self._codes.get(_whole(path).parent.name)

    def named(self, path: str) -> Member | None:
        """By 文件 of the roster alone."""
        if not self._files:
            return None
        whole = _whole(path)
        places = map(str, (whole, *whole.parents))
        return next((self._files[place] for place in places if place in self._files), None)


def _whole(path: str) -> PurePath:
    return PurePath(_one(os.path.normpath(Path(path).absolute())))


def _one(text: str) -> str:
    return normalize("NFC", text)
