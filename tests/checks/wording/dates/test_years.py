"""Years that do not fit the year of the report."""

from __future__ import annotations

import pytest
from checks.trial import found, names, prose

from reportgen.checks.wording.dates.years import year_context
from reportgen.lines import DATE, HEADING, PARAGRAPH, TITLE, Line

WRONG = [
    ("title", "示例区人民政府关于2023年度法治政府建设情况的报告"),
    ("title", "示例市2022年法治政府建设工作总结"),
    ("paragraph", "示例区2023年度法治政府建设情况报告"),
    ("paragraph", "2023年，我局认真贯彻落实上级部署。"),
    ("paragraph", "2023年度，示例区坚持以习近平新时代中国特色社会主义思想为指导。"),
    ("paragraph", "2023年，在市委、市政府的坚强领导下，全面推进依法行政。"),
    ("paragraph", "2022年，全区深入学习贯彻习近平法治思想。"),
    ("paragraph", "2023年全年共受理行政复议案件47件，审结40件。"),
    ("heading", "四、2024年工作计划"),
    ("heading", "四、2024年度推进法治政府建设的初步安排"),
    ("heading", "四、2023年工作打算"),
    ("heading", "四、2026年工作安排"),
    ("heading", "一、2023年度法治政府建设工作情况"),
    ("paragraph", "四、2024年工作计划。一是加强组织领导。"),
    ("paragraph", "本报告数据统计期限为2023年1月1日至2023年12月31日。"),
    ("paragraph", "统计期限从2023年1月1日至12月31日止。"),
    ("date", "2024年3月1日"),
    ("date", "2023年4月1日"),
    ("date", "2026年1月20日"),
    ("paragraph", "2024年4月1日"),
    ("paragraph", "现将2023年度法治政府建设情况报告如下："),
    ("paragraph", "今年（2023年），我局受理案件47件。"),
    ("paragraph", "推进行政复议规范化建设。2023年，共受理行政复议案件47件，审结40件。"),
    ("heading", "（一）2023年工作开展情况"),
    ("heading", "三、2023年存在的主要问题和工作打算"),
    ("heading", "四、下一年度（2024年）工作安排"),
    ("paragraph", "根据规定，现公布示例镇2023年政府信息公开工作年度报告。"),
    ("paragraph", "统计数据的范围为2024年1月1日至2025年12月31日。"),
    ("paragraph", "截至2023年12月31日，我局2024年度共办结许可事项1284件。"),
    ("paragraph", "2024年，我局全面总结普法工作。2025年，全区共办理行政复议案件93件。"),
    ("paragraph", "主要负责人履职情况：2025年，局党组书记主持召开会议研究法治工作4次。"),
    ("paragraph", "2023年是实施新一轮规划的重要一年。本年度，全市认真落实各项要求。"),
    ("paragraph", "市司法局组织旁听庭审6次。2027年9月，我市被省委依法治省办命名为法治政府建设示范市。"),
    ("paragraph", "2021年以来，我局连续四年开展普法考试，2029年度参考率为100%。"),
    ("paragraph", "去年，即2025年，我市出台了目录管理办法。"),
    ("paragraph", "统计期限自2024年1月1日起至2023年12月31日止。"),
    ("paragraph", "2204年，共受理投诉318件。"),
    ("paragraph", "2024年5月，启动监管试点；2023年10月试点结束，在全区推开。"),
    ("paragraph", "2024年3月，分解任务32项；2025年7月，召开推进会；2024年11月，开展督察。"),
    ("paragraph", "修订后的条例自2024年1月1日起施行。2014年3月，召开新法实施动员会。"),
    ("paragraph", "本报告反映我委2028年政府信息公开工作情况。"),
    ("paragraph", "截至2023年12月31日，2024年度确定的21项任务已经全部完成。"),
    ("paragraph", "各牵头单位要对照2024年度任务分工表，于2014年11月30日前将完成情况报送区委依法治区办。"),
    ("paragraph", "2024年，工作虽取得成效，但还有差距。\n2024年工作打算\n继续抓好学法。"),
]
RIGHT = [
    ("paragraph", "新修订的《行政复议法》自2024年1月1日起施行。2023年9月新法公布后，我局即组织学习。"),
    ("paragraph", "2024年6月，我局制定抽查方案，2023年12月通过验收的12个项目纳入抽查范围。"),
    ("paragraph", "2024年3月，部署评查；2023年11月结案的32件案件列入评查；2024年4月，完成评查。"),
    ("paragraph", "今年以来，对截至2023年底尚未办结的32件案件逐件督办，已办结30件。"),
    ("paragraph", "截至2023年底，2024年度重点项目已完成前期审批。"),
    ("paragraph", "省政府新闻办公布2026年高考综合改革工作方案，我市及时落实。"),
    ("paragraph", "2025年，上半年完成其中4套系统对接，下半年完成另外3套。"),
    ("title", "示例区人民政府关于2024年度法治政府建设情况的报告"),
    ("paragraph", "2024年，我局认真贯彻落实上级部署。"),
    ("paragraph", "比2023年增加7件。"),
    ("paragraph", "2023年受理40件，2024年受理50件。"),
    ("heading", "四、2025年工作计划"),
    ("paragraph", "2025年，我局将继续推进依法行政。"),
    ("paragraph", "到2027年9月，全部建成投用；力争2029年度参训率达到100%。"),
    ("paragraph", "去年，即2023年，我市出台了目录管理办法。"),
    ("paragraph", "自2018年以来，累计办理300件。"),
    ("paragraph", "贯彻《法治政府建设实施纲要（2021—2025年）》，落实国发〔2021〕33号文件。"),
    ("paragraph", "截至2023年底，全区共有调解组织144个。"),
    ("paragraph", "截至2025年1月，整改全部完成。"),
    ("paragraph", "2023年度考核中获评优秀。"),
    ("paragraph", "2019年以来，我局坚持依法行政。"),
    ("paragraph", "新修订的行政复议法自2024年1月1日起施行。"),
    ("paragraph", "上年（2023年）受理40件。"),
    ("date", "2025年3月1日"),
    ("date", "2024年12月31日"),
    ("paragraph", "2021年，我区被确定为省级法治政府建设示范区。"),
    ("heading", "一、2024年主要工作成效"),
    ("heading", "（一）2023年度考核反馈问题整改情况"),
    ("paragraph", "按照2024年工作计划，开展培训3期。"),
    ("paragraph", "到2025年，基本建成职责明确的法治政府。"),
    ("paragraph", "2025年重点做好以下工作。"),
    ("paragraph", "2024年，我局总结普法工作。2025年1月，召开总结大会1次。"),
    ("paragraph", "2025年，计划举办培训12期，培训执法人员360人次。"),
    ("paragraph", "2025年是“十四五”规划收官之年，我局将继续推进依法行政。"),
    ("paragraph", "截至2023年底，全区共有调解组织144个；2024年度新建12个。"),
    ("paragraph", "统计数据的范围为2024年1月1日至2024年12月31日。"),
    ("paragraph", "2020—2024年，共受理行政复议案件300件。"),
    ("heading", "二、2024年工作计划完成情况"),
    ("paragraph", "2025年是“十四五”规划收官之年。"),
    ("paragraph", "同比2023年，受理量增长5%。"),
]


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_another_year_is_found(kind: str, text: str) -> None:
    """In a report on 2024."""
    assert names(text, kind, 2024) == ["year-context"]


@pytest.mark.parametrize(("kind", "text"), [*WRONG, *RIGHT])
def test_without_a_year_nothing_is_said(kind: str, text: str) -> None:
    """The text alone does not say which year it reports on."""
    assert "year-context" not in names(text, kind)


@pytest.mark.parametrize(("kind", "text"), RIGHT)
def test_other_years_have_their_places(kind: str, text: str) -> None:
    """Names of rules, spans, comparisons, plans, history."""
    assert names(text, kind, 2024) == []


def test_a_notice_speaks_of_its_own_year() -> None:
    """A plan or a notice is dated in the year that it is for."""
    assert names("示例区人民政府关于做好2024年法治政府建设工作的通知", TITLE, 2024) == []
    assert names("示例区2023年普法工作要点", TITLE, 2024) == []


def test_the_hint_names_the_year() -> None:
    """What should stand there."""
    assert [d.hints for d in found("四、2024年工作计划", HEADING, 2024)] == [("下一步安排是2025年的",)]
    assert [d.hints for d in found("2023年，我局依法履职。", PARAGRAPH, 2024)] == [
        ("应为2024年；写往年的事，说明与本年的关系",)
    ]


STALE = [
    ("三、2025年工作安排", "2024年，云岭县人民政府将坚持问题导向，抓好工作。"),
    ("三、2025年工作安排", "一是2024年将组织开展案卷评查。二是加强培训。"),
    ("三、2025年工作安排", "一是加强培训，提高执法人员的业务能力和水平。二是2024年继续开展案卷评查。"),
    ("四、下一步打算", "2024年继续推进法治政府建设。"),
    ("四、2025年度推进法治政府建设的初步安排", "2026年，我县将继续推进法治政府建设。"),
    ("四、下一年度工作安排", "2023年要着力抓好以下工作。"),
    ("三、2025年度工作安排", "一是抓好文件清理，清理结果于2024年6月底前向社会公布；二是加强培训。"),
    ("四、下一步打算", "2025年，修订内部制度12项，确保2024年9月底前全部印发。"),
]
FITTING = [
    ("三、2025年工作安排", "2025年，云岭县人民政府将坚持问题导向，抓好工作。"),
    ("三、2025年工作安排", "2024年，全县法治政府建设取得了一定成绩，还要继续努力。"),
    ("三、2025年工作安排", "一是落实2024年将要求报送的事项。二是到2026年力争建成示范县。"),
    ("三、2025年工作安排", "2025年，启动示范创建；2026年，力争建成示范县。"),
    ("三、2025年工作安排", "2026年底前，力争建成示范县。2024年以来的经验，要继续坚持。"),
    ("三、2025年工作安排", "一是抓好整改，2024年12月底前完成自查；二是加强培训。"),
    ("三、2025年工作安排", "对2024年6月底前应当完成而没有完成的任务，逐项督办。"),
    ("三、2025年工作安排", "对在2024年6月底前印发的文件开展评估，2025年6月底前公布结果。"),
    ("三、2024年下半年工作安排", "2024年，继续推进法治政府建设。"),
    ("二、主要举措", "2024年，继续推进法治政府建设。"),
    ("二、2024年工作计划完成情况", "2024年，着力推进三项制度。"),
]


def under(heading: str, text: str) -> list[str]:
    """What is said of a paragraph below a heading in a report on 2024."""
    lines = (Line(HEADING, heading, 1), Line(PARAGRAPH, text, 2))
    read = prose(f"{heading}\n{text}", year=2024)
    flaws = year_context(type(read)(lines, read.lexicon, 2024))
    return [hint for flaw in flaws if flaw.start > len(heading) for hint in flaw.hints]


@pytest.mark.parametrize(("heading", "text"), STALE)
def test_plans_are_of_the_next_year(heading: str, text: str) -> None:
    """Below a heading of plans, another year that opens a sentence on what will be done."""
    assert under(heading, text) == ["下一步安排是2025年的"]


@pytest.mark.parametrize(("heading", "text"), FITTING)
def test_what_is_no_plan_may_name_any_year(heading: str, text: str) -> None:
    """What was done, what several years are planned for, and what stands below another heading."""
    assert under(heading, text) == []


@pytest.mark.parametrize(
    ("title", "dates"),
    [
        ("云岭县司法局法治政府建设工作报告", ["2024年10月9日"]),
        ("云岭县2024年度行政执法检查情况报告", ["2024年10月9日"]),
        ("关于道路交通安全专项整治情况的报告", []),
        ("关于2023年度审计查出问题整改情况的报告", []),
        ("关于2023年度市级巡察“回头看”情况的说明", []),
    ],
)
def test_a_report_on_one_matter_is_dated_when_it_is_done(title: str, dates: list[str]) -> None:
    """A report on a year is dated in the next."""
    lines = (Line(TITLE, title, 1), Line(DATE, "2024年10月9日", 2))
    text = "\n".join(line.text for line in lines)
    flaws = year_context(type(read := prose(text))(lines, read.lexicon, 2024))
    assert [text[flaw.start :][:10] for flaw in flaws] == dates
