"""Where each paragraph of an old report went, and why some went nowhere: nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from reportgen.document.looks import Words
from reportgen.facts.quotes import quote_in
from reportgen.importing.skeleton import cleaned
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.readers.docx.recognising import NO_TEXT_HERE
from reportgen.reading import forbidden_in
from reportgen.tuples import NamedTuple

PRINTED = "模板照印"
"""Where that goes which the pack prints itself."""
_UNPLACED = {"图题": "图的题，图片不导入", "表题": "表的题，表格没有对应的表样"}

_FRAME = ("发文机关标志", "发文字号", "签发人", "署名", "成文日期", "抄送", "印发")
_OF_TEXT = ("正文", "标题1", "标题2", "标题3", "标题4")


class Went(NamedTuple):
    """Paragraphs of the old report and the key path that they went to."""

    path: str
    numbers: tuple[int, ...]


class Left(NamedTuple):
    """Paragraphs that went nowhere, with what they say, and why; `kept` ones went somewhere, but not as they were."""

    numbers: tuple[int, ...]
    text: str
    why: str
    kept: bool = False


def left_of(paragraphs: Sequence[Words], placed: Set[int]) -> Iterator[Left]:
    """Every paragraph with a text or a picture that went nowhere; those of one table together.

    What a text box hangs on is told by its text; lines and seals beside what the program sets itself are not told.
    """
    group: list[int] = []
    table: tuple[str, int] | None = None
    texts: list[str] = []
    for words in paragraphs:
        here = (words.story, words.slot.table) if words.slot else None
        if group and (here is None or here != table):
            yield Left(tuple(group), " ".join(texts), "表格没有对应的表样")
            group, texts = [], []
        table = here
        text = words.text.strip()
        if words.boxed and words.number in placed and words.role.startswith(_OF_TEXT):
            yield Left((words.number,), text, "在文本框里，放进了正文，其中的数没有取作指标：看着旧报告改", kept=True)
        if words.number in placed and words.pictured and words.role not in _FRAME:
            yield Left((words.number,), text or "（图片）", "文字已导入，段里的图片不导入", kept=True)
        if words.number in placed or not (text or words.pictured):
            continue
        if here is not None:
            group.append(words.number)
            texts += [text] if text else []
        else:
            boxed = "在文本框里，" if words.boxed else ""
            yield Left((words.number,), text or "（图片）", boxed + _why(text, words.role))
    if group:
        yield Left(tuple(group), " ".join(texts), "表格没有对应的表样")


def _why(text: str, role: str) -> str:
    """Why a paragraph has no place in a facts file."""
    if not text:
        return "图片不导入"
    blank = re.fullmatch(NO_TEXT_HERE, text)
    return "每面都有正文，不再写这句话" if blank else _UNPLACED.get(role, "没有认出放在哪里")


def unfit(paragraphs: Iterable[Words]) -> Iterator[Left]:
    """Paragraphs with what no facts file may hold, or would read as something else than text."""
    for words in paragraphs:
        text = words.text.replace(BREAK, "")
        if forbidden_in(text) is not None:
            why = "已导入，但有不能用的字符：控制符去掉了，自造字换成了〓"
            yield Left((words.number,), cleaned(text), why, kept=True)
        elif quote_in(text) is not None:
            why = "已导入，但 {{ }} 一类的记号在事实文件里另有意思，换成了【】"
            yield Left((words.number,), text, why, kept=True)
