"""Parts and their total (RG641)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.labels import for_one_text
from reportgen.checks.wording.numbers.amounts import Amount, Row, is_sum, rows, slack_of, sum_of, with_numerals
from reportgen.checks.wording.numbers.belonging import is_elsewhere
from reportgen.checks.wording.numbers.changes import wrong_differences
from reportgen.checks.wording.numbers.equations import wrong_equations
from reportgen.checks.wording.numbers.flows import PENDING, comes_in, stage
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading, groups, says_parts
from reportgen.checks.wording.numbers.lists import JOINTS
from reportgen.checks.wording.numbers.misprints import may_miss
from reportgen.checks.wording.numbers.overlaps import fits_elsewhere, heads, is_explained, is_quotient, may_overlap
from reportgen.checks.wording.numbers.portions import wrong_portions
from reportgen.checks.wording.numbers.readings import may_be_read, readings, weighed
from reportgen.diagnostics import Severity
from reportgen.facts.numerals import plain
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

_UNIT = attrgetter("unit")
_APART = Decimal("2.5")
"""No total is so many times more or less than its parts by a mistake, unless a digit is lost."""
_PIECES = frozenset("条份件篇项")
"""What papers are counted by: 文件类60条，报告类3份 are of one total."""
_PRODUCE = ("吨", "头", "只", "千瓦")
"""谷物35000吨，其中稻谷24000吨、小麦2100吨、玉米8600吨: the chief kinds are told, and hardly ever all."""
_OF_THESE = "其中|^[^，。]{0,2}中[，,]|[：:（(]"
_MAY_BE_THIRD, _THIRD = "主体", "合作社"
"""经营主体4126户，其中企业1038户、个体工商户3052户: the third kind, of which there are few, is often left out."""
_EACH = "[、和与][^，。；、]{1,12}各(?![级类项种地县市区镇乡村部单界])"
"""赵敏、钱国强各出庭2次: so many of each of several."""
_MOST = 60
"""Numbers of one sentence; a list that is longer is a table."""


class Verdict(NamedTuple):
    """What a reading shows: the sum of the parts, and the total that it misses (None: it is right).

    `carried`: what is more may have been carried over from the year before.
    `open`: what is less may be parts that are not told.
    """

    total: Decimal
    wanted: Decimal | None = None
    carried: bool = False
    open: bool = False


class Miss(NamedTuple):
    """A verdict on a reading of a line; `row` is the line with its numerals."""

    line: Row
    row: Row
    reading: Reading
    verdict: Verdict


def sum_mismatch(prose: Prose) -> Iterator[Flaw]:
    """分项之和与总数不符。

    分项写全的（其中……其余……、分别为、括号里逐项列出、有效加废止加失效、办结加在办等），合计应当等于总数；只举出一部分的，合计不能大于总数。
    带余、近、约、多等的数不参加相等的计算；有上年结转的，结转数计入总数；以万、亿或者小数表示的数允许四舍五入的误差。
    句子写明了谁是谁的分项的（其中、分别为、括号和冒号后逐项列出、共计、上年结转加新收等于办结加结转），是错误；
    看意思才知道的（办结加在办、其余、包括、涉及，其中在另一句或者隔着分号），以及只少一点、又没有说明列全、可能有没写出来的项的，
    提请核对（警告），不挡生成。
    各有两三个数的几件事（收到60件，采纳20件；收到40件，采纳15件；合计收到100件），收到的与收到的相加，采纳的与采纳的相加。
    办结加在办比收到、受理、立案的多，多出的可能是没有写出来的上年结转，不算有误，只作提示（RG652）；比收到的少，还是查。
    可以重叠的分项（持证的、党员、并处的处罚，或者写明分别计数的）不相加；一组数对得上前面另一个总数的，不报。
    说了由多少增加到多少、增加多少的，差也要对得上；原有加新增应当等于现有加取消（警告）；“三批累计”前面正好有三个数的，也相加。
    没有写明谁是谁的分项的，改一个数字就能对上才报；差得太远的，多半是两回事。

    依据：算术；一式有误，总数和分项至少有一个是错的（事实）
    反例：全年清理规范性文件10份，其中有效6份、废止3份、失效2份。
    反例：全年应诉行政案件13件，办结9件，其他5件正在办理。
    反例：办理法律援助案件120件（民事60件、行政40件、刑事30件）。
    反例：累计投入资金1385万元，用于装备更新620万元、平台建设540万元、服装采购235万元。
    正例：全年清理规范性文件10份，其中有效5份、废止3份、失效2份。
    正例：上年结转行政复议案件5件，新收47件，审结45件，结转下年7件。
    正例：全年办理行政复议案件47件，其中行政处罚类12件。
    """
    if prose.chars.isdisjoint("0123456789"):
        return
    yield from wrong_equations(prose)
    for miss in misses(prose):
        if not miss.verdict.carried:
            yield _flaw(miss)
    yield from wrong_portions(prose)
    yield from wrong_differences(prose)


@for_one_text
def misses(prose: Prose) -> tuple[Miss, ...]:
    """Every sum that misses its total."""
    lines = (row for row in rows(prose, least=1) if len(row.items) > 1 or "其中" in row.text[row.start : row.end])
    return tuple(miss for line in lines for miss in _judgements(line) if miss.verdict.wanted is not None)


def _judgements(line: Row) -> Iterator[Miss]:
    """What the readings of a line show; a number is a part once."""
    items = with_numerals(line.text, line.start, line.end, _with_shared_units(line))
    row = line if items is line.items else Row(line.text, line.start, line.end, items)
    settled: set[int] = set()
    for group in groups(row, may_be_read) if _may_have_sums(row) else ():
        if not _may_be_sum(row, group):
            continue
        for reading in readings(row, group, settled):
            if settled.isdisjoint(reading.parts):
                verdict = _judged(row, reading)
                if verdict:
                    settled.update(reading.parts)
                    yield Miss(line, row, reading, verdict)


def _may_have_sums(row: Row) -> bool:
    """The first look, at units only: three of one, or two and a word of parts or a bracket."""
    things = list(filter(None, row.things))
    alike = len(things) - len(set(things))
    if alike != 1:
        return alike > 1
    words = row.text[row.start : row.end]
    return "（" in words or "(" in words or says_parts(words)


def _may_be_sum(row: Row, group: Group) -> bool:
    """Three numbers of one kind, or two and a word that makes one a part of the other."""
    units = list(map(row.things.__getitem__, (*group.prior[-2:], *group.members)))
    if len(units) > _MOST:
        return False
    most = max(map(units.count, units), default=0)
    if most != 2:
        return most > 2
    start, end = row.sentence(group.members[0]), row.items[group.members[-1]].start
    return group.bracket or says_parts(row.text[start:end])


def _with_shared_units(row: Row) -> list[Amount]:
    """50、30、20件 as 50件、30件、20件."""
    items = row.items
    if "" not in map(_UNIT, items):
        return items
    for at in range(len(items) - 2, -1, -1):
        here, after = items[at], items[at + 1]
        bare = not here.unit and after.unit and not here.scale and not after.scale
        if bare and row.text[here.end : after.start] in (*JOINTS, "、和"):
            items = [*items[:at], here._replace(unit=after.unit), *items[at + 1 :]]
    return items


def _judged(row: Row, reading: Reading) -> Verdict | None:
    """None where nothing can be said."""
    parts = [row.items[i] for i in reading.parts]
    totals = [[row.items[i] for i in total] for total in reading.totals]
    added = sum_of(parts)
    if any(is_sum(parts, total) for total in totals):
        exact = reading.sure and _is_exact(parts, totals[0]) and not any(added == sum_of(total) for total in totals)
        near = exact and may_miss(parts, totals[0], Decimal(0))
        return Verdict(added, sum_of(totals[0]), open=True) if near else Verdict(added)
    if reading.claim is Claim.MAYBE:
        return None
    first = totals[0]
    wanted = sum_of(first)
    if reading.claim is Claim.BY_KIND and wanted in heads(row, reading.parts)[:-1]:
        return Verdict(added)  # 其中编制内22人、编制外34人，有法律专业背景的15人: the list ended before
    if not reading.sure and _are_apart(wanted, added):
        return None
    if any(row.items[i].value > wanted for i in reading.parts) and is_elsewhere(row, reading):
        return None
    if len(reading.parts) > 1 and any(row.items[i].value == wanted for i in reading.parts):
        return None  # 185件，其中举行听证26件，听取意见185件: they overlap
    if any(t.loose for t in first) or any(p.loose and not p.above for p in parts):
        return None
    if _cannot_be_known(row, reading.parts):
        return None
    if added < wanted and _is_mixed(row, reading.parts, wanted - added):
        return None
    claim, slack = weighed(row, reading), slack_of((*parts, *first))
    whole = claim in (Claim.ALL, Claim.LIKELY)
    over, exact = added > wanted + slack, not any(item.loose for item in parts)
    wrong = not may_overlap(row, reading.parts, wanted) if over else exact and _is_nearly(row, reading, added, wanted)
    if not wrong and not (whole and (over or exact)):
        return None
    parts_fit = fits_elsewhere(row, reading.parts) or is_quotient(row, reading.parts)
    if parts_fit or is_explained(row, reading.parts, wanted):
        return None
    carried = over and _may_be_carried(row, reading)
    if not carried and not _is_told(reading, wanted, added) and not may_miss(parts, first, slack):
        return None
    return Verdict(added, wanted, carried, not over and claim is not Claim.ALL)


def _cannot_be_known(row: Row, parts: tuple[int, ...]) -> bool:
    """Whether a part has no unit, or is told of each of several."""
    if any(not item.unit for item in row.items[min(parts) : max(parts)]):
        return True
    return any(compiled(_EACH).search(row.before(i)) and not _goes_on(row, i) for i in parts)


def _goes_on(row: Row, index: int) -> bool:
    """各调解30件、40件、50件: one number of each."""
    return index + 1 < len(row.items) and row.gap(index + 1) == "、"


def _is_exact(parts: list[Amount], total: list[Amount]) -> bool:
    """2.85亿元，其中1.2亿元、0.9亿元、0.65亿元: as fine a number as the total is shows that none was rounded."""
    steps = [part.step for part in parts]
    same = len({item.scale for item in (*parts, *total)}) == 1
    return same and len(total) == 1 and 0 < total[0].step == min(steps) and len(set(steps)) > 1


def _is_mixed(row: Row, parts: tuple[int, ...], missing: Decimal) -> bool:
    """诉讼2.9万件、法律顾问0.4万家、其他0.5万件: what is counted otherwise in the midst of a list."""
    inner = [i for i in range(parts[0] + 1, parts[-1]) if i not in parts and row.items[i].counts]
    listed = any(row.gap(i).startswith("、") and row.gap(i + 1).startswith("、") for i in inner)
    return listed or missing == sum_of(row.items[i] for i in inner if row.items[i].unit in _PIECES)


def _is_told(reading: Reading, wanted: Decimal, added: Decimal) -> bool:
    """Whether the words say so plainly what the parts of what are, that a sum that misses by anything is wrong."""
    return reading.sure and reading.claim is not Claim.SOME and not _are_apart(wanted, added)


def _are_apart(wanted: Decimal, added: Decimal) -> bool:
    return wanted > _APART * added or added > _APART * wanted


def _may_be_carried(row: Row, reading: Reading) -> bool:
    """受理42件，审结43件，在审3件: what is more may have come in before, unless 其中 says that it did not."""
    total = reading.totals[0]
    if len(total) > 1 or not comes_in(row.label(total[0])):
        return False
    said = row.text[row.items[total[0]].end : row.items[reading.parts[0]].start]
    return PENDING in [stage(row.label(i)) for i in reading.parts] and not re.search(_OF_THESE, said)


def _is_nearly(row: Row, reading: Reading, added: Decimal, wanted: Decimal) -> bool:
    """So little is missing that a part left out is unlikely."""
    parts = [row.items[i] for i in reading.parts]
    missing = wanted - added
    tails = {row.before(i)[-2:] for i in reading.parts}
    two = "0.05" if len(tails) == 1 and tails.pop() in row.label(reading.totals[0][0]) else "0.02"
    share = Decimal(two if len(parts) == 2 else "0.05" if len(parts) == 3 else "0.1")
    little = missing <= max(Decimal(1), share * wanted) and missing < min(p.value for p in parts)
    if _MAY_BE_THIRD in row.label(reading.totals[0][0]) and _THIRD not in row.text[row.start : row.end]:
        return False
    return little and len(parts) > 1 and parts[0].unit not in _PRODUCE


def _flaw(miss: Miss) -> Flaw:
    row, reading, (added, wanted, _, is_open) = miss.row, miss.reading, miss.verdict
    assert wanted is not None, "a miss has a total"
    parts, total = ([row.items[i] for i in some] for some in (reading.parts, reading.totals[0]))
    last = parts[-1]
    unit = _typed(row.text[last.start : last.end], last.unit)
    listed = "、".join(row.text[part.start : part.end] for part in parts)
    said = "加".join(f"“{row.text[t.start : t.end]}”" for t in total)
    apart = f"{_shown(abs(added - wanted), parts)}{unit}"
    message = f"{listed}合计{_shown(added, parts)}{unit}，与{said}不符，相差{apart}"
    if len(parts) == 1:
        message = f"“{listed}”是{said}的一部分，却比它多{apart}"
    hint = "核对总数和各分项，改正有误的数"
    if is_open:
        hint += "；分项没有列全的，写明其他有多少"
    related = tuple(("这一项", part.start, part.end) for part in parts)
    plainly = reading.sure or (len(total) > 1 and reading.claim is Claim.ALL)
    level = None if plainly and not is_open else Severity.WARNING
    return Flaw(total[0].start, total[0].end, message, (hint,), related=related, level=level)


def _typed(shown: str, unit: str) -> str:
    """The unit as it stands there: 名, not 人; 场次, not 场."""
    at = shown.rfind(unit[:1]) if unit else -1
    return shown[at:] if at >= 0 else shown[len(shown) - len(unit) :]


def _shown(value: Decimal, parts: list[Amount]) -> str:
    """In 万 or 亿 where a part is."""
    scale = next((part.scale for part in parts if part.scale in ("万", "亿")), "")
    return plain(value / {"": 1, "万": 10**4, "亿": 10**8}[scale]) + scale
