"""Rules of attachments: what the text says of them, and how each begins (RG751–RG753)."""

from __future__ import annotations

import re

from reportgen.checks.format.desk import Desk, tenths
from reportgen.checks.format.fonts import face_look
from reportgen.checks.format.judging import Judged, Look, every, judged
from reportgen.checks.format.places import start_of
from reportgen.document.looks import Words

NOTE = "附件说明"
MARK = "附件"
_SIGN = ("署名", "成文日期")
_OPENING = re.compile(r"附件\s*[:：]")
_FURTHER = re.compile(r"\d{1,2}\s*[.．、]")
_OPENING_WIDTH = 3
"""“附件：”, under which no further line begins."""
_CLOSED = "。；，、.;,"
_NO_NOTE, _NO_ANNEX = "没有附件说明", "没有附件"


def annex_note_place(desk: Desk) -> Judged:
    """附件说明的位置。

    正文下空一行、左空二字写“附件：”，在署名和成文日期之前；回行时与上一行附件名称的首字对齐。
    几个附件的，“2.”排在“1.”的正下方；打出来的空格和缩进合起来算。

    依据：GB/T 9704—2012 第 7.3.4 条：正文下空一行左空二字编排“附件”二字（规定）
    改法：“附件：”移到正文之下、署名之上，这一行左空二字，其余各行与名称的首字对齐
    """
    wanted = desk.wanted("indent")
    signed = min((words.number for words in desk.of(*_SIGN)), default=None)
    found = [words for words in desk.of(NOTE) if _is_begun(words)]

    def look(words: Words) -> Look:
        start = start_of(words)
        if signed is not None and words.number > signed:
            return Look(False, "排在署名、日期之后", words)
        if start is None:
            return Look(None, "有制表符，或没有居左", words)
        if _OPENING.match(words.text.strip()):
            return Look(wanted.accepts(start), f"左空 {tenths(start)} 字", words)
        off = start - wanted.value - _OPENING_WIDTH
        told = "左空" if abs(off) <= wanted.tolerance else "没有排在上一个附件的正下方，左空"
        return Look(abs(off) <= wanted.tolerance, f"{told} {tenths(start)} 字", words)

    return judged(f"署名之上，左空 {wanted.value:g} 字", every(found, look), _NO_NOTE)


def _is_begun(words: Words) -> bool:
    """Whether a line begins the note or a further name in it, and goes on with neither."""
    text = (words.label + words.text).strip()
    return bool(_OPENING.match(text) or _FURTHER.match(text))


def annex_note_form(desk: Desk) -> Judged:
    """附件说明的写法。

    “附件”后标全角冒号和附件名称；多个附件用阿拉伯数字标顺序号（附件：1.×××）；名称后面不加标点。

    依据：GB/T 9704—2012 第 7.3.4 条：后标全角冒号和附件名称，名称后不加标点符号（规定）
    改法：用全角冒号，删去名称末尾的标点
    """

    def look(words: Words) -> Look:
        text = words.text.strip()
        opening = _OPENING.match(text)
        if opening and not opening[0].endswith("："):
            return Look(False, "“附件”后不是全角冒号", words)
        ends = text[-1:] in _CLOSED and not (opening and opening.end() == len(text))
        return Look(not ends, f"末尾有“{text[-1:]}”" if ends else "合写法", words)

    return judged("“附件：”，名称后不加标点", every(desk.of(NOTE), look), _NO_NOTE)


def annex_mark(desk: Desk) -> Judged:
    """附件的首行。

    附件另面编排；“附件”二字和顺序号用三号黑体，顶格排在版心左上角第一行；标题居中排在第三行。

    依据：GB/T 9704—2012 第 7.3.7 条：另面编排，用 3 号黑体字顶格（规定）
    改法：“附件1”另起一页、顶格，字体选“黑体”，与标题之间空一行
    """
    return judged("另面、顶格、黑体", [_mark(desk, mark) for mark in desk.of(MARK)], _NO_ANNEX)


def _mark(desk: Desk, mark: Words) -> Look:
    above = next(desk.before(mark), None)
    turned = mark.form.break_before or mark.breaks or above is None or above.breaks or above.section != mark.section
    face = face_look(mark, desk.layout.hei_face, mark.stretches)
    start = start_of(mark)
    if not turned:
        return Look(False, "没有另起一页", mark)
    if start is None or not desk.wanted("addressee_off").accepts(start):
        return Look(False, "没有顶格", mark)
    if face is not None and not face.right:
        return Look(False, f"字体是 {face.measured}", mark)
    return Look(True, "另面、顶格、黑体", mark)
