"""The files of a layer by name: what `packs show` lists, `eject` takes and `diff` compares."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.packs.search import Layer, read_layer_file

FOLDERS = ("sections", "topics", "macros", "attachments")
"""Where a pack keeps templates; its other files stand beside pack.yaml."""
_SUFFIXES = (".yaml", ".md.j2")


def layer_files(layer: Layer) -> tuple[str, ...]:
    """Names within the pack (`sections/举措.md.j2`), sorted, without those of packs that lie in folders below."""
    paths = (path for folder in (".", *FOLDERS) for path in (layer.folder / folder).glob("*"))
    ours = (p for p in paths if p.name.endswith(_SUFFIXES) and not p.name.startswith(".") and p.is_file())
    return tuple(sorted(p.relative_to(layer.folder).as_posix() for p in ours))


def matching(wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """The files that a user means: the one of that name, else those called so without folder and suffix."""
    wanted = wanted.replace("\\", "/").removeprefix("./")
    known = tuple(names)
    return (wanted,) if wanted in known else tuple(n for n in known if wanted in (n.rpartition("/")[2], bare(n)))


def bare(name: str) -> str:
    """举措 of sections/举措.md.j2."""
    last = name.rpartition("/")[2]
    return next(last.removesuffix(suffix) for suffix in _SUFFIXES if last.endswith(suffix))


def split(path: str) -> tuple[str, str]:
    """The pack and the name of a file that is given from the folder of packs."""
    parts = path.split("/")
    end = -2 if len(parts) > 2 and parts[-2] in FOLDERS else -1
    return "/".join(parts[:end]), "/".join(parts[end:])


def layer_text(layer: Layer, name: str) -> Outcome[str] | None:
    """A file's text, None where the layer has none; an empty file is a text too (it blanks a section)."""
    read = read_layer_file(layer, name)
    if read is None:
        return None
    faults: tuple[Diagnostic, ...] = tuple(d for d in read.diagnostics if d.code != "RG103")
    if read.value is not None:
        return Outcome(read.value.text, faults)
    return Outcome(None if faults else "", faults)
