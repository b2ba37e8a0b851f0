"""Numbers without their unit in a list where the others have one (RG650)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, is_han
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.lines import PART, TITLE

_END_MARKS = frozenset("，。；、）),;")
_NO_UNIT = (
    "(?:第|附件|附录|附表|[图表]|专栏|分|分数|指数|排名|名次|名列|位列|位居|居|列|系数|编号|邮编|电话|热线|平台|代码|版本|型号|温度|号|号码|系列|路|频道|案例|方案|样本"
    "|问题|任务|模块|阶段|步骤|等级|类型|情形|公式|比分|气温|概率|前|后|和|与|及|至|到|由|从|或|比|达标|浓度|均值|平均值|比值|基尼|品牌|项目|标段|工程|模式|机制|体系|行动|计划"
    "|升|降|降为|升为|除以|乘以|加|减|纲要|规划|战略|中国|标准|国标|函|令|字|门牌)(?:为|是|达|：|:)?$"
)
_RATE = "(?:率|占比|比例|比重|满意度)(?:已|均|高|达|到|达到|为|是|至|约)*$"
_PER_MANY = "万(?:人|吨|车|元|公里|平方米)|亿元"
"""百万吨死亡率为0.12 has none."""
_SAID_BY_NAME = (
    "(?:人口|数|量|用户|住户|账户|选民|居民|网民|股民|会员|职工|规模|架次|人次|捐了?)"
    "(?:[已就也仅只高共]|减少|增加|净增|新增|下降|超过|突破|达到?|有|为|近|约|超|逾|不足|接近|至|到)*$"
)
"""总人口37.8万, 失业人数达120万: what is counted is in the name."""
_ORDERED = ("案例", "方案", "样本", "问题", "任务", "项目", "品牌", "标准", "机制", "计划", "行动", "工程")
"""What is numbered as well as counted."""
_SECOND = "(?:村|社区|乡镇|街道|镇|县|市|区|小区|居民小组|村民小组)?、"
"""惠及5个村、1.36万: what stands second is counted as well."""
_NEXT_THING = r"[和及与][^\W\d_A-Za-z]{2,8}"
_MODIFIED, _MANY = 4, 10
_NEAR, _WINDOW = 30, 300


def unit_missing(prose: Prose) -> Iterator[Flaw]:
    """并列的数里有一个缺单位。

    “受理47件，审结40，调解12件”里，其余各数都带件、次、人一类的单位，唯独这个没有。
    年份、排名、得分、电话、编号、引号里的代号本来不带单位，不在此列。

    依据：并列各项的写法应当一致，数离了单位意思不全（事实）
    反例：全年受理行政复议案件47件，审结40，调解12件。
    反例：举办培训3期，参训260人次，发放资料500。
    正例：全年受理行政复议案件47件，审结40件，调解12件。
    正例：法治建设考核得分95，位列全市第3，获评先进集体2个。
    """
    for row in rows(prose, ""):
        if prose.line(row.start).kind in (TITLE, PART):
            continue
        for i, item in enumerate(row.items):
            if not item.unit and _is_bare(row, i, item) and _has_company(row, i):
                shown = row.before(i)[-8:] + row.text[item.start : item.end]
                yield Flaw(item.start, item.end, f"“{shown}”缺单位", ("补上与前后各项相称的单位",))


def _is_bare(row: Row, index: int, item: Amount) -> bool:
    """A number behind a word and before a mark, where a unit is wanted."""
    text = row.text
    second = re.fullmatch(_SECOND, row.gap(index)) is not None and row.items[index - 1].counts
    ends = _is_end(text[item.end : item.end + 2]) or _is_followed(row, index)
    if not (second or _is_word(text[item.start - 1 : item.start])) or not ends:
        return False
    before = row.before(index)
    if index and row.items[index - 1].unit in ("年", "月") and not row.gap(index):
        return False
    rate = re.search(_RATE, before) is not None
    if rate and (not item.value or re.search(_PER_MANY, before)):
        return False  # 败诉率为0: nought is the same in every unit
    if item.scale and re.search(_SAID_BY_NAME, before):
        return False
    if "." in item.digits and not item.scale and not rate:
        return False
    if (
        len(item.digits) > 7
        or re.fullmatch("123[0-9]{2}", item.digits)
        or (re.search(_NO_UNIT, before) and not _is_counted(row, index, before))
        or _looks_like_year(item, before)
    ):
        return False
    start = max(row.start, item.start - _WINDOW)
    return all(text.rfind(a, start, item.start) <= text.rfind(b, start, item.start) for a, b in ("《》", "“”", "〔〕"))


def _is_counted(row: Row, index: int, before: str) -> bool:
    """回应热点问题36 between numbers with units: so many problems, and not problem 36."""
    item = row.items[index]
    if not before.endswith(_ORDERED) or len(before) < _MODIFIED or item.value < _MANY or not index:
        return False
    beside = (row.items[i] for i in (index - 1, index + 1) if i < len(row.items))
    return row.items[index - 1].counts and any(other.counts for other in beside)


def _is_followed(row: Row, index: int) -> bool:
    """执法车辆5和无人机2架: the next thing with its number follows at once."""
    following = row.items[index + 1 : index + 2]
    if not following or not following[0].counts or re.fullmatch(_NEXT_THING, row.gap(index + 1)) is None:
        return False
    return row.before(index)[-2:] != row.gap(index + 1)[-2:]  # 监测点1和监测点2处


def _is_word(char: str) -> bool:
    return char != "" and is_han(char)


def _is_end(after: str) -> bool:
    return after[:1] in ("", "\n") or (after[0] in _END_MARKS and not after[1:].isdecimal())


def _looks_like_year(item: Amount, before: str) -> bool:
    return not item.scale and len(item.digits) == 4 and item.digits[:2] in ("19", "20") and item.digits[2:] != "00"


def _has_company(row: Row, index: int) -> bool:
    """Another amount of the same list has a unit, and this is no run of names (案例1、案例2)."""
    item = row.items[index]
    rate = re.search(_RATE, row.before(index)) is not None
    for other in (index - 1, index + 1, index - 2, index + 2):
        if 0 <= other < len(row.items):
            near = row.items[other]
            between = row.text[min(item.end, near.end) : max(item.start, near.start)]
            if "。" in between or "\n" in between or len(between) > _NEAR:
                continue
            if near.counts or (rate and near.is_rate):
                return True
    return False
