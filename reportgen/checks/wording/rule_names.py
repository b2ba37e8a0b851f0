"""One document under two names in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.titles import kind, years
from reportgen.checks.wording.citing import is_drafted, is_kept, is_made
from reportgen.checks.wording.rule_slips import NAME, SIDE, near, same
from reportgen.checks.wording.rules import LONGEST, Quoted, quoted

_REPLACED = (
    "废止|取代|代替|替代|失效|停止执行|停止施行|不再|修改为|修订为|上升为|升级为|更名|改为|重新|正式|原《|旧《|新《|基础上"
    "|转为|分别|接续|期满"
)
_REVISED = "修订|修改|更新|以及|配套|各1|[两二三四]个|[两二三四]件|[两二三四]部|[两二三四]项|[234][个件部项]"
"""Words that tell of two documents: of one's end wherever they stand, of both within one sentence."""
_LISTED = "[、和与及]|以及|及其|暨|[（(][^（）()]*[）)][、和与及]?|"
_SIDE_BY_SIDE = "前者|后者|分别|同步|两部|两个|两项|另行|相应"
"""Words that tell of two documents between their names."""
_NEAR = 40


def rule_name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一文件前后名称不一。

    一篇里同一个文件的名称应当前后一致：年限括注的写法（在书名号里还是外、有没有“年”）、有没有“（试行）”、有没有漏字错字。
    本地文件的名称只多一个、少一个不改变意思的词，或者换了近义的词（措施、举措，办理、处理），前面印发、后面照着执行的，也报。
    先写全称并注明“以下简称”的不报；有没有“中华人民共和国”、后文省去年限，两个文件并列、分别印发、先后代替的，也不报。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：同一文件只有一个名称（事实）
    反例：落实《法治政府建设实施纲要（2021—2025年）》，对照《法治政府建设实施纲要（2021—2025）》逐项检查。
    反例：印发《云岭区行政规范性文件管理办法（试行）》，按照《云岭区行政规范性文件管理办法》开展清理。
    反例：印发《云岭市优化营商环境若干措施》。《云岭市优化营商环境若干举措》涉及我局的8项任务已全部完成。
    正例：落实《法治政府建设实施纲要（2021—2025年）》，对照《法治政府建设实施纲要（2021—2025年）》逐项检查。
    正例：制定《云岭县农村公路养护管理办法》。根据《云岭县农村公路建设管理办法》，新改建公路86公里。
    """
    if "》" not in prose.chars:
        return
    titles: dict[tuple[str, str], Quoted] = {}
    for title in quoted(prose.text):
        titles.setdefault((title.text, title.tail), title)
    groups: dict[str, list[Quoted]] = {}
    for title in list(titles.values())[:LONGEST]:
        groups.setdefault(title.name, []).append(title)
    begun: dict[str, list[str]] = {}
    for name, group in groups.items():
        if len(group) > 1:
            yield from _in_two_forms(prose, group)
        if len(name) >= NAME:
            begun.setdefault(name.removeprefix("关于")[:SIDE], []).append(name)
    for names in begun.values():
        for one, other in combinations(names, 2):
            if one[:5] != other[:5] and one[-3:] != other[-3:] and one[-4:-2] != other[-4:-2]:
                continue
            first, second = groups[one][0], groups[other][0]
            if _same(prose, first, second) and not _excused(prose.text, first, second):
                yield _varies(first, second)


def _in_two_forms(prose: Prose, group: Sequence[Quoted]) -> Iterator[Flaw]:
    """Titles of one name: their years and （试行） are compared, each with the first that has any."""
    dated = [title for title in group if years(title.whole)]
    for title in dated[1:]:
        one, other = years(dated[0].whole), years(title.whole)
        assert one is not None
        assert other is not None
        slipped = one != other and (one[0] == other[0] or one[1] == other[1])
        if slipped or (one == other and _form(dated[0]) != _form(title)):
            yield _varies(dated[0], title)
            return
    trial = [title for title in group if "试行" in title.whole]
    final = [title for title in group if "试行" not in title.whole]
    if trial and final and len(group[0].name) > NAME:
        early, late = sorted((trial[0], final[0]))
        if not _excused(prose.text, early, late):
            yield _varies(early, late)


def _form(title: Quoted) -> tuple[bool, str]:
    """How a title says its years: within its marks or behind them, and with how many 年; any dash is a dash."""
    group = re.search(r"[（(][^（）()]*\d[^（）()]*[）)]", title.whole)
    return years(title.text) is not None, re.sub(r"[^年\d]", "", group.group() if group else "")


def _declared(text: str, title: Quoted) -> bool:
    """Whether the text says that this is a short form."""
    return re.search("(?:简称|称为|即|下称)[：:“]?《?$", text[max(0, title.start - 6) : title.start]) is not None


def _varies(one: Quoted, other: Quoted) -> Flaw:
    first, second = f"《{one.text}》{one.tail}", f"《{other.text}》{other.tail}"
    related = ((f"前面写作{first}", one.start, one.end),)
    return Flaw(other.start, other.end, f"{second}与{first}写法不一", ("核对原文，全文用同一个名称",), None, related)


def _excused(text: str, one: Quoted, other: Quoted) -> bool:
    """Whether the text says itself that these are two documents: it lists them, or one took the other's place."""
    if _declared(text, one) or _declared(text, other):
        return True
    between = text[one.end + 1 + len(one.tail) : other.start - 1]
    if len(between) < _NEAR and re.fullmatch(_LISTED, between):
        return True
    opens = max(text.rfind(mark, 0, one.start) for mark in "。；\n") + 1
    before, after = text[max(opens, one.start - _NEAR) : one.start], re.match("[^。；\n]{0,40}", text[other.end :])
    assert after is not None
    if re.search("[。；\n]", between) is None:
        return re.search(f"{_REPLACED}|{_REVISED}", before + between + after.group()) is not None
    near = (text[max(0, each.start - 12) : each.start] + text[each.end : each.end + 12] for each in (one, other))
    return any(re.search(_REPLACED, said) for said in near)


def _same(prose: Prose, one: Quoted, other: Quoted) -> bool:
    """Whether two titles are most likely meant for one document."""
    if not (same(one.name, other.name, prose.lexicon.alike) or _nearly(prose.text, one, other)):
        return False
    known = [prose.lexicon.rulebook.is_known(title.name) for title in (one, other)]
    if kind(one.name) == kind(other.name):
        return not all(known)
    drafted = (is_drafted(prose.text, title.start, title.end) for title in (one, other))
    return not any(known) and not any(drafted)


def _nearly(text: str, one: Quoted, other: Quoted) -> bool:
    """Whether two names that differ by near words are one's: the text makes one, and goes on to keep to the other."""
    if not near(one.name, other.name, follows=True):
        return False
    follows = is_made(text, one.start, one.end) and is_kept(text, other.start)
    if not (follows or near(one.name, other.name, follows)):
        return False
    between = text[one.end : other.start]
    if is_made(text, other.start, other.end) or re.search(_SIDE_BY_SIDE, between):
        return False
    if min(text.count(f"《{title.text}》") for title in (one, other)) > 1:
        return False
    return follows or re.search("[。；;\n]", between) is not None
