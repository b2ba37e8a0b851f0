"""The corpus of short texts: faults that must be found, clean texts that must stay without a finding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from checks.trial import names

from reportgen.checks.prose import PROFILES
from reportgen.checks.wording.table import WORDING
from reportgen.lines import KINDS

CORPUS = Path(__file__).parent / "corpus.txt"
FOUND = 0.95
FALSE = 0.01


class Text(NamedTuple):
    """One line of the corpus."""

    line: int
    expected: frozenset[str]
    profile: str
    kind: str
    year: int | None
    text: str


def read(path: Path) -> list[Text]:
    """The corpus; a line of the wrong form is a fault of the corpus."""
    texts = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if row and not row.startswith("#"):
            expected, how, text = (part.strip() for part in row.split("|", 2))
            profile, kind, year = how.split()
            assert profile in PROFILES, number
            assert kind in KINDS, number
            classes = frozenset() if expected == "clean" else frozenset(c.strip() for c in expected.split(","))
            assert classes <= {check.name for check in WORDING}, number
            texts.append(
                Text(number, classes, profile, kind, None if year == "-" else int(year), text.replace("⏎", "\n"))
            )
    return texts


TEXTS = read(CORPUS)


@pytest.fixture(scope="module")
def spoken() -> dict[int, list[str]]:
    """What the checks say of each text."""
    return {t.line: names(t.text, t.kind, t.year, t.profile) for t in TEXTS}


def test_the_corpus_is_large_and_balanced() -> None:
    """At least 300 texts, half of them clean, and every check of wording has at least two faults in it."""
    clean = sum(not t.expected for t in TEXTS)
    faults = Counter(name for t in TEXTS for name in t.expected)

    assert len(TEXTS) >= 300
    assert 2 * clean >= len(TEXTS) * 0.98
    assert [c.name for c in WORDING if faults[c.name] < 2] == []


def test_faults_are_found(spoken, record_property) -> None:
    """At least 95 in 100 of the faults; the misses are printed at the end of the run."""
    wanted = [(t, name) for t in TEXTS for name in sorted(t.expected)]
    missed = [(t, name) for t, name in wanted if name not in spoken[t.line]]
    record_property("misses", [f"{CORPUS.name}:{t.line} 漏报 {name}：{t.text!r}" for t, name in missed])

    assert len(wanted) - len(missed) >= FOUND * len(wanted)


def test_clean_texts_stay_clean(spoken, record_property) -> None:
    """At most one in 100 of the clean texts draws a finding."""
    clean = [t for t in TEXTS if not t.expected]
    false = [t for t in clean if spoken[t.line]]
    record_property("misses", [f"{CORPUS.name}:{t.line} 误报 {'、'.join(spoken[t.line])}：{t.text!r}" for t in false])

    assert len(false) <= FALSE * len(clean)


def test_nothing_else_is_said_of_faulty_texts(spoken, record_property) -> None:
    """A text with one fault draws no other finding, but for at most two in 100."""
    faulty = [t for t in TEXTS if t.expected]
    loud = [(t, extra) for t in faulty if (extra := [n for n in spoken[t.line] if n not in t.expected])]
    record_property("misses", [f"{CORPUS.name}:{t.line} 多报 {'、'.join(extra)}：{t.text!r}" for t, extra in loud])

    assert len(loud) <= 2 * FALSE * len(faulty)
