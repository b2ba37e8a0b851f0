"""Rules that the laid-out pages did not settle either: why, in place of “要排出来才知道”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.checks.format.judging import LATER, Judged, Verdict, broken, idle
from reportgen.checks.format.table import Ruling

_DATE = "排出来的页面上没有认出成文日期（认得的是靠右、用阿拉伯数字写成“×年×月×日”的一行）"
_ISSUER = "排出来的首页上没有认出发文机关标志（认得的是红色大字）"
_NUMBER = "排出来的首页上没有认出发文机关标志和发文字号（字号要写成“×政〔×〕×号”，用六角括号）"
_LINE = "排出来的首页上没有认出红色分隔线（认得的是红色、与版心差不多宽的线）"
_IMPRINT = "排出来的页面上没有认出版记（认得的是字号与正文不同、有“×年×月×日印发”的一行）"
_WHY: Mapping[str, str] = {
    "RG742": _DATE,
    "RG743": _DATE,
    "RG745": _DATE,
    "RG772": _ISSUER,
    "RG774": _NUMBER,
    "RG775": _NUMBER,
    "RG777": _LINE,
    "RG778": _LINE,
    "RG779": "排出来的首页上没有认出红色分隔线和标题（标题是大字）",
    "RG784": "排出来也不量这一项，打开文件看",
    "RG785": _IMPRINT,
    "RG786": _IMPRINT,
}
"""What had to be found on the pages, by the rule that it was wanted for."""
_OTHERWISE = "排出来的页面上没有认出要量的内容，打开文件看"
_NO_TABLE, _NO_LINE = "没有跨页的表格", "没有红色分隔线"
_RULE, _BELOW_RULE, _TABLES, _IMPRINT_RULES = "RG777", ("RG778", "RG779"), "RG794", "RG785"


def unmeasured(ruling: Ruling, measured: Mapping[str, Any], broken_codes: frozenset[str]) -> Ruling:
    """A ruling of which the pages said nothing.

    `measured` is what was, `broken_codes` are the rules that are not kept: below a red rule that is not there, there
    is no distance.
    """
    rule, judged = ruling
    if judged.verdict is not Verdict.OPEN:
        return ruling
    if rule.code == _TABLES:
        return Ruling(rule, idle(judged.required, _NO_TABLE))
    if rule.code in _BELOW_RULE and _RULE in broken_codes and "red_rule" not in measured:
        return Ruling(rule, idle(judged.required, _NO_LINE))
    if rule.code == _IMPRINT_RULES and (measured.get("imprint") or {}).get("rules_mm") == []:
        return Ruling(rule, broken(judged.required, "排出来没有与版心等宽的分隔线"))
    why = _WHY.get(rule.code, _OTHERWISE)
    cases = tuple(case._replace(measured=case.measured.replace(LATER, why)) for case in judged.cases)
    return Ruling(rule, Judged(judged.verdict, judged.required, judged.measured.replace(LATER, why), cases))
