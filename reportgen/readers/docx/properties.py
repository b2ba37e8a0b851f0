"""Properties (w:pPr, w:rPr, w:sectPr …) as they stand in a part: what is below the element, flat and in order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from reportgen.readers.parsing import Attributes
from reportgen.readers.refusal import too_much

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
Bag: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""(path below the element in local names, attributes by full names), one for each element."""
Values: TypeAlias = Mapping[str, str]
"""Attributes by local names."""
Properties: TypeAlias = Mapping[str, Values]
"""What holds in the end, by path."""
NONE: Values = MappingProxyType({})
NOTHING: Properties = MappingProxyType({})
BAG_LIMIT, KEPT_LIMIT = 2_000, 100_000
_LONGEST_NAME, _DEEPEST = 40, 4
"""Word has no longer name, and nothing deeper that is read; each path is kept with all names above it."""
_OFF = ("0", "false", "off", "none")
_PARTIAL = ("rFonts", "ind", "spacing", "lang", "rPr/rFonts")
"""Elements whose attributes are inherited one by one."""
_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
"""Points in each unit of ST_UniversalMeasure."""
_DRIVEN_OUT = {"firstLine": "hanging", "hanging": "firstLine", "firstLineChars": "hangingChars"} | {
    name: f"{name}Theme" for name in ("ascii", "hAnsi", "eastAsia")
}
"""An attribute that is set, and the inherited one that it takes the place of."""


class Kept:
    """Bags that are alike, kept once: a report has a few dozen."""

    def __init__(self) -> None:
        self._bags: dict[Bag, Bag] = {}
        self._elements = 0

    def keep(self, bag: Bag) -> Bag:
        """The bag, or the one like it.

        Raises:
            Refused: there are too many different ones.
        """
        known = self._bags.setdefault(bag, bag)
        if known is bag:
            self._elements += len(bag) + 1
            if self._elements > KEPT_LIMIT:
                raise too_much("格式设置过多")
        return known


class Collector:
    """Gathers the properties of one element while its events pass."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._items: list[tuple[str, tuple[tuple[str, str], ...]]] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element below begins.

        Raises:
            Refused: there are too many.
        """
        local = tag.rpartition("}")[2]
        name = local if tag.startswith(WORD) and len(local) <= _LONGEST_NAME else "?"
        self._path.append(f"{self._path[-1]}/{name}" if self._path else name)
        if len(self._path) <= _DEEPEST:
            self._items.append((self._path[-1], tuple(attributes.items())))
        if len(self._items) > BAG_LIMIT:
            raise too_much("一处的格式设置过多")

    def end(self) -> bool:
        """An element ends; whether it is the one whose properties these are."""
        if not self._path:
            return True
        self._path.pop()
        return False

    def bag(self) -> Bag:
        """What was gathered."""
        return tuple(self._items)


def values(attributes: tuple[tuple[str, str], ...] | Attributes) -> dict[str, str]:
    """Attributes by their local names."""
    items = attributes if isinstance(attributes, tuple) else tuple(attributes.items())
    return {name.rpartition("}")[2]: value for name, value in items}


def read(bag: Bag) -> dict[str, Values]:
    """A bag by path; of what stands twice, the last."""
    return {path: values(attributes) for path, attributes in bag}


def over(below: Properties, above: Properties) -> dict[str, Values]:
    """`above` where it says something, else `below`."""
    merged = dict(below)
    for path, said in above.items():
        old = merged.get(path)
        if old is None or path not in _PARTIAL:
            merged[path] = said
            continue
        gone = {_DRIVEN_OUT[name] for name in said if name in _DRIVEN_OUT}
        merged[path] = {**{name: value for name, value in old.items() if name not in gone}, **said}
    return merged


def is_true(said: str) -> bool:
    """Whether a switch that is there with this value is on."""
    return said not in _OFF


def is_on(properties: Properties, name: str, otherwise: bool = False) -> bool:
    """Whether a switch (w:b, w:keepNext) is on."""
    said = properties.get(name)
    return otherwise if said is None else is_true(said.get("val", "1"))


def value(properties: Properties, name: str, attribute: str = "val") -> str:
    """An attribute of a property, "" where it is not said."""
    return properties.get(name, NONE).get(attribute, "")


def number(text: str) -> float | None:
    """A number of at most seven digits as Word writes it; None for anything else (auto, 1e999, nan)."""
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text)
    whole, _, rest = digits.partition(".")
    if len(whole) > 7 or not all(part.isascii() and part.isdigit() for part in (whole, rest or "0")):
        return None
    return sign * float(digits)


def points(text: str, parts: int = 20) -> float | None:
    """A length in points: twips, or what `parts` says there are in a point (2 half points).

    With a unit it is what it says (25mm, 12pt), as the strict form of the format may have it.
    """
    unit = _UNITS.get(text[-2:])
    found = number(text if unit is None else text[:-2])
    if found is None:
        return None
    return found / parts if unit is None else round(found * unit, 2)
