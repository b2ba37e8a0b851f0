"""Where properties lie in a part, byte by byte."""

from __future__ import annotations

from strangers import body

from reportgen.readers.docx.containers import Container, containers

CONTENT = (
    '<w:p a=">"><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r>'
    "<w:r><w:rPr/></w:r></w:p>"
    "<w:p/><w:p></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:pPr/></w:p></w:tc></w:tr></w:tbl>"
)


def found(kind: str) -> list[tuple[Container, bytes, bytes]]:
    """Containers of a kind with their bytes, and those of their content."""
    data = body(CONTENT).encode()
    return [
        (one, data[one.start : one.end], data[one.inner : one.stop])
        for one in containers(data, "x")
        if one.kind == kind
    ]


def test_properties_are_found_where_they_are():
    """A container has its bytes, its content and its children; one that is missing, the place where it belongs."""
    first, empty, closed, bare = found("pPr")

    assert first[1].startswith(b"<w:pPr>")
    assert first[1].endswith(b"</w:pPr>")
    assert [child.name for child in first[0].children] == ["jc", "rPr"]
    assert first[0].children[0].said == {"val": "left"}
    assert (empty[0].bare, empty[1]) == (True, b"")
    assert (closed[0].bare, closed[0].start == closed[0].inner) == (False, True)
    assert (bare[0].bare, bare[1]) == (True, b"<w:pPr/>")


def test_a_place_lies_right_behind_the_tag_of_its_owner():
    """Attributes with > in them do not end a tag; an empty paragraph is replaced as a whole."""
    data = body(CONTENT).encode()
    run = next(one for one in containers(data, "x") if one.kind == "rPr" and one.start == one.end)

    assert data[run.start :].startswith("<w:t>甲".encode())
    empty = [one for one, *_ in found("pPr") if one.bare and one.start == one.end]
    assert data[empty[0].owner : empty[0].end] == b"<w:p/>"


def test_runs_know_their_paragraph():
    """The byte at which the paragraph around a run begins."""
    data = body(CONTENT).encode()
    runs = [one for one in containers(data, "x") if one.kind == "rPr"]

    assert {one.paragraph for one in runs} == {data.index(b'<w:p a=">">')}
    assert [one.kind for one in containers(data, "x") if one.kind == "trPr"] == ["trPr"]
