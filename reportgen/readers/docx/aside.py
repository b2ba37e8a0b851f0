"""Characters that are struck out or raised: they stand on the page, and are no part of what is said there.

What is raised is the mark of a note, which would be read as one more digit.
"""

from __future__ import annotations

from itertools import pairwise

from reportgen.readers.docx.paragraphs import Paragraph
from reportgen.readers.docx.styles import Styles
from reportgen.readers.kinds import Draft


def aside_of(paragraph: Paragraph, styles: Styles) -> frozenset[int]:
    """The columns (from 1) of such characters."""
    ends = [*(start for start, _ in paragraph.runs), paragraph.length]
    return frozenset(
        column
        for (start, end), (_, bag) in zip(pairwise(ends), paragraph.runs)
        if styles.sets_aside(paragraph.style, bag)
        for column in range(start + 1, end + 1)
    )


def without(draft: Draft, aside: frozenset[int]) -> Draft:
    """A line without such characters, and without the space that they leave at its ends."""
    if aside.isdisjoint(draft.columns):
        return draft
    kept = [(char, column) for char, column in zip(draft.text, draft.columns) if column not in aside]
    while kept and kept[0][0].isspace():
        kept.pop(0)
    while kept and kept[-1][0].isspace():
        kept.pop()
    return draft._replace(text="".join(char for char, _ in kept), columns=[column for _, column in kept])
