"""Rules of the title and the addressee (RG721–RG728)."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.checks.format.desk import Desk, tenths
from reportgen.checks.format.fonts import face_look, size_look
from reportgen.checks.format.judging import Judged, Look, broken, every, idle, judged, met, opened
from reportgen.checks.format.places import LEFT, blank_lines, left_of, size_of, start_of
from reportgen.document.looks import Words
from reportgen.document.titles import LIMIT
from reportgen.document.widths import width

TITLE, ADDRESSEE, ANNEX = "标题", "主送", "附件标题"
_NO_TITLE, _NO_ADDRESSEE = "没有认出标题", "没有主送机关"
_BREAK = "\x0b"
OTHER = "其他"
_ORGAN = re.compile(
    "[\u4e00-\u9fff、]{2,60}(?:政府|党委|委员会|常委会|工委|办公[室厅]|管委会|[局厅委]|代表大会|街道办事处)"
    "[;,；，:。.]?"
)
_CENTRED = 0.05
"""Characters that an indent may push a centred line aside."""


def _titles(desk: Desk) -> tuple[Words, ...]:
    return desk.of(TITLE, ANNEX)


def title_face(desk: Desk) -> Judged:
    """标题字体。

    公文标题用小标宋体；附件的标题也一样。没有装这种字体的电脑会换成别的，文件里仍要写它。

    依据：GB/T 9704—2012 第 7.3.1 条：2 号小标宋体字（一般）
    改法：选中标题，中文字体选“方正小标宋简体”，去掉加粗
    """
    face = desk.layout.title_face
    looks = every(_titles(desk), lambda words: face_look(words, face, words.stretches))
    return judged(face.name, looks, _NO_TITLE)


def title_size(desk: Desk) -> Judged:
    """标题字号。

    公文标题用二号字（22 磅）。

    依据：GB/T 9704—2012 第 7.3.1 条：2 号小标宋体字（一般）
    改法：选中标题，字号选“二号”
    """
    wanted = desk.wanted("title_pt")
    looks = every(_titles(desk), lambda words: size_look(words, wanted, words.stretches))
    return judged(f"二号（{wanted.value:g} 磅）" if wanted.value == 22 else f"{wanted.value:g} 磅", looks, _NO_TITLE)


def title_centred(desk: Desk) -> Judged:
    """标题居中。

    标题分一行或多行居中排布，不能有缩进，也不能用空格推到中间。

    依据：GB/T 9704—2012 第 7.3.1 条：分一行或多行居中排布（规定）
    改法：选中标题，段落对齐方式选“居中”，缩进都设为 0
    """

    def look(words: Words) -> Look:
        if words.form.align != "center":
            return Look(False, "没有居中", words)
        indent = words.form.indent
        right = indent.right_chars or (indent.right or 0) / size_of(words)
        aside = max(abs(left_of(words) - right), abs(indent.first_chars or indent.first or 0)) > _CENTRED
        return Look(not aside, "居中，但有缩进" if aside else "居中", words)

    return judged("居中，没有缩进", every(_titles(desk), look), _NO_TITLE)


def title_shape(desk: Desk) -> Judged:
    """标题排列的形状。

    标题回行时，要词意完整、排列对称、长短适宜，用梯形或菱形：一行比一行短，或一行比一行长，或中间长两头短；
    不能几行一样长（长方形），也不能中间短两头长（沙漏形）。二号字一行最多排 20 个字，由程序自动回行的，
    多半断在词的中间。

    依据：GB/T 9704—2012 第 7.3.1 条：回行应当使用梯形或菱形（规定）
    依据：每行字数由版心宽和字号换算（推算）
    改法：在词与词之间按 Shift+Enter 换行，使各行长短成梯形或菱形，每行不超过 20 字
    """
    required = f"梯形或菱形，每行不超过 {LIMIT} 字"
    looks = [_shape(lines, lines[0]) for lines in _title_blocks(desk)]
    return judged(required, looks, _NO_TITLE)


def _title_blocks(desk: Desk) -> list[list[Words]]:
    """Paragraphs of one title, one after another."""
    blocks: list[list[Words]] = []
    for words in _titles(desk):
        if blocks and blocks[-1][-1].role == words.role and words.number == blocks[-1][-1].number + 1:
            blocks[-1].append(words)
        else:
            blocks.append([words])
    return blocks


def _shape(paragraphs: list[Words], first: Words) -> Look:
    lines = [line.strip() for words in paragraphs for line in words.text.split(_BREAK) if line.strip()]
    sizes = [width(line) for line in lines]
    said = "、".join(f"{size:g}" for size in sizes)
    told = f"{len(lines)} 行，各 {said} 字" if len(lines) > 1 else f"1 行 {said} 字"
    if max(sizes) > LIMIT + 0.5:
        return Look(False, f"{told}，一行排不下", first)
    steps = [after - before for before, after in pairwise(sizes)]
    if steps and all(abs(step) < 0.5 for step in steps):
        return Look(False, f"{told}，一样长", first)
    rising = [step > 0 for step in steps]
    falls = rising.index(False) if False in rising else len(rising)
    if any(rising[falls:]):
        return Look(False, f"{told}，中间短两头长", first)
    return Look(True, told, first)


def _addressees(desk: Desk) -> tuple[Words, ...]:
    return desk.of(ADDRESSEE)


def addressee_flush(desk: Desk) -> Judged:
    """主送机关顶格。

    主送机关居左顶格，回行时仍顶格，段首不空字。

    依据：GB/T 9704—2012 第 7.3.2 条：居左顶格，回行时仍顶格（规定）
    改法：去掉主送机关前面的空格，首行缩进、左缩进设为 0，左对齐
    """

    def look(words: Words) -> Look:
        if words.form.align not in LEFT:
            return Look(False, "没有居左", words)
        start = start_of(words)
        if start is None:
            return Look(None, "前面有制表符", words)
        flush = desk.wanted("addressee_off").accepts(start) and desk.wanted("addressee_off").accepts(left_of(words))
        return Look(flush, "顶格" if flush else f"首行空 {tenths(start)} 字、回行空 {tenths(left_of(words))} 字", words)

    return judged("顶格", every(_addressees(desk), look), _NO_ADDRESSEE)


def addressee_colon(desk: Desk) -> Judged:
    """主送机关后的冒号。

    最后一个主送机关后面用全角冒号。标题之下单独一行、末尾是机关名称的，也当作主送机关看。

    依据：GB/T 9704—2012 第 7.3.2 条：最后一个机关名称后标全角冒号（规定）
    改法：把末尾改为全角冒号“：”
    """
    found = _addressees(desk) or _unmarked(desk)
    if not found:
        return idle("末尾是全角冒号“：”", _NO_ADDRESSEE)
    text = found[-1].text.rstrip()
    look = Look(text.endswith("："), f"末尾是“{text[-1:]}”", found[-1])
    return judged("末尾是全角冒号“：”", [look], _NO_ADDRESSEE)


def _unmarked(desk: Desk) -> tuple[Words, ...]:
    """A line below the title that is nothing but the name of an organ: an addressee that lost its colon."""
    titles = desk.of(TITLE)
    below = (words for words in desk.texts if titles and words.number > titles[-1].number)
    first = next(below, None)
    is_name = first is not None and first.role == OTHER and _ORGAN.fullmatch(first.text.strip())
    return (first,) if first is not None and is_name else ()


def addressee_gap(desk: Desk) -> Judged:
    """标题与主送机关之间空一行。

    主送机关排在标题下空一行的位置。空行用空段落，用段前、段后的间距都可以。

    依据：GB/T 9704—2012 第 7.3.2 条：编排于标题下空一行位置（规定）
    改法：标题与主送机关之间留一个空行，多的删去
    """
    wanted = desk.wanted("addressee_gap_lines")
    required = f"空 {wanted.value:g} 行"
    titles, found = desk.of(TITLE), _addressees(desk)
    if not found:
        return idle(required, _NO_ADDRESSEE)
    above = [words for words in titles if words.number < found[0].number]
    if not above:
        return opened(required, _NO_TITLE)
    between = desk.between(above[-1], found[0])
    if any(words.text.strip() for words in between):
        return opened(required, "标题与主送机关之间还有别的文字")
    gap = blank_lines(above[-1], found[0], between, desk.layout.line / 20)
    measured = f"空 {tenths(gap)} 行"
    if wanted.accepts(gap):
        return met(required, measured)
    return broken(required, measured, Look(False, measured, found[0]).case)
