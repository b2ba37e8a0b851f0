"""The check of bodies that are no more in the year of the report (RG670)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.lists.titles import in_title
from reportgen.checks.prose import Flaw, Prose, places

# (a name, a pattern for the rest of it, the first year of reports in which it is no more, what does its work now)
_BODIES = (
    ("法制办", "(?:公室)?", 2020, "司法局（厅）"),
    ("工商局", "", 2020, "市场监督管理局"),
    ("工商行政管理局", "", 2020, "市场监督管理局"),
    ("质监局", "", 2020, "市场监督管理局"),
    ("质量技术监督局", "", 2020, "市场监督管理局"),
    ("食品药品监督管理局", "", 2020, "市场监督管理局（药品监督管理局）"),
    ("食药监局", "", 2020, "市场监督管理局（药品监督管理局）"),
    ("国土资源局", "", 2020, "自然资源局"),
    ("环保局", "", 2020, "生态环境局"),
    ("环境保护局", "", 2020, "生态环境局"),
    ("卫计委", "", 2020, "卫生健康委员会"),
    ("卫计局", "", 2020, "卫生健康局"),
    ("卫生和计划生育", "(?:委员会|局)", 2020, "卫生健康委员会（局）"),
    ("安监局", "", 2020, "应急管理局"),
    ("安全生产监督管理局", "", 2020, "应急管理局"),
    ("国税局", "", 2020, "税务局"),
    ("地税局", "", 2020, "税务局"),
    ("公安消防", "[总支大]队", 2020, "消防救援队伍"),
    ("扶贫办", "(?:公室)?", 2022, "乡村振兴、农业农村部门"),
    ("银保监", "[局会]", 2024, "国家金融监督管理总局及其派出机构"),
)
_BEFORE = "[省市县区州旗盟](?:人民)?(?:政府)?$|^(?:国家)?$|[、，：与同由经向报会请合]$|中国$"
"""What a name follows: a place, a government, the beginning of a clause; 建设环保局 is another one."""
_PAST = (
    "原|[（(][现已]|曾|时任|前身|历史|当时|改革前|合并|划转|转隶|整合|并入|撤销|组建|更名|改为|改称|挂牌|职责[划并整转]|时期|退休|历年|以前|此前|年前|名义"
)
"""In the sentence it says that it tells of what was."""
_STILL_THERE = "确有这个机构的，写进 templates/〔模板包〕/wording.yaml 的“术语”"
_REACH = 40


def body_abolished(prose: Prose) -> Iterator[Flaw]:
    """机构已经撤销，还用旧名称。

    2018年机构改革以后，法制办、工商局、质监局、国土资源局、环保局、安监局等不再设置，报告里还这样写，多半是沿用旧稿。开发区等仍设同名机构的，
    写进模板包 wording.yaml 的“术语”。说到过去（原法制办、机构改革前）和文件名称里的不报；不知道报告年度的不报。

    依据：中共中央《深化党和国家机构改革方案》（2018年）及地方机构改革；各地撤并的时间不一，所以只作警告（实务）
    反例（2023）：会同区法制办开展规范性文件清理。
    反例（2024）：市环保局、市公安局联合执法12次。
    正例（2023）：会同区司法局开展规范性文件清理，原法制办制发的文件一并评估。
    正例（2017）：会同区法制办开展规范性文件清理。
    正例（2023）：继续适用《云岭市工商局文件管理办法》。
    """
    if prose.year is None:
        return
    text = prose.text
    for name, rest, since, now in _BODIES:
        for at in places(text, name) if prose.year >= since else ():
            match = re.compile(name + rest).match(text, at)
            if match is not None and _is_told_of(prose, since, *match.span()):
                hint = f"现在的职责在{now}，写现在的名称；{_STILL_THERE}"
                yield Flaw(*match.span(), f"{prose.year}年度已经没有“{match[0]}”", (hint,))


def _is_told_of(prose: Prose, since: int, start: int, end: int) -> bool:
    """Whether it is a body by itself, of which the sentence tells as of today."""
    text = prose.text
    sentence = re.split("[。；\n]", text[max(start - _REACH, 0) : start])[-1]
    rest = re.split("[。；\n]", text[end : end + _REACH], maxsplit=1)[0]
    clause = re.split("[，（(]", sentence)[-1]
    if any(int(year) < since - 1 for year in re.findall("(?:19|20)[0-9]{2}(?=年)", sentence + rest)):
        return False
    if re.search(_BEFORE, clause) is None or re.search(_PAST, sentence) or re.search(_PAST, rest[: _REACH // 2]):
        return False
    return not in_title(text, start) and not prose.lexicon.stays(text, start, end)
