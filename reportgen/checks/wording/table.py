"""The literal table of checks of wording (RG6): code, name, level, function. A text that was judged does without."""

from __future__ import annotations

from reportgen.checks.row import Check
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
from reportgen.checks.wording.marks.ellipses import ellipsis_form
from reportgen.checks.wording.marks.points import dunhao_between_marks, duplicate_punct, halfwidth_punct, marks_folded
from reportgen.checks.wording.marks.quotes import quote_form, quote_unbalanced
from reportgen.checks.wording.marks.spaces import stray_space
from reportgen.checks.wording.marks.titles import title_nesting, title_unbalanced
from reportgen.checks.wording.marks.widths import fullwidth_alnum, number_sep_mixed
from reportgen.checks.wording.names.abolished import body_abolished
from reportgen.checks.wording.names.organs import unit_name_varies
from reportgen.checks.wording.names.persons import name_varies
from reportgen.checks.wording.numbering.enumerations import enum_gap
from reportgen.checks.wording.numbering.headings import heading_dup, heading_gap, heading_mark, heading_restart
from reportgen.checks.wording.numbers.approximations import approx_redundant
from reportgen.checks.wording.numbers.carries import carry_unnamed
from reportgen.checks.wording.numbers.ceilings import rate_over_100
from reportgen.checks.wording.numbers.digits import letter_digit
from reportgen.checks.wording.numbers.number_ranges import approx_dunhao, number_range
from reportgen.checks.wording.numbers.percentages import percent_point
from reportgen.checks.wording.numbers.rates import rate_mismatch
from reportgen.checks.wording.numbers.sums import sum_mismatch
from reportgen.checks.wording.numbers.units import unit_missing
from reportgen.checks.wording.remnants import first_person, placeholder_left
from reportgen.checks.wording.sentences.doubled import word_doubled
from reportgen.checks.wording.sentences.particles import adverb_de
from reportgen.checks.wording.sentences.sentences import broken_line, sentence_joined, terminal_missing
from reportgen.checks.wording.terms import jiezhi, term_fazhi
from reportgen.checks.wording.topics import fixed_topics

WORDING = (
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
    Check("RG618", "ellipsis-form", "warning", ellipsis_form),
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
    Check("RG635", "number-range", "warning", number_range),
    Check("RG636", "approx-dunhao", "warning", approx_dunhao),
    Check("RG637", "adverb-de", "warning", adverb_de),
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
    Check("RG670", "body-abolished", "warning", body_abolished),
)
