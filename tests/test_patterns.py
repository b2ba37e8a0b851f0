"""Patterns kept between runs: what is recalled is what `re` would have made."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from checks.trial import prose

from reportgen import cache, patterns
from reportgen.checks.runner import proofread

SAMPLE = "2024年，全区共受理行政复议申请47件(其中受理45件，不予受理2件），办结率95.7%。《行政处罚法》实施以来,"
COMPILER = sys.modules[patterns._COMPILER]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))


def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the start of a process."""
    re.purge()
    monkeypatch.setattr(patterns, "_kept", {})
    monkeypatch.setattr(patterns, "_given", set())


def test_patterns_of_one_run_are_at_hand_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled that an earlier run on the same text compiled, and the findings are the same."""
    fresh(monkeypatch)
    first = proofread(lambda: prose(SAMPLE))
    fresh(monkeypatch)

    compile_ = COMPILER.compile

    def short_ones(pattern: str, flags: int = 0) -> re.Pattern[str]:
        assert len(patterns.arguments(pattern, flags)[2]) < patterns.WORTH, f"compiled again: {pattern}"
        made: re.Pattern[str] = compile_(pattern, flags)
        return made

    monkeypatch.setattr(COMPILER, "compile", short_ones)
    assert proofread(lambda: prose(SAMPLE)) == first
    assert first, "the sample has faults"


def test_recalled_patterns_are_those_of_re(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each recalled pattern has the code, groups and flags that `re` compiles."""
    fresh(monkeypatch)
    proofread(lambda: prose(SAMPLE))
    fresh(monkeypatch)
    with patterns.kept("wording"):
        recalled = {key: re.compile(*key) for key in patterns._kept["wording"]}
    assert len(recalled) > 10
    re.purge()
    for (pattern, flags), found in recalled.items():
        made = re.compile(pattern, flags)
        assert (found, found.groups, found.groupindex, found.flags) == (made, made.groups, made.groupindex, made.flags)


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        ("(?P<年>20[0-9]{2})年", 0, "在2024年"),
        ("(?i)a(b)?(?P<c>c)", 0, "ABC"),
        ("^第.号$", re.MULTILINE, "甲\n第1号\n乙"),
        ("(?<!依)法(?=治)|[一-龥]+?。", 0, "法治。"),
    ],
)
def test_arguments_make_the_same_pattern(pattern: str, flags: int, text: str) -> None:
    """Names, groups, flags and look-around come through plain data."""
    made = sys.modules["_sre"].compile(*patterns.arguments(pattern, int(flags)))
    right = re.compile(pattern, flags)
    assert made == right
    assert made.search(text).groupdict() == right.search(text).groupdict()  # type: ignore[union-attr]


def test_a_damaged_file_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns are compiled anew where the kept ones were damaged."""
    fresh(monkeypatch)
    first = proofread(lambda: prose(SAMPLE))
    folder = cache.folder()
    assert folder is not None
    (path,) = folder.glob("patterns-*")
    path.write_bytes(path.read_bytes()[:-7])
    fresh(monkeypatch)
    assert proofread(lambda: prose(SAMPLE)) == first


def test_no_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is bounded."""
    fresh(monkeypatch)
    monkeypatch.setattr(patterns, "LIMIT", 3)
    proofread(lambda: prose(SAMPLE))
    assert len(patterns._kept["wording"]) == 3


OWN, INNER = "甲乙丙丁戊|己庚辛壬癸|子丑寅卯辰", "东南西北中|春夏秋冬年|金木水火土"


def run_both(shared_first: bool) -> list[str]:
    """One name within another, as the checks are within a command; the patterns that were compiled for it."""
    compile_, made = COMPILER.compile, list[str]()
    COMPILER.compile = lambda pattern, flags=0: (made.append(pattern), compile_(pattern, flags))[1]
    try:
        with patterns.kept("outer"):
            re.search(OWN, "")
            if shared_first:
                re.search(INNER, "")
            with patterns.kept("inner"):
                re.search(INNER, "")
    finally:
        COMPILER.compile = compile_
    return made


@pytest.mark.parametrize("shared_first", [False, True])
def test_a_name_within_a_name_keeps_its_own(monkeypatch: pytest.MonkeyPatch, shared_first: bool) -> None:
    """Each pattern is kept under the name within which it was compiled, and only there."""
    fresh(monkeypatch)
    assert run_both(shared_first) == [OWN, INNER]
    kept = {name: sorted(pattern for pattern, _ in some) for name, some in patterns._kept.items()}
    assert kept == ({"outer": [INNER, OWN], "inner": []} if shared_first else {"outer": [OWN], "inner": [INNER]})
    fresh(monkeypatch)
    assert run_both(shared_first) == []
    fresh(monkeypatch)
    run_both(not shared_first)  # the other way round nothing is lost either
    fresh(monkeypatch)
    assert run_both(shared_first) == []


@pytest.mark.parametrize("ask", [re.split, lambda pattern, text: re.sub(pattern, "", text), re.search])
def test_whatever_asks_for_a_pattern(monkeypatch: pytest.MonkeyPatch, ask: Callable[[str, str], object]) -> None:
    """From 3.13 on `re.split` and `re.sub` ask with a zero that is no plain number."""
    fresh(monkeypatch)
    with patterns.kept("outer"):
        ask(OWN, "")
    assert patterns._kept == {"outer": {(OWN, 0): patterns._packed(*patterns.arguments(OWN, 0))}}
    fresh(monkeypatch)
    with patterns.kept("outer"):
        assert [*patterns._kept["outer"]] == [(OWN, 0)]


def test_another_inside_of_re_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the compiler is not what it was, or what was kept is no pattern, all is compiled as `re` does."""
    fresh(monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(patterns, "_COMPILER", "re._another")
        assert run_both(shared_first=False) == [OWN, INNER]
    for other in (None, {(str, OWN): None}):
        fresh(monkeypatch)
        with monkeypatch.context() as patch:
            patch.setattr(patterns, "_held", lambda other=other: dict(other))
            assert run_both(shared_first=False) == [OWN, INNER]
    fresh(monkeypatch)
    run_both(shared_first=False)
    for name, some in patterns._kept.items():
        wrong = {key: (said, flags, b"\xff" * 4, *groups) for key, (said, flags, _, *groups) in some.items()}
        cache.keep("patterns", name, marshal.dumps(wrong))
    fresh(monkeypatch)
    assert run_both(shared_first=False) == [OWN, INNER]


def test_re_holds_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than 512 patterns, which is all that `re` holds by itself, are at hand at once."""
    fresh(monkeypatch)
    many = [f"甲{number}乙丙丁" for number in range(600)]
    for _ in range(2):
        with patterns.kept("outer"):
            for pattern in many:
                re.search(pattern, "")
    monkeypatch.setattr(COMPILER, "compile", None)
    assert not any(re.search(pattern, "") for pattern in many)


def test_a_run_that_fails_keeps_what_it_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As modules are kept then."""
    fresh(monkeypatch)
    with pytest.raises(OSError, match="full"), patterns.kept("outer"):
        re.search(OWN, "")
        raise OSError("full")
    assert [*patterns._kept["outer"]] == [(OWN, 0)]


def test_what_cannot_be_kept_is_not_made_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder takes nothing, no pattern is taken apart for it."""
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    fresh(monkeypatch)
    monkeypatch.setattr(patterns, "arguments", None)
    assert run_both(shared_first=False) == [OWN, INNER]
    assert patterns._kept == {"outer": {}, "inner": {}}


def test_a_second_process_gets_them(tmp_path: Path) -> None:
    """The files serve another process, which has nothing to add."""
    text = tmp_path / "文.txt"
    text.write_text(SAMPLE, encoding="utf-8")
    command = [sys.executable, "-m", "reportgen", "proofread", str(text)]
    first, states = subprocess.run(command, check=False, capture_output=True).stdout, states_of_files()
    assert len(states) == 2, "of the command and of the checks"
    assert subprocess.run(command, check=False, capture_output=True).stdout == first
    assert states_of_files() == states


def states_of_files() -> dict[str, int]:
    folder = cache.folder()
    assert folder is not None
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("patterns-*")}
