"""Measures what the rendered pages of a .docx or .pdf show, against GB/T 9704-2012.

A .docx is rendered by headless LibreOffice; glyphs, sizes, fonts, rules and a few edges of ink are read from
the PDF. Nothing is taken from the .docx but what the report calls declared. Lengths in a report are
millimetres from the top left corner of the sheet, sizes and pitches are points.

The road: `libreoffice` and `declared` -> `pdf` -> `paper` and `grid` -> `scene` -> `steps` -> `report`.
"""

from __future__ import annotations

import tempfile
from os import PathLike
from pathlib import Path

from reportgen.packs.standard import Standard
from reportgen.readers.pages.declared import Declared, read_declared
from reportgen.readers.pages.errors import MeasureError, RenderError
from reportgen.readers.pages.grid import read_grid
from reportgen.readers.pages.libreoffice import render
from reportgen.readers.pages.paper import PROFILES, Profile, cut, declared_box
from reportgen.readers.pages.pdf import Ink, opened, producer, read_pages
from reportgen.readers.pages.report import PageCheck, PageReport
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.steps import run

__all__ = ["MeasureError", "PageCheck", "PageReport", "Profile", "RenderError", "measure", "render"]


def measure(
    path: str | PathLike[str],
    standard: Standard,
    *,
    soffice: str = "soffice",
    timeout: float = 180.0,
    profile: Profile = "margin",
) -> PageReport:
    """Measure the pages of a .docx or .pdf.

    Args:
        path: the file; whatever does not end in `.pdf` is taken for a .docx.
        standard: what the pages should show.
        soffice: the LibreOffice program that renders a .docx.
        timeout: seconds that rendering may take.
        profile: whether 156 x 225 mm is the box of the margins or of the characters' white edge.

    Raises:
        MeasureError: the file is absent, damaged or unsafe, or pdfplumber is not installed.
        RenderError: LibreOffice is absent, takes too long, or makes no PDF.
    """
    if profile not in PROFILES:
        raise MeasureError(f"没有 {profile} 这种量法", f"可选：{'、'.join(PROFILES)}")
    source = Path(path)
    if source.suffix.lower() == ".pdf":
        return _measured(source, None, profile, standard)
    declared = read_declared(source)
    with tempfile.TemporaryDirectory(prefix="reportgen-pages-") as folder:
        return _measured(render(source, Path(folder), soffice, timeout), declared, profile, standard)


def _measured(pdf_path: Path, declared: Declared | None, profile: Profile, standard: Standard) -> PageReport:
    with opened(pdf_path) as pdf:
        box = declared_box(declared, profile, standard)
        sheets = tuple(cut(page, box, profile) for page in read_pages(pdf))
        scene = Scene(sheets, box, read_grid(sheets, box), Ink(pdf), standard, declared, profile)
        measured, checks = run(scene)
        return PageReport(
            pages=len(sheets),
            renderer=producer(pdf),
            declared=declared.as_dict() if declared else None,
            measured=measured,
            checks=checks,
        )
