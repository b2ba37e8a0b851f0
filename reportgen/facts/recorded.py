"""What a facts file says for every slot of an entry sheet, as it is written, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.facts.entry import FIGURE_COLUMNS, NUMBER, SEPARATOR, SINGLE, STATED, Area, Slot
from reportgen.facts.values import Figure, parse_figure
from reportgen.records import Field, Kind, date_of, is_blank
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.places import Ways
from reportgen.yaml_text.putting import Path
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar, Sequence

_ITEMS = re.compile("[；;\n]")


class Spot(NamedTuple):
    """The text for a slot ("" where the file says nothing) and the path at which it stands or would.

    `whole`: there is no place for it alone, so that its row is written anew.
    """

    text: str
    path: Path
    whole: bool = False


def recorded(root: Node, found: Iterable[Area]) -> Mapping[Slot, Spot]:
    """What a file says for every slot."""
    spots: dict[Slot, Spot] = {}
    ways = Ways(root)
    for area in found:
        for row in area.rows:
            path = tuple(row.split("."))
            if area.form == STATED:
                spots[row, area.columns[0]] = Spot(as_text(ways.at(path)), path)
            elif area.form == SINGLE:
                spots |= dict(_figure(ways, row, path))
            else:
                spots |= dict(_table_row(ways, row, path, area.columns))
    return spots


def _figure(ways: Ways, row: str, path: Path) -> Iterator[tuple[Slot, Spot]]:
    node = ways.at(path)
    for column in FIGURE_COLUMNS:
        if isinstance(node, Tree):
            yield (row, column), Spot(as_text(node.get(column)), (*path, column))
        else:
            yield (row, column), Spot(as_text(node) if column == NUMBER else "", path, column != NUMBER)


def _table_row(ways: Ways, row: str, path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Slot, Spot]]:
    theme = ways.at(path[:2])
    node = theme if _is_said(theme) else ways.at(path)
    for index, column in enumerate(columns):
        if isinstance(node, Sequence):
            fits = index < len(node.items)
            yield (row, column), _leaf(node.items[index], (*path, index)) if fits else Spot("", path, whole=True)
        elif isinstance(node, Tree) and not (len(columns) == 1 and node.get(NUMBER) is not None):
            yield (row, column), _leaf(node.get(column), (*path, column))
        elif len(columns) == 1 and len(path) > 2 and not _is_said(theme):
            yield (row, column), _leaf(node, path)
        else:  # nothing yet, or 不适用 for all of it
            yield (row, column), Spot(as_text(node), path, whole=True)


def _leaf(node: Node | None, path: Path) -> Spot:
    """A number in its short or its long form."""
    if isinstance(node, Tree):
        return Spot(as_text(node.get(NUMBER)), (*path, NUMBER))
    return Spot(as_text(node), path)


def _is_said(node: Node | None) -> bool:
    return isinstance(node, Scalar) and not is_blank(node)


def line_of(ways: Ways, spot: Spot) -> int:
    """The line on which a value ends; 0 where there is none. `ways` are those of the tree that `spot` is of."""
    node = ways.at(spot.path)
    return node.span.end_line if isinstance(node, Scalar) else 0


def remark(ways: Ways, spot: Spot) -> str:
    """The 说明 beside a number in its long form."""
    node = ways.at(spot.path[:-1]) if spot.path[-1] == NUMBER else None
    return as_text(node.get("说明")) if isinstance(node, Tree) else ""


def as_text(node: Node | None) -> str:
    """A value as one text: a list's items with ； between them, "" for what is blank or no text at all."""
    if isinstance(node, Sequence):
        return SEPARATOR.join(filter(None, map(as_text, node.items)))
    return node.text.strip() if isinstance(node, Scalar) and not is_blank(node) else ""


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list that stands in one cell."""
    return tuple(filter(None, (item.strip() for item in _ITEMS.split(text))))


def is_same_figure(one: str, other: str, unit: str) -> bool:
    """Whether two texts are the same figure: equal numbers, or approximate ones in the same words."""
    if one == other:
        return True
    first, second = parse_figure(one, unit), parse_figure(other, unit)
    if not isinstance(first, Figure) or not isinstance(second, Figure):
        return False
    return first.value == second.value and (first.text == second.text or not (first.approx or second.approx))


def is_same_field(one: str, other: str, field: Field) -> bool:
    """Whether two texts say the same for a field: dates in either form, lists item by item."""
    if field.kind is Kind.DATE and one != other:
        return date_of(one) is not None and date_of(one) == date_of(other)
    return items_of(one) == items_of(other) if field.kind is Kind.TEXTS else one == other
