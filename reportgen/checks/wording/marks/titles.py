"""Checks of title marks (RG606, RG607)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Flaw, Prose, is_han
from reportgen.checks.wording.marks.brackets import round_brackets
from reportgen.checks.wording.marks.pairing import Pair, crossings, excerpt, is_plain, paired, passages
from reportgen.checks.wording.marks.quotes import double_quotes
from reportgen.checks.wording.numbering.labels import for_one_text
from reportgen.tuples import NamedTuple

_TITLES = str.maketrans("", "", "()（）“”‘’")
_ALL = str.maketrans("()", "（）")
_OVER = "《[^》\n]{0,160}。"
"""A title that holds the end of a sentence: it has lost its mark, and the one that closes it belongs to another."""
_ANGLES = frozenset("<>＜＞‹›")
_LONG = 80
"""Characters of a title that holds another one at most; what is longer has lost two marks."""
_ANGLE_PAIR = rf"[<＜‹](?=[{HAN}《“])[^<>＜＞‹›\n]{{2,60}}[>＞›]"
_RULE = (
    "(?:法|条例|办法|规定|通知|意见|方案|纲要|规划|决定|细则|规则|标准|指南|目录|章程|制度|规程|批复|公告|通告|准则|》|）)"
    "[>＞›]$"
)


class Titles(NamedTuple):
    """What is wrong with the title marks of a text.

    `outer`, `inner`: the pairs of 《》 and of 〈〉; `alone`: without partner; `mixed`: 《 that closes with 〉, or the
    reverse; `wrong`: pairs of the wrong form where they stand, with the right form.
    """

    outer: tuple[Pair, ...]
    inner: tuple[Pair, ...]
    alone: tuple[int, ...]
    mixed: tuple[int, ...]
    wrong: tuple[tuple[Pair, str], ...]


@for_one_text
def _judged(prose: Prose) -> Titles:
    outer: list[Pair] = []
    inner: list[Pair] = []
    alone: list[int] = []
    mixed: list[int] = []
    wrong: list[tuple[Pair, str]] = []
    brackets = re.compile("[《》〈〉]")
    for passage in passages(prose):
        marks = [(m.start(), m.group()) for m in brackets.finditer(prose.text, *passage)]
        if not marks:
            continue
        double = paired((at, mark == "《") for at, mark in marks if mark in "《》")
        single = paired((at, mark == "〈") for at, mark in marks if mark in "〈〉")
        lost = _too_long(prose.text, double.pairs)
        pairs = tuple(pair for pair in double.pairs if pair not in lost)
        ones = sorted((*double.alone, *(at for pair in lost for at in pair)))
        if ones and single.alone:
            mixed.append(min(*ones, *single.alone))
        else:
            angled = single.alone and re.compile("[<>＜＞‹›]").search(prose.text, *passage)
            alone += ones if angled else (*ones, *single.alone)
            wrong += _wrong_forms(prose.text, pairs, single.pairs if not ones else ())
        outer += pairs
        inner += single.pairs
    return Titles(tuple(outer), tuple(inner), tuple(alone), tuple(mixed), tuple(wrong))


def _too_long(text: str, pairs: tuple[Pair, ...]) -> frozenset[Pair]:
    """Pairs that hold the end of a sentence, and pairs around other pairs that are too long for a title."""
    starts = sorted(pair.start for pair in pairs)
    holding = {one.start for one, after in zip(sorted(pairs), starts[1:]) if after < one.end}
    return frozenset(
        pair
        for pair in pairs
        if "。" in text[pair.start : min(pair.end, pair.start + 2 * _LONG)]
        or (pair.start in holding and (pair.end - pair.start > _LONG or "；" in text[pair.start : pair.end]))
    )


def _wrong_forms(text: str, double: tuple[Pair, ...], single: tuple[Pair, ...]) -> Iterator[tuple[Pair, str]]:
    """Pairs whose form is not that of their depth: 《〈《》〉》."""
    open_: list[tuple[Pair, str]] = []
    for pair in sorted((*double, *single)):
        while open_ and open_[-1][0].end < pair.start:
            open_.pop()
        around = open_[-1][1] if open_ else "〈〉"
        form = "《》" if text[pair.start] == "《" else "〈〉"
        if around == form and any(map(is_han, text[pair.start : min(pair.end, pair.start + _LONG)])):
            yield pair, "《》" if form == "〈〉" else "〈〉"
        open_.append((pair, form))


def title_unbalanced(prose: Prose) -> Iterator[Flaw]:
    """书名号不成对。

    书名号《》和〈〉要成对，前后两个一个也不能缺。

    依据：《标点符号用法》（GB/T 15834—2011）4.15：书名号成对使用（规定）
    反例：落实《法治政府建设实施纲要（2015—2020年）、《云岭省实施方案》。
    反例：学习行政处罚法》，严格依法办事。
    正例：落实《法治政府建设实施纲要（2015—2020年）》、《云岭省实施方案》（云办发〔2016〕3号）。
    """
    marks = prose.brackets.translate(_TITLES)
    if is_plain(marks, "〈〉", "《》") and not re.search("《[^》]*《", marks) and not re.search(_OVER, prose.text):
        return
    for at in _judged(prose).alone:
        mark = prose.text[at]
        half, missing = ("前", "后") if mark in "《〈" else ("后", "前")
        message = f"书名号“{mark}”只有{half}半个，没有{missing}半个：{excerpt(prose, at)}"
        yield Flaw(at, at + 1, message, (f"补上{missing}半个书名号，或删去这半个",))


def title_nesting(prose: Prose) -> Iterator[Flaw]:
    """书名号里的书名号用得不对。

    书名号里还要用书名号的，外面一层用《》，里面一层用〈〉，再里面一层又用《》。不用小于号、大于号代替，
    也不能与别的书名号、括号、引号交叉。

    依据：《标点符号用法》（GB/T 15834—2011）4.15.3.5：外面一层用双书名号，里面一层用单书名号（规定）
    反例：转发《关于印发<云岭区执法监督办法>的通知》。
    反例：转发《关于印发《云岭区执法监督办法》的通知》。
    反例：转发《关于印发〈云岭区执法监督办法的通知》〉。
    正例：转发《关于印发〈云岭区执法监督办法〉的通知》。
    正例：转发《关于印发〈贯彻《行政处罚法》实施方案〉的通知》。
    """
    chars, marks = prose.chars, prose.brackets.translate(_TITLES)
    titled = not {"《", "》", "〈", "〉"}.isdisjoint(chars)
    angled = not _ANGLES.isdisjoint(chars)
    right = re.fullmatch("(?:《(?:〈〉)*》|\n)*", marks) and is_plain(
        prose.brackets.translate(_ALL), "（）", "〈〉", "《》", "“”", "‘’"
    )
    if not angled and (not titled or right):
        return
    titles = _judged(prose)
    for at in titles.mixed:
        message = f"书名号的前后两半不是一种：{excerpt(prose, at)}"
        yield Flaw(at, at + 1, message, ("外面一层用《》，里面一层用〈〉，各自成对",))
    for pair, form in titles.wrong:
        yield _wrong(prose, pair, form)
    if angled:
        yield from _angled(prose, titles)
    if not right and not titles.alone:
        yield from _crossed(prose, titles)


def _wrong(prose: Prose, pair: Pair, form: str) -> Flaw:
    title = prose.text[pair.start : pair.end + 1]
    used = f"{title[0]}{title[-1]}"
    fix = f"{form[0]}{title[1:-1]}{form[1]}" if "\n" not in title and not set(title[1:-1]) & set("《》〈〉") else None
    message = f"书名号的层次不对，这里不该用{used}：{excerpt(prose, pair.start, 6, 30)}"
    return Flaw(pair.start, pair.end + 1 if fix else pair.start + 1, message, (f"改用{form}",), fix)


def _angled(prose: Prose, titles: Titles) -> Iterator[Flaw]:
    """Less-than and greater-than signs as title marks: within a title, or around the name of a rule."""
    text = prose.text
    done: set[int] = set()
    for pair in titles.outer:
        inner = re.compile(rf"[<＜‹](?=[{HAN}“《])|(?<=[{HAN}”》）)0-9])[>＞›]")
        marks = list(inner.finditer(text, pair.start, min(pair.end, pair.start + 2 * _LONG)))
        if marks and marks[0].start() not in done:
            done.update(mark.start() for mark in marks)
            yield _angle(prose, marks[0].start(), marks[-1].end() if len(marks) == 2 else 0, "〈〉", pair)
    if titles.alone:
        return
    for match in re.finditer(_ANGLE_PAIR, text):
        if match.start() not in done and re.search(_RULE, match.group()):
            yield _angle(prose, match.start(), match.end(), "《》", None)


def _angle(prose: Prose, start: int, end: int, form: str, outer: Pair | None) -> Flaw:
    inner = prose.text[start + 1 : end - 1] if end else "\n"
    whole = end and prose.text[start] in "<＜‹" and prose.text[end - 1] in ">＞›" and not set(inner) & set("\n《》〈〉")
    fix = f"{form[0]}{inner}{form[1]}" if whole else None
    where = "书名号里" if outer else "书名"
    message = f"{where}用了“{prose.text[start]}”代替书名号：{excerpt(prose, start, 8, 30)}"
    return Flaw(start, end if fix else start + 1, message, (f"改用{form}",), fix)


def _crossed(prose: Prose, titles: Titles) -> Iterator[Flaw]:
    others = (*round_brackets(prose).pairs, *double_quotes(prose), *titles.inner)
    for title, other in crossings(titles.outer, others):
        what = {"“": "引号", '"': "引号", "＂": "引号", "〈": "单书名号"}.get(prose.text[other.start], "括号")
        message = f"书名号与{what}交叉：{excerpt(prose, title.start, 6, 30)}"
        yield Flaw(title.start, title.start + 1, message, (f"{what}或者整个在书名号里，或者整个在书名号外",))
