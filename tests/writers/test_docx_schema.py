"""The XML of a .docx against the order that its schema demands."""

from __future__ import annotations

import itertools

import pytest
from lxml import etree
from writers.forms import applications, lawsuits, penalties, published
from writers.small import DOCUMENT, JOINT, LAYOUT, TABLE, W, parts

from reportgen.document.editions import Edition
from reportgen.writers.docx.write import write_docx

# Children in the order of ECMA-376 Part 1 (transitional), as far as they can come up here.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
    "tblCellMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter proofState defaultTabStop autoHyphenation evenAndOddHeaders "
    "drawingGridHorizontalSpacing drawingGridVerticalSpacing characterSpacingControl footnotePr endnotePr compat "
    "rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance "
    "balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace "
    "doNotExpandShiftReturn spacingInWholePoints adjustLineHeightInTable useFELayout compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
DOCUMENTS = {
    "upward": DOCUMENT,
    "joint draft": JOINT,
    "public": DOCUMENT._replace(edition=Edition.PUBLIC, letterhead=None, imprint=None, properties=()),
    "tables": DOCUMENT._replace(blocks=(TABLE, TABLE), attachments=()),
    "forms": DOCUMENT._replace(blocks=(applications(), lawsuits(), published(), penalties()), attachments=()),
    "long": DOCUMENT._replace(blocks=DOCUMENT.blocks * 12),
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def package(request):
    """All WordprocessingML parts of a document."""
    data = write_docx(DOCUMENTS[request.param], LAYOUT)
    return {n: etree.fromstring(c) for n, c in parts(data).items() if n.startswith("word/") and n.endswith(".xml")}


def elements(package):
    """Every element of every part as (name, element)."""
    return [(el.tag.removeprefix(W), el) for root in package.values() for el in root.iter() if isinstance(el.tag, str)]


def test_children_stand_in_the_schemas_order(package):
    """Word repairs or refuses a file whose properties are out of order."""
    for name, element in elements(package):
        known = ORDER.get(name, "").split()
        if known:
            children = [child.tag.removeprefix(W) for child in element]
            assert set(children) <= set(known), f"{name} holds {set(children) - set(known)}"
            places = [known.index(child) for child in children]
            assert places == sorted(places), f"{name}: {children}"


ONCE = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "settings", "pBdr", "tblBorders", "tcBorders", "tblCellMar")


def test_no_property_stands_twice(package):
    """Each property is said once."""
    for name, element in elements(package):
        if name in ONCE:
            children = [child.tag for child in element]
            assert len(children) == len(set(children)), name


def test_properties_come_first_and_cells_end_in_a_paragraph(package):
    """Properties open their element; a cell and the body are never without a paragraph."""
    for name, element in elements(package):
        children = [child.tag.removeprefix(W) for child in element]
        if name in ("p", "r"):
            assert f"{name}Pr" not in children[1:]
        if name == "tc":
            assert children[-1] == "p"
        if name == "body":
            assert children[-2:] == ["p", "sectPr"]


def test_tables_do_not_touch(package):
    """Word joins two tables that stand side by side."""
    for name, element in elements(package):
        children = [child.tag for child in element] if name in ("body", "tc") else []
        assert (f"{W}tbl", f"{W}tbl") not in itertools.pairwise(children)


def test_no_theme_fonts_and_no_empty_runs(package):
    """WPS complains of theme fonts; hundreds of empty runs are what other generators leave behind."""
    for name, element in elements(package):
        assert not [key for key in element.attrib if "heme" in key and name != "themeFontLang"]
        if name == "r":
            assert [child for child in element if child.tag != f"{W}rPr"]
        if name == "t":
            assert element.text


def test_every_font_slot_is_set_wherever_a_font_is_named(package):
    """A face is named for all four scripts, or only hinted at; the names are in the font table."""
    table = {el.get(f"{W}name") for name, el in elements(package) if name == "font"}
    for name, element in elements(package):
        if name == "rFonts":
            slots = {key.removeprefix(W): value for key, value in element.attrib.items()}
            assert set(slots) in ({"hint"}, {"ascii", "hAnsi", "eastAsia", "cs"})
            assert set(slots.values()) == {"eastAsia"} or set(slots.values()) <= table


def test_every_style_that_is_used_is_defined(package):
    """Paragraph, character and base styles all exist, and each once."""
    defined = [el.get(f"{W}styleId") for name, el in elements(package) if name == "style"]
    used = {el.get(f"{W}val") for name, el in elements(package) if name in ("pStyle", "rStyle", "basedOn", "next")}

    assert len(defined) == len(set(defined))
    assert used <= set(defined)


def test_rows_have_as_many_cells_as_their_grid_and_the_widths_add_up(package):
    """gridCol, tcW and gridSpan of every table agree with its width."""
    for name, element in elements(package):
        if name == "tbl":
            grid = [int(col.get(f"{W}w")) for col in element.findall(f"{W}tblGrid/{W}gridCol")]
            assert sum(grid) == int(element.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
            for row in element.findall(f"{W}tr"):
                spans = [span(cell) for cell in row.findall(f"{W}tc")]
                widths = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.findall(f"{W}tc")]
                assert sum(spans) == len(grid)
                assert sum(widths) == sum(grid)


def span(cell):
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else int(found.get(f"{W}val"))
