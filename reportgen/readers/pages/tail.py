"""Step: the end of the text: annex note, issuer and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from reportgen.readers.pages.glyphs import Line, rounded
from reportgen.readers.pages.grid import Grid
from reportgen.readers.pages.report import Finding, Measured, PageCheck, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import ANNEX_ITEM, ANNEX_NOTE, DATE

NAME_COLUMNS: Final = (3.5, 8)
"""Between these a line below the annex note begins that belongs to it (characters)."""

NAMES_APART: Final = 1.5
"""Blank between names on one line (characters)."""

LONGEST_NOTE: Final = 5
"""Lines below the first."""

DATE_FROM: Final = 8
ISSUER_FROM: Final = 4
"""How far right of the left edge they begin at least (characters)."""


def findings(scene: Scene) -> Iterator[Finding]:
    """The annex note's columns, then the sign-off, sealed or unsealed."""
    yield from _annex_note(scene)
    sign_off = _find_sign_off(scene.grid)
    if sign_off is None:
        return
    item = _described(sign_off, scene)
    yield Measured("sign_off", item)
    yield from _places(sign_off, item, scene)
    count = len(sign_off.rest) + _table_lines(scene, sign_off.date)
    shares = count > 0 and (sign_off.issuer is None or sign_off.issuer.page == sign_off.date.page)
    yield PageCheck("sign-off shares its page with text", ">=1 line", count, shares)


def _table_lines(scene: Scene, date: Line) -> int:
    """The lines of tables above the date on its page: a report may end with a table, which is its text too."""
    sheets = (sheet for sheet in scene.sheets if sheet.number == date.page)
    return sum(line.in_table and line.y < date.y for sheet in sheets for line in sheet.body)


def _annex_note(scene: Scene) -> Iterator[Finding]:
    grid = scene.grid
    notes = [(index, found) for index, line in enumerate(grid.text) if (found := ANNEX_NOTE.match(line.text))]
    if not notes:
        return
    index, opening = notes[-1]
    line = grid.text[index]
    item: dict[str, Any] = {
        "page": line.page,
        "indent_chars": rounded(grid.indent(line.x0)),
        "name_at_chars": None,
    }
    if len(line.glyphs) > opening.end():
        item["name_at_chars"] = rounded(grid.indent(line.glyphs[opening.end()].x))
    if index and grid.text[index - 1].page == line.page:
        item["gap_lines_above"] = rounded((line.y - grid.text[index - 1].y) / grid.line_pitch - 1)
    columns = _name_columns(grid.text[index + 1 : index + 1 + LONGEST_NOTE], line.page, grid)
    item["turned_or_next_at_chars"] = columns
    yield Measured("annex_note", item)
    yield within("annex note: indent (characters)", item["indent_chars"], scene.wanted("indent"))
    name = item["name_at_chars"]
    if columns and name:  # the turned line starts under the name, the next item's name as well
        worst, wanted = max(abs(column - name) for column in columns), scene.wanted("names_off")
        aligned = worst <= wanted.tolerance
        yield PageCheck("annex note: names aligned (characters off)", str(wanted), rounded(worst), aligned)


def _name_columns(below: Sequence[Line], page: int, grid: Grid) -> list[float]:
    """Where the names begin on the lines that belong to the note."""
    least, most = (grid.left + column * grid.em for column in NAME_COLUMNS)
    columns = []
    for line in below:
        if line.page == page and not DATE.match(line.text) and least < line.x0 < most:
            number = ANNEX_ITEM.match(line.text)
            columns.append(rounded(grid.indent(line.glyphs[number.end() if number else 0].x)))
    return columns


@dataclass(frozen=True)
class _SignOff:
    """The date, the issuer above it, and the other text of its page above both."""

    date: Line
    issuer: Line | None
    rest: tuple[Line, ...]


def _find_sign_off(grid: Grid) -> _SignOff | None:
    date_from, issuer_from = (grid.left + column * grid.em for column in (DATE_FROM, ISSUER_FROM))
    dates = [line for line in grid.text if DATE.match(line.text) and line.x0 > date_from]
    if not dates:
        return None
    date = dates[-1]
    above = [line for line in grid.text if (line.page, line.y) < (date.page, date.y)]
    last = _last_name(above[-1], grid.em) if above else None
    issuer = last if last and last.x0 > issuer_from else None
    rest = (line for line in (above[:-1] if issuer else above) if line.page == date.page)
    return _SignOff(date, issuer, tuple(rest))


def _last_name(line: Line, em: float) -> Line:
    """Joint issuers stand side by side: the last of them is the one over the date."""
    starts = [i for i, (a, b) in enumerate(pairwise(line.glyphs), 1) if b.x - a.end > NAMES_APART * em]
    return replace(line, glyphs=line.glyphs[starts[-1] :]) if starts else line


def _described(sign_off: _SignOff, scene: Scene) -> dict[str, Any]:
    grid = scene.grid
    date, issuer, rest = sign_off.date, sign_off.issuer, sign_off.rest
    item: dict[str, Any] = {
        "page": date.page,
        "date": date.text,
        "date_right_chars": rounded(grid.blank_after(date.x1)),
    }
    if issuer:
        item["org"] = issuer.text
        item["org_right_chars"] = rounded(grid.blank_after(issuer.x1))
        item["centre_offset_chars"] = rounded((issuer.centre - date.centre) / grid.em)
        item["org_page"] = issuer.page
        item["date_shift_chars"] = rounded((date.x0 - issuer.x0) / grid.em)
    item["text_lines_on_its_page"] = len(rest)
    if rest:
        item["gap_lines_above"] = rounded(((issuer or date).y - rest[-1].y) / grid.line_pitch - 1)
    item["form"] = _form(item, scene)
    return item


def _form(item: dict[str, Any], scene: Scene) -> str:
    """Told from the places: an issuer centred over its date is sealed; else the longer of both keeps two characters."""
    if "org" not in item:
        return "other"
    centred = scene.wanted("sign_centre").accepts(item["centre_offset_chars"])
    unsealed = any(scene.wanted("unsealed_right").accepts(item[key]) for key in ("org_right_chars", "date_right_chars"))
    if centred and not (unsealed and scene.wanted("date_shift").accepts(item["date_shift_chars"])):
        return "sealed"
    return "unsealed" if unsealed else "sealed" if centred else "other"


def _places(sign_off: _SignOff, item: dict[str, Any], scene: Scene) -> Iterator[Finding]:
    date, issuer = sign_off.date, sign_off.issuer
    if issuer is None or item["form"] != "unsealed":
        yield within("date: right blank (characters)", item["date_right_chars"], scene.wanted("date_right"))
        if issuer:
            offset = item["centre_offset_chars"]
            yield within("issuer centred over the date (characters off)", offset, scene.wanted("sign_centre"))
        return
    right = item["date_right_chars"] if date.x1 - date.x0 > issuer.x1 - issuer.x0 else item["org_right_chars"]
    yield within("issuer or longer date: right blank (characters)", right, scene.wanted("unsealed_right"))
    shift, wanted = item["date_shift_chars"], scene.wanted("date_shift")
    yield PageCheck("date starts 2 characters right of the issuer", str(wanted), shift, wanted.accepts(shift))
