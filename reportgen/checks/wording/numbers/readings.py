"""How a sentence may be read as a total with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.checks.patterns import compiled
from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.belonging import above_lists, named_whole, that_hold
from reportgen.checks.wording.numbers.cuts import cut_readings, may_have_cuts
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, alike
from reportgen.checks.wording.numbers.remainders import may_have_rest, rest_readings
from reportgen.checks.wording.numbers.stages import stage_readings

_CUE = (
    "其中|中(?<=[^\\W\\d_A-Za-z]中)(?=[，,有])|分别为|分别是|分别有|分别|包括|包含|涵盖|涉及|分为"
    "|由(?=[^，。；]{1,60}(?:组成|构成))"
)
_CUE_WORDS = ("其中", "中，", "中,", "中有", "分别", "包括", "包含", "涵盖", "涉及", "分为", "组成", "构成")
_STAGE_WORDS = ("未", "正在", "尚", "仍在", "在审", "在办", "待审", "待办", "中止", "转", "理中", "之中", "当中")
_COLONS, _SUM_WORDS = ("：", ":"), ("共", "总", "合计")
_OPEN_CUES = ("其中", "中", "包含", "涵盖", "涉及")
_COLON = "[^，。；：、（）]{0,8}(?:，[^，。；：、（）]{0,10})?[：:]"
_TOTAL_AFTER = "[^，。]{0,6}?(?:共计|合计|总计|总共|共有|共|总数|总量)(?:为|达)?([^，。]{0,10})"
_FAR, _BESIDE, _EARLIER = 40, 10, 8
_ENDS_LIST = "合计|共计|总计|另(?!案)|此外|同时|还(?!款)|并(?!案|购|处)|目前[^，]*[总共]"
_CHIEFLY = "较多|居多|主要|突出|典型|部分|前[两三四五]"
"""Words of a list that is not whole: 反映较多的是……，分别为71件、44件、39件."""
_STOCK = "年末|期末|年底|截至|累计|现有|目前"
_HEARD, _INVOLVED = "出庭", "涉及"


def readings(row: Row, group: Group, settled: set[int]) -> Iterator[Reading]:
    """Every reading of a group, the likeliest first; words that a kind of reading needs are looked for first.

    `settled` grows while they are judged: its numbers are parts already, and are wanted no more.
    """
    words = _words(row, group.members)
    two, many = len(group.members) > 1, len(group.members) > 2
    if two and _may_have_flow(words):
        yield from stage_readings(row, group)
    if _has(words, _CUE_WORDS):
        yield from _after_cues(row, group)
    if len(settled.intersection(group.members)) + 1 >= len(group.members):
        return  # the readings below take two parts of the group
    if many and not group.bracket and may_have_cuts(words):
        yield from cut_readings(row, group, _listed)
    if many and (group.bracket or _has(words, _COLONS)):
        yield from _explanation(row, group)
    if two and flows.may_have_family(words):
        yield from _families(row, group)
    if many and may_have_rest(words):
        yield from rest_readings(row, group)
    if many and _has(words, _SUM_WORDS):
        yield from _total_behind(row, group)


def may_be_read(row: Row, said: Sequence[int]) -> bool:
    """Whether the words around the amounts of a sentence, or around some of them, may have any reading."""
    words = _words(row, said)
    if _has(words, _CUE_WORDS):
        return True
    two, many = len(said) > 1, len(said) > 2
    more = many and (_has(words, _COLONS) or _has(words, _SUM_WORDS) or may_have_rest(words) or may_have_cuts(words))
    return more or (two and (_may_have_flow(words) or flows.may_have_family(words)))


def _may_have_flow(words: str) -> bool:
    """Whether words may name two stages of a case."""
    return _has(words, _STAGE_WORDS) or (_has(words, ("受理", "立案")) and _has(words, ("收", "接")))


def may_have_stages(words: str) -> bool:
    """Whether words may count cases that have not ended."""
    return _has(words, _STAGE_WORDS)


def _words(row: Row, members: Sequence[int]) -> str:
    """The words around some amounts: their sentence, up to the amount behind it."""
    first, last = members[0], members[-1]
    start = row.sentence(first)
    end = row.items[last + 1].start if last + 1 < len(row.items) else row.end
    return row.text[start : max(end, min(row.end, row.items[last].start + _FAR + _BESIDE))]


def _has(words: str, any_of: tuple[str, ...]) -> bool:
    return True in map(words.__contains__, any_of)  # `any` takes thrice the time


def _after_cues(row: Row, group: Group) -> Iterator[Reading]:
    """其中 …, 分别为 …, 包括 …, a colon behind a total."""
    start = row.items[group.members[0]].start if group.bracket else row.sentence(group.members[0])
    end = row.items[group.members[-1]].start
    for match in compiled(_CUE).finditer(row.text, start, min(row.end, end + _FAR)):
        after = [i for i in group.members if row.items[i].start >= match.end()]
        if not after or row.items[after[0]].start - match.end() > _FAR:
            continue
        parts = _listed(row, after)
        totals = alike(row, group.members, parts[0]) if group.members[0] < parts[0] else []
        totals = [i for i in totals if row.items[i].end <= match.start()]
        totals = totals or alike(row, group.prior, parts[0])[:_EARLIER]
        if (
            match[0].startswith("分别")
            and len(totals) > 1
            and totals[0] - totals[1] == 1
            and "，" not in row.gap(totals[0])
        ):
            continue  # two totals and two lists: 建议842件、提案967件，分别办复……
        if match[0] == "中":
            near = [i for i in totals if match.start() - row.items[i].end <= _BESIDE][:1]
            totals = named_whole(row, totals, match.start()) or near
        if match[0] == _INVOLVED:
            if "的" in row.text[match.end() : row.items[after[0]].start]:
                continue  # 开展涉及企业的文件专项清理，自查文件417件
            if row.text[match.start() - 1] in "，,":
                totals = above_lists(row, totals, match.start())
        totals = that_hold(row, totals, parts)
        if not totals or not _measures_the_same(row, match[0], totals[0], parts):
            continue
        stages = {s for i in parts if (s := flows.stage(row.label(i)))}
        if len(stages) < 2:
            whole = match[0] not in _OPEN_CUES and not (group.bracket and match[0] == "包括")
            sure = match[0] not in ("分别", "包括")
            reading = Reading(tuple((i,) for i in totals), parts, _claimed(row, parts, whole), sure)
            yield reading
            yield from _beside(row, reading)


def _beside(row: Row, reading: Reading) -> Iterator[Reading]:
    """1863户2748人、9383户15579人: the second numbers have a total of their own."""
    items, last = row.items, len(row.items) - 1
    parts = tuple(i + 1 for i in reading.parts if i < last and not row.gap(i + 1) and items[i + 1].counts)
    if len(parts) < max(len(reading.parts), 2) or len({items[i].unit for i in parts}) > 1:
        return
    unit = items[parts[0]].unit
    near = (t[0] + 1 for t in reading.totals if items[t[0] + 1].unit == unit and _is_close(row.gap(t[0] + 1)))
    totals = tuple((i,) for i in near if i < parts[0])
    if totals and unit != items[reading.parts[0]].unit:
        yield reading._replace(totals=totals, parts=parts, claim=weighed(row, reading))


def _is_close(gap: str) -> bool:
    """户……人; 件，涉及金额……元."""
    return len(gap) <= _BESIDE and not re.search("[。；]|其中", gap)


def _measures_the_same(row: Row, cue: str, total: int, parts: tuple[int, ...]) -> bool:
    """三地分别办结 … is no breakdown of what was 受理; 其中 needs no such look."""
    if cue in ("其中", "中", "包括", "分为", "由") or len(parts) < 2:
        return cue != "分别"
    verb = flows.step(row.before(parts[0]))
    return verb is None or verb in row.label(total)


def _claimed(row: Row, parts: tuple[int, ...], said: bool) -> Claim:
    said_before = row.text[row.sentence(parts[0]) : row.items[parts[0]].start]
    if "等" in row.after(parts[-1])[:4] or re.search(_CHIEFLY, said_before):
        return Claim.SOME
    return Claim.ALL if said and len(parts) > 1 else Claim.BY_KIND


def weighed(row: Row, reading: Reading) -> Claim:
    """ALL, LIKELY or SOME for what has to be looked up in the kinds."""
    if reading.claim is not Claim.BY_KIND:
        return reading.claim
    labels = [row.label(i) for i in reading.parts]
    if not flows.is_whole(labels, reading.cued):
        return Claim.SOME
    return Claim.ALL if flows.is_closed(labels) else Claim.LIKELY


def _listed(row: Row, after: list[int]) -> tuple[int, ...]:
    """The parts of one list: until its marks, its verbs or another 其中 end it."""
    first = after[0]
    unit = row.items[first].unit
    verb = flows.step(row.before(first))
    parts = [first]
    loose = close = nested = False
    for i in after[1:]:
        between = row.text[row.items[parts[-1]].end : row.items[i].start]
        before = row.before(i)
        if compiled(_CUE).search(between) or compiled(_ENDS_LIST).search(before):
            break
        if re.search("[，；][在从][^，；]*$", between) and re.match("[^，。；]{0,20}中(?:[，。；]|$)", row.after(i)):
            break  # 涉及我局31项，在下放的255项权限中: not one of the 31, but what they are of
        if row.items[i].unit != unit:
            continue
        if flows.of_another_list(row.label(first), row.label(i)) or _of_hearings(row.label(first), row.label(i)):
            break
        if nested and "；" not in between:
            continue
        if "；" in between and len(parts) > 1 and _is_parallel(row, first, i):
            parts, loose, nested = parts[:1] if not nested else parts, True, True
        if "；" in between and len(parts) == 1:
            loose = True
        steps_on = unit != "元" and flows.step(before) and not between.startswith("、")
        if ("；" in between and not loose) or (steps_on and (not verb or close)):
            break
        close = between.startswith("、")
        parts.append(i)
    return tuple(parts)


def _is_parallel(row: Row, first: int, other: int) -> bool:
    """蔬菜抽检920批次，合格905批次；水产品抽检230批次: each part has numbers of its own."""
    return row.before(first)[-2:] == row.before(other)[-2:] and len(row.before(other)) > 2


def _of_hearings(label: str, other: str) -> bool:
    """败诉3件，应出庭30件、实际出庭30件: who came to court is no outcome."""
    return _HEARD in other and _HEARD not in label


def _explanation(row: Row, group: Group) -> Iterator[Reading]:
    """120件（民事60件、行政40件、刑事20件）; and a list behind a colon."""
    for at, total in enumerate(group.members[:-2]):
        rest = [i for i in group.members[at + 1 :] if row.items[i].unit == row.items[total].unit]
        if len(rest) < 2:
            continue
        gap = row.gap(rest[0]) if rest[0] == total + 1 else ""
        lead = group.bracket and at == 0 and not re.search("其中|^含|[（(]含|主要", gap)
        colon = re.match(_COLON, gap) and "一是" not in gap
        if not lead and not colon:
            continue
        parts = tuple(rest) if lead else _listed(row, rest)
        stages = {s for i in parts if (s := flows.stage(row.label(i)))}
        if len(parts) > 1 and len(stages) < 2 and not _mixes_verbs(row, total, parts):
            yield Reading(((total,),), parts, _claimed(row, parts, said=True), sure=True)


def _mixes_verbs(row: Row, total: int, parts: tuple[int, ...]) -> bool:
    """（立案3件、化解2件）: steps, not kinds - unless the total names them: 取消、下放50项（取消20项、下放30项）."""
    verbs = {verb for i in parts if (verb := flows.step(row.before(i)))}
    words = row.text[row.sentence(total) : row.items[total].start]
    return len(verbs) > 1 and not all(verb in words for verb in verbs)


def _families(row: Row, group: Group) -> Iterator[Reading]:
    """Runs of kinds that are known to make a whole: 有效, 废止, 失效; 维持, 驳回, 撤销, 终止."""
    run: list[tuple[int, tuple[int, int]]] = []
    for i in (*group.members, -1):
        kind = flows.family(row.label(i)) if i >= 0 else None
        again = len(run) == 1 and kind == run[0][1]  # 现行有效的43件，决定继续有效26件: of the 43
        fits = run and kind and not again and kind[0] == run[0][1][0] and row.items[i].unit == row.items[run[0][0]].unit
        if run and (not fits or "其中" in row.gap(i)):
            yield from () if len(run) < 2 else _family(row, group, [i for i, _ in run], {kind for _, kind in run})
            run = []
        if kind:
            run.append((i, kind))


def _family(row: Row, group: Group, run: list[int], kinds: set[tuple[int, int]]) -> Iterator[Reading]:
    if len(run) < 2 or len(kinds) < 2:
        return
    totals = alike(row, group.members, run[0])
    if not totals and not re.search("[，；：]", row.text[row.sentence(run[0]) : row.items[run[0]].start]):
        totals = alike(row, group.prior, run[0])[:1]
    number = next(iter(kinds))[0]
    most = max(row.items[i].value for i in run)
    totals = [i for i in totals if (flows.family(row.label(i)) or (-1,))[0] != number or _is_all(row, i, most)]
    behind = next((i for i in group.members if i > run[-1] and row.items[i].unit == row.items[run[0]].unit), None)
    if behind is not None and not totals and re.search("^全年|合计|共计|总计", row.before(behind)):
        verb = flows.step(row.before(behind))
        totals = [behind] if verb is None or verb in row.before(run[0]) else []
    files = any(kind[0] == flows.FILES for kind in kinds)
    if totals:
        claim = _claimed(row, tuple(run), said=False)
        reading = Reading(tuple((i,) for i in totals), tuple(run), claim, cued=False)
        if not files or weighed(row, reading) is Claim.ALL:
            yield reading


def _is_all(row: Row, index: int, most: Decimal) -> bool:
    """现行有效的43件文件: what is divided, though it bears the name of a kind."""
    return row.before(index).endswith("的") and row.items[index].value > most


def _total_behind(row: Row, group: Group) -> Iterator[Reading]:
    """民事60件、行政40件，共100件."""
    for at, total in enumerate(group.members):
        said = re.fullmatch(_TOTAL_AFTER, row.before(total))
        if at < 2 or said is None or re.search(_STOCK, said[0]):
            continue  # 新设9家，注销3家，年末共有112家: what is there, not what was done
        run = list(reversed(alike(row, group.members, total, loose="，" not in row.gap(total))))
        cut = max((n for n, i in enumerate(run) if "；" in row.gap(i)), default=0)
        run = run[cut:] if len(run) - cut > 1 else run
        if said[1] and (not run or said[1] not in row.before(run[0])):
            continue
        stages = {s for i in run if (s := flows.stage(row.label(i)))}
        if (
            len(run) > 1
            and len(stages) < 2
            and stages <= {flows.stage(row.label(total)), flows.stage(row.label(run[0]))}
        ):
            for skip in range(1, len(run) - 1):
                yield Reading(((total,),), tuple(run[skip:]), Claim.MAYBE)
            yield Reading(((total,),), tuple(run), Claim.ALL, sure=True)
