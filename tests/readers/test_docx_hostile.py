"""Files that are no .docx, are damaged, or mean harm: one clear finding each, never a crash, never out of bounds."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from strangers import NAMESPACES, body, docx, package, para, parts

from reportgen.diagnostics import Diagnostic
from reportgen.readers import package as packages
from reportgen.readers.bounds import MIB, Limits
from reportgen.readers.docx import paragraphs
from reportgen.readers.docx.paragraphs import CHARACTER_LIMIT, PARAGRAPH_LIMIT
from reportgen.readers.docx.read import SIZE_LIMIT, read_docx
from reportgen.readers.parsing import DEPTH_LIMIT, NAME_LIMIT, TAG_LIMIT

GOOD = docx(para("全区平稳。"), styles=f"<w:styles {NAMESPACES}/>")


def refused(data: bytes) -> Diagnostic:
    outcome = read_docx(data, "甲.docx")
    (found,) = outcome.diagnostics
    assert outcome.value is None
    assert found.hints
    return found


def with_document(xml: str | bytes) -> bytes:
    return package({**parts(""), "word/document.xml": xml})


def encrypted_entry() -> bytes:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def broken_entry() -> bytes:
    data = bytearray(package(parts(para("全区平稳。" * 50)), zipfile.ZIP_STORED))
    data[data.index("平稳".encode())] ^= 1
    return bytes(data)


def claiming(data: bytes, size: int, part: str = "word/document.xml") -> bytes:
    """A zip that says a part holds its first `size` bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        true = file.getinfo(part)
        with file.open(part) as opened:
            crc = zlib.crc32(opened.read(size))
    data = data.replace(struct.pack("<I", true.file_size), struct.pack("<I", size))
    return data.replace(struct.pack("<I", true.CRC), struct.pack("<I", crc))


def twice() -> bytes:
    packed = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(packed, "a") as file:
        file.writestr("word/document.xml", body(para("另一份。")))
    return packed.getvalue()


def beyond_all() -> bytes:
    """A directory that says, in 64 bits, that a part lies where no file reaches."""
    at = GOOD.rindex(b"_rels/.rels") - 46
    (extra,) = struct.unpack("<H", GOOD[at + 30 : at + 32])
    name = at + 46 + struct.unpack("<H", GOOD[at + 28 : at + 30])[0]
    field = struct.pack("<HHQ", 1, 8, (1 << 64) - 1)
    record = GOOD[at : at + 30] + struct.pack("<H", extra + len(field)) + GOOD[at + 32 : at + 42] + b"\xff" * 4
    made = GOOD[:at] + record + GOOD[at + 46 : name] + field + GOOD[name:]
    end = made.rindex(b"PK\x05\x06") + 12
    return made[:end] + struct.pack("<I", struct.unpack("<I", made[end : end + 4])[0] + len(field)) + made[end + 4 :]


def styles_of(count: int, said: str) -> str:
    one = f'<w:style w:styleId="{{}}"><w:rPr>{said}</w:rPr></w:style>'
    return f"<w:styles {NAMESPACES}>{''.join(one.format(i) for i in range(count))}</w:styles>"


def squeezed(method: int) -> bytes:
    return package(parts(para("甲。")), method)


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;&a;">]>'
FILES = {
    "empty": (lambda: b"", "RG103", "文件是空的"),
    "an old .doc": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(600),
        "RG118",
        "这是旧格式的 Word 或 WPS 文件（.doc、.wps），不是 .docx",
    ),
    "encrypted by Word": (
        lambda: b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "RG116",
        "文件加了密码，读不了",
    ),
    "an encrypted entry": (encrypted_entry, "RG116", "文件加了密码，读不了"),
    "a PDF": (lambda: b"%PDF-1.7\n", "RG118", "这是 PDF 文件，不是 .docx"),
    "RTF": (lambda: b"{\\rtf1}", "RG118", "这是 RTF 文件，不是 .docx"),
    "a web page": (lambda: b"\r\n<html>", "RG118", "这是网页或 XML 文件，不是 .docx"),
    "a picture": (lambda: b"\x89PNG\r\n", "RG118", "这是图片，不是 .docx"),
    "text": ("全区平稳。".encode, "RG116", "这不是 Word 文件（.docx）"),
    "cut short": (lambda: GOOD[:-40], "RG116", "文件不完整，多半没有下载或复制完"),
    "a head alone": (lambda: GOOD[:30], "RG116", "文件不完整，多半没有下载或复制完"),
    "a workbook": (lambda: package({"xl/workbook.xml": ""}), "RG118", "这是 Excel 文件，不是 .docx"),
    "slides": (lambda: package({"ppt/presentation.xml": ""}), "RG118", "这是 PPT 文件，不是 .docx"),
    "OpenDocument": (lambda: package({"content.xml": ""}), "RG118", "这是 OpenDocument 文件（.odt 等），不是 .docx"),
    "a zip": (lambda: package({"a.txt": "甲"}), "RG118", "这是压缩包，不是 .docx"),
    "no text part": (
        lambda: package({k: v for k, v in parts("").items() if k != "word/document.xml"}),
        "RG116",
        "文件内部缺正文（word/document.xml）",
    ),
    "a part that does not unpack": (broken_entry, "RG116", "文件内部的 word/document.xml 已损坏"),
    "more than the directory says": (
        lambda: claiming(with_document(body(para("字" * 4000))), 40),
        "RG117",
        "文件内部的 word/document.xml 解压后比声明的大，疑为压缩炸弹，不予读取",
    ),
    "less than the directory says": (
        lambda: claiming(with_document(body(para("甲"))), 4000),
        "RG116",
        "文件内部的 word/document.xml 已损坏",
    ),
    "packed by other means": (lambda: squeezed(zipfile.ZIP_BZIP2), "RG116", "文件内部的 _rels/.rels 已损坏"),
    "XML cut short": (lambda: with_document(body("")[:-9]), "RG116", "文件内部的 word/document.xml 不是完好的 XML"),
    "XML that is empty": (lambda: with_document(""), "RG116", "文件内部的 word/document.xml 不是完好的 XML"),
    "two roots": (lambda: with_document("<a/><b/>"), "RG116", "文件内部的 word/document.xml 不是完好的 XML"),
    "an unbound prefix": (lambda: with_document("<w:a/>"), "RG116", "文件内部的 word/document.xml 不是完好的 XML"),
    "bytes that are no text": (
        lambda: with_document(body(para("甲")).encode().replace("甲".encode(), b"\xff\xfe")),
        "RG116",
        "文件内部的 word/document.xml 不是完好的 XML",
    ),
    "an encoding of its own": (
        lambda: with_document(body(para("甲")).replace("UTF-8", "cp500").encode()),
        "RG116",
        "文件内部的 word/document.xml 用了没有见过的编码 cp500",
    ),
    "relations that are no XML": (
        lambda: package({**parts(para("甲")), "word/_rels/document.xml.rels": "甲"}),
        "RG116",
        "文件内部的 word/_rels/document.xml.rels 不是完好的 XML",
    ),
    "entities": (
        lambda: with_document(body(para("&b;")).replace("<w:document", ENTITIES + "<w:document")),
        "RG117",
        "文件内部的 word/document.xml 带有 DOCTYPE 声明，不安全，不予读取",
    ),
    "an outer document type": (
        lambda: package({**parts(para("甲")), "_rels/.rels": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        "RG117",
        "文件内部的 _rels/.rels 带有 DOCTYPE 声明，不安全，不予读取",
    ),
    "too deep": (
        lambda: with_document(body("<w:sdt>" * DEPTH_LIMIT + "</w:sdt>" * DEPTH_LIMIT)),
        "RG117",
        "文件内部的 word/document.xml 嵌套超过 500 层，不予读取",
    ),
    "a tag without end": (
        lambda: package({**parts(""), "word/document.xml": body(f'<w:p a="{"甲" * TAG_LIMIT}"/>')}, zipfile.ZIP_STORED),
        "RG117",
        "文件内部的 word/document.xml 有一个标记超过 2 MB，不予读取",
    ),
    "names without end": (
        lambda: with_document(body("".join(f"<a{i}/>" for i in range(NAME_LIMIT + 9_000)))),
        "RG117",
        "文件内部的 word/document.xml 里元素和属性的名称超过 50000 种，不予读取",
    ),
    "an entry beyond all files": (beyond_all, "RG116", "文件内部的 _rels/.rels 已损坏"),
    "styles that say too much": (
        lambda: docx(para("甲。"), styles=styles_of(19_000, "<w:sz/><w:b/><w:i/>")),
        "RG102",
        "样式的格式设置过多，不再读取",
    ),
    "a style that says too much": (
        lambda: docx(para("甲。"), styles=styles_of(1, "".join(f"<w:a{i}/>" for i in range(301)))),
        "RG102",
        "样式的格式设置过多，不再读取",
    ),
    "a part that is too large to be read": (
        lambda: package({**parts(""), "word/document.xml": bytes(40 * MIB + 1)}, zipfile.ZIP_STORED),
        "RG102",
        "文件内部的 word/document.xml 超过 40 MB，不再读取",
    ),
    "two parts of one name": (twice, "RG117", "文件内部有重名的部分，不予读取"),
    "a bomb": (
        lambda: package({**parts(para("甲")), "word/media/a.bin": bytes(5 * MIB)}),
        "RG117",
        "文件内的 word/media/a.bin 压缩比异常，疑为压缩炸弹，不予读取",
    ),
    "too many entries": (
        lambda: package({**parts(para("甲")), **{f"a{i}": b"" for i in range(2001)}}),
        "RG117",
        "文件内的文件过多：2005 个，上限 2000 个，不予读取",
    ),
    "too large": (lambda: bytes(SIZE_LIMIT + 1), "RG102", "文件超过 65536 KB，不再读取"),
    "too many paragraphs": (lambda: docx(para("") * (PARAGRAPH_LIMIT + 1)), "RG102", "段落超过 100000 个，不再读取"),
    "too much text": (
        lambda: docx(para(*(["".join(map(chr, range(0x4E00, 0x8E00)))] * (CHARACTER_LIMIT // 0x4000 + 1)))),
        "RG102",
        "文字超过 200 万字，不再读取",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "code", "message"), FILES.values(), ids=FILES)
def test_what_cannot_be_read_is_said(make, code, message) -> None:
    """One finding, which names the trouble and how to get out of it."""
    found = refused(make())

    assert (found.code, found.message) == (code, message)


@pytest.mark.parametrize("limits", [Limits(entry_bytes=100), Limits(total_bytes=100), Limits(ratio=1, ratio_from=0)])
def test_each_limit_is_kept(limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that passes any one of them is refused."""
    make = packages.Package.__init__
    monkeypatch.setattr(packages.Package, "__init__", lambda self, data, form: make(self, data, form, limits))

    assert refused(GOOD).code == "RG117"


def peak_of(data: bytes) -> tuple[str, int]:
    """The code of what is found, and the bytes that were held at most besides the file."""
    tracemalloc.start()
    found = refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found.code, peak


def test_a_million_paragraphs_take_little_memory() -> None:
    """The reading stops at the limit; what was packed a hundredfold is held once."""
    code, peak = peak_of(docx("".join(f"<w:p><w:r><w:t>第{i}段</w:t></w:r></w:p>" for i in range(1_000_000))))

    assert code == "RG102"
    assert peak < 200 * MIB


@pytest.mark.parametrize("size", [0, 600])
def test_what_a_directory_keeps_back_is_not_unpacked(size: int) -> None:
    """A part that holds a quarter of a gigabyte and says that it is small."""
    code, peak = peak_of(claiming(with_document(bytes(256 * MIB)), size))

    assert code == "RG117"
    assert peak < 8 * MIB


@pytest.mark.parametrize(
    "run",
    [
        f'<w:t xml:space="preserve">{chr(10) * 1_500_000}</w:t>',
        f'<w:t xml:space="preserve">{"&#13;" * 1_500_000}</w:t>',
        "<w:tab/>" * 1_500_000,
    ],
    ids=["line ends", "references", "tabs"],
)
def test_a_text_of_nothing_but_space_takes_little_memory(run: str) -> None:
    """Each sign is a piece of its own: the reading stops where there are too many, not at the paragraph's end."""
    code, peak = peak_of(package(parts(para(f"<w:r>{run}</w:r>")), zipfile.ZIP_STORED))

    assert code == "RG102"
    assert peak < 120 * MIB


def test_many_styles_take_little_memory() -> None:
    """Word knows four thousand."""
    styles = "".join(f'<w:style w:styleId="{i}"/>' for i in range(300_000))
    code, peak = peak_of(docx(para("甲。"), styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>"))

    assert code == "RG102"
    assert peak < 60 * MIB


def test_space_before_a_text_is_taken_away_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking away one line end after the other, each time moving all the others, would take minutes."""
    monkeypatch.setattr(paragraphs, "PIECE_LIMIT", 3_000_000)
    read = read_docx(docx(para("\n" * 1_200_000 + "甲。")), "甲.docx").value

    assert read is not None
    assert [line.text for line in read.manuscript.lines] == ["甲。"]


def test_outside_targets_are_never_followed() -> None:
    """A relation that leads out of the package counts as none."""
    given = parts(para("甲。"), footnotes="x")
    rels = "word/_rels/document.xml.rels"
    for target in (
        'Target="../../../etc/passwd"',
        'Target="file:///etc/passwd" TargetMode="External"',
        'Target="none.xml"',
    ):
        odd = {**given, rels: str(given[rels]).replace('Target="footnotes.xml"', target)}
        assert read_docx(package(odd), "甲.docx").value is not None


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut, doubled or moved."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        kind = chance.randrange(4)
        if kind == 0:
            made[at] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + chance.randint(1, 30)]
        elif kind == 2:
            made[at:at] = made[at : at + chance.randint(1, 30)]
        else:
            made[at:at] = chance.choice([b"<w:p>", b"</w:p>", b"<w:t>", b"&#0;", b"\0", b"]]>", b"<!--", b"<w:del>"])
        if not made:
            break
    return bytes(made)


@pytest.mark.parametrize("seed", range(4))
def test_mutilated_files_never_crash(seed: int) -> None:
    """Six hundred files with broken zips, and as many with broken XML in whole zips: text, or one finding."""
    chance = random.Random(seed)
    rich = parts(
        para("甲", "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", props='<w:pStyle w:val="a"/>')
        + f"<w:tbl><w:tr><w:tc>{para('格')}</w:tc></w:tr></w:tbl>"
        + para(f"<w:r><w:pict><v:textbox><w:txbxContent>{para('框')}</w:txbxContent></v:textbox></w:pict></w:r>"),
        styles=f"<w:styles {NAMESPACES}/>",
        footnotes=f"<w:footnotes {NAMESPACES}>{para('注')}</w:footnotes>",
    )
    whole = package(rich)
    names = [name for name in rich if name != "[Content_Types].xml"]
    for _ in range(150):
        name = chance.choice(names)
        data = rich[name]
        broken = mutated(data.encode() if isinstance(data, str) else data, chance)
        for given in (mutated(whole, chance), package({**rich, name: broken})):
            outcome = read_docx(given, "甲.docx")
            assert (outcome.value is None) == bool(outcome.diagnostics)
            assert all(d.message and d.code.startswith("RG1") for d in outcome.diagnostics)


def test_the_checksum_is_looked_at() -> None:
    """What unpacks to other bytes than were packed is damaged, not read."""
    good = with_document(body(para("甲")))
    with zipfile.ZipFile(io.BytesIO(good)) as file:
        crc = file.getinfo("word/document.xml").CRC
    assert refused(good.replace(struct.pack("<I", crc), struct.pack("<I", zlib.crc32(b"x")))).code == "RG116"
