"""检查 of 办公室.yaml: the level that an office gives to each check."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.checks.table import CHECKS, find_check, find_rule, title_of
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.records import Reader, is_blank, join
from reportgen.source import Source
from reportgen.yaml_text.tree import Node

KEY = "检查"
OFF = "不查"
WORDS: Mapping[str, Severity | None] = {
    **{severity.label: severity for severity in Severity},
    OFF: None,
}


def read_levels(source: Source, node: Node | None) -> Outcome[Mapping[str, Severity | None]]:
    """The levels by code; what is no check or no level is a fault."""
    levels: dict[str, Severity | None] = {}
    reader = Reader(source)
    mapping = reader.mapping(node, KEY) if node is not None and not is_blank(node) else None
    for entry in mapping.entries if mapping else ():
        path = join(KEY, entry.key.text)
        check = find_check(entry.key.text)
        rule = find_rule(entry.key.text) if check is None else None
        if rule is not None:
            hint = f"删去这一行；能改级别的是检查提出的意见，{rule.code} 是读文件、看模板包时提出的"
            reader.report("RG201", f"有“{entry.key.text}”这条意见，但它的级别不能改", entry.key, path, hint)
        elif check is None:
            known = [name for c in CHECKS for name in (c.code, c.name, title_of(c))]
            hints = reader.near(entry.key.text, known, KEY) or ("编号和名称见 docs/checks.md",)
            reader.report("RG201", f"没有叫“{entry.key.text}”的检查", entry.key, path, *hints)
        elif (level := reader.choice(entry.value, tuple(WORDS), path)) is not None:
            levels[check.code] = WORDS[level.text]
    faults: tuple[Diagnostic, ...] = tuple(reader.faults)
    return Outcome(levels, faults)
