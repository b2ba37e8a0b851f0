"""What stops the reading of a stranger's package; it never leaves these rooms but as a diagnostic."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, beside
from reportgen.reading import Wanted, top_of
from reportgen.tuples import NamedTuple


class Format(NamedTuple):
    """A kind of file and the words of its messages; `main` is the part without which it is none, `size` its most bytes.

    `damaged` and `unsafe` are codes. `old` names what an OLE file with this suffix is, `others` the kinds of zip that
    people rename: a part that each has, what it is, what to do with it (nothing for `instead`).
    """

    suffix: str
    name: str
    main: str
    content: str
    damaged: str
    unsafe: str
    resave: str
    instead: str
    old: str
    others: tuple[tuple[str, ...], ...]
    size: int
    wanted: Wanted


class Problem(NamedTuple):
    """What is wrong, before it is known with which kind of file: `kind` is damaged, unsafe, foreign or too much."""

    kind: str
    what: str
    hint: str = ""


class Refused(Exception):
    """The file cannot be read on."""

    def __init__(self, found: Problem | Diagnostic) -> None:
        """`found` may be a diagnostic of its own."""
        self.found = found

    def told(self, form: Format, name: str) -> Diagnostic:
        """The diagnostic about a file of this name."""
        found = self.found
        if isinstance(found, Diagnostic):
            return found
        codes = {"damaged": form.damaged, "unsafe": form.unsafe, "foreign": "RG118", "too much": "RG102"}
        hint = form.instead if found.kind == "foreign" else form.resave
        return Diagnostic(codes[found.kind], found.what, top_of(name), (found.hint or hint,))


def this_is(what: str) -> str:
    """这是网页, 这是 PDF 文件: what a file is, with a space before a Latin name."""
    return beside("这是", what)


def damaged(what: str, hint: str = "") -> Refused:
    """The file is not whole."""
    return Refused(Problem("damaged", what, hint))


def unsafe(what: str, hint: str = "") -> Refused:
    """The file passes a limit, or holds what could harm its reader."""
    return Refused(Problem("unsafe", what, hint))


def too_much(what: str, hint: str = "") -> Refused:
    """There is more of something than is read."""
    return Refused(Problem("too much", f"{what}，不再读取", hint))


def foreign(form: Format, what: str, hint: str = "") -> Refused:
    """The file is of another kind."""
    return Refused(Problem("foreign", f"{this_is(what)}，不是 {form.suffix}", hint))
