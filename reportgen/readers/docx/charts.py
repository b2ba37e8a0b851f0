"""The numbers and names that charts show, as the file keeps them beside the drawing."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import too_much

LIMIT, POINTS = 200, 20_000
"""Charts of a document, and values of one chart."""
_SERIES, _VALUE = "ser", "v"


def read_charts(package: Package) -> Iterator[tuple[str, ...]]:
    """The values of each chart, series by series, in the order of the parts' names.

    Raises:
        Refused: a part cannot be read, or holds too many.
    """
    parts = sorted(set(package.relations("chart").values()), key=lambda part: (len(part), part))
    if len(parts) > LIMIT:
        raise too_much(f"图超过 {LIMIT} 幅")
    for part in parts:
        yield tuple(_values(package.read(part), part))


def _values(data: bytes, part: str) -> list[str]:
    found: list[str] = []
    path: list[str] = []

    def start(tag: str, _attributes: Attributes, _: int) -> None:
        path.append(tag.rpartition("}")[2])
        if path[-1] == _VALUE and _SERIES in path:
            found.append("")
            if len(found) > POINTS:
                raise too_much(f"一幅图里的数超过 {POINTS} 个")

    def end(_tag: str) -> None:
        path.pop()

    def text(chars: str, _: int) -> None:
        if path[-1] == _VALUE and _SERIES in path:
            found[-1] += chars

    parse(data, part, start, end, text)
    return found
