"""Checks that what was carried over from an earlier year has been looked at (RG4)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.source import line_place

OTHERS = 5
"""Marks that are shown besides the first."""


def carried_unchecked(subject: Subject) -> Iterator[Finding]:
    """沿用往年的文字没有核对。

    new --from 沿用的文字，上面一行标着“# 沿用上年，请核对”。文字核对、改好以后删去这一行；标记还在，就当作没有核对。
    全文只报一次，其余各处一并列出。

    依据：本工具的约定（实务）
    反例：
        正文:
          # 沿用上年，请核对
          不足: 执法力量不足，原因是编制少。
    正例：
        正文:
          不足: 执法力量不足，原因是编制少。
    """
    source, root = subject.facts.source, subject.facts.root
    if "# 沿用" not in source.text:
        return
    from reportgen.facts.carrying import marks

    places = [line_place(source, mark.line) for mark in marks(source, root)] if root is not None else []
    if places:
        related = tuple(Related("还有这里", place) for place in places[1 : OTHERS + 1])
        hint = "核对下面的文字，改好后删去这一行"
        yield Finding(f"还有 {len(places)} 处沿用往年的文字没有核对", places[0], (hint,), related)
