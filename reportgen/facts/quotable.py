"""The names that a narrative or a pack's heading may quote, looked up when they are quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from reportgen.facts.ledger import Ledger
from reportgen.facts.model import Unit
from reportgen.facts.quotes import Named
from reportgen.facts.values import Blank, Figure, Figures


class Quotable(Mapping[str, Named]):
    """行政复议.受理, 上年.行政复议.受理, and the names of `standing`."""

    def __init__(
        self, figures: Figures, previous: Figures | None, standing: Mapping[str, Named], ledger: Ledger
    ) -> None:
        """`figures` and `previous` as in `Facts`; `ledger` is the one that they were entered in."""
        self._tables = (("", figures), ("上年.", previous or {}))
        self._standing = standing
        self._ledger = ledger

    def __getitem__(self, name: str) -> Named:
        """What the name stands for."""
        if name in self._standing:
            return self._standing[name]
        prefix, table = self._tables[name.startswith("上年.")]
        theme, _, key = name.removeprefix(prefix).partition(".")
        value = table[theme][key]
        leaf = self._ledger.quoted(name, value) if isinstance(value, Figure) else value.leaf
        return Named(value, leaf if leaf is not None else 0)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        tables = ((prefix, theme, keys) for prefix, table in self._tables for theme, keys in table.items())
        return (*self._standing, *(f"{prefix}{theme}.{key}" for prefix, theme, keys in tables for key in keys))

    def __iter__(self) -> Iterator[str]:
        """Every name, for finding near ones."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._names)


def standing_names(unit: Unit, year: int | None, year_leaf: int) -> dict[str, Named]:
    """年度, its neighbours and 单位.*: what also a pack's heading may quote."""
    names: dict[str, Named] = {}
    for offset, name in ((0, "年度"), (-1, "上年度"), (1, "下年度")):
        if year is not None:
            names[name] = Named(str(year + offset), year_leaf)
    texts = (
        ("名称", unit.name),
        ("简称", unit.short),
        ("自称", unit.self_name),
        ("层级", unit.level),
        ("类别", unit.kind),
    )
    for name, words in texts:
        path = f"单位.{name}"
        names[path] = Named(Blank(path), 0) if words is None else Named(words, words.leaf)
    return names
