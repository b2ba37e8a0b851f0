"""What is said of many results as they come, and at the end: lines for people, one document for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reportgen import project, show
from reportgen.batch.tasks import CURRENT, EXIT_CODES, FAILED, STATUSES, Result
from reportgen.cli.options import Many
from reportgen.sarif import Stream
from reportgen.tuples import NamedTuple

_LISTED = 20
"""Lines of a list that are shown, unless all are wanted."""


def some(lines: Sequence[str], every: bool) -> Iterator[str]:
    """The first lines of a list, and how many more there are."""
    shown = lines if every else lines[:_LISTED]
    yield from shown
    if len(lines) > len(shown):
        yield f"  还有 {len(lines) - len(shown)} 个（加 --all 全部列出）"


def trouble(path: str, message: str, hints: Sequence[str]) -> None:
    """Why nothing came of a file, on standard error; "" where findings say it."""
    if message:
        click.echo("\n".join([f"{path}：{message}", *(f"  改法：{hint}" for hint in hints)]), err=True)


class Summary(NamedTuple):
    """The end of a run: how many files, and those that are up to date and were not told, with their findings."""

    total: int
    passed: int
    findings: int


class Telling:
    """For people: errors on standard error as they come, counts and what failed on standard output."""

    def __init__(self, many: Many) -> None:
        """Nothing told yet."""
        self.form, self.every, self.code = many.form, many.every, 0
        self._failed: list[tuple[str, str]] = []
        self._findings, self._shown = 0, False
        self._statuses: Counter[str] = Counter()

    def tell(self, result: Result) -> None:
        """One result."""
        self._statuses[result.status] += 1
        self._findings += len(result.findings)
        if result.status in FAILED:
            first = result.message or next((d.message for d in result.findings if d.is_error), "")
            self._failed.append((result.path, f"{result.status}：{first}"))
            self.code = max(self.code, EXIT_CODES[result.status])
        self._show(result)

    def close(self, summary: Summary) -> None:
        """The end."""
        click.echo("\n".join(self._lines(summary)))

    def cut_off(self, summary: Summary) -> None:
        """The end before all was done: why is told elsewhere, a document that was begun is ended."""

    def _show(self, result: Result) -> None:
        errors = tuple(d for d in result.findings if d.is_error)
        text = show.blocks(result.findings if self.every else errors, self.form, self.every)
        if text:
            apart = "\n" if self._shown and self.form == "full" else ""
            click.echo(apart + text, nl=False, err=True)
            self._shown = True
        self._trouble(result)

    def _trouble(self, result: Result) -> None:
        """Why nothing came of a file, where no finding says so."""
        if result.status in FAILED:
            trouble(result.path, result.message, result.hints)

    def _counts(self, summary: Summary) -> dict[str, int]:
        """Files by status, in the order of STATUSES."""
        found = self._statuses + Counter({CURRENT: summary.passed})
        return {status: found[status] for status in STATUSES if found[status]}

    def _lines(self, summary: Summary) -> list[str]:
        parts = "，".join(f"{status} {count}" for status, count in self._counts(summary).items())
        lines = [f"共 {summary.total} 个文件：{parts}"]
        others = self._findings + summary.findings
        if others and not self.every:
            lines.append(f"各项意见共 {others} 处，这里只列出使报告不能生成的；加 --all 全部列出")
        return [*lines, *some([f"  {path}：{why}" for path, why in self._failed], self.every)]


class _Json(Telling):
    """One document, a file a line."""

    def __init__(self, many: Many) -> None:
        super().__init__(many)
        self._rows = 0

    def _show(self, result: Result) -> None:
        row = {
            "file": result.path,
            "status": result.status,
            "output": result.output or None,
            "message": result.message,
            "findings": [show.as_data(d) for d in result.findings],
        }
        click.echo((",\n" if self._rows else '{"units": [\n') + json.dumps(row, ensure_ascii=False), nl=False)
        self._rows += 1

    def close(self, summary: Summary, interrupted: bool = False) -> None:
        data = {"total": summary.total, "statuses": self._counts(summary), "interrupted": interrupted}
        head = "" if self._rows else '{"units": ['
        click.echo(f'{head}\n], "summary": {json.dumps(data, ensure_ascii=False)}}}')

    def cut_off(self, summary: Summary) -> None:
        self.close(summary, interrupted=True)


class _Sarif(Telling):
    """One document with a run; counts go to standard error."""

    def __init__(self, many: Many) -> None:
        super().__init__(many)
        self._stream, self._open = Stream(), False

    def _begin(self) -> None:
        """The head, not before there is something to tell: a run may be refused."""
        if not self._open:
            click.echo(self._stream.opening(), nl=False)
        self._open = True

    def _show(self, result: Result) -> None:
        self._begin()
        click.echo(self._stream.results(project.shown(Path(result.path)), result.findings), nl=False)
        self._trouble(result)

    def close(self, summary: Summary) -> None:
        self._begin()
        click.echo(self._stream.closing(), nl=False)
        click.echo("\n".join(self._lines(summary)), err=True)

    def cut_off(self, summary: Summary) -> None:
        self._begin()
        click.echo(self._stream.closing(), nl=False)


def telling(many: Many) -> Telling:
    """How results are told in the form that is asked for."""
    return {"json": _Json, "sarif": _Sarif}.get(many.form, Telling)(many)
