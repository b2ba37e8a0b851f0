"""Days as Excel stores them: a number of days, with a 29 February 1900 that never was."""

from __future__ import annotations

import datetime

SINCE = datetime.date(1899, 12, 30)
"""Day 0 of all days but those before March 1900, unless a workbook says otherwise."""
_LEAP = 60
"""The day that never was; those before it are one later."""


def day_of(serial: int, since: datetime.date) -> datetime.date:
    """The day that Excel shows for a number.

    Raises:
        OverflowError: there is no such day.
    """
    return since + datetime.timedelta(serial + (since == SINCE and 0 < serial < _LEAP))


def serial_of(day: str) -> str:
    """The number that Excel stores for 2025-02-24, "" for what is no day."""
    try:
        days = (datetime.date.fromisoformat(day) - SINCE).days
    except ValueError:
        return ""
    return str(days - (0 < days <= _LEAP))
