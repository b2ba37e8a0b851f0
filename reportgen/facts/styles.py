"""Reading 体例: how headings and points of each section are set."""

from __future__ import annotations

from reportgen.diagnostics import short
from reportgen.facts.choices import listed_keys
from reportgen.facts.ledger import FactReader
from reportgen.facts.schema import ALL, STYLE, Shape, Writable
from reportgen.records import join
from reportgen.yaml_text.tree import Node


def read_styles(
    layers: list[tuple[FactReader, dict[str, Node]]], known: Writable, shape: Shape
) -> dict[str, dict[str, str]]:
    """体例, section by section and key by key; the facts file wins over the office. 全部 holds for all sections.

    What the office says of a section that this year's report has not is for other years.
    """
    styles: dict[str, dict[str, str]] = {}
    sections = [key for key in known.slots if key not in known.untitled]
    for number, (reader, found) in enumerate(layers):
        own = (*sections, ALL, *known.left_out, *((*shape.keys(), *listed_keys(found.get("章节"))) if number else ()))
        mapping = reader.mapping(found["体例"], "体例") if "体例" in found else None
        for entry in mapping.entries if mapping else ():
            key, path = entry.key.text, join("体例", entry.key.text)
            if key in known.untitled:
                reader.report("RG201", f"“{key}”没有体例：这一部分不编号", entry.key, path, "删去这一项")
                continue
            if key not in own:
                hints = reader.near(key, sections, "体例") or (f"可写：{'、'.join((ALL, *sections)[:12])}",)
                reader.report("RG201", f"没有“{short(key)}”这一部分", entry.key, path, *hints)
                continue
            chosen = reader.fields(entry.value, STYLE, path)
            for field in STYLE:
                if field.key in chosen:
                    scalar = reader.choice(chosen[field.key], field.choices, join(path, field.key))
                    if scalar is not None:
                        styles.setdefault(key, {}).setdefault(field.key, scalar.text)
    return styles
