"""Verdicts where pages were laid out and measured: what each check of pages says of which rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from reportgen.checks.format.desk import tenths
from reportgen.checks.format.judging import Case, Judged, Verdict
from reportgen.checks.format.table import Ruling
from reportgen.inspection.inspecting import Inspected
from reportgen.inspection.unmeasured import unmeasured
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.readers.pages import PageCheck, PageReport, measure
from reportgen.tuples import NamedTuple

_MM, _CHARS, _LINES, _POINTS, _PAGES = " 毫米", " 字", " 行", " 磅", ""


class Row(NamedTuple):
    """A check of pages by its name: the rule that it tells of, the unit of what it measures.

    `decides`: where the file looks right and the pages do not, the rule is broken; else the question stays open, since
    the pages may be those of another font or of a place that was taken for another.
    """

    name: str
    code: str
    unit: str = ""
    decides: bool = False


MEASURED = (
    Row("page size", "RG701", _MM),
    Row("declared top (mm)", "RG702", _MM),
    Row("declared left (mm)", "RG703", _MM),
    Row("left edge of text (mm)", "RG703", _MM),
    Row(r"declared box_[wh] (mm)", "RG704", _MM),
    Row("width of text (mm)", "RG704", _MM),
    Row("lines on a full page", "RG705", _LINES, decides=True),
    Row("characters on a full line", "RG706", _CHARS, decides=True),
    Row("“ ” — … in a CJK face (declared)", "RG709"),
    Row("body size (pt)", "RG712", _POINTS),
    Row("title size (pt)", "RG722", _POINTS),
    Row("title centred (worst offset, mm)", "RG723", _MM),
    Row("addressee flush left", "RG725", _CHARS),
    Row("addressee: lines below the title", "RG727", _LINES, decides=True),
    Row("first-line indent (characters)", "RG731", _CHARS),
    Row("text on page 1", "RG737", _LINES, decides=True),
    Row("date: right blank (characters)", "RG742", _CHARS),
    Row("issuer or longer date: right blank (characters)", "RG742", _CHARS),
    Row("issuer centred over the date (characters off)", "RG743", _CHARS),
    Row("date starts 2 characters right of the issuer", "RG743", _CHARS),
    Row("sign-off shares its page with text", "RG745", _LINES, decides=True),
    Row("no 此页无正文", "RG746"),
    Row("annex note: indent (characters)", "RG751", _CHARS),
    Row("annex note: names aligned (characters off)", "RG751", _CHARS, decides=True),
    Row("page number on every page", "RG761", _PAGES, decides=True),
    Row("page number size (pt)", "RG764", _POINTS),
    Row("odd right, even left", "RG765", _PAGES, decides=True),
    Row("page number blank (characters)", "RG766", _CHARS),
    Row("dash below the box (worst, mm)", "RG767", _MM, decides=True),
    Row("issuer mark: top below the box top (mm)", "RG772", _MM, decides=True),
    Row("document number: left blank (characters)", "RG774", _CHARS, decides=True),
    Row("signer: right blank (characters)", "RG774", _CHARS, decides=True),
    Row("document number centred (mm off)", "RG774", _MM, decides=True),
    Row("document number: lines below the issuer mark", "RG775", _LINES, decides=True),
    Row("red rule found", "RG777"),
    Row("red rule: width (mm)", "RG777", _MM, decides=True),
    Row("red rule: below the number (mm)", "RG778", _MM, decides=True),
    Row("title: lines below the red rule", "RG779", _LINES, decides=True),
    Row("imprint size (pt)", "RG781", _POINTS),
    Row("imprint: first and last rule (mm)", "RG785", _MM, decides=True),
    Row("imprint: inner rule (mm)", "RG785", _MM, decides=True),
    Row("imprint: on the last page", "RG786", _PAGES, decides=True),
    Row("imprint: last rule on the box bottom (mm off)", "RG786", _MM, decides=True),
    Row(r"table on page \d+: inside the box", "RG793", _MM),
    Row(r"table on page \d+: header row repeated", "RG794", decides=True),
    Row(r"table on page \d+: header row not alone", "RG794", decides=True),
    Row("no blank page", "RG795", decides=True),
    Row("no forbidden mark at a line start", "RG796", decides=True),
    Row("no opening mark at a line end, no split dash or ellipsis", "RG796", decides=True),
    Row("no heading alone at a page end", "RG797", decides=True),
)
_AROUND = "最后一条分隔线在版心下边之"
_DASH = "一字线在版心下边之"
_OFF: Mapping[str, tuple[str, str]] = {
    "title centred (worst offset, mm)": ("偏离正中 {} 毫米",) * 2,
    "document number centred (mm off)": ("偏离正中 {} 毫米",) * 2,
    "issuer centred over the date (characters off)": ("两者中心差 {} 字",) * 2,
    "date starts 2 characters right of the issuer": ("日期首字左移 {} 字", "日期首字右移 {} 字"),
    "annex note: names aligned (characters off)": ("附件名称的首字相差 {} 字",) * 2,
    "dash below the box (worst, mm)": (f"{_DASH}上 {{}} 毫米", f"{_DASH}下 {{}} 毫米"),
    "imprint: last rule on the box bottom (mm off)": (f"{_AROUND}上 {{}} 毫米", f"{_AROUND}下 {{}} 毫米"),
}
"""What a distance to either side means: below nothing, and from nothing on."""
_SPAN = r"(-?[\d.]+)-(-?[\d.]+)"
"""The left and the right end of what stands on a page."""
BY_FILE = (
    "body font",
    "title font",
    "issuer mark: font",
    "signer name font",
    "page number font",
    r"level \d headings in .*",
    "no theme font reference",
)
"""Fonts are judged by what the file says: pages show what this computer has in their place, and references that no
paragraph uses do no harm."""
UNRULED = (
    "title found",
    "document number found",
    "imprint on an even, last page",
    "top of the first line's characters (mm)",
    "bottom of the last line's characters (mm)",
)
"""Checks that no rule asks for: whether a part was found, an even page for the imprint (no clause was seen)."""
_FACES, _LOST = "only the five faces (and Times)", "every hanzi of the document is on a page"
REMARKED = (_FACES, _LOST, r"\w+ measured")
"""Checks that say how far the pages are to be trusted."""


_SHAPE, _TAIL = "RG724", 4
"""The rule of the title's shape; characters that are shown on both sides of a break."""


def rendered(found: Inspected, path: Path) -> Inspected:
    """The verdicts with what LibreOffice's pages show.

    Raises:
        MeasureError: the pages cannot be laid out or measured.
    """
    return judged_by(found, measure(path, found.standard))


def judged_by(found: Inspected, report: PageReport) -> Inspected:
    """The verdicts with what a measurement shows."""
    checks: dict[str, list[tuple[Row, PageCheck]]] = {}
    for check in report.checks:
        row = next((row for row in MEASURED if _is_called(check.name, row.name)), None)
        if row is not None:
            checks.setdefault(row.code, []).append((row, check))
    settled = [_settled(ruling, checks.get(ruling.rule.code, ())) for ruling in found.rulings]
    broken = frozenset(rule.code for rule, judged in settled if judged.verdict is Verdict.BROKEN)
    told = (o if o.rule.code in checks else unmeasured(o, report.measured, broken) for o in settled)
    rulings = tuple(_shaped(one, found, report) if one.rule.code == _SHAPE else one for one in told)
    remarks = (f"由 {report.renderer or 'LibreOffice'} 排出 {report.pages} 面，Word、WPS 排出来可能略有不同",)
    return found._replace(rulings=rulings, remarks=(*found.remarks, *remarks, *_remarks(report.checks)))


def _shaped(ruling: Ruling, found: Inspected, report: PageReport) -> Ruling:
    """The shape of the title, where the pages break a line of it that the file does not break.

    Lines that are not the title's own, letter by letter, tell nothing.
    """
    judged = ruling.judged
    titles = [words for words in found.received.paragraphs if words.role == "标题" and words.text.strip()]
    own = [_bare(line) for words in titles for line in words.text.split(BREAK) if line.strip()]
    laid = [_bare(line) for line in (report.measured.get("title") or {}).get("lines", ())]
    text, ends = "".join(own), {*accumulate(map(len, own))}
    at = next((end for end in accumulate(map(len, laid)) if end not in ends), None)
    if judged.verdict is not Verdict.MET or at is None or text != "".join(laid):
        return ruling
    said = f"排出来是 {len(laid)} 行，在“{text[max(at - _TAIL, 0) : at]}／{text[at : at + _TAIL]}”处自动断开"
    first = titles[0]
    return Ruling(ruling.rule, Judged(Verdict.BROKEN, judged.required, said, (Case(said, first.number, first.text),)))


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_called(name: str, pattern: str) -> bool:
    return name == pattern or re.fullmatch(pattern.replace("(mm)", r"\(mm\)"), name) is not None


def _settled(ruling: Ruling, checks: Iterable[tuple[Row, PageCheck]]) -> Ruling:
    """A ruling with the measurements that tell of it."""
    rule, judged = ruling
    found = tuple(checks)
    if judged.verdict in (Verdict.IDLE, Verdict.BROKEN) or not found:
        return ruling
    return Ruling(rule, _weighed(judged, found))


def _weighed(judged: Judged, found: tuple[tuple[Row, PageCheck], ...]) -> Judged:
    """What the file and the pages say together, where the file shows no fault."""
    failed = [(row, check) for row, check in found if not check.ok]
    if not failed:
        row, check = found[0]
        measured = f"排出来{_said(row, check)}" if judged.verdict is Verdict.OPEN else judged.measured
        return Judged(Verdict.MET, judged.required, measured)
    decisive = [(row, check) for row, check in failed if row.decides or judged.verdict is Verdict.OPEN]
    row, check = (decisive or failed)[0]
    said = f"排出来{_said(row, check)}"
    if decisive:
        return Judged(Verdict.BROKEN, judged.required, said, tuple(Case(said, where=where) for where in _where(check)))
    return Judged(Verdict.OPEN, judged.required, f"文件里写的对，{said}")


def _said(row: Row, check: PageCheck) -> str:
    """What was measured, in words."""
    got: Any = check.got
    if isinstance(got, bool) or got is None:
        return "是这样" if check.ok else "不是这样"
    if isinstance(got, list):
        return "没有" if not got else f"有 {len(got)} 处"
    if row.name in _OFF:
        return _OFF[row.name][got >= 0].format(tenths(abs(got)))
    if isinstance(got, str) and (span := re.fullmatch(_SPAN, got)) and (box := re.fullmatch(_SPAN, check.wanted)):
        return _beside(*map(float, (*span.groups(), *box.groups())))
    return f"是 {got:g}{row.unit}" if isinstance(got, (int, float)) else f"是 {got}{row.unit}"


def _beside(left: float, right: float, box_left: float, box_right: float) -> str:
    """How far something stands out of the box (mm)."""
    out = {"左": box_left - left, "右": right - box_right}
    said = "、".join(f"{side}边伸出版心 {tenths(by)} 毫米" for side, by in out.items() if by > 0)
    return said or "在版心之内"


def _where(check: PageCheck) -> Iterable[str]:
    """Where on the pages: the items of a list, or the page that the check's name tells."""
    got: Any = check.got
    page = re.search(r"on page (\d+)", check.name)
    if page:
        return (f"第 {page[1]} 面的表格",)
    if isinstance(got, list):
        return tuple(re.sub(r"^p?(\d+)\b", r"第 \1 面", str(item)) for item in got)
    return ()


def _remarks(checks: Iterable[PageCheck]) -> Iterable[str]:
    """How far the pages are to be trusted."""
    failed: Mapping[str, PageCheck] = {check.name: check for check in checks if not check.ok}
    if _FACES in failed:
        names = sorted({re.sub(r"^other:| [\d.]+$", "", str(name)) for name in failed[_FACES].got})
        yield f"排出来用了公文以外的字体（{'、'.join(names)}）：文件写了别的字体，或者这台电脑没有要用的字体"
    if _LOST in failed:
        yield f"排出来少了 {failed[_LOST].got} 个字，量得的不可靠"
    for name in failed:
        if re.fullmatch(REMARKED[-1], name):
            yield f"有一项没有量成（{name.removesuffix(' measured')}），相关的规则未核验"
