"""The keys of a facts file and of 办公室.yaml, as literal tables; validation, JSON Schema and `new` read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.records import Field, Kind, in_years
from reportgen.tuples import NamedTuple

LEVELS = ("省", "市", "县", "乡")
KINDS = ("党委政府", "政府", "部门", "功能区", "派出机关")
PURPOSES = ("示例", "仅供比较")
COMPARISON = "仅供比较"
NOT_APPLICABLE = "不适用"
OPENING = "年度事实文件"
"""What a blank facts file begins with, in a comment, behind its year."""

UNIT = (
    Field("名称", Kind.TEXT, "单位全称或规范化简称，用于标题和署名", required=True, example="云岭区人民政府"),
    Field("简称", Kind.TEXT, "正文里的简称", example="云岭区"),
    Field("自称", Kind.TEXT, "正文里的自称", example="我区"),
    Field("层级", Kind.CHOICE, "所在层级", choices=LEVELS, example="县"),
    Field("类别", Kind.CHOICE, "单位类别，决定所用章节", choices=KINDS, example="政府"),
    Field("代码", Kind.TEXT, "名录中的代码，汇总时用", example="410299"),
)

HEADS = (
    Field("名称", Kind.TEXT, "几列上面共同的名称", required=True, example="处罚结果"),
    Field("列", Kind.ANY, "它下面的各列", required=True, example="[罚款, 没收]"),
)
TABLE = (
    Field("计量", Kind.TEXT, "印在表右上方的计量单位", example="单位：万元"),
    Field("列", Kind.ANY, "表头各列；几列上面有共同名称的写 {名称, 列}", required=True, example="[序号, 名称]"),
    Field("行", Kind.ITEMS, "每行一个列表，项数与表头相同", required=True),
    Field("注", Kind.TEXTS, "印在表下面的注", example="[数据截至2024年12月31日。]"),
)
ATTACHMENT = (
    Field("标题", Kind.TEXT, "附件名称，末尾不加标点", required=True, example="重大行政决策事项目录"),
    Field("内容", Kind.ANY, "附件正文，写法同正文各部分"),
    Field("表", Kind.GROUP, "附件表格", fields=TABLE),
    Field("套用", Kind.TEXT, "放模板包的附件，例如由各项任务组成的表"),
)

OFFICIAL = (
    Field("标题", Kind.TEXT, "公文标题；不写则由单位、年度和模板合成；换行照排"),
    Field("主送", Kind.TEXTS, "主送机关", example="[示例市人民政府]"),
    Field("署名", Kind.TEXTS, "发文机关署名，联合行文时主办机关在前；不写则用单位名称"),
    Field("成文日期", Kind.DATE, "负责人签发或会议通过的日期", example="2025-02-24"),
    Field("公开日期", Kind.DATE, "在网站等媒体公开的日期", example="2025-03-20"),
    Field("发文字号", Kind.TEXT, "代字〔年份〕序号号", example="示云政〔2025〕3号"),
    Field("签发人", Kind.TEXTS, "上行文的签发人姓名", example="[张示例]"),
    Field("附件", Kind.ITEMS, "附件：只写名称，或写 {标题, 内容 | 表}", fields=ATTACHMENT),
    Field("附注", Kind.TEXT, "成文日期下面括号里的话，不写括号", example="此件公开发布"),
    Field("抄送", Kind.TEXTS, "抄送机关"),
    Field("印发机关", Kind.TEXT, "印发机关", example="云岭区人民政府办公室"),
    Field("印发日期", Kind.DATE, "印发日期", example="2025-02-25"),
    Field("用印", Kind.YES_NO, "是否加盖印章，决定署名和日期的位置；不写为“是”", example="是"),
)

POINT = (
    Field("主题", Kind.TEXT, "对应模板的主题；只写主题就用模板的文字"),
    Field("小标题", Kind.TEXT, "小标题，末尾不加句号"),
    Field("内容", Kind.TEXT, "正文，每行一段，可引用指标 {{ 行政复议.受理 }}"),
    Field("套用", Kind.TEXT, "放一句模板的标准句"),
    Field("导语", Kind.TEXT, "要点之前的话"),
    Field("要点", Kind.ITEMS, "下一级要点"),
    Field("结语", Kind.TEXT, "要点之后的话"),
)
SECTION = (
    Field("标题", Kind.TEXT, "这一部分的标题，代替模板的标题"),
    Field("导语", Kind.TEXT, "要点之前的话"),
    Field("要点", Kind.ITEMS, "要点"),
    Field("结语", Kind.TEXT, "要点之后的话"),
)

STYLE = (
    Field(
        "标题",
        Kind.CHOICE,
        "一级标题：独行，段首（与后面的一段连排），或部分（第一部分 独行）",
        choices=("独行", "段首", "部分"),
    ),
    Field(
        "小标题",
        Kind.CHOICE,
        "第一层要点：（一）独行、（一）段首、一是…、不编号、1. 独行、1. 段首或表一 独行",
        choices=("独行", "段首", "一是", "无", "序号独行", "序号段首", "表"),
    ),
    Field(
        "要点",
        Kind.CHOICE,
        "第二层要点：一是…连排、一是…分段、1. 分段或分段不编号",
        choices=("连排", "分段", "序号", "无"),
    ),
    Field("细目", Kind.CHOICE, "第三层要点：连排或分段", choices=("连排", "分段")),
    Field("编号", Kind.CHOICE, "第一层要点的序号：各部分重起，或接着上一部分连续", choices=("分部", "连续")),
)
KEY = re.compile(r"[^\W\d_]\w{0,19}")
"""What may be the key of a section, of 要素 or of 项目."""
ALL = "全部"
"""The key of 体例 that holds for every section."""

MAKEUP = (
    Field("键", Kind.TEXT, "部分的键：模板里有的，或自己起的", required=True, example="特色工作"),
    Field("标题", Kind.TEXT, "这一部分的标题，不写序号；自己加的部分必须有"),
    Field("按", Kind.TEXT, "自己加的部分照模板的哪一部分排"),
    Field("并入", Kind.TEXT, "不单列，作为哪一部分里的一个小标题"),
)

FIGURE = (
    Field("数", Kind.TEXT, "数，写法同短式"),
    Field("说明", Kind.TEXT, "与上年相差较大等情况的说明"),
    Field("来源", Kind.TEXT, "数的出处"),
)
WAIVER = (
    Field("检查", Kind.TEXT, "检查的名称或编号", required=True),
    Field("位置", Kind.TEXT, "键的路径，例如 普法.宣传活动；不写则对全篇", example="普法.宣传活动"),
    Field("理由", Kind.TEXT, "为什么可以不改", required=True),
)

FACTS = (
    Field("模板", Kind.TEXT, "用哪个模板包（名称或路径）", example="henan/five-part"),
    Field("年度", Kind.YEAR, "报告年度", example="2024"),
    Field("用途", Kind.CHOICE, "示例，或仅供比较（只供下一年对比，不生成报告）", choices=PURPOSES),
    Field("单位", Kind.GROUP, "单位的名称、自称、层级和类别", fields=UNIT),
    Field("公文", Kind.GROUP, "公文各要素", fields=OFFICIAL),
    Field("要素", Kind.OPEN, "模板包另外要的事实，例如所依据的通知"),
    Field("指标", Kind.OPEN, "全年的数：没有发生写 0，不适用写 不适用，还没有数就空着"),
    Field("章节", Kind.ITEMS, "各部分的次序，改标题、加部分、并入别的部分；不写就照模板", fields=MAKEUP),
    Field("正文", Kind.OPEN, "各部分的文字；不写的部分用模板的文字"),
    Field("体例", Kind.OPEN, "各部分小标题和要点的排法，代替模板的设定", fields=STYLE),
    Field("豁免", Kind.ITEMS, "不改的检查意见及理由", fields=WAIVER),
    Field("备注", Kind.TEXT, "给自己看的话，不印"),
)
OFFICE = (
    *(f for f in FACTS if f.key in ("模板", "单位", "公文", "要素", "章节", "体例", "备注")),
    Field("输出", Kind.TEXT, "输出文件夹，相对于本文件", example="output"),
    Field("检查", Kind.OPEN, "各项检查的级别：错误、警告、提示或不查", example="{docnum-bracket: 提示}"),
)


class Slot(NamedTuple):
    """What may be written in one section: its themes, and the keys that its first points may carry besides."""

    themes: tuple[str, ...] = ()
    items: tuple[Field, ...] = ()


class SectionSet(NamedTuple):
    """The sections of a report in the years from `since` to `until` (None: without end); `untitled` have no heading."""

    slots: Mapping[str, Slot]
    untitled: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def covers(self, year: int) -> bool:
        """Whether a report on `year` has these sections."""
        return in_years(year, self.since, self.until)


class Writable(NamedTuple):
    """What 正文 may hold: sections by key; those without a heading.

    `left_out` are those of the pack that 章节 does not list, `elsewhere` those of other 类别 or years.
    """

    slots: Mapping[str, Slot]
    untitled: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shape:
    """What a pack lets a facts file write: its sections for each 类别 ("" for all others), period by period.

    `sentences` and `attachments` may be placed by 套用; `elements` are the keys of 要素; a unit's own sections are set
    like `own` where they do not say.
    """

    sections: Mapping[str, tuple[SectionSet, ...]]
    sentences: tuple[str, ...] = ()
    elements: tuple[Field, ...] = ()
    attachments: tuple[str, ...] = ()
    own: str = ""

    def periods(self, kind: str | None) -> tuple[SectionSet, ...]:
        """The sections of one 类别, period by period."""
        return self.sections.get(kind or "", self.sections[""])

    def of(self, kind: str | None, year: int | None) -> SectionSet | None:
        """The sections of one 类别 in one year; None where that is not known and for a year that is not covered."""
        return None if year is None else next((p for p in self.periods(kind) if p.covers(year)), None)

    def spans(self, kind: str | None) -> str:
        """Which years one 类别 has sections for, in words."""
        return "、".join(f"{p.since or ''}—{p.until or ''}" for p in self.periods(kind))

    def slots(self, kind: str | None = None) -> Mapping[str, tuple[Slot, ...]]:
        """Every section that a 类别 (None: any) may write in some year, with what it may hold: once for each form."""
        chosen = self.sections.values() if kind is None else [self.periods(kind)]
        found: dict[str, tuple[Slot, ...]] = {}
        for section in (s for periods in chosen for s in periods):
            for key, slot in section.slots.items():
                known = found.setdefault(key, ())
                found[key] = known if slot in known else (*known, slot)
        return found

    def keys(self, kind: str | None = None) -> Mapping[str, Slot]:
        """Every section of a 类别 (None: of any), in the last form that it has."""
        return {key: slots[-1] for key, slots in self.slots(kind).items()}

    @property
    def untitled(self) -> frozenset[str]:
        """The sections without a heading, of any 类别 and year."""
        return frozenset(key for periods in self.sections.values() for section in periods for key in section.untitled)
