"""Checks that what was carried over from an earlier year has been looked at (RG4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.source import Place, line_place

PROPOSED = "# 待核实"
"""How the comments begin that `import` puts beside what it read out of an old report."""
OTHERS = 5
"""Marks that are shown besides the first."""


def carried_unchecked(subject: Subject) -> Iterator[Finding]:
    """沿用或导入的内容没有核对。

    new --from 沿用的文字，上面一行标着“# 沿用上年，请核对”；import 从旧报告读来的数、标题等，旁边标着“# 待核实”。
    核对、改好以后删去这些字；标记还在，就当作没有核对。两种各报一次，其余各处一并列出。

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
    if root is None or ("# 沿用" not in source.text and PROPOSED not in source.text):
        return
    from reportgen.facts.carrying import marks
    from reportgen.yaml_text.edit import comments

    carried = [line_place(source, mark.line) for mark in marks(source, root)]
    yield from _told(carried, "沿用往年的文字", "核对下面的文字，改好后删去这一行")
    proposed = [line_place(source, c.line) for c in comments(source, root) if c.text.startswith(PROPOSED)]
    yield from _told(proposed, "从旧报告导入的内容", "与原文核对，改好后删去“待核实”及其后的字")


def _told(places: Sequence[Place], what: str, hint: str) -> Iterator[Finding]:
    if places:
        related = tuple(Related("还有这里", place) for place in places[1 : OTHERS + 1])
        yield Finding(f"还有 {len(places)} 处{what}没有核对", places[0], (hint,), related)
