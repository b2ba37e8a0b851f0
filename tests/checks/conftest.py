"""The report of what the corpus shows, printed at the end of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_MISSES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="module")
def record_misses(request: pytest.FixtureRequest) -> Callable[[list[str]], None]:
    """Adds lines to the report."""
    return request.config.stash.setdefault(_MISSES, []).extend


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Every text of the corpus that the checks judged otherwise than the corpus says."""
    misses = config.stash.get(_MISSES, None)
    if misses is not None:
        terminalreporter.section(f"语料：{len(misses)} 处与语料所注不符")
        for line in misses:
            terminalreporter.write_line(line)
