"""Who is addressed: lines of organs before a text, with their colon, with another mark or with none."""

from __future__ import annotations

import re

_SUPERIOR = ".{2,12}(?:人民政府|委员会|常委会|依法治[省市县区]办公室)|.{4,14}[厅局]"
_OF_LEVEL = "(?:省|市|县|区|州|自治区)(?:委|人民政府|人大常委会)"
"""A superior without the name of its place, as only those call it who report to it."""
_REPORTS = "[我本][局委办厅院所镇乡](?![区镇乡])|(?:局|委|办|厅|镇|乡|街道)(?:在|认真|深入|坚持|严格|紧紧|全面)"
"""Who reports says what he is: 我局, 市体育局在市委、市政府的领导下."""
_ORGAN = (
    r"(?:政府|常委会|委员会|党委|工委|党组|办公[室厅]|[局厅部委办院署处会所科队站]|中心|街道|乡|镇|单位|部门|机构|机关|企业|公司|学校|大学"
    r"|支队|总队|大队|领导小组|同志|团体|科室|村|社区|政协|人大)(?:[（(][^（()）]{1,20}[）)])?"
)
_BETWEEN_ORGANS = r"[，,、；;\s]+"
_LONGEST, _LONGEST_NAME = 120, 30
_TOLD = r"\d|[：:\t]|[是为被获由在赴设评将都要应须荣]|建立|授予|会同|分别|先进|示范|政法单位|责任|牵头|配合|位于"
"""What no name of an organ has: so a line tells of one."""
_WRONG_ENDS = "，。；,;."
"""What somebody may have typed behind an addressee in place of the colon."""
_OPENS_A_TEXT = "[《“]|20\\d\\d年|现将?|根据|按照|为|受|遵照|自|今年|近年来|[我本](?!次)|全[市县区省]"


def is_organ(text: str) -> bool:
    """Whether a line ends as names of organs do: 人民政府, 司法局, 办公室."""
    return re.fullmatch(f".{{2,}}{_ORGAN}", text) is not None


def ends_as_organ(text: str) -> bool:
    """The same, whatever stands before."""
    return re.fullmatch(f".*{_ORGAN}", text) is not None


def addresses(text: str) -> bool:
    """Whether a line ends with a colon and lists nothing but organs before it."""
    if text[-1] not in "：:" or len(text) > 200:
        return False
    names = [name for name in re.split(_BETWEEN_ORGANS, text[:-1]) if name]
    return bool(names) and ends_as_organ(names[-1]) and all(len(n) <= 30 and "。" not in n for n in names)


def may_address(text: str) -> bool:
    """Whether a line lists organs, or names one, and ends with another mark than a colon or with none."""
    bare = text.rstrip(_WRONG_ENDS)
    return len(text) <= _LONGEST and (_lists_organs(bare) or (bare != text and _is_named(bare)))


def _lists_organs(text: str) -> bool:
    """Whether a line without its colon addresses several organs, which no signature does."""
    names = [name for name in re.split(_BETWEEN_ORGANS, text) if name]
    return bool(names) and (text.startswith("各") or "、" in text) and all(map(_is_named, names))


def _is_named(name: str) -> bool:
    """Whether a text is the name of an organ, and nothing is told of it."""
    return len(name) <= _LONGEST_NAME and ends_as_organ(name) and re.search(_TOLD, name) is None


def is_addressed(text: str, below: str) -> bool:
    """Whether a line without its colon is who is addressed: several organs, or one to whom another reports below."""
    opens = re.match(_OPENS_A_TEXT, below) is not None
    if re.fullmatch(_OF_LEVEL, text) or _lists_organs(text):
        return opens or text.startswith("各")
    if text[-1] in _WRONG_ENDS:
        return opens and may_address(text)
    reports = "报告如下" in below and text not in below and re.search(_REPORTS, below) is not None
    return reports and re.fullmatch(_SUPERIOR, text) is not None
