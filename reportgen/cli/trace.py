"""`reportgen trace`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import show
from reportgen.cli import chinese, options
from reportgen.document.editions import Edition

if TYPE_CHECKING:
    from reportgen.tracing import Trace


@click.command("trace", cls=chinese.Command, short_help="查一个数从哪里来、印在哪里")
@options.facts_argument
@click.argument("wanted", metavar="[指标或数]", required=False)
@options.edition_option
@options.listing_option
def command(file: Path, wanted: str | None, edition: str, form: str) -> int:
    """查一个数从哪里来、印在哪里。

    写指标（行政复议.受理）或印出的数（47）；不写则列出全部指标。
    """
    from reportgen import pipeline, tracing  # only now: wrong use is answered without them
    from reportgen.workshop import Workshop

    workshop = Workshop()
    loaded = pipeline.load(file, workshop)
    if loaded.value is None:
        return options.report(loaded.diagnostics, "concise" if form == "json" else form)
    composed = pipeline.compose(loaded.value, Edition(edition), gaps=True)
    if composed.value is None:
        return options.report((*loaded.diagnostics, *composed.diagnostics), "concise" if form == "json" else form)
    catalogue = loaded.value.bench.pack.catalogue
    rows = tracing.trace(loaded.value.facts, catalogue, composed.value.document, wanted)
    click.echo(_json(rows) if form == "json" else _text(rows, form))
    return 0


def _text(rows: tuple[Trace, ...], form: str) -> str:
    lines = []
    for row in rows:
        place = show.where(row.place) if row.place else "（模板）"
        lines.append(f"{row.path} = {row.value}    {place}")
        if form == "full":
            lines.append(f"    {row.meaning}")
            lines += [f"    {name}：{text}" for name, text in (("说明", row.remark), ("来源", row.source)) if text]
            lines += [f"    印在 {p.role}：{p.excerpt}    {p.origin}" for p in row.printed] or ["    没有印出"]
    return "\n".join(lines) if lines else "没有填任何指标和要素"


def _json(rows: tuple[Trace, ...]) -> str:
    import json

    data = [
        {
            "path": row.path,
            "value": row.value,
            "file": row.place.source.path if row.place else None,
            "line": row.place.line if row.place else None,
            "column": row.place.column if row.place else None,
            "meaning": row.meaning,
            "remark": row.remark,
            "source": row.source,
            "printed": [{"role": p.role, "excerpt": p.excerpt, "origin": p.origin} for p in row.printed],
        }
        for row in rows
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)
