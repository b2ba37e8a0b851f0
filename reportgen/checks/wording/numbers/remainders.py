"""What is left over of a total: 其余5件; and what is the opposite of what was done: 化解90件，未化解10件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.flows import REST
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, alike

_WORDS = (*REST.split("|"), "剩下", "未", "不", "非", "失败", "尚", "正在", "在办", "在建", "待", "仍")
_ALL_OF_IT = "共|总|累计|合计|先后|全[年部省市县区乡镇街]|开展|举办|组织"
_ABOUT = 10
"""One part in so many that a list of another sentence may miss a total by and still be meant to make it up."""
_MANY, _BESIDES = 12, "另有"


def may_have_rest(words: str) -> bool:
    """Whether words may name what is left over."""
    return True in map(words.__contains__, _WORDS)


def rest_readings(row: Row, group: Group) -> Iterator[Reading]:
    """Readings of what is left over, without totals that stand beside a part: 维持20件，驳回10件，其他5件."""
    for reading in _rest(row, group):
        parts = [row.label(i) for i in reading.parts]
        totals = tuple(t for t in reading.totals if not flows.any_beside(map(row.label, t), parts))
        if totals:
            yield reading._replace(totals=totals)


def _rest(row: Row, group: Group) -> Iterator[Reading]:
    """化解90件，未化解10件; 其余5件."""
    for at, i in enumerate(group.members):
        label = row.label(i)
        if flows.NO_REST in label:
            continue
        if at < 2 or not may_have_rest(label) or flows.speaks_of_carrying(row.text[row.sentence(i) : row.items[i].end]):
            continue
        before = list(reversed(alike(row, group.members, i)[:_MANY]))
        if re.search(REST, row.before(i)):
            if _BESIDES in row.before(i) and "；" in row.gap(i):
                continue  # 编制58名，实有53人；另有辅助人员47人: not of the 58
            told_before = list(_of_sentence_before(row, group, before, i))
            yield from (reading._replace(claim=Claim.MAYBE) for reading in told_before)
            yield from told_before or _closing(row, before, i)
        elif len(before) > 1 and len(row.before(before[-1])) > 1 and flows.is_opposite(row.label(before[-1]), label):
            partly = flows.is_partly(row.label(before[-1])) and not flows.is_partly(label)
            *earlier, first = before[:-1] if partly else before
            if not partly or flows.is_opposite(row.label(first), label):
                pair = (first, before[-1], i) if partly else (first, i)
                yield from _opposites(row, group, tuple((t,) for t in reversed(earlier)), pair)


def _of_sentence_before(row: Row, group: Group, before: list[int], last: int) -> Iterator[Reading]:
    """共举办活动43场次。司法所上法治课11场；妇联宣讲9场；……其余2场为咨询: all parts of the only number told before."""
    totals = alike(row, group.prior, last)
    if len(totals) != 1 or len(before) < 2 or not re.search(_ALL_OF_IT, row.before(totals[0])):
        return
    added, whole = sum_of(row.items[i] for i in (*before, last)), row.items[totals[0]].value
    if abs(added - whole) * _ABOUT <= whole:
        yield Reading((tuple(totals),), (*before, last), Claim.ALL)


def _opposites(row: Row, group: Group, totals: tuple[tuple[int, ...], ...], pair: tuple[int, ...]) -> Iterator[Reading]:
    """公开50件，不予公开6件, and what else became of the rest: 无法提供4件, 结转下年2件, 撤回3件."""
    unit, more, last = row.items[pair[0]].unit, pair, row.label(pair[-1])
    unfinished = len(pair) > 2 and flows.side_by_side(row.label(pair[0]), last)
    for i in (i for i in group.members if i > pair[-1]):
        label = row.label(i)
        if row.items[i].unit != unit or re.search("其中|[；。]", row.gap(i)):
            break
        beside, pending = flows.side_by_side(last, label), flows.stage(label) == flows.PENDING
        if not (beside or pending or flows.settled_before(label) or re.search("正在|尚在|仍在", label)):
            break
        more, unfinished = (*more, i), unfinished or beside
        yield Reading(totals, more, Claim.MAYBE)
        if pending and "结转" in label:
            pair, unfinished = more, False
    after = pair[-1] + 1  # 诉讼298件、非诉讼86件、其他48件
    goes_on = after < len(row.items) and row.gap(after).startswith("、")
    yield Reading(totals, pair, Claim.MAYBE if unfinished or goes_on else Claim.ALL)


def _told_of_a_part(row: Row, parts: list[int], last: int) -> set[int]:
    """受理213宗，批准186宗，其中原址121宗、异址47宗；不批准19宗，另有8宗: 121 and 47 are of the 186."""
    told, inner = set[int](), set[int]()
    for i in (*parts, last):
        gap = row.gap(i)
        if "；" in gap:
            told, inner = told | inner, set()
        elif inner or (i not in (*parts[:1], last) and "其中" in gap):
            inner.add(i)
    return told


def _closing(row: Row, before: list[int], last: int) -> Iterator[Reading]:
    before = [i for i in before if i not in _told_of_a_part(row, before[1:], last)]
    for at in range(len(before) - 1):
        yield Reading(((before[at],),), (*before[at + 1 :], last), Claim.MAYBE)
    between = row.text[row.items[before[0]].end : row.items[before[1]].start] if len(before) > 1 else ""
    top = max(before, key=lambda i: row.items[i].value, default=None)
    listed = "；" in between or re.fullmatch("[^，。；]*[、和及与][^，。；]{0,2}", between) is not None
    holds = top is not None and row.items[top].value > row.items[last].value
    if holds and top == before[0] and len(before) > 1 and not listed:
        yield Reading(((top,),), (*before[1:], last), Claim.ALL)
