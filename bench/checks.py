"""What checking adds to building, with and without checks: the samples joined, and one report dense with figures.

As whole processes, as a clerk runs it: a text that is checked for the first time, and one that was checked before; and
in one process, as a province is built.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

from clock import Times, in_turn, ratio, row, table
from workspace import ROOT, Workspace

from reportgen import pipeline, project
from reportgen.checks import runner
from reportgen.document.nodes import Document, Heading, Inlines, Paragraph, Run, plain
from reportgen.facts.indicators import Catalogue
from reportgen.origin import Fact
from reportgen.workshop import Workshop

WITH, WITHOUT = "with all checks", "without"
FIRST, AGAIN = "a new text", "checked before"
_ENTRY = "from reportgen.cli.main import entry; entry()"
_UNCHECKED = """
import sys, types
for name, parts in {
    "offload": {"allow": lambda: None, "start": lambda _: None, "end": lambda: None},
    "runner": {"begin_checks": lambda *_: types.SimpleNamespace(found=(), end=tuple, is_elsewhere=False)},
    "subject": {"Subject": lambda *_: None},
    "lexicon": {"load_lexicon": lambda *_: None},
    "waivers": {"waive": lambda found, *_: tuple(found)},
}.items():
    module = sys.modules[f"reportgen.checks.{name}"] = types.ModuleType(name)
    vars(module).update(parts)
"""
"""In place of all that compose imports of the checks: what a build would be that never had any."""
CHARACTERS_A_PAGE = 22 * 28
DENSE = ROOT / "tests" / "reports" / "lanhe"
"""A report that was written as one, with figures in nearly every sentence."""
_HEAD = """\
模板: national/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 简称: 云岭区, 自称: 我区, 层级: 县, 类别: 政府}
公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
正文:
  不足: 执法力量不足，主要原因是人员编制偏少。
  第一责任人: 主要负责人认真履行推进法治建设第一责任人职责。
  安排: 2025年继续推进法治政府建设。
  举措:
"""


def run(workspace: Workspace, rounds: int) -> str:
    """The two in turn, both ways, and what the checks cost as a part of building."""
    joined, dense = (workspace.folder / name / "2024.yaml" for name in ("joined", "dense"))
    for path in (joined, dense):
        (path.parent / ".git").mkdir(parents=True)
    write_long_report(joined)
    for year in ("2023.yaml", dense.name):
        copyfile(DENSE / year, dense.with_name(year))
    return "\n".join(part for path in (joined, dense) for part in _measured(path, rounds))


def _measured(path: Path, rounds: int) -> Iterator[str]:
    composed = pipeline.check(path, Workshop()).value
    assert composed is not None
    size = sum(len(plain(content)) for content in _paragraphs(composed.document))
    pages = f"{path.parent.name}, {size:,} characters, {size / CHARACTERS_A_PAGE:.0f} pages"
    for title, times in (("whole processes", _cold(path, rounds)), ("in one process", _warm(path, rounds))):
        lines = [row(times, name, [WITHOUT], digits=1) for name in times]
        shown = table((f"{title}: {pages}", "median ms", "min", "max", "× without"), lines)
        added = (f"{name}: {ratio(times, name, WITHOUT) - 1:+.0%}" for name in times if name != WITHOUT)
        yield f"{shown}\nWhat checks add to building: {', '.join(added)}.\n"


def _cold(path: Path, rounds: int) -> Times:
    cache = path.parent / "cache"
    environment = {**os.environ, "REPORTGEN_CACHE": str(cache)}
    output = path.with_suffix(".docx")

    def job(code: str) -> None:
        output.unlink(missing_ok=True)
        command = [sys.executable, "-c", code, "build", str(path), "--draft", "-o", str(output)]
        subprocess.run(command, check=False, env=environment, capture_output=True)
        if not output.exists():
            raise SystemExit("bench: the long report does not build")

    def first() -> None:
        for kept in cache.glob("verdicts-*"):
            kept.unlink()
        job(_ENTRY)

    jobs = {FIRST: first, AGAIN: lambda: job(_ENTRY), WITHOUT: lambda: job(_UNCHECKED + _ENTRY)}
    return in_turn(jobs, rounds)


def _warm(path: Path, rounds: int) -> Times:
    workshop, checking = Workshop(), runner.begin_checks
    request = pipeline.Request(path, draft=True, output=path.with_suffix(".docx"))

    def job(check: Callable[..., object]) -> None:
        runner.begin_checks = check
        if pipeline.make(request, workshop).value is None:
            raise SystemExit("bench: the long report does not build")

    times = in_turn({WITH: lambda: job(checking), WITHOUT: lambda: job(lambda *_: runner.Checking((), tuple))}, rounds)
    runner.begin_checks = checking
    return times


def write_long_report(path: Path) -> None:
    """All samples' paragraphs as points of one facts file, figures quoted as in the samples."""
    catalogue = Workshop().pack("national/five-part", project.pack_roots(path)).value.catalogue
    figures: dict[str, str] = {}
    points = []
    for sample in sorted((ROOT / "data").glob("*/2*.yaml")):
        composed = pipeline.check(sample, Workshop()).value
        for content in _paragraphs(composed.document) if composed else ():
            text = "".join(_quoted(run, catalogue, figures) for run in content)
            points.append(f"    - {json.dumps({'内容': text}, ensure_ascii=False)}\n")
    themes: dict[str, list[str]] = {}
    for name, value in figures.items():
        theme, key = name.split(".")
        themes.setdefault(theme, []).append(f"{key}: {value}")
    rows = "".join(f"  {theme}: {{{', '.join(values)}}}\n" for theme, values in themes.items())
    path.write_text(f"{_HEAD}{''.join(points)}指标:\n{rows}", encoding="utf-8")


def _paragraphs(document: Document) -> Iterator[Inlines]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, Heading) and block.body is not None:
            yield (*block.content, *block.body)


def _quoted(run: Run, catalogue: Catalogue, figures: dict[str, str]) -> str:
    """A figure of the national catalogue as a quote, all else as text."""
    if isinstance(run.origin, Fact) and catalogue.get(run.origin.path) and run.text[0].isdecimal():
        figures.setdefault(run.origin.path, run.text)
        return f"{{{{ {run.origin.path} }}}}"
    return run.text
