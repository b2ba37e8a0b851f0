"""A composed document as prose."""

from __future__ import annotations

from writers.small import DOCUMENT, text

from reportgen.checks.printed import printed_lines
from reportgen.document.nodes import Paragraph, plain_table
from reportgen.lines import CELL, PARAGRAPH


def test_what_is_blank_is_no_line() -> None:
    """No check has to think of a line without characters: cells and paragraphs that hold nothing but space."""
    wide, blank = Paragraph(text("甲", "\u3000乙")), Paragraph(text("\u3000", " "))
    blocks = (wide, blank, plain_table((text(" "),), ((text("1"),),)))
    document = DOCUMENT._replace(blocks=blocks, attachments=(), letterhead=None, addressees=())

    found = [("".join(run.text for run in content), kind) for kind, content in printed_lines(document)]

    assert found[1:3] == [("甲\u3000乙", PARAGRAPH), ("1", CELL)]
