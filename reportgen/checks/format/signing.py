"""Rules of signature, date and note (RG741–RG747)."""

from __future__ import annotations

import datetime
import re

from reportgen.checks.format.closing import DATE, ISSUER, day_in, is_report, signed
from reportgen.checks.format.desk import Desk, is_blank, tenths
from reportgen.checks.format.judging import LATER, Judged, Look, broken, every, idle, judged, met, opened
from reportgen.checks.format.places import blank_lines, right_blank, start_of
from reportgen.document.looks import Words
from reportgen.document.widths import width
from reportgen.tuples import NamedTuple

NOTE = "附注"
_DATE = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
_NO_DATE, _NO_SIGNATURE = "没有认出成文日期", "没有署名"
_UNDATED = "报告末尾没有认出成文日期：漏写的补上；写了的，单独成段，写全年月日"
_UNSIGNED = "报告末尾没有认出署名：漏写的补上；写了的，排在成文日期的上一段"
_NO_TEXT_HERE = "此页无正文"
_SET_OTHERWISE = f"不靠左也不靠右，{LATER}"


class Sign(NamedTuple):
    """The last date and the issuer above it, with the characters left blank at their right."""

    date: Words
    date_right: float
    issuer: Words | None
    issuer_right: float

    @property
    def shift(self) -> float:
        """How far right of the issuer's beginning the date begins (characters)."""
        assert self.issuer is not None, "asked for where there is one"
        return self.issuer_right + _wide(self.issuer) - self.date_right - _wide(self.date)

    @property
    def off_centre(self) -> float:
        """How far the issuer's middle is from the date's."""
        assert self.issuer is not None, "asked for where there is one"
        return self.issuer_right + _wide(self.issuer) / 2 - self.date_right - _wide(self.date) / 2


def _wide(words: Words) -> float:
    """The last of the names that stand side by side on a line."""
    names = [name for name in re.split(r"\s{2,}|\u3000+|\t", words.text.strip()) if name]
    return width(names[-1]) if names else 0.0


def _sign(desk: Desk) -> Sign | str:
    """The signature and its date, or why their places are not known."""
    dates = signed(desk, DATE)
    if not dates:
        return _NO_DATE
    date = dates[-1]
    issuer = next((w for w in desk.before(date) if not is_blank(w)), None)
    if not desk.of(DATE):  # a line of the paragraph that the names stand in
        issuer = signed(desk, ISSUER)[-1]
    issuer = issuer if issuer is not None and issuer.role == ISSUER else None
    columns = desk.layout.columns
    right = right_blank(date, columns)
    above = right_blank(issuer, columns) if issuer is not None else 0.0
    if right is None or above is None:
        return _SET_OTHERWISE
    return Sign(date, right, issuer, above)


def date_form(desk: Desk) -> Judged:
    """成文日期的写法。

    成文日期用阿拉伯数字把年、月、日标全，年份写四位，月、日不编虚位（1 不写成 01）。
    标题是报告、总结而末尾没有认出日期的，是未核验：可能漏写了，也可能写法认不出。

    依据：GB/T 9704—2012 第 7.3.5.4 条：阿拉伯数字，年月日标全，不编虚位（规定）
    改法：年月日用阿拉伯数字标全，写成“要求”里那样
    """

    def look(words: Words) -> Look:
        text = words.text.strip()
        match = _DATE.fullmatch(text)
        is_day = match is not None and _is_day(*map(int, match.groups()))
        return Look(is_day, f"“{text}”，没有这一天" if match and not is_day else f"“{text}”", words)

    dates = signed(desk, DATE)
    required = f"如 {_right_form(dates)}"
    if not dates and is_report(desk):
        return opened(required, _UNDATED)
    return judged(required, every(dates, look), _NO_DATE)


def _right_form(dates: tuple[Words, ...]) -> str:
    """The first date of the document that can be read as it should be written; no day of any year where none can."""
    day = next((day for words in dates if (day := day_in(words.text)) is not None), None)
    return f"{day.year}年{day.month}月{day.day}日" if day else "×年×月×日"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def date_place(desk: Desk) -> Judged:
    """成文日期右空的字数。

    加盖印章的，成文日期一般右空四字；不加盖印章的，署名右空二字，日期比署名长的，日期右空二字。
    两种排法都算对：文件里看不出盖不盖章。署名和日期用 Shift+Enter 写在一段里的，一行一行地看。

    依据：GB/T 9704—2012 第 7.3.5.1 条：右空四字（一般）
    依据：GB/T 9704—2012 第 7.3.5.2 条：署名右空二字（规定）
    改法：日期靠右对齐，右缩进 4 字符（盖章）；不盖章的，署名右缩进 2 字符；署名、日期写在一段里的，先按 Enter 分成两段
    """
    sealed, plain = desk.wanted("date_right"), desk.wanted("unsealed_right")
    required = f"盖章的右空 {sealed.value:g} 字，不盖章的署名右空 {plain.value:g} 字"
    sign = _sign(desk)
    if isinstance(sign, str):
        return idle(required, sign) if sign == _NO_DATE else opened(required, sign)
    told = f"日期右空 {tenths(sign.date_right)} 字"
    if sign.issuer is None:
        right = sealed.accepts(sign.date_right)
    else:
        told += f"，署名右空 {tenths(sign.issuer_right)} 字"
        longer = sign.date_right if _wide(sign.date) > _wide(sign.issuer) else sign.issuer_right
        pushed = sign.issuer_right == 0 and sign.date_right > sealed.value  # so long a name that both move
        right = sealed.accepts(sign.date_right) or plain.accepts(longer) or pushed
    return judged(required, [Look(right, told, sign.date)], _NO_DATE)


def sign_shape(desk: Desk) -> Judged:
    """署名与成文日期的相对位置。

    加盖印章的，署名在日期之上，以日期为准居中；不加盖印章的，日期首字比署名首字右移二字。

    依据：GB/T 9704—2012 第 7.3.5.1 条：以成文日期为准居中编排发文机关署名（规定）
    依据：GB/T 9704—2012 第 7.3.5.2 条：首字比发文机关署名首字右移二字（规定）
    改法：盖章的，把署名的右缩进改到与日期居中对齐；不盖章的，把日期的右缩进改到首字比署名右移二字
    """
    centre, shift = desk.wanted("sign_centre"), desk.wanted("date_shift")
    required = f"署名以日期居中，或日期首字右移 {shift.value:g} 字"
    if not signed(desk, ISSUER):
        return opened(required, _UNSIGNED) if is_report(desk) else idle(required, _NO_SIGNATURE)
    sign = _sign(desk)
    if isinstance(sign, str):
        return opened(required, sign)
    if sign.issuer is None:
        return opened(required, "日期的上一段不是署名")
    right = centre.accepts(sign.off_centre) or shift.accepts(sign.shift)
    told = f"两者中心差 {tenths(abs(sign.off_centre))} 字，日期首字右移 {tenths(sign.shift)} 字"
    return judged(required, [Look(right, told, sign.issuer)], _NO_SIGNATURE)


def sign_gap(desk: Desk) -> Judged:
    """正文与署名之间空行。

    不加盖印章的，在正文（或附件说明）下空一行署名；加盖印章的，印章顶端距正文一行之内，署名要靠下，空几行标准没有写。

    依据：GB/T 9704—2012 第 7.3.5.2 条：在正文下空一行（规定）
    改法：署名之上留一个空行；要盖章的留三行
    """
    required = "空一行；盖章的按印章大小"
    issuers = signed(desk, ISSUER)
    if not issuers:
        return idle(required, _NO_SIGNATURE)
    first = _first_of(desk, issuers)
    above = next((words for words in desk.before(first) if not is_blank(words)), None)
    if above is None:
        return opened(required, "署名之上没有文字")
    between = desk.between(above, first)
    gap = blank_lines(above, first, between, desk.layout.line / 20)
    measured = f"空 {tenths(gap)} 行"
    return met(required, measured) if gap >= 0.5 else broken(required, measured, Look(False, measured, first).case)


def _first_of(desk: Desk, issuers: tuple[Words, ...]) -> Words:
    """The first of the lines of names that end with the last issuer."""
    first = issuers[-1]
    for words in reversed(issuers[:-1]):
        if any(not is_blank(other) for other in desk.between(words, first)):
            break
        first = words
    return first


def sign_page(desk: Desk) -> Judged:
    """署名、日期与正文同在一面。

    署名、日期所在的一面要有正文。排版后剩下的空白容不下印章或日期时，用调整行距、字距的办法解决。
    文件里看不出在哪一面，要排出来才知道。

    依据：GB/T 9704—2012 第 7.3.5.5 条：采取调整行距、字距的措施解决（规定）
    改法：调整行距、字距，或增删文字，使末面有正文
    """
    required = "同一面有正文"
    return opened(required, LATER) if signed(desk, DATE) or signed(desk, ISSUER) else idle(required, _NO_SIGNATURE)


def no_text_here(desk: Desk) -> Judged:
    """不写“此页无正文”。

    旧办法允许在没有正文的一面写“此页无正文”，现行标准要求用调整行距、字距的办法。这句话能不能写，标准的条文没有核到。

    依据：通行的说法，没有见到条文（未核实）
    改法：删去这句话，调整行距、字距，使这一面有正文
    """
    looks = [Look(False, "写了“此页无正文”", words) for words in desk.texts if _NO_TEXT_HERE in words.text]
    return judged("没有", looks or [Look(True, "没有")], "")


def note_form(desk: Desk) -> Judged:
    """附注。

    附注排在成文日期下一行，左空二字，加圆括号。

    依据：GB/T 9704—2012 第 7.3.6 条：居左空二字加圆括号（规定）
    改法：附注加全角圆括号，首行缩进 2 字符
    """
    wanted = desk.wanted("indent")

    def look(words: Words) -> Look:
        text, start = words.text.strip(), start_of(words)
        if not (text.startswith("（") and text.endswith("）")):
            return Look(False, "没有加全角圆括号", words)
        if start is None:
            return Look(None, "有制表符，或没有居左", words)
        return Look(wanted.accepts(start), f"左空 {tenths(start)} 字", words)

    return judged(f"左空 {wanted.value:g} 字，加圆括号", every(desk.of(NOTE), look), "没有附注")
