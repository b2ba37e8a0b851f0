"""A text from its bytes to findings and to a mended copy: reader, profile, year, levels, and mending to the end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strangers import MECHANICAL, docx, only, package, para, parts

from reportgen import proofreading
from reportgen.checks.manual import Example, read_manual
from reportgen.checks.prose import AUTO, NORMALIZED, STRICT, Flaw, Prose
from reportgen.checks.row import Check
from reportgen.checks.wording.table import WORDING
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.fixes import ROUNDS
from reportgen.proofreading import Handed, How, Standing, mend, proofread, year_of_title
from reportgen.readers.docx.read import read_docx


@pytest.fixture
def mechanical(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the checks of `strangers` run."""
    only(monkeypatch)


def text(content: str, suffix: str = ".txt") -> Handed:
    return Handed(content.encode(), f"甲{suffix}", suffix)


def word(*contents: str) -> Handed:
    return Handed(docx("".join(contents)), "甲.docx", ".docx")


def spots(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.name, d.place.line, d.place.column) for d in found if d.place]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("云岭区人民政府关于2024年度法治政府建设情况的报告", 2024),
        ("五常市2017年度情况报告五常市2017年度情况报告", 2017),
        ("2024 年法治工作总结（征求意见稿）", 2024),
        ("云岭区2024年工作情况", 2024),
        ("2025年法治政府建设工作计划", None),
        ("关于印发2025年度任务分工的通知", None),
        ("2024年工作总结和2025年工作计划", None),
        ("关于2024年工作和2025年安排的报告", None),
        ("《实施纲要（2021—2025年）》执行情况的报告", None),
        ("关于法治建设情况的报告", None),
        ("", None),
    ],
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    """The one that a report is about; plans, notices, spans and two years tell none."""
    assert year_of_title(title) == year


def test_what_checks_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines, the profile and whether it was guessed, the year given or that of the title."""
    seen: list[Prose] = []

    def look(prose: Prose) -> Iterator[Flaw]:
        """看。"""
        seen.append(prose)
        yield from ()

    only(monkeypatch, Check("RG690", "x-look", "note", look))
    report = "关于2024年度工作情况的报告\n全区平稳，有序。"
    folded = "全区平稳,有序。\n良好,安全。\n全县平稳,有序。"
    for content, how in (
        (report, How()),
        (report, How(year=2023)),
        (folded, How()),
        (folded, How(STRICT)),
        (report, How(NORMALIZED, "heading")),
    ):
        assert proofread(text(content), how).value is not None

    assert [(p.profile, p.guessed, p.year) for p in seen] == [
        (STRICT, True, 2024),
        (STRICT, True, 2023),
        (NORMALIZED, True, None),
        (STRICT, False, None),
        (NORMALIZED, False, None),
    ]
    assert [line.kind for line in seen[0].lines] == ["title", "paragraph"]
    assert [line.kind for line in seen[-1].lines] == ["heading", "heading"]
    assert How().profile == AUTO


def test_findings_stand_where_the_file_has_them(mechanical: None) -> None:
    """In a text by line, in a .docx by paragraph, behind signs of Markdown too."""
    assert spots(proofread(text("\n  甲[2019]乙\n"), How()).diagnostics) == [("x-bracket", 2, 4)]
    assert spots(proofread(text("**甲**[2019]乙", ".md"), How()).diagnostics) == [("x-bracket", 1, 6)]
    assert spots(proofread(word(para(""), para("甲[20", "19]乙")), How()).diagnostics) == [("x-bracket", 2, 2)]


def test_levels_of_the_office_count(mechanical: None, office: Any) -> None:
    """办公室.yaml of the nearest folder; what is wrong in it is told."""
    path = office.write("来文/甲.txt", "甲[2019]乙, 丙")
    office.write("办公室.yaml", "检查: {RG691: 不查, RG694: 提示}\n")
    standing = proofreading.standing_for(path)

    found = proofread(text("甲[2019]乙,丙"), How(), standing.value).diagnostics
    assert [(d.name, d.severity) for d in found] == [("x-comma", Severity.NOTE)]
    assert proofreading.standing_for(None) == standing
    office.write("办公室.yaml", "检查: {x-brakets: 不查, RG694: 小事}\n")
    assert [d.code for d in proofreading.standing_for(path).diagnostics] == ["RG201", "RG204"]
    office.write("办公室.yaml", "检查: {\n")
    assert proofreading.standing_for(path).value is None
    office.write("办公室.yaml", "单位: {名称: 甲}\n")
    assert proofreading.standing_for(path).value == Standing({})


def test_words_of_the_offices_pack_count(office: Any) -> None:
    """wording.yaml of the pack that 办公室.yaml names, in texts as in facts; what is wrong in it is told."""
    path = office.write("甲.txt", "全年布置云领工程3项。\n")
    office.write("办公室.yaml", "模板: own\n")
    office.write("templates/own/pack.yaml", "名称: 本单位\n继承: national/five-part\n")
    words = office.write("templates/own/wording.yaml", "错词: {云岭工程: 云领工程}\n")
    handed = proofreading.take(path).value

    standing = proofreading.standing_for(path)
    assert standing.diagnostics == ()
    (found,) = proofread(handed, How(), standing.value).diagnostics
    assert (found.name, found.place.column, "云岭工程" in found.message) == ("typo-lookalike", 5, True)
    words.write_text("错词: {云岭: 云}\n", encoding="utf-8")
    assert [d.code for d in proofreading.standing_for(path).diagnostics] == ["RG324"]


def mended(given_: Handed, levels: Any = None) -> str:
    outcome = mend(given_, How(), Standing(levels))
    assert outcome.value is not None
    if given_.suffix != ".docx":
        return outcome.value.data.decode()
    read = read_docx(outcome.value.data, "甲.docx").value
    assert read is not None
    return read.manuscript.source.text


@pytest.mark.parametrize("hand", [text, lambda content: word(*map(para, content.split("\n")))], ids=["text", "docx"])
def test_mendings_that_meet_are_all_made(mechanical: None, hand: Any) -> None:
    """One that overlaps another, or comes up by it, is made in a later round; all are told, line by line."""
    outcome = mend(hand("国发[20 19]3号，,全 区\n甲,,乙"), How())

    assert outcome.value is not None
    assert outcome.diagnostics == ()
    assert mended(hand("国发[20 19]3号，,全 区\n甲,,乙")) == "国发〔2019〕3号，全区\n甲，乙"
    assert [(c.check, c.before, c.text) for c in outcome.value.changes] == [
        ("RG692", " ", ""),
        ("RG694", ",", "，"),
        ("RG692", " ", ""),
        ("RG691", "[2019]", "〔2019〕"),
        ("RG693", "，，", "，"),
        ("RG694", ",", "，"),
        ("RG694", ",", "，"),
        ("RG693", "，，", "，"),
    ]


PIECES = [
    "全区",
    "平稳",
    "，",
    "。",
    "\n",
    " ",
    "[2019]",
    "[20 19]",
    ",",
    ",,",
    "，，",
    "<办法>",
    "(",
    "a b",
    "\u3000",
    "&",
    "3",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=14),
    st.sampled_from([".txt", ".md", ".docx"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_mending_twice_changes_nothing_the_second_time(
    mechanical: None, pieces: list[str], suffix: str, end: str, mark: bool
) -> None:
    """Whatever faults stand side by side: the second run mends nothing, and what was no fault is still there."""
    content = "".join(pieces)
    if suffix == ".docx":
        escaped = content.replace("&", "&amp;").replace("<", "&lt;")
        given_ = word(*(para(*filter(None, re.split("(?<=[2，])", row))) for row in escaped.split("\n")))
    else:
        given_ = text(("\ufeff" if mark else "") + content.replace("\n", end), suffix)
    first = mend(given_, How())
    if first.value is None:
        assert [d.code for d in first.diagnostics] == ["RG103"]
        return

    second = mend(given_._replace(data=first.value.data), How())

    assert second.value is not None
    assert second.value == (first.value.data, (), False)
    assert second.diagnostics == first.diagnostics
    bare = str.maketrans("", "", " ,，[]〔〕<>〈〉\u3000")
    if suffix != ".docx":
        assert first.value.data.decode().translate(bare) == given_.data.decode().translate(bare)
    changed = {name for name, _, _ in spots(proofread(given_, How()).diagnostics)}
    assert bool(first.value.changes) == bool(changed)


def test_what_the_office_leaves_alone_is_not_mended(mechanical: None) -> None:
    """A check that is not run mends nothing; one whose level is a note still does."""
    levels = {"RG691": None, "RG694": Severity.NOTE}

    assert mended(text("甲,乙[2019]"), levels) == "甲，乙[2019]"


def test_findings_without_a_mending_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told of the mended text, where they stand now."""

    def bad(prose: Prose) -> Iterator[Flaw]:
        """坏。"""
        yield from (Flaw(m.start(), m.end(), "坏") for m in re.finditer("坏", prose.text))

    only(monkeypatch, *MECHANICAL, Check("RG690", "x-bad", "error", bad))

    outcome = mend(text("全 区 坏"), How())

    assert outcome.value is not None
    assert outcome.value.data.decode() == "全区坏"
    assert spots(outcome.diagnostics) == [("x-bad", 1, 3)]


@pytest.mark.parametrize("fix", ["乙甲", "甲甲"])
def test_mendings_without_an_end_write_nothing(monkeypatch: pytest.MonkeyPatch, fix: str) -> None:
    """Checks that would never have enough are our fault."""

    def endless(prose: Prose) -> Iterator[Flaw]:
        """没有完。"""
        yield Flaw(0, 1, "不够", (), fix)

    only(monkeypatch, Check("RG690", "x-endless", "error", endless))
    outcome = mend(text("甲乙"), How())

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["RG902"]
    assert ROUNDS >= 10


def test_a_result_that_reads_otherwise_is_not_written(mechanical: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read again must be the text with the changes."""
    monkeypatch.setattr(proofreading, "as_bytes", lambda source, original: original + b"x")

    outcome = mend(text("全 区"), How())

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["RG902"]


def test_signed_and_odd_packages_are_not_touched(mechanical: None) -> None:
    """The findings are told, and why nothing was mended; without anything to mend there is nothing to say."""
    signed = package({**parts(para("全 区")), "_xmlsignatures/sig1.xml": "<x/>"})
    odd = docx(para("全 区")) + b"\0"
    for data, message in (
        (signed, "文件带有数字签名，改动会使签名失效，没有改动"),
        (odd, "文件的压缩方式少见，没有改动"),
    ):
        outcome = mend(Handed(data, "甲.docx", ".docx"), How())
        assert outcome.value is None
        assert [d.code for d in outcome.diagnostics] == ["RG692", "RG119"]
        assert outcome.diagnostics[-1].message == message
    clean = package({**parts(para("全区")), "_xmlsignatures/sig1.xml": "<x/>"})
    assert mend(Handed(clean, "甲.docx", ".docx"), How()).value == (clean, (), False)


def test_a_mended_docx_keeps_all_else(mechanical: None) -> None:
    """Every other member is the same to the packed byte."""
    given_ = word(para("国发[2019]3号", props="<w:jc w:val='left'/>"))
    outcome = mend(given_, How())

    assert outcome.value is not None
    with zipfile.ZipFile(io.BytesIO(given_.data)) as old, zipfile.ZipFile(io.BytesIO(outcome.value.data)) as new:
        assert old.namelist() == new.namelist()
        assert {n for n in old.namelist() if old.read(n) != new.read(n)} == {"word/document.xml"}
        before, after = old.read("word/document.xml").decode(), new.read("word/document.xml").decode()
    assert after == before.replace("[2019]", "〔2019〕")


def test_a_large_text_is_mended_in_time(mechanical: None) -> None:
    """Fifty thousand faults in one line."""
    assert mended(text("全,区" * 50_000)) == "全，区" * 50_000


WRONG = [(check.name, example) for check in WORDING for example in read_manual(check.run).wrong]


@pytest.mark.parametrize(("name", "example"), WRONG, ids=[f"{name}-{i}" for i, (name, _) in enumerate(WRONG)])
def test_the_examples_of_all_manuals_are_mended_for_good(name: str, example: Example) -> None:
    """With the real checks: what has a mending is mended, and then nothing more is."""
    given_, how = text(example.text), How(example.profile, example.kind, example.year)
    found = proofread(given_, how).diagnostics
    first = mend(given_, how)

    assert name in {d.name for d in found}
    assert first.value is not None, first.diagnostics
    assert mend(given_._replace(data=first.value.data), how).value == (first.value.data, (), False)
    assert any(d.fix for d in found) == bool(first.value.changes)


STRUCK = "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>"
BY_STYLE = '<w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>49</w:t></w:r>'
GONE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="gone"/>'
    "<w:rPr><w:dstrike/></w:rPr></w:style></w:styles>"
)


RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'


@pytest.mark.parametrize("struck", [STRUCK.format("49"), BY_STYLE, RAISED], ids=["run", "style", "raised"])
def test_struck_text_is_no_part_of_what_is_read(struck: str) -> None:
    """49 is struck out and 47 put behind it: the text tells 47 cases, and its places are those of the paragraph."""
    data = docx(para("全年审查合同", struck, "47件。") + para(STRUCK.format("全文作废。")), styles=GONE)
    read = read_docx(data, "甲.docx").value

    assert read is not None
    assert [line.text for line in read.manuscript.lines] == ["全年审查合同47件。"]
    place = read.manuscript.place(6, 8)
    assert place is not None and (place.column, place.end_column) == (9, 11)  # behind two that are left out


@pytest.mark.parametrize(
    ("runs", "text", "left"),
    [
        (("全区", STRUCK.format("平稳"), ",平稳"), "全区平稳，平稳", 0),
        (("国发[20", STRUCK.format("18"), "19]3号"), "国发[201819]3号", 1),
    ],
)
def test_no_mending_touches_struck_text(mechanical: None, runs: tuple[str, ...], text: str, left: int) -> None:
    """Beside it the text is mended; what a mending would have to go over stays and is still told."""
    handed = word(para(*runs))

    assert mended(handed) == text
    assert len(mend(handed, How()).diagnostics) == left
