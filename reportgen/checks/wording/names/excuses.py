"""What says that two names of a unit are both right, or that they are two units' (RG6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.checks.lists.slips import listed

_RENAMED = (
    "撤乡|撤镇|设镇|设街|原(?![料则因告件有本来先])|更名|改为|改名|前身|现为|拆分|分立为"
    "|划入|划归|并入|不再保留|机构改革|转隶|分设|两局|两个|加挂"
)
_TAKES = "划入|划归|并入|划转"
"""What another organ's work does: the organ that it goes to keeps its name."""
_REFORMED = "挂牌|整合|组建|划转|合并|撤销|移交|分别"
"""What says that a unit got another name, and what says so where both names stand in its sentence."""

_OF_ZONES = {"工作委员会", "管理委员会"}
_TWO = (
    "(?:政府|[员联委协工商学]会|[城园]区|高新区|开发区|乡镇|党委|党组|厅|法庭|街道|部门|单位|公司|团委|(?<![布格])局"
    "|(?<![经承督举主协交代])办|院|队|(?<![场住厕])所|(?<![网电])站|中心|办公室|办事处)[和与及暨](?![平谐美睦田])"
)
"""Two bodies that stand side by side, and are no name of one: 县政府和县政府办公室."""


def joins_two(*names: str) -> bool:
    """Whether what was read as a name is two of them, joined."""
    return any(re.search(_TWO, name) for name in names)


def both_right(one: str, other: str, units: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether both are usual names of one unit, or known to be two."""
    families = [(full, *others) for full, others in units.items()]
    if any(one in family and other in family for family in families):
        return True
    return one in units and other in units


def excused(text: str, early: str, late: str) -> bool:
    """Whether the text says itself that these are two names, or two units; a zone's 工委 and 管委会 are."""
    if joins_two(early, late) or {early[-5:], late[-5:]} == _OF_ZONES:
        return True
    for match in re.finditer("简称[为：:]?[“《（(]?", text):
        said = text[match.end() : match.end() + 20]
        if early in said or late in said or any(name.lstrip("市县区") in said for name in (early, late)):
            return True
    starts = text.find(early), text.find(late)
    text = text.replace("草原", "草地")  # 原 says that it was called so
    near = [text[max(0, at - size) : at] for at, size in zip(starts, (8, 12))]
    between = text[starts[0] + len(early) : starts[1]]
    signs = f"{_RENAMED}|{_REFORMED}" if re.search("[。\n]", between) is None else _RENAMED
    around = "\0".join((re.sub(_TAKES, "", near[0]), near[1], text[starts[1] + len(late) :][:8].replace("整合", "")))
    if re.search(signs, around) or (len(between) < 40 and re.search(signs, between)):
        return True
    return between in ("（", "(") or listed(between)


def in_one_sentence(text: str, early: str, late: str) -> bool:
    """Whether a sentence tells of both, as of two."""
    return any(early in said and late in said for said in re.split("[。；\n]", text))
