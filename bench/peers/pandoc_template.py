"""Jinja templates of Markdown, and the reference document whose styles pandoc takes."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from docx import Document
from peers.looks import dress
from samples import Para, Report, Token

_SYNTAX = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^$@<>\"'])")


def write_template(report: Report, path: Path) -> Path:
    """Markdown with figures as `{{ … }}`, one section under an `if`, one as a loop."""
    parts = [_block(p) for p in report.head]
    for index, section in enumerate(report.sections):
        blocks = [_block(p) for p in section]
        if index == report.looped:
            blocks = [blocks[0], _points()]
        elif index == report.optional:
            blocks = ["{% if shown %}", *blocks, "{% endif %}"]
        parts += blocks
    parts += [_block(p) for p in report.tail]
    path.write_text("\n\n".join(parts) + "\n", "utf-8")
    return path


def write_growing(unit: str, path: Path) -> Path:
    """A template for any number of paragraphs (a run-in heading and text) or of table rows of five cells."""
    row = "| " + " | ".join(f"{{{{ row[{i}] }}}}" for i in range(5)) + " |"
    heads = "| 甲 | 乙 | 丙 | 丁 | 戊 |\n|---|---|---|---|---|\n"
    text = _points() if unit == "paragraphs" else heads + f"{{% for row in rows %}}{row}\n{{% endfor %}}"
    path.write_text(text + "\n", "utf-8")
    return path


def write_reference(pandoc: str, path: Path) -> Path:
    """pandoc's own reference document in our looks."""
    made = subprocess.run([pandoc, "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    path.write_bytes(made.stdout)
    document = Document(str(path))
    dress(document)
    document.save(str(path))
    return path


def _points() -> str:
    # Literal line ends belong to the loop: a paragraph a round, blank lines between.
    lead = '{% if point.lead %}[{{ point.lead }}]{custom-style="Run In"}{% endif %}'
    return "{% for point in points %}" + _styled("Body", lead + "{{ point.text }}") + "\n\n{% endfor %}"


def _block(para: Para) -> str:
    text = _source(para.text)
    if para.style in ("Heading1", "Heading2"):
        return "#" * int(para.style[-1]) + " " + text
    if para.lead:
        text = f'[{_source(para.lead)}]{{custom-style="Run In"}}{text}'
    return _styled(para.style, text)


def _styled(style: str, text: str) -> str:
    return f'::: {{custom-style="{style}"}}\n{text}\n:::'


def _source(tokens: Iterable[Token]) -> str:
    return "".join(f"{{{{ {t.name} }}}}" if t.name else _SYNTAX.sub(r"\\\1", t.text) for t in tokens)
