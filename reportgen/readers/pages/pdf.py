"""Reading the pages of a PDF: the only module that knows pdfplumber (the extra `pages`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportgen.document.faces import role_of
from reportgen.errors import reason
from reportgen.readers.pages.errors import MeasureError
from reportgen.readers.pages.glyphs import MM, Bounds, Glyph, Line, Rule, group
from reportgen.readers.pages.wording import is_wide

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from PIL.Image import Image

RESOLUTION: Final = 200
"""Of the rendering that ink is looked up in (dpi)."""

SHORTEST_RULE: Final = 20
"""Millimetres."""

THICKEST_RULE: Final = 5
"""Points."""


@dataclass(frozen=True)
class RawPage:
    """What was read from one page; `turned` is the clockwise text of a landscape page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    turned: tuple[Line, ...]
    tables: tuple[Bounds, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Ink:
    """Finds the edges of ink on the rendered pages."""

    pdf: PDF = field(repr=False)
    _images: dict[int, Image] = field(default_factory=dict, repr=False)

    def edges(self, page: int, within: Bounds, *, red: bool = False) -> Bounds | None:
        """The edges of the ink inside a box of page `page`, in points; None where it is blank."""
        scale = RESOLUTION / 72
        left, top = int(within[0] * scale), int(within[1] * scale)
        right, bottom = int(within[2] * scale) + 1, int(within[3] * scale) + 1
        _, green, _ = self._image(page).crop((left, top, right, bottom)).split()
        darkest = 140 if red else 128
        found = green.point([255 if level < darkest else 0 for level in range(256)]).getbbox()
        if found is None:
            return None
        x0, y0, x1, y1 = found
        return (left + x0) / scale, (top + y0) / scale, (left + x1) / scale, (top + y1) / scale

    def _image(self, page: int) -> Image:
        if page not in self._images:
            rendered = self.pdf.pages[page - 1].to_image(resolution=RESOLUTION)
            self._images[page] = rendered.original.convert("RGB")
        return self._images[page]


@contextmanager
def opened(path: Path) -> Iterator[PDF]:
    """The PDF at `path`.

    Raises:
        MeasureError: pdfplumber is not installed, or the file cannot be read.
    """
    try:
        import pdfplumber
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
    except ImportError as fault:
        raise MeasureError("测量版面需要 pdfplumber", "请运行 pip install pdfplumber") from fault
    try:
        with pdfplumber.open(path) as pdf:
            yield pdf
    except FileNotFoundError as fault:
        raise MeasureError(f"找不到文件：{path}") from fault
    except OSError as fault:
        raise MeasureError(f"读不了 {path}：{reason(fault)}") from fault
    except (PdfminerException, MalformedPDFException, PSException) as fault:
        raise MeasureError(f"{path} 不是完好的 PDF 文件（{fault or type(fault).__name__}）") from fault


def read_pages(pdf: PDF) -> tuple[RawPage, ...]:
    """All pages, read glyph by glyph."""
    return tuple(_read_page(page, number) for number, page in enumerate(pdf.pages, 1))


def producer(pdf: PDF) -> str | None:
    """What made the PDF, in its own words."""
    named = (pdf.metadata or {}).get("Producer")
    return None if named is None else str(named)


def _read_page(page: Page, number: int) -> RawPage:
    width, height = float(page.width), float(page.height)
    tables: tuple[Bounds, ...] = ()
    if page.lines or page.rects:
        tables = tuple(table.bbox for table in page.find_tables())
    return RawPage(
        number=number,
        width=width,
        height=height,
        lines=tuple(_marked(line, tables) for line in group(_upright(page), number)),
        turned=() if width < height else group(_clockwise(page), number),
        tables=tables,
        rules=_rules(page),
    )


def _upright(page: Page) -> Iterator[tuple[float, Glyph]]:
    height = float(page.height)
    for char in page.chars:
        if char["text"].strip() and char.get("upright", True):
            *_, x, y = char["matrix"]
            advance, red = char["x1"] - char["x0"], _is_red(char["non_stroking_color"])
            yield height - y, Glyph(char["text"], x, char["size"], advance, role_of(char["fontname"]), red)


def _clockwise(page: Page) -> Iterator[tuple[float, Glyph]]:
    """Turned text, in the coordinates of the sheet turned to portrait."""
    width, height = float(page.width), float(page.height)
    for char in page.chars:
        a, b, _, _, x, y = char["matrix"]
        if char["text"].strip() and abs(a) < 0.01 and b < 0:
            advance = abs(char["bottom"] - char["top"])
            size = advance * (1 if is_wide(char["text"]) else 2)
            yield width - x, Glyph(char["text"], height - y, size, advance, role_of(char["fontname"]))


def _marked(line: Line, tables: tuple[Bounds, ...]) -> Line:
    """The line, told whether it lies in one of the tables."""
    middle = line.y - line.size * 0.3
    inside = any(top <= middle <= bottom and x0 - 2 <= line.centre <= x1 + 2 for x0, top, x1, bottom in tables)
    return replace(line, in_table=True) if inside else line


def _rules(page: Page) -> tuple[Rule, ...]:
    """Horizontal rules, drawn as strokes or as thin filled boxes; one drawn twice counts once."""
    rules: list[Rule] = []
    for drawn in [*page.lines, *page.rects, *page.curves]:
        if (drawn["x1"] - drawn["x0"]) * MM < SHORTEST_RULE or drawn["bottom"] - drawn["top"] > THICKEST_RULE:
            continue
        rule = _rule(drawn)
        if not any(abs(known.y - rule.y) < 0.3 and abs(known.x0 - rule.x0) < 1 for known in rules):
            rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.y))


def _rule(drawn: dict[str, Any]) -> Rule:
    height = drawn["bottom"] - drawn["top"]
    stroked = bool(drawn.get("stroke")) and not drawn.get("fill")
    thickness = (drawn.get("linewidth") or 0) if stroked or height < 0.05 else height
    red = _is_red(drawn.get("stroking_color" if stroked else "non_stroking_color"))
    return Rule(drawn["x0"], drawn["x1"], (drawn["top"] + drawn["bottom"]) / 2, thickness, red)


def _is_red(color: object) -> bool:
    return isinstance(color, (tuple, list)) and len(color) == 3 and color[0] > 0.7 and max(color[1:]) < 0.3
