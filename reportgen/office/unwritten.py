"""Why a change made in Word is not one of the facts file, in one sentence, and where it can be made instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportgen.diagnostics import Diagnostic
from reportgen.document.looks import Received
from reportgen.facts.labels import FIRST, PART_SET
from reportgen.facts.values import Figure, parse_figure
from reportgen.origin import Expression, Fact, Inset, Literal, Origin
from reportgen.reading import top_of
from reportgen.roundtrip.align import Kind
from reportgen.roundtrip.doubts import why_doubtful
from reportgen.roundtrip.edits import Edit, Versions, What, edits, paired
from reportgen.roundtrip.grounds import Grounds
from reportgen.roundtrip.judging import is_right
from reportgen.roundtrip.rewriting import IDENTITY
from reportgen.roundtrip.surroundings import replacing
from reportgen.roundtrip.touching import is_figure
from reportgen.roundtrip.units import compared, masked
from reportgen.tuples import NamedTuple

MOST_MORE = 1_000
"""Paragraphs that a reviewed file may have more than the report had."""
_PART = re.compile(f"(?:{FIRST}|{PART_SET})[^。；]*$")
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


Trial = Callable[[Edit], "Versions | str | None"]
"""The report with the new figure of an edit alone, held against the document; the error where it has one."""


class Case(NamedTuple):
    """How far one came (`found`, and the edits that are left in it), with the units of the indicators."""

    found: Versions
    left: tuple[Edit, ...]
    grounds: Grounds
    units: Mapping[str, str]
    trial: Trial


def reason(one: Edit, case: Case) -> str:
    """Why a change was left."""
    found = case.found
    if doubtful := why_doubtful(one, found):
        return doubtful
    if one.what in _PLAIN:
        return _PLAIN[one.what]
    if _is_displaced(one, found):
        return "这一段移动、拆分或合并了，没有写回，段里的改动也就没有写；在事实文件里手工改"
    if one.what is What.FIGURE:
        return _of_figure(one, case)
    if one.what is What.DERIVED:
        return _of_derived(one, case)
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
    return _of_text(one, case)


def _instead(one: Edit, found: Versions) -> int | None:
    """The number of the new paragraph that says a deleted one anew."""
    text = masked(compared(one.before))
    unit = next((m.old[0] for m in found.matches if m.old and masked(found.old[m.old[0]].text) == text), None)
    new = replacing(found, unit) if unit is not None else None
    if new is None:  # side by side with what is left of it
        new = next((m.new[0] for m in found.matches if m.new and m.old == (unit,) and not is_right(found, m)), None)
    return found.words[found.new[new].parts[0]].number if new is not None else None


def _is_displaced(one: Edit, found: Versions) -> bool:
    """Whether words were changed in a paragraph that stands elsewhere, or otherwise parted, than in the facts file."""
    kinds = (m.kind for m in found.matches if any(one.part in found.new[unit].parts for unit in m.new))
    structure = (Kind.MOVED, Kind.SPLIT, Kind.MERGED)
    return one.what in (What.FIGURE, What.TEXT) and next(kinds, Kind.SAME) in structure


def _of_figure(one: Edit, case: Case) -> str:
    path = one.origin.path if isinstance(one.origin, Fact) else ""
    if path.startswith("上年."):
        return "这是上年的数，写在上年的事实文件里；确要更正，改那份文件"
    parsed = parse_figure(one.after, case.units.get(path, "")) if one.after else None
    if parsed is not None and not isinstance(parsed, Figure):
        return f"“{one.after}”不是 {path} 的数：{parsed.message}"
    elsewhere = _elsewhere(one, case)
    if elsewhere:
        return f"同一个数还印在第 {elsewhere} 段，那里没有这样改：各处改成一样再试，或直接改事实文件"
    if not one.after:
        return f"删去了 {path} 的数：真没有这个数的，在 指标 里删去它"
    then = case.trial(one)
    if isinstance(then, str):
        return f"{path} 写成 {one.after}，事实文件就有错：{then}"
    others = [other for other in edits(then) if other.part == one.part] if then is not None else []
    derived = next((other for other in others if other.what is What.DERIVED), None)
    if derived is not None:
        return f"{path} 改成 {one.after}，{_prints_instead(derived)}"
    beside = next((other for other in others if other.what is not What.NUMBER), None)
    if beside is not None:
        return f"同一句里“{beside.before}” → “{beside.after}”写不进，所以数也没有写；在事实文件里手工改 {path}"
    return f"改了 {path}，也印不成这样；在事实文件里手工改"


def _of_derived(one: Edit, case: Case) -> str:
    """A number that is computed: what would be printed with the figures changed beside it."""
    figures = [other for other in case.left if other.part == one.part and other.what is What.FIGURE]
    for figure in figures:
        then = case.trial(figure) if isinstance(figure.origin, Fact) else None
        others = edits(then) if isinstance(then, Versions) else ()
        derived = next(
            (o for o in others if o.part == one.part and o.what is What.DERIVED and o.after == one.after), None
        )
        if derived is not None and isinstance(figure.origin, Fact):
            return f"{figure.origin.path} 改成 {figure.after}，{_prints_instead(derived)}"
    names = one.origin.names if isinstance(one.origin, Expression) else ()
    of = [name for name in names if "." in name] or _before(one, case.found)
    used = f"（用到 {'、'.join(of)}）" if of else ""
    return f"这个数由程序算出{used}：改了所用的数，它会跟着变"


def _prints_instead(derived: Edit) -> str:
    there = f"是“{derived.after}”" if derived.after else "删去了"
    said = f"由它算出的数就印“{derived.before}”，而 Word 里{there}"
    return f"{said}：在 Word 里改成一样的再取，或直接改事实文件"


def _before(one: Edit, found: Versions) -> list[str]:
    """The figure that is printed last before a computed number, of which it most likely is."""
    match = next((m for m in found.matches if any(one.part in found.new[unit].parts for unit in m.new)), None)
    runs = (
        [run for unit in match.old for i in found.old[unit].parts for run in found.printed[i].content] if match else []
    )
    names: list[str] = []
    for run in runs:
        if run.origin == one.origin:
            return names[-1:]
        if isinstance(run.origin, Fact) and is_figure(run):
            names.append(run.origin.path)
    return []


def _of_text(one: Edit, case: Case) -> str:
    if isinstance(one.origin, Fact) and one.origin.path.split(".")[0] in IDENTITY:
        return f"{one.origin.path} 说明这是谁的、哪一年的报告，不从 Word 里取；确要改，改事实文件或 办公室.yaml"
    elsewhere = _elsewhere(one, case)
    if elsewhere:
        return f"同一处事实还印在第 {elsewhere} 段，那里没有这样改：各处改成一样再试，或直接改事实文件"
    origin = one.origin
    if origin is None:
        return "新加的话落在程序加的标点、序号旁边，说不准该放进 正文 的哪一处；在事实文件里手工补写"
    if isinstance(origin, Fact) and origin.place.source.path != case.grounds.source.path:
        return f"它写在 {origin.place.source.path} 里，本年文件里写不出来；确要改，改那份文件"
    return "照这样改，事实文件里写不出来（多半是段里另有写不进的改动）：整段都没有写；在事实文件里手工改"


def _elsewhere(one: Edit, case: Case) -> str:
    """The numbers of the other paragraphs that print the same datum and were not changed so."""
    if not isinstance(one.origin, Fact):
        return ""
    found = case.found
    alike = {o.part for o in case.left if _is_same(o.origin, one.origin) and o.after == one.after}
    numbers = []
    for match in found.matches:
        if match.kind in (Kind.SAME, Kind.CHANGED):
            pairs = paired(found, found.old[match.old[0]], found.new[match.new[0]])
            others = (b for a, b in pairs if a is not None and b >= 0 and _prints(found, a, one))
            numbers += [found.words[b].number for b in others if b not in alike and b != one.part]
    return "、".join(map(str, numbers[:5])) + (" 等" if len(numbers) > 5 else "")


def _prints(found: Versions, index: int, one: Edit) -> bool:
    return any(_is_same(run.origin, one.origin) for run in found.printed[index].content)


def _is_same(one: Origin | None, other: Origin | None) -> bool:
    """Whether both are the same datum; of a text, the same line of it."""
    if not isinstance(one, Fact) or not isinstance(other, Fact) or one.path != other.path:
        return False
    return not one.path.startswith("正文") or one.place == other.place


def much_longer(built: int, received: Received) -> Diagnostic | None:
    """A file that cannot have come of a review: each new paragraph is looked for in builds of its own."""
    more = len(received.paragraphs) - built
    if more <= MOST_MORE:
        return None
    hint = "多半不是这份报告改出来的，换成审阅的那一份；真要加的，分几次加、分几次取"
    message = f"文件有 {len(received.paragraphs)} 段，比生成时多 {more} 段（最多 {MOST_MORE} 段），一次取不了"
    return Diagnostic("RG102", message, top_of(received.source.path), (hint,))
