"""What the tests of duties share: the findings of RG510 to RG549 that a few keys of a facts file draw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.trial import facts_found

from reportgen.diagnostics import Diagnostic


@pytest.fixture
def duties(tmp_path: Path) -> Callable[[str], tuple[Diagnostic, ...]]:
    """Keys, with the rest filled in, to the findings of duties and structure."""

    def found(keys: str) -> tuple[Diagnostic, ...]:
        diagnostics = facts_found(tmp_path, keys)
        assert not [d for d in diagnostics if d.code[:3] in ("RG1", "RG2", "RG3", "RG9")], diagnostics
        return tuple(d for d in diagnostics if "RG510" <= d.code <= "RG549")

    return found


@pytest.fixture
def codes(duties: Callable[[str], tuple[Diagnostic, ...]]) -> Callable[[str], list[str]]:
    """Keys to the codes of these findings, in order of the table."""
    return lambda keys: sorted(d.code for d in duties(keys))
