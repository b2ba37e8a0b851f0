"""Lists that cut a total told before in another way: 按类型分, 从环节看, 办理结果为."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, alike
from reportgen.checks.wording.numbers.lists import listed
from reportgen.patterns import compiled

_LEAD = (
    "(?<=[，。；、,\n])(?:[按从][^，。；：、0-9]{1,12}(?:分|看|划分|统计)|分[^，。；：、0-9]{1,8}看)[，：,:]"
    "|[^，。；：、0-9]{0,10}(?:结果|情况|类型|类别|构成|方式|来源|渠道|投向|去向|用途)(?:分别)?(?:为[：:]?|是[：:]?|如下[：:]|[：:])"
)
_WORDS = ("按", "从", "分", "结果", "情况", "类型", "类别", "构成", "方式", "来源", "渠道", "投向", "去向", "用途")
_PLAIN = "结果|情况|类型|类别|构成|方式|办理|处理|答复|[按从分看为是]"
_OF_EACH = "(?:[均都]为|都是|均是|一致，?(?:均|都)?为)$"
"""两种口径合计均为415件: of every list before it."""
_FAR, _FEWEST = 24, 2
_NEAR, _CLOSED = Decimal("0.06"), Decimal("0.1")
"""By what part of it a list may miss a total and still be meant to make it up; more where it names the rest."""


def may_have_cuts(words: str) -> bool:
    """Whether words may lead such a list."""
    return True in map(words.__contains__, _WORDS)


def cut_readings(row: Row, group: Group) -> Iterator[Reading]:
    """共查处214起。按类型分，大气类89起、水类52起、其他73起: of the number before that the list comes nearest to."""
    start, end = row.sentence(group.members[0]), row.items[group.members[-1]].start
    for match in compiled(_LEAD).finditer(row.text, max(start - 1, 0), end):
        after = [i for i in group.members if row.items[i].start >= match.end()]
        if not after or row.items[after[0]].start - match.end() > _FAR or "主要" in row.before(after[0]):
            continue
        parts = listed(row, after)
        totals = alike(row, [*group.prior, *(i for i in group.members if row.items[i].end <= match.start())], parts[0])
        totals += [i for i in group.members if i > parts[-1] and re.search(_OF_EACH, row.before(i))]
        named = _named(row, totals, match[0])
        total = _nearest(row, parts, named or totals)
        if total is not None:
            yield Reading(((total,),), parts, Claim.ALL, sure=len(named or totals) == 1)


def _named(row: Row, totals: list[int], lead: str) -> list[int]:
    """投诉处理结果为: of the 投诉."""
    name = re.sub(_PLAIN, "", lead.strip("，。：；,:"))
    said = {name[i : i + 2] for i in range(len(name) - 1)}
    return [i for i in totals if any(pair in row.label(i) for pair in said)]


def _nearest(row: Row, parts: tuple[int, ...], totals: list[int]) -> int | None:
    """The total that the parts miss least; None where they are too far from all, or more parts may follow."""
    if len(parts) < _FEWEST or "等" in row.after(parts[-1])[:3] or any(row.items[i].loose for i in parts):
        return None
    added = sum_of(row.items[i] for i in parts)
    closed = re.search(flows.REST, row.before(parts[-1])) is not None
    best = min(totals, key=lambda i: abs(row.items[i].value - added), default=None)
    if best is None or abs(row.items[best].value - added) > added * (_CLOSED if closed else _NEAR):
        return None
    return best
