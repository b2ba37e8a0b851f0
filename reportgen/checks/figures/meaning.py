"""Which indicator a number of the text means: by the words around it, and only where they leave no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from reportgen.checks.figures.mentions import QUOTED, Mention
from reportgen.checks.figures.units import counted
from reportgen.checks.figures.vocabulary import SHORT, Vocabulary, bare, core, cores, within
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import Indicator
from reportgen.patterns import compiled

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
_OF_SOME = "[对就向从][0-9]+[件份个家户人项宗名位起](?:申请人?|案件|企业|单位)?(.+)"
"""对3件申请收取信息处理费500元: what is counted stands behind what it is about."""
_SPOKEN_OF = (*FIELDS, "公开", "执法", "监察")
"""What a paragraph may speak of, so that the same words after it mean something else."""


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
    counted_first = compiled(_OF_SOME).match(mention.lead)
    if counted_first:
        yield core(counted_first[1])


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
        own = [m for m in self.mentions if m.written == QUOTED and not m.path.startswith(LAST_YEAR)]
        said = map(bare, cores([m.lead for m in own]))
        found: dict[str, str] = {}
        for words, path in (*zip(said, [m.path for m in own]), *self.words.printed):
            found[words] = path if found.get(words, path) == path else ""
        return {words: path for words, path in found.items() if path and len(words) > SHORT}

    def of(self, mention: Mention) -> tuple[Indicator, ...]:
        """The indicators that it may mean, the sure ones alone where there are any."""
        if mention.start not in self._found:
            self._found[mention.start] = self._of(mention)
        return self._found[mention.start]

    def _of(self, mention: Mention) -> tuple[Indicator, ...]:
        said = self._said(mention)
        names = self.words.exact.get(mention.unit)
        if names is None:
            return ()
        for words in _wordings(said, mention):
            if len(words) < SHORT - 1:
                continue
            short, own = bare(words), names.get(words)
            path = self.quoted.get(short)
            path = None if own and path not in own else path  # a pack's own name for it goes before words of a template
            indicator = self.catalogue.get(path) if path else None
            if indicator is not None and counted(indicator.unit) == mention.unit:
                return (indicator,) if _is_subject(indicator, words, mention) else ()
            exact = found = own or names.get(short)
            if found is None:
                near = self.words.ends[mention.unit].get(words[:2] + words[-2:], ())
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
        if not said.startswith(self.own):
            return said
        return core(said[len(next(filter(said.startswith, self.own))) :])

    def _by_key(self, said: str, mention: Mention) -> Iterator[Indicator]:
        """审结40件 in a sentence that has named 行政复议 and no other field."""
        paths = self.words.keys.get(said) if said else None
        if not paths:
            return
        sentence = mention.sentence
        fields = [field for field in FIELDS if field in sentence]
        for indicator in self._indicators(paths):
            if counted(indicator.unit) == mention.unit:
                own = f"{indicator.theme}{indicator.name}"
                named = any(field in own for field in fields) or indicator.theme in sentence
                if named and all(field in own for field in fields):
                    yield indicator
