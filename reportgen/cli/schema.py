"""`reportgen schema`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.office import founding
from reportgen.packs.load import load_pack


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
    text = founding.schema_text(pack, founding.own_sections(project.find_office_here()))
    if output is None:
        click.echo(text, nl=False)
    else:
        project.write_atomically(output, text.encode())
        click.echo(f"已写入 {project.shown(output)}")
    return code
