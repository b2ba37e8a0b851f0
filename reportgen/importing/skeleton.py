"""What an old report says, put into the blank form of its pack: values, and comments on what is not sure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reportgen.checks.leftovers import PROPOSED
from reportgen.diagnostics import Outcome, short
from reportgen.facts.grid_figures import form_rows
from reportgen.facts.grids import cell_key
from reportgen.facts.schema import ALL
from reportgen.importing.attached_tables import Column, Grid
from reportgen.importing.elements import Element
from reportgen.importing.forms import Form, totals_of
from reportgen.importing.matching import Matched, quoted_years
from reportgen.importing.narrative import Told, node_of
from reportgen.importing.proposals import Proposed, Seen
from reportgen.reading import forbidden_in
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.blocks import Laid
from reportgen.yaml_text.edit import Edit, apply, insert, whole_lines
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.notes import annotate
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.putting import BLANK, Path, Put, group_node, list_node, prose_node, put, text_node
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar, Sequence, parse

MARK = PROPOSED.removeprefix("# ")
_HEAD = 2
"""The line of the form before which it is said where the file comes from."""
_LAST_CONTROL = 0xFFFF
_SHOWN = 4
"""Numbers of one indicator that a comment names."""


class Written(NamedTuple):
    """A section as it is written: under which key, what it says, and the setting that differs from the pack's."""

    matched: Matched
    told: Told
    style: Mapping[str, str]


class Attached(NamedTuple):
    """An attachment: its title, its text, its table."""

    title: str
    told: Told | None = None
    grid: Grid | None = None


class Skeleton(NamedTuple):
    """All that goes into the file; `makeup` is 章节 where the pack's order does not do."""

    year: int
    elements: tuple[Element, ...]
    attachments: tuple[Attached, ...]
    untitled: Mapping[str, Told]
    sections: tuple[Written, ...]
    makeup: tuple[Matched, ...] | None
    figures: Proposed
    forms: tuple[Form, ...]
    origin: str
    """The old report's name."""


def fill_in(form: Source, skeleton: Skeleton, order: Order) -> Outcome[str]:
    """The form's text with all that the report says, in canonical layout.

    RG902, and no text, where it would say anything else.
    """
    if skeleton.makeup is not None:
        form = _without(form, {*skeleton.untitled, *(one.key for one in skeleton.makeup)})
    head = f"# 由 {_one_line(skeleton.origin)} 导入。标着“{MARK}”的逐处与原文核对，核对过的删去“{MARK}”及其后的字。\n"
    form = Source(form.path, apply(form, [insert(_HEAD, 1, head)]))
    root = parse(form).value
    assert isinstance(root, Tree), "a blank form has keys"
    made = put(form, root, map(_clean, _puts(skeleton)), order)
    if made.value is None:
        return made
    first = laid_out(Source(form.path, made.value), order)
    if first.value is None:
        return first
    source = Source(form.path, first.value)
    tree = parse(source).value
    assert isinstance(tree, Tree), "verified by layout"
    notes = {path: cleaned(note) for path, note in _notes(skeleton).items()}
    return laid_out(Source(form.path, annotate(source, tree, notes, above=("正文",))), order)


def _one_line(name: str) -> str:
    """The name of a file as a comment can say it: a line feed in it would end the comment."""
    return cleaned(" ".join("".join(sign if sign.isprintable() else " " for sign in name).split()))


def cleaned(text: str) -> str:
    """A text without the characters that no facts file may hold: 〓 stands for one that was a sign."""
    found = forbidden_in(text)
    while found is not None:
        text = text.replace(found, "〓" if found.isprintable() or ord(found) > _LAST_CONTROL else "")
        found = forbidden_in(text)
    return text


def _clean(one: Put) -> Put:
    if isinstance(one.value, Laid):
        return one._replace(value=Laid(_cleaned(one.value.node)))
    return one._replace(value=_cleaned(one.value))


def _cleaned(node: Node) -> Node:
    if isinstance(node, Scalar):
        return node._replace(text=cleaned(node.text))
    if isinstance(node, Sequence):
        return node._replace(items=tuple(map(_cleaned, node.items)))
    return node._replace(entries=tuple(entry._replace(value=_cleaned(entry.value)) for entry in node.entries))


def _without(form: Source, kept: Collection[str]) -> Source:
    """The form without the sections that 章节 does not list, and the comments above them."""
    root = parse(form).value
    body = root.get("正文") if isinstance(root, Tree) else None
    edits, above = [], 0
    for entry in body.entries if isinstance(body, Tree) else ():
        line = entry.key.span.line
        if entry.key.text not in kept and above:
            edits.append(Edit(whole_lines(above + 1, line), ""))
        elif entry.key.text not in kept:
            edits.append(Edit(whole_lines(line, line), ""))
        above = line
    return Source(form.path, apply(form, edits))


def laid_out(source: Source, order: Order) -> Outcome[str]:
    """A file's text in canonical layout."""
    read = parse(source)
    if not isinstance(read.value, Tree):
        return Outcome(None, read.diagnostics)
    return layout(source, read.value, order)


def _puts(skeleton: Skeleton) -> Iterator[Put]:
    for element in skeleton.elements:
        if element.path:
            value = _value(element.value)
            yield Put(element.path, value if element.path[-1] != "标题" else Laid(value))
    if skeleton.attachments:
        yield Put(("公文", "附件"), Laid(list_node(map(_attachment, skeleton.attachments))))
    for path, seen in skeleton.figures.agreed.items():
        yield Put(_keys(path), text_node(str(seen.figure)))
    for form in skeleton.forms:
        yield from _form_puts(form, skeleton.year)
    if skeleton.makeup is not None:
        yield Put(("章节",), Laid(list_node(_choice(one, skeleton.year) for one in skeleton.makeup)))
    for key, told in skeleton.untitled.items():
        yield Put(("正文", key), Laid(node_of(told)))
    for each in skeleton.sections:
        own = each.matched.heading if skeleton.makeup is None else ""
        if each.told.lead or each.told.points or own:
            yield Put(("正文", each.matched.key), Laid(node_of(each.told, quoted_years(own, skeleton.year))))
    yield from _styles(skeleton.sections)


def _value(value: str | tuple[str, ...]) -> Node:
    return prose_node(value) if isinstance(value, str) else list_node(map(text_node, value))


def _attachment(attached: Attached) -> Node:
    entries: list[tuple[str, Node]] = [("标题", text_node(attached.title))]
    if attached.told is not None:
        entries.append(("内容", node_of(attached.told)))
    if attached.grid is not None:
        entries.append(("表", _table(attached.grid)))
    return group_node(entries) if len(entries) > 1 else text_node(attached.title)


def _table(grid: Grid) -> Node:
    unit = [("计量", text_node(grid.unit))] if grid.unit else []
    rows = list_node(list_node(map(text_node, row)) for row in grid.rows)
    notes = [("注", list_node(map(text_node, grid.notes)))] if grid.notes else []
    return group_node([*unit, ("列", list_node(map(_column, grid.heads))), ("行", rows), *notes])


def _column(column: Column) -> Node:
    if not column.members:
        return text_node(column.name)
    return group_node([("名称", text_node(column.name)), ("列", list_node(map(_column, column.members)))])


def _choice(matched: Matched, year: int) -> Node:
    heading = quoted_years(matched.heading, year)
    if not heading:
        return text_node(matched.key)
    return group_node([("键", text_node(matched.key)), ("标题", text_node(heading))])


def _styles(sections: tuple[Written, ...]) -> Iterator[Put]:
    """体例: what all sections have in common once, the rest by section."""
    styles = [each.style for each in sections]
    common = {k: v for k, v in styles[0].items() if all(s.get(k) == v for s in styles)} if len(styles) > 1 else {}
    if common:
        yield Put(("体例", ALL), _style(common))
    for each in sections:
        own = {key: value for key, value in each.style.items() if common.get(key) != value}
        if own:
            yield Put(("体例", each.matched.key), _style(own))


def _style(style: Mapping[str, str]) -> Node:
    return group_node((key, text_node(value)) for key, value in style.items())


def _form_puts(form: Form, year: int) -> Iterator[Put]:
    """A table row by row; totals that follow from their parts are left to the program."""
    assert form.theme.grid is not None
    left = totals_of(form, year)
    for row, columns in form_rows(form.theme.grid, year):
        texts = [form.cells.get(key, "") if (key := cell_key(row, c)) not in left else "" for c in columns]
        nodes: list[Node] = [text_node(text) if text else BLANK for text in texts]
        if not any(texts):
            continue
        path: Path = ("指标", form.theme.key)
        if row is None:
            yield from (Put((*path, c.key), node) for c, node in zip(columns, nodes) if node != BLANK)
        else:
            yield Put((*path, row.key), nodes[0] if len(nodes) == 1 else list_node(nodes))


def _notes(skeleton: Skeleton) -> dict[tuple[str, ...], str]:
    """Comments by key path."""
    found = {e.path: f"{MARK}：{e.doubt}" for e in skeleton.elements if e.doubt and e.path}
    agreed, disputed = skeleton.figures.agreed, skeleton.figures.disputed
    for path, seen in agreed.items():
        found[_keys(path)] = f"{MARK}：来自{_said(seen)}"
    for path, several in disputed.items():
        said = "；".join(_said(seen) for seen in several[:_SHOWN])
        more = f"等 {len(several)} 处" if len(several) > _SHOWN else ""
        found[_keys(path)] = f"{MARK}，没有填，几处不一样：{said}{more}"
    for form in skeleton.forms:
        odd = "、".join(f"“{name}”写着“{short(text)}”" for name, text in form.odd[:_SHOWN])
        lacking = f"；读不出的没有填：{odd}" if odd else ""
        found[("指标", form.theme.key)] = f"{MARK}：来自第{form.numbers[0] if form.numbers else '?'}段起的表{lacking}"
    for each in skeleton.sections:
        matched = each.matched
        if (each.told.lead or each.told.points) and not matched.sure:
            found[("正文", matched.key)] = f"{MARK}：原标题是“{matched.section.heading}”"
    return found


def _keys(path: str) -> tuple[str, ...]:
    return ("指标", *path.split("."))


def _said(seen: Seen) -> str:
    return f"第{seen.number}段“{seen.words}”"
