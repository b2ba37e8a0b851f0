"""Folders of packs in a temporary place."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.packs.search import Root, builtin_root

Rooted = Callable[..., tuple[Root, ...]]


@pytest.fixture
def rooted(tmp_path: Path) -> Rooted:
    """Fresh roots out of {path: text} mappings, the first to be searched first; `national` comes with reportgen."""
    calls = itertools.count()

    def make(*trees: dict[str, str]) -> tuple[Root, ...]:
        roots = []
        place = tmp_path / str(next(calls))
        for number, tree in enumerate(trees):
            folder = place / f"根{number}"
            folder.mkdir(parents=True)
            for name, text in tree.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            roots.append(Root(folder, f"根{number}"))
        return (*roots, builtin_root())

    return make
