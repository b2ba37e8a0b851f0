"""Rows as .csv for Excel and for programs: UTF-8 with a byte order mark, numbers in plain digits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import BinaryIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(file: BinaryIO, heads: Iterable[str], rows: Iterable[tuple[str | int | Decimal | None, ...]]) -> None:
    """Row by row. A text that Excel would take for a formula gets an apostrophe before it."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_shown(head) for head in heads])
    writer.writerows([_shown(value) for value in row] for row in rows)
    text.detach()


def _shown(value: str | int | Decimal | None) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
