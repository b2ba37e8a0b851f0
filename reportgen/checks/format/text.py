"""Rules of the text's paragraphs and of its headings' numbers (RG731–RG736)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reportgen.checks.format.annex import MARK
from reportgen.checks.format.desk import HEADINGS, TEXT, Desk, tenths
from reportgen.checks.format.head import ANNEX
from reportgen.checks.format.judging import Judged, Look, every, judged
from reportgen.checks.format.places import left_of, start_of, typed_of
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.prose import STRICT, Flaw, Prose
from reportgen.checks.wording.numbering.headings import heading_dup, heading_gap, heading_mark, heading_restart
from reportgen.document.looks import Words
from reportgen.facts.labels import PART, TABLE, TABLE_SET
from reportgen.lines import HEADING, PARAGRAPH, TITLE, Line

_Check: TypeAlias = Callable[[Prose], Iterator[Flaw]]
_NO_TEXT, _NO_NUMBERS = "没有认出正文", "正文没有编号的标题"
_HAN = "[一二三四五六七八九十百]{1,4}"
_LABELS = (f"{_HAN}、", f"（{_HAN}）", r"\d{1,2}[.．](?!\d)", r"（\d{1,2}）")
"""How the number of each level is written."""
_SEVERAL = 2
"""So many headings of a level with numbers make one without stand out."""
_FORMS = ("一、", "（一）", "1.", "（1）")
_ANY_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}\s*[、.．,，]|[（(][一二三四五六七八九十百]{1,4}[）)]|\d{1,2}\s*[、.．](?!\d)"
    r"|[（(]\d{1,2}[）)]|\d{1,2}[）)]|第[一二三四五六七八九十]{1,3}(?:部分|[章节部条编])|[①-⒛]"
    r"|\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?(?=[\s\u4e00-\u9fff])(?!\s*[%％万亿元年月个件倍]))"
)
_HEADS = re.compile(rf"{_ANY_LABEL.pattern}|{TABLE_SET}")
"""表一 and a blank may begin a text about a table, too; before a heading it is a number."""
_STEPPED = r"\s*\d{1,2}[.．]\d{1,2}"
"""1.1, which tells its level by counting the numbers above it."""
_SURE = rf"{_STEPPED}(?:[.．]\d{{1,2}})*\s|[⒈-⒛]"
"""What numbers a part of the text, whatever follows it."""


_RUNS_ON = r"\s*[^\d。，,：:；;]{2,30}。."
"""What follows a number that heads its paragraph: 1、规范办案。全年…"""


def _paragraphs(desk: Desk) -> list[Words]:
    return [words for words in desk.of(*TEXT, *HEADINGS) if words.slot is None and not words.boxed]


def first_line(desk: Desk) -> Judged:
    """段首左空二字。

    正文每个自然段左空二字，各层标题也一样；首行缩进写 2 字符，或与两个字同宽的磅数。用空格空出来的，位置对了也算对。

    依据：GB/T 9704—2012 第 7.3.3 条：每个自然段左空二字（规定）
    改法：选中正文，段落、特殊格式选“首行缩进 2 字符”，去掉段首的空格
    """
    wanted = desk.wanted("indent")

    def look(words: Words) -> Look:
        start = start_of(words)
        if start is None:
            return Look(None, "居中、靠右或有制表符", words)
        return Look(wanted.accepts(start), f"空 {tenths(start)} 字", words)

    return judged(f"左空 {wanted.value:g} 字", every(_paragraphs(desk), look), _NO_TEXT)


def typed_blank(desk: Desk) -> Judged:
    """段首不用空格空出。

    段首的两个字用首行缩进空，不用空格：空格在改字号、两端对齐时宽窄会变，复制到别处也要一处处删。

    依据：排版经验，不是国标条文（实务）
    改法：删去段首的空格，段落、特殊格式选“首行缩进 2 字符”
    """

    def look(words: Words) -> Look:
        typed = typed_of(words)
        return Look(not typed, f"打了 {tenths(typed)} 字宽的空格" if typed else "没有打空格", words)

    return judged("不打空格", every(_paragraphs(desk), look), _NO_TEXT)


def turned_line(desk: Desk) -> Judged:
    """回行顶格。

    正文自然段从第二行起顶格，左缩进、右缩进都是 0。

    依据：GB/T 9704—2012 第 7.3.3 条：回行顶格（规定）
    改法：选中正文，段落的左缩进、右缩进都设为 0，悬挂缩进改为首行缩进
    """
    wanted = desk.wanted("addressee_off")

    def look(words: Words) -> Look:
        left, indent = left_of(words), words.form.indent
        right = indent.right_chars or (indent.right or 0) / 16
        flush = wanted.accepts(left) and wanted.accepts(right)
        return Look(flush, "顶格" if flush else f"左缩进 {tenths(left)} 字、右缩进 {tenths(right)} 字", words)

    return judged("顶格", every(_paragraphs(desk), look), _NO_TEXT)


def _prose(desk: Desk, *roles: str) -> tuple[Prose, list[Words]]:
    """The paragraphs of the roles as lines with the numbers that Word sets itself; titles of 附件 part them."""
    found = [words for words in desk.of(*roles, ANNEX, MARK) if words.slot is None]
    lines = tuple(Line(_kind(words), words.label + words.text.strip(), words.number) for words in found)
    return Prose(lines, load_lexicon(()), None, STRICT, lambda _start, _end: None), found


def _kind(words: Words) -> str:
    return HEADING if words.role in HEADINGS else TITLE if words.role in (ANNEX, MARK) else PARAGRAPH


def heading_series(desk: Desk) -> Judged:
    """层次序数连续。

    同一层的序数一个接一个，不缺、不重、不中途从头编。打出来的序数和 Word 自动编的序数一起看。

    依据：数数（事实）
    依据：GB/T 9704—2012 第 7.3.3 条：结构层次序数依次标注（可以）
    改法：补上缺的一节，或者按顺序改后面的序数
    """
    checks = (heading_gap, heading_dup, heading_restart)
    return _flawed(_prose(desk, *HEADINGS, *TEXT), "依次编号", "连续", checks)


def _flawed(
    lines: tuple[Prose, list[Words]], required: str, right: str, checks: tuple[_Check, ...]
) -> Judged:
    """What checks of wording say of the lines."""
    prose, paragraphs = lines
    if not any(_ANY_LABEL.match(words.label + words.text) for words in paragraphs):
        return judged(required, (), _NO_NUMBERS)
    flaws = [flaw for check in checks for flaw in check(prose)]
    looks = [Look(False, flaw.message, paragraphs[prose.index(flaw.start)]) for flaw in flaws]
    return judged(required, looks or [Look(True, right)], _NO_NUMBERS)


def heading_levels(desk: Desk) -> Judged:
    """层次序数的写法。

    文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”；括号用全角，阿拉伯数字后面用下脚点，不用顿号；
    “1.1”“①”都不在其中。同一层的标题，有的编序数、有的不编，也不合适。“第一部分”“表一”标准没有列，分成几部分的文稿、
    逐表说明的文稿用得多：同一个标题之下（或全文的第一层）都这样写的不算错，混用的照列。

    依据：GB/T 9704—2012 第 7.3.3 条：依次可以用“一、”“（一）”“1.”“（1）”标注（可以）
    依据：GB/T 15834—2011 附录 B.3：序次语之后的点号（一般）
    改法：把序数改成这四种写法：第一层“一、”，第二层“（一）”，第三层“1.”，第四层“（1）”
    """
    headings = [(words, (words.label + words.text).strip()) for words in _paragraphs(desk) if words.role in HEADINGS]
    labelled = Counter(words.role for words, text in headings if _HEADS.match(text))
    alike = _alike(headings)
    looks = []
    for words, text in sorted((*headings, *_led(desk)), key=lambda one: one[0].number):
        label = _HEADS.match(text)
        if label is None:
            if labelled[words.role] >= _SEVERAL:
                looks.append(Look(False, "没有序数，同一层的别的标题有", words))
            continue
        sign = label[0].strip()
        right = any(re.match(form, text) for form in _LABELS)
        told = "四种写法之内" if right else f"“{sign}”" + ("，同一层都这样写" if words.number in alike else "")
        looks.append(Look(right or words.number in alike, told, words))
    return judged("“" + "”“".join(_FORMS) + "”", looks, _NO_NUMBERS)


def _alike(headings: Sequence[tuple[Words, str]]) -> frozenset[int]:
    """The numbers of headings that are 第一部分 or 表一, as all of their level below one heading are."""
    below: dict[tuple[int, str], list[tuple[Words, str]]] = {}
    above = [0] * 10
    for words, text in headings:
        level = int(words.role[-1])
        below.setdefault((above[level - 1], words.role), []).append((words, text))
        above[level:] = [words.number] * (10 - level)
    uniform = (those for those in below.values() if any(all(re.match(f, t) for _, t in those) for f in (PART, TABLE)))
    return frozenset(words.number for those in uniform for words, _ in those)


def _led(desk: Desk) -> Iterator[tuple[Words, str]]:
    """Paragraphs of text that begin with a number and a phrase, as a heading that runs on would."""
    for words in _paragraphs(desk):
        text = (words.label + words.text).strip()
        label = _ANY_LABEL.match(text) if words.role in TEXT else None
        if label and (re.match(_SURE, text) or re.match(_RUNS_ON, text[label.end() :])):
            yield words, text


def heading_marks(desk: Desk) -> Judged:
    """层次序数后面的标点。

    汉字数字后用顿号，阿拉伯数字后用下脚点，带括号的序数后面不再加标点。

    依据：GB/T 15834—2011 附录 B.3：序次语之后的点号（一般）
    改法：照“一、”“（一）”“1.”“（1）”改标点
    """
    return _flawed(_prose(desk, *HEADINGS, *TEXT), "照用法", "合用法", (heading_mark,))


def heading_order(desk: Desk) -> Judged:
    """层次不跳级。

    “一、”下面是“（一）”，再下面是“1.”“（1）”；层次少的，可以只用“一、”和“1.”，也可以从“（一）”起。
    从第一层直接跳到第四层、同一层用两种写法的，读的人分不清层次。

    依据：GB/T 9704—2012 第 7.3.3 条：结构层次序数依次标注（可以）
    改法：按层次改序数
    """
    looks, above = [], 0
    for words in desk.of(*HEADINGS):
        level = int(words.role[-1])
        text = (words.label + words.text).strip()
        own = next((n for n, form in enumerate(_LABELS, 1) if re.match(form, text)), 0)
        if own:
            fits = above == 0 or own <= above + 2
            told = "依次" if fits else f"“{_FORMS[above - 1]}”之下直接是“{_FORMS[own - 1]}”"
            looks.append(Look(fits, told, words))
            above = own
        elif re.match(_STEPPED, text) and _ANY_LABEL.match(text):
            looks.append(Look(None, "有“1.1”一类序数，不是四种写法之一，说不清是哪一层", words))
        elif level:
            above = min(above, level)
    return judged("依次", looks, _NO_NUMBERS)
