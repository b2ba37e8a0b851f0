"""Years of what is planned for the year to come (RG651)."""

from __future__ import annotations

import re

from reportgen.checks.prose import ANY_HAN, Prose
from reportgen.checks.wording.numbers.amounts import Amount
from reportgen.lines import DATE, HEADING, PARAGRAPH, TITLE

WINDOW = 2000
"""Characters of a line that are looked at before a year and behind it."""
LONGEST_ORDINAL = 20
"""Characters of what may number a clause."""
_PLANS = (
    "下一?步|下一?年度?|明年|来年|20[0-9]{2}年.{0,20}(?:计划|打算|安排|思路|要点|重点|任务|展望)"
    "|工作(?:计划|打算|安排|思路)|努力方向"
)
_NO_PLANS = "半年|季度|[—～~–-]|落实情况|完成情况"
_PLAN_ORDINAL = (
    "(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[一二三四五六七八九十]是|(?:首先|其次|同时|下一?步)，)*(?:在)?"
)
_PLANNED = (
    f"(?:度|全年)?[，,]?(?!以来|底|末|初|前|以前|之前|起|上半年|下半年|度?工作的?基础)(?:{ANY_HAN}|、){{0,16}}?"
    "(?:将|把|要(?![求素点件])|继续|计划|拟|力争|确保|进一步|着力|重点|努力|争取)"
)
_SHORT = "差距|不足|短板|薄弱|偏低|问题|下一步"
"""What a paragraph says of this year before it goes on to what will be done."""
_WILL = (
    f"(?!上半年|下半年|[一二三四]季|第[一二三四]季)度?[，,]?(?:[我全本]{ANY_HAN}{{1,3}}|{ANY_HAN}{{2,8}}?)?"
    "将(?:重点[抓做推围开实从]|继续|进一步|着力|着重|突出抓|聚焦|从(?:以下|[两三四五六七八几多])|深入|持续|认真抓|采取以下"
    "|以[^，。；]{2,20}为(?:抓手|重点|目标|主线|契机|牵引|突破口))"
)
_PLAN_TITLE = f"度?{ANY_HAN}{{0,20}}(?:工作要点|工作计划|重点任务|任务分工|工作安排|任务清单|制定计划)[^《》]{{0,12}}》"
_ADOPTED = "(?:审议通过|研究通过|审定|印发|制发|出台|制定)了?《[^《》]*$"
_OF_LAST = "落实|总结|考核|评估|回顾|完成|执行|情况|收官"
"""What is said of a plan of the year before."""
_TAKES = "作为|纳入|列入|列为|摆[在上]|放在|转化为|贯穿|融入"
"""Where one of these follows, 将 is 把."""
_DUE = (
    "年(?:([0-9]{1,2})月)?(?:上旬|中旬|下旬|[初底末]|[0-9]{1,2}日)?(?:之|以)?前[，,]?"
    "(?:全面|全部|基本|力争|确保|向[^，。；]{2,8}[公报]|完成|实现|建成|印发|出台|报送|上报|公布|制定|形成|落实|启动|开展|组织)"
)
"""By when something will be done."""
_DUE_BEFORE = "(?:[于在]|力争|确保|争取|计划|[，；：,。])$"
_LATE = 11
"""A report may be written in the last months of its year."""


def stale_year(prose: Prose, item: Amount, plans: frozenset[int]) -> str:
    """What should stand for a year that is no year to come, though what is planned is told of; "" where it is right."""
    coming = _of_plan(prose, item, plans) or _due(prose, item, plans) if plans else ""
    return coming or _after_needs(prose, item) or _of_this_year(prose, item)


def _of_this_year(prose: Prose, item: Amount) -> str:
    """2024年审议通过《2023年工作要点》; 2024年，上半年评查120卷，2023年下半年评查150卷, in the report of 2024."""
    assert prose.year is not None
    start, end = prose.span(prose.index(item.start))
    before = prose.text[max(start, item.start - WINDOW) : item.start].rpartition("。")[2]
    if int(item.digits) == prose.year or f"{prose.year}年" not in before:
        return ""
    after = prose.text[item.end : min(end, item.end + LONGEST_ORDINAL * 3)]
    if after.startswith("下半年") and "上半年" in before and not re.search("[0-9]年上半年", before):
        return f"应为{prose.year}年，或者不写年份"
    adopted = int(item.digits) == prose.year - 1 and re.match(_PLAN_TITLE, after) and re.search(_ADOPTED, before)
    return f"核对文件名称里的年份，应为{prose.year}年" if adopted and not re.search(_OF_LAST, before) else ""


def _due(prose: Prose, item: Amount, plans: frozenset[int]) -> str:
    """于2024年6月底前公布, where the plans of 2025 are told."""
    assert prose.year is not None
    index, year, coming = prose.index(item.start), int(item.digits), prose.year + 1
    text = prose.text[item.end - 1 : item.end + 40]
    due = re.match(_DUE, text) if year <= prose.year and index in plans else None
    if due is None or (year == prose.year and (not due[1] or int(due[1]) >= _LATE)):
        return ""
    start, end = prose.span(index)
    line = prose.text[max(start, item.start - WINDOW) : min(end, item.start + WINDOW)]
    told = prose.lines[index - 1].text[:WINDOW] + line
    clause = re.split("[，。；]", text[due.end() :], maxsplit=1)[0]
    before = prose.text[max(start, item.start - 12) : item.start]
    done = re.search("巩固|在前期|此前", before) or re.search("已|未|[的了]|成果|基础", clause)
    due_next = f"{coming}年" in told and re.search(_DUE_BEFORE, before) and not done
    return f"下一步安排是{coming}年的" if due_next else ""


def _after_needs(prose: Prose, item: Amount) -> str:
    """2024年，我县将重点抓好……, in a paragraph that has said what is wanting in 2024."""
    assert prose.year is not None
    start, end = prose.span(prose.index(item.start))
    before = prose.text[max(start, item.start - WINDOW) : item.start]
    if int(item.digits) != prose.year or before[-1:] != "。" or not re.search(f"{item.digits}年|一年来", before):
        return ""
    said = re.split("[。；]", prose.text[item.end : min(end, item.end + WINDOW)], maxsplit=1)[0]
    if not re.match(_WILL, said) or re.search(_TAKES, said) or not re.search(_SHORT, before):
        return ""
    return f"下一步安排是{prose.year + 1}年的"


def _of_plan(prose: Prose, item: Amount, plans: frozenset[int]) -> str:
    """2024年将……, where what is planned for the next year stands."""
    assert prose.year is not None
    index, year, coming = prose.index(item.start), int(item.digits), prose.year + 1
    if index not in plans or year == coming:
        return ""
    start, end = prose.span(index)
    before = prose.text[max(start, item.start - LONGEST_ORDINAL) : item.start]
    if not re.search(f"(?:^|[。；：]) *{_PLAN_ORDINAL}$", before):
        return ""
    line = prose.text[max(start, item.start - WINDOW) : min(end, item.start + WINDOW)]
    said = re.split("[。；]", prose.text[item.end : min(end, item.end + WINDOW)], maxsplit=1)[0]
    if f"{coming}年" in line or not re.match(_PLANNED, said) or re.search("取得了?|完成了|实现了|已经?|虽然", said):
        return ""
    if year > coming and any(f"{coming}年" in prose.lines[i].text for i in plans):
        return ""
    return f"下一步安排是{coming}年的"


def plan_lines(prose: Prose) -> frozenset[int]:
    """The lines below headings that announce the plans of the year to come."""
    found: list[int] = []
    under = 0
    for index, line in enumerate(prose.lines):
        if line.kind == HEADING:
            level = 2 if line.text.lstrip(" ")[:1] in "（(" else 3 if line.text.lstrip(" ")[:1].isascii() else 1
            if not under or level <= under:
                plans = re.search(_PLANS, line.text) and not re.search(_NO_PLANS, line.text)
                under = level if plans else 0
        elif under and line.kind in (TITLE, DATE):
            under = 0
        if under and line.kind == PARAGRAPH:
            found.append(index)
    return frozenset(found)
