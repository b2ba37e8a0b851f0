"""What kind of paper a report is, and what several checks of duties ask: 文种, years named in a text, grounds."""

from __future__ import annotations

import re

from reportgen.checks.subject import Subject
from reportgen.diagnostics import Severity
from reportgen.document.nodes import plain
from reportgen.facts.model import Words
from reportgen.packs.duties import Duty
from reportgen.packs.manifest import Variant
from reportgen.source import Place

KINDS = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "纪要"),
    *("函", "令"),
)
"""The kinds of official documents (条例八), longer words first."""
UPWARD = ("报告", "请示")
SINCE = 2019
"""The first year whose report falls under 督察工作规定, and so has the five contents."""
KNOWN, UNKNOWN = "已核", "未核实"

_ASIDE = "（[^（）]*）$|\\([^()]*\\)$"
_NAMES = "《[^《》]*》|〔[^〔〕]*〕"
_RANGE = r"((?:19|20)\d{2})年?(?:—|－|-|–|~|～|至|到)+((?:19|20)\d{2})年"
_YEAR_QUOTED = r"\{\{\s*年度\s*\}\}"
_YEAR = r"(?<!\d)((?:19|20)\d{2})年"


def variant(subject: Subject) -> Variant:
    """The pack's make-up for the unit's 类别."""
    return subject.pack.manifest.variant(subject.facts.unit.kind)


def title(subject: Subject) -> str:
    """The title as printed, on one line."""
    return "".join("".join(plain(line) for line in subject.document.title.lines).split())


def title_place(subject: Subject) -> Place | None:
    """Where the title is written: in the facts, else in the pack."""
    given = subject.facts.official.title
    own = variant(subject).title
    return leaf_place(subject, given) if given is not None else own.place if own is not None else None


def kind_at_end(text: str) -> str:
    """The 文种 that a title ends in, "" for none; a bracket behind it does not count."""
    bare = without_aside(text)
    return next((kind for kind in KINDS if bare.endswith(kind)), "")


def without_aside(text: str) -> str:
    """A title without the bracket behind it."""
    return re.sub(_ASIDE, "", text.rstrip())


def pack_kind(subject: Subject) -> str:
    """The 文种 of the pack's own title."""
    own = variant(subject).title
    return kind_at_end(own.text) if own is not None else ""


def kind(subject: Subject) -> str:
    """The report's 文种: what its title says, else what the pack's does."""
    return kind_at_end(title(subject)) or pack_kind(subject)


def is_upward(subject: Subject) -> bool:
    """Whether it goes to a superior: a report for which the pack knows no duty but 公开 goes to nobody."""
    duties = subject.pack.manifest.duties
    only_published = bool(duties) and all(duty.act == "公开" for duty in duties)
    return kind(subject) in UPWARD and not only_published


def is_annual(subject: Subject) -> bool:
    """Whether the pack is one of yearly reports: it says where the five contents stand."""
    return any(spec.contents for spec in variant(subject).every)


def tells_of_year(subject: Subject) -> bool:
    """Whether it tells of one whole year: its pack is one of yearly reports, or puts the year into the title.

    A notice, which looks ahead, does not.
    """
    own = variant(subject).title
    named = own is not None and re.search(_YEAR_QUOTED, own.text) is not None
    return is_annual(subject) or (named and pack_kind(subject) != "通知")


def has_forms(subject: Subject) -> bool:
    """Whether the pack prints tables of fixed form."""
    shown = subject.catalogue.shown(subject.pack.manifest.themes)
    return any(theme.grid is not None for theme in shown.themes.values())


def leaf_place(subject: Subject, words: Words) -> Place:
    """Where a text of the facts stands."""
    return subject.facts.leaves[words.leaf].place


def years(text: str) -> tuple[int, ...]:
    """The years that a text names by themselves, in order: not in a document's name or number, nor as a range."""
    bare = re.sub(_RANGE, "", re.sub(_NAMES, "", text))
    return tuple(int(year) for year in re.findall(_YEAR, bare))


def spans_year(text: str, year: int) -> bool:
    """Whether a range of years in a text, outside of documents' names, holds `year`."""
    found = re.finditer(_RANGE, re.sub(_NAMES, "", text))
    return any(int(match[1]) <= year <= int(match[2]) for match in found)


def ground(duty: Duty) -> str:
    """What a duty rests on; 规定 only where that was verified."""
    source = f"《{duty.basis}》{duty.clause}"
    if duty.standing == UNKNOWN:
        return f"据{source}，未核实"
    return f"{source}规定" if duty.standing == KNOWN else f"{source}要求（{duty.standing}）"


def milder(duty: Duty) -> Severity | None:
    """提示 for what rests on a duty that nobody verified, which is no rule yet."""
    return Severity.NOTE if duty.standing == UNKNOWN else None


def day(duty: Duty) -> str:
    """3月1日."""
    assert duty.deadline is not None, "asked of duties with a deadline"
    return f"{duty.deadline[0]}月{duty.deadline[1]}日"
