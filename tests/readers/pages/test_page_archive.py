"""A stranger's .docx is opened within limits, and its XML without a DTD."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reportgen.readers.bounds import MIB
from reportgen.readers.pages.archive import parse, read_parts
from reportgen.readers.pages.errors import MeasureError

Package = Callable[[Mapping[str, bytes | str]], Path]
PLAIN = {"word/document.xml": "<document/>", "word/styles.xml": "<styles/>"}


def test_only_the_parts_that_matter_are_read(package: Package) -> None:
    """Pictures and properties stay packed."""
    path = package({**PLAIN, "word/footer2.xml": "<f/>", "word/media/a.png": "x", "docProps/app.xml": "<a/>"})
    assert set(read_parts(path)) == {*PLAIN, "word/footer2.xml"}


def test_a_real_bomb_is_refused(package: Package) -> None:
    """Five megabytes of zeros pack a thousandfold, and never get as far as a parser."""
    with pytest.raises(MeasureError, match="压缩炸弹"):
        read_parts(package({**PLAIN, "word/media/a.bin": bytes(5 * MIB)}))


def test_a_lie_about_the_size_is_found_out(package: Package) -> None:
    """An entry that unpacks to more than its directory says is not read on."""
    path = package({"word/document.xml": "<d>" + "字" * 4000 + "</d>"})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (20).to_bytes(4, "little")))
    with pytest.raises(MeasureError, match=r"word/document\.xml (?:已损坏|解压后比声明的大)"):
        read_parts(path)


def test_an_encrypted_entry_is_refused(package: Package) -> None:
    """The message says so instead of damaged."""
    path = package(PLAIN)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(MeasureError, match="加了密码"):
        read_parts(path)


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    """An old .doc under a new name gives one Chinese sentence."""
    path = tmp_path / "old.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 an old file")
    with pytest.raises(MeasureError, match="这是旧格式的 Word"):
        read_parts(path)


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    """The message carries the path that was asked for."""
    with pytest.raises(MeasureError, match=r"找不到文件.*absent\.docx"):
        read_parts(tmp_path / "absent.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_encoding(encoding: str) -> None:
    """No entity is ever declared, so none can be expanded or fetched."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>'
    with pytest.raises(MeasureError, match="DOCTYPE"):
        parse("word/document.xml", text.encode(encoding))


def test_broken_xml_names_its_part() -> None:
    """The message says which part of the file is damaged."""
    with pytest.raises(MeasureError, match=r"word/styles\.xml 不是完好的 XML"):
        parse("word/styles.xml", b"<styles>")
