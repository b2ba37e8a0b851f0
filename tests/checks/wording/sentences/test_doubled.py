"""Words written twice, and what is doubled by right or by chance."""

from __future__ import annotations

import pytest
from checks.trial import found, prose

from reportgen.checks.wording.sentences.doubled import word_doubled
from reportgen.lines import CELL


def said(text: str, kind: str = "paragraph") -> list[str]:
    return [flaw.message for flaw in word_doubled(prose(text, kind))]


@pytest.mark.parametrize(
    ("text", "twice", "word"),
    [
        ("对案卷进行进行了评查。", "进行进行", "进行"),
        ("进一步进一步健全机制。", "进一步进一步", "进一步"),
        ("行政机关负责人负责人出庭应诉。", "负责人负责人", "负责人"),
        ("行政执法行政执法监督加强。", "行政执法行政执法", "行政执法"),
        ("2024年2024年，办理案件12件。", "2024年2024年", "2024年"),
        ("落实上级的的要求。", "的的", "的"),
        ("组织开展了了培训。", "了了", "了"),
        ("区司法局和和区财政局印发文件。", "和和", "和"),
        ("对案卷进行一项评查一项评查。", "一项评查一项评查", "一项评查"),
        ("加强与与检察机关的协作。", "与与", "与"),
        ("坚持以以人民为中心。", "以以", "以"),
        ("加加强行政执法监督。", "加加强", "加"),
        ("进进一步规范行为。", "进进一步", "进"),
        ("按照《关于评查的通知》（云法〔2024〕3号）通知要求。", "通知", "通知"),
        ("按照《执法监督办法》办法，开展检查。", "办法", "办法"),
        ("认真落实责任，认真落实责任，抓好整改。", "认真落实责任", "认真落实责任"),
        ("办理后及时反馈办理结果，及时反馈办理结果，并电话回访。", "及时反馈办理结果", "及时反馈办理结果"),
        ("涉及区公安局、区司法局、区司法局。", "区司法局", "区司法局"),
    ],
)
def test_a_doubled_word_is_one_finding(text, twice, word) -> None:
    """Characters, words, phrases, a clause, and what a document is called."""
    assert said(text) == [f"“{twice}”里“{word}”写了两遍"]


@pytest.mark.parametrize(
    "text",
    [
        "常常天天件件事事层层步步人人处处往往仅仅渐渐。",
        "一件一件办，一项一项改，3件3件核，半天半天干。",
        "面对面对接，点对点对接，手把手把业务教会，一对一对企业辅导。",
        "把部署的事项一项一项做实，对积案一案一案过堂。",
        "一个问题一个问题地解决，对项目一个项目一个项目排查，一平方米一平方米登记。",
        "实实在在、方方面面、家家户户、认认真真、切切实实。",
        "二〇二〇年，编号为2020。",
        "云岭区人民政府政府信息公开工作年度报告。",
        "综合执法大队大队长带队，区政府常务会议会议纪要已印发。",
        "以高质量服务服务高质量发展，听取企业企业家意见。",
        "为了了解民意，不了了之，一目了然，进行了了解。",
        "目的的确定，标的的金额，的的确确。",
        "总和和平均值，和和谐谐，法治和和谐。",
        "存在在途时间，实在在理，在在建项目中推行。",
        "应对对策，面对对方，对对口单位。",
        "行为为何，作为为民之举，认为为企业服务是本分。",
        "参与与配合，与与会人员座谈。",
        "涉及及时，以及及时公开。",
        "实事求是是根本，但是是否落实。",
        "被被告，被被申请人。",
        "可以以书面形式，以以案释法方式，所以以后。",
        "公开开展，小组组织，落实实施，机制制定，监督督促，责任任务，管理理念。",
        "保障障碍，社会会议，法院院长，市市场监管局，区区长。",
        "征求《实施意见》意见建议，转发《关于开展评查的通知》的通知。",
        "无、无、无，有，有。",
        "11月11日，12日12时。",
        "情况况且，群众众多，服务务必，问题题材。",
    ],
)
def test_what_may_stand_twice(text) -> None:
    """Reduplication, numerals, names that meet, particles at the border of words."""
    assert said(text) == []


def test_a_table_may_repeat_itself() -> None:
    """Cells hold what they hold; a line feed parts."""
    assert said("是是\n是是", CELL) == []
    assert said("全面落实\n全面落实") == []


def test_characters_beyond_the_basic_plane() -> None:
    """Places stay right where one stands before the fault."""
    (finding,) = [d for d in found("𠮷村对案卷进行进行评查。") if d.name == "word-doubled"]

    assert (finding.place.column, finding.place.end_column) == (6, 10)


@pytest.mark.parametrize("text", ["为加强领导，市市政府成立专班。", "形成了监督有力力的体制。"])
def test_a_character_typed_twice_beside_a_word_is_found(text) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize("text", ["联系人：其其格。", "报云岭市市政府批准。", "营造暖洋洋的氛围。"])
def test_names_and_places_are_left(text) -> None:
    assert said(text) == []
