"""`reportgen dump`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportgen import pipeline, show
from reportgen.cli import chinese, options
from reportgen.document.editions import Edition
from reportgen.document.walk import dump, origin_name
from reportgen.facts.model import Facts
from reportgen.facts.values import Figure
from reportgen.workshop import Workshop


@click.command("dump", cls=chinese.Command, short_help="看中间结果：事实、各部分文字、文档")
@options.facts_argument
@click.option(
    "--stage",
    type=click.Choice(["facts", "sections", "document"]),
    default="document",
    help="facts 事实，sections 各部分文字，document 文档结构",
)
@click.option("--origins", is_flag=True, help="注明每段文字的来处")
@options.edition_option
def command(file: Path, stage: str, origins: bool, edition: str) -> int:
    """看中间结果。有缺的数照草稿的样子印成【…】。"""
    loaded = pipeline.load(file, Workshop(), comparison=True)
    code = options.report(loaded.diagnostics, "concise")
    if loaded.value is None:
        return code
    if stage == "facts":
        click.echo("\n".join(_facts(loaded.value.facts)))
        return code
    composed = pipeline.compose(loaded.value, Edition(edition), gaps=True)
    code = max(code, options.report(composed.diagnostics, "concise"))
    if composed.value is None:
        return code
    if stage == "document":
        click.echo(dump(composed.value.document, origins), nl=False)
    else:
        click.echo("\n".join(_sections(composed.value, origins)))
    return code


def _facts(facts: Facts) -> Iterator[str]:
    yield f"年度 {facts.year}"
    for leaf in (leaf for leaf in facts.leaves if not leaf.parts):
        value = facts.figure(leaf.path)
        text = f" = {value}" if isinstance(value, Figure) else ""
        yield f"{leaf.path}{text}    {show.where(leaf.place)}"


def _sections(composed: pipeline.Composed, origins: bool) -> Iterator[str]:
    rendered = composed.rendered
    headings = tuple(s.heading for s in rendered.sections if s.body.text.strip() and not s.into)
    around = rendered.around(headings).value
    assert around is not None, "it has been made before, for the document"
    parts = [("开头", text) for text in around.intro]
    parts += [(s.heading.text, s.body) for s in rendered.sections]
    parts += [("结尾", text) for text in around.close]
    for name, text in parts:
        yield f"# {name}"
        if origins:
            yield "".join(f"⟦{origin_name(o)}⟧{t}" for t, o in text.runs(0, len(text.text)))
        else:
            yield text.text
