"""A pack, loaded: manifest, catalogue, layout and templates' texts of all its layers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportgen import cache
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.catalogue_data import dump_catalogue, load_catalogue
from reportgen.facts.indicators import Catalogue
from reportgen.facts.schema import SectionSet, Shape, Slot
from reportgen.packs.files import FOLDERS
from reportgen.packs.layout import Layout, read_layout
from reportgen.packs.manifest import Manifest, Period, Variant
from reportgen.packs.manifest_reader import read_manifests
from reportgen.packs.search import MANIFEST, Layer, Root, first_file, read_layer_file, resolve
from reportgen.packs.upstream import covered, dropped, taken
from reportgen.source import Place, Source

INDICATORS = "indicators.yaml"
LAYOUT = "layout.yaml"
WORDING = "wording.yaml"
SENTENCES = "sentences.md.j2"
SUFFIX = ".md.j2"
ATTACHMENTS = "attachments/"

_KIND = "catalogue"

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


@dataclass(frozen=True, eq=False)
class Pack:
    """All that a pack says; one that was loaded again is another.

    `templates` maps (layer index, name within the layer) to its text. `sources` are the YAML files that were read,
    under pack/name.
    """

    name: str
    layers: tuple[Layer, ...]
    manifest: Manifest
    catalogue: Catalogue
    layout: Layout
    templates: Mapping[tuple[int, str], Source]
    sources: tuple[tuple[str, Source], ...]
    covered: Mapping[tuple[int, str], int] = field(default_factory=dict)
    """The templates whose 上层 begins above another layer than their own."""
    wording: tuple[Source, ...] = ()
    """The layers' lists of words and documents for checks, the bottom first; they change what is found in a report."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every file that can change a report in the order of layers, whichever folder they lie in."""
        order = sorted({layer for layer, _ in self.templates})
        files = [
            (f"{order.index(layer)}:{self.layers[layer].pack}/{name}", source.text)
            for (layer, name), source in sorted(self.templates.items(), key=lambda item: item[0])
        ]
        files += [(name, source.text) for name, source in self.sources]
        files += [  # an entry for each, with how many layers of templates its 上层 leaves out
            (f"{order.index(layer)}:{name}", str(sum(each <= last for each in order)))
            for (layer, name), last in sorted(self.covered.items())
            if layer in order
        ]
        total = hashlib.sha256()
        for name, text in files:
            total.update(f"{name}\0{len(text)}\0{text}".encode())
        return total.hexdigest()

    @cached_property
    def state(self) -> str:
        """SHA-256 over all that can change a report or what is found in it: `digest`, and the lists of words."""
        total = hashlib.sha256(self.digest.encode())
        for source in self.wording:
            total.update(f"{len(source.text)}\0{source.text}".encode())
        return total.hexdigest()

    @cached_property
    def texts(self) -> Mapping[str, Source]:
        """Every file that may print words, templates and YAML, under the name that origins give."""
        return {source.path: source for source in (*self.templates.values(), *(source for _, source in self.sources))}

    def gone(self, layer: int) -> frozenset[str]:
        """The cells that templates of a layer may name though a table of a layer above has them no more."""
        above = {one.shown(INDICATORS) for one in self.layers[:layer]}
        return frozenset(path for path, file in self.catalogue.gone.items() if file in above)

    @cached_property
    def shape(self) -> Shape:
        """What a facts file on this pack may write."""
        manifest = self.manifest
        variants = {"": manifest.main, **manifest.variants}
        sections = {kind: tuple(_sections(v, period) for period in v.periods) for kind, v in variants.items()}
        names: dict[str, None] = {}
        attachments: dict[str, None] = {}
        for (_, name), source in sorted(self.templates.items(), key=lambda item: item[0]):
            if name == SENTENCES:
                names.update(dict.fromkeys(_BLOCK.findall(source.text)))
            elif name.startswith(ATTACHMENTS):
                attachments[name.removeprefix(ATTACHMENTS).removesuffix(SUFFIX)] = None
        return Shape(sections, tuple(names), manifest.elements, tuple(attachments), manifest.own)


def _sections(variant: Variant, period: Period) -> SectionSet:
    """What may be written in the reports of one 类别 and period, in the order of printing."""
    intro, close = (dict.fromkeys(keys, Slot()) for keys in (variant.intro, variant.close))
    own = {spec.key: Slot(spec.themes, spec.items) for spec in period.sections}
    return SectionSet({**intro, **own, **close}, variant.untitled, period.since, period.until)


def load_pack(name: str, roots: tuple[Root, ...], place: Place | None = None) -> Outcome[Pack]:
    """The pack called `name`; `place` is where that name is written."""
    layers = resolve(name, roots, place)
    if layers.value is None:
        return Outcome(None, layers.diagnostics)
    copies = taken(layers.value, roots[-1])
    assert copies.value is not None, "taken always makes a tuple"
    faults = [*copies.diagnostics, *dropped(copies.value, layers.value, roots[-1])]
    manifests = _stacked(layers.value, MANIFEST, faults, each_pack=True)
    catalogues = _stacked(layers.value, INDICATORS, faults, each_pack=False)
    layout_file = first_file(layers.value, LAYOUT)
    templates = _templates(layers.value, faults)
    manifest = read_manifests(tuple(s for _, s in manifests))
    catalogue = _catalogue(tuple(s for _, s in catalogues))
    assert layout_file is not None, "the bottom layer ships a layout"
    faults += [*manifest.diagnostics, *catalogue.diagnostics, *layout_file[1].diagnostics]
    source = layout_file[1].value
    layout = read_layout(source) if source else None
    faults += layout.diagnostics if layout else ()
    if any(f.is_error for f in faults) or not (manifest.value and catalogue.value and layout and layout.value):
        return Outcome(None, tuple(faults))
    assert source is not None
    sources = (*manifests, *catalogues, (f"{layout_file[0].pack}/{LAYOUT}", source))
    path = layers.value[0].pack
    above = covered(copies.value, layers.value)
    wording = tuple(s for _, s in _stacked(layers.value, WORDING, faults, each_pack=False))
    pack = Pack(path, layers.value, manifest.value, catalogue.value, layout.value, templates, sources, above, wording)
    return Outcome(pack, tuple(faults))


def _catalogue(sources: tuple[Source, ...]) -> Outcome[Catalogue]:
    """The catalogue, kept between runs where it has no fault."""
    key = hashlib.sha256("\0".join(f"{s.path}\0{s.text}" for s in sources).encode()).hexdigest()
    data = cache.fetch(_KIND, key)
    if data is not None:
        return Outcome(load_catalogue(data, sources))
    from reportgen.facts.catalogue import read_catalogue  # only where nothing is kept

    read = read_catalogue(sources)
    if read.value is not None and not read.diagnostics:
        cache.keep(_KIND, key, dump_catalogue(read.value, sources))
    return read


def _stacked(
    layers: tuple[Layer, ...], name: str, faults: list[Diagnostic], each_pack: bool
) -> tuple[tuple[str, Source], ...]:
    """The file of every layer that has it, the bottom first; `each_pack`: only the first layer's of each pack."""
    found: list[tuple[str, Source]] = []
    seen: set[str] = set()
    for layer in layers:
        read = read_layer_file(layer, name)
        if read is None or (each_pack and layer.pack in seen):
            continue
        seen.add(layer.pack)
        faults += read.diagnostics
        if read.value is not None:
            found.append((f"{layer.pack}/{name}", read.value))
    return tuple(reversed(found))


def _templates(layers: tuple[Layer, ...], faults: list[Diagnostic]) -> dict[tuple[int, str], Source]:
    templates = {}
    for index, layer in enumerate(layers):
        for folder in (*FOLDERS, "."):
            for path in sorted((layer.folder / folder).glob("*" + SUFFIX)):
                name = path.relative_to(layer.folder).as_posix()
                read = read_layer_file(layer, name)
                if read is not None:
                    faults += [f for f in read.diagnostics if f.code != "RG103"]  # an empty template prints nothing
                    if read.value is not None:
                        templates[index, name] = read.value
    return templates
