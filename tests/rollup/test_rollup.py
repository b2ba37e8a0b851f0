"""`reportgen rollup` as a collector meets it, and `trace` of what it wrote."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Office, Run

FACTS = """模板: national/five-part
年度: 2024
单位: {{名称: 示例市{name}区人民政府, 自称: 我区, 类别: 政府, 层级: 县}}
公文: {{主送: [示例市人民政府], 成文日期: 2025-01-15}}
指标:
  行政复议: {{{figures}}}
正文:
  举措: 全年受理{{{{ 行政复议.受理 }}}}件。
  不足: 人员不足，原因是编制少。
  第一责任人: 认真履职。
  安排: 2025年，继续推进。
"""
CITY = "city/2024.yaml"


def unit(office: Office, name: str, figures: str, old: str = "", new: str = "") -> Path:
    text = FACTS.format(name=name, figures=figures)
    assert old in text
    return office.write(f"data/{name}/2024.yaml", text.replace(old, new) if old else text)


def rolled(office: Office, *more: str) -> Run:
    return office.run("rollup", "data", "-o", CITY, *more)


def city(office: Office) -> str:
    return (office.folder / CITY).read_text(encoding="utf-8")


@pytest.fixture
def three(office: Office) -> Office:
    """Three units: one leaves a figure out, for one it does not apply, one is approximate."""
    unit(office, "甲", "受理: 40, 审结: 30")
    unit(office, "乙", "受理: 41, 审结: 不适用")
    unit(office, "丙", "受理: 300余")
    return office


def test_sums_are_written_with_what_they_are_made_of(three: Office) -> None:
    run = rolled(three)

    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "共 3 个单位：计入 3\n"
        "汇总 2 个指标，已写入 city/2024.yaml\n"
        "新建的文件里只有数；单位、公文、正文接着填，再用 reportgen check 检查\n"
        "有单位没有填的 1 个：\n"
        "  行政复议.审结 = 30    1 个单位，1 个不适用，1 个没有填（示例市丙区人民政府）\n"
    )
    assert city(three) == (
        "模板: national/five-part\n年度: 2024\n\n单位:\n  名称:\n\n指标:\n  行政复议:\n"
        "    受理: 逾381         # 汇总：3个单位\n"
        "    审结: 30            # 汇总：1个单位，1个不适用，1个没有填\n"
    )


def test_a_second_time_changes_nothing_and_new_figures_renew(three: Office) -> None:
    rolled(three)
    first = city(three)
    assert "没有变化" in rolled(three).out
    assert city(three) == first

    unit(three, "丙", "受理: 19, 审结: 9")
    run = rolled(three)

    assert run.code == 0
    assert "受理: 100           # 汇总：3个单位\n" in city(three)
    assert "审结: 39            # 汇总：2个单位，1个不适用\n" in city(three)


def test_looking_first_writes_nothing(three: Office) -> None:
    """What would be written is told, until it is."""
    run = rolled(three, "--check")

    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines()[1:5] == [
        "汇总 2 个指标，没有写入 city/2024.yaml",
        "要写的数 2 个：",
        "  行政复议.受理：没有填 → 逾381",
        "  行政复议.审结：没有填 → 30",
    ]
    assert not (three.folder / "city").exists()

    rolled(three)
    first = city(three)
    assert rolled(three, "--check").code == 0
    unit(three, "丙", "受理: 19")
    run = rolled(three, "--check", "--format", "json")

    assert (run.code, city(three)) == (1, first)
    assert json.loads(run.out)["changes"] == [{"path": "行政复议.受理", "before": "逾381", "after": "100"}]
    assert json.loads(run.out)["written"] is False


def test_a_run_that_ends_between_its_two_files_leaves_no_typed_sums(three: Office, monkeypatch) -> None:
    """The sources are there, the facts file is as it was: it is known to hold an earlier roll-up's sums."""
    rolled(three)
    unit(three, "丙", "受理: 19, 审结: 9")
    before = city(three)
    with monkeypatch.context() as patched:
        patched.setattr("reportgen.rollup.run.save", lambda made: None)
        rolled(three)
    assert city(three) == before

    run = rolled(three)

    assert (run.code, run.err) == (0, "")
    assert "受理: 100           # 汇总：3个单位\n" in city(three)


def test_what_a_killed_run_left_is_taken_away(three: Office) -> None:
    """Halves of both files; not those of a run that is still at it, nor of another year."""
    dead, alive = 4194399, os.getpid()
    halves = [f"city/.{name}.{dead}.1.tmp" for name in ("2024.yaml", "2024.汇总.jsonl")]
    others = [f"city/.2024.yaml.{alive}.1.tmp", f"city/.2023.yaml.{dead}.1.tmp"]
    for name in (*halves, *others):
        three.write(name, b"half a file")

    assert rolled(three, "--check").code == 1
    assert all((three.folder / name).exists() for name in halves)
    assert rolled(three).code == 0
    assert sorted(str(path.relative_to(three.folder)) for path in three.folder.glob("city/.*")) == sorted(others)


def test_what_a_clerk_puts_back_is_typed(three: Office) -> None:
    """An earlier sum that stands in a file that is another now was not left there by a run that ended."""
    rolled(three)
    unit(three, "丙", "受理: 19, 审结: 9")
    rolled(three)
    three.write(CITY, city(three).replace("受理: 100", "受理: 逾381"))

    run = rolled(three)

    assert "“行政复议.受理”手填的是 逾381" in run.err
    assert "受理: 逾381" in city(three)


def test_a_file_that_is_changed_meanwhile_is_left_alone(three: Office, monkeypatch) -> None:
    """Somebody saves the parent's file while thousands of units are read."""
    rolled(three)
    unit(three, "丙", "受理: 19, 审结: 9")
    edited = city(three) + "# 处长改的\n"
    monkeypatch.setattr("reportgen.rollup.run.RollUp.rest", lambda _: three.write(CITY, edited) and iter(()))

    run = rolled(three)

    assert run.code == 2
    assert "汇总期间 city/2024.yaml 被别处改过，没有写入" in run.err
    assert city(three) == edited


def test_a_file_of_the_parent_is_compared_and_kept(three: Office) -> None:
    """What is written by hand stays, comments and order too; only what is not there is put in."""
    three.write(
        CITY,
        "年度: 2024\n模板: national/five-part   # 与去年同\n单位: {名称: 示例市人民政府}\n"
        "指标:\n  行政复议:\n    审结: 29   # 市局核过\n    受理:      # 等各区\n",
    )
    run = rolled(three)

    assert run.code == 1
    assert "city/2024.yaml:6:5: 错误 RG433: “行政复议.审结”手填的是 29，1 个单位报的，各单位之和是 30" in run.err
    assert city(three) == (
        "年度: 2024\n模板: national/five-part   # 与去年同\n单位: {名称: 示例市人民政府}\n"
        "指标:\n  行政复议:\n    审结: 29   # 市局核过\n    受理: 逾381      # 等各区；汇总：3个单位\n"
    )
    assert rolled(three).code == 1
    assert city(three).count("汇总：") == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("30", 0),
        ("31", 0),  # a unit that left it out may have had it
        ("29", 1),
        ("不适用", 1),
        ("{数: 29, 说明: 只算区级}", 0),
    ],
)
def test_how_a_figure_by_hand_must_agree(text: str, code: int, three: Office) -> None:
    """Only what the ranges of both sides cannot have in common differs; 说明 makes it a note."""
    three.write(CITY, f"模板: national/five-part\n年度: 2024\n指标: {{行政复议: {{审结: {text}}}}}\n")
    run = rolled(three)

    assert run.code == code
    assert text in city(three)


def test_a_sum_that_was_changed_by_hand_is_the_hand_s(three: Office) -> None:
    """The comment no longer says that it is a sum; what a clerk has written there stays."""
    rolled(three)
    text = city(three).replace("审结: 30            # 汇总", "审结: 12            # 科里核的；汇总")
    three.write(CITY, text.replace("受理: 逾381", "受理: 400"))
    run = rolled(three)

    assert run.code == 1
    assert "“行政复议.审结”手填的是 12" in run.err
    assert city(three).endswith("  行政复议:\n    受理: 400\n    审结: 12            # 科里核的\n")
    first = city(three)
    rolled(three)
    assert city(three) == first


def test_a_comment_of_a_clerk_that_looks_like_ours_stays(three: Office) -> None:
    three.write(CITY, "模板: national/five-part\n年度: 2024\n指标:\n  行政复议:\n    审结: 30  # 汇总：按市局口径\n")
    rolled(three)
    rolled(three)

    assert "    审结: 30  # 汇总：按市局口径\n" in city(three)


def test_a_clerk_s_words_around_ours_stay(three: Office) -> None:
    """Also where they begin as ours do."""
    rolled(three)
    words = "# 张三核；汇总：2个单位报来的表在柜子里"
    three.write(CITY, city(three).replace("# 汇总：3个单位", f"{words}；汇总：3个单位；李四核"))
    first = city(three)
    assert (rolled(three).code, city(three)) == (0, first)

    three.write(CITY, first.replace("受理: 逾381", "受理: 390"))
    rolled(three)

    assert f"{words}；李四核\n" in city(three)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    审结: 30            # 汇总：1个单位，1个不适用，1个没有填\n", "    审结:\n"),
        ("    审结: {数: 30, 来源: 台账}  # 汇总：1个单位\n", "    审结: {数: , 来源: 台账}\n"),
    ],
)
def test_a_sum_that_nobody_adds_to_any_more_is_taken_away(before: str, after: str, three: Office) -> None:
    rolled(three)
    whole = "    审结: 30            # 汇总：1个单位，1个不适用，1个没有填\n"
    assert whole in city(three)
    three.write(CITY, city(three).replace(whole, before))
    unit(three, "甲", "受理: 40")
    unit(three, "乙", "受理: 41")
    run = rolled(three)

    assert "警告 RG434: “行政复议.审结”以前汇总的是 30，这次没有数可以汇总，不再写" in run.err
    assert "与以前汇总不同的数 1 个：\n  行政复议.审结：30 → 没有数\n" in run.out
    assert city(three).endswith("    受理: 逾381         # 汇总：3个单位\n" + after)
    assert "RG434" not in rolled(three).err


@pytest.mark.parametrize("figures", [("受理: 40", "受理: 41"), ("受理: 40, 审结: 70", "受理: 41, 审结: 9")])
@pytest.mark.parametrize(
    ("confirmed", "after"),
    [
        ("审结: 30  # 科里核定的，勿改", "审结: 30  # 科里核定的，勿改"),
        ("审结: 30", "审结: 30"),
        ("审结: {数: 30, 说明: 会议核定}", "审结: {数: 30, 说明: 会议核定}"),
        ("审结: {数: 30, 说明: 会议核定}  # 汇总：1个单位", "审结: {数: 30, 说明: 会议核定}"),
    ],
)
def test_a_sum_that_a_clerk_has_confirmed_is_the_hand_s(
    confirmed: str, after: str, figures: tuple[str, str], three: Office
) -> None:
    """The same number, but no longer our note beside it, or a 说明: it is kept, and compared where there is a sum."""
    rolled(three)
    three.write(CITY, city(three).replace("审结: 30            # 汇总：1个单位，1个不适用，1个没有填", confirmed))
    for name, said in zip("甲乙", figures):
        unit(three, name, said)
    run = rolled(three)

    assert city(three).endswith(f"    {after}\n")
    assert "“行政复议.审结”以前汇总的是" not in run.err
    assert ("“行政复议.审结”手填的是 30，2 个单位报的，各单位之和是 79" in run.err) is ("审结" in figures[0])


def test_what_is_gone_since_the_last_time_is_told(three: Office) -> None:
    """A run with some of the units only renews the sums all the same: what they were is said."""
    rolled(three)
    run = three.run("rollup", "data/甲", "-o", CITY)

    assert run.code == 0
    told = "上次汇总计入的 2 个单位这次没有列入：示例市丙区人民政府、示例市乙区人民政府；汇总里不再含它们"
    assert f"city/2024.yaml:1:1: 警告 RG430: {told}" in run.err
    assert "与以前汇总不同的数 1 个：\n  行政复议.受理：逾381 → 40\n" in run.out
    assert "RG430" not in three.run("rollup", "data/甲", "-o", CITY).err


def test_a_unit_that_is_there_with_a_fault_is_not_gone(three: Office) -> None:
    rolled(three)
    unit(three, "丙", "受理: 三百")

    assert "RG430" not in rolled(three).err


def bad_number(office: Office) -> None:
    unit(office, "丁", "受理: 四十")


def other_year(office: Office) -> None:
    unit(office, "丁", "受理: 40", "年度: 2024", "年度: 2023")


def same_unit(office: Office) -> None:
    unit(office, "丁", "受理: 40", "示例市丁区", "示例市甲区")


def gbk(office: Office) -> None:
    office.write("data/丁/2024.yaml", "年度: 2024".encode("gbk"))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (bad_number, "data/丁/2024.yaml：有错：“四十”不是阿拉伯数字"),
        (other_year, "data/丁/2024.yaml：年度不符：年度是 2023，汇总的是 2024 年度，没有计入"),
        (same_unit, "data/甲/2024.yaml：重复：名称 示例市甲区人民政府 的单位前面已有一份计入，这一份没有计入"),
        (gbk, "data/丁/2024.yaml：有错：文件编码是 GBK，不是 UTF-8"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_one_bad_unit_stops_nobody_else(spoil, told: str, three: Office) -> None:
    """It is not counted, and said to be so; the others are."""
    spoil(three)
    run = rolled(three)

    assert run.code == 1
    assert "计入 3" in run.out
    assert told in run.out
    assert "受理: 逾381" in city(three)


def test_a_unit_whose_figures_contradict_each_other_is_counted_and_told(three: Office) -> None:
    unit(three, "丁", "受理: 4, 审结: 9, 期末在审: 0, 上期结转: 0")
    run = rolled(three)

    assert run.code == 1
    assert "data/丁/2024.yaml:6:" in run.err
    assert "错误 RG410: 勾稽“复议收结平衡”不成立" in run.err
    assert "计入的单位里，1 个的数有意见，见上" in run.out


def test_identities_of_the_total_are_checked(office: Office) -> None:
    """A sum from which units are left out is only a lower bound."""
    office.write(CITY, "模板: national/five-part\n年度: 2024\n指标: {行政复议: {上期结转: 0, 期末在审: 0}}\n")
    unit(office, "甲", "受理: 40, 审结: 39")
    unit(office, "乙", "受理: 40")
    run = rolled(office)
    short = "这里有汇总来的数，有的单位没有填、没有计入（见数旁边的注释）：多半因此对不上，补齐以后重新汇总"
    assert run.code == 0
    assert "提示 RG410: 勾稽“复议收结平衡”不成立：上期结转 0 + 受理 80 = 80，审结 39" in run.err
    assert f"  改法：{short}\n" in run.err
    text = city(office).replace("指标", "单位: {名称: 示例市人民政府, 类别: 政府}\n公文: {主送: [省人民政府]}\n指标", 1)
    office.write(CITY, text)
    checked = office.run("check", CITY).err
    assert "错误 RG410" in checked
    assert f"  改法：{short}\n" in checked

    unit(office, "乙", "受理: 40, 审结: 40")
    run = rolled(office)

    assert run.code == 1
    assert "city/2024.yaml:5:" in run.err
    assert "勾稽“复议收结平衡”不成立：上期结转 0 + 受理 80 = 80，审结 79 + 期末在审 0 = 79，差 1" in run.err


def test_tables_are_summed_cell_by_cell(office: Office) -> None:
    for name, rows in (("甲", "规章: [0, 1, 40], 行政许可: 7"), ("乙", "规章: {制发: 2, 废止: 0, 有效: 30}")):
        text = f"模板: national/disclosure\n年度: 2024\n单位: {{名称: 示例{name}区}}\n指标: {{主动公开: {{{rows}}}}}\n"
        office.write(f"data/{name}/2024.yaml", text)
    run = rolled(office)

    assert run.code == 0, run.err
    assert "    规章: [2, 1, 70]    # 汇总：2个单位\n    行政许可: 7         # 汇总：1个单位，1个没有填\n" in city(
        office
    )


def test_a_file_for_comparison_only_is_no_report(three: Office) -> None:
    """As `build` skips it and `status` calls its unit 未交, a roll-up leaves it out: told, no error."""
    unit(three, "乙", "受理: 41, 审结: 不适用, 没有这项: 1", "年度: 2024\n", "年度: 2024\n用途: 仅供比较\n")
    run = rolled(three)

    assert run.code == 0
    assert "data/乙/2024.yaml:3:1: 提示 RG430: 用途 是 仅供比较，不算交来的报告，没有计入" in run.err
    assert run.out.startswith("共 3 个单位：计入 2，仅供比较 1\n")
    assert "受理: 逾340         # 汇总：2个单位\n" in city(three)

    three.write("名录.yaml", "单位:\n  - {代码: 12, 名称: 示例市乙区人民政府, 文件: data/乙}\n")
    run = rolled(three, "--roster", "名录.yaml")
    assert "“示例市乙区人民政府”（12）没有交，汇总里不含它" in run.err
    assert "受理: 逾340         # 汇总：2个单位，另有1个没有计入\n" in city(three)


LOOSE = """结案:
  名称: 结案
  单位: 件
  约数: 是
  列: [件数]
  行: [调解, 裁决, {键: 小计, 和: [调解, 裁决]}, 其他, {键: 合计, 和: [小计, 其他]}]
"""


def closed(office: Office, figures: str) -> None:
    """Two units with one table of figures whose totals the program computes."""
    office.write("templates/own/pack.yaml", "名称: 自用\n继承: national/five-part\n")
    office.write("templates/own/indicators.yaml", LOOSE)
    for name in ("甲", "乙"):
        text = f"模板: own\n年度: 2024\n单位: {{名称: 示例市{name}区人民政府}}\n指标:\n  结案: {{{figures}}}\n"
        office.write(f"data/{name}/2024.yaml", text)


@pytest.mark.parametrize(
    ("figures", "total", "low", "high"),
    [
        ("调解: 近500, 裁决: 20, 其他: 0", "逾840", 840, 1040),
        ("调解: 300余, 裁决: 20, 其他: 3", "逾646", 646, 846),
        ("调解: 412.6万, 裁决: 20, 其他: 0", "825万", 8251040, 8254038),
        ("调解: 5, 裁决: 20, 其他: 1", "52", 52, 52),
    ],
)
def test_a_total_that_the_program_computes_is_what_its_parts_are(
    figures: str, total: str, low: int, high: int, office: Office
) -> None:
    """Twice a total, through a subtotal that is computed too: the range of its parts, in their manner."""
    closed(office, figures)
    run = rolled(office, "--format", "json")

    line = next(line for line in json.loads(run.out)["indicators"] if line["path"] == "结案.合计_件数")
    assert (run.code, line["value"], Decimal(line["low"]), Decimal(line["high"])) == (0, total, low, high)
    assert f"    合计: {total} " in city(office)


@pytest.mark.parametrize(("total", "code"), [("840", 0), ("900", 0), ("1040", 0), ("839", 1), ("1041", 1)])
def test_a_total_by_hand_agrees_with_what_its_parts_may_be(total: str, code: int, office: Office) -> None:
    """近500 and 20 twice: from 840 to 1040."""
    closed(office, "调解: 近500, 裁决: 20, 其他: 0")
    office.write(CITY, f"模板: own\n年度: 2024\n指标: {{结案: {{合计: {total}}}}}\n")
    run = rolled(office)

    assert (run.code, "RG433" in run.err) == (code, bool(code)), run.err


def test_a_cell_of_a_table_that_nobody_fills_in_any_more(office: Office) -> None:
    text = "模板: national/disclosure\n年度: 2024\n单位: {{名称: 示例甲区}}\n指标: {{主动公开: {{规章: {row}}}}}\n"
    office.write("data/甲/2024.yaml", text.format(row="[0, 1, 40]"))
    rolled(office)
    office.write("data/甲/2024.yaml", text.format(row="{制发: 0, 有效: 41}"))
    run = rolled(office)

    assert "    规章: [0, ~, 41]    # 汇总：1个单位\n" in city(office)
    assert "主动公开.规章_废止：1 → 没有数" in run.out


def test_a_unit_with_other_measures_or_indicators_is_told(office: Office) -> None:
    """万元 is converted, what the parent's catalogue has not is named."""
    for pack, name, amount in (("enforcement", "甲", "1.5"), ("enforcement-yuan", "乙", "300")):
        figures = f"{{行政处罚: {{罚款: 1, 罚没金额: {amount}}}}}"
        office.write(
            f"data/{name}/2024.yaml",
            f"模板: national/{pack}\n年度: 2024\n单位: {{名称: 示例{name}局}}\n指标: {figures}\n",
        )
    run = rolled(office, "--pack", "national/enforcement-yuan")
    assert "罚没金额: 15300" in city(office)
    assert run.code == 0, run.err

    (office.folder / CITY).unlink()
    run = rolled(office, "--pack", "national/five-part")
    told = "示例乙局等 2 个单位的 行政处罚.罚款、行政处罚.罚没金额 没有计入：汇总所用的目录里没有这个指标"
    assert f"city/2024.yaml:1:1: 警告 RG432: {told}" in run.err


def test_what_was_published_otherwise_is_told(three: Office) -> None:
    """The published text of a unit that has changed its facts since; one that published nothing."""
    three.run("build", "data/甲", "data/乙", "-o", "公开/", "--edition", "公开")
    unit(three, "甲", "受理: 45, 审结: 30")
    run = rolled(three, "--published", "公开")

    assert run.code == 1
    assert "data/甲/2024.yaml:6:14: 错误 RG435: “行政复议.受理”在事实文件里是 45，公开的是 40" in run.err
    assert run.err.count("RG435") == 1
    assert "data/丙/2024.yaml:1:1: 警告 RG436: 没有找到这个单位公开的报告，没有核对" in run.err


def test_a_unit_whose_name_no_file_can_have(three: Office) -> None:
    """Its published report is looked for by its name too."""
    long = "长" * 300
    unit(three, "甲", "受理: 40", "名称: 示例市甲区人民政府", f"名称: {long}")
    (three.folder / "公开").mkdir()
    run = rolled(three, "--published", "公开")

    assert run.out.splitlines()[0] == "共 3 个单位：计入 3"
    assert run.err.count("RG436: 没有找到这个单位公开的报告") == 3


def test_a_damaged_published_file_costs_nobody_its_figures(three: Office) -> None:
    three.write("公开/甲/2024-公开.docx", b"PK no zip")
    three.write("公开/示例市乙区人民政府/2024.docx", "文字".encode())
    run = rolled(three, "--published", "公开")

    assert run.code == 1
    assert run.out.startswith("共 3 个单位：计入 3\n")
    assert run.err.count("公开/甲/2024-公开.docx:1:1: 错误 RG11") == 1
    assert run.err.count("公开/示例市乙区人民政府/2024.docx:1:1: 错误 RG11") == 1


def test_trace_lists_the_units_behind_a_figure(three: Office) -> None:
    three.write(CITY, "模板: national/five-part\n年度: 2024\n单位: {名称: 示例市人民政府}\n")
    bad_number(three)
    rolled(three)
    unit(three, "甲", "受理: 50, 审结: 30")

    run = three.run("trace", CITY, "行政复议.受理", "--format", "concise")

    assert run.code == 0
    assert run.out.splitlines() == [
        "行政复议.受理 = 逾381    city/2024.yaml:6:9",
        "    由 3 个单位汇总：",
        "      data/丙/2024.yaml:6  示例市丙区人民政府  300余",
        "      data/乙/2024.yaml:6  示例市乙区人民政府  41",
        "      data/甲/2024.yaml:6  示例市甲区人民政府  40（汇总以后改过）",
        "    没有数的 1 个：",
        "      data/丁/2024.yaml  示例市丁区人民政府  有错",
    ]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("没有的", "city/2024.yaml 有错，也没有汇总过叫“没有的”的指标：先改正上面的意见，再查\n"),
        ("", "city/2024.yaml 有错，查不了：先改正上面的意见，再查\n"),
    ],
)
def test_trace_of_a_new_file_that_is_not_filled_in_yet(wanted: str, told: str, three: Office) -> None:
    rolled(three)
    run = three.run("trace", CITY, *filter(None, [wanted]), "--format", "concise")

    assert (run.code, run.out) == (1, "")
    assert run.err == f"city/2024.yaml:5:3: 错误 RG203: 缺“单位.名称”\n{told}"


def test_trace_of_a_figure_that_no_unit_gave(office: Office) -> None:
    unit(office, "甲", "受理: 40")
    head = "模板: national/five-part\n年度: 2024\n单位: {名称: 示例市人民政府}\n"
    office.write(CITY, head + "指标: {行政复议: {审结: 9}}\n")
    rolled(office)
    run = office.run("trace", CITY, "行政复议.审结", "--format", "concise")

    assert run.out.splitlines() == [
        "行政复议.审结 = 9    city/2024.yaml:4:25",
        "    各单位都没有这个数，不是汇总来的",
        "    没有数的 1 个：",
        "      data/甲/2024.yaml  示例市甲区人民政府  没有填",
    ]


def test_trace_lists_what_is_not_summed(office: Office) -> None:
    """许可事项 of several places are the same ones: no sum, but a list."""
    for name, number in (("甲", 50), ("乙", 55)):
        path = unit(office, name, "受理: 1")
        text = path.read_text(encoding="utf-8").replace("正文:", f"  政务服务: {{许可事项: {number}}}\n正文:")
        path.write_text(text, encoding="utf-8")
    rolled(office)

    rows = json.loads(office.run("trace", CITY, "许可事项", "--format", "json").out)

    assert "许可事项" not in city(office)
    assert [(u["file"], u["line"], u["value"]) for u in rows[0]["units"]] == [
        ("data/乙/2024.yaml", 7, "55"),
        ("data/甲/2024.yaml", 7, "50"),
    ]


HEAD = '{"汇总来源":1,"年度":2024,"指标":["行政复议.受理"]}\n'
END = '{"写入":{}}\n'


@pytest.mark.parametrize(
    "row", ["[1]", "[1,2,3,4,5,6]", '["a","b","c","d","计入",[[0,"x","1"]]]', f'["{"a" * 5000}","","","d","计入",[]]']
)
def test_damaged_rows_of_sources_are_told(row: str, three: Office) -> None:
    """Whatever a line holds, no traceback."""
    rolled(three)
    three.write("city/2024.汇总.jsonl", f"{HEAD}{row}\n{END}")
    run = three.run("trace", CITY, "行政复议.受理")

    assert (run.code, run.out) == (2, "")
    assert "city/2024.汇总.jsonl：记着汇总来源的文件读不懂" in run.err


@pytest.mark.parametrize("text", ["", "{", '{"写入":{"行政复议.审结":3}}\n', "[1]\n", "\udcff", "[" * 5000 + "\n"])
def test_a_damaged_file_of_sources_is_told(text: str, three: Office) -> None:
    """What is in the facts file is then everybody's guess: nothing of it is changed."""
    rolled(three)
    three.write("city/2024.汇总.jsonl", text.encode("utf-8", "surrogateescape"))
    run = three.run("trace", CITY, "行政复议.受理")
    assert (run.code, run.out) == (2, "")
    assert "记着汇总来源的文件读不懂" in run.err
    unit(three, "甲", "受理: 50, 审结: 30")
    before = city(three)
    run = rolled(three)

    assert run.code == 1
    assert "RG437: 记着汇总来源的文件读不懂" in run.err
    assert city(three) == before


ROSTER = """单位:
  - {代码: "41", 名称: 示例市人民政府}
  - {代码: "4101", 名称: 示例市甲区人民政府, 上级: "41"}
  - {代码: "4102", 名称: 示例市乙区人民政府, 上级: "41"}
  - {代码: "4109", 名称: 示例市壬区人民政府, 上级: "41"}
  - {代码: "410901", 名称: 示例市壬区城关镇人民政府, 上级: "4109"}
"""


def test_units_that_did_not_hand_in(three: Office) -> None:
    """Those right below the parent; a unit that the roster does not know counts and is told."""
    three.write("名录.yaml", ROSTER)
    three.write(CITY, "模板: national/five-part\n年度: 2024\n单位: {名称: 示例市人民政府}\n")
    run = rolled(three, "--roster", "名录.yaml")

    assert run.code == 0
    assert "名录.yaml:5:10: 警告 RG431: “示例市壬区人民政府”（4109）没有交，汇总里不含它" in run.err
    assert "警告 RG446: 名录里没有这些文件的单位：data/丙/2024.yaml" in run.err
    assert run.out.startswith("共 4 个单位：计入 3，没有交 1\n")
    assert "城关镇" not in run.err
    assert "受理: 逾381         # 汇总：3个单位，另有1个没有计入\n" in city(three)
    traced = three.run("trace", CITY, "行政复议.受理", "--format", "concise")
    assert "      名录.yaml  示例市壬区人民政府  没有交" in traced.out.splitlines()


def test_a_faulty_roster_stops_everything(three: Office) -> None:
    three.write("名录.yaml", ROSTER.replace("4109,", "4102,").replace('"4109"', '"4102"'))
    run = rolled(three, "--roster", "名录.yaml")

    assert run.code == 1
    assert "错误 RG441: 代码“4102”写了两次" in run.err
    assert not (three.folder / CITY).exists()


def test_json_says_all(three: Office) -> None:
    bad_number(three)
    run = rolled(three, "--format", "json")
    data = json.loads(run.out)

    assert run.err == ""
    assert data["units"]["statuses"] == {"计入": 3, "有错": 1}
    assert data["units"]["failed"][0]["file"] == "data/丁/2024.yaml"
    assert [(i["path"], i["value"], i["low"], i["high"]) for i in data["indicators"]] == [
        ("行政复议.受理", "逾381", "381", "481"),
        ("行政复议.审结", "30", "30", "30"),
    ]


def test_json_writes_numbers_without_needless_zeros(three: Office) -> None:
    unit(three, "丁", "受理: 1.12万")
    data = json.loads(rolled(three, "--format", "json").out)

    assert [(i["low"], i["high"]) for i in data["indicators"] if i["path"] == "行政复议.受理"] == [("11531", "11780")]


def test_processes_give_the_same_bytes(three: Office) -> None:
    bad_number(three)
    rolled(three, "-j", "1")
    names = (CITY, "city/2024.汇总.jsonl")
    alone = [(three.folder / name).read_bytes() for name in names]
    for name in names:
        (three.folder / name).unlink()
    rolled(three, "-j", "2")

    assert [(three.folder / name).read_bytes() for name in names] == alone


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("data", "-o", "city/2024.txt"), "-o 写事实文件"),
        (("data", "-o", "city/市.yaml"), "哪一年度"),
        (("data", "-o", CITY, "--published", "无"), "没有文件夹 无"),
        (("data", "-o", CITY, "--year", "2031"), "没有要汇总的单位"),
        (("无", "-o", CITY), "没有这个文件"),
        (("长" * 300, "-o", CITY), "长 用不了：文件名太长"),
        (("data", "-o", "长" * 300 + ".yaml", "--year", "2024"), "长 用不了：文件名太长"),
        (("data", "-o", CITY, "--roster", "长" * 300), "打不开文件"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], told: str, three: Office) -> None:
    """A sentence, exit code 2, and nothing written."""
    run = three.run("rollup", *arguments)

    assert run.code == 2
    assert told in run.err
    assert not (three.folder / "city").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "没有要汇总的单位：汇总的是 2023 年度（city/2024.yaml 写的），列入的只有 2024 年度的 3 份"),
        (("--year", "2025"), "没有要汇总的单位：汇总的是 2025 年度，列入的只有 2024 年度的 3 份"),
    ],
)
def test_units_of_another_year_than_the_parent(arguments: tuple[str, ...], told: str, three: Office) -> None:
    if not arguments:
        three.write(CITY, "模板: national/five-part\n年度: 2023\n")
    run = rolled(three, *arguments)

    assert run.code == 2
    assert told in run.err


def test_files_of_any_name_with_a_year(three: Office) -> None:
    """What is named by itself is taken, whatever it is called."""
    three.write("甲.yaml", FACTS.format(name="甲", figures="受理: 40"))
    run = three.run("rollup", "甲.yaml", "-o", "合计.yaml", "--year", "2024")

    assert run.code == 0
    assert "计入 1" in run.out


def test_a_new_file_takes_the_pack_of_the_governments(office: Office) -> None:
    """Not of the first file by its path, nor of their many offices; what is not taken is said."""
    for name in ("一局", "二局", "三局"):
        office.write(
            f"data/{name}/2024.yaml",
            f"模板: national/enforcement\n年度: 2024\n单位: {{名称: 示例{name}}}\n指标: {{行政处罚: {{罚款: 1}}}}\n",
        )
    unit(office, "甲", "受理: 40")
    run = rolled(office)

    assert city(office).startswith("模板: national/five-part\n")
    assert "汇总 1 个指标，另有 1 个指标的数没有计入（RG432，见上），已写入 city/2024.yaml\n" in run.out


def test_where_no_unit_counts_nothing_is_written(office: Office) -> None:
    gbk(office)
    office.write(CITY, "模板: national/five-part\n年度: 2024\n")
    run = rolled(office)

    assert run.code == 1
    assert "没有一个单位计入，city/2024.yaml 没有改动" in run.err
    assert [path.name for path in (office.folder / "city").iterdir()] == ["2024.yaml"]


@pytest.mark.parametrize("way", ["data/甲/../市/2024.yaml", "link/2024.yaml"])
def test_the_parent_is_no_unit_by_whatever_name(way: str, three: Office) -> None:
    """`..` and links lead to the same file: it is not added to itself."""
    three.write("data/市/2024.yaml", "模板: national/five-part\n年度: 2024\n单位: {名称: 示例市人民政府, 层级: 市}\n")
    (three.folder / "link").symlink_to(three.folder / "data/市", target_is_directory=True)

    first = three.run("rollup", "data", "-o", way)
    second = three.run("rollup", "data", "-o", way)

    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert "受理: 逾381 " in (three.folder / "data/市/2024.yaml").read_text(encoding="utf-8")
    assert second.out.startswith("共 3 个单位：计入 3\n汇总 2 个指标，没有变化")
