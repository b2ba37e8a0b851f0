"""Last year's report (.docx) read into a new facts file (`import`): nothing is guessed, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from reportgen import project
from reportgen.checks.duties.nature import kind_at_end
from reportgen.checks.leftovers import PROPOSED
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.looks import Face, Received
from reportgen.document.nodes import plain
from reportgen.errors import ReportgenError
from reportgen.facts.sheets import Sheet, Sheets, first_text, pack_name
from reportgen.importing.account import Left
from reportgen.importing.elements import Element, Year, year_of
from reportgen.importing.outline import sections_of
from reportgen.importing.proposals import unclear_numbers
from reportgen.importing.retelling import Retold, retell
from reportgen.importing.skeleton import fill_in, laid_out
from reportgen.office.formatting import order_of
from reportgen.office.reprinting import Otherwise, otherwise
from reportgen.packs.load import Pack
from reportgen.readers.docx.read import SIZE_LIMIT, WANTED
from reportgen.readers.docx.receive import receive
from reportgen.reading import SIZE_LIMIT as FACTS_LIMIT
from reportgen.reading import read_bytes, top_of
from reportgen.sections.needs import form_of, require_year
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop
from reportgen.yaml_text.tree import parse

ROOM = FACTS_LIMIT - (100 << 10)
"""Bytes of text; the form itself takes some."""
_MOST_HEADS = 200
_MOST = 2 / 3
"""The share of headings that a pack does not have, from which on it is likely the wrong one."""


_ODD: tuple[tuple[str, Callable[[Face], bool]], ...] = (
    ("删除线（划去的字也导入了）", lambda face: bool(face.struck)),
    ("上标或下标（照普通的字导入了）", lambda face: bool(face.position)),
)
"""Looks of characters that a facts file has not, and that change what they say."""


class Wish(NamedTuple):
    """What the clerk says of an old report: its pack, year and 类别; None for what is to be found out.

    `typed` leaves the numbers of the text as they are typed.
    """

    pack: str | None = None
    year: int | None = None
    kind: str | None = None
    typed: bool = False


class Salvaged(NamedTuple):
    """The new facts file and its bytes, and what became of the old report's paragraphs and numbers.

    `doubts` are the comments that ask for a look at the original. `otherwise` are the paragraphs that a report of this
    file prints otherwise, None where it cannot be built as it is.
    """

    path: Path
    data: bytes
    retold: Retold
    year: Year
    pack: str
    doubts: int
    otherwise: tuple[Otherwise, ...] | None


def import_report(path: Path, facts: Path | None, wish: Wish, workshop: Workshop) -> Outcome[Salvaged]:
    """The facts file that an old report makes; None where it cannot be read.

    Raises:
        ReportgenError: a file cannot be opened, there is one already, or pack or year are not known.
    """
    name = project.shown(path)
    read = receive(read_bytes(path, name, SIZE_LIMIT, WANTED), name)
    if read.value is None or read.failed:
        return Outcome(None, read.diagnostics)
    received = read.value
    if not any(words.text.strip() for words in received.paragraphs):
        hint = "只有图片的，先把图片里的字打成文字"
        return Outcome(None, (*read.diagnostics, Diagnostic("RG103", "文件里没有文字", top_of(name), (hint,))))
    if (large := _too_large(received)) is not None:
        return Outcome(None, (*read.diagnostics, large))
    year = Year(wish.year, "--year") if wish.year else year_of(received.document)
    target = facts or path.with_name(f"{year.value}.yaml")
    office = project.find_office(target)
    standing = workshop.sheet(office).value if office is not None else None
    named = wish.pack or _standing_pack(standing)
    if lacking := [*_lacking(name, year, named, target if facts or year.value else None)]:
        raise ReportgenError("；".join(what for what, _ in lacking), *(hint for _, hint in lacking))
    assert year.value is not None, "told as lacking"
    bench = workshop.bench(named, workshop.roots(target))
    if bench.value is None or bench.failed:
        return Outcome(None, (*read.diagnostics, *bench.diagnostics))
    pack, kind = bench.value.pack, wish.kind or first_text((standing,), "单位", "类别") or None
    require_year(pack, year.value, kind)
    retold = _without_standing(retell(received, pack, year.value, kind, wish.typed), standing, asked=bool(wish.kind))
    retold = retold._replace(left=(*retold.left, *_unread(received)))
    made = _filled(target, pack, retold, kind, workshop)
    faults = (*read.diagnostics, *made.diagnostics, *_doubts(received, retold, pack))
    if made.value is None:
        return Outcome(None, faults)
    doubts = made.value.count(PROPOSED)
    left = {number for one in retold.left for number in one.numbers if not one.kept}
    differs = otherwise(target, made.value, received, left, workshop)
    return Outcome(Salvaged(target, made.value.encode(), retold, year, pack.name, doubts, differs), faults)


def _too_large(received: Received) -> Diagnostic | None:
    """What a facts file has no room for."""
    top = top_of(received.source.path)
    if len(received.source.text.encode()) > ROOM:
        hint = "只留要导入的部分（文字不超过 30 万字），其余另存"
        return Diagnostic("RG102", "文字太多，一份事实文件放不下", top, (hint,))
    heads = sum(1 for section in sections_of(received.document.blocks) if section.heading)
    if heads > _MOST_HEADS:
        hint = "多半是标题样式用错了：只有各部分的标题用“标题 1”或“一、”，其余改成正文"
        return Diagnostic("RG102", f"一级标题有 {heads} 个，不像一份报告", top, (hint,))
    return None


def _lacking(name: str, year: Year, pack: str, target: Path | None) -> Iterator[tuple[str, str]]:
    """What has to be said or cleared away first, each with how to."""
    if not pack:
        hint = "加 --pack，例如 --pack henan/five-part；用 reportgen packs list 查看有哪些"
        yield "没有写用哪个模板包来读旧报告", hint
    if year.value is None:
        yield f"看不出 {name} 是哪一年度的：{year.said}", "加 --year 写明报告的年度，例如 --year 2023"
    if target is not None and target.exists():
        hint = "换一个文件名，例如 reportgen import 旧报告.docx 新文件.yaml；或先把它移走"
        yield f"{project.shown(target)} 已经存在，没有覆盖", hint


def _standing_pack(standing: Sheet | None) -> str:
    """The pack that 办公室.yaml names, "" where it names none."""
    named = pack_name(Sheets(standing)).value if standing is not None else None
    return named[0] if named is not None else ""


def _without_standing(retold: Retold, standing: Sheet | None, asked: bool) -> Retold:
    """Without what 办公室.yaml says of the unit in any case; another name than its own is kept."""

    def stands(element: Element) -> bool:
        there = first_text((standing,), *element.path) if element.path[:1] == ("单位",) else ""
        key = element.path[-1] if element.path else ""
        return bool(there) and (there == element.value or not (key == "名称" or (key == "类别" and asked)))

    kept = tuple(element for element in retold.skeleton.elements if not stands(element))
    return retold._replace(skeleton=retold.skeleton._replace(elements=kept))


def _filled(target: Path, pack: Pack, retold: Retold, kind: str | None, workshop: Workshop) -> Outcome[str]:
    """The blank form with all that was found, in canonical layout; `kind` holds where the report says none."""
    kinds = (e.value for e in retold.skeleton.elements if e.path == ("单位", "类别"))
    kind = next((value for value in kinds if isinstance(value, str)), kind)
    form = Source(project.shown(target), form_of(pack, retold.skeleton.year, kind))
    made = fill_in(form, retold.skeleton, order_of(target, _sheet(form), workshop)[0])
    if made.value is None:
        return made
    laid = Source(form.path, made.value)
    return laid_out(laid, order_of(target, _sheet(laid), workshop)[0])


def _sheet(source: Source) -> Sheet:
    root = parse(source).value
    assert root is not None, "made by the program"
    return Sheet(source, root)


def _unread(received: Received) -> Iterator[Left]:
    """What is no text, and has no place in a facts file; and what is text and perhaps not meant to be."""
    for words in received.paragraphs:
        if words.unread:
            what = "、".join(dict.fromkeys(words.unread))
            yield Left((words.number,), words.text, f"有{what}，不是文字，没有导入")
        if hidden := "".join(text for _, text in words.hidden).strip():
            why = "是隐藏文字，没有导入；要用的，在 Word 里取消隐藏再导入"
            yield Left((words.number,), hidden, why, kept=True)
    blurred = {number for number, _ in unclear_numbers(received.paragraphs)}
    for words in received.paragraphs:
        faces = [s.face for s in words.stretches if words.text[s.start : s.end].strip()]
        odd = [said for said, has in _ODD if any(map(has, faces))]
        if odd:
            never = "，旁边的数没有取作指标" if words.number in blurred else ""
            yield Left((words.number,), words.text, f"有{'、'.join(odd)}{never}：看着旧报告改", kept=True)


def _doubts(received: Received, retold: Retold, pack: Pack) -> Iterator[Diagnostic]:
    """What should be known of the whole: changes still tracked, no headings, or none that the pack has."""
    top = top_of(received.source.path)
    tracked = sum(len(words.tracked) for words in received.paragraphs)
    comments = sum(len(words.comments) for words in received.paragraphs)
    if tracked or comments:
        said = [f"{tracked} 处修订（按全部接受来读）"] if tracked else []
        said += [f"{comments} 条批注（没有导入）"] if comments else []
        hint = "多半不是最后印发的那一份：找定稿来导入，或在 Word 里处理完修订和批注再导入"
        yield Diagnostic("RG129", f"旧报告里还有 {'、'.join(said)}", top, (hint,))
    if not retold.sections:
        hint = "在 Word 里给各部分的标题写上“一、”“二、”，删去刚生成的文件，再导入一次"
        yield Diagnostic("RG127", "没有认出各部分的标题，全部文字放在开头", top, (hint,))
        return
    own = [one.section.heading for one in retold.sections if one.own]
    papers = _papers(received, pack)
    if (papers or not pack.manifest.own) and len(own) >= max(2, len(retold.sections) * _MOST):
        shown = "、".join(own[:3]) + ("等" if len(own) > 3 else "")
        some = f"旧报告 {len(retold.sections)} 个标题里，有 {len(own)} 个（{shown}）"
        message = f"{some}模板包 {pack.name} 没有，都作为自己加的部分{papers}"
        hint = "多半是模板包选错了：用 reportgen packs list 另选一个，删去刚生成的文件，再导入一次"
        yield Diagnostic("RG128", message, top, (hint,))


def _papers(received: Received, pack: Pack) -> str:
    """That the old paper is one of another 文种 than the pack makes; "" where it is not, or where it cannot be told."""
    own = pack.manifest.main.title
    title = "".join(plain(line) for line in received.document.title.lines)
    found, wanted = kind_at_end(re.sub(r"\s", "", title)), kind_at_end(own.text) if own else ""
    return f"；而且它是{found}，模板包写的是{wanted}" if found and wanted and found != wanted else ""
