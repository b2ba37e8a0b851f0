"""Requests in a report, attachments that are not there, and words doubled where facts meet templates."""

from __future__ import annotations

import pytest
from checks.trial import facts_found


def plan(text):
    return f"正文:\n  安排: '2025年继续推进。{text}'\n"


@pytest.mark.parametrize(
    "text",
    [
        "妥否，请批示。",
        "以上报告妥否，请批示。",
        "当否，请指示。",
        "以上意见当否，请批复。",
        "是否妥当，请批示。",
        "如无不妥，请批转各乡镇执行。",
        "请予批准。",
        "请予审批。",
        "敬请批示。",
        "恳请市政府批准。",
        "恳请予以支持。",
        "恳请上级帮助解决执法用车。",
        "特此请示。",
        "现请示如下。",
        "请批示。",
        "请审批！",
        "请市政府审定。",
        "请予批准实施。",
        "现将方案报请审定。",
        "可否，望批复。",
        "敬请市委、市政府批示为盼。",
    ],
)
def test_a_request_in_a_report(duties, text):
    """A closing sentence of a 请示 is an error at its own characters."""
    (found,) = duties(plan(text))

    assert (found.code, found.is_error, found.path) == ("RG540", True, "正文.安排")
    line = found.place.source.line(found.place.line)
    assert line[found.place.column - 1 : found.place.end_column - 1] in text


@pytest.mark.parametrize(
    "text",
    [
        "严格执行请示报告制度。",
        "重大事项及时向区委请示报告。",
        "及时报请区政府批准。",
        "按程序提请区人大常委会审议批准。",
        "依法申请批准。",
        "遇有重大事项先请示再办理。",
        "规范行政许可的申请、受理、审批。",
        "邀请专家审定。",
        "送请司法行政部门审核批准。",
        "督促应请示而未请示的单位整改。",
        "请审批部门加快办理。",
        "信访人请求协调解决的事项按期办结。",
        "纠正公文中“妥否，请批示”一类的用语。",
        "编写《请示范例：妥否，请批示》。",
        "以上报告，请审阅。",
        "特此报告。",
        "对方案是否可行，请专家论证。",
        "恳请批评指正。",
        "聘请法律顾问审定合同。",
        "申请批复等材料一次告知。",
        "请群众监督评议。",
        "商请公安机关支持。",
    ],
)
def test_what_is_no_request(codes, text):
    """Work that is told of, words that are quoted, other closings."""
    assert codes(plan(text)) == []


def test_requests_of_attachments_and_of_other_kinds_are_left_alone(codes):
    """An attachment may be a 请示; a notice is no report."""
    attached = "公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 附件: [{标题: 请示范本, 内容: 妥否，请批示。}]}\n"
    notice = """\
模板: notice/task-assignment
公文: {主送: [各乡镇人民政府], 成文日期: 2024-03-01}
正文:
  任务: [{小标题: 规范执法, 内容: 妥否，请批示。, 责任单位: [区司法局]}]
"""
    assert codes(attached) == []
    assert codes(notice) == []


def listed(text, *attachments):
    names = ", ".join(f"{{标题: {name}, 内容: 甲。}}" for name in attachments)
    official = f"公文: {{主送: [示例市人民政府], 成文日期: 2025-02-20, 附件: [{names}]}}\n" if names else ""
    return f"{official}{plan(text)}"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (listed("任务见附件。"), "正文写“见附件”，而公文没有列附件"),
        (listed("任务详见附件1。"), "没有列附件"),
        (listed("任务（见附件2）。", "甲表"), "只列了1个"),
        (listed("任务见附件三。", "甲表", "乙表"), "只列了2个"),
        (listed("任务参见后附的附件3。", "甲表", "乙表"), "只列了2个"),
        (listed("任务见附件。", "甲表"), ""),
        (listed("任务见附件1。", "甲表"), ""),
        (listed("任务见附件2。", "甲表", "乙表"), ""),
        (listed("任务见附件十。", *(f"表{n}" for n in range(10))), ""),
        (listed("按照通知附件2的要求办理。"), ""),
        (listed("规范邮件附件管理。"), ""),
        (listed("引用“见附件”的，要列明名称。"), ""),
    ],
)
def test_attachments_that_are_mentioned_are_there(duties, keys, told):
    """见附件 without one, and a number beyond the last."""
    found = [d for d in duties(keys) if d.code == "RG541"]

    assert [told in d.message for d in found] == ([True] if told else [])


def test_an_attachment_that_is_a_name_alone(codes):
    """A note: it is bound in by hand. With text, with a table it is silent."""
    head = "公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 附件: "

    assert codes(head + "[甲表, {标题: 乙表, 内容: 甲。}]}\n") == ["RG542"]
    assert codes(head + "[{标题: 乙表, 表: {列: [甲], 行: [[乙]]}}]}\n") == []


INSPECTION = """\
模板: national/inspection
公文: {{主送: [示例市司法局], 成文日期: 2024-06-30}}
要素: {{{elements}}}
正文:
  推进情况: [{{小标题: 规范执法, 内容: 落实执法公示。{item}}}]
  存在问题: 力量不足。
"""
NOTICE = """\
模板: notice/task-assignment
公文: {{主送: [各乡镇人民政府], 成文日期: 2024-03-01}}
要素: {{{elements}}}
正文:
  任务: [{{小标题: 规范执法, 内容: 落实执法公示。, 责任单位: [区司法局]}}]
"""
POINTS = "正文:\n  安排: [{小标题: 规范执法, 要点: [%s, 抓培训。]}, {小标题: 加强普法, 内容: 2025年办活动。}]\n"
WHOLE = "正文:\n  安排: ['%s', '2025年办活动。']\n体例: {安排: {小标题: 一是}}\n"


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        (POINTS % "一是抓检查。", "一是一是"),
        (POINTS % "（一）抓检查。", "一是（一）"),
        (POINTS % "1.抓检查。", "一是1."),
        (POINTS % "抓检查。", ""),
        (POINTS % "2025年抓检查。", ""),
        (POINTS % "一体推进检查。", ""),
        (POINTS % "12345热线要快办。", ""),
        (WHOLE % "一是抓检查。", "一是一是"),
        (WHOLE % "抓检查，一是定计划，二是抓落实。", ""),
        (INSPECTION.format(elements="督察通知: 《甲通知》, 通知文号: （示法办〔2024〕10号）", item=""), "（（"),
        (INSPECTION.format(elements="督察通知: 《甲通知》, 通知文号: 示法办〔2024〕10号", item=""), ""),
        (INSPECTION.format(elements="", item=", 不适用: 没有许可职能。"), "。。"),
        (INSPECTION.format(elements="", item=", 不适用: 没有许可职能"), ""),
        (NOTICE.format(elements="目的: 为推进依法行政"), "为为"),
        (NOTICE.format(elements="目的: 推进依法行政，"), "，，"),
        (NOTICE.format(elements="目的: 推进依法行政。"), "。，"),
        (NOTICE.format(elements="目的: 推进依法行政"), ""),
        (NOTICE.format(elements="同意机关: 经区政府"), "经经"),
        (NOTICE.format(elements="同意机关: 区政府同意"), "同意同意"),
        (NOTICE.format(elements="依据文件: [根据《甲办法》]"), "根据根据"),
        (NOTICE.format(elements="依据文件: [《甲办法》，]"), "，，"),
        (NOTICE.format(elements="依据文件: [《甲办法》, 《乙办法》]"), ""),
    ],
)
def test_what_the_program_adds_is_not_typed_again(duties, keys, printed):
    """Numbers of points, and marks and words of templates around elements."""
    found = [d for d in duties(keys) if d.code == "RG543"]

    assert [f"印成了“{printed}”" in d.message for d in found] == ([True] * len(found) if printed else [])
    assert bool(found) is bool(printed)


def test_a_number_in_a_heading_is_told_once(tmp_path):
    """By RG222, where it is read."""
    keys = WHOLE.replace("'%s'", "{小标题: 一是规范执法, 内容: 抓检查。}")
    told = [d.code for d in facts_found(tmp_path, keys)]

    assert told == ["RG222"]


def test_doubled_words_are_told_at_the_fact(duties):
    """The line of the facts file, and who adds the word."""
    (before,) = duties(NOTICE.format(elements="目的: 为推进依法行政"))
    (behind,) = duties(NOTICE.format(elements="目的: 推进依法行政。"))
    (number,) = duties(POINTS % "（一）抓检查。")

    assert (before.path, before.message) == ("要素.目的", "印成了“为为”：“为”由模板加")
    assert (behind.path, behind.message) == ("要素.目的", "印成了“。，”：“，”由模板加")
    assert (number.path, number.message) == ("正文.安排[0].要点[0]", "印成了“一是（一）”：“一是”由程序加")
