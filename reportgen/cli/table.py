"""`reportgen table`."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from reportgen import project, show
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.collecting.columns import Column, Value
    from reportgen.collecting.figures import UnitYear

_ENDINGS = (".csv", ".xlsx", ".parquet")


@click.command("table", cls=chinese.Command, short_help="各单位各年度的指标汇成一张表，供分析")
@options.files_argument
@click.option(
    "-o",
    "--output",
    metavar="文件",
    required=True,
    type=click.Path(path_type=Path),
    help="写成 .csv、.xlsx 或 .parquet（要另装 pyarrow）",
)
@click.option("--wide", is_flag=True, help="一个单位一年一行，一个指标一栏；不写则一个指标一行")
@click.option("--blanks", is_flag=True, help="没有填的指标也列出，标记“未填”")
@options.year_option
@options.jobs_option
@options.cluster_option
def command(
    files: tuple[Path, ...],
    output: Path,
    wide: bool,
    blanks: bool,
    year: int | None,
    jobs: int | None,
    cluster: str | None,
) -> int:
    """把各单位各年度的指标汇成一张表，给别的软件分析用。

    文件可以是文件夹（data/）或通配符。约数的数照填的写，标记栏写“余”“近”“约”；不适用的没有数，标记栏写“不适用”。
    """
    if output.suffix.lower() not in _ENDINGS:
        raise ReportgenError(f"输出文件名“{output}”不以 {'、'.join(_ENDINGS)} 结尾", "例如 -o 指标.csv")
    if output.suffix.lower() == ".parquet":
        from reportgen.writers.parquet_rows import require_parquet

        require_parquet()
    told = _Told()
    many = options.Many(files, "concise", False, jobs, cluster, year)
    try:
        with project.replacing(output) as file:
            _write(file, output.suffix.lower(), _units(many, blanks, told), wide)
            told.must_hold(output)
    except _Nothing as error:
        click.echo(chinese.sentence(error), err=True)
        return told.code
    click.echo(f"{told.summary()}\n已生成 {project.shown(output)}")
    return told.code


class _Nothing(ReportgenError):
    """There is nothing to write; an earlier table stays."""


class _Told:
    """What is said of files whose figures are not in the table."""

    def __init__(self) -> None:
        self.units = self.figures = self.failed = self.code = 0

    def take(self, unit: UnitYear) -> None:
        """One file."""
        from reportgen.batch.tasks import EXIT_CODES, PASSED

        self.units += 1
        self.figures += len(unit.cells)
        if unit.status == PASSED:
            return
        self.failed += 1
        self.code = max(self.code, EXIT_CODES[unit.status])
        text = f"{project.shown(Path(unit.path))}：{unit.message}\n" if unit.message else ""
        click.echo(text + show.render(unit.findings, "concise", False), nl=False, err=True)

    def must_hold(self, output: Path) -> None:
        """Keep an earlier table where there is nothing to put into a new one.

        Raises:
            _Nothing: no file could be read.
        """
        if self.failed == self.units:
            raise _Nothing(f"没有一个文件能列入，没有写 {project.shown(output)}", "先改正上面列出的文件")

    def summary(self) -> str:
        """One sentence."""
        out = f"，{self.failed} 个有错的没有列入" if self.failed else ""
        return f"共 {self.units} 个文件{out}，{self.figures} 个数"


def _units(many: options.Many, blanks: bool, told: _Told) -> Iterator[UnitYear]:
    """All files in the order of their names that figures could be read from; the others are told."""
    from reportgen.batch.finding import count, facts_files
    from reportgen.batch.pools import Job
    from reportgen.batch.tasks import PASSED
    from reportgen.cache import program
    from reportgen.cli.spread import progress, workers
    from reportgen.collecting.figures import FigureTask, lost, read_figures_of

    gc.enable()  # one unit's cycles are nothing, those of thousands are
    names = tuple(map(str, many.files))
    total = count(names, many.year)
    tasks = (FigureTask(found.path, blanks, program()) for found in facts_files(names, many.year))
    with progress(total, lambda: told.units) as step:
        for unit in workers(Job(read_figures_of, lost), many, total)(tasks):
            told.take(unit)
            step()
            if unit.status == PASSED:
                yield unit


def _write(file: BinaryIO, ending: str, units: Iterator[UnitYear], wide: bool) -> None:
    from reportgen.collecting import columns

    if not wide:
        _give(file, ending, columns.LONG, columns.long_rows(units))
        return
    with columns.spool() as spool:
        table = columns.Wide(units, spool)
        _give(file, ending, table.columns, table.rows(), tuple(table.legend()))


def _give(
    file: BinaryIO,
    ending: str,
    heads: tuple[Column, ...],
    rows: Iterator[tuple[Value, ...]],
    legend: tuple[tuple[str, str, str], ...] = (),
) -> None:
    names = tuple(column.head for column in heads)
    if ending == ".csv":
        from reportgen.writers.csv_rows import write_csv

        write_csv(file, names, rows)
    elif ending == ".parquet":
        from reportgen.writers.parquet_rows import write_parquet

        write_parquet(file, tuple((column.head, column.kind) for column in heads), rows)
    else:
        from reportgen.writers.xlsx.flat import List, write_lists

        lists = [List("数据", names, tuple(column.width for column in heads), rows)]
        if legend:
            lists.append(List("指标", ("指标", "指标名称", "计量单位"), (24, 36, 10), legend))
        write_lists(file, "各单位各年度的指标", lists)
