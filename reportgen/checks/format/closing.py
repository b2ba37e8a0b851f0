"""Signature and date at the end of a text, each a paragraph of its own or a line of one that line breaks part."""

from __future__ import annotations

import datetime
import re

from reportgen.checks.format.desk import HEADINGS, TEXT, Desk
from reportgen.document.looks import Words
from reportgen.facts.numerals import in_digits
from reportgen.records import date_of, loose_date

ISSUER, DATE = "署名", "成文日期"
_BREAK = "\x0b"
_LONGEST_NAME = 40
_REPORT = r"(?:报告|总结)(?:[（(][^（()）]{1,20}[）)])?$"


def signed(desk: Desk, role: str) -> tuple[Words, ...]:
    """The paragraphs that are a signature or a date; where none is, such lines of one paragraph, each as its own."""
    return desk.of(role) or tuple(line for line in _lines(desk) if line.role == role)


def day_in(text: str) -> datetime.date | None:
    """The day that a text is, however it is written."""
    bare = in_digits(re.sub(r"\s|[（()）]", "", text))
    return date_of(bare) or loose_date(bare)


def is_report(desk: Desk) -> bool:
    """Whether a title is that of a report, which is signed and dated as a rule."""
    return any(re.search(_REPORT, words.text.strip()) for words in desk.of("标题"))


def _lines(desk: Desk) -> list[Words]:
    """The lines of the last paragraph that holds nothing but names and, in its last line, a date."""
    text = min((words.number for words in desk.of(*TEXT, *HEADINGS)), default=None)
    for words in reversed(desk.texts):
        lines = [line for line in words.text.split(_BREAK) if line.strip()]
        if text is None or words.number < text or words.boxed or len(lines) < 2 or not day_in(lines[-1]):
            continue
        if all(len(line) <= _LONGEST_NAME and not re.search(r"[\d。，；：]", line) for line in lines[:-1]):
            return [_line(words, index, line, lines) for index, line in enumerate(lines)]
    return []


def _line(words: Words, index: int, text: str, lines: list[str]) -> Words:
    """One of them; the indent of the first line is not that of the others."""
    form = words.form
    if index:
        form = form._replace(indent=form.indent._replace(first=None, first_chars=None))
    return words._replace(text=text, role=DATE if index == len(lines) - 1 else ISSUER, form=form)
