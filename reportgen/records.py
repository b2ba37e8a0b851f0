"""Floor 1: typed reading of YAML trees by literal tables of fields; the one mechanism for facts and packs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from enum import Enum
from unicodedata import normalize

from reportgen.diagnostics import Diagnostic, near, short
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.faults import lone_pair
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence


class Kind(Enum):
    """What a field holds; the label is what messages call it."""

    TEXT = "文字"
    TEXTS = "列表"
    YES_NO = "是或否"
    YEAR = "四位年份"
    DATE = "日期"
    CHOICE = "选项"
    GROUP = "一组键值"
    OPEN = "一组键值（键自定）"
    ITEMS = "列表（每项一组）"
    ANY = "文字、列表或一组键值"


class Field(NamedTuple):
    """One key that a file may hold: its kind, its meaning in Chinese, and what is under it."""

    key: str
    kind: Kind
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    example: str = ""


_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_CHINESE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_LOOSE = r"\s*((?:19|20)[0-9]{2})\s*[-/.．年]\s*([0-9]{1,2})\s*[-/.．月]\s*([0-9]{1,2})\s*日?\s*"


def join(path: str, key: str | int) -> str:
    """A key path one step longer: 正文.举措[0].内容."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else key


def is_blank(node: Node | None) -> bool:
    """A key without a value: not filled in."""
    return node is None or (isinstance(node, Scalar) and node.style == "" and node.text in ("", "~", "null"))


def year_of(node: Node | None) -> int | None:
    """The year of four plain digits that a node holds; None for anything else, however long."""
    text = node.text if isinstance(node, Scalar) else ""
    return int(text) if re.fullmatch("(?:19|20)[0-9]{2}", text) else None


def date_of(text: str) -> datetime.date | None:
    """The day that 2025-02-24 or 2025年2月24日 names; None for any other text, and where there is no such day."""
    match = _ISO.fullmatch(text) or _CHINESE.fullmatch(text)
    try:
        return datetime.date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def loose_date(text: str) -> datetime.date | None:
    """The day that 2024.1.15, 2024/1/15 or 2024年01月15日 means, too; None for what names none."""
    parts = re.fullmatch(_LOOSE, text)
    try:
        return datetime.date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def in_years(year: int, since: int | None, until: int | None = None) -> bool:
    """Whether a year lies in those from `since` to `until`; None is without end."""
    return (since or year) <= year <= (until or year)


NEAR_LIMIT = 100
"""Wrong names of one file for which near ones are looked for; that is slow, and nobody reads more of them."""


def _date_hint(text: str) -> str:
    """The right form of a date that can be read, else an example."""
    example = "写成 年-月-日，例如 2025-02-24"
    day = loose_date(text)
    if day is not None:
        return f"改成 {day.isoformat()}"
    return f"核对月份和日子；{example}" if re.fullmatch(_LOOSE, text) else example


def _nowhere(_key: str, _path: str) -> tuple[str, ...]:
    return ()


class Reader:
    """Reads typed values out of one source's tree and collects what does not fit.

    Every method returns None (or an empty value) after reporting a fault, never a guess.
    """

    def __init__(self, source: Source) -> None:
        """`faults` grows as values are read."""
        self.source = source
        self.faults: list[Diagnostic] = []
        self.homes: Callable[[str, str], tuple[str, ...]] = _nowhere
        """Hints where a key belongs that stands in the mapping of a path, where it is not known."""
        self._near: dict[tuple[str, str], tuple[str, ...]] = {}

    def near(self, name: str, known: Iterable[str], pool: str) -> tuple[str, ...]:
        """The hint of `diagnostics.near`, looked for once for each name; `pool` says what `known` are."""
        if (name, pool) not in self._near:
            if len(self._near) >= NEAR_LIMIT:
                return ()
            self._near[name, pool] = near(name, known)
        return self._near[name, pool]

    def place(self, node: Node, path: str) -> Place:
        """Where a node stands."""
        return Place(self.source, node.span, path)

    def report(self, code: str, message: str, node: Node, path: str, *hints: str) -> None:
        """Add a finding at a node."""
        self.faults.append(Diagnostic(code, message, self.place(node, path), hints))

    def mapping(self, node: Node, path: str, shape: str = "") -> Mapping | None:
        """The node as a mapping; `shape` says how to write it where that is known better than in general."""
        if isinstance(node, Mapping):
            return node
        pair = lone_pair(self.source, node.span) if isinstance(node, Scalar) and node.style == "" else None
        if pair is not None:
            self.faults.append(pair)
        else:
            hint = "每项另起一行，缩进两格，写成“键: 值”" if path else "每项一行，写成“键: 值”，例如 年度: 2024"
            self._wrong(node, path, "一组“键: 值”", shape or hint)
        return None

    def fields(self, node: Node, table: Iterable[Field], path: str) -> dict[str, Node]:
        """The filled-in values of a mapping by key; unknown keys and missing required ones are faults."""
        mapping = self.mapping(node, path)
        if mapping is None:
            return {}
        known = {f.key: f for f in table}
        found = {}
        for entry in mapping.entries:
            key = entry.key.text
            if key not in known:
                self.unknown(entry.key, join(path, key), known)
            elif not is_blank(entry.value):
                found[key] = entry.value
        for field in known.values():
            if field.required and field.key not in found:
                self.missing(field, mapping, path)
        return found

    def unknown(self, key: Scalar, path: str, known: Iterable[str]) -> None:
        """Report a key that nobody reads."""
        if key.text.startswith("\u3000"):
            self.report("RG115", "缩进里有全角空格", key, path, "改用半角空格缩进，每层两个")
            return
        known, here = tuple(known), path.removesuffix(key.text)
        hints = self.homes(key.text, here.rstrip(".")) or self.near(key.text, known, here)
        hints = hints or (f"这里可以写：{'、'.join(known[:12])}" if known else "这里没有可写的键，删去这一项",)
        self.report("RG201", f"不认识的键“{key.text}”", key, path, *hints)

    def missing(self, field: Field, mapping: Mapping, path: str) -> None:
        """Report a required key that is absent or blank."""
        entry = next((e for e in mapping.entries if e.key.text == field.key), None)
        node: Node = entry.key if entry else mapping.entries[0].key if mapping.entries else mapping
        hint = f"补写“{field.key}”：{field.meaning}" + (f"，例如 {field.key}: {field.example}" if field.example else "")
        self.report("RG203", f"缺“{join(path, field.key)}”", node, join(path, field.key), hint)

    def scalar(self, node: Node, path: str) -> Scalar | None:
        """The node as one text."""
        if isinstance(node, Scalar):
            return node
        self._wrong(node, path, "文字", "直接写文字，不用方括号、花括号，也不分项")
        return None

    def texts(self, node: Node, path: str) -> list[tuple[Scalar, str]]:
        """A list of texts with their paths; a text where a list belongs is a fault."""
        if not isinstance(node, Sequence):
            parts = re.split("[、，,；;]", node.text.strip(" 【】[]［］")) if isinstance(node, Scalar) else ["甲"]
            example = ", ".join(part.strip()[:20] for part in parts[:4] if part.strip())
            self._wrong(node, path, "列表", f"写成 [{example}]，或每项另起一行以“- ”开头")
            return []
        found = []
        for index, item in enumerate(node.items):
            scalar = self.scalar(item, join(path, index))
            if scalar is not None and not is_blank(scalar):
                found.append((scalar, join(path, index)))
        return found

    def listed(self, node: Node | None, path: str) -> tuple[str, ...]:
        """The texts of a list that may be left out."""
        return tuple(scalar.text.strip() for scalar, _ in self.texts(node, path)) if node is not None else ()

    def items(self, node: Node, path: str) -> list[tuple[Node, str]]:
        """The items of a list with their paths."""
        if isinstance(node, Sequence):
            return [(item, join(path, i)) for i, item in enumerate(node.items)]
        self._wrong(node, path, "列表", "每项另起一行以“- ”开头")
        return []

    def choice(self, node: Node, choices: tuple[str, ...], path: str) -> Scalar | None:
        """One of a closed list of words."""
        scalar = self.scalar(node, path)
        if scalar is None or scalar.text in choices:
            return scalar
        hints = (*self.near(scalar.text, choices, path), f"只能写：{'、'.join(choices)}")
        self.report("RG204", f"“{short(scalar.text)}”不在可选之列", scalar, path, *hints)
        return None

    def yes_no(self, node: Node, path: str) -> bool | None:
        """是 or 否."""
        scalar = self.choice(node, ("是", "否"), path)
        return None if scalar is None else scalar.text == "是"

    def year(self, node: Node, path: str) -> int | None:
        """A year of four digits."""
        scalar = self.scalar(node, path)
        if scalar is None:
            return None
        year = year_of(scalar)
        if year is None:
            folded = normalize("NFKC", scalar.text)
            wide = folded != scalar.text and year_of(scalar._replace(text=folded)) is not None
            said, hint = ("是全角数字", f"改成半角：{folded}") if wide else ("不是四位年份", "例如 2024")
            self.report("RG216", f"“{short(scalar.text)}”{said}", scalar, path, hint)
        return year

    def in_order(self, since: int | None, until: int | None, code: str, node: Node, path: str) -> None:
        """Report years that end before they begin."""
        if since and until and since > until:
            self.report(code, f"自 {since} 年在 至 {until} 年之后", node, path, "核对年度")

    def date(self, node: Node, path: str) -> datetime.date | None:
        """2025-02-24 or 2025年2月24日."""
        scalar = self.scalar(node, path)
        if scalar is None:
            return None
        date = date_of(scalar.text)
        if date is None and (_ISO.fullmatch(scalar.text) or _CHINESE.fullmatch(scalar.text)):
            self.report("RG205", f"没有“{scalar.text}”这一天", scalar, path, "核对月份和日子")
        elif date is None:
            self.report("RG205", f"“{short(scalar.text)}”不是日期", scalar, path, _date_hint(scalar.text))
        return date

    def _wrong(self, node: Node, path: str, wanted: str, *hints: str) -> None:
        has = {Scalar: "文字", Mapping: "一组“键: 值”", Sequence: "列表"}[type(node)]
        subject = f"“{path.rpartition('.')[2]}”" if path else "文件"
        self.report("RG202", f"{subject}应是{wanted}，这里写的是{has}", node, path, *hints)
