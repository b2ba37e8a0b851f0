"""Which number a list of parts belongs to, where several stand before it."""

from __future__ import annotations

import re

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.groups import Reading
from reportgen.patterns import compiled

_FAR, _OPENS, _WORD = 24, 2, 4
_OF_THESE = "其中"
_PARTIAL, _MORE = "(?:仅有?|只有|另有?)$", "尚有|还有|另有"
_MARK = "[，。；：（）(),;:]"
_PLAIN = "^(?:在|从|其|上述|以上|这些|全部|所有|已|当年|全年|年内)+|案件$|事项$|文件$|人员$|问题$|当$"


def above_lists(row: Row, totals: list[int], at: int) -> list[int]:
    """320件，其中民事260件、刑事60件，涉及农民工120件: another cut of the 320, not one of the 60."""
    if not totals:
        return totals
    listed = row.text.rfind(_OF_THESE, row.sentence(totals[0]), at)
    return totals if listed < 0 else [i for i in totals if row.items[i].end <= listed]


def named_whole(row: Row, totals: list[int], at: int) -> list[int]:
    """审结案件中，维持20件: of what is said to be 审结, whatever stands in between."""
    name = compiled(_MARK).split(flows.without_alternates(row.text[max(row.start, at - _FAR) : at]))[-1]
    name = re.sub(_PLAIN, "", name)
    if len(name) < 2 or not name.isalpha():
        return []
    opening = [i for i in totals if _opens(name, row.before(i).removeprefix(_OF_THESE))]
    if opening:
        return opening
    said = {name[i : i + 2] for i in range(len(name) - 1)}
    return [i for i in totals if any(pair in row.label(i) for pair in said)]


def _opens(name: str, kind: str) -> bool:
    """市本级634人，县（区）1512人。县（区）执法人员中: a kind, and no more than a word behind it."""
    return kind != "" and name.startswith(kind) and len(name) - len(kind) <= _WORD


def goes_back(row: Row, total: int, cue: re.Match[str]) -> bool:
    """Whether a word of parts stands amid a sentence, and the total in the one before: ……3户。某项目涉及6户."""
    start = row.text.rfind("。", row.start, cue.start()) + 1
    return row.items[total].end <= start and cue.start() - start > _OPENS


def holds_another(row: Row, start: int, part: int) -> bool:
    """涉及6座祖坟迁移，……6户: it is another number that the word speaks of, and the part stands in a clause behind."""
    other = next((item for item in row.items[:part] if item.start >= start and item.counts), None)
    return other is not None and re.search("[，；。]", row.text[other.end : row.items[part].start]) is not None


def is_elsewhere(row: Row, reading: Reading) -> bool:
    """Whether a number that is more than its whole is most likely a part of something else.

    仅有2人在60岁以下。其中4位…: of what was told before; 投资1.23亿元。其中某公司0.6亿元，年产值5亿元: of another.
    """
    (total, *_), parts = reading.totals[0], reading.parts
    if len(parts) == 1:
        told = row.text[row.sentence(total) : row.items[total].start]
        partial = _OF_THESE in told or re.search(_PARTIAL, row.before(total))
        apart = row.sentence(parts[0]) > row.items[total].start and partial
        return bool(apart or re.search(_MORE, row.before(parts[0])))
    whole = row.items[total]
    if whole.unit != "元":
        return False
    return any(row.items[i].value > whole.value and not row.gap(i).startswith("、") for i in parts[1:])


def that_hold(row: Row, totals: list[int], parts: tuple[int, ...]) -> list[int]:
    """审结49件，结转下年6件；其中调解17件: outcomes, and what starts anew, are of what was concluded."""
    most = max(row.items[i].value for i in parts)
    if len(totals) > 1 and row.items[totals[0]].value < most and _closes_list(row, totals[0], parts[0]):
        totals = [i for i in totals if row.items[i].value >= most] or totals
    if len(totals) < 2 or flows.stage(row.label(totals[0])) not in (flows.PENDING, flows.CARRIED, flows.DECLINED):
        return totals
    ended = next((at for at, i in enumerate(totals) if flows.stage(row.label(i)) == flows.CONCLUDED), 0)
    labels = [row.label(i) for i in parts]
    if flows.stage(labels[0]) == flows.PENDING or not ended:
        return totals
    outcome = flows.stage(labels[0]) == flows.CONCLUDED or any(map(flows.is_outcome, labels))
    return totals[ended:] if outcome or "；" in row.gap(parts[0]) else totals


_JOINED = "^、|[和与及]$"
"""What joins a number to the one before it."""


def _closes_list(row: Row, last: int, part: int) -> bool:
    """Whether a number ends a list, so that 其中 may be of all of it: 办结62件，结转2件，其中延期9件."""
    left_over = flows.stage(row.label(last)) in (flows.PENDING, flows.CARRIED, flows.DECLINED)
    if left_over and flows.stage(row.label(part)) == flows.PENDING:
        return False
    rest = re.search(flows.REST, row.before(last)) or compiled(_JOINED).search(row.gap(last))
    return left_over or rest is not None or "；" in row.gap(part) or "。" in row.gap(part)
