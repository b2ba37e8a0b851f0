"""How a sentence may be read as a total with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.behind import behind_readings, counted_readings, says_how_many, sums_up
from reportgen.checks.wording.numbers.belonging import above_lists, goes_back, holds_another, named_whole, that_hold
from reportgen.checks.wording.numbers.cuts import cut_readings, may_have_cuts
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, alike
from reportgen.checks.wording.numbers.kin import kin_readings, may_have_kin
from reportgen.checks.wording.numbers.lists import CUE, are_apart, listed
from reportgen.checks.wording.numbers.remainders import may_have_rest, rest_readings
from reportgen.checks.wording.numbers.stages import stage_readings
from reportgen.checks.wording.numbers.stocks import may_have_stock, stock_readings
from reportgen.patterns import compiled

_CUE_WORDS = ("其中", "，用于", "中，", "中,", "中有", "分别", "包括", "包含", "涵盖", "涉及", "分为", "组成", "构成")
_STAGE_WORDS = ("未", "正在", "尚", "仍在", "在审", "在办", "待审", "待办", "中止", "转", "理中", "之中", "当中")
_COLONS, _SUM_WORDS = ("：", ":"), ("共", "总", "合计", "累计")
_SELVES = tuple(f"{who}、" for who in ("我厅", "我局", "我委", "机关", "厅机关", "局机关", "市本级", "县本级"))
"""包括我厅、11个市局: one part stands there without a number."""
_OPEN_CUES = ("其中", "用于", "中", "包含", "涵盖", "涉及")
_COLON = "[^，。；：、（）]{0,8}(?:，[^，。；：、（）]{0,10})?[：:]"
_COMPUTED = "[按以][^。；]*\\d[^，。；、]{0,4}(?:计算|测算|折算|核算)"
"""其中整改完成率按应整改28项、已整改27项计算: of these a rate is made."""
_LIMITS = ("以上", "以下", "以内")
"""10人以上集体争议: what things are like, and no part."""
_FAR, _BESIDE, _EARLIER = 40, 10, 8
_ABOUT = 10
_CHIEFLY = "较多|居多|主要|突出|典型|部分|前[两三四五]"
"""Words of a list that is not whole: 反映较多的是……，分别为71件、44件、39件."""
_INVOLVED, _CLEARED = "涉及", "清理"
_HOLDS = ("涉及", "涵盖", "包括", "包含")
_UNSURE = ("分别", "包括", _INVOLVED)
"""After these words may stand what is no part of the number before."""


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
    if may_have_stock(words):
        yield from stock_readings(row, group)
    if says_how_many(words):
        yield from counted_readings(row, group)
    if len(settled.intersection(group.members)) + 1 >= len(group.members):
        return  # the readings below take two parts of the group
    if many and not group.bracket and may_have_cuts(words):
        yield from cut_readings(row, group)
    if many and (group.bracket or _has(words, _COLONS)):
        yield from _explanation(row, group)
    if two and flows.may_have_family(words):
        yield from _families(row, group)
    if many and may_have_rest(words):
        yield from rest_readings(row, group)
    if many and may_have_kin(words):
        yield from kin_readings(row, group)
    if many and _has(words, _SUM_WORDS):
        yield from behind_readings(row, group)


def may_be_read(row: Row, said: Sequence[int]) -> bool:
    """Whether the words around the amounts of a sentence, or around some of them, may have any reading."""
    words = _words(row, said)
    if _has(words, _CUE_WORDS) or may_have_stock(words) or says_how_many(words):
        return True
    two, many = len(said) > 1, len(said) > 2
    more = many and (_has(words, _COLONS) or _has(words, _SUM_WORDS) or may_have_rest(words) or may_have_cuts(words))
    more = more or (many and may_have_kin(words))
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
    for match in compiled(CUE).finditer(row.text, start, min(row.end, end + _FAR)):
        after = [i for i in group.members if row.items[i].start >= match.end() and not row.after(i).startswith(_LIMITS)]
        between = row.text[match.end() : row.items[after[0]].start] if after else ""
        if not after or len(between) > _FAR or "；" in between or between.startswith(_SELVES):
            continue
        parts = listed(row, after)
        if compiled(_COMPUTED).search(row.text[match.end() : row.items[parts[-1]].end + _BESIDE]):
            continue
        if match[0] == "其中" and len(parts) == 1 and holds_another(row, match.end(), parts[0]):
            continue
        if match[0] in _HOLDS and (sums_up(row, match, parts) or holds_another(row, match.end(), parts[0])):
            continue
        totals = _before_cue(row, group, match, parts)
        if not totals or not _measures_the_same(row, match[0], totals[0], parts):
            continue
        stages = {s for i in parts if (s := flows.stage(row.label(i)))}
        if len(stages) < 2:
            whole = match[0] not in _OPEN_CUES and not (group.bracket and match[0] == "包括")
            back = match[0] != "中" and goes_back(row, totals[0], match)
            sure = match[0] not in _UNSURE and not back and not are_apart(row, parts)
            reading = Reading(tuple((i,) for i in totals), parts, _claimed(row, parts, whole), sure)
            yield reading
            yield from _beside(row, reading)


def _before_cue(row: Row, group: Group, cue: re.Match[str], parts: tuple[int, ...]) -> list[int]:
    """The totals that a word of parts may speak of, the likeliest first."""
    word, at = cue[0], cue.start()
    totals = alike(row, group.members, parts[0]) if group.members[0] < parts[0] else []
    totals = [i for i in totals if row.items[i].end <= at]
    totals = totals or alike(row, group.prior, parts[0])[:_EARLIER]
    if word.startswith("分别") and len(totals) > 1 and totals[0] - totals[1] == 1 and "，" not in row.gap(totals[0]):
        return []  # two totals and two lists: 建议842件、提案967件，分别办复……
    if word == "其中" and _are_two(row, totals, parts):
        return []
    if word.startswith("分别") and totals and row.items[totals[0]].end <= row.sentence(parts[0]):
        totals = [i for i in totals if row.text[at - 1] in row.label(i) or not row.text[at - 1].isalpha()]
    if word == "中":
        near = [i for i in totals if at - row.items[i].end <= _BESIDE][:1]
        totals = named_whole(row, totals, at) or near
    if word == _INVOLVED:
        if "的" in row.text[cue.end() : row.items[parts[0]].start]:
            return []  # 开展涉及企业的文件专项清理，自查文件417件
        if row.text[at - 1] in "，,":
            totals = above_lists(row, totals, at)
    if totals and word in _HOLDS and goes_back(row, totals[0], cue):
        totals = named_whole(row, totals, at)
    return that_hold(row, totals, parts)


def _are_two(row: Row, totals: list[int], parts: tuple[int, ...]) -> bool:
    """42个县直部门和14个乡镇，其中县直部门优秀11个、乡镇优秀4个: a part of each."""
    if not totals or not totals[0]:
        return False
    joined = re.fullmatch("([一-鿿]{2,12})[和与及、]", row.gap(totals[0]))
    return joined is not None and joined[1] in row.before(parts[0])


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
        parts = tuple(rest) if lead else listed(row, rest)
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
    if len(run) > 2 and _is_all(row, run[0], max(row.items[i].value for i in run[1:])) and _goes_before(row, run):
        run = run[1:]  # 尚未宣布失效的164件文件逐件清理，……废止21件: what is divided
    if len(run) < 2 or len(kinds) < 2:
        return
    totals = alike(row, group.members, run[0]) or _of_sentence_before(row, group, run[0])
    number = next(iter(kinds))[0]
    most = max(row.items[i].value for i in run)
    totals = [i for i in totals if (flows.family(row.label(i)) or (-1,))[0] != number or _is_all(row, i, most)]
    behind = next((i for i in group.members if i > run[-1] and row.items[i].unit == row.items[run[0]].unit), None)
    if behind is not None and not totals and re.search("^全年|合计|共计|总计", row.before(behind)):
        verb = flows.step(row.before(behind))
        totals = [behind] if verb is None or verb in row.before(run[0]) else []
    whole_only = any(kind[0] in flows.WHOLE_ONLY for kind in kinds)
    if totals:
        claim = _claimed(row, tuple(run), said=False)
        reading = Reading(tuple((i,) for i in totals), tuple(run), claim, cued=False)
        if not whole_only or weighed(row, reading) is Claim.ALL:
            yield reading


def _of_sentence_before(row: Row, group: Group, first: int) -> list[int]:
    """对118件文件进行清理。经审议，继续有效79件……: the only number there, or the last where the sentence goes on."""
    before = alike(row, group.prior, first)
    cleared = len(before) == 1 and _CLEARED in row.clause(before[0])
    goes_on = not re.search("[，；：]", row.text[row.sentence(first) : row.items[first].start])
    return before[:1] if cleared or goes_on else []


def _goes_before(row: Row, run: list[int]) -> bool:
    """Whether a number stands apart from a list behind it, and is about what the list comes to."""
    rest = sum_of(row.items[i] for i in run[1:])
    return "，" in row.gap(run[1]) and abs(rest - row.items[run[0]].value) * _ABOUT <= rest


def _is_all(row: Row, index: int, most: Decimal) -> bool:
    """现行有效的43件文件: what is divided, though it bears the name of a kind."""
    return row.before(index).endswith("的") and row.items[index].value > most
