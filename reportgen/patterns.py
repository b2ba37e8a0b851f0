"""Floor 0: compiled patterns kept between runs, those of a command and those of the checks.

Compiling takes a tenth of a build (PyYAML's and Jinja's patterns among them), and longer than all the searching of
checks. `re` has no public way to keep what it compiled, so this file, and no other, touches its inside: the store that
`re` looks a pattern up in, and the arguments that its compiler hands to `_sre`, which checks them again. They are the
same from 3.10 to 3.13; the cache's keys hold the interpreter. A test compares what is recalled with what `re` makes.
"""

from __future__ import annotations

import contextlib
import importlib
import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reportgen import cache

LIMIT = 1000
"""Patterns that are kept under one name."""
_HELD = 4 * LIMIT
"""Patterns that `re` is told to hold: of 512, as it does by itself, the oldest would be made again and again."""
WORTH = 13
"""Words of code from which on a pattern is kept: one character has 12 and compiles in no time, a range has 16 and may
take 2 ms."""
_KIND = "patterns"
_MOST = 60
"""Files: commands of several states of the program."""
_PARSER, _COMPILER = ("re._parser", "re._compiler") if sys.version_info >= (3, 11) else ("sre_parse", "sre_compile")

_WORD = "I"
"""As an array has it, what the code of a pattern is made of: 32 bits."""
_Key = tuple[str, int]
"""A pattern and its flags, as they were asked for."""
_kept: dict[str, dict[_Key, tuple[Any, ...]]] = {}
"""What `_sre.compile` takes, by name and key."""
_Held = tuple[type, str, int]
"""The key under which `re` holds a pattern."""
_given: set[_Held] = set()
"""What `re` holds because it was recalled, or was compiled under a name already."""


compiled = lru_cache(maxsize=None)(re.compile)
"""As `re.compile`, for patterns that are asked thousands of times: a quarter of the time to look up."""


@contextlib.contextmanager
def kept(name: str) -> Iterator[None]:
    """The patterns of earlier runs are at hand within it; what is compiled there is kept for later ones.

    One may lie within another: what is compiled in the inner one is kept under its name alone. In an interpreter whose
    inside is another one nothing is kept, and all is compiled as ever.
    """
    before = _begin(name)
    try:
        yield
    finally:
        if before is not None:
            with contextlib.suppress(Exception):
                _keep(name, before)


def are_kept(name: str) -> bool:
    """Whether an earlier run kept any under a name."""
    return cache.kept_at(_KIND, name) is not None


def _begin(name: str) -> set[_Held] | None:
    """What `re` holds once what was kept is at hand; None where its inside is not the one that is known here."""
    with contextlib.suppress(Exception):
        setattr(re, "_MAXCACHE", max(_HELD, getattr(re, "_MAXCACHE")))  # noqa: B009, B010  private, see above
        if name not in _kept:
            _kept[name] = _recall(name)
        return set(_held())
    return None


def _held() -> dict[_Held, re.Pattern[str]]:
    held: dict[_Held, re.Pattern[str]] = getattr(re, "_cache")  # noqa: B009  as above
    return held


def _keep(name: str, before: set[_Held]) -> None:
    mine = _kept[name]
    new = {key for key, made in _held().items() if key not in before and key[0] is str and _words(made) >= WORTH}
    worth = sorted((said, int(flags)) for _, said, flags in new - _given)  # 3.13 has a zero of a class of its own
    _given.update(new)
    worth = [key for key in worth if key not in mine][: max(0, LIMIT - len(mine))]
    if worth and cache.takes():
        mine.update({key: _packed(*arguments(*key)) for key in worth})
        cache.keep(_KIND, name, marshal.dumps(mine), _MOST)


def _recall(name: str) -> dict[_Key, tuple[Any, ...]]:
    """What was kept under a name, now held by `re`; nothing where that cannot be."""
    data = cache.fetch(_KIND, name)
    if data is None:
        return {}
    make, held = importlib.import_module("_sre").compile, _held()
    with contextlib.suppress(Exception):
        found: dict[_Key, tuple[Any, ...]] = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
        for (pattern, flags), (said, used, code, *groups) in found.items():
            key = (str, pattern, flags)
            if key not in held:
                held[key] = make(said, used, array(_WORD, code).tolist(), *groups)
                _given.add(key)
        return found
    return {}


def _packed(pattern: str, flags: int, code: list[int], *groups: Any) -> tuple[Any, ...]:
    """What `arguments` gives, the code as bytes: a hundred thousand numbers load twice as fast."""
    return pattern, flags, array(_WORD, code).tobytes(), *groups


def _words(made: re.Pattern[str]) -> int:
    """How long a pattern's code is: what its size says, since to ask the compiler would be to compile again."""
    return (made.__sizeof__() - re.Pattern.__basicsize__) // re.Pattern.__itemsize__


def arguments(pattern: str, flags: int) -> tuple[Any, ...]:
    """What the compiler of `re` hands to `_sre.compile` for a pattern: plain data."""
    parsed = importlib.import_module(_PARSER).parse(pattern, flags)
    code = importlib.import_module(_COMPILER)._code(parsed, flags)
    numbers: dict[str, int] = parsed.state.groupdict
    names = {number: name for name, number in numbers.items()}
    groups = tuple(names.get(number) for number in range(parsed.state.groups))
    return pattern, int(flags | parsed.state.flags), [int(word) for word in code], len(groups) - 1, numbers, groups
