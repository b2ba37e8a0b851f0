"""The official elements and the year of an old report, and which sections are which."""

from __future__ import annotations

import pytest
from test_importing_figures import pack, run

from reportgen.document.editions import Edition
from reportgen.document.nodes import Document, Imprint, Letterhead, Signature, Title
from reportgen.importing.elements import elements_of, issuers_of, unit_of, year_of
from reportgen.importing.matching import kind_of, makeup_of, match_sections, quoted_years
from reportgen.importing.outline import Section

BARE = Document(Edition.UPWARD, None, Title(()), (), ())


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("云岭区2023年度法治政府建设情况报告", 2023),
        ("关于二〇二三年法治政府建设情况的报告", 2023),
        ("关于2023 年度情况的报告", 2023),
        ("2021—2025年规划实施情况", None),
        ("关于法治政府建设情况的报告", None),
        ("关于法办〔2023〕2号文件落实情况的报告", 2023),
    ],
)
def test_the_year_is_that_of_the_title_alone(title: str, year: int | None) -> None:
    """Two years, or none, are no year: the date may be of the same year or of the next."""
    assert year_of(BARE._replace(title=Title((run(title),)))).value == year


def test_elements_lose_the_marks_that_the_program_sets() -> None:
    """Lists are split, dates read in digits and in Chinese, a title that the pack composes is not written."""
    document = BARE._replace(
        letterhead=Letterhead((run("云岭区人民政府"),), run("示云政〔2024〕3号"), (run("张示例　李示例"),)),
        title=Title((run("云岭区人民政府"), run("关于2023年度法治政府建设情况的报告"))),
        addressees=(run("示例市委、示例市人民政府"),),
        signature=Signature((run("云岭区人民政府", 9),), run("二〇二四年二月二十四日"), sealed=True),
        note=run("（此件公开发布）"),
        imprint=Imprint((run("甲局，乙局。"),), run("云岭区人民政府办公室"), run("2024年2月30日")),
    )

    found = elements_of(document, "关于2023年度法治政府建设情况的报告")

    assert {element.path[-1]: element.value for element in found if element.path} == {
        "发文字号": "示云政〔2024〕3号",
        "签发人": ("张示例", "李示例"),
        "主送": ("示例市委", "示例市人民政府"),
        "成文日期": "2024-02-24",
        "附注": "此件公开发布",
        "抄送": ("甲局", "乙局"),
        "印发机关": "云岭区人民政府办公室",
    }
    assert elements_of(document, "关于别的报告")[-1].value == "云岭区人民政府\n关于2023年度法治政府建设情况的报告"


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("云岭区司法局关于2023年度情况的报告", ("云岭区司法局",)),
        ("关于2023年度情况的报告", ()),
        ("关于2023年度云岭区情况的报告", ()),
    ],
)
def test_who_issued_a_report_stands_before_its_title_or_is_not_known(title: str, issuers: tuple[str, ...]) -> None:
    assert issuers_of(BARE._replace(title=Title((run(title),)))) == issuers


@pytest.mark.parametrize("text", ["2024.1.15", "2024/01/15", "（2024-1-15）"])
def test_a_day_in_another_form_is_proposed_and_to_be_looked_at(text: str) -> None:
    document = BARE._replace(signature=Signature((), run(text), sealed=False))

    (day,) = elements_of(document, "关于情况的报告")

    assert (day.path, day.value) == (("公文", "成文日期"), "2024-01-15")
    assert text in day.doubt


@pytest.mark.parametrize(
    ("issuers", "found"),
    [
        (("云岭县司法局",), {"名称": "云岭县司法局", "类别": "部门", "层级": "县"}),
        (("云岭市人民政府",), {"名称": "云岭市人民政府", "类别": "政府"}),  # a prefecture or a county
        (("中共云岭县委　　云岭县人民政府",), {"名称": "中共云岭县委", "类别": "党委政府", "层级": "县"}),
        (("云岭新区管理委员会",), {"名称": "云岭新区管理委员会", "类别": "功能区", "层级": "县"}),
    ],
)
def test_a_unit_is_told_by_its_name(issuers: tuple[str, ...], found: dict[str, str]) -> None:
    """Kind and rank where the name leaves one reading, and marked; the word for itself where it comes often."""
    document = BARE._replace(signature=Signature(tuple(run(i) for i in issuers), None, sealed=True))

    unit = unit_of(document, ("我县重视。我县安排。", "我县检查。"), None, None)

    assert {e.path[1]: e.value for e in unit} == {**found, "自称": "我县"}
    assert all(e.doubt for e in unit if e.path[1] not in ("名称",))


def test_a_kind_that_the_headings_tell_needs_no_name() -> None:
    """Without signature there is no name; the 类别 decides which sections there are all the same."""
    assert [(e.path[1], e.value) for e in unit_of(BARE, (), None, "部门")] == [("类别", "部门")]
    assert unit_of(BARE, (), None, None) == ()


def sections(*headings: str) -> list[Section]:
    return [Section(heading, ()) for heading in headings]


def test_sections_go_where_their_headings_say() -> None:
    """The same heading, one in other words, one that the pack does not have; each key is given once."""
    manifest = pack("henan/five-part").manifest
    found = match_sections(
        sections(
            "推进法治政府建设的主要举措和成效",
            "存在的问题及原因",
            "2024年工作打算",
            "党政主要负责人切实履行推进法治建设第一责任人职责情况",
            "加强特色亮点工作",
            "特色亮点工作",
        ),
        manifest,
        None,
        2023,
    )

    assert [(m.key, m.own, m.sure) for m in found] == [
        ("举措", False, True),
        ("不足", False, False),
        ("安排", False, False),
        ("第一责任人", False, False),
        ("特色亮点工作", True, True),
        ("特色亮点工作2", True, True),
    ]
    assert makeup_of(found, manifest.main.sections(2023)) == found
    assert makeup_of(found[:3], manifest.main.sections(2023)) is None


def test_headings_tell_the_kind() -> None:
    """The three sections of a department; those of a government tell nothing, being the usual ones."""
    manifest = pack("henan/five-part").manifest

    assert kind_of(sections("2023年度法治政府建设工作情况", "存在问题", "2024年度工作计划"), manifest, 2023) == "部门"
    assert kind_of(sections("推进法治政府建设的主要举措和成效", "存在的不足"), manifest, 2023) is None


def test_years_of_headings_hold_for_another_year() -> None:
    """The report's year and its neighbours are quoted, others and numbers are not."""
    assert quoted_years("2023年工作和2024年打算，2019年以来12023年", 2023) == (
        "{{ 年度 }}年工作和{{ 下年度 }}年打算，2019年以来12023年"
    )
