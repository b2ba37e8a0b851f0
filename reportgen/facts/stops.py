"""Where a Chinese text is closed: the one table of marks for headings, points and hand-wrapped lines."""

from __future__ import annotations

SENTENCE = "。！？；…"
"""Marks that end a sentence."""
PAUSE = "：，、"
"""Marks after which a text goes on; no other mark stands beside one."""
CLOSING = "”’）》】〕〉」』"
"""Marks that close a quotation or a bracket; what stands before them decides."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, within quotes or brackets too: 他说“好。”"""
    return text.rstrip().rstrip(CLOSING).endswith(tuple(SENTENCE))


def is_closed(text: str) -> bool:
    """Whether a text ends in a mark after which the program sets no 。"""
    return text.rstrip().rstrip(CLOSING).endswith(tuple(SENTENCE + PAUSE))
