"""Reading pack.yaml: a pack's own over what its parents say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.schema import ALL, KEY, KINDS, POINT, STYLE
from reportgen.packs.duties import STANDINGS, read_duties, read_length
from reportgen.packs.manifest import (
    BASIS,
    CONTENTS,
    DECLARED,
    DECLARED_KINDS,
    ELEMENTS,
    MANIFEST,
    PERIOD,
    SECTION,
    VARIANT,
    Basis,
    Manifest,
    PackText,
    Period,
    SectionSpec,
    Variant,
)
from reportgen.packs.versions import unmet_need
from reportgen.records import Field, Reader, join
from reportgen.source import Source
from reportgen.yaml_text.tree import Node, Scalar, parse

_KEY_FORM = "汉字或字母开头，不含标点和空格"
_TAKEN = {field.key for field in POINT} | {"序号", "部分"}


def _meet(one: Period, other: Period) -> bool:
    """Whether two periods have a year in common."""
    return (one.since or 0) <= (other.until or 9999) and (other.since or 0) <= (one.until or 9999)


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
        bases = _stacked((*self._bases(found.get("依据")), *below.bases))
        duties = read_duties(self, found["义务"], tuple(b.name for b in bases)) if "义务" in found else below.duties
        return Manifest(
            self._text(found, "名称", "") or "",
            self._text(found, "说明", "") or "",
            bases,
            duties,
            self._elements(found.get("要素")),
            main,
            variants,
            self._own(found, (main, *variants.values())),
            self._themes(found.get("指标")),
            self._public(found.get("公开版")),
            read_length(self, found["篇幅"], "篇幅") if "篇幅" in found else below.length,
            self._text(found, "事由文种", "") or below.matter,
        )

    @staticmethod
    def _inherit(kind: str, variant: Variant, old_main: Variant, main: Variant) -> Variant:
        """A parent's variant keeps what it set itself; what it took from the parent's main follows the new main."""
        return replace(
            variant,
            periods=main.periods if variant.periods is old_main.periods else variant.periods,
            title=main.title if variant.title is old_main.title else variant.title,
            intro=main.intro if variant.intro == old_main.intro else variant.intro,
            close=main.close if variant.close == old_main.close else variant.close,
        )

    def _variant(self, found: Mapping[str, Node], path: str, base: Variant) -> Variant:
        title = self._pack_text(found.get("标题"), join(path, "标题")) or base.title
        intro = self._keys(found["导语"], join(path, "导语")) if "导语" in found else base.intro
        close = self._keys(found["结语"], join(path, "结语")) if "结语" in found else base.close
        variant = Variant(self._periods(found, path, base), title, intro, close)
        for key in variant.untitled:
            if variant.untitled.count(key) > 1 or key in {spec.key for spec in variant.every}:
                node = next((found[k] for k in ("导语", "结语", "章节", "分期") if k in found), None)
                if node is not None:
                    self.report("RG303", f"“{key}”在 导语、结语、章节 里写了不止一次", node, path, "只留一处")
                    break
        return variant

    def _periods(self, found: Mapping[str, Node], path: str, base: Variant) -> tuple[Period, ...]:
        """章节 for all years or 分期 for some; the lower pack's where neither is written."""
        if "章节" in found and "分期" in found:
            hint = "章节 移进 分期 的各项里"
            self.report("RG303", "章节 和 分期 只能写一个", found["分期"], join(path, "分期"), hint)
        if "分期" in found:
            periods = [self._period(i, p, base) for i, p in self.items(found["分期"], join(path, "分期"))]
            self._overlaps(found["分期"], join(path, "分期"), periods)
            return tuple(periods) or base.periods
        if "章节" in found:
            return (Period(self._sections(found["章节"], join(path, "章节"), base, Period())),)
        return base.periods

    def _period(self, item: Node, path: str, base: Variant) -> Period:
        found = self.fields(item, PERIOD, path)
        since, until = (self.year(found[k], join(path, k)) if k in found else None for k in ("自", "至"))
        span = Period((), since, until)
        self.in_order(since, until, "RG303", item, path)
        sections = self._sections(found["章节"], join(path, "章节"), base, span) if "章节" in found else ()
        return Period(sections, since, until)

    def _overlaps(self, node: Node, path: str, periods: list[Period]) -> None:
        for index, one in enumerate(periods):
            for other in periods[:index]:
                if _meet(one, other):
                    self.report("RG303", "有的年度落在两期里", node, path, "各期的 自 和 至 不要重叠")
                    return

    def _sections(self, node: Node, path: str, base: Variant, span: Period) -> tuple[SectionSpec, ...]:
        below = (self.beneath.main, *self.beneath.variants.values(), base)
        periods = [p for v in below for p in v.periods]
        # What the lower pack says of the same years counts before what it says of others.
        known = {s.key: s for p in sorted(periods, key=lambda p: _meet(p, span)) for s in p.sections}
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
        if not KEY.fullmatch(key) or key == ALL:
            self.report("RG303", f"“{key}”不能作部分的键", found["键"], join(path, "键"), _KEY_FORM)
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
        items = self._declared(found["项目"], join(path, "项目"), _TAKEN) if "项目" in found else spec.items
        contents = self._chosen(found["内容"], CONTENTS, join(path, "内容")) if "内容" in found else spec.contents
        fixed = self.yes_no(found["固定"], join(path, "固定")) if "固定" in found else spec.fixed
        return SectionSpec(key, heading, bool(required), since, style, themes, place, items, contents, bool(fixed))

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

    def _declared(self, node: Node, path: str, taken: Iterable[str] = ()) -> tuple[Field, ...]:
        """Keys that a pack asks for by itself; `taken` mean something already."""
        fields: dict[str, Field] = {}
        for item, where in self.items(node, path):
            found = self.fields(item, DECLARED, where)
            key = self._text(found, "键", where)
            if key is None:
                continue
            if not KEY.fullmatch(key):
                self.report("RG303", f"“{key}”不能作键", found["键"], join(where, "键"), _KEY_FORM)
            elif key in taken:
                self.report("RG303", f"“{key}”已有别的意思，不能作键", found["键"], join(where, "键"), "换一个词")
            kind = self.choice(found["种类"], tuple(DECLARED_KINDS), join(where, "种类")) if "种类" in found else None
            required = self.yes_no(found["必填"], join(where, "必填")) if "必填" in found else False
            meaning, example = (self._text(found, k, where) or "" for k in ("说明", "示例"))
            if "\n" in meaning + example:
                self.report("RG303", "说明和示例写在一行里", item, where, "去掉换行")
            form = DECLARED_KINDS.get(kind.text if kind else "文字", DECLARED_KINDS["文字"])
            if key in fields:
                self.report("RG303", f"“{key}”写了两次", item, where, "删去一处")
            fields[key] = Field(key, form, meaning, bool(required), example=example)
        return tuple(fields.values())

    def _elements(self, node: Node | None) -> tuple[Field, ...]:
        """要素 of this pack after those beneath; the same key is worded anew."""
        own = self._declared(node, "要素") if node is not None else ()
        return tuple({f.key: f for f in (*self.beneath.elements, *own)}.values())

    def _own(self, found: Mapping[str, Node], variants: tuple[Variant, ...]) -> str:
        key = self._text(found, "自设", "")
        if key is None:
            return self.beneath.own
        if key not in {s.key for v in variants for s in v.every}:
            self.report("RG303", f"没有“{key}”这一部分", found["自设"], "自设", "写 章节 里有的一个键")
        return key

    def _themes(self, node: Node | None) -> tuple[str, ...] | None:
        """A child's list stands for itself."""
        if node is None:
            return self.beneath.themes
        return tuple(scalar.text.strip() for scalar, _ in self.texts(node, "指标"))

    def _keys(self, node: Node, path: str) -> tuple[str, ...]:
        """One key or several."""
        if isinstance(node, Scalar):
            return (node.text.strip(),)
        return tuple(scalar.text.strip() for scalar, _ in self.texts(node, path))

    def _public(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return self.beneath.public
        return self._chosen(node, ELEMENTS, "公开版")

    def _chosen(self, node: Node, choices: tuple[str, ...], path: str) -> tuple[str, ...]:
        """A list of words that are known."""
        chosen = [self.choice(scalar, choices, where) for scalar, where in self.texts(node, path)]
        return tuple(scalar.text for scalar in chosen if scalar is not None)

    def _text(self, found: Mapping[str, Node], key: str, path: str) -> str | None:
        scalar = self.scalar(found[key], join(path, key)) if key in found else None
        return None if scalar is None else scalar.text.strip()

    def _pack_text(self, node: Node | None, path: str) -> PackText | None:
        scalar = self.scalar(node, path) if node is not None else None
        return None if scalar is None else PackText(scalar.text.strip(), self.place(scalar, path))
