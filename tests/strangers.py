"""Documents as other programs write them, made of raw XML; and checks whose mendings are known."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest

from reportgen.checks import table
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.row import Check

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def body(content: str) -> str:
    """The XML of a text with this in its body."""
    return f"{_HEAD}<w:document {NAMESPACES}><w:body>{content}<w:sectPr/></w:body></w:document>"


def para(*runs: str, props: str = "") -> str:
    """A paragraph; what does not begin with < is the text of a run."""
    made = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{made}</w:p>"


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), data, method)
    return packed.getvalue()


def parts(content: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a .docx; `more` are further ones in word/ by their kinds (styles, footnotes, endnotes)."""
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="x"/>' for kind in ("document", *more))
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(more)
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": body(content),
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{kind}.xml": data for kind, data in more.items()},
    }


def docx(content: str, **more: str | bytes) -> bytes:
    """A .docx with this in its body."""
    return package(parts(content, **more))


def _flaws(pattern: str, replacement: str, prose: Prose) -> Iterator[Flaw]:
    for match in re.finditer(pattern, prose.typed):
        yield Flaw(match.start(), match.end(), f"“{match[0]}”不对", (), match.expand(replacement))


def bracket(prose: Prose) -> Iterator[Flaw]:
    """年份的括号。"""
    yield from _flaws(r"\[(\d{4})\]", r"〔\1〕", prose)


def space(prose: Prose) -> Iterator[Flaw]:
    """多余的空格。"""
    yield from _flaws(r"(?<=[\u4e00-\u9fff〔\[\d]) +(?=[\u4e00-\u9fff\d])", "", prose)


def doubled(prose: Prose) -> Iterator[Flaw]:
    """重复的逗号。"""
    yield from _flaws("，，", "，", prose)


def comma(prose: Prose) -> Iterator[Flaw]:
    """半角逗号。"""
    yield from _flaws("(?<=[\u4e00-\u9fff，]),", "，", prose)


def angle(prose: Prose) -> Iterator[Flaw]:
    """尖括号。"""
    yield from _flaws("<([\u4e00-\u9fff]+)>", r"〈\1〉", prose)


MECHANICAL = (
    Check("RG691", "x-bracket", "error", bracket),
    Check("RG692", "x-space", "warning", space),
    Check("RG693", "x-doubled", "error", doubled),
    Check("RG694", "x-comma", "error", comma),
    Check("RG695", "x-angle", "error", angle),
)


def only(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    """Let no checks of wording run but these (all of MECHANICAL where none is given)."""
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", checks or MECHANICAL)
    for check in checks or MECHANICAL:
        monkeypatch.setitem(table._BY_CODE, check.code, check)
