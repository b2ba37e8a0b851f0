"""The steps on pages made by hand: what each finds, and that a crash costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from reportgen.readers.pages import breaks, fonts, foot, sheets, tables, tail
from reportgen.readers.pages.declared import declared
from reportgen.readers.pages.glyphs import Line
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.report import Finding, Measured, PageCheck, PageReport
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.steps import STEPS, Step, run

FULL = "字" * 28
RIGHT_FOOT, LEFT_FOOT = 24.0, 1.0
TABLE = (80.0, 100.0, 520.0, 700.0)

LineMaker = Callable[..., Line]
SheetMaker = Callable[..., Sheet]
SceneMaker = Callable[..., Scene]


def checks(findings: Iterator[Finding]) -> dict[str, PageCheck]:
    """The checks among the findings, by name."""
    return {finding.name: finding for finding in findings if isinstance(finding, PageCheck)}


def number(line: LineMaker, page: int, indent: float) -> Line:
    """A page number at the foot of a page."""
    return line(f"—{page}—", 23, page=page, indent=indent, size=14.0, role="Song")


def test_a_crash_is_a_failed_check_of_its_own_step(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker
) -> None:
    """What a step found before its crash stays, and the later steps still run."""

    def crash(_: Scene) -> Iterator[Finding]:
        yield Measured("before", 1)
        raise ZeroDivisionError("boom")

    def later(_: Scene) -> Iterator[Finding]:
        yield PageCheck("later", "1", 1, True)

    steps = (Step("odd", crash), Step("even", later))
    measured, found = run(scene(sheet(1, [line(FULL)])), steps)
    assert measured == {"before": 1}
    assert [(check.name, check.got, check.ok) for check in found] == [
        ("odd measured", "ZeroDivisionError: boom", False),
        ("later", 1, True),
    ]


def test_a_report_names_its_failures() -> None:
    """`failed` holds the checks that are not right, in order."""
    good, bad = PageCheck("a", "1", 1, True), PageCheck("b", "1", 2, False)
    assert PageReport(1, None, None, {}, (good, bad)).failed == (bad,)


def test_no_step_crashes_on_a_page_of_one_line(line: LineMaker, sheet: SheetMaker, scene: SceneMaker) -> None:
    """A nearly empty document is judged by every step."""
    measured, found = run(scene(sheet(1, [line("字")])))
    assert [check.name for check in found if check.wanted == "no error"] == []
    assert {"page_sizes_mm", "body", "page_numbers", "breaks", "fonts"} <= measured.keys()
    assert len({step.name for step in STEPS}) == len(STEPS) == 10


def test_page_numbers_on_their_sides_pass(line: LineMaker, sheet: SheetMaker, scene: SceneMaker) -> None:
    """Odd numbers on the right and even ones on the left are what the standard wants."""
    odd = sheet(1, [line(FULL)], [number(line, 1, RIGHT_FOOT)])
    even = sheet(2, [line(FULL, page=2)], [number(line, 2, LEFT_FOOT)])
    found = checks(foot.findings(scene(odd, even)))
    assert found["odd right, even left"].ok
    assert found["page number on every page"].ok
    assert found["page number font"].ok


def test_page_numbers_on_wrong_sides_and_missing_ones_fail(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker
) -> None:
    """The page is named, and a page without a number is counted."""
    odd = sheet(1, [line(FULL)], [number(line, 1, LEFT_FOOT)])
    found = checks(foot.findings(scene(odd, sheet(2, [line(FULL, page=2)]))))
    assert (found["odd right, even left"].ok, found["odd right, even left"].got) == (False, [1])
    assert (found["page number on every page"].ok, found["page number on every page"].got) == (False, 1)


@pytest.mark.parametrize(("last", "ok"), [("某局办公室2025年1月20日印发", True), ("正文", False)])
def test_a_blank_page_is_allowed_before_the_imprint_only(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, last: str, ok: bool
) -> None:
    """The empty page that brings the imprint to an even page is no fault; any other is."""
    look = scene(
        sheet(1, [line(FULL)]), sheet(2, [line(FULL, page=2)]), sheet(3, []), sheet(4, [line(last, page=4)])
    )
    check = checks(sheets.findings(look))["no blank page"]
    assert (check.got, check.ok) == ([3], ok)


def test_forbidden_marks_at_line_ends_are_found(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker
) -> None:
    """A stop that opens a line, a bracket that closes one, and a split ellipsis are named with their page."""
    body = [line("。开头", 0), line("结尾（", 1), line("省略…", 2), line("…继续", 3)]
    found = checks(breaks.findings(scene(sheet(1, body))))
    assert found["no forbidden mark at a line start"].got == ["p1 。开头"]
    ends = found["no opening mark at a line end, no split dash or ellipsis"]
    assert ends.got == ["p1 结尾（", "p1 split ……"]
    assert not ends.ok


@pytest.mark.parametrize(
    ("text", "role", "ok"),
    [("一、工作情况", "Hei", False), ("一、工作情况", "FangSong", True), ("1.完善机制", "Hei", True)],
)
def test_a_heading_alone_at_a_page_end_is_found(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, text: str, role: str, ok: bool
) -> None:
    """Only a short line of level 1 or 2 in a heading face is a stranded heading."""
    first = sheet(1, [line(FULL), line(text, 1, indent=2, role=role)])
    found = checks(breaks.findings(scene(first, sheet(2, [line(FULL, page=2)]))))
    assert found["no heading alone at a page end"].ok is ok


@pytest.mark.parametrize(("second", "ok"), [("表头", True), ("第二行", False)])
def test_a_table_that_goes_on_repeats_its_head(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, second: str, ok: bool
) -> None:
    """The first row of the next page is compared with the first row of the table."""
    pages = [
        sheet(page, [line(head, 5, page=page, in_table=True), line("数据", 6, page=page, in_table=True)])
        for page, head in ((1, "表头"), (2, second))
    ]
    found = checks(tables.findings(scene(*(replace(page, tables=(TABLE,)) for page in pages))))
    assert found["table on page 2: header row repeated"].ok is ok


@pytest.mark.parametrize(("right", "ok"), [(520.0, True), (540.0, False)])
def test_a_table_stays_inside_the_box(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, right: float, ok: bool
) -> None:
    """A millimetre outside is allowed, more is not."""
    look = scene(sheet(1, [line("数据", 5, in_table=True)], tables=[(80.0, 100.0, right, 700.0)]))
    assert checks(tables.findings(look))["table on page 1: inside the box"].ok is ok


def test_a_head_row_left_alone_is_found(line: LineMaker, sheet: SheetMaker, scene: SceneMaker) -> None:
    """One row at the end of a page, and the table on the next."""
    first = sheet(1, [line("表头", 5, in_table=True)], tables=[TABLE])
    second = sheet(2, [line("表头", 5, page=2, in_table=True)], tables=[TABLE])
    found = checks(tables.findings(scene(first, second)))
    assert not found["table on page 1: header row not alone"].ok
    assert "table on page 2: header row not alone" not in found


def sign_off(line: LineMaker, issuer_indent: float, date_indent: float) -> list[Line]:
    """Full text, then an issuer of eight characters over a date."""
    return [
        *(line(FULL, row) for row in range(3)),
        line("示例市人民政府办", 4, indent=issuer_indent),
        line("2025年1月15日", 5, indent=date_indent),
    ]


@pytest.mark.parametrize(
    ("issuer", "date", "form", "failed"),
    [
        (17.1, 17.6, "sealed", []),
        (15.1, 15.6, "sealed", ["date: right blank (characters)"]),
        (17.6, 19.6, "unsealed", []),
        (17.6, 21.0, "unsealed", ["date starts 2 characters right of the issuer"]),
        (17.6, 16.6, "unsealed", ["date starts 2 characters right of the issuer"]),
        (12.0, 17.6, "other", ["issuer centred over the date (characters off)"]),
    ],
)
def test_the_sign_off_is_judged_by_its_form(
    line: LineMaker,
    sheet: SheetMaker,
    scene: SceneMaker,
    issuer: float,
    date: float,
    form: str,
    failed: list[str],
) -> None:
    """Sealed: date four from the right, issuer centred; unsealed: issuer two, date shifted."""
    found = list(tail.findings(scene(sheet(1, sign_off(line, issuer, date)))))
    described = next(item.value for item in found if isinstance(item, Measured))
    assert described["form"] == form
    assert [name for name, check in checks(iter(found)).items() if not check.ok] == failed


def test_a_sign_off_alone_on_its_page_is_found(line: LineMaker, sheet: SheetMaker, scene: SceneMaker) -> None:
    """The page of the issuer and the date must carry text as well, if only rows of a table."""
    *text, issuer, date = sign_off(line, 17.1, 17.6)
    alone = [replace(part, page=2) for part in (issuer, date)]
    together = checks(tail.findings(scene(sheet(1, [*text, issuer, date]))))
    apart = checks(tail.findings(scene(sheet(1, text), sheet(2, alone))))
    row = line("合计", 3, page=2, size=12, in_table=True)
    below = checks(tail.findings(scene(sheet(1, text), sheet(2, [row, *alone]))))
    name = "sign-off shares its page with text"
    assert (together[name].ok, apart[name].ok, below[name].ok) == (True, False, True)


@pytest.mark.parametrize(("second", "ok"), [(5.0, True), (4.0, False)])
def test_the_names_of_annexes_stand_under_each_other(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, second: float, ok: bool
) -> None:
    """The second name begins where the first does."""
    notes = [line("附件：1.甲表", 4, indent=2), line("2.乙表", 5, indent=second - 0.05)]
    body = [*(line(FULL, row) for row in range(3)), *notes]
    found = checks(tail.findings(scene(sheet(1, body))))
    assert found["annex note: names aligned (characters off)"].ok is ok


@pytest.mark.parametrize(("text", "lost"), [("甲乙丙", 0), ("甲乙丙丙丁，", 2)])
def test_hanzi_that_no_page_shows_are_counted(
    line: LineMaker, sheet: SheetMaker, scene: SceneMaker, text: str, lost: int
) -> None:
    """What the document holds and the pages do not was lost in rendering; marks are not counted."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:t>{text}</w:t></w:document>'
    look = replace(
        scene(sheet(1, [line("甲乙丙")])), declared=declared({"word/document.xml": document.encode()})
    )
    check = checks(fonts.findings(look))["every hanzi of the document is on a page"]
    assert (check.got, check.ok, check.note) == (lost, lost == 0, "丙丁" if lost else None)
