"""The literal table of checks: code, name, level, function. Everything else about a check is its docstring.

RG4 facts against each other and against last year · RG5 duties and structure · RG6 wording, marks, numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from reportgen.checks.copying import copied_paragraph
from reportgen.checks.duties.addressees import (
    addressee_many,
    addressee_missing,
    addressee_person,
    addressee_unfit,
    copy_downward,
    duties_unchecked,
)
from reportgen.checks.duties.contents import (
    causes_unnamed,
    plan_other_year,
    plan_year_unnamed,
    report_long,
    responsible_unnamed,
    section_order,
)
from reportgen.checks.duties.deadlines import (
    dated_before_year,
    dated_too_late,
    dated_within_year,
    dates_disordered,
    file_year,
    publication_overdue,
    report_overdue,
    report_undated,
)
from reportgen.checks.duties.elements import number_form, number_year, signer_downward, signer_missing
from reportgen.checks.duties.titles import title_other_kind, title_without_issuer, title_without_kind, title_year
from reportgen.checks.duties.wholeness import attachment_absent, attachment_bodiless, request_in_report, seam_doubled
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
    # text against last year's
    Check("RG451", "copied-paragraph", "warning", copied_paragraph),
    # duties
    Check("RG510", "duties-unchecked", "note", duties_unchecked),
    Check("RG511", "report-overdue", "warning", report_overdue),
    Check("RG512", "publication-overdue", "warning", publication_overdue),
    Check("RG513", "addressee-missing", "warning", addressee_missing),
    Check("RG514", "addressee-unfit", "warning", addressee_unfit),
    Check("RG515", "addressee-person", "error", addressee_person),
    Check("RG516", "addressee-many", "note", addressee_many),
    Check("RG517", "copy-downward", "warning", copy_downward),
    # dates
    Check("RG520", "report-undated", "warning", report_undated),
    Check("RG521", "dated-before-year", "error", dated_before_year),
    Check("RG522", "dated-within-year", "warning", dated_within_year),
    Check("RG523", "dated-too-late", "warning", dated_too_late),
    Check("RG524", "dates-disordered", "error", dates_disordered),
    Check("RG525", "file-year", "warning", file_year),
    # elements around the text
    Check("RG526", "signer-missing", "error", signer_missing),
    Check("RG527", "signer-downward", "warning", signer_downward),
    Check("RG528", "number-form", "error", number_form),
    Check("RG529", "number-year", "warning", number_year),
    Check("RG530", "title-without-kind", "error", title_without_kind),
    Check("RG531", "title-other-kind", "warning", title_other_kind),
    Check("RG532", "title-without-issuer", "warning", title_without_issuer),
    Check("RG533", "title-year", "error", title_year),
    # structure
    Check("RG534", "section-order", "note", section_order),
    Check("RG535", "causes-unnamed", "warning", causes_unnamed),
    Check("RG536", "plan-other-year", "error", plan_other_year),
    Check("RG537", "plan-year-unnamed", "warning", plan_year_unnamed),
    Check("RG538", "responsible-unnamed", "warning", responsible_unnamed),
    Check("RG539", "report-long", "note", report_long),
    # the text and what stands around it
    Check("RG540", "request-in-report", "error", request_in_report),
    Check("RG541", "attachment-absent", "error", attachment_absent),
    Check("RG542", "attachment-bodiless", "note", attachment_bodiless),
    Check("RG543", "seam-doubled", "warning", seam_doubled),
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
