"""Files that are no .xlsx, are damaged, or mean harm: one clear finding each, never a crash, never out of bounds."""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest
from openpyxl import Workbook
from strangers import docx, package, para

from reportgen.diagnostics import Diagnostic
from reportgen.readers.bounds import MIB
from reportgen.readers.xlsx import cells
from reportgen.readers.xlsx.entry import SIZE_LIMIT, read_entry

SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHARED_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def workbook() -> bytes:
    """As openpyxl writes it, but with its text among those that cells share, as Excel does."""
    saved = io.BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "甲"
    book.save(saved)
    with zipfile.ZipFile(saved) as file:
        known = {entry.filename: file.read(entry).decode() for entry in file.infolist()}
    known[SHEET] = re.sub('t="inlineStr"><is>.*?</is>', 't="s"><v>0</v>', known[SHEET])
    assert "<v>0</v>" in known[SHEET]
    known[SHARED] = f'<sst xmlns="{_MAIN}"><si><t>甲</t></si></sst>'
    relation = f'<Relationship Id="s" Type="{_SHARED_TYPE}" Target="/{SHARED}"/></Relationships>'
    known["xl/_rels/workbook.xml.rels"] = known["xl/_rels/workbook.xml.rels"].replace("</Relationships>", relation)
    return package(known)


GOOD = workbook()


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def changed(part: str, before: bytes, after: bytes) -> bytes:
    known = parts()
    assert before in known[part]
    return package({**known, part: known[part].replace(before, after)})


def refused(data: bytes) -> Diagnostic:
    outcome = read_entry(data, "表.xlsx")
    (found,) = outcome.diagnostics
    assert outcome.value is None
    assert found.hints
    return found


NO_FORM = "这不是 reportgen form 生成的填报表，或者它隐藏的 reportgen 工作表没有了"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><sst '
FILES = {
    "empty": (lambda: b"", "RG103", "文件是空的"),
    "an old .xls": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(600),
        "RG118",
        "这是旧格式的 Excel 或 WPS 表格（.xls、.et），不是 .xlsx",
    ),
    "encrypted": (
        lambda: b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "RG120",
        "文件加了密码，读不了",
    ),
    "text": ("甲,乙\n1,2\n".encode, "RG120", "这不是 Excel 工作簿（.xlsx）"),
    "cut short": (lambda: GOOD[:-40], "RG120", "文件不完整，多半没有下载或复制完"),
    "a Word file": (lambda: docx(para("甲")), "RG118", "这是 Word 文件，不是 .xlsx"),
    "another workbook": (lambda: GOOD, "RG122", NO_FORM),
    "macros": (lambda: package({**parts(), "xl/vbaProject.bin": b"x"}), "RG121", "工作簿带宏，不予读取"),
    "entities": (
        lambda: changed(SHARED, b"<sst ", DOCTYPE),
        "RG121",
        "文件内部的 xl/sharedStrings.xml 带有 DOCTYPE 声明，不安全，不予读取",
    ),
    "a bomb": (
        lambda: package({**parts(), "xl/media/a.bin": bytes(5 * MIB)}),
        "RG121",
        "文件内的 xl/media/a.bin 压缩比异常，疑为压缩炸弹，不予读取",
    ),
    "XML cut short": (
        lambda: changed(SHEET, b"</worksheet>", b""),
        "RG120",
        f"文件内部的 {SHEET} 不是完好的 XML",
    ),
    "a text that is not there": (
        lambda: changed(SHEET, b"<v>0</v>", b"<v>7</v>"),
        "RG120",
        "文件内部的文字表（sharedStrings）不全",
    ),
    "a number that is none": (
        lambda: changed(SHEET, b't="s"><v>0</v>', b"><v>0x7</v>"),
        "RG120",
        "文件内部有读不懂的数：0x7",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_each_is_refused_in_one_sentence(case: str) -> None:
    """Code and sentence; the place is the file."""
    make, code, message = FILES[case]
    found = refused(make())

    assert (found.code, found.message) == (code, message)
    assert found.place is not None
    assert found.place.source.path == "表.xlsx"


def test_a_million_rows_are_refused_and_not_kept() -> None:
    """Reading stops at the limit of cells; so do merged ones."""
    rows = b"".join(b"<row><c><v>%d</v></c></row>" % (n * 7919 % 1_000_003) for n in range(cells.CELL_LIMIT + 1))
    many = changed(SHEET, b"<sheetData>", b"<sheetData>" + rows)
    merged = changed(SHEET, b"</sheetData>", b"</sheetData>" + b'<mergeCell ref="A1:XFD9"/>' * 10_001)

    assert (refused(many).code, refused(many).message) == ("RG121", "单元格超过 40 万个，不予读取")
    assert refused(merged).message == "合并的单元格超过 10000 处，不予读取"
    assert refused(bytes(SIZE_LIMIT + 1)).code == "RG102"


def test_mutilated_files_never_crash() -> None:
    """Bytes changed at random: a finding or a reading, nothing else."""
    chance = random.Random(5)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert read_entry(bytes(data), "表.xlsx").diagnostics
    xml = parts()[SHEET]
    for _ in range(300):
        at = chance.randrange(len(xml))
        mutant = xml[:at] + bytes([chance.randrange(32, 127)]) + xml[at + chance.randint(0, 3) :]
        assert read_entry(package({**parts(), SHEET: mutant}), "表.xlsx").diagnostics


SHOWN = """<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="2">
<c r="A2" t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙_x000A_丙</t></r></is></c>
<c r="B2" s="1"><v>45712</v></c><c r="C2" s="2"><v>0.95</v></c><c r="D2"><f>1+2</f><v>3</v></c><c r="E2"><f>1+2</f></c>
<c r="F2" t="e"><v>#REF!</v></c><c r="G2" t="b"><v>1</v></c><c r="H2"><v>0.30000000000000004</v></c><c r="I2" s="3"/>
<c r="J2" t="str"><f>A1</f><v></v></c><c r="K2" s="3"><v>12.5</v></c><c r="L2"><v>1E+3</v></c>
<c t="d"><v>2025-02-24T00:00</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"""
STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="177" formatCode="[Red]0.0&quot;天&quot;"/>
</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="177"/></cellXfs></styleSheet>"""


def test_cells_are_read_as_they_were_typed() -> None:
    """Texts in pieces, dates and percentages by their format, formulas with and without value, errors."""
    from reportgen.readers.package import Package
    from reportgen.readers.xlsx.entry import XLSX

    data = package({**parts(), SHEET: SHOWN, "xl/styles.xml": STYLES})
    (sheet,) = cells.read_sheets(Package(data, XLSX))

    assert {cells.column_name(at[1]): tuple(cell) for at, cell in sheet.cells.items()} == {
        "A": ("甲乙\n丙", cells.TEXT, False),
        "B": ("2025-02-24", cells.DATE, False),
        "C": ("0.95", cells.PERCENT, False),
        "D": ("3", cells.NUMBER, True),
        "E": ("", "", True),
        "F": ("#REF!", cells.ERROR, False),
        "G": ("TRUE", cells.TRUTH, False),
        "H": ("0.3", cells.NUMBER, False),
        "J": ("", cells.TEXT, True),
        "K": ("12.5", cells.NUMBER, False),
        "L": ("1000", cells.NUMBER, False),
        "M": ("2025-02-24", cells.DATE, False),
    }
    assert sheet.merged == ((1, 1, 2, 2),)
    assert [cells.column_name(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
