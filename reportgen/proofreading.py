"""Floor 7: a text that was not built with this program, from its bytes to findings, and to a mended copy.

What is wrong with the file itself is a finding; wrong use is not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from reportgen import project
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.prose import AUTO, Prose, guessed_profile
from reportgen.checks.runner import Levels
from reportgen.checks.runner import proofread as run_checks
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.fixes import ROUNDS, Change, applied, as_bytes, changes_of
from reportgen.readers.docx.mending import mend as mend_docx
from reportgen.readers.docx.read import SIZE_LIMIT, Opened, read_docx
from reportgen.readers.docx.read import WANTED as WORD_FILE
from reportgen.readers.docx.splicing import Unusual
from reportgen.readers.foreign import WORD, of_another_kind
from reportgen.readers.manuscript import Manuscript
from reportgen.readers.text import SIZE_LIMIT as TEXT_LIMIT
from reportgen.readers.text import SUFFIXES as TEXT_SUFFIXES
from reportgen.readers.text import WANTED, read_text
from reportgen.reading import read_bytes, top_of
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple

STDIN = "-"
DOCX = ".docx"
_COPY = "把文字复制到记事本，存成 .txt（编码选 UTF-8）再校对"
_ORIGINAL = "找原来的 Word 文件（.docx）来检查"
_WHOLE = 8
"""Lines that a report has at least."""
_YEAR = r"(?<![\d—\-－~～至])((?:19|20)\d{2})\s?年(?![—\-－~～至])"
_REPORT = r"(?:报告|总结|情况|汇报)(?:[（(][^（()）]{1,20}[）)])?"


class Handed(NamedTuple):
    """What was handed in: the bytes, their name in messages, and the suffix that says how to read them.

    Under `path`, where there is one, is kept what is said of the text.
    """

    data: bytes
    name: str
    suffix: str
    path: str | None = None


class How(NamedTuple):
    """How a text is judged: its profile, the kind of all its lines and the year that it reports on, where given."""

    profile: str = AUTO
    kind: str | None = None
    year: int | None = None


class Standing(NamedTuple):
    """What an office says once for all its texts: the levels of checks, and its packs' lists of words."""

    levels: Levels | None = None
    wording: tuple[Source, ...] = ()


NOTHING = Standing()


class Mended(NamedTuple):
    """The bytes of a text with its mechanical faults mended, every change made, and whether it wants a year."""

    data: bytes
    changes: tuple[Change, ...]
    undated: bool = False


def take(path: Path) -> Outcome[Handed]:
    """A file as it was handed in.

    Raises:
        ReportgenError: it cannot be opened, or it is no text that is proofread.
    """
    name, suffix = project.shown(path), path.suffix.lower()
    data = read_bytes(path, name, SIZE_LIMIT, WANTED)
    if suffix in (".yaml", ".yml"):
        raise ReportgenError(f"{name} 是事实文件，不在这里校对", f"用 reportgen check {name}")
    if suffix not in (DOCX, *TEXT_SUFFIXES):
        foreign = of_another_kind(name, suffix, "校对", (WORD,), _COPY)
        if foreign is not None:
            return Outcome(None, (foreign,))
        known = "、".join((DOCX, *TEXT_SUFFIXES))
        raise ReportgenError(f"不知道 {name} 是什么文件：名称不以 {known} 结尾", "改成实际的后缀再试")
    return Outcome(Handed(data, name, suffix, str(path.absolute())))


def take_document(path: Path) -> Outcome[bytes]:
    """A .docx as it was handed in, for what looks at its pages.

    Raises:
        ReportgenError: it cannot be opened, or a file of its kind has no pages.
    """
    name, suffix = project.shown(path), path.suffix.lower()
    data = read_bytes(path, name, SIZE_LIMIT, WORD_FILE)
    if suffix in (".yaml", ".yml"):
        raise ReportgenError(f"{name} 是事实文件，没有版面可查", "先用 reportgen build 生成 .docx，再检查生成的文件")
    if suffix in TEXT_SUFFIXES:
        raise ReportgenError(f"{name} 不是 Word 文件，没有版面可查", "文字用 reportgen proofread 校对")
    if suffix != DOCX:
        foreign = of_another_kind(name, suffix, "检查", (WORD,), _ORIGINAL)
        if foreign is not None:
            return Outcome(None, (foreign,))
        hint = "是 Word 文件的，把名称改成以 .docx 结尾再试"
        raise ReportgenError(f"不知道 {name} 是什么文件：名称不以 {DOCX} 结尾", hint)
    return Outcome(data)


def take_stdin(stream: BinaryIO) -> Handed:
    """A text from standard input."""
    return Handed(stream.read(TEXT_LIMIT + 1), STDIN, TEXT_SUFFIXES[0])


def standing_for(path: Path | None) -> Outcome[Standing]:
    """What the nearest 办公室.yaml says, for a file or (None) for the working folder."""
    office = project.find_office(path) if path is not None else project.find_office_here()
    if office is None:
        return Outcome(Standing())
    from reportgen.checks.levels import KEY, read_levels
    from reportgen.workshop import Workshop, read_sheet
    from reportgen.yaml_text.tree import Mapping, Scalar

    sheet = read_sheet(office)
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    source, root = sheet.value
    said = root if isinstance(root, Mapping) else None
    levels = read_levels(source, said.get(KEY) if said else None)
    named = said.get("模板") if said else None
    if not isinstance(named, Scalar) or not named.text.strip():
        return Outcome(Standing(levels.value), levels.diagnostics)
    place = Place(source, named.span, "模板")
    pack = Workshop().pack(named.text.strip(), project.pack_roots(office), place)
    wording = pack.value.wording if pack.value is not None else ()
    faults = (*levels.diagnostics, *pack.diagnostics, *load_lexicon(wording).faults)
    return Outcome(Standing(levels.value, wording), faults)


def proofread(handed: Handed, how: How, standing: Standing = NOTHING) -> Outcome[Manuscript]:
    """The lines of a text and every finding."""
    read = _read(handed, how)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    text = _manuscript(read.value)
    return Outcome(text, (*read.diagnostics, *_judge(text, how, standing, handed.path)))


def mend(handed: Handed, how: How, standing: Standing = NOTHING, copy: str | None = None) -> Outcome[Mended]:
    """The text mended until nothing is left that can be, and the findings that remain; the result is read again.

    `copy` is the name of the file that it goes to, by which those of a changed text are told: they lie there, not in
    what was handed in. None where the file cannot be read, or not written again as it should be.
    """
    done: list[Change] = []
    expected = None
    for _ in range(ROUNDS):
        read = _read(handed, how)
        if read.value is None:
            return Outcome(None, read.diagnostics)
        text = _manuscript(read.value)
        if expected is not None and text.source.text != expected:
            break
        found = (*read.diagnostics, *_judge(text, how, standing, handed.path))
        changes = changes_of(found, handed.name)
        if changes and isinstance(read.value, Opened) and read.value.package.is_signed:
            return Outcome(None, (*found, _untouched(handed, "文件带有数字签名，改动会使签名失效，没有改动")))
        try:
            data, changes = _rewritten(handed, read.value, changes)
        except Unusual:
            return Outcome(None, (*found, _untouched(handed, "文件的压缩方式少见，没有改动")))
        if not changes:
            if done and copy is not None:
                found = proofread(handed._replace(name=copy, path=None), how, standing).diagnostics
            changed = tuple(sorted(done, key=lambda change: change.place.line))
            return Outcome(Mended(handed.data, changed, wants_year(text, how)), found)
        done += changes
        expected = applied(text.source, changes).text
        handed = handed._replace(data=data)
    message = "改正后读出来的文字与应有的不同，没有改动；这是程序的错"
    return Outcome(None, (Diagnostic("RG902", message, top_of(handed.name), ("请把这个文件发给维护人员",)),))


def _untouched(handed: Handed, message: str) -> Diagnostic:
    hint = "用 Word 或 WPS 打开，另存一份再用 --fix，或照意见手工改"
    return Diagnostic("RG119", message, top_of(handed.name), (hint,))


def _read(handed: Handed, how: How) -> Outcome[Opened] | Outcome[Manuscript]:
    if handed.suffix == DOCX:
        return read_docx(handed.data, handed.name, how.kind)
    return read_text(handed.data, handed.name, handed.suffix, how.kind)


def _manuscript(read: Opened | Manuscript) -> Manuscript:
    return read.manuscript if isinstance(read, Opened) else read


def _judge(text: Manuscript, how: How, standing: Standing, path: str | None) -> tuple[Diagnostic, ...]:
    guess = how.profile == AUTO
    profile = guessed_profile("\n".join(line.text for line in text.lines)) if guess else how.profile
    year = how.year if how.year is not None else year_of_title(text.title)
    prose = Prose(text.lines, load_lexicon(standing.wording), year, profile, text.place, guess)
    return run_checks(lambda: prose, standing.levels, path)


def _rewritten(
    handed: Handed, read: Opened | Manuscript, changes: tuple[Change, ...]
) -> tuple[bytes, tuple[Change, ...]]:
    """The bytes with the changes that can be made, and these."""
    if not changes:
        return handed.data, ()
    if isinstance(read, Opened):
        return mend_docx(read, changes)
    return as_bytes(applied(read.source, changes), handed.data), changes


def wants_year(text: Manuscript, how: How) -> bool:
    """Whether a text seems to be a whole report of which nobody says the year, so that checks by the year are idle."""
    if how.year is not None or how.kind is not None or len(text.lines) < _WHOLE:
        return False
    return year_of_title(text.title) is None and (not text.title or re.search(f"{_REPORT}$", text.title) is not None)


def year_of_title(title: str) -> int | None:
    """The year that a report's title names; None for a plan or a notice, and where it names two."""
    years = set(re.findall(_YEAR, title))
    is_report = re.search(f"{_REPORT}$", title) is not None
    return int(years.pop()) if is_report and len(years) == 1 else None
