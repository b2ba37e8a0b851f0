"""Parts that nothing but their names makes parts: 共设窗口92个，一层38个，二层31个，三层25个; 来信88件、来访142件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row, sum_of
from reportgen.checks.wording.numbers.flows import without_alternates
from reportgen.checks.wording.numbers.groups import Claim, Group, Reading
from reportgen.patterns import compiled

_REST = "|其[他它余](?:[各地类县市区镇乡个]*)?"
_KINDS = tuple(
    f"(?:{kind}{_REST})"
    for kind in (
        "[\u4e00-\u9fff]{1,7}(?:街道|[镇乡村区县旗市州])(?:办事处)?|[\u4e00-\u9fff]{1,7}(?:[园新]区|社区|林场|农场)",
        "[省市县区]?本级|各[市县区镇乡]{1,2}",
        "第?[一二三四五六七八九十]{1,2}(?:层|楼|季度|批|期|组|类|级|片区?|标段|等奖)",
        "来信|来访|来电|来函|网[上络](?:投诉|信访|提交|受理|举报)?|电话(?:投诉|举报)?|信函|走访|当面|邮寄",
    )
)
"""Names of one kind."""
_HALVES = (
    ("上半年", "下半年"),
    ("市本级", "各县"),
    ("县本级", "各乡镇"),
    ("区本级", "各镇"),
    ("省本级", "各市"),
    ("省级", "市级"),
    ("市级", "县级"),
    ("市级", "区级"),
    ("城市", "农村"),
    ("城镇", "农村"),
)
"""Two that make a whole."""
_YEAR = (_HALVES[0], ("一季度", "二季度", "三季度", "四季度"))
"""What makes a year."""
_WORDS = (
    *("层", "楼", "街道", "镇", "乡", "县", "区", "来信", "来访", "网上", "本级", "半年", "季度", "类", "信息"),
    *("市级", "农村"),
)
_NEXT = "[^。；：:（(]*[，、和及与][^，。；：、]*"
"""What stands before the next one."""
_CLOSES = "(?:[（(][^）)]{1,3}[）)])?[^，。；、]{0,2}(?:[，。；]|$)"
"""What stands behind the last one."""
_FEWEST, _NEAR, _HALF = 3, Decimal("0.06"), 2


def may_have_kin(words: str) -> bool:
    """Whether words may name such parts."""
    return True in map(words.__contains__, _WORDS)


def kin_readings(row: Row, group: Group) -> Iterator[Reading]:
    """Lists right behind a total, each with nothing but a name before its number."""
    if group.bracket:
        return
    members = list(group.members)
    yield from _of_a_year(row, members)
    for at, total in enumerate(members[:-_HALF]):
        parts = _run(row, members[at:])
        if parts and _are_kin(row, total, parts):
            yield Reading(((total,),), parts, Claim.ALL)


def _of_a_year(row: Row, members: list[int]) -> Iterator[Reading]:
    """上半年检查426户，下半年检查519户，累计检查945户; 一季度学法3次、二季度4次、三季度2次、四季度4次，全年累计13次."""
    words = row.text[row.start : row.items[members[-1]].start]
    told = [times for times in _YEAR if times[-1] in words]
    for times, at in product(told, range(len(members))):
        parts, behind = members[at : at + len(times)], members[at + len(times) : at + len(times) + 1]
        said = [row.before(i).partition(time) for i, time in zip(parts, times)]
        first, *others = ((before if i else "", what) for i, (before, _, what) in enumerate(said))
        same = all(found[1] for found in said) and {*others} <= {first, ("", ""), ("第", first[1]), ("第", "")}
        if same and behind and compiled("(?:累计|合计|共计|全年)").match(row.before(behind[0])):
            yield Reading((tuple(behind),), tuple(parts), Claim.ALL)


def _run(row: Row, members: list[int]) -> tuple[int, ...]:
    """The numbers behind the first one that are told with a name alone, without a verb."""
    total, *rest = members
    unit, parts, last = row.items[total].unit, list[int](), _last(row, total)
    for i in [i for i in rest if row.items[i].unit == unit]:
        head = _head(row, i)
        if head != last + 1 or not re.fullmatch(_NEXT, without_alternates(row.gap(head))):
            break
        if parts and without_alternates(row.after(last)):
            break
        parts.append(i)
        last = _last(row, i)
    closes = bool(parts) and compiled(_CLOSES).match(row.text, row.items[last].end, row.end)
    return tuple(parts) if closes else ()


def _head(row: Row, at: int) -> int:
    """The first of the numbers that stand side by side: 68户91人."""
    while at and not row.gap(at):
        at -= 1
    return at


def _last(row: Row, at: int) -> int:
    """The last of them."""
    while at + 1 < len(row.items) and not row.gap(at + 1):
        at += 1
    return at


def _are_kin(row: Row, total: int, parts: tuple[int, ...]) -> bool:
    """Whether their names are of one kind, and they come near to the total."""
    names = [row.before(_head(row, i)).lstrip("，、和及与") for i in parts]
    whole, added = row.items[total].value, sum_of(row.items[i] for i in parts)
    if any(names[0].startswith(one) and names[-1].startswith(other) for one, other in _HALVES) and len(parts) == _HALF:
        return abs(added - whole) <= whole * 2 * _NEAR
    if len(parts) < _FEWEST or abs(added - whole) > whole * _NEAR:
        return False
    if any(flows.step(name) for name in names):
        return False
    tail = names[0][-2:]
    shared = len(tail) == _HALF and tail in row.before(_head(row, total)) and all(name.endswith(tail) for name in names)
    return shared or any(all(compiled(kind).fullmatch(name) for name in names) for kind in _KINDS)
