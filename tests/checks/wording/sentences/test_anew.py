"""What takes up what was just said, and what stands behind an end (RG628)."""

from __future__ import annotations

import pytest
from checks.trial import names

from reportgen.checks.wording.sentences.anew import _ANEW
from reportgen.patterns import compiled

JOINED = (
    "街道完善代办机制该做法已在全市推广，并被省级简报刊载。",
    "单靠行政推动难以奏效为此，街道引入第三方调解组织，促成43台电梯开工。",
    "报送的案卷获一等奖、二等奖执法监督科被评为先进集体，一人获评标兵。",
    "严格规范行政执法文书制度，完善执法台账制度对因退休、调离等原因不再执法的，及时收回证件。",
    "分管副校长任副组长，各处室主任为成员领导小组办公室设在学生工作处。",
    "全面落实行政执法责任随着春耕临近，县农业农村局组织服务队下沉一线。",
    "中止医保服务协议6家尽管监管力度不断加大，个别机构超标准收费问题仍未根治。",
    "切实落实审计整改责任为防止屡审屡犯，市审计局建立销号制度。",
    "群众“舌尖上的安全”更有保障这些成绩的取得，离不开人大代表的监督支持。",
    "省督察组对法治建设情况进行了实地督察反馈的13项问题已整改到位11项，其余2项按时序推进。",
    "查处不正当竞争案件24件，罚没款186.4万元涉及虚假宣传的，一律移送平台所在地处置。",
    "健全双重预防工作机制如发现系统预警未按时处置，由属地发出督办单。",
)


@pytest.mark.parametrize("text", JOINED)
def test_what_takes_up_what_was_said_opens_a_sentence(text: str) -> None:
    """One row of the table each."""
    assert names(text) == ["sentence-joined"]


@pytest.mark.parametrize(
    "text",
    [
        "对照督察反馈的13项问题，完成省级督察反馈的11项整改任务。",
        "解决了群众反馈的28个问题，开展督察反馈的4项问题整改，学习了中央纪委通报的8个典型案例。",
        "对照《目录》纳入清单的事项逐项公开，凝聚共识推动发展，全部取消证明事项12项。",
        "修订《目录》，纳入目录的9个事项均已完成；罚款2万元，涉及税费的，依法补缴。",
        "总结推广该做法，并将该做法已有的成果汇编成册。",
        "目前该平台已归集信息4320条，由该项目获益的群众1200户。",
        "因为此，街道引入第三方调解组织。",
        "荣获全省一等奖作品3件，二等奖案卷被收入汇编。",
        "拨打“12345”热线反映，拨打“110”报警求助，均及时受理。",
        "公开执法证件、执法依据，并对因退休、调离等原因不再执法的，及时收回证件。",
        "执法人员如发现违法线索，应及时移送；申请人如不能按期提交，可以申请延期。",
        "北方大地尽管寒气袭人，普法宣传仍如期开展；剧情随着时代变迁，一再改写。",
        "经核查该项目已完成竣工验收，通过走访了解到该平台已全面建成。",
        "按照监管要求对未按规定公示年报的，依法列入经营异常名录。",
        "荣获一等奖的司法所被推荐参评，也正是为此，我局推行延时服务。",
        "以县直部门为成员单位，办公室主任为成员的领导小组每季度调度。",
    ],
)
def test_what_only_looks_so_opens_none(text: str) -> None:
    """An object, a part of a frame, a name of a thing."""
    assert names(text) == []


@pytest.mark.parametrize(("word", "pattern"), [(row[0], row[3]) for row in _ANEW])
def test_every_word_of_the_table_is_met(word: str, pattern: str) -> None:
    """Each row finds one of the sentences above, which without its word is not found by it."""
    found = [text for text in JOINED if word in text and compiled(pattern).search(text)]
    assert found
    assert all(word in (match[0] + text[: match.end()]) for text in found if (match := compiled(pattern).search(text)))
