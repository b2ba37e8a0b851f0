"""A character that was typed twice (part of RG631): 进进行, 的的."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Prose, places
from reportgen.lines import CELL

_STUTTERS = {
    "进进一步": ("推促跟改递行前引先", ""),
    "进进行": ("推促跟改递行前引先演", ""),
    "推推进": ("", ""),
    "推推动": ("", ""),
    "完完善": ("", ""),
    "完完成": ("", ""),
    "切切实": ("一关密亲", "实"),
    "落落实": ("村院角部", ""),
    "加加强": ("增参更附添", ""),
    "提提升": ("前", ""),
    "提提高": ("前", ""),
    "强强化": ("加增", ""),
    "健健全": ("保强稳", ""),
    "深深入": ("加纵", ""),
    "积积极": ("面体累", ""),
    "严严格": ("从森庄", ""),
    "认认真": ("确承公", "真"),
    "充充分": ("补扩", ""),
    "扎扎实": ("", "实"),
    "持持续": ("坚保维支扶主", ""),
    "坚坚持": ("攻", ""),
    "贯贯彻": ("", ""),
    "履履行": ("", ""),
    "促促进": ("督敦", ""),
    "执执法": ("", ""),
    "规规范": ("法常", ""),
    "群群众": ("人", ""),
    "领领导": ("带率引首将", ""),
    "责责任": ("负职追问尽履权", ""),
    "情情况": ("案疫社警舆险灾民实国省县市区行", ""),
    "群众众": ("", "多筹口人"),
    "问题题": ("", "目材干"),
    "服务务": ("", "必工农实"),
    "情况况": ("", "且"),
    "不不断": ("", ""),
    "全全面": ("安健完保齐周", ""),
    "全全市": ("安健完保齐周", ""),
    "全全区": ("安健完保齐周", ""),
    "全全年": ("安健完保齐周", ""),
    "主主要": ("民君业", ""),
    "经经": ("曾已历途必业神财", "过历办手济营费验理销典常络纪开信发侦适管贸商"),
    "并并": ("合兼一", "入购网轨案处列联"),
    "与与": ("参给赠", "会其"),
    "等等等": ("", ""),
    "我我局": ("", ""),
    "我我市": ("", ""),
    "我我区": ("", ""),
    "我我县": ("", ""),
}
"""Words whose first or last character was typed twice."""


def stutters(prose: Prose, twice: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Words that begin or end so, as spans with the character; `twice` are those that stand twice somewhere."""
    for word, (before, after) in _STUTTERS.items():
        char = word[0] if word[0] == word[1] else word[-1]
        if char in twice and word in prose.text:
            for at in places(prose.text, word, len(word)):
                yield from stuttered(prose, at, word, before, after, char)


def stuttered(prose: Prose, at: int, word: str, before: str, after: str, char: str) -> Iterator[tuple[int, int, str]]:
    """What stands at a place, if none of the characters stands before or behind it that make it right."""
    previous, following = prose.text[at - 1 : at], prose.text[at + len(word) : at + len(word) + 1]
    legit = (previous and previous in before) or (following and following in after)
    if not legit and prose.line(at).kind != CELL:
        yield at, at + len(word), char
