"""Which of several changed values bring an error that a facts file had not."""

from __future__ import annotations

from pathlib import Path

import pytest
from roundtrip.reviewed import FACTS, OFFICE

from reportgen.document.editions import Edition
from reportgen.office.breaking import Errors, culprits, newly
from reportgen.roundtrip.grounds import Grounds
from reportgen.source import Source
from reportgen.yaml_text.tree import Mapping, parse

HEARD, DATE = ("指标", "组织领导", "听取汇报"), ("公文", "成文日期")


def grounds_of(text: str) -> Grounds:
    source = Source("2024.yaml", text)
    root = parse(source).value
    assert isinstance(root, Mapping)
    return Grounds(source, root)


@pytest.mark.parametrize("placed", [True, False], ids=["the error names it", "the error names no value"])
def test_the_value_that_brings_an_error_is_found(office, placed):
    """Of a figure and a date that were changed, the date that comes behind that of printing."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", FACTS)
    errors, then = Errors(Path("2024.yaml"), Edition.UPWARD), grounds_of(FACTS)
    now = grounds_of(FACTS.replace("听取汇报: 5", "听取汇报: 6").replace("2025-02-24", "2025-03-01"))
    (fault,) = newly(errors.of(then.source), errors.of(now.source))
    fault = fault if placed else fault._replace(place=None, related=())

    assert {path: f.code for path, f in culprits([fault], now, [HEARD, DATE], then.root, errors).items()} == {
        DATE: "RG524"
    }


def test_an_error_of_the_same_datum_is_no_new_one(office):
    """Whatever the date is now; one that was not there is."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", FACTS)
    errors = Errors(Path("2024.yaml"), Edition.UPWARD)
    none, one, other = (
        errors.of(grounds_of(FACTS.replace("2025-02-24", day)).source)
        for day in ("2025-02-24", "2025-03-01", "2025-03-02")
    )
    assert [[f.code for f in newly(*pair)] for pair in ((none, one), (one, other), (one, none))] == [["RG524"], [], []]
