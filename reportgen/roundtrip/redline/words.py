"""The text of a paragraph as a tree holds it: split, marked as inserted, and taken over as deleted."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.roundtrip.redline.tree import Element, W, child, keeps_space, local, made, properties, text_of_length
from reportgen.tuples import NamedTuple

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\x0b", "cr": "\x0b", "noBreakHyphen": "-"}
_PAGE = "\x0c"
"""A break that is more than one of lines."""
THING = "\ufffc"
"""Anything that is no text but stands in it: a picture, a note's mark, a symbol."""
_THINGS = ("drawing", "pict", "object", "ruby", "sym", "footnoteReference", "endnoteReference")
_WITHIN = ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
_STYLED = ("pStyle", "rStyle", "tblStyle")
_NOT_COPIED = ("sectPr", "pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo", "framePr")


class Piece(NamedTuple):
    """What one child of a run prints, and the run."""

    run: Element
    content: Element
    text: str


class Pen:
    """Who writes changes: the author, the date ("" for none), and the next id.

    `styles` are the ids of styles that may be named; `numbered` says whether numbering may be taken over.
    """

    def __init__(self, author: str, date: str, first: int, styles: frozenset[str], numbered: bool) -> None:
        self.author, self.date, self.next = author, date, first
        self.styles, self.numbered = styles, numbered
        self.lost = 0
        """Things of the older text that cannot be shown as deleted."""

    def change(self, kind: str) -> Element:
        """A w:ins or w:del."""
        said = {"id": str(self.next), "author": self.author} | ({"date": self.date} if self.date else {})
        self.next += 1
        return made(kind, **said)

    def mark(self, paragraph: Element, kind: str) -> None:
        """The end of a paragraph is inserted or deleted."""
        child(properties(paragraph, "pPr"), "rPr").insert(0, self.change(kind))

    def mark_row(self, row: Element, kind: str) -> None:
        """A row is inserted or deleted."""
        properties(row, "trPr").append(self.change(kind))

    def looks(self, props: Element | None) -> Element | None:
        """Properties of the older text for the newer one's package: only what it knows."""
        if props is None:
            return None
        copied = copy.deepcopy(props)
        for each in list(copied.iter()):
            parent = each.getparent()
            if each is not copied and parent is not None and not self._knows(each):
                parent.remove(each)
                continue
            for key in [key for key in each.attrib if not str(key).startswith(W) or "rsid" in str(key)]:
                del each.attrib[key]
        return copied

    def _knows(self, element: Element) -> bool:
        """Whether an element of the older text can stand in the newer one."""
        name = local(element)
        if name in _STYLED:
            return element.get(f"{W}val") in self.styles
        return bool(name) and name not in _NOT_COPIED and (name != "numPr" or self.numbered)


def pieces(paragraph: Element) -> list[Piece]:
    """What a paragraph prints, in order; codes of fields, marks and the like print nothing."""
    found: list[Piece] = []
    in_code: list[bool] = []
    for run in _runs(paragraph):
        for content in run:
            name = local(content)
            if name == "fldChar":
                kind = content.get(f"{W}fldCharType")
                if kind == "begin":
                    in_code.append(True)
                elif kind == "separate" and in_code:
                    in_code[-1] = False
                elif kind == "end" and in_code:
                    in_code.pop()
            elif not any(in_code):
                text = _printed(content, name)
                if text:
                    found.append(Piece(run, content, text))
    return found


def _runs(element: Element) -> Iterator[Element]:
    for each in element:
        if local(each) == "r":
            yield each
        elif local(each) in _WITHIN:
            yield from _runs(each)


def _printed(content: Element, name: str) -> str:
    if name == "t":
        text = (content.text or "").replace("\n", " ").replace("\r", " ")
        return text if keeps_space(content) else text.strip(" \t")
    if name == "br" and content.get(f"{W}type", "textWrapping") != "textWrapping":
        return _PAGE
    if name in _THINGS or (not name and isinstance(content.tag, str) and content.tag.endswith("}AlternateContent")):
        return THING
    return _SIGNS.get(name, "")


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, a character for everything that stands in it."""
    return "".join(piece.text for piece in pieces(paragraph))


def part_at(paragraph: Element, offsets: Sequence[int]) -> list[Piece]:
    """The pieces of a paragraph, each in a run of its own and parted at these offsets."""
    wanted = sorted(set(offsets))
    at = 0
    found: list[Piece] = []
    for piece in pieces(paragraph):
        end = at + len(piece.text)
        cuts = [offset - at for offset in wanted if at < offset < end]
        found += _parted(_alone(piece), cuts)
        at = end
    return found


def _alone(piece: Piece) -> Piece:
    """A piece in a run of its own: what else the run holds goes into runs before and behind it."""
    run, content = piece.run, piece.content
    others = [each for each in run if local(each) != "rPr"]
    if len(others) == 1:
        return piece
    at = others.index(content)
    for part, before in ((others[:at], True), (others[at + 1 :], False)):
        if part:
            beside = _like(run)
            beside.extend(part)
            if before:
                run.addprevious(beside)
            else:
                run.addnext(beside)
    return piece


def _like(run: Element) -> Element:
    """An empty run with the same looks."""
    new = made("r")
    props = run.find(f"{W}rPr")
    if props is not None:
        new.append(copy.deepcopy(props))
    return new


def _parted(piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    if not cuts:
        yield piece
        return
    run = piece.run
    edges = [0, *cuts, len(piece.text)]
    texts = [piece.text[start:end] for start, end in pairwise(edges)]
    run.replace(piece.content, content := text_of_length("t", texts[0]))
    yield Piece(run, content, texts[0])
    for text in texts[1:]:
        beside = _like(run)
        content = text_of_length("t", text)
        beside.append(content)
        run.addnext(beside)
        run = beside
        yield Piece(run, content, text)


def part_off(paragraph: Element, offset: int, looks: Element | None) -> Element | None:
    """The characters of a paragraph up to an offset in a new one before it; None where that parts a link."""
    at, behind = 0, None
    for piece in part_at(paragraph, [offset]):
        if at >= offset:
            behind = piece.run
            break
        at += len(piece.text)
    if behind is not None and behind.getparent() is not paragraph:
        return None
    head = made("p")
    if looks is not None:
        head.append(looks)
    for each in list(paragraph):
        if each is behind:
            break
        if local(each) != "pPr":
            head.append(each)
    return head


def insert_runs(runs: Sequence[Element], pen: Pen) -> None:
    """Mark runs as inserted; neighbours are one change."""
    change: Element | None = None
    for run in runs:
        if change is None or change.getnext() is not run:
            change = pen.change("ins")
            run.addprevious(change)
        change.append(run)


def insert_all(element: Element, pen: Pen) -> None:
    """Mark all runs of a paragraph as inserted."""
    insert_runs(list(_runs(element)), pen)


def deleted(found: Sequence[Piece], pen: Pen) -> Element | None:
    """Pieces of the older text as a deletion; None where nothing of them can be shown."""
    change = pen.change("del")
    for piece in found:
        run = made("r")
        looks = pen.looks(piece.run.find(f"{W}rPr"))
        if looks is not None:
            run.append(looks)
        if piece.text == THING:
            pen.lost += 1
            continue
        if local(piece.content) == "t":
            run.append(text_of_length("delText", piece.text))
        else:
            run.append(copy.deepcopy(piece.content))
        change.append(run)
    return change if len(change) else None


def slice_of(found: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces of some characters, cut at their ends."""
    at = 0
    cut: list[Piece] = []
    for piece in found:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            cut.append(piece._replace(text=piece.text[first:last]))
        at += len(piece.text)
    return cut


def deleted_paragraph(paragraph: Element, pen: Pen) -> Element:
    """A paragraph of the older text whose words are deleted; its end is not."""
    new = made("p")
    looks = pen.looks(paragraph.find(f"{W}pPr"))
    if looks is not None:
        new.append(looks)
    change = deleted(pieces(paragraph), pen)
    if change is not None:
        new.append(change)
    return new
