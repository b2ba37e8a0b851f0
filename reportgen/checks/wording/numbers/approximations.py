"""Two marks of approximation on one number (RG647)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import ANY_HAN, Flaw, Prose, places
from reportgen.checks.wording.numbers.amounts import NO_ABOUT, NO_NEAR, UNITS, Amount, amounts

_FIGURE = "(?:[0-9][0-9,.]{0,12}(?:[—～~-][0-9][0-9,.]{0,12})?|[一二两三四五六七八九十百千万几数]{1,6})"
_SCALE = "[十百千万亿]{0,2}"
_SHARE = "(?:占|为|是|相当于)[^\\W\\d_A-Za-z]{1,14}的(?:比例|比重)?[为达]?"
_SHARE_ENDS = frozenset("的例重为达")
_VERBS = f"(?:{_SHARE}|占(?:总数|总量|全[部市区县省])?的?|有|为|达|需要?|在|共|是|用时|耗时|历时|提高|增长|下降|计)?"
_FORE = (
    f"大约|大概|(?<![{NO_ABOUT}])约|将近|接近|差不多|几乎|"
    f"(?<![{NO_NEAR}将接几])近|超过|(?<![赶反高])超|(?<!高)逾|不足|不到|不少于|不低于|不超过|不多于|不高于"
    "|至少|最少|起码|最多|至多"
)
_UNIT = f"(?:{UNITS}|元)"
_AFT = "左右(?![两各手岸开翼分对逢联邻侧])|上下(?![两各级联齐一班游])|前后(?=[，。；、完建实开召举])|以上|之多|有余"
_AFT_LIMIT = "以上|以下|以内|之内|左右|上下"
_DURATION = "[年天日周月]|个月|小时|个多月|世纪"
_BEFORE = rf"(?P<fore>{_FORE})(?P<fore2>大约|大概|将近|接近|约|近|超过|超|逾|不足|不到|至少)?{_VERBS}$"
_AT_LEAST = f"(?P<fore>至少|最少|起码){ANY_HAN}{{1,6}}$"
_BEFORE_ENDS = frozenset("的约概近多乎超过逾足到于高少最有为占达需要在共是时提长降下计")
_FORE_CHARS = frozenset("约概近多乎超逾足到少低高")
_AFTS = ("左右", "上下", "以上", "以下", "之多")
_SECONDS = ("余", "多", *_AFTS, "前后", "以内", "之内")
_REACH, _CLOSE, _SHORT, _LONG = 44, 4, 8, 24
"""Characters from a number on in which its second mark stands."""
_BEFORE_NUMBER = 9
"""Characters in front of a number in which 至少 stands."""
_BEFORE_NUMERALS = frozenset("约近超逾足到少于过")
_NUMERALS_AFTER = frozenset(a + b for a in (*_BEFORE_NUMERALS, "有") for b in "一二两三四五六七八九十百千万几数")
_BEHIND = (
    rf"(?P<figure>{_FIGURE}{_SCALE})(?P<odd>余|多(?!元[化调解纷共参治格主文素]|样|发|方|部门|层|头|边))?"
    rf"(?P<rest>{_SCALE}{_UNIT}?)"
)
_AFT_AFT = r"(?P<noun>[^\W\d_A-Za-z]{0,2}?)(?P<aft>左右(?![两各手岸开翼])|上下(?![两各级联齐一])|以上|以下|之多)"
_VAGUE = (
    "(?:(?P<fore>近|约|大约|将近|超|超过)(?=[数上好几]))?(?P<vague>[数上几]|好几)(?P<unit>[十百千万]{1,2})"
    f"(?P<odd>余|多(?!元|样))?(?P<rest>{_UNIT}?)"
)
_RANKS = frozenset("级层师军团旅县处科局厅省市区乡镇")
"""3000多个处级以上单位, 800多名军以上干部."""
_NO_FORE = "[预签合附邻就最]$"
_NO_VAGUE = {"上": "[以之身线网路早晚史地党会]$", "数": "[次人件户份款总个多少半基]$"}
"""网上百余人, 总数百余件: 上 and 数 belong to the word before."""
_VAGUE_PAIRS = frozenset(a + b for a in "数上几" for b in "十百千万")
_TENTHS = frozenset(("成左", "成上", "成以", "成多"))
_NUMERAL_PAIRS = frozenset(a + b for a in "约近超逾过足到少有于" for b in "一二两三四五六七八九十百千万")


def approx_redundant(prose: Prose) -> Iterator[Flaw]:
    """一个数带了两个约数标记。

    约、近、超过、不足与余、多、左右、以上叠用，意思重复或者矛盾，留一个。
    “近10余年来”里的近说的是时间，“县级以上”“60岁以上”说的是范围，不在此列。

    依据：GB/T 15835—2011 概数的用法（一般）
    依据：“约”与“左右”同义，叠用即重复；“近”与“余”相反（事实）
    反例：全年培训执法人员近500余人次。
    反例：调解纠纷约300件左右。
    反例：超过80%以上的案件调解结案。
    正例：全年培训执法人员500余人次。
    正例：近10余年来，接受法律咨询约3000人次。
    """
    text = prose.text
    seen: set[int] = set()
    for start, end, marks in _found(prose):
        if not seen.intersection(range(start, end)):
            seen.update(range(start, end))
            said = "”“".join(marks)
            message = f"“{text[start:end]}”叠用了“{said}”"
            number = re.search(r"[0-9][0-9,.]*[百千万亿]*", text[start:end])
            one = number[0] if number else "500"
            yield Flaw(start, end, message, (f"只留一个：{one}余、近{one}、约{one} 或 {one}左右",))


def _found(prose: Prose) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Start, end and the two marks."""
    text = prose.text
    least = not prose.pairs.isdisjoint(("至少", "最少"))
    near = {at for few in places(text, "少") for at in range(few + 1, few + 1 + _BEFORE_NUMBER)} if least else ()
    for item in amounts(text):
        at = item.start
        if text[at - 1 : at] in _BEFORE_ENDS or at in near:
            yield from _about(text, at)
        if item.loose and ("余" in text[at : item.end] or "多" in text[at : item.end]):
            yield from _two_behind(text, item)
    if not prose.pairs.isdisjoint(_NUMERAL_PAIRS):
        pairs = prose.pairs & _NUMERALS_AFTER
        for at in sorted(at for pair in pairs for at in places(text, pair)):
            if text[at] != "有" or text[at - 1 : at] in _BEFORE_NUMERALS:
                yield from _about(text, at + 1)
    if not prose.pairs.isdisjoint(_TENTHS):
        for match in re.finditer("[一二三四五六七八九]成(?:左右|上下|以上|多)", text):
            yield from _about(text, match.start())
    if not prose.pairs.isdisjoint(_VAGUE_PAIRS):
        yield from _vague(text)


def _about(text: str, at: int) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """A number at `at` with a mark in front of it, and a second one there or behind."""
    if text[at - 1 : at] not in _BEFORE_ENDS:
        yield from _at_least(text, at)
        return
    reach = _LONG if text[at - 1] in _SHARE_ENDS else _SHORT
    words = text[max(at - reach, 0) : at]
    if _FORE_CHARS.isdisjoint(words):
        return
    if not _has_second(text, at) and sum(map(words.count, _FORE_CHARS)) < 2:
        return
    before = re.search(_BEFORE, words)
    behind = re.compile(_BEHIND).match(text, at)
    if before is None or behind is None:
        return
    start = at - len(before[0])
    if before["fore2"]:
        yield start, behind.end(), (before["fore"], before["fore2"])
    else:
        yield from _behind(text, start, before["fore"], behind)


def _has_second(text: str, at: int) -> bool:
    words = text[at : at + _REACH]
    return True in map(words.__contains__, _SECONDS)


def _at_least(text: str, at: int) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """至少开展2次以上."""
    near = "少" in text[max(at - 9, 0) : at] and ("以上" in text[at : at + _REACH] or "左右" in text[at : at + _REACH])
    before = re.search(_AT_LEAST, text[max(at - 9, 0) : at]) if near else None
    behind = re.compile(_BEHIND + "(?P<aft>以上|左右)").match(text, at) if before else None
    if before and behind and not _is_rank(text, behind.end()):
        yield at - len(before[0]), behind.end(), (before["fore"], behind["aft"])


def _behind(text: str, start: int, fore: str, match: re.Match[str]) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """The second mark behind the number."""
    odd, end = match["odd"], match.end()
    if fore == "近" and re.match(f"(?:{_DURATION})", text[match.end("odd" if odd else "figure") :][:3]):
        return
    if odd:
        yield start, end, (fore, odd)
        return
    limited = fore in ("超过", "超", "逾") or fore.startswith(("不", "至", "最", "起"))
    after = re.compile(f"(?P<noun>{ANY_HAN}{{0,6}}?)(?P<aft>{_AFT})").match(text, end)
    direct = re.compile(f"(?:{_AFT_LIMIT})").match(text, end) if limited else None
    if direct and not _is_rank(text, direct.end()):
        yield start, direct.end(), (fore, direct[0])
    elif after and _fits(after, text):
        yield start, after.end(), (fore, after["aft"])


def _two_behind(text: str, item: Amount) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """500余人左右."""
    behind = text[item.end : item.end + _CLOSE]
    match = re.compile(_BEHIND).match(text, item.start) if True in map(behind.__contains__, _AFTS) else None
    if match and match["odd"]:
        after = re.compile(_AFT_AFT).match(text, match.end())
        of_rank = after and after["noun"] != "" and after["noun"][-1] in _RANKS and after["aft"] in ("以上", "以下")
        if after and not of_rank and not _is_rank(text, after.end()):
            yield item.start, after.end(), (match["odd"], after["aft"])


def _fits(after: re.Match[str], text: str) -> bool:
    """约200家企业左右, not 约50名县级以上干部 nor 约200家规模以上企业."""
    noun, aft = after["noun"], after["aft"]
    if aft in ("以上", "之多"):
        return not noun and not _is_rank(text, after.end())
    return not re.search("[在从向于和与的，在前]", noun)


def _is_rank(text: str, end: int) -> bool:
    """3年以上有期徒刑, 10人以上群体: a class, not a count."""
    return bool(re.match("(?:有期徒刑|工龄|工作经历|工作经验|学历|职称|法律工作)", text[end : end + 4]))


def _vague(text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """数百余人, 近上千人, 近数十家; 近几十年 is a time."""
    for match in re.finditer(_VAGUE, text):
        fore, odd, vague = match["fore"], match["odd"], match["vague"]
        time = re.match(_DURATION, match["rest"] or text[match.end() : match.end() + 2])
        before = text[max(match.start() - 1, 0) : match.start()]
        if fore and not time and not re.search(_NO_FORE, before):
            yield match.start(), match.end(), (fore, vague)
        elif odd and not re.search(_NO_VAGUE.get(vague, "^$"), before or "。"):
            yield match.start(), match.end(), (vague, odd)
