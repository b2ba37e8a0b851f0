"""What stops a measurement: the file cannot be read, or it cannot be rendered."""

from __future__ import annotations

from reportgen.errors import ReportgenError


class MeasureError(ReportgenError):
    """The file cannot be measured: absent, damaged, unsafe, or a needed library is missing."""


class RenderError(MeasureError):
    """LibreOffice is absent, takes too long, or makes no PDF."""
