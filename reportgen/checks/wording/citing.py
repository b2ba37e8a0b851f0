"""How a text speaks of a document that it names: it was made, or it is kept to (RG6)."""

from __future__ import annotations

import re

from reportgen.checks.titles import LONGEST

_MADE = (
    "印发|制定|制订|出台|修订|修改|制发|下发|发布|公布|颁布|起草|草拟|拟定|拟订|会签|编制|建立|健全|推出|通过|审议|报送|提请|形成"
    "|新建|转发|编写|完善|废止|清理|更名|送审|配套"
)
_KEPT = (
    "按照|按|根据|依据|依|依照|对照|对标|遵照|遵循|遵守|适用|落实|执行|贯彻|违反|围绕|符合|运用|参照|学习|宣传|宣讲|解读|普及|领会"
    "|结合|加强|开展|实施|以|将|把|对|用"
)
_FOLLOWED = (
    r"(?:[（(][^（）()]*[）)])?[，,]?(?:自|于|经|已|正式|由)[^。；;\n]{0,24}"
    "(?:施行|印发|出台|通过|发布|公布|实施)"
)
_DRAFTED = r"(?:起草|草拟|立法|调研|审议(?!通过)|征求)[^，。；：、,;:》\n]{0,6}$"
_DRAFT = r"[（(]?草案|立法|调研|的?起草|[（(]?征求意见"
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
