"""Reading 章节: the order of sections, sections of the unit's own, sections folded into others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.diagnostics import short
from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Narrative, Part
from reportgen.facts.narratives import NarrativeReader
from reportgen.facts.schema import ALL, MAKEUP, Parts, Shape, Slot, Writable
from reportgen.records import join
from reportgen.yaml_tree import Node, Scalar

_KEY = re.compile(r"[^\W\d_]\w{0,19}")


class MakeupReader:
    """Reads one file's 章节 against the parts of its pack (None: the pack has none for the year)."""

    def __init__(self, reader: FactReader, texts: NarrativeReader, parts: Parts | None, shape: Shape) -> None:
        """`texts` reads headings with their quotes; `parts` and `shape` as in `Shape`."""
        self.reader, self.texts, self.shape = reader, texts, shape
        self.known = shape.keys() if parts is None else parts.slots
        self.untitled = parts.untitled if parts else ()

    def read(self, node: Node) -> tuple[Part, ...]:
        """The sections in order, those that cannot be read left out."""
        parts: dict[str, tuple[Part, Node, str]] = {}
        before = len(self.reader.faults)
        for item, path in self.reader.items(node, "章节"):
            part = self._part(item, path)
            if part is None:
                continue
            if part.key in parts:
                self._fault(f"“{part.key}”写了两次", item, path, "删去一处")
            else:
                parts[part.key] = (part, item, path)
        for part, item, path in parts.values():
            why = self._unfit(part, parts[part.into][0] if part.into in parts else None)
            if part.into and why:
                message = f"“{part.key}”不能并入“{short(part.into)}”：{why}"
                self._fault(message, item, path, "并入 写另一个单列的部分的键")
        if not parts and len(self.reader.faults) == before:
            self._fault("一个部分也没有", node, "章节", "列出各部分的键，例如 [举措, 不足, 安排]；要照模板，删去 章节")
        return tuple(part for part, _, _ in parts.values())

    @staticmethod
    def _unfit(part: Part, target: Part | None) -> str:
        """Why a section cannot fold into another, "" where it can."""
        if part.into == part.key:
            return "不能并入自己"
        if target is None:
            return "章节 里没有它"
        return "它自己也并入了别的部分" if target.into else ""

    def _part(self, item: Node, path: str) -> Part | None:
        place = self.reader.place(item, path)
        if isinstance(item, Scalar):
            key = item.text.strip()
            if key in self.known and key not in self.untitled:
                return Part(key, place)
            named = [k for k in self.known if k not in self.untitled]
            hints = self.reader.near(key, named, "章节") or (f"模板里有：{'、'.join(named)}",)
            own = "自己加的部分写成 {键: …, 标题: …}"
            self.reader.report("RG225", f"模板里没有“{short(key)}”这一部分", item, path, *hints, own)
            return None
        found = self.reader.fields(item, MAKEUP, path)
        key, like, into = (self._word(found, k, path) for k in ("键", "按", "并入"))
        if not key:
            return None
        is_own = key not in self.known
        if not _KEY.fullmatch(key) or key in (*self.untitled, ALL):
            hint = "起一个词作键：汉字或字母开头，不超过20字，不含标点和空格"
            self._fault(f"“{short(key)}”不能作部分的键", found["键"], join(path, "键"), hint)
            return None
        if like and (not is_own or like not in self.known or like in self.untitled):
            hint = f"按 只用于自己加的部分，可写：{'、'.join(k for k in self.known if k not in self.untitled)}"
            self._fault(f"“按: {short(like)}”用不上", found["按"], join(path, "按"), hint)
            like = ""
        heading = self.texts.heading(found["标题"], join(path, "标题")) if "标题" in found else None
        return Part(key, place, heading, (like or self.shape.own) if is_own else "", into, is_own)

    def _word(self, found: Mapping[str, Node], key: str, path: str) -> str:
        scalar = self.reader.scalar(found[key], join(path, key)) if key in found else None
        return scalar.text.strip() if scalar else ""

    def _fault(self, message: str, node: Node, path: str, hint: str) -> None:
        self.reader.report("RG225", message, node, path, hint)


def writable(parts: Parts | None, makeup: tuple[Part, ...] | None, shape: Shape, faulty: bool) -> Writable:
    """The sections of 章节, else the pack's; of a `faulty` 章节 and the pack's, so that one fault is not told twice."""
    known = dict(shape.keys() if parts is None else parts.slots)
    untitled = parts.untitled if parts else ()
    if makeup is None:
        return Writable(known, untitled)
    own = {part.key: known.get(part.like, Slot()) if part.own else known[part.key] for part in makeup}
    if faulty:
        return Writable({**known, **own}, untitled)
    found = {**{key: known[key] for key in untitled}, **own}
    return Writable(found, untitled, tuple(key for key in known if key not in found))


def unheaded(makeup: tuple[Part, ...] | None, narratives: dict[str, Narrative]) -> list[Part]:
    """Own sections to which neither 章节 nor 正文 gives a heading."""
    return [
        part
        for part in makeup or ()
        if part.own and part.heading is None and not ((own := narratives.get(part.key)) and own.heading)
    ]
