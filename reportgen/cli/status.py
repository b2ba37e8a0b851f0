"""`reportgen status`."""

from __future__ import annotations

import datetime
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.collecting.muster import Duties, Muster
    from reportgen.diagnostics import Diagnostic
    from reportgen.facts.roster import Roster
    from reportgen.packs.duties import Duty

_ENDINGS = (".xlsx", ".html", ".json")


@click.command("status", cls=chinese.Command, short_help="对照名录看各单位交没交、逾没逾期、有没有错")
@click.argument("roster", metavar="名录.yaml", type=click.Path(path_type=Path))
@click.argument("files", metavar="[文件…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(1949, 9999), required=True, help="看哪一年度的报告")
@click.option("--as-of", "as_of", metavar="日期", help="到哪一天为止，例如 2025-03-05；不写就不判断没交的是否逾期")
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="写成 .xlsx、.html 或 .json")
@options.jobs_option
@options.cluster_option
@options.listing_option
@options.all_option
def command(
    roster: Path,
    files: tuple[Path, ...],
    year: int,
    as_of: str | None,
    output: Path | None,
    jobs: int | None,
    cluster: str | None,
    form: str,
    every: bool,
) -> int:
    """对照名录，看各单位的年度报告：交了没有，是否逾期，有没有错。

    文件可以是文件夹（data/）或通配符；不写就看名录旁边的 data/。期限取自模板包的义务。
    """
    from reportgen.facts.roster import load_roster

    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise ReportgenError(f"输出文件名“{output}”不以 {'、'.join(_ENDINGS)} 结尾", "例如 -o 报送情况.xlsx")
    day = _day(as_of)
    read = load_roster(roster, project.shown)
    if read.value is None:
        return options.report(read.diagnostics, form, every)
    many = options.Many(files or (_data_beside(roster),), form, every, jobs, cluster, year)
    if not any(member.reports_in(year) for member in read.value.members):
        raise ReportgenError(f"名录里没有要交 {year} 年度报告的单位", "核对 --year，和名录里的 自、至")
    muster, found = _gathered(read.value, roster, many, day)
    code = options.report((*read.diagnostics, *found), "concise" if form == "json" else form, every, aside=True)
    _give(muster, output, form, every)
    from reportgen.collecting.muster import WRONG

    return max(code, int(any(state in WRONG for state in muster.counts)))


def _data_beside(roster: Path) -> Path:
    """Where the files lie if nothing is said of them.

    Raises:
        ReportgenError: there is no such folder.
    """
    folder = roster.parent / project.DATA
    if not folder.is_dir():
        hint = f"写明各单位的文件在哪里：reportgen status {project.shown(roster)} 收来的文件夹/ --year 2024"
        raise ReportgenError(f"{project.shown(roster)} 旁边没有文件夹 {project.DATA}", hint)
    return folder


def _day(text: str | None) -> datetime.date | None:
    from reportgen.records import date_of

    if text is None:
        return None
    day = date_of(text.strip())
    if day is None:
        raise ReportgenError(f"“{text}”不是日期", "写成 年-月-日，例如 --as-of 2025-03-05")
    return day


def _gathered(
    roster: Roster, path: Path, many: options.Many, day: datetime.date | None
) -> tuple[Muster, tuple[Diagnostic, ...]]:
    """The files looked at somewhere, those that were before passed over, all put to their units."""
    from reportgen.batch.built import ledger
    from reportgen.batch.finding import facts_files
    from reportgen.batch.pools import Job
    from reportgen.batch.run import Run
    from reportgen.batch.tasks import CHECK, Task
    from reportgen.cache import program
    from reportgen.cli.spread import ONWARDS, progress, workers
    from reportgen.collecting.handed_in import look_at, lost, memory
    from reportgen.collecting.muster import Gathering, Muster
    from reportgen.workshop import Workshop

    gc.enable()  # one unit's cycles are nothing, those of thousands are
    assert many.year is not None, "an option that is required"
    names = tuple(map(str, many.files))
    total = sum(1 for _ in facts_files(names, many.year))
    gathering = Gathering(roster, path.parent, many.year)
    tasks = (Task(found.path, CHECK, program=program()) for found in facts_files(names, many.year))
    with ledger(Workshop()) as known:
        running = Run(known, workers(Job(look_at, lost), many, total), memory(), whole=True)
        with progress(total, lambda: running.done, ONWARDS) as step:
            for looked in running.results(tasks):
                gathering.take(looked.file)
                step()
    duties = _duties(path)
    standings = gathering.standings(duties, day)
    muster = Muster(roster.name, many.year, day, standings, gathering.strangers)
    return muster, tuple(gathering.findings(standings, duties))


def _duties(path: Path) -> Duties:
    """Duties by pack, each pack read once.

    Raises:
        ReportgenError: there is no such pack, or it cannot be read.
    """
    from reportgen.workshop import Workshop

    workshop, roots = Workshop(), project.pack_roots(path)
    kept: dict[str, tuple[Duty, ...]] = {}

    def duties(name: str) -> tuple[Duty, ...]:
        if name not in kept:
            pack = workshop.pack(name, roots)
            if pack.value is None:
                first = pack.diagnostics[0]
                raise ReportgenError(f"名录写的模板包“{name}”不能用：{first.message}", *first.hints)
            kept[name] = pack.value.manifest.duties
        return kept[name]

    return duties


def _give(muster: Muster, output: Path | None, form: str, every: bool) -> None:
    """To the file, else to the terminal."""
    from reportgen.collecting.listing import lines, page, summary

    if output is None:
        shown = [json.dumps(_data(muster), ensure_ascii=False, indent=2)] if form == "json" else lines(muster, every)
        click.echo("\n".join(shown))
        return
    with project.replacing(output) as file:
        if output.suffix.lower() == ".xlsx":
            _write_sheets(muster, file)
        else:
            pieces = page(muster) if output.suffix.lower() == ".html" else _json(muster)
            for piece in pieces:
                file.write(piece.encode("utf-8"))
    click.echo(f"{summary(muster)}\n已生成 {project.shown(output)}", err=form == "json")


def _write_sheets(muster: Muster, file: Any) -> None:
    from reportgen.collecting.listing import BELOW_HEADS, HEADS, WIDTHS, below_rows, cells, summary
    from reportgen.writers.xlsx.flat import List, typed, write_lists

    days = frozenset(i for i, head in enumerate(HEADS) if head.endswith(("期限", "日期")))
    units = typed(map(cells, muster.standings), frozenset({10, 11, 12}), days)
    below = typed(below_rows(muster), frozenset({1}))
    lists = (List("各单位", HEADS, WIDTHS, units), List("各上级", BELOW_HEADS, (34, 8, 60), below))
    write_lists(file, summary(muster), lists)


def _json(muster: Muster) -> Iterator[str]:
    yield json.dumps(_data(muster), ensure_ascii=False, indent=2) + "\n"


def _data(muster: Muster) -> dict[str, Any]:
    return {
        "roster": muster.title or None,
        "year": muster.year,
        "as_of": muster.as_of.isoformat() if muster.as_of else None,
        "counts": dict(muster.counts),
        "not_in_roster": muster.strangers,
        "units": [standing._asdict() for standing in muster.standings],
        "below": [{"above": name, "counts": dict(counts)} for name, counts in muster.below()],
    }
