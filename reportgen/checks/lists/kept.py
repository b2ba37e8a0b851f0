"""Our lists, read once and kept between runs as plain data."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise
from typing import Any

from reportgen import cache

DATA = f"{os.path.dirname(os.path.dirname(__file__))}/data"  # noqa: PTH120  pathlib takes longer to load than the lists
_KIND = "lexicon"
FILES: Mapping[str, tuple[str, ...]] = {
    "spelling": ("lookalikes.yaml", "misspellings.yaml", "words.yaml", "twins.yaml"),
    "strays": ("words.yaml", "chances.yaml", "sounds.yaml", "shapes.yaml"),
    "likeness": ("sounds.yaml", "shapes.yaml"),
    "rulebook": ("documents.yaml",),
    "variants": ("variants.yaml",),
    "units": ("units.yaml",),
}
"""What each list is made from."""


def kept(
    part: str, dump: Callable[[Any], bytes] = marshal.dumps, load: Callable[[memoryview], Any] = marshal.loads
) -> Any:
    """The data of a list: what was kept, or what is made of its files now."""
    files = ((name, os.stat(f"{DATA}/{name}")) for name in FILES[part])  # noqa: PTH116  as above
    key = "\0".join((part, *(f"{name}|{state.st_size}|{state.st_mtime_ns}" for name, state in files)))
    data = cache.fetch(_KIND, key)
    if data is not None:
        return load(data)  # checked by `cache`, written by this program
    from pathlib import Path

    from reportgen.checks.lists.lexicon_data import make

    made = dump(make(part, Path(DATA)))
    cache.keep(_KIND, key, made)
    return load(memoryview(made))


def dump_pieces(found: tuple[Any, ...]) -> bytes:
    """Bytes lie behind the rest as they are: megabytes that need not be copied on loading."""
    rest, *pieces = found
    return b"".join((marshal.dumps((rest, *map(len, pieces))), *pieces))


def load_pieces(data: memoryview) -> tuple[Any, ...]:
    """The same, the pieces as views of what was kept."""
    rest, *sizes = marshal.loads(data)  # noqa: S302  as in `kept`; ends before the pieces
    ends = [len(data) - size for size in accumulate(sizes[::-1], initial=0)][::-1]
    return rest, *(data[start:end] for start, end in pairwise(ends))
