"""Footers with page numbers for a .docx from elsewhere, where its own hold nothing but page numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.page_numbers import is_excused
from reportgen.document.looks import Received
from reportgen.inspection.further import Further
from reportgen.inspection.inspecting import Inspected
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.ooxml import NAMESPACES, R
from reportgen.writers.docx.skeleton import footer

_RULES = ("RG761", "RG762", "RG763", "RG764", "RG765", "RG766")
_NUMBER_ALONE = re.compile(r"[\s\d第共页面总/of—―－–\-~～·.Pageg]*", re.IGNORECASE)
"""What a footer holds that says nothing but the number of the page."""
_R = f'xmlns:r="{R}"'
"""Said with each reference: a document without any need not have said it."""
_SIDES = (("default", "right"), ("even", "left"))


class Feet(NamedTuple):
    """References for each section ("" where its footers stay), and what is said of those."""

    references: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def are_new(self) -> bool:
        """Whether any section gets footers."""
        return any(self.references)


def feet_for(before: Inspected, further: Further, style: str) -> Feet:
    """What each section gets, with the footers added; nothing at all where page numbers are as they should be."""
    verdicts = {ruling.rule.code: ruling.judged.verdict for ruling in before.rulings}
    received = before.received
    sections = received.looks.sections
    if not any(verdicts.get(code) is Verdict.BROKEN for code in _RULES):
        return Feet(("",) * len(sections))
    references, left = [], []
    ids: dict[str, str] = {}
    for index in range(len(sections)):
        texts = _others(received, index)
        if texts:
            left.append(f"第 {index + 1} 节的页脚除页码外还有文字（“{texts[0][:20]}”），页脚没有动")
        stays = bool(texts) or is_excused(received, index)
        if not stays and not ids:
            ids = {pages: further.add("footer", f"footer-{pages}", _part(side, style)) for pages, side in _SIDES}
        references.append("" if stays else _references(ids, sections[index].first_differs))
    return Feet(tuple(references), tuple(left))


def _others(received: Received, index: int) -> list[str]:
    """The texts of a section's footers that are more than a number."""
    feet = (margin for margin in received.looks.sections[index].margins if not margin.above)
    texts = (" ".join(words.text.split()) for margin in feet for words in margin.paragraphs)
    return [text for text in texts if not _NUMBER_ALONE.fullmatch(text)]


def _references(ids: Mapping[str, str], first: bool) -> str:
    kinds = [*ids.items(), *([("first", ids["default"])] if first else [])]
    return "".join(f'<w:footerReference {_R} w:type="{pages}" r:id="{id_}"/>' for pages, id_ in kinds)


def _part(side: str, style: str) -> str:
    return f"<w:ftr {NAMESPACES}>{footer(side, numbered=True, style=style)}</w:ftr>"
