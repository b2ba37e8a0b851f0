"""Reading the rows or columns of a table: keys, labels over several, and what the sums add up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from reportgen.facts.grid_soundness import CODE
from reportgen.facts.grids import Axis, Group, Line, lines
from reportgen.facts.indicators import KINDS
from reportgen.records import Field, Kind, Reader, join
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence

ALL, GROUP = "全部", "本组"
"""和: every other line of the axis, or of the group, that is no sum itself."""
LINE = (
    Field("键", Kind.TEXT, "事实文件里写的键，不含下划线", required=True),
    Field("名称", Kind.TEXT, "印在表里的名称；不写则用键"),
    Field("和", Kind.ANY, "合计：是哪几行（栏）的和，写键的列表；全部、本组 指其余各行（栏）"),
    Field("种类", Kind.CHOICE, "与全表不同的种类", choices=KINDS),
    Field("单位", Kind.TEXT, "与全表不同的计量单位"),
    Field("自", Kind.YEAR, "从哪一年度起有这一行（栏）"),
    Field("至", Kind.YEAR, "到哪一年度止"),
    Field("又称", Kind.TEXTS, "正文里怎样说这一行（栏）的合计，核对正文里手写的数时用；栏的写 〔行〕，是各行的这一格"),
    Field("为零", Kind.TEXTS, "正文里怎样说合计是 0，如 未收到申请；与填的数矛盾的，检查时指出"),
)
CHANGED = tuple(field for field in LINE if field.key in ("名称", "单位"))
"""What a layer above may change in a row or column of a table below."""


def read_axis(reader: Reader, node: Node, path: str) -> Axis:
    """Rows or columns, with the sums that they say."""
    sums: dict[str, tuple[Node, str]] = {}
    axis = tuple(_items(reader, node, path, sums))
    return _Sums(reader, axis, sums).filled_in(axis) if sums else axis


def _items(reader: Reader, node: Node, path: str, sums: dict[str, tuple[Node, str]]) -> Iterator[Line | Group]:
    for item, where in reader.items(node, path):
        if isinstance(item, Scalar):
            if _is_key(reader, item, where):
                yield Line(item.text, item.text, reader.place(item, where))
        elif isinstance(item, Mapping) and item.get("键") is None and is_group(item):
            yield _group(reader, item, where, sums)
        else:
            line = _line(reader, item, where, sums)
            if line is not None:
                yield line


def is_group(item: Mapping) -> bool:
    """Whether it is a label over several lines, and no line."""
    return len(item.entries) == 1 and isinstance(item.entries[0].value, Sequence)


def _group(reader: Reader, item: Mapping, path: str, sums: dict[str, tuple[Node, str]]) -> Group:
    key, value = item.entries[0]
    where, before = join(path, key.text), len(reader.faults)
    members = tuple(_items(reader, value, where, sums))
    if not key.text.strip():
        reader.report(CODE, "几项上面共同的名称空着", key, where, "写成 名称: [各项]；没有共同的名称，各项直接写")
    elif not members and len(reader.faults) == before:
        reader.report(CODE, f"“{key.text.strip()}”下面一项也没有", value, where, "写成 名称: [各项]，或者把它删去")
    return Group(key.text.strip(), members)


def _line(reader: Reader, item: Node, path: str, sums: dict[str, tuple[Node, str]]) -> Line | None:
    before = len(reader.faults)
    found = reader.fields(item, LINE, path)
    key = found.get("键")
    if not isinstance(key, Scalar) or not _is_key(reader, key, path):
        return None
    texts = {}
    for name, choices in (("名称", ()), ("种类", KINDS), ("单位", ())):
        where, node = join(path, name), found.get(name)
        read = reader.choice(node, choices, where) if node and choices else reader.scalar(node, where) if node else None
        texts[name] = read.text.strip() if read else ""
    years = [reader.year(found[name], join(path, name)) if name in found else None for name in ("自", "至")]
    since, until = years
    reader.in_order(since, until, CODE, found.get("自", item), join(path, "自"))
    if "和" in found:
        sums[key.text] = (found["和"], join(path, "和"))
    if len(reader.faults) > before:
        return None
    place = reader.place(key, path)
    others, zeros = (reader.listed(found.get(name), join(path, name)) for name in ("又称", "为零"))
    line = Line(key.text, texts["名称"] or key.text, place, (), texts["种类"], texts["单位"], since, until)
    return line._replace(aliases=others, zeros=zeros)


def _is_key(reader: Reader, node: Scalar, path: str) -> bool:
    text = node.text
    fine = text.isidentifier() and unicodedata.normalize("NFKC", text) == text and "_" not in text
    if not fine:
        hint = "写成 {键: …, 名称: …}：键用汉字、字母，不含标点、空格和下划线；印出来的写在 名称 里"
        reader.report(CODE, f"“{text}”不能作键", node, path, hint)
    return fine


class _Sums:
    """What the sums of one axis add up, by the keys of its lines; what is asked of all lines is worked out once."""

    def __init__(self, reader: Reader, whole: Axis, sums: dict[str, tuple[Node, str]]) -> None:
        self.reader, self.sums = reader, sums
        self.order: dict[str, int] = {}
        for index, line in enumerate(lines(whole)):
            self.order.setdefault(line.key, index)
        self.every = self._plain(whole)

    def filled_in(self, axis: Axis) -> Axis:
        """The axis, or a group of it, with the parts of its sums."""
        group = cache(lambda: self._plain(axis))
        return tuple(
            item._replace(members=self.filled_in(item.members))
            if isinstance(item, Group)
            else item._replace(parts=self._parts(item.key, group)) if item.key in self.sums else item
            for item in axis
        )

    def _parts(self, total: str, group: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        node, path = self.sums[total]
        word = node.text if isinstance(node, Scalar) else ""
        parts = self.every if word == ALL else group() if word == GROUP else self._named(total, node, path)
        if not parts:
            hint = "和 写明由哪几行（栏）相加；不是合计的不写 和"
            self.reader.report(CODE, f"“{total}”的 和 没有可以相加的行（栏）", node, path, hint)
        return parts

    def _plain(self, axis: Axis) -> tuple[str, ...]:
        return tuple(line.key for line in lines(axis) if line.key not in self.sums)

    def _named(self, total: str, node: Node, path: str) -> tuple[str, ...]:
        """Keys of lines that are no sums, or of sums that stand before this one."""
        keys = []
        for scalar, where in self.reader.texts(node, path):
            keys.append(scalar.text)
            if not self._may_add(total, scalar.text):
                known = [key for key in self.order if self._may_add(total, key)]
                hints = self.reader.near(scalar.text, known, path) or (
                    "合计只能由别的行（栏）相加，别的合计要写在它前面",
                )
                self.reader.report(CODE, f"“{total}”的 和 里没有“{scalar.text}”可加", scalar, where, *hints)
        return tuple(keys)

    def _may_add(self, total: str, key: str) -> bool:
        return key in self.order and (key not in self.sums or self.order[key] < self.order[total])
