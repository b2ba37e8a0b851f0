"""Compiled templates kept between runs, together with the table of origins that their marks number.

Without that table compiled code would point at wrong lines (hence no bytecode cache of Jinja's own). Only packs
without any fault are kept, so that what comes from here needs no checking.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from types import CodeType

import jinja2

from reportgen import cache
from reportgen.origin import Expression, Fact, Inset, Literal, Origin, Program
from reportgen.sections.environment import SectionEnvironment
from reportgen.sections.outline import Outline

_KIND = "templates"
_CLASSES = (Literal, Expression, Program, Inset)


def _key(digest: str, shown: str) -> str:
    return f"{jinja2.__version__}|{digest}|{shown}"


def keep(env: SectionEnvironment, outlines: Mapping[str, Outline], digest: str, shown: str) -> None:
    """Keep a pack's templates; `digest` and `shown` name the pack's content and what messages call its files."""
    data = (
        dict(env.layers.codes),
        [_row(origin) for origin in env.origins],
        {name: (o.parent, o.blocks, o.required) for name, o in outlines.items()},
    )
    cache.keep(_KIND, _key(digest, shown), marshal.dumps(data))


def restore(env: SectionEnvironment, digest: str, shown: str) -> dict[str, Outline] | None:
    """Fill an environment that has compiled nothing yet; None where nothing is kept."""
    data = cache.fetch(_KIND, _key(digest, shown))
    if data is None:
        return None
    codes, origins, outlines = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
    assert all(isinstance(code, CodeType) for code in codes.values())
    env.layers.codes.update(codes)
    env.origins[:] = [_CLASSES[number](*fields) for number, fields in origins]
    return {name: Outline(*row) for name, row in outlines.items()}


def _row(origin: Origin) -> tuple[int, tuple[object, ...]]:
    assert not isinstance(origin, Fact), "templates hold no facts"
    return _CLASSES.index(type(origin)), tuple(origin)
