"""The layout that reportgen ships, as what pages must show."""

from __future__ import annotations

from reportgen.packs.layout import read_layout
from reportgen.packs.search import builtin_root
from reportgen.packs.standard import standard
from reportgen.source import Source

_SOURCE = builtin_root().folder / "national" / "layout.yaml"
_LAYOUT = read_layout(Source(_SOURCE.name, _SOURCE.read_text(encoding="utf-8"))).value
assert _LAYOUT is not None
STANDARD = standard(_LAYOUT)
