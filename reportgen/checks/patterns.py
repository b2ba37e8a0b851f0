"""Compiled patterns of checks, kept between runs: compiling them takes longer than all the searching.

`re` has no public way to keep what it compiled, so this file, and no other, touches its inside: the store that `re`
looks a pattern up in, and the arguments that its compiler hands to `_sre`, which checks them again. They are the same
from 3.10 to 3.13; the cache's keys hold the interpreter. A test compares what is recalled with what `re` makes.
"""

from __future__ import annotations

import importlib
import marshal
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen import cache

LIMIT = 400
"""Patterns that are kept; `re` itself holds 512."""
WORTH = 64
"""Words of code from which on a pattern is kept: short ones, as for a word of the text, compile in no time."""
_KIND = _KEY = "patterns"
_PARSER, _COMPILER = ("re._parser", "re._compiler") if sys.version_info >= (3, 11) else ("sre_parse", "sre_compile")

_Key = tuple[str, int]
"""A pattern and its flags, as they were asked for."""
_kept: dict[_Key, tuple[Any, ...]] = {}
"""What `_sre.compile` takes, by key; filled at the first use."""


@contextmanager
def kept() -> Iterator[None]:
    """The patterns of earlier runs are at hand within it; what is compiled there is kept for later ones."""
    held: dict[tuple[type, str, int], re.Pattern[str]] = getattr(re, "_cache")  # noqa: B009  private, see above
    if not _kept:
        _recall(held)
    before = set(held)
    yield
    new = [(key[1], key[2]) for key in held if key not in before and key[0] is str]
    made = ((key, arguments(*key)) for key in new if key not in _kept)
    worth = [(key, given) for key, given in made if len(given[2]) >= WORTH][: max(0, LIMIT - len(_kept))]
    if worth:
        _kept.update(worth)
        cache.keep(_KIND, _KEY, marshal.dumps(_kept))


def _recall(held: dict[tuple[type, str, int], re.Pattern[str]]) -> None:
    data = cache.fetch(_KIND, _KEY)
    if data is None:
        return
    compiled = importlib.import_module("_sre").compile
    _kept.update(marshal.loads(data))  # noqa: S302  checked by `cache`, written by this program
    for (pattern, flags), given in _kept.items():
        held.setdefault((str, pattern, flags), compiled(*given))


def arguments(pattern: str, flags: int) -> tuple[Any, ...]:
    """What the compiler of `re` hands to `_sre.compile` for a pattern: plain data."""
    parsed = importlib.import_module(_PARSER).parse(pattern, flags)
    code = importlib.import_module(_COMPILER)._code(parsed, flags)
    numbers: dict[str, int] = parsed.state.groupdict
    names = {number: name for name, number in numbers.items()}
    groups = tuple(names.get(number) for number in range(parsed.state.groups))
    return pattern, int(flags | parsed.state.flags), [int(word) for word in code], len(groups) - 1, numbers, groups
