"""Floor 7: what was changed beside the text: comments, looks, pictures, notes, text boxes, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document.looks import BODY, Looks, Words
from reportgen.document.nodes import plain
from reportgen.roundtrip.align import Kind
from reportgen.roundtrip.authors import Author, author_of
from reportgen.roundtrip.edits import Edit, Versions, What
from reportgen.roundtrip.units import compared, shown

_SHOWN = 20
DRAFT = "草稿"
"""What a draft says above every page."""


def asides(found: Versions, looks: Looks, built: tuple[Words, ...], built_looks: Looks) -> Iterator[Edit]:
    """All such changes; `built` and `built_looks` are what is read of the built report itself."""
    yield from _comments(found.words)
    yield from _tracked_looks(found.words)
    yield from _typed_looks(found, built)
    yield from _other_stories(found.words)
    yield from _drawn(found.words, built)
    yield from _margins(looks, built_looks)


def _comments(words: tuple[Words, ...]) -> Iterator[Edit]:
    for index, one in enumerate(words):
        for note in one.comments:
            author = Author(note.author, note.date, False)
            text = one.text[note.start : note.end]
            yield Edit(What.COMMENT, one.number, text, note.text, None, one.role, author=author, part=index)


def _tracked_looks(words: tuple[Words, ...]) -> Iterator[Edit]:
    for index, one in enumerate(words):
        for change in one.tracked:
            if change.kind == "格式":
                text = one.text if change.mark else one.text[change.start : change.end]
                author = Author(change.author, change.date, True)
                yield Edit(What.LAYOUT, one.number, text, "修订记录里的格式", None, one.role, author=author, part=index)


def _typed_looks(found: Versions, built: tuple[Words, ...]) -> Iterator[Edit]:
    """Looks that were set without a trace, in paragraphs whose text is as it was built."""
    text_of = [one for one in built if one.story == BODY and not one.boxed and one.text.strip()]
    for match in found.matches:
        if match.kind is not Kind.SAME:
            continue
        old, new = found.old[match.old[0]], found.new[match.new[0]]
        for before, after in zip(old.parts, new.parts):
            one, was = found.words[after], text_of[before]
            if shown(one) != plain(found.printed[before].content) and not one.breaks:
                yield Edit(What.LAYOUT, one.number, one.text[:_SHOWN], "空格、换行", None, one.role, part=after)
            if any(change.kind == "格式" for change in one.tracked):
                continue
            for what, stretch in _set_otherwise(was, one):
                yield Edit(What.LAYOUT, one.number, stretch, what, None, one.role, part=after)
            if one.breaks and not was.breaks:
                yield Edit(What.LAYOUT, one.number, one.text[:_SHOWN], "插入了分页", None, one.role, part=after)


def _set_otherwise(was: Words, one: Words) -> Iterator[tuple[str, str]]:
    """(what, the characters) that are bold, italic, underlined or coloured, or no longer so."""
    for name, of in (("加粗", "bold"), ("倾斜", "italic"), ("下划线", "underlined"), ("颜色", "color")):
        before, after = _flags(was, of), _flags(one, of)
        if len(before) != len(after) or before == after:
            continue
        changed = [i for i, (a, b) in enumerate(zip(before, after)) if a != b]
        stretch = one.text[changed[0] : changed[-1] + 1]
        gone = not after[changed[0]]
        yield f"去掉了{name}" if gone else name, stretch


def _flags(one: Words, of: str) -> list[str]:
    """For each character how it is set; black is no colour."""
    flags = [""] * len(one.text)
    for stretch in one.stretches:
        said = getattr(stretch.face, of)
        said = "" if said in ("000000", "auto", False, None) else str(said)
        flags[stretch.start : stretch.end] = [said] * (stretch.end - stretch.start)
    return flags


def _other_stories(words: tuple[Words, ...]) -> Iterator[Edit]:
    for index, one in enumerate(words):
        if (one.story != BODY or one.boxed) and one.text.strip():
            where = one.story if one.story != BODY else "文本框"
            author = author_of(one)
            yield Edit(What.UNKNOWN, one.number, where, one.text, None, one.role, author=author, part=index)


def _drawn(words: tuple[Words, ...], built: tuple[Words, ...]) -> Iterator[Edit]:
    """Pictures and shapes that came in, or charts that went."""
    boxes = {i for i, one in enumerate(words[1:]) if one.boxed}  # what a text box hangs on is told by its text
    now = [(i, one) for i, one in enumerate(words) if one.drawn and i not in boxes]
    charts = sum(one.drawn for one in built)
    alone = [(i, one) for i, one in now if one.text.strip()]
    extra = alone if len(alone) == len(now) - charts else now[charts:]
    for index, one in extra:
        yield Edit(What.UNKNOWN, one.number, "", "图片或图形", None, one.role, part=index)
    if len(now) < charts:
        yield Edit(What.UNKNOWN, 0, "图", f"少了 {charts - len(now)} 幅", None)


def _margins(looks: Looks, built: Looks) -> Iterator[Edit]:
    """Text in headers and footers that was not there, or is there no more; numbers of pages are fields."""
    now, then = _margin_texts(looks), _margin_texts(built)
    for text in sorted(now - then):
        yield Edit(What.UNKNOWN, 0, "", f"页眉或页脚“{text}”")
    for text in sorted(then - now):
        yield Edit(What.UNKNOWN, 0, f"页眉或页脚“{text}”", "")


def says_draft(looks: Looks) -> bool:
    """Whether the pages say that this is a draft."""
    return DRAFT in _margin_texts(looks)


def _margin_texts(looks: Looks) -> set[str]:
    texts = (shown(one) for s in looks.sections for margin in s.margins for one in margin.paragraphs if not one.fields)
    return {compared(text) for text in texts if compared(text)}
