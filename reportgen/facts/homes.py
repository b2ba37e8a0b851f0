"""Where a key belongs that stands in the wrong place: most often its line is indented too little or too much."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.indicators import Catalogue
from reportgen.facts.schema import FACTS, Shape
from reportgen.records import Kind

_MOST = 3
"""Places that a hint names."""
_BLOCKS = frozenset(field.key for field in FACTS if field.kind in (Kind.GROUP, Kind.OPEN, Kind.ITEMS))
"""Keys of the file itself that hold others: 备注 deep within one may be meant there."""


def homes(catalogue: Catalogue, shape: Shape) -> Callable[[str, str], tuple[str, ...]]:
    """What gives, for a key and the path of the mapping that it stands in, a hint how to put it where it belongs."""

    def hints(key: str, here: str) -> tuple[str, ...]:
        if here and key in _BLOCKS:
            return (f"“{key}”是最外一层的键：顶格写",)
        places = [place for place in dict.fromkeys(_places(key, catalogue, shape)) if place != here]
        named = " 或 ".join(place.replace(".", " 的 ") for place in places[:_MOST])
        return (f"“{key}”写在 {named} 下面：移到那里，比那一行多缩进两格",) if places else ()

    return hints


def _places(key: str, catalogue: Catalogue, shape: Shape) -> list[str]:
    """The paths of all mappings that may hold a key."""
    groups = [f.key for f in FACTS if f.kind is Kind.GROUP and any(inner.key == key for inner in f.fields)]
    elements = [ELEMENTS] if any(field.key == key for field in shape.elements) else []
    written = shape.keys()
    sections = ["正文"] if key in written else []
    themes = ["指标"] if key in catalogue.themes else []
    figures = [f"指标.{indicator.theme}" for indicator in catalogue.called(key)]
    return [*groups, *elements, *sections, *themes, *figures]
