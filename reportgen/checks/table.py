"""The literal table of checks: code, name, level, function. Everything else about a check is its docstring.

RG4 facts against each other and against last year · RG5 duties and structure · RG6 wording, marks, numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from reportgen.checks.figures.identities import identity_broken, identity_doubtful, identity_remark
from reportgen.checks.figures.narrative import (
    figure_retyped,
    growth_differs,
    number_spans_years,
    number_unbacked,
    phrase_two_values,
)
from reportgen.checks.figures.rates import rate_differs
from reportgen.checks.figures.years import figures_repeated, jump_unexplained
from reportgen.checks.leftovers import carried_unchecked
from reportgen.checks.printing import figure_unprinted, text_unprinted
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
    Check("RG410", "identity-broken", "error", identity_broken),
    Check("RG411", "identity-doubtful", "warning", identity_doubtful),
    Check("RG412", "identity-remark", "note", identity_remark),
    Check("RG413", "rate-differs", "error", rate_differs),
    Check("RG414", "jump-unexplained", "warning", jump_unexplained),
    Check("RG415", "figures-repeated", "warning", figures_repeated),
    Check("RG416", "figure-retyped", "warning", figure_retyped),
    Check("RG417", "phrase-two-values", "warning", phrase_two_values),
    Check("RG418", "growth-differs", "warning", growth_differs),
    Check("RG419", "number-spans-years", "note", number_spans_years),
    Check("RG420", "number-unbacked", "note", number_unbacked),
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
