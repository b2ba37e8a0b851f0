"""Which characters of a paragraph are its heading, and which the text that runs on after it."""

from __future__ import annotations

import re
from typing import Final

from reportgen.checks.format.desk import HEADINGS
from reportgen.document.looks import Stretch, Words

SIGNED: Final = re.compile(r"签\s*发\s*人\s*[:：]")

def lead_span(words: Words) -> tuple[Stretch, ...]:
    """The stretches of a heading's own words; all of a paragraph that is none."""
    return _cut(words, 0, words.head or len(words.text))


def body_span(words: Words) -> tuple[Stretch, ...]:
    """The stretches of the text: of a heading what runs on after it, else all."""
    start = (words.head or len(words.text)) if words.role in HEADINGS else 0
    return _cut(words, start, len(words.text))


def before_names(words: Words) -> tuple[Stretch, ...]:
    """The stretches up to the names of 签发人, whose face is another."""
    label = SIGNED.search(words.text)
    return _cut(words, 0, label.end() if label else len(words.text))


def _cut(words: Words, start: int, end: int) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(max(s.start, start), min(s.end, end), s.face)
        for s in words.stretches
        if s.start < end and start < s.end
    )
