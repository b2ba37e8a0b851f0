"""Whose numbers a sentence tells: the unit's as a whole, or one organ's, one place's, one field's of several."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.patterns import compiled

_HAN = "[\u4e00-\u9fff]"
_SIGNS = "省市县区州盟旗镇乡"
_OPENING = "(?<![^，：、（,:])(?:其中)?"
_DID = (
    "(?=(?:共|累计|新|依法|全年|等){0,2}(?:受理|收到|收取|审结|办结|办理|作出|开展|实施|制发|制定|新收|立案|举办|公开|公布|败诉|查处"
    "|行政(?:处罚|许可|强制|检查|复议|诉讼|机关|应诉)|一审))"
)
_WHOLE = f"[我全本][{_SIGNS}局委办厅系]|[我本](?:机关|单位)|辖区|(?<!县)各级|(?<!{_HAN})共(?=计|{_HAN})"
_LEADERS = "司法局|法制办"
"""They do this work for the whole: 县司法局受理行政复议申请 are the county's."""
_ORGAN = f"(?:(?!{_LEADERS}|[我全本各]){_HAN}){{1,14}}?(?:局|厅|支队|大队|街道办(?:事处)?|政府办公?[室厅]|政府办){_DID}"
_PLACE = f"(?:(?![我全本辖各]){_HAN}){{1,5}}[{_SIGNS}]{_DID}"
_SEVERAL = f"各?[县市](?:（[市县]?、?区）)(?:人民)?(?:政府)?{_DID}|[省市县乡镇]级行政(?:复议|执法)?机关{_DID}"
_CASES = "(?:案件|申请|争议|纠纷|诉讼|复议|应诉)"
_NAMED = "(?<![各两三四五几多这此该同等])类|领域|方面"
_KIND = (
    f"(?!行政(?:诉讼|复议|应诉)类){_HAN}{{2,12}}(?:{_NAMED})的?(?:{_DID}|{_CASES})"
    f"|(?:因|由){_HAN}{{2,14}}(?:引发|引起|产生|提起)的?(?=(?:行政|一审)?{_CASES})"
    f"|涉(?![及诉案法嫌]){_HAN}{{1,8}}?(?=(?:行政|一审){{0,2}}{_CASES})|(?<![、和及与])(?:二审|再审)(?=行政|案件)"
)
"""Cases of one kind among several: 征收拆迁类行政诉讼案件, 因工伤认定引发的, 涉企."""
_OWN_LEVEL = f"(?:[{_SIGNS}](?:人民)?(?:政府)?)?本级{_DID}"
_SUED = "[以由][^，。；]{2,20}(?:为|作为)(?:被申请人|被告)|作为(?:被申请人|被告)"
_ANOTHER = f"{_OPENING}(?:{_ORGAN}|{_PLACE}|{_SEVERAL}|{_OWN_LEVEL})|{_SUED}|{_KIND}"
_WHO = f"(?P<whole>{_WHOLE})|(?P<another>{_ANOTHER})"
_OF_KINDS = ("领域", "类", "方面", "引", "提起", "产生", "涉", "二审", "再审")
_HINTS = ("局", "厅", "队", "办", "级", "被告", "被申请人", *_OF_KINDS, *_SIGNS)
_OWN_GOVERNMENT = f"{_OPENING}[{_SIGNS}](?:人民)?政府(?!办)"
_LONGEST = 200


@lru_cache(4096)
def of_another_one(sentence: str, own: tuple[str, ...]) -> bool:
    """Whether the last subject that a sentence named is one organ, place or field: all clauses after it are its.

    The unit's own names, 全市 and 各级 begin to speak of the whole again.
    """
    if not any(map(sentence.__contains__, _HINTS)):
        return False
    said = sentence
    for name in own:
        said = said.replace(name, "本单位")
    last = None
    for found in compiled(_WHO).finditer(said):
        last = found
    return last is not None and last["another"] is not None and not _is_own(last["another"], own)


def _is_own(organ: str, own: tuple[str, ...]) -> bool:
    """县市场监管局 in a report of 云岭县市场监管局, 云岭区 in one of 示例市云岭区人民政府."""
    return any(organ.removeprefix("其中") in name for name in own)


def is_one_of_several(sentence: str, after: str) -> bool:
    """市政府收到320件，各县（市、区）政府收到780件: the place's government is told beside others."""
    if "政府" not in sentence or compiled(_OWN_GOVERNMENT).search(sentence) is None:
        return False
    rest = re.split("[。；]", after[:_LONGEST], maxsplit=1)[0]
    return compiled(_ANOTHER).search(rest) is not None
