"""Floor 7: where figures come from and where they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.diagnostics import near
from reportgen.document.markup import has_matter
from reportgen.document.nodes import Document, Inlines, Run, plain
from reportgen.document.walk import origin_name, texts
from reportgen.errors import ReportgenError
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.model import Day, Facts, Words
from reportgen.facts.values import Blank, Figure
from reportgen.origin import Expression, Fact, Origin, Program
from reportgen.source import Place
from reportgen.tuples import NamedTuple

LAST_YEAR = "上年."
_CONTEXT = 12
"""Characters shown on each side of a printed figure."""


class Printed(NamedTuple):
    """One appearance: its role in the document, the text around it with the figure in ⟦⟧, and what printed it."""

    role: str
    excerpt: str
    origin: str


class Trace(NamedTuple):
    """A datum: key path, value as printed, its place, its definition, its appearances, and what the unit says of it."""

    path: str
    value: str
    place: Place | None
    meaning: str
    printed: tuple[Printed, ...]
    remark: str = ""
    source: str = ""


def trace(facts: Facts, catalogue: Catalogue, document: Document, wanted: str | None) -> tuple[Trace, ...]:
    """All figures and 要素, or those that `wanted` names: a key (or the end of one), or a number as it is printed.

    Raises:
        ReportgenError: nothing has that name or number.
    """
    rows = all_rows(facts, catalogue, document)
    if not wanted:
        return tuple(row for row in rows if not row.path.startswith(LAST_YEAR))
    found = rows_of(rows, catalogue, document, wanted)
    if not found:
        raise unknown(wanted, rows, catalogue)
    return found


def all_rows(facts: Facts, catalogue: Catalogue, document: Document) -> tuple[Trace, ...]:
    """All figures, last year's after this year's, and all 要素."""
    appearances = _appearances(document)
    rows = []
    for path, place, value in values_of(facts):
        indicator = catalogue.get(path.removeprefix(LAST_YEAR))
        meaning = "模板包要的事实"
        if indicator is not None:
            meaning = f"{indicator.name}，单位 {indicator.unit}"
            meaning += f"；{indicator.meaning}" if indicator.meaning else ""
        remark, source = facts.remarks.get(path, ("", ""))
        rows.append(Trace(path, value, place, meaning, tuple(appearances.get(path, ())), remark, source))
    return tuple(rows)


def rows_of(rows: tuple[Trace, ...], catalogue: Catalogue, document: Document, wanted: str) -> tuple[Trace, ...]:
    """Those that `wanted` names, else what printed it; none where it names a figure without a value, or nothing."""
    found = tuple(row for row in rows if wanted in (row.path, row.value) or row.path.endswith(f".{wanted}"))
    if found or _blank(catalogue, wanted) is not None:
        return found
    return tuple(dict.fromkeys(_printed(document, wanted, {row.path: row for row in rows})))


def unknown(wanted: str, rows: tuple[Trace, ...], catalogue: Catalogue) -> ReportgenError:
    """That nothing has the name or number."""
    blank = _blank(catalogue, wanted)
    if blank is not None:
        return ReportgenError(f"“{blank.path}”（{blank.name}）还没有填数", "在 指标 下填写")
    keys = [row.path for row in rows]
    hints = near(wanted, keys) or near(wanted, [key.rpartition(".")[2] for key in keys])
    as_printed = "数照印出的样子写（18.85万余，不写 188500）"
    way = as_printed if wanted[:1].isdigit() else "指标写键名，如 行政复议.受理 或 受理"
    return ReportgenError(f"没有叫“{wanted}”的指标或要素，也没有印出它", *(hints or (f"{way}；什么都不写，列出全部",)))


def _blank(catalogue: Catalogue, wanted: str) -> Indicator | None:
    return next((i for i in catalogue if wanted in (i.path, i.key)), None)


def values_of(facts: Facts) -> Iterator[tuple[str, Place, str]]:
    """(key path, place, value) of all that is filled in or 不适用: figures, last year's, then 要素 item by item."""
    for prefix, table in (("", facts.figures), (LAST_YEAR, facts.previous or {})):
        for theme, values in table.items():
            for key, value in values.items():
                path = f"{prefix}{theme}.{key}"
                if isinstance(value, Figure) and value.leaves:
                    yield path, facts.leaves[value.leaves[0]].place, str(value)
                elif isinstance(value, Blank) and value.leaf is not None:
                    yield path, facts.leaves[value.leaf].place, "不适用"
    for element in facts.elements.values():
        for one in element if isinstance(element, tuple) and not isinstance(element, Day) else (element,):
            assert isinstance(one, (Words, Day))
            leaf = facts.leaves[one.leaf]
            yield leaf.path, leaf.place, str(one)


def _appearances(document: Document) -> dict[str, list[Printed]]:
    found: dict[str, list[Printed]] = {}
    for role, content in texts(document):
        at = 0
        for run in content:
            # The comma that joins clauses is no appearance of their figures.
            for name in _names(run.origin) if isinstance(run.origin, Fact) or has_matter((run,)) else ():
                found.setdefault(name, []).append(Printed(role, _excerpt(content, run, at), origin_name(run.origin)))
            at += len(run.text)
    return found


def _excerpt(content: Inlines, run: Run, at: int) -> str:
    return excerpt(plain(content), at, at + len(run.text))


def excerpt(text: str, start: int, end: int) -> str:
    """A stretch of a text in ⟦⟧, with what stands around it."""
    head = "…" if start > _CONTEXT else ""
    tail = "…" if end + _CONTEXT < len(text) else ""
    return f"{head}{text[max(0, start - _CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + _CONTEXT]}{tail}"


def _printed(document: Document, wanted: str, rows: Mapping[str, Trace]) -> Iterator[Trace]:
    """Where a text is printed that no figure is as typed: by a figure in another form, in narrative, in a template."""
    before = r"(?<![\d.])" if wanted[:1].isdigit() else ""  # a number, not a part of a longer one
    after = r"(?![\d.]*\d)" if wanted[-1:].isdigit() else ""
    pattern = re.compile(before + re.escape(wanted) + after)
    for role, content in texts(document):
        for match in pattern.finditer(plain(content)):
            run = _run_at(content, match.start())
            names = _names(run.origin)
            if any(name in rows for name in names):
                yield from (rows[name] for name in names if name in rows)
            elif not isinstance(run.origin, Program):
                shown = Printed(
                    role, _excerpt(content, Run(wanted, run.origin), match.start()), origin_name(run.origin)
                )
                yield said_row(run.origin, run.text if is_official(run.origin) else wanted, (shown,))


def said_row(origin: Origin, value: str, printed: tuple[Printed, ...] = ()) -> Trace:
    """A number that is no datum: it stands in a text of the facts or of a template, or a template worked it out."""
    place = origin.place if isinstance(origin, Fact) else None
    meaning = "写在文字里的，不是指标"
    if is_official(origin):
        meaning = "公文的要素，不是指标"
    elif isinstance(origin, Expression):
        meaning = "模板里算出的，不是指标"
    return Trace(said_by(origin), value, place, meaning, printed)


def said_by(origin: Origin) -> str:
    """The key path of a text, or the line of a template; what a template calls its values is no name of a datum."""
    if isinstance(origin, Fact):
        return origin.path
    return f"{origin.file}:{origin.line}" if isinstance(origin, Expression) else origin_name(origin)


def is_official(origin: Origin) -> bool:
    """Whether it is of the official frame, of which a number or a date is one datum: 发文字号, 成文日期."""
    return isinstance(origin, Fact) and re.fullmatch(r"公文\.\w+(?:\[\d+\])?", origin.path) is not None


def _names(origin: Origin) -> tuple[str, ...]:
    """The key paths behind an origin."""
    if isinstance(origin, Fact):
        return (origin.path,)
    return origin.names if isinstance(origin, Expression) else ()


def _run_at(content: Inlines, index: int) -> Run:
    at = 0
    for run in content:
        if at <= index < at + len(run.text):
            return run
        at += len(run.text)
    raise IndexError(index)
