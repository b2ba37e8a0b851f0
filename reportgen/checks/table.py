"""All checks by code, name and title: those of a report, and those of wording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.checks.report_table import REPORT
from reportgen.checks.row import Check
from reportgen.checks.wording.table import WORDING
from reportgen.codes import CODES, Code, find_code

if TYPE_CHECKING:
    from reportgen.checks.format.table import Rule

CHECKS = (*REPORT, *WORDING)
_BY_CODE: Mapping[str, Check] = {check.code: check for check in CHECKS}


def is_check(code: str) -> bool:
    """Whether a code is that of a check, not of reading or of rendering."""
    return code in _BY_CODE


def find_check(word: str) -> Check | None:
    """The check of a code (RG601), a name (docnum-bracket) or a title."""
    found = _BY_CODE.get(word.upper()) or next((c for c in CHECKS if c.name == word.lower()), None)
    return found or next((c for c in CHECKS if title_of(c) == word.rstrip("。")), None)


def title_of(check: Check) -> str:
    """The first line of its manual, without its full stop."""
    return (check.run.__doc__ or "").partition("\n")[0].rstrip("。")


def find_rule(word: str) -> Check | Code | Rule | None:
    """What a code, a name or a title stands for, among the checks, the rules of format and all other findings."""
    found = find_check(word) or find_code(word) or next((row for row in CODES.values() if row.title == word), None)
    if found is not None:
        return found
    from reportgen.checks.format.table import find_format  # which a report is built and checked without

    return find_format(word)
