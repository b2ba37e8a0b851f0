"""Documents under a wrong name, under two names, out of date."""

from __future__ import annotations

import time

import pytest
from checks.trial import found, names, prose

from reportgen.checks.prose import NORMALIZED
from reportgen.checks.wording.rule_names import rule_name_varies
from reportgen.checks.wording.rules import superseded_rule, title_misquote


def test_a_misquoted_title_is_told_with_the_right_one() -> None:
    """In as full a form as it was written."""
    (one,) = found("落实《法治政府实施纲要》。")
    assert one.message == "《法治政府实施纲要》应为《法治政府建设实施纲要》"
    (two,) = found("落实《法治政府实施纲要（2021—2025年）》。")
    assert two.message == "《法治政府实施纲要（2021—2025年）》应为《法治政府建设实施纲要（2021—2025年）》"
    (three,) = found("学习《中华人民共和国政府信息化公开条例》。")
    assert three.message == "《中华人民共和国政府信息化公开条例》应为《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    "text",
    [
        "落实《法治政府实施纲要》（2015—2020年）。",
        "落实《法治政府建设实施纲要》（2020—2025年）。",
        "印发《关于贯彻〈重大行政决策暂行条例〉的通知》。",
        "贯彻国务院《政府信息公开工作条例》，",
        "国家《法治政府建设实施纲要（2016—2020年）》",
        "《信访工作管理条例》《行政复议法》",
    ],
)
def test_a_misquoted_title_wherever_it_stands(text) -> None:
    """Years behind the mark, titles within titles, words before it."""
    assert "title-misquote" in names(text)
    folded = text.replace("（", "(").replace("）", ")").replace("，", ",")
    assert "title-misquote" in names(folded, profile=NORMALIZED)


@pytest.mark.parametrize(
    "text",
    [
        "落实省《法治政府建设实施纲要（2016—2020年）》和市《法治政府建设实施方案（2016—2020年）》。",
        "修订《云岭省法治政府实施纲要》《云岭市政府信息公开工作条例》。",
        "《中华人民共和国行政处罚法》《行政处罚法》《行政处罚法实施办法》。",
        "《政府信息公开条例》第二十条，《重大行政决策程序暂行条例》（国务院令第713号）。",
        "《法治政府建设实施纲要(2021-2025年)》",
        "《政府信息公开条例（修订草案征求意见稿）》",
    ],
)
def test_right_titles_are_silent(text) -> None:
    """Full and short names, local ones, drafts."""
    assert "title-misquote" not in names(text)


TWO_FORMS = [
    "《甲区法治政府建设规划（2021—2025年）》和《甲区法治政府建设规划（2021—2025）》",
    "《甲区法治政府建设规划（2021—2025年）》和《甲区法治政府建设规划》（2021—2025年）",
    "《甲区法治政府建设规划（2021—2025年）》和《甲区法治政府建设规划（2020—2025年）》",
    "《甲区行政执法监督办法（试行）》和《甲区行政执法监督办法》",
    "《甲区重大行政决策程序规定》和《甲区重大决策程序规定》",
    "《甲区重大行政决策程序暂行规定》和《甲区重大行政决策暂行程序规定》",
    "《甲区2024年法治建设工作要点》和《甲区2024年度法治建设工作要点》",
    "《甲区行政执法人员管理办法》和《甲区行政执法人员官理办法》",
    "《甲区行政裁量权制定和管理办法》和《甲区行政裁量权制定与管理办法》",
]
APART = [
    "《甲区法治政府建设规划（2016—2020年）》和《甲区法治政府建设规划（2021—2025年）》",
    "《甲区法治政府建设规划（2021—2025年）》和《甲区法治政府建设规划（2021-2025年）》",
    "《甲区法治政府建设规划（2021—2025年）》和《甲区法治政府建设规划》",
    "《甲区行政执法监督办法（试行）》（以下简称《甲区行政执法监督办法》）",
    "《中华人民共和国政府信息公开条例》和《政府信息公开条例》",
    "《甲区2023年法治建设工作要点》和《甲区2024年法治建设工作要点》",
    "《甲区行政执法公示办法》和《甲区行政执法记录办法》",
    "《甲区物业管理办法》和《甲区物业管理实施办法》",
    "《甲镇综合执法实施方案》和《乙镇综合执法实施方案》",
    "《关于加强法治建设的意见》和《关于加强法治建设的实施意见》",
    "《领导干部学法制度》和《领导干部述法制度》",
    "《行政处罚法》《行政许可法》《行政强制法》《行政复议法》《行政诉讼法》",
    "《甲区第一批权责清单》和《甲区第二批权责清单》",
]


@pytest.mark.parametrize("text", TWO_FORMS)
def test_one_document_in_two_forms(text) -> None:
    """The second is the finding, the first is shown."""
    (one,) = [d for d in found(text) if d.name == "rule-name-varies"]
    first, _, second = text.partition("和《")

    assert one.place.column == len(first) + 3
    assert one.related[0].message == f"前面写作{first}"
    assert one.message == f"《{second}与{first}写法不一"


@pytest.mark.parametrize("text", APART)
def test_two_documents_or_a_short_form(text) -> None:
    """Other years, places, kinds; dashes are another check's; what is declared."""
    assert "rule-name-varies" not in names(text)


STALE = [
    (2023, "认真落实《信访条例》，畅通渠道。"),
    (2022, "落实《信访条例》。"),
    (2021, "宣传《合同法》《物权法》。"),
    (2024, "依据《中华人民共和国侵权责任法》。"),
    (2022, "按照《法治政府建设实施纲要（2015—2020年）》部署。"),
    (2022, "按照《法治政府建设实施纲要》（2015-2020年）部署。"),
    (2016, "落实《全面推进依法行政实施纲要》。"),
    (2013, "按照《国家行政机关公文处理办法》行文。"),
    (2021, "按照国办公开办函〔2019〕60号文件编制。"),
    (2022, "按照有关规定（国办公开办函[2019]60号）编制。"),
    (2023, "《政府信息公开条例》（国务院令第492号）"),
    (2024, "落实《甲市法治政府建设实施方案（2016—2020年）》。"),
]
CURRENT = [
    (2021, "落实《信访条例》，畅通渠道。"),
    (2020, "宣传《合同法》《物权法》。"),
    (None, "宣传《合同法》《物权法》，落实《信访条例》。"),
    (2021, "按照《法治政府建设实施纲要（2015—2020年）》部署。"),
    (2024, "按照《法治政府建设实施纲要（2021—2025年）》《法治政府建设实施纲要》部署。"),
    (2012, "按照《国家行政机关公文处理办法》行文。"),
    (2020, "按照国办公开办函〔2019〕60号文件编制。"),
    (2024, "按照国办公开办函〔2021〕30号文件编制，国办发〔2019〕60号。"),
    (2023, "《信访条例》已经废止；《合同法》等九部法律同时失效。"),
    (2022, "完成《法治政府建设实施纲要（2015—2020年）》终期评估，做好与新纲要的衔接。"),
    (2022, "原《信访条例》规定的程序作了调整。"),
    (2023, "《信访条例》修订为《信访工作条例》。"),
    (2024, "《劳动合同法》《农村土地承包法》《民法典》《国务院令第711号》。"),
    (2021, "落实《甲市法治政府建设实施方案（2016—2020年）》。"),
    (2024, "《甲市国土空间规划（2016—2020年）》《甲市水利规划（2011—2020年）》。"),
]


@pytest.mark.parametrize(("year", "text"), STALE)
def test_what_was_replaced_is_found(year, text) -> None:
    """By name or by number, since the year that it should not be cited any more."""
    assert "superseded-rule" in names(text, year=year)


@pytest.mark.parametrize(("year", "text"), CURRENT)
def test_what_is_in_force_or_told_is_silent(year, text) -> None:
    """Earlier reports, no year, what the sentence says itself."""
    assert "superseded-rule" not in names(text, year=year)


def test_the_finding_says_since_when_and_what_instead() -> None:
    """A title with its number is one finding."""
    (one,) = found("落实《信访条例》（国务院令第431号）。", year=2023)
    assert one.message == "《信访条例》已于2022年5月停止适用"
    assert one.hints == ("改引《信访工作条例》",)
    (two,) = found("《政府信息公开条例》（国务院令第492号）。", year=2023)
    assert (two.message, two.hints) == ("国务院令第492号是修订以前的文号", ("现行的是国务院令第711号",))


@pytest.mark.parametrize(
    "text", ["《甲办法》" * 60_000, "《" * 300_000, "国务院令第492号" * 30_000, "〔2019〕60号" * 30_000]
)
def test_hostile_text_does_not_hang(text) -> None:
    """A megabyte of titles, of open marks, of numbers."""
    before = time.perf_counter()
    for check in (title_misquote, rule_name_varies, superseded_rule):
        list(check(prose(text, year=2024)))
    assert time.perf_counter() - before < 15


def test_many_titles_do_not_hang() -> None:
    """Twenty thousand different ones."""
    text = "".join(f"《甲区{chr(0x4E00 + i)}{chr(0x5E00 + i)}行政管理办法》" for i in range(20_000))
    before = time.perf_counter()
    for check in (title_misquote, rule_name_varies):
        list(check(prose(text)))
    assert time.perf_counter() - before < 20
