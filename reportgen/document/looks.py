"""What a document from elsewhere looks like, as its file declares it: filled by readers, read by format checks.

Lengths are points. None (and "" of a name) means that nothing in the file says it: neither the text, nor a style, nor
the defaults of the document. What is said here is what holds in the end, styles and theme looked through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reportgen.document.nodes import Document
from reportgen.source import Source
from reportgen.tuples import NamedTuple

BODY, FOOTNOTE, ENDNOTE = "正文", "脚注", "尾注"
"""The stories of a document that have text of their own; those of headers and footers belong to sections."""


class Face(NamedTuple):
    """How characters look: the fonts of Chinese (`eastern`) and of Latin ones, the size in points, RRGGBB or "".

    `struck`: once or twice. `highlight` is the name or the RRGGBB of what lies behind them. `position` is superscript,
    subscript or "". `effects` are other looks by Word's own names (em, bdr, spacing …) with their values.
    """

    eastern: str = ""
    latin: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    color: str = ""
    struck: bool = False
    highlight: str = ""
    position: str = ""
    effects: tuple[tuple[str, str], ...] = ()


class Stretch(NamedTuple):
    """Characters `start` to `end` of a paragraph's text have one face."""

    start: int
    end: int
    face: Face


class Indent(NamedTuple):
    """Indents in points and in characters (字符, which Word prefers where both are given); `first` < 0 hangs."""

    first: float | None = None
    first_chars: float | None = None
    left: float | None = None
    left_chars: float | None = None
    right: float | None = None
    right_chars: float | None = None


class Spacing(NamedTuple):
    """Pitch of lines and space around a paragraph.

    `line` is points where `rule` is exact or atLeast, and a multiple of the single line where it is auto. `before` and
    `after` are points, `before_lines` and `after_lines` lines of the grid.
    """

    line: float | None = None
    rule: str = ""
    before: float | None = None
    after: float | None = None
    before_lines: float | None = None
    after_lines: float | None = None


class Form(NamedTuple):
    """How a paragraph is set. `style` is the style's name as Word spells it in English (heading 1), in small letters.

    `align` is left, center, right, both, distribute, or "". `level` is the outline level from 1; None for text.
    `grid`: its lines keep to the grid of the page. `borders` are the rules at its sides.
    """

    style: str = ""
    align: str = ""
    indent: Indent = Indent()
    spacing: Spacing = Spacing()
    level: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    grid: bool = True
    borders: tuple[tuple[str, float, str], ...] = ()
    """(side, width in points, colour as RRGGBB or "")."""
    shade: str = ""
    """What lies behind it, as RRGGBB."""


class Slot(NamedTuple):
    """Where a paragraph stands in a table: the number of the table in the story, and row and column, all from 0."""

    table: int
    row: int
    column: int


class Tracked(NamedTuple):
    """A change still tracked: `kind` is 插入, 删除, 移入, 移出 or 格式.

    Inserted characters stand at `start` to `end` of the paragraph's text; what was deleted (`text`) stood at `start`.
    `mark`: the change is that of the paragraph's end, too (a paragraph inserted, or joined with the next one).
    `date` is as the file says it (ISO), "" where it does not.
    """

    kind: str
    start: int
    end: int
    text: str
    author: str
    date: str
    mark: bool = False


class Comment(NamedTuple):
    """A comment (批注) on characters `start` to `end` of a paragraph."""

    start: int
    end: int
    text: str
    author: str
    date: str


class Words(NamedTuple):
    """A paragraph: its text once all tracked changes are accepted, and all that the file says of it.

    `number` counts from 1 and is its line in `Received.source`.
    `label` is the number that Word sets itself (一、), which is no part of the text. `role` is what it is taken for:
    a role of `document.walk.texts` (标题, 主送, 标题1, 正文, 表, 署名 …), 附件 for the mark of one, 其他 for what is no
    part of a report that is known, "" for an empty one. `head` is where a heading ends that runs into its paragraph
    (role 标题2 and a `head` below the length of the text), 0 elsewhere.
    `marks` are the names of bookmarks that begin here, with their offsets. `fields` are the codes of fields (PAGE).
    `drawn`: a picture, shape or text box hangs on it; `pictured`: one that is no box.
    `breaks`: a page break stands in it. `boxed`: it is in a text box.
    `hidden` is text that is set as hidden, with the offset at which it would stand; it is no part of `text`.
    `results` are the characters, from and to, that fields yielded.
    `unread` names what stands in it, or behind it, and is no text: 公式, 符号, 对象, 嵌入文件 …
    """

    number: int
    text: str
    role: str = ""
    head: int = 0
    label: str = ""
    stretches: tuple[Stretch, ...] = ()
    form: Form = Form()
    story: str = BODY
    slot: Slot | None = None
    section: int = 0
    boxed: bool = False
    drawn: bool = False
    pictured: bool = False
    breaks: bool = False
    tracked: tuple[Tracked, ...] = ()
    comments: tuple[Comment, ...] = ()
    fields: tuple[str, ...] = ()
    marks: tuple[tuple[str, int], ...] = ()
    mark_face: Face = Face()
    """The face of the paragraph's end, which an empty paragraph has instead of stretches."""
    unread: tuple[str, ...] = ()
    results: tuple[tuple[int, int], ...] = ()
    hidden: tuple[tuple[int, str], ...] = ()

    def is_unclear(self, start: int, end: int) -> bool:
        """Whether struck, raised or lowered characters stand in text[start:end] or touch it."""
        touching = (s.face for s in self.stretches if s.start <= end and start <= s.end)
        return any(face.struck or face.position for face in touching)


class Margin(NamedTuple):
    """Text above (header) or below (footer) the pages of a section; `pages` is default, even or first."""

    pages: str
    above: bool
    paragraphs: tuple[Words, ...]


class PageSetup(NamedTuple):
    """A section: paper, margins and distances in points; the grid's pitch in points, `grid_chars` as Word keeps it.

    `grid` is lines, linesAndChars, snapToChars or "". `chars` is what is added to the width of a character, points.
    `first_differs`: the first page has a header and footer of its own. `kind` is how it begins (nextPage, continuous).
    """

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    footer: float | None = None
    gutter: float | None = None
    grid: str = ""
    pitch: float | None = None
    chars: float | None = None
    columns: int = 1
    landscape: bool = False
    first_differs: bool = False
    kind: str = ""
    start: int | None = None
    """The number of its first page, where one is set."""
    margins: tuple[Margin, ...] = ()


class Row(NamedTuple):
    """A row of a table: whether it repeats as a head, whether it may not be split over pages, its height in points."""

    repeats: bool = False
    whole: bool = False
    height: float | None = None
    rule: str = ""
    tracked: Tracked | None = None
    """A row that is still tracked as put in or taken away."""


class Frame(NamedTuple):
    """A table: its place among the blocks is that of its paragraphs (`Words.slot`); widths of its columns in points.

    `cells` are, row by row, (column, columns that it covers, rows that it covers); a covered cell is not listed.
    """

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int, int], ...], ...]
    align: str = ""
    style: str = ""


class Looks(NamedTuple):
    """All that is said of looks beside the paragraphs.

    `even_and_odd`: left and right pages have footers of their own. `punctuation` is characterSpacingControl
    (doNotCompress …). `theme_fonts` counts the places where only a theme names the font. `properties` are title,
    creator … and the custom properties of the file, by name.
    """

    sections: tuple[PageSetup, ...]
    tables: tuple[Frame, ...] = ()
    even_and_odd: bool = False
    punctuation: str = ""
    theme_fonts: int = 0
    properties: tuple[tuple[str, str], ...] = ()
    styles: tuple[str, ...] = ()
    """The names of the paragraph styles in use, in small letters."""
    charts: tuple[tuple[str, ...], ...] = ()
    """What each chart shows: names and numbers, series by series."""


@dataclass(frozen=True, eq=False, repr=False)
class Received:
    """A document from elsewhere: its paragraphs in reading order with their looks.

    `source` has one line a paragraph, so that `Place` and `show` work on it.
    """

    source: Source
    paragraphs: tuple[Words, ...]
    looks: Looks
    compose: Callable[[Received], Document]

    @cached_property
    def document(self) -> Document:
        """What the paragraphs make up; every run has the origin `origin.Written`, which knows its place."""
        return self.compose(self)
