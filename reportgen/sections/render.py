"""From facts and a pack to the report's sections as marked text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome, Related
from reportgen.facts.elements import element_names
from reportgen.facts.model import Attachment, Facts, Narrative, Part, Point
from reportgen.facts.quotable import standing_names
from reportgen.facts.quotes import fill
from reportgen.facts.schema import ALL
from reportgen.facts.values import Blank
from reportgen.origin import Fact, Literal, Marked, Origin, Program, marked
from reportgen.packs.makeup import Placed, left_out, make_up
from reportgen.packs.manifest import PackText, SectionSpec, Variant
from reportgen.sections.engine import ITEM_BLOCK, Engine, TemplateFault
from reportgen.sections.filters import INCOMPARABLE
from reportgen.sections.marks import Gap, decode, is_empty
from reportgen.sections.narrative import DEFAULT_STYLE, NarrativeWriter
from reportgen.sections.values import ITEM, Gapped, Namespace, Told, declared, variables
from reportgen.source import Place, line_place

_LITERAL = -1
"""The leaf of a pack text's own characters."""


@dataclass(frozen=True)
class RenderedSection:
    """A section: its heading without number, its text in the markup (maybe empty), its setting.

    `into` is the key of the section that it is a part of, "" where it stands by itself.
    """

    spec: SectionSpec
    heading: Marked
    body: Marked
    style: Mapping[str, str]
    into: str = ""


class Rendered(NamedTuple):
    """A report's text. `intro` and `close` have no headings, `title` is what follows the issuers.

    `attachments` are as in the facts, None without a body.
    """

    intro: tuple[Marked, ...]
    sections: tuple[RenderedSection, ...]
    title: Marked
    attachments: tuple[Marked | None, ...]
    close: tuple[Marked, ...] = ()


def required_faults(engine: Engine, facts: Facts) -> tuple[Diagnostic, ...]:
    """The first gate: figures that the pack prints in any case and that are not filled in."""
    manifest = engine.pack.manifest
    templates: list[tuple[str, tuple[str, ...]]] = [(key, ()) for key in manifest.variant(facts.unit.kind).untitled]
    templates += [(p.spec.key, p.spec.themes) for p in make_up(manifest, facts) if p.template == p.spec.key]
    faults = []
    for key, themes in templates:
        name = engine.section_name(key)
        if key in facts.narratives or name is None:
            continue
        try:
            for path, place in engine.required(name, themes):
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
        manifest = engine.pack.manifest
        self.variant: Variant = manifest.variant(facts.unit.kind)
        elements = tuple(field.key for field in manifest.elements)
        self.variables = variables(facts, elements)
        standing = standing_names(facts.unit, facts.year, facts.year_leaf)
        self.names = {**standing, **element_names(manifest.elements, facts.elements)}
        self.leaves: tuple[Origin, ...] = facts.origins
        self.program = engine.program
        self.faults: list[Diagnostic] = []
        self.items: list[Namespace] = []
        """事项: the points of sections with 项目, in the order of printing."""
        self.running = 0
        """Numbers printed so far in sections whose 编号 is 连续."""

    def render(self) -> Outcome[Rendered]:
        placed = make_up(self.engine.pack.manifest, self.facts)
        self.faults += (_left_out(self.facts, spec) for spec in left_out(self.engine.pack.manifest, self.facts))
        sections = tuple(self._sections(placed))
        headings = [s.heading.text for s in sections if not s.into and (s.body.text.strip() or s.spec.required)]
        self.variables |= {"各部分": tuple(headings), "部分数": len(headings), "事项": tuple(self.items)}
        intro = tuple(self._untitled(key) for key in self.variant.intro)
        close = tuple(self._untitled(key) for key in self.variant.close)
        attachments = tuple(self._attachment(a) for a in self.facts.official.attachments)
        value = Rendered(intro, sections, self._pack_text(self.variant.title), attachments, close)
        return Outcome(value, tuple(self.faults))

    def _untitled(self, key: str) -> Marked:
        narrative = self.facts.narratives.get(key)
        return self._narrative(narrative, DEFAULT_STYLE) if narrative else self._template(key)

    def _attachment(self, attachment: Attachment) -> Marked | None:
        if attachment.template is not None:
            name = self.engine.attachment_name(attachment.template)
            return None if name is None else self._decoded(lambda: self.engine.run(name, self.variables))
        return self._narrative(attachment.body, DEFAULT_STYLE) if attachment.body else None

    def _sections(self, placed: tuple[Placed, ...]) -> Iterator[RenderedSection]:
        styles = {p.spec.key: self._style(p.spec) for p in placed}
        for place in placed:
            spec = place.spec
            narrative = self.facts.narratives.get(spec.key)
            style = styles[spec.key]
            if place.into:  # one level down: its first points are second ones there
                style = {**style, "小标题": "一是", "细目": styles[place.into]["细目"]}
            heading = self._heading(narrative, place.part) or self._pack_text(spec.heading)
            context = _Context(place, heading.text, self.running if style["编号"] == "连续" else 0)
            body = self._default(place) if narrative is None else self._narrative(narrative, style, context)
            if style["编号"] == "连续":
                self.running += count_numbers(body, style)
            yield RenderedSection(spec, heading, body, style, place.into)

    def _style(self, spec: SectionSpec) -> Mapping[str, str]:
        chosen = self.facts.styles
        return {**DEFAULT_STYLE, **spec.style, **chosen.get(ALL, {}), **chosen.get(spec.key, {})}

    def _default(self, place: Placed) -> Marked:
        name, themes = self.engine.section_name(place.spec.key), place.spec.themes
        if name is None or place.template != place.spec.key:
            return marked(())
        if not themes:
            return self._template(place.spec.key)
        return self._decoded(lambda: "\n\n".join(self.engine.run(name, self.variables, theme) for theme in themes))

    def _template(self, key: str) -> Marked:
        name = self.engine.section_name(key)
        return marked(()) if name is None else self._decoded(lambda: self.engine.run(name, self.variables))

    def _narrative(
        self,
        narrative: Narrative,
        style: Mapping[str, str],
        context: _Context | None = None,
    ) -> Marked:
        def theme(point: Point) -> str:
            name = self.engine.section_name(context.place.template) if context else None
            text = self.engine.run(name, self.variables, str(point.theme)) if name else ""
            if is_empty(text):
                hint = "填写这个主题的指标，或在要点里写 内容"
                message = f"主题“{point.theme}”没有可用的数，这个要点不印"
                self.faults.append(Diagnostic("RG223", message, point.place, (hint,)))
            return text

        def item(point: Point, number: int) -> str:
            assert context is not None
            return self._item(point, context, number)

        def sentence(name: str) -> str:
            return self.engine.sentence(name, self.variables).strip()

        has_items = context is not None and context.place.spec.items
        writer = NarrativeWriter(style, theme, sentence, item if has_items else None)
        return self._decoded(lambda: writer.write(narrative))

    def _item(self, point: Point, context: _Context, number: int) -> str:
        """What a point's 项目 print; the point joins 事项."""
        keys = tuple(field.key for field in context.place.spec.items)
        own = declared(ITEM, keys, dict(point.items), point.place.path)
        told = {"小标题": point.heading or point.theme, "内容": point.text}
        texts = {k: Gapped(f"{point.place.path}.{k}") if v is None else Told.of(v) for k, v in told.items()}
        fields = {"序号": context.before + number, "部分": context.heading, **texts, **own.fields}
        item = Namespace(ITEM, fields)
        self.items.append(item)
        name = self.engine.section_name(context.place.template)
        if name is None or not self.engine.has_block(name, ITEM_BLOCK):
            return ""
        text = self.engine.run(name, {**self.variables, ITEM: item}, ITEM_BLOCK).strip()
        return "" if is_empty(text) else text

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

    def _heading(self, narrative: Narrative | None, part: Part | None) -> Marked | None:
        """The facts' own heading: under 正文, else in 章节."""
        for passage in (narrative.heading if narrative else None, part.heading if part else None):
            if passage is not None:
                return marked((piece.text, self.leaves[piece.leaf]) for piece in passage.pieces)
        return None

    def _pack_text(self, text: PackText | None) -> Marked:
        if text is None:
            return marked(())
        own = Literal(text.place.source.path, text.place.line)
        passage, faults = fill(text.text, _LITERAL, self.names)
        for found in faults:
            self.faults.append(Diagnostic(found.fault.code, found.fault.message, text.place, found.fault.hints))
        return marked((p.text, own if p.leaf == _LITERAL else self.leaves[p.leaf]) for p in passage.pieces)


class _Context(NamedTuple):
    """Where narrative stands: its section, the heading, and the numbers that run on to it from sections before."""

    place: Placed
    heading: str
    before: int


def count_numbers(body: Marked, style: Mapping[str, str]) -> int:
    """How many first points of a section get a number in a row that runs on: its `##` headings, or 1. of its points."""
    marks = ("## ", "- ") if style["小标题"].startswith("序号") else ("## ",)
    count = at = 0
    for line in body.text.split("\n"):
        count += line.startswith(marks) and body.is_syntax(at)
        at += len(line) + 1
    return count


def _left_out(facts: Facts, spec: SectionSpec) -> Diagnostic:
    heading = spec.heading.text if spec.heading else spec.key
    hint = f"在 章节 里加上 {spec.key}；写在别的部分里的，写成 {{键: {spec.key}, 并入: 那一部分的键}}，或写 豁免"
    related = (Related("模板包在这里把它列为必需", spec.place),) if spec.place else ()
    assert facts.makeup, "something is left out of it"
    return Diagnostic("RG502", f"章节 没有列入必需的“{heading}”", facts.makeup[0].place, (hint,), related)


def _gap_fault(facts: Facts, engine: Engine, gap: Gap, place: Place | None) -> Diagnostic:
    indicator = engine.pack.catalogue.get(gap.path.removeprefix("上年."))
    name = f"（{indicator.name}，{indicator.unit}）" if indicator else ""
    related = (Related("模板在这里要印它", place),) if place is not None else ()
    if gap.path == INCOMPARABLE:
        hint = "请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG306", "同比算不出（有约数，或上年为 0），而模板必须印它", place, (hint,))
    named = gap.path.startswith(("单位.", "要素.", "正文."))
    where = facts.where(gap.path if named else f"指标.{gap.path.removeprefix('上年.')}")
    if not gap.applicable:
        hint = "改填数；或请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG213", f"“{gap.path}”填的是“不适用”，而模板必须印它", where, (hint,), related)
    if gap.path.startswith(("要素.", "正文.")):
        hint = f"填写 {gap.path}；或请模板维护人员把这句话放进 {{% 有 %}}…{{% 完 %}}"
        return Diagnostic("RG212", f"缺必需的“{gap.path}”", facts.where(gap.path), (hint,), related)
    if gap.path.startswith("单位."):
        hint = f"在 单位 下填写 {gap.path.removeprefix('单位.')}"
        return Diagnostic("RG212", f"缺必需的“{gap.path}”", where, (hint,), related)
    if gap.path.startswith("上年."):
        hint = f"在上年的文件（{facts.year - 1}.yaml）里填写；或请模板维护人员把这句话放进 {{% 有 %}}…{{% 完 %}}"
    else:
        hint = f"在 指标.{gap.path} 填写；没有发生写 0"
    return Diagnostic("RG212", f"缺必需的数“{gap.path}”{name}", where, (hint,), related)
