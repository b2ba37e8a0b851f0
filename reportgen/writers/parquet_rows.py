"""Rows as .parquet for programs; owner of `pyarrow`, which is an extra."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from reportgen.errors import ReportgenError

_GROUP = 50_000
"""Rows that are in memory at a time."""
TYPES = {"文字": "string", "整数": "int32", "数": "float64"}


def require_parquet() -> Any:
    """The library.

    Raises:
        ReportgenError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise ReportgenError("没有安装 pyarrow，写不了 .parquet", "pip install pyarrow") from None
    return pyarrow


def write_parquet(
    file: BinaryIO, heads: tuple[tuple[str, str], ...], rows: Iterable[tuple[str | int | Decimal | None, ...]]
) -> None:
    """Group by group. `heads` are names and kinds: 文字, 整数 or 数, which is a float of 64 bits."""
    arrow = require_parquet()
    from pyarrow import parquet

    schema = arrow.schema([(name, arrow.type_for_alias(TYPES[kind])) for name, kind in heads])
    rest = iter(rows)
    with parquet.ParquetWriter(file, schema) as writer:
        while group := list(islice(rest, _GROUP)):
            columns = [
                arrow.array([float(v) if isinstance(v, Decimal) else v for v in column], field.type)
                for column, field in zip(zip(*group), schema)
            ]
            writer.write_table(arrow.table(columns, schema=schema))
