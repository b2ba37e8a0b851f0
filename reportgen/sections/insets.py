"""Tables and charts in templates: `{% 表 主题 %}`, `{% 指标表 主题, 主题.指标 %}`, `{% 图 柱形 "题" 主题.指标 %}`.

A tag leaves one character behind whose origin says what belongs there; `document` puts it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from reportgen.diagnostics import Diagnostic, near
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import ALL, Catalogue
from reportgen.origin import Inset, Origin
from reportgen.source import Source, line_place

FORM, COMPARISON, CHART = "表", "指标表", "图"
CHARTS = ("柱形", "条形", "折线", "饼")
PIE = CHARTS[-1]
MOST_SERIES, MOST_SLICES = 6, 12
"""Indicators that black and white can tell apart in a chart, in a pie whose slices carry their names."""
SIGN = "\u25a6"
"""What stands in the text for a table or chart, on a line of its own."""


class InsetTag(Extension):
    """The three tags."""

    tags = {FORM, COMPARISON, CHART}  # noqa: RUF012  Jinja declares it so

    def parse(self, parser: Parser) -> nodes.Output:
        """The tag with its arguments, as a call that prints the sign."""
        token = next(parser.stream)
        tag, line = str(token.value), token.lineno
        form = title = ""
        if tag == CHART:
            form, title = _expected(parser, "name", tag), _expected(parser, "string", tag)
            parser.stream.skip_if("comma")
        elif tag == COMPARISON and parser.stream.current.type == "string":
            title = str(next(parser.stream).value)
            parser.stream.skip_if("comma")
        names = [_name(parser, tag)]
        while parser.stream.skip_if("comma"):
            names.append(_name(parser, tag))
        env: Any = self.environment
        mark = env.new_mark(Inset(tag, tuple(names), parser.filename or parser.name or "", line, form, title))
        call = self.call_method("_placed", [nodes.Const(ord(mark))], lineno=line)
        return nodes.Output([call], lineno=line)

    @staticmethod
    def _placed(mark: int) -> str:
        """A paragraph of its own."""
        return f"\n\n{chr(mark)}{SIGN}\n\n"


_SHAPES = {
    FORM: "{% 表 主题 %}",
    COMPARISON: "{% 指标表 主题.指标, 主题 %}",
    CHART: '{% 图 柱形 "图题" 主题.指标, 主题.指标 %}',
}


def _expected(parser: Parser, kind: str, tag: str) -> str:
    """The next word or quoted text; anything else is told with the tag's form."""
    if parser.stream.current.type != kind:
        parser.fail(f"这个标签要写成 {_SHAPES[tag]}", parser.stream.current.lineno)
    return str(next(parser.stream).value)


def _name(parser: Parser, tag: str) -> str:
    """主题 or 主题.指标."""
    parts = [_expected(parser, "name", tag)]
    while parser.stream.skip_if("dot"):
        parts.append(_expected(parser, "name", tag))
    return ".".join(parts)


def inset_faults(origins: Iterable[Origin], sources: Iterable[Source], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """What tags name and the catalogue does not have, or has as something else."""
    by_file = {source.path: source for source in sources}
    for inset in origins:
        if isinstance(inset, Inset) and inset.file in by_file:
            place = line_place(by_file[inset.file], inset.line)
            wrong = tuple(_wrong(inset, catalogue))
            for message, hints in wrong:
                yield Diagnostic("RG304", message, place, hints)
            for message, hints in _undrawable(inset, catalogue) if inset.tag == CHART and not wrong else ():
                yield Diagnostic("RG340", message, place, hints)


def _wrong(inset: Inset, catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    if inset.tag == CHART and inset.form not in CHARTS:
        yield f"没有“{inset.form}”图", (f"只有：{'、'.join(CHARTS)}",)
    forms = [theme.key for theme in catalogue.themes.values() if theme.grid is not None]
    if inset.tag == FORM:
        if len(inset.names) > 1:
            yield "一个 {% 表 %} 只放一张表", ("分成几个标签，各占一行",)
        name = inset.names[0]
        if name not in forms:
            listed = (f"“{name}”是单个指标的主题，写 {{% 指标表 {name} %}}",) if name in catalogue.themes else ()
            yield f"目录里没有叫“{name}”的表", listed or near(name, forms)
        return
    themes = [theme.key for theme in catalogue.themes.values() if theme.grid is None]
    if inset.tag == COMPARISON and ALL in inset.names:
        if len(inset.names) > 1:
            yield f"“{ALL}”已经包括别的指标", (f"只写 {{% 指标表 {ALL} %}}",)
        return
    for name in inset.names:
        if name.startswith(LAST_YEAR):
            yield f"“{name}”不写 上年：上年的数自己会排在旁边", (f"写成 {name.removeprefix(LAST_YEAR)}",)
        elif name in forms:
            yield f"“{name}”是一张表", (f"单独一行写 {{% 表 {name} %}}；要其中一格，写 {name}.行_列",)
        elif name in themes and inset.tag == CHART:
            yield f"“{name}”是一个主题，图要写明画哪些指标", (_members(name, catalogue),)
        elif name not in themes and catalogue.get(name) is None:
            yield f"目录里没有“{name}”", near(name, [*themes, *(i.path for i in catalogue)])


def _undrawable(inset: Inset, catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why no chart can be drawn of these indicators, whatever their figures are; the first reason is told."""
    found = [indicator for name in inset.names if (indicator := catalogue.get(name)) is not None]
    units = tuple(dict.fromkeys(indicator.unit for indicator in found))
    twice = tuple(dict.fromkeys(name for name in inset.names if inset.names.count(name) > 1))
    is_pie = inset.form == PIE
    most = MOST_SLICES if is_pie else MOST_SERIES
    if not inset.title.strip():
        yield "图没有图题", ('图题写在引号里，例如 {% 图 柱形 "行政复议案件" 行政复议.受理 %}',)
    elif twice:
        yield f"同一个指标画了两次：{'、'.join(twice)}", ("只写一次",)
    elif len(units) > 1:
        named = "、".join(unit or "（没有单位）" for unit in units)
        yield f"一张图里的单位不一样：{named}", ("单位不同的指标分别画图",)
    elif len(found) > most:
        way = "合并小的部分，或者改用 {% 指标表 … %}" if is_pie else "分成几张图，或者改用 {% 指标表 … %}"
        yield f"一张{inset.form}图最多画 {most} 个指标，这里有 {len(found)} 个，黑白印出来分不清", (way,)
    elif is_pie and len(found) < 2:
        yield "饼图要有几个部分，这里只有一个指标", ("写出合起来是一个整体的几个指标",)


def _members(theme: str, catalogue: Catalogue) -> str:
    """Some indicators of a theme, as they would be written."""
    paths = [indicator.path for indicator in catalogue.themes[theme].indicators.values()]
    return f"例如 {'、'.join(paths[:3])}"
