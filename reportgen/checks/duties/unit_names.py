"""Checks of what the unit is called (RG5): its name, and what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.subject import Finding, Subject
from reportgen.patterns import compiled

_PLACES = frozenset("省市州盟县旗区镇乡")
_OFFICES = (
    ("局", "局"),
    ("厅", "厅"),
    ("委员会|[改健委]委", "委"),
    ("办公室", "办"),
    ("总队|支队|大队", "队"),
    ("医院|学院|研究院", "院"),
    ("学校", "校"),
)
"""The end of an office's name, and what it calls itself by."""
_SIGNS = frozenset(sign for _, sign in _OFFICES)
_ORGAN = "(?:人民政府|政府|行政公署|管理委员会|管委会|委员会|委|街道办事处)?(?:办公[室厅])?$"
_QUOTED = "^[“\"'‘「《].*[”\"'’」》]$"


def self_name_unfit(subject: Subject) -> Iterator[Finding]:
    """自称与单位名称对不上。

    自称“我区”“我县”的，随单位名称里的地名；自称“我局”“我委”的，随部门的名称。对不上的，多半是借用别处的文件没有改，
    模板的文字里会一处处印出来。名称外面套了引号、书名号的，也报。

    依据：正文里的自称应当是发文单位自己（事实）
    反例：
        单位: {名称: 云岭区人民政府, 简称: 云岭区, 自称: 我县, 层级: 县, 类别: 政府}
    反例：
        单位: {名称: 云岭区司法局, 自称: 我委, 层级: 县, 类别: 部门}
    正例：
        单位: {名称: 云岭区人民政府, 简称: 云岭区, 自称: 我区, 层级: 县, 类别: 政府}
    """
    unit = subject.facts.unit
    if unit.name and compiled(_QUOTED).match(unit.name):
        yield Finding("单位名称外面有引号", subject.facts.where("单位.名称"), ("删去引号，只写名称",))
        return
    said, name = unit.self_name or "", unit.name or ""
    if not said.startswith("我") or said[1:] in name:
        return  # 我市 of 晋城市城区 is left to its reader
    wanted = _place_sign(name) if said[1:] in _PLACES else _office_sign(name) if said[1:] in _SIGNS else ""
    if wanted:
        message = f"自称“{said}”与单位名称“{name}”对不上"
        yield Finding(message, subject.facts.where("单位.自称"), (f"多半应为“我{wanted}”",))


def _place_sign(name: str) -> str:
    """区 of 示例市云岭区人民政府: the last sign of a place in the name of an organ; "" where there is none."""
    return next((char for char in reversed(re.sub(_ORGAN, "", name)) if char in _PLACES), "")


def _office_sign(name: str) -> str:
    """局 of 云岭区司法局; "" where the name does not say."""
    return next((sign for end, sign in _OFFICES if re.search(f"(?:{end})$", name)), "")
