"""Floor 7: the inputs of built reports, kept by their ids, so that a report can be built again without git.

They lie beside the reports in `.base/`, each under the first digits of its id; what was kept is only believed where
it still has the whole id. The folder may be deleted at any time: reviewed files are then held against today's facts.
"""

from __future__ import annotations

import codecs
import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from reportgen.project import write_atomically
from reportgen.reading import SIZE_LIMIT
from reportgen.source import Source, blob_id

_DIGITS = 12
KEPT, _ROOM = 1000, 64 << 20
"""Files, and bytes in all, that are kept; those that were used longest ago go first."""
_IGNORED = ("# 生成报告所用的事实，供与改过的文件对照；可以整个删去\n*\n").encode()


def place_of(folder: Path, blob: str) -> Path:
    """Where the file of an id lies, if it was kept."""
    return folder / f"{blob[:_DIGITS]}.yaml"


def fetch(folder: Path, blob: str) -> bytes | None:
    """The bytes of an id; None where they were not kept, cannot be read or are no longer the same."""
    try:
        with place_of(folder, blob).open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError:
        return None
    return data if blob_id(data) == blob else None


def keep(folder: Path, inputs: Iterable[Source]) -> None:
    """Keep files that were read.

    Raises:
        ReportgenError: the folder does not take them.
    """
    new = False
    for source in inputs:
        path = place_of(folder, source.blob)
        if fetch(folder, source.blob) is not None:
            with contextlib.suppress(OSError):
                os.utime(path)
        else:
            write_atomically(path, _bytes(source))
            new = True
    if new:
        ignore = folder / ".gitignore"
        if not ignore.is_file():
            write_atomically(ignore, _IGNORED)
        _prune(folder)


def _bytes(source: Source) -> bytes:
    """What a text was read from, but for the ends of its lines."""
    data = source.text.encode()
    return data if blob_id(data) == source.blob else codecs.BOM_UTF8 + data


def _prune(folder: Path) -> None:
    with contextlib.suppress(OSError):  # another run may be at it
        states = [(path.stat(), path) for path in folder.glob("*.yaml")]
        room = _ROOM
        for count, (state, path) in enumerate(sorted(states, key=lambda s: s[0].st_mtime_ns, reverse=True)):
            room -= state.st_size
            if count >= KEPT or room < 0:
                path.unlink(missing_ok=True)
