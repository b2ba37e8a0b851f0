"""Word styles of a layout: built-in ones where Word has them, so that a person can go on editing.

Children of pPr and rPr stand in the schema's order: keepNext keepLines pageBreakBefore widowControl … spacing ind
… jc … outlineLvl; rFonts b … color spacing … sz szCs.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.packs.layout import Face, Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.columns import types
from reportgen.writers.docx.ooxml import escape

TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


_TABLE_NAMES = {"Small": "（小）", "Least": "（最小）"}


class Style(NamedTuple):
    """One style: id, Word's name, paragraph and run properties."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based: str | None = "a"
    following: str | None = None
    kind: str = "paragraph"
    default: bool = False
    table: str = ""

    def xml(self) -> str:
        """The `w:style` element without namespace declarations."""
        default = ' w:default="1"' if self.default else ""
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            + (f'<w:basedOn w:val="{self.based}"/>' if self.based else "")
            + (f'<w:next w:val="{self.following}"/>' if self.following else "")
            + "<w:qFormat/>"
            + (f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "")
            + (f"<w:rPr>{self.run}</w:rPr>" if self.run else "")
            + self.table
            + "</w:style>"
        )


def face(font: Face) -> str:
    """All four slots set: else Word takes “ ” — … from a Latin face."""
    name = escape(font.name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def size(half_points: int) -> str:
    """A size for both scripts."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _exact(twips: int) -> str:
    return f'<w:spacing w:line="{twips}" w:lineRule="exact"/>'


def _track(twips: int) -> str:
    return f'<w:spacing w:val="{twips}"/>'


def styles(layout: Layout) -> Iterator[Style]:
    """Every style of a layout. Exact pitches, no snapping to the grid: independent of fonts and programs."""
    yield from _text_styles(layout)
    yield from _heading_styles(layout)
    yield from _official_styles(layout)
    yield from _table_styles(layout)
    yield Style("Hei", "黑体字", run=face(layout.hei_face), based=None, kind="character")
    yield Style("Kai", "楷体字", run=face(layout.kai_face), based=None, kind="character")
    yield Style("Strong", "Strong", run="<w:b/><w:bCs/>", based=None, kind="character")


def _text_styles(layout: Layout) -> Iterator[Style]:
    normal_p = (
        '<w:widowControl w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{layout.line}" w:lineRule="exact"/><w:jc w:val="both"/>'
    )
    normal_r = (
        f'{face(layout.body_face)}<w:snapToGrid w:val="0"/>{_track(layout.track)}<w:kern w:val="0"/>'
        f"{size(layout.body_size)}"
    )
    yield Style("a", "Normal", normal_p, normal_r, None, default=True)
    yield Style("GwBody", "公文正文", TWO_CHARACTERS)
    yield Style("GwAddressee", "主送机关")


def _heading_styles(layout: Layout) -> Iterator[Style]:
    title = f'<w:keepNext/><w:keepLines/>{_exact(layout.title_line)}<w:jc w:val="center"/>'
    title_run = face(layout.title_face) + _track(0) + size(layout.title_size)
    yield Style("Title", "Title", title, title_run, following="GwAddressee")
    faces = (layout.hei_face, layout.kai_face, layout.body_face, layout.body_face)
    for level, font in enumerate(faces, 1):
        props = f'<w:keepNext/>{TWO_CHARACTERS}<w:outlineLvl w:val="{level - 1}"/>'
        yield Style(f"Heading{level}", f"heading {level}", props, face(font), following="GwBody")
    run_in = f"{TWO_CHARACTERS}<w:outlineLvl w:val="
    for level in (1, 2, 3, 4):
        yield Style(f"GwRunIn{level}", f"段首标题 {level}", f'{run_in}"{level - 1}"/>', following="GwBody")


def _official_styles(layout: Layout) -> Iterator[Style]:
    right = '<w:keepLines/><w:jc w:val="right"/>'
    red = face(layout.title_face) + f'<w:color w:val="{layout.red}"/>' + _track(0)
    yield Style("GwRedHead", "发文机关标志", '<w:keepLines/><w:jc w:val="center"/>', red)
    yield Style("GwDocNumber", "发文字号", '<w:jc w:val="center"/>')
    yield Style("GwAnnexNote", "附件说明", '<w:keepNext/><w:keepLines/><w:jc w:val="left"/>')
    yield Style("GwSignOrg", "发文机关署名", "<w:keepNext/>" + right)
    yield Style("GwSignDate", "成文日期", right)
    yield Style("GwAnnexMark", "附件标识", "<w:keepNext/><w:pageBreakBefore/>", face(layout.hei_face))
    imprint = f'{_exact(layout.imprint_line)}<w:ind w:left="280" w:right="280"/>'
    yield Style("GwImprint", "版记", imprint, _track(0) + size(layout.imprint_size))
    number = face(layout.number_face) + _track(0) + size(layout.number_size)
    yield Style("footer", "footer", '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>', number)
    draft = face(layout.hei_face) + f'<w:color w:val="{layout.red}"/>' + _track(0) + size(layout.body_size)
    yield Style("GwDraft", "草稿", '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', draft)


def _table_styles(layout: Layout) -> Iterator[Style]:
    hei = face(layout.hei_face)
    for kind in {kind.name: kind for kind in types(layout)}.values():
        shown = _TABLE_NAMES.get(kind.name, "")
        cells = f'{_exact(kind.line)}<w:jc w:val="center"/>'
        cell = Style(f"GwTable{kind.name}", f"表格文字{shown}", cells, _track(0) + size(kind.size))
        yield cell
        # keepNext on heads: else LibreOffice 25.2 leaves a head row alone at a page end and loses rows.
        yield Style(f"GwTableHead{kind.name}", f"表头文字{shown}", "<w:keepNext/>", hei, based=cell.id)
        yield Style(f"GwTableLabel{kind.name}", f"表内标目{shown}", run=hei, based=cell.id)
    title = '<w:keepNext/><w:keepLines/><w:jc w:val="center"/>'
    yield Style("GwTableTitle", "表题", title, hei + _track(0) + size(layout.table_title_size))
    small = _exact(layout.small_table_line)
    small_run = _track(0) + size(layout.small_table_size)
    yield Style("GwTableUnit", "表的单位", f'<w:keepNext/>{small}<w:jc w:val="right"/>', small_run)
    yield Style("GwTableNote", "表注", small, small_run)
    # A drawing stands on whole lines (atLeast); small letters, so that their descent does not make it higher.
    figure = '<w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    yield Style("GwFigure", "图", figure, _track(0) + size(10), following="Caption")
    caption = hei + _track(0) + size(layout.table_size)
    yield Style("Caption", "caption", '<w:keepLines/><w:jc w:val="center"/>', caption, following="GwBody")
    margins = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    yield Style("TableNormal", "Normal Table", based=None, kind="table", default=True, table=margins)
