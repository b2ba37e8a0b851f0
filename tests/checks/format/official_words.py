"""A document in the official format, made by hand as readers give it; each test breaks one thing in it."""

from __future__ import annotations

from typing import Any

from national import STANDARD

from reportgen.checks.format.desk import Desk
from reportgen.checks.format.judging import Judged, Verdict
from reportgen.checks.format.table import RULES
from reportgen.document.looks import (
    Face,
    Form,
    Frame,
    Indent,
    Looks,
    Margin,
    PageSetup,
    Received,
    Row,
    Slot,
    Spacing,
    Stretch,
    Words,
)
from reportgen.source import Source

FANG, HEI, KAI, TITLE, SONG = (
    Face(name, name, 16) for name in ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体")
)
EXACT = Spacing(28.95, "exact")
TWO = Form("公文正文", "both", Indent(first=32, first_chars=2), EXACT)
FLUSH = Form("", "both", spacing=EXACT)


def words(role: str, text: str, form: Form = FLUSH, face: Face = FANG, **more: Any) -> Words:
    """A paragraph in one face; its number is set when the document is put together."""
    stretches = (Stretch(0, len(text), face),) if text else ()
    return Words(0, text, role, stretches=stretches, form=form, mark_face=face, **more)


def right(chars: float) -> Form:
    """Set to the right, with a blank."""
    return Form("", "right", Indent(right_chars=chars), EXACT)


def cell(text: str, row: int, column: int, face: Face) -> Words:
    """A cell of the table."""
    return words("表", text, Form("", "center"), face._replace(size=12), slot=Slot(0, row, column))


MARK = words("发文机关标志", "某区人民政府文件", Form("", "center"), TITLE._replace(size=36, color="FF0000"))
NUMBER = words("发文字号", "某政发〔2025〕3号", Form("", "center", borders=(("bottom", 1.5, "FF0000"),), spacing=EXACT))
PARAGRAPHS = (
    MARK,
    NUMBER,
    words(
        "标题", "某区人民政府关于\x0b2024年度法治政府建设情况的报告", Form("title", "center"), TITLE._replace(size=22)
    ),
    words("", ""),
    words("主送", "市人民政府："),
    words("正文", "现将2024年度有关情况报告如下。", TWO),
    words("标题1", "一、主要举措", TWO, HEI),
    words("标题2", "（一）健全制度", TWO, KAI),
    words("标题3", "1.制定规则", TWO),
    words("标题4", "（1）修改两件", TWO),
    words("正文", "全年制定“两项”制度。", TWO),
    words("标题1", "二、工作安排", TWO, HEI),
    words("正文", "继续推进。", TWO),
    cell("项目", 0, 0, HEI),
    cell("件数", 0, 1, HEI),
    cell("复议", 1, 0, FANG),
    cell("47", 1, 1, FANG),
    words("", ""),
    words("附件说明", "附件：清单", Form("", "left", Indent(left=80, first=-48), EXACT)),
    words("", ""),
    words("署名", "某区人民政府", right(4.875)),
    words("成文日期", "2025年1月15日", right(4)),
    words("附注", "（此件公开发布）", TWO),
    words("附件", "附件", FLUSH._replace(break_before=True), HEI),
    words("附件标题", "清单", Form("title", "center"), TITLE._replace(size=22)),
    words("正文", "清单如下。", TWO),
    words("抄送", "抄送：市司法局。", Form("", "both", Indent(left=56, first=-42)), FANG._replace(size=14)),
    words("印发", "某区人民政府办公室", Form("", "left", Indent(left=14)), FANG._replace(size=14)),
    words("印发", "2025年1月20日印发", Form("", "right", Indent(right=14)), FANG._replace(size=14)),
)
_FOOT = Form("footer", "right", Indent(right=14, right_chars=1))
FOOTERS = tuple(
    Margin(pages, False, (words("", "— 1 —", form, SONG._replace(size=14), fields=("PAGE",)),))
    for pages, form in (
        ("default", _FOOT),
        ("even", Form("footer", "left", Indent(left=14, left_chars=1))),
    )
)
SECTION = PageSetup(
    width=595.3,
    height=841.9,
    top=104.9,
    bottom=99.2,
    left=79.4,
    right=73.7,
    header=42.55,
    footer=70.3,
    grid="linesAndChars",
    pitch=28.95,
    chars=-0.25,
    margins=FOOTERS,
)
TABLE = Frame((Row(True, True), Row(False, True)), (200.0, 200.0), (((0, 1, 1), (1, 1, 1)),) * 2)
LOOKS = Looks((SECTION,), (TABLE,), even_and_odd=True)


def received(paragraphs: tuple[Words, ...] = PARAGRAPHS, looks: Looks = LOOKS) -> Received:
    """The document of these paragraphs."""
    numbered = tuple(one._replace(number=number) for number, one in enumerate(paragraphs, 1))
    source = Source("报告.docx", "\n".join(one.text for one in numbered))
    return Received(source, numbered, looks, lambda _: (_ for _ in ()).throw(AssertionError("not composed")))


def changed(role: str, nth: int = 0, **more: Any) -> tuple[Words, ...]:
    """The paragraphs, the nth one of a role changed; `face`, `indent` and `align` reach into it."""
    at = [index for index, one in enumerate(PARAGRAPHS) if one.role == role][nth]
    one = PARAGRAPHS[at]
    if "face" in more:
        face = one.stretches[0].face._replace(**more.pop("face"))
        more["stretches"] = (Stretch(0, len(one.text), face),)
    if "indent" in more or "align" in more or "spacing" in more:
        more["form"] = one.form._replace(
            **{key: more.pop(key) for key in ("indent", "align", "spacing") if key in more}
        )
    if "text" in more and "stretches" not in more and one.stretches:
        more["stretches"] = (one.stretches[0]._replace(end=len(more["text"])),)
    return (*PARAGRAPHS[:at], one._replace(**more), *PARAGRAPHS[at + 1 :])


def rulings(document: Received) -> dict[str, Judged]:
    """What every rule says, by code."""
    desk = Desk(document, STANDARD)
    return {rule.code: rule.run(desk) for rule in RULES}


def broken(document: Received) -> set[str]:
    """The codes of the rules that are not kept."""
    return {code for code, judged in rulings(document).items() if judged.verdict is Verdict.BROKEN}
