"""`reportgen packs eject|diff|update`."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from reportgen import __version__, project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError
from reportgen.office import overrides
from reportgen.packs.merging import changes
from reportgen.packs.upstream import Standing, State

_pack = click.argument("pack", metavar="[模板包]", required=False)
_file = click.argument("file", metavar="[文件]", required=False)
_MEANINGS = {
    State.SAME: "与自带的一样，可以删去",
    State.MINE: "自带的没有变",
    State.THEIRS: "可以并入：reportgen packs update",
    State.BOTH: "不在同一处，可以并入：reportgen packs update",
    State.CLASH: "同一处都改了，要手工并",
    State.DROPPED: "自带的已经没有这个文件，它可能不再起作用",
    State.UNRECORDED: "不知道当初取自哪一版，只能与现在的比",
}


@click.command("eject", cls=chinese.Command, short_help="取出自带模板包的一个文件来改")
@click.argument("pack", metavar="模板包")
@click.argument("file", metavar="文件")
def eject(pack: str, file: str) -> int:
    """把自带模板包的一个文件取到本单位的 templates 里来改，并留下原文，升级后好对照。

    文件写 sections/举措.md.j2，或只写 举措。已有的文件不会被覆盖。
    """
    outcome = overrides.eject(pack, file, project.pack_roots_here(), project.own_templates())
    code = options.report(outcome.diagnostics, "full")
    made = outcome.value
    if made is None:
        return code
    click.echo(f"已取出 {made.copy.shown(made.name)}（自带的 {__version__} 版）")
    click.echo(f"  原文留在 {made.base.shown(made.name)}，请一起提交")
    if made.above is not None:
        click.echo(f"  注意：{made.above.shown(made.name)} 在它之上，先用那一份")
    if made.source.pack != pack:
        click.echo(f"  它是 {made.source.pack} 的文件：继承 {made.source.pack} 的模板包都跟着变")
    return code


@click.command("diff", cls=chinese.Command, short_help="对照本单位改过的文件与自带的模板包")
@_pack
@_file
@options.listing_option
def diff(pack: str | None, file: str | None, form: str) -> int:
    """对照本单位盖过的文件：取出以后本单位改了什么，自带的又改了什么，有没有改在同一处。

    不写模板包就对照全部。只看不写。
    """
    outcome = overrides.standings(project.pack_roots_here(), pack, file)
    code = options.report(outcome.diagnostics, "full" if form == "full" else "concise")
    if outcome.value is None:
        return code
    if form == "json":
        click.echo(json.dumps([_data(s) for s in outcome.value], ensure_ascii=False, indent=2))
        return code
    if not outcome.value:
        click.echo("本单位没有盖过自带模板包的文件")
    for standing in outcome.value:
        click.echo("\n".join(_lines(standing) if form == "full" else [_headline(standing)]))
    return code


@click.command("update", cls=chinese.Command, short_help="把自带模板包的改动并入本单位改过的文件")
@_pack
@_file
@click.option("--merged", is_flag=True, help="已经手工并好（或不再跟随）：只改取出记录，不动文件；要写明文件")
def update(pack: str | None, file: str | None, merged: bool) -> int:
    """把升级后自带模板包的改动并入本单位改过的文件；改在同一处的不动，指出行号。"""
    if merged and file is None:
        raise ReportgenError("--merged 要写明模板包和文件", "例如 reportgen packs update 模板包 举措 --merged")
    outcome = overrides.standings(project.pack_roots_here(), pack, file)
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    if merged:
        settled = overrides.settle(outcome.value)
        for standing in settled:
            what = "不再跟随自带的" if standing.state is State.DROPPED else f"以自带的 {__version__} 版为准"
            click.echo(f"已记下 {standing.override.shown}：{what}")
        if not settled:
            click.echo("没有要记下的：自带的没有变")
        return code
    done = overrides.take_over(outcome.value)
    for standing in done:
        click.echo(f"已并入 {standing.override.shown}")
    unmerged = (State.CLASH, State.DROPPED, State.UNRECORDED)
    left = [s for s in outcome.value if s.state in unmerged and not _is_partial(s)]
    for standing in left:
        click.echo("\n".join(["没有并入 " + _headline(standing), *_clashes(standing), *_mend(standing)]))
        if standing.state is State.CLASH:
            click.echo(f"  两边的改动：reportgen packs diff {standing.override.layer.pack} {standing.override.name}")
    if done:
        click.echo("看哪些报告变了：reportgen impact --against HEAD")
    elif not left:
        click.echo("没有要并入的改动")
    return max(code, 1 if any(s.state is State.CLASH for s in left) else 0)


def _headline(standing: Standing) -> str:
    meaning = '只盖过几块（extends "上层:…"），不与全文对照' if _is_partial(standing) else _MEANINGS[standing.state]
    return f"{standing.override.shown}：{standing.state.value}（{meaning}）"


def _is_partial(standing: Standing) -> bool:
    """Whether an override that was never taken from ours changes some of its blocks alone."""
    return standing.state is State.UNRECORDED and 'extends "上层:' in standing.override.mine


def _lines(standing: Standing) -> Iterator[str]:
    yield _headline(standing)
    _, _, mine, base, version, theirs = standing.override
    if base is None and theirs is not None and not _is_partial(standing):
        yield from _change("自带的 → 本单位的：", changes(theirs, mine))
    if base is not None:
        yield from _change(f"本单位的改动（取自 {version} 版）：", changes(base, mine))
    if base is not None and theirs is not None:
        yield from _change(f"上游的改动（现在 {__version__} 版）：", changes(base, theirs))
    yield from _clashes(standing)
    yield from _mend(standing)


def _change(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"  {title}"
        yield from (f"    {line}".rstrip() for line in lines)


def _clashes(standing: Standing) -> Iterator[str]:
    for clash in standing.clashes:
        yield f"  同一处都改了：本单位{_extent(clash.mine)}，自带的{_extent(clash.theirs)}"


def _mend(standing: Standing) -> Iterator[str]:
    override = standing.override
    settle = f"reportgen packs update {override.layer.pack} {override.name} --merged"
    if standing.state is State.DROPPED:
        yield f"  改法：不再要的就删去；还要用，运行 {settle}"
    elif standing.state in (State.CLASH, State.UNRECORDED) and not _is_partial(standing):
        yield f"  改法：照自带的改好它，再运行 {settle}"


def _extent(lines: tuple[int, int]) -> str:
    start, end = lines
    if end < start:
        return f"在第 {start} 行之前删去" if start > 1 else "在文首删去"
    return f"第 {start} 行" if start == end else f"第 {start}—{end} 行"


def _data(standing: Standing) -> dict[str, object]:
    override = standing.override
    base, theirs = override.base, override.theirs
    return {
        "file": override.shown,
        "pack": override.layer.pack,
        "name": override.name,
        "state": standing.state.value,
        "base_version": override.version or None,
        "version": __version__,
        "mine": list(changes(base if base is not None else theirs or "", override.mine)),
        "upstream": list(changes(base, theirs)) if base is not None and theirs is not None else [],
        "clashes": [{"mine": list(c.mine), "upstream": list(c.theirs)} for c in standing.clashes],
    }
