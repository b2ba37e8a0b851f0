"""What the first part of a disclosure report must speak of: five topics, named by the form (RG634)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.labels import FIRST, SECOND, Label, labels

_PART, _NEXT = "总体情况", "主动公开政府信息情况"
_TOPICS = (
    ("主动公开", "主动公开"),
    ("依申请公开", "依申请公开|公开申请|申请公开"),
    ("政府信息管理", "信息.{0,6}管理"),
    ("政府信息公开平台建设", "平台"),
    ("监督保障", "监督|保障"),
)
"""Each topic as the form calls it, and what a heading that means it says."""
_TAIL = "(?:情况|工作|工作情况)?"
_LEAST = 80
"""Characters of such a part that is written out; what is taken from a report may name one topic or none."""
_ENOUGH = 2
"""Headings that mean a topic, from which on the part is taken to be divided by topics."""


def fixed_topics(prose: Prose) -> Iterator[Flaw]:
    """总体情况的五个方面缺了、改了名或者重复。

    政府信息公开工作年度报告的第一部分写五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。
    按小标题看；没有分小标题的，看文字里提没提到（只摘录一两句的不看）。五个方面要写，是格式定的；各写成一个小标题、照这个名称写，是通常的做法，
    一个小标题里合写两个方面的不报。

    依据：国办公开办函〔2021〕30号附件《中华人民共和国政府信息公开工作年度报告格式》，总体情况写这五个方面（规定）
    依据：写没写从小标题和字面看，名称照格式写是习惯，所以只作警告（实务）
    反例（小标题）：一、总体情况⏎（一）主动公开⏎（二）依申请公开⏎（三）政府信息管理⏎（四）监督保障⏎二、主动公开政府信息情况
    正例（小标题）：一、总体情况⏎（一）主动公开⏎（二）依申请公开⏎（三）政府信息管理⏎（四）政府信息公开平台建设⏎（五）监督保障⏎二、主动公开政府信息情况
    """
    if _NEXT not in prose.text:
        return
    found = labels(prose)
    for at, label in enumerate(found):
        rest = [other for other in found[at + 1 :] if other.rank == FIRST]
        if label.rank == FIRST and rest and (_name(prose, label), _name(prose, rest[0])) == (_PART, _NEXT):
            heads = [other for other in found[at + 1 :] if other.rank == SECOND and other.line < rest[0].line]
            yield from _judged(prose, label, rest[0], heads)


def _judged(prose: Prose, part: Label, end: Label, heads: list[Label]) -> Iterator[Flaw]:
    meant = {head: [name for name, sign in _TOPICS if re.search(sign, _name(prose, head))] for head in heads}
    divided = sum(bool(names) for names in meant.values()) >= _ENOUGH
    body = prose.text[prose.span(part.line)[1] : end.start]
    if not body.strip():
        return  # headings alone: an outline
    missing: list[str] = []
    for name, sign in _TOPICS:
        own = [head for head, names in meant.items() if name in names]
        if (divided and not own) or (not divided and not re.search(sign, body)):
            missing.append(name)
        for head in own if divided else ():
            if meant[head] == [name]:
                yield from _named(prose, head, name, own[0])
    few = len(missing) < len(_TOPICS) - _ENOUGH  # running text that names two may mean the others by other words
    whole = divided or prose.composed or (few and len(body) >= _LEAST) or len(missing) == 1
    if missing and whole:
        hint = f"五个方面是{'、'.join(topic for topic, _ in _TOPICS)}；没有做的也写明"
        heading, lines = (part.start, prose.span(part.line)[1]), range(part.line + 1, end.line)
        many = "这一方面" if len(missing) == 1 else f"这{'两三四五'[len(missing) - 2]}个方面"
        said = f"“{_PART}”没有写“{'”“'.join(missing)}”{many}"
        yield Flaw(*heading, said, (hint,), rather=tuple(map(prose.span, lines)))


def _named(prose: Prose, head: Label, name: str, first: Label) -> Iterator[Flaw]:
    """A heading that means one topic: under another name, or once more."""
    said = _name(prose, head)
    place = (head.start, head.end + len(said))
    if head is not first:
        related = (("前面的在这里", first.start, prose.span(first.line)[1]),)
        yield Flaw(*place, f"“{_PART}”里“{name}”这一方面写了两次", ("并成一个小标题",), None, related)
    elif name not in said and not re.fullmatch(f"平台建设{_TAIL}", said):
        yield Flaw(*place, f"小标题“{said}”，格式里这一方面叫“{name}”", (f"改成“{name}”；有意这样写的，写 豁免",))


def _name(prose: Prose, label: Label) -> str:
    """A heading's words, up to the first mark where text follows in the same line."""
    return re.split("[。：:；，]", prose.text[label.end : prose.span(label.line)[1]])[0].strip()
