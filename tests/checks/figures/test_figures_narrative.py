"""RG416 to RG420: numbers typed into the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.figures.reports import said
from checks.trial import facts_found

FIGURES = (
    "指标:\n"
    "  行政复议: {受理: 47, 审结: 40, 期末在审: 7}\n"
    "  普法: {宣传活动: 180余, 宣传资料: 36000}\n"
    "  行政应诉: {案件: 30, 审结: 25, 在办: 5, 应出庭: 20, 实出庭: 20, 负责人出庭率: 100}\n"
    "  矛盾化解: {排查: 900, 化解: 890, 涉及金额: 6835万余}\n"
    "  规范性文件: {合法性审核: 5, 合同审查: 63}\n"
    "  公共法律服务: {法律援助: 620}\n"
    "  组织领导: {听取汇报: 5, 研究重大事项: 7}\n"
    "  行政执法: {执法人员: 300, 执法培训: 7}\n"
)


def text(narrative: str, figures: str = FIGURES, section: str = "举措") -> str:
    """The keys of a report with this narrative, a paragraph a line."""
    lines = "".join(f"    {line}\n" for line in narrative.split("\n"))
    return f"{figures}正文:\n  {section}: |\n{lines}"


@pytest.mark.parametrize(
    ("narrative", "path", "shown"),
    [
        ("全年受理行政复议申请48件。", "行政复议.受理", "全年受理行政复议申请48件"),
        ("2024年，共受理行政复议申请48件，审结40件。", "行政复议.受理", "共受理行政复议申请48件"),
        ("受理行政复议申请47件，审结41件。", "行政复议.审结", "审结41件"),
        ("受理行政复议申请47件，结案41件。", "行政复议.审结", "结案41件"),
        ("我区共受理行政复议案件48件。", "行政复议.受理", "我区共受理行政复议案件48件"),
        ("全年受理复议申请共48件。", "行政复议.受理", "全年受理复议申请共48件"),
        ("行政复议受理48件。", "行政复议.受理", "行政复议受理48件"),
        ("受理48件行政复议申请。", "行政复议.受理", "受理48件行政复议"),
        ("区司法局受理行政复议申请48件。", "行政复议.受理", "区司法局受理行政复议申请48件"),
        ("受理行政复议申请达到48件。", "行政复议.受理", "受理行政复议申请达到48件"),
        ("受理行政复议申请48余件。", "行政复议.受理", "受理行政复议申请48余件"),
        ("开展法治宣传活动210场。", "普法.宣传活动", "开展法治宣传活动210场"),
        ("组织开展各类法治宣传活动96场次。", "普法.宣传活动", "组织开展各类法治宣传活动96场次"),
        ("发放法治宣传资料3.5万份。", "普法.宣传资料", "发放法治宣传资料3.5万份"),
        ("发放宣传资料46,000份。", "普法.宣传资料", "发放宣传资料46,000份"),
        ("行政机关负责人出庭应诉率达98%。", "行政应诉.负责人出庭率", "行政机关负责人出庭应诉率达98%"),
        ("负责人出庭应诉率为96.5%。", "行政应诉.负责人出庭率", "负责人出庭应诉率为96.5%"),
        ("办理法律援助案件602件。", "公共法律服务.法律援助", "办理法律援助案件602件"),
        ("排查化解矛盾纠纷，涉及金额6835元。", "矛盾化解.涉及金额", "涉及金额6835元"),
        ("审核规范性文件6件。", "规范性文件.合法性审核", "审核规范性文件6件"),
        ("审查合同（协议）36件。", "规范性文件.合同审查", "审查合同36件"),
        ("听取法治建设工作汇报4次。", "组织领导.听取汇报", "听取法治建设工作汇报4次"),
        ("研究执法流程、人员不足等法治建设重大事项9件。", "组织领导.研究重大事项", "人员不足等法治建设重大事项9件"),
        ("现有持证行政执法人员320人。", "行政执法.执法人员", "现有持证行政执法人员320人"),
        ("举办行政执法培训8次。", "行政执法.执法培训", "举办行政执法培训8次"),
        ("排查矛盾纠纷900件，化解889件。", "矛盾化解.化解", "化解889件"),
        ("办理行政诉讼案件31件，审结25件。", "行政应诉.案件", "办理行政诉讼案件31件"),
        ("履行第一责任人职责，全年受理行政复议申请48件。", "行政复议.受理", "全年受理行政复议申请48件"),
        ("云岭区人民政府全年受理行政复议申请48件。", "行政复议.受理", "…人民政府全年受理行政复议申请48件"),
        ("2024年云岭区共受理行政复议申请48件。", "行政复议.受理", "…4年云岭区共受理行政复议申请48件"),
        ("行政复议案件审结40件，年末在审13件。", "行政复议.期末在审", "年末在审13件"),
        ("行政复议案件审结40件，期末正在审理13件。", "行政复议.期末在审", "期末正在审理13件"),
    ],
)
def test_figure_retyped(tmp_path: Path, narrative: str, path: str, shown: str) -> None:
    """The words say one indicator, the number is another one: both are shown, the figure's line too."""
    (finding,) = said(tmp_path / "o", text(narrative), "RG416", "RG417", "RG418")

    assert finding.code == "RG416"
    assert f"“{shown}”" in finding.message
    assert f"指标 {path} 填的是" in finding.message
    assert finding.path == "正文.举措"
    assert finding.place is not None
    written = finding.place.source.line(finding.place.line)[finding.place.column - 1 : finding.place.end_column - 1]
    assert written in narrative and written[0].isdigit()
    assert [r.place.path for r in finding.related] == [f"指标.{path}"]


@pytest.mark.parametrize(
    "narrative",
    [
        "全年受理行政复议申请47件。",
        "云岭区人民政府受理行政复议申请47件，年末在审7件。",
        "履行第一责任人职责，第一季度受理行政复议申请12件。",
        "年底前受理行政复议申请50件。",
        "云岭区人民政府东关街道受理行政复议申请3件。",
        "全年受理行政复议申请{{ 行政复议.受理 }}件。",
        "全市受理行政复议申请4800件。",
        "市政府受理行政复议申请4800件。",
        "全区受理行政复议案件48件次。",
        "受理行政复议申请近50件。",
        "受理行政复议申请40余件。",
        "受理行政复议申请47件，其中处罚类12件。",
        "上年受理行政复议申请40件。",
        "2023年受理行政复议申请40件。",
        "上半年受理行政复议申请20件。",
        "1—6月受理行政复议申请20件。",
        "截至10月底受理行政复议申请38件。",
        "金耀街道受理行政复议申请3件。",
        "各乡镇大胆探索，受理行政复议申请3件。",
        "2019年以来受理行政复议申请200件。",
        "近3年共受理行政复议申请120件。",
        "国家宪法日期间开展法治宣传活动12场。",
        "在禁毒宣传活动中，发放宣传资料2000份。",
        "开展法治宣传活动180余场。",
        "开展法治宣传活动186场。",
        "发放宣传资料3.6万份。",
        "发放宣传资料36,000份。",
        "不予受理行政复议申请2件。",
        "转送行政复议申请3件。",
        "受理信访事项48件。",
        "审结行政许可事项48件。",
        "行政复议和行政应诉案件审结66件。",
        "计划举办行政执法培训12次。",
        "每年举办行政执法培训不少于4次。",
        "第三季度受理行政复议申请9件。",
        "平均每月受理行政复议申请4件。",
        "较上年多受理行政复议申请7件。",
        "行政机关负责人出庭应诉率达100%。",
        "办理法律援助案件620件，涉及金额300万元。",
        "法律援助案件中农民工案件120件。",
        "化解矛盾纠纷近900件。",
        "30家单位参加行政执法培训。",
        "示范区第1批公布48件典型案例。",
        "《关于受理行政复议申请48件的通报》已经印发。",
        "“受理行政复议申请48件”的经验得到推广。",
        "依据《中华人民共和国行政复议法》第48条办理。",
        "坚持7×24小时服务，12345热线全年畅通，执行“12·4”国家宪法日安排。",
        "2024年12月31日前受理行政复议申请60件的目标没有变。",
        "受理行政复议申请1—2件的单位有三个。",
    ],
)
def test_another_scope_or_another_thing_is_no_contradiction(tmp_path: Path, narrative: str) -> None:
    """Parts, other times, other places, other matters, approximate ones that agree: silent."""
    assert [d.message for d in said(tmp_path / "o", text(narrative), "RG416", "RG417", "RG418")] == []


def test_plans_of_the_next_year_are_not_looked_at(tmp_path: Path) -> None:
    """The section of next year's work has numbers of its own."""
    keys = text("举办行政执法培训12次，受理行政复议申请60件。", section="安排")

    assert said(tmp_path / "o", keys, "RG416", "RG417", "RG420") == []


def test_the_words_of_the_report_itself_are_names(tmp_path: Path) -> None:
    """What stands before a quote means that figure elsewhere, too; words of two figures mean none."""
    quote = "把好入口，区级法制机构出具过关意见{{ 规范性文件.合法性审核 }}件。\n"
    again = "出具过关意见6件。"
    other = "区级法制机构出具过关意见{{ 规范性文件.合同审查 }}件。\n"

    (finding,) = said(tmp_path / "a", text(f"{quote}区级法制机构{again}"), "RG416")
    assert "规范性文件.合法性审核" in finding.message
    assert said(tmp_path / "b", text(f"{quote}{other}区级法制机构{again}"), "RG416") == []


def test_a_slip_of_ten_thousand_has_a_hint(tmp_path: Path) -> None:
    """Q12: 万 left out in one of the two."""
    (finding,) = said(tmp_path / "o", text("发放宣传资料3.6份。"), "RG416")

    assert "万" in finding.hints[0]


TABLE = """\
公文:
  成文日期: 2025-02-20
  附件:
    - 标题: 主要指标表
      表:
        列: [{heads}]
        行:
          - [{row}]
"""


@pytest.mark.parametrize(
    ("heads", "row", "count"),
    [
        ("序号, 指标, 单位, 数量", "1, 受理行政复议申请, 件, 48", 1),
        ("序号, 指标, 单位, 数量", "1, 受理行政复议申请, 件, 47", 0),
        ("序号, 指标, 单位, 数量", "1, 行政复议.受理, 件, 48件", 1),
        ("指标, 上年, 本年, 增幅", "受理行政复议申请, 40, 47, 17.5%", 0),
        ("指标, 2023年, 2024年, 增幅", "受理行政复议申请, 47, 48, 17.5%", 1),
        ("指标, 上年, 本年, 增幅", "受理行政复议申请, 47, 40, 17.5%", 1),
        ("指标, 市级, 县级", "受理行政复议申请, 17, 30", 0),  # two numbers: which one is meant is not clear
        ("指标, 数量", "办理某某事项, 48", 0),
        ("指标, 数量", "审计项目, 48", 0),  # not filled in
        ("指标, 数量", '发放法治宣传资料, "36,000"', 0),
    ],
)
def test_rows_of_an_attachment(tmp_path: Path, heads: str, row: str, count: int) -> None:
    """A row whose first cells name an indicator holds its figure."""
    found = said(tmp_path / "o", FIGURES + TABLE.format(heads=heads, row=row), "RG416")

    assert len(found) == count
    for finding in found:
        assert finding.path.startswith("公文.附件[0]")


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("全年审查涉企政策文件63件。", "主要负责人带头，全年审查涉企政策文件65件。", 1),
        ("全年审查涉企政策文件63件。", "审查涉企政策文件63件。", 0),
        ("全年审查涉企政策文件60余件。", "审查涉企政策文件63件。", 0),
        ("全年审查涉企政策文件63件。", "上半年审查涉企政策文件30件。", 0),
        ("全年审查涉企政策文件63件。", "审查涉企政策文件63件，其中重大文件12件。", 0),
        ("完成行政规范性文件备案8件。", "完成行政规范性文件备案9份。", 1),
        ("受理行政调解60件。", "受理行政调解61件。", 1),  # an indicator that is not filled in
        ("组织开展执法人员专题培训3次。", "组织开展执法人员专题培训2次。", 0),  # events are told one by one
        ("督察发现突出问题30个。", "评查发现突出问题12个。", 0),
        ("整改12件。", "整改13件。", 0),
        ("简易程序占处罚案件总数的13.18%。", "公示的占处罚案件总数的95.15%。", 0),  # of what they are parts
    ],
)
def test_phrase_two_values(tmp_path: Path, first: str, second: str, count: int) -> None:
    """The same words with two numbers; events and words of everywhere are silent."""
    keys = f"正文:\n  举措: {first}\n  第一责任人: {second}\n"
    found = said(tmp_path / "o", keys, "RG417")

    assert len(found) == count
    for finding in found:
        assert finding.path == "正文.举措" or finding.path == "正文.第一责任人"
        assert len(finding.related) == 1


LAST = "上年：\n指标:\n  行政复议: {受理: 66, 审结: 40}\n  行政应诉: {负责人出庭率: 98.5}\n"
THIS = "指标:\n  行政复议: {受理: 151, 审结: 40}\n  行政应诉: {负责人出庭率: 100}\n"


@pytest.mark.parametrize(
    ("narrative", "right"),
    [
        # 方城县: 151 after 66 is 128.787…%
        ("受理行政复议申请{{ 行政复议.受理 }}件，同比增长128.78%。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件，同比增长128.79%。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件，较上年增长129%。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件（同比上升128.8%）。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件，比上年增加85件。", None),
        ("受理行政复议申请151件，同比增长128.8%。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件，同比增长118.8%。", "增加 128.788%"),
        ("受理行政复议申请{{ 行政复议.受理 }}件，同比下降128.8%。", "增加 128.788%"),
        ("受理行政复议申请{{ 行政复议.受理 }}件，比上年增加84件。", "增加 85件"),
        ("受理行政复议申请151件，同比增长12.8%。", "增加 128.788%"),
        ("审结{{ 行政复议.审结 }}件，同比增长3%。", "持平"),
        ("出庭应诉率{{ 行政应诉.负责人出庭率 }}%，同比提高1.5个百分点。", None),
        ("出庭应诉率{{ 行政应诉.负责人出庭率 }}%，同比提高2.5个百分点。", "增加 1.5个百分点"),
        ("处理其他事项18件，同比增长3%。", None),
        ("受理行政复议申请{{ 行政复议.受理 }}件，群众满意度同比增长3%。", None),
    ],
)
def test_growth_differs(tmp_path: Path, narrative: str, right: str | None) -> None:
    """Q5: the change of two figures, rounded or cut off; what follows something else is not looked at."""
    keys = text(narrative, THIS) + LAST
    found = said(tmp_path / "o", keys, "RG418")

    assert len(found) == (right is not None)
    for finding in found:
        assert f"应是{right}" in finding.message.replace("应是 ", "应是")
        assert finding.place is not None
        assert finding.place.source.line(finding.place.line)[finding.place.column - 1] in "增提上下"


@pytest.mark.parametrize(
    ("narrative", "figures", "count"),
    [
        ("2019年以来，出具审查意见书90份。", "", 1),
        ("近三年出具审查意见书90份。", "", 1),
        ("五年来，累计培训执法骨干900人次。", "", 1),
        ("2024年以来，出具审查意见书20份。", "", 0),
        ("全年出具审查意见书20份。2019年以来的文件都已归档。", "", 0),
        ("2019年以来，出具审查意见书{{ 规范性文件.审查意见书 }}份。", "指标: {规范性文件: {审查意见书: 90}}\n", 1),
        (
            "2019年以来，出具审查意见书{{ 规范性文件.审查意见书 }}份。",
            "指标: {规范性文件: {审查意见书: {数: 90, 说明: 2019年以来累计}}}\n",
            0,
        ),
        ("贯彻2019年以来的部署，开展活动。", "", 0),
        ("梳理2019年以来的招商引资合同386份，发现未履行的21份，年内解决18份。", "", 0),
        ("青渡市对2021年以来村级租赁合同作专项体检，查出问题合同143份。", "", 0),
        ("对近三年出台的决策事项开展后评估2件。", "", 0),
        ("近两年使用不足3次的事项予以收回。", "", 0),
        ("我局近三年办理案件320件。", "", 1),
        ("自2020年以来，评估文件30件。", "", 1),
        ("梳理2019年以来的合同，近三年累计办结纠纷90件。", "", 1),
    ],
)
def test_number_spans_years(tmp_path: Path, narrative: str, figures: str, count: int) -> None:
    """Q9: a yearly report tells the year's numbers."""
    assert len(said(tmp_path / "o", text(narrative, figures), "RG419")) == count


def test_other_families_may_count_over_years(tmp_path: Path) -> None:
    """A report to an inspection is of its own period."""
    keys = (
        "模板: national/inspection\n要素: {督察机关: [甲], 督察通知: 《乙》, 截至: 2024-11-30}\n"
        "正文:\n  推进情况: 2019年以来，出具审查意见书90份。\n"
    )

    assert [d for d in facts_found(tmp_path / "o", keys) if d.code == "RG419"] == []


def test_number_unbacked_is_one_note_a_section(tmp_path: Path) -> None:
    """All numbers of a section that no figure backs, a few of them shown, each once."""
    keys = (
        "指标: {政务服务: {走访企业: 320}}\n正文:\n"
        "  举措: |\n"
        "    走访企业320家，解决难题45个，帮办事项18件，惠及群众3.6万人次。\n"
        "    开通专线6条，上门服务200余次，满意率99.1%，节约成本320万元。\n"
        "  第一责任人: 主要负责人现场办公9次。\n"
    )
    found = said(tmp_path / "o", keys, "RG420")

    assert [d.path for d in found] == ["正文.举措", "正文.第一责任人"]
    assert found[0].message == (
        "“举措”里有 7 个数在指标里查不到：“解决难题45个”、“帮办事项18件”、“惠及群众3.6万人次”、“开通专线6条”、"
        "“上门服务200余次”等"
    )
    assert len(found[0].related) == 5


@pytest.mark.parametrize(
    "narrative",
    [
        "走访企业320家。",
        "走访企业三百二十家，落实三项制度。",
        "2024年10月8日，第3次常务会议审议通过《2024年工作要点（5项）》。",
        "印发示政〔2024〕5号文件，落实“1+3”清单和“五个一”要求。",
        "每季度至少召开联席会议1次，5个工作日内答复，2名以上执法人员在场。",
        "坚持7×24小时服务，拨打12345热线，执行第48条规定。",
        "12月底前完成整改48项。",
        "较上年增长17.5%，占比提高3个百分点。",
        "“万名干部进3000家企业”活动深入开展。",
    ],
)
def test_what_is_no_count_needs_no_figure(tmp_path: Path, narrative: str) -> None:
    """Years, dates, document numbers, names, demands, shares of growth, Chinese numerals."""
    assert said(tmp_path / "o", text(narrative, "指标: {政务服务: {走访企业: 320}}\n"), "RG420") == []


def test_an_indicator_of_the_catalogue_is_named(tmp_path: Path) -> None:
    """Where the words say one that is not filled in, the note says where it belongs."""
    (finding,) = said(tmp_path / "o", text("全年受理行政复议申请48件。", ""), "RG420")

    assert "可以填在 行政复议.受理" in finding.hints[0]
