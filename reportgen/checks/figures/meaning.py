"""Which indicator a number of the text means: by the words around it, and only where they leave no doubt."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from reportgen import cache
from reportgen.checks.figures.mentions import BRACKETED, QUOTED, SAME_UNITS, Mention
from reportgen.checks.figures.scope import PLACES
from reportgen.checks.patterns import compiled
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.packs.load import Pack
from reportgen.source import Source

_LEADING = (
    r"^(?:(?:20[0-9]{2}|本|全|今|当)年度?(?:内|来)?|年内|一年来|年[末底](?!前)|期末|[省市县区乡镇]?(?:人民政府|政府|[县市省区党]委|司法局|法制办)|共计?|总共|累计|合计|总计"
    r"|已经?|先后|依法|及时|分别|目前|现有?|并|实际|全部|各类|各级|各)"
)
_WHOLE = rf"[我全本][{PLACES}局委办厅系]|辖区"
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
_MARKS = str.maketrans("", "", "“”‘’《》（） \u3000*")
FIELDS = (
    "复议",
    "诉讼",
    "应诉",
    "调解",
    "仲裁",
    "信访",
    "许可",
    "处罚",
    "信息公开",
    "热线",
    "援助",
    "纠纷",
    "建议",
    "提案",
)
"""Fields that have the same keys: 受理, 审结."""
_SPOKEN_OF = (*FIELDS, "公开", "执法", "监察")
"""What a paragraph may speak of, so that the same words after it mean something else."""
_SHORT, _LIKE = 4, 0.6
_KIND = "vocabulary"


@lru_cache(4096)
def core(words: str) -> str:
    """The words that say what is counted: without quotation marks, adverbs and 共, 达, 为."""
    if "（" in words or "(" in words:
        words = compiled(BRACKETED).sub("", words)
    text, leading = compiled(_WHOLE).sub("", words.translate(_MARKS)), compiled(_LEADING).match
    while True:
        led = leading(text)
        end = next((2 - n for n in range(2) if text[n - 2 :] in _TRAILING), 0)
        if led is None and not end:
            return text
        text = text[led.end() if led else 0 : len(text) - end]


@lru_cache(4096)
def bare(words: str) -> str:
    """The words that say what is counted, without a verb that adds nothing."""
    return core(compiled(_VERBS).sub("", words))


def within(short: str, name: str) -> bool:
    """Whether `short` is a name with some characters left out inside: 受理复议申请, 受理行政复议申请."""
    if not _SHORT <= len(short) < len(name) or len(short) < _LIKE * len(name):
        return False
    if short[:2] != name[:2] or short[-2:] != name[-2:]:
        return False
    rest = iter(name)
    return all(char in rest for char in short)


class _Names(NamedTuple):
    """The paths of one unit's indicators: by what they are called, and by the ends of what they are called."""

    exact: Mapping[str, Sequence[str]]
    ends: Mapping[str, Sequence[tuple[str, str]]]


class Vocabulary:
    """What a pack calls its indicators: names, other names, and the words before a figure in its templates."""

    def __init__(self, catalogue: Catalogue, templates: Iterable[Source], digest: str = "") -> None:
        """Made once for a pack, whatever the number of reports; `digest` names the pack's content ("": not kept)."""
        self.catalogue = catalogue
        self._templates, self._digest = tuple(templates), digest

    def __contains__(self, path: object) -> bool:
        """Whether it is an indicator's path, with or without 上年."""
        return isinstance(path, str) and self.catalogue.get(path.removeprefix(LAST_YEAR)) is not None

    @cached_property
    def _words(self) -> tuple[Any, ...]:
        """Plain data, kept between runs: to make them takes as long as all the rest."""
        data = cache.fetch(_KIND, self._digest) if self._digest else None
        if data is not None:
            kept: tuple[Any, ...] = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
            return kept
        made = _units(self.catalogue), _printed(self._templates), _keys(self.catalogue)
        if self._digest:
            cache.keep(_KIND, self._digest, marshal.dumps(made))
        return made

    @cached_property
    def units(self) -> Mapping[str, _Names]:
        """The indicators of each unit."""
        return {unit: _Names(*names) for unit, names in self._words[0].items()}

    @property
    def printed(self) -> Sequence[tuple[str, str]]:
        """(words, path) of the figures that templates print."""
        printed: Sequence[tuple[str, str]] = self._words[1]
        return printed

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The paths of the indicators by their keys and by their other names as they stand."""
        keys: Mapping[str, Sequence[str]] = self._words[2]
        return keys


def _units(catalogue: Catalogue) -> dict[str, tuple[Any, ...]]:
    """By unit, what `_Names` holds."""
    found: dict[str, tuple[dict[str, list[str]], dict[str, list[tuple[str, str]]]]] = {}
    for indicator in catalogue:
        exact, ends = found.setdefault(SAME_UNITS.get(indicator.unit, indicator.unit), ({}, {}))
        wholes, path = [core(name) for name in (indicator.name, *indicator.aliases)], indicator.path
        for name in {*wholes, *(bare(whole) for whole in wholes), indicator.theme + indicator.key}:
            exact.setdefault(name, []).append(path)
        for whole in wholes:
            ends.setdefault(whole[:2] + whole[-2:], []).append((whole, path))
    return dict(found)


def _keys(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for indicator in catalogue:
        for name in {indicator.key, *indicator.aliases}:
            found.setdefault(name, []).append(indicator.path)
    return found


def _printed(templates: Iterable[Source]) -> list[tuple[str, str]]:
    found = (pair for source in templates for pair in re.findall(_PRINTED, source.text))
    return [(bare(core(lead)), path) for lead, path in found]


@lru_cache(maxsize=8)
def vocabulary(pack: Pack) -> Vocabulary:
    """The words of a pack, kept while reports are made with it."""
    return Vocabulary(pack.catalogue, pack.templates.values(), pack.digest)


def _is_subject(indicator: Indicator, words: str, mention: Mention, named: bool = False) -> bool:
    """Whether words that tell no field speak of the indicator's: 收到申请 behind 政务公开 is none of 行政复议.

    `named`: only where the paragraph names that field.
    """
    said = f"{indicator.theme}{indicator.name}"
    own = [field for field in _SPOKEN_OF if field in said]
    if not own or any(field in words for field in own):
        return True
    before = mention.line[: mention.start - mention.offset]
    spoken = [(at, field) for field in _SPOKEN_OF if (at := before.rfind(field)) >= 0]
    return max(spoken)[1] in own if spoken else not named


def _wordings(said: str, mention: Mention) -> Iterator[str]:
    """The words that may name what is counted, the likeliest first; made one by one, since mostly that one does."""
    yield said
    after, last = mention.tail.partition("、")[0], core(mention.lead.rpartition("等")[2])
    if after:
        yield core(f"{said}{after}")
    if last != said:
        yield last


class Meanings:
    """The indicators that the numbers of one report mean, by the pack's words and by the report's own."""

    def __init__(self, words: Vocabulary, mentions: Iterable[Mention], own: tuple[str, ...] = ()) -> None:
        """`mentions` are all numbers of the report, `own` the names of its unit."""
        self.own = own
        self.words, self.mentions, self.catalogue = words, tuple(mentions), words.catalogue
        self._found: dict[int, tuple[Indicator, ...]] = {}

    @cached_property
    def quoted(self) -> Mapping[str, str]:
        """The figure by the words that stand before it wherever it is printed; words of two figures say nothing."""
        own = (m for m in self.mentions if m.written == QUOTED and not m.path.startswith(LAST_YEAR))
        found: dict[str, str] = {}
        for words, path in (*((bare(core(m.lead)), m.path) for m in own), *self.words.printed):
            found[words] = path if found.get(words, path) == path else ""
        return {words: path for words, path in found.items() if path and len(words) > _SHORT}

    def of(self, mention: Mention) -> tuple[Indicator, ...]:
        """The indicators that it may mean, the sure ones alone where there are any."""
        if mention.start not in self._found:
            self._found[mention.start] = self._of(mention)
        return self._found[mention.start]

    def _of(self, mention: Mention) -> tuple[Indicator, ...]:
        said = self._said(mention)
        known = self.words.units.get(mention.unit)
        if known is None:
            return ()
        for words in _wordings(said, mention):
            if len(words) < _SHORT - 1:
                continue
            path = self.quoted.get(bare(words))
            indicator = self.catalogue.get(path) if path else None
            if indicator is not None and SAME_UNITS.get(indicator.unit, indicator.unit) == mention.unit:
                return (indicator,) if _is_subject(indicator, words, mention) else ()
            exact = found = known.exact.get(words) or known.exact.get(bare(words))
            if found is None:
                near = known.ends.get(words[:2] + words[-2:], ())
                found = [path for whole, path in near if within(words, whole)]
            if found:
                meant = self._indicators(dict.fromkeys(found))
                return tuple(i for i in meant if _is_subject(i, words, mention, named=exact is None))
        return tuple(self._by_key(said, mention))

    def _indicators(self, paths: Iterable[str]) -> Iterator[Indicator]:
        return filter(None, map(self.catalogue.get, paths))

    def _said(self, mention: Mention) -> str:
        """The words that say what is counted, without the unit that did it."""
        said = core(mention.lead)
        name = next((name for name in self.own if said.startswith(name)), "")
        return core(said[len(name) :]) if name else said

    def _by_key(self, said: str, mention: Mention) -> Iterator[Indicator]:
        """审结40件 in a sentence that has named 行政复议 and no other field."""
        if not said:
            return
        sentence = mention.sentence
        fields = [field for field in FIELDS if field in sentence]
        for indicator in self._indicators(self.words.keys.get(said, ())):
            if SAME_UNITS.get(indicator.unit, indicator.unit) == mention.unit:
                own = f"{indicator.theme}{indicator.name}"
                named = any(field in own for field in fields) or indicator.theme in sentence
                if named and all(field in own for field in fields):
                    yield indicator
