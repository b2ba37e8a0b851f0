"""Floor 7: what was set to look otherwise than it was built: characters, paragraphs, pages.

Compared is what the files say in the end, styles and theme looked through. What another program writes in its own way
is no change: a font under another of its names, an indent in points for one in characters, the usual left unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.document.faces import FOREIGN, role_of
from reportgen.document.looks import Face, Form, Indent, Looks, PageSetup, Words
from reportgen.roundtrip.seeing import is_back
from reportgen.roundtrip.wordwise import hunks
from reportgen.tuples import NamedTuple

Said = Callable[[Face, str], str]
_SHOWN = 20
_SLACK, _CHARS = 2.0, 0.3
"""Points and characters by which programs round."""
_CJK, _ASCII = 0x2E80, 0x80
_BLACK = ("", "000000")
_EFFECTS = {
    "em": "着重号",
    "bdr": "字符边框",
    "caps": "全部大写",
    "smallCaps": "小型大写",
    "outline": "空心",
    "shadow": "阴影",
    "emboss": "阳文",
    "imprint": "阴文",
    "spacing": "字符间距",
    "w": "字符缩放",
    "position": "字符升降",
}
_ALIGN = {
    "": "左对齐",
    "left": "左对齐",
    "center": "居中",
    "right": "右对齐",
    "both": "两端对齐",
    "distribute": "分散对齐",
}
_POSITION = {"superscript": "上标", "subscript": "下标"}


class Restyled(NamedTuple):
    """Characters `text` of the paragraph `at` of those compared, and what they look like now."""

    at: int
    text: str
    what: str


def _flag(name: str) -> Said:
    return lambda face, _: "1" if getattr(face, name) else ""


def _font(face: Face, char: str) -> str:
    """The face of a character: of letters that no fonts are kept for, none."""
    name = face.eastern if ord(char) >= _CJK else face.latin if ord(char) < _ASCII and not char.isspace() else ""
    role = role_of(name) if name else ""
    return name if role.startswith(FOREIGN) else role


def _size(face: Face, char: str) -> str:
    return f"{face.size:g}" if face.size is not None and not char.isspace() else ""


_LOOKS: tuple[tuple[str, Said], ...] = (
    ("加粗", _flag("bold")),
    ("倾斜", _flag("italic")),
    ("下划线", _flag("underlined")),
    ("删除线", _flag("struck")),
    ("颜色", lambda face, _: "" if face.color in _BLACK else face.color),
    ("突出显示", lambda face, _: face.highlight),
    ("上下标", lambda face, _: face.position),
    ("字号", _size),
    ("字体", _font),
    *((name, lambda face, _, key=key: dict(face.effects).get(key, "")) for key, name in _EFFECTS.items()),
)
_NEVER_BLANK = ("字号", "字体")
"""Where nothing is said, nothing is compared."""


def restyled(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Restyled]:
    """Characters of paragraphs that became others; those put in are held against their neighbours."""
    before = [(char, face) for one in old for char, face in _faces(one)]
    text = "".join(char for char, _ in before)
    whole = "".join(one.text for one in new)
    wanted = _wanted([face for _, face in before], text, whole)
    at = 0
    for index, one in enumerate(new):
        yield from _of_paragraph(index, one, wanted[at : at + len(one.text)])
        at += len(one.text)


def decorated(one: Words) -> Iterator[Restyled]:
    """What looks like a remark in a paragraph that nothing is known of: struck out, highlighted, raised."""
    plain = [(face._replace(struck=False, highlight="", position=""),) for _, face in _faces(one)]
    yield from _of_paragraph(0, one, plain)


def _faces(one: Words) -> list[tuple[str, Face]]:
    faces = [Face()] * len(one.text)
    for stretch in one.stretches:
        faces[stretch.start : stretch.end] = [stretch.face] * (stretch.end - stretch.start)
    return list(zip(one.text, faces))


def _wanted(faces: list[Face], old: str, new: str) -> list[tuple[Face, ...]]:
    """The faces that each character of the new text may have."""
    wanted: list[tuple[Face, ...]] = []
    at = 0
    for hunk in hunks(old, new) if old != new else ():
        wanted += ((face,) for face in faces[at : hunk.start])
        around = faces[max(hunk.start - 1, 0) : hunk.end + 1]
        wanted += [tuple(dict.fromkeys(around))] * (hunk.new_end - hunk.new_start)
        at = hunk.end
    return [*wanted, *((face,) for face in faces[at:])]


def _of_paragraph(index: int, one: Words, wanted: Sequence[tuple[Face, ...]]) -> Iterator[Restyled]:
    """Looks whose change is tracked are told by that; those of hidden text by its being hidden."""
    faces = _faces(one)
    tracked = {i for c in one.tracked if c.kind == "格式" for i in range(c.start, c.end)}
    tracked |= {i for at, text in one.hidden for i in range(at, at + len(text)) if is_back(one, (at, text))}
    differ = [i for i, ((_, face), may) in enumerate(zip(faces, wanted)) if face not in may and i not in tracked]
    for name, said in _LOOKS:
        now = {i: said(faces[i][1], faces[i][0]) for i in differ}
        then = {i: [said(face, faces[i][0]) for face in wanted[i]] for i in differ}
        changed = [i for i in differ if then[i] and now[i] not in then[i] and (now[i] or name not in _NEVER_BLANK)]
        if changed:
            stretch = one.text[changed[0] : changed[-1] + 1]
            yield Restyled(index, stretch, _named(name, now[changed[0]], next(iter(then[changed[0]]))))


def _named(name: str, now: str, then: str) -> str:
    if not now:
        return f"去掉了{_POSITION.get(then, name)}"
    if name == "上下标":
        return _POSITION.get(now, name)
    return f"{name}改成 {now}" if name in _NEVER_BLANK else name


def reformed(was: Words, one: Words) -> Iterator[str]:
    """What was set otherwise of a whole paragraph, each in a few words."""
    if any(change.kind == "格式" and change.mark for change in one.tracked):
        return
    then, now = was.form, one.form
    if now.style and now.style != then.style:
        yield f"样式改成 {now.style}"
    if _ALIGN.get(now.align, now.align) != _ALIGN.get(then.align, then.align):
        yield f"对齐方式改成{_ALIGN.get(now.align, now.align)}"
    if _indents(then.indent, now.indent):
        yield "缩进"
    if _spacing(then) != _spacing(now):
        yield "行距或段前段后"
    if now.level != then.level:
        yield "大纲级别"
    if now.break_before != then.break_before:
        yield "段前分页" if now.break_before else "去掉了段前分页"
    if [side for side, _, _ in now.borders] != [side for side, _, _ in then.borders]:
        yield "段落边框"
    if now.shade != then.shade:
        yield "段落底纹" if now.shade else "去掉了段落底纹"
    if (now.keep_next, now.keep_lines, now.grid) != (then.keep_next, then.keep_lines, then.grid):
        yield "换行、分页或网格的设置"


def _indents(then: Indent, now: Indent) -> bool:
    """Whether they differ; Word prefers characters, which other programs turn into points."""
    for side in ("first", "left", "right"):
        chars = [getattr(one, f"{side}_chars") for one in (then, now)]
        lengths = [getattr(one, side) or 0.0 for one in (then, now)]
        if None not in chars and abs(chars[0] - chars[1]) > _CHARS:
            return True
        if abs(lengths[0] - lengths[1]) > _SLACK:
            return True
    return False


def _spacing(form: Form) -> tuple[object, ...]:
    said = form.spacing
    line = 1.0 if said.line is None else round(said.line, 1)
    rule = said.rule or "auto"
    around = (said.before_lines or round(said.before or 0.0), said.after_lines or round(said.after or 0.0))
    return (line, rule, *around)


def resized(now: Looks, then: Looks) -> Iterator[tuple[int, str]]:
    """(section, what) of pages that are set otherwise than any that were built, and of sections that came or went."""
    known = [_page(one) for one in then.sections]
    for index, one in enumerate(now.sections):
        page, beside = _page(one), known[min(index, len(known) - 1)] if known else ()
        if not any(_near(page, other) for other in known) or (
            len(known) == len(now.sections) and not _near(page, beside)
        ):
            yield index, _page_named(page, beside)
    if len(now.sections) != len(then.sections):
        more = len(now.sections) - len(then.sections)
        yield max(len(now.sections) - 1, 0), f"多了 {more} 处分节" if more > 0 else f"少了 {-more} 处分节"


def _page(one: PageSetup) -> tuple[float, ...]:
    lengths = (one.width, one.height, one.top, one.bottom, one.left, one.right, one.gutter)
    return (*(length or 0.0 for length in lengths), float(one.columns) * 10)


def _near(page: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _SLACK for a, b in zip(page, other))


def _page_named(page: tuple[float, ...], then: tuple[float, ...]) -> str:
    names = []
    if not _near(page[:2], then[:2]):
        names.append("纸张横放" if page[0] > page[1] else "纸张大小")
    if not _near(page[2:7], then[2:7]):
        names.append("页边距")
    if not _near(page[7:], then[7:]):
        names.append("分栏")
    return "、".join(names) or "页面设置"
