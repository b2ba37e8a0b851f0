"""Checks of digits and letters as characters (RG611, RG617)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.marks.pairing import excerpt

_WIDE = "０-９Ａ-Ｚａ-ｚ"
_WIDE_RUN = rf"(?m:^)[０-９]{{1,2}}(?=．)|％|[{_WIDE}](?:[．／－]?[{_WIDE}])*％?"
"""A number at the head of a line is most likely a label: １．２０２４年 is no decimal. A comma may part two numbers."""
_GROUPED_WIDE = "[０-９]{1,3}，[０-９]{3}(?![０-９])"
_WIDE_ALL = frozenset("０１２３４５６７８９％" + "".join(chr(0xFF21 + n) + chr(0xFF41 + n) for n in range(26)))
_HOLE = "[Ｘｘ]{2,}"

_UNIT = (
    "(?:(?:余|多)?[ 　]?(?:万|亿|千)?(?:余|多)?[ 　]?"
    "(?:件|人|次|个|项|份|名|户|家|元|美元|场|起|宗|条|批|册|部|篇|公里|平方|亩|吨|辆|台|套|处|幅|本|张|卷|例|种|对|支|座|所"
    "|间|站|期|头|株|公顷|千米|米|票|封|例|单|页|幢|栋|队|片|块|瓶|箱|袋|床|艘|架|根|副|枚|股|班|点|级|课时|小时))"
)
_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}(?![0-9,])"
_PLAIN = rf"[1-9]\d{{3,11}}(?:\.\d{{1,4}})?(?={_UNIT})"


def fullwidth_alnum(prose: Prose) -> Iterator[Flaw]:
    """用了全角的数字、字母或百分号。

    阿拉伯数字、西文字母和百分号用半角。全角的是另外的字符，排出来占一个字的位置，检索和计算也认不出来。

    依据：《出版物上数字用法》（GB/T 15835—2011）：阿拉伯数字占半个汉字的位置（一般）
    依据：全角数字、字母与半角的编码不同，检索和计算时不当作同一个字符（事实）
    反例：２０２４年共办结案件56件。
    反例：办结率达到100％。
    反例：推广“政务服务ＡＰＰ”。
    正例：2024年共办结案件56件，办结率达到100%。
    """
    if prose.chars.isdisjoint(_WIDE_ALL):
        return
    for match in re.finditer(_WIDE_RUN, prose.text):
        said = match.group()
        if not re.search(_HOLE, said):
            fix = unicodedata.normalize("NFKC", said)
            message = f"“{said}”是全角的：{excerpt(prose, match.start())}"
            grouped = re.compile(_GROUPED_WIDE).match(prose.text, match.start())
            hints = (f"改用半角的“{fix}”", *(("后面的逗号是千分号的，也改成半角",) if grouped else ()))
            yield Flaw(match.start(), match.end(), message, hints, fix)


def number_sep_mixed(prose: Prose) -> Iterator[Flaw]:
    """有的数用千分号分节，有的没有。

    四位以上的整数可以用千分号分节（12,345），也可以不分，全文要统一。年份、编号、电话号码不分节，不在此列。
    全文只报一次。

    依据：《出版物上数字用法》（GB/T 15835—2011）：四位以上的整数可以分节（可以）
    反例：全年受理申请12,345件，办结11876件。
    正例：全年受理申请12,345件，办结11,876件，其中2024年12月办结的12345热线工单1,204件。
    正例：全年受理申请12345件，办结11876件。
    """
    text = prose.typed
    if not re.search(r",[0-9]{3}", text):
        return
    grouped = [
        match
        for match in re.finditer(_GROUPED, text)
        if text[match.start() - 1 : match.start()] not in (*"0123456789.,",)
    ]
    if not grouped:
        return
    plain = [match for match in re.finditer(_PLAIN, text) if _is_number(text, match)]
    if plain:
        fewer, more = (plain, grouped) if len(plain) <= len(grouped) else (grouped, plain)
        one, other = fewer[0], more[0]
        message = f"“{one.group()}”和“{other.group()}”，一个用千分号分节，一个没有"
        related = ((f"这里写作“{other.group()}”", *other.span()),)
        yield Flaw(*one.span(), message, ("全文统一，要分都分，要不分都不分",), None, related)


def _is_number(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 1, 0) : match.start()]
    return not re.match(r"[\d.,A-Za-z\-—/〔\[#第Nn]", before)
