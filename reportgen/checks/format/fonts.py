"""Rules of fonts and sizes by role (RG711–RG719)."""

from __future__ import annotations

from reportgen.checks.format.desk import HEADINGS, TEXT, Desk, hanzi, is_face, shown, size_name
from reportgen.checks.format.judging import UNTOLD, Judged, Look, every, judged
from reportgen.checks.format.spans import before_names, body_span, lead_span
from reportgen.document.looks import Stretch, Words
from reportgen.packs.layout import Face
from reportgen.packs.standard import Wanted

OTHERS = ("主送", "署名", "成文日期", "附件说明", "附注", "发文字号")
"""Elements for which the standard names no font of their own (5.2.2)."""
_NO_TEXT, _NO_HEADING, _NO_OTHERS = "没有认出正文", "没有这一层标题", "没有认出这些要素"


def face_look(words: Words, face: Face, stretches: tuple[Stretch, ...]) -> Look | None:
    """Whether the Chinese characters of the stretches have a face."""
    text = words.text
    names = [s.face.eastern for s in stretches if hanzi(s, text)]
    if not names:
        return None
    wrong = next((name for name in names if not is_face(name, face)), None)
    return Look(wrong is None, names[0] if wrong is None else wrong or UNTOLD, words)


def size_look(words: Words, wanted: Wanted, stretches: tuple[Stretch, ...]) -> Look | None:
    """Whether what is seen of the stretches has a size."""
    sizes = [s.face.size for s in stretches if shown(s, words.text)]
    if not sizes:
        return None
    wrong = [size for size in sizes if not wanted.accepts(size)]
    size = wrong[0] if wrong else sizes[0]
    return Look(not wrong, UNTOLD if size is None else size_name(size), words)


def _faces(desk: Desk, roles: tuple[str, ...], face: Face, absent: str) -> Judged:
    """The face of the paragraphs of some roles, of a heading only its own words."""
    looks = every(desk.of(*roles), lambda words: face_look(words, face, lead_span(words)))
    return judged(face.name, looks, absent)


def _sizes(desk: Desk, roles: tuple[str, ...], wanted: Wanted, absent: str) -> Judged:
    """The size of the paragraphs of some roles, of a heading only its own words."""
    looks = every(desk.of(*roles), lambda words: size_look(words, wanted, lead_span(words)))
    return judged(size_name(wanted.value), looks, absent)


def body_face(desk: Desk) -> Judged:
    """正文字体。

    正文用仿宋。接在标题后面的正文也一样。中文字体的名称要写在文件里，没有写的，打开时用什么字体看各人的电脑。

    依据：GB/T 9704—2012 第 5.2.2、7.3.3 条：没有特别说明的用 3 号仿宋（一般）
    改法：选中正文，中文字体选“仿宋_GB2312”或“仿宋”
    """
    face = desk.layout.body_face
    return judged(face.name, every(_texts(desk), lambda words: face_look(words, face, body_span(words))), _NO_TEXT)


def _texts(desk: Desk) -> list[Words]:
    """The paragraphs with text of the body in them, were it only behind a heading."""
    return [words for words in desk.of(*TEXT, *HEADINGS) if words.slot is None and body_span(words)]


def body_size(desk: Desk) -> Judged:
    """正文字号。

    正文用三号字（16 磅），接在标题后面的正文也一样。字号不同，每行字数、每面行数也就不对了。

    依据：GB/T 9704—2012 第 5.2.2、7.3.3 条：没有特别说明的用 3 号仿宋（一般）
    改法：选中正文，字号选“三号”
    """
    wanted = desk.wanted("body_pt")
    looks = every(_texts(desk), lambda words: size_look(words, wanted, body_span(words)))
    return judged(size_name(wanted.value), looks, _NO_TEXT)


def heading1_face(desk: Desk) -> Judged:
    """第一层标题的字体。

    正文里第一层标题（一、）用黑体。

    依据：GB/T 9704—2012 第 7.3.3 条：第一层用黑体（一般）
    改法：选中这些标题，中文字体选“黑体”
    """
    return _faces(desk, ("标题1",), desk.layout.hei_face, _NO_HEADING)


def heading2_face(desk: Desk) -> Judged:
    """第二层标题的字体。

    正文里第二层标题（（一））用楷体；接着写正文的，只是标题那几个字用楷体。

    依据：GB/T 9704—2012 第 7.3.3 条：第二层用楷体（一般）
    改法：选中这些标题，中文字体选“楷体_GB2312”或“楷体”
    """
    return _faces(desk, ("标题2",), desk.layout.kai_face, _NO_HEADING)


def heading3_face(desk: Desk) -> Judged:
    """第三、第四层标题的字体。

    正文里第三层（1.）、第四层（（1））标题用仿宋，与正文一样。

    依据：GB/T 9704—2012 第 7.3.3 条：第三层和第四层用仿宋（一般）
    改法：选中这些标题，中文字体选“仿宋_GB2312”或“仿宋”
    """
    return _faces(desk, ("标题3", "标题4"), desk.layout.body_face, _NO_HEADING)


def heading_size(desk: Desk) -> Judged:
    """正文各层标题的字号。

    标准没有给各层标题另定字号，与正文一样用三号。接在标题后面的正文另看（RG712）。

    依据：GB/T 9704—2012 第 5.2.2 条：没有特别说明的用 3 号仿宋（一般）
    改法：选中这些标题，字号选“三号”
    """
    return _sizes(desk, HEADINGS, desk.wanted("body_pt"), "没有认出正文里的标题")


def bold(desk: Desk) -> Judged:
    """标题和正文不加粗。

    标准只说各层标题用什么字体，没有说加粗；小标宋、黑体本来就重，再加粗就糊了。整个标题、整段正文加粗的才算，
    文中强调几个字的不算。本单位的习惯是第二层标题加粗的，不必改。

    依据：标准没有写，排版的习惯（实务）
    改法：选中这些标题和段落，去掉加粗
    """

    def look(words: Words) -> Look | None:
        faces = [s.face for s in lead_span(words) if shown(s, words.text)]
        if not faces:
            return None
        heavy = all(face.bold for face in faces)
        return Look(not heavy, "加粗" if heavy else "没有加粗", words)

    paragraphs = [words for words in desk.of("标题", "附件标题", *HEADINGS, *TEXT) if words.slot is None]
    return judged("不加粗", every(paragraphs, look), _NO_TEXT)


def others_face(desk: Desk) -> Judged:
    """主送机关、署名、日期等要素的字体。

    主送机关、署名、成文日期、附件说明、附注、发文字号，标准没有另说，都用仿宋。

    依据：GB/T 9704—2012 第 5.2.2 条：没有特别说明的用 3 号仿宋（一般）
    改法：选中这些段落，中文字体选“仿宋_GB2312”或“仿宋”
    """
    face = desk.layout.body_face
    looks = every(desk.of(*OTHERS), lambda words: face_look(words, face, before_names(words)))
    return judged(face.name, looks, _NO_OTHERS)


def others_size(desk: Desk) -> Judged:
    """主送机关、署名、日期等要素的字号。

    主送机关、署名、成文日期、附件说明、附注、发文字号，标准没有另说，都用三号。

    依据：GB/T 9704—2012 第 5.2.2 条：没有特别说明的用 3 号仿宋（一般）
    改法：选中这些段落，字号选“三号”
    """
    return _sizes(desk, OTHERS, desk.wanted("body_pt"), _NO_OTHERS)
