"""From facts and a pack to the report's sections as marked text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.elements import element_names
from reportgen.facts.model import Attachment, Facts, Narrative, Point, SectionChoice
from reportgen.facts.quotable import standing_names
from reportgen.facts.quotes import fill
from reportgen.facts.schema import ALL
from reportgen.facts.values import Blank
from reportgen.origin import Expression, Inset, Literal, Marked, Origin, joined, marked
from reportgen.packs.makeup import Placed, left_out, make_up
from reportgen.packs.manifest import PackText, SectionSpec, Variant
from reportgen.sections.engine import ITEM_BLOCK, Engine, TemplateFault
from reportgen.sections.gaps import gap_fault, left_out_fault
from reportgen.sections.marks import Gap, decode, is_empty
from reportgen.sections.narrative import DEFAULT_STYLE, FIRST, NarrativeWriter
from reportgen.sections.values import ITEM, Gapped, Listed, Namespace, Shown, Told, declared, variables
from reportgen.source import line_place
from reportgen.tuples import NamedTuple

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
    composed: bool = False
    """Whether the pack has a text for it, which figures may fill."""


class Around(NamedTuple):
    """What stands around the sections: texts without headings before and after, the attachments as in the facts."""

    intro: tuple[Marked, ...]
    close: tuple[Marked, ...]
    attachments: tuple[Marked | None, ...]


class Rendered(NamedTuple):
    """A report's text. `title` is what follows the issuers.

    `around` makes the rest, once it is known which headings are printed.
    """

    sections: tuple[RenderedSection, ...]
    title: Marked
    around: Callable[[tuple[Marked, ...]], Outcome[Around]]


def required_faults(engine: Engine, facts: Facts) -> tuple[Diagnostic, ...]:
    """The first gate: figures that the pack prints in any case and that are not filled in."""
    manifest = engine.pack.manifest
    templates: list[tuple[str, tuple[str, ...]]] = [(key, ()) for key in manifest.variant(facts.unit.kind).untitled]
    templates += [(p.spec.key, p.spec.themes) for p in make_up(manifest, facts) if p.template == p.spec.key]
    faults = []
    for key, themes in templates:
        name = engine.section_name(key)
        written = facts.narratives.get(key)
        if (written and written.has_text) or name is None:
            continue
        try:
            for path, place in engine.required(name, themes):
                value = facts.figure(path) if engine.pack.catalogue.get(path) else None
                if isinstance(value, Blank):
                    gap = Gap(path, value.applicable, Literal("", 0))
                    faults.append(gap_fault(facts, engine.pack.catalogue, gap, place))
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
        self.variables = variables(facts, elements, engine.pack.catalogue.gone)
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
        self.faults += (left_out_fault(self.facts, spec) for spec in left_out(self.engine.pack.manifest, self.facts))
        value = Rendered(tuple(self._sections(placed)), self._pack_text(self.variant.title), self._around)
        return Outcome(value, tuple(self.faults))

    def _around(self, headings: tuple[Marked, ...]) -> Outcome[Around]:
        before = len(self.faults)
        shown = tuple(Shown(heading) for heading in headings)
        self.variables |= {"各部分": Listed(shown), "部分数": len(shown), "事项": tuple(self.items)}
        intro = tuple(self._untitled(key) for key in self.variant.intro)
        close = tuple(self._untitled(key) for key in self.variant.close)
        attachments = tuple(self._attachment(a) for a in self.facts.official.attachments)
        return Outcome(Around(intro, close, attachments), tuple(self.faults[before:]))

    def _untitled(self, key: str) -> Marked:
        narrative = self.facts.narratives.get(key)
        return self._narrative(narrative, DEFAULT_STYLE) if narrative else self._template(key)

    def _attachment(self, attachment: Attachment) -> Marked | None:
        if attachment.template is not None:
            name = self.engine.attachment_name(attachment.template)
            return None if name is None else self._decoded(lambda: self.engine.run(name, self.variables))
        return self._narrative(attachment.body, DEFAULT_STYLE) if attachment.body else None

    def _sections(self, placed: tuple[Placed, ...]) -> Iterator[RenderedSection]:
        """In the order of printing: what folds into a section comes right before or after it, as it was listed."""
        styles = {p.spec.key: self._style(p.spec) for p in placed}
        for index, place in enumerate(placed):
            if not place.into:
                before = [p for p in placed[:index] if p.into == place.spec.key]
                after = [p for p in placed[index:] if p.into == place.spec.key]
                for each in (*before, place, *after):
                    yield self._section(each, styles[place.spec.key])

    def _section(self, place: Placed, style: Mapping[str, str]) -> RenderedSection:
        """One section in the setting of where it stands."""
        narrative = self.facts.narratives.get(place.spec.key)
        heading = self._heading(narrative, place.choice) or self._pack_text(place.spec.heading)
        runs_on = style["编号"] == "连续" and not place.into
        context = _Context(place, heading, self.running if runs_on else 0)
        written = narrative if narrative and narrative.has_text else None
        body = self._default(place) if written is None else self._narrative(written, style, context)
        if written is not None and place.spec.fixed:
            body = joined(body, self._default(place))
        if runs_on:
            self.running += count_numbers(body, style)
        name = self.engine.section_name(place.spec.key) if place.template == place.spec.key else None
        composed = name is not None and self.engine.has_text(name)
        return RenderedSection(place.spec, heading, body, style, place.into, composed)

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
            if is_empty(text) and not (name and self._is_inapplicable(name, str(point.theme))):
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
        write = writer.write_folded if context is not None and context.place.into else writer.write
        return self._decoded(lambda: write(narrative))

    def _is_inapplicable(self, name: str, theme: str) -> bool:
        """Whether a theme prints nothing because its figures are 不适用; a blank table is told elsewhere."""
        paths = self.engine.figures(name, theme)
        values = [(path, self.facts.figure(path)) for path in paths]
        none = {path for path, value in values if isinstance(value, Blank) and not value.applicable}
        themes = self.engine.pack.catalogue.themes
        return bool(none) and all(path in none or themes[path.partition(".")[0]].grid for path in paths)

    def _item(self, point: Point, context: _Context, number: int) -> str:
        """What a point's 项目 print; the point joins 事项. Keys that its section does not declare are blank."""
        path = point.place.path
        told = {"小标题": point.heading or point.theme, "内容": point.text}
        texts = {k: Gapped(f"{path}.{k}") if v is None else Told.of(v) for k, v in told.items()}
        own = declared(ITEM, self.engine.pack.manifest.items, dict(point.items), path)
        item = own.extended({"序号": context.before + number, "部分": Shown(context.heading), **texts})
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
        if not gaps:
            return text
        required = {f"{ELEMENTS}.{f.key}" for f in self.engine.pack.manifest.elements if f.required}
        for gap in gaps:
            if gap.path in required:
                continue  # which validation has told
            origin = gap.origin
            place = None
            if isinstance(origin, (Literal, Expression, Inset)) and origin.file:
                place = line_place(self.engine.source(origin.file), origin.line)
            self.faults.append(gap_fault(self.facts, self.engine.pack.catalogue, gap, place))
        return text

    def _heading(self, narrative: Narrative | None, choice: SectionChoice | None) -> Marked | None:
        """The facts' own heading: under 正文, else in 章节."""
        for passage in (narrative.heading if narrative else None, choice.heading if choice else None):
            if passage is not None:
                return marked((piece.text, self.leaves[piece.leaf]) for piece in passage.pieces)
        return None

    def _pack_text(self, text: PackText | None) -> Marked:
        if text is None:
            return marked(())
        own = Literal(text.place.source.path, text.place.line)
        passage, faults = fill(text.text, _LITERAL, self.names)
        for found in faults:
            name = element_in(text.text[found.offset : found.offset + found.length])
            place = self.facts.where(name) if name else text.place
            code = "RG212" if name else found.fault.code
            hints = found.fault.hints
            if code == "RG209":
                hints = (f"pack.yaml 的标题里不能引用指标，可以引用：{'、'.join(tuple(self.names)[:12])}",)
            self.faults.append(Diagnostic(code, found.fault.message, place, hints))
        return marked((p.text, own if p.leaf == _LITERAL else self.leaves[p.leaf]) for p in passage.pieces)


class _Context(NamedTuple):
    """Where narrative stands: its section, the heading, and the numbers that run on to it from sections before."""

    place: Placed
    heading: Marked
    before: int


def count_numbers(body: Marked, style: Mapping[str, str]) -> int:
    """How many first points of a section get （一） or 1.: headings, numbered paragraphs, points that stand as 1."""
    if style["小标题"] in ("一是", "无"):
        return 0
    marks = ("## ", FIRST, "- ") if style["小标题"].startswith("序号") else ("## ", FIRST)
    count = at = 0
    for line in body.text.split("\n"):
        count += line.startswith(marks) and body.is_syntax(at)
        at += len(line) + 1
    return count


def element_in(quote: str) -> str:
    """The 要素 that a quote names, "" for any other: what it lacks is mended in the facts, not in the pack."""
    match = re.search(rf"{ELEMENTS}\.\w+", quote)
    return match.group() if match else ""
