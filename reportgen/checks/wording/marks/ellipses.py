"""The check of ellipses (RG618)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.marks.pairing import excerpt
from reportgen.checks.wording.numbering.labels import BLANKS

_AND_SO_ON = "…{1,2}等(?![级待同候于不到距闲额你我他她着])|(?<=[\u4e00-\u9fff”》）])(?<![级高平同])等{1,2}…{1,2}"
_TOO_LONG = r"…{3,}(?!…|[ 　]*[0-9]{1,3}[ 　]*(?:\n|$))"
"""But for the dots of a table of contents, which lead to a page."""


def ellipsis_form(prose: Prose) -> Iterator[Flaw]:
    """省略号的用法。

    省略号已经说明列举没有完，后面不再写“等”“等等”；一处只用一个省略号（六个点），不连用。

    依据：《标点符号用法》（GB/T 15834—2011）4.11、附录A.9（一般）
    反例：落实教育、医疗、住房……等方面的任务。
    反例：学习《宪法》《民法典》…………，提升法治素养。
    正例：落实教育、医疗、住房等方面的任务。
    正例：围绕教育、医疗……全面自查。
    """
    if "…" not in prose.chars:
        return
    for match in re.finditer(_AND_SO_ON, prose.text):
        hint = "留一个：写“等”，或者写“……”"
        yield Flaw(*match.span(), f"省略号和“等”重复：{excerpt(prose, match.start())}", (hint,))
    for match in re.finditer(_TOO_LONG, prose.text):
        if prose.judged(prose.index(match.start())).strip(BLANKS) == match[0]:
            continue  # whole paragraphs left out
        yield Flaw(*match.span(), f"省略号连用：{excerpt(prose, match.start())}", ("只留一个“……”",), "……")
