"""A clause that nothing can go on with: whatever stands behind it without a mark is another sentence."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.sentences.finals import finals


@pytest.mark.parametrize(
    "text",
    (
        "我市是五个进入优秀等次的城市之一｜老城区改造同步推进。",
        "2025年是规划的收官之年｜镇里把任务分到各村。",
        "《合同管理办法》自2024年3月1日起施行｜此前签订的合同逐份登记。",
        "修订后的权责清单现予公布｜目录所列事项由各科室承办。",
        "填补了本县没有仲裁机构的空白｜律师行业也有新变化。",
        "建立线索移送、结果反馈的工作闭环｜热线转来的线索由司法局督办。",
        "《供热管理办法》等3件正处于公开征求意见阶段｜另外两件推迟到明年。",
        "由镇长任组长，分管副镇长任副组长｜领导小组办公室设在司法所。",
        "提出意见22条，全部采纳｜法制科另行建立台账。",
        "执法数据共享应用程度不高｜个别人员程序意识不强。",
        "平均得分91.6分，位列全省第三｜征地拆迁领域是抽查的重点。",
        "越级访人次同比下降｜信访联席会议逐案回访。",
        "部分镇普遍存在“一人所”现象｜法律专业人才留不住。",
        "沟通渠道更加畅通｜不少企业表示满意。",
        "发现一起查处一起，绝不姑息迁就｜综合执法队每天巡查。",
        "本轮证件有效期统一至2029年12月31日｜换证培训分三批。",
        "占地面积约1.3万平方米｜园内有雕塑12处。",
        "帮助企业追回欠款1260余万元｜园区服务站每天坐班。",
        "审批时间压减至15天左右｜水电报装一并受理。",
        "追究刑事责任336人｜其中2023年查处的占一半。",
    ),
)
def test_what_follows_is_another_sentence(text: str) -> None:
    """｜ is where the mark is missing."""
    assert [at for at, _ in finals(prose(text.replace("｜", "")))] == [text.index("｜")]


@pytest.mark.parametrize(
    "text",
    (
        "为把本市建成贸易中心之一作出贡献。",
        "特别是大旱之年夺得丰收。",
        "本办法自2024年3月1日起施行的，按照原规定执行。",
        "经组长、副组长同意后施行。",
        "由镇长担任组长单位的联系人。",
        "执法效率不高问题依然突出。",
        "位列全省第三批试点名单。",
        "越级访人次同比下降三成以上，投诉同比减少近一半。",
        "存在的问题日渐显露。",
        "空气质量持续改善行动由环保局牵头。",
        "全长896.8公里长的铁路于去年通车。",
        "材料提高到12件以上的，另行报备。",
        "其中2件已办结，其中1件退回。",
        "办理案件4件其中修订1件）。",
    ),
)
def test_what_goes_on_with_the_clause_is_none(text: str) -> None:
    assert not list(finals(prose(text)))
