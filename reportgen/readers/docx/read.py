"""A .docx as lines with kinds; a place in it is the number of a paragraph and a column in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Outcome
from reportgen.lines import CELL, HEADING, PART, POINT, TITLE
from reportgen.readers.docx.aside import aside_of, without
from reportgen.readers.docx.lists import Lists, read_lists
from reportgen.readers.docx.paragraphs import BREAK, Count, Paragraph
from reportgen.readers.docx.properties import over, read
from reportgen.readers.docx.styles import Style, Styles, read_styles
from reportgen.readers.docx.walking import read_part
from reportgen.readers.kinds import Draft, heads
from reportgen.readers.manuscript import Manuscript, draft_of, manuscript
from reportgen.readers.package import Package, read_package
from reportgen.readers.refusal import Format
from reportgen.reading import Wanted, empty
from reportgen.source import Source
from reportgen.tuples import NamedTuple

SIZE_LIMIT = 64 << 20
"""Bytes of a file, pictures and all."""
_NOTES = ("footnotes", "endnotes")
_TEXT_LEVELS = range(9)
"""Outline levels of headings; 9 is that of the text."""
_RIGHT = ("right", "end")
WANTED = Wanted(
    "Word 文件",
    "报告.docx",
    "名称要以 .docx 结尾",
    "多半没有存好：用 Word 或 WPS 打开原来的文件，另存一份再试",
    "把里面的图片压缩，或者分成几个文件",
    "多半已损坏：换成原来的文件",
    lenient=True,
)
DOCX = Format(
    suffix=".docx",
    name="Word 文件",
    main="word/document.xml",
    content="正文",
    damaged="RG116",
    unsafe="RG117",
    resave="用 Word 或 WPS 打开，另存为 .docx 再试；打不开的，请换一份完好的文件",
    instead="用 Word 或 WPS 打开，另存为 .docx 再试",
    old="旧格式的 Word 或 WPS 文件（.doc、.wps）",
    others=(
        ("xl/workbook.xml", "Excel 文件"),
        ("ppt/presentation.xml", "PPT 文件"),
        ("content.xml", "OpenDocument 文件（.odt 等）"),
    ),
    size=SIZE_LIMIT,
    wanted=WANTED,
)


class Opened(NamedTuple):
    """A .docx that was read: its package, its paragraphs in the order of their numbers, and its lines.

    `aside` are the columns of characters that are struck out or raised, by the number of their paragraph: the lines
    go on without them.
    """

    package: Package
    paragraphs: tuple[Paragraph, ...]
    manuscript: Manuscript
    aside: Mapping[int, frozenset[int]]


class _Whole(NamedTuple):
    """What is read of a package, before its lines get their kinds."""

    package: Package
    paragraphs: tuple[Paragraph, ...]
    drafts: list[Draft]
    aside: Mapping[int, frozenset[int]]


def _read(package: Package) -> _Whole:
    styles, lists, count = read_styles(package), read_lists(package), Count()
    parts = [package.main, *filter(None, map(package.related, _NOTES))]
    paragraphs = tuple(p for part in parts for p in read_part(package.read(part), part, count, styles).paragraphs)
    aside = {n: gone for n, one in enumerate(paragraphs, 1) if (gone := aside_of(one, styles))}
    drafts = [
        without(draft, aside.get(number, frozenset()))
        for number, one in enumerate(paragraphs, 1)
        for draft in drafts_of(one, number, styles, _label(one, styles, lists))
    ]
    return _Whole(package, paragraphs, drafts, aside)


def _label(paragraph: Paragraph, styles: Styles, lists: Lists) -> str:
    style = styles.get(paragraph.style or styles.normal)
    if not (paragraph.listed or style.listed):
        return ""
    return lists.label(over(style.paragraph, read(paragraph.bag)), paragraph.style)


def read_docx(data: bytes, name: str, kind: str | None = None) -> Outcome[Opened]:
    """The text of a .docx, then its footnotes and endnotes; left out are headers, footers, and what is set aside."""
    read = read_package(data, name, DOCX, _read)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    package, paragraphs, drafts, aside = read.value
    source = Source(name, "\n".join(paragraph.text for paragraph in paragraphs))
    if not source.text.strip():
        hint = "只有图片的，先把图片里的字打成文字"
        return Outcome(None, (empty(name, hint, "文件里没有文字"),))
    return Outcome(Opened(package, paragraphs, manuscript(source, drafts, kind), aside))


def drafts_of(paragraph: Paragraph, number: int, styles: Styles, label: str) -> Iterator[Draft]:
    """The lines of a paragraph: a line break in it parts them; `label` is what Word's own list puts before it."""
    sure, likely = _kind(paragraph, styles.get(paragraph.style), label)
    column = 1
    for line in paragraph.text.split(BREAK):
        yield draft_of(line, number, column, sure, likely)
        column += len(line) + 1


def _kind(paragraph: Paragraph, style: Style, label: str) -> tuple[str, str]:
    """The kind that a paragraph has in any case, and the one that it has unless it is a sentence."""
    level = style.level if paragraph.level is None else paragraph.level
    align = paragraph.align or style.align
    if paragraph.contents or style.name.startswith("toc "):
        return PART, ""
    if paragraph.cell:
        return CELL, ""
    if style.name == "title":
        return "", TITLE
    if style.name.startswith("heading ") or level in _TEXT_LEVELS:
        return "", HEADING
    if label:
        return "", HEADING if heads(label, paragraph.text) else POINT
    if align == "center":
        return "", TITLE
    return "", PART if align in _RIGHT or paragraph.boxed or style.name == "subtitle" else ""
