"""Two .docx to one with tracked changes: accepting it gives the newer text, rejecting it the older one."""

from __future__ import annotations

import re
from collections import Counter

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.readers.docx.paragraphs import WORKED_ON, Count
from reportgen.readers.docx.read import DOCX
from reportgen.readers.docx.splicing import Unusual, splice
from reportgen.readers.docx.walking import read_part
from reportgen.readers.package import Package, read_package
from reportgen.readers.parsing import Attributes, parse
from reportgen.reading import Wanted, top_of
from reportgen.roundtrip.redline.accepting import Earlier, accept
from reportgen.roundtrip.redline.tree import WORD, Element, W, every, read_tree, written
from reportgen.roundtrip.redline.weaving import Tally, Weaver
from reportgen.roundtrip.redline.words import Pen, text_of
from reportgen.tuples import NamedTuple

AUTHOR = "reportgen"
WANTED = Wanted(
    "要比较的文件",
    "报告.docx",
    "Word 文件的名称要以 .docx 结尾",
    "换一份有文字的文件",
    "去掉图片，或分成几个文件，逐个比较",
    "多半不是 Word 文件，或已损坏：换成原来的文件",
)
_FORM = DOCX._replace(instead="用 Word 或 WPS 打开，另存为 .docx 再比较", wanted=WANTED)
_BESIDE = (("页眉", "header"), ("页脚", "footer"), ("脚注", "footnotes"), ("尾注", "endnotes"))
"""Parts whose text is compared but not marked, by the kind of their relations."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NUMBER = re.compile("[0-9]+")
_ID = re.compile("[0-9]{1,9}")
_STYLE = f"{WORD}}}style"
_TIME = "http://purl.org/dc/terms/}"
_CORE = "docProps/core.xml"
_SHOWN = 3
"""Authors that a message names."""


class Handed(NamedTuple):
    """A .docx and the name that messages give it."""

    data: bytes
    name: str


class Redline(NamedTuple):
    """The file with the changes, and how many there are."""

    data: bytes
    tally: Tally


class _Side(NamedTuple):
    """A document that was read, its text with earlier changes accepted."""

    package: Package
    root: Element
    earlier: Earlier
    styles: frozenset[str]
    beside: tuple[tuple[str, ...], ...]
    boxed: str
    unread: Counter[str]
    numbering: bytes
    date: str


def redline(old: Handed, new: Handed) -> Outcome[Redline]:
    """The newer file with what differs from the older one as tracked changes; all else of it stays as it is."""
    sides = [read_package(each.data, each.name, _FORM, _read) for each in (old, new)]
    faults = tuple(fault for side in sides for fault in side.diagnostics)
    older, newer = (side.value for side in sides)
    if older is None or newer is None:
        return Outcome(None, faults)
    if newer.package.is_signed:
        return Outcome(None, (*faults, _untouchable(new.name, "文件带数字签名，一改就失效")))
    said = (each.get(f"{W}id", "") for each in newer.root.iter())
    ids = [int(number) for number in said if _ID.fullmatch(number)]
    pen = Pen(AUTHOR, newer.date, max(ids, default=0) + 1, newer.styles, older.numbering == newer.numbering)
    weaver = Weaver(pen)
    weaver.weave(_body(older.root), _body(newer.root))
    told = (*_accepted(old.name, older), *_accepted(new.name, newer), *_unseen(older, newer, new.name, pen.lost))
    try:
        data = splice(new.data, newer.package.entries, {newer.package.main: written(newer.root)})
    except Unusual:
        return Outcome(None, (_untouchable(new.name, "文件的压缩方式少见，改不了"),))
    return Outcome(Redline(data, weaver.tally), told)


def _read(package: Package) -> _Side:
    root = read_tree(package, package.main)
    earlier = accept(root)
    boxed = "\n".join(text_of(each) for box in every(root, "txbxContent") for each in every(box, "p"))
    beside = tuple(_texts(package, kind) for _, kind in _BESIDE)
    paragraphs = read_part(package.read(package.main), package.main, Count()).paragraphs
    unread = Counter(what for paragraph in paragraphs for what in paragraph.unread)
    return _Side(package, root, earlier, _styles(package), beside, boxed, unread, _numbering(package), _date(package))


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    assert body is not None, "a tree without a body is refused"
    return body


def _texts(package: Package, kind: str) -> tuple[str, ...]:
    """The texts of all parts of a kind, without the numbers that fields yield."""
    parts = sorted(set(package.relations(kind).values()))
    found = (read_part(package.read(part), part, Count(WORKED_ON)).paragraphs for part in parts)
    texts = (_NUMBER.sub("", p.text) if p.fields else p.text for several in found for p in several)
    return tuple(sorted({text for text in texts if text.strip()}))


def _styles(package: Package) -> frozenset[str]:
    """The ids of all styles."""
    part, found = package.related("styles"), set()

    def start(tag: str, attributes: Attributes, _: int) -> None:
        if tag == _STYLE:
            found.add(attributes.get(f"{WORD}}}styleId", ""))

    if part is not None:
        parse(package.read(part), part, start)
    return frozenset(found)


def _numbering(package: Package) -> bytes:
    part = package.related("numbering")
    return package.read(part) if part is not None else b""


def _date(package: Package) -> str:
    """When the newer file says that it was last changed; the clock is not asked, and "" leaves dates out."""
    if all(entry.filename != _CORE for entry in package.entries):
        return ""
    texts: dict[str, str] = {}
    inside: list[str] = []
    parse(
        package.read(_CORE),
        _CORE,
        lambda tag, _, __: inside.append(tag),
        lambda _: inside.clear(),
        lambda text, _: texts.update({inside[-1]: text}) if inside else None,
    )
    said = (texts.get(f"{_TIME}{name}", "") for name in ("modified", "created"))
    return next((moment for moment in said if _MOMENT.fullmatch(moment)), "")


def _untouchable(name: str, why: str) -> Diagnostic:
    return Diagnostic("RG119", why, top_of(name), ("用 Word 打开，另存一份再试",))


def _accepted(name: str, side: _Side) -> tuple[Diagnostic, ...]:
    """That changes of others are not in the file any more."""
    number, authors = side.earlier
    if not number:
        return ()
    named = f"（{'、'.join(authors[:_SHOWN])}{'等' if len(authors) > _SHOWN else ''}）" if authors else ""
    message = f"文件里还有 {number} 处没有处理的修订{named}，按接受以后的文字比较，花脸稿里不再标出"
    return (Diagnostic("RG696", message, top_of(name), ("要保留这些修订的，先在 Word 里逐处处理好再比较",)),)


def _unseen(older: _Side, newer: _Side, name: str, lost: int) -> tuple[Diagnostic, ...]:
    """What differs and is not marked."""
    pairs = zip(_BESIDE, older.beside, newer.beside)
    what = [said for (said, _), one, other in pairs if one != other]
    what += ["文本框"] if older.boxed != newer.boxed else []
    told = [f"{'、'.join(what)}里的文字有不同，花脸稿里没有标出"] if what else []
    others = sorted(what for what in older.unread | newer.unread if older.unread[what] != newer.unread[what])
    told += [f"{'、'.join(others)}的个数有不同，花脸稿里没有标出"] if others else []
    told += [f"旧的一份里有 {lost} 处图、符号或注释号已经删去，花脸稿里看不到"] if lost else []
    return tuple(Diagnostic("RG697", message, top_of(name), ("打开两份文件对着看",)) for message in told)
