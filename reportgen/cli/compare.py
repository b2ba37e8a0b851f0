"""`reportgen compare`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.document.two_years import Row, TwoYears
    from reportgen.facts.values import Value
    from reportgen.office.two_years import Compared

SHEET, PLAIN, ENDINGS = ".xlsx", ".txt", (".docx", ".xlsx", ".txt")


@click.command("compare", cls=chinese.Command, short_help="两年的指标对照：增减、增幅、变动较大的")
@click.argument("files", metavar="[上年文件] 文件", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="写成 .docx、.xlsx 或 .txt")
@click.option("--all", "every", is_flag=True, help="成张的表逐格列出，不只列合计")
@options.listing_option
def command(files: tuple[Path, ...], output: Path | None, every: bool, form: str) -> int:
    """两年的指标对照：逐项列出上年、本年、增减、增幅，标出变动较大的和写明的原因。

    只写一个文件，就与它旁边上一年的文件比；写两个，旧的在前，不必是相邻的两年。
    """
    if len(files) > 2:
        raise ReportgenError(f"写了 {len(files)} 个文件，一次比两年的", "写两个文件，旧的在前")
    if output is not None and output.suffix.lower() not in ENDINGS:
        endings = "、".join(ENDINGS)
        raise ReportgenError(f"输出文件名“{output}”不以 {endings} 结尾", f"例如 -o {output.stem or '对照表'}.docx")
    from reportgen.office.two_years import compare_files, last_year_of  # only now: wrong use is answered without them
    from reportgen.workshop import Workshop

    workshop = Workshop()
    old = files[0]
    if len(files) == 1:
        last = last_year_of(files[0], workshop)
        if last.value is None:
            return options.report(last.diagnostics, form)
        old = last.value
    outcome = compare_files(old, files[-1], workshop, every)
    code = options.report(outcome.diagnostics, form, aside=outcome.value is not None)
    if outcome.value is not None:
        _give(outcome.value, output, form)
    return code


def _give(found: Compared, output: Path | None, form: str) -> None:
    """The sheet to a file, else to the terminal."""
    if output is None:
        lines = {"json": _json, "concise": _concise, "full": _text}[form](found.sheet)
        click.echo("\n".join(lines))
        return
    project.write_atomically(output, _bytes(found, output))
    click.echo(f"已生成 {project.shown(output)}", err=form == "json")


def _bytes(found: Compared, output: Path) -> bytes:
    if output.suffix.lower() == SHEET:
        from reportgen.writers.xlsx.two_years import two_years_sheet

        return two_years_sheet(found.sheet)
    from reportgen.document.two_years import document_of
    from reportgen.writers.table import writer_for

    document = document_of(found.sheet, merged=output.suffix.lower() != PLAIN)
    return writer_for(output)(document, found.pack.layout)


def _text(sheet: TwoYears) -> Iterator[str]:
    from reportgen.document.nodes import plain
    from reportgen.document.two_years import table_of, title_of
    from reportgen.writers.plain_tables import ruled

    yield title_of(sheet)
    table = table_of(sheet, merged=False)
    yield from ruled(table) if sheet.groups else ("两年都没有填任何指标",)
    yield from (plain(note) for note in table.notes)


def _concise(sheet: TwoYears) -> Iterator[str]:
    for row in sheet.rows:
        change = "　".join(text for text in (row.change.text, row.change.share) if text != "—")
        parts = (f"{row.states[0]} → {row.states[1]}", change, row.mark)
        yield f"{row.indicator.path}：" + "　".join(part for part in parts if part)


def _json(sheet: TwoYears) -> Iterator[str]:
    import json

    data = {
        "unit": sheet.unit,
        "years": list(sheet.years),
        "themes": [
            {"key": theme.key, "name": theme.name, "indicators": [_row(row) for row in rows]}
            for theme, rows in sheet.groups
        ],
        "notes": list(sheet.notes),
    }
    yield json.dumps(data, ensure_ascii=False, indent=2)


def _row(row: Row) -> dict[str, object]:
    return {
        "path": row.indicator.path,
        "name": row.name,
        "unit": row.indicator.unit,
        "old": _side(row.values[0], row.states[0]),
        "new": _side(row.values[1], row.states[1]),
        "change": _number(row.change.gap),
        "rate": _number(row.change.rate),
        "jump": row.jumps,
        "remark": row.remark,
    }


def _side(value: Value | None, state: str) -> dict[str, object]:
    """A figure as a number where it is exact; its text in any case."""
    from reportgen.facts.values import Figure

    is_figure = isinstance(value, Figure)
    return {
        "text": state,
        "value": _number(value.value) if isinstance(value, Figure) else None,
        "filled": is_figure,
        "approximate": isinstance(value, Figure) and value.approx,
    }


def _number(value: object) -> str | None:
    """Decimals as text: no binary digits are made up."""
    from decimal import Decimal

    from reportgen.facts.numerals import plain

    return plain(value) if isinstance(value, Decimal) else None
