"""Numbers that templates compute, by the words before them: 不予公开 the sum of its rows, 纠错率 a quotient."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.checks.figures.mentions import Mention
from reportgen.checks.figures.parts import is_elsewhere, speaks_elsewhere, stands_in
from reportgen.checks.figures.units import counted
from reportgen.checks.figures.vocabulary import bare, core
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import last_digit
from reportgen.facts.values import Figure
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.checks.subject import Subject

_ARITHMETIC = r"(?!.*[0-9][^\W0-9])[\w.()+*/ -]{1,300}"
"""No word runs on from a number, at which `ast` warns."""
_OF_THESE = "其中"
_SHARE = "%"
_SAME_END = 4
"""Signs at the end of two names that count the same kind of thing: 行政强制执行, 申请法院强制执行."""
_WHO = "^(?:行政机关)?(?:负责人)?"
"""行政机关负责人出庭应诉率, 行政机关败诉率: whom a rate is about."""
_ORGANS = ("", "政府")
"""What `core` leaves out of 政府信息公开."""


class Computed(NamedTuple):
    """A number that a template computes: its name, its value, its unit, the figures that it is made of."""

    name: str
    value: Decimal
    unit: str
    paths: tuple[str, ...]
    beside: tuple[Decimal, ...] = ()
    """Figures of the same name that the sum leaves out, and others may count: 申请法院强制执行."""

    def says(self, said: Figure) -> bool:
        """Whether a figure of a text is this one; a quotient rounded or cut off at its last digit."""
        if self.unit != _SHARE:
            return said.value in (self.value, *(self.value + more for more in self.beside))
        step = last_digit(said)
        return said.value - step / 2 <= self.value < said.value + step

    def shown(self, unit: str) -> str:
        """With the unit that the text gives it."""
        return plain(Decimal(f"{self.value:.3f}")) + unit


def computed_by(subject: Subject, mention: Mention) -> Computed | None:
    """What a number means by the words before what the pack's templates compute; None where there is any doubt."""
    known = subject.meanings.words.computed
    if not known or mention.figure.approx:
        return None
    said = bare(core(mention.lead.rpartition(_OF_THESE)[2]))
    for name in [said] if said in known else filter(said.endswith, known):
        for text, unit in known[name]:
            found = _worked_out(subject, name, text, unit)
            if found is not None and found.unit == mention.unit and _speaks_of(subject, found, said):
                return found if _is_its(subject, mention, found) else None
    return None


def _speaks_of(subject: Subject, found: Computed, said: str) -> bool:
    """Whether nothing stands before the name but words that begin the name of its table: 政府信息公开行政诉讼."""
    before, themes = compiled(_WHO).sub("", said.removesuffix(found.name)), subject.catalogue.themes
    if not before:
        return True
    return all(themes[path.partition(".")[0]].name.partition(before)[0] in _ORGANS for path in found.paths)


def _is_its(subject: Subject, mention: Mention, found: Computed) -> bool:
    if not is_elsewhere(subject, mention):
        return True
    themes = frozenset(path.partition(".")[0] for path in found.paths)
    return not speaks_elsewhere(subject, mention) and stands_in(subject, mention, themes)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> ast.expr | None:
    plainly = " ".join(text.split())
    if re.fullmatch(_ARITHMETIC, plainly) is None:
        return None
    try:
        return ast.parse(plainly, mode="eval").body
    except SyntaxError:
        return None


def _worked_out(subject: Subject, name: str, text: str, unit: str) -> Computed | None:
    """The value where all its figures are filled in and exact."""
    tree = _parsed(text)
    nodes = ast.walk(tree) if tree is not None else ()
    paths = tuple(dict.fromkeys(_path(node) for node in nodes if isinstance(node, ast.Attribute)))
    indicators = [i for path in paths if (i := subject.meanings.catalogue.get(path)) is not None]
    figures = [(i.path, subject.facts.figure(i.path)) for i in indicators]
    values = {path: v.value for path, v in figures if isinstance(v, Figure) and not v.approx}
    units = {counted(each.unit) for each in indicators}
    value = _value(tree, values) if tree is not None and len(values) == len(paths) else None
    if value is None or not units or (not unit and len(units) > 1):
        return None
    return Computed(name, value, unit or units.pop(), paths, tuple(_beside(subject, name, paths)))


def _beside(subject: Subject, name: str, paths: tuple[str, ...]) -> Iterator[Decimal]:
    theme = subject.catalogue.themes[paths[0].partition(".")[0]]
    for indicator in theme.indicators.values():
        figure = subject.facts.figure(indicator.path)
        named = indicator.path not in paths and bare(core(indicator.name)).endswith(name[-_SAME_END:])
        if named and len(name) > _SAME_END and isinstance(figure, Figure) and not figure.approx:
            yield figure.value


def _path(node: ast.Attribute) -> str:
    return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else ""


def _value(tree: ast.expr, values: Mapping[str, Decimal]) -> Decimal | None:
    """The four rules of arithmetic; None for anything else."""
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
        return Decimal(tree.value)
    if isinstance(tree, ast.Attribute):
        return values.get(_path(tree))
    if not isinstance(tree, ast.BinOp):
        return None
    left, right = _value(tree.left, values), _value(tree.right, values)
    if left is None or right is None:
        return None
    try:
        match tree.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
    except (DivisionByZero, InvalidOperation):
        return None
    return None
