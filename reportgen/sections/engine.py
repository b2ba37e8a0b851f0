"""Running templates: whole ones and single blocks, with every fault turned into a diagnostic at its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.diagnostics import Diagnostic, Related, near
from reportgen.facts.values import FigureError, NotFilled
from reportgen.origin import Inset, Origin, Program
from reportgen.packs.load import ATTACHMENTS, SENTENCES, SUFFIX, Pack
from reportgen.packs.upstream import UPPER
from reportgen.sections import store
from reportgen.sections.environment import SectionEnvironment
from reportgen.sections.insets import CHART, inset_faults
from reportgen.sections.names import Known, name_faults
from reportgen.sections.outline import Outline, outline
from reportgen.sections.syntax import block_place, compile_fault, full_width_tags, in_chinese, syntax_fault
from reportgen.source import Place, Source, line_place

ITEM_BLOCK = "项目"
"""The block of a section's template that prints what a point carries besides its text."""
EVERY_ITEM = "事项"
"""What attachments call all points with 项目."""
# Comments, and the block that prints points.
_SILENT = re.compile(rf"\{{#.*?#\}}|\{{%-?\s*block {ITEM_BLOCK}\b.*?endblock\s*-?%\}}", re.S)
_INSET = re.compile(r"\{%-?\s*(?:指标)?[表图]\b")
_BLOCK_BODY = r"\{{%-?\s*block\s+{}\s*-?%\}}(.*?)\{{%-?\s*endblock"
_DOTTED = r"\w+\.\w+"
_EXTENDS = re.compile(r"\{%-?\s*extends\b")


class TemplateFault(Exception):
    """A template could not be read or run; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Raised inside `sections` only."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Engine:
    """A pack's templates, compiled once and used for any number of reports."""

    def __init__(self, pack: Pack) -> None:
        """Compiles nothing yet."""
        self.pack = pack
        self.env = SectionEnvironment(pack.templates, pack.covered, pack.catalogue)
        self.program = Program("体例")
        self.env.origins.append(self.program)
        self.outlines: dict[str, Outline] = {}

    def source(self, file: str) -> Source:
        """The template that messages call `file`."""
        return self.pack.texts[file]

    def origin(self, index: int) -> Origin:
        """The origin behind a template mark."""
        return self.env.origins[index]

    def section_name(self, key: str) -> str | None:
        """The template of a section, None where no layer has one."""
        return self.env.layers.find(f"sections/{key}{SUFFIX}")

    def attachment_name(self, key: str) -> str | None:
        """The template of an attachment, None where no layer has one."""
        return self.env.layers.find(f"{ATTACHMENTS}{key}{SUFFIX}")

    def draws_charts(self, attached: Collection[str]) -> bool:
        """Whether a template draws a chart, which shows several years; of attachments those that are `attached`."""
        kept = {f"{ATTACHMENTS}{key}{SUFFIX}" for key in attached}
        return any(name in kept or not name.startswith(ATTACHMENTS) for name in self._charted)

    @cached_property
    def _charted(self) -> frozenset[str]:
        """The templates that draw charts, by their names in their layers; asked when all are compiled."""
        files = {o.file for o in self.env.origins if isinstance(o, Inset) and o.tag == CHART}
        return frozenset(name for (_, name), source in self.pack.templates.items() if source.path in files)

    def has_text(self, name: str) -> bool:
        """Whether a template, or one that it extends, has a text that figures may fill, outside 项目."""
        texts = (_SILENT.sub("", self.env.layers.sources[current].text) for current in self.chain(name))
        return any("{{" in text or "include" in text or _INSET.search(text) for text in texts)

    def has_block(self, name: str, block: str) -> bool:
        """Whether a template or one that it extends has a block."""
        return any(block in self.outlines[current].blocks for current in self.chain(name))

    def prepare(self) -> tuple[Diagnostic, ...]:
        """Compile every template and check its syntax and names; at once where an earlier run kept the result."""
        shown = "|".join(layer.shown("") for layer in self.pack.layers)
        kept = store.restore(self.env, self.pack.digest, shown)
        if kept is not None:
            self.outlines = kept
            return ()
        faults = tuple(self._check())
        if not faults:
            store.keep(self.env, self.outlines, self.pack.digest, shown)
        return faults

    def _check(self) -> Iterator[Diagnostic]:
        clean = True
        manifest = self.pack.manifest
        known = Known(self.pack.catalogue, tuple(f.key for f in manifest.elements), manifest.items)
        for (layer, file), source in sorted(self.pack.templates.items(), key=lambda item: item[0]):
            name = f"{layer}:{file}"
            try:
                self._template(name)
            except TemplateFault as fault:
                clean = False
                wide = tuple(full_width_tags(source))
                yield from wide or (fault.diagnostic,)
                continue
            tree = self.env.trees[name]
            self.outlines[name] = outline(tree, self.env.parents.get(name), self.pack.catalogue)
            yield from full_width_tags(source)
        for name in self.outlines:
            if not self._is_replaced(name):
                own = known._replace(gone=self.pack.gone(int(name.partition(":")[0])))
                yield from name_faults(self.env.trees[name], self.env.layers.sources[name], own)
        for name in sorted(self.outlines):
            try:
                list(self.chain(name))
            except TemplateFault as fault:
                clean = False
                yield fault.diagnostic
        yield from inset_faults(self.env.origins, self.pack.templates.values(), self.pack.catalogue)
        if clean:
            yield from self._theme_faults()
            yield from self._unused()
            yield from self._idle_items()

    def _is_replaced(self, name: str) -> bool:
        """Whether a file of a layer above stands for this one and does not come back to it, so that nothing runs it."""
        file = name.partition(":")[2]
        first = self.env.layers.find(file)
        used = {known.parent for known in self.outlines.values()} | self.env.used
        return file != SENTENCES and first != name and name not in used

    def _theme_faults(self) -> Iterator[Diagnostic]:
        """Themes that pack.yaml lists and no template of their section has as a block."""
        specs = {(s.key, s.themes): s for v in self.pack.manifest.every_variant for s in v.every}
        for spec in specs.values():
            name = self.section_name(spec.key)
            known = {b for current in self.chain(name) for b in self.outlines[current].blocks} if name else set()
            missing = [theme for theme in spec.themes if theme not in known]
            if missing:
                message = f"“{spec.key}”的模板里没有这些主题的块：{'、'.join(missing)}"
                hint = f"在 sections/{spec.key}{SUFFIX} 里写 {{% block {missing[0]} %}}…{{% endblock %}}"
                yield Diagnostic("RG307", message, spec.place, (hint,))

    def _idle_items(self) -> Iterator[Diagnostic]:
        """项目 that neither a block of their section's template nor an attachment could print."""
        attachments = [s.text for (_, name), s in self.pack.templates.items() if name.startswith(ATTACHMENTS)]
        if any(EVERY_ITEM in text for text in attachments):
            return
        for spec in {s.key: s for v in self.pack.manifest.every_variant for s in v.every if s.items}.values():
            name = self.section_name(spec.key)
            if name is None or not self.has_block(name, ITEM_BLOCK):
                hint = f"在 sections/{spec.key}{SUFFIX} 里写 {{% block {ITEM_BLOCK} %}}…{{% endblock %}}"
                yield Diagnostic("RG313", f"“{spec.key}”声明了项目，而没有模板印它们", spec.place, (hint,))

    def _unused(self) -> Iterator[Diagnostic]:
        """Overrides that override nothing: a block that no template below has, a section that pack.yaml has not."""
        variants = self.pack.manifest.every_variant
        sections = {s.key for v in variants for s in v.every} | {key for v in variants for key in v.untitled}
        used = {known.parent for known in self.outlines.values()} | self.env.used
        themes = {theme for v in variants for s in v.every for theme in s.themes} | {ITEM_BLOCK}
        for name, known in sorted(self.outlines.items()):
            layer = self.pack.layers[int(name.partition(":")[0])]
            if layer.pack != self.pack.name and layer.root == self.pack.layers[-1].root:
                continue  # a built-in parent's, which other packs use
            source = self.env.layers.sources[name]
            key = name.partition(":")[2].removeprefix("sections/").removesuffix(SUFFIX)
            if name.partition(":")[2].startswith("sections/") and key not in sections and name not in used:
                hint = f"这个模板包的部分有：{'、'.join(sorted(sections))}"
                yield Diagnostic("RG313", f"没有“{key}”这一部分，这个模板没有用到", line_place(source, 1), (hint,))
            if known.parent is not None:
                below = {b for current in list(self.chain(name))[1:] for b in self.outlines[current].blocks}
                for block in [b for b in known.blocks if b not in below | themes]:
                    hints = near(block, below | themes)
                    yield Diagnostic("RG313", f"上层没有“{block}”这一块，它没有用到", block_place(source, block), hints)

    def _template(self, name: str) -> Template:
        try:
            return self.env.get_template(name)
        except TemplateSyntaxError as error:
            source = self.source(error.filename) if error.filename else Source("", "")
            raise TemplateFault(syntax_fault(source, error)) from None
        except (SyntaxError, RecursionError, MemoryError, ValueError):  # Python could not compile what Jinja made of it
            raise TemplateFault(compile_fault(self.env.layers.sources[name])) from None
        except TemplateNotFound as error:
            raise TemplateFault(self._missing(str(error.name or name), None)) from None

    def chain(self, name: str) -> Iterator[str]:
        """A template and the templates that it extends, the first to be searched first."""
        seen: list[str] = []
        current: str | None = name
        while current is not None:
            if current in seen:
                hint = f'要用下一层的同名模板，写 {{% extends "{UPPER}…" %}}'
                raise TemplateFault(Diagnostic("RG306", "模板的 extends 绕成了圈", self._extends(seen[-1]), (hint,)))
            if current not in self.outlines and current in self.env.layers.sources:
                return  # it could not be compiled, which has been reported
            if current not in self.outlines:
                raise TemplateFault(self._missing(current, self._extends(seen[-1]) if seen else None))
            yield current
            seen.append(current)
            current = self.outlines[current].parent

    def _extends(self, name: str) -> Place:
        """Where a template names the one that it extends."""
        source = self.env.layers.sources[name]
        return line_place(source, next(n for n, line in enumerate(source.lines, 1) if _EXTENDS.search(line)))

    def required(self, name: str, themes: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
        """The figures and facts about the unit that a section prints in any case, with their places in the templates.

        Of a template without themes only its own text counts: blocks of a parent may be overridden.
        """
        wanted = set(themes) or {""}
        for current in self.chain(name):
            known = self.outlines[current]
            source = self.env.layers.sources[current]
            for block, path, line in known.required:
                if block in wanted:
                    yield path, line_place(source, line)
            wanted -= {"", *known.blocks}

    def figures(self, name: str, block: str) -> tuple[str, ...]:
        """The catalogue names that a block of a section speaks of."""
        own = next((current for current in self.chain(name) if block in self.outlines[current].blocks), None)
        text = self.env.layers.sources[own].text if own is not None else ""
        body = re.search(_BLOCK_BODY.format(re.escape(block)), text, re.DOTALL)
        named = dict.fromkeys(re.findall(_DOTTED, body[1])) if body else ()
        return tuple(path for path in named if self.pack.catalogue.get(path) is not None)

    def run(self, name: str, variables: Mapping[str, object], block: str | None = None) -> str:
        """The marked text of a whole template, or of one of its blocks (its own or inherited)."""
        template = self._template(name)
        context = template.new_context(dict(variables))
        for parent in list(self.chain(name))[1:]:
            for inherited, function in self._template(parent).blocks.items():
                context.blocks.setdefault(inherited, []).append(function)
        try:
            if block is None:
                context.blocks[ITEM_BLOCK] = [lambda _: iter(())]  # it is about one point
                return "".join(template.root_render_func(context))
            return "".join(context.blocks[block][0](context))
        except (TemplateError, FigureError, NotFilled, TypeError, ArithmeticError, ValueError, RecursionError) as error:
            raise TemplateFault(self._runtime(error)) from None

    def sentence(self, name: str, variables: Mapping[str, object]) -> str:
        """A named sentence, from the first layer that has it."""
        for layer in range(len(self.pack.layers)):
            key = f"{layer}:{SENTENCES}"
            if key in self.outlines and name in self.outlines[key].blocks:
                return self.run(key, variables, name)
        raise KeyError(name)

    def _missing(self, wanted: str, place: Place | None, related: tuple[Related, ...] = ()) -> Diagnostic:
        searched = "、".join(layer.shown("") for layer in self.pack.layers)
        hints: tuple[str, ...] = ("“上层”后面用半角冒号",) if "：" in wanted else ()
        hints += ("只写名称：不能用 ../ 指到模板包之外",) if ".." in wanted else ()
        hints += (f"找过：{searched}",)
        return Diagnostic("RG307", f"没有模板“{wanted}”", place, hints, related)

    def _runtime(self, error: Exception) -> Diagnostic:
        places = list(dict.fromkeys(self._trace(error)))
        place = places[-1] if places else None
        related = tuple(Related("由这里引入", p) for p in places[:-1])
        if isinstance(error, TemplateNotFound):
            return self._missing(str(error.name), place, related)
        if isinstance(error, RecursionError):
            return Diagnostic("RG306", "模板互相引入，绕成了圈", place, (), related)
        if isinstance(error, NotFilled):
            message = f"模板拿没有填的“{error.value.path}”来判断或比较"
            hint = "先问有没有：{% if " + error.value.path + " is 有 %}，或放进 {% 有 %}…{% 完 %}"
            return Diagnostic("RG306", message, place, (hint,), related)
        if isinstance(error, UndefinedError):
            return Diagnostic("RG304", f"模板里用了没有定义的名称：{in_chinese(str(error))}", place, (), related)
        if isinstance(error, SecurityError) or not isinstance(error, FigureError):
            return Diagnostic("RG306", f"模板运行出错：{in_chinese(str(error))}", place, (), related)
        return Diagnostic("RG306", str(error), place, (), related)

    def _trace(self, error: BaseException) -> Iterator[Place]:
        """The template lines that were being run, the outermost first."""
        frame = error.__traceback__
        while frame is not None:
            template = frame.tb_frame.f_globals.get("__jinja_template__")
            if template is not None and template.name in self.env.layers.sources:
                line = template.get_corresponding_lineno(frame.tb_lineno)
                yield line_place(self.env.layers.sources[template.name], line)
            frame = frame.tb_next
