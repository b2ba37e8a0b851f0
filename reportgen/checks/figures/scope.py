"""Of which time, place and whole a number speaks: the year and the unit, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.checks.duties.organs import place_sign
from reportgen.checks.figures.mentions import Mention
from reportgen.checks.figures.whose import is_one_of_several, of_another_one
from reportgen.facts.model import Unit
from reportgen.patterns import compiled

PLACES = "省市县区州盟旗镇乡"
"""The last signs of names of places."""
_ANOTHER_TIME = (
    "其中|上年|去年|前年|往年|同期|上半年|下半年|季度|[0-9一二三四五六七八九十]月|[0-9]日|截[至止]|以来|期间|前后|[比较]上|预计"
    "|近[0-9一二三四五六七八九十两几]+年|首批|第[0-9一二三四五六七八九十](?!责任人)|例如|比如|不少于|不低于|不超过|至少|最多|平均|人均"
)
_ANOTHER_PLACE = (
    "街道|乡镇|[东西南北新城关][镇乡]|村|社区|支队|大队|中队|分局|科室|试点|活动中|会上|专项|行动|计划|力争"
    "|目标|每|分别|均"
)
"""Words that give the numbers of a sentence, and those of the next clause, another scope than the year and the unit."""
_SPOKEN_OF = (
    rf"(?<![在列居获])[我全本]([{PLACES}])|(?<![^，、])([{PLACES}])(?=(?:人民)?政府|委(?!托|派)|司法局|法制办)"
)
"""The whole of a place, or an organ of one; 在全省率先 praises what a district did."""
AT_MOST = ("以内", "之内", "内", "以下")
_YEAR = "(?<![0-9])(20[0-9]{2})年"
_PLAN = "安排|计划|打算|下一?步|思路|目标"


def planned(mention: Mention, year: int) -> bool:
    """Whether it stands where the coming year is spoken of."""
    return _is_plan(mention.section, year)


@lru_cache(256)
def _is_plan(heading: str, year: int) -> bool:
    return re.search(f"{_PLAN}|{year + 1}年", heading) is not None


def elsewhere(mention: Mention, year: int, own: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> bool:
    """Whether its sentence speaks of another time, of a part, or of a demand; the unit's own names are no part.

    `names` are those of figures of the year, whatever time they speak of: 上年结转申请.
    """
    if apart(_without(mention.sentence, names), year, own) or mention.tail.startswith(AT_MOST):
        return True
    return is_one_of_several(mention.sentence, mention.after)


def _without(sentence: str, names: tuple[str, ...]) -> str:
    for name in names:
        if name in sentence:
            sentence = sentence.replace(name, "")
    return sentence


@lru_cache(4096)
def apart(sentence: str, year: int, own: tuple[str, ...] = ()) -> bool:
    """Whether the words before something in its sentence give it another time than the year, or speak of a part."""
    near = _near(sentence)
    if _another_place(near, own) or of_another_one(sentence, own):
        return True
    for name in own:
        if name in sentence:
            sentence = sentence.replace(name, "")
            near = _near(sentence)
    if compiled(_ANOTHER_TIME).search(sentence) or compiled(_ANOTHER_PLACE).search(near):
        return True
    return "20" in sentence and any(int(found) != year for found in re.findall(_YEAR, sentence))


def _near(sentence: str) -> str:
    """The last two clauses."""
    clauses = sentence.replace("：", "，").replace(",", "，").replace(":", "，").rsplit("，", 2)
    return "，".join(clauses[-2:])


def of_another_place(sentence: str, own: tuple[str, ...]) -> bool:
    """Whether the sentence last spoke of a place that is not the unit's: 全省, 市政府 in a report of 云岭区.

    Of a unit whose place is not known, nobody can tell whether 市政府 is its own: it is taken for another.
    """
    return _another_place(_near(sentence), own)


def _another_place(near: str, own: tuple[str, ...]) -> bool:
    places = compiled(_SPOKEN_OF).findall(near)
    if not places:
        return False
    whole, organ = places[-1]
    sign = _sign_of(own)
    return whole + organ != sign if sign else bool(organ)


@lru_cache(256)
def _sign_of(own: tuple[str, ...]) -> str:
    """区 for 我区 and for 示例市云岭区司法局; "" where the unit's names tell no place."""
    called = (name[1] for name in own if len(name) == 2 and name[0] in "我全本" and name[1] in PLACES)
    return next(called, "") or next(filter(None, map(place_sign, own)), "")


def own_names(unit: Unit) -> tuple[str, ...]:
    """What a unit is called, the longest first."""
    words = (unit.name, unit.short, unit.self_name)
    return tuple(sorted({str(said) for said in words if said}, key=len, reverse=True))
