"""What is known of a template once it has been compiled: its parent, its blocks, the figures it prints in any case."""

from __future__ import annotations

from jinja2 import nodes

from reportgen.facts.indicators import Catalogue
from reportgen.sections.names import required_figures
from reportgen.tuples import NamedTuple

UNIT_KEYS = "单位."
"""What the paths of facts about the unit begin with."""


class Outline(NamedTuple):
    """`required` holds (block, figure or 单位.键, line); the block is "" for text outside blocks."""

    parent: str | None
    blocks: tuple[str, ...]
    required: tuple[tuple[str, str, int], ...]


def outline(tree: nodes.Template, parent: str | None, catalogue: Catalogue) -> Outline:
    """The outline of a template's syntax tree."""
    def known(path: str) -> bool:
        return catalogue.get(path) is not None or path.startswith(UNIT_KEYS)

    blocks = list(tree.find_all(nodes.Block))
    required = [("", path, line) for path, line in required_figures(tree.body, known)]
    for block in blocks:
        required += [(block.name, path, line) for path, line in required_figures(block.body, known)]
    return Outline(parent, tuple(b.name for b in blocks), tuple(required))
