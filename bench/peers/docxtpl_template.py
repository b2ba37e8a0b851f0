"""Templates for docxtpl, made from a report's own paragraphs on python-docx's default template."""

from collections.abc import Iterable
from pathlib import Path

from docx import Document
from peers.looks import dress
from samples import Para, Report, Token

_STYLES = {"Heading1": "Heading 1", "Heading2": "Heading 2"}


def write_template(report: Report, path: Path) -> Path:
    """A template with figures as `{{ … }}`, one section under `{%p if %}`, one as `{%p for %}`."""
    document = Document()
    dress(document)
    _write(document, report.head)
    for index, section in enumerate(report.sections):
        if index == report.looped:
            _write(document, section[:1])
            _points(document)
        elif index == report.optional:
            document.add_paragraph("{%p if shown %}")
            _write(document, section)
            document.add_paragraph("{%p endif %}")
        else:
            _write(document, section)
    _write(document, report.tail)
    document.save(path)
    return path


def write_growing(unit: str, path: Path) -> Path:
    """A template for any number of paragraphs (a run-in heading and text) or of table rows of five cells."""
    document = Document()
    dress(document)
    if unit == "paragraphs":
        _points(document)
    else:
        table = document.add_table(rows=1, cols=5)
        for cell, head in zip(table.rows[0].cells, "甲乙丙丁戊"):
            cell.text = head
        table.add_row().cells[0].text = "{%tr for row in rows %}"
        for index, cell in enumerate(table.add_row().cells):
            cell.text = f"{{{{ row[{index}] }}}}"
        table.add_row().cells[0].text = "{%tr endfor %}"
    document.save(path)
    return path


def _points(document: Document) -> None:
    document.add_paragraph("{%p for point in points %}")
    paragraph = document.add_paragraph(style="Body")
    paragraph.add_run("{{ point.lead }}", style="Run In")
    paragraph.add_run("{{ point.text }}")
    document.add_paragraph("{%p endfor %}")


def _write(document: Document, paras: Iterable[Para]) -> None:
    for para in paras:
        paragraph = document.add_paragraph(style=_STYLES.get(para.style, para.style))
        if para.lead:
            paragraph.add_run(_source(para.lead), style="Run In")
        paragraph.add_run(_source(para.text))


def _source(tokens: Iterable[Token]) -> str:
    return "".join(f"{{{{ {token.name} }}}}" if token.name else token.text for token in tokens)
