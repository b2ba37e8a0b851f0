"""Numbers with their units: the one reader that all checks of figures share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbers.flows import without_alternates
from reportgen.facts.numerals import read_chinese_number
from reportgen.lines import CELL
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

TIMES = ("年", "月", "日", "号", "时", "分", "天", "岁", "届", "级", "季度", "小时", "分钟", "周年", "个月", "周", "秒")
"""Units of dates, times and ranks: they are never added up as things are."""
UNITS = (
    "个百分点|个工作日|个月|平方公里|平方米|立方米|工作日|公里|公顷|千米|千瓦|季度|小时|分钟|周年|课时|学时|人次|户次|场次"
    "|批次|件次|台次|辆次|车次|艘次|架次|班次|家次|项次|家企业|美元|支队|社区|[%％‰件份项个人名位户家起次场期批条篇宗卷本册处所支辆台套亩元座"
    "张块面部类种级天年月日号案例站点队组间栋幢幅版届轮步岁枚把只头棵株吨米度分秒时倍节课讲题门封盘列道口根颗艘架桩"
    "笔股票班县镇乡村省市区国街科室岗层楼页字句段章款团双对副片车周街成折]"
)
_NUMBER = (  # its first digit stands before what may not be before it: so the search is fast
    r"[0-9](?<![\dA-Za-z.．第][0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?)"
)
_AMOUNT = rf"({_NUMBER}) ?([余多])?(万亿|[十百千]?[万亿]|[百千](?!分))?([余多])? ?({UNITS})?"
_NUMERALS = "一二两三四五六七八九十百千"
_CHINESE = rf"([{_NUMERALS}](?<![{_NUMERALS}第几数].)[{_NUMERALS}]{{0,6}})(\w{{1,4}}?)(?=[，、；。：）,;)\n]|$)"
_ALL_UNITS = frozenset((*UNITS.partition("[")[0].split("|"), *UNITS.partition("[")[2]))
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}
_SCALES |= {"亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_LOOSE_BEFORE = ("约", "近", "超", "逾", "超过", "不足", "不到", "不低于", "不少于", "至少", "最多", "突破")
NO_ABOUT, NO_NEAR = "预签合履违契特公条誓相邀盟续解毁失节制集简隐租婚缔赴民要立", "附邻临靠贴亲最新就远相逼走拉拓抵凑晋"
"""预约30人次, 附近30户: 约 and 近 belong to the word before."""
_LOOSE_ENDS = frozenset(words[-1] for words in _LOOSE_BEFORE)
_LOOSE_AFTER = frozenset(("左右", "上下", "以上", "以下", "以内", "之多"))
_MOST, _LONGEST = 200, 3000
"""Numbers of one row, characters of one sentence: a line that has more is no prose, and is read piece by piece."""
_DIGITS = 15
"""More digits than this are no amount of anything."""
NOT_COUNTED = frozenset(("", *TIMES, "%", "个百分点", "‰", "倍", "度"))
_THINGS = {**dict.fromkeys(NOT_COUNTED, ""), "家": "个"}
_SAME = {"名": "人", "位": "人", "％": "%", "场次": "场"}
_KIND, _START, _UNIT, _LOOSE, _VALUE, _STEP = map(attrgetter, ("kind", "start", "unit", "loose", "value", "step"))


class Amount(NamedTuple):
    """A number at text[start:end] with its unit ("" where none follows it).

    `loose`: it is approximate (余, 近, 约, 左右 ...); `above`: and not smaller than it says.
    """

    start: int
    end: int
    digits: str
    scale: str
    unit: str
    loose: bool = False
    above: bool = False

    @property
    def value(self) -> Decimal:
        """The number, scaled."""
        return _value(self.digits, self.scale)

    @property
    def step(self) -> Decimal:
        """What one unit of its last digit is worth; 0 for a whole number (of money in 万, too), which is exact."""
        decimals = len(self.digits.partition(".")[2])
        if not decimals and (not self.scale or (self.scale == "万" and self.unit == "元")):
            return Decimal(0)
        return Decimal(_SCALES[self.scale]).scaleb(-decimals)

    @property
    def counts(self) -> bool:
        """Whether it counts things or money."""
        return self.unit not in NOT_COUNTED

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage."""
        return self.unit in ("%", "个百分点", "‰")


@lru_cache(maxsize=512)
def _value(digits: str, scale: str) -> Decimal:
    plain = digits.replace(",", "")
    if not plain[:1].isascii():
        return Decimal(read_chinese_number(plain) or 0)
    return Decimal(plain) * _SCALES[scale] if scale else Decimal(plain)


@lru_cache(maxsize=2)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every number in digits of a text, in order; ordinals and those within Latin words are left out."""
    return tuple(_read(match, text) for match in re.finditer(_AMOUNT, text) if len(match[1]) <= _DIGITS)


@lru_cache(maxsize=2)
def by_end(text: str) -> dict[int, Amount]:
    """The same by the offsets where they end."""
    return {item.end: item for item in amounts(text)}


@lru_cache(maxsize=2)
def by_unit(text: str) -> dict[str, list[Amount]]:
    """The same by their units."""
    found: defaultdict[str, list[Amount]] = defaultdict(list)
    items = amounts(text)
    for unit, item in zip(map(_UNIT, items), items):
        found[unit].append(item)
    return found


def of_units(text: str, *units: str) -> list[Amount]:
    """The amounts of some units in the order of the text; cheap where there is none."""
    known = by_unit(text)
    found = [item for unit in units for item in known.get(unit, ())]
    return sorted(found) if len(units) > 1 else found


def sum_of(items: Iterable[Amount]) -> Decimal:
    """What amounts come to."""
    return sum(map(_VALUE, items), Decimal(0))


def slack_of(items: Iterable[Amount]) -> Decimal:
    """By how much their sum may miss because they are rounded."""
    return sum(map(_STEP, items), Decimal(0)) / 2


def is_sum(parts: Sequence[Amount], total: Sequence[Amount]) -> bool:
    """Whether parts make up their total; what is approximate does not."""
    both = (*parts, *total)
    if True in map(_LOOSE, both):
        return False
    missing = abs(sum_of(parts) - sum_of(total))
    return not missing or missing <= slack_of(both)


def with_numerals(text: str, start: int, end: int, known: list[Amount]) -> list[Amount]:
    """`known` and the Chinese numerals between two offsets with a unit that ends their clause (三份, 十二件)."""
    more = [
        Amount(match.start(), match.end(), match[1], "", _SAME.get(match[2], match[2]))
        for match in compiled(_CHINESE).finditer(text, start, end + 1)  # with what ends the clause
        if match[2] in _ALL_UNITS and read_chinese_number(match[1])
    ]
    return sorted([*known, *more]) if more else known


def _read(match: re.Match[str], text: str) -> Amount:
    (number, odd, scale, odder, unit), (start, end) = match.groups(""), match.span()
    above = loose = odd != "" or odder != ""
    if text[end : end + 2] in _LOOSE_AFTER:
        loose, above = True, above or text.startswith("以上", end)
    if text[start - 1 : start] in _LOOSE_ENDS:
        before = text[max(start - 3, 0) : start]
        inside = {"约": NO_ABOUT, "近": NO_NEAR}.get(before[-1:], "")
        loose = loose or (before.endswith(_LOOSE_BEFORE) and (len(before) < 2 or before[-2] not in inside))
        above = above or before.endswith(("超", "逾", "超过", "突破"))
    if unit and unit not in "%％‰" and text.startswith("/", end) and text[end + 1 : end + 2].isalpha():
        unit += text[end : end + 2]  # 4500万吨/日 is no part of 400万吨
    return Amount(start, end, number, scale, _SAME.get(unit, unit), loose, above)


MARKS = "，。；：！？（）(),;:\n"
"""What ends the words about a number."""
_MARK, _ANY_MARK = f"[{MARKS}]", f"[{MARKS}、]"
_OPEN, _BRACKETS = "（(", "[（()）]"


class Row:
    """One line's amounts with the words around each."""

    _things: Sequence[str] = ()
    _opened: Sequence[int] = ()
    _sentences: Sequence[int] = ()

    def __init__(self, text: str, start: int, end: int, items: list[Amount]) -> None:
        """`items` are the amounts of text[start:end]."""
        self.text, self.start, self.end = text, start, end
        self.items = items
        self._before: dict[int, str] = {}
        self._after: dict[int, str] = {}
        self._labels: dict[int, str] = {}

    @property
    def things(self) -> Sequence[str]:
        """What each amount counts, "" where it counts nothing; 家 counts as 个 does."""
        if not self._things:  # kept here and below by hand: `cached_property` takes as long as what it keeps
            units = list(map(_UNIT, self.items))
            self._things = list(map(_THINGS.get, units, units))
        return self._things

    @property
    def opened(self) -> Sequence[int]:
        """Where the bracket opens that each amount stands in, -1 where in none."""
        if not self._opened:
            words = self.text[self.start : self.end]
            some = "（" in words or "）" in words or "(" in words or ")" in words
            self._opened = list(self._brackets()) if some else [-1] * len(self.items)
        return self._opened

    def _brackets(self) -> Iterator[int]:
        stack, at = [-1], self.start
        for item in self.items:
            for match in compiled(_BRACKETS).finditer(self.text, at, item.start):
                if match[0] in _OPEN:
                    stack.append(match.start())
                elif len(stack) > 1:
                    stack.pop()
            yield stack[-1]
            at = item.start

    def gap(self, index: int) -> str:
        """What stands between the amount before and this one."""
        return self.text[self.items[index - 1].end if index else self.start : self.items[index].start]

    def before(self, index: int) -> str:
        """The words in front of an amount that say what it counts."""
        found = self._before.get(index)
        if found is None:
            gap = without_alternates(self.gap(index))
            tail = compiled(_MARK).split(gap)[-1]
            found = gap.partition("、")[2] if index and tail == gap and "、" in gap else tail
            self._before[index] = found
        return found

    def after(self, index: int) -> str:
        """The words behind it, up to the next mark or number."""
        found = self._after.get(index)
        if found is None:
            end = self.items[index + 1].start if index + 1 < len(self.items) else self.end
            found = compiled(_ANY_MARK).split(self.text[self.items[index].end : end], 1)[0]
            self._after[index] = found
        return found

    def label(self, index: int) -> str:
        """All words about an amount."""
        found = self._labels.get(index)
        if found is None:
            found = self._labels[index] = f"{self.before(index)}#{self.after(index)}"
        return found

    @property
    def sentences(self) -> Sequence[int]:
        """The offset where the sentence of each amount begins."""
        if not self._sentences:
            many = self.text.find("。", self.start, self.items[-1].start) >= 0
            self._sentences = list(self._stops()) if many else [self.start] * len(self.items)
        return self._sentences

    def _stops(self) -> Iterator[int]:
        start = at = self.start
        for item in self.items:
            start = self.text.rfind("。", at, item.start) + 1 or start
            at = item.start
            yield start

    def sentence(self, index: int) -> int:
        """The offset where the sentence of an amount begins."""
        return (self._sentences or self.sentences)[index]

    def clause(self, index: int) -> str:
        """The sentence of an amount."""
        start = self.sentence(index)
        return self.text[start : min(self.end, start + _LONGEST)].partition("。")[0]


def rows(prose: Prose, *units: str, least: int = 2) -> Iterator[Row]:
    """The lines with at least so many numbers, and with one of these units; cells of tables are no sentences."""
    found = _rows(prose)
    if units:
        near = ((bisect_right(found, item.start, key=_START), item) for item in of_units(prose.text, *units))
        held = {at for at, item in near if at and item.start < found[at - 1].end}
        found = tuple(found[at - 1] for at in sorted(held))
    return (row for row in found if len(row.items) >= least)


@lru_cache(maxsize=2)
def _rows(prose: Prose) -> tuple[Row, ...]:
    text, found = prose.text, amounts(prose.text)
    cells = CELL in map(_KIND, prose.lines)
    made = []
    at = 0
    while at < len(found):
        start, end = text.rfind("\n", 0, found[at].start) + 1, text.find("\n", found[at].start)
        end = len(text) if end < 0 else end
        stop = bisect_left(found, (end,), at)
        for first in range(at, stop, _MOST) if not (cells and prose.line(start).kind == CELL) else ():
            last = min(first + _MOST, stop)
            begin = found[first - 1].end if first > at else start
            made.append(Row(text, begin, found[last].start if last < stop else end, list(found[first:last])))
        at = stop
    return tuple(made)
