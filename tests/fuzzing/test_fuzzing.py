"""Spoiled and heavy documents: a few hundred here, thousands by fuzz.py (see CONTRIBUTING)."""

from __future__ import annotations

import sys

import fuzz
import pytest
from commands import COMMANDS
from heavy import HEAVY
from mutations import case
from readings import READINGS

SEEDS = fuzz.seeds()
forking = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")


@pytest.mark.parametrize("first", range(0, 400, 100))
@pytest.mark.parametrize("reading", sorted({*READINGS} - {*COMMANDS}))
def test_spoiled_documents_are_read_or_refused(reading, first) -> None:
    """Text, or one finding with a way out; what is read points at what is there."""
    said = {READINGS[reading](case(SEEDS, 0, number).data) for number in range(first, first + 100)}

    assert {"read", "RG116", "RG117"} <= said <= {"read", "RG102", "RG103", "RG116", "RG117", "RG118"}


@pytest.mark.parametrize("reading", COMMANDS)
def test_commands_refuse_what_they_cannot_read(reading) -> None:
    """A result or findings with a way out, never our own fault; fuzz.py tries more."""
    said = {code for number in range(60) for code in COMMANDS[reading](case(SEEDS, 0, number).data).split()}

    refusals = {f"RG{number}" for number in (102, 103, 116, 117, 118, 119)}
    through = {"RG687"} if reading in ("trace", "pull") else {"read"}  # strangers are no versions of our report
    assert {"RG116", "RG117", *through} <= said <= {"read", "/", "refused", *through, *refusals}


def test_a_number_is_always_the_same_file() -> None:
    """What failed once can be looked at again."""
    assert [case(SEEDS, 5, number) for number in range(30)] == [case(SEEDS, 5, number) for number in range(30)]


def result_of(number: int, reading: str = "received", seconds: int = 60) -> fuzz.Result:
    (found,) = fuzz.results(range(number, number + 1), 1, reading, seconds, 1)
    return found


def numbered(name: str) -> int:
    return [*HEAVY].index(name) - len(HEAVY)


# A document, and what is said of it; the rest of HEAVY takes longer to make and is left to fuzz.py.
QUICK = {
    "a comment of XML without end": "RG117",
    "an attribute of wide signs": "RG117",
    "attributes without end": "RG117",
    "names of elements without end": "read",
    "names of namespaces all different": "RG117",
    "styles of many properties": "RG102",
    "a style of many properties": "RG102",
    "sections without end": "RG102",
    "bookmarks without end": "RG102",
    "many relations to a header": "read",
    "a title in many lines": "read",
    "a text of spaces as 发文机关标志": "read",
    "a text of spaces as 抄送": "read",
    "a text of years as 版记": "read",
    "a text of brackets": "read",
    "dates without end": "read",
    "paragraphs all joined": "RG102",
}


@forking
@pytest.mark.parametrize("name", QUICK)
def test_a_heavy_document_takes_little(name) -> None:
    """Within 256 MiB, whatever is in it; what would take hours is stopped by the clock of the process."""
    found = result_of(numbered(name))

    assert (found.failed, found.said) == ("", QUICK[name])
    assert found.mib <= 256


@forking
@pytest.mark.parametrize(
    ("spoil", "failed"),
    [(lambda _: 1 // 0, "ZeroDivisionError"), (lambda _: bytearray(3 << 30), "MemoryError")],
    ids=["an exception", "memory without end"],
)
def test_what_fails_is_noticed(spoil, failed, monkeypatch) -> None:
    """An exception in a reading, and more memory than there may be."""
    monkeypatch.setitem(READINGS, "received", spoil)

    assert failed in result_of(0).failed


@forking
def test_what_does_not_end_is_ended(monkeypatch) -> None:
    """A reading that goes on and on is stopped, and told."""

    def forever(_: bytes) -> str:
        while True:
            pass

    monkeypatch.setitem(READINGS, "received", forever)

    assert result_of(0, seconds=-19).failed == "ended by signal 24"


@forking
def test_memory_is_that_of_the_reading(monkeypatch) -> None:
    """What the making of a file took is not counted, what the reading takes is."""
    monkeypatch.setitem(READINGS, "received", lambda _: "read" if len(b"\1" * (300 << 20)) else "")

    assert result_of(0).mib > 300
    assert result_of(numbered("a text of brackets"), "lines").mib < 256
