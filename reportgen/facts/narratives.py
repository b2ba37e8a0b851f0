"""Reading 正文: sections as text, lists of points or both, with their quotes filled in."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping

from reportgen.diagnostics import Diagnostic
from reportgen.facts.elements import read_element
from reportgen.facts.labels import TABLE_SET, TYPED
from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Element, Narrative, Passage, Point, Words
from reportgen.facts.quotes import Named, fill
from reportgen.facts.schema import POINT, SECTION, Slot, Writable
from reportgen.facts.stops import CLOSING, ends_sentence
from reportgen.records import Field, is_blank, join
from reportgen.yaml_text.places import TextPlaces
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar, Sequence

DEPTH = 3
_LINE_ENDS = tuple(CLOSING + "：.!?:;")
_NUMBERED = re.compile(TYPED)
_TITLED = re.compile(f"(?!{TABLE_SET}){TYPED}")
"""表一 is set before a 小标题 alone; a 标题 may be that of a table."""
_SETTINGS = {
    "第": "；要印成“第一部分”，写 体例: {全部: {标题: 部分}}",
    "表": "；要印成“表一”，写 体例: {全部: {小标题: 表}}",
}
_STOPPED = re.compile("。$")
_DASHED = re.compile("(?:^| )[-－—](?=[^\\s\\d—-])")


class NarrativeReader:
    """Reads one file's narrative against a pack's sections and the names that may be quoted."""

    def __init__(
        self,
        reader: FactReader,
        names: Mapping[str, Named],
        sentences: tuple[str, ...],
    ) -> None:
        """`sentences` may be placed by 套用."""
        self.reader, self.names, self.sentences = reader, names, sentences
        self.items: tuple[Field, ...] = ()
        """项目 of the section that is being read."""

    def read(self, node: Node | None, known: Writable) -> dict[str, Narrative]:
        """All sections that are written."""
        found = {}
        mapping = self.reader.mapping(node, "正文") if node is not None else None
        for entry in mapping.entries if mapping else ():
            key, path = entry.key.text, join("正文", entry.key.text)
            if key in known.left_out:
                hint = f"在 章节 里加上 {key}，或删去这段文字"
                self.reader.report("RG201", f"章节 没有列“{key}”，这段文字不会印出", entry.key, path, hint)
            elif key not in known.slots and key in known.elsewhere:
                hint = f"章节随 单位.类别 和 年度 不同，这里可以写：{'、'.join(tuple(known.slots)[:12])}"
                self.reader.report("RG201", f"这一类别、这一年度没有“{key}”这一部分", entry.key, path, hint)
            elif key not in known.slots:
                self.reader.unknown(entry.key, path, known.slots)
            elif not is_blank(entry.value):
                why = "这一部分不印标题" if key in known.untitled else ""
                found[key] = self.narrative(entry.value, path, known.slots[key], why)
        return found

    def narrative(self, node: Node, path: str, slot: Slot, untitled: str = "") -> Narrative:
        """A section, or the body of an attachment; `untitled` says why it can have no 标题."""
        self.items = slot.items
        themes = slot.themes
        place = self.reader.place(node, path)
        if isinstance(node, Scalar):
            return Narrative(place, lead=self.passage(node, path))
        if isinstance(node, Sequence):
            return Narrative(place, points=self._points(node, path, themes, 1))
        found = self.reader.fields(node, SECTION, path)
        if untitled and "标题" in found:
            self.reader.report("RG217", untitled, _key(node, "标题"), join(path, "标题"), "删去 标题 这一项")
            del found["标题"]
        points = self._points(found["要点"], join(path, "要点"), themes, 1) if "要点" in found else ()
        return Narrative(
            place,
            self._optional(found, "标题", path),
            self._optional(found, "导语", path),
            points,
            self._optional(found, "结语", path),
        )

    def _points(self, node: Node, path: str, themes: tuple[str, ...], depth: int) -> tuple[Point, ...]:
        if depth > DEPTH:
            self.reader.report("RG217", f"要点超过 {DEPTH} 层", node, path, "合并层次，或写进上一层的内容里")
            return ()
        points = []
        for item, where in self.reader.items(node, path):
            if isinstance(item, Scalar):
                if not is_blank(item):
                    points.append(Point(self.reader.place(item, where), text=self.passage(item, where)))
                    if depth == 1:
                        self._required_items(item, where)
            else:
                point = self._point(item, where, themes, depth)
                if point is not None:
                    points.append(point)
        return tuple(points)

    def _point(self, node: Node, path: str, themes: tuple[str, ...], depth: int) -> Point | None:
        declared = self.items if depth == 1 else ()
        found = self.reader.fields(node, (*POINT, *declared), path)
        items = self._declared(found, declared, path)
        matter = [key for key in ("内容", "套用", "要点") if key in found]
        if len(matter) > 1:
            message = f"“{matter[0]}”和“{matter[1]}”不能写在同一个要点里"
            self.reader.report("RG217", message, found[matter[1]], join(path, matter[1]), "分成两个要点")
            return None
        theme = self._known(found, "主题", path, themes, "这一部分的模板里没有主题")
        hollow = not matter or (matter == ["要点"] and _is_empty(found["要点"]))
        if hollow and not (items and "小标题" in found) and not any(key in found for key in ("主题", "导语", "结语")):
            if found:
                other = "；只有小标题的，补写小标题" if items else "；要用模板的文字，补写 主题"
                self.reader.report("RG217", "这个要点没有内容", node, path, f"补写 内容、套用 或 要点{other}")
            return None
        points = self._points(found["要点"], join(path, "要点"), (), depth + 1) if "要点" in found else ()
        return Point(
            self.reader.place(node, path),
            theme,
            self._optional(found, "小标题", path),
            self._optional(found, "内容", path),
            self._known(found, "套用", path, self.sentences, "模板里没有句子"),
            self._optional(found, "导语", path),
            points,
            self._optional(found, "结语", path),
            items,
        )

    def _declared(
        self, found: Mapping[str, Node], declared: tuple[Field, ...], path: str
    ) -> tuple[tuple[str, Element], ...]:
        values = []
        for field in declared:
            if field.key in found:
                node, before = found[field.key], len(self.reader.faults)
                value = read_element(self.reader, node, field, join(path, field.key))
                if value is not None:
                    values.append((field.key, value))
                elif field.required and len(self.reader.faults) == before:
                    hint = f"填写{field.meaning}"
                    self.reader.report("RG203", f"“{field.key}”是空的", node, join(path, field.key), hint)
        return tuple(values)

    def _required_items(self, item: Scalar, path: str) -> None:
        """A point of text alone has no room for what the pack requires of each point."""
        missing = [field.key for field in self.items if field.required]
        if missing:
            hint = f"写成 {{小标题: …, 内容: …, {missing[0]}: …}}"
            self.reader.report("RG203", f"这个要点缺“{'”“'.join(missing)}”", item, path, hint)

    def _known(
        self, found: Mapping[str, Node], key: str, path: str, known: tuple[str, ...], message: str
    ) -> Words | None:
        scalar = self.reader.scalar(found[key], join(path, key)) if key in found else None
        if scalar is None:
            return None
        words = scalar.text.strip()
        if words in known:
            return Words(words, self.reader.leaf(scalar, join(path, key)))
        named = f"可用：{'、'.join(known)}" if known else "这里没有可用的名称；请直接写 内容"
        hints = self.reader.near(words, known, message) or (named,)
        self.reader.report("RG215", f"{message}“{words}”", found[key], join(path, key), *hints)
        return None

    def _optional(self, found: Mapping[str, Node], key: str, path: str) -> Passage | None:
        node = found.get(key)
        scalar = self.reader.scalar(node, join(path, key)) if node is not None else None
        if scalar is not None and key in ("小标题", "标题"):
            self._check_heading(scalar, join(path, key))
        return None if scalar is None else self.passage(scalar, join(path, key))

    def heading(self, node: Node, path: str) -> Passage | None:
        """A heading on its own."""
        return self._optional({"标题": node}, "标题", path.removesuffix(".标题"))

    def _check_heading(self, scalar: Scalar, path: str) -> None:
        """Numbers and closing marks of headings are the program's."""
        name, text = path.rpartition(".")[2], scalar.text.strip()
        match = _STOPPED.search(text) or (_NUMBERED if name == "小标题" else _TITLED).match(text)
        if match:
            message = f"{name}里的“{match.group()}”由程序加"
            setting = _SETTINGS.get(match.group()[0], "")
            self.reader.report("RG222", message, scalar, path, f"删去它；排法写在 体例 里{setting}")

    def passage(self, scalar: Scalar, path: str) -> Passage:
        """A text with its quotes filled in; quotes, cut-offs and hand-wrapped lines are checked."""
        reader, text = self.reader, scalar.text.rstrip("\n")
        places = TextPlaces(reader.source, scalar, path)
        leaf = _ParagraphLeaves(reader, text, places) if scalar.style == "|" else reader.leaf(scalar, path)
        passage, faults = fill(text, leaf, self.names, reader.near)
        for fault in faults:
            place = places.at(fault.offset, fault.length)
            reader.faults.append(Diagnostic(fault.fault.code, fault.fault.message, place, fault.fault.hints))
        reader.cut_off(scalar, path)
        self._hand_wrapped(scalar, places)
        return passage

    def _hand_wrapped(self, scalar: Scalar, places: TextPlaces) -> None:
        if scalar.style == "" and scalar.text.startswith("｜"):
            hint = "改成半角的 |，文字从下一行写起，比键多缩进两格"
            self.reader.faults.append(Diagnostic("RG109", "竖线是全角的“｜”，会印出来", places.at(0, 1), (hint,)))
        dashed = _DASHED.search(scalar.text) if scalar.style == "" else None
        if dashed:
            hint = "列表项写成“- 文字”，- 后面空一格；普通文字整段写成一行"
            place = self.reader.place(scalar, places.path)
            self.reader.faults.append(Diagnostic("RG214", "以 - 开头的各行连成了一段", place, (hint,)))
        lines = scalar.text.rstrip("\n").split("\n") if scalar.style == "|" else ()
        for start, (line, after) in zip(places.starts, itertools.pairwise(lines)):
            if line.strip() and after.strip() and not (ends_sentence(line) or line.rstrip().endswith(_LINE_ENDS)):
                place = places.at(start, len(line))
                hint = "| 下每行是一段；一段写成一行，或补上句末标点"
                self.reader.faults.append(Diagnostic("RG214", "这一行没有句末标点就换了行", place, (hint,)))


def _key(node: Node, key: str) -> Node:
    """The key itself, for a finding that is about its being there."""
    return next((e.key for e in node.entries if e.key.text == key), node) if isinstance(node, Tree) else node


def _is_empty(node: Node | None) -> bool:
    return is_blank(node) or (isinstance(node, Sequence) and all(is_blank(item) for item in node.items))


class _ParagraphLeaves:
    """The leaves of a text under `|`: each paragraph is a datum of its own, entered when it is met."""

    def __init__(self, reader: FactReader, text: str, places: TextPlaces) -> None:
        self.reader, self.text, self.places = reader, text, places
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.known: dict[int, int] = {}

    def __call__(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        if index not in self.known:
            start, stop = (*self.starts[index : index + 2], len(self.text) + 1)[:2]
            place = self.places.at(start, stop - 1 - start)
            self.known[index] = self.reader.ledger.add(self.places.path, place)
        return self.known[index]
