"""Footers with page numbers for a .docx from elsewhere, where its own hold nothing but page numbers."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.page_numbers import is_excused
from reportgen.document.looks import Received
from reportgen.inspection.inspecting import Inspected
from reportgen.readers.package import Package
from reportgen.writers.docx.ooxml import NAMESPACES
from reportgen.writers.docx.skeleton import footer

_RULES = ("RG761", "RG762", "RG763", "RG764", "RG765", "RG766")
_NUMBER_ALONE = re.compile(r"[\s\d第共页面总/of—―－–\-~～·.Pageg]*", re.IGNORECASE)
"""What a footer holds that says nothing but the number of the page."""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_TYPES = "[Content_Types].xml"
_SIDES = (("default", "right"), ("even", "left"))


class Feet(NamedTuple):
    """References for each section ("" where its footers stay), and what is said of those."""

    references: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def are_new(self) -> bool:
        """Whether any section gets footers."""
        return any(self.references)


class Footers(NamedTuple):
    """New parts by name, and the parts that name them as they become."""

    added: dict[str, bytes]
    changed: dict[str, bytes]


def feet_for(before: Inspected, number: int) -> Feet:
    """What each section gets; nothing at all where page numbers are as they should be."""
    verdicts = {ruling.rule.code: ruling.judged.verdict for ruling in before.rulings}
    received = before.received
    sections = received.looks.sections
    if not any(verdicts.get(code) is Verdict.BROKEN for code in _RULES):
        return Feet(("",) * len(sections))
    references, left = [], []
    for index in range(len(sections)):
        texts = _others(received, index)
        if texts:
            left.append(f"第 {index + 1} 节的页脚除页码外还有文字（“{texts[0][:20]}”），页脚没有动")
        stays = bool(texts) or is_excused(received, index)
        references.append("" if stays else _references(number, sections[index].first_differs))
    return Feet(tuple(references), tuple(left))


def _others(received: Received, index: int) -> list[str]:
    """The texts of a section's footers that are more than a number."""
    feet = (margin for margin in received.looks.sections[index].margins if not margin.above)
    texts = (" ".join(words.text.split()) for margin in feet for words in margin.paragraphs)
    return [text for text in texts if not _NUMBER_ALONE.fullmatch(text)]


def _id(number: int, pages: str) -> str:
    return f"rIdGw{number}{pages}"


def _references(number: int, first: bool) -> str:
    kinds = [(pages, _id(number, pages)) for pages, _ in _SIDES]
    kinds += [("first", _id(number, "default"))] if first else []
    return "".join(f'<w:footerReference w:type="{pages}" r:id="{id_}"/>' for pages, id_ in kinds)


def free_number(package: Package) -> int:
    """A number under which no footers of ours are there yet."""
    data = package.read(_relations(package))
    return next(n for n in range(1, len(data) + 2) if f'"{_id(n, "default")}"'.encode() not in data)


def _relations(package: Package) -> str:
    folder, base = posixpath.split(package.main)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def footers(package: Package, number: int, style: str) -> Footers | None:
    """The footers as parts; None where the lists of parts are written in a way that is not known."""
    folder = posixpath.dirname(package.main)
    added = {
        posixpath.join(folder, f"footerGw{number}{pages}.xml"): _part(side, style).encode() for pages, side in _SIDES
    }
    relations, types = _relations(package), package.read(_TYPES)
    targets = "".join(
        f'<Relationship Id="{_id(number, pages)}" Type="{_RELATION}" Target="footerGw{number}{pages}.xml"/>'
        for pages, _ in _SIDES
    )
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}"/>' for name in added)
    changed = {
        relations: _appended(package.read(relations), "Relationships", targets),
        _TYPES: _appended(types, "Types", overrides),
    }
    if any(name in package for name in added) or not all(changed.values()):
        return None
    return Footers(added, changed)


def _part(side: str, style: str) -> str:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:ftr {NAMESPACES}>{footer(side, numbered=True, style=style)}</w:ftr>"


def _appended(data: bytes, root: str, xml: str) -> bytes:
    """A list with more at its end; empty where its root is written with a prefix."""
    end = f"</{root}>".encode()
    head, closing, tail = data.rpartition(end)
    return head + xml.encode() + closing + tail if closing and not tail.strip() else b""
