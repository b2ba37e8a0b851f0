"""The rules of format in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.checks.format import (
    annex,
    fonts,
    head,
    imprint,
    letterhead,
    page,
    page_numbers,
    settled,
    signing,
    tables,
    text,
)
from reportgen.checks.format.desk import Desk
from reportgen.checks.format.judging import Judged, Verdict
from reportgen.checks.manual import FIRM, Manual, read_manual
from reportgen.tuples import NamedTuple

PAGE, FONTS, HEAD, TEXT = "页面", "字体字号", "标题和主送", "正文和层次"
END, ANNEX, NUMBERS = "署名、日期和附注", "附件", "页码"
LETTERHEAD, IMPRINT, TABLES, PAGES, FINAL = "版头", "版记", "表格", "分页和回行", "定稿"


class Rule(NamedTuple):
    """One row: `run` judges a document; its docstring is the manual, with clause, standing and how to mend it."""

    code: str
    name: str
    group: str
    run: Callable[[Desk], Judged]

    @property
    def manual(self) -> Manual:
        """Its manual page."""
        return read_manual(self.run)

    @property
    def title(self) -> str:
        """What it is called."""
        return (self.run.__doc__ or "").partition("\n")[0].rstrip("。")

    @property
    def level(self) -> str:
        """How much 不合格 weighs: an error only on firm ground, a note where practice alone asks for it."""
        standing = self.manual.standing
        return "error" if standing in FIRM else "warning" if standing in ("一般", "推荐", "可以") else "note"


class Ruling(NamedTuple):
    """What a rule says of one document."""

    rule: Rule
    judged: Judged


RULES = (
    Rule("RG701", "paper-size", PAGE, page.paper),
    Rule("RG702", "margin-top", PAGE, page.top_margin),
    Rule("RG703", "margin-left", PAGE, page.left_margin),
    Rule("RG704", "type-area", PAGE, page.box),
    Rule("RG705", "lines-per-page", PAGE, page.lines),
    Rule("RG706", "characters-per-line", PAGE, page.characters),
    Rule("RG707", "text-colour", PAGE, page.colour),
    Rule("RG708", "theme-fonts", PAGE, page.theme_fonts),
    Rule("RG709", "mark-fonts", PAGE, settled.mark_faces),
    Rule("RG711", "body-font", FONTS, fonts.body_face),
    Rule("RG712", "body-size", FONTS, fonts.body_size),
    Rule("RG713", "heading1-font", FONTS, fonts.heading1_face),
    Rule("RG714", "heading2-font", FONTS, fonts.heading2_face),
    Rule("RG715", "heading3-font", FONTS, fonts.heading3_face),
    Rule("RG716", "heading-size", FONTS, fonts.heading_size),
    Rule("RG717", "element-font", FONTS, fonts.others_face),
    Rule("RG718", "element-size", FONTS, fonts.others_size),
    Rule("RG719", "bold-text", FONTS, fonts.bold),
    Rule("RG721", "title-font", HEAD, head.title_face),
    Rule("RG722", "title-size", HEAD, head.title_size),
    Rule("RG723", "title-centred", HEAD, head.title_centred),
    Rule("RG724", "title-shape", HEAD, head.title_shape),
    Rule("RG725", "addressee-flush", HEAD, head.addressee_flush),
    Rule("RG726", "addressee-mark", HEAD, head.addressee_colon),
    Rule("RG727", "addressee-gap", HEAD, head.addressee_gap),
    Rule("RG731", "first-line-indent", TEXT, text.first_line),
    Rule("RG732", "turned-line", TEXT, text.turned_line),
    Rule("RG733", "heading-series", TEXT, text.heading_series),
    Rule("RG734", "heading-label", TEXT, text.heading_levels),
    Rule("RG735", "heading-punctuation", TEXT, text.heading_marks),
    Rule("RG736", "heading-order", TEXT, text.heading_order),
    Rule("RG737", "first-page-text", TEXT, settled.first_page),
    Rule("RG738", "typed-blanks", TEXT, text.typed_blank),
    Rule("RG741", "issue-date-form", END, signing.date_form),
    Rule("RG742", "date-place", END, signing.date_place),
    Rule("RG743", "signature-place", END, signing.sign_shape),
    Rule("RG744", "signature-gap", END, signing.sign_gap),
    Rule("RG745", "signature-page", END, signing.sign_page),
    Rule("RG746", "no-text-here", END, signing.no_text_here),
    Rule("RG747", "note-form", END, signing.note_form),
    Rule("RG751", "annex-note-place", ANNEX, annex.annex_note_place),
    Rule("RG752", "annex-note-form", ANNEX, annex.annex_note_form),
    Rule("RG753", "annex-mark", ANNEX, annex.annex_mark),
    Rule("RG761", "page-number-missing", NUMBERS, page_numbers.number_there),
    Rule("RG762", "page-number-form", NUMBERS, page_numbers.number_form),
    Rule("RG763", "page-number-font", NUMBERS, page_numbers.number_face),
    Rule("RG764", "page-number-size", NUMBERS, page_numbers.number_size),
    Rule("RG765", "page-number-side", NUMBERS, page_numbers.number_side),
    Rule("RG766", "page-number-blank", NUMBERS, page_numbers.number_blank),
    Rule("RG767", "page-number-height", NUMBERS, page_numbers.number_height),
    Rule("RG771", "issuer-mark-look", LETTERHEAD, letterhead.mark_looks),
    Rule("RG772", "issuer-mark-place", LETTERHEAD, letterhead.mark_place),
    Rule("RG773", "document-number-form", LETTERHEAD, letterhead.number_form),
    Rule("RG774", "document-number-place", LETTERHEAD, letterhead.number_place),
    Rule("RG775", "document-number-gap", LETTERHEAD, letterhead.number_gap),
    Rule("RG776", "signer-font", LETTERHEAD, letterhead.signer_face),
    Rule("RG777", "red-rule", LETTERHEAD, letterhead.red_rule),
    Rule("RG778", "red-rule-gap", LETTERHEAD, letterhead.rule_gap),
    Rule("RG779", "title-gap", LETTERHEAD, letterhead.title_gap),
    Rule("RG781", "imprint-type", IMPRINT, imprint.imprint_type),
    Rule("RG782", "copies-form", IMPRINT, imprint.copies_form),
    Rule("RG783", "printed-form", IMPRINT, imprint.printed_form),
    Rule("RG784", "imprint-blank", IMPRINT, imprint.imprint_place),
    Rule("RG785", "imprint-rules", IMPRINT, imprint.imprint_rules),
    Rule("RG786", "imprint-place", IMPRINT, imprint.imprint_foot),
    Rule("RG791", "table-head", TABLES, tables.head_rows),
    Rule("RG792", "table-rows", TABLES, tables.whole_rows),
    Rule("RG793", "table-width", TABLES, tables.table_width),
    Rule("RG794", "table-pages", TABLES, tables.table_pages),
    Rule("RG795", "blank-page", PAGES, settled.blank_page),
    Rule("RG796", "line-ends", PAGES, settled.line_ends),
    Rule("RG797", "heading-alone", PAGES, settled.heading_alone),
    Rule("RG798", "changes-tracked", FINAL, settled.changes),
    Rule("RG799", "comments-left", FINAL, settled.comments),
    Rule("RG800", "hidden-text", FINAL, settled.hidden_text),
)


def inspect(desk: Desk, rules: tuple[Rule, ...] = RULES) -> tuple[tuple[Ruling, ...], tuple[str, ...]]:
    """The rulings of all rules; a rule that crashes leaves its question open, and is named beside them."""
    rulings, crashed = [], []
    for rule in rules:
        try:
            rulings.append(Ruling(rule, rule.run(desk)))
        except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
            crashed.append(f"规则 {rule.code} 没有查完：{type(error).__name__}: {error}")
            rulings.append(Ruling(rule, Judged(Verdict.OPEN, rule.title, "程序自己出了错")))
    return tuple(rulings), tuple(crashed)


def find_format(word: str) -> Rule | None:
    """The rule of a code, a name or a title."""
    bare = word.rstrip("。")
    return next((r for r in RULES if bare.upper() == r.code or bare.lower() == r.name or bare == r.title), None)
