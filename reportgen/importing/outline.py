"""The body of a document from elsewhere as sections, each a list of pieces: headings, paragraphs, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reportgen.document.nodes import Block, Chart, Heading, Inlines, Paragraph, Points, Table, plain
from reportgen.document.walk import block_texts
from reportgen.facts.labels import TABLE_SET
from reportgen.origin import Written
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.tuples import NamedTuple

_HANZI = "[一二三四五六七八九十]{1,3}"
_LABELS = (
    (1, rf"{_HANZI}、|第{_HANZI}(?:部分|章)[、：:\s]*"),
    (2, rf"[（(]{_HANZI}[）)]"),
    (3, r"[0-9]{1,2}(?:[.．](?![0-9])|、)"),
    (4, r"[（(][0-9]{1,2}[）)]"),
)
_OF_HEADINGS = (*_LABELS, (2, TABLE_SET))
"""表一 begins a heading only where Word's style says that it is one; else the name of a table, or a text about one."""
_LONGEST = 45
"""Characters of a heading."""
_WITHIN = "；;：:"
_SPACE = " \t\u3000\u00a0"


class Piece(NamedTuple):
    """One paragraph or table of the body; `numbers` are those of its paragraphs in the file.

    `level` is 0 for text, 1 to 4 for what has a number of that level; `heading` holds no number and no closing mark
    ("" where a number stands before mere text), `text` what runs on behind it, or the paragraph. `label` is the number,
    `stop` the closing mark.
    """

    numbers: tuple[int, ...]
    level: int = 0
    heading: str = ""
    text: str = ""
    table: Table | Chart | None = None
    label: str = ""
    stop: str = ""


class Section(NamedTuple):
    """A level-1 heading with all below it; the first one of a document may have no heading."""

    heading: str
    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...] = ()
    """The paragraphs of the heading itself."""
    runs_on: bool = False
    """Whether its text begins in the paragraph of the heading."""
    label: str = ""
    """The number that the old report sets before the heading."""

    @property
    def every(self) -> tuple[int, ...]:
        """All its paragraphs, in order."""
        return (*self.numbers, *(number for piece in self.pieces for number in piece.numbers))


def sections_of(blocks: Iterable[Block], labels: Mapping[int, str] = MappingProxyType({})) -> tuple[Section, ...]:
    """The sections of a body in order; text before the first heading makes one without a heading.

    `labels` are the numbers that Word itself sets before paragraphs, which are no part of their text.
    """
    found: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in _raised([*pieces_of(blocks, labels)]):
        if piece.level == 1 and piece.heading:
            found.append((piece, []))
            if piece.text:
                found[-1][1].append(Piece((), text=piece.text))
        else:
            found[-1][1].append(piece)
    return tuple(_section(head, tuple(pieces)) for head, pieces in found if head is not None or pieces)


def _raised(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Where no heading is of the first level, those without numbers begin at it: some take 标题 2 for the sections."""
    headed = [piece for piece in pieces if piece.level and piece.heading]
    levels = [piece.level for piece in headed if not piece.label]
    up = 0 if any(piece.level == 1 for piece in headed) else min(levels, default=1) - 1
    for piece in pieces:
        yield piece._replace(level=piece.level - up) if piece.level and piece.heading and not piece.label else piece


def _section(head: Piece | None, pieces: tuple[Piece, ...]) -> Section:
    return Section(head.heading, pieces, head.numbers, bool(head.text), head.label) if head else Section("", pieces)


def pieces_of(blocks: Iterable[Block], labels: Mapping[int, str] = MappingProxyType({})) -> Iterator[Piece]:
    """Blocks as pieces; paragraphs that begin with a number are told from others."""
    for block in blocks:
        if isinstance(block, Heading):
            text = plain(block.content).replace(BREAK, "").strip(_SPACE)
            level, bare = (block.level, text) if block.label else _unlabelled(text, block.level, _OF_HEADINGS)
            label = block.label or text[: len(text) - len(bare)]
            body, *more = _lines(block.body or ()) or [""]
            numbers = numbers_of(block.content, block.body or ())
            yield Piece(numbers, level, _open(bare), body, None, label, bare[len(_open(bare)) :].strip(_SPACE))
            yield from (_paragraph(line, numbers) for line in more)
        elif isinstance(block, Paragraph):
            numbers = numbers_of(block.content)
            first, *more = _lines(block.content) or [""]
            label = labels.get(numbers[0], "") if numbers else ""
            lines = [f"{label if _unlabelled(label, 0)[0] else ''}{first}", *more]  # bullets count nothing
            yield from (_paragraph(line, numbers) for line in lines if line)
        elif isinstance(block, (Table, Chart)):
            contents = [content for _, content in block_texts((block,))]
            yield Piece(numbers_of(*contents), table=block)
        else:
            assert isinstance(block, Points), "the only block that is left"
            contents = [content for _, content in block_texts((block,))]
            yield from (_paragraph(line, numbers_of(c)) for c in contents for line in _lines(c))


def _lines(content: Inlines) -> list[str]:
    """A paragraph, or several where line breaks part it."""
    return [line for text in plain(content).split(BREAK) if (line := text.strip(_SPACE))]


def numbers_of(*contents: Inlines) -> tuple[int, ...]:
    """The paragraphs of the file that some texts come from, each once."""
    origins = (run.origin for content in contents for run in content)
    return tuple(dict.fromkeys(origin.place.line for origin in origins if isinstance(origin, Written)))


def _unlabelled(text: str, level: int, labels: Sequence[tuple[int, str]] = _LABELS) -> tuple[int, str]:
    """A heading whose number is typed into its text; the number tells its level."""
    for own, pattern in labels:
        match = re.match(pattern, text)
        if match:
            return own, text[match.end() :].lstrip(_SPACE)
    return level, text


def _paragraph(text: str, numbers: tuple[int, ...]) -> Piece:
    level, bare = _unlabelled(text, 0)
    if not level:
        return Piece(numbers, text=text)
    first, stop, rest = bare.partition("。")
    short = 0 < len(first) <= _LONGEST and not any(mark in first for mark in _WITHIN)
    label = text[: len(text) - len(bare)]
    if not (short and (level < 3 or not stop or rest)):
        return Piece(numbers, level, text=bare, label=label) if level > 1 else Piece(numbers, text=text)
    return Piece(numbers, level, _open(first), rest.strip(_SPACE), None, label, stop)


def _open(heading: str) -> str:
    """A heading without its closing mark."""
    return heading.rstrip(_SPACE).removesuffix("。")
