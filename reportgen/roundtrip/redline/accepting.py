"""Changes that others have tracked, accepted in a tree, so that only what two versions differ in is tracked anew."""

from __future__ import annotations

from reportgen.roundtrip.redline.tree import Element, W, every, local, remove, unwrap
from reportgen.tuples import NamedTuple

_IN, _OUT = ("ins", "moveTo"), ("del", "moveFrom")
_FORMATS = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tcPr", "trPr", "tblGrid", "numbering")
_RECORDS = (*(f"{name}Change" for name in _FORMATS), "cellIns", "cellMerge")
_MOVED = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_RANGES = tuple(f"{kind}Range{end}" for kind in _MOVED for end in ("Start", "End"))
_PROPERTIES = ("rPr", "trPr", "tcPr")


class Earlier(NamedTuple):
    """How many changes were tracked, and by whom, in the order in which they come up."""

    number: int
    authors: tuple[str, ...]


def accept(root: Element) -> Earlier:
    """Accept all tracked changes of a part."""
    found = [*every(root, *_IN, *_OUT, *_RECORDS, "cellDel")]
    authors = dict.fromkeys(each.get(f"{W}author", "") for each in found)
    for change in every(root, *_RECORDS, *_RANGES):
        remove(change)
    for change in every(root, "cellDel"):
        _drop(change, "tc")
    gone = [change for change in every(root, *_OUT) if _parent(change) == "trPr"]
    for change in gone:
        _drop(change, "tr")
    for change in every(root, *_OUT):
        if _parent(change) not in _PROPERTIES:
            remove(change)
    for change in every(root, *_IN):
        if _parent(change) in _PROPERTIES:
            remove(change)
        else:
            unwrap(change)
    for paragraph in every(root, "p"):
        if any(True for out in _OUT if paragraph.find(f"{W}pPr/{W}rPr/{W}{out}") is not None):
            _join(paragraph)
    return Earlier(len(found), tuple(author for author in authors if author))


def _parent(element: Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _drop(change: Element, name: str) -> None:
    """Remove the row or cell that a change is about, and a table or row that is empty then."""
    element: Element | None = next(change.iterancestors(f"{W}{name}"), None)
    while element is not None:
        parent = element.getparent()
        remove(element)
        empty = parent is not None and not any(local(each) in ("tr", "tc") for each in parent)
        element = parent if empty and parent is not None and local(parent) in ("tr", "tbl") else None


def _join(paragraph: Element) -> None:
    """A paragraph whose end was deleted goes on in the next one, which keeps its own properties."""
    props = paragraph.find(f"{W}pPr/{W}rPr")
    for out in _OUT:
        for mark in props.findall(f"{W}{out}") if props is not None else ():
            remove(mark)
    following = paragraph.getnext()
    content = [each for each in paragraph if local(each) != "pPr"]
    if following is not None and local(following) == "p":
        at = 1 if following.find(f"{W}pPr") is not None else 0
        following[at:at] = content
        remove(paragraph)
    elif not content and following is not None:
        remove(paragraph)
