"""The bytes of a .docx: goldens of its parts, what is read back, and that nothing but the document decides on them."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from writers.small import BLOCKS, DOCUMENT, JOINT, LAYOUT, TABLE, W, built, part, parts, pretty, text

from reportgen.document.editions import Edition
from reportgen.document.nodes import Heading, Paragraph, Table, plain, plain_table
from reportgen.document.walk import texts
from reportgen.writers.docx import cache as skeletons
from reportgen.writers.docx.skeleton import build_skeleton
from reportgen.writers.docx.write import write_docx

PUBLIC = DOCUMENT._replace(
    edition=Edition.PUBLIC,
    letterhead=None,
    addressees=(),
    signature=DOCUMENT.signature._replace(sealed=False),
    imprint=None,
    properties=(),
)
KAIFENG = Path(__file__).parents[2] / "data/kaifeng/2024.yaml"


@pytest.mark.parametrize(("name", "document"), [("upward", DOCUMENT), ("joint", JOINT), ("public", PUBLIC)])
def test_document_xml(golden, name, document):
    """The text part, every node in it, as a golden for a person to read."""
    golden(f"{name}.document.xml", pretty(built(document)))


@pytest.mark.parametrize("name", ["word/styles.xml", "word/settings.xml", "docProps/core.xml", "docProps/custom.xml"])
def test_other_parts(golden, name):
    """Styles, settings and properties as goldens."""
    golden(name.rpartition("/")[2], pretty(part(write_docx(DOCUMENT, LAYOUT), name)))


def block_texts(blocks):
    """What the paragraphs of blocks print."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.label + plain(block.content) + plain(block.body or ())
        elif isinstance(block, Paragraph):
            yield plain(block.content)


@pytest.mark.parametrize("document", [DOCUMENT, JOINT, PUBLIC], ids=["upward", "joint", "public"])
def test_python_docx_reads_back_what_was_written(document):
    """Every paragraph and cell of the model is in the file with its very text; every text of the model is printed."""
    package = docx.Document(io.BytesIO(write_docx(document, LAYOUT)))
    paragraphs = [p.text for p in package.paragraphs]
    wanted = list(block_texts(document.blocks))
    start = paragraphs.index(wanted[0])
    everything = "".join(t.text for t in package.element.body.iter(f"{W}t"))

    assert paragraphs[start : start + len(wanted)] == wanted
    for table in (b for b in document.blocks if isinstance(b, Table)):
        rows = [[plain(cell.content) for cell in row] for row in (*table.heads, *table.rows)]
        assert rows in [[[c.text for c in r.cells] for r in t.rows] for t in package.tables]
    for _, content in texts(document):
        for line in plain(content).replace("\t", "\n").split("\n"):
            assert line in everything


def test_headings_are_words_own():
    """Built-in heading styles with outline levels, so that a person can go on editing."""
    package = docx.Document(io.BytesIO(write_docx(DOCUMENT, LAYOUT)))
    names = {p.text[:4]: p.style.name for p in package.paragraphs}

    assert (names["一、主要"], names["（一）加"], names["1.规范"]) == ("Heading 1", "Heading 2", "Heading 3")
    assert (names["（二）依"], names["（1）第"]) == ("段首标题 2", "段首标题 4")
    assert package.paragraphs[0].style.name == "发文机关标志"
    assert next(p for p in package.paragraphs if p.text.startswith("云岭区人民政府关于")).style.name == "Title"


def test_the_same_document_gives_the_same_bytes():
    """Written twice, with the skeleton from memory, from the cache and built anew."""
    first = write_docx(DOCUMENT, LAYOUT)
    skeletons.skeleton.cache_clear()
    assert write_docx(DOCUMENT, LAYOUT) == first
    assert len({write_docx(d, LAYOUT) for d in (DOCUMENT, JOINT, PUBLIC)}) == 3


WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
)


def test_nothing_but_the_input_decides_on_the_bytes(tmp_path):
    """Two processes with other hash seeds, time zones, languages, folders and caches build equal files."""
    found = set()
    for number, world in enumerate(WORLDS):
        folder = tmp_path / f"夹{number}"
        folder.mkdir()
        env = {**os.environ, **world, "REPORTGEN_CACHE": str(folder / "cache"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "reportgen", "build", str(KAIFENG), "-o", str(folder / "甲.docx")]
        env["PYTHONPATH"] = str(KAIFENG.parents[2])
        subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
        found.add(hashlib.sha256((folder / "甲.docx").read_bytes()).hexdigest())
    assert len(found) == 1


def test_the_zip_is_sound_and_says_nothing_of_its_time():
    """No fault in the zip; fixed dates, the content types first, all other names sorted, no folders."""
    with zipfile.ZipFile(io.BytesIO(write_docx(DOCUMENT, LAYOUT))) as package:
        names = package.namelist()

        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert not [name for name in names if name.endswith("/") or "theme" in name]


@pytest.mark.parametrize(("document", "there"), [(DOCUMENT, True), (PUBLIC, False)], ids=["upward", "public"])
def test_custom_properties_are_the_upward_editions_alone(document, there):
    """The 公开 edition carries no metadata beyond the title, and no edition bookmarks."""
    found = parts(write_docx(document, LAYOUT))
    everything = b"".join(found.values())

    assert ("docProps/custom.xml" in found) is there
    assert (b"reportgen-facts" in everything) is there
    assert (b"custom-properties" in everything) is there
    assert (b"<dcterms:created" in everything) is there
    assert (b"<dc:language" in everything) is there
    assert (b"<Application" in everything) is there
    assert (b"<dc:creator" in everything) is there
    assert len(part(write_docx(document, LAYOUT), "docProps/core.xml")) == (5 if there else 1)
    assert b"bookmarkStart" not in everything


@pytest.mark.parametrize(("created", "shown"), [("2025-02-04", "2025-02-04T00:00:00Z"), ("", None)])
def test_dates_of_the_properties_are_the_reports(created, shown):
    """Both dates are 成文日期, or are not there: no clock."""
    data = write_docx(DOCUMENT._replace(created=created), LAYOUT)
    dates = [el.text for el in part(data, "docProps/core.xml") if el.tag.endswith(("created", "modified"))]

    assert dates == ([shown, shown] if shown else [])
    assert docx.Document(io.BytesIO(data)).core_properties.title == "云岭区人民政府关于2024年度法治政府建设情况的报告"


def test_a_draft_says_so_in_every_header():
    """草稿 stands in the default and the even header; a finished report has no header at all."""
    draft = parts(write_docx(DOCUMENT._replace(draft=True), LAYOUT))
    heads = [name for name in draft if "header" in name]

    assert heads
    assert all("草稿" in draft[name].decode() for name in heads)
    kinds = [el.get(f"{W}type") for el in built(DOCUMENT._replace(draft=True)).iter(f"{W}headerReference")]
    assert {"default", "even"} <= set(kinds)
    assert not [name for name in parts(write_docx(DOCUMENT, LAYOUT)) if "header" in name]


def test_a_table_of_two_thousand_rows():
    """Every row is there, whole rows, with the repeated head and widths that make up the box."""
    rows = tuple((text(str(n)), text("关于甲的决定"), text("长" * 30)) for n in range(2000))
    root = built(DOCUMENT._replace(blocks=(plain_table((text("序号"), text("名称"), text("说明")), rows),)))
    table = root.findall(f".//{W}tbl")[0]
    found = table.findall(f"{W}tr")
    grid = [int(col.get(f"{W}w")) for col in table.findall(f"{W}tblGrid/{W}gridCol")]

    assert len(found) == 2001
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found] == [True] + [False] * 2000
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found)
    assert sum(grid) == LAYOUT.box_width
    assert grid[0] < grid[1] < grid[2]
    assert "".join(t.text for t in found[-1].iter(f"{W}t")).startswith("1999关于")


def test_a_ragged_table_of_a_draft_is_still_a_table():
    """A draft may hold rows of another length; the file opens all the same."""
    ragged = plain_table((text("甲"), text("乙")), ((text("1"),), (text("2"), text("3"), text("4"))))
    root = built(DOCUMENT._replace(blocks=(ragged,), draft=True))
    table = next(t for t in root.iter(f"{W}tbl") if "甲" in "".join(t.itertext()))

    assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} == {2}


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """An empty cache folder of this test alone."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))
    skeletons.skeleton.cache_clear()
    yield tmp_path / "cache"
    skeletons.skeleton.cache_clear()


def kept(folder):
    """The skeletons in a cache folder."""
    return list(folder.glob("skeleton-*"))


def fresh(layout=LAYOUT):
    """The skeleton as a new process would get it."""
    skeletons.skeleton.cache_clear()
    return skeletons.skeleton(layout, False, True)


def test_a_skeleton_is_kept_and_read_back_equal(own_folder):
    """The second time it comes from the folder and equals what is built."""
    built_anew = build_skeleton(LAYOUT, False, True)

    assert fresh() == built_anew
    assert len(kept(own_folder)) == 1
    assert fresh() == built_anew
    assert len(kept(own_folder)) == 1


@pytest.mark.parametrize("damage", [lambda d: d[:-1], lambda d: b"", lambda d: d[:70] + b"x" + d[71:]])
def test_a_damaged_skeleton_is_built_again(own_folder, damage):
    """A file cut off, emptied or altered counts as absent, and is replaced."""
    wanted = fresh()
    (path,) = kept(own_folder)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))

    assert fresh() == wanted
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(own_folder):
    """Where the cache's place is a file, skeletons are built each time."""
    own_folder.write_text("", encoding="utf-8")

    assert fresh() == build_skeleton(LAYOUT, False, True)
    assert own_folder.read_text(encoding="utf-8") == ""


def test_another_layout_is_another_skeleton(own_folder):
    """Every number of the layout is in the key."""
    other = LAYOUT._replace(line=LAYOUT.line + 1)

    assert fresh() != fresh(other)
    assert len(kept(own_folder)) == 2


def test_every_block_is_in_the_small_document():
    """The small document holds every kind of block, so that the goldens show them all."""
    assert {type(b) for b in BLOCKS} == {Heading, Paragraph, Table}
    assert {b.level for b in BLOCKS if isinstance(b, Heading)} == {1, 2, 3, 4}
    assert TABLE in DOCUMENT.attachments[0].blocks
    assert all((DOCUMENT.letterhead, DOCUMENT.attachment_note, DOCUMENT.signature, DOCUMENT.note, DOCUMENT.imprint))
