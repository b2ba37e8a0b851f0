"""Our styles and the setting of left and right pages, put into the parts of a .docx from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.packs.layout import Layout
from reportgen.readers.docx.containers import Child, Container, containers
from reportgen.readers.docx.properties import value
from reportgen.readers.docx.splicing import Splice, spliced
from reportgen.readers.docx.styles import Style as Known
from reportgen.readers.docx.styles import Styles, read_styles
from reportgen.readers.package import Package
from reportgen.readers.refusal import damaged
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.dressing import sheet
from reportgen.writers.docx.ooxml import W
from reportgen.writers.docx.styles import Style

_STYLES, _SETTINGS = "word/styles.xml", "word/settings.xml"
_FACED = ("rFonts", "sz", "color")
"""What a character style may not set if its runs keep it."""
# What stands before evenAndOddHeaders in w:settings.
# fmt: off
_BEFORE_EVEN = frozenset((
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
    "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection",
    "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
    "clickAndTypeStyle", "defaultTableStyle",
))
# fmt: on


EMPTY_STYLES, EMPTY_SETTINGS = (f'<w:{root} xmlns:w="{W}"></w:{root}>' for root in ("styles", "settings"))
"""The parts where a document has none."""


class Sheet(NamedTuple):
    """The part of styles as it becomes: `ids` of our styles in it, `own` ids of character styles that runs may keep."""

    data: bytes
    ids: Mapping[str, str]
    own: frozenset[str]


def restyled(package: Package, data: bytes, layout: Layout) -> Sheet:
    """Our styles in place of those that have their names, under these one's ids, else as further ones.

    `data` is the part of styles.

    Raises:
        Refused: it is none.
    """
    known = read_styles(package)
    whole = _root(data, _STYLES, "styles")
    if whole.bare:
        return restyled(package, EMPTY_STYLES.encode(), layout)
    there = [child for child in whole.children if child.name == "style"]
    by_name = {(_kind(child), known.get(_id(child)).name): child for child in there}
    wanted = sheet(layout)
    ids = {style.id: _id_of(style, by_name, {_id(child) for child in there}) for style in wanted}
    made: list[Splice] = []
    for style in wanted:
        old = by_name.get((style.kind, style.name.lower()))
        xml = _named(style, ids, known).xml().encode()
        made.append(Splice(old.start, old.end, xml) if old else Splice(whole.stop, whole.stop, xml))
    own = frozenset(_id(child) for child in there if _kind(child) == "character" and _is_plain(known.get(_id(child))))
    return Sheet(spliced(data, made), ids, own)


def _root(data: bytes, part: str, kind: str) -> Container:
    """The root of a part.

    Raises:
        Refused: the part is none of that kind.
    """
    found = containers(data, part)
    if not found or found[-1].kind != kind:
        raise damaged(f"文件内部的 {part} 里没有 w:{kind}")
    return found[-1]


def _id(child: Child) -> str:
    return child.said.get("styleId", "")


def _kind(child: Child) -> str:
    return child.said.get("type", "paragraph")


def _id_of(style: Style, by_name: Mapping[tuple[str, str], Child], taken: set[str]) -> str:
    """The id of the style that has the name; else a new one."""
    old = by_name.get((style.kind, style.name.lower()))
    if old is not None:
        return _id(old)
    return next(id_ for id_ in _numbered(style.id) if id_ not in taken)


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    number = 1
    while True:
        yield f"{id_}{number}"
        number += 1


def _named(style: Style, ids: Mapping[str, str], known: Styles) -> Style:
    """A style under the ids of the document; Word's own numbers stay with the style that had them."""
    id_ = ids[style.id]
    said = known.get(id_).paragraph
    number, depth = value(said, "numPr/numId"), value(said, "numPr/ilvl")
    paragraph = style.paragraph
    if re.fullmatch(r"\d{1,9}", number):
        level = f'<w:ilvl w:val="{depth}"/>' if re.fullmatch("[0-8]", depth) else ""
        keeps = re.match(r"(?:<w:keepNext/>)?(?:<w:keepLines/>)?", paragraph)
        at = keeps.end() if keeps else 0
        paragraph = f'{paragraph[:at]}<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr>{paragraph[at:]}'
    return style._replace(
        id=id_,
        paragraph=paragraph,
        based=ids.get(style.based, style.based) if style.based else None,
        following=ids.get(style.following, style.following) if style.following else None,
    )


def _is_plain(style: Known) -> bool:
    return not any(name in style.run for name in _FACED)


def with_even_pages(data: bytes) -> bytes:
    """The settings with footers of their own for left pages.

    Raises:
        Refused: the part is none of settings.
    """
    whole = _root(data, _SETTINGS, "settings")
    if whole.bare:
        return EMPTY_SETTINGS.replace("></", "><w:evenAndOddHeaders/></").encode()
    old = [Splice(child.start, child.end, b"") for child in whole.children if child.name == "evenAndOddHeaders"]
    at = max((child.end for child in whole.children if child.name in _BEFORE_EVEN), default=whole.inner)
    return spliced(data, [*old, Splice(at, at, b"<w:evenAndOddHeaders/>")])
