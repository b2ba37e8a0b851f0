"""Breaking a title into lines: by meaning, at most 20 characters each, in the shape of a 梯形 or 菱形.

GB/T 9704 7.3.1: 回行词意完整、排列对称、长短适宜，使用梯形或菱形. Lines are never broken inside 《》, “”, a
unit's name or a word, nor before 的. Which breaks read best is practice, not standard.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportgen.document.widths import width

LIMIT = 20
"""Characters of a line at 22 pt in 156 mm (442.2 / 22 = 20.1)."""
_MOST_LINES = 5
"""A title that takes more is cut anywhere."""

# Words of these titles, longest match first; a break inside one is never made.
# fmt: off
WORDS = (
    "法治政府建设", "法治政府", "法治建设", "依法行政", "政府信息公开", "行政执法", "行政复议", "行政应诉",
    "规范性文件", "重大行政决策", "第一责任人", "营商环境", "重点工作", "任务分工", "任务落实", "贯彻落实",
    "推进落实", "实施方案", "工作方案", "工作报告", "年度报告", "情况报告", "自查报告", "工作情况", "落实情况",
    "主要举措", "实施纲要", "人民政府", "管理委员会", "管委会", "工作委员会", "党工委", "办公室", "年度", "推进",
    "优化", "加强", "深化", "建设", "工作", "情况", "报告", "通知", "意见", "方案", "开展", "关于", "印发", "落实",
    "任务", "分工", "督察", "自查", "统计", "年报", "数据", "汇总", "清单", "目录", "事项", "决策", "执法", "公开",
    "政府", "法治", "行政", "规范", "文件", "结果", "清理", "办理", "一览", "主要", "重点", "专项", "全面", "和",
    "与", "及", "并", "的", "表",
)
# fmt: on
_MAX_WORD = max(map(len, WORDS))
_DATES = re.compile("（[^）]*）|[0-9]{4}—[0-9]{4}年(?:度)?|[0-9]{4}年(?:度)?|[0-9A-Za-z.%]+")
_KEPT = re.compile("《[^》]*》|“[^”]*”|" + _DATES.pattern)
_GLUED_BEFORE = ("的", "和", "与", "及", "并")


def break_title(text: str, names: Iterable[str] = ()) -> list[int]:
    """The offsets where lines after the first begin; `names` (units) are kept whole.

    A title that fits on one line stays there. Where no break is allowed at all, lines are cut at the limit.
    """
    if width(text) <= LIMIT:
        return []
    if width(text) > _MOST_LINES * (LIMIT + 0.5):  # what a seam takes within a line, it does not between two
        return _cut_anywhere(text)
    known = tuple(sorted(set(names), key=len, reverse=True))
    short = tuple(name for name in known if width(name) <= LIMIT)
    # A title 《…》 or a unit's name longer than a line has to be broken somewhere: between its words.
    for kept, whole in ((_KEPT, known), (_DATES, known), (_KEPT, short), (_DATES, short)):
        places = _places(text, whole, kept)
        best = _best(text, places)
        if best is not None:
            return best
    return _cut_anywhere(text)


def _cut_anywhere(text: str) -> list[int]:
    """Full lines, for a text without words that are known; none begins with 的."""
    breaks, start = [], 0
    for index in range(1, len(text)):
        if width(text[start : index + 1]) > LIMIT:
            start = index - 1 if text[index] == "的" else index
            breaks.append(start)
    return breaks


def _places(text: str, names: tuple[str, ...], kept: re.Pattern[str]) -> dict[int, float]:
    """Offsets where a line may begin, with what a break there costs."""
    tokens = _tokens(text, names, kept)
    places: dict[int, float] = {}
    at = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        at += len(token)
        if not following or following == "的":
            continue
        places[at] = _cost(token, following, token in WORDS or token in names)
    return places


def _cost(token: str, following: str, known: bool) -> float:
    if token == "关于":
        return 0.0
    if token in ("和", "与", "及", "并"):
        return 6.0
    if following in _GLUED_BEFORE:
        return 1.0
    if token == "的":
        return 3.0 if following in ("报告", "通知", "意见") else 1.0
    if following == "关于" or token.endswith(("，", "、")):
        return 0.5
    return 1.5 if known or following in WORDS else 8.0


def _tokens(text: str, names: tuple[str, ...], kept: re.Pattern[str]) -> list[str]:
    """Words by longest match; characters that no word covers are one token each run."""
    tokens: list[str] = []
    loose = ""
    at = 0
    while at < len(text):
        token = _token_at(text, at, names, kept)
        if token is None:
            loose += text[at]
            at += 1
            continue
        if loose:
            tokens.append(loose)
            loose = ""
        tokens.append(token)
        at += len(token)
    return [*tokens, loose] if loose else tokens


def _token_at(text: str, at: int, names: tuple[str, ...], kept: re.Pattern[str]) -> str | None:
    for name in names:
        if name and text.startswith(name, at):
            return name
    whole = kept.match(text, at)
    if whole:
        return whole.group()
    for length in range(_MAX_WORD, 0, -1):
        if text[at : at + length] in _words():
            return text[at : at + length]
    return None


@cache
def _words() -> frozenset[str]:
    return frozenset(WORDS)


def _best(text: str, places: dict[int, float]) -> list[int] | None:
    """The cheapest choice of breaks that makes the fewest lines; None where these are too many."""
    best: tuple[float, list[int]] | None = None
    lines = _lines(text, sorted(places))
    for choice in _choices(lines, 0) if lines else ():
        breaks = [end for end, _ in choice[:-1]]
        cost = sum(places[b] for b in breaks) + _shape([size for _, size in choice])
        if best is None or cost < best[0]:
            best = (cost, breaks)
    return best[1] if best else None


def _lines(text: str, places: Sequence[int]) -> dict[int, dict[int, float]]:
    """By where a line may begin, where it may end so that the fewest follow, with its width; {} if these are many."""
    fewest = {len(text): 0}
    lines: dict[int, dict[int, float]] = {}
    edges = [0, *places, len(text)]
    for index in range(len(edges) - 2, -1, -1):
        start = edges[index]
        sizes = ((end, width(text[start:end])) for end in edges[index + 1 :])
        ends = dict(itertools.takewhile(lambda line: line[1] <= LIMIT, sizes))
        fewest[start] = 1 + min((fewest[end] for end in ends), default=_MOST_LINES)
        lines[start] = {end: size for end, size in ends.items() if fewest[end] + 1 == fewest[start]}
    return lines if fewest[0] <= _MOST_LINES else {}


def _choices(lines: dict[int, dict[int, float]], start: int) -> Iterator[list[tuple[int, float]]]:
    """Every way from a place to the end, as ends of lines with their widths."""
    if start not in lines:
        yield []
        return
    for end, size in lines[start].items():
        for rest in _choices(lines, end):
            yield [(end, size), *rest]


def _shape(lengths: list[float]) -> float:
    """What a shape costs: lines that grow, shrink or swell are right; equal lines and hour-glasses are not."""
    cost = (max(lengths) - min(lengths)) * 0.25
    steps = [b - a for a, b in itertools.pairwise(lengths)]
    if all(abs(s) < 1 for s in steps):
        return cost + 2.0  # a block
    rising = [s > 0 for s in steps]
    if len(lengths) > 2 and not (
        all(rising) or not any(rising) or (rising[0] and not any(rising[rising.index(False) :]))
    ):
        return cost + 6.0  # an hour-glass
    if min(lengths) < max(lengths) / 3:
        cost += 2.0
    return cost
