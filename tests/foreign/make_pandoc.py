"""Makes the documents of pandoc: python make_pandoc.py

Needs pypandoc_binary and python-docx. What stands in FAULTS is pandoc's own way, or is put in here.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypandoc
from docx import Document
from docx.shared import Mm
from official import FACES, set_style
from reports import LINBO, SONGLING, Report

HERE = Path(__file__).parent


def markdown(report: Report) -> str:
    """A report in pandoc's Markdown, title and all."""
    blocks = (f"{'#' * level} {text}" if level else text.replace("%", "\\%") for level, text in report.blocks)
    return "\n\n".join(blocks)


def plain() -> None:
    """As pandoc writes it: its own reference document, a footnote, a list, a table."""
    text = (
        f"---\ntitle: {LINBO.title}\n---\n\n{LINBO.addressee}\n\n{markdown(LINBO)}\n\n"
        "用水口径见注。[^1]\n\n[^1]: 不含火电直流冷却用水。\n\n#. 第一项\n#. 第二项\n\n"
        "  类别   水量\n  ------ ------\n  农业   2.61\n  工业   0.93\n\n"
        f"{LINBO.signature}\n\n{LINBO.date}\n"
    )
    convert(text, HERE / "pandoc-plain.docx")


def reviewed() -> None:
    """A reference document set here, and what two reviewers changed; second headings too small, 35 mm at the left."""
    text = markdown(SONGLING)
    text = text.replace(
        "12件", '[13]{.insertion author="审核科" date="2025-01-03T09:00:00Z"}'
        '[12]{.deletion author="审核科" date="2025-01-03T09:00:00Z"}件'
    )  # fmt: skip
    text = text.replace(
        "9名", '[请核对]{.comment-start id="0" author="张处" date="2025-01-04T10:30:00Z"}9名[]{.comment-end id="0"}'
    )
    text = f"---\ntitle: {SONGLING.title}\n---\n\n{SONGLING.addressee}\n\n{text}\n\n{SONGLING.signature}\n\n"
    text += "2025年元月8日\n"
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(_own_reference())
        document = Document(str(reference))
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(35), Mm(26)
        for name, (font, size) in FACES.items():
            if name != "Footer":
                set_style(document.styles[name], font, 14 if name == "Heading 2" else size)
        for name in ("Body Text", "First Paragraph"):
            set_style(document.styles[name], *FACES["Normal"])
        document.save(str(reference))
        convert(text, HERE / "pandoc-reviewed.docx", f"--reference-doc={reference}")


def _own_reference() -> bytes:
    """What pandoc gives out as its reference document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.docx"
        pypandoc.convert_text("", "docx", "markdown", outputfile=str(path))
        return path.read_bytes()


def convert(text: str, path: Path, *options: str) -> None:
    """Markdown to a file."""
    pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path), extra_args=list(options))


if __name__ == "__main__":
    plain()
    reviewed()
