"""`reportgen trace`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import project, show
from reportgen.cli import chinese, options, trace_units
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.diagnostics import Diagnostic
    from reportgen.office.retracing import Current, Retraced, Retracing
    from reportgen.roundtrip.standing import Standing, Stretch
    from reportgen.source import Place
    from reportgen.tracing import Trace

WORD = (".docx", ".docm", ".doc", ".wps")
"""Files that are traced back; those that cannot be read are refused by their reader."""
_LONGEST = 60
"""Characters of what stands in a place that was rewritten."""
_SHOWN = 4
"""Figures that are named of those that a number is made of."""


@click.command("trace", cls=chinese.Command, short_help="查一个数从哪里来、印在哪里")
@options.facts_argument
@click.argument("wanted", metavar="[指标或数]", required=False)
@click.option(
    "--facts",
    metavar="事实文件",
    type=click.Path(path_type=Path),
    help="Word 文件由哪份事实文件生成；公开版和没有来源记录的要写",
)
@click.option(
    "--edition",
    type=click.Choice([e.value for e in Edition]),
    help="报送版（有版头）或公开版（网站用）；不写则事实文件按报送，没有来源记录的 Word 文件按公开",
)
@options.listing_option
def command(file: Path, wanted: str | None, facts: Path | None, edition: str | None, form: str) -> int:
    """查一个数从哪里来、印在哪里。

    写指标（行政复议.受理）或印出的数（47）；不写则列出全部指标。
    文件也可以是生成后改过的 .docx：列出生成时的数和现在的数，哪些是手工改的，哪些数不出自事实。
    """
    chosen = Edition(edition) if edition else None
    if file.suffix.lower() in WORD:
        return _of_word(file, facts, chosen, wanted, form)
    if facts is not None:
        hint = f"查事实文件，直接写 reportgen trace {project.shown(facts)}"
        raise ReportgenError("--facts 只用于查 .docx 文件", hint)
    return _of_facts(file, chosen or Edition.UPWARD, wanted, form)


def _of_facts(file: Path, edition: Edition, wanted: str | None, form: str) -> int:
    from reportgen import pipeline, tracing  # only now: wrong use is answered without them
    from reportgen.workshop import Workshop

    found: tuple[Diagnostic, ...] = ()
    rows: tuple[Trace, ...] = ()
    told = None
    loaded = pipeline.load(file, Workshop())
    composed = pipeline.compose(loaded.value, edition, gaps=True) if loaded.value is not None else None
    if loaded.value is None or composed is None or composed.value is None:
        found = (*loaded.diagnostics, *(composed.diagnostics if composed is not None else ()))
    else:
        catalogue = loaded.value.bench.pack.catalogue
        try:
            rows = tracing.trace(loaded.value.facts, catalogue, composed.value.document, wanted)
        except ReportgenError as error:
            told = error
    units = trace_units.units_behind(file, wanted, [row.path for row in rows])
    if told is not None and not units:
        raise told
    code = options.report(found, "concise" if form == "json" else form)
    if units or not found:
        click.echo(_json(_all_data(rows, units)) if form == "json" else _text(rows, units, form, bool(found)))
    else:
        what = f"也没有汇总过叫“{wanted}”的指标" if wanted and project.is_rolled_up(file) else "查不了"
        click.echo(f"{project.shown(file)} 有错，{what}：先改正上面的意见，再查", err=True)
    return code


def _of_word(file: Path, facts: Path | None, edition: Edition | None, wanted: str | None, form: str) -> int:
    from reportgen.office.retracing import retrace_file

    outcome = retrace_file(file, facts, edition, wanted)
    code = options.report(outcome.diagnostics, "concise" if form == "json" else form)
    if outcome.value is not None:
        made = outcome.value
        click.echo(_json(_word_data(made)) if form == "json" else "\n".join(_word_lines(made, form)))
    return code


def _text(rows: tuple[Trace, ...], units: trace_units.Units, form: str, unread: bool) -> str:
    lines = []
    for row in rows:
        lines.append(_head(row))
        if form == "full":
            lines += _about(row)
            lines += [f"    印在 {p.role}：{p.excerpt}    {_few(p.origin)}" for p in row.printed] or ["    没有印出"]
        lines += trace_units.lines(units[row.path]) if row.path in units else ()
    for path in _only_units(rows, units):
        why = "文件有错，只列出各单位的数" if unread else "这里没有填数"
        lines += [f"{path}（{why}）", *trace_units.lines(units[path])]
    return "\n".join(lines) if lines else "没有填任何指标和要素"


def _only_units(rows: tuple[Trace, ...], units: trace_units.Units) -> list[str]:
    """Indicators that units gave figures for and the file has none."""
    return [path for path in units if all(row.path != path for row in rows)]


def _all_data(rows: tuple[Trace, ...], units: trace_units.Units) -> list[dict[str, Any]]:
    """Rows with the units behind them; for what only units have, the path alone."""
    found = [{**_data(r), **({"units": trace_units.data(units[r.path])} if r.path in units else {})} for r in rows]
    bare = [{"path": p, "value": None, "units": trace_units.data(units[p])} for p in _only_units(rows, units)]
    return [*found, *bare]


def _head(row: Trace) -> str:
    return f"{row.path} = {row.value}    {show.where(row.place) if row.place else '（模板）'}"


def _about(row: Trace) -> Iterator[str]:
    yield f"    {row.meaning}"
    yield from (f"    {name}：{text}" for name, text in (("说明", row.remark), ("来源", row.source)) if text)


def _word_lines(made: Retracing, form: str) -> Iterator[str]:
    """What a file was held against, each datum, and the numbers that stand in no fact."""
    yield f"对照的事实：{made.base.found}"
    for each in made.rows:
        if form == "full":
            yield _head(each.row)
            yield from _about(each.row)
            yield from (f"    {line}" for line in _today(each))
            yield from (f"    {line}" for line in _fates(each, made.base.two_way))
        else:
            notes = [*_today(each), *(_brief(s) for s in each.standings if not s.kept)]
            yield "；".join([_head(each.row), *notes])
    if made.strays:
        yield f"不出自事实的数 {len(made.strays)} 处："
    for stray in made.strays:
        by = f"    {stray.author} 加的" if stray.author else ""
        yield f"    {_where(stray.stretch)}：{_excerpt(stray.stretch)}{by}"
    typed = sum(not standing.kept for each in made.rows for standing in each.standings)
    if not typed and not made.strays:
        yield "印出的数与对照的事实都相同"


def _today(each: Retraced) -> Iterator[str]:
    if each.current is not None:
        place = f"    {show.where(each.current.place)}" if each.current.place else ""
        yield f"现在的事实是 {each.current.value}{place}" if each.current.value else "现在的事实里没有填"


def _fates(each: Retraced, two_way: bool) -> Iterator[str]:
    """What became of each appearance."""
    from reportgen.document.walk import origin_name

    for standing in each.standings:
        origin = f"    {_few(origin_name(standing.origin))}"
        by = f"，{standing.author} 改的" if standing.author else ""
        if standing.kept and standing.after is not None:
            yield f"印在 {_where(standing.after)}：{_excerpt(standing.after)}{origin}"
        elif standing.after is not None and standing.doubtful:
            yield f"说不准 {_where(standing.after)}：{_excerpt(standing.after)}（{_unsure(standing)}）{origin}"
        elif standing.after is not None:
            printed = f"{'事实排出的是' if two_way else '生成时是'} {standing.before.said}"
            yield f"改了 {_where(standing.after)}：{_excerpt(standing.after)}（{printed}{by}）{origin}"
        else:
            yield f"删了 {standing.before.role}：{_excerpt(standing.before)}{f'（{by[1:]}）' if by else ''}{origin}"
    charts = [p for p in each.row.printed if p.role == "图"]
    yield from (f"印在 图：{p.excerpt}（图里的数没有核对）    {_few(p.origin)}" for p in charts)
    if not each.standings and not charts:
        yield "没有印出"


def _few(origin: str) -> str:
    """An origin with the first of the figures that it is made of: a total of a table may have a hundred."""
    names = origin.split("、")
    return origin if len(names) <= _SHOWN + 1 else f"{'、'.join(names[:_SHOWN])}等 {len(names)} 个"


def _unsure(standing: Standing) -> str:
    if standing.after is not None and standing.after.said == standing.before.said:
        return f"数还是 {standing.after.said}，前后的话、删除线或上下标改了，是不是原来那个数请自己看"
    return f"生成时是 {standing.before.said}，前后的话也改了，或有删除线、上下标，现在是多少请自己看"


def _brief(standing: Standing) -> str:
    if standing.after is None:
        return f"{standing.before.role}里删了 {standing.before.said}"
    if standing.doubtful:
        return f"第{standing.after.number}段的 {_short(standing.after.said)} 说不准"
    return f"第{standing.after.number}段改成 {_short(standing.after.said)}"


def _where(stretch: Stretch) -> str:
    return f"第{stretch.number}段" + (f"（{stretch.role}）" if stretch.role else "")


def _excerpt(stretch: Stretch) -> str:
    from reportgen.tracing import excerpt

    return excerpt(stretch.text, stretch.start, min(stretch.end, stretch.start + _LONGEST)).replace("\n", " ")


def _short(text: str) -> str:
    from reportgen.diagnostics import short

    return short(" ".join(text.split()), _LONGEST)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _place(place: Place | None) -> dict[str, Any]:
    return {
        "file": place.source.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def _data(row: Trace) -> dict[str, Any]:
    return {
        "path": row.path,
        "value": row.value,
        **_place(row.place),
        "meaning": row.meaning,
        "remark": row.remark,
        "source": row.source,
        "printed": [{"role": p.role, "excerpt": p.excerpt, "origin": p.origin} for p in row.printed],
    }


def _word_data(made: Retracing) -> dict[str, Any]:
    base = made.base
    return {
        "base": {
            "found": base.found,
            "exact": base.exact,
            "two_way": base.two_way,
            "facts": project.shown(base.path) if base.path is not None else None,
        },
        "figures": [
            _data(each.row)
            | {
                "current": _current(each.current) if each.current else None,
                "typed_over": each.typed_over,
                "standings": [_standing(standing) for standing in each.standings],
            }
            for each in made.rows
        ],
        "strays": [{"text": s.stretch.said, **_stretch(s.stretch), "author": s.author or None} for s in made.strays],
    }


def _current(current: Current) -> dict[str, Any]:
    return {"value": current.value or None, **_place(current.place)}


def _standing(standing: Standing) -> dict[str, Any]:
    from reportgen.document.walk import origin_name

    after = standing.after
    return {
        "printed": standing.before.said,
        "stands": after.said if after is not None else None,
        "doubtful": standing.doubtful,
        **_stretch(after or standing.before),
        "origin": origin_name(standing.origin),
        "author": standing.author or None,
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {"paragraph": stretch.number or None, "role": stretch.role, "excerpt": _excerpt(stretch)}
