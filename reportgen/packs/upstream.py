"""The office's overrides beside what comes with reportgen: what they were taken from, and how the three stand.

`eject` keeps the text that it took under `templates/.upstream/`, at the same path, so that a later upgrade can be
compared three ways without a network; `记录.yaml` beside them says from which version, with the text's SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.packs.files import layer_files, layer_text, split
from reportgen.packs.merging import Clash, merge
from reportgen.packs.search import Layer, Root, pack_names
from reportgen.reading import read_source
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping as YamlMapping
from reportgen.yaml_text.tree import Scalar, parse

FOLDER = ".upstream"
RECORD = "记录.yaml"
_HEAD = (
    "# 由 reportgen packs eject 和 update 写：各文件取自哪个版本；原文在旁边，升级后靠它对照。请一起提交，不要手改。\n"
)


UPPER = "上层:"
"""How a template names what lies above it."""
STACKED = ("indicators.yaml", "sentences.md.j2", "wording.yaml")
"""Files that layers add to: without a record an office's one is no copy."""


class State(Enum):
    """How an override stands to the file that it was taken from."""

    SAME = "未改动"
    MINE = "仅本单位改"
    THEIRS = "仅上游改"
    BOTH = "两边都改"
    CLASH = "冲突"
    DROPPED = "上游已删除"
    UNRECORDED = "没有取出记录"


class Entry(NamedTuple):
    """A row of the record: the version that a file was taken from, and the hash of its text then."""

    version: str
    digest: str


class Override(NamedTuple):
    """A file of the office's, the text that it was taken from, and what comes with reportgen now."""

    layer: Layer
    name: str
    mine: str
    base: str | None
    version: str
    theirs: str | None

    @property
    def path(self) -> str:
        """The file from the folder of packs."""
        return f"{self.layer.pack}/{self.name}"

    @property
    def shown(self) -> str:
        """The file as messages name it."""
        return self.layer.shown(self.name)


class Standing(NamedTuple):
    """The comparison of an override: with THEIRS and BOTH, `merged` is the office's file with upstream's changes."""

    override: Override
    state: State
    merged: str | None = None
    clashes: tuple[Clash, ...] = ()


def digest(text: str) -> str:
    """The hash that the record keeps; line ends are LF by now."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_record(root: Root) -> Outcome[Mapping[str, Entry]]:
    """The record of a folder of packs, empty where there is none."""
    path = root.folder / FOLDER / RECORD
    if not path.is_file():
        return Outcome({})
    source = read_source(path, f"{root.shown}/{FOLDER}/{RECORD}")
    if source.value is None:
        return Outcome(None, source.diagnostics)
    tree = parse(source.value)
    if tree.value is None or any(d.is_error for d in tree.diagnostics):
        return Outcome(None, tree.diagnostics)
    if not isinstance(tree.value, YamlMapping):
        return Outcome(None, (_misshapen(source.value, tree.value.span, "应是一行一个文件"),))
    found = {}
    for entry in tree.value.entries:
        texts = [v.text for key in ("版本", "SHA-256") if isinstance(v := _get(entry.value, key), Scalar)]
        if len(texts) != len(Entry._fields):
            message = f"“{entry.key.text}”一行应写 {{版本: …, SHA-256: …}}"
            return Outcome(None, (_misshapen(source.value, entry.key.span, message),))
        found[entry.key.text] = Entry(*texts)
    return Outcome(found, tree.diagnostics)


def _misshapen(source: Source, span: Span, message: str) -> Diagnostic:
    return Diagnostic("RG202", f"取出记录的写法不对：{message}", Place(source, span), ("用 git 取回它的上一版",))


def _get(node: object, key: str) -> object:
    return node.get(key) if isinstance(node, YamlMapping) else None


def record_text(entries: Mapping[str, Entry]) -> str:
    """The record as it is written, a file a line, sorted."""
    return _HEAD + "".join(
        f"{path}: {{版本: {e.version}, SHA-256: {e.digest}}}\n" for path, e in sorted(entries.items())
    )


def overrides(roots: tuple[Root, ...], packs: Collection[str] | None = None) -> Outcome[tuple[Override, ...]]:
    """The office's overrides (of `packs` alone, where given), folder by folder; the last of `roots` is ours.

    A record that cannot be read gives None.
    """
    *offices, builtin = roots
    found: list[Override] = []
    faults: list[Diagnostic] = []
    for root in offices:
        read = read_record(root)
        faults += read.diagnostics
        if read.value is None:
            return Outcome(None, tuple(faults))  # without it the office's files could only be taken for others
        record = read.value
        known = {pack for pack, _ in map(split, record)} | set(pack_names((builtin,)))
        for pack in sorted(known if packs is None else known & set(packs)):
            layer = Layer(root, pack)
            for name in layer_files(layer):
                theirs, mine = layer_text(Layer(builtin, pack), name), layer_text(layer, name)
                entry = record.get(f"{pack}/{name}")
                if mine is None or (entry is None and (theirs is None or name in STACKED)):
                    continue  # the office's own file, or an addition to ours
                faults += [*mine.diagnostics, *(theirs.diagnostics if theirs else ())]
                if mine.value is not None and (theirs is None or theirs.value is not None):
                    base = _base(root, pack, name, entry)
                    now = theirs.value if theirs else None
                    found.append(Override(layer, name, mine.value, base, entry.version if entry else "", now))
    return Outcome(tuple(found), tuple(faults))


def _base(root: Root, pack: str, name: str, entry: Entry | None) -> str | None:
    """The recorded text; None where there is none, or it is no longer the one that was recorded."""
    kept = layer_text(Layer(Root(root.folder / FOLDER, f"{root.shown}/{FOLDER}"), pack), name) if entry else None
    if entry is None or kept is None or kept.value is None or digest(kept.value) != entry.digest:
        return None
    return kept.value


def stand(override: Override) -> Standing:
    """How an override stands."""
    _, _, mine, base, _, theirs = override
    if theirs is None:
        return Standing(override, State.DROPPED)
    if base is None:
        return Standing(override, State.UNRECORDED)
    if base == theirs:
        return Standing(override, State.SAME if mine == base else State.MINE)
    if mine == base:
        return Standing(override, State.THEIRS, theirs)
    merged = merge(base, mine, theirs)
    if merged.clashes:
        return Standing(override, State.CLASH, None, merged.clashes)
    return Standing(override, State.BOTH, merged.text)


Taken = tuple[tuple[int, str, Entry], ...]


def taken(layers: tuple[Layer, ...], builtin: Root) -> Outcome[Taken]:
    """The files among `layers` that were taken from ours: the layer's index, the name, the row of the record."""
    records: dict[Path, Mapping[str, Entry]] = {}
    faults: list[Diagnostic] = []
    found = []
    for index, layer in enumerate(layers):
        folder = layer.root.folder
        if folder == builtin.folder:
            continue
        if folder not in records:
            read = read_record(layer.root)
            faults += read.diagnostics
            records[folder] = read.value or {}
        for path, entry in sorted(records[folder].items()):
            pack, name = split(path)
            if pack == layer.pack and (layer.folder / name).is_file():
                found.append((index, name, entry))
    return Outcome(tuple(found), tuple(faults))


def covered(copies: Taken, layers: tuple[Layer, ...]) -> dict[tuple[int, str], int]:
    """For copies of files of ours that themselves name 上层: the layer that each covers, above which 上层 begins.

    So a copy says what its original says. Without a record, or where the original names no 上层, the office wrote
    上层 itself, and means the file that it covers.
    """
    found = {}
    for index, name, entry in copies:
        layer = layers[index]
        last = max(i for i, other in enumerate(layers) if other.pack == layer.pack)
        text = _base(layer.root, layer.pack, name, entry)
        if text is None:
            now = layer_text(layers[last], name)
            text = now.value if now else None
        if text is not None and UPPER in text:
            found[index, name] = last
    return found


def dropped(copies: Taken, layers: tuple[Layer, ...], builtin: Root) -> Iterator[Diagnostic]:
    """Overrides among `layers` whose file does not come with reportgen any more, though it was taken from there."""
    for index, name, entry in copies:
        layer = layers[index]
        pack = layer.pack
        if not (builtin.folder / pack / name).is_file():
            message = f"这个文件取自 {entry.version} 版自带的模板包，现在自带的已经没有这个文件"
            hints = (
                f"看它现在归了哪个文件：reportgen packs show {pack}；不再要的就删去",
                f"确实还要用，运行 reportgen packs update {pack} {name} --merged，以后当作本单位自己的文件",
            )
            top = Place(Source(layer.shown(name), ""), Span(1, 1, 1, 1))
            yield Diagnostic("RG323", message, top, hints)
