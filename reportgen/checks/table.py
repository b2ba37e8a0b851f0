"""The literal table of checks: code, name, level, function. Everything else about a check is its docstring.

RG4 facts against each other and against last year · RG5 duties and structure · RG6 wording, marks, numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

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
from reportgen.checks.wording.characters import trad_char, typo_lookalike
from reportgen.checks.wording.dates.date_forms import date_form
from reportgen.checks.wording.dates.dates import date_incomplete, date_invalid
from reportgen.checks.wording.dates.ranges import year_range_dash, year_range_lost
from reportgen.checks.wording.dates.years import year_context
from reportgen.checks.wording.documents.docnums import docnum_bracket, docnum_serial, docnum_year, order_number_form
from reportgen.checks.wording.documents.rule_names import rule_name_varies
from reportgen.checks.wording.documents.rules import superseded_rule, title_misquote
from reportgen.checks.wording.frame import addressee_colon, fixed_heading
from reportgen.checks.wording.marks.brackets import paren_unbalanced
from reportgen.checks.wording.marks.points import dunhao_between_marks, duplicate_punct, halfwidth_punct, marks_folded
from reportgen.checks.wording.marks.quotes import quote_form, quote_unbalanced
from reportgen.checks.wording.marks.spaces import stray_space
from reportgen.checks.wording.marks.titles import title_nesting, title_unbalanced
from reportgen.checks.wording.marks.widths import fullwidth_alnum, number_sep_mixed
from reportgen.checks.wording.names.organs import unit_name_varies
from reportgen.checks.wording.names.persons import name_varies
from reportgen.checks.wording.numbering.enumerations import enum_gap
from reportgen.checks.wording.numbering.headings import heading_dup, heading_gap, heading_mark, heading_restart
from reportgen.checks.wording.numbers.approximations import approx_redundant
from reportgen.checks.wording.numbers.carries import carry_unnamed
from reportgen.checks.wording.numbers.ceilings import rate_over_100
from reportgen.checks.wording.numbers.digits import letter_digit
from reportgen.checks.wording.numbers.percentages import percent_point
from reportgen.checks.wording.numbers.rates import rate_mismatch
from reportgen.checks.wording.numbers.sums import sum_mismatch
from reportgen.checks.wording.numbers.units import unit_missing
from reportgen.checks.wording.remnants import first_person, placeholder_left
from reportgen.checks.wording.sentences.doubled import word_doubled
from reportgen.checks.wording.sentences.sentences import broken_line, sentence_joined, terminal_missing
from reportgen.checks.wording.terms import jiezhi, term_fazhi
from reportgen.checks.wording.topics import fixed_topics
from reportgen.codes import CODES, Code, find_code
from reportgen.diagnostics import Severity
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.checks.format.table import Rule


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
)
WORDING: tuple[Check, ...] = (
    # the whole text
    Check("RG600", "marks-folded", "note", marks_folded),
    # document numbers
    Check("RG601", "docnum-bracket", "error", docnum_bracket),
    Check("RG602", "docnum-year", "error", docnum_year),
    Check("RG603", "docnum-serial", "error", docnum_serial),
    Check("RG604", "order-number-form", "error", order_number_form),
    # paired marks
    Check("RG605", "paren-unbalanced", "error", paren_unbalanced),
    Check("RG606", "title-unbalanced", "error", title_unbalanced),
    Check("RG607", "title-nesting", "error", title_nesting),
    Check("RG608", "quote-unbalanced", "error", quote_unbalanced),
    Check("RG609", "quote-form", "error", quote_form),
    # other marks, widths and spaces
    Check("RG610", "halfwidth-punct", "error", halfwidth_punct),
    Check("RG611", "fullwidth-alnum", "error", fullwidth_alnum),
    Check("RG612", "duplicate-punct", "error", duplicate_punct),
    Check("RG613", "dunhao-between-marks", "note", dunhao_between_marks),
    Check("RG614", "year-range-dash", "warning", year_range_dash),
    Check("RG615", "year-range-lost", "error", year_range_lost),
    Check("RG616", "stray-space", "warning", stray_space),
    Check("RG617", "number-sep-mixed", "warning", number_sep_mixed),
    # headings and series
    Check("RG621", "heading-gap", "error", heading_gap),
    Check("RG622", "heading-dup", "error", heading_dup),
    Check("RG623", "heading-restart", "error", heading_restart),
    Check("RG624", "heading-mark", "warning", heading_mark),
    Check("RG625", "enum-gap", "error", enum_gap),
    # sentences
    Check("RG626", "broken-line", "error", broken_line),
    Check("RG627", "terminal-missing", "error", terminal_missing),
    Check("RG628", "sentence-joined", "warning", sentence_joined),
    # fixed forms
    Check("RG629", "addressee-colon", "error", addressee_colon),
    Check("RG630", "fixed-heading", "error", fixed_heading),
    Check("RG631", "word-doubled", "error", word_doubled),
    Check("RG632", "placeholder-left", "error", placeholder_left),
    Check("RG633", "first-person", "error", first_person),
    # numbers and dates
    Check("RG634", "fixed-topics", "warning", fixed_topics),
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
    Check("RG652", "carry-unnamed", "note", carry_unnamed),
    # words
    Check("RG661", "jiezhi", "error", jiezhi),
    Check("RG662", "term-fazhi", "error", term_fazhi),
    Check("RG663", "title-misquote", "error", title_misquote),
    Check("RG664", "typo-lookalike", "error", typo_lookalike),
    Check("RG665", "trad-char", "error", trad_char),
    # names and rules
    Check("RG666", "unit-name-varies", "warning", unit_name_varies),
    Check("RG667", "name-varies", "warning", name_varies),
    Check("RG668", "rule-name-varies", "warning", rule_name_varies),
    Check("RG669", "superseded-rule", "error", superseded_rule),
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


def find_rule(word: str) -> Check | Code | Rule | None:
    """What a code, a name or a title stands for, among the checks, the rules of format and all other findings."""
    found = find_check(word) or find_code(word) or next((row for row in CODES.values() if row.title == word), None)
    if found is not None:
        return found
    from reportgen.checks.format.table import find_format  # which a report is built and checked without

    return find_format(word)
