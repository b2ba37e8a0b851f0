"""The samples of statutory tables, checked with some of their text changed."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen import pipeline
from reportgen.workshop import Workshop

DATA = Path(__file__).parents[2] / "data"
DISCLOSURE, ENFORCEMENT, REVIEW = "qinglan-zhujian/2024.yaml", "qingxi/2024.yaml", "qingjiang/2014.yaml"


def check(office, name: str, *edits: tuple[str, str], year: int = 2024):
    """The findings of a sample with some of its text replaced (or lines matching a pattern taken out)."""
    text = (DATA / name).read_text(encoding="utf-8").replace("年度: 2024", f"年度: {year}")
    for old, new in edits:
        text, count = re.subn(old, new, text, flags=re.MULTILINE)
        assert count, old
    path = office.write(f"data/{year}.yaml", text)
    return pipeline.check(path, Workshop())
