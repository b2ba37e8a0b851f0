"""The literal table of writers: which ending of a file's name asks for which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from reportgen.document.nodes import Document
from reportgen.errors import ReportgenError
from reportgen.packs.layout import Layout

Writer = Callable[[Document, Layout], bytes]
"""Each is loaded when it writes: a wrong name is told without."""


def _docx(document: Document, layout: Layout) -> bytes:
    from reportgen.writers.docx.write import write_docx

    return write_docx(document, layout)


def _text(document: Document, _: Layout) -> bytes:
    from reportgen.writers.plain import write_plain

    return write_plain(document).encode()


WRITERS: Mapping[str, Writer] = MappingProxyType({".docx": _docx, ".txt": _text})


def writer_for(path: Path) -> Writer:
    """The writer that the ending of a name asks for.

    Raises:
        ReportgenError: none does.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        endings = " 或 ".join(WRITERS)
        hint = "公文写成 报告.docx，纯文本写成 报告.txt；要写进文件夹，以 / 结尾"
        raise ReportgenError(f"输出文件名“{path}”不以 {endings} 结尾", hint)
    return writer
