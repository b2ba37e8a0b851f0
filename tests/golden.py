"""Goldens: texts kept in files beside the tests; `pytest --update-goldens` writes them anew for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Golden:
    """Compares texts with the files of one folder."""

    folder: Path
    update: bool

    def __call__(self, name: str, text: str) -> None:
        """`text` must be what the file `name` holds; with `update` the file is written instead."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden {path}: run pytest --update-goldens and look at what it writes"
        assert text == path.read_text(encoding="utf-8"), f"differs from {path}"
