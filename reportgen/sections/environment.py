"""The one file that touches Jinja's inside: sandbox, origins, optional clauses, layers.

Private to Jinja are `Environment._parse` (overridden) and `template.blocks` / `root_render_func` (called); the
dependency is capped below 4 and a test fails loudly where a new Jinja changes them. Jinja's own bytecode cache must
stay off: marks are frozen into compiled code and number a table of this process (`store` keeps both).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import SandboxedEnvironment

from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import Catalogue
from reportgen.facts.values import FigureError, NotFilled
from reportgen.origin import Expression, Literal, Origin
from reportgen.packs.load import SENTENCES, SUFFIX
from reportgen.packs.upstream import UPPER
from reportgen.reading import forbidden_in
from reportgen.sections import marks
from reportgen.sections.filters import FILTERS, TESTS, UNIT
from reportgen.sections.insets import InsetTag
from reportgen.sections.values import Listed, Namespace, printed
from reportgen.source import Source

# A line of nothing but tags and comments. Jinja's trim_blocks would also join lines that end in a clause. A line that
# includes is not one: the included text comes without its last line feed.
_TAGS_ONLY = re.compile(r"\s*(?:(?:\{%(?!-?\s*include\b)(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})\s*)+")

# What stands at the top of a template and its blocks use; a block is also rendered without its template.
_PREAMBLE = (nodes.FromImport, nodes.Import, nodes.Macro, nodes.Assign, nodes.AssignBlock)
_PIECE = "~"
"""The filter that prints the pieces of a `~`; no template can write its name."""

_PLACES = re.compile("%[s%]")

_PREFIXES = {"宏/": "macros/", "主题/": "topics/"}
"""How templates name files of another folder than sections/."""


class Clause(Extension):
    """`{% 有 %}…{% 完 %}` and `{% 并 "、" %}…{% 完 %}`."""

    tags = {"有", "并"}  # noqa: RUF012  Jinja declares it so

    def parse(self, parser: Parser) -> nodes.CallBlock:
        """A call block around the body."""
        token = next(parser.stream)
        if token.value == "有":
            call = self.call_method("_clause", lineno=token.lineno)
        else:
            call = self.call_method("_series", [parser.parse_expression()], lineno=token.lineno)
        body = parser.parse_statements(("name:完",), drop_needle=True)
        return nodes.CallBlock(call, [], [], body, lineno=token.lineno)

    @staticmethod
    def _clause(caller: Callable[[], str]) -> str:
        """The body, or a vanished mark where a figure in it is missing or all that was in it has vanished."""
        try:
            text = caller()
        except NotFilled:
            return marks.GONE + marks.SEAM
        if marks.has_gap(text) or (marks.GONE in text and not marks.has_figure(text)):
            return marks.GONE + marks.SEAM
        return text.replace(marks.SEAM, "") + marks.SEAM

    @staticmethod
    def _series(separator: object, caller: Callable[[], str]) -> str:
        """The surviving clauses of the body, joined."""
        parts = [part for part in caller().split(marks.SEAM) if not marks.is_empty(part)]
        return (str(separator).join(parts) if parts else marks.GONE) + marks.SEAM


class LayerLoader(BaseLoader):
    """Templates by the name `‹layer›:‹file›`; what is not in the pack's own table does not exist."""

    def __init__(self, templates: Mapping[tuple[int, str], Source]) -> None:
        """`templates` as in `Pack`."""
        self.sources = {f"{layer}:{name}": source for (layer, name), source in templates.items()}
        self.codes: dict[str, CodeType] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text; file names are the names that messages use."""
        if template not in self.sources:
            raise TemplateNotFound(template)
        source = self.sources[template]
        return source.text, source.path, lambda: True

    def load(self, environment: Any, name: str, globals: Any = None) -> Template:
        """The template, out of code that was kept or compiled now."""
        code = self.codes.get(name)
        if code is None:
            text, path, _ = self.get_source(environment, name)
            code = self.codes[name] = environment.compile(text, name, path)
        return Template.from_code(environment, code, environment.make_globals(globals), lambda: True)

    def find(self, file: str, above: int = -1) -> str | None:
        """The first layer after `above` that has a file."""
        layers = sorted(int(k.partition(":")[0]) for k in self.sources if k.partition(":")[2] == file)
        return next((f"{layer}:{file}" for layer in layers if layer > above), None)


class SectionEnvironment(SandboxedEnvironment):
    """Strict, sandboxed, closed tables; literal text and expressions carry marks."""

    def __init__(
        self,
        templates: Mapping[tuple[int, str], Source],
        covered: Mapping[tuple[int, str], int],
        catalogue: Catalogue,
    ) -> None:
        """For the templates of one pack, all as in `Pack`."""
        self.catalogue = catalogue
        self.layers = LayerLoader(templates)
        self.covered = {f"{layer}:{name}": last for (layer, name), last in covered.items()}
        self.origins: list[Origin] = []
        self.parents: dict[str, str] = {}
        self.used: set[str] = set()
        self.trees: dict[str, nodes.Template] = {}
        super().__init__(
            loader=self.layers,
            undefined=StrictUndefined,
            finalize=_printed,
            extensions=[Clause, InsetTag],
            autoescape=False,
        )
        self.filters = {**FILTERS, _PIECE: _printed}
        self.tests = dict(TESTS)
        self.globals = {}

    def join_path(self, template: str, parent: str) -> str:
        """Names in a template: 上层:举措 (the same file of the next layer), 宏/句式, 主题/普法, or a section."""
        layer, _, _ = parent.partition(":")
        above = self.covered.get(parent, int(layer)) if template.startswith(UPPER) else -1
        name = template.removeprefix(UPPER)
        prefix = next((p for p in _PREFIXES if name.startswith(p)), "")
        folder = _PREFIXES.get(prefix, "sections/")
        file = SENTENCES if name == "句子" else folder + name.removeprefix(prefix) + SUFFIX
        return self.layers.find(file, above) or template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Names of namespaces and of Jinja's own loop, macro and block objects; nothing else has any."""
        if isinstance(obj, Namespace):
            if attribute in obj.fields:
                return obj.get(attribute)
            return self.undefined(f"没有“{obj.name}.{attribute}”", obj=obj, name=attribute)
        if isinstance(obj, (LoopContext, Macro, TemplateModule, TemplateReference, BlockReference)):
            return super().getattr(obj, attribute)
        return self.undefined(f"值没有名为“{attribute}”的部分", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`组["键"]` is `组.键`; lists written in templates may be indexed."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, (list, tuple)) and isinstance(argument, int):
            return super().getitem(obj, argument)
        return self.undefined("这里不能用方括号取值", name=str(argument))

    intercepted_binops = frozenset(["%"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`"…%s…" % 值` prints values as `{{ }}` does."""
        if not isinstance(left, str):
            raise FigureError("数不能用 % 运算")
        if "%" in _PLACES.sub("", left):  # anything else would print marks or cut them off
            raise FigureError("% 前面的文字里只能用 %s；要印 % 本身，写 %%")
        several = isinstance(right, tuple) and not isinstance(right, Listed)
        return left % (tuple(map(_printed, right)) if several else _printed(right))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        key = name or ""
        for node in tree.find_all(nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError("Encountered unknown tag 'autoescape'", node.lineno, name, filename)
        for text, line in _texts(tree):
            wrong = forbidden_in(text)
            if wrong is not None:
                raise TemplateSyntaxError(f"不能写字符 U+{ord(wrong):04X}", line, name, filename)
        for const in tree.find_all(nodes.Const):
            if const.value in (math.inf, -math.inf):
                raise TemplateSyntaxError("这个数太大", const.lineno, name, filename)
        self.trees[key] = tree
        users: Iterator[Any] = tree.find_all((nodes.Include, nodes.Import, nodes.FromImport))
        for user in users:
            if isinstance(user.template, nodes.Const):
                self.used.add(self.join_path(str(user.template.value), key))
        for extends in tree.find_all(nodes.Extends):
            if isinstance(extends.template, nodes.Const):
                self.parents[key] = self.join_path(str(extends.template.value), key)
        self._put_units(tree)
        bare = frozenset(n for n, line in enumerate(source.split("\n"), 1) if _TAGS_ONLY.fullmatch(line))
        for output in list(tree.find_all(nodes.Output)):
            output.nodes = list(self._marked(output, filename or key, bare))
        for joined in tree.find_all(nodes.Concat):
            joined.nodes = [nodes.Filter(n, _PIECE, [], [], None, None, lineno=n.lineno) for n in joined.nodes]
        preamble: list[nodes.Node] = [node for node in tree.body if isinstance(node, _PREAMBLE)]
        for block in tree.find_all(nodes.Block) if preamble else ():
            block.body = [*preamble, *block.body]
        return tree

    def _put_units(self, tree: nodes.Template) -> None:
        """Each 单位 is told here whose it is: a value does not know its name."""
        for node in tree.find_all(nodes.Filter):
            if node.name == UNIT and node.node is not None:
                indicator = self.catalogue.get((dotted(node.node) or "").removeprefix(LAST_YEAR))
                node.args = [nodes.Const(indicator and indicator.unit, lineno=node.lineno)]

    def _marked(self, output: nodes.Output, file: str, bare: frozenset[int]) -> Iterator[nodes.Expr]:
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                yield self._marked_data(node, file, bare)
            else:
                origin = Expression(file, node.lineno, tuple(dict.fromkeys(dotted_names(node))))
                yield nodes.TemplateData(self.new_mark(origin), lineno=node.lineno)
                yield node

    def _marked_data(self, node: nodes.TemplateData, file: str, bare: frozenset[int]) -> nodes.TemplateData:
        """Literal text with a mark before each line; lines of nothing but tags leave no line behind."""
        text = ""
        for index, line in enumerate(node.data.split("\n")):
            number = node.lineno + index
            if index and number - 1 not in bare:
                text += "\n"
            if not (number in bare and not line.strip()):
                text += self.new_mark(Literal(file, number)) + line
        return nodes.TemplateData(text, lineno=node.lineno)

    def new_mark(self, origin: Origin) -> str:
        """The mark of one more origin."""
        self.origins.append(origin)
        return marks.template_mark(len(self.origins) - 1)


def _printed(value: object) -> object:
    """`printed`, with Jinja's own complaint about a name that is not there."""
    return str(value) if isinstance(value, Undefined) else printed(value)


def _texts(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """All that a template writes, with its lines; escapes in strings are decoded here."""
    for data in tree.find_all(nodes.TemplateData):
        for index, line in enumerate(data.data.split("\n")):
            yield line, data.lineno + index
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str):
            yield const.value, const.lineno


def dotted_names(node: nodes.Node) -> Iterator[str]:
    """The dotted names whose values an expression prints, longest form: 上年.行政复议.受理. A unit is no value."""
    if isinstance(node, nodes.Filter) and node.name == UNIT:
        return
    chain = dotted(node)
    if chain is not None:
        yield chain
        return
    for child in node.iter_child_nodes():
        yield from dotted_names(child)


def dotted(node: nodes.Node) -> str | None:
    """`a.b.c` or `a["b"].c` as a text, None for any other node."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        head = dotted(node.node)
        return None if head is None else f"{head}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        head = dotted(node.node)
        return None if head is None else f"{head}.{node.arg.value}"
    return None
