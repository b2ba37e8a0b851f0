"""Skeletons kept between runs, so that a build need not import python-docx."""

from __future__ import annotations

import marshal
import zlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from reportgen import cache
from reportgen.packs.layout import Layout
from reportgen.writers.docx.skeleton import Part, Skeleton, build_skeleton

_KIND = "skeleton"


@lru_cache(maxsize=16)
def skeleton(layout: Layout, draft: bool, custom: bool) -> Skeleton:
    """The skeleton of a layout, from the cache or built anew."""
    # Another zlib may pack differently, another python-docx starts from other parts.
    key = f"{zlib.ZLIB_RUNTIME_VERSION}|{installed('docx')}|{layout!r}|{draft}|{custom}"
    data = cache.fetch(_KIND, key)
    if data is not None:
        return load_skeleton(data)
    built = build_skeleton(layout, draft, custom)
    cache.keep(_KIND, key, dump_skeleton(built))
    return built


def installed(package: str) -> str:
    """Which state of a package is installed, told without importing it."""
    spec = find_spec(package)
    origin = spec.origin if spec else None
    return f"{origin}|{Path(origin).stat().st_mtime_ns}" if origin else ""


def dump_skeleton(value: Skeleton) -> bytes:
    """Plain data: the parts' fields, then the two sections."""
    return marshal.dumps(([(p.name, p.crc, p.size, p.data) for p in value.parts], value.section, value.bare))


def load_skeleton(data: bytes | memoryview) -> Skeleton:
    """The skeleton out of what `dump_skeleton` wrote."""
    parts, section, bare = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
    return Skeleton(tuple(Part(*fields) for fields in parts), section, bare)
