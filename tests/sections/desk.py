"""A small pack and a small facts file made in memory, for tests that want one template and a few figures on one screen.

The catalogue has the theme 复议 with 受理, 审结, 结转 and 占比 (a ratio); the pack has one section, 节.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Diagnostic
from reportgen.document.walk import origin_name
from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.model import Facts
from reportgen.facts.sheets import Sheet, Sheets
from reportgen.facts.validate import validate
from reportgen.origin import Marked
from reportgen.packs.layout import Layout, read_layout
from reportgen.packs.load import Pack
from reportgen.packs.manifest_reader import read_manifests
from reportgen.packs.search import Layer, Root, builtin_root
from reportgen.reading import read_source
from reportgen.sections.engine import Engine
from reportgen.sections.render import Rendered, render, required_faults
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

CATALOGUE = """\
复议:
  名称: 行政复议
  指标:
    受理: {名称: 受理案件, 单位: 件, 种类: 计数, 汇总: 求和}
    审结: {名称: 审结案件, 单位: 件, 种类: 计数, 汇总: 求和}
    结转: {名称: 结转案件, 单位: 件, 种类: 计数, 汇总: 求和}
    占比: {名称: 纠错率, 单位: "%", 种类: 比率, 汇总: 不汇总}
"""
MANIFEST = "名称: 试验包\n标题: 情况的报告\n章节: [{键: 节, 标题: 情况}]\n"


def source(text: str, name: str) -> Source:
    """A text as a file called `name`."""
    return Source(name, text)


def layout() -> Layout:
    """The layout that comes with reportgen."""
    read = read_source(builtin_root().folder / "national/layout.yaml")
    assert read.value is not None
    value = read_layout(read.value).value
    assert value is not None
    return value


def pack(
    templates: str | tuple[Mapping[str, str], ...] = "", manifest: str = MANIFEST, indicators: str = CATALOGUE
) -> Pack:
    """One template text for 节, or the files of each layer, the first to be searched first."""
    layers = ({"sections/节.md.j2": templates},) if isinstance(templates, str) else templates
    names = [f"层{number}" for number in range(len(layers))]
    own = source(indicators, "i.yaml")
    sources = (("试验/pack.yaml", source(manifest, "pack.yaml")), ("试验/indicators.yaml", own))
    found = read_manifests((sources[0][1],))
    catalogue = read_catalogue([own])
    assert found.value is not None, found.diagnostics
    assert catalogue.value is not None, catalogue.diagnostics
    files = {
        (index, name): source(text, f"{names[index]}/{name}")
        for index, layer in enumerate(layers)
        for name, text in layer.items()
    }
    root = Root(Path("nowhere"), "templates")
    return Pack("试验", tuple(Layer(root, n) for n in names), found.value, catalogue.value, layout(), files, sources)


def facts(of: Pack, figures: str = "", rest: str = "", previous: str | None = None) -> Facts:
    """Facts with the figures of 复议 (`受理: 47, 审结: 3`), further YAML, and last year's figures."""
    own = "" if "指标:" in rest else f"指标: {{复议: {{{figures}}}}}\n"
    text = f"模板: 试验\n年度: 2024\n{own}{rest}"
    if "单位:" not in rest:
        text += "\n单位: {名称: 云岭区人民政府, 自称: 我区}"
    main = _sheet(text, "2024.yaml")
    last = _sheet(f"指标: {{复议: {{{previous}}}}}", "2023.yaml") if previous is not None else None
    outcome = validate(Sheets(main, None, last), of.catalogue, of.shape)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def _sheet(text: str, name: str) -> Sheet:
    tree = parse(source(text, name))
    assert tree.value is not None, tree.diagnostics
    return Sheet(source(text, name), tree.value)


@dataclass(frozen=True)
class Desk:
    """What one report came to: its sections and every finding, the pack's own faults first."""

    rendered: Rendered | None
    faults: tuple[Diagnostic, ...]

    @property
    def marked(self) -> Marked:
        """The text of the first section with origins."""
        assert self.rendered is not None
        return self.rendered.sections[0].body

    @property
    def text(self) -> str:
        """The text of the first section without blank lines."""
        return "\n".join(line for line in self.marked.text.split("\n") if line.strip())

    @property
    def codes(self) -> list[str]:
        """The codes of the findings in order."""
        return [f.code for f in self.faults]

    @property
    def origins(self) -> list[tuple[str, str]]:
        """(text, origin) of every run of the first section that is more than space."""
        found = self.marked.runs(0, len(self.marked.text))
        return [(text.strip(), origin_name(origin)) for text, origin in found if text.strip()]


def work(
    templates: str | tuple[Mapping[str, str], ...] = "",
    figures: str = "",
    rest: str = "",
    previous: str | None = None,
    manifest: str = MANIFEST,
) -> Desk:
    """Load, check, gate and render; a fault of one stage does not keep the next from being tried."""
    made = pack(templates, manifest)
    engine = Engine(made)
    faults = engine.prepare()
    if faults:
        return Desk(None, faults)
    data = facts(made, figures, rest, previous)
    missing = required_faults(engine, data)
    if missing:
        return Desk(None, missing)
    outcome = render(engine, data)
    return Desk(outcome.value, outcome.diagnostics)
