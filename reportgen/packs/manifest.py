"""What pack.yaml holds: name, basis, duties, sections in order and their setting, variants by 类别 and by year.

The tables name every key; `manifest_reader` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.facts.schema import STYLE
from reportgen.packs.duties import DUTY, LENGTH, STANDINGS, Duty, Length
from reportgen.records import Field, Kind, in_years
from reportgen.source import Place
from reportgen.tuples import NamedTuple

ELEMENTS = ("标题", "主送", "附件说明", "署名", "成文日期", "附注", "附件")
PUBLIC = ("标题", "附件说明", "署名", "成文日期", "附注", "附件")
CONTENTS = ("举措", "不足", "第一责任人", "安排", "其他")
"""The five contents of a yearly report, in the order in which 督察工作规定 lists them."""

BASIS = (
    Field("名称", Kind.TEXT, "文件名称", required=True),
    Field("文号", Kind.TEXT, "文号"),
    Field("内容", Kind.TEXT, "这里用到它的什么"),
    Field("核验", Kind.CHOICE, "核实到什么程度", required=True, choices=STANDINGS),
    Field("出处", Kind.TEXT, "从哪里看到的"),
)
DECLARED_KINDS = {"文字": Kind.TEXT, "列表": Kind.TEXTS, "日期": Kind.DATE}
DECLARED = (
    Field("键", Kind.TEXT, "事实文件里写的键", required=True),
    Field("种类", Kind.CHOICE, "文字（不写就是它）、列表或日期", choices=tuple(DECLARED_KINDS)),
    Field("说明", Kind.TEXT, "含义，空表和提示里用", required=True),
    Field("必填", Kind.YES_NO, "没有写就报错"),
    Field("示例", Kind.TEXT, "写法的例子"),
)
SECTION = (
    Field("键", Kind.TEXT, "这一部分的键，也是模板文件名", required=True),
    Field("标题", Kind.TEXT, "一级标题，不写序号"),
    Field("必需", Kind.YES_NO, "缺了算错误"),
    Field("自", Kind.YEAR, "从哪一年起必需"),
    Field("内容", Kind.TEXTS, "写五项内容里的哪几项，检查据此查", choices=CONTENTS),
    Field("固定", Kind.YES_NO, "模板的内容（如表）总是印；单位写的文字放在它前面"),
    Field("体例", Kind.GROUP, "小标题、要点、细目的排法", fields=STYLE),
    Field("主题", Kind.TEXTS, "模板里各块的名称，按顺序"),
    Field("项目", Kind.ITEMS, "这一部分的第一层要点另外可写的键", fields=DECLARED),
)
PERIOD = (
    Field("自", Kind.YEAR, "从哪一年度起"),
    Field("至", Kind.YEAR, "到哪一年度止"),
    Field("章节", Kind.ITEMS, "这几年度的各部分", required=True, fields=SECTION),
)
VARIANT = (
    Field("标题", Kind.TEXT, "公文标题里发文机关之后的部分"),
    Field("导语", Kind.ANY, "放在第一个标题之前的模板，一个或几个"),
    Field("章节", Kind.ITEMS, "各部分，按顺序", fields=SECTION),
    Field("分期", Kind.ITEMS, "章节随年度不同的，一期一项", fields=PERIOD),
    Field("结语", Kind.ANY, "放在最后一部分之后、不带标题的模板"),
)
MANIFEST = (
    Field("名称", Kind.TEXT, "模板包的中文名称", required=True),
    Field("说明", Kind.TEXT, "给谁用、与上层有什么不同"),
    Field("继承", Kind.TEXT, "上层模板包"),
    Field("需要", Kind.TEXT, "至少要哪个版本的 reportgen"),
    Field("依据", Kind.ITEMS, "依据的文件及核实程度", fields=BASIS),
    Field("义务", Kind.ITEMS, "谁应当在何时向谁报送、公开", fields=DUTY),
    Field("篇幅", Kind.GROUP, "正文多于多少字要提示", fields=LENGTH),
    Field("要素", Kind.ITEMS, "另外要单位写的事实", fields=DECLARED),
    Field("事由文种", Kind.TEXT, "格式定好的标题，写事由和文种；标题不以它结尾的，检查时指出"),
    *VARIANT,
    Field("变体", Kind.OPEN, "按单位类别改变章节", fields=VARIANT),
    Field("指标", Kind.TEXTS, "空表列出哪些主题的指标；不写全列，[] 一个不列"),
    Field("自设", Kind.TEXT, "单位自己加的部分照哪一部分排"),
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
    """One section: its key (also the template's file name), heading, setting, themes and 项目 of its points."""

    key: str
    heading: PackText | None = None
    required: bool = False
    since: int | None = None
    style: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    place: Place | None = None
    items: tuple[Field, ...] = ()
    contents: tuple[str, ...] = ()
    """Which of the five contents it holds, () where the pack does not say."""
    fixed: bool = False
    """Whether what the template prints stays where the unit writes a text of its own, which then stands before it."""

    def required_in(self, year: int) -> bool:
        """Whether the section may not be missing from a report on `year`."""
        return self.required and in_years(year, self.since)


class Period(NamedTuple):
    """The sections of reports on the years from `since` to `until` (None: without end)."""

    sections: tuple[SectionSpec, ...] = ()
    since: int | None = None
    until: int | None = None

    def covers(self, year: int) -> bool:
        """Whether it holds for a report on `year`."""
        return in_years(year, self.since, self.until)


@dataclass(frozen=True)
class Variant:
    """The make-up of a report for one 类别; `intro` and `close` are sections without a heading, before and after."""

    periods: tuple[Period, ...] = (Period(),)
    title: PackText | None = None
    intro: tuple[str, ...] = ()
    close: tuple[str, ...] = ()

    def sections(self, year: int) -> tuple[SectionSpec, ...]:
        """The sections of a report on `year`; none for a year that no period covers."""
        return next((p.sections for p in self.periods if p.covers(year)), ())

    @property
    def every(self) -> tuple[SectionSpec, ...]:
        """The sections of all periods; a key may come more than once."""
        return tuple(spec for period in self.periods for spec in period.sections)

    @property
    def untitled(self) -> tuple[str, ...]:
        """The keys without a heading."""
        return (*self.intro, *self.close)


@dataclass(frozen=True)
class Manifest:
    """A pack.yaml with its parents' values beneath."""

    name: str = ""
    description: str = ""
    bases: tuple[Basis, ...] = ()
    duties: tuple[Duty, ...] = ()
    elements: tuple[Field, ...] = ()
    main: Variant = Variant()
    variants: Mapping[str, Variant] = field(default_factory=dict)
    own: str = ""
    themes: tuple[str, ...] | None = None
    """Themes of the catalogue that the blank form lists; None for all."""
    public: tuple[str, ...] = PUBLIC
    length: Length | None = None
    matter: str = ""
    """What every title ends in, where a form lays it down; "" where none does."""

    @property
    def every_variant(self) -> tuple[Variant, ...]:
        """The main make-up and those of special 类别."""
        return (self.main, *self.variants.values())

    @property
    def items(self) -> tuple[str, ...]:
        """Every key that some section declares under 项目."""
        return tuple(dict.fromkeys(f.key for v in self.every_variant for s in v.every for f in s.items))

    def variant(self, kind: str | None) -> Variant:
        """The make-up for a 类别, the main one where none is special."""
        return self.variants.get(kind or "", self.main)
