"""Changes inside a .docx: the characters of its runs change, and not a byte besides."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strangers import NAMESPACES, body, docx, package, para, parts

from reportgen.fixes import Change, applied
from reportgen.readers.docx.mending import mend
from reportgen.readers.docx.read import Opened, read_docx
from reportgen.readers.docx.splicing import Unusual
from reportgen.source import Place, Span


def opened(data: bytes) -> Opened:
    value = read_docx(data, "甲.docx").value
    assert value is not None
    return value


def change(text: Opened, before: str, after: str, at: int = 0) -> Change:
    """The change of the first place of some words of a paragraph, or an insertion before a column."""
    source = text.manuscript.source
    line = next(n for n, row in enumerate(source.lines, 1) if before in row)
    column = source.line(line).index(before) + 1 + at
    return Change(Place(source, Span(line, column, line, column + (0 if at else len(before)))), after, "x")


def document(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return file.read(part).decode()


CASES = {
    "within a run": (para("国发[2019]3号"), "[2019]", "〔2019〕", para("国发〔2019〕3号")),
    "over runs": (
        para("国发[20", "<w:r><w:rPr><w:b/></w:rPr><w:t>19</w:t></w:r>", "]3号"),
        "[2019]",
        "〔2019〕",
        para("国发〔2019〕", "<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r>", "3号"),
    ),
    "over what was deleted": (
        para("甲，", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "，乙"),
        "，，",
        "，",
        para("甲，", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "乙"),
    ),
    "in what was inserted": (
        para("<w:ins w:id='1'><w:r><w:t>全 区</w:t></w:r></w:ins>"),
        "全 区",
        "全区",
        para("<w:ins w:id='1'><w:r><w:t>全区</w:t></w:r></w:ins>"),
    ),
    "references": (para("《甲&lt;乙&#x3E;》&amp;丙"), "<乙>", "〈乙〉", para("《甲〈乙〉》&amp;丙")),
    "a text that needs references": (para("甲和乙"), "和", "<&>", para("甲&lt;&amp;&gt;乙")),
    "a space that comes to the end": (
        para("<w:r><w:rPr/><w:t >甲, 乙</w:t></w:r>"),
        ", 乙",
        " ",
        para('<w:r><w:rPr/><w:t xml:space="preserve" >甲 </w:t></w:r>'),
    ),
    "a space that is kept already": (
        para('<w:r><w:t xml:space="preserve">甲, 乙</w:t></w:r>'),
        ", 乙",
        " ",
        para('<w:r><w:t xml:space="preserve">甲 </w:t></w:r>'),
    ),
    "behind space that does not count": (
        para("<w:r><w:t>  全 区\n</w:t></w:r>"),
        "全 区",
        "全区",
        para("<w:r><w:t>  全区\n</w:t></w:r>"),
    ),
    "a whole run": (para("甲", "乙", "丙"), "乙", "", para("甲", "<w:r><w:t></w:t></w:r>", "丙")),
    "in a cell": (
        f"<w:tbl><w:tr><w:tc>{para('1２')}</w:tc></w:tr></w:tbl>",
        "２",
        "2",
        f"<w:tbl><w:tr><w:tc>{para('12')}</w:tc></w:tr></w:tbl>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "before", "after", "wanted"), CASES.values(), ids=CASES)
def test_only_characters_of_runs_change(content: str, before: str, after: str, wanted: str) -> None:
    """Runs, formats, tracked changes and references stay; the text read again is the text with the change."""
    given_ = parts(content, styles=f"<w:styles {NAMESPACES}/>")
    given_["word/media/图.bin"] = bytes(range(256))
    text = opened(package(given_))
    wanted_change = change(text, before, after)

    data, made = mend(text, [wanted_change])

    assert made == (wanted_change,)
    assert document(data) == body(wanted)
    assert opened(data).manuscript.source == applied(text.manuscript.source, made)
    for part in given_:
        if part != "word/document.xml":
            assert document_bytes(data, part) == document_bytes(package(given_), part)


def document_bytes(data: bytes, part: str) -> tuple[bytes, tuple[int, ...], int]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        info = file.getinfo(part)
        return file.read(part), info.date_time, info.compress_size


def test_an_insertion_goes_behind_the_character_before_it() -> None:
    """Into the run of that character; at the head of a paragraph into its first run."""
    text = opened(docx(para("甲", "乙")))

    data, _ = mend(text, [change(text, "甲乙", "，", at=1)])
    assert document(data) == body(para("甲，", "乙"))
    head = Change(Place(text.manuscript.source, Span(1, 1, 1, 1)), "“", "x")
    assert document(mend(text, [head])[0]) == body(para("“甲", "乙"))


@pytest.mark.parametrize(
    ("content", "before"),
    [
        (para("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), "甲\t乙"),
        (para("<w:r><w:t>甲</w:t><w:noBreakHyphen/></w:r>"), "-"),
        (para("<w:r><w:t>甲\n乙</w:t></w:r>"), " "),
    ],
)
def test_what_no_character_of_a_run_stands_for_is_left(content: str, before: str) -> None:
    """Tabs, hyphens of Word's own and line ends of the file are not touched; other changes are made."""
    text = opened(docx(content + para("丙,丁")))
    good = change(text, ",", "，")

    data, made = mend(text, [change(text, before, ""), good])

    assert made == (good,)
    assert document(data) == body(content + para("丙，丁"))


def test_utf16_is_read_but_not_mended() -> None:
    """Its bytes are not those of the characters that are looked for."""
    given_ = {**parts(""), "word/document.xml": body(para("甲 乙")).replace("UTF-8", "UTF-16").encode("utf-16")}
    text = opened(package(given_))

    assert mend(text, [change(text, "甲 乙", "甲乙")]) == (package(given_), ())


def test_notes_are_mended_in_their_own_part() -> None:
    """Each part that holds a change is written anew, the others are not."""
    notes = f"<w:footnotes {NAMESPACES}><w:footnote w:id='1'>{para('丙,丁')}</w:footnote></w:footnotes>"
    text = opened(docx(para("甲,乙"), footnotes=notes))

    data, made = mend(text, [change(text, ",", "，"), change(text, "丙,丁", "丙，丁")])

    assert len(made) == 2
    assert document(data) == body(para("甲，乙"))
    assert document(data, "word/footnotes.xml") == notes.replace("丙,丁", "丙，丁")


PIECES = st.lists(st.text("甲乙 ,&<》", min_size=1, max_size=4), min_size=1, max_size=5)


@given(PIECES, st.data())
def test_any_changes_of_any_runs(pieces: list[str], chosen: st.DataObject) -> None:
    """However a text is cut into runs, the file read again holds the text with the changes that were made."""
    escaped = [p.replace("&", "&amp;").replace("<", "&lt;") for p in pieces]
    runs = [
        f'<w:r><w:t xml:space="{chosen.draw(st.sampled_from(["preserve", "default"]))}">{p}</w:t></w:r>'
        for p in escaped
    ]
    outcome = read_docx(docx(para("始", *runs, "终")), "甲.docx")
    assert outcome.value is not None
    text = outcome.value
    source = text.manuscript.source
    bounds = sorted(chosen.draw(st.sets(st.integers(1, len(source.text)), min_size=2, max_size=6)))
    changes = [
        Change(Place(source, Span(1, start, 1, end)), chosen.draw(st.text("丙<& ", max_size=3)), "x")
        for start, end in zip(bounds[::2], bounds[1::2])
    ]

    data, made = mend(text, changes)

    assert made == tuple(changes)
    assert opened(data).manuscript.source == applied(source, changes)


def test_zips_of_other_writers() -> None:
    """Sizes behind the entries, folders, stored entries, a comment, other orders; names stay as they are spelt."""
    packed = io.BytesIO()

    class Pipe:
        """A stream without a way back, so that sizes are written behind the entries."""

        def write(self, data: bytes) -> int:
            return packed.write(data)

        def flush(self) -> None:
            """Nothing is kept back."""

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = "备注".encode()
        for name, data in reversed([*parts(para("甲,乙")).items(), ("word/", ""), ("图片/甲.png", "x")]):
            file.writestr(name, data)
    text = opened(packed.getvalue())

    data, _ = mend(text, [change(text, ",", "，")])

    assert document(data) == body(para("甲，乙"))
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(packed) as before:
        assert file.comment == before.comment
        assert file.namelist() == before.namelist()
        for info, old in zip(file.infolist(), before.infolist()):
            if info.filename != "word/document.xml":
                assert (info.CRC, info.extra, info.external_attr) == (old.CRC, old.extra, old.external_attr)


def test_a_zip_with_something_around_it_is_not_touched() -> None:
    """Offsets that would have to be guessed are not."""
    text = opened(docx(para("甲,乙")))
    for around in (b"#!\n" + text.package.data, text.package.data + b"\0\0"):
        odd = opened(around)
        with pytest.raises(Unusual):
            mend(odd, [change(odd, ",", "，")])
