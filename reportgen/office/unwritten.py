"""Why a change made in Word is not one of the facts file, in one sentence, and where it can be made instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.diagnostics import Diagnostic
from reportgen.document.looks import Received
from reportgen.facts.values import Figure, parse_figure
from reportgen.origin import Expression, Fact, Inset, Literal
from reportgen.reading import top_of
from reportgen.roundtrip.align import Kind
from reportgen.roundtrip.doubts import why_doubtful
from reportgen.roundtrip.edits import Edit, Versions, What
from reportgen.roundtrip.grounds import Grounds
from reportgen.roundtrip.judging import is_right
from reportgen.roundtrip.rewriting import IDENTITY
from reportgen.roundtrip.surroundings import replacing
from reportgen.roundtrip.units import compared, masked

MOST_MORE = 1_000
"""Paragraphs that a reviewed file may have more than the report had."""
_PART = re.compile("[一二三四五六七八九十]+、[^。；]*$")
_PLAIN: Mapping[What, str] = {
    What.NUMBER: "序号由程序按先后编排，不写回；要换编号方式，改 体例",
    What.FIXED: "公文格式的固定文字，由程序加，改不了",
    What.SPLIT: "照这样分段，事实文件里写不出来；在事实文件里手工调整",
    What.MERGED: "照这样合并，事实文件里写不出来；在事实文件里手工调整",
    What.MOVED: "移到了另一部分或模板的段落旁边；在事实文件里手工移动",
    What.ROW_ADDED: "这张表的行不是事实文件一行一行写的；在事实文件里手工补写",
    What.ROW_DELETED: "这张表的行不是事实文件一行一行写的；在事实文件里手工改",
    What.LAYOUT: "格式由模板包决定，不写回",
}
_UNKNOWN: Mapping[str, str] = {
    "脚注": "公文正文没有脚注：要保留的，写进正文或附注",
    "尾注": "公文正文没有尾注：要保留的，写进正文或附注",
    "文本框": "文本框里的字不会写回：要保留的，写进正文",
}
_JINJA = ("{{", "{%", "{#")
_OTHER = "程序认不出它属于事实文件的哪一处，没有写回；请看着 Word 手工处理"


def reason(one: Edit, found: Versions, grounds: Grounds, units: Mapping[str, str]) -> str:
    """Why a change was left; `found` is how far one came, `units` are those of the indicators."""
    if doubtful := why_doubtful(one, found):
        return doubtful
    if one.what in _PLAIN:
        return _PLAIN[one.what]
    if _is_displaced(one, found):
        return "这一段移动、拆分或合并了，没有写回，段里的改动也就没有写；在事实文件里手工改"
    if one.what is What.FIGURE:
        return _of_figure(one, found, units)
    if one.what is What.DERIVED:
        names = "、".join(one.origin.names) if isinstance(one.origin, Expression) else ""
        return f"这个数由 {names} 算出：改那些数，它会跟着变"
    if one.what is What.TEMPLATE or (one.what is What.DELETED and isinstance(one.origin, (Literal, Expression, Inset))):
        head = "；各部分的标题，在 章节 或 正文 里写 标题 就能改" if one.role == "标题1" else ""
        return "这是模板的文字：只这一次要改的，在事实文件里自己写这一部分；今后都要改的，改模板包" + head
    if one.what is What.ADDED:
        if one.role == "标题1" or _PART.match(one.after):
            return "新的一部分：先在 章节 里加上它，再在 正文 里写"
        if any(mark in one.after for mark in _JINJA):
            return "段里有 {{ 或 {%，写进去会当作引用或命令；在 Word 里改掉再取，或在事实文件里手工写"
        return "说不准该放进 正文 的哪一处；在事实文件里手工补写"
    if one.what is What.DELETED:
        instead = _instead(one, found)
        if instead:
            return f"代替它的第 {instead} 段没有写进，所以也没有删：先在事实文件里手工改好那一段"
        return "不能单独删去：会缺一部分，或由模板另写一段；整个部分不要的，在 章节 里去掉它"
    if one.what is What.UNKNOWN:
        return _UNKNOWN.get(one.before, _OTHER)
    return _of_text(one, found, grounds)


def _instead(one: Edit, found: Versions) -> int | None:
    """The number of the new paragraph that says a deleted one anew."""
    text = masked(compared(one.before))
    unit = next((m.old[0] for m in found.matches if m.old and found.old[m.old[0]].masked == text), None)
    new = replacing(found, unit) if unit is not None else None
    if new is None:  # side by side with what is left of it
        new = next((m.new[0] for m in found.matches if m.new and m.old == (unit,) and not is_right(found, m)), None)
    return found.words[found.new[new].parts[0]].number if new is not None else None


def _is_displaced(one: Edit, found: Versions) -> bool:
    """Whether words were changed in a paragraph that stands elsewhere, or otherwise parted, than in the facts file."""
    kinds = (m.kind for m in found.matches if any(one.part in found.new[unit].parts for unit in m.new))
    structure = (Kind.MOVED, Kind.SPLIT, Kind.MERGED)
    return one.what in (What.FIGURE, What.TEXT) and next(kinds, Kind.SAME) in structure


def _of_figure(one: Edit, found: Versions, units: Mapping[str, str]) -> str:
    path = one.origin.path if isinstance(one.origin, Fact) else ""
    if path.startswith("上年."):
        return "这是上年的数，写在上年的事实文件里；确要更正，改那份文件"
    elsewhere = _elsewhere(one, found)
    if elsewhere:
        return f"同一个数还印在第 {elsewhere} 段，那里没有这样改：各处改成一样再试，或直接改事实文件"
    if not one.after:
        return f"删去了 {path} 的数：真没有这个数的，在 指标 里删去它"
    parsed = parse_figure(one.after, units.get(path, ""))
    if not isinstance(parsed, Figure):
        return f"“{one.after}”不是 {path} 的数：{parsed.message}"
    return f"改了 {path}，也印不成这样（多半是句里另有写不进的改动）；在事实文件里手工改"


def _of_text(one: Edit, found: Versions, grounds: Grounds) -> str:
    if isinstance(one.origin, Fact) and one.origin.path.split(".")[0] in IDENTITY:
        return f"{one.origin.path} 说明这是谁的、哪一年的报告，不从 Word 里取；确要改，改事实文件或 办公室.yaml"
    elsewhere = _elsewhere(one, found)
    if elsewhere:
        return f"同一处事实还印在第 {elsewhere} 段，那里没有这样改：各处改成一样再试，或直接改事实文件"
    origin = one.origin
    if isinstance(origin, Fact) and origin.place.source.path != grounds.source.path:
        return f"它写在 {origin.place.source.path} 里，本年文件里写不出来；确要改，改那份文件"
    return "照这样改，事实文件里写不出来（多半是段里另有写不进的改动）：整段都没有写；在事实文件里手工改"


def _elsewhere(one: Edit, found: Versions) -> str:
    """The numbers of the other paragraphs that print the same datum and were not changed so."""
    if not isinstance(one.origin, Fact) or one.origin.path.startswith("正文"):
        return ""
    numbers = []
    for match in found.matches:
        if match.kind in (Kind.SAME, Kind.CHANGED):
            old, new = found.old[match.old[0]], found.new[match.new[0]]
            if any(_prints(found, i, one) for i in old.parts) and one.part not in new.parts:
                numbers.append(found.words[new.parts[0]].number)
    return "、".join(map(str, numbers[:5])) + (" 等" if len(numbers) > 5 else "")


def _prints(found: Versions, index: int, one: Edit) -> bool:
    assert isinstance(one.origin, Fact), "looked at before"
    runs = found.printed[index].content
    return any(isinstance(run.origin, Fact) and run.origin.path == one.origin.path for run in runs)


def much_longer(built: int, received: Received) -> Diagnostic | None:
    """A file that cannot have come of a review: each new paragraph is looked for in builds of its own."""
    more = len(received.paragraphs) - built
    if more <= MOST_MORE:
        return None
    hint = "多半不是这份报告改出来的，换成审阅的那一份；真要加的，分几次加、分几次取"
    message = f"文件有 {len(received.paragraphs)} 段，比生成时多 {more} 段（最多 {MOST_MORE} 段），一次取不了"
    return Diagnostic("RG102", message, top_of(received.source.path), (hint,))
