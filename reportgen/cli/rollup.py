"""`reportgen rollup`."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import project, show
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.batch.pools import Job
    from reportgen.diagnostics import Diagnostic
    from reportgen.rollup.adding import Line
    from reportgen.rollup.opening import Wish
    from reportgen.rollup.parent import Parent
    from reportgen.rollup.run import RolledUp
    from reportgen.rollup.units import UnitFigures, UnitTask


@click.command("rollup", cls=chinese.Command, short_help="把各单位的数汇总进上级的事实文件")
@options.files_argument
@click.option(
    "-o",
    "--output",
    metavar="事实文件",
    required=True,
    type=click.Path(path_type=Path),
    help="上级的事实文件；没有就新建",
)
@click.option("--year", type=click.IntRange(1949, 9999), help="年度；不写则看 -o 的文件")
@click.option("--pack", metavar="模板包", help="新建的文件用哪个模板包；不写则与多数政府（没有政府的，多数单位）的相同")
@click.option("--published", metavar="文件夹", type=click.Path(path_type=Path), help="各单位公开的 .docx，核对印出的数")
@click.option("--roster", metavar="名录", type=click.Path(path_type=Path), help="名录.yaml，列出没有交的单位")
@click.option("--check", is_flag=True, help="只看会写入什么，不写文件；有要写的，结束代码为 1")
@options.jobs_option
@options.cluster_option
@options.listing_option
@options.all_option
def command(
    files: tuple[Path, ...],
    output: Path,
    year: int | None,
    pack: str | None,
    published: Path | None,
    roster: Path | None,
    check: bool,
    jobs: int | None,
    cluster: str | None,
    form: str,
    every: bool,
) -> int:
    """把各单位的数按指标目录的“汇总”合成上级的数，写进上级的事实文件。

    文件可以是文件夹（data/）或通配符。手填的数不动，只核对；以前汇总写的，照新的改。
    每个数来自哪些单位，用 reportgen trace 上级的文件 指标 查。
    """
    from reportgen.rollup.opening import Wish, open_parent
    from reportgen.workshop import Workshop

    if output.suffix.lower() not in (".yaml", ".yml"):
        raise ReportgenError(f"-o 写事实文件，{project.shown(output)} 不是", "例如 -o data/市/2024.yaml")
    if published is not None and not published.is_dir():
        raise ReportgenError(f"没有文件夹 {project.shown(published)}", "--published 写放着各单位公开的 .docx 的文件夹")
    folder = str(published) if published is not None else None
    wish = Wish(tuple(map(str, files)), output, year, pack, folder, roster)
    parent = open_parent(wish, Workshop())
    if parent.value is None:
        return options.report(parent.diagnostics, "concise" if form == "json" else form)
    many = options.Many(files, form, every, jobs, cluster, year)
    return _Told(wish, many, check).run(parent.value, parent.diagnostics)


class _Told:
    """What is said of units as they come, and at the end."""

    def __init__(self, wish: Wish, many: options.Many, check: bool) -> None:
        self.wish, self.many, self.check, self.code = wish, many, check, 0
        self.doubtful = 0
        self.failed: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def run(self, parent: Parent, found: tuple[Diagnostic, ...]) -> int:
        """Units one by one, then the whole."""
        from reportgen.cli.spread import progress, workers
        from reportgen.rollup import sources
        from reportgen.rollup.opening import nothing_given, open_roster, tasks
        from reportgen.rollup.run import NothingCounted, RollUp, must_hold, save

        gc.enable()  # one unit's cycles are nothing, those of thousands are
        total = sum(1 for _ in tasks(self.wish, parent))
        if not total:
            why = "" if parent.new else f"（{project.shown(parent.path)} 写的）"
            raise nothing_given(self.wish, parent.year, why)
        expected = open_roster(self.wish, parent)
        self._tell((*found, *expected.diagnostics))
        if self.wish.roster is not None and expected.value is None:
            return self.code
        try:
            writing = sources.unwritten if self.check else sources.writing
            with writing(parent.path, parent.pack.catalogue, parent.year) as writer:
                rolling = RollUp(parent, writer, expected.value)
                with progress(total, lambda: rolling.taken) as step:
                    for unit in workers(_job(), self.many, total)(tasks(self.wish, parent)):
                        self._unit(rolling.take(unit))
                        step()
                for unit in rolling.rest():
                    self._unit(unit)
                made = rolling.finish()
                self._tell(made.findings)
                must_hold(made)
            if self.check:
                self.code = max(self.code, int(made.changed))
            else:
                save(made)
        except NothingCounted as error:
            click.echo(chinese.sentence(error), err=True)
            return max(self.code, 1)
        self._close(made)
        return self.code

    def _tell(self, found: tuple[Diagnostic, ...]) -> None:
        self.code = max(self.code, options.exit_code(found))
        if self.many.form == "json":
            self.findings += map(show.as_data, found)
        else:
            text = show.render(found, self.many.form, self.many.every)
            click.echo(text, nl=False, err=True)

    def _unit(self, unit: UnitFigures | None) -> None:
        from reportgen.batch.tasks import EXIT_CODES
        from reportgen.cli.telling import trouble
        from reportgen.rollup.units import COUNTED

        if unit is None:
            return  # it comes later
        self._tell(unit.findings)
        if unit.status == COUNTED:
            self.doubtful += any(d.is_error for d in unit.findings)
            return
        first = unit.message or unit.note or next((d.message for d in unit.findings), "")
        if unit.message:
            self.code = max(self.code, EXIT_CODES[unit.status])
        self.failed.append({"file": unit.path, "unit": unit.name or None, "status": unit.status, "message": first})
        if self.many.form != "json":
            trouble(unit.path, unit.message, unit.hints)

    def _close(self, made: RolledUp) -> None:
        if self.many.form == "json":
            data = {
                "output": project.shown(made.parent.path),
                "year": made.parent.year,
                "written": made.changed and not self.check,
                "changes": [each._asdict() for each in made.moved],
                "units": {"total": sum(made.statuses.values()), "statuses": made.statuses, "failed": self.failed},
                "not_taken": made.strange,
                "indicators": [_data(line) for line in made.lines],
                "findings": self.findings,
            }
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join(self._text(made)))

    def _text(self, made: RolledUp) -> Iterator[str]:
        from reportgen.cli.telling import some
        from reportgen.rollup.expected import INDIRECT

        parts = "，".join(f"{status} {count}" for status, count in made.statuses.items())
        yield f"共 {sum(made.statuses.values())} 个单位：{parts}"
        out = [each for each in self.failed if self.many.every or each["status"] != INDIRECT]
        yield from some([f"  {each['file']}：{each['status']}：{each['message']}" for each in out], self.many.every)
        summed = [line for line in made.lines if line.text]
        if self.doubtful:
            yield f"计入的单位里，{self.doubtful} 个的数有意见，见上"
        state = "没有变化" if not made.changed else "没有写入" if self.check else "已写入"
        left = f"，另有 {made.strange} 个指标的数没有计入（RG432，见上）" if made.strange else ""
        yield f"汇总 {len(summed)} 个指标{left}，{state} {project.shown(made.parent.path)}"
        yield from self._moved(made)
        if made.parent.new and not self.check:
            yield "新建的文件里只有数；单位、公文、正文接着填，再用 reportgen check 检查"
        if self.many.every:
            yield from (f"  {_line(line)}" for line in made.lines)
            return
        short = [line for line in summed if line.left_out]
        if short:
            yield f"有单位没有填的 {len(short)} 个："
            yield from some([f"  {_line(line)}" for line in short], self.many.every)
        bare = [line for line in made.lines if not line.text]
        if bare:
            yield f"没有汇总的 {len(bare)} 个（加 --all 看）"

    def _moved(self, made: RolledUp) -> Iterator[str]:
        """What is written; of a run that writes, what an earlier one had written otherwise, unless all is wanted."""
        from reportgen.cli.telling import some

        everything = self.check or self.many.every
        moved = [each for each in made.moved if everything or each.before]
        if moved:
            what = "要写的数" if self.check else "写入的数" if everything else "与以前汇总不同的数"
            yield f"{what} {len(moved)} 个："
        rows = [f"  {each.path}：{each.before or '没有填'} → {each.after or '没有数'}" for each in moved]
        yield from some(rows, self.many.every)


def _job() -> Job[UnitTask, UnitFigures]:
    from reportgen.batch.pools import Job
    from reportgen.rollup.units import lost, read_unit

    return Job(read_unit, lost)


def _line(line: Line) -> str:
    """行政复议.受理 = 4712    29 个单位，1 个没有填（乙县）."""
    value = f"{line.indicator.path} = {line.text}" if line.text else line.indicator.path
    parts = [f"{line.reported} 个单位"]
    parts += [f"{line.declined} 个不适用"] if line.declined else []
    if line.left_out:
        more = "等" if line.left_out > len(line.first) else ""
        parts.append(f"{line.left_out} 个没有填（{'、'.join(line.first)}{more}）")
    return f"{value}    {'，'.join(parts)}" + (f"；{line.note}" if line.note else "")


def _data(line: Line) -> dict[str, Any]:
    from reportgen.facts.numerals import plain

    whole = line.whole
    return {
        "path": line.indicator.path,
        "name": line.indicator.name,
        "unit": line.indicator.unit,
        "rule": line.rule,
        "value": line.text or None,
        "low": plain(whole.low) if whole is not None else None,
        "high": plain(whole.high) if whole is not None and whole.high.is_finite() else None,
        "reported": line.reported,
        "not_applicable": line.declined,
        "left_out": line.left_out,
        "first_left_out": list(line.first),
        "note": line.note or None,
    }
