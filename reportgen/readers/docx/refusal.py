"""What stops the reading of a .docx; it never leaves this room but as a diagnostic."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic
from reportgen.reading import top_of

RESAVE = "用 Word 或 WPS 打开，另存为 .docx 再试；打不开的，请换一份完好的文件"


class Refused(Exception):
    """The file cannot be read on; carries its diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def damaged(name: str, what: str, hint: str = RESAVE) -> Refused:
    """The file is no whole .docx."""
    return Refused(Diagnostic("RG116", what, top_of(name), (hint,)))


def unsafe(name: str, what: str, hint: str = RESAVE) -> Refused:
    """The file passes a limit, or holds what could harm its reader."""
    return Refused(Diagnostic("RG117", what, top_of(name), (hint,)))


def foreign(name: str, what: str) -> Refused:
    """The file is of another kind."""
    hint = "用 Word 或 WPS 打开，另存为 .docx 再校对"
    return Refused(Diagnostic("RG118", f"这是{what}，不是 .docx", top_of(name), (hint,)))


def too_much(name: str, what: str, hint: str = "分成几个文件，逐个校对") -> Refused:
    """There is more of something than is read."""
    return Refused(Diagnostic("RG102", f"{what}，不再读取", top_of(name), (hint,)))
