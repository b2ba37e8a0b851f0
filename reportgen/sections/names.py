"""What a template's syntax tree tells before any rendering: names that do not exist, figures that are required."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import nodes

from reportgen.diagnostics import Diagnostic, near
from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import Catalogue
from reportgen.packs.upstream import UPPER
from reportgen.sections.environment import dotted
from reportgen.sections.values import ITEM, ITEM_NAMES, RESERVED, UNIT_NAMES
from reportgen.source import Place, Source, Span, line_place
from reportgen.tuples import NamedTuple

_CONDITIONAL = (nodes.CallBlock, nodes.If, nodes.For, nodes.Macro, nodes.AssignBlock, nodes.CondExpr, nodes.Test)
_OWN = ("loop", "caller", "super", "self", "varargs", "kwargs")


class Known(NamedTuple):
    """What templates may name: the catalogue, the keys of 要素, the keys of 项目."""

    catalogue: Catalogue
    elements: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    """Cells that this template's tables had, and those that stand for them have not: there is never a figure."""

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Names with a dot that are no figures."""
        return {"单位": UNIT_NAMES, ELEMENTS: self.elements, ITEM: (*ITEM_NAMES, *self.items)}


def name_faults(tree: nodes.Template, source: Source, known: Known) -> Iterator[Diagnostic]:
    """Every dotted name of a template that neither the catalogue, the program nor the template itself defines."""
    assigned = set(_OWN)
    gone = known.gone | {f"{LAST_YEAR}{name}" for name in known.gone}
    spared = gone - {name for name, _ in required_figures(tree.body, gone.__contains__)} if gone else gone
    for node in tree.find_all(nodes.Name):
        if node.ctx in ("store", "param"):
            assigned.add(node.name)
    for imported in tree.find_all(nodes.FromImport):
        assigned.update(n if isinstance(n, str) else n[1] for n in imported.names)
    assigned.update(macro.name for macro in tree.find_all(nodes.Macro))
    for module in tree.find_all(nodes.Import):
        assigned.add(module.target)
    for name, line in _chains(tree):
        if name.partition(".")[0] not in assigned and not (_is_known(name, known) or name in spared):
            message = f"模板里用了没有定义的名称“{name}”"
            yield Diagnostic("RG304", message, _place(source, name, line), _near(name, known))
    for extends in tree.find_all(nodes.Extends):
        if not isinstance(extends.template, nodes.Const):
            hint = f'写成固定的名字，例如 {{% extends "{UPPER}举措" %}}'
            yield Diagnostic("RG305", "extends 后面只能写固定的名字", line_place(source, extends.lineno), (hint,))


def _chains(node: nodes.Node) -> Iterator[tuple[str, int]]:
    name = dotted(node)
    if name is not None:
        if not isinstance(node, nodes.Name) or node.ctx == "load":
            yield name, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _chains(child)


def _is_known(name: str, known: Known) -> bool:
    parts = name.split(".")
    groups = known.groups()
    if parts[0] == "上年":
        return len(parts) == 3 and known.catalogue.get(".".join(parts[1:])) is not None
    if parts[0] in groups:
        return len(parts) == 2 and parts[1] in groups[parts[0]]
    if parts[0] in RESERVED:
        return len(parts) == 1
    if len(parts) == 1 and name in known.catalogue.themes:
        return known.catalogue.themes[name].grid is not None  # {% if 行政强制 is 适用 %}
    return len(parts) == 2 and known.catalogue.get(name) is not None


def _near(name: str, known: Known) -> tuple[str, ...]:
    figures = [i.path for i in known.catalogue]
    if name.startswith("上年."):
        return near(name, [f"上年.{path}" for path in figures])
    others = [f"{group}.{key}" for group, keys in known.groups().items() for key in keys]
    return near(name, [*figures, *others, *RESERVED])


def _place(source: Source, name: str, line: int) -> Place:
    for number in (line, line + 1, line - 1):
        column = source.line(number).find(name) + 1
        if column:
            return Place(source, Span(number, column, number, column + len(name)))
    return line_place(source, line)


def required_figures(body: Iterable[nodes.Node], known: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """`known` names, with their lines, that a body prints outside any clause, condition or loop."""
    for node in body:
        if isinstance(node, _CONDITIONAL):
            continue
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    yield from ((n, line) for n, line in _printed(child) if known(n))
        else:
            yield from required_figures(node.iter_child_nodes(), known)


def _printed(node: nodes.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, _CONDITIONAL) or (isinstance(node, nodes.Filter) and node.name == "同比"):
        return
    name = dotted(node)
    if name is not None:
        yield name, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _printed(child)
