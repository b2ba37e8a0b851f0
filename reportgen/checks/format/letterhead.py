"""Rules of the letterhead (版头, RG771–RG779)."""

from __future__ import annotations

import re

from reportgen.checks.format.desk import Desk, hanzi, in_mm, is_face, shown, tenths
from reportgen.checks.format.fonts import face_look
from reportgen.checks.format.judging import LATER, Judged, Look, every, idle, judged, opened
from reportgen.checks.format.places import start_of
from reportgen.checks.format.spans import SIGNED
from reportgen.document.looks import Words

MARK, NUMBER, SIGNER = "发文机关标志", "发文字号", "签发人"
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}〔\d{4}〕[1-9]\d{0,4}号")
_ANY_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,20}\s*[〔\[【（(［]\s*\d{2,4}\s*[〕\]】）)］]\s*第?\s*\d{1,5}\s*号")
_NO_MARK, _NO_NUMBER = "没有版头", "没有发文字号"


def _lines(desk: Desk) -> tuple[Words, ...]:
    """The lines that hold the number, the signers, or both."""
    return desk.of(NUMBER, SIGNER)


def mark_looks(desk: Desk) -> Judged:
    """发文机关标志的字体和颜色。

    发文机关标志推荐用小标宋体、红色；字号标准没有规定，以醒目、美观、庄重为准。

    依据：GB/T 9704—2012 第 7.2.4 条：推荐使用小标宋体字，颜色为红色（推荐）
    改法：选中发文机关标志，中文字体选“方正小标宋简体”，颜色选红色
    """
    face, red = desk.layout.title_face, desk.layout.red

    def look(words: Words) -> Look | None:
        found = face_look(words, face, words.stretches)
        if found is None or not found.right:
            return found
        colours = [s.face.color for s in words.stretches if shown(s, words.text)]
        wrong = next((colour for colour in colours if not _is_red(colour)), None)
        return Look(wrong is None, "红色" if wrong is None else f"颜色 {wrong or '没有写明'}", words)

    return judged(f"{face.name}，红色（{red}）", every(desk.of(MARK), look), _NO_MARK)


def _is_red(colour: str) -> bool:
    """Whether RRGGBB is a red, dark ones among them."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 0xC0 and green <= 0x30 and blue <= 0x30


def mark_place(desk: Desk) -> Judged:
    """发文机关标志的高低。

    发文机关标志的上边缘到版心上边缘 35 毫米，就是距纸的上边 72 毫米。旧标准上行文的 80 毫米已经不用。

    依据：GB/T 9704—2012 第 7.2.4 条：上边缘至版心上边缘为 35mm（规定）
    改法：调整标志之上的空行或段前间距
    """
    required = f"版心上边缘之下 {in_mm(desk.wanted('red_top'))}"
    return opened(required, LATER) if desk.of(MARK) else idle(required, _NO_MARK)


def number_form(desk: Desk) -> Judged:
    """发文字号的写法。

    发文字号由代字、年份、顺序号组成：年份标全称，用六角括号“〔〕”括起来；顺序号不加“第”字，不编虚位（1 不写 01）。

    依据：GB/T 9704—2012 第 7.2.5 条：六角括号，不编虚位，不加“第”字（规定）
    改法：写成“×政发〔2025〕3号”这样
    """

    def look(words: Words) -> Look | None:
        found = _ANY_NUMBER.search(words.text)
        if found is None:
            return None
        return Look(_NUMBER.fullmatch(found[0]) is not None, f"“{found[0]}”", words)

    return judged("如“×政发〔2025〕3号”", every(_lines(desk), look), _NO_NUMBER)


def number_place(desk: Desk) -> Judged:
    """发文字号、签发人的位置。

    发文字号居中；上行文有签发人的，发文字号左空一字，签发人右空一字，在同一行。

    依据：GB/T 9704—2012 第 7.2.5、7.2.6 条：居中；上行文居左空一字（规定）
    改法：没有签发人的，发文字号居中；有签发人的，用制表位使字号左空一字、签发人右空一字
    """

    def look(words: Words) -> Look | None:
        if not _ANY_NUMBER.search(words.text):
            return None
        if _signed(desk):
            start = start_of(words)
            if start is None:
                return Look(None, f"靠制表符排，{LATER}", words)
            return Look(abs(start - 1) <= 0.35, f"左空 {tenths(start)} 字", words)
        centred = words.form.align == "center"
        return Look(centred, "居中" if centred else "没有居中", words)

    required = "左空 1 字，签发人右空 1 字" if _signed(desk) else "居中"
    return judged(required, every(_lines(desk), look), _NO_NUMBER)


def _signed(desk: Desk) -> bool:
    return any(words.role == SIGNER or SIGNED.search(words.text) for words in _lines(desk))


def signer_face(desk: Desk) -> Judged:
    """签发人的字体。

    “签发人”三字用三号仿宋，后面标全角冒号；签发人姓名用三号楷体。

    依据：GB/T 9704—2012 第 7.2.6 条：签发人姓名用 3 号楷体字（规定）
    改法：选中签发人的姓名，中文字体选“楷体_GB2312”或“楷体”
    """
    face = desk.layout.kai_face

    def look(words: Words) -> Look | None:
        label = SIGNED.search(words.text)
        start = label.end() if label else 0 if words.role == SIGNER else None
        if start is None:
            return None
        named = (s._replace(start=max(s.start, start)) for s in words.stretches if s.end > start)
        names = [s for s in named if hanzi(s, words.text)]
        wrong = next((s.face.eastern for s in names if not is_face(s.face.eastern, face)), None)
        return Look(wrong is None, face.name if wrong is None else wrong or "没有写明", words) if names else None

    return judged(face.name, every(_lines(desk), look), "没有签发人")


def red_rule(desk: Desk) -> Judged:
    """版头的红色分隔线。

    发文字号之下 4 毫米处有一条与版心等宽的红色分隔线，粗细标准没有规定。用图形画的线，文件里看不出长短，
    要排出来才知道。

    依据：GB/T 9704—2012 第 7.2.7 条：与版心等宽的红色分隔线（规定）
    改法：给发文字号这一段加红色的下框线，段落左右缩进为 0
    """
    required = "发文字号之下有红色分隔线"
    if not desk.of(MARK):
        return idle(required, _NO_MARK)
    lines = _lines(desk)
    ruled = [w for w in lines for side, _, colour in w.form.borders if side == "bottom" and _is_red(colour)]
    if ruled:
        indent = ruled[0].form.indent
        short = bool(indent.left or indent.right or indent.left_chars or indent.right_chars)
        return judged(required, [Look(not short, "有缩进，线短了" if short else "段落的下框线", ruled[0])], "")
    end = lines[-1].number if lines else desk.of(MARK)[-1].number
    if any(w.drawn for w in desk.body if w.number <= end + 2):
        return opened(required, f"版头有图形，{LATER}")
    return judged(required, [Look(False, "没有", lines[-1] if lines else None)], "")


def number_gap(desk: Desk) -> Judged:
    """发文字号距发文机关标志二行。

    发文字号排在发文机关标志下空二行的位置。

    依据：GB/T 9704—2012 第 7.2.5 条：标志下空二行（规定）
    改法：标志与发文字号之间空二行
    """
    required = f"空 {desk.wanted('number_gap_lines').value:g} 行"
    if not desk.of(MARK):
        return idle(required, _NO_MARK)
    return opened(required, LATER) if _lines(desk) else idle(required, _NO_NUMBER)


def rule_gap(desk: Desk) -> Judged:
    """红色分隔线距发文字号 4 毫米。

    红色分隔线在发文字号之下 4 毫米处。

    依据：GB/T 9704—2012 第 7.2.7 条：发文字号之下 4mm 处（规定）
    改法：下框线的边距改为 8 磅左右（行框下面还有一点空）
    """
    required = f"{desk.wanted('rule_gap')} 毫米"
    return opened(required, LATER) if desk.of(MARK) else idle(required, _NO_MARK)


def title_gap(desk: Desk) -> Judged:
    """标题距红色分隔线二行。

    标题排在红色分隔线下空二行的位置。没有版头的，标题之上空多少标准没有写。

    依据：GB/T 9704—2012 第 7.3.1 条：红色分隔线下空二行（规定）
    改法：红线与标题之间空二行
    """
    required = f"空 {desk.wanted('title_gap_lines').value:g} 行"
    return opened(required, LATER) if desk.of(MARK) else idle(required, _NO_MARK)


