"""Floor 0: bytes kept between runs in the user's cache folder, by kind and key.

Nothing depends on them but speed: the folder may be deleted at any time, a damaged file counts as absent, and where
the folder cannot be written nothing is kept. Keys hold all that the bytes depend on, the program itself included.
What every start needs does without pathlib and OpenSSL: to load them takes longer than all the rest of it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from _thread import get_ident
from typing import TYPE_CHECKING

from reportgen import __version__

if TYPE_CHECKING:
    from hashlib import blake2b
    from io import FileIO
    from pathlib import Path
else:
    try:
        from _blake2 import blake2b  # as hashlib has it, which loads OpenSSL
    except ImportError:
        from hashlib import blake2b

LIMIT = 24
"""Files of one kind that are kept."""
_DIGEST = 16
"""Bytes of what tells states and keys apart."""
_SUM = 9
"""Bytes before the data: its CRC-32 and a line feed."""
_MAPPED = 1 << 16
"""Files of that many bytes are mapped: reading one touches memory anew, and each new page takes longer than its sum."""


class _Run:
    """The state of the program, once it was asked for."""

    program = ""


def folder() -> Path | None:
    """REPORTGEN_CACHE, or the platform's folder for caches; None where there is no home."""
    from pathlib import Path

    base = _folder()
    return None if base is None else Path(base)


def _folder() -> str | None:
    override = os.environ.get("REPORTGEN_CACHE")
    if override:
        return override
    home = os.path.expanduser("~").rstrip("/")  # noqa: PTH111  see above
    if home[:1] == "~":
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/reportgen"


def program() -> str:
    """What tells one state of this program from another, as it was when this run first asked."""
    _Run.program = _Run.program or _state()
    return _Run.program


def belong(to: str) -> None:
    """Be a part of a run that has asked for its `program` already."""
    _Run.program = to


def is_same_program() -> bool:
    """Whether the program's files are still what they were then: what runs since may be of another state."""
    return _state() == program()


def _state() -> str:
    """Version, interpreter, and the sizes and times of all files."""
    total = blake2b(f"{__version__}|{sys.version}|{sys.implementation.cache_tag}".encode(), digest_size=_DIGEST)
    top = os.path.dirname(__file__)  # noqa: PTH120  see above
    for path, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith(".pyc"):
                with contextlib.suppress(OSError):  # a link that leads nowhere (an editor's lock)
                    state = os.stat(f"{path}/{name}")  # noqa: PTH116  hundreds of files on every start
                    total.update(f"{path[len(top) :]}/{name}|{state.st_size}|{state.st_mtime_ns}".encode())
    return total.hexdigest()


def _path(kind: str, key: str) -> str | None:
    base = _folder()
    digest = blake2b(f"{program()}|{key}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()
    return None if base is None else f"{base}/{kind}-{digest}"


def _is_own(path: str) -> bool:
    """Compiled code is kept there: a folder that somebody else could write to is left alone."""
    if os.name != "posix":
        return True
    try:
        state = os.stat(os.path.dirname(path))  # noqa: PTH116, PTH120  see above
    except OSError:
        return False
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def fetch(kind: str, key: str) -> memoryview | None:
    """What was kept, None where nothing was or it is damaged."""
    path = _path(kind, key)
    if path is None or not _is_own(path):
        return None
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  see above
            whole = _mapped(file) if os.fstat(file.fileno()).st_size >= _MAPPED else memoryview(file.read())
    except OSError:
        return None
    data = whole[_SUM:]
    return data if whole[:_SUM] == _sum(data) else None


def _mapped(file: FileIO) -> memoryview:
    """A file as it is: `keep` puts a new one in its place and never writes into it."""
    from mmap import ACCESS_READ, mmap

    try:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):  # a file system that maps none, a file that was emptied meanwhile
        return memoryview(file.read())


def kept_at(kind: str, key: str) -> int | None:
    """When something was kept or last touched, in nanoseconds; None where nothing is."""
    path = _path(kind, key)
    with contextlib.suppress(OSError):
        return os.stat(path).st_mtime_ns if path is not None and _is_own(path) else None  # noqa: PTH116  see above
    return None


def touch(kind: str, key: str) -> None:
    """What was kept is still good."""
    path = _path(kind, key)
    with contextlib.suppress(OSError):
        if path is not None:
            os.utime(path)


def takes() -> bool:
    """Whether anything can be kept, for what takes long to be made ready for it."""
    base = folder()
    there = next((path for path in (base, *base.parents) if path.exists()), None) if base is not None else None
    if there is None or not there.is_dir() or not os.access(there, os.W_OK):
        return False
    return there != base or _is_own(f"{there}/")


def keep(kind: str, key: str, data: bytes, most: int = LIMIT) -> None:
    """Keep bytes under a key, all of them or none; of a kind, the newest files up to `most`."""
    name = _path(kind, key)
    if name is None:
        return
    from pathlib import Path

    path = Path(name)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(name):
            return
        temporary = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
        try:
            temporary.touch(mode=0o600)
            temporary.write_bytes(_sum(data) + data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _prune(path.parent, kind, most)


def _sum(data: bytes | memoryview) -> bytes:
    """Against damage, not against malice: the folder is the user's own, and a cryptographic hash takes longer."""
    return b"%08x\n" % zlib.crc32(data)


def _prune(base: Path, kind: str, most: int) -> None:
    """Keep the newest of a kind: every change of a pack leaves one behind."""
    kept = sorted(base.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[most:]:
        with contextlib.suppress(OSError):  # another process has it open, where that matters
            path.unlink(missing_ok=True)
