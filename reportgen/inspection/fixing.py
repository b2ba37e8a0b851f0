"""A copy of a .docx in the official format: real styles, page, footers; every character stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reportgen.checks.format.desk import HEADINGS
from reportgen.checks.format.judging import Verdict
from reportgen.diagnostics import Diagnostic, Outcome, short
from reportgen.document.looks import Received, Words
from reportgen.inspection.carrying import numbering
from reportgen.inspection.dressed import Plan, sections_of, spans_of, splices
from reportgen.inspection.feet import Feet, feet_for
from reportgen.inspection.further import Further
from reportgen.inspection.inspecting import Inspected, inspected
from reportgen.inspection.parting import partings
from reportgen.inspection.sheets import EMPTY_SETTINGS, EMPTY_STYLES, Sheet, restyled, with_even_pages
from reportgen.readers.docx.containers import containers
from reportgen.readers.docx.lists import read_lists
from reportgen.readers.docx.paragraphs import Count
from reportgen.readers.docx.read import DOCX
from reportgen.readers.docx.splicing import Unusual, splice, spliced
from reportgen.readers.docx.styles import read_styles
from reportgen.readers.docx.walking import read_part
from reportgen.readers.package import Package, read_package
from reportgen.readers.refusal import Refused
from reportgen.reading import top_of
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.dressing import Dress, dresses
from reportgen.writers.docx.ooxml import W

_FAULTY = (Verdict.BROKEN, Verdict.OPEN)
_EXCERPT, _SHOWN = 20, 3
_STRANGE = "文件内部的写法少见（例如严格的 Open XML），没有改动"
_RESAVE = "用 Word 或 WPS 打开，另存一份 .docx 再用 --fix，或照意见手工改"


class Fixed(NamedTuple):
    """A mended copy, what its rules say, what of the format was left as it is, and what moved to another place."""

    data: bytes
    after: Inspected
    left: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    def mended(self, before: Inspected) -> tuple[str, ...]:
        """The rules that were not kept, or of which the file said nothing, and now are."""
        pairs = zip(before.rulings, self.after.rulings)
        return tuple(
            f"{old.rule.code} {old.rule.title}"
            for old, new in pairs
            if old.judged.verdict in _FAULTY and new.judged.verdict is Verdict.MET
        )

    def is_better(self, before: Inspected) -> bool:
        """Whether any rule finds anything else in the copy, were it in one place of many."""
        return any(old.judged != new.judged for old, new in zip(before.rulings, self.after.rulings))


class _Refused(Exception):
    """Why a file is left as it is."""


def fixed(data: bytes, before: Inspected, copy: str = "") -> Outcome[Fixed]:
    """The copy, called `copy` in messages; None where the file cannot be changed, or would not read as before."""
    name = before.received.source.path
    read = read_package(data, name, DOCX, lambda package: package)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    try:
        made, left = _made(read.value, before)
    except _Refused as refused:
        return Outcome(None, (Diagnostic("RG119", str(refused), top_of(name), (_RESAVE,)),))
    except Refused as refused:
        return Outcome(None, (refused.told(DOCX, name),))
    except Unusual:
        message = "文件的压缩方式少见，没有改动"
        return Outcome(None, (Diagnostic("RG119", message, top_of(name), (_RESAVE,)),))
    after = inspected(made, copy or name, before.standard)
    if after.value is None or _kept(after.value.received) != _kept(before.received):
        message = "改正后读出来的文字与原来的不同，没有改动；这是程序的错"
        return Outcome(None, (Diagnostic("RG902", message, top_of(name), ("请把这个文件发给维护人员",)),))
    moved = tuple(_moved(before.received, after.value.received))
    return Outcome(Fixed(made, after.value, left, moved), after.diagnostics)


def _moved(before: Received, after: Received) -> Iterator[str]:
    """Headings that were centred on purpose, perhaps, and are not any more: no rule tells of them."""
    pairs = zip(before.paragraphs, after.paragraphs)
    headings = [old for old, new in pairs if old.role in HEADINGS and old.form.align == "center" != new.form.align]
    if headings:
        places = "、".join(f"第 {one.number} 段“{short(one.text.strip(), _EXCERPT)}”" for one in headings[:_SHOWN])
        more = f"等 {len(headings)} 处" if len(headings) > _SHOWN else ""
        yield f"居中的小标题移到了左空二字：{places}{more}；要照旧居中的，在改好的文件里选中它按 Ctrl+E"


def _kept(received: Received) -> list[tuple[object, ...]]:
    """All that must stay: texts, Word's numbers, tracked changes, comments, fields, cells, what is hidden."""
    return [
        (w.text, w.label, w.story, w.slot, w.tracked, w.comments, w.fields, w.marks, w.boxed, w.hidden, _marked(w))
        for w in received.paragraphs
    ]


def _marked(words: Words) -> list[tuple[bool, str, int]]:
    """Which characters are struck out, raised or lowered, wherever that is said: it changes what is read."""
    looks = [(s.face.struck, s.face.position, s.end - s.start) for s in words.stretches]
    return [(*look, sum(each[2] for each in same)) for look, same in groupby(looks, key=lambda one: one[:2])]


def _made(package: Package, before: Inspected) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the copy, and what was left.

    Raises:
        _Refused: the file is signed, or written in a way that cannot be changed byte by byte.
        Refused: a part that reading does without cannot be read.
        Unusual: the zip cannot be written anew.
    """
    if package.is_signed:
        raise _Refused("文件带有数字签名，改动会使签名失效，没有改动")
    main = package.read(package.main)
    _must_be_usual(main, "document")
    further = Further(package)
    parts: dict[str, bytes] = {}
    styles, settings = package.related("styles"), package.related("settings")
    listed = package.read(styles) if styles else EMPTY_STYLES.encode()
    _must_be_usual(listed, "styles")
    sheet = restyled(package, listed, before.standard.layout)
    feet = feet_for(before, further, sheet.ids["footer"])
    if styles:
        parts[styles] = sheet.data
    else:
        further.add("styles", "styles", sheet.data.decode())
    if feet.are_new and settings:
        set_ = package.read(settings)
        _must_be_usual(set_, "settings")
        parts[settings] = with_even_pages(set_)
    elif feet.are_new:
        further.add("settings", "settings", with_even_pages(EMPTY_SETTINGS.encode()).decode())
    lists = further.changed()
    if lists is None:
        raise _Refused(_STRANGE)
    parts |= {**lists, package.main: _main(main, package, before, sheet, feet)}
    return splice(package.data, package.entries, parts, further.added), feet.left


def _must_be_usual(data: bytes, kind: str) -> None:
    """Word, WPS and LibreOffice write a part in UTF-8 and call the usual vocabulary w.

    Raises:
        _Refused: this one is written in another way, or is a part of another kind.
    """
    root = re.search(rf"<w:{kind}\b[^>]*>".encode(), data[:20_000])
    if root is None or not re.search(rf"""\sxmlns:w\s*=\s*["']{re.escape(W)}["']""".encode(), root[0]):
        raise _Refused(_STRANGE)


def _main(data: bytes, package: Package, before: Inspected, sheet: Sheet, feet: Feet) -> bytes:
    """The main part, its paragraphs dressed."""
    received, layout = before.received, before.standard.layout
    styles = read_styles(package)
    part, found = read_part(data, package.main, Count(), styles), containers(data, package.main)
    parted = spliced(data, [*partings(data, received.paragraphs, part.paragraphs, found)])
    if parted != data:
        data = parted
        part, found = read_part(data, package.main, Count(), styles), containers(data, package.main)
    numbers = {at: number for number, one in enumerate(part.paragraphs, 1) for at in one.begins}
    dressed, lists = dict[int, Dress](), read_lists(package)
    listed: dict[int, str] = {}
    for number, dress in dresses(received, layout).items():
        words, paragraph = received.paragraphs[number - 1], part.paragraphs[number - 1]
        own = numbering(words, paragraph, sheet.ids[dress.style], styles, lists)
        if own is not None:
            dressed[number], listed[number] = dress, own
    spans = spans_of(part.paragraphs, found)
    plan = Plan(
        received,
        layout,
        dressed,
        sheet.ids,
        numbers,
        spans,
        feet.references,
        sheet.own,
        sorted(numbers),
        styles,
        part.paragraphs,
        listed,
    )
    if not 0 <= len(sections_of(found)) - len(received.looks.sections) <= 1:
        raise _Refused(_STRANGE)
    return spliced(data, [*splices(data, found, plan)])
