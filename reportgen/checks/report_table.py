"""The literal table of checks of a report: code, name, level, function. Everything else about one is its docstring.

RG4 facts against each other and against last year · RG5 duties and structure.
"""

from __future__ import annotations

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
from reportgen.checks.duties.periods import period_not_year
from reportgen.checks.duties.titles import (
    title_not_fixed,
    title_other_kind,
    title_without_issuer,
    title_without_kind,
    title_year,
)
from reportgen.checks.duties.unit_names import self_name_unfit
from reportgen.checks.duties.wholeness import attachment_absent, attachment_bodiless, request_in_report, seam_doubled
from reportgen.checks.figures.identities import identity_broken, identity_doubtful, identity_remark
from reportgen.checks.figures.narrative import (
    figure_retyped,
    number_spans_years,
    number_unbacked,
    phrase_two_values,
)
from reportgen.checks.figures.rates import rate_differs
from reportgen.checks.figures.years import figures_repeated, growth_differs, jump_unexplained
from reportgen.checks.figures.zeros import zero_contradicted
from reportgen.checks.leftovers import carried_unchecked
from reportgen.checks.printing import figure_unprinted, text_unprinted
from reportgen.checks.row import Check

BALANCE = (
    Check("RG410", "identity-broken", "error", identity_broken),
    Check("RG411", "identity-doubtful", "warning", identity_doubtful),
    Check("RG412", "identity-remark", "note", identity_remark),
    Check("RG413", "rate-differs", "error", rate_differs),
)
"""Checks of a report that look at its figures alone."""
REPORT = (
    # figures against the text
    Check("RG401", "figure-unprinted", "note", figure_unprinted),
    Check("RG402", "text-unprinted", "warning", text_unprinted),
    Check("RG403", "carried-unchecked", "warning", carried_unchecked),
    # figures against each other and against last year
    *BALANCE,
    Check("RG414", "jump-unexplained", "warning", jump_unexplained),
    Check("RG415", "figures-repeated", "warning", figures_repeated),
    Check("RG416", "figure-retyped", "warning", figure_retyped),
    Check("RG417", "phrase-two-values", "warning", phrase_two_values),
    Check("RG418", "growth-differs", "warning", growth_differs),
    Check("RG419", "number-spans-years", "note", number_spans_years),
    Check("RG420", "number-unbacked", "note", number_unbacked),
    Check("RG421", "zero-contradicted", "warning", zero_contradicted),
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
    # forms
    Check("RG544", "title-not-fixed", "warning", title_not_fixed),
    Check("RG545", "period-not-year", "warning", period_not_year),
    Check("RG546", "self-name-unfit", "warning", self_name_unfit),
)
