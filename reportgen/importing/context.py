"""Which indicator a number means by what its paragraph has just spoken of, or by the end of the words before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from reportgen.checks.duties.organs import home_of
from reportgen.checks.figures.meaning import FIELDS, Meanings
from reportgen.checks.figures.mentions import Mention
from reportgen.checks.figures.scope import elsewhere, of_another_place, planned
from reportgen.checks.figures.units import counted
from reportgen.checks.figures.vocabulary import bare, core
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.model import Unit

_NEAR = 60
"""Characters after a number within which another one may go on about the same thing."""
_STEM, _KEY, _NAME = 2, 3, 4
"""Characters that two keys have in common, that a key has, and that a name has, where they tell something."""
_OTHERS = re.compile("[未不没无非拟待应需免撤涉]")
"""Signs before a word that make it another thing."""
_OPENING = re.compile(
    "(?:有|共|达|了|的|组织|开展|举办|召开|办理|受理|收到|制定|出台|完成|实施|建立|建成|聘请|聘任|配备|进行|印发|提请|接受|新增|实现)$"
)


_OTHER = re.compile(
    "(?:机关|部门|单位|(?:下级|各级|[县乡镇])政府|法院|检察院|县区|乡镇|镇街|街道|系统|领域|企业|社区|[局委厅所])$"
)
"""How words end that name somebody else who counts."""
_AT_LEAST = re.compile("(?:[（(]含[^（()）]{0,2}[）)])?以上")
"""95%以上 is a bound and no figure: a figure of 95余 would be something else."""
_OF = "的"
"""47件的80%: what follows is counted."""


class Reading:
    """The indicators that the numbers of one report mean, read in order."""

    def __init__(self, meanings: Meanings, catalogue: Catalogue, year: int, prints: Callable[[str], bool]) -> None:
        """`catalogue` holds those that may be meant; `prints` tells a paragraph that is made of the pack's words."""
        self.meanings, self.year, self.prints = meanings, year, prints
        self.printed = _by_words(meanings.words.printed)
        self.by_unit: dict[str, list[Indicator]] = {}
        for theme in catalogue.themes.values():
            for indicator in theme.indicators.values() if theme.grid is None else ():
                self.by_unit.setdefault(counted(indicator.unit), []).append(indicator)
        self.names = {unit: _names(several) for unit, several in self.by_unit.items()}
        self.homes = tuple({*meanings.own, *(home_of(name, Unit()) for name in meanings.own)})
        """The unit's names, and the place that a government speaks for."""
        self.last: tuple[Mention, Indicator] | None = None
        self.others: Mention | None = None
        """The last number that is somebody else's: so are those behind it in its sentence."""

    def of(self, mention: Mention) -> Indicator | None:
        """The one indicator that a number of this year means; None where there is any doubt."""
        if planned(mention, self.year) or _AT_LEAST.match(mention.after):
            return None
        if of_another_place(mention.sentence, self.meanings.own):
            return None
        printed = self._printed(mention) if self.prints(mention.line) else None
        if printed is not None:
            return printed
        if elsewhere(mention, self.year, self.meanings.own):
            return None
        if mention.tail.startswith(_OF) or self._is_of_others(mention):
            return None
        found = self.meanings.of(mention)
        if len(found) > 1:
            return None
        indicator = found[0] if found else self._by_end(mention) or self._going_on(mention)
        if indicator is not None:
            self.last = mention, indicator
        return indicator

    def _printed(self, mention: Mention) -> Indicator | None:
        """What a template prints behind these words; of several, the one of the field that the paragraph names."""
        paths = self.printed.get(core(bare(mention.lead)), ())
        found = [i for path in paths if (i := self.meanings.catalogue.get(path)) is not None]
        fields = [field for field in FIELDS if field in mention.line]
        named = [i for i in found if any(field in f"{i.theme}{i.name}" for field in fields)]
        chosen = found if len(found) == 1 else named
        return chosen[0] if len(chosen) == 1 else None

    def _by_end(self, mention: Mention) -> Indicator | None:
        """全省有公职律师3260人: the words end with a name, before which nothing but the unit and 有 stands."""
        said, names = core(mention.lead), self.names.get(mention.unit, {})
        for start in range(1, len(said) - _NAME + 1):
            paths = names.get(said[start:])
            if paths is not None:
                own, rest = len(paths) == 1, self._besides(said[:start])
                self.others = mention if _OTHER.search(rest) else self.others
                return paths[0] if own and not rest else None
        return None

    def _is_of_others(self, mention: Mention) -> bool:
        """公安机关共受理47件，办结40件: the second number has the subject of the first, unless the unit is named."""
        if self.others is None or self.others.offset != mention.offset:
            return False
        between = mention.sentence.removeprefix(self.others.sentence)
        goes_on = len(self.others.sentence) < len(mention.sentence) != len(between)
        return goes_on and not re.search("我[省市县区州盟旗镇乡局委办厅院]", between) and not any(
            name in between for name in self.meanings.own
        )

    def _going_on(self, mention: Mention) -> Indicator | None:
        """热线受理诉求412件，办结409件: what is told goes on about the theme of the number before."""
        said = core(mention.lead)
        if self.last is None or len(said) < _STEM:
            return None
        before, last = self.last
        between = mention.line[before.end - before.offset : mention.start - mention.offset]
        if before.offset != mention.offset or len(between) > _NEAR:
            return None
        if any(field in between and field not in f"{last.theme}{last.name}" for field in FIELDS):
            return None
        there = [i for i in self.by_unit.get(mention.unit, ()) if i.theme == last.theme and i is not last]
        whole = [i for i in there if _parallel(last.key, i.key, said)]
        whole = whole or [i for i in there if i.key == said]
        whole = whole or [i for i in there if any(name.endswith(said) for name in (i.name, *i.aliases))]
        whole = whole or [i for i in there if len(i.key) >= _KEY and said.endswith(i.key)]
        sole = whole[0] if len(whole) == 1 and not _OTHERS.match(said) else None
        ends = sole is not None and len(said) > len(sole.key) and said.endswith(sole.key)
        return None if sole and ends and self._besides(said.removesuffix(sole.key)) else sole

    def _besides(self, before: str) -> str:
        """What words before what is counted say besides who reports, and that there is some: nothing in 我局共办理."""
        name = next((name for name in self.meanings.own if before.startswith(name)), "")
        rest, cut = core(before[len(name) :]), 1
        while cut:
            rest, cut = _OPENING.subn("", rest)
            rest = core(rest)
        return "" if len(rest) > 1 and any(home.endswith(rest) for home in self.homes) else rest


def _parallel(last: str, key: str, said: str) -> bool:
    """热线受理, 热线办结 for 办结: one stem with another word behind it."""
    stem = key.removesuffix(said)
    return len(key) > len(stem) >= _STEM and last.startswith(stem) and last != stem


def _by_words(printed: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, None]]:
    """The figures by the words before them in templates."""
    found: dict[str, dict[str, None]] = {}
    for words, path in printed:
        found.setdefault(words, {})[path] = None
    return found


def _names(several: Iterable[Indicator]) -> Mapping[str, list[Indicator]]:
    """The indicators by all that they are called."""
    found: dict[str, list[Indicator]] = {}
    for indicator in several:
        for name in {core(name) for name in (indicator.name, *indicator.aliases)}:
            if len(name) >= _NAME:
                found.setdefault(name, []).append(indicator)
    return found
