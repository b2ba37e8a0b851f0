"""Letters in place of digits (RG649)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Flaw, Prose
from reportgen.checks.wording.numbers.amounts import UNITS

_LETTERS = "lIOoОоΟο"
"""The last four are Cyrillic and Greek."""
_TOKEN = rf"[0-9.,{_LETTERS}]{{1,24}}(?![A-Za-z0-9])"
_PARTS = frozenset(f"0123456789.,{_LETTERS}")
_DIGITS = str.maketrans("lIOoОоΟο", "11000000")
_UNIT = f"(?:{UNITS}|[余多万亿十百千]|热线|条|字)"
_CLASSES = "级|类|型|期|区|段|标|号|卷|章|部|组|等|档|度|阶|案|层|组|站|线"
"""Roman numerals stand before these: I级响应, II类, III期, I标段."""
_HOTLINES = (
    "110",
    "119",
    "120",
    "122",
    "12345",
    "12348",
    "12315",
    "12388",
    "12389",
    "12337",
    "12333",
    "12366",
    "12393",
    "12309",
    "96119",
)
_GASES = ("O2", "O3")
_MEASURED = "日(?:最|均|平|超|达)|(?:[小8]|[1一]小?)?时(?:平|均)|[年月季](?:平|均|度|超)|[浓指超污的和、，,]"
"""What is said of a gas: O3日最大8小时平均浓度."""
_NOT_DIGITS = ("O2O", "OO", "IO", "Io", "OI")


def letter_digit(prose: Prose) -> Iterator[Flaw]:
    """数字里混入了字母。

    字母l、I、O像数字1、0：l2345、2O24年、5O件。多半来自录入或者识别。
    5G、A4、O型血、O2O、I级响应里的是字母。

    依据：数字由阿拉伯数字组成（事实）
    反例：全年受理行政复议案件l00件。
    反例：2O24年，全区认真落实各项任务。
    反例：拨打l2345热线咨询。
    正例：启动I级应急响应，推广O2O模式，建设5G基站3个。
    """
    if prose.chars.isdisjoint(_LETTERS):
        return
    text = prose.text
    end = 0
    for letter in re.finditer(f"[{_LETTERS}]", text):
        match = _token(text, letter.start()) if letter.start() >= end else None
        if match is None:
            continue
        end = match.end()
        token = match[0].strip(",.")
        start = match.start() + match[0].index(token)
        end = start + len(token)
        if token and not token.strip(_LETTERS).isspace() and _is_number(token, text, start, end):
            right = token.translate(_DIGITS)
            yield Flaw(start, end, f"“{token}”里的字母应为数字", (f"改为“{right}”",))


def _token(text: str, at: int) -> re.Match[str] | None:
    """The digits and letters around a letter, None where they are part of a Latin word."""
    start = at
    while start > at - 12 and text[start - 1 : start] in _PARTS:
        start -= 1
    before = text[start - 1 : start] if start else ""
    return None if before.isascii() and before.isalnum() else re.compile(_TOKEN).match(text, start)


def _is_number(token: str, text: str, start: int, end: int) -> bool:
    after, before = text[end : end + 4], text[max(start - 2, 0) : start]
    if any(c.isdigit() for c in token):
        return _is_mixed_number(token, before, after)
    if token in _NOT_DIGITS or not re.match(_UNIT, after):
        head = not before or before[-1] in "\n（("
        return token.strip("l") == "" and (
            (head and bool(re.match(f"[.．、）)][{HAN}]", after))) or before in ("附件", "第") or before[-1:] == "第"
        )
    if set(token) <= set("I"):
        return not re.match(_CLASSES, after) and len(token) == 1 and before[-1:] not in ("第", "表", "图", "件")
    return not (token[-1] in "OoОΟ" and after[:1] in ("型", "级", "类", "号"))


def _is_mixed_number(token: str, before: str, after: str) -> bool:
    plain = token.translate(_DIGITS)
    if token.upper() == "O2O" or (token in _GASES and re.match(_MEASURED, after)):
        return False
    return bool(
        re.match(_UNIT, after)
        or re.fullmatch("(?:19|20)[0-9]{2}", plain)
        or re.match("l[0-9]", token)
        or plain in _HOTLINES
        or re.search(f"[0-9][{_LETTERS}]+[0-9]", token)
        or re.match("[OoОΟ][.][0-9]", token)
        or (re.fullmatch(f"0[0-9{_LETTERS}]{{2,3}}", plain) and re.match("[-—][0-9]", after))
    )
