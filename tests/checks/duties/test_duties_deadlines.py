"""Dates against deadlines, the report's year, each other and the file's name."""

from __future__ import annotations

import pytest
from checks.trial import facts_found

from reportgen.diagnostics import Severity

BUREAU = "单位: {名称: 云岭区水务局, 自称: 我局, 层级: 县, 类别: 部门}\n"
PROVINCE = "单位: {名称: 云岭省人民政府, 自称: 我省, 层级: 省, 类别: 政府}\n"


def dated(date, rest="", to="示例市人民政府", unit=""):
    return f"{unit}公文: {{主送: [{to}], 成文日期: {date}{rest}}}\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (dated("2025-02-20"), []),
        (dated("2025-03-01"), []),
        (dated("2025-03-02"), ["RG511"]),
        (dated("2025-03-31"), ["RG511"]),
        (dated("2025-04-01"), ["RG511", "RG512"]),
        (dated("2025-12-31"), ["RG511", "RG512"]),
        (dated("2025-03-18", to="国务院", unit=PROVINCE), []),
        (dated("2025-04-01", to="国务院", unit=PROVINCE), ["RG512"]),
        (dated("2025-04-02", to="国务院", unit=PROVINCE), ["RG511", "RG512"]),
        (dated("2025-03-18", to="省人大常委会", unit=PROVINCE), ["RG511"]),
        (dated("2025-03-18", to="有关单位", unit=PROVINCE), []),  # cannot be read: the last of the deadlines
        (dated("2025-03-02", to="云岭区人民政府", unit=BUREAU), ["RG511"]),
        (dated("2025-02-20", ", 公开日期: 2025-03-31"), []),
        (dated("2025-02-20", ", 公开日期: 2025-04-01"), ["RG512"]),
        (dated("2025-02-20", ", 公开日期: 2025-06-01"), ["RG512"]),
        (dated("2024-12-31"), []),
        (dated("2024-12-30"), ["RG522"]),
        (dated("2024-02-20"), ["RG522"]),
        (dated("2023-12-31"), ["RG521"]),
        (dated("2026-01-01"), ["RG523"]),
        (dated("2035-02-20"), ["RG523"]),
        ("公文: {主送: [示例市人民政府]}\n", ["RG520"]),
        ("公文: {主送: [示例市人民政府], 公开日期: 2024-03-01}\n", ["RG520", "RG522"]),
        (dated("2025-02-20", ", 公开日期: 2025-02-19"), ["RG524"]),
        (dated("2025-02-20", ", 印发机关: 办公室, 印发日期: 2025-02-19"), ["RG524"]),
        (dated("2025-02-20", ", 印发机关: 办公室, 印发日期: 2025-02-20, 公开日期: 2025-02-20"), []),
        (dated("2025-02-20", ", 印发机关: 办公室, 印发日期: 2025-02-21, 公开日期: 2025-03-03"), []),
    ],
)
def test_dates(codes, keys, expected):
    """One fault, one finding: a slip of the year is no late report."""
    assert codes(keys) == expected


@pytest.mark.parametrize(
    ("year", "date", "to", "expected"),
    [
        (2018, "2019-03-20", "示例市人民政府", []),
        (2018, "2019-04-01", "示例市人民政府", ["RG511"]),
        (2018, "2019-03-20", "中共示例市委", ["RG514"]),  # the outline named the government above, not its committee
        (2019, "2020-03-20", "示例市人民政府", ["RG511"]),
        (2014, "2015-06-01", "示例市人民政府", []),
    ],
)
def test_the_duty_of_the_year(codes, year, date, to, expected):
    """The first quarter up to the report on 2018, 1 March from that on 2019, nothing before the outline."""
    keys = f"年度: {year}\n{dated(date, to=to)}"

    assert [code for code in codes(keys) if code not in ("RG525", "RG537")] == expected


def test_the_message_says_what_it_rests_on(duties):
    """规定 where it was verified, how well where not."""
    (late,) = duties(dated("2025-03-18"))
    (shown,) = duties(dated("2025-02-20", ", 公开日期: 2025-04-02"))
    (older,) = (d for d in duties("年度: 2018\n" + dated("2019-05-01")) if d.code == "RG511")

    assert late.message == (
        "成文日期2025年3月18日晚于报送期限2025年3月1日（《法治政府建设与责任落实督察工作规定》规定）"
    )
    assert (late.path, late.related[0].place.source.path[-9:]) == ("公文.成文日期", "pack.yaml")
    assert shown.message.endswith("（《法治政府建设与责任落实督察工作规定》第二十四条规定）")
    assert older.message.endswith("（《法治政府建设实施纲要（2015—2020年）》要求（部分核实））")


NOTICE = """\
模板: notice/task-assignment
年度: 2024
公文: {主送: [各乡镇人民政府], 成文日期: 2024-03-01, 发文字号: 示云政办〔2024〕1号}
正文:
  任务: [{小标题: 规范执法, 内容: 落实执法公示。, 责任单位: [区司法局]}]
"""
INSPECTION = """\
模板: national/inspection
公文: {主送: [示例市司法局], 成文日期: 2024-06-30, 发文字号: 示云政〔2024〕1号, 签发人: [张示例]}
要素: {截至: 2024-06-20}
正文:
  推进情况: [{小标题: 规范执法, 内容: 落实执法公示。}]
  存在问题: 力量不足。
  下步打算: 充实力量。
"""


@pytest.mark.parametrize("keys", [NOTICE, INSPECTION])
def test_what_is_no_yearly_report_has_neither_deadlines_nor_contents(codes, keys):
    """A notice goes down and is dated in its year; an inspection's report answers its notice."""
    assert codes(keys) == []


@pytest.mark.parametrize(
    ("name", "year", "told"),
    [
        ("2024.yaml", 2024, False),
        ("2024.yaml", 2023, True),
        ("2024年度.yaml", 2023, True),
        ("2024年.yaml", 2024, False),
        ("年报.yaml", 2023, False),
        ("20240220.yaml", 2023, False),
        ("2024-公开.yaml", 2023, False),
    ],
)
def test_the_name_of_the_file(office, name, year, told):
    """Only a name that is a year says which."""
    unit = "单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n"
    official = f"公文: {{主送: [示例市人民政府], 成文日期: {year + 1}-02-20}}\n"
    body = "正文: {举措: 甲。, 不足: 力量不足，因编制少。, 第一责任人: 乙。, 安排: 丙。}\n"
    office.write(name, f"模板: national/five-part\n年度: {year}\n{unit}{official}{body}")

    assert ("RG525" in office.run("check", name).err) is told


DISCLOSURE = "模板: national/disclosure\n单位: {{名称: 云岭区{0}, 自称: 我区, 层级: 县, 类别: {1}}}\n公文: {{{2}}}\n"


@pytest.mark.parametrize(
    ("unit", "kind", "official", "expected"),
    [
        ("水务局", "部门", "公开日期: 2025-01-31", []),
        ("水务局", "部门", "公开日期: 2025-02-01", ["RG512"]),
        ("人民政府", "政府", "公开日期: 2025-03-31", []),
        ("人民政府", "政府", "成文日期: 2025-04-01", ["RG512"]),
        ("人民政府", "政府", "成文日期: 2023-01-05", ["RG521"]),
        ("人民政府", "政府", "成文日期: 2024-12-27", ["RG522"]),
        ("人民政府", "政府", "成文日期: 2026-05-01", ["RG523"]),
    ],
)
def test_a_report_that_is_only_published(tmp_path, unit, kind, official, expected):
    """Nobody is addressed, so nothing of what goes upward is asked for; the day of the deadline is in time."""
    found = facts_found(tmp_path, DISCLOSURE.format(unit, kind, official))
    assert [d.code for d in found if "RG510" <= d.code <= "RG529"] == expected
    told = [d.message for d in found if d.code == "RG512"]
    assert all("未核实" in message or "部分核实" in message for message in told)


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        ("national/enforcement", ["RG522"]),
        ("national/review", ["RG522"]),
        ("notice/task-assignment", []),
        ("national/inspection", []),
    ],
)
def test_what_tells_of_a_whole_year_is_dated_after_it(tmp_path, pack, expected):
    """A notice looks ahead, and an inspection has a day of its own."""
    keys = f"模板: {pack}\n{BUREAU}公文: {{成文日期: 2024-06-27}}\n"
    found = facts_found(tmp_path, keys)

    assert [d.code for d in found if "RG521" <= d.code <= "RG523"] == expected


@pytest.mark.parametrize(
    ("kind", "level", "ground"),
    [
        ("政府", Severity.NOTE, "据《中华人民共和国政府信息公开条例》，未核实"),
        ("部门", Severity.WARNING, "《中华人民共和国政府信息公开条例》要求（部分核实）"),
    ],
)
def test_a_deadline_that_nobody_verified_is_a_note(tmp_path, kind, level, ground):
    """What is not verified is told as such, and is no rule."""
    keys = (
        f"模板: national/disclosure\n单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: {kind}}}\n"
        "公文: {成文日期: 2025-04-20, 公开日期: 2025-04-22}\n"
    )
    (found,) = [d for d in facts_found(tmp_path, keys) if d.code == "RG512"]
    assert found.level == level
    assert ground in found.message


def test_an_offices_own_level_goes_before(tmp_path):
    """办公室.yaml says how much the check weighs, whatever it rests on."""
    (tmp_path / "办公室.yaml").write_text("检查: {RG512: 错误}\n", encoding="utf-8")
    keys = "模板: national/disclosure\n公文: {成文日期: 2025-04-20, 公开日期: 2025-04-22}\n"
    (found,) = [d for d in facts_found(tmp_path, keys) if d.code == "RG512"]
    assert found.level == Severity.ERROR
