"""Verdicts as text for people, as lines for editors, as data for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from reportgen import show
from reportgen.checks.format.judging import LATER, UNTOLD, Case, Verdict
from reportgen.checks.format.table import Ruling
from reportgen.checks.manual import STANDINGS
from reportgen.diagnostics import Diagnostic, Severity, short
from reportgen.inspection.inspecting import Inspected
from reportgen.source import Place, line_place, printable

_BROKEN = Verdict.BROKEN.value
_CASES = 3
"""Places of one rule that people are shown."""
_EXCERPT = 20


def told(found: Inspected, form: str, every: bool = False) -> str:
    """All verdicts in one of FORMS; `every`: kept rules, and each place, too."""
    return FORMS[form](found, every)


def findings(found: Inspected) -> tuple[Diagnostic, ...]:
    """Each place where a rule is not kept, as a finding."""
    return tuple(
        Diagnostic(
            rule.code,
            f"{rule.title}：要求：{judged.required}；实为：{case.measured}{f'（{case.where}）' if case.where else ''}",
            _place(found, case),
            (rule.manual.mending,),
            level=Severity(rule.level),
            check=rule.name,
        )
        for rule, judged in found.rulings
        if judged.verdict is Verdict.BROKEN
        for case in judged.cases or (Case(judged.measured),)
    )


def _place(found: Inspected, case: Case) -> Place:
    return line_place(found.received.source, max(case.number, 1))


def counted(found: Inspected) -> dict[str, int]:
    """How many rules have each verdict."""
    counts = Counter(ruling.judged.verdict for ruling in found.rulings)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _full(found: Inspected, every: bool) -> str:
    name = printable(found.received.source.path)
    counts = (f"{verdict} {count}{_grounds(found, verdict)}" for verdict, count in counted(found).items())
    lines = [f"{name}：{'，'.join(counts)}"]
    lines += [f"注意：{remark}" for remark in found.remarks]
    shown = [r for r in found.rulings if every or r.judged.verdict is Verdict.BROKEN]
    for group, rulings in groupby(shown, key=lambda ruling: ruling.rule.group):
        lines += ["", f"【{group}】", *(line for ruling in rulings for line in _told(ruling, every))]
    untold = [] if every else [ruling for ruling in found.rulings if ruling.judged.verdict is Verdict.OPEN]
    return "\n".join((*lines, *_untold(untold))) + "\n"


def _untold(rulings: Sequence[Ruling]) -> Iterator[str]:
    """Open questions: in one line those that the file itself leaves open, of each other one why it is."""
    plain = [ruling for ruling in rulings if any(why in ruling.judged.measured for why in (LATER, UNTOLD))]
    if rulings:
        yield ""
    yield from (line for ruling in rulings if ruling not in plain for line in _told(ruling, every=False))
    if plain:
        yield f"未核验：{'、'.join(f'{rule.code} {rule.title}' for rule, _ in plain)}"


def _grounds(found: Inspected, verdict: str) -> str:
    """How firm the grounds are of the rules that are not kept: 规定 is what has to be mended first."""
    broken = [r.rule.manual.standing for r in found.rulings if r.judged.verdict.value == verdict == _BROKEN]
    counts = Counter(broken)
    return f"（{'、'.join(f'{name} {counts[name]}' for name in STANDINGS if counts[name])}）" if broken else ""


def _told(ruling: Ruling, every: bool) -> Iterator[str]:
    rule, judged = ruling
    verdict = judged.verdict
    if verdict is Verdict.BROKEN:
        manual = rule.manual
        yield f"{verdict.value} {rule.code} {rule.title}"
        yield f"  要求：{judged.required}；实为：{printable(judged.measured)}"
        yield from (f"  依据：{basis}" for basis in manual.bases)
        yield from _places(judged.cases, every)
        yield f"  改法：{manual.mending}"
    else:
        yield f"{verdict.value} {rule.code} {rule.title}：{printable(judged.measured)}"


def _places(cases: tuple[Case, ...], every: bool) -> Iterator[str]:
    shown = cases if every else cases[:_CASES]
    differ = len({case.measured for case in cases}) > 1
    for case in shown:
        where = case.where or (f"第 {case.number} 段“{_excerpt(case.text)}”" if case.number else "")
        if where:
            yield f"  位置：{where}" + (f"：{printable(case.measured)}" if differ else "")
    if len(cases) > len(shown):
        yield f"  还有 {len(cases) - len(shown)} 处（加 --all 全部列出）"


def _excerpt(text: str) -> str:
    return printable(short(" ".join(text.split()), _EXCERPT))


def as_data(found: Inspected) -> dict[str, object]:
    """The JSON shape of an inspection; numbers of paragraphs are 1-based, null where a rule has no place."""
    return {
        "file": found.received.source.path,
        "summary": counted(found),
        "remarks": list(found.remarks),
        "rules": [_as_data(ruling) for ruling in found.rulings],
    }


def _as_data(ruling: Ruling) -> dict[str, object]:
    rule, judged = ruling
    manual = rule.manual
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "title": rule.title,
        "verdict": judged.verdict.value,
        "required": judged.required,
        "measured": judged.measured,
        "standing": manual.standing,
        "basis": list(manual.bases),
        "cases": [
            {"paragraph": case.number or None, "where": case.where, "text": case.text, "measured": case.measured}
            for case in judged.cases
        ],
        "mending": manual.mending,
    }


def _json(found: Inspected, _every: bool) -> str:
    return json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"


def _concise(found: Inspected, every: bool) -> str:
    return show.render(findings(found), "concise", every)


def _sarif(found: Inspected, every: bool) -> str:
    return show.render(findings(found), "sarif", every)


FORMS: Mapping[str, Callable[[Inspected, bool], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
}
