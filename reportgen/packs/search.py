"""The layers of a pack: one ordered list of folders, the office's before ours, the pack before its parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, near
from reportgen.errors import ReportgenError
from reportgen.packs.versions import unmet_need
from reportgen.reading import read_source
from reportgen.records import is_blank
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping, Scalar, parse

BOTTOM = "national"
MANIFEST = "pack.yaml"
_LONGEST = 120
_NAME = re.compile(r"[\w-]+(/[\w-]+)*")


class Root(NamedTuple):
    """A folder of packs, an office's or the one that comes with reportgen; `shown` is its name in messages."""

    folder: Path
    shown: str


class Layer(NamedTuple):
    """One folder of the search path: the part of `root` that belongs to `pack`."""

    root: Root
    pack: str

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.root.folder / self.pack

    def shown(self, name: str) -> str:
        """A file of the layer as messages name it."""
        return f"{self.root.shown}/{self.pack}/{name}"


def builtin_root() -> Root:
    """The packs that come with reportgen: inside the installed package, or beside it in a checkout.

    A wheel maps the top-level `templates/` to `reportgen/templates/`; an editable install leaves it where it is.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / BOTTOM / MANIFEST).is_file():
            return Root(folder, "内置模板")
    raise ReportgenError("找不到随程序安装的模板包", "重新安装 reportgen")


def pack_names(roots: tuple[Root, ...]) -> tuple[str, ...]:
    """Every pack there is, sorted; folders whose names begin with a dot (.upstream) hold none."""
    found = set()
    for root in roots:
        for path in root.folder.glob("**/" + MANIFEST):
            parts = path.parent.relative_to(root.folder).parts
            if not any(part.startswith(".") for part in parts):
                found.add("/".join(parts))
    return tuple(sorted(found - {""}))


def read_layer_file(layer: Layer, name: str) -> Outcome[Source] | None:
    """A file of a layer; None where the layer has none. A link out of the root is refused, whichever folder it is."""
    path = layer.folder / name
    if not path.is_file():
        return None
    if not lies_within(layer.root.folder, path):
        return Outcome(None, (_stray(layer.root, f"{layer.pack}/{name}"),))
    return read_source(path, layer.shown(name))


def lies_within(folder: Path, path: Path) -> bool:
    """Whether a path, there or not, leads into `folder` once the links on its way are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _stray(root: Root, below: str) -> Diagnostic:
    """The finding for the folder or file on the way to `below` that is a link out of the root."""
    parts = below.split("/")
    ways = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
    way = next(w for w in ways if not lies_within(root.folder, root.folder / w))
    name = f"{root.shown}/{way}"
    what = "文件" if way == below else "文件夹"
    message = f"{name} 是指向模板文件夹之外的链接，不读取" + ("" if way == below else "其中的文件")
    return Diagnostic("RG309", message, _top(Source(name, "")), (f"把{what}本身放进模板文件夹",))


def first_file(layers: tuple[Layer, ...], name: str) -> tuple[Layer, Outcome[Source]] | None:
    """The first layer that has the file, with its text."""
    for layer in layers:
        read = read_layer_file(layer, name)
        if read is not None:
            return layer, read
    return None


def resolve(name: str, roots: tuple[Root, ...], place: Place | None) -> Outcome[tuple[Layer, ...]]:
    """The layers of the pack called `name` (its path or its Chinese name), the first to be searched first.

    `place` is where the name is written, for messages.
    """
    paths = _by_name(name, roots)
    if not paths:
        names = pack_names(roots)
        hints = near(name, names) or (f"现有模板包：{'、'.join(names)}",)
        return Outcome(None, (Diagnostic("RG301", f"没有模板包“{name}”", place, hints),))
    if len(paths) > 1:
        message = f"有 {len(paths)} 个模板包的名称都是“{name}”：{'、'.join(paths)}"
        hint = f"写路径，例如 模板: {paths[0]}；或改其中一个 pack.yaml 的“名称”"
        return Outcome(None, (Diagnostic("RG322", message, place, (hint,)),))
    path = paths[0]
    chain: list[str] = []
    while path != BOTTOM:
        if path in chain:
            circle = " → ".join([*chain[chain.index(path) :], path])
            message = f"模板包的继承绕成了圈：{circle}"
            return Outcome(None, (Diagnostic("RG302", message, place, ("改 pack.yaml 的“继承”，最底层是 national",)),))
        chain.append(path)
        parent = _parent(path, roots)
        if parent.value is None:
            return Outcome(None, parent.diagnostics)
        path, place = parent.value
        if not _exists(path, roots):
            hints = (*_without_manifest(path, roots), *near(path, pack_names(roots)))
            return Outcome(None, (Diagnostic("RG301", f"要继承的模板包“{path}”不存在", place, hints),))
    chain.append(BOTTOM)
    layers = (Layer(root, pack) for pack in chain for root in roots)
    return Outcome(tuple(layer for layer in layers if layer.folder.is_dir()))


def _by_name(name: str, roots: tuple[Root, ...]) -> tuple[str, ...]:
    """The packs that `name` may mean: the one of that path, else all of that 名称."""
    if _NAME.fullmatch(name) and _exists(name, roots):
        return (name,)
    return tuple(path for path in pack_names(roots) if chinese_name(path, roots) == name)


def chinese_name(path: str, roots: tuple[Root, ...]) -> str | None:
    """名称 of a pack, None where pack.yaml cannot be read."""
    for _, root in _manifest_trees(path, roots):
        node = root.get("名称")
        return node.text if isinstance(node, Scalar) else None
    return None


def _exists(path: str, roots: tuple[Root, ...]) -> bool:
    if len(path) > _LONGEST or not _NAME.fullmatch(path):
        return False
    return any((root.folder / path / MANIFEST).is_file() for root in roots)


def _without_manifest(path: str, roots: tuple[Root, ...]) -> tuple[str, ...]:
    """The hint where the folder is there and no pack."""
    folder = next((root for root in roots if _NAME.fullmatch(path) and (root.folder / path).is_dir()), None)
    return (f"{folder.shown}/{path} 里缺 {MANIFEST}",) if folder else ()


def _manifest_trees(path: str, roots: tuple[Root, ...]) -> Iterator[tuple[Source, Mapping]]:
    found = first_file(tuple(Layer(root, path) for root in roots), MANIFEST)
    if found is not None and found[1].value is not None:
        tree = parse(found[1].value).value
        if isinstance(tree, Mapping):
            yield found[1].value, tree


def _parent(path: str, roots: tuple[Root, ...]) -> Outcome[tuple[str, Place | None]]:
    """What a pack extends (the bottom, where it names nothing) and where it says so."""
    found = first_file(tuple(Layer(root, path) for root in roots), MANIFEST)
    assert found is not None
    source = found[1].value
    if source is None:
        return Outcome(None, found[1].diagnostics)
    tree = parse(source)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    unmet = unmet_need(source, tree.value)
    if unmet is not None:  # what a newer reportgen reads may well look wrong to this one
        return Outcome(None, (unmet,))
    node = tree.value.get("继承") if isinstance(tree.value, Mapping) else None
    if not isinstance(node, Scalar) or is_blank(node):
        return Outcome((BOTTOM, None))
    return Outcome((node.text, Place(source, node.span, "继承")))


def _top(source: Source) -> Place:
    return Place(source, Span(1, 1, 1, 1))
