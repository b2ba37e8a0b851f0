"""Pages made by hand, for looking at the steps without a renderer."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from national import STANDARD

from reportgen.readers.pages.glyphs import MM, Bounds, Glyph, Line
from reportgen.readers.pages.grid import read_grid
from reportgen.readers.pages.paper import Sheet, standard_box
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import is_wide

PITCH = 28.95
STANDARD_BOX = standard_box(STANDARD)
ADVANCE = 15.7 / 16


class FixedInk:
    """Says that ink fills every box it is asked about."""

    def edges(self, page: int, within: Bounds, *, red: bool = False) -> Bounds | None:
        """The box itself."""
        return within


def set_line(
    text: str,
    row: float = 0,
    *,
    page: int = 1,
    indent: float = 0,
    size: float = 16.0,
    role: str = "FangSong",
    red: bool = False,
    in_table: bool = False,
) -> Line:
    """A line in slot `row` of the text box; `indent` counts characters of 16 pt."""
    x = STANDARD_BOX.left / MM + indent * 16
    glyphs = []
    for character in text:
        advance = ADVANCE * size * (1 if is_wide(character) else 0.5)
        glyphs.append(Glyph(character, x, size, advance, role, red))
        x += advance
    return Line(page, STANDARD_BOX.top / MM + 23 + row * PITCH, tuple(glyphs), in_table)


def lay_out(
    number: int, body: Iterable[Line], foot: Iterable[Line] = (), tables: Iterable[Bounds] = ()
) -> Sheet:
    """A portrait A4 sheet."""
    body, foot = tuple(body), tuple(foot)
    return Sheet(number, 595.3, 841.9, body, foot, body + foot, tuple(tables), ())


def look_at(*sheets: Sheet) -> Scene:
    """A scene of these sheets, in the standard box."""
    return Scene(sheets, STANDARD_BOX, read_grid(sheets, STANDARD_BOX), FixedInk(), STANDARD)


@pytest.fixture
def line() -> Callable[..., Line]:
    """Sets one line."""
    return set_line


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    """Lays out one sheet."""
    return lay_out


@pytest.fixture
def scene() -> Callable[..., Scene]:
    """Makes a scene out of sheets."""
    return look_at


@pytest.fixture
def package(tmp_path: Path) -> Callable[[Mapping[str, bytes | str]], Path]:
    """Packs parts into a file that is a .docx as far as its name goes."""

    def pack(parts: Mapping[str, bytes | str]) -> Path:
        path = tmp_path / "sample.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return path

    return pack
