"""What a .docx declares, read from its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from pathlib import Path

import pytest
from national import STANDARD

from reportgen.readers.pages.declared import Declared, declared, read_declared
from reportgen.readers.pages.errors import MeasureError
from reportgen.readers.pages.paper import declared_box, standard_box

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECTION = """<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>
  <w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:footer="1406"/>
  <w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>"""
MIXED = '<w:rFonts w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
CHINESE = '<w:rFonts w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'


def read(body: str = "", styles: str = "", settings: str = "", **more: str) -> Declared:
    """What a document with this content declares."""
    texts = {"document": f"<w:body>{body}</w:body>", "styles": styles, "settings": settings, **more}
    parts = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{text}</w:{name}>'.encode()
        for name, text in texts.items()
    }
    return declared(parts)


def run(text: str, fonts: str = "", style: str = "") -> str:
    """A run of text with its own fonts or a character style."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{fonts}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph, in the default style unless one is named."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def style(name: str, fonts: str, based_on: str = "", more: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}" {more}>{base}<w:rPr>{fonts}</w:rPr></w:style>'


def test_margins_and_box_are_millimetres() -> None:
    """Twips become millimetres, and the box is what the margins leave."""
    section = read(SECTION).sections[0]
    assert (section.top, section.left, section.footer) == (37.01, 28.01, 24.8)
    assert (section.box_w, section.box_h) == (156.0, 224.99)
    assert section.grid == {"type": "lines", "linePitch": "579", "charSpace": None}


@pytest.mark.parametrize("margins", ["", '<w:pgMar w:left="1588"/>', '<w:pgMar w:left="x" w:right="1474"/>'])
def test_missing_or_senseless_margins_leave_no_box(margins: str) -> None:
    """A strange section is reported as undeclared instead of ending the reading."""
    section = read(f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>').sections[0]
    assert section.box_w is None
    assert section.box_h is None


def test_the_box_comes_from_the_first_portrait_section() -> None:
    """A landscape section does not set the box; without any section the standard one holds."""
    turned = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    box = declared_box(read(turned + SECTION), "margin", STANDARD)
    assert astuple(box) == pytest.approx((28.01, 184.01, 37.01, 262.0), abs=0.02)
    assert declared_box(read(turned), "margin", STANDARD) == standard_box(STANDARD)
    assert declared_box(read(SECTION), "white-edge", STANDARD) == standard_box(STANDARD)


def test_theme_references_are_counted_wherever_looks_are_said() -> None:
    """Body, styles, headers and footers count; a plain font name does not."""
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    found = read(paragraph(run("字", themed)), style("a", CHINESE), footer1=themed, header2=themed)
    assert found.theme_font_refs == 6


def test_fonts_and_settings_are_listed() -> None:
    """East Asian fonts without languages, odd and even pages, punctuation."""
    language = '<w:lang w:eastAsia="zh-CN"/>'
    settings = '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    found = read(styles=style("a", CHINESE + language), settings=settings)
    assert found.east_asia_fonts == ("仿宋_GB2312",)
    assert found.even_and_odd
    assert found.punctuation == "doNotCompress"


def test_characters_are_counted_without_blanks() -> None:
    """The count is what the pages must show; it stays out of the plain data of a report."""
    found = read(paragraph(run("示 例\u3000示")))
    assert found.characters == {"示": 2, "例": 1}
    assert "characters" not in found.as_dict()


@pytest.mark.parametrize("mark", ["“", "”", "‘", "’", "…", "—", "·"])
def test_every_ambiguous_mark_is_found_in_a_latin_face(mark: str) -> None:
    """With a Latin hAnsi font Word draws each of them narrow."""
    assert read(paragraph(run(f"字{mark}", MIXED))).marks_in_a_latin_face == (f"字{mark}",)


@pytest.mark.parametrize(
    "innocent",
    [
        run("没有这类符号，", MIXED),
        run("“字”", MIXED.replace("<w:rFonts", '<w:rFonts w:hint="eastAsia"')),
        run("“字”", CHINESE),
    ],
)
def test_marks_that_word_sets_in_a_chinese_face_are_no_fault(innocent: str) -> None:
    """A hint, or one Chinese font for both, is enough."""
    assert read(paragraph(innocent)).marks_in_a_latin_face == ()


def test_a_runs_font_is_inherited_through_its_styles() -> None:
    """Run, character style, paragraph style with its ancestors, document defaults: the first that says so."""
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{MIXED}</w:rPr></w:rPrDefault></w:docDefaults>"
    styles = (
        defaults
        + style("base", CHINESE)
        + style("child", "", based_on="base")
        + style("latin", MIXED, based_on="base")
    )
    found = read(
        paragraph(run("“默认”"))
        + paragraph(run("“祖先”"), style="child")
        + paragraph(run("“自身”"), style="latin")
        + paragraph(run("“字符样式”", style="base"), style="latin")
        + paragraph(run("“直接”", CHINESE), style="latin"),
        styles,
    )
    assert found.marks_in_a_latin_face == ("“默认”", "“自身”")


def test_the_default_style_speaks_for_paragraphs_without_one() -> None:
    """A paragraph that names no style is set in the default style."""
    body = paragraph(run("“字”"))
    assert read(body, style("a", MIXED, more='w:default="1"')).marks_in_a_latin_face == ("“字”",)
    assert read(body, style("a", MIXED)).marks_in_a_latin_face == ()


def test_styles_based_on_each_other_end() -> None:
    """A circle of styles names no font, and the reading comes back."""
    circle = style("a", "", based_on="b") + style("b", "", based_on="a")
    assert read(paragraph(run("“字”"), style="a"), circle).marks_in_a_latin_face == ()


def test_a_package_without_a_document_is_refused(
    package: Callable[[Mapping[str, bytes | str]], Path],
) -> None:
    """A spreadsheet under the name of a .docx gives one Chinese sentence."""
    with pytest.raises(MeasureError, match=r"这是 Excel 文件，不是 \.docx"):
        read_declared(package({"xl/workbook.xml": "<workbook/>"}))
