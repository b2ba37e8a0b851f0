"""Bytes to text: encodings, limits, characters that no file may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.reading import SIZE_LIMIT, decode, forbidden_in, read_source


def codes(data: bytes) -> list[str]:
    return [d.code for d in decode(data, "甲.yaml").diagnostics]


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_line_ends_and_the_mark_of_utf8_do_not_matter(data: bytes) -> None:
    """Windows, old Mac and Notepad give the same text."""
    source = decode(data, "甲.yaml").value

    assert source is not None
    assert source.text == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("年度: 二〇二四".encode("gbk"), "文件编码是 GBK，不是 UTF-8"),
        ("年度: 2024\n备注: 𠮷".encode("gb18030"), "文件编码是 GBK，不是 UTF-8"),
        ("年度: 2024".encode("utf-16"), "文件编码是 UTF-16（记事本里叫 Unicode），不是 UTF-8 文本"),
        (b"caf\xe9", "这里不是 UTF-8 编码的文字：文件用了别的编码，或已损坏"),
        ("年度很长: 二".encode()[:-1], "这里不是 UTF-8 编码的文字：文件用了别的编码，或已损坏"),
        (b"%PDF-1.7\xff", "文件是 PDF，不是 UTF-8 文本"),
    ],
)
def test_other_encodings_are_named(data: bytes, message: str) -> None:
    """GBK and UTF-16 are recognised; a text of ours that is cut short is not taken for GBK."""
    (found,) = decode(data, "甲.yaml").diagnostics

    assert (found.code, found.message) == ("RG101", message)


def test_every_gbk_text_of_official_chinese_is_recognised() -> None:
    """The catalogue and the sample facts, saved as GBK, are called GBK."""
    root = Path(__file__).parent.parent
    for path in (root / "templates/national/indicators.yaml", root / "data/kaifeng/2024.yaml"):
        (found,) = decode(path.read_text(encoding="utf-8").encode("gb18030"), "甲.yaml").diagnostics
        assert "GBK" in found.message


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe", "\U000f0000", "\U0010ffff"],
)
def test_forbidden_characters_are_found_at_their_place(char: str) -> None:
    """Control characters and planes 15 and 16, each with line and column."""
    (found,) = decode(f"年度: 2024\n备注: 甲{char}乙\n".encode(), "甲.yaml").diagnostics

    assert found.code in ("RG104", "RG105")
    assert found.place is not None
    assert (found.place.line, found.place.column) == (2, 6)
    assert forbidden_in(f"甲{char}") == char


@pytest.mark.parametrize("char", ["\t", "\n", "〇", "𠮷", "😀", "\u3000", "·", "—", "\ue000"])
def test_characters_of_ordinary_texts_are_let_through(char: str) -> None:
    """Rare characters, signs and even private ones of the basic plane are no fault."""
    assert codes(f"甲{char}乙".encode()) == []
    assert forbidden_in(f"甲{char}乙") is None


@pytest.mark.parametrize("data", [b"\x01\n" * 10_000, b"\x01" * 10_000, "\U000f0000".encode() * 10_000])
def test_a_file_of_rubbish_gives_some_findings_not_all(data: bytes) -> None:
    """Twenty, then how many there are, whether on many lines or on one."""
    found = decode(data, "甲.yaml").diagnostics

    assert len(found) == 21
    assert found[-1].message == "不能用的字符有这里等 10000 处，不再逐一列出"


def test_twenty_forbidden_characters_are_listed_without_a_count() -> None:
    """The count comes only where some are left out."""
    assert codes(b"\x01" * 20) == ["RG104"] * 20


def test_the_limit_is_kept_to_the_byte(tmp_path: Path) -> None:
    """A file of exactly the limit is read, one byte more is not."""
    path = tmp_path / "甲.yaml"
    path.write_bytes(b"a" * SIZE_LIMIT)
    assert read_source(path).value is not None

    path.write_bytes(b"a" * (SIZE_LIMIT + 1))
    assert [d.code for d in read_source(path).diagnostics] == ["RG102"]


def test_a_file_is_named_as_its_user_wrote_it(tmp_path: Path) -> None:
    """Messages print the name given, not the path on this machine."""
    with pytest.raises(ReportgenError, match=r"没有这个文件：data/2024\.yaml"):
        read_source(tmp_path / "2024.yaml", "data/2024.yaml")
    with pytest.raises(ReportgenError, match="data 是文件夹"):
        read_source(tmp_path, "data")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_findings(data: bytes) -> None:
    """Never an exception; every place lies within the lines that are shown."""
    outcome = decode(data, "甲.yaml")

    assert (outcome.value is None) == bool(outcome.diagnostics)
    for found in outcome.diagnostics:
        assert found.place is not None
        assert 1 <= found.place.column <= len(found.place.source.line(found.place.line)) + 1
