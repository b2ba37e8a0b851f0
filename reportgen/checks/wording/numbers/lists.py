"""Where a list of parts ends: at its marks, its verbs, another 其中, or where something else is counted."""

from __future__ import annotations

import re

from reportgen.checks.wording.numbers import flows
from reportgen.checks.wording.numbers.amounts import Row
from reportgen.patterns import compiled

CUE = (
    "其中|(?<=，)用于(?!撬动|带动|引导|吸引|支持|偿还)|中(?<=[^\\W\\d_A-Za-z手途程空集心眼期]中)(?=[，,有])|分别为|分别是|分别有|分别|(?:包括|包含|涵盖)(?!在[^，。；]{1,12}(?:之内|内|之列|范围))|涉及|分为"
    "|由(?=[^，。；]{1,60}(?:组成|构成))"
)
JOINTS = ("、", "和", "及", "与")
"""Between numbers of one list, at the beginning of what stands there."""
_ENDS_LIST = "累计|合计|共计|总计|另(?!案)|此外|同时|还(?!款)|并(?!案|购|处)|目前[^，]*[总共]"
_REST_OF = "^(?:其[他它余]|剩余|余下)"
_HEARD, _SUCCESS = "出庭", "成功"
_BARE = "(?:其中|另外|另|还|仅|只|已|尚|仍|也|有|的)*"
_NOT = "尚|仍|还|没有|未|不|已|正在"
_LEFT = f"(?:{_BARE})(?:{flows.REST}|{_NOT}|另)"
_DUE, _KEPT = "(?<![供响反适对])应(?![诉急])", "已|实(?=[际到有出])"
_ALL = ("全部", "均", "都", "全都")
_SHORT, _TWO = 4, 2
"""Labels such as 省级 and 市级 are told apart by their first character, and made alike by their last."""


def listed(row: Row, after: list[int]) -> tuple[int, ...]:
    """The parts of one list: until its marks, its verbs or another 其中 end it."""
    first = after[0]
    unit = row.items[first].unit
    verb = flows.step(row.before(first))
    parts = [first]
    loose = close = nested = False
    for i in after[1:]:
        between = row.text[row.items[parts[-1]].end : row.items[i].start]
        before = row.before(i)
        if compiled(CUE).search(between) or compiled(_ENDS_LIST).search(before):
            break
        if len(parts) > 1 and between.startswith("，") and compiled(_REST_OF).search(row.before(parts[-1])):
            break  # 民事60件、其他40件，调解30件: what is left closes the list
        if re.search("[，；][在从][^，；]*$", between) and re.match("[^，。；]{0,20}中(?:[，。；]|$)", row.after(i)):
            break  # 涉及我局31项，在下放的255项权限中: not one of the 31, but what they are of
        if row.items[i].unit != unit or "占" in before or _is_again(row, parts[-1], i):
            continue
        if flows.of_another_list(row.label(first), row.label(i)) or _of_hearings(row.label(first), row.label(i)):
            break
        came_of_all = close and _is_outcome(between, before, row.before(first))
        if came_of_all or _of_what_was_due(row.before(parts[-1]), before):
            break
        if "；" in between and _is_anew(row, first, i):
            break
        if nested and "；" not in between:
            continue
        if "；" in between and len(parts) > 1 and _is_parallel(row, first, i):
            parts, loose, nested = parts[:1] if not nested else parts, True, True
        if "；" in between and len(parts) == 1:
            loose = True
        steps_on = unit != "元" and flows.step(before) and not between.startswith("、")
        if ("；" in between and not loose) or (steps_on and (not verb or close)):
            break
        close = between.startswith("、")
        parts.append(i)
    return tuple(parts)


def _is_parallel(row: Row, first: int, other: int) -> bool:
    """蔬菜抽检920批次，合格905批次；水产品抽检230批次: each part has numbers of its own."""
    return row.before(first)[-2:] == row.before(other)[-2:] and len(row.before(other)) > 2


def _of_hearings(label: str, other: str) -> bool:
    """败诉3件，应出庭30件、实际出庭30件: who came to court is no outcome."""
    return _HEARD in other and _HEARD not in label


def _is_outcome(between: str, before: str, first: str) -> bool:
    """邻里纠纷88件、土地纠纷41件，调解成功303件: what came of all of them."""
    return between.startswith("，") and _SUCCESS in before and _SUCCESS not in first


def _of_what_was_due(before: str, other: str) -> bool:
    """应出庭45件、实际出庭44件: what was done of what had to be done."""
    return re.search(_DUE, before) is not None and re.search(_KEPT, other) is not None


def _is_anew(row: Row, first: int, other: int) -> bool:
    """4个单位中，3个连续两年靠后；7个问题未销号: told otherwise than the first part, it counts other things."""
    bare = _is_bare(row, first)
    if bare != _is_bare(row, other):
        return compiled(_LEFT).match(row.before(other)) is None
    return bare and not _is_said_alike(row.after(first), row.after(other))


def _is_again(row: Row, last: int, index: int) -> bool:
    """175人参加考试，175人全部合格: the same people once more."""
    same = row.items[index].value == row.items[last].value
    return same and row.after(index).startswith(_ALL) and _is_bare(row, index)


def _is_bare(row: Row, index: int) -> bool:
    """Whether a number stands in front of what it counts: 3个单位, 有3个单位."""
    return compiled(_BARE).fullmatch(row.before(index)) is not None and row.after(index) != ""


def _is_said_alike(words: str, other: str) -> bool:
    """达到优秀, 达到良好; 建立台账, 未建立台账; 省级, 市级."""
    plain, plainer = (re.sub(f"^(?:{_NOT})+", "", said) for said in (words, other))
    if plain[:1] == plainer[:1]:
        return True
    return max(len(plain), len(plainer)) <= _SHORT and plain[-1:] == plainer[-1:]


def are_apart(row: Row, parts: tuple[int, ...]) -> bool:
    """Whether a semicolon parts them and nothing says that they are of one kind: more than two that end alike do."""
    if not any("；" in row.gap(i) for i in parts[1:]):
        return False
    return len(parts) <= _TWO or len({row.before(i)[-1:] for i in parts}) > 1
