"""Firms and law offices under two names in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.prose import HAN, Flaw, Prose
from reportgen.checks.slips import Alike, ends_alike, listed

_FIRMS = ("律师事务所", "会计师事务所", "公司", "集团", "合作社", "鉴定所", "鉴定中心", "公证处")
_LED = (
    "[由对向在被将把给让请是的]|会同|联合|组织|协调|牵头|督促|指导|推动|配合|依托|建立|成立|设立|打造|委托|聘请|选聘|续聘|聘用|确定|通过|经过|选定"
    "|签订|邀请|[省市县区局委办厅院]和|(?<=[所司团])[和与及]|^[和与及]|入选|引进|责令|约谈"
)
"""What cannot stand in a name: it begins behind."""
_APART = frozenset("省市县区州旗镇乡村分副总新老东西南北上中下第一二三四五六七八九十〇0123456789甲乙丙丁大小内外前后")
_KINDS = "有限责任公司|股份有限公司|有限公司|律师事务所|会计师事务所|公司|集团|合作社|鉴定所|鉴定中心|公证处"
_REACH = 24
"""Characters of a name that are looked at."""
LIMIT = 100
"""Names of one ending that are compared with one another."""


def firms(prose: Prose) -> Iterator[Flaw]:
    """Firms whose names differ by one or two characters that sound or look alike, or change places."""
    text = prose.text
    for ending in _FIRMS:
        if prose.chars.issuperset(ending) and ending in text:
            parts = text.split(ending)
            names = dict.fromkeys(_name(tail, ending) for tail in dict.fromkeys(part[-_REACH:] for part in parts[:-1]))
            told: set[str] = set()
            for one, other in combinations([name for name in names if name][:LIMIT], 2):
                shown = _slip(one, other, prose.lexicon.alike)
                if shown is None:
                    continue
                early, late = sorted(shown, key=text.find)
                if late not in told and not listed(text[text.find(early) + len(early) : text.find(late)]):
                    told.add(late)
                    yield _flaw(text, early, late)


def _name(tail: str, ending: str) -> str:
    run = re.search(f"[{HAN}]*$", tail)
    said = run.group() if run else ""
    cut = [match.end() for match in re.finditer(_LED, said)]
    return (said[cut[-1] :] if cut else said) + ending


def _slip(one: str, other: str, alike: Alike) -> tuple[str, str] | None:
    """The two names from where they begin to be alike, if one is most likely a slip of the other."""
    tail = ends_alike(one, other)
    rest, more = one[: len(one) - tail], other[: len(other) - tail]
    kind = re.search(f"(?:{_KINDS})$", one[len(one) - tail :])
    if kind is None:
        return None
    for size in (1, 2):
        a, b = rest[-size:], more[-size:]
        if not len(a) == len(b) == size or set(a + b) & _APART:
            continue
        if (size == 2 and a == b[::-1]) or all(x != y and alike(x, y) for x, y in zip(a, b)):
            head = ends_alike(rest[:-size], more[:-size])
            if head == 0 and tail == len(kind.group()):
                return None
            return one[len(rest) - size - head :], other[len(more) - size - head :]
    return None


def _flaw(text: str, early: str, late: str) -> Flaw:
    start, before = text.find(late), text.find(early)
    hint = "同一家单位全文用一个名称；确是两家的，写豁免"
    related = ((f"前面写作“{early}”", before, before + len(early)),)
    return Flaw(start, start + len(late), f"“{late}”与“{early}”写法不一", (hint,), None, related)
