"""Floor 7: what stands around a paragraph of an aligned report."""

from __future__ import annotations

from reportgen.document.looks import Words
from reportgen.document.nodes import Inlines
from reportgen.facts.stops import ends_sentence
from reportgen.origin import Fact
from reportgen.roundtrip.align import Kind
from reportgen.roundtrip.edits import Versions
from reportgen.roundtrip.units import NUMBER, Unit, shown
from reportgen.roundtrip.wordwise import likeness

_HEADED = 40
"""Characters that a heading has at most."""
_LIKE, _HEAD = 0.5, 4
"""When a new paragraph says a deleted one anew: how alike they are, or how long a first sentence both have."""


def around(found: Versions, at: int) -> tuple[Inlines, Inlines]:
    """The printed paragraphs that stand before and behind a new one."""
    known = {b: a for m in found.matches if m.kind is not Kind.MOVED for b in m.new for a in m.old[-1:]}
    before = next((known[b] for b in range(at - 1, -1, -1) if b in known), None)
    after = next((known[b] for b in range(at + 1, len(found.new)) if b in known), None)
    return tuple(content_of(found, a) if a is not None else () for a in (before, after))  # type: ignore[return-value]


def content_of(found: Versions, unit: int) -> Inlines:
    """The runs of a printed paragraph, or of all cells of a row."""
    return tuple(run for i in found.old[unit].parts for run in found.printed[i].content)


def section_below(found: Versions, unit: int) -> str:
    """The section whose text stands below a heading."""
    for below in found.old[unit + 1 :]:
        one = found.printed[below.parts[0]]
        if one.role == "标题1":
            return ""
        for run in one.content:
            if isinstance(run.origin, Fact) and run.origin.path.startswith("正文."):
                return run.origin.path.split(".")[1].partition("[")[0]
    return ""


def replacing(found: Versions, unit: int) -> int | None:
    """The new paragraph, if any, that says a deleted one anew: it begins alike, or is like it."""
    old = found.old[unit].masked
    for match in found.matches:
        if match.kind is Kind.ADDED:
            new = found.new[match.new[0]].masked
            head = old.partition("。")[0]
            if (len(head) >= _HEAD and new.startswith(f"{head}。")) or likeness(old, new) >= _LIKE:
                return match.new[0]
    return None


def is_heading(words: tuple[Words, ...], unit: Unit) -> bool:
    """Whether a paragraph of the document is a heading on a line of its own."""
    first = words[unit.parts[0]]
    text = shown(first).strip()
    runs_in = first.head and first.head < len(first.text.rstrip())
    numbered = NUMBER.match(text) and len(text) <= _HEADED and not ends_sentence(text)
    return bool(numbered) or (first.role.startswith("标题") and not runs_in)
