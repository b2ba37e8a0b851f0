"""What is given to LibreOffice leads nowhere: relations, embedded documents, fields, addresses in drawings."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from strangers import NAMESPACES, docx, package, para, parts

from reportgen.readers.pages import RenderError, render
from reportgen.readers.pages.severing import severed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def relations(*given: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(given)}</Relationships>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(severed(data, "甲.docx"))) as file:
        return file.read(name).decode()


def related(relation: str) -> str:
    """The relation as it becomes."""
    name = "word/_rels/document.xml.rels"
    whole = part_of(package({**parts(para("甲")), name: relations(relation)}), name)
    return whole.removeprefix(relations()[: -len("</Relationships>")]).removesuffix("</Relationships>")


def text_of(content: str) -> str:
    return part_of(docx(content), "word/document.xml").partition("<w:body>")[2].partition("<w:sectPr")[0]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", 'Target="http://a.b/x.png" TargetMode="External"'),
        ("image", 'TargetMode = "external" Target="x.png"'),
        ("image", "Target='file:///etc/passwd'"),
        ("image", 'Target="%68ttp%3A//a.b/x"'),
        ("image", r'Target="\\server\x.png"'),
        ("attachedTemplate", 'Target="file:///c:/x.dotm" TargetMode="External"'),
        ("aFChunk", 'Target="chunk.html"'),
        ("oleObject", 'Target="embeddings/a.bin"'),
    ],
)
def test_a_relation_that_leads_out_leads_nowhere(kind: str, target: str) -> None:
    """Whatever way it is written; its id and kind stay, so that the file is whole."""
    head = f'<Relationship Id="r1" Type="{OFFICE}/{kind}"'
    assert related(f"{head} {target}/>") == f'{head} Target="about:blank" TargetMode="External"/>'


def test_what_lies_in_the_package_stays() -> None:
    """A picture of its own, and a document that leads nowhere, byte by byte."""
    picture = f'<Relationship Id="r1" Type="{OFFICE}/image" Target="media/1.png"/>'
    assert related(picture) == picture
    whole = docx(para(BEGIN, code(" PAGE "), SEPARATE, "1", END))
    assert severed(whole, "甲.docx") is whole


@pytest.mark.parametrize(
    "words", ["INCLUDEPICTURE &quot;http://a.b/x&quot;", " includetext x", "LINK Excel", "DDEAUTO c"]
)
def test_a_field_that_fetches_loses_its_code(words: str) -> None:
    """In one piece, in two, in a field within another, and said in one element; what it shows stays."""
    half = len(words) // 5
    for pieces in (code(words), code(words[:half]) + code(words[half:])):
        kept = text_of(para(BEGIN, code("IF 1 = 1"), BEGIN, pieces, SEPARATE, "甲", END, END))
        empty = "<w:r></w:r>" * pieces.count("<w:instrText")
        assert kept == para(BEGIN, code("IF 1 = 1"), BEGIN, empty, SEPARATE, "甲", END, END)
    assert (
        text_of(f'<w:p><w:fldSimple w:dirty="1" w:instr="{words}"/></w:p>') == '<w:p><w:fldSimple w:dirty="1"/></w:p>'
    )


def test_other_documents_and_addresses_in_drawings_are_gone() -> None:
    """A chunk of another kind and the address of a VML picture; a picture in the address itself stays."""
    drawn = (
        '<w:p><w:r><w:pict><v:imagedata src="http://a.b/x.png" title="a>b"/><v:fill src="data:x"/></w:pict></w:r></w:p>'
    )
    assert text_of(f"<w:altChunk w:x='1'><w:altChunkPr/></w:altChunk>{drawn}") == drawn.replace(
        ' src="http://a.b/x.png"', ""
    )


def test_xml_that_cannot_be_read_is_emptied() -> None:
    """A drawing with a document type could name a file; the text itself with one is refused."""
    drawing = '<!DOCTYPE svg SYSTEM "http://a.b/svg.dtd"><svg/>'
    assert part_of(package({**parts(para("甲")), "word/media/1.svg": drawing}), "word/media/1.svg") == "<nothing/>"
    text = f"<!DOCTYPE w><w:document {NAMESPACES}/>"
    with pytest.raises(RenderError, match=r"甲\.docx 排不了：.*DOCTYPE"):
        severed(package({**parts(""), "word/document.xml": text}), "甲.docx")


def test_utf_16_is_not_rendered() -> None:
    """Its tags are not where they are looked for."""
    given = package({**parts(para("甲")), "word/x.xml": "<a/>".encode("utf-16")})
    with pytest.raises(RenderError, match=r"甲\.docx 排不了：文件的压缩方式或编码少见") as caught:
        severed(given, "甲.docx")
    assert caught.value.hints


@pytest.fixture
def asked() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine and what it was asked for."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    caller = server.accept()[0]
                except OSError:
                    return
                with caller:
                    heard.append(caller.recv(200))
                    caller.sendall(b"HTTP/1.1 404 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1], heard


@pytest.mark.render
def test_rendering_asks_nobody(asked: tuple[int, list[bytes]], tmp_path: Path) -> None:
    """A linked picture in a drawing and one in a field: no request, and a PDF all the same."""
    port, heard = asked
    url = f"http://127.0.0.1:{port}/x.png"
    relation = f'<Relationship Id="rL" Type="{OFFICE}/image" Target="{url}" TargetMode="External"/>'
    field = para(BEGIN, code(f"INCLUDEPICTURE &quot;{url}&quot; \\d"), SEPARATE, "图", END)
    given = {**parts(field + para(LINKED)), "word/_rels/document.xml.rels": relations(relation)}
    (tmp_path / "甲.docx").write_bytes(package(given))

    made = render(tmp_path / "甲.docx", tmp_path / "out")

    assert made.stat().st_size
    assert heard == []


_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
LINKED = (
    f'<w:r><w:drawing xmlns:r="{OFFICE}" xmlns:wp="{_DRAWN}/wordprocessingDrawing" xmlns:a="{_DRAWN}/main"'
    f' xmlns:pic="{_DRAWN}/picture">'
    f'<wp:inline><wp:extent cx="990000" cy="990000"/><wp:docPr id="77" name="p"/>'
    f'<a:graphic><a:graphicData uri="{_DRAWN}/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:link="rL"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
