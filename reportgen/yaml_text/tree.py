"""Floor 1: a YAML source as a tree of strings with spans; owner of `yaml`.

Parser events are read, never `compose`: libyaml's composer can kill the process on deep nesting.
No tag is resolved: the schema decides what `010`, `no` or `12:30` is. Anchors, aliases, merge keys,
tags and second documents are refused; keys are unique; depth and node count are limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from reportgen.diagnostics import Diagnostic, Outcome, Related
from reportgen.reading import EMPTY_HINT, forbidden_in
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEPTH_LIMIT = 20
NODE_LIMIT = 200_000


class Scalar(NamedTuple):
    """A text. `style` is "" (plain), "'", '"', "|" or ">"; a plain empty text is a key without value."""

    text: str
    span: Span
    style: str = ""


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys in the order written; `span` ends with its last value."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value under `key`, None where the key is absent."""
        return next((e.value for e in self.entries if e.key.text == key), None)


class Sequence(NamedTuple):
    """Items in order."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence

# Spaces that YAML's folding put between two characters of Chinese text; compiled when a folded text is met.
_FOLDED = "(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]) (?=[\u2e80-\u9fff\uff00-\uffef“”‘’…—])"


_INNER_TAB = re.compile(r"(?<=\S)[ ]*\t[ \t]*")
_BEYOND = re.compile(r"\\U([0-9a-fA-F]{8})")


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("items", "kind", "span")

    def __init__(self, kind: type, span: Span) -> None:
        self.kind, self.span = kind, span
        self.items: list[Node] = []


class _Refused(Exception):
    """Reading cannot go on; carries its diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def parse(source: Source) -> Outcome[Node]:
    """The tree of the first document; every fault that can be found in one pass."""
    faults: list[Diagnostic] = []
    try:
        root = _Builder(source, faults).build()
    except _Refused as refused:
        faults.append(refused.diagnostic)
        return Outcome(None, tuple(faults))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        column = mark.column + 1 if mark else 1
        faults.append(_explain(source, line, column, error))
        return Outcome(None, tuple(faults))
    except (ValueError, OverflowError):  # the pure parser at an escape beyond Unicode, e.g. "\Uffffffff"
        faults.append(_beyond_unicode(source))
        return Outcome(None, tuple(faults))
    if any(d.is_error for d in faults):
        return Outcome(None, tuple(faults))
    return Outcome(root, tuple(faults))


def _explain(source: Source, line: int, column: int, error: yaml.YAMLError) -> Diagnostic:
    """The cause in a clerk's words; that module is imported only where something is wrong."""
    from reportgen.yaml_text.faults import Opened, explain_syntax

    what, mark = getattr(error, "context", None), getattr(error, "context_mark", None)
    if not what or mark is None:
        return explain_syntax(source, line, column)
    end = "end of stream" in str(getattr(error, "problem", ""))
    return explain_syntax(source, line, column, Opened(what, mark.line + 1, mark.column + 1, end))


def _beyond_unicode(source: Source) -> Diagnostic:
    from reportgen.yaml_text.faults import explain_syntax

    for number, line in enumerate(source.lines, 1):
        for match in _BEYOND.finditer(line):
            if int(match[1], 16) >= 0x110000:
                return explain_syntax(source, number, match.start() + 3)
    return explain_syntax(source, 1, 1)


class _Builder:
    """Events to nodes, with an explicit stack."""

    def __init__(self, source: Source, faults: list[Diagnostic]) -> None:
        self.source, self.faults = source, faults
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0

    def build(self) -> Node:
        documents = 0
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._node(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._refuse(event, f"引用（*{event.anchor}）在这里不用", "把内容直接写出来；以 * 开头的文字放在引号里")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(event, "同一个文件里有第二份文档（---）", "一个文件只写一份；另一份存成别的文件")
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text and not self.root.style):
            empty = Place(self.source, Span(1, 1, 1, 1))
            raise _Refused(Diagnostic("RG103", "文件里没有内容", empty, (EMPTY_HINT,)))
        return self.root

    def _events(self) -> Iterator[Any]:
        # The pure parser refuses tabs between words, libyaml does not; a space is as wide in columns.
        text = _INNER_TAB.sub(lambda match: " " * len(match.group()), self.source.text)
        return iter(yaml.parse(text, Loader=_LOADER))

    def _node(self, event: Any) -> None:
        self.count += 1
        if self.count > NODE_LIMIT or len(self.stack) > DEPTH_LIMIT:
            limit = f"嵌套超过 {DEPTH_LIMIT} 层" if len(self.stack) > DEPTH_LIMIT else f"内容超过 {NODE_LIMIT} 项"
            raise _Refused(Diagnostic("RG106", f"{limit}，不再读取", self._place(event), ("检查括号或缩进是否写错",)))
        if event.anchor is not None:
            self._refuse(event, f"锚点（&{event.anchor}）在这里不用", "把内容直接写出来；以 & 开头的文字放在引号里")
        if event.tag is not None and not (event.tag == "!" and getattr(event, "style", None)):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"标签（{tag}）在这里不用", "删去标签；以 ! 开头的文字放在引号里")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        else:
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            self.stack.append(_Open(kind, _span(event)))

    def _scalar(self, event: Any) -> Scalar:
        text, span, style = event.value, _span(event), event.style or ""
        if span.end_line > span.line and style in ("", '"', "'", ">"):
            text = re.sub(_FOLDED, "", text)
        bad = forbidden_in(text) if style == '"' else None  # only an escape can bring one in
        if bad is not None:
            from reportgen.yaml_text.faults import escaped_character

            self.faults.append(escaped_character(self.source, span, bad))
        return Scalar(text, span, style)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].items.append(node)
        else:
            self.root = node

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        end = _span(event)
        span = Span(done.span.line, done.span.column, end.end_line, end.end_column)
        if done.kind is Sequence:
            self._add(Sequence(tuple(done.items), span))
        else:
            self._add(Mapping(self._entries(done.items, span), span))

    def _entries(self, items: list[Node], whole: Span) -> tuple[Entry, ...]:
        seen: dict[str, Scalar] = {}
        entries = []
        for key, value in zip(items[::2], items[1::2]):
            if not isinstance(key, Scalar):
                raise _Refused(self._collection_as_key(key, whole))
            if key.text == "<<":
                self._refuse_at(key.span, "合并键（<<）在这里不用", "把内容直接写出来")
            if key.style == "" and ("：" in key.text or key.text.startswith(("\u3000", "-"))):
                from reportgen.yaml_text.faults import key_fault

                fault = key_fault(self.source, key.span, key.text)
                if fault is not None:
                    self.faults.append(fault)
                    continue
            if key.text in seen:
                first = Related("第一次写在这里", Place(self.source, seen[key.text].span))
                place = Place(self.source, key.span, self._path(key.text))
                message = f"同一层里“{key.text}”写了两次"
                self.faults.append(Diagnostic("RG112", message, place, ("合并成一处，删去另一处",), (first,)))
                continue
            seen[key.text] = key
            entries.append(Entry(key, value))
        return tuple(entries)

    def _collection_as_key(self, key: Node, whole: Span) -> Diagnostic:
        if isinstance(key, Mapping):
            place = Place(self.source, whole)
            hint = "整句放在英文引号里，或另起一行用 | 书写"
            return Diagnostic("RG110", "文字以 {{ 开头，会被读成结构", place, (hint,))
        place = Place(self.source, key.span)
        return Diagnostic("RG109", "键不能是列表", place, ("键写成一个词；以 [ 开头的文字放在英文引号里",))

    def _path(self, last: str) -> str:
        """The key path of a key in the mapping that is being closed."""
        path = ""
        for opened in self.stack:
            if opened.kind is Sequence:
                path += f"[{len(opened.items)}]"
            elif opened.items and isinstance(key := opened.items[-1], Scalar):  # none yet: a mapping as key
                path += f".{key.text}"
        return f"{path}.{last}".lstrip(".")

    def _place(self, event: Any) -> Place:
        return Place(self.source, _span(event))

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self._refuse_at(_span(event), message, hint)

    def _refuse_at(self, span: Span, message: str, hint: str) -> None:
        raise _Refused(Diagnostic("RG111", message, Place(self.source, span), (hint,)))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
