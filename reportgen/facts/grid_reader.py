"""Reading a table of fixed form out of indicators.yaml: its axes, its indicators, what its figures must keep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.facts.form_quotes import FORM, stray
from reportgen.facts.grid_soundness import CODE, counts, doubled_cells, doubled_rows, fits, mixed_sums
from reportgen.facts.grids import Axis, Block, Grid, Group, Line, lines
from reportgen.facts.identities import KEY, Written, read_identities, unknown_names
from reportgen.facts.indicators import KINDS, ROLLUPS
from reportgen.records import Field, Kind, Reader, join
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence

ALL, GROUP = "全部", "本组"
"""和: every other line of the axis, or of the group, that is no sum itself."""
LINE = (
    Field("键", Kind.TEXT, "事实文件里写的键，不含下划线", required=True),
    Field("名称", Kind.TEXT, "印在表里的名称；不写则用键"),
    Field("和", Kind.ANY, "合计：是哪几行（栏）的和，写键的列表；全部、本组 指其余各行（栏）"),
    Field("种类", Kind.CHOICE, "与全表不同的种类", choices=KINDS),
    Field("单位", Kind.TEXT, "与全表不同的计量单位"),
    Field("自", Kind.YEAR, "从哪一年度起有这一行（栏）"),
    Field("至", Kind.YEAR, "到哪一年度止"),
    Field("又称", Kind.TEXTS, "正文里怎样说这一行（栏）的合计，核对正文里手写的数时用；栏的写 〔行〕，是各行的这一格"),
    Field("为零", Kind.TEXTS, "正文里怎样说合计是 0，如 未收到申请；与填的数矛盾的，检查时指出"),
)
CHANGED = tuple(field for field in LINE if field.key in ("名称", "单位"))
"""What a layer above may change in a row or column of a table below."""
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
    Field("栏宽", Kind.TEXTS, "各栏（行名在前）宽度的比例；不写由程序定"),
)
_WORDS = ("表题", "计量", "注", "行名")
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
        reader.report("RG331", "“块”和“列”只写一个", found["块"], join(path, "块"), "几块拼成的表，各块的列写在块里")
    blocks = tuple(_blocks(reader, found, path))
    grid = Grid(blocks, text("表题"), text("计量"), texts("注"), _widths(reader, found, path, texts("栏宽")))
    form = Form(text("名称"), choice("种类", KINDS, KINDS[0]), text("单位"), choice("汇总", ROLLUPS, ROLLUPS[0]), grid)
    if "约数" in found:
        form = form._replace(loose=bool(reader.yes_no(found["约数"], join(path, "约数"))))
    if "不适用" in found:
        form = form._replace(owed=reader.yes_no(found["不适用"], join(path, "不适用")) is False)
    for key in (*_WORDS, "块", "列", "行"):
        if key in found:
            _quotes(reader, found[key], join(path, key))
    if len(reader.faults) > before:
        return None
    _unsound(reader, form, found, path)
    written = _identities(reader, found["勾稽"], grid, path) if "勾稽" in found else ()
    return (form, written) if len(reader.faults) == before else None


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


def _quotes(reader: Reader, node: Node, path: str) -> None:
    """Quotes stand in what is printed above, beside and below the cells; the names of cells are used in messages."""
    if isinstance(node, Scalar):
        if wrong := stray(node.text):
            reader.report("RG331", f"“{wrong}”不是表里能写的引用", node, path, FORM)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            _quotes(reader, item, join(path, index))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            where = join(path, entry.key.text)
            if entry.key.text == "名称" and isinstance(entry.value, Scalar) and "{{" in entry.value.text:
                hint = "行和栏的名称不能引用；写在它们共同的名称、表题、计量或者注里"
                reader.report("RG331", "行、栏的名称里写了引用", entry.value, where, hint)
            else:
                _quotes(reader, entry.key, where)
                _quotes(reader, entry.value, where)


def _widths(reader: Reader, found: dict[str, Node], path: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    for text in texts:
        if not text.replace(".", "", 1).isdecimal() or not float(text):
            reader.report("RG331", f"栏宽“{text}”不是正数", found["栏宽"], join(path, "栏宽"), "例如 [2, 1, 1, 1]")
    return texts


def _blocks(reader: Reader, found: dict[str, Node], path: str) -> Iterator[Block]:
    if "块" not in found:
        yield _block(reader, found, path)
        return
    for item, where in reader.items(found["块"], join(path, "块")):
        inner = reader.fields(item, BLOCK, where)
        if "列" not in inner:
            reader.report("RG331", "这一块缺 列", item, where, "例如 列: [本年制发件数, 本年废止件数]")
        else:
            yield _block(reader, inner, where)


def _block(reader: Reader, found: dict[str, Node], path: str) -> Block:
    axes = [read_axis(reader, found[key], join(path, key)) if key in found else () for key in ("列", "行")]
    said = [reader.scalar(found[key], join(path, key)) if key in found else None for key in ("题", "行名", "占比")]
    title, label, share = (scalar.text.strip() if scalar else "" for scalar in said)
    if share and (len(tuple(lines(axes[0]))) != 1 or not any(line.parts for line in tuple(lines(axes[1]))[-1:])):
        hint = "占比是各行占合计行的百分比：列只写一栏，最后一行写 和: 全部"
        reader.report("RG331", "这张表不能有占比", found["占比"], join(path, "占比"), hint)
    return Block(axes[0], axes[1], title, label, share)


def read_axis(reader: Reader, node: Node, path: str) -> Axis:
    """Rows or columns, with the sums that they say."""
    sums: dict[str, tuple[Node, str]] = {}
    axis = tuple(_items(reader, node, path, sums))
    return _summed(reader, axis, axis, sums)


def _items(reader: Reader, node: Node, path: str, sums: dict[str, tuple[Node, str]]) -> Iterator[Line | Group]:
    for item, where in reader.items(node, path):
        if isinstance(item, Scalar):
            if _is_key(reader, item, where):
                yield Line(item.text, item.text, reader.place(item, where))
        elif isinstance(item, Mapping) and item.get("键") is None and _is_group(item):
            entry = item.entries[0]
            yield Group(entry.key.text.strip(), tuple(_items(reader, entry.value, join(where, entry.key.text), sums)))
        else:
            line = _line(reader, item, where, sums)
            if line is not None:
                yield line


def _is_group(item: Mapping) -> bool:
    return len(item.entries) == 1 and isinstance(item.entries[0].value, Sequence)


def _line(reader: Reader, item: Node, path: str, sums: dict[str, tuple[Node, str]]) -> Line | None:
    before = len(reader.faults)
    found = reader.fields(item, LINE, path)
    key = found.get("键")
    if not isinstance(key, Scalar) or not _is_key(reader, key, path):
        return None
    texts = {}
    for name, choices in (("名称", ()), ("种类", KINDS), ("单位", ())):
        where, node = join(path, name), found.get(name)
        read = reader.choice(node, choices, where) if node and choices else reader.scalar(node, where) if node else None
        texts[name] = read.text.strip() if read else ""
    years = [reader.year(found[name], join(path, name)) if name in found else None for name in ("自", "至")]
    since, until = years
    reader.in_order(since, until, "RG331", found.get("自", item), join(path, "自"))
    if "和" in found:
        sums[key.text] = (found["和"], join(path, "和"))
    if len(reader.faults) > before:
        return None
    place = reader.place(key, path)
    others, zeros = (reader.listed(found.get(name), join(path, name)) for name in ("又称", "为零"))
    line = Line(key.text, texts["名称"] or key.text, place, (), texts["种类"], texts["单位"], since, until)
    return line._replace(aliases=others, zeros=zeros)


def _is_key(reader: Reader, node: Scalar, path: str) -> bool:
    text = node.text
    fine = text.isidentifier() and unicodedata.normalize("NFKC", text) == text and "_" not in text
    if not fine:
        hint = "写成 {键: …, 名称: …}：键用汉字、字母，不含标点、空格和下划线；印出来的写在 名称 里"
        reader.report("RG331", f"“{text}”不能作键", node, path, hint)
    return fine


def _summed(reader: Reader, axis: Axis, whole: Axis, sums: dict[str, tuple[Node, str]]) -> Axis:
    """The axis with the parts of its sums."""
    before = [line.key for line in lines(whole)]

    def filled(items: Axis) -> tuple[str, ...]:
        return tuple(line.key for line in lines(items) if line.key not in sums)

    def parts(line: Line) -> tuple[str, ...]:
        node, path = sums[line.key]
        if isinstance(node, Scalar) and node.text in (ALL, GROUP):
            return filled(whole if node.text == ALL else axis)
        known = before[: before.index(line.key)] + [k for k in before if k not in sums]
        keys = []
        for scalar, where in reader.texts(node, path):
            keys.append(scalar.text)
            if scalar.text not in known:
                hints = reader.near(scalar.text, known, path) or ("合计只能由别的行（栏）相加，别的合计要写在它前面",)
                reader.report("RG331", f"“{line.key}”的 和 里没有“{scalar.text}”可加", scalar, where, *hints)
        return tuple(keys)

    return tuple(
        item._replace(members=_summed(reader, item.members, whole, sums))
        if isinstance(item, Group)
        else item._replace(parts=parts(item)) if item.key in sums else item
        for item in axis
    )


def axes(grid: Grid) -> Iterator[Axis]:
    """Every axis of a grid that has lines."""
    for block in grid.blocks:
        yield from (axis for axis in (block.rows, block.columns) if axis)
