"""Whose numbers a sentence tells: only those of the whole are held against the figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

PENALTIES = """\
模板: national/enforcement
单位: {名称: 云岭县人民政府, 简称: 云岭县, 自称: 我县, 层级: 县, 类别: 政府}
指标:
  行政处罚: {警告通报: 5, 罚款: 20, 没收: 0, 暂扣降级: 0, 吊销: 0, 限制经营: 0, 停产关闭限业: 0, 拘留: 0, 其他处罚: 0,
    罚没金额: 150.45}
  行政强制: {查封: 1, 扣押: 2, 冻结: 0, 其他措施: 0, 加处: 3, 划拨: 0, 拍卖: 0, 排除: 0, 代履行: 0, 其他执行: 0,
    申请法院: 98}
正文: {总体情况: ⟦⟧}
"""
REVIEW = """\
模板: national/five-part
单位: {名称: 云岭市人民政府, 简称: 云岭市, 自称: 全市, 层级: 市, 类别: 政府}
指标:
  行政复议: {申请: 110, 受理: 100, 审结: 98, 纠错: 12}
  行政应诉: {案件: 44, 审结: 40, 败诉: 3}
正文: {举措: ⟦⟧}
"""
REVIEWED = """\
模板: national/review
单位: {名称: 云岭市人民政府, 简称: 云岭市, 自称: 全市, 层级: 市, 类别: 政府}
指标:
  复议申请: {受理: 100, 不予受理: 5, 告知: 2, 其他处理: 3}
  应诉办案: {上年结转: 6, 新收: 36, 未结: 7, 败诉: 3, 应出庭: 20, 实出庭: 20}
正文: {复议: ⟦⟧}
"""
DISCLOSURE = """\
模板: national/disclosure
单位: {名称: 云岭县人民政府, 简称: 云岭县, 自称: 我县, 层级: 县, 类别: 政府}
指标:
  依申请公开:
    新收: [50, 6, 1, 0, 0, 3, ~]
    上年结转: [3, 0, 0, 0, 0, 0, ~]
    予以公开: [25, 3, 1, 0, 0, 1, ~]
正文: {总体情况: ⟦⟧}
"""
OF_ONE = [
    (PENALTIES, "县市场监管局作出行政处罚决定12宗，罚没金额61.3万元。"),
    (PENALTIES, "县公安局作出行政处罚5宗，罚没金额32.6万元；县交通运输局作出行政处罚6宗，罚没金额41.2万元。"),
    (PENALTIES, "市场监管领域行政处罚12宗，其中罚款8宗，罚没金额61.3万元。"),
    (PENALTIES, "县市场监管局开展行政检查52次，作出行政处罚12宗。"),
    (PENALTIES, "罚没金额150万元。"),
    (PENALTIES, "行政强制执行101宗，其中申请法院强制执行98宗。"),
    (REVIEW, "甲县受理行政复议申请21件，审结20件，纠错5件。"),
    (REVIEW, "市政府本级受理行政复议申请30件，审结29件。"),
    (REVIEW, "以市政府为被申请人的行政复议案件审结29件，受理行政复议申请30件。"),
    (REVIEW, "市政府受理行政复议申请32件，各县（市、区）政府受理68件。"),
    (REVIEW, "征收拆迁类行政诉讼案件审结18件，败诉5件；政府信息公开类案件审结12件，败诉2件。"),
    (REVIEW, "全市涉企行政诉讼案件审结12件，败诉1件。"),
    (REVIEW, "因工伤认定引发的行政诉讼案件审结12件，败诉2件。"),
    (REVIEW, "行政不作为方面的行政复议案件受理22件，审结20件。"),
    (REVIEW, "二审行政诉讼案件审结12件，败诉1件。"),
    (REVIEWED, "全市各级行政复议机关共收到行政复议申请110件，行政机关负责人出庭应诉率100%。"),
    (REVIEWED, "市公安局行政机关负责人出庭应诉率95%。"),
    (DISCLOSURE, "予以公开的30件中，自然人25件，商业企业3件。"),
    (DISCLOSURE, "从申请人看，自然人50件，商业企业6件。"),
    (DISCLOSURE, "全年共受理政府信息公开申请63件（含上年结转3件）。"),
    (REVIEW, "受理行政复议申请100件（含上年结转3件）。"),
]
OF_ALL = [
    (PENALTIES, "全县各级行政执法机关作出行政处罚决定26宗。"),
    (PENALTIES, "县市场监管局作出行政处罚决定12宗，全县罚没金额151.45万元。"),
    (PENALTIES, "云岭县作出行政处罚决定26宗。"),
    (PENALTIES, "罚没金额152万元。"),
    (PENALTIES, "行政强制执行102宗，其中申请法院强制执行98宗。"),
    (REVIEW, "市司法局受理行政复议申请101件。"),
    (REVIEW, "市政府受理行政复议申请101件。"),
    (REVIEW, "甲县率先试点；全市受理行政复议申请101件。"),
    (REVIEW, "审结各类行政复议案件98件，征收拆迁类案件最多；全市行政诉讼案件审结40件，败诉4件。"),
    (REVIEWED, "全市各级行政复议机关共收到行政复议申请111件。"),
    (REVIEWED, "行政机关负责人出庭应诉率95%。"),
    (DISCLOSURE, "全年收到政府信息公开申请50件。"),
    (DISCLOSURE, "全年共受理政府信息公开申请64件（含上年结转3件）。"),
]


def told(folder: Path, keys: str, sentence: str) -> list[str]:
    """What is said of numbers that are not the figures'."""
    return [d.message for d in facts_found(folder, keys.replace("⟦⟧", sentence)) if d.code == "RG416"]


@pytest.mark.parametrize(("keys", "sentence"), OF_ONE)
def test_a_number_of_one_organ_or_of_a_part_is_no_contradiction(tmp_path: Path, keys: str, sentence: str) -> None:
    """Also in the clauses behind the first; another cell of the row; a sum with what it may hold; rounded money."""
    assert told(tmp_path, keys, sentence) == []


@pytest.mark.parametrize(("keys", "sentence"), OF_ALL)
def test_a_wrong_number_of_the_whole_is_told(tmp_path: Path, keys: str, sentence: str) -> None:
    """Whoever it was told of before."""
    assert len(told(tmp_path, keys, sentence)) == 1
