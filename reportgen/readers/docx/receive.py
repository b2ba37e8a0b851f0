"""Any .docx as a `Received`: its paragraphs with roles and looks, and the `Document` that they make up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Outcome
from reportgen.document.looks import BODY, ENDNOTE, FOOTNOTE, Looks, Received, Words
from reportgen.readers.docx.charts import read_charts
from reportgen.readers.docx.composing import document
from reportgen.readers.docx.document_properties import properties, settings
from reportgen.readers.docx.levels import below_their_parents
from reportgen.readers.docx.lists import read_lists
from reportgen.readers.docx.looks import Looks as Looker
from reportgen.readers.docx.paragraphs import WORKED_ON, Count
from reportgen.readers.docx.read import DOCX, drafts_of
from reportgen.readers.docx.recognising import with_roles
from reportgen.readers.docx.styles import read_styles
from reportgen.readers.docx.themes import theme_fonts
from reportgen.readers.docx.walking import read_part
from reportgen.readers.docx.words import comments_of, frame, sections, words
from reportgen.readers.kinds import Draft
from reportgen.readers.package import Package, read_package
from reportgen.source import Source
from reportgen.tuples import NamedTuple

_STORIES = ((FOOTNOTE, "footnotes"), (ENDNOTE, "endnotes"))
_MARGINS = ("header", "footer")


class _Whole(NamedTuple):
    """All that was read: the paragraphs, their lines, and what is said of looks."""

    words: list[Words]
    drafts: list[Draft]
    looks: Looks


def receive(data: bytes, name: str, part: int = WORKED_ON) -> Outcome[Received]:
    """A .docx of any origin, within a `part` of the reader's limits; tracked changes are taken as accepted, and told.

    An empty document is one, too: nothing in it is a title or a text.
    """
    read = read_package(data, name, DOCX, lambda package: _whole(package, Count(part)))
    if read.value is None:
        return Outcome(None, read.diagnostics)
    told, drafts, looks = read.value
    source = Source(name, "\n".join(one.text for one in told))
    return Outcome(Received(source, tuple(below_their_parents(with_roles(told, drafts))), looks, document))


def _whole(package: Package, count: Count) -> _Whole:
    styles = read_styles(package)
    lists = read_lists(package)
    looker = Looker(styles, theme_fonts(package), lists)
    stories = [(BODY, package.main), *((story, part) for story, kind in _STORIES if (part := package.related(kind)))]
    parts = [(story, read_part(package.read(part), part, count, styles)) for story, part in stories]
    body, notes = parts[0][1], package.related("comments")
    comments = comments_of(body, read_part(package.read(notes), notes, count, styles) if notes else None)
    told: list[Words] = []
    drafts: list[Draft] = []
    for story, whole in parts:
        for one in whole.paragraphs:
            number = len(told) + 1
            told.append(words(one, number, story, looker, lists, comments.get(id(one), ())))
            drafts += drafts_of(one, number, styles, told[-1].label)
            one.release()
    margins = dict(_margins(package, looker, count))
    set_ = settings(package)
    looks = Looks(
        sections=sections(body.sections, margins),
        tables=tuple(frame(grid) for grid in body.grids),
        even_and_odd=set_.even_and_odd,
        punctuation=set_.punctuation,
        theme_fonts=looker.from_theme,
        properties=tuple(properties(package)),
        styles=tuple(sorted({one.form.style for one in told if one.form.style})),
        charts=tuple(read_charts(package)),
    )
    return _Whole(told, drafts, looks)


def _margins(package: Package, looker: Looker, count: Count) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """Headers and footers by the id of their relation; one that stands for several is read once."""
    read: dict[tuple[str, str], tuple[Words, ...]] = {}
    for kind in _MARGINS:
        relations: Mapping[str, str] = package.relations(kind)
        for id_, part in relations.items():
            if (kind, part) not in read:
                paragraphs = enumerate(read_part(package.read(part), part, count, looker.styles).paragraphs, 1)
                read[kind, part] = tuple(words(one, number, kind, looker, None) for number, one in paragraphs)
            yield id_, read[kind, part]
