"""Years that the words around them tell: 下一年度，即2024年, 由2022年结转, 现将2023年度……报告如下 (part of RG651)."""

from __future__ import annotations

import re

FUTURE = "将|要|计划|拟|继续|进一步|下一步|争取|力争|确保|重点|着力|目标|打算|安排|预计"
"""What is said of what is to come."""
DONE = (
    "受理|办理|办结|审结|完成|公示|开展|召开|组织|制定|培训|举办|评查|审查|主持|调解|化解|查处|检查|印发|出台|公开|收到|答复|处理|新建|建成|发放"
)
_AROUND = (
    ("今年|本年度?|报告期|全年", 0),
    ("去年|上年度?|上一年度?", -1),
    ("明年|下一年度?|来年|次年", 1),
)
OF_REPORT = "(?:统计|数据|报告)(?:范围|口径|期限|期间|时限|时段|周期|期)[^，。；]{0,4}$"
"""What stands before the time that figures are of."""
_REPORT = "[^，。；]{0,20}(?:报告|年报|总结)"
_NOT_THE_YEAR = r"20\d\d年|\d月|季度|上半年|控制|以内|方案|规划|提出"
_THAN = r"年(?:同期)?(?:的\d[\d.]*[万亿]?[^，。；\d]{1,3})?(?:增长|增加|下降|减少|上升|提高|提升|多|少)"
_OPENED = ("（", "(", "（即", "(即", "，即", ",即")
"""What stands before a year that says which one a word means."""
_CARRIED = "[由从自]$"
_BIDDEN = "[请须应]|务必|各(?:[^，。；]{0,4}单位|部门|乡镇|镇|县|市|区|地|科室)|印发给你们"
_BY_THEN = (
    r"1?\d月(?:\d{1,2}日)?[底末]?[之以]?前[，,]?将"
    "(?:全年|年度|本年度?|工作总结|[^，。；]{1,16}(?:报送|上报|报告|报[至到市县区省]|反馈|提交|函告))"
)
_SUMMED = "(?:度|全年)?[，,]?(?:共|累计|一共)"
_HELD = r"1?\d月[^，。；]{0,10}(?:开展|组织|召开|举办|完成|进行|实施|启动)了"
_ENDED = r"(?:\d{1,2}日)?，?[^，。；]{0,8}(?:结束|终结|收官|通过验收|全面推开)(?!后?的)"
_NEW_RULE = "新法|该法|新条例|该条例|该办法|新规|该规定"
_AHEAD = "方案|计划|筹备|准备|安排|重点"
_COMING = ("即将到来的", "新的一年即", "未来一年即")
_ISSUED = r"(?:1?\d月|[初中底末])?(?:印发|下发|出台|发布|修订|公布)"
_OVER = r"1?\d月(?:\d{1,2}日)?(?:[^。]{0,24}被[^，。]+(?:命名|评为|授予)|召开|举办)|[春秋]季学期|度[^，。]{0,8}率[为达]"
"""Behind a year: what has happened in it."""
_LIFE, _FAR = 2, 3
"""Years ahead of which nothing is told as done: in so many words, and by the month alone."""


def is_framed(before: str, after: str) -> bool:
    """Whether the words around a year may tell which one it is, though it is the year of the report."""
    if before.endswith((*_OPENED, *_COMING)) or _carried(before, after) or _of_plans(before, after):
        return True
    if _with_itself(before, after):
        return True
    return after.startswith("1月1日") and re.search(OF_REPORT, before[-16:]) is not None


def framed(before: str, after: str, year: int, wanted: int) -> str:
    """What should stand for a year by the words around it; "" where it is right. `after`: what stands behind 年."""
    if year != wanted and "现" in before[-32:] and _is_announced(before, after):
        return f"应为{wanted}年"
    if _carried(before, after) and year >= wanted:
        return f"上年结转的应为{wanted - 1}年"
    if year < wanted and f"{wanted}年" in before and re.search(f"(?:{_BIDDEN}).*[于在]$", before):
        return f"应为{wanted}年" if re.match(_BY_THEN, after) else ""
    if year != wanted + 1 and before.endswith(_COMING):
        return f"应为{wanted + 1}年"
    later = f"{wanted + 1}年|[明来下]年|下一年"
    if year == wanted and _with_itself(before, after) and not re.search(later, before + after):
        return f"与上年比的应为{wanted - 1}年"
    if _is_not_yet(before, after, year, wanted):
        return f"{year}年还没有到，核对年份"
    if year < wanted and re.match(_SUMMED, after) and re.search("今年以来[^。；]*[，,]$", before):
        return f"应为{wanted}年，或者不写年份"
    if year != wanted and _is_out_of_order(before, after, year, wanted):
        return f"应为{wanted}年"
    if year <= wanted and _of_plans(before, after):
        return f"下一步安排是{wanted + 1}年的"
    return _named(before, after, year, wanted)


def _with_itself(before: str, after: str) -> bool:
    """与2023年相比."""
    return before.endswith(("与", "同", "和")) and after.startswith("相比")


def _is_not_yet(before: str, after: str, year: int, wanted: int) -> bool:
    """于2026年5月开展了; 按照2019年底印发的方案, in a report of 2016; 2025年3月举办……，全年累计, in that of 2024."""
    if year <= wanted:
        return False
    if year >= wanted + _LIFE and before.endswith("于") and re.match(_HELD, after):
        return True
    if year >= wanted + _LIFE and re.search("(?:本报告[^，。；]{0,20}|我[局市县区省委办厅镇乡院])$", before):
        return re.match(f"度?(?![^，。；]*(?:{_AHEAD}))[^，。；]{{0,20}}(?:工作|情况)", after) is not None
    if re.search("(?:按照|根据|依据|依照)$", before):
        return year >= wanted + _LIFE and re.match(_ISSUED, after) is not None
    opens = before.strip(" ")[-1:] in ("", *"。；")
    sentence = after.partition("。")[0]
    far = year >= wanted + _FAR and re.match(r"1?\d月[^，。]{0,6}，", after)
    if far and opens:
        return not re.search(FUTURE, sentence)
    if (far and re.search(DONE, sentence)) or (year >= wanted + _LIFE and re.match(_OVER, after)):
        return not re.search(FUTURE, before[-8:] + sentence)
    told = year == wanted + 1 and opens and f"{wanted}年" in before and not re.search(FUTURE, sentence)
    return told and re.match(r"1?\d月[^。]*(?:全年|年内)(?:累计|共)", after) is not None


def _is_out_of_order(before: str, after: str, year: int, wanted: int) -> bool:
    """2023年5月，启动试点；2022年10月试点结束; 新法自2024年1月1日起施行。2014年3月，召开新法实施动员会."""
    month = re.match(r"1?\d月", after)
    if not month:
        return False
    if re.search(rf"{wanted}年1?\d月[^。；]*[；，]$", before):
        between = re.match(rf"1?\d月(?:\d{{1,2}}日)?，[^。；]*；{wanted}年1?\d月", after) is not None
        return between or (year == wanted - 1 and re.match(_ENDED, after[month.end() :]) is not None)
    in_force = re.search(f"{wanted}年[^。]{{1,8}}起(?:正式)?施行。$", before)
    return bool(year < wanted - 1 and in_force and re.search(_NEW_RULE, after.partition("。")[0]))


def compared_with(line: str, at: int, wanted: int) -> str:
    """全年办理2318件，比2024年增长5.6% in the report of 2024; of what is aimed at, and of another year, it is right."""
    said = re.split("[。；]", line[:at])[-1]
    another = f"{wanted + 1}年" in line or re.search(f"{FUTURE}|{_NOT_THE_YEAR}", said)
    if another or not re.match(_THAN, line[at + 4 :]):
        return ""
    return f"与上年比的应为{wanted - 1}年" if re.search("全年|本年度?|今年", said) else ""


def _carried(before: str, after: str) -> bool:
    """由2022年结转4件."""
    return re.match("度?结转(?![至到入下使])", after) is not None and re.search(_CARRIED, before) is not None


def _of_plans(before: str, after: str) -> bool:
    """下一步，我局将围绕2024年度重点任务，."""
    told = re.search("下一?步[^。]*将[^。]*(?:围绕|聚焦|紧扣)$", before) is not None
    return told and re.match("度?(?:重点|目标|工作){1,2}(?:任务|工作)?[，,]", after) is not None


def _is_announced(before: str, after: str) -> bool:
    """现将……报告如下; 现公布……年度报告."""
    if re.search("现[将就把][^。]{0,30}$", before[-32:]):
        return "如下" in after[:42] and re.match("[^。]{0,40}如下", after) is not None
    published = re.search("现(?:予以)?(?:公布|发布|公开)[^。，]{0,20}$", before[-32:]) is not None
    return published and re.match(_REPORT, after) is not None


def _named(before: str, after: str, year: int, wanted: int) -> str:
    """今年（2023年）, 上年（2022年）, 明年（2024年）, 2024年下一步."""
    for words, later in _AROUND if before.endswith(_OPENED) else ():
        if year != wanted + later and re.search(f"(?:{words})(?:[（(]即?|[，,]即)$", before[-9:]):
            return f"应为{wanted + later}年"
    if (
        year != wanted + 1
        and before[-1:] in ("，", ",")
        and re.search("(?:明年|新的一年|下一年度?|来年|下一步)[，,]$", before[-6:])
        and re.match("[，,]?[^。]{0,12}(?:将|要|继续|重点)", after)
    ):
        return f"下一步安排是{wanted + 1}年的"
    return ""
