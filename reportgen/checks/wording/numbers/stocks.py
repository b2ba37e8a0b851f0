"""What there was, what came, what went, and what there is: 原有320项，新增18项，取消40项，现有298项."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading
from reportgen.patterns import compiled

_WAS = "原有|原来|原为|原共|年初|上年[末底]|去年[年]?[末底]|调整前|清理前|期初|首批|第一批"
_IN = "新增|增加|增补|增列|调入|划入|补充|新设|新聘|新纳入|承接|第[二三四五]批"
_OUT = "取消|收回|退出|注销|核减|核销|调出|划出|剔除|移出|废止|失效|精简|减少|清退|辞退|裁减|撤销"
_IS = "现有|目前|现共|现为|现实际|调整后|清理后|年末|年底|现行有效|现保留|实际(?:行使|保留|执行)|最终保留"
_IS_WORDS = ("现", "目前", "整后", "理后", "年末", "年底", "实际", "最终")
_CHANGE = f"{_IN}|{_OUT}"
_NO_CHANGE = "修[改订]|变更|调整(?!后)|完善|更新|规范(?!性)|其中"
_MOST = 8


def may_have_stock(words: str) -> bool:
    """Whether words may tell what there is now and what came or went."""
    return True in map(words.__contains__, _IS_WORDS) and compiled(_CHANGE).search(words) is not None


def stock_readings(row: Row, group: Group) -> Iterator[Reading]:
    """What there was and what came is what there is and what went."""
    for now in group.members:
        if not compiled(_IS).search(row.before(now)) or compiled(_CHANGE).search(row.before(now)):
            continue
        unit, since = row.items[now].unit, (*group.prior, *group.members)[0]
        same = [i for i in range(since, now) if row.items[i].unit == unit]
        was = next((i for i in reversed(same) if compiled(_WAS).search(row.before(i))), None)
        between = [i for i in same if was is not None and i > was]
        changes = [i for i in between if not compiled(_NO_CHANGE).search(row.gap(i))]
        came = [i for i in changes if compiled(_IN).search(_told(row, i))]
        went = [i for i in changes if compiled(_OUT).search(_told(row, i))]
        if was is not None and went and len(came) + len(went) == len(changes) <= _MOST:
            yield Reading(((was, *came),), (now, *went), Claim.LIKELY)


def _told(row: Row, index: int) -> str:
    """The words before a number, or behind one that stands in front of its verb: 对……的31项由县级部门收回."""
    before = row.before(index)
    return before if compiled(_CHANGE).search(before) else row.after(index)
