"""Reading indicators.yaml, layer by layer, into one catalogue."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic, Outcome, near
from reportgen.facts import bands, identities
from reportgen.facts.bands import USUAL, Limit
from reportgen.facts.equations import EquationFault, parse_sum
from reportgen.facts.grid_amending import amended, is_amended
from reportgen.facts.grid_cells import grid_identities, grid_theme
from reportgen.facts.grid_reader import Form, is_grid, read_grid
from reportgen.facts.identities import Identity, Written
from reportgen.facts.indicators import KINDS, NAMES, ROLLUPS, Catalogue, Indicator, Rate, Theme
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Place, Source
from reportgen.yaml_text.tree import Node, Scalar, parse

THEME = (
    Field("名称", Kind.TEXT, "主题的中文名称", required=True),
    Field("指标", Kind.OPEN, "各指标", required=True),
)
INDICATOR = (
    Field("名称", Kind.TEXT, "指标的中文名称", required=True),
    Field("单位", Kind.TEXT, "计量单位", required=True, example="件"),
    Field("种类", Kind.CHOICE, "计数、金额、比率、数值或增减（可以是负数的整数）", required=True, choices=KINDS),
    Field("口径", Kind.TEXT, "含义和统计口径"),
    Field(
        "汇总",
        Kind.CHOICE,
        "上级怎样汇总：求和，最大，比率（分子之和除以分母之和），不汇总（只列出）",
        required=True,
        choices=ROLLUPS,
    ),
    Field("分子", Kind.TEXT, "比率的分子，写 主题.指标，或几个的和"),
    Field("分母", Kind.TEXT, "比率的分母，写法同上"),
    Field("上限", Kind.CHOICE, "比率可以超过 100 的写 无", choices=("无",)),
    Field("又称", Kind.TEXTS, "正文里的别的说法，核对手写的数时用"),
    Field("为零", Kind.TEXTS, "正文里怎样说它是 0，如 未收取信息处理费；与填的数矛盾的，检查时指出"),
    Field("自", Kind.YEAR, "从哪一年起有这个指标"),
    Field("编号", Kind.TEXT, "目录编号"),
)


def read_catalogue(sources: Iterable[Source]) -> Outcome[Catalogue]:
    """The catalogue of several files, the bottom layer first; a later file adds to or redefines an earlier one."""
    layers = _Layers()
    for source in sources:
        tree = parse(source)
        layers.faults.extend(tree.diagnostics)
        if tree.value is not None:
            layers.add(source, tree.value)
    catalogue = layers.catalogue()
    faults = tuple(layers.faults)
    return Outcome(None if any(f.is_error for f in faults) else catalogue, faults)


class _Layers:
    """What the files of a catalogue have said so far."""

    def __init__(self) -> None:
        self.themes: dict[str, Theme] = {}
        self.number = 0
        """Of the layer that is being read, the bottom one 1."""
        self.identities: dict[str, tuple[int, Written, Source]] = {}
        """By name, with the layer that says it."""
        self.band = USUAL
        self.limits: list[Limit] = []
        self.grids: dict[str, tuple[Identity, ...]] = {}
        """By theme, what the cells of tables must keep."""
        self.gone: dict[str, tuple[int, Place]] = {}
        """Cells of tables that one of the same name took the place of and does not have, with its layer and place."""
        self.forms: dict[str, tuple[Form, tuple[Written, ...]]] = {}
        """The tables with their 勾稽 by bare keys, for the layers above that change words of them."""
        self.faults: list[Diagnostic] = []

    def add(self, source: Source, root: Node) -> None:
        reader = Reader(source)
        self.number += 1
        mapping = reader.mapping(root, "")
        for entry in mapping.entries if mapping else ():
            if entry.key.text == identities.KEY:
                for written in identities.read_identities(reader, entry.value, self.identities):
                    self.identities[written.name] = (self.number, written, source)
            elif entry.key.text == bands.KEY:
                self.band, limits = bands.read_band(reader, entry.value, self.band)
                self.limits += limits
            elif is_amended(entry.value):
                self._amend_grid(reader, entry.key, entry.value)
            elif is_grid(entry.value):
                self._add_grid(reader, entry.key, entry.value)
            else:
                theme = _theme(reader, entry.key, entry.value, self.themes.get(entry.key.text))
                if theme is not None:
                    self.themes[theme.key] = theme
        self.faults.extend(reader.faults)

    def _add_grid(self, reader: Reader, key: Scalar, node: Node) -> None:
        """A table takes the place of a table of the same name below it."""
        below = self.themes.get(key.text)
        if below is not None and below.grid is None:
            reader.report("RG331", f"“{key.text}”在下面一层是单个的指标，不能换成表", key, key.text, "另起一个主题")
            return
        read = read_grid(reader, node, key.text) if _valid_name(reader, key, key.text) else None
        if read is not None:
            form, written = self.forms[key.text] = read
            theme = self.themes[key.text] = grid_theme(key.text, form)
            before = below.indicators.values() if below else ()
            lost = [cell.path for cell in before if cell.key not in theme.indicators]
            self.gone |= dict.fromkeys(lost, (self.number, reader.place(key, key.text)))
            self.grids[key.text] = tuple(grid_identities(theme, written))

    def _amend_grid(self, reader: Reader, key: Scalar, node: Node) -> None:
        """改: the table below with some of its words; its rows, columns and 勾稽 stay."""
        if key.text not in self.forms:
            hints = near(key.text, self.forms) or ("整张写出来，或核对表的键",)
            reader.report("RG331", f"下面各层没有叫“{key.text}”的表可改", key, key.text, *hints)
            return
        form, written = self.forms[key.text]
        changed = amended(reader, node, key.text, form)
        if changed is not None:
            self.forms[key.text] = (changed, written)
            theme = self.themes[key.text] = grid_theme(key.text, changed)
            self.grids[key.text] = tuple(grid_identities(theme, written))

    def catalogue(self) -> Catalogue:
        """The whole; names that nobody defines are faults."""
        bare = Catalogue(self.themes)
        paths = tuple(i.path for i in bare)
        there = frozenset(paths)
        known = there.__contains__
        kept = [(n, w, w.identity, source) for n, w, source in self.identities.values() if w.identity is not None]
        gone = {name: said for name, said in self.gone.items() if not known(name)}
        for number, written, _, source in kept:  # one above the table, or beside it, may not name what that has not
            lacking = {name: place for name, (layer, place) in gone.items() if number < layer}
            self.faults += identities.left_out(written, lacking)
            self.faults += identities.unknown_names(written, source, {*there, *lacking}.__contains__, paths)
        self.faults += bands.unknown_limits(tuple(self.limits), known, paths)
        read = [_rate(indicator, paths) for indicator in bare]
        self.faults += [fault for outcome in read for fault in outcome.diagnostics]
        rates = tuple(outcome.value for outcome in read if outcome.value is not None)
        of_grids = [identity for several in self.grids.values() for identity in several]
        lost = {name: place.source.path for name, (_, place) in gone.items()}
        return Catalogue(self.themes, (*(identity for _, _, identity, _ in kept), *of_grids), rates, self.band, lost)


def _theme(reader: Reader, key: Scalar, node: Node, base: Theme | None) -> Theme | None:
    if not _valid_name(reader, key, key.text):
        return None
    if base is not None and base.grid is not None:
        reader.report("RG331", f"“{key.text}”在下面一层是表，不能再加单个的指标", key, key.text, "另起一个主题")
        return None
    found = reader.fields(node, THEME, key.text)
    indicators = dict(base.indicators) if base else {}
    mapping = reader.mapping(found["指标"], join(key.text, "指标")) if "指标" in found else None
    for entry in mapping.entries if mapping else ():
        if _valid_name(reader, entry.key, f"{key.text}.{entry.key.text}"):
            indicator = _indicator(reader, key.text, entry.key, entry.value)
            if indicator is not None:
                indicators[indicator.key] = indicator
    name = found.get("名称")
    return Theme(key.text, name.text if isinstance(name, Scalar) else key.text, indicators)


def _indicator(reader: Reader, theme: str, key: Scalar, node: Node) -> Indicator | None:
    path = f"{theme}.{key.text}"
    before = len(reader.faults)
    found = reader.fields(node, INDICATOR, path)
    texts = {}
    for field in INDICATOR:
        if field.key in found and field.kind in (Kind.TEXT, Kind.CHOICE):
            where = join(path, field.key)
            read = (
                reader.choice(found[field.key], field.choices, where)
                if field.choices
                else reader.scalar(found[field.key], where)
            )
            texts[field.key] = read.text if read else ""
    since = reader.year(found["自"], join(path, "自")) if "自" in found else None
    others, zeros = (reader.listed(found.get(name), join(path, name)) for name in ("又称", "为零"))
    if texts.get("种类") == "比率" and texts.get("单位") != "%":
        reader.report("RG310", f"比率“{path}”的单位应是 %", key, path, "改单位，或把种类改成 数值")
    if len(reader.faults) > before:
        return None
    return Indicator(
        theme,
        key.text,
        texts["名称"],
        texts["单位"],
        texts["种类"],
        texts.get("口径", ""),
        texts["汇总"],
        texts["种类"] == "比率" and "上限" not in texts,
        reader.place(key, path),
        texts.get("分子"),
        texts.get("分母"),
        since,
        texts.get("编号"),
        others,
        zeros,
    )


def _valid_name(reader: Reader, key: Scalar, path: str) -> bool:
    text = key.text
    if text in NAMES and "." not in path:
        hint = "换一个词；显示用的名字写在 名称 里"
        reader.report("RG310", f"“{text}”在模板里另有意思，不能作主题的键", key, path, hint)
        return False
    if text.isidentifier() and unicodedata.normalize("NFKC", text) == text and not text.startswith("_"):
        return True
    hint = "用汉字、字母开头，不含标点、空格和圈码；显示用的名字写在 名称 里"
    reader.report("RG310", f"“{text}”不能作键：模板里写不出来", key, path, hint)
    return False


def _rate(indicator: Indicator, paths: tuple[str, ...]) -> Outcome[Rate]:
    """What a ratio is of; a part that the catalogue does not have is a fault."""
    sums = [parse_sum(part) for part in (indicator.numerator, indicator.denominator) if part is not None]
    known = [each for each in sums if not isinstance(each, EquationFault)]
    wrong = [each for each in sums if isinstance(each, EquationFault)]
    unknown = [t.name for terms in known for t in terms if t.name and t.name not in paths]
    told: list[tuple[str, tuple[str, ...]]] = [(f"“{indicator.path}”：{each.message}", (each.hint,)) for each in wrong]
    told += [(f"“{indicator.path}”的分子或分母“{name}”不在目录里", near(name, paths)) for name in unknown]
    if len(sums) == 1 and not told:
        told = [(f"“{indicator.path}”只写了分子、分母中的一个", ("两个要一起写",))]
    faults = tuple(Diagnostic("RG310", message, indicator.place, hints) for message, hints in told)
    return Outcome(Rate(indicator.path, known[0], known[1]) if len(known) == 2 and not faults else None, faults)
