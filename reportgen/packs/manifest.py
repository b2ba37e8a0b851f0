"""pack.yaml: name, basis, sections in order and their setting, variants by 类别."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.schema import KINDS, STYLE
from reportgen.packs.versions import unmet_need
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Place, Source
from reportgen.yaml_tree import Node, Scalar, parse

STANDINGS = ("已核", "部分核实", "未核实")
ELEMENTS = ("标题", "主送", "附件说明", "署名", "成文日期", "附注", "附件")
PUBLIC = ("标题", "附件说明", "署名", "成文日期", "附注", "附件")

BASIS = (
    Field("名称", Kind.TEXT, "文件名称", required=True),
    Field("文号", Kind.TEXT, "文号"),
    Field("内容", Kind.TEXT, "这里用到它的什么"),
    Field("核验", Kind.CHOICE, "核实到什么程度", required=True, choices=STANDINGS),
    Field("出处", Kind.TEXT, "从哪里看到的"),
)
SECTION = (
    Field("键", Kind.TEXT, "这一部分的键，也是模板文件名", required=True),
    Field("标题", Kind.TEXT, "一级标题，不写序号"),
    Field("必需", Kind.YES_NO, "缺了算错误"),
    Field("自", Kind.YEAR, "从哪一年起必需"),
    Field("体例", Kind.GROUP, "小标题、要点、细目的排法", fields=STYLE),
    Field("主题", Kind.TEXTS, "模板里各块的名称，按顺序"),
)
VARIANT = (
    Field("标题", Kind.TEXT, "公文标题里发文机关之后的部分"),
    Field("导语", Kind.TEXT, "放在第一个标题之前的模板"),
    Field("章节", Kind.ITEMS, "各部分，按顺序", fields=SECTION),
)
MANIFEST = (
    Field("名称", Kind.TEXT, "模板包的中文名称", required=True),
    Field("说明", Kind.TEXT, "给谁用、与上层有什么不同"),
    Field("继承", Kind.TEXT, "上层模板包"),
    Field("需要", Kind.TEXT, "至少要哪个版本的 reportgen"),
    Field("依据", Kind.ITEMS, "依据的文件及核实程度", fields=BASIS),
    *VARIANT,
    Field("变体", Kind.OPEN, "按单位类别改变章节", fields=VARIANT),
    Field("公开版", Kind.TEXTS, "公开版保留哪些公文要素"),
)


class Basis(NamedTuple):
    """A document that a pack rests on, and how well that was verified (核验)."""

    name: str
    number: str
    content: str
    standing: str
    source: str


class PackText(NamedTuple):
    """A text of pack.yaml that may quote 年度 and 单位, with its place."""

    text: str
    place: Place


@dataclass(frozen=True)
class SectionSpec:
    """One section: its key (also the template's file name), heading, setting and themes."""

    key: str
    heading: PackText | None = None
    required: bool = False
    since: int | None = None
    style: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    place: Place | None = None

    def required_in(self, year: int) -> bool:
        """Whether the section may not be missing from a report on `year`."""
        return self.required and (self.since is None or year >= self.since)


@dataclass(frozen=True)
class Variant:
    """The make-up of a report for one 类别."""

    sections: tuple[SectionSpec, ...] = ()
    title: PackText | None = None
    intro: str | None = None


@dataclass(frozen=True)
class Manifest:
    """A pack.yaml with its parents' values beneath."""

    name: str = ""
    description: str = ""
    bases: tuple[Basis, ...] = ()
    main: Variant = Variant()
    variants: Mapping[str, Variant] = field(default_factory=dict)
    public: tuple[str, ...] = PUBLIC

    def variant(self, kind: str | None) -> Variant:
        """The make-up for a 类别, the main one where none is special."""
        return self.variants.get(kind or "", self.main)


def read_manifests(sources: tuple[Source, ...]) -> Outcome[Manifest]:
    """One manifest out of a pack's and its parents' files, the bottom first."""
    manifest = Manifest()
    faults: list[Diagnostic] = []
    for source in sources:
        tree = parse(source)
        faults.extend(tree.diagnostics)
        unmet = None if tree.value is None else unmet_need(source, tree.value)
        if unmet is not None:
            faults.append(unmet)
        elif tree.value is not None:
            reader = _ManifestReader(source, manifest)
            manifest = reader.manifest(tree.value)
            faults.extend(reader.faults)
    return Outcome(None if any(f.is_error for f in faults) else manifest, tuple(faults))


def _stacked(bases: tuple[Basis, ...]) -> tuple[Basis, ...]:
    """Each document once, as the uppermost pack words it."""
    found: dict[tuple[str, str], Basis] = {}
    for basis in bases:
        found.setdefault((basis.name, basis.number), basis)
    return tuple(found.values())


class _ManifestReader(Reader):
    """Reads one pack.yaml over what lies beneath."""

    def __init__(self, source: Source, beneath: Manifest) -> None:
        super().__init__(source)
        self.beneath = beneath

    def manifest(self, root: Node) -> Manifest:
        found = self.fields(root, MANIFEST, "")
        below = self.beneath
        self._text(found, "继承", "")
        self._text(found, "需要", "")
        main = self._variant(found, "", below.main)
        variants = {kind: self._inherit(kind, v, below.main, main) for kind, v in below.variants.items()}
        mapping = self.mapping(found["变体"], "变体") if "变体" in found else None
        for entry in mapping.entries if mapping else ():
            path = join("变体", entry.key.text)
            if entry.key.text not in KINDS:
                self.unknown(entry.key, path, KINDS)
                continue
            base = variants.get(entry.key.text, main)
            variants[entry.key.text] = self._variant(self.fields(entry.value, VARIANT, path), path, base)
        return Manifest(
            self._text(found, "名称", "") or "",
            self._text(found, "说明", "") or "",
            _stacked((*self._bases(found.get("依据")), *below.bases)),
            main,
            variants,
            self._public(found.get("公开版")),
        )

    @staticmethod
    def _inherit(kind: str, variant: Variant, old_main: Variant, main: Variant) -> Variant:
        """A parent's variant keeps what it set itself; what it took from the parent's main follows the new main."""
        return replace(
            variant,
            sections=main.sections if variant.sections is old_main.sections else variant.sections,
            title=main.title if variant.title is old_main.title else variant.title,
            intro=main.intro if variant.intro == old_main.intro else variant.intro,
        )

    def _variant(self, found: Mapping[str, Node], path: str, base: Variant) -> Variant:
        sections = self._sections(found["章节"], join(path, "章节"), base) if "章节" in found else base.sections
        title = self._pack_text(found.get("标题"), join(path, "标题")) or base.title
        return Variant(sections, title, self._text(found, "导语", path) or base.intro)

    def _sections(self, node: Node, path: str, base: Variant) -> tuple[SectionSpec, ...]:
        known = {s.key: s for v in (self.beneath.main, *self.beneath.variants.values(), base) for s in v.sections}
        specs: dict[str, SectionSpec] = {}
        for item, where in self.items(node, path):
            spec = self._section(item, where, known)
            if spec is None:
                continue
            if spec.key in specs:
                self.report("RG303", f"“{spec.key}”这一部分写了两次", item, where, "删去一处")
            specs[spec.key] = spec
        return tuple(specs.values())

    def _section(self, item: Node, path: str, known: Mapping[str, SectionSpec]) -> SectionSpec | None:
        place = self.place(item, path)
        if isinstance(item, Scalar):
            if item.text in known:
                return replace(known[item.text], place=place)
            hint = "只写键的部分要在上层模板包里有；新的部分写成 {键: …, 标题: …}"
            self.report("RG303", f"上层模板包里没有“{item.text}”这一部分", item, path, hint)
            return None
        found = self.fields(item, SECTION, path)
        key = self._text(found, "键", path)
        if key is None:
            return None
        spec = known.get(key, SectionSpec(key))
        heading = self._pack_text(found.get("标题"), join(path, "标题")) or spec.heading
        if heading is None:
            self.report("RG203", f"“{key}”缺标题", item, path, "补写 标题")
        required = self.yes_no(found["必需"], join(path, "必需")) if "必需" in found else spec.required
        since = self.year(found["自"], join(path, "自")) if "自" in found else spec.since
        style = {**spec.style, **(self._style(found["体例"], join(path, "体例")) if "体例" in found else {})}
        themes = (
            tuple(s.text for s, _ in self.texts(found["主题"], join(path, "主题"))) if "主题" in found else spec.themes
        )
        return SectionSpec(key, heading, bool(required), since, style, themes, place)

    def _style(self, node: Node, path: str) -> dict[str, str]:
        found = self.fields(node, STYLE, path)
        read = {f.key: self.choice(found[f.key], f.choices, join(path, f.key)) for f in STYLE if f.key in found}
        return {key: scalar.text for key, scalar in read.items() if scalar is not None}

    def _bases(self, node: Node | None) -> tuple[Basis, ...]:
        bases = []
        for item, path in self.items(node, "依据") if node is not None else ():
            found = self.fields(item, BASIS, path)
            if "核验" in found:
                self.choice(found["核验"], STANDINGS, join(path, "核验"))
            texts = [self._text(found, f.key, path) or "" for f in BASIS]
            bases.append(Basis(*texts))
        return tuple(bases)

    def _public(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return self.beneath.public
        chosen = [self.choice(s, ELEMENTS, p) for s, p in self.texts(node, "公开版")]
        return tuple(s.text for s in chosen if s is not None)

    def _text(self, found: Mapping[str, Node], key: str, path: str) -> str | None:
        scalar = self.scalar(found[key], join(path, key)) if key in found else None
        return None if scalar is None else scalar.text.strip()

    def _pack_text(self, node: Node | None, path: str) -> PackText | None:
        scalar = self.scalar(node, path) if node is not None else None
        return None if scalar is None else PackText(scalar.text.strip(), self.place(scalar, path))
