"""The numbers that Word sets itself: its lists, and the label that each paragraph gets in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportgen.facts.numerals import chinese_number
from reportgen.readers.docx.properties import NONE, Properties, Values, values
from reportgen.readers.docx.properties import value as said
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import too_much
from reportgen.tuples import NamedTuple

LEVELS = 9
LIST_LIMIT = 20_000
_HIGHEST = 32_767
"""As high as Word counts."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SYMBOLS, _BULLET = "[\ue000-\uf8ff]", "•"
"""Signs of Word's symbol fonts, which in any other font are nothing."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _roman(number: int) -> str:
    text = ""
    for size, sign in (*_ROMAN, *_ROMAN_LOW):
        text += sign * (number // size)
        number %= size
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "chineseCounting": chinese_number,
    "chineseCountingThousand": chinese_number,
    "chineseLegalSimplified": chinese_number,
    "japaneseCounting": chinese_number,
    "taiwaneseCounting": chinese_number,
    "taiwaneseCountingThousand": chinese_number,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": chinese_number,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
}
"""How a number is written, by w:numFmt; what is not here counts as decimal, as Word does with what it does not know."""


class Level(NamedTuple):
    """One level of a list: its first number, its format and text (%1、), the level whose step makes it begin anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str = ""
    indent: Values = NONE
    """How its paragraphs are indented where they do not say so themselves."""


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        """The levels by abstract list."""
        self.links: dict[str, str] = {}
        """Abstract lists that are another one's, by style."""
        self.styled: dict[str, str] = {}
        """The abstract list of a style."""
        self.instances: dict[str, tuple[str, dict[int, Level]]] = {}
        """The abstract list of each w:num, and the levels that it sets otherwise."""
        self.starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Properties, style_id: str) -> str:
        """The number before a paragraph whose properties are these, "" where it has none; counts on.

        To be asked for each paragraph in order.
        """
        id_ = said(paragraph, "numPr/numId")
        if id_ not in self.instances:
            return ""
        levels = self._levels(id_)
        at = _depth(paragraph, style_id, levels)
        level = levels.get(at, Level())
        counters = self._count(id_, self.instances[id_][0], levels, at)
        if level.format == "bullet":
            return re.sub(_SYMBOLS, _BULLET, level.text)
        return _text(level, levels, counters)

    def indent(self, paragraph: Properties, style_id: str) -> Values:
        """The indent that its level gives to a paragraph whose properties are these."""
        id_ = said(paragraph, "numPr/numId")
        if id_ not in self.instances:
            return NONE
        levels = self._levels(id_)
        return levels.get(_depth(paragraph, style_id, levels), Level()).indent

    def depth(self, paragraph: Properties, style_id: str) -> int:
        """The level of its list that a paragraph stands on, from 0."""
        id_ = said(paragraph, "numPr/numId")
        return _depth(paragraph, style_id, self._levels(id_) if id_ in self.instances else {})

    def _levels(self, id_: str) -> dict[int, Level]:
        abstract, own = self.instances[id_]
        return {**self.levels.get(self._linked(abstract), {}), **own}

    def _linked(self, abstract: str) -> str:
        style = self.links.get(abstract)
        return self.styled.get(style, abstract) if style else abstract

    def _count(self, id_: str, abstract: str, levels: Mapping[int, Level], at: int) -> list[int | None]:
        """One step of a level; the deeper ones begin anew. Lists that share an abstract one count on together."""
        counters = self._counters.setdefault(self._linked(abstract), [None] * LEVELS)
        first = self.starts.get(id_, {}).get(at)
        if first is not None and (id_, at) not in self._begun:
            self._begun.add((id_, at))
            counters[at] = first
        else:
            before = counters[at]
            counters[at] = levels.get(at, Level()).start if before is None else min(before + 1, _HIGHEST)
        for above in range(at):
            if counters[above] is None:
                counters[above] = levels.get(above, Level()).start
        for below in range(at + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (0 < restart <= below and at < restart):
                counters[below] = None
        return counters


def _depth(paragraph: Properties, style_id: str, levels: Mapping[int, Level]) -> int:
    """The level of a paragraph: the one that it names, or that of its style."""
    said_ = said(paragraph, "numPr/ilvl")
    by_style = next((depth for depth, level in levels.items() if level.style and level.style == style_id), 0)
    return int(said_) if re.fullmatch("[0-8]", said_) else by_style


def _text(level: Level, levels: Mapping[int, Level], counters: list[int | None]) -> str:
    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        written = _FORMATS.get(levels.get(at, Level()).format, str)
        counted = counters[at] if at < LEVELS else None
        return "" if counted is None else written(counted)

    return re.sub("%([1-9])", number, level.text)


def read_lists(package: Package) -> Lists:
    """The lists of a document.

    Raises:
        Refused: the part cannot be read, or has too many.
    """
    part = package.related("numbering")
    reader = _Reader()
    if part is not None:
        parse(package.read(part), part, reader.start, reader.end)
    return reader.lists


class _Reader:
    """Events to lists."""

    def __init__(self) -> None:
        self.lists = Lists()
        self.abstract = self.instance = ""
        self.level: int | None = None
        self.within = ""

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        local, named = tag.rpartition("}")[2], values(attributes)
        value = named.get("val", "")
        if local == "abstractNum":
            self.within, self.abstract = local, named.get("abstractNumId", "")
            self.lists.levels[self.abstract] = {}
        elif local == "num":
            self.within, self.instance = local, named.get("numId", "")
            self.lists.instances[self.instance] = ("", {})
        elif local == "abstractNumId" and self.within == "num":
            self.lists.instances[self.instance] = (value, {})
        elif local == "numStyleLink":
            self.lists.links[self.abstract] = value
        elif local == "styleLink":
            self.lists.styled[value] = self.abstract
        elif local in ("lvl", "lvlOverride"):
            depth = named.get("ilvl", "")
            self.level = int(depth) if re.fullmatch("[0-8]", depth) else None
            if local == "lvl" and self.level is not None:
                self._levels()[self.level] = Level()
        elif local == "startOverride" and self.level is not None:
            self.lists.starts.setdefault(self.instance, {})[self.level] = _whole(value)
        elif self.level is not None and self.level in self._levels():
            self._set(local, value, named)
        if len(self.lists.levels) + len(self.lists.instances) > LIST_LIMIT:
            raise too_much(f"自动编号超过 {LIST_LIMIT} 种")

    def _levels(self) -> dict[int, Level]:
        if self.within == "num":
            return self.lists.instances[self.instance][1]
        return self.lists.levels.get(self.abstract, {})

    def _set(self, local: str, value: str, named: Values) -> None:
        assert self.level is not None
        levels = self._levels()
        level = levels[self.level]
        if local == "start":
            level = level._replace(start=_whole(value))
        elif local == "numFmt":
            level = level._replace(format=value)
        elif local == "lvlText":
            level = level._replace(text=value[:100])
        elif local == "lvlRestart":
            level = level._replace(restart=_whole(value))
        elif local == "ind":
            level = level._replace(indent=named)
        elif local == "pStyle":
            level = level._replace(style=value)
        levels[self.level] = level

    def end(self, tag: str) -> None:
        local = tag.rpartition("}")[2]
        if local in ("lvl", "lvlOverride"):
            self.level = None
        elif local in ("num", "abstractNum"):
            self.within = ""


def _whole(text: str) -> int:
    return min(int(text), _HIGHEST) if text.isascii() and text.isdigit() and len(text) < 8 else 1
