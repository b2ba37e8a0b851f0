"""Floor 7: why a number in a changed sentence may no longer be the one that the facts printed there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.document.nodes import Inlines, plain
from reportgen.facts.numerals import read_chinese_number
from reportgen.origin import Fact, Origin
from reportgen.roundtrip.align import Kind, Match
from reportgen.roundtrip.bordering import DIGITS, Spot, bordered_alike, is_bare, widened
from reportgen.roundtrip.edits import Edit, Versions, What, paired, whole
from reportgen.roundtrip.naming import name_taken, turned
from reportgen.roundtrip.seeing import unclear
from reportgen.roundtrip.touching import respelled, touches
from reportgen.roundtrip.units import shown

_OF_WORDS = (What.FIGURE, What.TEXT, What.ADDED, What.MOVED, What.SPLIT, What.MERGED, What.ROW_ADDED)
"""What is left for this reason; of all else the kind of change says why."""


def is_number(text: str) -> bool:
    """Whether digits, or Chinese numerals alone, stand in a text."""
    return re.search(f"[{DIGITS}]", text) is not None or read_chinese_number(text) is not None


def spot_of(content: Inlines, index: int) -> Spot:
    """Run number `index` in the text of all."""
    at = sum(len(run.text) for run in content[:index])
    return Spot(plain(content), at, at + len(content[index].text))


def doubt(content: Inlines, texts: Sequence[str], index: int) -> str:
    """Why run number `index` is another number once the runs read `texts`; "" where it is the facts' own, or none."""
    was, now_at = spot_of(content, index), sum(map(len, texts[:index]))
    now = Spot("".join(texts), now_at, now_at + len(texts[index]))
    if not is_number(was.said):
        return ""
    name = _name(content[index].origin)
    if not is_number(now.said):
        # Another number would stand typed where the figure stood, which would keep its old value.
        return "" if is_bare(now) else f"{name}的位置上现在是别的数：在事实文件里手工改".lstrip()
    if not bordered_alike(was, now):
        one, other = widened(was).said, widened(now).said
        return f"“{other}”与{name}的“{one}”不是一回事，没有写进：数变了的，在 指标 里改；话变了的，在 正文 里手工改"
    word = name_taken(was, now)
    if word:
        return f"“{word}”这几个字动了，句里又有别的数，哪个是{name}说不准：在事实文件里手工改"
    word = turned(was, now)
    return f"{name}前面的话改了（“{word}”），还是不是这个数说不准：在事实文件里手工改".lstrip() if word else ""


def doubts(content: Inlines, text: str) -> tuple[str, ...]:
    """Why numbers of a paragraph that is to read `text` are doubtful."""
    texts = respelled(content, text, touches(content, text))
    numbers = (i for i, run in enumerate(content) if isinstance(run.origin, Fact) and is_number(run.text))
    return tuple(found for i in numbers if (found := doubt(content, texts, i)))


def doubts_of(found: Versions, match: Match) -> tuple[str, ...]:
    """The same of all that became one another."""
    if not match.old or not match.new:
        return ()
    if match.kind in (Kind.SPLIT, Kind.MERGED):
        content, text, _ = whole(found, match)
        return doubts(content, text)
    pairs = paired(found, found.old[match.old[0]], found.new[match.new[0]])
    there = ((found.printed[a].content, shown(found.words[b])) for a, b in pairs if a is not None and b >= 0)
    return tuple(why for content, text in there for why in doubts(content, text))


def why_doubtful(one: Edit, found: Versions) -> str:
    """Why a change was left, where that is a number of its paragraph that may mean something else; else ""."""
    if one.what not in _OF_WORDS or one.part < 0:
        return ""
    matches = (m for m in found.matches if any(one.part in found.new[unit].parts for unit in m.new))
    return unclear(found.words[one.part]) or next((why for match in matches for why in doubts_of(found, match)), "")


def _name(origin: Origin) -> str:
    return f" {origin.path} " if isinstance(origin, Fact) else "原来那个数"
