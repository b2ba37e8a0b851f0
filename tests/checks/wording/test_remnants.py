"""Placeholders of templates, and 本人 in a report of a unit."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.prose import STRICT
from reportgen.checks.wording.remnants import first_person, placeholder_left


def left(text: str, profile: str = STRICT) -> list[str]:
    read = prose(text, profile=profile)
    return [read.typed[flaw.start : flaw.end] for flaw in placeholder_left(read)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("办理案件XX件。", ["XX"]),
        ("办理案件xxx件，同比增长x%。", ["xxx"]),
        ("20XX年，全区推进依法行政。", ["20XX"]),
        ("202X年，全区推进依法行政。", ["202X"]),
        ("20××年度报告。", ["20××"]),
        ("××市司法局履职。", ["××"]),
        ("×月×日召开会议。", ["×", "×"]),
        ("**市人民政府高度重视。", ["**"]),
        ("审查合同**份，意见***条。", ["**", "***"]),
        ("＊＊局落实任务。", ["＊＊"]),
        ("培训○○期。", ["○○"]),
        ("召开会议____次。", ["____"]),
        ("【单位名称】推进法治建设。", ["【单位名称】"]),
        ("化解矛盾【人民调解.化解】件。", ["【人民调解.化解】"]),
        ("召开会议【请填写次数】次。", ["【请填写次数】"]),
        ("{{单位}}落实要求。", ["{{单位}}"]),
        ("{单位名称}落实要求。", ["{单位名称}"]),
        ("某某局落实责任。", ["某某"]),
        ("某年某月某日召开会议。", ["某年某月某日"]),
        ("（此处填写数据）名人员参加培训。", ["（此处填写数据）"]),
        ("（单位名称）落实要求。", ["（单位名称）"]),
        ("本部分待补充。", ["待补充"]),
        ("请点击此处输入文字。", ["点击此处输入"]),
        ("2025年  月  日", ["2025年  月  日"]),
        ("共办理……件。", ["……"]),
        ("TODO补充数据。", ["TODO"]),
        ("X年X月，召开会议。", ["X", "X"]),
    ],
)
def test_a_placeholder_is_found_whole(text, what) -> None:
    """In all the forms that templates have."""
    assert left(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "推行7×24小时服务，建成5×7米宣传栏，组织4×100米接力赛。",
        "当事人王某某不服，证人李××作证，申请人张**自愿撤回。",
        "联系电话138****5678，身份证号4101**********1234。",
        "从某市某单位的案例看，某些部门存在问题，某年的数据有误。",
        "推行“1+N”模式，配备X光机2台，网址为www.xx.gov.cn，格式为XML。",
        "二〇〇八年，一九○○年。",
        "【典型案例】申请人撤回申请。【导语】法治是基础。",
        "（填写《申请表》），（填写申请表），（请各单位遵照执行）。",
        "有待补充完善的制度，尚待填补的空白，时间待定。",
        "**提高站位。**加强领导。",
        "[2024]，{1}，（略），<1>。",
        "办理了……各类事项。",
    ],
)
def test_what_is_no_placeholder(text) -> None:
    """Signs of multiplication, masked names and numbers, bold type, headings in brackets."""
    assert left(text) == []


def me(text: str) -> list[str]:
    read = prose(text)
    return [read.text[flaw.start : flaw.end] for flaw in first_person(read)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("本年度本人共召开会议7次。", ["本人"]),
        ("一年来，本人始终坚持依法办事。", ["本人"]),
        ("本人作为区长，切实履行职责。", ["本人"]),
        ("现将本人履职情况报告如下。", ["本人"]),
        ("我认真履行职责，我的做法是带头学法。", ["我", "我"]),
        ("同时，我还多次调研。", ["我"]),
        ("2024年，我严格履行职责。", ["我"]),
        ("我将进一步加强学习。", ["我"]),
        ("对重点工作，我亲自部署。", ["我"]),
        ("笔者认为，应当加强监督。", ["笔者"]),
    ],
)
def test_a_person_speaks(text, what) -> None:
    """Taken over from a report on duties."""
    assert me(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "由申请人本人签字，本人及其近亲属可以查询，本人同意的可以代办。",
        "负责人本人出庭应诉，不得由他人代替本人参加。",
        "收到通知后，本人对结果有异议的，可以申请复核。",
        "我局、我市、我们、我国、我办、我街道、我开发区、我中心、我组织部。",
        "开展“我为群众办实事”“我要执法”活动，自我约束，忘我工作。",
        "深入开展我为企业解难题活动，《我和宪法》征文获奖。",
        "我党历来重视法治，敌我双方，为我所用。",
    ],
)
def test_others_and_units_are_meant(text) -> None:
    """本人 of somebody named, 我 of a unit, and what is quoted."""
    assert me(text) == []


def test_the_last_number_of_a_mechanism_is_no_placeholder() -> None:
    assert left("建立“1+2+N”机制，即1个中心、2个分中心和N个工作室。") == []


def test_a_person_who_accepts_is_found() -> None:
    assert [flaw.start for flaw in first_person(prose("对反馈的问题，我诚恳接受。"))] == [7]


def test_the_report_of_a_person_on_his_own_work_may_say_so() -> None:
    """What it opens with tells; a line that was copied into a unit's report does not."""
    rest = "认真落实各项任务。" * 40 + "我带队督查3次。"

    assert [*first_person(prose(f"现将本人2024年度履行推进法治建设第一责任人职责情况报告如下。{rest}"))] == []
    assert len([*first_person(prose(f"现将2024年度情况报告如下。{rest}"))]) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [("区##街道，镇###村，## 标题", 2), ("办结???件，？？年，何时??", 2)],
)
def test_runs_of_signs_are_one_placeholder(text: str, count: int) -> None:
    """Behind a Chinese character, before what is counted."""
    assert len(left(text)) == count


@pytest.mark.parametrize("sign", list("#?×Xx*＊○□_…（{【年待NT"))
def test_long_runs_of_signs_are_judged_at_once(sign: str) -> None:
    """Where each sign is looked at with all those behind it, half a million take minutes."""
    assert len(left(f"甲 {sign * 500_000}。")) <= 1
