"""勾稽 of indicators.yaml: the equations that figures must keep, layer by layer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from decimal import Decimal

from reportgen.diagnostics import Diagnostic, Related, near, short
from reportgen.facts.equations import LAST_YEAR, Equation, EquationFault, parse_equation
from reportgen.records import Field, Kind, Reader, in_years, join
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping, Node, Scalar

KEY = "勾稽"
STRICT, SOFT, REMARK, OFF = "错误", "警告", "提示", "不查"
LEVELS = (STRICT, SOFT, REMARK, OFF)

IDENTITY = (
    Field("名称", Kind.TEXT, "这条勾稽的名称；上面的层写同一个名称就换掉它", required=True, example="复议收结平衡"),
    Field("式", Kind.TEXT, "两边的和与 ==、<=、>=、!= 或 =>（左边大于 0，右边也要大于 0）"),
    Field("说明", Kind.TEXT, "为什么应当如此，一句话"),
    Field("级别", Kind.CHOICE, "不成立时算什么；不写是错误", choices=LEVELS),
    Field("容差", Kind.TEXT, "== 的两边可以相差多少"),
    Field("自", Kind.YEAR, "从哪一年度起"),
    Field("至", Kind.YEAR, "到哪一年度止"),
)


class Identity(NamedTuple):
    """One equation between figures, with its name and the sentence that says why it holds."""

    name: str
    equation: Equation
    note: str
    level: str
    place: Place
    tolerance: Decimal | None = None
    since: int | None = None
    until: int | None = None

    def covers(self, year: int) -> bool:
        """Whether it holds for reports on `year`."""
        return in_years(year, self.since, self.until)


class Written(NamedTuple):
    """An identity with the node that holds its 式, or None where the entry takes away the one of its name."""

    name: str
    identity: Identity | None
    node: Scalar


def read_identities(
    reader: Reader, node: Node, known: Iterable[str], key: str = KEY, dotted: bool = True
) -> Iterator[Written]:
    """The entries of one file; `known` are the names that the layers below have given, `dotted` as `parse_equation`."""
    below, seen = tuple(known), set[str]()
    for item, path in reader.items(node, key):
        written = _entry(reader, item, path, below, dotted)
        if written is not None and written.name in seen:
            hint = "换一个名称；要换掉下面一层的，同一个文件里也只写一次"
            reader.report("RG330", f"“{written.name}”在这个文件里写了两次", item, path, hint)
        elif written is not None:
            seen.add(written.name)
            yield written


def _entry(reader: Reader, item: Node, path: str, below: tuple[str, ...], dotted: bool) -> Written | None:
    before = len(reader.faults)
    found = reader.fields(item, IDENTITY, path)
    texts = {key: _text(reader, found.get(key), join(path, key)) for key in ("名称", "式", "说明", "容差")}
    level = reader.choice(found["级别"], LEVELS, join(path, "级别")) if "级别" in found else None
    years = [reader.year(found[key], join(path, key)) if key in found else None for key in ("自", "至")]
    if len(reader.faults) > before:
        return None
    name, node = texts["名称"], found["名称"]
    assert isinstance(node, Scalar)
    if level is not None and level.text == OFF:
        if name not in below:
            hints = near(name, below) or ("不查的是下面各层里有的；自己这一层的删去就是",)
            reader.report("RG330", f"下面各层没有叫“{short(name)}”的勾稽", node, join(path, "名称"), *hints)
            return None
        return Written(name, None, node)
    tolerance = _decimal(reader, found.get("容差"), join(path, "容差"))
    equation = _equation(reader, found.get("式"), item, path, dotted)
    if not texts["说明"]:
        reader.report("RG330", f"“{name}”缺 说明", node, join(path, "说明"), "写一句话：为什么应当如此")
    since, until = years
    reader.in_order(since, until, "RG330", found.get("自", item), join(path, "自"))
    if len(reader.faults) > before or equation is None:
        return None
    where = reader.place(node, join(path, "名称"))
    said = level.text if level else STRICT
    told = found["式"]
    assert isinstance(told, Scalar)
    return Written(name, Identity(name, equation, texts["说明"], said, where, tolerance, since, until), told)


def _text(reader: Reader, node: Node | None, path: str) -> str:
    scalar = reader.scalar(node, path) if node is not None else None
    return scalar.text.strip() if scalar else ""


def _decimal(reader: Reader, node: Node | None, path: str) -> Decimal | None:
    """A plain number that is not negative."""
    if node is None:
        return None
    assert isinstance(node, Scalar)
    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,15})?", node.text.strip()) is None:
        reader.report("RG330", f"“{short(node.text)}”不是数", node, path, "写一个数，例如 0.2")
        return None
    return Decimal(node.text.strip())


def _equation(reader: Reader, node: Node | None, item: Node, path: str, dotted: bool) -> Equation | None:
    if not isinstance(node, Scalar):
        key = item.entries[0].key if isinstance(item, Mapping) else item
        reader.report("RG330", "这条勾稽缺 式", key, join(path, "式"), "例如 规范性文件.报备 <= 规范性文件.应报备")
        return None
    equation = parse_equation(node.text, dotted)
    if isinstance(equation, EquationFault):
        where = spot(reader.source, node, equation.offset, equation.length, join(path, "式"))
        reader.faults.append(Diagnostic("RG330", equation.message, where, (equation.hint,)))
        return None
    return equation


def spot(source: Source, node: Scalar, offset: int, length: int, path: str) -> Place:
    """The place of some characters of a scalar's text; all of it where the file holds the text in another form."""
    span = node.span
    column = span.column + (1 if node.style in ("'", '"') else 0)
    there = source.line(span.line)[column - 1 : column - 1 + len(node.text)]
    if span.line != span.end_line or there != node.text:
        return Place(source, span, path)
    start = column + offset
    return Place(source, Span(span.line, start, span.line, start + length), path)


_UNKNOWN = "指标要先在目录里定义；写 主题.指标 或 上年.主题.指标"


def unknown_names(
    written: Written,
    source: Source,
    is_known: Callable[[str], bool],
    paths: tuple[str, ...],
    where: str = "目录",
    hint: str = _UNKNOWN,
) -> Iterator[Diagnostic]:
    """A fault for every name of an identity that the catalogue (or a table, `where`) does not have."""
    assert written.identity is not None
    for name in written.identity.equation.names:
        bare = name.removeprefix(LAST_YEAR)
        if not is_known(bare):
            offset = max(written.node.text.find(name), 0)
            path = join(written.identity.place.path.rpartition(".")[0], "式")
            place = spot(source, written.node, offset, len(name), path)
            hints = near(bare, paths) or (hint,)
            yield Diagnostic("RG330", f"“{written.name}”里的“{short(name)}”不在{where}里", place, hints)


def left_out(written: Written, gone: MappingOf[str, Place]) -> Iterator[Diagnostic]:
    """A fault for every table that was replaced by one without cells that an identity below it needs."""
    identity = written.identity
    assert identity is not None
    lost = [name for name in dict.fromkeys(n.removeprefix(LAST_YEAR) for n in identity.equation.names) if name in gone]
    for theme in dict.fromkeys(name.partition(".")[0] for name in lost):
        own = [name for name in lost if name.startswith(f"{theme}.")]
        cells = "、".join(name.partition(".")[2] for name in own)
        hints = (
            f"在这个文件的 {KEY} 里写同名的一条换掉它：{{名称: {written.name}, 式: …, 说明: …}}；"
            f"不用它的写 {{名称: {written.name}, 级别: {OFF}}}",
            f"或者在这张表里留着：{cells}",
        )
        message = f"换了的表“{theme}”没有 {cells}，而下面一层的勾稽“{written.name}”要用"
        related = (Related("勾稽在这里", identity.place),)
        yield Diagnostic("RG330", message, gone[own[0]], hints, related)
