"""From facts and a pack to the report's sections as marked text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome, Related
from reportgen.facts.model import Facts, Narrative, Point
from reportgen.facts.quotable import standing_names
from reportgen.facts.quotes import fill
from reportgen.facts.values import Blank
from reportgen.origin import Fact, Literal, Marked, Origin, Program, marked
from reportgen.packs.manifest import PackText, SectionSpec, Variant
from reportgen.sections.engine import Engine, TemplateFault
from reportgen.sections.filters import INCOMPARABLE
from reportgen.sections.marks import Gap, decode, is_empty
from reportgen.sections.narrative import DEFAULT_STYLE, NarrativeWriter
from reportgen.sections.values import variables
from reportgen.source import Place, line_place

_LITERAL = -1
"""The leaf of a pack text's own characters."""


@dataclass(frozen=True)
class RenderedSection:
    """A section: its heading without number, its text in the markup (maybe empty), its setting."""

    spec: SectionSpec
    heading: Marked
    body: Marked
    style: Mapping[str, str]


class Rendered(NamedTuple):
    """A report's text. `title` is what follows the issuers; `attachments` as in the facts, None without a body."""

    intro: Marked
    sections: tuple[RenderedSection, ...]
    title: Marked
    attachments: tuple[Marked | None, ...]


def required_faults(engine: Engine, facts: Facts) -> tuple[Diagnostic, ...]:
    """The first gate: figures that the pack prints in any case and that are not filled in."""
    variant = engine.pack.manifest.variant(facts.unit.kind)
    faults = []
    for spec in (*([SectionSpec(variant.intro)] if variant.intro else ()), *variant.sections):
        name = engine.section_name(spec.key)
        if spec.key in facts.narratives or name is None:
            continue
        try:
            for path, place in engine.required(name, spec.themes):
                value = facts.figure(path)
                if isinstance(value, Blank):
                    faults.append(_gap_fault(facts, engine, Gap(path, value.applicable, Literal("", 0)), place))
        except TemplateFault as fault:
            faults.append(fault.diagnostic)
    return tuple(faults)


def render(engine: Engine, facts: Facts) -> Outcome[Rendered]:
    """All sections of the report; gaps stay in the text as 【key path】 and are faults."""
    return _Renderer(engine, facts).render()


class _Renderer:
    """One report in the making."""

    def __init__(self, engine: Engine, facts: Facts) -> None:
        self.engine, self.facts = engine, facts
        self.variant: Variant = engine.pack.manifest.variant(facts.unit.kind)
        self.variables = variables(facts)
        self.names = standing_names(facts.unit, facts.year, facts.year_leaf)
        self.leaves: tuple[Origin, ...] = facts.origins
        self.program = engine.program
        self.faults: list[Diagnostic] = []

    def render(self) -> Outcome[Rendered]:
        intro = self._intro(self.variant.intro)
        sections = tuple(self._sections())
        title = self._pack_text(self.variant.title)
        attachments = tuple(
            self._narrative(a.body, DEFAULT_STYLE, None) if a.body else None for a in self.facts.official.attachments
        )
        value = Rendered(intro, sections, title, attachments)
        return Outcome(value, tuple(self.faults))

    def _intro(self, key: str | None) -> Marked:
        if key is None:
            return marked(())
        narrative = self.facts.narratives.get(key)
        return self._narrative(narrative, DEFAULT_STYLE, None) if narrative else self._template(key)

    def _sections(self) -> Iterator[RenderedSection]:
        for spec in self.variant.sections:
            narrative = self.facts.narratives.get(spec.key)
            style = {**DEFAULT_STYLE, **spec.style, **self.facts.styles.get(spec.key, {})}
            body = self._default(spec) if narrative is None else self._narrative(narrative, style, spec)
            heading = self._heading(narrative) or self._pack_text(spec.heading)
            yield RenderedSection(spec, heading, body, style)

    def _default(self, spec: SectionSpec) -> Marked:
        name = self.engine.section_name(spec.key)
        if name is None:
            return marked(())
        if not spec.themes:
            return self._template(spec.key)
        return self._decoded(lambda: "\n\n".join(self.engine.run(name, self.variables, theme) for theme in spec.themes))

    def _template(self, key: str) -> Marked:
        name = self.engine.section_name(key)
        return marked(()) if name is None else self._decoded(lambda: self.engine.run(name, self.variables))

    def _narrative(self, narrative: Narrative, style: Mapping[str, str], spec: SectionSpec | None) -> Marked:
        def theme(point: Point) -> str:
            name = self.engine.section_name(spec.key) if spec else None
            text = self.engine.run(name, self.variables, str(point.theme)) if name else ""
            if is_empty(text):
                hint = "填写这个主题的指标，或在要点里写 内容"
                message = f"主题“{point.theme}”没有可用的数，这个要点不印"
                self.faults.append(Diagnostic("RG223", message, point.place, (hint,)))
            return text

        writer = NarrativeWriter(style, theme, lambda name: self.engine.sentence(name, self.variables).strip())
        return self._decoded(lambda: writer.write(narrative))

    def _decoded(self, run: Callable[[], str]) -> Marked:
        try:
            text, gaps = decode(run(), self.engine.origin, self.leaves, self.program)
        except TemplateFault as fault:
            self.faults.append(fault.diagnostic)
            return marked(())
        for gap in gaps:
            origin = gap.origin
            place = None
            if not isinstance(origin, (Program, Fact)) and origin.file:
                place = line_place(self.engine.source(origin.file), origin.line)
            self.faults.append(_gap_fault(self.facts, self.engine, gap, place))
        return text

    def _heading(self, narrative: Narrative | None) -> Marked | None:
        if narrative is None or narrative.heading is None:
            return None
        return marked((piece.text, self.leaves[piece.leaf]) for piece in narrative.heading.pieces)

    def _pack_text(self, text: PackText | None) -> Marked:
        if text is None:
            return marked(())
        own = Literal(text.place.source.path, text.place.line)
        passage, faults = fill(text.text, _LITERAL, self.names)
        for found in faults:
            self.faults.append(Diagnostic(found.fault.code, found.fault.message, text.place, found.fault.hints))
        return marked((p.text, own if p.leaf == _LITERAL else self.leaves[p.leaf]) for p in passage.pieces)


def _gap_fault(facts: Facts, engine: Engine, gap: Gap, place: Place | None) -> Diagnostic:
    indicator = engine.pack.catalogue.get(gap.path.removeprefix("上年."))
    name = f"（{indicator.name}，{indicator.unit}）" if indicator else ""
    related = (Related("模板在这里要印它", place),) if place is not None else ()
    if gap.path == INCOMPARABLE:
        hint = "请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG306", "同比算不出（有约数，或上年为 0），而模板必须印它", place, (hint,))
    where = facts.where(gap.path if gap.path.startswith("单位.") else f"指标.{gap.path.removeprefix('上年.')}")
    if not gap.applicable:
        hint = "改填数；或请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG213", f"“{gap.path}”填的是“不适用”，而模板必须印它", where, (hint,), related)
    if gap.path.startswith("单位."):
        hint = f"在 单位 下填写 {gap.path.removeprefix('单位.')}"
        return Diagnostic("RG212", f"缺必需的“{gap.path}”", where, (hint,), related)
    if gap.path.startswith("上年."):
        hint = f"在上年的文件（{facts.year - 1}.yaml）里填写；或请模板维护人员把这句话放进 {{% 有 %}}…{{% 完 %}}"
    else:
        hint = f"在 指标.{gap.path} 填写；没有发生写 0"
    return Diagnostic("RG212", f"缺必需的数“{gap.path}”{name}", where, (hint,), related)
