"""Whether a text says itself that two titles are two documents (RG6)."""

from __future__ import annotations

import re

from reportgen.checks.wording.documents.citing import is_kept
from reportgen.checks.wording.documents.rules import Quoted

_REPLACED = (
    "废止(?![0-9])|取代|代替|替代|失效(?![0-9])|停止执行|停止施行|不再|修改为|修订为|上升为|升级为|更名|改为|重新|正式.{0,4}《|原《|旧《|新《|基础上"
    "|转为|分别|接续|期满|代之"
)
_REVISED = "修订|修改|更新|以及|配套|各1|[两二三四]个|[两二三四]件|[两二三四]部|[两二三四]项|(?<![0-9])[234][个件部项]"
"""Words of two documents: of the end of one wherever they stand (废止12件 is none), of both within one sentence."""
_LISTED = "[、和与及]|以及|及其|暨|[（(][^（）()]*[）)][、和与及]?|"
_JUST_REVISED = "(?:修订|修改|更新)[^，。；]{0,4}《$"
"""It is the first document that this says was made."""
_NEAR = 40
_AROUND = 12


def excused(text: str, one: Quoted, other: Quoted) -> bool:
    """Whether it lists them, or one took the other's place."""
    if _declared(text, one) or _declared(text, other):
        return True
    between = text[one.end + 1 + len(one.tail) : other.start - 1]
    if len(between) < _NEAR and re.fullmatch(_LISTED, between):
        return True
    opens = max(text.rfind(mark, 0, one.start) for mark in "。；\n") + 1
    before, after = text[max(opens, one.start - _NEAR) : one.start], re.match("[^。；\n]{0,40}", text[other.end :])
    assert after is not None
    if re.search("[。；\n]", between) is None:
        if is_kept(text, other.start):
            before = re.sub(_JUST_REVISED, "", before)
        return re.search(f"{_REPLACED}|{_REVISED}", before + between + after.group()) is not None
    # one character more behind, for what may not follow: 失效9件
    near = (text[max(0, it.start - _AROUND) : it.start] + text[it.end : it.end + _AROUND + 1] for it in (one, other))
    return any(re.search(_REPLACED, said) for said in near)


def _declared(text: str, title: Quoted) -> bool:
    """Whether the text says that this is a short form."""
    return re.search("(?:简称|称为|即|下称)[：:“]?《?$", text[max(0, title.start - 6) : title.start]) is not None
