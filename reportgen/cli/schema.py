"""`reportgen schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen import pipeline, project
from reportgen.cli import chinese, options
from reportgen.facts.choices import listed_keys
from reportgen.facts.json_schema import json_schema
from reportgen.packs.load import load_pack
from reportgen.yaml_text.tree import Mapping


@click.command("schema", cls=chinese.Command, short_help="输出模板包的 JSON Schema，供编辑器提示")
@click.argument("name", metavar="模板包")
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="写到文件；不写则印在屏幕上")
def command(name: str, output: Path | None) -> int:
    """输出模板包的 JSON Schema，当前文件夹的办公室.yaml 里自己加的部分也算。

    在事实文件第一行写 # yaml-language-server: $schema=文件，编辑器就会提示和解释每个键。
    """
    outcome = load_pack(name, project.pack_roots_here())
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    pack = outcome.value
    schema = json_schema(pack.manifest.name, pack.catalogue, pack.shape, office_sections())
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        project.write_atomically(output, text.encode())
        click.echo(f"已写入 {project.shown(output)}")
    return code


def office_sections() -> tuple[str, ...]:
    """The sections that 办公室.yaml of the working folder adds under 章节."""
    office = project.find_office_here()
    sheet = pipeline.read_sheet(office).value if office else None
    return listed_keys(sheet.root.get("章节")) if sheet and isinstance(sheet.root, Mapping) else ()
