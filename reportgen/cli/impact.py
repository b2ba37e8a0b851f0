"""`reportgen impact`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.office.impact import Change, Impact

_SCOPE = "只比本单位仓库里的模板；程序自带的模板怎样变，用 reportgen packs diff 看，或比较升级前后的 dump"


@click.command("impact", cls=chinese.Command, short_help="改了模板以后，看哪些报告变、怎样变")
@click.argument("place", metavar="[文件夹]", required=False, type=click.Path(path_type=Path))
@click.option("--against", metavar="版本", required=True, help="与哪一版的模板比：git 的提交号、标签或分支，如 HEAD~1")
@options.edition_option
@options.listing_option
def command(place: Path | None, against: str, edition: str, form: str) -> int:
    """改了模板以后，看哪些报告变、怎样变。

    用现在的事实，按现在的模板和那一版的模板各排一遍，逐段比较文字；不写文件。不写文件夹就是 data。
    只比本单位仓库里的模板；程序自带的模板怎样变，用 packs diff 看，或比较升级前后的 dump。
    """
    from reportgen.office.impact import (
        comparing,
        facts_files,
        foreign,
    )  # only now: wrong use is answered without them
    from reportgen.office.past import Past
    from reportgen.office.repository import commit_of, open_repository

    repository = open_repository(place if place is not None else Path())
    commit = commit_of(repository, against)
    homes = {file: foreign(repository, file) for file in facts_files(_place(place))}
    files = tuple(file for file, home in homes.items() if home is None)
    for other in sorted({home for home in homes.values() if home is not None}):
        click.echo(f"没有比较 {project.shown(other)}：它是另一个 git 仓库，到那里再运行 impact", err=True)
    found: list[Impact | None] = []
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        compare = comparing(Past(repository, commit, against, Path(folder)), Edition(edition))

        def run(file: Path) -> tuple[Diagnostic, ...]:
            outcome = compare(file)
            found.append(outcome.value)
            return outcome.diagnostics

        findings, stopped = options.each(files, run)
    code = max(options.report(findings, "concise" if form == "json" else form), stopped)
    made = [impact for impact in found if impact is not None]
    if form == "json":
        click.echo(json.dumps(_data(against, commit, files, made), ensure_ascii=False, indent=2))
        return code
    for impact in made:
        for line in _lines(impact) if form == "full" else _concise(impact):
            click.echo(line)
    click.echo(_summary(len(files), made))
    return code


def _place(place: Path | None) -> Path:
    """The folder (or file) whose facts are built."""
    chosen = project.data_folder() if place is None else place
    if not chosen.exists():
        hint = "写明事实文件在哪个文件夹，例如 reportgen impact --against HEAD 填报/"
        raise ReportgenError(f"没有文件夹 {project.shown(chosen)}", hint)
    return chosen


def _lines(impact: Impact) -> Iterator[str]:
    if not impact.changes and not impact.layout:
        return
    yield from _concise(impact)
    for change in impact.changes:
        what = "改" if change.before and change.after else "增" if change.after else "删"
        yield f"  {what}（{change.role}）"
        yield from (f"    {line}" for line in _both(change))
        if change.lines:
            yield f"    出自：{'、'.join(change.lines)}"
    yield ""


def _both(change: Change) -> Iterator[str]:
    from reportgen.office.impact import altered

    before, after = change.before, change.after
    if before is not None:
        yield f"前：{_marked(before, altered(after, before)) if after is not None else before}"
    if after is not None:
        yield f"后：{_marked(after, altered(before, after)) if before is not None else after}"


def _marked(text: str, stretches: tuple[tuple[int, int], ...]) -> str:
    """The text with what differs in ⟦⟧."""
    at, parts = 0, []
    for start, end in stretches:
        parts += [text[at:start], f"⟦{text[start:end]}⟧" if end > start else ""]
        at = end
    return "".join([*parts, text[at:]])


def _concise(impact: Impact) -> Iterator[str]:
    if impact.changes:
        yield f"{impact.file}：{len(impact.changes)} 段有变"
    if impact.layout:
        yield f"{impact.file}：版式（layout.yaml）有变，文字比较看不出来，生成后看一遍"


def _summary(count: int, made: list[Impact]) -> str:
    if not count:
        return "没有找到可生成的事实文件"
    touched = sum(1 for impact in made if impact.changes or impact.layout)
    if count == len(made) and not touched:
        return f"{count} 份报告都没有变化（{_SCOPE}）"
    parts = [
        f"{touched} 份有变化" if touched else "",
        f"{len(made) - touched} 份没有变化" if len(made) > touched else "",
    ]
    parts.append(f"{count - len(made)} 份有错，没有比较" if count > len(made) else "")
    return f"{count} 份报告：" + "、".join(part for part in parts if part)


def _data(against: str, commit: str, files: tuple[Path, ...], made: list[Impact]) -> dict[str, object]:
    compared = {impact.file for impact in made}
    return {
        "against": against,
        "commit": commit,
        "reports": [
            {
                "file": impact.file,
                "layout_changed": impact.layout,
                "changes": [
                    {"role": c.role, "before": c.before, "after": c.after, "templates": list(c.lines)}
                    for c in impact.changes
                ],
            }
            for impact in made
        ],
        "failed": [name for file in files if (name := project.shown(file)) not in compared],
    }
