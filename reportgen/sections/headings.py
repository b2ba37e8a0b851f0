"""Headings and titles of packs with the years filled in, before any facts are known."""

from __future__ import annotations

from reportgen.facts.quotes import Named, fill
from reportgen.packs.manifest import SectionSpec


def heading_of(spec: SectionSpec, year: int) -> str:
    """A pack's heading with the years filled in."""
    return dated(spec.heading.text, year) if spec.heading else ""


def dated(text: str, year: int) -> str:
    """A text of a pack with the years filled in."""
    names = {name: Named(str(year + offset), 0) for name, offset in (("上年度", -1), ("年度", 0), ("下年度", 1))}
    return str(fill(text, 0, names)[0])
