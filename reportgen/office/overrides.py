"""Files of built-in packs taken into the office's templates, and upstream's changes taken over later."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen import __version__
from reportgen.diagnostics import Outcome, near
from reportgen.errors import ReportgenError
from reportgen.packs.files import bare, layer_files, layer_text, matching
from reportgen.packs.search import Layer, Root, lies_within, resolve
from reportgen.packs.upstream import (
    FOLDER,
    RECORD,
    Entry,
    Standing,
    State,
    digest,
    overrides,
    read_record,
    record_text,
    stand,
)
from reportgen.packs.versions import order
from reportgen.project import shown, write_atomically
from reportgen.tuples import NamedTuple


class Ejected(NamedTuple):
    """A copy that was taken: the layer that it came from, where it is now, and its base."""

    source: Layer
    name: str
    copy: Layer
    base: Layer
    above: Layer | None = None
    """A layer that has the file too and is searched first: the copy stays without effect."""


def eject(pack: str, file: str, roots: tuple[Root, ...], own: Root) -> Outcome[Ejected]:
    """Take the built-in file that a pack uses into `own`, at the same place of the same pack.

    Raises:
        ReportgenError: no such file, several, or the office has it already.
    """
    layers = resolve(pack, roots, None)
    if layers.value is None:
        return Outcome(None, layers.diagnostics)
    source, name = _wanted(pack, file, [layer for layer in layers.value if layer.root == roots[-1]])
    copy, base = Layer(own, source.pack), Layer(_bases(own), source.pack)
    path = copy.folder / name
    if os.path.lexists(path):
        raise ReportgenError(
            f"{shown(path)} 已经有了，没有覆盖",
            "直接改它；要重新取出，先把它移走",
            "与自带的有什么不同：reportgen packs diff",
        )
    _refuse_links(own, (path, base.folder / name, own.folder / FOLDER / RECORD))
    read = layer_text(source, name)
    if read is None or read.value is None:
        return Outcome(None, read.diagnostics if read else ())
    _record(own, {f"{source.pack}/{name}": read.value})
    write_atomically(path, read.value.encode())
    before = layers.value[: layers.value.index(source)]
    above = next((layer for layer in before if layer.pack != source.pack and name in layer_files(layer)), None)
    return Outcome(Ejected(source, name, copy, base, above))


def _refuse_links(own: Root, paths: Iterable[Path]) -> None:
    """Nothing is written through a link out of the office's folder of packs."""
    for path in paths:
        if not lies_within(own.folder, path):
            ways = [p for p in reversed([path, *path.parents]) if p != own.folder and own.folder in p.parents]
            link = next(way for way in ways if not lies_within(own.folder, way))
            raise ReportgenError(
                f"{shown(link)} 是指向模板文件夹之外的链接，不往里写；什么都没有写", "换成真的文件夹或文件"
            )


def _wanted(pack: str, file: str, layers: list[Layer]) -> tuple[Layer, str]:
    """The first built-in layer that has the file that the user means."""
    names = list(dict.fromkeys(name for layer in layers for name in layer_files(layer)))
    found = matching(file, names)
    if not found:
        hints = near(file, [*names, *map(bare, names)]) or (f"可以取出：{'、'.join(names)}",)
        raise ReportgenError(f"自带的“{pack}”及其上层没有文件“{file}”", *hints)
    if len(found) > 1:
        raise ReportgenError(f"“{file}”可以指 {'、'.join(found)}", "写全，例如 " + found[0])
    return next(layer for layer in layers if found[0] in layer_files(layer)), found[0]


def _bases(own: Root) -> Root:
    return Root(own.folder / FOLDER, f"{own.shown}/{FOLDER}")


def _record(own: Root, texts: dict[str, str | None]) -> None:
    """Keep the base texts and their rows; None takes a file out of the record.

    The base comes before its row: a run that is cut short between the two leaves a file without a record, never a
    wrong base.
    """
    _refuse_links(own, (*(own.folder / FOLDER / path for path in texts), own.folder / FOLDER / RECORD))
    entries = dict(_rows(own))
    for path, text in texts.items():
        if text is None:
            entries.pop(path, None)
        else:
            write_atomically(own.folder / FOLDER / path, text.encode())
            entries[path] = Entry(__version__, digest(text))
    write_atomically(own.folder / FOLDER / RECORD, record_text(entries).encode())
    for path in (path for path, text in texts.items() if text is None):
        with contextlib.suppress(OSError):
            (own.folder / FOLDER / path).unlink()


def _rows(own: Root) -> Mapping[str, Entry]:
    record = read_record(own)
    if record.value is None:
        fault = record.diagnostics[0]
        line = f"第 {fault.place.span.line} 行" if fault.place else ""
        raise ReportgenError(
            f"{own.shown}/{FOLDER}/{RECORD} 读不懂，什么都没有写：{line}{fault.message}",
            "git 合并时冲突的，两边的行都留下（同一个文件的留一行），删去 <<<<<<<、=======、>>>>>>> 三行",
            "或者用 git 取回它的上一版",
        )
    return record.value


def standings(roots: tuple[Root, ...], pack: str | None, file: str | None) -> Outcome[tuple[Standing, ...]]:
    """How the office's overrides stand: all, those of a pack and its parents, or those called `file`.

    Raises:
        ReportgenError: no override is called so.
    """
    packs = None
    if pack is not None:
        layers = resolve(pack, roots, None)
        if layers.value is None:
            return Outcome(None, layers.diagnostics)
        packs = {layer.pack for layer in layers.value}
    found = overrides(roots, packs)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    chosen = found.value
    if file is not None:
        names = matching(file, [o.name for o in chosen])
        if not names:
            hints = near(file, [bare(o.name) for o in chosen]) or ("用 reportgen packs diff 看本单位盖过了哪些文件",)
            raise ReportgenError(f"本单位没有盖过“{file}”", *hints)
        chosen = tuple(o for o in chosen if o.name in names)
    return Outcome(tuple(stand(o) for o in chosen), found.diagnostics)


def take_over(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Write the overrides into which upstream's changes go without a clash; those that were written.

    Raises:
        ReportgenError: one of them was taken from a newer release than this.
    """
    done = []
    standing_ones = tuple(found)
    _refuse_newer(standing_ones)
    for standing in standing_ones:
        if standing.merged is not None:
            override = standing.override
            path = override.layer.folder / override.name
            text = standing.merged.replace("\n", "\r\n") if b"\r\n" in path.read_bytes() else standing.merged
            write_atomically(path, text.encode())
            _record(override.layer.root, {override.path: override.theirs})
            done.append(standing)
    return tuple(done)


def settle(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Take note that overrides were merged by hand: what comes with reportgen now becomes their base.

    What it has dropped becomes the office's own file.

    Raises:
        ReportgenError: one of them was taken from a newer release than this.
    """
    open_ones = tuple(s for s in found if s.state not in (State.SAME, State.MINE))
    _refuse_newer(open_ones)
    for standing in open_ones:
        _record(standing.override.layer.root, {standing.override.path: standing.override.theirs})
    return open_ones


def _refuse_newer(found: Iterable[Standing]) -> None:
    """An older program would turn newer text into what it was; known before anything is written."""
    have = order(__version__)
    for standing in found:
        override = standing.override
        taken = order(override.version)
        newer = taken is not None and have is not None and taken > have
        if newer and standing.state not in (State.SAME, State.MINE):
            message = f"{override.shown} 取自 {override.version} 版，这里装的 reportgen 是 {__version__}，比它旧"
            raise ReportgenError(f"{message}；什么都没有写", f"先把 reportgen 升级到 {override.version} 或更新")
