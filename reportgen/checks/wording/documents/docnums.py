"""Checks of document numbers and of numbers of orders (RG601–RG604)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, is_han, places

_YEAR = r"(?P<year>(?:19|20)\d\d)[ 　]?年?"
_SERIAL = r"[ 　]*(?P<serial>(?:第[ 　]?)?\d{1,5}(?:[、，,—-][ 　]?\d{1,5}){0,9})[ 　]?"
_ROUND = (
    r"[（(][ 　]?"
    + _YEAR
    + r"[ 　]?[）)\]］】〕]"
    + _SERIAL
    + "号(?![楼馆厅线院门台井仓机炉泵车桥宿舍]|会场|展|库|地块)"
)
_SQUARE = (  # also 〔 with a wrong partner
    r"[\[［【{｛<＜〈〔][ 　]?"
    + _YEAR
    + r"[ 　]?[\]］】}｝>＞〉〕）)〔\[（(][ 　]?"
    + _SERIAL
    + r"(?:号|(?=[）)》，。；\n]|$))"
)
_OPEN_LOST = r"(?P<year>(?:19|20)(?<!\d..)\d\d)[〔〕\]］】]" + _SERIAL + "号"
_CLOSE_LOST = r"[〔\[［【](?P<year>(?:19|20)\d\d)(?P<serial>[ 　]?\d{1,4})[ 　]?号"
_BOTH_LOST = r"(?P<year>(?:19|20)\d\d)年?(?P<serial>[ 　]?\d{1,4})[ 　]?号(?=[）)])"
_RIGHT = r"〔(?:19|20)\d\d〕"
_YEAR_SIGNS = "0123456789０１２３４５６７８９ 　年"
_SERIAL_SIGNS = f"{_YEAR_SIGNS[:-1]}第、，,—-"
_REACH = 100
"""How long a serial number (30、31、32) may be with its year."""
_OPENING = ("（", "(", "[", "［", "【")
_CLOSING = ("）", ")", "]", "］", "】", "〕")
_LIKE_BRACKETS = frozenset("[［【{｛<＜〈〔〕]］】}｝>＞〉")
_WRONG_BRACKETS = _LIKE_BRACKETS - frozenset("〈〉〔〕")

_TORTOISE = r"〔([^〔〕\n]{0,12})〕[ 　]?(?:第[ 　]?)?[^\s0-9〔〕]?([0-9]{0,5})(?:[、，,—-][0-9]{1,5}){0,9}[ 　]?号"
_EMPTY = r"[（(\[［【][ 　]*[）)\]］】][ 　]?\d{1,5}[ 　]?号"
_GOOD_YEAR = r"(?:19|20)\d\d"
_BAD_YEAR = r"[0-9]{0,12}|[0-9]{2,4}年|[〇零○一二三四五六七八九]{2,4}年?|[0-9]{4}[-—－~～][0-9]{2,4}"

_AFTER_YEAR = (
    r"(?:19|20)\d\d[ 　]?年?[ 　]?[〕\]］】][ 　]*"
    r"(?P<said>(?P<ordinal>第[ 　]?)?(?P<digits>\d*)(?P<words>[〇零一二三四五六七八九十百]{0,4}))[ 　]?(?P<mark>号?)"
)
_ANNOUNCED = r"(?:[公通布]告|令)[ 　]?[〔\[［【]?$"
_CASE_REACH = 30
_CASE = (
    r"(?:罚|[处罚]决|罚[字简当]|处罚|许|许准|许[可决字]|强|强[制执决字])[ 　]?[〔\[［【（(]?$"
    r"|(?:决定书|许可证|案件?编?号|文书编?号)[^。；\n]*$"
)
"""Before the year in the number of a decision on a case."""
_PLAIN = r"〕[1-9]\d{0,4}号"
"""A serial number as it should be."""
_PADDED = r"(?:令[ 　]?|(?:公告|通告|令)[ 　]?(?:19|20)\d\d年)第[ 　]?(?P<digits>0\d*)[ 　]?号"

_ISSUER = "(?:国务院|主席|军委|政府|[部局委署会厅办行院省市]|[省市县州区]长|主任)"
_NUMBER = r"(?P<number>\d{1,4}|[〇零一二三四五六七八九十百]{1,5})[ 　]?号(?![楼馆厅线院门台井])"
_ORDER_NUMBER = rf"[ 　]?[（(]?[ 　]?(?:(?:19|20)\d\d年)?(?:No\.?|NO\.?|№)?[ 　]?{_NUMBER}"
_NUMBER_ORDER = (
    rf"(?:{_ISSUER}[ 　]?(?:(?:19|20)\d\d年)?(?P<number>\d{{1,4}})[ 　]?号"
    rf"|(?<![第年\d〕\].])(?P<first>\d{{1,4}})[ 　]?号[^\s，。、；：（）]{{0,10}}{_ISSUER})$"
)


def wrong_years(prose: Prose) -> Iterator[re.Match[str]]:
    """Document numbers whose year does not stand in 〔〕; the checks of brackets leave these alone."""
    for pattern in _possible(prose):
        yield from (match for match in re.finditer(pattern, prose.text) if not _is_good(match, prose.text))


def _possible(prose: Prose) -> Iterator[str]:
    """The patterns of wrong years that may be met at all; clean text has none."""
    text, chars = prose.text, prose.chars
    numbers = list(_numbers(text)) if "号" in chars else []
    if any(b[-1:] in _CLOSING and b[:-1].rstrip(_YEAR_SIGNS)[-1:] in ("（", "(") for b, _ in numbers):
        yield _ROUND
    if not chars.isdisjoint(_LIKE_BRACKETS) and not _all_right(text, chars):
        yield from (_SQUARE, _OPEN_LOST, _CLOSE_LOST)
    if any(text[at + 1 : at + 2] in ("）", ")") and text[at - 5 : at].strip(_YEAR_SIGNS) == "" for _, at in numbers):
        yield _BOTH_LOST


def _all_right(text: str, chars: frozenset[str]) -> bool:
    """Whether no bracket but 〔〕 can hold a year, and each of these holds one."""
    if not chars.isdisjoint(_WRONG_BRACKETS) or any(
        piece[:1] in ("1", "2", " ", "　") for piece in text.split("〈")[1:]
    ):
        return False
    return _right(text) == text.count("〔") == text.count("〕")


def _right(text: str) -> int:
    """How many years stand in 〔〕."""
    return len(re.findall(_RIGHT, text)) if "〔" in text else 0


def _numbers(text: str) -> Iterator[tuple[str, int]]:
    """Each 号: what stands before its number, and where it stands."""
    for at in places(text, "号"):
        yield text[max(at - _REACH, 0) : at].rstrip(_SERIAL_SIGNS), at


def _is_good(match: re.Match[str], text: str) -> bool:
    """Whether it is right, or no document number: nothing stands before a round bracket that could be an agency."""
    said, first = match.group(), match.start()
    if re.match(r"〔[ 　]*(?:19|20)\d\d[ 　]*年?[ 　]*〕", said):
        return True
    before = text[first - 1] if first else ""
    if said[0] in "（(" and not (is_han(before) or before == "》"):
        return True
    if not said[0].isdecimal():
        return False
    if said[4:5] in "〔〕]］】":  # the opening bracket is lost, if there is none before
        return bool(re.match(r"[\d.\-—～~至〔\[［【｛{（(<＜〈]", before))
    return not re.search(r"[（(][^\s，。、；：（）()]{1,11}[发函字电规政办文][ 　]?$", text[max(first - 14, 0) : first])


def docnum_bracket(prose: Prose) -> Iterator[Flaw]:
    """发文字号的年份没有用六角括号。

    发文字号的年份用六角括号“〔〕”括起，不用方括号、圆括号、方头括号，也不能缺半个括号。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5（规定）
    反例：按照市长办公会议纪要（云政纪[2019]21号）的要求推进。
    反例：根据《关于加强依法行政工作的意见》（云政办发【2012】7号），完善各项制度。
    正例：根据《关于加强依法行政工作的意见》（云政办发〔2012〕7号），完善各项制度。
    正例：区人民法院作出（2020）云01行初5号行政判决。
    """
    for match in wrong_years(prose):
        typed, serial = prose.typed[match.start() : match.end()], match["serial"]
        start = match.start() - (prose.text[match.start() - 1 : match.start()] == "〕")
        end = match.end("serial") - len(serial.lstrip(" 　"))
        fix = year = f"〔{match['year']}〕"
        if not typed.endswith("号"):
            end, fix = match.end(), f"{year}{serial}号"
        message = f"发文字号“{typed}”的年份没有用六角括号括起"
        yield Flaw(start, end, message, (f"写作“{year}{serial.strip()}号”",), fix)


def docnum_year(prose: Prose) -> Iterator[Flaw]:
    """发文字号的年份空着或不是四位数。

    六角括号里写四位的年份，不省略，也不加“年”字。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5：年份应标全称（规定）
    反例：落实《关于加强法治政府建设的意见》（云政〔〕33号）。
    反例：落实《关于加强法治政府建设的意见》（云政〔12〕33号）。
    正例：落实《关于加强法治政府建设的意见》（云政〔2012〕33号）。
    """
    if "号" not in prose.chars:
        return
    text = prose.text
    for match in re.finditer(_TORTOISE, text) if _right(text) < text.count("〔") else ():
        said = re.sub("[ 　]", "", match[1])
        known = re.fullmatch(_GOOD_YEAR, said) or not re.fullmatch(_BAD_YEAR, said)
        if not known and (match[2] or not said or said.isdecimal()):
            what = f"“{match.group()}”的年份“{said}”不是四位数" if said else f"“{match.group()}”没有写年份"
            yield Flaw(match.start(), match.end(), f"发文字号{what}", ("六角括号里写四位年份，如“〔2024〕”",))
    if not any(before[-1:] in _CLOSING and before[:-1].rstrip(" 　")[-1:] in _OPENING for before, _ in _numbers(text)):
        return
    for match in re.finditer(_EMPTY, text):
        if not is_han(text[match.start() - 1 : match.start()]):
            continue
        message = f"发文字号“{match.group()}”没有写年份"
        yield Flaw(match.start(), match.end(), message, ("在六角括号里写四位年份，如“〔2024〕”",))


def docnum_serial(prose: Prose) -> Iterator[Flaw]:
    """发文字号的顺序号写法不对。

    顺序号用阿拉伯数字，不加“第”字，不在前面补0，后面写“号”。公告、令的“第×号”不在此列，但也不补0。
    行政处罚、许可、强制的决定书按文书的编号规则写，有“第”、有0的不看。

    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5：顺序号不加“第”字，不编虚位（规定）
    反例：印发《执法监督办法》（云政办〔2020〕第5号）。
    反例：印发《执法监督办法》（云政办〔2020〕012号）。
    正例：印发《执法监督办法》（云政办〔2020〕12号）。
    正例：执行《某部公告》（公告2020年第5号）。
    """
    text = prose.text
    square = not {"]", "］", "】"}.isdisjoint(prose.chars)
    if square or ("〕" in prose.chars and len(re.findall(_PLAIN, text)) < text.count("〕")):
        for match in re.finditer(_AFTER_YEAR, text):
            yield from _serial(match, prose)
    if "第0" in text or "第 0" in text:
        for match in re.finditer(_PADDED, text):
            yield _unpadded(prose, match.start("digits"), match["digits"], match.group())


def _serial(match: re.Match[str], prose: Prose) -> Iterator[Flaw]:
    text, start, end = prose.text, match.start("said"), match.end("said")
    said, digits = match["said"], match["digits"]
    whole = text[max(match.start() - 8, prose.span(prose.index(match.start()))[0]) : match.end()]
    code = re.split(r"[^\w〔〕\[\]【】］ ]", whole)[-1]
    announced = re.search(_ANNOUNCED, text[max(match.start() - 6, 0) : match.start()])
    if not said:
        if match["mark"]:
            yield Flaw(match.start("mark"), match.end(), f"发文字号“{code}”没有写顺序号", ("在“号”前写上顺序号",))
    elif match["mark"] and match["words"]:
        if not digits:
            hint = "顺序号用阿拉伯数字，如“12号”"
            yield Flaw(start, end, f"发文字号“{code}”的顺序号用了汉字数字", (hint,))
    elif _is_of_case(text, match):
        return
    elif match["mark"] and match["ordinal"] and not announced:
        fix = digits.lstrip("0") or digits
        start = _with_space(text, start)
        yield Flaw(start, end, f"发文字号“{code}”的顺序号前加了“第”", (f"写作“{fix}号”",), fix)
    elif digits.startswith("0"):
        yield _unpadded(prose, end - len(digits), digits, code)
    elif "〕" in match.group() and not (match["mark"] or match["words"] or match["ordinal"]) and _is_cut(text, end):
        yield Flaw(start, end, f"发文字号“{code}”的顺序号后面没有“号”", (f"写作“{digits}号”",), f"{digits}号")


def _is_of_case(text: str, match: re.Match[str]) -> bool:
    """Whether it is the number of a decision on a case, which may have 第 and noughts: 示市监罚〔2024〕第0012号."""
    if not match["mark"] or not match["digits"]:
        return False
    before = text[max(match.start() - _CASE_REACH, text.rfind("\n", 0, match.start()) + 1, 0) : match.start()]
    return re.search(_CASE, before) is not None


def _with_space(text: str, start: int) -> int:
    """An offset, or that of the space before it, where no other fix takes that away."""
    return start - 1 if text[max(start - 2, 0) : start] in ("〕 ", "〕　", "令 ", "令　") else start


def _is_cut(text: str, end: int) -> bool:
    """Whether a number ends with its bracket or line, so that no 号 can follow."""
    return text[end : end + 1] in "）)》" or bool(re.match(r"\n(?![\d号])", text[end : end + 2]))


def _unpadded(prose: Prose, start: int, digits: str, code: str) -> Flaw:
    fix = digits.lstrip("0")
    end, start = start + len(digits), _with_space(prose.text, start)
    hint = f"写作“{fix}号”" if fix else "写上顺序号"
    return Flaw(start, end, f"“{code}”的顺序号前面补了0", (hint,), fix or None)


def order_number_form(prose: Prose) -> Iterator[Flaw]:
    """令的号码前面没有“第”。

    国务院令、主席令、部门和地方政府的令，号码写作“第×号”，引用时也这样写。

    依据：令公布时的号码都写作“第×号”，引用要与原件一致（事实）
    反例：根据《政府信息公开条例》（国务院令711号）编制本报告。
    反例：根据省政府令188号的规定办理。
    正例：根据《政府信息公开条例》（国务院令第711号）编制本报告。
    正例：《规章制定程序条例》由国务院第695号令修改。
    """
    if "令" not in prose.chars or "号" not in prose.chars:
        return
    text = prose.text
    for order in re.finditer("令", text):
        at = order.start()
        before = text[max(at - 20, prose.span(prose.index(at))[0]) : at]
        if re.search(f"{_ISSUER}$", before) and (match := re.match(_ORDER_NUMBER, text[at + 1 : at + 24])):
            yield _unordered(prose, at + 1 + match.start("number"), at + 1 + match.end(), match["number"])
        elif match := re.search(_NUMBER_ORDER, before):
            name = "number" if match["number"] else "first"
            yield _unordered(prose, at - len(before) + match.start(name), at + 1, match[name])


def _unordered(prose: Prose, start: int, end: int, number: str) -> Flaw:
    text = prose.text
    begin = max(start - 6, prose.span(prose.index(start))[0])
    whole = re.split(r"[^\w （(]", text[begin:end])[-1].lstrip("（(")
    fix = f"第{number}"
    first = _with_space(text, start)
    return Flaw(first, start + len(number), f"“{whole}”的号码前面没有“第”", (f"写作“{fix}号”",), fix)
