"""Sections of an old report and those of a pack: which is which, by their headings, keys and contents."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reportgen.facts.schema import ALL, KEY
from reportgen.importing.outline import Section
from reportgen.packs.manifest import Manifest, SectionSpec, Variant
from reportgen.sections.headings import heading_of
from reportgen.tuples import NamedTuple

_YEAR = r"(?:(?:19|20)[0-9]{2}\s*年度?|本年度?|上一?年度?|下一?年度?|今年|明年|全年)"
_FILLERS = re.compile(rf"{_YEAR}|法治政府建设|依法行政|推进|工作|情况|主要|方面|以及|及|和|与|的|、|，|[^\w]")
_VERBS = (
    "进一步|不断|全面|深入|持续|扎实|积极|切实|着力|大力|依法|加强|推进|完善|健全|规范(?!性)|增强|坚持|强化|深化|落实|提升|提高|优化"
    "|加快|推动|构建|化解|维护|抓好|做好|严格|创新|促进|发挥|履行|开展"
)
_LIKE, _KEY, _CLEARLY = 0.6, 12, 0.15
_WORDS: Mapping[str, tuple[str, ...]] = {
    "举措": ("举措", "成效", "做法", "工作情况", "进展"),
    "不足": ("不足", "问题", "原因", "困难", "短板"),
    "第一责任人": ("第一责任人", "主要负责人"),
    "安排": ("安排", "打算", "计划", "下一步", "思路", "下步"),
    "其他": ("其他需要", "荣誉", "表彰"),
}
"""Words of headings that tell which of the five contents a section holds."""


class Matched(NamedTuple):
    """A section of the old report: the key under which it goes, its own heading where the pack's is another.

    `own` for a section that the pack does not have; `sure` where the headings are the same.
    """

    section: Section
    key: str
    heading: str = ""
    own: bool = False
    sure: bool = True


def match_sections(sections: Sequence[Section], manifest: Manifest, kind: str | None, year: int) -> tuple[Matched, ...]:
    """Each section with a heading and its key; a key is given once, the likest heading first."""
    variant = manifest.variant(kind)
    specs = variant.sections(year)
    headings = {spec.key: heading_of(spec, year) for spec in specs}
    scored = [
        (-_likeness(section.heading, spec, headings[spec.key]), index, rank)
        for index, section in enumerate(sections)
        for rank, spec in enumerate(specs)
    ]
    chosen: dict[int, tuple[str, float]] = {}
    for score, index, rank in sorted(scored):
        key = specs[rank].key
        if -score >= _LIKE and index not in chosen and all(key != other for other, _ in chosen.values()):
            chosen[index] = (key, -score)
    taken = [*(spec.key for spec in variant.every), *variant.untitled, ALL]
    found: list[Matched] = []
    for index, section in enumerate(sections):
        if index in chosen:
            key, score = chosen[index]
            heading = "" if section.heading == headings[key] else section.heading
            found.append(Matched(section, key, heading, sure=score >= 1))
        else:
            key = _own_key(section.heading, taken, index)
            taken.append(key)
            found.append(Matched(section, key, section.heading, own=True))
    return tuple(found)


def kind_of(sections: Sequence[Section], manifest: Manifest, year: int) -> str | None:
    """The 类别 whose headings the report has, where they are clearly another than the main ones; None else."""

    def fit(variant: Variant) -> float:
        specs = [(spec, heading_of(spec, year)) for spec in variant.sections(year)]
        return sum(max((_likeness(s.heading, spec, h) for spec, h in specs), default=0.0) for s in sections)

    best = {kind: fit(variant) for kind, variant in manifest.variants.items()}
    kind = max(best, key=lambda kind: best[kind], default=None)
    return kind if kind is not None and best[kind] > fit(manifest.main) + _CLEARLY else None


def quoted_years(heading: str, year: int) -> str:
    """A heading with its years as quotes, so that it holds for another year."""
    names = {str(year - 1): "上年度", str(year): "年度", str(year + 1): "下年度"}
    return re.sub(r"(?<![0-9])[0-9]{4}(?=年)", lambda m: f"{{{{ {names[m[0]]} }}}}" if m[0] in names else m[0], heading)


def makeup_of(matched: Iterable[Matched], specs: Sequence[SectionSpec]) -> tuple[Matched, ...] | None:
    """The sections for 章节, where the pack's own order does not do; None where it does."""
    found = tuple(matched)
    order = [spec.key for spec in specs]
    keys = [one.key for one in found]
    ranks = [order.index(key) for key in keys if key in order]
    return None if ranks == sorted(ranks) and len(ranks) == len(keys) else found


def _likeness(heading: str, spec: SectionSpec, wanted: str) -> float:
    """1 for the same heading, less for one with the same words, or of the same content."""
    one, other = _bare(heading), _bare(wanted)
    if one == other or heading == spec.key:
        return 1.0
    score = _shared(one, other) if one and other else 0.0
    said = {content for content, words in _WORDS.items() if any(word in heading for word in words)}
    if said and set(spec.contents) == said:
        return max(score, 0.9)
    if spec.contents and said and not said & set(spec.contents):
        return 0.0
    return min(score, 0.95)


def _shared(one: str, other: str) -> float:
    """How much two headings have in common: in order, and of the shorter one in any order."""
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    shorter, longer = sorted((Counter(one), Counter(other)), key=lambda counted: counted.total())
    return max(ratio, (ratio + (shorter & longer).total() / shorter.total()) / 2)


def _bare(heading: str) -> str:
    """The words of a heading that tell it from others."""
    return _FILLERS.sub("", heading) or re.sub(_YEAR, "", heading)


def _own_key(heading: str, taken: Sequence[str], index: int) -> str:
    """A key for a section of the unit's own: what its heading speaks of, without year and verb."""
    words = re.split(r"[^\w]+", re.sub(rf"^{_YEAR}", "", heading))
    first = next((word for word in words if KEY.fullmatch(word[:_KEY])), "")
    matter = re.split("[和与及的]", re.sub(f"^(?:{_VERBS})+", "", first))[0]
    fitting = (word[:_KEY] for word in (matter, first) if len(word) > 1 and KEY.fullmatch(word[:_KEY]))
    key = next(fitting, f"部分{index + 1}")
    free = (f"{key}{n or ''}" for n in (0, *range(2, len(taken) + 3)))
    return next(name for name in free if name not in taken)
