"""A filled-in entry sheet read back into its facts file (`import`): only what changed is touched, all else stays.

Nothing is written where anything in the sheet is wrong, and the new text is read again first: it must say what the
file said but for the changed values (`yaml_text/putting`), and those as the sheet has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.entry import FIGURE_COLUMNS, FIGURES, NUMBER, SINGLE, STATED, TABLE, VALUE, Area, Slot, slot_path
from reportgen.facts.figures import read_figures
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.recorded import recorded
from reportgen.facts.schema import KINDS
from reportgen.facts.sheets import Sheet, Sheets, first_text, pack_name, said
from reportgen.fixes import in_the_manner_of
from reportgen.office.entries import Comparison
from reportgen.office.entry_totals import Entered
from reportgen.office.formatting import order_of
from reportgen.packs.load import Pack
from reportgen.readers.xlsx.entry import SIZE_LIMIT, WANTED, Filled, read_entry
from reportgen.reading import read_bytes, top_of
from reportgen.records import is_blank, year_of
from reportgen.sections.needs import form_of
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop, read_sheet
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.putting import BLANK, Put, group_node, list_node, put, text_node
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar, parse


class Entry(NamedTuple):
    """A change of one value: its path, what the file had ("" for nothing), what it has now, and the cell."""

    path: str
    before: str
    after: str
    place: Place


class Imported(NamedTuple):
    """The facts file, its bytes with the changes, these in the order of the pack; whether it is a new one."""

    path: Path
    data: bytes
    changes: tuple[Entry, ...]
    new: bool


def import_sheet(path: Path, facts: Path | None, workshop: Workshop) -> Outcome[Imported]:
    """What the facts file becomes; None where anything in the sheet, or between the two, is wrong.

    Raises:
        ReportgenError: a file cannot be opened.
    """
    if facts is not None:
        project.require_facts(facts)
    name = project.shown(path)
    read = read_entry(read_bytes(path, name, SIZE_LIMIT, WANTED), name)
    if read.value is None or read.failed:
        return Outcome(None, read.diagnostics)
    filled = read.value
    target = facts or path.with_name(f"{filled.heads.year}.yaml")
    loaded = workshop.pack(filled.heads.pack, workshop.roots(target), top_of(name))
    pack = loaded.value
    if pack is None or loaded.failed:
        return Outcome(None, (*read.diagnostics, *loaded.diagnostics))
    new = facts is None and not target.exists()
    sheet = _blank(pack, filled, target) if new else read_sheet(target)
    if sheet.value is None or not isinstance(sheet.value.root, Tree):
        wrong = sheet.diagnostics or tuple(_no_keys(sheet.value))
        return Outcome(None, (*read.diagnostics, *wrong))
    faults = [*read.diagnostics, *sheet.diagnostics]
    if not new:
        faults += _strange(filled, sheet.value, target, pack, workshop)
        faults += _misshapen(sheet.value, pack, filled.heads.year)
    if any(d.is_error for d in faults):
        return Outcome(None, tuple(faults))
    compared = Comparison(filled._replace(first=None) if new else filled, sheet.value.root, pack)
    changed = compared.entered()
    faults += compared.faults
    if any(d.is_error for d in faults):
        return Outcome(None, tuple(faults))
    written = _written(target, sheet.value, compared, changed, workshop)
    if written.value is None:
        return Outcome(None, (*faults, *written.diagnostics))
    data = written.value.encode() if new else in_the_manner_of(written.value, target.read_bytes())
    changes = tuple(Entry(slot_path(slot), e.spot.text, e.text, e.place) for slot, e in changed.items())
    return Outcome(Imported(target, data, changes, new), tuple(faults))


def _blank(pack: Pack, filled: Filled, target: Path) -> Outcome[Sheet]:
    """The blank form as a file that is not there yet, for the 类别 that was filled in, or that the sheet is for."""
    typed = _typed(filled, "单位.类别")
    kind = typed if typed in KINDS else filled.heads.kind or None
    source = Source(project.shown(target), form_of(pack, filled.heads.year, kind))
    tree = parse(source)
    return Outcome(Sheet(source, tree.value) if tree.value is not None else None, tree.diagnostics)


def _no_keys(sheet: Sheet | None) -> Iterator[Diagnostic]:
    if sheet is not None:
        reader = FactReader(sheet.source, Ledger())
        reader.mapping(sheet.root, "")
        yield from reader.faults


def _strange(filled: Filled, sheet: Sheet, target: Path, pack: Pack, workshop: Workshop) -> Iterator[Diagnostic]:
    """A sheet of another pack, year or unit than the facts file."""
    heads, name = filled.heads, project.shown(target)
    office = project.find_office(target)
    standing = workshop.sheet(office).value if office is not None else None
    named = pack_name(Sheets(sheet, standing))
    if named.value is None:
        yield from named.diagnostics
    else:
        other = workshop.pack(named.value[0], workshop.roots(target)).value
        if other is None or other.name != pack.name:
            theirs = other.name if other is not None else named.value[0]
            yield _other(filled, f"这张表是模板包 {pack.name} 的，{name} 用的是 {theirs}")
    year = year_of(said(sheet, "年度"))
    if year != heads.year:
        yield _other(filled, f"这张表是 {heads.year} 年度的，{name} 的年度是 {year or '空的'}")
    unit = first_text((sheet, standing), "单位", "名称")
    typed = _typed(filled, "单位.名称")
    theirs = heads.unit if heads.unit != unit else ""
    if unit and (theirs or (not heads.unit and typed not in ("", unit))):
        yield _other(filled, f"这张表是“{theirs or typed}”的，{name} 是“{unit}”的")


def _typed(filled: Filled, path: str) -> str:
    found = filled.cells.get((path, VALUE))
    return found.cell.text.strip() if found is not None else ""


def _other(filled: Filled, message: str) -> Diagnostic:
    hint = "核对是不是拿错了表或文件；没有错的，写明要导入哪个文件：reportgen import 表.xlsx 文件.yaml"
    return Diagnostic("RG123", message, top_of(filled.source.path), (hint,))


def _misshapen(sheet: Sheet, pack: Pack, year: int) -> Iterator[Diagnostic]:
    """Rows of tables in the facts file that nobody knows the columns of, so that nothing can be put into them."""
    assert isinstance(sheet.root, Tree)
    node = sheet.root.get(FIGURES)
    reader = FactReader(sheet.source, Ledger())
    read_figures(reader, node, pack.catalogue, year=year)
    yield from (fault for fault in reader.faults if fault.code in ("RG202", "RG227"))


def _written(
    target: Path, sheet: Sheet, compared: Comparison, changed: Mapping[Slot, Entered], workshop: Workshop
) -> Outcome[str]:
    """The file's text with what changed; a file in canonical form stays in it."""
    source, root = sheet
    assert isinstance(root, Tree)
    if not changed:
        return Outcome(source.text)
    order = order_of(target, sheet, workshop)[0]
    made = put(source, root, _puts(compared, changed), order)
    if made.value is None:
        return made
    again = _tree(source.path, made.value)
    if layout(source, root, order).value == source.text:
        made = layout(*again, order)
        if made.value is None:
            return made
        again = _tree(source.path, made.value)
    spots = recorded(again[1], compared.areas)
    if all(compared.is_same(slot, entered.text, spots[slot].text) for slot, entered in changed.items()):
        return made
    message = "写入后读出来的与表里的不同，没有改动；这是程序的错"
    return Outcome(None, (Diagnostic("RG902", message, top_of(source.path), ("请把这个文件发给维护人员",)),))


def _tree(path: str, text: str) -> tuple[Source, Tree]:
    source = Source(path, text)
    root = parse(source).value
    assert isinstance(root, Tree), "verified where it was written"
    return source, root


def _puts(compared: Comparison, changed: Mapping[Slot, Entered]) -> Iterator[Put]:
    """The values with their places in the file."""
    broken = {row.split(".")[1] for row, _ in changed if row.startswith(f"{FIGURES}.")} & _never(compared.root)
    for area in compared.areas:
        for row in area.rows:
            own = {column: changed[row, column] for column in area.columns if (row, column) in changed}
            if not own and not (area.form == TABLE and row.split(".")[1] in broken):
                continue
            if area.form == STATED:
                yield Put(own[VALUE].spot.path, compared.node((row, VALUE), own[VALUE]))
            elif area.form == SINGLE:
                yield from _figure(compared, row, own)
            else:
                yield from _table_row(compared, area, row, own, changed)


def _never(root: Node) -> frozenset[str]:
    """The themes that a file writes off with one word: once a number is put into one, all its rows are written."""
    figures = root.get(FIGURES) if isinstance(root, Tree) else None
    themes = figures.entries if isinstance(figures, Tree) else ()
    return frozenset(e.key.text for e in themes if isinstance(e.value, Scalar) and not is_blank(e.value))


def _figure(compared: Comparison, row: str, own: Mapping[str, Entered]) -> Iterator[Put]:
    """A figure in the form that it has; in the long one as soon as it has 说明 or 来源."""
    if not any(entered.spot.whole for entered in own.values()):
        yield from (Put(entered.spot.path, text_node(entered.text)) for entered in own.values())
        return
    spots = {column: compared.spots[row, column] for column in FIGURE_COLUMNS}
    texts = {column: own[column].text if column in own else spots[column].text for column in FIGURE_COLUMNS}
    path = spots[NUMBER].path
    yield Put(path, group_node((column, text_node(text)) for column, text in texts.items() if text))


def _table_row(
    compared: Comparison, area: Area, row: str, own: Mapping[str, Entered], changed: Mapping[Slot, Entered]
) -> Iterator[Put]:
    """The changed numbers of a row, or the whole of it where it has no place for one number."""
    if own and not any(entered.spot.whole for entered in own.values()):
        yield from (Put(entered.spot.path, text_node(entered.text)) for entered in own.values())
        return
    path = tuple(row.split("."))
    texts = [changed[row, c].text if (row, c) in changed else compared.spots[row, c].text for c in area.columns]
    nodes: list[Node] = [text_node(text) if text else BLANK for text in texts]
    if len(path) == 2:
        yield from (Put((*path, column), node) for column, node in zip(area.columns, nodes) if node != BLANK)
    else:
        yield Put(path, nodes[0] if len(nodes) == 1 else list_node(nodes))
