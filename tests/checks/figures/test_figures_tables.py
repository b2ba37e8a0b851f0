"""Numbers of the text against the cells of tables of fixed form, their sums and rates."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

DISCLOSED = """\
模板: national/disclosure
指标:
  主动公开: {行政规范性文件: [2, 1, 9], 行政许可: 316, 行政处罚: 27, 行政强制: 0, 行政事业性收费: 35.6}
  依申请公开:
    新收: [10, 2, 0, 0, 0, 0, 12]
    上年结转: [1, 0, 0, 0, 0, 0, 1]
    予以公开: [5, 1, 0, 0, 0, 0, 6]
    部分公开: [2, 0, 0, 0, 0, 0, 2]
    国家秘密: [1, 0, 0, 0, 0, 0, 1]
    %s
    办理总计: [10, 2, 0, 0, 0, 0, 12]
  复议诉讼: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
正文: {总体情况: [{主题: 依申请公开, 内容: "%s"}]}
"""
REFUSED = ("禁止公开", "三安全一稳定", "第三方权益", "内部事务", "过程性信息", "执法案卷", "行政查询")
ZEROS = "\n    ".join(f"{key}: [0, 0, 0, 0, 0, 0, 0]" for key in REFUSED)
PENALTIES = """\
模板: national/enforcement
指标: {行政处罚: {警告通报: 5, 罚款: 20, 没收: 0, 暂扣降级: 0, 吊销: 0, 限制经营: 0, 停产关闭限业: 0, 拘留: 0,
  其他处罚: 0, 罚没金额: 1753.79}}
正文: {总体情况: "%s"}
"""
REVIEWED = """\
模板: national/review
指标:
  复议申请: {受理: 40, 不予受理: 3, 告知: 1, 其他处理: 0}
  复议审理: {维持: 30, 驳回: 4, 撤销: 2, 变更: 0, 确认违法: 0, 责令履行: 0, 改正后终止: 0, 撤回终止: 0, 调解: 0,
    其他结果: 0}
  复议办案: {上年结转: 1, 未结: 5, 纠错: 2}
正文: {分析: "%s"}
"""
WRONG = {
    "新收政府信息公开申请13件。": "依申请公开.新收_总计 填的是 12件",
    "予以公开8件。": "依申请公开.予以公开_总计 填的是 6件",
    "部分公开3件。": "依申请公开.部分公开_总计 填的是 2件",
    "收到申请12件，其中予以公开8件。": "依申请公开.予以公开_总计 填的是 6件",
    "收到申请12件，其中自然人申请11件。": "依申请公开.新收_自然人 填的是 10件",
    "上年结转申请2件。": "依申请公开.上年结转_总计 填的是 1件",
    "制发行政规范性文件3件。": "主动公开.行政规范性文件_制发 填的是 2件",
    "制发行政规范性文件2件，废止3件。": "主动公开.行政规范性文件_废止 填的是 1件",
    "现行有效的行政规范性文件10件。": "主动公开.行政规范性文件_有效 填的是 9件",
    "作出行政处罚决定28件。": "主动公开.行政处罚_处理决定 填的是 27件",
    "行政许可决定28件。": "主动公开.行政许可_处理决定 填的是 316件",
    "收取行政事业性收费37万元。": "主动公开.行政事业性收费_收费 填的是 35.6万元",
    "行政事业性收费37万元。": "主动公开.行政事业性收费_收费 填的是 35.6万元",
    "全年收到申请12件，办结13件。": "依申请公开.办理总计_总计 填的是 12件",
    "不予公开3件。": "由指标算出的“不予公开”是 1件",
    "政府信息公开行政诉讼2件。": "由指标算出的“行政诉讼”是 1件",
}
RIGHT = (
    "新收政府信息公开申请12件，予以公开6件，部分公开2件，不予公开1件。",
    "收到申请12件，上年结转1件，其中自然人申请10件，予以公开6件。",
    "自然人申请10件，其中予以公开5件。",
    "收取行政事业性收费35.6万元，即356000元。",
    "制发行政规范性文件2件，废止1件，现行有效9件。",
    "收到群众来信12件，办结10件。",
    "3月予以公开8件。",
    "市政府部分公开3件。",
)


def told(folder: Path, keys: str, *codes: str) -> list[str]:
    """The messages of these codes."""
    return [d.message for d in facts_found(folder, keys) if d.code in codes]


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_a_number_that_is_not_the_cell_is_told(tmp_path: Path, text: str, message: str) -> None:
    """By the pack's own names, the total of a row, beside a number of the table, in the unit of the table."""
    (found,) = told(tmp_path, DISCLOSED % (ZEROS, text), "RG416")
    assert found.endswith(message)


@pytest.mark.parametrize("text", RIGHT)
def test_a_number_that_is_the_cell_is_known(tmp_path: Path, text: str) -> None:
    """And what speaks of a part of the year or another place is left alone."""
    assert told(tmp_path, DISCLOSED % (ZEROS, text), "RG416") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("罚没金额1755万元。", ["行政处罚.罚没金额 填的是 1753.79万元"]),
        ("罚没金额1754万元。", []),
        ("罚没金额1753.79万元。", []),
        ("罚没金额17537900元。", []),
        ("其中罚款21宗。", ["行政处罚.罚款 填的是 20宗"]),
        ("作出行政处罚决定25宗，其中罚款21宗。", ["行政处罚.罚款 填的是 20宗"]),
        ("法制审核300宗，其中罚款21宗。", []),
        ("查处食品案件30宗，其中罚款21宗。", []),
    ],
)
def test_penalties(tmp_path: Path, text: str, wrong: list[str]) -> None:
    """Money in 万元; 其中 beside the table's total is the table's row, beside another number it is not."""
    found = told(tmp_path, PENALTIES % text, "RG416")
    assert [message.rpartition("指标 ")[2] for message in found] == wrong
    assert not [m for m in told(tmp_path, PENALTIES % text, "RG420") if "罚没" in m]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("审结36件，其中维持31件。", "指标 复议审理.维持_件数 填的是 30件"),
        ("纠错率6.5%。", "由指标算出的“纠错率”是 5.556%"),
        ("审结率90%。", "由指标算出的“审结率”是 87.805%"),
    ],
)
def test_rates_of_a_table(tmp_path: Path, text: str, wrong: str) -> None:
    """What the pack's templates compute is a datum with a name."""
    (found,) = told(tmp_path, REVIEWED % text, "RG416", "RG420")
    assert found.endswith(wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("复议审结36件，应诉审结8件，撤销3件。", 0),
        ("复议审结36件，驳回4件，撤销3件。", 1),
        ("审结36件，撤销3件。", 1),
        ("办理来信36件，撤销3件。", 0),
    ],
)
def test_the_total_beside_which_a_cell_is_told(tmp_path: Path, text: str, wrong: int) -> None:
    """The last total that the sentence names, if it is this table's."""
    assert len(told(tmp_path, REVIEWED % text, "RG416")) == wrong


@pytest.mark.parametrize("rate", ["5.6", "5.5", "5.56", "6"])
def test_a_rate_may_be_rounded_or_cut_off(tmp_path: Path, rate: str) -> None:
    """2 of 36 is 5.5556%; such a number is backed."""
    assert told(tmp_path, REVIEWED % f"纠错率{rate}%。", "RG416", "RG420") == []


@pytest.mark.parametrize(
    ("growth", "codes"),
    [
        ("同比增长50%", ["RG418"]),
        ("比上年增长50%", ["RG418"]),
        ("比上年增加5件", ["RG418"]),
        ("同比增长33.3%", []),
        ("较上年增加3件", []),
    ],
)
def test_growth_of_a_cell(tmp_path: Path, growth: str, codes: list[str]) -> None:
    """12 after 9: the cell's last year is found by the words of this year's."""
    last = "上年：\n模板: national/disclosure\n指标: {依申请公开: {新收: [8, 1, 0, 0, 0, 0, 9]}}\n"
    keys = DISCLOSED % (ZEROS, f"全年新收政府信息公开申请12件，{growth}。") + last
    assert [d.code for d in facts_found(tmp_path, keys) if d.code in ("RG416", "RG418", "RG420")] == codes
