"""How a sentence may be read as a total with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from reportgen.checks.wording import flows
from reportgen.checks.wording.amounts import Row
from reportgen.checks.wording.groups import Group

_CUE = "其中|(?<=[\u4e00-\u9fff])中(?=[，,有])|分别为|分别是|分别有|分别|包括|包含|涵盖|分为|由(?=[^，。；]{1,60}(?:组成|构成))"
_OPEN_CUES = ("其中", "中", "包含", "涵盖")
_NAMED_LIST = "[^，。；：、（）]{0,8}[：:]$"
_TOTAL_AFTER = (
    "(?:全[年市县区省局]|以上|各项|各类|[两三四五六七八]者|[两三四五六七八]项)?(?:共计|合计|总计|总共|共|共有|总数|总量)(?:为|达|办理|开展)?"
)
_CARRY = "结转|旧存|积案|往年|存案|上年未|遗留"
_FAR, _BESIDE = 40, 10


class Claim(Enum):
    """What a sentence says of parts: they are all, they are some, or it may be that they are all.

    BY_KIND: whether they are all shows in the kinds that they name (`weighed`).
    """

    ALL = "all"
    SOME = "some"
    MAYBE = "maybe"
    BY_KIND = "by kind"


class Reading(NamedTuple):
    """Parts and what they may add up to, the likeliest first (a total may be two numbers: 新收 and 结转).

    `sure`: the sentence names them as parts of that total in so many words. `cued`: a word such as 其中 makes them parts.
    """

    totals: tuple[tuple[int, ...], ...]
    parts: tuple[int, ...]
    claim: Claim
    sure: bool = False
    cued: bool = True


def readings(row: Row, group: Group) -> Iterator[Reading]:
    """Every reading of a group, the likeliest first."""
    yield from _stages(row, group)
    yield from _after_cues(row, group)
    yield from _explanation(row, group)
    yield from _families(row, group)
    yield from _rest(row, group)
    yield from _total_behind(row, group)


def _alike(row: Row, members: Sequence[int], index: int) -> list[int]:
    """Those before `index` with its unit, the nearest first."""
    return [i for i in reversed(members) if i < index and row.items[i].unit == row.items[index].unit]


def _stages(row: Row, group: Group) -> Iterator[Reading]:
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
    if received is None or stages[received] != flows.RECEIVED or re.search("补正|补充", row.text[row.start : row.end]):
        return
    declined = [i for i in members if received < i < accepted and not stages[i] and flows.settled_before(row.label(i))]
    ended = next((i for i in members if i > accepted and stages[i] == flows.CONCLUDED), members[-1] + 1)
    declined += [i for i in members if i > received and stages[i] == flows.DECLINED]
    declined += [i for i in members if accepted < i < ended and not stages[i] and re.search(flows.REST, row.label(i))]
    parts = tuple(i for i in (accepted, *declined) if row.items[i].unit == row.items[received].unit)
    refused = any("前" not in row.label(i) for i in parts[1:])
    if len(parts) > 1:
        yield Reading(((received,),), parts, Claim.ALL if refused else Claim.SOME)


def _handled(row: Row, before: tuple[int, ...], stages: dict[int, str], rest: tuple[int, ...]) -> Iterator[Reading]:
    """受理47件，审结40件，正在审理7件."""
    unit = row.items[rest[0]].unit
    before = tuple(i for i in before if row.items[i].unit == unit)
    concluded = [i for i in before if stages[i] == flows.CONCLUDED]
    main = next((i for i in reversed(concluded) if "其中" not in row.gap(i)), None)
    if main is None:
        return
    left = [rest[0]]
    for i in rest[1:]:
        if stages[i] != flows.PENDING or row.items[i].unit != unit or "其中" in row.gap(i):
            break
        left.append(i)
    carried = tuple(i for i in before if stages[i] == flows.CARRIED)
    totals = _handled_totals(before, stages, main, carried)
    if not totals or (not carried and re.search(_CARRY, _carried_out(row, main))):
        return
    for other in (i for i in concluded if i != main):
        yield Reading(totals, (other, *left), Claim.MAYBE)
    yield Reading(totals, (main, *left), Claim.ALL)


def _handled_totals(
    before: tuple[int, ...], stages: dict[int, str], main: int, carried: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    """What was to be handled: the likeliest first; two halves of a year together; with what was carried over."""
    open_stages = ("", flows.ACCEPTED, flows.RECEIVED)
    ended = max((i for i in before if i < main and stages[i] == flows.CONCLUDED), default=-1)
    found = [i for i in reversed(before) if i < main and stages[i] in open_stages]
    found = [i for i in found if i > ended] or found
    found.sort(key=lambda i: stages[i] != flows.ACCEPTED)
    single = [(i,) for i in found]
    both = [group for s in open_stages if len(group := tuple(i for i in found if stages[i] == s)) > 1]
    return (*((*t, *carried) for t in single if carried), *single, *both)


def _carried_out(row: Row, index: int) -> str:
    """The sentence without what is carried to next year, which no total lacks."""
    sentence = row.text[row.sentence(index) : row.end].partition("。")[0]
    return re.sub("结转(?:到|至|入)?(?:下|次|明|来|20)", "", sentence)


def _after_cues(row: Row, group: Group) -> Iterator[Reading]:
    """其中 …, 分别为 …, 包括 …, a colon behind a total."""
    if not group.members:
        return
    start = row.items[group.members[0]].start if group.bracket else row.sentence(group.members[0])
    end = row.items[group.members[-1]].start
    for match in re.compile(_CUE).finditer(row.text, start, end):
        after = [i for i in group.members if row.items[i].start >= match.end()]
        if not after or row.items[after[0]].start - match.end() > _FAR:
            continue
        parts = _listed(row, after)
        totals = _alike(row, group.members, parts[0]) if group.members[0] < parts[0] else []
        totals = [i for i in totals if row.items[i].end <= match.start()] or _alike(row, group.prior, parts[0])[:3]
        if match[0].startswith("分别") and len(totals) > 1 and totals[0] - totals[1] == 1 and "，" not in row.gap(totals[0]):
            continue  # 建议、提案两个数，分别……
        if match[0] == "中":
            totals = [i for i in totals if match.start() - row.items[i].end <= _BESIDE][:1]
        stages = {s for i in parts if (s := flows.stage(row.label(i)))}
        if totals and len(stages) < 2 and _measures_the_same(row, match[0], totals[0], parts):
            whole = match[0] not in _OPEN_CUES and not (group.bracket and match[0] == "包括")
            sure = match[0] not in ("分别", "包括")
            yield Reading(tuple((i,) for i in totals), parts, _claimed(row, parts, whole), sure)


def _measures_the_same(row: Row, cue: str, total: int, parts: tuple[int, ...]) -> bool:
    """三地分别办结 … is no breakdown of what was 受理; 其中 needs no such look."""
    if cue in ("其中", "中", "包括", "分为", "由") or len(parts) < 2:
        return cue != "分别"
    verb = re.search(flows.PROCESS, row.before(parts[0]))
    return verb is None or verb[0] in row.label(total)


def _claimed(row: Row, parts: tuple[int, ...], said: bool) -> Claim:
    if re.match(".{0,3}等", row.after(parts[-1])):
        return Claim.SOME
    return Claim.ALL if said and len(parts) > 1 else Claim.BY_KIND


def weighed(row: Row, reading: Reading) -> Claim:
    """ALL or SOME for what has to be looked up in the kinds."""
    if reading.claim is not Claim.BY_KIND:
        return reading.claim
    return Claim.ALL if flows.is_whole([row.label(i) for i in reading.parts], reading.cued) else Claim.SOME


def _listed(row: Row, after: list[int]) -> tuple[int, ...]:
    """The parts of one list: until its marks, its verbs or another 其中 end it."""
    first = after[0]
    unit = row.items[first].unit
    verb = re.search(flows.PROCESS, row.before(first))
    parts = [first]
    loose = close = False
    for i in after[1:]:
        between = row.text[row.items[parts[-1]].end : row.items[i].start]
        before = row.before(i)
        if re.search(_CUE, between) or re.search("另(?!案)|此外|同时|还(?!款)|并(?!案|购|处)", before):
            break
        if row.items[i].unit != unit:
            continue
        if "；" in between and len(parts) == 1:
            loose = True
        steps_on = re.search(flows.PROCESS, before) and not between.startswith("、")
        if ("；" in between and not loose) or (steps_on and (not verb or close)):
            break
        close = between.startswith("、")
        parts.append(i)
    return tuple(parts)


def _explanation(row: Row, group: Group) -> Iterator[Reading]:
    """120件（民事60件、行政40件、刑事20件）; and a list behind a colon."""
    for at, total in enumerate(group.members[:-2]):
        rest = [i for i in group.members[at + 1 :] if row.items[i].unit == row.items[total].unit]
        if len(rest) < 2:
            continue
        gap = row.gap(rest[0]) if rest[0] == total + 1 else ""
        lead = group.bracket and at == 0 and not re.search("其中|^含|[（(]含|主要", gap)
        colon = re.match("[^，。；：、（）]{0,8}[：:]", gap) and "一是" not in gap
        if not lead and not colon:
            continue
        parts = tuple(rest) if lead else _listed(row, rest)
        stages = {s for i in parts if (s := flows.stage(row.label(i)))}
        if len(parts) > 1 and len(stages) < 2 and not _mixes_verbs(row, parts):
            yield Reading(((total,),), parts, _claimed(row, parts, said=True), sure=True)


def _mixes_verbs(row: Row, parts: tuple[int, ...]) -> bool:
    """（立案3件、化解2件）: steps, not kinds."""
    verbs = {m[0] for i in parts if (m := re.search(flows.PROCESS, row.before(i)))}
    return len(verbs) > 1


def _families(row: Row, group: Group) -> Iterator[Reading]:
    """Runs of kinds that are known to make a whole: 有效, 废止, 失效; 维持, 驳回, 撤销, 终止."""
    run: list[tuple[int, tuple[int, int]]] = []
    for i in (*group.members, -1):
        kind = flows.family(row.label(i)) if i >= 0 else None
        fits = run and kind and kind[0] == run[0][1][0] and row.items[i].unit == row.items[run[0][0]].unit
        if run and (not fits or "其中" in row.gap(i)):
            yield from _family(row, group, [i for i, _ in run], {kind for _, kind in run})
            run = []
        if kind:
            run.append((i, kind))


def _family(row: Row, group: Group, run: list[int], kinds: set[tuple[int, int]]) -> Iterator[Reading]:
    if len(run) < 2 or len(kinds) < 2:
        return
    totals = _alike(row, group.members, run[0])
    if not totals and not re.search("[，；：]", row.text[row.sentence(run[0]) : row.items[run[0]].start]):
        totals = _alike(row, group.prior, run[0])[:1]
    totals = [i for i in totals if flows.family(row.label(i)) is None]
    behind = next((i for i in group.members if i > run[-1] and row.items[i].unit == row.items[run[0]].unit), None)
    if behind is not None and not totals and re.search("^全年|合计|共计|总计", row.before(behind)):
        verb = re.search(flows.PROCESS, row.before(behind))
        totals = [behind] if verb is None or verb[0] in row.before(run[0]) else []
    files = any(kind[0] == flows.FILES for kind in kinds)
    if totals:
        claim = _claimed(row, tuple(run), said=False)
        reading = Reading(tuple((i,) for i in totals), tuple(run), claim, cued=False)
        if not files or weighed(row, reading) is Claim.ALL:
            yield reading


def _rest(row: Row, group: Group) -> Iterator[Reading]:
    """化解90件，未化解10件; 其余5件."""
    for at, i in enumerate(group.members):
        label = row.label(i)
        if at < 2 or not re.search(flows.NOT_YET, label) or re.search(_CARRY, row.text[row.sentence(i) : row.items[i].end]):
            continue
        before = list(reversed(_alike(row, group.members, i)))
        if re.search(flows.REST, row.before(i)):
            yield from _closing(row, before, i)
        elif len(before) > 1 and not re.search(flows.NOT_YET, row.label(before[-1])):
            yield Reading(tuple((t,) for t in reversed(before[:-1])), (before[-1], i), Claim.ALL)


def _closing(row: Row, before: list[int], last: int) -> Iterator[Reading]:
    for at in range(len(before) - 1):
        yield Reading(((before[at],),), (*before[at + 1 :], last), Claim.MAYBE)
    top = max(before, key=lambda i: row.items[i].value, default=None)
    if top is not None and top == before[0] and len(before) > 1 and not re.match("[^，。；：]*、", row.gap(before[1])):
        yield Reading(((top,),), (*before[1:], last), Claim.ALL)


def _total_behind(row: Row, group: Group) -> Iterator[Reading]:
    """民事60件、行政40件，共100件."""
    for at, total in enumerate(group.members):
        if at < 2 or not re.fullmatch(_TOTAL_AFTER, row.before(total)):
            continue
        run = list(reversed(_alike(row, group.members, total)))
        stages = {s for i in run if (s := flows.stage(row.label(i)))}
        if len(run) > 1 and not stages:
            for skip in range(1, len(run) - 1):
                yield Reading(((total,),), tuple(run[skip:]), Claim.MAYBE)
            yield Reading(((total,),), tuple(run), Claim.ALL, sure=True)
