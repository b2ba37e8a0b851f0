"""Rules of how text falls on pages and lines, which only laying it out can tell, and of what a final text leaves."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.checks.format.desk import TEXT, Desk
from reportgen.checks.format.judging import LATER, Judged, Look, judged, opened
from reportgen.diagnostics import beside, short
from reportgen.document.looks import Words

AMBIGUOUS = "“”‘’—…·"
"""Marks that belong to Latin and to Chinese faces alike."""
_EXCERPT = 20


def blank_page(desk: Desk) -> Judged:
    """没有空白页。

    多打的空行、分页符会多出一张空白页；只有版记前可以有一张。

    依据：排版经验，不是国标条文（实务）
    改法：删去多余的空行和分页符
    """
    return opened("没有空白页", LATER) if desk.texts else judged("没有空白页", (), "文件里没有文字")


def first_page(desk: Desk) -> Judged:
    """首页有正文。

    首页必须显示正文；主送机关多得首页排不下正文的，把主送机关移到版记。

    依据：GB/T 9704—2012 第 7.3.3 条：公文首页必须显示正文（规定）
    改法：缩短标题，减少标题上下的空行，或者把主送机关移到版记
    """
    return opened("首页有正文", LATER) if desk.of(*TEXT) else judged("首页有正文", (), "没有认出正文")


def line_ends(desk: Desk) -> Judged:
    """行首行末的标点。

    句号、逗号、顿号等点号和后引号、后括号、后书名号不在行首，前引号、前括号、前书名号不在行末，破折号、省略号不断开。

    依据：GB/T 15834—2011 第 5 章，条款没有逐字核到（未核实）
    改法：段落的“中文版式”里勾选“按中文习惯控制首尾字符”
    """
    required = "合于行首行末的用法"
    return opened(required, LATER) if desk.texts else judged(required, (), "文件里没有文字")


def heading_alone(desk: Desk) -> Judged:
    """标题不落在页末。

    标题单独留在一面的最后一行，下面的正文到了下一面，不便阅读。

    依据：排版经验，不是国标条文（实务）
    改法：选中标题，段落的“换行和分页”里勾选“与下段同页”
    """
    return opened("与下文同页", LATER) if desk.of("标题1", "标题2") else judged("与下文同页", (), "没有标题")


def mark_faces(desk: Desk) -> Judged:
    """引号、破折号用中文字体。

    引号、破折号、省略号中西文字体里都有；西文字体与中文字体不同的，Word 多半用西文字体排，引号就成了半个字宽。

    依据：排版经验，不是国标条文（实务）
    改法：选中这些标点，西文字体也选中文字体（仿宋）
    """
    looks = []
    for words in desk.texts:
        marked = [s for s in words.stretches if set(words.text[s.start : s.end]) & set(AMBIGUOUS)]
        if any(s.face.latin != s.face.eastern for s in marked):
            looks.append(Look(None, "中文、西文字体不同，看程序怎样排", words))
        elif marked:
            looks.append(Look(True, "中文字体", words))
    return judged("中文字体", looks, "没有这些标点")


def _left(desk: Desk, what: str, unit: str, authors_of: Callable[[Words], list[str]]) -> Judged:
    """What reviewers left: how much of it, in how many paragraphs, whose."""
    found = [(words, authors) for words in desk.received.paragraphs if (authors := authors_of(words))]
    looks = [Look(False, f"{_named(authors)}{what} {len(authors)} {unit}", words) for words, authors in found]
    if not looks and desk.received.paragraphs:
        looks = [Look(True, f"没有{what}")]
    judgement = judged(f"没有{what}", looks, "文件里没有文字")
    everyone = [name for _, authors in found for name in authors]
    said = f"{_named(everyone)}{what} {len(everyone)} {unit}，在 {len(found)} 段里"
    return judgement._replace(measured=said) if found else judgement


def _named(authors: list[str]) -> str:
    return beside("、".join(dict.fromkeys(name for name in authors if name)) or "没有署名的人", "的")


def changes(desk: Desk) -> Judged:
    """没有留着的修订。

    没有接受或拒绝的修订，打印、转成 PDF 时可能带着痕迹，也说不清哪一稿算数。各条规则按全部接受以后的样子检查。

    依据：定稿的惯例，不是国标条文（实务）
    改法：在 Word 的“审阅”里逐处接受或拒绝修订
    """
    return _left(desk, "修订", "处", lambda words: [change.author for change in words.tracked])


def comments(desk: Desk) -> Judged:
    """没有留着的批注。

    批注是改稿时给人看的，定稿里留着，容易随文件发出去。

    依据：定稿的惯例，不是国标条文（实务）
    改法：处理以后，在 Word 的“审阅”里删除批注
    """
    return _left(desk, "批注", "条", lambda words: [remark.author for remark in words.comments])


def hidden_text(desk: Desk) -> Judged:
    """没有隐藏的文字。

    设成“隐藏”的文字打印不出来，平时也看不见，却留在文件里；收文的人点一下“显示编辑标记”就看得到，也能复制。

    依据：定稿的惯例，不是国标条文（实务）
    改法：在 Word 里点“显示/隐藏编辑标记”看到它，不该留的删去，要留的在“字体”里去掉“隐藏”
    """
    found = [(words, "".join(text for _, text in words.hidden).strip()) for words in desk.received.paragraphs]
    looks = [Look(False, f"隐藏着“{short(text, _EXCERPT)}”", words) for words, text in found if text]
    if not looks and desk.received.paragraphs:
        looks = [Look(True, "没有隐藏的文字")]
    return judged("没有隐藏的文字", looks, "文件里没有文字")
