"""Which unit of the roster a facts file is of."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from reportgen.facts.roster import Member, Roster


class Members:
    """The units of a roster by all that a file may be known by."""

    def __init__(self, roster: Roster, folder: Path) -> None:
        """`folder` is that of the roster, from which its 文件 are seen."""
        self._codes = {member.code: member for member in roster.members}
        self._names = {member.name: member for member in roster.members}
        self._files = {os.path.normpath((folder / m.file).absolute()): m for m in roster.members if m.file}

    def find(self, path: str, code: str, name: str) -> Member | None:
        """By 文件 of the roster, the folder, 代码, 名称, then the nearest folder above that a code is the name of."""
        named = self.named(path)
        if named is not None:
            return named
        whole = _whole(path)
        own = self._codes.get(whole.parent.name)
        above = next((self._codes[part] for part in reversed(whole.parts[:-1]) if part in self._codes), None)
        return own or self._codes.get(code) or self._names.get(name) or above

    def named(self, path: str) -> Member | None:
        """The unit whose 文件 in the roster a file is, or lies in."""
        if not self._files:
            return None
        whole = _whole(path)
        places = map(str, (whole, *whole.parents))
        return next((self._files[place] for place in places if place in self._files), None)


def _whole(path: str) -> PurePath:
    return PurePath(os.path.normpath(Path(path).absolute()))
