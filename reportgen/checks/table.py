"""The literal table of checks: code, name, level, function. Everything else about a check is its docstring.

RG4 facts against each other and against last year · RG5 duties and structure · RG6 wording, marks, numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from reportgen.checks.leftovers import carried_unchecked
from reportgen.checks.printing import figure_unprinted, text_unprinted
from reportgen.checks.wording.approximations import approx_redundant
from reportgen.checks.wording.ceilings import rate_over_100
from reportgen.checks.wording.date_forms import date_form
from reportgen.checks.wording.dates import date_incomplete, date_invalid
from reportgen.checks.wording.digits import letter_digit
from reportgen.checks.wording.points import percent_point
from reportgen.checks.wording.rates import rate_mismatch
from reportgen.checks.wording.sums import sum_mismatch
from reportgen.checks.wording.units import unit_missing
from reportgen.checks.wording.years import year_context
from reportgen.codes import CODES, Code, find_code
from reportgen.diagnostics import Severity


class Check(NamedTuple):
    """One row. `run` takes a Subject and yields Findings (REPORT), or takes a Prose and yields Flaws (WORDING)."""

    code: str
    name: str
    level: str
    run: Callable[[Any], Iterator[Any]]

    @property
    def severity(self) -> Severity:
        """The level that it has where the office gives none."""
        return Severity(self.level)


REPORT = (
    # figures against the text
    Check("RG401", "figure-unprinted", "note", figure_unprinted),
    Check("RG402", "text-unprinted", "warning", text_unprinted),
    Check("RG403", "carried-unchecked", "warning", carried_unchecked),
    # figures against each other and against last year
    # text against last year's
    # duties
    # structure
)
WORDING: tuple[Check, ...] = (
    # document numbers
    # paired marks
    # other marks, widths and spaces
    # headings and series
    # sentences
    # fixed forms
    # numbers and dates
    Check("RG641", "sum-mismatch", "error", sum_mismatch),
    Check("RG642", "rate-mismatch", "error", rate_mismatch),
    Check("RG643", "rate-over-100", "error", rate_over_100),
    Check("RG644", "date-incomplete", "error", date_incomplete),
    Check("RG645", "date-invalid", "error", date_invalid),
    Check("RG646", "date-form", "warning", date_form),
    Check("RG647", "approx-redundant", "error", approx_redundant),
    Check("RG648", "percent-point", "warning", percent_point),
    Check("RG649", "letter-digit", "error", letter_digit),
    Check("RG650", "unit-missing", "error", unit_missing),
    Check("RG651", "year-context", "error", year_context),
    # words
    # names and rules
)
CHECKS = (*REPORT, *WORDING)
_BY_CODE: Mapping[str, Check] = {check.code: check for check in CHECKS}


def is_check(code: str) -> bool:
    """Whether a code is that of a check, not of reading or of rendering."""
    return code in _BY_CODE


def find_check(word: str) -> Check | None:
    """The check of a code (RG601), a name (docnum-bracket) or a title."""
    found = _BY_CODE.get(word.upper()) or next((c for c in CHECKS if c.name == word.lower()), None)
    return found or next((c for c in CHECKS if title_of(c) == word.rstrip("。")), None)


def title_of(check: Check) -> str:
    """The first line of its manual, without its full stop."""
    return (check.run.__doc__ or "").partition("\n")[0].rstrip("。")


def find_rule(word: str) -> Check | Code | None:
    """What a code, a name or a title stands for, among the checks and all other findings."""
    return find_check(word) or find_code(word) or next((row for row in CODES.values() if row.title == word), None)
