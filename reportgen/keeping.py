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

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError, reason
from reportgen.project import shown, write_atomically
from reportgen.reading import SIZE_LIMIT, top_of
from reportgen.source import Source, blob_id

_DIGITS = 12
KEPT, _ROOM = 1000, 64 << 20
"""Files, and bytes in all, that are kept; those that were used longest ago go first."""
_EDITED, _COPIES = ".改过", 99
"""What the name of a copy of an edited report says; so many are kept."""
_SAVED = (b"PK", b"\xd0\xcf\x11\xe0")
"""What a .docx begins with that a program has saved, and one that it has saved with a password."""
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


def kept(folder: Path, inputs: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """Keep files that were read; that it was not possible is told, the report is there."""
    try:
        keep(folder, inputs)
    except ReportgenError as error:
        message = f"报告已生成，但没有留下它所用的事实：{error.message}"
        hint = "事实文件提交到 git 的，不受影响；不然，以后 trace、pull 只能与那时的事实文件对照"
        return (Diagnostic("RG689", message, top_of(shown(folder)), (hint,)),)
    return ()


def set_aside(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """Copy a .docx that another program has saved beside itself, before `data` takes its place, and tell so.

    Raises:
        ReportgenError: it cannot be read, or the folder does not take the copy.
    """
    copy = _aside(path, data)
    if copy is None:
        return ()
    message = f"{shown(path)} 生成以后在别的程序里存过（多半是在 Word 里改的），重新生成前先留了一份：{shown(copy)}"
    hint = f"要那些改动：reportgen pull {shown(copy)} 事实文件；不要的，删去那一份"
    return (Diagnostic("RG690", message, top_of(shown(path)), (hint,)),)


def _aside(path: Path, data: bytes) -> Path | None:
    from reportgen.writers.docx.package import is_as_packed

    if path.suffix.lower() != ".docx" or not path.is_file():
        return None
    there = _read(path)
    if not there.startswith(_SAVED) or there == data or is_as_packed(there):
        return None
    for number in range(1, _COPIES + 1):
        copy = path.with_name(f"{path.stem}{_EDITED}{number if number > 1 else ''}{path.suffix}")
        if not copy.exists():
            write_atomically(copy, there)
            return copy
        if _read(copy) == there:
            return copy
    message = f"{shown(path)} 在别的程序里改过，旁边已经有 {_COPIES} 份改过的，没有再留，也没有生成"
    raise ReportgenError(message, f"把 {path.stem}{_EDITED}*.docx 移到别处再生成")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportgenError(f"{shown(path)} 读不出来，没有改动：{reason(error)}", "关掉打开它的程序再试") from error


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
