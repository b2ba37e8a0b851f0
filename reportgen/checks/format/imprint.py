"""Rules of the imprint (版记, RG781–RG785)."""

from __future__ import annotations

import re

from reportgen.checks.format.desk import Desk, size_name, tenths
from reportgen.checks.format.fonts import face_look, size_look
from reportgen.checks.format.judging import LATER, Judged, Look, every, idle, judged, opened
from reportgen.checks.format.places import RIGHT, right_blank, start_of
from reportgen.document.looks import Words

COPIES, PRINTED = "抄送", "印发"
_COPIES = re.compile(r"抄\s*送\s*[:：]")
_PRINTED = re.compile(r"(\d{4}年[1-9]\d?月[1-9]\d?日)印发")
_NO_IMPRINT = "没有版记"


def imprint_type(desk: Desk) -> Judged:
    """版记的字体字号。

    版记里抄送机关、印发机关和印发日期一般用四号仿宋。

    依据：GB/T 9704—2012 第 7.4.2、7.4.3 条：4 号仿宋体字（一般）
    改法：选中版记，中文字体选“仿宋_GB2312”，字号选“四号”
    """
    face, wanted = desk.layout.body_face, desk.wanted("imprint_pt")

    def look(words: Words) -> Look | None:
        found = face_look(words, face, words.stretches)
        if found is not None and not found.right:
            return found
        return size_look(words, wanted, words.stretches)

    return judged(f"{face.name}，{size_name(wanted.value)}", every(desk.of(COPIES, PRINTED), look), _NO_IMPRINT)


def copies_form(desk: Desk) -> Judged:
    """抄送机关的写法。

    “抄送”二字后标全角冒号，最后一个抄送机关名称后标句号。

    依据：GB/T 9704—2012 第 7.4.2 条：后标全角冒号，最后标句号（规定）
    改法：写成“抄送：×××，×××。”
    """

    def look(words: Words) -> Look | None:
        text = words.text.strip()
        opening = _COPIES.match(text)
        if opening is None:
            return None
        if not opening[0].endswith("："):
            return Look(False, "“抄送”后不是全角冒号", words)
        return Look(text.endswith("。"), f"末尾是“{text[-1]}”", words)

    return judged("“抄送：”，末尾句号", every(desk.of(COPIES), look), "没有抄送机关")


def printed_form(desk: Desk) -> Judged:
    """印发日期的写法。

    印发日期用阿拉伯数字把年、月、日标全，月、日不编虚位，后加“印发”二字。

    依据：GB/T 9704—2012 第 7.4.3 条：年月日标全，不编虚位，后加“印发”二字（规定）
    改法：写成“2025年1月20日印发”
    """
    found = [words for words in desk.of(PRINTED) if re.search(r"\d|年|月", words.text)]

    def look(words: Words) -> Look:
        text = " ".join(words.text.split())
        return Look(_PRINTED.search(re.sub(r"\s", "", text)) is not None, f"“{text[-16:]}”", words)

    return judged("如“2025年1月20日印发”", every(found, look), "没有印发日期")


def imprint_place(desk: Desk) -> Judged:
    """版记各要素左右空一字。

    抄送机关左右各空一字；印发机关左空一字，印发日期右空一字。

    依据：GB/T 9704—2012 第 7.4.2、7.4.3 条：左右各空一字；左空一字、右空一字（规定）
    改法：版记的段落左缩进、右缩进各 1 字符
    """

    def look(words: Words) -> Look:
        blank = right_blank(words, desk.layout.columns) if words.form.align in RIGHT else start_of(words)
        if blank is None:
            return Look(None, LATER, words)
        return Look(abs(blank - 1) <= desk.wanted("pageno_blank").tolerance, f"空 {tenths(blank)} 字", words)

    return judged("空 1 字", every(desk.of(COPIES, PRINTED), look), _NO_IMPRINT)


def imprint_rules(desk: Desk) -> Judged:
    """版记的分隔线。

    版记的分隔线与版心等宽，首条和末条用粗线，中间用细线，推荐 0.35 毫米和 0.25 毫米。

    依据：GB/T 9704—2012 第 7.4.1 条：首末条粗线，中间细线（推荐）
    改法：版记表格上下框线设为 1 磅，中间设为 0.75 磅
    """
    thick, thin = desk.wanted("rule_thick"), desk.wanted("rule_thin")
    required = f"首末 {thick} 毫米，中间 {thin} 毫米"
    return opened(required, LATER) if desk.of(COPIES, PRINTED) else idle(required, _NO_IMPRINT)


def imprint_foot(desk: Desk) -> Judged:
    """版记在末面的最下边。

    版记在公文最后一面，最后一条分隔线与版心下边缘重合。版记放在偶数页是通行的说法，没有见到条文。

    依据：GB/T 9704—2012 第 7.4.1 条：末条分隔线与公文最后一面的版心下边缘重合（规定）
    改法：版记表格设为文字环绕，垂直位置相对于页边距取“底端”
    """
    required = "最后一面，末线与版心下边缘重合"
    return opened(required, LATER) if desk.of(COPIES, PRINTED) else idle(required, _NO_IMPRINT)
