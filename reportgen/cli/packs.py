"""`reportgen packs list|show` (and, from `overrides`, `eject|diff|update`)."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reportgen import project
from reportgen.cli import chinese, options, overrides
from reportgen.packs.duties import Duty
from reportgen.packs.files import layer_files
from reportgen.packs.load import Pack, load_pack
from reportgen.packs.manifest import SectionSpec, Variant
from reportgen.packs.search import Layer, chinese_name, pack_names
from reportgen.records import Field
from reportgen.source import display_width


@click.group("packs", cls=chinese.Group, short_help="查看模板包，取出自带的文件来改")
def command() -> None:
    """查看模板包，取出自带的文件来改，升级后对照。"""


@command.command("list", cls=chinese.Command, short_help="列出所有模板包")
def list_packs() -> None:
    """列出所有模板包：路径和中文名称。"""
    roots = project.pack_roots_here()
    names = tuple(pack_names(roots))
    wide = max(map(display_width, names), default=0) + 2
    for path in names:
        gap = " " * (wide - display_width(path))
        click.echo(f"{path}{gap}{chinese_name(path, roots) or '（读不出名称）'}")


@command.command("show", cls=chinese.Command, short_help="显示一个模板包")
@click.argument("name", metavar="模板包")
@options.listing_option
def show_pack(name: str, form: str) -> int:
    """显示一个模板包：依据及核实程度、章节、句子，以及每个文件出自哪一层。"""
    outcome = load_pack(name, project.pack_roots_here())
    code = options.report(outcome.diagnostics, form)
    if outcome.value is not None:
        click.echo("\n".join(_lines(outcome.value)))
    return code


for _part in (overrides.eject, overrides.diff, overrides.update):
    command.add_command(_part)


def _lines(pack: Pack) -> list[str]:
    manifest = pack.manifest
    lines = [f"{pack.name}  {manifest.name}", manifest.description, "", "依据："]
    for basis in manifest.bases:
        number = f"（{basis.number}）" if basis.number else ""
        lines.append(f"  [{basis.standing}] {basis.name}{number}：{basis.content}")
    if manifest.duties:
        lines += ["", "义务：", *(f"  {_duty(duty)}" for duty in manifest.duties)]
    if manifest.length:
        lines += ["", f"篇幅：[{manifest.length.standing}] 超过{manifest.length.most}字提示；{manifest.length.reason}"]
    lines += ["", *_sections("章节", manifest.main)]
    for kind, variant in manifest.variants.items():
        lines += _sections(f"章节（{kind}）", variant)
    if manifest.elements:
        lines += ["", "要素：", *(f"  {_declared(field)}" for field in manifest.elements)]
    if pack.shape.sentences:
        lines += ["", f"套用的句子：{'、'.join(pack.shape.sentences)}"]
    if pack.shape.attachments:
        lines += ["", f"套用的附件：{'、'.join(pack.shape.attachments)}"]
    lines += ["", "各层（先找到的先用）：", *(f"  {layer.shown('')}" for layer in pack.layers)]
    lines += ["", "各文件出自（“本单位”的盖过自带的）：", *_files(pack)]
    return lines


def _files(pack: Pack) -> Iterator[str]:
    """Each file with the layers that have it, the first to be searched first."""
    builtin = pack.layers[-1].root  # the bottom layer ships with reportgen
    files: dict[str, list[Layer]] = {}
    for layer in pack.layers:
        for name in layer_files(layer):
            files.setdefault(name, []).append(layer)
    for name, layers in sorted(files.items()):
        first, *below = layers
        under = f"（其下还有 {'、'.join(layer.shown(name) for layer in below)}）" if below else ""
        covered = any(layer.pack == first.pack and layer.root == builtin for layer in below)
        own = "（本单位，盖过自带的）" if covered else "（本单位）" if first.root != builtin else ""
        yield f"  {name}：{first.shown(name)}{own}{under}"


def _sections(title: str, variant: Variant) -> list[str]:
    lines = []
    for period in variant.periods:
        span = f"，{period.since or ''}—{period.until or ''}年度" if period.since or period.until else ""
        lines += [f"{title}{span}：", *(f"  {spec.key}：{_describe(spec)}" for spec in period.sections)]
    return lines


def _duty(duty: Duty) -> str:
    """[已核] 县、乡的政府 3月1日前报送：… （…第二十四条）"""
    who = f"{'、'.join(duty.levels) or '各级'}的{'、'.join(duty.kinds) or '各类单位'}"
    day = f"次年{duty.deadline[0]}月{duty.deadline[1]}日前" if duty.deadline else ""
    whom = f"：{'、'.join(duty.recipients)}" if duty.recipients else ""
    years = "".join((f"{duty.since}年度起" if duty.since else "", f"到{duty.until}年度止" if duty.until else ""))
    basis = f"《{duty.basis}》{duty.clause}"
    return f"[{duty.standing}] {who}{day}{duty.act}{whom}（{'，'.join(text for text in (basis, years) if text)}）"


def _declared(field: Field) -> str:
    required = "（必填）" if field.required else ""
    return f"{field.key}：{field.meaning}{required}，{field.kind.value}"


def _describe(spec: SectionSpec) -> str:
    heading = spec.heading.text if spec.heading else ""
    since = f"（{spec.since}年起）" if spec.since else ""
    required = f"，必需{since}" if spec.required else ""
    style = "、".join(f"{k} {v}" for k, v in spec.style.items())
    contents = f"；五项内容：{'、'.join(spec.contents)}" if spec.contents else ""
    themes = f"；主题：{'、'.join(spec.themes)}" if spec.themes else ""
    items = f"；项目：{'、'.join(f.key for f in spec.items)}" if spec.items else ""
    return f"{heading}{required}；体例：{style or '默认'}{contents}{themes}{items}"
