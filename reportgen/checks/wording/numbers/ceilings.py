"""Rates above 100% (RG643)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, amounts

_RATE = "(?:率|占比?|比例|比重|满意度|知晓度|覆盖面|参与度|公开度)[^率占]*$"
_MAY_EXCEED = (
    "增长|增加|增幅|增速|(?:提升|上升|上涨|提高)(?![到至为])|扩大|同比|环比|翻|超额|计划|任务|目标|相当|上年|去年|同期|预算|年初|进度"
    "|(?:毛入[学园]|贡献|周转|产销|使用|(?<!资源化)(?<!综合)(?<!回收)利用|负荷|充足|杠杆|负债|收益|回报|利润|毛利|流动|换手|汇|利|税|费|保值|增值|偿付|备付|拨备[^，。]{0,2}覆盖|执行|达产|投产|自给|(?<!整改)(?<!销号)(?<!治理)完成|效|频|功|倍|速|溢价|折算|涨)率"
)
_SUMMED, _ROUNDED = "(?:相加|加总|合计|总计|之和|总和)[^，。；：]{0,4}$", "四舍五入|尾数|舍入|取整|修约"
_ROUNDING = Decimal(2)
"""How far above 100 rounding may bring the sum of shares: those of forty rows, each off by 0.05."""


_MULTIPLE = "(?:原|现行|基础)[^，。；]{0,8}(?:率|比例|比重)的$"
"""设置为原抽查比例的150%: so many times the rate."""


_LESS = "(?:下降|减少|降低|下滑|压减|缩减|压缩|缩短|回落|降幅)[了约达]*$"
"""What falls by so much; 降低为120% is what it fell to."""

_SIGNED = "利润|收益|净|结余|赤字|[顺逆]差|亏|盈|损益|现金流"
"""What may fall below nothing."""


def rate_over_100(prose: Prose) -> Iterator[Flaw]:
    """率、占比超过100%。

    办结率、合格率、覆盖率、出庭率、满意率、占比这样的数，分子是分母的一部分，不会超过100%。
    增长、提高的幅度，以及任务完成率、预算执行率、产销率等可以超过100%，不在此列；下降、减少的幅度不会（利润、净收入、顺差一类可以为负的除外）。
    各项占比相加，句中说明是四舍五入的，也不在此列。

    依据：算术；部分不会大于整体（事实）
    反例：行政复议案件办结率达102%。
    反例：全区执法人员培训覆盖率105%。
    反例：信访总量同比下降120%。
    正例：全年受理行政复议案件151件，同比增长128.7%。
    正例：完成年度任务的120%，办结率100%。
    正例：各项占比合计100.1%，系四舍五入。
    """
    if "%" not in prose.chars and "％" not in prose.chars:
        return
    for item in amounts(prose.text):
        if item.unit == "%" and len(item.digits) > 2 and item.value > 100:
            words = re.split("[，。；！？\n]", prose.text[max(item.start - 40, 0) : item.start])[-1]
            shown = prose.text[item.start : item.end]
            if re.search(_LESS, words) and not re.search(_SIGNED, words):
                yield Flaw(item.start, item.end, f"“{words[-12:]}{shown}”：减少不会多于原有的", ("核对增减和幅度",))
                continue
            rate = re.search(_RATE, words)
            if rate and not re.search(f"{_MAY_EXCEED}|{_MULTIPLE}", words) and not _rounded(prose.text, item, words):
                yield Flaw(item.start, item.end, f"“{words[-12:]}{shown}”超过100%", ("部分不会大于整体，核对这个率",))


def _rounded(text: str, item: Amount, words: str) -> bool:
    """Whether it is a sum of shares of which the sentence says that they were rounded."""
    if item.value - 100 > _ROUNDING or not re.search(_SUMMED, words):
        return False
    before = re.split("[。！？\n]", text[: item.start])[-1]
    after = re.split("[。！？\n]", text[item.end :], maxsplit=1)[0]
    return re.search(_ROUNDED, before + after) is not None
