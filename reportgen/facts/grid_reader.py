"""Reading a table of fixed form out of indicators.yaml: its axes, its indicators, what its figures must keep."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.form_quotes import FORM, stray
from reportgen.facts.grid_axes import read_axis
from reportgen.facts.grid_soundness import CODE, counts, doubled_cells, doubled_rows, fits, mixed_sums
from reportgen.facts.grids import Axis, Block, Grid, lines
from reportgen.facts.identities import KEY, Written, read_identities, unknown_names
from reportgen.facts.indicators import KINDS, ROLLUPS
from reportgen.records import Field, Kind, Reader, join
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence

_BODY = (
    Field("列", Kind.ITEMS, "各栏；几栏上面有共同的名称，写成 名称: [各栏]"),
    Field("行", Kind.ITEMS, "各行，写法同列；只有一行、没有行名的表不写"),
    Field("行名", Kind.TEXT, "行名那一栏的表头"),
    Field("占比", Kind.TEXT, "表头：最后另加一栏，由程序算各行占合计行的百分比；只用于一栏数、最后一行是合计的"),
)
BLOCK = (Field("题", Kind.TEXT, "这一块上面的一行字"), *_BODY)
GRID = (
    Field("名称", Kind.TEXT, "表的名称", required=True),
    Field("种类", Kind.CHOICE, "各格的种类；不写是计数", choices=KINDS),
    Field("单位", Kind.TEXT, "各格的计量单位", required=True, example="件"),
    Field("汇总", Kind.CHOICE, "上级怎样汇总；不写是求和", choices=ROLLUPS),
    Field("约数", Kind.YES_NO, "各格可以填约数（180余）的写 是；不写只收准确的数"),
    Field("不适用", Kind.YES_NO, "可以写 不适用 的写 是，不写也是；每一格都要有数、没有就是 0 的写 否"),
    *_BODY,
    Field("块", Kind.ITEMS, "由几块上下拼成的表，每块一项", fields=BLOCK),
    Field("勾稽", Kind.ITEMS, "行与行（对每一栏）或栏与栏（对每一行）之间的式子，写键，不写主题"),
    Field("表题", Kind.TEXT, "印在表上面的题"),
    Field("计量", Kind.TEXT, "印在表右上方的计量单位"),
    Field("注", Kind.TEXTS, "印在表下面的注"),
    Field("栏宽", Kind.TEXTS, "各栏（行名在前）宽度的比例；放不下数的栏照数加宽；不写由程序定"),
)
_WORDS = ("表题", "计量", "注", "行名")
_PRINTED = ("题", "占比", *_WORDS)
_WIDEST, _SHOWN = 10_000, 20
MARKS = ("列", "块")
"""Keys that tell a table from a theme of single indicators."""


class Form(NamedTuple):
    """What a grid's theme says besides the grid itself: the defaults of its cells."""

    name: str
    kind: str
    unit: str
    rollup: str
    grid: Grid
    loose: bool = False
    """Whether its cells take approximate figures, too."""
    owed: bool = False
    """Whether its cells take 0 and never 不适用."""


def is_grid(node: Node) -> bool:
    """Whether a theme is a table."""
    return isinstance(node, Mapping) and any(node.get(key) is not None for key in MARKS)


def read_grid(reader: Reader, node: Node, path: str) -> tuple[Form, tuple[Written, ...]] | None:
    """The form and its 勾稽 by bare keys; None after a fault."""
    before = len(reader.faults)
    found = reader.fields(node, GRID, path)

    def text(key: str) -> str:
        scalar = reader.scalar(found[key], join(path, key)) if key in found else None
        return scalar.text.strip() if scalar else ""

    def choice(key: str, choices: tuple[str, ...], default: str) -> str:
        scalar = reader.choice(found[key], choices, join(path, key)) if key in found else None
        return scalar.text if scalar else default

    def texts(key: str) -> tuple[str, ...]:
        return tuple(s.text.strip() for s, _ in reader.texts(found[key], join(path, key))) if key in found else ()

    if "块" in found and "列" in found:
        reader.report(CODE, "“块”和“列”只写一个", found["块"], join(path, "块"), "几块拼成的表，各块的列写在块里")
    blocks = tuple(_blocks(reader, found, node, path))
    grid = Grid(blocks, text("表题"), text("计量"), texts("注"), _widths(reader, found, path, texts("栏宽")))
    grid = grid._replace(written=tuple((text, reader.source.path, line) for text, line in _written(node)))
    form = Form(text("名称"), choice("种类", KINDS, KINDS[0]), text("单位"), choice("汇总", ROLLUPS, ROLLUPS[0]), grid)
    if "约数" in found:
        form = form._replace(loose=bool(reader.yes_no(found["约数"], join(path, "约数"))))
    if "不适用" in found:
        form = form._replace(owed=reader.yes_no(found["不适用"], join(path, "不适用")) is False)
    for key in (*_WORDS, "块", "列", "行"):
        if key in found:
            quotes(reader, found[key], join(path, key))
    if len(reader.faults) > before:
        return None
    _unsound(reader, form, found, path)
    written = _identities(reader, found["勾稽"], grid, path) if "勾稽" in found else ()
    return (form, written) if len(reader.faults) == before else None


def _written(node: Node) -> Iterator[tuple[str, int]]:
    """The words around the cells and the labels over several lines, with the lines on which they stand."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _written(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key.text in _PRINTED:
                items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
                yield from ((item.text.strip(), item.span.line) for item in items if isinstance(item, Scalar))
            elif isinstance(entry.value, Sequence):
                yield entry.key.text.strip(), entry.key.span.line
                yield from _written(entry.value)


def _identities(reader: Reader, node: Node, grid: Grid, path: str) -> tuple[Written, ...]:
    """勾稽 between the rows or between the columns of one block."""
    written = tuple(read_identities(reader, node, (), join(path, KEY), dotted=False))
    known = tuple(dict.fromkeys(line.key for axis in axes(grid) for line in lines(axis)))
    for each in written:
        hint = "写这张表里几行或几栏的键；与别的表比的，写在表外面的 勾稽 里"
        strange = tuple(unknown_names(each, reader.source, known.__contains__, known, "这张表", hint))
        reader.faults += strange
        if each.identity is not None and not strange and not fits(grid, each.identity.equation):
            message = f"“{each.name}”里的键不都是一块里的行，也不都是一块里的栏"
            where = each.identity.place.path.rpartition(".")[0]
            reader.report(CODE, message, each.node, join(where, "式"), "写在表外面的 勾稽 里，写 主题.行_栏")
    return written


def _unsound(reader: Reader, form: Form, found: dict[str, Node], path: str) -> None:
    grid = form.grid
    doubled = tuple(doubled_cells(grid, path))
    reader.faults += (*(doubled or doubled_rows(grid, path)), *mixed_sums(grid, form.kind, form.unit))
    if grid.widths and len(grid.widths) not in counts(grid):
        message = f"栏宽写了 {len(grid.widths)} 个，这张表有 {'、'.join(map(str, counts(grid)))} 栏"
        reader.report(CODE, message, found["栏宽"], join(path, "栏宽"), "每一栏写一个，行名的各栏在前，占比在后")


def quotes(reader: Reader, node: Node, path: str) -> None:
    """Quotes stand in what is printed above, beside and below the cells; the names of cells are used in messages."""
    if isinstance(node, Scalar):
        if wrong := stray(node.text):
            reader.report(CODE, f"“{wrong}”不是表里能写的引用", node, path, FORM)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            quotes(reader, item, join(path, index))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            where = join(path, entry.key.text)
            if entry.key.text == "名称" and isinstance(entry.value, Scalar) and "{{" in entry.value.text:
                hint = "行和栏的名称不能引用；写在它们共同的名称、表题、计量或者注里"
                reader.report(CODE, "行、栏的名称里写了引用", entry.value, where, hint)
            else:
                quotes(reader, entry.key, where)
                quotes(reader, entry.value, where)


def _widths(reader: Reader, found: dict[str, Node], path: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    for text in texts:
        width = float(text) if text.replace(".", "", 1).isdecimal() else 0.0
        if not 0 < width <= _WIDEST:
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            message = f"栏宽“{shown}”太大" if width else f"栏宽“{shown}”不是正数"
            reader.report(CODE, message, found["栏宽"], join(path, "栏宽"), f"例如 [2, 1, 1, 1]；最大写 {_WIDEST}")
    return texts


def _blocks(reader: Reader, found: dict[str, Node], node: Node, path: str) -> Iterator[Block]:
    if "块" not in found:
        yield _block(reader, found, node, path)
        return
    items = tuple(reader.items(found["块"], join(path, "块")))
    if not items and isinstance(found["块"], Sequence):
        reader.report(CODE, "块 里一块也没有", found["块"], join(path, "块"), "每块一项，写 题、列、行")
    for item, where in items:
        inner = reader.fields(item, BLOCK, where)
        if "列" not in inner:
            reader.report(CODE, "这一块缺 列", item, where, "例如 列: [本年制发件数, 本年废止件数]")
        else:
            yield _block(reader, inner, item, where)


def _block(reader: Reader, found: dict[str, Node], node: Node, path: str) -> Block:
    before = len(reader.faults)
    axes = [read_axis(reader, found[key], join(path, key)) if key in found else () for key in ("列", "行")]
    for key, axis, needed in (("列", axes[0], True), ("行", axes[1], "行" in found)):
        if needed and not axis and len(reader.faults) == before:
            message, hint = f"{key} 里一项也没有", "例如 列: [自然人, 法人, {键: 总计, 和: 全部}]；没有行名的表不写 行"
            reader.report(CODE, message, found.get(key, node), join(path, key), hint)
    said = [reader.scalar(found[key], join(path, key)) if key in found else None for key in ("题", "行名", "占比")]
    title, label, share = (scalar.text.strip() if scalar else "" for scalar in said)
    if share and (len(tuple(lines(axes[0]))) != 1 or not any(line.parts for line in tuple(lines(axes[1]))[-1:])):
        hint = "占比是各行占合计行的百分比：列只写一栏，最后一行写 和: 全部"
        reader.report(CODE, "这张表不能有占比", found["占比"], join(path, "占比"), hint)
    return Block(axes[0], axes[1], title, label, share)


def axes(grid: Grid) -> Iterator[Axis]:
    """Every axis of a grid that has lines."""
    for block in grid.blocks:
        yield from (axis for axis in (block.rows, block.columns) if axis)
