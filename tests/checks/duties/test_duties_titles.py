"""The title: 机关 + 事由 + 文种, and its year."""

from __future__ import annotations

import pytest
from checks.trial import facts_found

JOINT = "署名: [中共云岭区委员会, 云岭区人民政府], "


def titled(title, more=""):
    return f"公文: {{标题: '{title}', {more}主送: [示例市人民政府], 成文日期: 2025-02-20}}\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (titled("云岭区人民政府关于2024年度法治政府建设情况的报告"), []),
        (titled("云岭区2024年法治政府建设情况报告"), []),
        (titled("云岭区人民政府2024年度法治政府建设情况报告"), []),
        (titled("示例省云岭区人民政府关于2024年度法治政府建设情况的报告"), []),
        (titled("云岭区人民政府法治政府建设年度报告"), []),
        (titled("云岭区人民政府法治政府建设年度报告（2024年度）"), []),
        (titled("云岭区人民政府关于《法治政府建设实施纲要（2021—2025年）》落实情况的报告"), []),
        (titled("云岭区人民政府关于2024年度法治政府建设情况和2025年工作安排的报告"), []),
        (titled("云岭区人民政府关于2024年度法治政府建设情况的报告(公开稿)"), []),
        (titled("中共云岭区委 云岭区人民政府关于2024年度法治政府建设情况的报告", JOINT), []),
        (titled("中共云岭区委员会 云岭区人民政府关于2024年度法治政府建设情况的报告", JOINT), []),
        (titled("云岭区人民政府2024年度法治政府建设情况"), ["RG530"]),
        (titled("云岭区人民政府2024年度法治政府建设工作总结"), ["RG530"]),
        (titled("云岭区人民政府关于2024年度法治政府建设情况的汇报"), ["RG530"]),
        (titled("云岭区人民政府关于2024年度法治政府建设情况的报告书"), ["RG530"]),
        (titled("云岭区人民政府关于2024年度法治政府建设情况的通报"), ["RG531"]),
        (titled("关于2024年度法治政府建设情况的报告"), ["RG532"]),
        (titled("2024年度法治政府建设情况报告"), ["RG532"]),
        (titled("法治政府建设年度报告"), ["RG532"]),
        (titled("东山区人民政府关于2024年度法治政府建设情况的报告"), ["RG532"]),
        (titled("云岭区水务局关于2024年度法治政府建设情况的报告"), ["RG532"]),
        (titled("云岭区人民政府关于2023年度法治政府建设情况的报告"), ["RG533"]),
        (titled("云岭区人民政府关于2025年度法治政府建设情况的报告"), ["RG533"]),
        (titled("云岭区人民政府关于2020—2024年法治政府建设情况的报告"), []),
    ],
)
def test_titles(codes, keys, expected):
    """Forms of published titles are silent; each lack is one finding."""
    assert codes(keys) == expected


DISCLOSED = "模板: national/disclosure\n"
PENALTIES = "模板: national/enforcement\n"
REVIEWED = "模板: national/review\n"
TITLES = ("RG530", "RG531", "RG532", "RG533", "RG544")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (DISCLOSED + titled("云岭区人民政府2024年政府信息公开工作年度报告"), []),
        (DISCLOSED + titled("云岭区人民政府2024年度政府信息公开工作年度报告（公开稿）"), []),
        (DISCLOSED + titled("云岭区人民政府2023年政府信息公开工作年度报告"), ["RG533"]),
        (DISCLOSED + titled("云岭区人民政府2024年政府信息公开工作报告"), ["RG544"]),
        (DISCLOSED + titled("云岭区人民政府2024年政府信息公开工作总结"), ["RG530"]),
        (PENALTIES + titled("云岭区人民政府2024年度行政执法统计年报"), []),
        (PENALTIES + titled("云岭区人民政府2023年度行政执法统计年报"), ["RG533"]),
        ("模板: notice/task-assignment\n" + titled("云岭区人民政府关于落实2023年度督察意见的通知"), []),
        (REVIEWED + titled("云岭区人民政府关于2023年度行政复议、行政应诉案件统计情况的报告"), ["RG533"]),
    ],
)
def test_titles_of_fixed_forms(tmp_path, keys, expected):
    """The year of every yearly report, and the words that a form lays down."""
    assert [d.code for d in facts_found(tmp_path, keys) if d.code in TITLES] == expected


def test_no_kind_names_the_words_of_the_form(tmp_path):
    """What to write is what the form says, not merely 报告."""
    found = facts_found(tmp_path, DISCLOSED + titled("云岭区人民政府2024年政府信息公开工作总结"))
    assert [d.hints for d in found if d.code == "RG530"] == [("末尾写“政府信息公开工作年度报告”",)]


def test_the_title_of_an_offices_own_pack_is_told_in_the_pack(office):
    """A year typed in pack.yaml is found next year, where it stands."""
    office.write(
        "templates/yunling/pack.yaml",
        "名称: 云岭\n继承: national/five-part\n标题: 关于2023年度法治政府建设情况的报告\n",
    )
    office.write(
        "2024.yaml",
        "模板: yunling\n年度: 2024\n单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n"
        "公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}\n"
        "正文: {举措: 甲。, 不足: 力量不足，因编制少。, 第一责任人: 乙。, 安排: 丙。}\n",
    )

    run = office.run("check", "2024.yaml", "--format", "concise")

    assert run.err == "templates/yunling/pack.yaml:3:5: 错误 RG533: 标题写的是2023年，报告年度是2024年\n"
