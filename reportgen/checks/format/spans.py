"""Which characters of a paragraph are its heading, and which the text that runs on after it."""

from __future__ import annotations

import re

from reportgen.checks.format.desk import HEADINGS
from reportgen.document.looks import Stretch, Words

_LEAD = re.compile("[^。！？]*[。！？]")
"""What a heading that its text runs on from ends with."""


def lead_end(words: Words) -> int:
    """Where the heading of a paragraph ends: at its first full stop if text follows; 0 where it has none."""
    if words.role not in HEADINGS:
        return 0
    lead = _LEAD.match(words.text)
    return lead.end() if lead and words.text[lead.end() :].strip() else len(words.text)


def lead_span(words: Words) -> tuple[Stretch, ...]:
    """The stretches of a heading's own words; all of a paragraph that is none."""
    return _cut(words, 0, lead_end(words) or len(words.text))


def body_span(words: Words) -> tuple[Stretch, ...]:
    """The stretches of the text after a heading; all of a paragraph that has none."""
    return _cut(words, lead_end(words), len(words.text))


def _cut(words: Words, start: int, end: int) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(max(s.start, start), min(s.end, end), s.face)
        for s in words.stretches
        if s.start < end and start < s.end
    )
