"""Spaces that do not belong into Chinese text."""

from __future__ import annotations

import pytest
from checks.trial import mended, names

from reportgen.checks.prose import NORMALIZED
from reportgen.lines import CELL, DATE, HEADING, NOTE, PART, TITLE


@pytest.mark.parametrize(
    "text",
    """\
深入推进 依法行政，加快建设。
加强　执法监督，纠正问题。
执法\u00a0监督，加强
2023 年度共办理56件。
共办理 56 件案件。
群众满意率达98% 以上。
自 2024 年 7 月 15 日起施行。
健全制度 ，规范程序。
健全制度， 规范程序。
任务完成。 加强业务培训。
清理文件（ 含涉企文件 ）35件。
贯彻 《行政处罚法》。
深化 “放管服”改革。
根据《处罚法》 规定。
《甲法》 《乙法》
《 行政处罚法 》
云政 〔2021〕 5 号文件。
云政〔2021〕23 号文件。
国务院令第 711 号公布。
一、 总体要求
（一） 加强领导
一是 加强领导。
2021 — 2025年。
责任 单位：市司法局。
《中共中央关于 全面推进依法治国若干重大问题的决定》
由市政府 办公室牵头。
传真为 0871-66120031。""".splitlines(),
)
def test_stray_spaces_are_found_and_taken_out(text: str) -> None:
    """Between characters, at digits, at marks; ordinary, wide and hard ones."""
    assert names(text) == ["stray-space"]
    assert mended(text) == text.replace(" ", "").replace("　", "").replace("\u00a0", "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (HEADING, "一、2023 年度工作情况"),
        (HEADING, "（二）规范 行政执法行为"),
        (TITLE, "云岭区人民政府2024 年度法治政府建设情况的报告"),
        (TITLE, "云岭区2024年度法治政府建设 情况的报告"),
        (DATE, "2025 年 2 月 20 日"),
        (NOTE, "（此件 公开发布）"),
    ],
)
def test_stray_spaces_in_other_lines(kind: str, text: str) -> None:
    """Headings, titles, dates, notes."""
    assert names(text, kind) == ["stray-space"]


@pytest.mark.parametrize(
    "text",
    """\
　　加强领导。
《中共云岭省委 云岭省人民政府关于加强法治建设的意见》
根据中共中央 国务院部署。
推广 APP 应用，接入 5G 专网，使用 Windows 10 系统。
执行 GB/T 9704 标准，防控 COVID-19 疫情。
以“加强法治建设 服务高质量发展”为主题。
开展“谁执法 谁普法”活动。
《决胜全面小康 夺取伟大胜利——在大会上的报告》
第一章 总则
第三条 本办法由司法局解释。
附件1 云岭区执法清单
附件 1
表1 任务分工
1 总则
1. 加强领导。
1.2 数据来源
组　长：王某某
成　员：李　某、赵　某
张　某
通 知
签发人：王　某
局长 李某某
（记者 李某某 通讯员 王某某）
（云岭日报记者 李某某 王某某）
国务院令 第711号
（王　某）
第一章  总  则
云岭区人民政府 2025年2月20日
2025年  月  日
乡镇（  ）
责任单位： 市司法局
责任单位：市司法局　完成时限：12月底
联系电话 0871-66120031。
首页 政务公开 法治政府建设
发布时间：2024-01-15 点击数： 记者：某某
— 1 —
① 加强领导。
投入12 345元。
姓名\t职务 级别\t单位""".splitlines(),
)
def test_spaces_that_have_their_reason(text: str) -> None:
    """Indents, joint organs, Latin words, slogans, labels, rosters, signatures, blanks, telephones, tables."""
    assert "stray-space" not in names(text)


def test_titles_parts_and_cells_may_be_laid_out_with_spaces() -> None:
    """Two organs in a title, names in the frame and in tables."""
    assert names("中共云岭区委 云岭区人民政府关于2024年度法治政府建设情况的报告", TITLE) == []
    assert names("云岭区司法局 2024年度法治政府建设情况的报告", TITLE) == []
    assert names("王　某　　李　某", PART) == []
    assert names("受理 件数", CELL) == []


def test_spaces_at_half_width_marks() -> None:
    """In a strict text the mark is told and mended, in a folded one the space is."""
    assert names("加强领导, 完善制度。") == ["halfwidth-punct"]
    assert names("加强领导, 完善制度。", profile=NORMALIZED) == ["stray-space"]
    assert names("编号YL-2021, 完善制度。", profile=NORMALIZED) == ["stray-space"]


@pytest.mark.parametrize("text", ["《关于加强 法治建设的意见》", "《行政决策 程序办法》。"])
def test_a_title_that_is_not_known_is_not_mended(text: str) -> None:
    """It may be called so."""
    assert names(text) == ["stray-space"]
    assert mended(text) == text


@pytest.mark.parametrize("space", [" ", "\u3000"])
def test_a_title_of_two_sentences_has_its_space(space: str) -> None:
    """The decision of 2024, and any title with two long halves."""
    assert names(f"落实《中共中央关于进一步全面深化改革{space}推进中国式现代化的决定》精神。") == []
    assert names(f"学习《坚持以人民为中心的发展思想{space}扎实推进基层治理现代化》。") == []
