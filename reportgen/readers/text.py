"""Plain text and Markdown: UTF-8 to lines with kinds and places."""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.readers.manuscript import Manuscript, draft_of, manuscript
from reportgen.readers.markdown import drafts_of
from reportgen.reading import Wanted, decode

SIZE_LIMIT = 4 << 20
"""Bytes; a book of a million characters still fits."""
MARKDOWN = (".md", ".markdown")
SUFFIXES = (".txt", *MARKDOWN)
WANTED = Wanted(
    "要校对的文件",
    "报告.docx",
    "Word 文件的名称要以 .docx 结尾；文本存成 UTF-8 编码的 .txt 或 .md",
    "写上文字再校对",
    "分成几个文件，逐个校对",
    "多半不是文本文件，或已损坏：换成原来的文件",
    lenient=True,
)


def read_text(data: bytes, name: str, suffix: str = ".txt", kind: str | None = None) -> Outcome[Manuscript]:
    """The lines of a text; characters that belong in no document are findings, and the rest is still read."""
    source = decode(data, name, WANTED, SIZE_LIMIT)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    if suffix in MARKDOWN:
        drafts = drafts_of(source.value)
    else:
        drafts = (draft_of(line, number) for number, line in enumerate(source.value.lines, 1))
    return Outcome(manuscript(source.value, drafts, kind), source.diagnostics)
