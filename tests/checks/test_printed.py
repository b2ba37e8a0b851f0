"""A composed document as prose."""

from __future__ import annotations

from decimal import Decimal

from document.test_document_forms import FORM, FULL, composed
from sections.desk import facts, pack
from writers.small import DOCUMENT, text

from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.printed import printed_lines, printed_prose
from reportgen.document.nodes import Chart, Paragraph, Series, plain_table
from reportgen.lines import CELL, PARAGRAPH, PART


def test_what_is_blank_is_no_line() -> None:
    """No check has to think of a line without characters: cells and paragraphs that hold nothing but space."""
    wide, blank = Paragraph(text("甲", "\u3000乙")), Paragraph(text("\u3000", " "))
    blocks = (wide, blank, plain_table((text(" "),), ((text("1"),),)))
    document = DOCUMENT._replace(blocks=blocks, attachments=(), letterhead=None, addressees=())

    found = [("".join(run.text for run in content), kind) for kind, content in printed_lines(document)]

    assert found[1:3] == [("甲\u3000乙", PARAGRAPH), ("1", CELL)]


def test_what_is_broken_by_hand_is_several_lines() -> None:
    """Checks count lines by their line feeds; what stands between two of them may be blank."""
    table = plain_table((text("甲\n", "乙"),), ((text("第一行\n\n第二行"),),))._replace(title=text("表\n题"))
    document = DOCUMENT._replace(blocks=(table,), attachments=(), letterhead=None, addressees=())

    found = [("".join(run.text for run in content), kind) for kind, content in printed_lines(document)]

    assert found[1:7] == [("表", PART), ("题", PART), ("甲", CELL), ("乙", CELL), ("第一行", CELL), ("第二行", CELL)]


def test_every_role_of_a_block_has_a_kind() -> None:
    """Tables with all that stands around them, and charts, are lines for the checks as well."""
    table = plain_table((text("甲"),), ((text("1"),),))
    table = table._replace(title=text("表题"), unit=text("件"), notes=(text("注"),))
    series = Series(text("受理"), (Decimal(3),), (text("3"),))
    blocks = (table, Chart("柱形", text("图题"), (text("2024年"),), (series,), "件"))
    found = [kind for kind, _ in printed_lines(DOCUMENT._replace(blocks=blocks, attachments=(), letterhead=None))]

    assert found.count(CELL) == 2 + 4
    assert found.count(PART) >= 3


def test_the_words_of_a_form_lead_back_to_the_catalogue() -> None:
    """Its notes and labels are written in indicators.yaml, with line and column."""
    made = pack("{% 表 申请 %}", indicators=FORM)
    document, _ = composed("{% 表 申请 %}", FULL)
    prose = printed_prose(facts(made, rest=FULL), made, printed_lines(document), load_lexicon(()))
    found = []
    for words in ("收到之日", "办理结果", "自然人"):
        at = prose.text.index(words)
        place = prose.locate(at, at + len(words))
        assert place is not None
        found.append((place.source.path, place.source.line(place.line)[place.column - 1 : place.span.end_column - 1]))

    assert found == [("i.yaml", "收到之日"), ("i.yaml", "办理结果"), ("i.yaml", "自然人")]
