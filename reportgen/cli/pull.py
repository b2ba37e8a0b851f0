"""`reportgen pull`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.office.pulled import Pulled, Told
    from reportgen.roundtrip.reconciling import Clash

_YAML = (".yaml", ".yml")
_LONGEST = 40
"""Characters of a text that are shown; both its ends are."""
_NAMES = {
    "figure": "改数",
    "text": "改文字",
    "added": "加一段",
    "deleted": "删一段",
    "moved": "移一段",
    "split": "分成几段",
    "merged": "合成一段",
    "row-added": "表格加一行",
    "row-deleted": "表格删一行",
    "number": "改序号",
    "derived": "改算出的数",
    "template": "改模板的文字",
    "fixed": "改固定文字",
    "layout": "改格式",
    "comment": "批注",
    "unknown": "没有认出",
}
_QUIET = ("layout", "comment", "number")
"""What no facts file is asked to hold."""
_BOTH = ("figure", "text", "number", "derived", "template", "fixed")
"""Changes of a few words, which are shown in their sentence."""


@click.command("pull", cls=chinese.Command, short_help="把在 Word 里改过的报告取回事实文件")
@click.argument("path", metavar="报告.docx", type=click.Path(path_type=Path))
@click.argument("facts", metavar="事实文件", type=click.Path(path_type=Path))
@click.option("--apply", "write", is_flag=True, help="写进事实文件；不写就只列出来")
@click.option(
    "--edition",
    type=click.Choice([e.value for e in Edition]),
    help="没有来源记录的 Word 文件是报送版还是公开版；不写按公开版",
)
@options.listing_option
def command(path: Path, facts: Path, write: bool, edition: str | None, form: str) -> int:
    """把在 Word 里改过的报告取回事实文件：改了什么、谁改的、改事实文件的哪一处。

    与生成时的报告逐段逐字对照。能改事实文件的列出来，加 --apply 写进去，注释和次序不动；
    模板的文字、批注、认不出的，一条一条说明，不会漏掉。有改动还没有写进去的，写进去还要改的，结束代码为 1。
    """
    from reportgen.office.pulling import pull

    if path.suffix.lower() in _YAML and facts.suffix.lower() not in _YAML:
        hint = f"先写 Word 文件，例如 reportgen pull {project.shown(facts)} {project.shown(path)}"
        raise ReportgenError("两个文件写反了", hint)
    project.require_facts(facts)
    outcome = pull(path, facts, Edition(edition) if edition else None)
    code = options.report(outcome.diagnostics, "concise" if form == "json" else form)
    made = outcome.value
    if made is None:
        return code
    if write and made.data is not None:
        project.write_atomically(made.path, made.data)
    click.echo(_json(made, write) if form == "json" else "\n".join(_lines(made, write, form == "full")))
    return max(code, 1 if _open(made, write) else 0)


def _open(made: Pulled, write: bool) -> bool:
    """Whether something is left to do."""
    done = ("there", "offered") if write else ("there",)
    left = (told for told in made.told if told.state.value not in done and told.edit.what.value not in _QUIET)
    return bool(made.clashes or made.to_mend) or any(True for _ in left)


def _lines(made: Pulled, write: bool, full: bool) -> Iterator[str]:
    name = project.shown(made.path)
    if not made.told:
        yield f"没有改动：与 {made.base.found} 生成的一样"
        return
    groups = (
        ("offered", f"{'已' if write else '可以'}写进 {name} 的"),
        ("conflict", f"两边都改了、没有写进 {name} 的"),
        ("there", f"{name} 里已经改了的"),
        ("left", "不写进事实文件的"),
        ("rest", "写进以后重新生成，仍与 Word 里不同的"),
    )
    for state, title in groups:
        those = [told for told in made.told if told.state.value == state]
        if those:
            yield f"{title}（{len(those)} 处）："
            for told in those:
                yield from _told(told, full)
    for clash in made.clashes:
        yield from _clash(clash, name)
    if made.lost:
        yield f"随删去的内容一起删去的注释：{'；'.join(made.lost)}"
    if made.to_mend:
        yield f"写进去的文字里还要改、不然生成不了的（{len(made.to_mend)} 处）："
        yield from (f"  {fault.code} {fault.message}" for fault in made.to_mend)
    if made.data is not None:
        yield f"已写入 {name}；再运行 reportgen check {name}" if write else f"加 --apply 写进 {name}"


def _told(told: Told, full: bool) -> Iterator[str]:
    one = told.edit
    where = f"第 {one.number} 段" if one.number else "全文"
    by = f"    {_author(told)}" if one.author.name or one.author.tracked else ""
    source = _place(told)
    why = f"    原因：{told.reason}" if told.reason and not full else ""
    yield f"  {where} {_NAMES[one.what.value]}：{_change(told)}{f'    {source}' if source else ''}{by}{why}"
    if full and one.what.value in _BOTH and (one.around[0] or one.around[1]):
        yield f"      …{_flat(one.around[0])}⟦{_flat(one.before)} → {_flat(one.after)}⟧{_flat(one.around[1])}…"
    if full and told.reason:
        yield f"      {told.reason}"


def _change(told: Told) -> str:
    one = told.edit
    whole = told.state.value not in ("offered", "there") and one.what.value != "comment"
    # What is to be done by hand has to be read in full.
    before, after = (_flat(one.before), _flat(one.after)) if whole else (_short(one.before), _short(one.after))
    if one.what.value == "comment":
        return f"“{after}”（批在“{before}”上）" if before else f"“{after}”"
    if one.what.value in ("moved", "split", "merged"):
        return f"“{after}”"
    if not before or not after:
        return f"{'加上' if after else '删去'}“{after or before}”"
    return f"“{before}” → “{after}”" if one.what.value not in ("figure", "number", "derived") else f"{before} → {after}"


def _author(told: Told) -> str:
    author = told.edit.author
    return (author.name or "不知是谁") + ("，修订还没有接受" if author.tracked else "")


def _place(told: Told) -> str:
    """The datum and where it is written, or the line of the template."""
    from reportgen.origin import Fact

    origin, paths, at = told.edit.origin, told.paths, told.place
    where = f"{at.source.path}:{at.line}" if at is not None else ""
    own = told.edit.what.value == "figure" and len(paths) == 1
    if isinstance(origin, Fact) and (not paths or own or any(_is_at(path, origin.path) for path in paths)):
        return f"{origin.path}（{where}）"
    return "、".join(paths) or where


def _is_at(path: str, datum: str) -> bool:
    """Whether a path of the file is that of a datum, whose figures stand under 指标."""
    path, datum = path.removeprefix("指标.").removesuffix(".数"), datum.removesuffix(".数")
    return path == datum or datum.startswith((f"{path}.", f"{path}["))


def _clash(clash: Clash, name: str) -> Iterator[str]:
    yield f"{name}:{clash.line} 生成以后改过，Word 里也改了，以哪个为准请自己定，没有动："
    for title, lines in (("生成时", clash.then), ("Word 里", clash.word), ("现在", clash.current)):
        text = "⏎".join(line.strip() for line in lines)
        yield f"      {title}：{text or '（没有）'}"


def _flat(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", " ")


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 11]}…{flat[-10:]}"


def _json(made: Pulled, write: bool) -> str:
    data = {
        "file": project.shown(made.path),
        "base": made.base.found,
        "exact": made.base.exact,
        "two_way": made.base.two_way,
        "moved_on": made.moved_on,
        "written": write and made.data is not None,
        "changes": [_data(told) for told in made.told],
        "clashes": [clash._asdict() for clash in made.clashes],
        "lost_comments": list(made.lost),
        "to_mend": [{"code": fault.code, "message": fault.message} for fault in made.to_mend],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(told: Told) -> dict[str, Any]:
    from reportgen.origin import Fact

    one, origin = told.edit, told.edit.origin
    return {
        "what": one.what.value,
        "state": told.state.value,
        "paragraph": one.number or None,
        "role": one.role,
        "before": one.before,
        "after": one.after,
        "path": origin.path if isinstance(origin, Fact) else None,
        "file": told.place.source.path if told.place else None,
        "line": told.place.line if told.place else None,
        "paths": list(told.paths),
        "reason": told.reason,
        "author": one.author.name,
        "date": one.author.date,
        "tracked": one.author.tracked,
    }
