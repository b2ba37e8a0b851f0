"""How the files of `data/` become the data that the lexicon keeps between runs; only where none are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reportgen.checks.lists.likeness import make_likeness
from reportgen.checks.lists.rulebook import make_book
from reportgen.checks.lists.spelling_data import holds, make_spelling, make_twins
from reportgen.checks.lists.strays_data import make_known
from reportgen.checks.lists.wordlists import read_wording
from reportgen.checks.lists.words import Wording
from reportgen.records import Reader
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

COMMON, RARER = "常用词", "少用词"


def make(part: str, folder: Path) -> Any:
    """A list of the lexicon as plain data, from the files of a folder."""
    return _MAKERS[part](folder)


def table(path: Path, key: str) -> dict[str, str]:
    """A file with texts under one key, or one text there."""
    source = _source(path)
    tree = parse(source)
    assert tree.value is not None
    reader = Reader(source)
    root = reader.mapping(tree.value, "")
    node = root.get(key) if root else None
    assert node is not None
    mapping = reader.mapping(node, key)
    entries = mapping.entries if mapping else ()
    return {e.key.text: scalar.text for e in entries if (scalar := reader.scalar(e.value, key)) is not None}


def groups(path: Path, key: str) -> dict[str, str]:
    """Groups of characters: by its first, the others."""
    return {group[0]: group[1:] for group in table(path, key)["各字"].split()}


def _source(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


def _wording(folder: Path, *names: str) -> Wording:
    wording, faults = read_wording(_source(folder / name) for name in names)
    assert not faults, faults[0].message
    return wording


def _spelling(folder: Path) -> tuple[Any, ...]:
    common, ours = groups(folder / "words.yaml", COMMON), _wording(folder, "lookalikes.yaml", "misspellings.yaml")
    twins = make_twins(table(folder / "twins.yaml", "错字")["各词"].split())
    return ours.terms, *make_spelling(ours.wrong, lambda word: holds(common, *word), twins)


def _strays(folder: Path) -> tuple[Any, ...]:
    tables = {key: table(folder / "chances.yaml", key) for key in ("单字", "词频", "邻字", "相邻")}
    common, rarer = (groups(folder / "words.yaml", key) for key in (COMMON, RARER))
    return None, *make_known(common, rarer, tables, _likeness(folder)[0], groups(folder / "shapes.yaml", "形近"))


def _likeness(folder: Path) -> tuple[Any, ...]:
    return tuple(make_likeness(table(folder / "sounds.yaml", "同音"), groups(folder / "shapes.yaml", "形近")))


def _rulebook(folder: Path) -> tuple[Any, ...]:
    return tuple(make_book(_wording(folder, "documents.yaml")))


def _variants(folder: Path) -> tuple[str, str]:
    """The forms and the standard character of each: two texts load in half the time of a mapping."""
    found = {form: right for right, forms in groups(folder / "variants.yaml", "字形").items() for form in forms}
    return "".join(found), "".join(found.values())


def _units(folder: Path) -> dict[str, tuple[str, ...]]:
    return dict(_wording(folder, "units.yaml").units)


_MAKERS: Mapping[str, Callable[[Path], Any]] = {
    "spelling": _spelling,
    "strays": _strays,
    "likeness": _likeness,
    "rulebook": _rulebook,
    "variants": _variants,
    "units": _units,
}
