"""Cases by their stages: 收到, 受理, 审结, 在办, 结转."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading
from reportgen.patterns import compiled

_PLAINLY = "其中[，,]?(?:(?:已|现已|已经|全年|当年|年内|本年度?)[，,]?)*(?:审结|办结|结案|办理完毕|审理终结)(?:案件)?$"
_INCLUDED = "[（(](?:均|已|其中)?(?:含|包括|包含)[^（）()]*[）)](?=[，,][^，。；未]{0,8}(?:[审办]结|结案|已结))"
"""受理133件（含上年结转8件），审结……: a total that is said to hold what was carried over."""
_IN_ALL = "应|共|总|合计|累计"
_ABOUT = 20
"""One part in so many that a sum may miss its total by and still be meant as such."""


def stage_readings(row: Row, group: Group) -> Iterator[Reading]:
    """收到 = 受理 + 不予受理; 受理 + 结转 = 审结 + 在办."""
    stages = {i: flows.stage(row.label(i)) for i in group.members}
    for at, i in enumerate(group.members):
        if stages[i] == flows.ACCEPTED:
            yield from _admitted(row, group.members, stages, at)
        elif stages[i] == flows.PENDING and (not at or stages[group.members[at - 1]] != flows.PENDING):
            yield from _handled(row, group.members[:at], stages, group.members[at:])


def _admitted(row: Row, members: tuple[int, ...], stages: dict[int, str], at: int) -> Iterator[Reading]:
    """收到60件，受理50件，不予受理10件."""
    accepted = members[at]
    received = next((i for i in reversed(members[:at]) if stages[i] in (flows.RECEIVED, flows.ACCEPTED)), None)
    if received is None or stages[received] != flows.RECEIVED or re.search("补正|补充", row.clause(received)):
        return
    declined = [i for i in members if received < i < accepted and not stages[i] and flows.settled_before(row.label(i))]
    ended = next((i for i in members if i > accepted and stages[i] == flows.CONCLUDED), members[-1] + 1)
    declined += [i for i in members if i > received and stages[i] == flows.DECLINED]
    declined += [i for i in members if accepted < i < ended and not stages[i] and re.search(flows.REST, row.label(i))]
    unit = row.items[received].unit
    parts = tuple(i for i in (accepted, *declined) if row.items[i].unit == unit)
    withdrawn = [i for i in members if accepted < i < ended and not stages[i] and flows.settled_before(row.label(i))]
    looked_at = _looked_at(row, members, stages, at) if ended > members[-1] else []
    if withdrawn and parts[1:]:  # of what was never accepted, or of what was
        yield Reading(((received,),), tuple(sorted({*parts, *withdrawn})), Claim.MAYBE)
    if looked_at and parts[1:]:
        parts = tuple(sorted({*parts, *looked_at}))
    refused = any("前" not in row.label(i) for i in parts[1:])
    if any(re.search(flows.REST, row.label(i)) for i in parts[1:]):
        claim = Claim.ALL
    else:  # what is looked at still, or was taken back, may not be told
        claim = Claim.LIKELY if refused else Claim.SOME
    if len(parts) > 1:
        yield Reading(((received,),), parts, claim)


def _looked_at(row: Row, members: tuple[int, ...], stages: dict[int, str], at: int) -> list[int]:
    """受理52件，不予受理4件，正在审查2件: applications, not cases; of what is 在审 that is not known."""
    unit = row.items[members[at]].unit
    rest = [i for i in members[at + 1 :] if stages[i] in (flows.PENDING, "") and row.items[i].unit == unit]
    return [i for i in rest if re.search("(?:正在|尚在|仍在|[待未])(?:审查|补正|补充|受理|立案)", row.label(i))]


def _handled(row: Row, before: tuple[int, ...], stages: dict[int, str], rest: tuple[int, ...]) -> Iterator[Reading]:
    """受理47件，审结40件，正在审理7件."""
    unit = row.items[rest[0]].unit
    before = tuple(i for i in before if row.items[i].unit == unit)
    concluded = [i for i in before if stages[i] == flows.CONCLUDED]
    main = next((i for i in reversed(concluded) if "其中" not in row.gap(i)), None)
    if main is None and concluded and _are_both_parts(row, concluded[-1], rest[0]):
        main = concluded[-1]
    if main is None:
        yield from _answered(row, before, stages, rest[0])
        return
    left = [rest[0]]
    for i in rest[1:]:
        if stages[i] != flows.PENDING or row.items[i].unit != unit or "其中" in row.gap(i):
            break
        left.append(i)
    carried = tuple(i for i in before if stages[i] == flows.CARRIED)
    totals = _handled_totals(row, before, stages, main, carried)
    if not totals or (not carried and flows.speaks_of_carrying(_carried_out(row, main))):
        return
    ways = tuple(i for i in concluded if i > max(totals[0]) and "其中" not in row.gap(i))
    if len(ways) > 1 and _are_ways(row, totals[0], (*ways, *left)):
        yield Reading(totals, (*ways, *left), Claim.ALL)
    for other in (i for i in concluded if i != main):
        yield Reading(totals, (other, *left), Claim.MAYBE)
    yield Reading(totals, (main, *left), Claim.ALL)


def _are_both_parts(row: Row, ended: int, left: int) -> bool:
    """应审理442件，其中审结391件，结转下年51件: 其中 opens both, since nothing else is said of the first."""
    between = row.text[row.items[ended].end : row.items[left].start]
    return compiled(_PLAINLY).search(row.gap(ended)) is not None and not re.search("其中|[。；（(]", between)


def _are_ways(row: Row, total: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """Of 860件, 调解结案320件，裁决结案510件，在审50件: ways of ending and what is left are about the total."""
    whole, added = (sum_of(row.items[i] for i in some) for some in (total, parts))
    return abs(added - whole) * _ABOUT <= whole


def _answered(row: Row, before: tuple[int, ...], stages: dict[int, str], left: int) -> Iterator[Reading]:
    """新收63件，上年结转4件；公开40件，不予公开21件，结转下年6件: what came in is answered in some way or left."""
    unit, label = row.items[left].unit, row.label(left)
    came = [i for i in before if stages[i] in (flows.RECEIVED, flows.CARRIED)]
    ways = [i for i in before if not stages[i]]
    both = {stages[i] for i in came} == {flows.RECEIVED, flows.CARRIED} and len(came) == 2
    if not both or len(ways) < 2 or ways[0] < max(came) or "结转" not in label:
        return
    between = range(came[0], left + 1)
    if all(row.items[i].unit == unit and "其中" not in row.gap(i) and row.opened[i] < 0 for i in between):
        yield Reading((tuple(came),), (*ways, left), Claim.ALL)


def _handled_totals(
    row: Row, before: tuple[int, ...], stages: dict[int, str], main: int, carried: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    """What was to be handled: the likeliest first; two halves of a year together; with what was carried over.

    连同上年结转的53件，全年应审理442件 holds them already.
    """
    open_stages = ("", flows.ACCEPTED, flows.RECEIVED)
    ended = max((i for i in before if i < main and stages[i] == flows.CONCLUDED), default=-1)
    found = [i for i in reversed(before) if i < main and stages[i] in open_stages]
    found = [i for i in found if i > ended] or found
    found.sort(key=lambda i: stages[i] != flows.ACCEPTED)
    single = [(i,) for i in found]
    both = [group for s in open_stages if len(group := tuple(i for i in found if stages[i] == s)) > 1]
    whole = [t for t in single if carried and t[0] > carried[0] and re.search(_IN_ALL, row.before(t[0]))]
    return (*whole, *((*t, *carried) for t in single if carried), *single, *both)


def _carried_out(row: Row, index: int) -> str:
    """The sentence without what is carried to next year, which no total lacks, and what a total is said to include."""
    clause = re.sub(_INCLUDED, "", row.clause(index))
    return re.sub("结转(?:到|至|入)?(?:下|次|明|来|20)", "", clause) if "结转" in clause else clause
