"""Reading 要素 and 项目: facts that a pack declares by itself, as texts, lists or dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic
from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Day, Element, Words
from reportgen.facts.official import Found
from reportgen.facts.quotes import Named
from reportgen.facts.values import Blank
from reportgen.records import Field, Kind, join
from reportgen.source import Place, Source
from reportgen.yaml_text.places import deepest
from reportgen.yaml_text.tree import Node

NAME = "要素"


def read_element(reader: FactReader, node: Node, field: Field, path: str) -> Element | None:
    """One value of the kind that its field declares; None after a fault and where it is empty."""
    if field.kind is Kind.TEXTS:
        return tuple(words for words in reader.word_list(node, path) if words) or None
    if field.kind is Kind.DATE:
        return reader.day(node, path)
    return reader.words(node, path) or None


def read_elements(found: Found, fields: tuple[Field, ...]) -> dict[str, Element]:
    """要素, those that are filled in."""
    elements = {}
    for field in fields:
        if field.key in found:
            reader, node = found[field.key]
            value = read_element(reader, node, field, join(NAME, field.key))
            if value is not None:
                elements[field.key] = value
    return elements


def missing_elements(
    fields: tuple[Field, ...], found: Mapping[str, Element], source: Source, root: Node
) -> Iterator[Diagnostic]:
    """What the pack requires and the facts do not give."""
    for field in fields:
        if field.required and field.key not in found:
            place = Place(source, deepest(root, [NAME]), join(NAME, field.key))
            example = f"，例如 {field.key}: {field.example}" if field.example else ""
            hint = f"在 {NAME} 下填写 {field.key}：{field.meaning}{example}"
            yield Diagnostic("RG212", f"缺必需的“{NAME}.{field.key}”", place, (hint,))


def element_names(fields: tuple[Field, ...], elements: Mapping[str, Element]) -> dict[str, Named]:
    """要素.… as narrative may quote them; lists are for templates alone."""
    names: dict[str, Named] = {}
    for field in fields:
        path, value = join(NAME, field.key), elements.get(field.key)
        if isinstance(value, (Words, Day)):
            names[path] = Named(str(value), value.leaf)
        else:
            missing = Blank(path, faulty=field.required)  # which has been told
            names[path] = Named(None if field.kind is Kind.TEXTS else missing, 0)
    return names
