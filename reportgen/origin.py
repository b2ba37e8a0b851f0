"""Floor 1: where each run of characters of a report comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeAlias

from reportgen.source import Place
from reportgen.tuples import NamedTuple


class Literal(NamedTuple):
    """Text written in a template, at `line` of `file` (its name within the packs)."""

    file: str
    line: int


class Expression(NamedTuple):
    """What an expression of a template made; `names` are the dotted names it mentions."""

    file: str
    line: int
    names: tuple[str, ...] = ()


class Fact(NamedTuple):
    """A datum of a facts file, printed as it is; `path` is its key path."""

    path: str
    place: Place


class Program(NamedTuple):
    """What the program adds: numbering, fixed words of the 公文 format."""

    what: str


class Inset(NamedTuple):
    """The place of a table or chart that a template asks for: its tag, form and title ("" where the tag has none)."""

    tag: str
    names: tuple[str, ...]
    file: str
    line: int
    form: str = ""
    title: str = ""


class Written(NamedTuple):
    """Text of a document from elsewhere, as it stands there."""

    place: Place


Origin: TypeAlias = Literal | Expression | Fact | Program | Inset | Written


class Marked(NamedTuple):
    """A text whose every character has an origin: `origins[i]` holds from `starts[i]` up to `starts[i + 1]`."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[Origin, ...]

    def origin(self, index: int) -> Origin:
        """Where the character at `index` comes from."""
        return self.origins[bisect_right(self.starts, index) - 1]

    def is_syntax(self, index: int) -> bool:
        """Whether the character may be markup: only a template's literal text and the program's own may."""
        return isinstance(self.origin(index), (Literal, Program))

    def runs(self, start: int, end: int) -> tuple[tuple[str, Origin], ...]:
        """The pieces of text[start:end], each of one origin."""
        pieces = []
        index = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            stop = min(stop, end)
            if stop > start:
                pieces.append((self.text[start:stop], self.origins[index]))
            start, index = stop, index + 1
        return tuple(pieces)


def joined(first: Marked, second: Marked) -> Marked:
    """Two texts with an empty line between them."""
    pieces = [*first.runs(0, len(first.text)), *second.runs(0, len(second.text))]
    at = len(first.origins)
    feeds = [("\n\n", Program("段落"))]
    return marked([*pieces[:at], *feeds, *pieces[at:]])


def marked(pieces: Iterable[tuple[str, Origin]]) -> Marked:
    """A marked text out of its pieces; neighbours of one origin are joined."""
    texts: list[str] = []
    starts: list[int] = []
    origins: list[Origin] = []
    length = 0
    for text, origin in pieces:
        if not text:
            continue
        if not origins or origins[-1] is not origin:
            starts.append(length)
            origins.append(origin)
        texts.append(text)
        length += len(text)
    return Marked("".join(texts), tuple(starts), tuple(origins))
