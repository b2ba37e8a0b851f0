"""Whole texts: what proofreading says of each, with every finding judged by a person.

`texts/` holds texts of our own: five after the faults of published ones, fifteen without any. `seeds/` has the
judgements of those published ones, whose sentences are not ours to keep: REPORTGEN_SEEDS names their folder, or they
are not read.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from judgements import Verdict, judged

from reportgen.proofreading import How, proofread, take

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "texts").glob("*.txt"))
FAULTS = sorted((HERE / "texts").glob("*.faults"))
SEEDS = sorted((HERE / "seeds").glob("*.judged"))
MOST_WRONG = 1 / 1000
"""Wrong findings for a character of text."""


def said(path: Path) -> list[tuple[str, str]]:
    """What proofreading says of a file: (line:column, name)."""
    found = proofread(take(path).value, How()).diagnostics
    return sorted(((f"{d.place.line}:{d.place.column}", d.name) for d in found), key=_order)


def _order(finding: tuple[str, str]) -> tuple[int, int, str]:
    line, column = finding[0].split(":")
    return int(line), int(column), finding[1]


def agrees(path: Path, verdicts: list[Verdict]) -> None:
    """Every finding is judged, every judgement is of a finding, few are wrong, none comes in a flood of its own."""
    found = said(path)
    assert found == sorted(((v.place, v.name) for v in verdicts), key=_order)
    wrong = [v for v in verdicts if not v.right]
    assert len(wrong) <= len(path.read_text(encoding="utf-8")) * MOST_WRONG
    assert Counter(name for _, name in found)["marks-folded"] <= 1
    assert "halfwidth-punct" not in {name for _, name in found}


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_each_finding_of_a_whole_text_is_judged(path: Path) -> None:
    """Web noise, folded marks, broken lines and all."""
    agrees(path, judged(path.with_suffix(".judged")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_each_finding_of_a_published_text_is_judged(path: Path) -> None:
    """The five published texts, where they are at hand."""
    folder = os.environ.get("REPORTGEN_SEEDS")
    if not folder:
        pytest.skip("REPORTGEN_SEEDS 没有给出五份公开文本所在的文件夹")
    (text,) = Path(folder).glob(f"{path.stem}_*.txt")
    agrees(text, judged(path))


@pytest.mark.parametrize("path", FAULTS, ids=lambda p: p.stem)
def test_planted_faults_are_found(path: Path) -> None:
    """Each fault that the text was written with is named on its line; 19 in 20 of all."""
    wanted = [row.split()[:2] for row in path.read_text(encoding="utf-8").splitlines() if row]
    found = {(place.partition(":")[0], name) for place, name in said(path.with_suffix(".txt"))}
    missed = [row for row in wanted if (row[0].partition(":")[0], row[1]) not in found]
    assert len(missed) * 20 <= max(len(wanted), 20), missed
    assert all(re.fullmatch(r"\d+:\d+", row[0]) for row in wanted)
