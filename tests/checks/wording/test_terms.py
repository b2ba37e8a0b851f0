"""截止 and 截至, 法制 and 法治."""

from __future__ import annotations

import pytest
from checks.trial import names

UNTIL = [
    "截止2024年底，全区共有执法人员312人。",
    "截止目前，已办结46件。",
    "截止到12月底，累计受理47件。",
    "截止本年度末，化解率达98%。",
    "截止今年11月，全市建成工作站24个。",
    "截止2024年12月31日，我局共收到建议7件。",
    "（截止2024年6月）",
    "全区共有调解员448人（截止2023年底）。",
    "2023年以来，截止目前共开展检查12次。",
    "截止12月31日，无行政诉讼案件。",
    "截止二〇二四年底，任务全部完成。",
    "截止十二月底，任务全部完成。",
    "截止至2024年10月，共清理文件60件。",
    "截止 2024 年底，共清理文件60件。",
    "全市截止2024年底共建成示范点12个。",
    "数据截止2024年12月31日。",
    "一是截止目前无复议案件；二是无诉讼案件。",
    "工作开展以来，截止第三季度，共排查隐患120处。",
    "截止年底，案件全部办结。",
    "截止“十四五”末，全面建成。",
    "截止日前，全区共报送信息36条。",
    "截止到目前，我局未发生复议被纠错案件。",
    "我局截止到目前未发生复议被纠错案件。",
    "但截止目前仍有2件未办结。",
    "截止上月底，整改问题15个。",
    "截止报告期末，无未结案件。",
    "截止本报告印发之日，各项工作已完成。",
    "截止xx年底，任务完成。",
]
DEADLINE = [
    "截止日期为2024年12月31日。",
    "报名截止时间为6月30日17时。",
    "报名截止后，共有12人参加。",
    "意见征求于2024年10月31日截止。",
    "征求意见截止，共收到意见12条。",
    "申报截止到6月底，共收到材料8份。",
    "报名截止12月31日。",
    "申请截止日前未提交的，视为放弃。",
    "在截止期限前完成整改。",
    "举报受理截止时，共收到线索3条。",
    "投标截止时间前，递交保证金。",
    "截止日前3日内报送。",
    "该项工作已截止。",
    "到12月31日截止，共办结47件。",
    "填报工作截止前，各单位均已上报。",
    "申报工作于2024年5月30日24时截止，2024年6月公示。",
    "截止期为一个月。",
    "统计截止时点为2024年12月31日。",
    "截至2024年底，截止日期尚未到来。",
    "有效期截止到2025年12月31日。",
    "活动时间从3月1日起，至12月31日截止。",
]
RULE_OF_LAW = [
    "深入推进法制政府建设。",
    "法制建设第一责任人职责全面落实。",
    "增强法制意识，运用法制思维和法制方式化解矛盾。",
    "推动各项工作在法制轨道上运行。",
    "提升依法治理和法制化水平。",
    "持续优化法制化营商环境。",
    "营造良好的法制氛围。",
    "深入学习贯彻习近平法制思想。",
    "加强法制社会建设。",
    "建设社会主义法制国家。",
    "坚定不移走中国特色社会主义法制道路。",
    "开展法制宣传教育活动18场。",
    "弘扬社会主义法制精神。",
    "法制督察发现问题12个。",
    "健全自治、法制、德治相结合的城乡基层治理体系。",
    "法制是最好的营商环境。",
    "全面推进依法制国。",
    "坚持依法制县，建设平安云岭。",
    "为经济社会发展提供有力的法制保障。",
    "“法制政府”建设示范创建活动。",
    "树立法制理念，提高法制素养。",
    "加快建设法制河南。",
    "建设中国特色社会主义法制体系。",
    "加强基层法制文化阵地建设。",
    "法制工作队伍正规化、专业化、职业化水平不断提高。",
]
RULES = [
    "重大执法决定法制审核实现全覆盖。",
    "配备法制审核人员12名。",
    "充实政府法制机构力量。",
    "报市政府法制办备案。",
    "经局法制科审核后发布。",
    "提请市人大法制委员会审议。",
    "全国人大常委会法制工作委员会发布指导案例。",
    "中学法制副校长配备率达100%。",
    "维护国家法制统一。",
    "公安局法制大队开展案卷评查。",
    "在《法制日报》刊发稿件3篇。",
    "落实《法制宣传教育工作规定》。",
    "选派法制员6名。",
    "全年报送法制信息36条。",
    "12月4日前为全国法制宣传日。",
    "健全社会主义法制。",
    "市法制局牵头开展清理。",
    "政府法制监督工作有序开展。",
    "法制教育基地建成投用。",
    "在法制文化广场开展宣传。",
    "严格依法制定规范性文件。",
    "依法制止违法行为。",
    "依法制作执法文书。",
    "法治政府建设、法治思维、法治方式。",
    "由法制审核机构出具意见。",
]


@pytest.mark.parametrize("text", UNTIL)
def test_a_time_after_jiezhi_is_found(text) -> None:
    """Whatever stands before it, and however the time is written."""
    folded = text.replace("，", ",").replace("（", "(").replace("）", ")")
    assert "jiezhi" in names(text)
    assert "jiezhi" in names(folded, profile="normalized")
    assert {*names(text)} <= {"jiezhi", "stray-space", "placeholder-left"}


@pytest.mark.parametrize("text", DEADLINE)
def test_a_deadline_stays(text) -> None:
    """截止 as a noun, as a verb, and what says that some deed ends."""
    assert names(text) == []


@pytest.mark.parametrize("text", RULE_OF_LAW)
def test_the_rule_of_law_is_fazhi(text) -> None:
    """In reports of today, whether their year is known or not."""
    assert names(text) == ["term-fazhi"]
    assert names(text, year=2024) == ["term-fazhi"]


@pytest.mark.parametrize("text", RULES)
def test_rules_and_their_offices_keep_their_name(text) -> None:
    """Offices, work on rules, titles, and characters that meet by chance."""
    assert names(text) == []


def test_early_years_say_what_was_usual_then() -> None:
    """In a report on 2012 only what was wrong then is found; what is still usual needs a later year."""
    assert names("每年举办2期法制讲座，加强法制宣传教育和法制建设。", year=2012) == []
    assert names("建设法制政府。", year=2012) == ["term-fazhi"]
    assert names("举办法制讲座2期。") == []
    assert names("举办法制讲座2期。", year=2023) == ["term-fazhi"]


def test_the_finding_quotes_and_mends() -> None:
    """The message shows what is written and what it should be."""
    from checks.trial import found

    (one,) = found("截止2024年底，全区共办结46件。")
    assert one.message == "“截止2024年”应为“截至”"
    (two,) = found("营造良好的法制氛围。")
    assert two.message == "“法制氛围”应为“法治氛围”"
