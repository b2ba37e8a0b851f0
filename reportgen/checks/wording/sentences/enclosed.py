"""What opens behind a title, a quotation or a bracket that has lost the full stop behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbers.amounts import by_end
from reportgen.checks.wording.sentences.clauses import clause_before, verbs
from reportgen.checks.wording.sentences.endings import FUNCTION, parted, pivots, ready, verb_of, waiting
from reportgen.checks.wording.sentences.openings import ACT, FRESH, ORGAN, SUBJECT, SURE, Opening, opening
from reportgen.patterns import compiled

_OPENED = {"》": "《", "”": "“", "）": "（"}
_CLOSED = (
    "[》”）](?=[一但各我每其同此这另目下有全截今近据但按依根2该本把将对由以通广队社干律居村企当]|(?<=）)[\u4e00-\u9fff])"
)
_NAMED_SO = ("称之为", "称为", "誉为", "称作")
"""Before a quotation that is what something is called."""
_NUMBER = r"〔20\d\d〕\d{1,4}号）$"
"""The number of a document, which closes what stands before an organ."""
_HONOURED = "被(?:评为|授予|命名为|确定为|列为)|荣获|获评|获得"
"""Before the name of an honour."""
_BRACKET = 60
"""Characters of the longest title, quotation or bracket that is looked over."""


def behind_enclosed(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where a sentence opens behind what is enclosed, and what it opens with."""
    if prose.chars.isdisjoint("》”）"):
        return
    for match in compiled(_CLOSED).finditer(prose.text):
        found = _behind(prose.text, match.end())
        if found:
            yield match.end(), found.said


def _behind(text: str, at: int) -> Opening | None:
    """What opens behind a title, a quotation or a bracket."""
    mark = text[at - 1]
    start = text.rfind(_OPENED[mark], max(at - _BRACKET, 0), at)
    if start <= 0 or "\n" in text[start:at]:
        return None
    if mark == "”" and text.endswith(_NAMED_SO, 0, start) and text[at] in "把将对由在全该我各以通":
        return Opening(SURE, text[at : at + 4])  # 群众称之为“家门口的说理堂”把纠纷解决在村组
    found = opening(text, at)
    if not found:
        return None
    if mark == "）":
        return _behind_bracket(text, start, at, found)
    if found.kind == ACT:
        return None
    clause = clause_before(text, start)
    if found.kind == SUBJECT:
        return found if _doer(clause) and found.noun.endswith(("员", "人", "师", "者", "干部")) else None
    sudden = found.kind == SURE and found.shown[-1] == "，"
    opens = sudden or found.shown[0] in "各我每其同此这该另目下有一但" or text[at + 2 : at + 3] == "《"
    meant = _titled(clause) or (sudden and verb_of(clause) != "" and clause[0] not in "在除")
    return found if opens and (meant or compiled(_HONOURED).search(clause)) else None


def _behind_bracket(text: str, start: int, at: int, found: Opening) -> Opening | None:
    """What opens behind a bracket that begins at `start`, if it closes what stands before it."""
    item = by_end(text).get(start) if text[start - 1] not in FUNCTION else None
    if item:
        return found if parted(text, item, found) else None
    if found.kind == ACT:
        return None
    if found.kind == ORGAN and compiled(_NUMBER).search(text, start, at):
        return found  # 《办法》（云政规〔2024〕2号）党政办公室会同……
    clause = clause_before(text, start)
    if found.shown[0] == "每" and found.shown[1] in "周月季日天年半旬" and not ready(clause):
        return None  # 坚持村（社区）每周排查一次
    if found.kind == SURE and found.shown[-1] != "，" and pivots(clause):
        return None  # 督促3个县（区）年内设立法制机构
    known = found.kind == SURE or (found.kind == FRESH and found.shown[0] in "各每我全该其此")
    return found if known and verb_of(clause) and text[start + 1 : start + 3] != "以下" else None


def _titled(clause: str) -> bool:
    """Whether a clause has a verb whose object is the title or the quotation behind it."""
    return (
        bool(verb_of(clause))
        and not waiting(clause)
        and not re.search("[对将把与和以]|按照|依照|根据|依据|由(?!于)", clause)
    )


def _doer(clause: str) -> bool:
    """Whether a clause ends with a verb whose object is the quotation behind it: 实行“一线工作法”."""
    return clause[-2:] in verbs()
