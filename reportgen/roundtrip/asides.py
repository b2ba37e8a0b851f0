"""Floor 7: what was changed beside the text: comments, looks, pictures, notes, text boxes, headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reportgen.document.looks import BODY, Looks, Words
from reportgen.document.nodes import plain
from reportgen.readers.docx.unread import OBJECT
from reportgen.roundtrip.align import Kind, Match
from reportgen.roundtrip.authors import Author, author_of
from reportgen.roundtrip.edits import Edit, Versions, What, paired
from reportgen.roundtrip.restyling import decorated, reformed, resized, restyled
from reportgen.roundtrip.seeing import INVISIBLE, is_back
from reportgen.roundtrip.units import compared, shown

_SHOWN = 20
_NUMBER = r"\s*-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?\s*"
DRAFT = "草稿"
"""How that begins which a draft says above every page."""


def asides(found: Versions, looks: Looks, built: tuple[Words, ...], built_looks: Looks) -> Iterator[Edit]:
    """All such changes; `built` and `built_looks` are what is read of the built report itself."""
    yield from _comments(found.words)
    yield from _tracked_looks(found.words)
    yield from _typed_looks(found, built)
    yield from _other_stories(found.words)
    yield from _drawn(found.words, built)
    yield from _charts(looks, built_looks)
    yield from _hidden(found.words)
    yield from _unread(found.words, built)
    yield from _tables(looks, built_looks, found.words)
    yield from _pages(found.words, looks, built_looks)
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
    """Looks that were set without a trace."""
    text_of = [one for one in built if one.story == BODY and not one.boxed and one.text.strip()]
    for match in found.matches:
        if match.kind is Kind.DELETED:
            continue
        for olds, news in _beside(found, match):
            if match.kind is Kind.SAME and len(olds) == len(news) == 1:
                yield from _spaced(found, olds[0], news[0])
            was, now = [text_of[i] for i in olds], [found.words[i] for i in news]
            for index, stretch, what in restyled(was, now) if was else decorated(now[0]):
                yield _set_otherwise(now[index], stretch, what, news[index])
            for before, after in zip(was, now):
                for what in reformed(before, after):
                    yield _set_otherwise(after, after.text[:_SHOWN], what, news[now.index(after)])
            if sum(one.breaks for one in now) > sum(one.breaks for one in was):
                part = next(i for i in news if found.words[i].breaks)
                yield _set_otherwise(found.words[part], found.words[part].text[:_SHOWN], "插入了分页", part)


def _beside(found: Versions, match: Match) -> Iterator[tuple[list[int], list[int]]]:
    """Paragraphs as they were (none of what was added) and what became of them; cells by their columns."""
    old = [i for unit in match.old for i in found.old[unit].parts]
    new = [i for unit in match.new for i in found.new[unit].parts]
    if match.kind in (Kind.SPLIT, Kind.MERGED):
        yield old, new
    elif not old:
        yield from (([], [i]) for i in new)
    else:
        pairs = paired(found, found.old[match.old[0]], found.new[match.new[0]])
        yield from (([] if before is None else [before], [after]) for before, after in pairs if after >= 0)


def _spaced(found: Versions, before: int, after: int) -> Iterator[Edit]:
    one = found.words[after]
    if shown(one) != plain(found.printed[before].content) and not one.breaks:
        yield _set_otherwise(one, one.text[:_SHOWN], "空格、换行", after)


def _set_otherwise(one: Words, stretch: str, what: str, part: int) -> Edit:
    return Edit(What.LAYOUT, one.number, stretch, what, None, one.role, part=part)


def _pages(words: tuple[Words, ...], looks: Looks, built: Looks) -> Iterator[Edit]:
    for section, what in resized(looks, built):
        first = next((one for one in words if one.section == section), None)
        yield Edit(What.LAYOUT, first.number if first is not None else 0, "页面", what)


def _other_stories(words: tuple[Words, ...]) -> Iterator[Edit]:
    for index, one in enumerate(words):
        if (one.story != BODY or one.boxed) and one.text.strip():
            where = one.story if one.story != BODY else "文本框"
            author = author_of(one)
            yield Edit(What.UNKNOWN, one.number, where, one.text, None, one.role, author=author, part=index)


def _drawn(words: tuple[Words, ...], built: tuple[Words, ...]) -> Iterator[Edit]:
    """Pictures and shapes that came in, or charts that went."""
    now = [(i, one) for i, one in enumerate(words) if one.pictured and OBJECT not in one.unread]
    charts = sum(one.pictured for one in built)
    alone = [(i, one) for i, one in now if one.text.strip()]
    extra = alone if len(alone) == len(now) - charts else now[charts:]
    for index, one in extra:
        yield Edit(What.UNKNOWN, one.number, "", "图片或图形", None, one.role, part=index)
    if len(now) < charts:
        yield Edit(What.UNKNOWN, 0, "图", f"少了 {charts - len(now)} 幅", None)


def _charts(looks: Looks, built: Looks) -> Iterator[Edit]:
    """Numbers and names that were changed within a chart; charts that went or came in are told as such."""
    changed = [(number, *each) for number, each in enumerate(_pairs(looks, built), 1) if each[0] != each[1]]
    for number, was, now in changed:
        pairs = [(a, b) for a, b in zip(was, now) if a != b] if len(was) == len(now) else []
        for before, after in pairs or [("", "图里的数多了或少了")]:
            yield Edit(What.UNKNOWN, 0, f"图{number} {before}".strip(), after)


def _pairs(looks: Looks, built: Looks) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each chart as it was and as it is; one that is still there, wherever, is itself."""
    old, new = ([_plainly(shown) for shown in each.charts] for each in (built, looks))
    if len(old) != len(new):
        return []
    same = Counter(old) & Counter(new)
    others = iter(tuple((Counter(new) - same).elements()))
    pairs = []
    for was in old:
        kept = same[was] > 0
        same[was] -= kept
        pairs.append((was, was if kept else next(others)))
    return pairs


def _plainly(shown: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers as plain digits, however the program that saved them wrote them."""
    return tuple(f"{Decimal(text).normalize():f}" if re.fullmatch(_NUMBER, text) else text.strip() for text in shown)


def _unread(words: tuple[Words, ...], built: tuple[Words, ...]) -> Iterator[Edit]:
    """What is no text and no picture; the program itself writes none."""
    written = {what for one in built for what in one.unread}
    for index, one in enumerate(words):
        for what in dict.fromkeys(one.unread):
            if what not in written:
                count = one.unread.count(what)
                told = f"{what}（{count} 处）" if count > 1 else what
                kind = What.LAYOUT if what == INVISIBLE else What.UNKNOWN
                yield Edit(kind, one.number, "", told, None, one.role, part=index)


def _hidden(words: tuple[Words, ...]) -> Iterator[Edit]:
    """Text that was hidden, and such as was hidden from the start."""
    for index, one in enumerate(words):
        for hidden in one.hidden:
            if is_back(one, hidden):
                yield _set_otherwise(one, hidden[1], "隐藏", index)
            elif hidden[1].strip():
                yield Edit(What.UNKNOWN, one.number, "", f"隐藏的文字“{hidden[1]}”", None, one.role, part=index)


def _tables(looks: Looks, built: Looks, words: tuple[Words, ...]) -> Iterator[Edit]:
    """Rows without text, and cells that were joined or parted; rows with text are told as such."""
    if len(looks.tables) != len(built.tables):
        yield Edit(What.UNKNOWN, 0, f"{len(built.tables)} 张表", f"{len(looks.tables)} 张表")
        return
    filled: dict[int, set[int]] = {}
    first: dict[int, int] = {}
    for one in words:
        if one.slot is not None and one.story == BODY:
            first.setdefault(one.slot.table, one.number)
            if one.text.strip():
                filled.setdefault(one.slot.table, set()).add(one.slot.row)
    for index, (now, then) in enumerate(zip(looks.tables, built.tables)):
        empty = sum(1 for row in range(len(now.rows)) if row not in filled.get(index, ()))
        if empty and len(now.rows) > len(then.rows):
            yield Edit(
                What.UNKNOWN, first.get(index, 0), "", f"表格的空行 {min(empty, len(now.rows) - len(then.rows))} 行"
            )
        same = len(now.rows) == len(then.rows)
        if now.cells != then.cells if same else not set(now.cells) <= set(then.cells):
            yield Edit(What.UNKNOWN, first.get(index, 0), "", "表格里合并或拆分了格子")


def _margins(looks: Looks, built: Looks) -> Iterator[Edit]:
    """Text in headers and footers that was not there, or is there no more; numbers of pages are fields."""
    now, then = _margin_texts(looks), _margin_texts(built)
    for text in sorted(now - then):
        yield Edit(What.UNKNOWN, 0, "", f"页眉或页脚“{text}”")
    for text in sorted(then - now):
        yield Edit(What.UNKNOWN, 0, f"页眉或页脚“{text}”", "")


def says_draft(looks: Looks) -> bool:
    """Whether the pages say that this is a draft."""
    return any(text.startswith(DRAFT) for text in _margin_texts(looks))


def _margin_texts(looks: Looks) -> set[str]:
    texts = (_without_results(one) for s in looks.sections for margin in s.margins for one in margin.paragraphs)
    return {compared(text) for text in texts if compared(text)}


def _without_results(one: Words) -> str:
    """A text with a sign for what each field yields."""
    sign = "〔页码〕" if any(code.upper().startswith("PAGE") for code in one.fields) else "〔域〕"
    pieces: list[str] = []
    at = 0
    for start, end in one.results:
        pieces += [one.text[at:start]] if start > at or not pieces else []
        pieces += [sign] if pieces[-1] != sign else []
        at = end
    return "".join((*pieces, one.text[at:]))
