"""The table of codes is whole: ordered, named, explained, and every code is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.checks.format.table import RULES
from reportgen.checks.table import CHECKS
from reportgen.codes import CODES, Code, find_code

PACKAGE = Path(__file__).parent.parent / "reportgen"


def test_codes_are_unique_and_in_order() -> None:
    """The table reads in the order of a run; names are unique and in kebab case."""
    rows = list(CODES.values())

    assert [row.code for row in rows] == sorted({row.code for row in rows})
    assert len({row.name for row in rows}) == len(rows)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.name) for row in rows)


@pytest.mark.parametrize("row", CODES.values(), ids=lambda row: row.code)
def test_a_code_has_a_level_a_title_and_a_manual(row: Code) -> None:
    """Each row can be explained; an example of what is wrong comes with one of what is right."""
    assert row.level in ("error", "warning", "note")
    assert row.title
    assert row.manual.endswith("。")
    assert bool(row.wrong) == bool(row.right)


def test_every_code_is_used_and_every_used_code_is_in_the_table() -> None:
    """No row without a finding, no finding without a row."""
    used: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "codes.py":
            used |= set(re.findall(r"\"(RG\d{3})\"", path.read_text(encoding="utf-8")))

    assert used == set(CODES) | {check.code for check in (*CHECKS, *RULES)}


def test_a_code_is_found_by_its_number_or_name() -> None:
    """Case does not matter; an unknown word finds nothing."""
    assert find_code("rg206") == find_code("Bad-Number") == CODES["RG206"]
    assert find_code("RG000") is None
