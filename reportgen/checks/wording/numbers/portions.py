"""Shares of one whole that come to more than all of it (part of RG641): 民事占45%、行政占30%、刑事占35%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Row, rows, sum_of
from reportgen.checks.wording.numbers.flows import REST
from reportgen.checks.wording.numbers.overlaps import OVERLAP
from reportgen.facts.numerals import plain

_OF_EACH = "分别占[到了]?全[国省市州县区]"
"""旅客、货物分别占全国的80%、33%: each is a share of a whole of its own."""
_ROUNDED = Decimal("0.2")
_WHOLE, _TENTH = Decimal("0.5"), Decimal("0.1")
"""By how much a share may be rounded that is told in whole per cent, or closer."""
_CUT_ANEW = "[，；,;](?:[按从][^，。；,;]{1,14}[看分]|分[^，。；,;]{1,8}看)"
"""；从被申请人看，乡镇街道占15.4%: another cut of the same whole."""


def wrong_portions(prose: Prose) -> Iterator[Flaw]:
    """其中 A 占 45%、B 占 30%、C 占 35%."""
    if "占" not in prose.chars or "%" not in prose.chars:
        return
    for row in rows(prose, "%"):
        if sum(item.unit == "%" for item in row.items) < 2 or "占" not in row.text[row.start : row.end]:
            continue
        for run in _runs_of_shares(row):
            items = [row.items[i] for i in run]
            rest = re.search(REST, row.gap(run[-1])) is not None
            added = sum_of(items)
            slack = sum((_TENTH if "." in item.digits else _WHOLE for item in items), Decimal(0))
            if _divides(row, run, rest) and (added > 100 + slack or (rest and added < 100 - slack)):
                listed = "、".join(row.text[item.start : item.end] for item in items)
                message = f"{listed}合计{plain(added)}%，" + ("超过100%" if added > 100 else "不足100%")
                yield Flaw(items[0].start, items[-1].end, message, ("核对各项占比",))


def _divides(row: Row, run: list[int], rest: bool) -> bool:
    """Whether shares are said to divide one whole, so that nothing is of two of them."""
    words = row.text[row.sentence(run[0]) : row.items[run[-1]].start]
    aged = "岁以下" in words and "岁以上" in words
    if re.search(_OF_EACH, words) or (re.search(OVERLAP, words) and not aged):
        return False
    return rest or re.search("其中|分别占|比分别|构成|结构|类|岁以", words) is not None


def _runs_of_shares(row: Row) -> Iterator[list[int]]:
    """Shares of the same whole in one sentence."""
    run: list[int] = []
    whole = None
    for i, item in enumerate(row.items):
        if item.unit != "%" or item.loose:
            continue
        before = row.before(i)
        said = "占" in before
        if i and row.items[i - 1].counts and "占" in row.gap(i) and "。" not in row.gap(i):
            continue  # a share beside its number is compared with it, not with the other shares
        if not said and not (run and re.fullmatch("[、和及与]", row.gap(i))):
            continue
        of = before.partition("占")[2] if said else whole
        anew = run and (row.sentence(i) != row.sentence(run[0]) or re.search(_CUT_ANEW, row.gap(i)))
        if run and (anew or of != whole or _is_all(row, run, i)):
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(i)
        whole = of
    yield from [run] if len(run) > 1 else []


def _is_all(row: Row, run: list[int], index: int) -> bool:
    """Whether the shares before a semicolon make up their whole, so that another begins behind it."""
    return "；" in row.gap(index) and len(run) > 1 and abs(sum_of(row.items[i] for i in run) - 100) <= _ROUNDED
