"""Floor 0: bytes kept between runs in the user's cache folder, by kind and key.

Nothing depends on them but speed: the folder may be deleted at any time, a damaged file counts as absent, and where
the folder cannot be written nothing is kept. Keys hold all that the bytes depend on, the program itself included.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import threading
import zlib
from functools import cache
from pathlib import Path

from reportgen import __version__

LIMIT = 48
"""Files of one kind that are kept."""
_SUM = 9
"""Characters before the bytes: their CRC-32 and a line feed."""


def folder() -> Path | None:
    """REPORTGEN_CACHE, or the platform's folder for caches; None where there is no home."""
    override = os.environ.get("REPORTGEN_CACHE")
    if override:
        return Path(override)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    elif sys.platform == "darwin":
        base = home / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "reportgen"


@cache
def program() -> str:
    """What tells one state of this program from another: version, interpreter, and its files' sizes and times."""
    total = hashlib.sha256(f"{__version__}|{sys.version}|{sys.implementation.cache_tag}".encode())
    top = str(Path(__file__).parent)
    for path, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith(".pyc"):
                state = os.stat(f"{path}/{name}")  # noqa: PTH116  a hundred files on every start
                total.update(f"{path[len(top) :]}/{name}|{state.st_size}|{state.st_mtime_ns}".encode())
    return total.hexdigest()


def _path(kind: str, key: str) -> Path | None:
    base = folder()
    digest = hashlib.sha256(f"{program()}|{key}".encode()).hexdigest()
    return None if base is None else base / f"{kind}-{digest[:32]}"


def _is_own(base: Path) -> bool:
    """Compiled code is kept there: a folder that somebody else could write to is left alone."""
    if os.name != "posix":
        return True
    try:
        state = base.stat()
    except OSError:
        return False
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def fetch(kind: str, key: str) -> bytes | None:
    """What was kept, None where nothing was or it is damaged."""
    path = _path(kind, key)
    if path is None or not _is_own(path.parent):
        return None
    try:
        with path.open("rb", buffering=0) as file:  # read apart: to cut off the sum would copy a megabyte
            total, data = file.read(_SUM), file.read()
    except OSError:
        return None
    return data if total == _sum(data) else None


def keep(kind: str, key: str, data: bytes) -> None:
    """Keep bytes under a key, all of them or none."""
    path = _path(kind, key)
    if path is None:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(path.parent):
            return
        temporary = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            temporary.write_bytes(_sum(data) + data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _prune(path.parent, kind)


def _sum(data: bytes) -> bytes:
    """Against damage, not against malice: the folder is the user's own, and a cryptographic hash takes longer."""
    return b"%08x\n" % zlib.crc32(data)


def _prune(base: Path, kind: str) -> None:
    """Keep the newest of a kind: every change of a pack leaves one behind."""
    kept = sorted(base.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[LIMIT:]:
        path.unlink(missing_ok=True)
