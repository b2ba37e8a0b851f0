"""The check of round brackets (RG605)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, is_han
from reportgen.checks.wording.documents.docnums import wrong_years
from reportgen.checks.wording.marks.pairing import Pair, Pairing, crossings, excerpt, is_plain, paired, passages
from reportgen.checks.wording.marks.quotes import double_quotes
from reportgen.checks.wording.numbering.labels import for_one_text

_ROUND = str.maketrans("()", "（）", "《》〈〉“”‘’")
_ALL = str.maketrans("()", "（）")
_BARE_LABEL = r"(?:^|[。；;：:，,、！？\s])[ 　]{0,2}(\d{1,2}|[a-zA-Z])$"
_LABEL = r"[（(](\d{1,2}|[a-zA-Z])[)）]"
_ANGLED = r"[（(][^（）()《》〈〉\n]{1,60}[>＞〉][^《\n]{0,40}》|[<＜〈][^（）()《》〈〉\n]{1,60}[)）][^《\n]{0,40}》"
"""A bracket that stands for one half of a title mark: 《关于印发（办法>的通知》; the check of titles tells it."""
_FACES = frozenset(":;-^")


@for_one_text
def round_brackets(prose: Prose) -> Pairing:
    """The round brackets of either width, but for those of labels like 1）and of document numbers."""
    numbers = {at for match in wrong_years(prose) for at in range(match.start(), match.start("serial"))}
    bare = _bare_labels(prose)
    if not {"<", ">", "＜", "＞", "〈", "〉"}.isdisjoint(prose.chars):
        numbers.update(at for match in re.finditer(_ANGLED, prose.text) for at in range(*match.span()))
    pairs: list[Pair] = []
    alone: list[int] = []
    brackets = re.compile("[()（）]")
    for passage in passages(prose):
        found = brackets.finditer(prose.text, *passage)
        marks = [(m.start(), m[0] in "（(") for m in found if m.start() not in numbers and m.start() not in bare]
        result = paired(marks)
        pairs += result.pairs
        alone += result.alone
    return Pairing(tuple(pairs), tuple(alone))


def _bare_labels(prose: Prose) -> frozenset[int]:
    """Closing brackets of labels 1）or a）; one label of that form among labels （1）has lost its bracket."""
    text = prose.text
    found: dict[int, str] = {}
    for match in re.finditer("[)）]", text):
        at = match.start()
        start = prose.span(prose.index(at))[0]
        label = re.search(_BARE_LABEL, text[max(start, at - 6) : at])
        after = text[at + 1 : at + 2]
        if label and (is_han(after) or after in (*"《“、 ",) or (after.isascii() and after.isalpha())):
            found[at] = label[1]
        elif at and text[at - 1] in _FACES:
            found[at] = ""
    if len(found) == 1:
        (at, said), *_ = found.items()
        others = {match[1] for match in re.finditer(_LABEL, text)}
        if said and not {_next(said, -1), _next(said, 1)}.isdisjoint(others):
            return frozenset()
    return frozenset(found)


def _next(label: str, step: int) -> str:
    return str(int(label) + step) if label.isdecimal() else chr(ord(label) + step)


def paren_unbalanced(prose: Prose) -> Iterator[Flaw]:
    """圆括号不成对。

    圆括号要成对，前后两个一个也不能缺；一对括号与一对引号不能交叉。序号“1）”“a）”不算缺前半个。

    依据：《标点符号用法》（GB/T 15834—2011）4.9：括号成对使用（规定）
    反例：五）全面落实行政执法责任制
    反例：对照《法治建设指标（2021年版，逐项自查。
    正例：（五）全面落实行政执法责任制
    正例：对照《法治建设指标（2021年版）》，逐项自查。
    """
    if is_plain(prose.brackets.translate(_ALL), "（）", "〈〉", "《》", "“”", "‘’"):
        return
    brackets = round_brackets(prose)
    if not is_plain(prose.brackets.translate(_ROUND), "（）"):
        for at in brackets.alone:
            mark = prose.typed[at]
            half, missing = ("前", "后") if mark in "（(" else ("后", "前")
            message = f"括号“{mark}”只有{half}半个，没有{missing}半个：{excerpt(prose, at)}"
            yield Flaw(at, at + 1, message, (f"补上{missing}半个括号，或删去这半个",))
    for one, _quote in crossings(brackets.pairs, double_quotes(prose)):
        message = f"括号与引号交叉：{excerpt(prose, one.start)}"
        yield Flaw(one.start, one.start + 1, message, ("一对括号或者整个在引号里，或者整个在引号外",))
