"""Last year's file as the beginning of this year's: figures and dates blanked, texts carried over and marked.

Works on a file in canonical form with every figure on a line of its own (`order.unfolded`), by edits of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.facts.openings import Openings
from reportgen.facts.quotes import QUOTED
from reportgen.facts.schema import NOT_APPLICABLE, OFFICIAL, OPENING
from reportgen.records import Kind, is_blank, join
from reportgen.source import Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.edit import Comment, Edit, apply, comments, insert, meaning, scalars, whole_lines
from reportgen.yaml_text.putting import last_line
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, Sequence

BLANKED = (*(f.key for f in OFFICIAL if f.kind is Kind.DATE), "发文字号")
"""Keys of 公文 that are another year's every year."""

CHANGED = ("年度", "用途")
"""Keys of the file that are written anew or left out."""

NO_OPENINGS: Openings = {}

STRUCTURE = ("主题", "套用", "检查", "位置")
HEADINGS = ("标题", "小标题")

_MARK = re.compile(r"# 沿用(?:上年|\d{4}年)，请核对")
_NUMBER = re.compile(r"\d+(?:[.,—-]\d+)*[余多]?[万亿]?[余多]?[年月日%]?")
# What an element holds that is another one every year: a date, or a number with a short unit.
_DATED = r"\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|[^\d#；]{0,2}\d[\d.,]*[余多]?[万亿]?[余多]?[^\d#；]{0,2}"
_OF_THE_YEAR = re.compile(_DATED)
# What `_was` writes, and nothing else: a comment of the clerk's that begins in the same way is the clerk's.
_NUMBERED = r"[^\s，。：；]+〔\d{4}〕[^\s，。：；]*号"
_REMARKS = r"(?:说明|来源)：[^#]*"
# A row or a table: its cells in order, or column by column.
_CELL = r"(?:~|不适用|[^\d#；、：~]{0,2}\d[\d.,]*[余多万亿]{0,3}[^\d#；、：~]{0,2})"
_CELLS = rf"{_CELL}(?:、{_CELL})+|[^\s#，。；：]+：{_CELL}(?:；[^\s#，。；：]+：{_CELL})*"
_REFERENCE = re.compile(
    rf"# (?:上年末?|\d{{4}}年) (?:(?:{_DATED}|{_NUMBERED}|不适用|{_CELLS})(?:；{_REMARKS})?|{_REMARKS})\s*(?=#|$)"
)


class Carried(NamedTuple):
    """A text that is in the new file as it was; `heading` for a title, which gets no mark of its own."""

    path: str
    span: Span
    text: str
    heading: bool = False

    def typed(self, year: int) -> tuple[str, ...]:
        """Numbers typed by hand, those of the year `year` first; what is quoted from the figures is not typed."""
        found = dict.fromkeys(_NUMBER.findall(re.sub(QUOTED, "", self.text)))
        return tuple(sorted(found, key=lambda number: not number.startswith(str(year))))


def mark(old: int, new: int) -> str:
    """The comment above a text that was carried over."""
    return f"# 沿用{_label(old, new)}，请核对"


def marks(source: Source, root: Node) -> tuple[Comment, ...]:
    """The marks above texts that were carried over and that nobody has looked at since."""
    if _MARK.search(source.text) is None:
        return ()
    return tuple(comment for comment in comments(source, root) if _is_mark(comment))


def _label(old: int, new: int) -> str:
    """What the comments call the year that was copied."""
    return "上年" if new == old + 1 else f"{old}年"


def carry_over(source: Source, root: Mapping, old: int, new: int, openings: Openings = NO_OPENINGS) -> str:
    """The text of the year `new` out of a canonical file of the year `old`.

    Beside a figure that opens the year stands what closed the last one (`openings`), not what opened that.
    """
    following = openings if new == old + 1 else NO_OPENINGS
    return apply(source, _Carrier(source, root, old, new, following).edits(root))


def kept(root: Mapping) -> object:
    """What a file says apart from what another year changes: the same before and after it was carried over."""
    changed = {id(entry.key) for entry in of_the_year(root)}
    return _kept(root._replace(entries=tuple(e for e in root.entries if e.key.text not in CHANGED)), changed)


def _kept(node: Node, changed: set[int]) -> object:
    if not isinstance(node, Mapping):
        return meaning(node)
    return {e.key.text: None if id(e.key) in changed else _kept(e.value, changed) for e in node.entries}


class _Carrier:
    """Edits of one file; `name` is what the comments call last year."""

    def __init__(self, source: Source, root: Mapping, old: int, new: int, openings: Openings) -> None:
        self.source, self.old, self.new = source, old, new
        self.closings = dict(_closings(root, openings))
        self.name, self.mark = _label(old, new), mark(old, new)
        self.comments = comments(source, root)

    def edits(self, root: Mapping) -> Iterator[Edit]:
        blanked = [self._blank(entry) for entry in of_the_year(root)]
        yield from blanked
        for comment in self.comments:
            inside = any(edit.span.line <= comment.line <= edit.span.end_line for edit in blanked)
            if _is_mark(comment) and not inside:
                yield Edit(whole_lines(comment.line, comment.line), "")
            elif comment.own and comment.text.startswith(f"# {self.old}{OPENING}"):
                at = comment.column + len("# ")
                yield Edit(Span(comment.line, at, comment.line, at + len(str(self.old))), str(self.new))
        for entry in root.entries:
            if entry.key.text == "年度":
                notes = "".join(f" {note.text}" for note in self._notes(entry))
                yield Edit(self._span(entry), f" {self.new}{notes}")
            elif entry.key.text == "用途":
                notes = "".join(f"{note.text}\n" for note in self._notes(entry))
                yield Edit(whole_lines(entry.key.span.line, self._last_line(entry)), notes)
        for line in dict.fromkeys(text.span.line for text in carried(root) if not text.heading):
            indent = len(self.source.line(line)) - len(self.source.line(line).lstrip(" "))
            yield insert(line, 1, f"{' ' * indent}{self.mark}\n")

    def _blank(self, entry: Entry) -> Edit:
        """The value out, a comment with what it was in; comments beside it stay, but for older ones of ours."""
        at, notes = entry.key.span, self._notes(entry)
        beside = [_REFERENCE.sub("", c.text, count=1) for c in notes if c.line == at.line]
        below = [f"\n{' ' * (at.column + 1)}{c.text}" for c in notes if c.line != at.line]
        opens = id(entry.key) in self.closings
        was = _was(self.closings[id(entry.key)] if opens else entry.value)
        name = f"{self.name}末" if opens else self.name
        line = " ".join(part for part in (f"# {name} {was}" if was else "", *beside) if part)
        return Edit(self._span(entry), (f" {line}" if line else "") + "".join(below))

    def _span(self, entry: Entry) -> Span:
        """All behind a key's colon, up to the end of its value's last line."""
        key, last = entry.key.span, self._last_line(entry)
        return Span(key.end_line, key.end_column + 1, last, len(self.source.line(last)) + 1)

    def _notes(self, entry: Entry) -> list[Comment]:
        """The comments on the lines of a key and its value, without marks of ours."""
        first, last = entry.key.span.line, self._last_line(entry)
        return [c for c in self.comments if first <= c.line <= last and not _is_mark(c)]

    def _last_line(self, entry: Entry) -> int:
        return max(entry.key.span.end_line, last_line(self.source, entry.value))


def _is_mark(comment: Comment) -> bool:
    return comment.own and _MARK.fullmatch(comment.text) is not None


def _closings(root: Mapping, openings: Openings) -> Iterator[tuple[int, Node | None]]:
    """What closed the year, by the id of the key of what opens the next one."""
    themes = {entry.key.text: entry.value for entry in _entries(root.get("指标"))} if openings else {}
    for (theme, key), (other, closing) in openings.items():
        last = themes.get(other)
        for entry in _entries(themes.get(theme)):
            if entry.key.text == key:
                yield id(entry.key), last.get(closing) if isinstance(last, Mapping) else None


def _was(node: Node | None) -> str:
    """A value in the words of a comment: the figure, with 说明 and 来源 behind it where it had them."""
    if node is None or is_blank(node):
        return ""
    if isinstance(node, Scalar):
        return " ".join(node.text.split()).replace("#", "＃")
    if isinstance(node, Sequence):
        return "、".join(_was(item) or "~" for item in node.items)
    said = [(e.key.text, _was(e.value)) for e in node.entries]
    return "；".join(text if key == "数" else f"{key}：{text}" for key, text in said if text)


def of_the_year(root: Mapping) -> Iterator[Entry]:
    """Figures, dates and numbers that the new year has others of, and those that are blank already."""
    for theme in _entries(root.get("指标")):
        if isinstance(theme.value, Sequence) or is_blank(theme.value):  # a table without names of rows
            yield theme
        yield from (e for e in _entries(theme.value) if not _applies_never(e.value))
    yield from (e for e in _entries(root.get("公文")) if e.key.text in BLANKED)
    for entry in _entries(root.get("要素")):
        value = entry.value
        if isinstance(value, Scalar) and (is_blank(value) or _OF_THE_YEAR.fullmatch(value.text.strip())):
            yield entry


def carried(root: Mapping) -> Iterator[Carried]:
    """Every text that is taken over for a person to look at, with its key path, in no order."""
    for theme in _entries(root.get("指标")):
        path = f"指标.{theme.key.text}"
        rows = [(theme, path), *((entry, f"{path}.{entry.key.text}") for entry in _entries(theme.value))]
        never = ((entry, where) for entry, where in rows if _applies_never(entry.value))
        for entry, where in never:  # looked at as one, and at its key: the mark goes above that
            yield _all_of(entry.value, where)._replace(span=entry.key.span)
    for entry in _entries(root.get("正文")):
        yield from _texts(entry.value, join("正文", entry.key.text))
    for entry in _entries(root.get("公文")):
        if entry.key.text == "标题":
            yield from _texts(entry.value, "公文.标题")
        elif entry.key.text == "附件":
            yield from _texts(entry.value, "公文.附件")
    dated = {id(entry) for entry in of_the_year(root)}
    for entry in _entries(root.get("要素")):
        path = join("要素", entry.key.text)
        if isinstance(entry.value, Sequence) and entry.value.items:
            yield _all_of(entry.value, path)
        elif id(entry) not in dated:
            yield from _texts(entry.value, path)
    for key in ("章节", "豁免", "备注"):
        found = _texts(node, key) if (node := root.get(key)) is not None else ()
        yield from (text._replace(heading=key == "章节") for text in found)


def _texts(node: Node, path: str) -> Iterator[Carried]:
    """The texts of a section, a list of points or anything else that can be nested."""
    if isinstance(node, Scalar):
        if not is_blank(node):
            yield Carried(path, node.span, node.text)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _texts(item, join(path, index))
    else:
        for entry in node.entries:
            if entry.key.text == "表" and isinstance(entry.value, Mapping):
                yield _all_of(entry.value, join(path, "表"))
            elif entry.key.text not in STRUCTURE:
                heading = entry.key.text in HEADINGS
                found = _texts(entry.value, join(path, entry.key.text))
                yield from (text._replace(heading=heading or text.heading) for text in found)


def _all_of(node: Node, path: str) -> Carried:
    """A group of texts that is looked at as one: a table, a figure in its long form."""
    found = tuple(scalars(node))
    return Carried(path, found[0].span, " ".join(scalar.text for scalar in found))


def _applies_never(node: Node) -> bool:
    """Whether an indicator is 不适用, which is not a figure of one year."""
    if isinstance(node, Mapping):
        node = node.get("数") or node
    return isinstance(node, Scalar) and node.text.strip() == NOT_APPLICABLE


def _entries(node: Node | None) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, Mapping) else ()
