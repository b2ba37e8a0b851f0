"""Rules of page numbers (RG761–RG767)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.format.desk import Desk, is_blank, is_face, shown, size_name, tenths
from reportgen.checks.format.judging import LATER, UNTOLD, Judged, Look, judged, opened
from reportgen.checks.format.places import LEFT, RIGHT, right_blank, start_of
from reportgen.document.looks import BODY, Margin, Received, Words
from reportgen.tuples import NamedTuple

DEFAULT, EVEN, FIRST = "default", "even", "first"
_NAMES = {DEFAULT: "页脚", EVEN: "偶数页页脚", FIRST: "首页页脚"}
_IMPRINT = ("抄送", "印发", "版记", "")
_FORM = re.compile(r"[—―－]\s*\d*\s*[—―－]")
_NONE = "没有页码"


class Foot(NamedTuple):
    """A footer in use: on which pages, how messages call it, and its paragraph with the page number, if any."""

    pages: str
    name: str
    number: Words | None


def _feet(desk: Desk) -> Iterator[Foot]:
    """The footers in use, section by section; what a section does not say is that of the one before."""
    held: dict[str, Margin] = {}
    even = desk.received.looks.even_and_odd
    for index, section in enumerate(desk.sections):
        held.update({margin.pages: margin for margin in section.margins if not margin.above})
        if is_excused(desk.received, index):
            continue
        kinds = [DEFAULT, *([EVEN] if even else []), *([FIRST] if section.first_differs else [])]
        for kind in kinds:
            yield Foot(kind, _name(desk, index, kind), _number(held.get(kind)))


def _name(desk: Desk, index: int, kind: str) -> str:
    return f"第 {index + 1} 节{_NAMES[kind]}" if len(desk.sections) > 1 else _NAMES[kind]


def is_excused(received: Received, index: int) -> bool:
    """Whether a section holds the imprint alone: it and the empty page before it carry no number (7.5)."""
    if not 0 < index == len(received.looks.sections) - 1:
        return False
    inside = (words for words in received.paragraphs if words.story == BODY and words.section == index)
    roles = {words.role for words in inside if not is_blank(words)}
    return bool(roles) and roles <= set(_IMPRINT)


def _number(margin: Margin | None) -> Words | None:
    if margin is None:
        return None
    return next((w for w in margin.paragraphs if any(_is_page(code) for code in w.fields)), None)


def _is_page(code: str) -> bool:
    return code.strip().upper().split(" ")[0] == "PAGE"


def _placed(desk: Desk) -> list[tuple[Foot, Words]]:
    return [(foot, foot.number) for foot in _feet(desk) if foot.number is not None]


def number_there(desk: Desk) -> Judged:
    """每面有页码。

    每一面都编页码，首页也编；只有版记页和它前面的空白页不编。页码要用页码域，不能打死的数字。

    依据：GB/T 9704—2012 第 7.5 条：公文编页码（规定）
    改法：在页脚插入页码；设了“首页不同”的，首页页脚也插入
    """
    looks = [Look(f.number is not None, "有页码" if f.number else _NONE, where=f.name) for f in _feet(desk)]
    return judged("各面页脚有页码", looks, "文件没有页面设置")


def number_form(desk: Desk) -> Judged:
    """页码两侧的一字线。

    页码左右各放一条一字线（— 1 —），不用连字符（- 1 -），不写“第1页”。

    依据：GB/T 9704—2012 第 7.5 条：数字左右各放一条一字线（规定）
    改法：页码写成“— 1 —”，一字线用 Unicode 的 U+2014
    """

    def look(foot: Foot, words: Words) -> Look:
        text = " ".join(words.text.split())
        return Look(_FORM.fullmatch(text) is not None, f"“{text}”", where=foot.name)

    return judged("如“— 1 —”", [look(*each) for each in _placed(desk)], _NONE)


def number_face(desk: Desk) -> Judged:
    """页码字体。

    页码用半角的宋体阿拉伯数字；西文字体也要写宋体，不然数字会是 Times New Roman。

    依据：GB/T 9704—2012 第 7.5 条：4 号半角宋体阿拉伯数字（一般）
    改法：选中页脚的页码，中文字体、西文字体都选“宋体”
    """
    face = desk.layout.number_face

    def look(foot: Foot, words: Words) -> Look:
        names = [s.face.latin for s in words.stretches if re.search("[0-9]", words.text[s.start : s.end])]
        wrong = next((name for name in names or [words.mark_face.latin] if not is_face(name, face)), None)
        return Look(wrong is None, face.name if wrong is None else wrong or UNTOLD, where=foot.name)

    return judged(face.name, [look(*each) for each in _placed(desk)], _NONE)


def number_size(desk: Desk) -> Judged:
    """页码字号。

    页码用四号字（14 磅）。

    依据：GB/T 9704—2012 第 7.5 条：4 号半角宋体阿拉伯数字（一般）
    改法：选中页脚的页码，字号选“四号”
    """
    wanted = desk.wanted("pageno_pt")

    def look(foot: Foot, words: Words) -> Look:
        sizes = [s.face.size for s in words.stretches if shown(s, words.text)] or [words.mark_face.size]
        wrong = [size for size in sizes if not wanted.accepts(size)]
        size = wrong[0] if wrong else sizes[0]
        return Look(not wrong, UNTOLD if size is None else size_name(size), where=foot.name)

    return judged(size_name(wanted.value), [look(*each) for each in _placed(desk)], _NONE)


def number_side(desk: Desk) -> Judged:
    """页码单页居右、双页居左。

    单页码居右、双页码居左，奇数页和偶数页要各有一个页脚。

    依据：GB/T 9704—2012 第 7.5 条：单页码居右空一字，双页码居左空一字（规定）
    改法：页面设置勾选“奇偶页不同”，奇数页页脚右对齐，偶数页页脚左对齐
    """
    placed = _placed(desk)
    even = desk.received.looks.even_and_odd

    def look(foot: Foot, words: Words) -> Look:
        if words.boxed:
            return Look(None, f"页码在文本框里，{LATER}", where=foot.name)
        wanted = LEFT if foot.pages == EVEN else RIGHT
        told = "居右" if words.form.align in RIGHT else "居中" if words.form.align == "center" else "居左"
        if not even and words.form.align in RIGHT:
            return Look(False, "奇偶页同一个页脚，双页也居右", where=foot.name)
        return Look(words.form.align in wanted, told, where=foot.name)

    return judged("单页居右、双页居左", [look(*each) for each in placed], _NONE)


def number_blank(desk: Desk) -> Judged:
    """页码靠边空一字。

    单页码右空一字，双页码左空一字。

    依据：GB/T 9704—2012 第 7.5 条：单页码居右空一字，双页码居左空一字（规定）
    改法：奇数页页脚右缩进 1 字符，偶数页页脚左缩进 1 字符
    """
    wanted = desk.wanted("pageno_blank")
    looks = []
    for foot, words in _placed(desk):
        blank = right_blank(words, desk.layout.columns) if words.form.align in RIGHT else start_of(words)
        if words.boxed or blank is None:
            looks.append(Look(None, LATER, where=foot.name))
        else:
            looks.append(Look(wanted.accepts(blank), f"空 {tenths(blank)} 字", where=foot.name))
    return judged(f"空 {wanted.value:g} 字", looks, _NONE)


def number_height(desk: Desk) -> Judged:
    """页码的高低。

    一字线上距版心下边缘 7 毫米，要排出来才量得到；页脚距离由它推算是 2.5 厘米左右。

    依据：GB/T 9704—2012 第 7.5 条：一字线上距版心下边缘 7mm（规定）
    依据：页脚距离由字高换算（推算）
    改法：页面设置的页脚距边界改为 2.48 厘米，页脚段落用单倍行距
    """
    required = f"版心下边缘之下 {desk.wanted('dash_below')} 毫米"
    return opened(required, LATER) if _placed(desk) else judged(required, (), _NONE)
