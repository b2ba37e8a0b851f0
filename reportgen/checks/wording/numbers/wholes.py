"""What a rate is of: the number that its denominator is."""

from __future__ import annotations

import re

from reportgen.checks.wording.numbers.amounts import Amount, Row, sum_of
from reportgen.checks.wording.numbers.lists import JOINTS

WHOLES = (
    "受理|收到|接到|接收|立案|承办|交办|转办|办理|登记|排查|发现|调解|抽检|抽查|检查|检测|抽测|抽验|抽样|化验|检定|评查|监测|参加|参考|参训|应|收案|新收"
    "|案件|审理|测评|回访|评价|反馈|提出|征集|报送|现有|共有|送检|巡查|申请|问题|下达|查处|调处|审结|办结|结案|总数|督办"
    "|预算|整改|收回|回收|问卷|发放|在岗|执法人员|考试|符合|在编|编制|抽取|工单|诉求|来电|线索|投诉|举报"
)
_OF_ANY = "^(?:其中)?(?:合格|满意|通过|达标|优秀|优良|及格|采纳|采用|回复|答复|整改|反馈|落实|履行)"
TASKS = "任务|计划|目标|指标"
PLANNED = f"{TASKS}|应"
_STATED = (
    "[（(][按以]照?([^（()），]{2,12}?)(?:人数|件数|户数|案件数|数量|总数|总量|数)?(?:为(?:基数|分母))?"
    "(?:计算|测算|核算|统计|计)[）)]"
)
"""合格率97.7%（按实际参考人数计算）."""
_NEAR = 20
_MENDED, _TO_BE_MENDED = "整改|改正|复查", "责令|限期|要求|督促"
"""责令整改148家，整改率100%: of those that were told to, and not of all that were inspected."""


def states_whole(row: Row, index: int) -> re.Match[str] | None:
    """Whether a bracket behind a rate says what it is of; that is the first group."""
    end = row.items[index].end
    return re.match(_STATED, row.text[end : end + 2 * _NEAR]) if row.text[end : end + 1] in ("（", "(") else None


def stated_whole(row: Row, index: int, of: list[int]) -> Amount | None:
    """The number that a bracket behind a rate names as what it is of."""
    match = states_whole(row, index)
    named = [i for i in of if match and match[1] in row.label(i) and row.items[i].value]
    return row.items[named[0]] if len(named) == 1 else None


def whole_of(row: Row, part: int, of: list[int], index: int, name: str) -> Amount | None:
    """The number told that can be the denominator, or else what a list right before it comes to."""
    whole = _told(row, part, of, index, name)
    if whole is None:
        return _listed(row, part, of) if not re.search(TASKS, name) else None
    # 任务完成率 is of what was to be done, and no other number
    of_task = re.search(TASKS, name) is not None and not re.search(PLANNED, row.label(whole))
    return None if of_task else row.items[whole]


def _listed(row: Row, part: int, of: list[int]) -> Amount | None:
    """承办建议93件、提案118件，已办结204件: both together, where neither alone can be the whole."""
    run = [i for i in of if i < part][-1:]
    while run and run[0] - 1 in of and row.gap(run[0]).startswith(JOINTS):
        run.insert(0, run[0] - 1)
    ones = [row.items[i] for i in run]
    value = row.items[part].value
    if len(run) < 2 or any(one.value >= value for one in ones) or not sum_of(ones) >= value:
        return None
    if re.search(_TO_BE_MENDED, row.label(part)):
        return None
    between = row.text[ones[-1].end : row.items[part].start]
    if len(between) > _NEAR or re.search("[。；]", between) or not re.search(WHOLES, row.before(run[0])):
        return None
    return Amount(ones[0].start, ones[-1].end, str(sum_of(ones)), "", ones[-1].unit)


def _told(row: Row, part: int, of: list[int], index: int, name: str) -> int | None:
    """The nearest number before that can be the denominator; else one behind (48个，共发现50个)."""
    if row.before(part).startswith(("实际", "已")) or re.search(TASKS, row.before(part)):
        planned = (i for i in reversed(of) if i < part and re.search(TASKS, row.label(i)) and row.items[i].value)
        found = next(planned, None) if name.endswith("完成") else None
        if found is not None:
            return found
    larger = [i for i in reversed(of) if i < part and row.items[i].value >= row.items[part].value > 0]
    if re.search(_MENDED, name) and re.search(_TO_BE_MENDED, row.label(part)):
        return None
    for i in larger:
        if (
            re.search(WHOLES, row.label(i))
            or re.search(_OF_ANY, row.before(part))
            or re.search("其中|中(?:[，,有已]|$)|[，,]已", row.gap(part))
        ):
            return i
    behind = [i for i in of if part < i < index and row.items[i].value >= row.items[part].value > 0]
    return next((i for i in behind if re.search("[应共总]|受理|抽", row.before(i))), None)
