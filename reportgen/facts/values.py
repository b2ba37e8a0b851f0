"""Values of indicators: a figure as typed, one that is not filled in, one that does not apply."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from reportgen.diagnostics import short
from reportgen.facts.numerals import plain, read_chinese_number
from reportgen.tuples import NamedTuple


class NotFilled(Exception):
    """A blank or inapplicable value was asked for its number."""

    def __init__(self, value: Blank) -> None:
        """`value` is what was asked."""
        super().__init__(value.path)
        self.value = value


ABOVE = ("逾", "超", "余", "多")
"""What an approximate figure says where the true number is greater; 近, 约, 不足 say otherwise."""


class FigureError(Exception):
    """Arithmetic that figures do not allow; the message is Chinese and names the reason."""


class ValueFault(NamedTuple):
    """Why a text is no value: code, one sentence, hints."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number with its text as typed (180余, 26.10) and the facts it comes from.

    `value` is scaled (18.85万 is 188500). `leaves` are indexes into `Facts.leaves`. `approx` marks 余, 近, 约 and
    their kin. `rounded` is False for a quotient, which must be rounded before it is printed. `parts` are the figures
    that a computed sum is made of, none of them a sum itself.
    """

    value: Decimal
    text: str = ""
    leaves: tuple[int, ...] = ()
    approx: bool = False
    rounded: bool = True
    parts: tuple[Figure, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether somebody wrote it, which a total that was computed is not."""
        return bool(self.text)

    def __str__(self) -> str:
        """As typed; computed ones in plain digits, an approximate sum with 余 where all parts say no less, else 约."""
        if self.text or not self.approx:
            return self.text or plain(self.value)
        above = all(any(sign in part.text for sign in ABOVE) for part in self.parts if part.approx)
        return f"{plain(self.value)}余" if above else f"约{plain(self.value)}"

    def __bool__(self) -> bool:
        """Whether it is other than 0."""
        return self.value != 0

    def _with(self, other: object, name: str, apply: Callable[[Decimal, Decimal], Decimal]) -> Figure | Blank:
        if isinstance(other, Blank):
            return other
        figure = other if isinstance(other, Figure) else as_figure(other)
        if figure is None:
            return NotImplemented  # type: ignore[no-any-return]  # Python's own protocol
        approx = self.approx or figure.approx
        if approx and name not in ("加",):
            raise FigureError(f"约数不能相{name}：{self}、{figure}")
        if name == "除" and figure.value == 0:
            raise FigureError("除数是 0")
        leaves = tuple(dict.fromkeys(self.leaves + figure.leaves))
        rounded = self.rounded and figure.rounded and name != "除"
        parts = _parts((self, figure)) if name == "加" else ()
        return Figure(apply(self.value, figure.value), "", leaves, approx, rounded, parts)

    def __add__(self, other: object) -> Figure | Blank:
        return self._with(other, "加", lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other: object) -> Figure | Blank:
        return self._with(other, "减", lambda a, b: a - b)

    def __rsub__(self, other: object) -> Figure | Blank:
        return self._with(other, "减", lambda a, b: b - a)

    def __mul__(self, other: object) -> Figure | Blank:
        return self._with(other, "乘", lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Figure | Blank:
        return self._with(other, "除", lambda a, b: a / b)

    def __eq__(self, other: object) -> bool:
        """Equal numbers are equal, however they were typed."""
        figure = other if isinstance(other, Figure) else as_figure(other)
        return NotImplemented if figure is None else self.value == figure.value

    def __hash__(self) -> int:
        """By value, as equality."""
        return hash(self.value)

    def _compare(self, other: object) -> Decimal:
        if isinstance(other, Blank):
            raise NotFilled(other)
        figure = other if isinstance(other, Figure) else as_figure(other)
        if figure is None:
            raise FigureError("数与文字不能比较大小")
        return self.value - figure.value

    def __lt__(self, other: object) -> bool:
        return self._compare(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compare(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compare(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compare(other) >= 0


@dataclass(frozen=True, slots=True)
class Blank:
    """An indicator without a figure: not filled in, or 不适用 (then `leaf` says where that is written).

    `faulty`: what is filled in is no figure, which has been reported.
    """

    path: str
    applicable: bool = True
    leaf: int | None = None
    faulty: bool = False

    def _blank(self, _other: object) -> Blank:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _blank

    def __bool__(self) -> bool:
        """Raises NotFilled: neither true nor false."""
        raise NotFilled(self)

    def _unordered(self, _other: object) -> bool:
        raise NotFilled(self)

    __lt__ = __le__ = __gt__ = __ge__ = _unordered


Value = Figure | Blank
Figures: TypeAlias = Mapping[str, Mapping[str, Value]]
"""Values by theme and key."""


def sum_of(figures: Sequence[Figure]) -> Figure:
    """The sum of some figures with the facts of all of them."""
    total = sum((figure.value for figure in figures), Decimal(0))
    leaves = tuple(dict.fromkeys(leaf for figure in figures for leaf in figure.leaves))
    approx, rounded = any(figure.approx for figure in figures), all(figure.rounded for figure in figures)
    return Figure(total, "", leaves, approx, rounded, _parts(figures))


def _parts(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(part for figure in figures for part in figure.parts or (figure,))


def as_figure(number: object) -> Figure | None:
    """A literal number of a template as a figure; None for anything else."""
    if isinstance(number, bool) or not isinstance(number, (int, float, Decimal)):
        return None
    return Figure(Decimal(str(number)))


_FIGURE = re.compile(
    r"(?P<before>约|近|逾|超|超过|不足)?(?P<number>-?[0-9]+(?:\.[0-9]+)?)"
    r"(?P<scale>万|亿)?(?P<after>余|多)?(?P<scale2>万|亿)?"
    r"(?P<unit>[^0-9余多约近左右以上]*?)(?P<tail>左右|以上|余|多)?"
)
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}
_GROUPED = r"[约近]?-?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])"
_LETTERS = str.maketrans("OoIl", "0011")
_UNSEEN, _CODE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"), "U+{:04X}"
_NEEDLESS = (
    (re.compile(r"^-0*(?=0(?:\.0+)?$)"), "负号"),
    (re.compile(r"(?<![0-9.])0+(?=[0-9])"), " 0"),
)
"""What may stand before a number and says nothing, and what it is called."""
_SPACE = re.compile("(?<![0-9.]) +| +(?![0-9.])")
DIGITS = 15
"""What a number may have; with 亿 it is still exact in the 28 digits of `decimal`."""


def parse_figure(text: str, unit: str, exact: bool = False, owed: bool = False) -> Figure | ValueFault:
    """A figure as typed: 47, 180余, 近500, 36000余份, 6835万余; `unit` is dropped.

    What is told of an `exact` one names no 余, of one that is `owed` no 不适用.
    """
    text = _SPACE.sub("", text)
    mistyped = _mistyped(text, unit)
    if mistyped is not None:
        return mistyped
    if unit[:1] in _SCALE and unit[:1]:
        text = text.removesuffix(unit)
        if re.search(r"[0-9](?:万|亿)", text):
            return ValueFault("RG208", f"“{short(text)}”里有万、亿，而单位是{unit}", (f"换算成{unit}，只写数",))
    match = _FIGURE.fullmatch(text)
    if match is None or any(char.isdigit() for char in match["unit"]):  # ⁸ is one, and no unit
        return _no_figure(text, unit, exact, owed)
    part = {k: v or "" for k, v in match.groupdict().items()}
    if sum(c.isdigit() for c in part["number"]) > DIGITS:
        hint = "核对这个数：多半是粘贴时连在了一起；确实很大就用万、亿作单位写"
        return ValueFault("RG206", f"“{short(text)}”的数字超过 {DIGITS} 位", (hint,))
    for needless, more in _NEEDLESS:
        right = text.replace(part["number"], needless.sub("", part["number"]), 1)
        if right != text:
            return ValueFault("RG206", f"“{short(text)}”前面有多余的{more}", (f"写成 {short(right)}",))
    if part["unit"] not in ("", unit):
        hint = f"单位由指标目录规定，只写数；确要换单位请先换算成{unit}"
        return ValueFault("RG208", f"单位“{short(part['unit'])}”与指标的单位“{unit}”不符", (hint,))
    if part["tail"] in ("左右", "以上"):  # the unit follows the figure: 500左右件
        meant = f"约{part['number']}{part['scale']}" if part["tail"] == "左右" else f"{part['number']}{part['scale']}余"
        return ValueFault("RG206", f"“{part['tail']}”会印在数和单位之间", (f"写成 {meant}",))
    if part["scale"] and part["scale2"]:
        return ValueFault("RG206", f"“{short(text)}”里万、亿写了两次", ("例如 1.2亿 或 12000万",))
    marks = [part[k] for k in ("before", "after", "tail") if part[k]]
    if len(marks) > 1:
        message = f"“{short(text)}”叠用了约数标记“{'”“'.join(marks)}”"
        said = f"{part['number']}{part['scale']}"
        return ValueFault("RG218", message, (f"只留一个，例如 {short(said)}余 或 近{short(said)}",))
    scale = _SCALE[part["scale"] or part["scale2"]]
    shown = text.replace(part["unit"], "", 1) if part["unit"] else text
    return Figure(Decimal(part["number"]) * scale, shown, approx=bool(marks))


def _mistyped(text: str, unit: str) -> ValueFault | None:
    """Signs that look like a figure's, or like nothing, and are others; marks in it or behind it."""
    unseen = _UNSEEN.findall(text)
    if unseen:
        plainly = _UNSEEN.sub("", text)
        message = f"“{short(plainly)}”里有看不见的字符（{_CODE.format(ord(unseen[0]))}）"
        return ValueFault("RG206", message, (f"删去重写，只写 {short(plainly)}；多半是从网页或别的软件里复制来的",))
    folded = "".join(map(_narrow, text))
    if folded != text and isinstance(parse_figure(folded, unit), Figure):
        return ValueFault("RG206", f"“{short(text)}”里有全角数字或符号", (f"改成半角：{folded}",))
    for said, right in (
        ("里有千分位逗号", folded.replace(",", "") if re.match(_GROUPED, folded) else folded),
        ("里有字母", folded.translate(_LETTERS) if re.fullmatch("[Il]?[0-9][0-9Oo]*", folded) else folded),
        ("后面多了标点", re.sub("[。，、；：,;:.]$", "", folded)),
    ):
        if right != folded and isinstance(parse_figure(right, unit), Figure):
            hint = f"核对原来的数，多半是 {short(right)}" if "字母" in said else f"写成 {short(right)}"
            return ValueFault("RG206", f"“{short(text)}”{said}", (hint,))
    return None


def _narrow(char: str) -> str:
    """A sign of full width as one of half width; ⁸ and ④ are no digits."""
    return unicodedata.normalize("NFKC", char) if unicodedata.decomposition(char).startswith("<wide>") else char


def _no_figure(text: str, unit: str, exact: bool, owed: bool) -> ValueFault:
    bare = text.removesuffix(unit) if unit else text
    part = re.fullmatch("(约|近)?(.+?)(余|多)?", bare)
    number = read_chinese_number(part[2]) if part else None
    if part and number is not None:
        meant = f"{part[1] or ''}{number}{part[3] or ''}"
        return ValueFault("RG206", f"“{short(text)}”不是阿拉伯数字", (f"改成 {meant}",))
    if re.fullmatch(r"[0-9]+余?\s*[~～—-]\s*[0-9]+.*", text):
        return ValueFault("RG206", f"“{short(text)}”是一个范围，不是一个数", ("指标只填一个数；范围写在正文里",))
    marks = "" if exact else "，可带 余、近、约、多、万、亿"
    none = "没有发生的、没有这项职责的都写 0" if owed else "没有发生写 0，不适用写 不适用"
    hint = f"写阿拉伯数字{marks}；{none}，还没有数就空着"
    return ValueFault("RG206", f"“{short(text)}”不是数", (hint,))
