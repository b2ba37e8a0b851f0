"""Units' names as they are read from a text, with the places that they are of (RG6)."""

from __future__ import annotations

from reportgen.checks.lists.slips import JOINTS
from reportgen.tuples import NamedTuple

_OFFICES = frozenset(("办事处", "人民政府", "管委会"))
"""These follow the name of a place at once."""
_LEVELS = frozenset("省市县区旗盟乡镇州道")
_NOT_AFTER = {"市": {"城"}, "区": {*"社地园城辖片库景街校"}, "盟": {*"联同加结"}, "乡": {"城"}, "镇": {"城", "乡"}}
_NOT_BEFORE = {"市": {*"场容民"}, "区": {"域", "划"}, "乡": {"村", "镇"}}
_ONLY_AFTER = {"州": "治", "道": "街"}
"""What makes one of these characters a place's kind, or a part of a word (市场, 社区, 道路)."""
_PARENT = frozenset("局厅院府部处委")
"""With one of these inside it is a part of a unit."""
_LED = frozenset("由对向在被将把给让请是了等各并或经按会同据和与及、为以从报送到交该本我邀派函抄知访全原")
"""What cannot stand in a place's name: that begins behind."""
_LEADS = ("依托", "全年", "年", "其中", "通过", "组织", "联合")
"""Words that a unit's name follows at once."""


class Name(NamedTuple):
    """A unit's name: its place (or ""), the place's kind (or ""), what follows."""

    place: str
    level: str
    body: str
    ending: str

    @property
    def said(self) -> str:
        """The whole name."""
        return self.place + self.level + self.body + self.ending


def name_of(tail: str, ending: str) -> Name | None:
    """The name that ends with a text; None where that is a part of a unit, or no name."""
    at = level_at(tail)
    if at is None:
        body = "" if JOINTS.isdisjoint(tail) else run_of(tail)
        return Name("", "", body, ending) if not JOINTS.isdisjoint(body) and not _is_part_of_one(body) else None
    level, body = tail[at], tail[at + 1 :]
    if (len(body) < 2 and ending not in _OFFICES) or body[-1:] == "分" or _is_part_of_one(body):
        return None
    if level in _ONLY_AFTER:
        level, at = tail[at - 1 : at + 1], at - 1
    return Name(_place(tail[max(0, at - 3) : at]), level, body, ending)


def level_at(tail: str) -> int | None:
    """Where the last character stands that says what kind of place a unit is of."""
    for at in range(len(tail) - 1, -1, -1):
        character = tail[at]
        if character in _LEVELS:
            before, after = tail[at - 1 : at], tail[at + 1 : at + 2]
            people = after == "民" and tail[at + 2 : at + 3] in ("政", "族")
            part = before in _NOT_AFTER.get(character, ()) or (after in _NOT_BEFORE.get(character, ()) and not people)
            works = character == "市" and after == "政" and tail[at + 2 : at + 3] != "务"
            if not part and not works and before == _ONLY_AFTER.get(character, before):
                return at
        elif not character.isalpha():
            return None
    return None


def run_of(text: str) -> str:
    """The letters that a text ends in."""
    if text.isalpha():
        return text
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


def _place(before: str) -> str:
    """What a text ends in that may be a place's name."""
    place = run_of(before)
    if not _LED.isdisjoint(place):
        place = place[max(map(place.rfind, _LED.intersection(place))) + 1 :]
    if not place.startswith(_LEADS):
        return place
    return next(place.removeprefix(word) for word in _LEADS if place.startswith(word))


def _is_part_of_one(body: str) -> bool:
    return not _PARENT.isdisjoint(body.replace("调处", "")) or ("会" in body and "会" in body.replace("社会", ""))
