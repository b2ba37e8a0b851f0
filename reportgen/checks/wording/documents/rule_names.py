"""One document under two names in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportgen.checks.lists.titles import is_local, kind
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.documents.citing import (
    counts_alike,
    is_carried_out,
    is_drafted,
    is_issued,
    is_kept,
    is_made,
    is_passed,
    owner,
)
from reportgen.checks.wording.documents.rule_slips import NAME, SIDE, loose_words, near, same
from reportgen.checks.wording.documents.rule_years import dated_apart, two_forms, undated
from reportgen.checks.wording.documents.rules import LONGEST, Quoted, quoted
from reportgen.checks.wording.documents.two_documents import excused

_SIDE_BY_SIDE = "前者|后者|分别|同步|两部|两个|两项|另行|相应"
"""Words that tell of two documents between their names."""
_SENTENCE = 80
_OPENING = (
    "^关于(?:(?:进一步|全面|深入|持续|切实|加快|大力|扎实|着力)?(?:加强|强化|推进|推行|推动|促进|支持|健全|完善|建立|规范|深化|提升|提高|落实|开展|[做作]好)"
    "|进一步|全面)?"
)
"""Words that names of documents begin with, whatever they are about."""


def rule_name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一文件前后名称不一。

    一篇里同一个文件的名称应当前后一致：年限括注的写法（在书名号里还是外、有没有“年”）、有没有“（试行）”、有没有漏字错字。
    本地文件的名称只多一个、少一个不改变意思的词，或者换了近义的词（措施、举措，办理、处理），前面印发、后面照着执行的，也报；
    只有年份不同（2023年版、2022年版），前面印发、后面照着执行，或者两处说的任务、项目同样多的，也报。
    先写全称并注明“以下简称”的不报；有没有“中华人民共和国”、后文省去年限，两个文件并列、分别印发、先后代替的，也不报。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：同一文件只有一个名称（事实）
    反例：落实《法治政府建设实施纲要（2021—2025年）》，对照《法治政府建设实施纲要（2021—2025）》逐项检查。
    反例：印发《云岭区行政规范性文件管理办法（试行）》，按照《云岭区行政规范性文件管理办法》开展清理。
    反例：印发《云岭市优化营商环境若干措施》。《云岭市优化营商环境若干举措》涉及我局的8项任务已全部完成。
    反例：印发《云岭县行政执法案卷评查标准（2023年版）》。评查组依据《云岭县行政执法案卷评查标准（2022年版）》评查案卷120卷。
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
        groups.setdefault(undated(title.name), []).append(title)
    begun: dict[str, list[str]] = {}
    for name, group in groups.items():
        if len(group) > 1:
            yield from _in_two_forms(prose, group)
        if len(name) >= NAME:
            begun.setdefault((re.sub(_OPENING, "", name) if name[:2] == "关于" else name)[:SIDE], []).append(name)
    for names in begun.values():
        for one, other in combinations(names, 2):
            if one[:5] != other[:5] and one[-3:] != other[-3:] and one[-4:-2] != other[-4:-2]:
                continue
            first, second = groups[one][0], groups[other][0]
            if _same(prose, (one, first), (other, second)) and not excused(prose.text, first, second):
                yield _varies(first, second)


def _in_two_forms(prose: Prose, group: Sequence[Quoted]) -> Iterator[Flaw]:
    """Titles of one name: their years and （试行） are compared, each with the first that has any."""
    forms = two_forms(prose.text, group, prose.year)
    if forms is not None:
        yield _varies(*forms)
        return
    trial = [title for title in group if "试行" in title.whole]
    final = [title for title in group if "试行" not in title.whole]
    if trial and final and len(group[0].name) > NAME:
        early, late = sorted((trial[0], final[0]))
        if not excused(prose.text, early, late):
            yield _varies(early, late)


def _varies(one: Quoted, other: Quoted) -> Flaw:
    first, second = f"《{one.text}》{one.tail}", f"《{other.text}》{other.tail}"
    related = ((f"前面写作{first}", one.start, one.end),)
    return Flaw(other.start, other.end, f"{second}与{first}写法不一", ("核对原文，全文用同一个名称",), None, related)


def _same(prose: Prose, first: tuple[str, Quoted], second: tuple[str, Quoted]) -> bool:
    """Whether two titles, each with its undated name before it, are most likely meant for one document."""
    one, other = first[1], second[1]
    if not (same(one.name, other.name, prose.lexicon.alike) or _nearly(prose.text, first, second)):
        return False
    if not is_local(one.name) and (whose := owner(prose.text, other.start)) and whose != owner(prose.text, one.start):
        return False
    known = [prose.lexicon.rulebook.is_known(title.name) for title in (one, other)]
    if kind(one.name) == kind(other.name):
        return not all(known)
    drafted = (is_drafted(prose.text, title.start, title.end) for title in (one, other))
    return not any(known) and not any(drafted)


def _nearly(text: str, named: tuple[str, Quoted], again: tuple[str, Quoted]) -> bool:
    """Whether two names that differ by near words are one's: the text makes one, and goes on to keep to the other."""
    (first, one), (second, other) = named, again
    if not near(first, second, follows=True) or dated_apart(one, other):
        return False
    passed = is_drafted(text, one.start, one.end) and is_passed(text, other.end)
    follows = passed or (is_issued(text, one.start, one.end) and is_carried_out(text, other.start, other.end))
    follows = follows or counts_alike(text, one.end, other.end)
    if not (follows or near(first, second, follows)):
        return False
    if _says_its_own(text, other.end, loose_words(first, second)):
        return False
    between = text[one.end : other.start]
    if (is_made(text, other.start, other.end) and not passed) or re.search(_SIDE_BY_SIDE, between):
        return False
    if min(text.count(f"《{title.text}》") for title in (one, other)) > 1:
        return False
    return follows or re.search("[。；;\n]", between) is not None or ("，" in between and is_kept(text, one.start))


def _says_its_own(text: str, end: int, words: Iterable[str]) -> bool:
    """Whether the sentence behind the title that ends at text[end] goes on to speak of what only this one says."""
    sentence = re.sub("“[^”]*”", "", re.split("[。；;\n《]", text[end : end + _SENTENCE], maxsplit=1)[0])
    return any(word in sentence for word in words)
