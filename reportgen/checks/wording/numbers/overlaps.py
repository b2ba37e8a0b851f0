"""Why a sum that seems wrong may be right: kinds that hold a thing twice, and another total that it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, compress, pairwise

from reportgen.checks.wording.numbers.amounts import Row, is_sum, sum_of
from reportgen.checks.wording.numbers.lists import JOINTS

OVERLAP = (
    "具有|特有|珍稀|濒危|党员|女|少数民族|以上|以下|高级|硕士|本科|大专|学历|持证|青年|退休|涉企|涉及企业|涉及民生|同时|首次|重点|典型"
)
"""Kinds that may hold the same person or thing twice."""
_SIDES = (
    "编制|公务员|参公|参照公务员|事业人员|编外|聘用|辅助人员|公职人员",
    "持(?:有)?[^，。；、]{0,8}证|资格|职称|证书|取得",
    "专业|学历|大专|本科|硕士|博士|文化程度",
    "党员|团员|民主党派",
    "女性|女干部|妇女|男性|少数民族",
    "岁|青年|年轻|老年|未成年",
    "退役|退休|复员",
    "农民工|残疾人|低保|困难群众|外籍",
    "网上|线上|现场|窗口|来信|来访|来电",
    "首次|重复|集体|群体|重大|疑难|典型",
)
"""Sides from which the same persons or things may be told apart: kinds of two sides overlap."""
_TOGETHER = (
    "警告|罚款|没收|暂扣|吊销|停产停业|拘留|取缔|行政命令|责令改正",
    "征求意见|公众参与|专家论证|风险评估|合法性审[查核]|公平竞争审查|听证|集体讨论",
    "网站|微博|微信|短视频|图解|图文|动漫|视频|文字|发布会|电视|广播|报纸|报刊",
)
"""What one case, decision or text may have several of."""
_COUNTED_TWICE = (
    "可同时在|重复计|重复统计|分别计|分别统计|有交叉|存在交叉|有重复|存在重复|兼任|兼有|身兼|多重身份|并处|[两二多][种项类](?:以上|处罚|措施|诉求)"
    "|可多选|同时(?:计|具|兼|属|涉|存|有)|均(?:履行|经过|落实)|[两几多]家共同参[加与]|之和(?:大于|超过|多于)"
)
"""What says that a thing is counted more than once."""
_TAKEN_OFF = (
    "(?:两|三|多)[项种类][^，。；]{0,6}同时(?:存在|具有|属于)"
    "|(?:扣除|剔除|除去|去除|去掉|不计)[^，。；]{0,4}(?:重复|交叉|重叠|兼)|去重"
)
"""What says that a total holds once what its parts hold twice."""
_NOT_ADDED = "不(?:能|可|宜)(?:直接|简单)?相加"
_SHARED = "[均都](?:可|能|有权|享有|负责)|共同(?:实施|行使|管理|承担|所有|办理)|交叉|重叠"
"""市、县均可实施的: a part that is of the others, too."""
_GONE = "收回|取消|退出|注销|撤销|核减|调出|划出|移出|移交|下放|废止|精简|减少|关闭|取缔|解散|整合|合并|退回|转隶"
"""What is no more: 调整为68项，其中继续赋权51项、新增17项、收回61项."""
_FEWEST, _FAR, _AFTER = 2, 12, 6
_TELLING = 10
"""A smaller number may be any other by chance."""
_LONG, _NEARLY = 3, Decimal("1.05")
"""A longer list that exceeds its total by so little is meant to make it up."""


def may_overlap(row: Row, parts: Sequence[int], wanted: Decimal) -> bool:
    """Whether the parts may hold a thing twice; a single one above the total is wrong in any case."""
    if any(row.items[i].value > wanted for i in parts):
        return False
    labels = [row.label(i) for i in parts]
    said = "".join(labels)
    if len(labels) > 1 and all(row.before(i) in ("有", "其中有", "中有") for i in parts):
        return True  # 其中有5起发生在……，有7起……: each tells something of the whole
    if re.search(_SHARED, said) or (re.search(OVERLAP, said) and not _is_ladder(said)):
        return True
    added = sum_of(row.items[i] for i in parts)
    nearly = len(parts) > _LONG and added <= wanted * _NEARLY
    if _of_two_sides(labels) or (not nearly and any(_has_two(labels, words) for words in _TOGETHER)):
        return True
    return re.search(_COUNTED_TWICE, _sentence_of(row, parts)) is not None


def _is_ladder(said: str) -> bool:
    """以上 and 以下, 县处级以上、科级、一般干部: steps of one ladder."""
    words = said.replace("以上", "").replace("以下", "")
    return "以上" in said and re.search("以下|不足|不满|一般|普通", said) is not None and not re.search(OVERLAP, words)


def _of_two_sides(labels: Sequence[str]) -> bool:
    sides = [{n for n, words in enumerate(_SIDES) if re.search(words, label)} for label in labels]
    named = [some for some in sides if some]
    return len(named) >= _FEWEST and not set.intersection(*named)


def _has_two(labels: Sequence[str], words: str) -> bool:
    return len({match[0] for label in labels if (match := re.search(words, label))}) >= _FEWEST


def _sentence_of(row: Row, parts: Sequence[int]) -> str:
    """The words from where the sentence begins to the end of what follows the parts, a bracket or a short sentence."""
    start, last = row.sentence(parts[0]), row.items[parts[-1]].end
    end = row.text.find("。", last, row.end)
    return row.text[start : row.end if end < 0 else end]


def fits_elsewhere(row: Row, parts: Sequence[int]) -> bool:
    """Whether these parts, with others that stand around them, make up another total that is told before them."""
    unit, depth = row.items[parts[0]].unit, row.opened[parts[0]]
    same = [i for i, item in enumerate(row.items) if item.unit == unit and row.opened[i] in (depth, -1)]
    first, last = same.index(parts[0]), same.index(parts[-1])
    ends = [at for at in range(last, min(last + _AFTER, len(same))) if _runs_on(row, same[last], same[at])]
    for start in range(first, max(first - _FAR, 0), -1):
        earlier = [row.items[i] for i in same[max(start - _FAR, 0) : start]]
        totals = [(item,) for item in earlier] + list(pairwise(earlier))
        for end in ends:
            run = [row.items[i] for i in same[start : end + 1]]
            if len(run) >= _FEWEST and any(is_sum(run, total) for total in totals):
                return True
    return False


def is_quotient(row: Row, parts: Sequence[int]) -> bool:
    """应出庭64件，实际出庭61件，出庭率95.3%: whether one part is so much of another as is told behind."""
    for one, other in pairwise(parts):
        rate = row.items[other + 1] if other + 1 < len(row.items) else None
        low, high = sorted((row.items[one].value, row.items[other].value))
        if rate is not None and rate.unit == "%" and high and abs(low * 100 / high - rate.value) <= (rate.step or 1):
            return True
    return False


def is_explained(row: Row, parts: Sequence[int], wanted: Decimal) -> bool:
    """Whether another number that is told makes a sum right.

    It is that of the parts themselves (三个税种合计207.6亿元) or of what is counted twice (同时享受1329人); or the
    first part is none (隐患1536项，其中重大23项；按期整改1529项，剩余7项) or is parted itself by those behind it; or
    some of them are no more; or they go on behind the last that is one. A single part may be of several totals
    (建议74件、提案126件，其中199件满意).
    """
    values = [row.items[i].value for i in parts]
    if len(values) == 1 and values[0] <= _listed_before(row, parts[0]):
        return True
    if _is_parted(row, parts) or wanted in _that_stay(row, parts) or re.search(_NOT_ADDED, _sentence_of(row, parts)):
        return True
    added, unit = sum(values, Decimal(0)), row.items[parts[0]].unit
    if added > wanted and re.search(_TAKEN_OFF, _sentence_of(row, parts)):
        return True
    if len(values) > _FEWEST and added - values[0] == wanted and not row.gap(parts[1]).startswith("、"):
        return True
    if wanted in heads(row, [i for i in range(parts[0], parts[-1] + 1) if row.items[i].unit == unit]):
        return True
    told = [item.value for i, item in enumerate(row.items) if item.unit == unit and i not in parts]
    return any(value in (added, added - wanted, added + wanted) for value in told if value >= _TELLING)


def _that_stay(row: Row, parts: Sequence[int]) -> tuple[Decimal, ...]:
    """What parts come to without those that are no more, and with those taken off."""
    gone = sum((row.items[i].value for i in parts if re.search(_GONE, row.before(i))), Decimal(0))
    stay = sum((row.items[i].value for i in parts), Decimal(0)) - gone
    return (stay, stay - gone) if gone else ()


def heads(row: Row, parts: Sequence[int]) -> list[Decimal]:
    """What the first two parts come to, the first three and so on, where the list may end: 、 goes on with it.

    The last is what all come to.
    """
    sums = list(accumulate(row.items[i].value for i in parts))
    closed = (not row.gap(i).startswith("、") for i in parts[2:])
    return [*compress(sums[1:-1], closed), sums[-1]] if len(parts) > 1 else []


def _listed_before(row: Row, index: int) -> Decimal:
    """What the last list before a number comes to, 0 where it is no list."""
    unit = row.items[index].unit
    at = next((i for i in range(index - 1, 0, -1) if row.items[i].unit == unit), 0)
    total, alone = row.items[at].value, at
    while at and row.items[at - 1].unit == unit and row.gap(at).startswith(JOINTS):
        at -= 1
        total += row.items[at].value
    return total if at < alone else Decimal(0)


def _is_parted(row: Row, parts: Sequence[int]) -> bool:
    """未经复议起诉7件，维持4件、纠正1件、其他1件，未结1件；复议后起诉5件…: three or more make up the first."""
    if "；" not in _sentence_of(row, parts):
        return False
    at, unit, behind = parts[0], row.items[parts[0]].unit, list[Decimal]()
    for i in range(at + 1, min(at + _FAR, len(row.items))):
        if re.search("[。；]", row.gap(i)) or (i == at + 1 and row.gap(i).startswith(JOINTS)):
            break
        behind += [row.items[i].value] if row.items[i].unit == unit else []
    return row.items[at].value in list(accumulate(behind))[_FEWEST:]


def _runs_on(row: Row, last: int, at: int) -> bool:
    return "。" not in row.text[row.items[last].end : row.items[at].start]
