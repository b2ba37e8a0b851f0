"""What is kept of a text that was judged: nothing is said otherwise for it, whatever changed since."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from checks.test_corpus import TEXTS
from checks.trial import filled

from reportgen import cache
from reportgen.checks import verdicts
from reportgen.checks.lexicon import load_lexicon
from reportgen.checks.prose import NORMALIZED, STRICT, Flaw, Prose
from reportgen.checks.row import LINE, Check
from reportgen.checks.verdicts import Judged, judged
from reportgen.checks.wording.table import WORDING
from reportgen.lines import HEADING, PARAGRAPH, Line
from reportgen.source import Source

GOOD = "全年受理行政复议案件47件，审结47件。"
SUM = "全年受理案件47件，其中行政复议20件、行政诉讼28件。"
TWICE = "健全完善依法决策机制，，规范决策程序。"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """A folder in which nothing is kept yet."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))


def text(*lines: str, year: int | None = None, profile: str = STRICT, wording: str = "") -> Prose:
    lexicon = load_lexicon((Source("wording.yaml", wording),) if wording else ())
    return Prose(tuple(Line(PARAGRAPH, line) for line in lines), lexicon, year, profile)


def said(found: Judged) -> list[tuple[str, int]]:
    return [(verdict.code, verdict.flaw.start) for verdict in found.verdicts]


def never(_prose: Prose) -> Iterator[Flaw]:
    raise AssertionError("judged again")
    yield


def forbid(monkeypatch: pytest.MonkeyPatch, *scopes: str) -> None:
    """Checks of these scopes fail when they are asked."""
    rows = tuple(check._replace(run=never) if check.scope in scopes else check for check in WORDING)
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", rows)


def test_a_text_that_has_not_changed_is_not_judged_again(monkeypatch):
    """Under the name of its file; under another it is."""
    first = judged(text(GOOD, SUM, TWICE), name="甲")
    assert {code for code, _ in said(first)} == {"RG612", "RG641"}
    forbid(monkeypatch, "line", "text")

    assert judged(text(GOOD, SUM, TWICE), name="甲") == first
    assert judged(text(GOOD, SUM, TWICE), name="乙").crashes
    assert judged(text(GOOD, SUM, TWICE)).crashes


def test_only_lines_that_changed_are_judged_again(monkeypatch):
    """Those that moved are told of where they stand now."""
    judged(text(GOOD, "第一段。", "第二段。", SUM), name="甲")
    seen: list[str] = []

    def look(prose: Prose) -> Iterator[Flaw]:
        seen.append(prose.text)
        yield from ()

    rows = (*WORDING, Check("RG699", "looks", "note", look, LINE))
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", rows)
    found = judged(text("新的一段。", GOOD, "第一段。", "第二段。", SUM), name="甲")

    assert seen == [f"新的一段。\n{GOOD}\n第一段。"]  # the line above is another, so the next is judged, too
    assert ("RG641", len(f"新的一段。\n{GOOD}\n第一段。\n第二段。\n") + SUM.index("47")) in said(found)


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2023},
        {"profile": NORMALIZED},
        {"wording": "术语: [云岭码]\n"},
    ],
)
def test_what_a_verdict_rests_on_is_no_other_text(monkeypatch, other):
    """The year, the profile and the words of the office."""
    judged(text(GOOD), name="甲")
    forbid(monkeypatch, "text")

    assert judged(text(GOOD, **other), name="甲").crashes


def test_a_check_that_was_left_out_is_made_up_for():
    """What an office switches on again speaks."""
    assert said(judged(text(TWICE), frozenset({"RG612"}), name="甲")) == []
    assert said(judged(text(TWICE), name="甲")) == [("RG612", TWICE.index("，，"))]


def test_what_crashed_is_not_kept(monkeypatch):
    """Nor what the other checks said then."""
    with monkeypatch.context() as patch:
        forbid(patch, "text")
        assert judged(text(TWICE), name="甲").crashes
    forbid(monkeypatch, "line")

    assert judged(text(TWICE), name="甲").crashes


def test_where_a_line_was_written_is_asked_anew():
    """RG634 tells of the first line that a clerk wrote himself, which the text does not show."""
    lines = ("一、总体情况", "全年主动公开信息47条。", "二、主动公开政府信息情况")
    prose = Prose(tuple(Line(HEADING if line[1] == "、" else PARAGRAPH, line) for line in lines), load_lexicon())

    assert any(code == "RG634" for code, _ in said(judged(prose, name="甲")))
    assert not list((cache.folder() or pytest.fail()).glob("verdicts-*"))


@pytest.mark.parametrize(
    ("line", "elsewhere", "code"),
    [
        ("贯彻《全面推进依法行政实施纲要》。", "2010年，各项任务全部完成。", "RG669"),
        ("根据《保障农民工工资支付办法》，推行专用账户管理。", "县政府制定了《保障农民工工资支付办法》。", "RG663"),
        ("严格落实陈树权告知制度。", "法律顾问团成员：陈树权、戚怀瑾、卓文渊。", "RG664"),
    ],
)
def test_what_stands_elsewhere_excuses_a_line(line, elsewhere, code):
    """And when it is gone the line is told of, though it stayed: an old year, a document of the text's own, a name."""
    far = ("第一段。", "第二段。")
    excused = judged(text(line, *far, elsewhere), name="甲")
    alone = judged(text(line, *far, GOOD), name="甲")

    assert excused == judged(text(line, *far, elsewhere))
    assert alone == judged(text(line, *far, GOOD))
    assert (code in dict(said(excused)), code in dict(said(alone))) == (False, True)


def test_a_damaged_file_is_no_file():
    """What cannot be read is judged again."""
    first = judged(text(SUM), name="甲")
    (path,) = (cache.folder() or pytest.fail()).glob("verdicts-*")
    path.write_bytes(path.read_bytes()[:-3])

    assert judged(text(SUM), name="甲") == first


def test_no_more_than_the_newest_lines_are_kept(monkeypatch):
    """A text that changes for years does not grow without end."""
    monkeypatch.setattr(verdicts, "_MOST", 6)
    for number in range(20):
        judged(text(GOOD, f"第{number}段。"), name="甲")
    key = verdicts._key("甲", text(), frozenset())

    assert len(verdicts._recalled(key)) == 6


def test_a_report_that_was_checked_is_built_without_being_judged_again(office, monkeypatch):
    """The same is said, at the lines where the words stand now."""
    facts = filled("正文:\n  举措: |\n    规范决策程序，，提高质量。\n\n    全年受理案件47件。\n")
    office.write("2024.yaml", facts)
    first = office.run("check", "2024.yaml", "--format", "concise")
    office.write("2024.yaml", facts.replace("正文:", "\n正文:"))
    forbid(monkeypatch, "line", "text")
    again = office.run("build", "2024.yaml", "--draft", "-o", "甲.docx", "--format", "concise")

    assert "2024.yaml:9:11: 错误 RG612" in first.err
    assert again.err == first.err.replace("yaml:9:", "yaml:10:").replace("yaml:11:", "yaml:12:")


def test_a_text_that_was_proofread_is_not_judged_again(office, monkeypatch):
    """Nor after it was moved within its file; what comes from standard input is not kept."""
    office.write("甲.txt", f"{TWICE}\n")
    first = office.run("proofread", "甲.txt", "--format", "concise")
    forbid(monkeypatch, "line", "text")
    office.write("甲.txt", f"\n\n{TWICE}\n")

    assert "RG612" in first.err
    assert office.run("proofread", "甲.txt", "--format", "concise").err == first.err.replace("甲.txt:1:", "甲.txt:3:")


def pieces(chance: random.Random) -> list[Line]:
    """Lines of a few texts of the corpus that stand near each other, so of one topic, some cut into sentences."""
    first = chance.randrange(len(TEXTS) - 20)
    lines = []
    for one in chance.choices(TEXTS[first : first + 20], k=6):
        for line in one.text.split("\n"):
            parts = re.split("(?<=。)", line) if chance.random() < 0.5 else [line]
            lines += [Line(one.kind, part) for part in parts if part.strip()]
    return lines


def test_a_line_is_judged_the_same_with_its_neighbours_alone():
    """A check that is marked LINE looks no farther: else what is kept would say what a fresh run does not."""
    chance = random.Random(1)
    for _ in range(150):
        lines, lexicon = pieces(chance), load_lexicon()
        how = (lexicon, chance.choice((None, 2024)), chance.choice((STRICT, NORMALIZED)))
        judged(Prose(tuple(lines), *how), name="甲")
        lines[chance.randrange(len(lines))] = chance.choice(pieces(chance))
        lines.insert(chance.randrange(len(lines)), chance.choice(pieces(chance)))
        after = Prose(tuple(lines), *how)

        assert judged(after, name="甲") == judged(after), [line.text for line in lines]
