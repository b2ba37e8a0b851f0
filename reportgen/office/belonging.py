"""Whether a .docx that says nothing of its inputs is a version of the report of a facts file at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.document.editions import Edition
from reportgen.document.looks import Words
from reportgen.office.bases import ANOTHER, Base
from reportgen.reading import top_of
from reportgen.roundtrip.edits import Versions, versions
from reportgen.roundtrip.printed import printed_paragraphs
from reportgen.roundtrip.units import NUMBER, compared, shown
from reportgen.roundtrip.wordwise import likeness

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年(?!\s*\d+月)|[—－~-]+(?:19|20)\d\d年)")
_HEAD, _TAIL = 12, 12
"""Paragraphs among which a title, and a signature, stand."""
_LIKE, _SHARE = 0.5, 3
"""How alike two paragraphs are that are versions of one; one in so many must be, or the file is another one."""
_HANZI = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WRITTEN = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
_OTHER = {Edition.UPWARD: Edition.PUBLIC, Edition.PUBLIC: Edition.UPWARD}
_TELLING = 2
"""So many paragraphs that only the 报送 edition has tell it."""
_HINT = "写生成它的那份事实文件；别的年度、别的单位的 Word 文件，用 reportgen import 读成一份新的事实文件"


def of_another(base: Base, words: tuple[Words, ...], near: Path) -> Diagnostic | None:
    """That year, unit or text of a .docx are not those of the report that it is held against."""
    printed = printed_paragraphs(base.document, base.then.bench.pack.layout)
    found = versions(printed, words)
    facts = project.shown(base.path) if base.path is not None else base.source_then.path
    message = (
        _of_year(base, [u.text for u in found.new], facts)
        or _of_unit(base, [u.text for u in found.old], [u.text for u in found.new], facts)
        or _few(found, facts)
    )
    return Diagnostic(ANOTHER, message, top_of(project.shown(near)), (_HINT,)) if message else None


def of_another_unit(base: Base, words: tuple[Words, ...], near: Path) -> Diagnostic | None:
    """That a .docx whose inputs were not all found names another unit than the report that was made of the rest."""
    printed = printed_paragraphs(base.document, base.then.bench.pack.layout)
    found = versions(printed, words)
    facts = project.shown(base.path) if base.path is not None else base.source_then.path
    message = _of_unit(base, [u.text for u in found.old], [u.text for u in found.new], facts)
    return Diagnostic(ANOTHER, message, top_of(project.shown(near)), (_HINT,)) if message else None


def of_other_edition(base: Base, words: tuple[Words, ...], near: Path, given: bool) -> Diagnostic | None:
    """That a .docx has what only the other edition prints, or nothing of it; a warning where one was `given`."""
    layout, other = base.then.bench.pack.layout, _OTHER[base.document.edition]
    composed = pipeline.compose(base.then, other, gaps=True).value
    if composed is None:
        return None
    one, another = (
        {compared(p.text) for p in printed_paragraphs(document, layout)} - {""}
        for document in (base.document, composed.document)
    )
    upward, public = (one, another) if base.document.edition is Edition.UPWARD else (another, one)
    alone = upward - public
    there = len(alone & {compared(shown(w)) for w in words})
    if len(alone) < _TELLING or (there < _TELLING if other is Edition.UPWARD else there):
        return None
    what = "有只有报送版才印的红头、主送或版记" if there else "没有报送版的红头、主送和版记"
    message = f"这个文件看来是{other.value}版：{what}，而现在照{base.document.edition.value}版对照"
    level = Severity.WARNING if given else None
    return Diagnostic("RG688", message, top_of(project.shown(near)), (f"加 --edition {other.value} 再取",), level=level)


def _of_year(base: Base, texts: list[str], facts: str) -> str:
    year = str(base.facts.year)
    title = set(_years(_before_the_text(texts)))
    years = title or set(_years(texts))
    if not years or year in years:
        return ""
    where = "标题写的" if title else "正文里写的"
    return f"{facts} 是{year}年度的，而这个文件{where}是{'、'.join(sorted(years))}年"


def _years(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        western = _WRITTEN.sub(lambda match: match[0].translate(_HANZI), text)
        yield from (match[1] for match in _YEAR.finditer(western))


def _of_unit(base: Base, old: list[str], new: list[str], facts: str) -> str:
    """Title and signature name the unit (an addressee may be anybody); a text without a title is a part of one."""
    unit = base.facts.unit
    names = (name for name in (unit.name, unit.short) if name)
    name = next((name for name in names if any(name in text for text in _frame(old))), "")
    if not name or not any(_before_the_text(new)) or any(name in text for text in _frame(new)):
        return ""
    return f"{facts} 的单位是“{name}”，而这个文件的标题和署名里没有它"


def _frame(texts: list[str]) -> Iterator[str]:
    yield from _before_the_text(texts)
    yield from (text for text in texts[-_TAIL:] if not text.startswith("抄送") and not text.endswith("。"))


def _before_the_text(texts: list[str]) -> Iterator[str]:
    """The title and what stands around it."""
    for text in texts[:_HEAD]:
        if text.endswith(("：", ":", "。")) or NUMBER.match(text):
            return
        yield text


def _few(found: Versions, facts: str) -> str:
    """That next to nothing of the report stands in the file."""
    pairs = [(found.old[m.old[0]].text, found.new[m.new[0]].text) for m in found.matches if m.old and m.new]
    alike = sum(compared(one) == compared(other) or likeness(one, other) >= _LIKE for one, other in pairs)
    least = min(len(found.old), len(found.new))
    if alike * _SHARE >= least:
        return ""
    counts = f"{len(found.new)} 段里只有 {alike} 段相近（报告有 {len(found.old)} 段）"
    return f"这个文件不像是 {facts} 的报告改成的：{counts}"
