"""What is kept of a text that was judged: nothing is said otherwise for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from checks.trial import filled, judged

from reportgen import cache
from reportgen.checks import verdicts
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.prose import NORMALIZED, STRICT, Flaw, Prose
from reportgen.checks.verdicts import Judged
from reportgen.checks.wording.table import WORDING
from reportgen.diagnostics import Severity
from reportgen.lines import HEADING, PARAGRAPH, Line
from reportgen.source import Source

SUM = "全年受理案件47件，其中行政复议20件、行政诉讼28件。"
TWICE = "健全完善依法决策机制，，规范决策程序。"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """A folder in which nothing is kept yet."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))


def text(*lines: str, year: int | None = None, wording: str = "", kind: str = PARAGRAPH, **how: object) -> Prose:
    lexicon = load_lexicon((Source("wording.yaml", wording),) if wording else ())
    rows = tuple(Line(kind, line) for line in lines)
    return Prose(rows, lexicon, year, **{"profile": STRICT, **how})  # type: ignore[arg-type]


def codes(found: Judged) -> list[str]:
    return [verdict.code for verdict in found.verdicts]


def never(_prose: Prose) -> Iterator[Flaw]:
    raise AssertionError("judged again")
    yield


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check fails when it is asked."""
    rows = tuple(check._replace(run=never) for check in WORDING)
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", rows)


def test_a_text_that_has_not_changed_is_not_judged_again(monkeypatch):
    """Under the name of its file; without a name, under another, and with a line more it is."""
    first = judged(text(SUM, TWICE, "共3～5万元，截至目前已办结。"), name="甲")
    assert {"RG612", "RG641", "RG635"} <= set(codes(first))
    assert {verdict.flaw.level for verdict in first.verdicts} >= {None, Severity.NOTE}
    forbid(monkeypatch)

    assert judged(text(SUM, TWICE, "共3～5万元，截至目前已办结。"), name="甲") == first
    assert judged(text(SUM, TWICE), name="甲").crashes
    assert judged(text(SUM, TWICE, "共3～5万元，截至目前已办结。"), name="乙").crashes
    assert judged(text(SUM, TWICE, "共3～5万元，截至目前已办结。")).crashes


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2023},
        {"profile": NORMALIZED},
        {"wording": "术语: [云岭码]\n"},
        {"kind": HEADING},
        {"guessed": True},
        {"composed": True},
    ],
)
def test_what_a_verdict_rests_on_is_another_text(monkeypatch, other):
    """The year, the profile, the words of the office, what a line is, and where the text comes from."""
    judged(text(TWICE), name="甲")
    forbid(monkeypatch)

    assert not judged(text(TWICE), name="甲").crashes
    assert judged(text(TWICE, **other), name="甲").crashes


def test_a_check_that_was_left_out_is_made_up_for():
    """What an office switches on again speaks."""
    assert codes(judged(text(TWICE), frozenset({"RG612"}), name="甲")) == []
    assert codes(judged(text(TWICE), name="甲")) == ["RG612"]


def test_what_crashed_is_not_kept(monkeypatch):
    """Nor what the other checks said then."""
    with monkeypatch.context() as patch:
        forbid(patch)
        assert judged(text(TWICE), name="甲").crashes

    assert codes(judged(text(TWICE), name="甲")) == ["RG612"]


def test_the_last_versions_of_a_text_are_kept(monkeypatch):
    """Two editions in turn, and what was undone; a text that changes for years does not grow."""
    for number in range(9):
        judged(text(TWICE, f"第{number}段。"), name="甲")
    assert len(verdicts._recalled("甲")) == verdicts._VERSIONS
    forbid(monkeypatch)

    assert not judged(text(TWICE, "第6段。"), name="甲").crashes
    assert judged(text(TWICE, "第1段。"), name="甲").crashes


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda _: b"\x00"])
def test_a_damaged_file_is_no_file(damage):
    """What cannot be read is judged again."""
    first = judged(text(SUM), name="甲")
    (path,) = (cache.folder() or pytest.fail()).glob("verdicts-*")
    path.write_bytes(damage(path.read_bytes()))
    assert judged(text(SUM), name="甲") == first

    cache.keep("verdicts", "甲", b"[")
    assert judged(text(SUM), name="甲") == first


def test_a_report_that_was_checked_is_built_without_being_judged_again(office, monkeypatch):
    """The same is said, at the lines where the words stand now."""
    facts = filled("正文:\n  举措: |\n    规范决策程序，，提高质量。\n\n    全年受理案件47件。\n")
    office.write("2024.yaml", facts)
    first = office.run("check", "2024.yaml", "--format", "concise")
    forbid(monkeypatch)
    office.write("2024.yaml", facts.replace("正文:", "\n正文:"))
    again = office.run("build", "2024.yaml", "--draft", "-o", "甲.docx", "--format", "concise")

    assert "2024.yaml:9:11: 错误 RG612" in first.err
    assert again.err == first.err.replace("yaml:9:", "yaml:10:").replace("yaml:11:", "yaml:12:")


def test_a_text_that_was_proofread_is_not_judged_again(office, monkeypatch):
    """Nor after it was moved within its file."""
    office.write("甲.txt", f"{TWICE}\n")
    first = office.run("proofread", "甲.txt", "--format", "concise")
    forbid(monkeypatch)
    office.write("甲.txt", f"\n\n{TWICE}\n")

    assert "RG612" in first.err
    assert office.run("proofread", "甲.txt", "--format", "concise").err == first.err.replace("甲.txt:1:", "甲.txt:3:")
