"""From what a part holds to `Words`, `Frame` and `PageSetup`: texts with their looks, changes and comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.document.looks import Comment, Frame, Margin, PageSetup, Row, Stretch, Tracked, Words
from reportgen.readers.docx.changes import TRACKED, author_of
from reportgen.readers.docx.grids import Grid, GridRow
from reportgen.readers.docx.lists import Lists
from reportgen.readers.docx.looks import Looks, page_setup
from reportgen.readers.docx.paragraphs import Paragraph
from reportgen.readers.docx.properties import Bag, is_on, points, read, value, values
from reportgen.readers.docx.walking import Part

_PAGES = ("default", "even", "first")


def words(
    paragraph: Paragraph, number: int, story: str, looks: Looks, lists: Lists | None, comments: tuple[Comment, ...] = ()
) -> Words:
    """A paragraph with its looks; `lists` is None where Word's own numbers are not wanted."""
    form, numbered = looks.form(paragraph.style, paragraph.bag)
    mark = tuple((path[4:], said) for path, said in paragraph.bag if path.startswith("rPr/"))
    return Words(
        number=number,
        text=paragraph.text,
        label=lists.label(numbered, paragraph.style) if lists is not None else "",
        stretches=tuple(_stretches(paragraph, looks)),
        form=form,
        story=story,
        slot=paragraph.slot,
        section=paragraph.section,
        boxed=paragraph.boxed,
        drawn=paragraph.drawn,
        pictured=paragraph.pictured,
        breaks=paragraph.breaks,
        tracked=tuple(Tracked(c.kind, c.start, c.end, c.text, *c.author, c.mark) for c in paragraph.changes),
        comments=comments,
        fields=tuple(" ".join(code.split()) for code in paragraph.fields or ()),
        marks=tuple(paragraph.marks or ()),
        results=tuple(paragraph.results),
        hidden=tuple(paragraph.hidden),
        unread=tuple(paragraph.unread),
        mark_face=looks.face(paragraph.style, mark),
    )


def _stretches(paragraph: Paragraph, looks: Looks) -> Iterator[Stretch]:
    """Neighbours of one face are one stretch."""
    open_: Stretch | None = None
    ends = [*(start for start, _ in paragraph.runs[1:]), paragraph.length]
    for (start, bag), end in zip(paragraph.runs, ends):
        if end <= start:
            continue
        face = looks.face(paragraph.style, bag)
        if open_ is not None and open_.face == face:
            open_ = open_._replace(end=end)
            continue
        if open_ is not None:
            yield open_
        open_ = Stretch(start, end, face)
    if open_ is not None:
        yield open_


def comments_of(part: Part, remarks: Part | None) -> Mapping[int, tuple[Comment, ...]]:
    """The comments by `id()` of the paragraph that each begins in; `remarks` is the part of their texts.

    One that hangs nowhere is put to the first paragraph: it was written to be read.
    """
    if remarks is None:
        return {}
    texts: dict[str, list[str]] = {}
    for paragraph in remarks.paragraphs:
        texts.setdefault(paragraph.owner, []).append(paragraph.text)
    begun: dict[str, tuple[Paragraph, int]] = {}
    ended: dict[str, tuple[Paragraph, int]] = {}
    for anchor in part.notes.anchors:
        table = begun if anchor.begins in (True, None) else ended
        table.setdefault(anchor.id, (anchor.paragraph, anchor.offset))
    found: dict[int, list[Comment]] = {}
    for id_, (paragraph, start) in begun.items():
        if id_ in remarks.notes.authors:
            last, end = ended.get(id_, (paragraph, start))
            author = remarks.notes.authors[id_]
            stop = end if last is paragraph else paragraph.length
            comment = Comment(start, max(stop, start), "\n".join(texts.get(id_, ())), *author)
            found.setdefault(id(paragraph), []).append(comment)
    found.setdefault(id(part.paragraphs[0]) if part.paragraphs else 0, []).extend(
        Comment(0, 0, "\n".join(texts.get(id_, ())), *author)
        for id_, author in remarks.notes.authors.items()
        if id_ not in begun
    )
    return {key: tuple(several) for key, several in found.items()}


def frame(grid: Grid) -> Frame:
    """A table; cells that one above covers are not listed."""
    said = read(grid.bag)
    columns = (values(attributes).get("w", "") for path, attributes in grid.columns if path == "gridCol")
    return Frame(
        rows=tuple(_row(row) for row in grid.rows),
        widths=tuple(points(width) or 0.0 for width in columns),
        cells=_cells(grid),
        align=value(said, "jc"),
        style=value(said, "tblStyle"),
    )


def _row(row: GridRow) -> Row:
    said = read(row.bag)
    tracked = next((local for local in TRACKED if local in said), None)
    change = None
    if tracked is not None:
        change = Tracked(TRACKED[tracked], 0, 0, "", *author_of(said[tracked]), True)
    height = said.get("trHeight", {})
    return Row(
        repeats=is_on(said, "tblHeader"),
        whole=is_on(said, "cantSplit"),
        height=points(height.get("val", "")),
        rule=height.get("hRule", ""),
        tracked=change,
    )


def _cells(grid: Grid) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    rows: list[list[list[int]]] = []
    above: dict[int, list[int]] = {}
    for row in grid.rows:
        cells: list[list[int]] = []
        open_: dict[int, list[int]] = {}
        for cell in row.cells:
            begun = above.get(cell.column)
            if cell.continues and begun is not None and begun[1] == cell.across:
                begun[2] += 1
                open_[cell.column] = begun
                continue
            made = [cell.column, cell.across, 1]
            cells.append(made)
            if cell.starts or cell.continues:
                open_[cell.column] = made
        rows.append(cells)
        above = open_
    return tuple(tuple((column, across, down) for column, across, down in cells) for cells in rows)


def sections(bags: Sequence[Bag], margins: Mapping[str, tuple[Words, ...]]) -> tuple[PageSetup, ...]:
    """The sections in order, each with the headers and footers that it has or goes on with; `margins` by relation."""
    found: list[PageSetup] = []
    kept: dict[tuple[bool, str], tuple[Words, ...]] = {}
    for bag in bags:
        for above, pages, id_ in _references(bag):
            if id_ in margins:
                kept[above, pages] = margins[id_]
        setup = page_setup(bag)
        order = sorted(kept, key=lambda key: (not key[0], _PAGES.index(key[1])))
        found.append(setup._replace(margins=tuple(Margin(pages, above, kept[above, pages]) for above, pages in order)))
    return tuple(found)


def _references(bag: Bag) -> Iterable[tuple[bool, str, str]]:
    for path, attributes in bag:
        if path in ("headerReference", "footerReference"):
            said = values(attributes)
            pages = said.get("type", "default")
            if pages in _PAGES:
                yield path == "headerReference", pages, said.get("id", "")
