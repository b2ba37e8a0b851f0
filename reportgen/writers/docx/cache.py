"""Skeletons kept between runs in the user's cache folder, so that a build need not import python-docx.

A skeleton depends on the layout and on versions alone. The folder may be deleted at any time; a damaged file is
built again, and where the folder cannot be written the skeleton is simply not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import zlib
from functools import lru_cache
from pathlib import Path

from reportgen import __version__
from reportgen.packs.layout import Layout
from reportgen.writers.docx.skeleton import Part, Skeleton, build_skeleton


def cache_folder() -> Path:
    """REPORTGEN_CACHE, or the platform's folder for caches."""
    override = os.environ.get("REPORTGEN_CACHE")
    if override:
        return Path(override)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "reportgen"


@lru_cache(maxsize=16)
def skeleton(layout: Layout, draft: bool, custom: bool) -> Skeleton:
    """The skeleton of a layout, from the cache or built anew."""
    # zlib's version is in the key, since another one may pack differently.
    key = f"{__version__}|{zlib.ZLIB_RUNTIME_VERSION}|{_own_source()}|{layout!r}|{draft}|{custom}"
    try:
        path = cache_folder() / f"skeleton-{hashlib.sha256(key.encode()).hexdigest()[:32]}"
    except RuntimeError:  # no home folder
        return build_skeleton(layout, draft, custom)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return _read(path.read_bytes())
    built = build_skeleton(layout, draft, custom)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        temporary.write_bytes(_dump(built))
        temporary.replace(path)
    return built


def _own_source() -> str:
    """The modules that make a skeleton, so that a changed program never takes an old one."""
    folder = Path(__file__).parent
    total = hashlib.sha256()
    for name in ("skeleton.py", "styles.py", "ooxml.py"):
        with contextlib.suppress(OSError):
            total.update((folder / name).read_bytes())
    return total.hexdigest()


def _dump(value: Skeleton) -> bytes:
    """A line with the SHA-256 of the rest, a line of JSON, the parts' data."""
    table = [[p.name, p.crc, p.size, len(p.data)] for p in value.parts]
    head = json.dumps({"parts": table, "section": value.section, "bare": value.bare}).encode()
    rest = head + b"\n" + b"".join(p.data for p in value.parts)
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


def _read(data: bytes) -> Skeleton:
    """Raises ValueError, KeyError or TypeError for anything that `_dump` did not write."""
    digest, _, rest = data.partition(b"\n")
    if hashlib.sha256(rest).hexdigest().encode() != digest:
        raise ValueError("damaged")
    head, _, blob = rest.partition(b"\n")
    table = json.loads(head)
    parts, at = [], 0
    for name, crc, size, length in table["parts"]:
        parts.append(Part(name, crc, size, blob[at : at + length]))
        at += length
    return Skeleton(tuple(parts), table["section"], table["bare"])
