"""What templates see: plain values in closed namespaces, and how each is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.indicators import ALL, NAMES
from reportgen.facts.model import Day, Element, Facts, Passage, Piece, Words
from reportgen.facts.values import Blank, Figure, FigureError, Figures, NotFilled
from reportgen.origin import Marked
from reportgen.sections.marks import BACK, HOLE, TOLD, UNFIT, leaf_mark

ITEM = "项"
RESERVED = tuple(name for name in NAMES if name not in (ELEMENTS, ITEM, ALL))
ITEM_NAMES = ("序号", "部分", "小标题", "内容")
UNIT_NAMES = ("名称", "简称", "自称", "层级", "类别")


class Gapped(Blank):
    """A blank whose text is a gap mark and its name, so that it is noticed wherever it is printed."""

    def __str__(self) -> str:
        """The mark and 【key path】; also what `~` joins."""
        return f"{HOLE if self.applicable else UNFIT}【{self.path}】"

    def __eq__(self, other: object) -> bool:
        """Raises NotFilled: what is not filled in is neither equal to anything nor different from it."""
        raise NotFilled(self)

    __ne__ = __eq__
    __hash__ = Blank.__hash__

    def __iter__(self) -> Iterator[object]:
        """Raises NotFilled: what is not filled in has no items."""
        raise NotFilled(self)


class Year(Figure):
    """年度 and its neighbours: numbers, but not figures that a clause could be about."""


@dataclass(frozen=True, eq=False)
class Told:
    """A text of the facts that a clause can be about: 要素 and 项目, narrative with its quotes. It equals its text."""

    pieces: tuple[Piece, ...]

    @staticmethod
    def of(value: Element | Passage) -> Told | Listed:
        """A text or a date; a list as a tuple of them."""
        if isinstance(value, Passage):
            return Told(value.pieces)
        if isinstance(value, (Words, Day)):
            return Told((Piece(str(value), value.leaf),))
        return Listed(Told((Piece(str(words), words.leaf),)) for words in value)

    @property
    def text(self) -> str:
        """The text without marks."""
        return "".join(piece.text for piece in self.pieces)

    def __eq__(self, other: object) -> bool:
        """As texts."""
        return self.text == (other.text if isinstance(other, Told) else other)

    def __hash__(self) -> int:
        """Of the text."""
        return hash(self.text)

    def __str__(self) -> str:
        """The text with its marks; also what `~` joins."""
        return "".join(leaf_mark(piece.leaf) + piece.text for piece in self.pieces) + TOLD


class Listed(tuple[object, ...]):
    """A list of the facts, or of headings: printed by 连接 alone."""

    __slots__ = ()


@dataclass(frozen=True)
class Shown:
    """A heading, printed as the expression's, since it is no datum of its own."""

    heading: Marked

    def __str__(self) -> str:
        """The text alone."""
        return self.heading.text


@dataclass(frozen=True)
class Namespace:
    """A closed table of names; Jinja reaches nothing else of it (see `environment`). `empty`: nothing is filled in."""

    name: str
    fields: Mapping[str, object]
    empty: bool = False

    def extended(self, fields: Mapping[str, object]) -> Namespace:
        """With more names."""
        return Namespace(self.name, {**self.fields, **fields})

    def get(self, field: str) -> object:
        """The value of a field that there is: a blank as one that leaves a mark, all else as it is."""
        value = self.fields[field]
        if self.empty:
            return Gapped(f"{self.name}.{field}")
        return Gapped(value.path, value.applicable, value.leaf) if isinstance(value, Blank) else value


def declared(name: str, keys: Iterable[str], values: Mapping[str, Element], path: str) -> Namespace:
    """The keys that a pack declares, each with its value or a blank; `path` is where they stand in the facts."""
    fields: dict[str, object] = {}
    for key in keys:
        fields[key] = Told.of(values[key]) if key in values else Gapped(f"{path}.{key}")
    return Namespace(name, fields)


def variables(facts: Facts, elements: Iterable[str] = (), gone: Iterable[str] = ()) -> dict[str, object]:
    """The names at the top of every template; `elements` are the keys of 要素 that the pack declares.

    `gone`: cells that tables had in a layer below; a template of that layer finds them blank.
    """
    figures = _with_gone(facts.figures, gone)
    names: dict[str, object] = {theme: Namespace(theme, values) for theme, values in figures.items()}
    last = _with_gone(facts.previous, gone) if facts.previous else figures
    empty = facts.previous is None
    names["上年"] = Namespace("上年", {t: Namespace(f"上年.{t}", values, empty) for t, values in last.items()})
    for name, offset in (("年度", 0), ("上年度", -1), ("下年度", 1)):
        year = facts.year + offset
        names[name] = Year(Decimal(year), str(year), (facts.year_leaf,))
    unit = facts.unit
    words = (unit.name, unit.short, unit.self_name, unit.level, unit.kind)
    fields: dict[str, object] = {}
    for name, word in zip(UNIT_NAMES, words):
        fields[name] = Gapped(f"单位.{name}") if word is None else word
    names["单位"] = Namespace("单位", fields)
    names[ELEMENTS] = declared(ELEMENTS, elements, facts.elements, ELEMENTS)
    return names


def _with_gone(figures: Figures, gone: Iterable[str]) -> Figures:
    """The figures, with a blank for what no table has any more."""
    found = dict(figures)
    for path in gone:
        theme, _, key = path.partition(".")
        found[theme] = {**found.get(theme, {}), key: Blank(path, applicable=False)}
    return found


def printed(value: object) -> object:
    """Jinja's `finalize`: the text of a value with its marks.

    Raises:
        FigureError: the value is not for printing.
    """
    if isinstance(value, str):
        if isinstance(value, Words):
            return f"{leaf_mark(value.leaf)}{value!s}{BACK}"
        return value
    if isinstance(value, Figure):
        if not value.rounded:
            raise FigureError("除法的结果要先用 保留 取位数，例如 {{ (甲 / 乙 * 100)|保留(1) }}")
        mark = leaf_mark(value.leaves[0]) if len(value.leaves) == 1 and value.text else ""
        return f"{mark}{value}{BACK if isinstance(value, Year) else TOLD}"
    if isinstance(value, (Gapped, Told, Shown)):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Namespace):
        raise FigureError(f"“{value.name}”是一组，要写出其中一个，例如 {value.name}.{next(iter(value.fields), '…')}")
    if isinstance(value, Listed):
        raise FigureError('列表要用 连接 印，例如 {{ 要素.依据|连接("、") }}')
    raise FigureError("这里的值印不出来：只能印指标、文字和整数")
