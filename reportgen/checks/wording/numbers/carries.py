"""More cases ended and left over than came in, where none is said to be the year before's (RG652)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.readings import may_have_stages
from reportgen.checks.wording.numbers.sums import misses
from reportgen.facts.numerals import plain


def carry_unnamed(prose: Prose) -> Iterator[Flaw]:
    """办结加在办的比收进的多，没有写明上年结转。

    上年没有办完的转到本年来办，办结加在办就会比本年收到、受理、立案的多；正文写明上年结转多少，各数才对得上。
    没有上年结转的，这几个数里至少有一个是错的。

    依据：各数对得上的写法，读的人不必另外推算（实务）
    反例：全年受理行政复议申请42件，审结43件，年末在审3件。
    正例：上年结转行政复议案件4件，全年受理42件，审结43件，年末在审3件。
    正例：全年受理行政复议申请42件，审结39件，年末在审3件。
    """
    if prose.chars.isdisjoint("0123456789") or not may_have_stages(prose.text):
        return
    for line, row, reading, (total, wanted, carried, _) in misses(prose):
        if not carried or wanted is None or len(line.items) < 2:
            continue
        if may_have_stages(line.text[line.start : line.end]):
            yield _flaw(row, reading.parts, reading.totals[0][0], plain(total - wanted))


def _flaw(row: Row, parts: tuple[int, ...], total: int, more: str) -> Flaw:
    items = [row.items[i] for i in parts]
    came = row.items[total]
    more += items[-1].unit
    listed = "加".join(f"“{row.text[item.start : item.end]}”" for item in items)
    message = f"{listed}，比“{row.text[came.start : came.end]}”多{more}，没有写明上年结转"
    related = tuple(("这一项", item.start, item.end) for item in items)
    hint = f"上年结转的，写明“上年结转{more}”；没有结转的，核对各数"
    return Flaw(came.start, came.end, message, (hint,), related=related)
