"""勾稽 and 波动 of indicators.yaml: reading, layers, faults; what the national catalogue says."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from facts.sums import LETTERS, ROOT, catalogue, letters, national

from reportgen.diagnostics import Diagnostic
from reportgen.facts.bands import USUAL
from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.catalogue_data import dump_catalogue, load_catalogue
from reportgen.packs.load import load_pack
from reportgen.packs.search import builtin_root
from reportgen.source import Source


def faults(*texts: str) -> tuple[Diagnostic, ...]:
    """What is wrong with these files, the bottom layer first."""
    return read_catalogue(Source(f"{number}.yaml", text) for number, text in enumerate(texts)).diagnostics


def test_an_identity_is_read() -> None:
    """Name, equation, why, level, years, tolerance, and the place of its name."""
    (identity,) = letters("甲.总 == 甲.一 + 甲.二", ", 级别: 警告, 容差: 0.5, 自: 2020, 至: 2024").identities

    assert (identity.name, identity.level, identity.note) == ("试", "警告", "应当如此。")
    assert str(identity.equation) == "甲.总 == 甲.一 + 甲.二"
    assert (identity.tolerance, identity.since, identity.until) == (Decimal("0.5"), 2020, 2024)
    assert [identity.covers(year) for year in (2019, 2020, 2024, 2025)] == [False, True, True, False]
    assert (identity.place.line, identity.place.column) == (12, 10)


def test_a_later_file_adds_changes_and_takes_away() -> None:
    """By the name; what the layers below say of other names stays."""
    bottom = LETTERS + (
        "  - {名称: 甲一, 式: 甲.一 <= 甲.总, 说明: 甲。}\n"
        "  - {名称: 甲二, 式: 甲.二 <= 甲.总, 说明: 乙。}\n"
        "  - {名称: 甲三, 式: 甲.三 <= 甲.总, 说明: 丙。}\n"
    )
    top = "勾稽:\n  - {名称: 甲二, 式: 甲.二 <= 甲.一, 说明: 丁。, 级别: 警告}\n  - {名称: 甲三, 级别: 不查}\n"

    assert [(i.name, str(i.equation), i.level) for i in catalogue(bottom, top).identities] == [
        ("甲一", "甲.一 <= 甲.总", "错误"),
        ("甲二", "甲.二 <= 甲.一", "警告"),
    ]


TABLE = "表:\n  名称: 表\n  单位: 件\n  列: [数]\n  行: [子, {row}]\n"
RULE = "勾稽:\n  - {名称: 试, 式: 表.子_数 <= 表.丑_数, 说明: 应当如此。}\n"


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (0, ("1.yaml", "换了的表“表”没有 丑_数，而下面一层的勾稽“试”要用")),
        (1, ("1.yaml", "“试”里的“表.丑_数”不在目录里")),
        (2, ("2.yaml", "“试”里的“表.丑_数”不在目录里")),
    ],
)
def test_a_row_that_a_table_lost_is_told_to_who_can_mend_it(layer: int, said: tuple[str, str]) -> None:
    """An identity below the table is to be changed beside it; one beside it or above is wrong itself."""
    texts = [TABLE.format(row="丑"), TABLE.format(row="寅"), "甲:\n  名称: 甲\n  指标: {}\n"]
    texts[layer] += RULE
    assert [(d.place.source.path, d.message) for d in faults(*texts) if d.place] == [said]


@pytest.mark.parametrize(
    ("entry", "marked", "message", "hint"),
    [
        ("{名称: 试, 式: 甲.总 == 甲.一 + 甲.儿, 说明: 甲。}", "甲.儿", "“甲.儿”不在目录里", "甲."),
        ("{名称: 试, 式: 上年.甲.总 == 上年.甲.无, 说明: 甲。}", "上年.甲.无", "“上年.甲.无”不在目录里", "甲."),
        ('{名称: 试, 式: "甲.总 == 甲.一 + 甲.儿", 说明: 甲。}', "甲.儿", "“甲.儿”不在目录里", "甲."),
        (
            "{名称: 试, 式: 甲.总 == 乙丙丁.戊己, 说明: 甲。}",
            "乙丙丁.戊己",
            "“乙丙丁.戊己”不在目录里",
            "先在目录里定义",
        ),
        ("{名称: 试, 式: 甲.总 = 甲.一, 说明: 甲。}", "=", "“=”不是这里的写法", "=="),
        ("{名称: 试, 式: 甲.总 * 2 == 甲.一, 说明: 甲。}", "*", "不能有“*”", "只有加减"),
        ("{名称: 试, 说明: 甲。}", "名称", "缺 式", "例如"),
        ("{名称: 试, 式: 甲.总 == 甲.一}", "试", "缺 说明", "一句话"),
        ("{式: 甲.总 == 甲.一, 说明: 甲。}", "式", "名称", "补写"),
        ("{名称: 试, 式: 甲.总 == 甲.一, 说明: 甲。, 级别: 重}", "重", "“重”不在可选之列", "只能写"),
        ("{名称: 试, 式: 甲.总 == 甲.一, 说明: 甲。, 容差: 少许}", "少许", "“少许”不是数", "写一个数"),
        ("{名称: 试, 式: 甲.总 == 甲.一, 说明: 甲。, 自: 2024, 至: 2020}", "2024", "自 2024 年在 至 2020", "年度"),
        ("{名称: 没有, 级别: 不查}", "没有", "下面各层没有叫“没有”的勾稽", "自己这一层的删去"),
        ("{名称: 试, 式: [甲.总], 说明: 甲。}", "[甲.总]", "应是文字", "文字"),
        ("甲.总 == 甲.一", "甲.总 == 甲.一", "应是一组“键: 值”", "缩进"),
    ],
)
def test_a_faulty_identity_is_told_at_its_place(entry: str, marked: str, message: str, hint: str) -> None:
    """The very characters of the equation, with a mend."""
    found = faults(f"{LETTERS}  - {entry}\n")

    assert len(found) == 1
    (fault,) = found
    assert fault.is_error
    assert message in fault.message
    assert any(hint in each for each in fault.hints)
    place = fault.place
    assert place is not None and place.line == 12
    assert place.source.line(12)[place.column - 1 : place.end_column - 1] == marked


def test_a_folded_equation_is_pointed_at_as_a_whole() -> None:
    """Where the file holds the text in another form, the whole of it is named."""
    (fault,) = faults(LETTERS + "  - 名称: 试\n    说明: 甲。\n    式: 甲.总 ==\n      甲.无\n")

    assert fault.place is not None
    assert (fault.place.line, fault.place.span.end_line) == (14, 15)


def test_a_name_twice_in_one_file_is_a_fault() -> None:
    """Only a layer above may change an identity."""
    row = "  - {名称: 试, 式: 甲.一 <= 甲.总, 说明: 甲。}\n"
    (fault,) = faults(LETTERS + row + row)

    assert (fault.code, fault.place.line if fault.place else 0) == ("RG330", 13)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("波动: {倍数: 2, 起点: 5, 百分点: 3}\n", []),
        ("波动: {倍数: 一倍}\n", ["“一倍”不能作倍数"]),
        ("波动: {倍数: 0.5}\n", ["“0.5”不能作倍数"]),
        ("波动: {另定: {甲.无: 2}}\n", ["“甲.无”不在目录里"]),
        ("波动: {另定: {甲.总: 随便}}\n", ["“随便”不能作总"]),
        ("波动: {起伏: 2}\n", ["不认识的键“起伏”"]),
        ("波动: 2\n", ["“波动”应是一组“键: 值”，这里写的是文字"]),
    ],
)
def test_faults_of_a_band(text: str, messages: list[str]) -> None:
    """Limits are plain numbers, of indicators that there are."""
    assert [fault.message for fault in faults(LETTERS.replace("勾稽:\n", ""), text)] == messages


def test_bands_are_laid_over_each_other() -> None:
    """Each number of a layer above covers the one below; the rest stays."""
    bare = LETTERS.replace("勾稽:\n", "")
    band = catalogue(bare, "波动: {起点: 5, 另定: {甲.总: 3}}\n", "波动: {倍数: 2, 另定: {甲.一: 不查}}\n").band

    assert (band.factor, band.floor, band.points) == (Decimal(2), Decimal(5), USUAL.points)
    assert band.own == {"甲.总": Decimal(3), "甲.一": None}


def test_a_ratio_may_be_of_sums() -> None:
    """分子 and 分母 are sums of names, both or neither."""
    row = '    占: {名称: 占比, 单位: "%%", 种类: 比率, 汇总: 不汇总, %s}\n勾稽: []\n'
    good = catalogue(LETTERS.replace("勾稽:\n", row % "分子: 甲.一 + 甲.二, 分母: 甲.总"))
    (rate,) = good.rates

    assert [t.name for t in (*rate.numerator, *rate.denominator)] == ["甲.一", "甲.二", "甲.总"]
    for wrong in ("分子: 甲.一", "分子: 甲.一 * 2, 分母: 甲.总", "分子: 甲.一 + 甲.无, 分母: 甲.总"):
        (fault,) = faults(LETTERS.replace("勾稽:\n", row % wrong))
        assert fault.code == "RG310"


@pytest.mark.parametrize("pack", ["national/five-part", "heilongjiang/outline", "national/inspection"])
def test_what_is_kept_between_runs_is_the_same(pack: str) -> None:
    """The catalogue out of the cache has the same identities, ratios, bands and names, at the same places."""
    read = load_pack(pack, (builtin_root(),)).value
    assert read is not None
    sources = tuple(source for name, source in read.sources if name.endswith("indicators.yaml"))
    fresh = read_catalogue(sources).value
    assert fresh is not None
    kept = load_catalogue(dump_catalogue(fresh, sources), sources)

    assert kept == fresh
    assert kept.identities and kept.rates


SUMS = re.compile("不超过|等于|之和|不少于")
WITHOUT_PARTS = {
    "政务服务.权力事项",  # 各类别 and 各渠道 are no indicators
    "监督.主动公开",
    "督察自查.自评得分",  # a sum of scores of items, which are no indicators; there is an identity with 自评满分
    "督察自查.自评满分",
    "政务服务.设站乡镇",  # 乡镇总数 is no indicator
    "矛盾化解.基层调解组织",
}


def layers(folder: Path) -> list[str]:
    """The indicators.yaml of a pack and of those that it inherits, the bottom one first."""
    own = [path.read_text(encoding="utf-8") for path in [folder / "indicators.yaml"] if path.is_file()]
    below = re.search("(?m)^继承: (.+)$", (folder / "pack.yaml").read_text(encoding="utf-8"))
    return [*layers(ROOT / "templates" / below[1]), *own] if below else own


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("templates/**/indicators.yaml")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_every_relation_that_a_meaning_names_is_an_identity(path: Path) -> None:
    """What 口径 says to be equal to, not above or not below something else is checked."""
    whole = catalogue(*layers(path.parent))
    bound = {name for identity in whole.identities for name in identity.equation.names}
    bound |= {rate.path for rate in whole.rates}
    named = {i.path for i in whole if SUMS.search(i.meaning)}

    assert named - bound - WITHOUT_PARTS == set()


def test_the_national_identities_are_told_apart() -> None:
    """Each has a name and a sentence of its own end; equations are not written twice."""
    identities = national().identities

    assert len(identities) >= 70
    assert len({i.name for i in identities}) == len(identities)
    assert len({str(i.equation) for i in identities}) == len(identities)
    assert [i.name for i in identities if not i.note.endswith("。")] == []
