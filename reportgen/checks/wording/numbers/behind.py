"""Totals that stand behind their parts: 民事60件、行政40件，共100件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, alike
from reportgen.checks.wording.numbers.lists import JOINTS
from reportgen.facts.numerals import read_chinese_number
from reportgen.patterns import compiled

_SUMMED = "共计|合计|总计|总共|共有|共|总数|总量|总人数|总件数|总户数"
_HOLDS = "涉及|覆盖|涵盖|包括|包含"
_TOTAL_AFTER = f"[^，。]{{0,6}}?(?:{_SUMMED})(?:为|达)?({_HOLDS})?([^，。]{{0,10}})"
_HELD = f"(?:{_SUMMED}|累计|一共)(?:{_HOLDS})"
_AS_MANY = (
    "([两二三四五六七八九十])(?:批次?|类|项|种|级|轮|年|季度|个?月|者|地|方面|部分|个[^，。；、]{1,4})[^，。；]{0,2}"
    "(?:累计|合计|共计|总计|总共|共)[^，。；]{0,8}"
)
"""三批累计公布106个: a total of as many numbers as it says."""
_INVESTED, _FUND = "(?:项目|工程|概算|估算)?总投资(?:额)?(?:为|达|约)?", "资金|配套|补助|自筹|贷款|专项|债券|拨款|投入"
_INNER, _ANEW, _ANEW_TOO, _TWO = "其中", "另|此外|还有|；", "另|此外|还有|[；，]", 2
"""What opens parts of a part, and what ends them - surely, or perhaps."""
_STOCK = "年末|期末|年底|截至|累计|现有|目前"
_OF_SOME = "的合计"
"""复议、诉讼分别为44件和29件，被纠错的合计3件: what some of them come to."""
_ATTENDED = f"[^，。；\\d]{{0,4}}[，,](?:{_SUMMED}|(累计))[^，。；\\d]{{0,6}}"
"""分别有126人、98人和143人参加，累计培训367人次: the latter may hold what went before."""
_SINCE = "以来|第[一二三四五六七八九十\\d、和至—]+[期次批场]|上年|去年|年初"
"""What tells that there was more before."""
_PARTED = frozenset("，；")
"""Behind these a total has the unit of its parts."""
_NEARLY = 10
"""Funds that differ by a tenth of an investment are not all of it."""
_MOST = 4
"""Numbers that are told of each of several: 收到30件，采纳12件，部分采纳3件；……"""


def sums_up(row: Row, cue: re.Match[str], parts: tuple[int, ...]) -> bool:
    """新增42项、取消31项，共涉及73项: the word names the total of what stands before it, and opens no list."""
    words = row.text[max(row.start, cue.start() - 2) : cue.end()]
    return re.search(_HELD, words) is not None and (len(parts) == 1 or row.gap(parts[1])[:1] not in ("、", "和"))


def says_how_many(words: str) -> bool:
    """Whether words may sum up a number of things that they tell."""
    return ("共" in words or "计" in words) and compiled(_AS_MANY).search(words) is not None


def counted_readings(row: Row, group: Group) -> Iterator[Reading]:
    """首批46个；第二批38个；第三批22个。三批累计106个: of this sentence or the one before, if they are as many."""
    for total in group.members:
        said = compiled(f"{_AS_MANY}$").search(row.before(total))
        before = alike(row, group.members, total) or alike(row, group.prior, total)
        if said is None or any(_INNER in row.gap(i) for i in before):
            continue
        many, verb = _TWO if said[1] == "两" else read_chinese_number(said[1]), flows.step(said[0])
        if len(before) == many and (verb is None or all(verb in row.label(i) for i in before)):
            yield Reading(((total,),), tuple(reversed(before)), Claim.ALL)


def behind_readings(row: Row, group: Group) -> Iterator[Reading]:
    """民事60件、行政40件，共100件; and of several that have the same numbers each, the sum of each number."""
    yield from _attendance(row, group)
    for at, total in enumerate(group.members):
        said = re.fullmatch(_TOTAL_AFTER, row.before(total))
        if at >= 2 and re.fullmatch(f"，{_INVESTED}", row.gap(total)):
            yield from _of_funds(row, alike(row, group.members, total), total)
        if at < 2 or said is None or re.search(_STOCK, said[0]) or _OF_SOME in said[0]:
            continue  # 新设9家，注销3家，年末共有112家: what is there, not what was done
        before = list(reversed(alike(row, group.members, total, loose=_PARTED.isdisjoint(row.gap(total)))))
        for outer in (_without_inner(row, before, _ANEW), _without_inner(row, before, _ANEW_TOO)):
            if 1 < len(outer) < len(before):
                yield Reading(((total,),), tuple(before), Claim.MAYBE)
                before = outer
        many = _columns(row, before, said[2])
        if many:
            yield Reading(((total,),), tuple(before), Claim.MAYBE)
            yield from _by_column(row, group, total, many, sure=said[2] != "" and not said[1])
        else:
            yield from _of_run(row, before, total, said)


def _without_inner(row: Row, run: list[int], anew: str) -> list[int]:
    """在编22人，其中持证19人，另有协管35人: without those that are a part of one before."""
    inner, found = False, list[int]()
    for i in run:
        inner = _INNER in row.gap(i) or (inner and not re.search(anew, row.gap(i)))
        found += [] if inner else [i]
    return found


def _attendance(row: Row, group: Group) -> Iterator[Reading]:
    """People of whom so many came each time, and how often that was in all: 分别有98人和143人参加，共241人次."""
    last = group.members[-1]
    after = last + 1
    if after == len(row.items) or (row.items[last].unit, row.items[after].unit) != ("人", "人次"):
        return
    parts = [last]
    while parts[0] - 1 in group.members and row.gap(parts[0]) in JOINTS:
        parts.insert(0, parts[0] - 1)
    said = re.fullmatch(_ATTENDED, row.gap(after))
    if said is None or len(parts) < 2 or "分别" not in row.before(parts[0]):
        return
    if not (said[1] and re.search(_SINCE, row.text[row.start : row.items[last].start])):
        yield Reading(((after,),), tuple(parts), Claim.ALL, sure=not said[1])


def _of_funds(row: Row, before: list[int], total: int) -> Iterator[Reading]:
    """争取中央资金1.2亿元、省级补助3800万元，县级配套1450万元，总投资1.725亿元."""
    funds = [i for i in before if row.items[i].unit == "元" and re.search(_FUND, row.before(i))]
    made, told = sum_of([row.items[i] for i in funds]), row.items[total].value
    near = abs(made - told) * _NEARLY <= told  # funds need not be all that is invested
    if near and len(funds) == len(before) > 1 and row.items[before[0]].unit == row.items[total].unit:
        yield Reading(((total,),), tuple(reversed(funds)), Claim.LIKELY)


def _of_run(row: Row, run: list[int], total: int, said: re.Match[str]) -> Iterator[Reading]:
    """The parts behind the last semicolon, or all."""
    cut = max((n for n, i in enumerate(run) if "；" in row.gap(i)), default=0)
    run = run[cut:] if len(run) - cut > 1 else run
    opening = row.text[row.sentence(run[0]) : row.items[run[0]].start] if run else ""
    if len(run) < 2 or (flows.step(said[2]) or said[2]) not in opening:
        return
    stages = {s for i in run if (s := flows.stage(row.label(i)))}
    if len(stages) < 2 and stages <= {flows.stage(row.label(total)), flows.stage(row.label(run[0]))}:
        for skip in range(1, len(run) - 1):
            yield Reading(((total,),), tuple(run[skip:]), Claim.MAYBE)
        yield Reading(((total,),), tuple(run), Claim.ALL, sure=not said[1])


def _columns(row: Row, run: list[int], name: str) -> list[list[int]]:
    """The numbers by what they count, where several things have the same two or more each; none where they have not.

    `name` is what the total counts: 收到 in 合计收到274条.
    """
    for width in range(2, min(_MOST, len(run) // 2) + 1):
        for many in range(len(run) // width, 1, -1):
            last = run[len(run) - many * width :]
            found = [last[n::width] for n in range(width)]
            if _is_headed(row, found, name) or _is_even(row, found):
                return found
    return []


def _is_headed(row: Row, columns: list[list[int]], name: str) -> bool:
    """Whether the words of the total stand before the first number of each thing, and before no other."""
    heads, *others = columns
    rest = (i for column in others for i in column)
    return name != "" and all(name in row.before(i) for i in heads) and not any(name in row.before(i) for i in rest)


def _is_even(row: Row, columns: list[list[int]]) -> bool:
    """Whether the same words stand before the numbers of each thing: 受理60件、调成55件；……受理40件、调成38件."""
    tails = [{row.before(i)[-2:] for i in column} for column in columns]
    return all(len(tail) == 1 for tail in tails) and len(set.union(*tails)) == len(columns) and {""} not in tails


def _by_column(row: Row, group: Group, total: int, columns: list[list[int]], sure: bool) -> Iterator[Reading]:
    """合计收到274条，采纳118条: the total of the first numbers, and those of the others that follow it."""
    yield Reading(((total,),), tuple(columns[0]), Claim.ALL, sure=sure)
    behind = [i for i in group.members if i > total][: len(columns) - 1]
    for i, column in product(behind, columns[1:]):
        tail = row.before(i)[-2:]
        if tail and row.sentence(i) == row.sentence(total) and _same(row, column, tail):
            yield Reading(((i,),), tuple(column), Claim.ALL)


def _same(row: Row, column: Sequence[int], tail: str) -> bool:
    return all(row.before(i).endswith(tail) for i in column)
