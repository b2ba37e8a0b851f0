"""How a text speaks of a document that it names: it was made, or it is kept to (RG6)."""

from __future__ import annotations

import re

from reportgen.checks.lists.titles import LONGEST

_MADE = (
    "印发|制定|制订|出台|修订|修改|制发|下发|发布|公布|颁布|起草|草拟|拟定|拟订|会签|编制|建立|健全|推出|通过|审议|报送|提请|形成"
    "|新建|转发|编写|完善|废止|清理|更名|送审|配套|签订|签署|编印|创设|探索"
)
_KEPT = (
    "按照|按|根据|依据|依|依照|对照|对标|遵照|遵循|遵守|适用|落实|执行|贯彻|违反|围绕|符合|运用|参照|学习|宣传|宣讲|解读|普及|领会"
    "|结合|加强|开展|实施|以|将|把|对|用|依托|针对|据|比照|履行|发放|张贴|督办|抽查|违背|照|凭|纳入|启动"
)
_KEPT_AFTER = (
    r"(?:[（(][^（）()]*[）)])?(?:第.{1,4}[条章]|的?(?:规定|要求|部署|标准)|确定|所列|所定|明确的|施行[后以]|实施[后以]|运行|落实情况"
    r"|执行情况|的?[0-9]+[项条个]|中)"
)
_FOLLOWED = (
    r"(?:[（(][^（）()]*[）)])?[，,]?(?:自|于|经|已|正式|由)[^。；;\n]{0,24}"
    "(?:施行|印发|出台|通过|发布|公布|实施)"
)
_ISSUED = "(?:正式)?(?:印发|出台|施行|实施|发布|公布|颁布|制定|修订|通过|运行)(?:之?后|以来|以后)"
_OWNED = (
    "((?:国务院|国家|中央|自治区|[省市县区州旗镇乡]|上级|总局)(?:[^\\W0-9_，。；：、]{0,3}[府委局厅办部室会])?)"
    "(?:印发|出台|制定|下发|发布|公布)?的?$"
)
_DRAFTED = r"(?:起草|草拟|立法|调研|审议(?!通过)|征求)[^，。；：、,;:》\n]{0,6}$"
_DRAFT = r"[（(]?草案|立法|调研|的?起草|[（(]?征求意见"
_COUNT = (
    r"(?<![0-9.])([1-9][0-9]+(?:\.[0-9]+)?[万亿]?)([^\W0-9_年月日时分元号届版万亿个家]|个(?!村|乡|镇|社区|街|部门|县|市|区|行政|单位)"
    "|家(?!单位|部门))"
)
"""A number of two digits or more and what is counted, but the places and offices that are always as many."""
_JOINTS = ("、", "和", "与", "及")
_BEFORE = 16


def _before(text: str, start: int) -> str:
    """The words before a title, or before the row of titles that it is one of."""
    at = start - 1
    while (end := at - (text[at - 1 : at] in _JOINTS)) > 0 and text[end - 1] == "》":
        at = max(0, text.rfind("《", max(0, end - LONGEST), end))
    return text[max(0, at - _BEFORE) : at]


def is_made(text: str, start: int, end: int) -> bool:
    """Whether the text says that the document in 《》 at text[start:end] was made, or holds from a day."""
    before = _before(text, start)
    if re.search(rf"(?:{_MADE})[^，。；：、,;:》\n]{{0,6}}$", before):
        return True
    after = text[end + 1 : end + 40]
    return re.match(_FOLLOWED, after) is not None


def is_kept(text: str, start: int) -> bool:
    """Whether the words before the 《》 that holds text[start] say that the document is kept to."""
    before = _before(text, start)
    kept = re.search(rf"(?:{_KEPT})[^，。；：、,;:》\n]{{0,6}}$", before)
    return kept is not None and not is_made(text, start, start)


def is_drafted(text: str, start: int, end: int) -> bool:
    """Whether the text says that the document in 《》 at text[start:end] is yet to come."""
    before = _before(text, start)
    return re.search(_DRAFTED, before) is not None or re.match(_DRAFT, text[end + 1 : end + 8]) is not None


def is_issued(text: str, start: int, end: int) -> bool:
    """Whether the text says that the document was made, be it only in passing: 《…》印发后."""
    return is_made(text, start, end) or re.match(_ISSUED, text[end + 1 : end + 12]) is not None


def owner(text: str, start: int) -> str:
    """The government or office that is named right before the 《》 that holds text[start]."""
    found = re.search(_OWNED, text[max(0, start - _BEFORE) : start - 1])
    return found[1] if found else ""


def is_passed(text: str, end: int) -> bool:
    """Whether the words behind the 》 at text[end] say that the document was passed or given out."""
    return re.match(_FOLLOWED, text[end + 1 : end + 40]) is not None


def is_carried_out(text: str, start: int, end: int) -> bool:
    """Whether the text keeps to the document in 《》 at text[start:end], by the words before it or behind it."""
    return is_kept(text, start) or re.match(_KEPT_AFTER, text[end + 1 : end + 30]) is not None


def counts_alike(text: str, first: int, second: int) -> bool:
    """Whether the sentence behind text[first] and that behind text[second] count as many of one thing."""
    counted = [
        set(re.findall(_COUNT, re.split("[。；;\n]", text[at : at + 120], maxsplit=1)[0])) for at in (first, second)
    ]
    return not counted[0].isdisjoint(counted[1])
