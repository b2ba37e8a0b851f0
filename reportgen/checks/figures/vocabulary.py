"""What a pack calls its indicators, and which words of a text say what is counted."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from reportgen import cache
from reportgen.checks.figures.mentions import BRACKETED
from reportgen.checks.figures.scope import PLACES
from reportgen.checks.figures.units import counted
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.grids import Line, cell_key, lines, rows_of, whole
from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.packs.load import Pack
from reportgen.patterns import compiled
from reportgen.source import Source
from reportgen.tuples import NamedTuple

_LEADING = (
    r"^(?:(?:20[0-9]{2}|本|全|今|当)年度?(?:内|来)?|年内|一年来|年[末底](?!前)|期末|[省市县区乡镇]?(?:人民政府|政府|[县市省区党]委|司法局|法制办)|共计?|总共|累计|合计|总计"
    r"|已经?|先后|依法|及时|分别|目前|现有?|并|实际|全部|各类|各级|各"
    "|行政(?:复议|执法)机关(?=共|累计|新|收到|受理|审结|办理|作出|开展|实施))"
)
_WHOLE = rf"[我全本辖](?:(?<!辖)[{PLACES}局委办厅系]|(?<![全辖])(?:机关|单位)|(?<=辖)区)"
_TRAILING = frozenset(
    ("共", "共计", "总计", "合计", "累计", "达", "达到", "为", "有", "了", "工作", "总数", "数量")
) | {"件数", "人数", "数", "计", "是", "分别"}
_VERBS = (
    "^(?:组织开展|开展|举办|组织|举行|召开|办理|实施|进行|完成|建成|建立|梳理|形成|编制|拥有|聘请|聘任|印发|发放|出具|提出|解答"
    "|培训|获得|取得)"
)
"""Verbs that add nothing to what is counted. 受理, 审结, 收到, 制定 and their like do."""
_PRINTED = r"([^{}%，。；、：（）\s]{3,24})\{\{\s*(\w+\.\w+)\s*(?:\|[^{}]*)?\}\}"
"""In a template: the words before a figure."""
_LAST = "上年"
_NUMBERED = "^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．])"
"""The number that a form gives to a row."""
_COMPUTED = r"([^{}%，。；、：（）\s]{3,24})\{\{([^{}|]{1,300}[-+/*][^{}|]{1,300})(?:\|[^{}]*)?\}\}(%?)"
"""In a template: the words before what it computes of figures."""
_MARKS = "[“”‘’《》（） \u3000*]+"
SHORT, _LIKE = 4, 0.6
_KIND = "vocabulary"


@lru_cache(4096)
def core(words: str) -> str:
    """The words that say what is counted: without quotation marks, adverbs and 共, 达, 为."""
    if "（" in words or "(" in words:
        words = compiled(BRACKETED).sub("", words)
    return _trimmed(_unmarked(words))


def cores(leads: Iterable[str]) -> list[str]:
    """`core` of each lead of a number, in which no brackets are: the marks of all are taken out at once."""
    return list(map(_trimmed, _unmarked("\n".join(leads)).split("\n")))


def _unmarked(words: str) -> str:
    return compiled(_WHOLE).sub("", compiled(_MARKS).sub("", words))


def _trimmed(text: str) -> str:
    leading = compiled(_LEADING).match
    while True:
        led = leading(text)
        start = led.end() if led else 0
        end = 2 if text[-2:] in _TRAILING else 1 if text[-1:] in _TRAILING else 0
        if not start and not end:
            return text
        text = text[start : len(text) - end]


def bare(words: str) -> str:
    """Words out of `core`, without a verb that adds nothing."""
    verb = compiled(_VERBS).match(words)
    return core(words[verb.end() :]) if verb else words


def within(short: str, name: str) -> bool:
    """Whether `short` is a name with some characters left out inside: 受理复议申请, 受理行政复议申请."""
    if not SHORT <= len(short) < len(name) or len(short) < _LIKE * len(name):
        return False
    if short[:2] != name[:2] or short[-2:] != name[-2:]:
        return False
    rest = iter(name)
    return all(char in rest for char in short)


def unnumbered(name: str) -> str:
    """The name of a row of a form without its number."""
    return compiled(_NUMBERED).sub("", name)


_Exact: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""By unit, the paths of its indicators by what they are called."""
_Ends: TypeAlias = Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]
"""By unit and the ends of what they are called, that and the path."""


class FormCell(NamedTuple):
    """A cell of a table: its row (None where there is but one, without a name), its column, what they are called."""

    key: str
    row: Line | None
    column: Line
    rows: frozenset[str]
    columns: frozenset[str]


class Form(NamedTuple):
    """A table: the cells of each block, and its sums (of rows, or of columns where there is one row) by their names."""

    theme: Theme
    blocks: tuple[tuple[FormCell, ...], ...]
    totals: Mapping[str, frozenset[str]]


class Vocabulary:
    """What a pack calls its indicators: names, other names, and the words before a figure in its templates.

    `catalogue` are the indicators that it prints; words of others say nothing.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        templates: Iterable[Source],
        digest: str = "",
        themes: tuple[str, ...] | None = None,
    ) -> None:
        """Made once for a pack, whatever the number of reports; `digest` names the pack's content ("": not kept)."""
        self.catalogue, self._all = catalogue.shown(themes), catalogue
        self._templates, self._digest = tuple(templates), digest

    def __contains__(self, path: object) -> bool:
        """Whether it is an indicator's path, with or without 上年."""
        return isinstance(path, str) and self._all.get(path.removeprefix(LAST_YEAR)) is not None

    @cached_property
    def _words(self) -> tuple[Any, ...]:
        """Plain data, kept between runs: to make them takes as long as all the rest."""
        data = cache.fetch(_KIND, self._digest) if self._digest else None
        if data is not None:
            kept: tuple[Any, ...] = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
            return kept
        exact, ends = _units(self.catalogue)
        seen: dict[Any, Any] = {}
        parts = exact, ends, self._printed(), _keys(self.catalogue), _computed(self._templates), self._past()
        made = tuple(_once(part, seen) for part in parts)
        if self._digest:
            cache.keep(_KIND, self._digest, marshal.dumps(made))
        return made

    def _printed(self) -> list[tuple[str, str]]:
        found = (pair for source in self._templates for pair in re.findall(_PRINTED, source.text))
        return [(bare(core(lead)), path) for lead, path in found if self.catalogue.get(path) is not None]

    def _past(self) -> list[str]:
        names = {core(unnumbered(name)) for i in self.catalogue for name in (i.name, *i.aliases) if _LAST in name}
        return sorted(names, key=lambda name: (-len(name), name))

    @property
    def exact(self) -> _Exact:
        """What the indicators of each unit are called."""
        exact: _Exact = self._words[0]
        return exact

    @property
    def ends(self) -> _Ends:
        """How what they are called begins and ends."""
        ends: _Ends = self._words[1]
        return ends

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """The tables, by their themes."""
        return {theme.key: _form(theme) for theme in self.catalogue.themes.values() if theme.grid is not None}

    @property
    def printed(self) -> Sequence[tuple[str, str]]:
        """(words, path) of the figures that templates print."""
        printed: Sequence[tuple[str, str]] = self._words[2]
        return printed

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The paths of the indicators by their keys and by their other names as they stand."""
        keys: Mapping[str, Sequence[str]] = self._words[3]
        return keys

    @property
    def computed(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """What templates compute by the words before it: the expression, and % where it is a share."""
        computed: Mapping[str, Sequence[tuple[str, str]]] = self._words[4]
        return computed

    @property
    def past(self) -> tuple[str, ...]:
        """Names that speak of 上年 and are this year's figures: 上年结转申请; the longest first."""
        past: tuple[str, ...] = self._words[5]
        return past


def _once(value: Any, seen: dict[Any, Any]) -> Any:
    """The same data with every text and row there once: `marshal` then writes and reads the others as numbers."""
    if isinstance(value, dict):
        return {_once(key, seen): _once(each, seen) for key, each in value.items()}
    if not isinstance(value, str):
        value = tuple(_once(each, seen) for each in value)
    return seen.setdefault(value, value)


def _units(catalogue: Catalogue) -> tuple[_Exact, _Ends]:
    by_exact: dict[str, dict[str, list[str]]] = {}
    by_ends: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for theme in catalogue.themes.values():
        inner = _inner(theme)
        for indicator in theme.indicators.values():
            unit = counted(indicator.unit)
            exact, ends = by_exact.setdefault(unit, {}), by_ends.setdefault(unit, {})
            wholes = [core(name) for name in _names(indicator, inner)]
            for name in {*wholes, *(bare(name) for name in wholes), indicator.theme + indicator.key}:
                exact.setdefault(name, []).append(indicator.path)
            for name in wholes:
                ends.setdefault(name[:2] + name[-2:], []).append((name, indicator.path))
    return by_exact, by_ends


def _inner(theme: Theme) -> frozenset[str]:
    """The cells of a table that the name of their row alone does not mean: 予以公开 is the total of its columns."""
    blocks = theme.grid.blocks if theme.grid else ()
    by_columns = ((block, tuple(lines(block.columns))) for block in blocks)
    return frozenset(
        cell_key(row, column)
        for block, columns in by_columns
        for row in lines(block.rows)
        for column in columns
        if column not in whole(columns)
    )


def _form(theme: Theme) -> Form:
    blocks: list[tuple[FormCell, ...]] = []
    totals: dict[str, frozenset[str]] = {}
    for block in theme.grid.blocks if theme.grid else ():
        columns = tuple(lines(block.columns))
        named = [(column, _labels(column)) for column in columns]
        rows = [(row, _labels(row) if row is not None else frozenset()) for row in rows_of(block)]
        cells = tuple(FormCell(cell_key(row, c), row, c, own, theirs) for row, own in rows for c, theirs in named)
        blocks.append(cells)
        summed = whole(columns)
        totals |= {
            cell.key: cell.columns if cell.row is None else cell.rows
            for cell in cells
            if cell.column in summed and (cell.row or cell.column).parts
        }
    return Form(theme, tuple(blocks), totals)


def _labels(line: Line) -> frozenset[str]:
    """What a row or column is called, with and without a verb."""
    names = [core(unnumbered(name)) for name in (line.key, line.name, *line.aliases)]
    return frozenset((*names, *map(bare, names)))


def _names(indicator: Indicator, inner: frozenset[str]) -> Iterator[str]:
    """What an indicator is called: rows of a table without their numbers, inner cells with their column."""
    name = unnumbered(indicator.name)
    yield compiled(_MARKS).sub("", name) if indicator.key in inner else name
    yield from indicator.aliases


def _keys(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for indicator in catalogue:
        for name in {indicator.key, *indicator.aliases}:
            found.setdefault(name, []).append(indicator.path)
    return found


def _computed(templates: Iterable[Source]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for source in templates:
        for lead, text, unit in re.findall(_COMPUTED, source.text):
            found.setdefault(bare(core(lead)), []).append((text, unit))
    return found


@lru_cache(maxsize=8)
def vocabulary(pack: Pack) -> Vocabulary:
    """The words of a pack, kept while reports are made with it."""
    return Vocabulary(pack.catalogue, pack.templates.values(), pack.digest, pack.manifest.themes or None)
