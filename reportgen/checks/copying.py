"""Checks of this year's text against last year's (RG4); an owner of rapidfuzz.

That, and the reading of texts as they are written, is imported only where there is a last year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related, short
from reportgen.facts.quotes import QUOTED
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.facts.written import Written

ALIKE = 90
"""Percent of likeness from which on a paragraph counts as copied."""
SHORTEST = 40
"""Characters, figures masked: what is shorter is like last year's because such things are always said so."""
NEAREST = 200
"""Paragraphs of last year's before and after the place of one of this year's with which that is compared."""
SHOWN = 60

_FIGURE = r"[0-9０-９]+(?:[.,，][0-9０-９]+)*[余多]?[万亿]?[余多]?"


class Masked(NamedTuple):
    """A paragraph with its figures masked, and its number in order."""

    text: str
    written: Written
    number: int


def copied_paragraph(subject: Subject) -> Iterator[Finding]:
    """与上年的文字几乎相同。

    正文里的一段与上年文件里的一段，换掉数字以后九成以上的字相同：写的是上年的事，还是今年的？逐字相同的和改了几个字的
    都报，相同的那一段和它在上年文件里的位置一并列出。只比四十字以上的段；导语一类不带标题的部分、小标题、
    套用的句子和模板的文字不比；标着“沿用上年，请核对”的由 RG403 报，这里不重复。上年段数很多的，
    各与位置前后 200 段比。

    依据：文字相同的程度（事实）
    依据：每年的工作不会完全一样，九成、四十字是本工具定的界限（实务）
    反例：
        正文:
          不足: 基层执法力量与承接的执法事项不相适应，主要原因是编制少、专业人员缺乏，12名执法人员中只有3名学过法律。
        上年：
        正文:
          不足: 基层执法力量与承接的执法事项不相适应，主要原因是编制少、专业人员缺乏，11名执法人员中只有2名学过法律。
    正例：
        正文:
          不足: 数据共享还不充分，有的单位的业务系统没有与区级平台对接，主要原因是标准不统一、更新不及时。
        上年：
        正文:
          不足: 基层执法力量与承接的执法事项不相适应，主要原因是编制少、专业人员缺乏，11名执法人员中只有2名学过法律。
    """
    facts = subject.facts
    if facts.last is None or facts.root is None:
        return
    from reportgen.facts.written import narrative

    untitled = subject.pack.manifest.variant(facts.unit.kind).untitled
    before = _masked(narrative(*facts.last, untitled))
    if not before:
        return  # figures alone, as those that are kept for comparison
    now = [each for each in _masked(narrative(facts.source, facts.root, untitled)) if not each.written.carried]
    for one, other, score in matches(now, before) if now else ():
        yield _finding(one.written, other.written, score)


def _finding(one: Written, other: Written, score: float) -> Finding:
    how = "与上年的一字不差" if one.text == other.text else f"与上年的相同{int(score)}%"
    if score == 100 and one.text != other.text:
        how = "除了数字，与上年的一字不差"
    related = (Related(f"上年写的是：“{short(other.text, SHOWN)}”", other.place),)
    hint = "写今年的情况；确实没有变化的，写 豁免"
    return Finding(f"这一段{how}：“{short(one.text)}”", one.place, (hint,), related)


def _masked(paragraphs: Iterator[Written]) -> list[Masked]:
    """The paragraphs that are long enough, in order."""
    found: list[Masked] = []
    for written in paragraphs:
        text = "".join(re.sub(_FIGURE, "0", re.sub(QUOTED, "0", written.text)).split())
        if len(text) >= SHORTEST:
            found.append(Masked(text, written, len(found)))
    return found


def matches(now: Sequence[Masked], before: Sequence[Masked]) -> Iterator[tuple[Masked, Masked, float]]:
    """Each paragraph of this year's that is like one of last year's, with the one that it is most like, in percent.

    Equal ones are looked up; of the others those near by are compared whose lengths may make them alike.
    """
    from rapidfuzz import fuzz, process

    same = {each.text: each for each in reversed(before)}
    widest = (200 - ALIKE) / ALIKE  # lengths a and b share at most 2 * min(a, b) of a + b characters
    for one in now:
        if one.text in same:
            yield one, same[one.text], 100.0
            continue
        length = len(one.text)
        near = before[max(one.number - NEAREST, 0) : one.number + NEAREST]
        choices = [each for each in near if length / widest <= len(each.text) <= length * widest]
        found = process.extractOne(one.text, [c.text for c in choices], scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is not None:
            yield one, choices[found[2]], found[1]
