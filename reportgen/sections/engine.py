"""Running templates: whole ones and single blocks, with every fault turned into a diagnostic at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.diagnostics import Diagnostic, Related, near
from reportgen.facts.values import FigureError, NotFilled
from reportgen.origin import Origin, Program
from reportgen.packs.load import SENTENCES, SUFFIX, Pack
from reportgen.sections import store
from reportgen.sections.environment import UPPER, SectionEnvironment
from reportgen.sections.names import name_faults
from reportgen.sections.outline import Outline, outline
from reportgen.source import Place, Source, Span, line_place

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
        self.env = SectionEnvironment(pack.templates)
        self.program = Program("体例")
        self.env.origins.append(self.program)
        self.outlines: dict[str, Outline] = {}

    def source(self, file: str) -> Source:
        """The template that messages call `file`."""
        return next(s for s in self.pack.templates.values() if s.path == file)

    def origin(self, index: int) -> Origin:
        """The origin behind a template mark."""
        return self.env.origins[index]

    def section_name(self, key: str) -> str | None:
        """The template of a section, None where no layer has one."""
        return self.env.layers.find(f"sections/{key}{SUFFIX}")

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
        for (layer, file), source in sorted(self.pack.templates.items(), key=lambda item: item[0]):
            name = f"{layer}:{file}"
            try:
                self._template(name)
            except TemplateFault as fault:
                clean = False
                wide = tuple(_full_width_tags(source))
                yield from wide or (fault.diagnostic,)
                continue
            tree = self.env.trees[name]
            self.outlines[name] = outline(tree, self.env.parents.get(name), self.pack.catalogue)
            yield from name_faults(tree, source, self.pack.catalogue)
            yield from _full_width_tags(source)
        for name in sorted(self.outlines):
            try:
                list(self.chain(name))
            except TemplateFault as fault:
                clean = False
                yield fault.diagnostic
        if clean:
            yield from self._theme_faults()
            yield from self._unused()

    def _theme_faults(self) -> Iterator[Diagnostic]:
        """Themes that pack.yaml lists and no template of their section has as a block."""
        manifest = self.pack.manifest
        for spec in [s for v in (manifest.main, *manifest.variants.values()) for s in v.sections]:
            name = self.section_name(spec.key)
            known = {b for current in self.chain(name) for b in self.outlines[current].blocks} if name else set()
            missing = [theme for theme in spec.themes if theme not in known]
            if missing:
                message = f"“{spec.key}”的模板里没有这些主题的块：{'、'.join(missing)}"
                hint = f"在 sections/{spec.key}{SUFFIX} 里写 {{% block {missing[0]} %}}…{{% endblock %}}"
                yield Diagnostic("RG307", message, spec.place, (hint,))

    def _unused(self) -> Iterator[Diagnostic]:
        """Overrides that override nothing: a block that no template below has, a section that pack.yaml has not."""
        manifest = self.pack.manifest
        variants = (manifest.main, *manifest.variants.values())
        sections = {s.key for v in variants for s in v.sections} | {v.intro for v in variants if v.intro}
        used = {known.parent for known in self.outlines.values()} | self.env.used
        themes = {theme for v in variants for s in v.sections for theme in s.themes}
        for name, known in sorted(self.outlines.items()):
            source = self.env.layers.sources[name]
            key = name.partition(":")[2].removeprefix("sections/").removesuffix(SUFFIX)
            if name.partition(":")[2].startswith("sections/") and key not in sections and name not in used:
                hint = f"这个模板包的部分有：{'、'.join(sorted(sections))}"
                yield Diagnostic("RG313", f"没有“{key}”这一部分，这个模板没有用到", line_place(source, 1), (hint,))
            if known.parent is not None:
                below = {b for current in list(self.chain(name))[1:] for b in self.outlines[current].blocks}
                for block in [b for b in known.blocks if b not in below | themes]:
                    hints = near(block, below | themes)
                    yield Diagnostic(
                        "RG313", f"上层没有“{block}”这一块，它没有用到", _block_place(source, block), hints
                    )

    def _template(self, name: str) -> Template:
        try:
            return self.env.get_template(name)
        except TemplateSyntaxError as error:
            raise TemplateFault(self._syntax(error)) from None
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
        """The catalogue names that a section prints in any case, with their places in the templates.

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

    def run(self, name: str, variables: Mapping[str, object], block: str | None = None) -> str:
        """The marked text of a whole template, or of one of its blocks (its own or inherited)."""
        template = self._template(name)
        context = template.new_context(dict(variables))
        for parent in list(self.chain(name))[1:]:
            for inherited, function in self._template(parent).blocks.items():
                context.blocks.setdefault(inherited, []).append(function)
        try:
            if block is None:
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

    def _syntax(self, error: TemplateSyntaxError) -> Diagnostic:
        source = self.source(error.filename) if error.filename else Source("", "")
        message = f"模板语法有错：{_in_chinese(error.message or '')}"
        hint = "核对这一行的 {% … %} 和 {{ … }}；可用的标签见《模板手册》"
        return Diagnostic("RG305", message, line_place(source, error.lineno), (hint,))

    def _missing(self, wanted: str, place: Place | None, related: tuple[Related, ...] = ()) -> Diagnostic:
        searched = "、".join(layer.shown("") for layer in self.pack.layers)
        hints = (*(("“上层”后面用半角冒号",) if "：" in wanted else ()), f"找过：{searched}")
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
            return Diagnostic("RG304", f"模板里用了没有定义的名称：{_in_chinese(str(error))}", place, (), related)
        if isinstance(error, SecurityError) or not isinstance(error, FigureError):
            return Diagnostic("RG306", f"模板运行出错：{_in_chinese(str(error))}", place, (), related)
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


_UNCLOSED = re.compile(r"unknown tag '(\w+)'\. Jinja was looking .*?'(\w+)'(?: or .*?)?\..*? closed is '(\w+)'", re.S)
_WORDS = (
    ("is undefined", "没有定义"),
    ("Encountered unknown tag", "不认识的标签"),
    ("'end of ", "标签没有写完"),
    ("unexpected char", "不认识的字符"),
    ("Unexpected end of template", "模板到末尾还没有结束标签"),
    ("expected token", "这里应是"),
    ("No filter named", "没有这个写法（过滤器）"),
    ("No test named", "没有这个判断"),
    ("object is not callable", "这个值不能当作宏来用"),
    ("unsupported operand", "这些值不能放在一起算"),
    ("division by zero", "除数是 0"),
    ("unexpected", "多出了"),
)


def _in_chinese(message: str) -> str:
    """Jinja's message with a Chinese head where the kind is known; names in it are kept."""
    unclosed = _UNCLOSED.search(message)
    if unclosed:
        found, wanted, opened = unclosed.groups()
        return f"{{% {opened} %}} 还没有用 {{% {wanted} %}} 结束，就遇到了 {{% {found} %}}"
    for english, chinese in _WORDS:
        if english in message:
            quoted = [part for part in message.split("'")[1::2] if part and not part.startswith("end of ")]
            return chinese + (f"“{'”“'.join(quoted[:2])}”" if quoted else "")
    return message


def _block_place(source: Source, block: str) -> Place:
    number = next(n for n, line in enumerate(source.lines, 1) if re.search(rf"block\s+{re.escape(block)}\b", line))
    return line_place(source, number)


def _full_width_tags(source: Source) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines, 1):
        for wrong in ("{％", "％}", "｛｛", "｝｝", "｛%", "%｝"):
            column = line.find(wrong) + 1
            if column:
                place = Place(source, Span(number, column, number, column + len(wrong)))
                yield Diagnostic(
                    "RG312", f"模板里的“{wrong}”是全角符号，会原样印出", place, ("改成半角 {% %} 或 {{ }}",)
                )
