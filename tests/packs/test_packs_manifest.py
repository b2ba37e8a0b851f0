"""pack.yaml over its parents'."""

from __future__ import annotations

import pytest

from reportgen.packs.manifest import PUBLIC
from reportgen.packs.manifest_reader import read_manifests
from reportgen.source import Source

PARENT = """\
名称: 父
标题: 父题
导语: 首
依据: [{名称: 规定, 文号: 一号, 核验: 已核, 内容: 旧}, {名称: 标准, 核验: 未核实}]
公开版: [标题, 主送]
章节:
  - {键: 甲, 标题: 甲题, 必需: 是, 自: 2019, 体例: {小标题: 独行, 要点: 分段}, 主题: [子, 丑]}
  - {键: 乙, 标题: 乙题}
变体:
  部门: {章节: [{键: 丙, 标题: 丙题}]}
  政府: {标题: 政府题}
"""


def manifest(*texts):
    """The manifest of files without faults, the bottom first."""
    found = read_manifests(tuple(Source(f"{i}.yaml", text) for i, text in enumerate(texts)))
    assert found.diagnostics == ()
    return found.value


def sections(variant, year=2024):
    """(key, heading) of a make-up in a year."""
    return [(s.key, s.heading.text) for s in variant.sections(year)]


def test_a_file_by_itself():
    """Every key of pack.yaml is read."""
    found = manifest(PARENT)
    first = found.main.every[0]

    assert (found.name, found.main.title.text, found.main.intro) == ("父", "父题", ("首",))
    assert found.public == ("标题", "主送")
    assert [(b.name, b.number, b.standing, b.content) for b in found.bases] == [
        ("规定", "一号", "已核", "旧"),
        ("标准", "", "未核实", ""),
    ]
    assert (first.key, first.required, first.since, first.themes) == ("甲", True, 2019, ("子", "丑"))
    assert dict(first.style) == {"小标题": "独行", "要点": "分段"}
    assert [first.required_in(year) for year in (2018, 2019, 2020)] == [False, True, True]
    assert manifest("名称: 甲").public == PUBLIC


def test_a_child_takes_what_it_does_not_say():
    """Name and description are its own; all else is the parent's until it says otherwise."""
    found = manifest(PARENT, "名称: 子")

    assert (found.name, found.description) == ("子", "")
    assert (found.main.title.text, found.main.intro, found.public) == ("父题", ("首",), ("标题", "主送"))
    assert sections(found.main) == [("甲", "甲题"), ("乙", "乙题")]
    assert sections(found.variant("部门")) == [("丙", "丙题")]


def test_sections_are_overridden_field_by_field_and_bare_keys_taken_whole():
    """章节 lists what there is and in which order; each entry inherits the fields that it leaves out."""
    found = manifest(PARENT, "名称: 子\n章节: [{键: 丁, 标题: 丁题}, 乙, {键: 甲, 体例: {要点: 连排}, 必需: 否}]")
    third = found.main.every[2]

    assert sections(found.main) == [("丁", "丁题"), ("乙", "乙题"), ("甲", "甲题")]
    assert dict(third.style) == {"小标题": "独行", "要点": "连排"}
    assert (third.required, third.since, third.themes) == (False, 2019, ("子", "丑"))
    assert [s.place.source.path for s in found.main.every] == ["1.yaml"] * 3


def test_a_basis_is_there_once_as_the_uppermost_words_it():
    """The child's come first, and its wording of the same document replaces the parent's."""
    own = "依据: [{名称: 办法, 核验: 已核}, {名称: 规定, 文号: 一号, 核验: 部分核实, 内容: 新}]"
    found = manifest(PARENT, f"名称: 子\n{own}").bases

    assert [(b.name, b.standing, b.content) for b in found] == [
        ("办法", "已核", ""),
        ("规定", "部分核实", "新"),
        ("标准", "未核实", ""),
    ]


@pytest.mark.parametrize(
    ("child", "kind", "title", "keys"),
    [
        ("", "部门", "父题", ["丙"]),
        ("", "政府", "政府题", ["甲", "乙"]),
        ("", "功能区", "父题", ["甲", "乙"]),
        ("", None, "父题", ["甲", "乙"]),
        ("标题: 子题", "部门", "子题", ["丙"]),
        ("标题: 子题", "政府", "政府题", ["甲", "乙"]),
        ("章节: [乙]", "政府", "政府题", ["乙"]),
        ("标题: 子题\n变体: {部门: {章节: [甲]}}", "部门", "子题", ["甲"]),
        ("变体: {部门: {标题: 部门题}}", "部门", "部门题", ["丙"]),
        ("变体: {功能区: {章节: [乙, 丙]}}", "功能区", "父题", ["乙", "丙"]),
    ],
)
def test_variants(child, kind, title, keys):
    """A variant keeps what it set; what it took from the main make-up follows a child's new one."""
    found = manifest(PARENT, f"名称: 子\n{child}").variant(kind)
    assert (found.title.text, [s.key for s in found.every]) == (title, keys)


PERIODS = "名称: 子\n分期: [{至: 2020, 章节: [乙, {键: 甲, 标题: 旧题}]}, {自: 2021, 至: 2025, 章节: [甲]}]"


def test_sections_by_year():
    """分期 gives each year its own sections; a year that no period covers has none."""
    found = manifest(PARENT, PERIODS).main

    assert sections(found, 2019) == [("乙", "乙题"), ("甲", "旧题")]
    assert sections(found, 2025) == [("甲", "甲题")]
    assert sections(found, 2026) == []


def test_a_child_of_a_pack_with_periods_takes_the_section_of_the_same_years():
    """A bare key means the parent's section of those years, not one of the same name in others."""
    grandchild = "名称: 孙\n分期: [{至: 2020, 章节: [甲]}, {自: 2021, 章节: [甲]}]"
    found = manifest(PARENT, PERIODS, grandchild).main

    assert [sections(found, year) for year in (2018, 2024)] == [[("甲", "旧题")], [("甲", "甲题")]]


def test_own_facts_and_keys_of_points():
    """要素 add up over the layers, a key worded anew; 项目 are a section's; 自设 and 结语 are inherited."""
    parent = (
        f"{PARENT}要素: [{{键: 通知, 说明: 名称}}, {{键: 截至, 种类: 日期, 说明: 旧}}]\n自设: 乙\n结语: 尾\n"
    )
    child = (
        "名称: 子\n要素: [{键: 截至, 种类: 日期, 说明: 新, 必填: 是}]\n"
        "章节: [{键: 乙, 项目: [{键: 责任, 种类: 列表, 说明: 谁}]}]\n"
    )
    found = manifest(parent, child)

    assert [(f.key, f.kind.value, f.meaning, f.required) for f in found.elements] == [
        ("通知", "文字", "名称", False),
        ("截至", "日期", "新", True),
    ]
    assert [(f.key, f.kind.value) for f in found.main.every[0].items] == [("责任", "列表")]
    assert (found.own, found.main.close, found.items) == ("乙", ("尾",), ("责任",))


DUTY = "{事项: 报送, 层级: [县], 类别: [政府], 对象: [同级党委], 期限: 3-1, 自: 2019, 依据: 规定, 核验: 已核}"


def test_duties_rest_on_a_basis_and_bind_by_level_kind_and_year():
    """Who is bound; a unit whose 层级 is not known is not."""
    found = manifest(f"{PARENT}义务: [{DUTY}]\n").duties

    assert [(d.act, d.recipients, d.deadline, d.basis, d.clause, d.standing) for d in found] == [
        ("报送", ("同级党委",), (3, 1), "规定", "", "已核")
    ]
    asked = [("县", "政府", 2024), ("县", "政府", 2018), ("市", "政府", 2024), (None, "政府", 2024)]
    asked.append(("县", "部门", 2024))
    assert [found[0].binds(*who) for who in asked] == [True, False, False, False, False]
    assert manifest(f"{PARENT}义务: [{DUTY}]\n", "名称: 子").duties == found


def test_a_section_says_which_of_the_five_contents_it_holds():
    """A child's section of the same key takes it over, unless it says otherwise."""
    parent = "名称: 父\n章节: [{键: 甲, 标题: 甲题, 内容: [举措, 第一责任人]}, {键: 乙, 标题: 乙题}]\n"
    child = manifest(parent, "名称: 子\n章节: [{键: 甲, 标题: 新题}, {键: 乙, 内容: [不足]}]\n")

    assert [spec.contents for spec in manifest(parent).main.every] == [("举措", "第一责任人"), ()]
    assert [spec.contents for spec in child.main.every] == [("举措", "第一责任人"), ("不足",)]


def test_how_long_a_report_may_be():
    """With where the number comes from; a child's stands for itself."""
    parent = "名称: 父\n篇幅: {至多: 5000, 说明: 借来的数, 核验: 部分核实}\n"

    assert manifest(parent, "名称: 子").length == (5000, "借来的数", "部分核实")
    assert manifest(parent, "名称: 子\n篇幅: {至多: 900, 说明: 甲, 核验: 已核}\n").length == (900, "甲", "已核")
    assert manifest("名称: 甲").length is None


@pytest.mark.parametrize(
    ("text", "code", "path", "line"),
    [
        ("说明: 甲", "RG203", "名称", 1),
        ("名称: 甲\n名子: 乙", "RG201", "名子", 2),
        ("名称: 甲\n章节: [乙, 没有]", "RG303", "章节[1]", 2),
        ("名称: 甲\n章节: [乙, 乙]", "RG303", "章节[1]", 2),
        ("名称: 甲\n章节: [{键: 乙}, {键: 乙}]", "RG303", "章节[1]", 2),
        ("名称: 甲\n章节: [{键: 新}]", "RG203", "章节[0]", 2),
        ("名称: 甲\n章节: [{标题: 新}]", "RG203", "章节[0].键", 2),
        ("名称: 甲\n章节: 乙", "RG202", "章节", 2),
        ("名称: 甲\n章节: [[乙]]", "RG202", "章节[0]", 2),
        ("名称: 甲\n章节:\n  - 键: 乙\n    必需: 对", "RG204", "章节[0].必需", 4),
        ("名称: 甲\n章节:\n  - 键: 乙\n    自: 19年", "RG216", "章节[0].自", 4),
        ("名称: 甲\n章节:\n  - 键: 乙\n    体例: {要点: 连着}", "RG204", "章节[0].体例.要点", 4),
        ("名称: 甲\n章节:\n  - 键: 乙\n    体例: {大标题: 独行}", "RG201", "章节[0].体例.大标题", 4),
        ("名称: 甲\n章节:\n  - 键: 乙\n    主题: 子", "RG202", "章节[0].主题", 4),
        ("名称: 甲\n依据: [{名称: 乙, 核验: 核过}]", "RG204", "依据[0].核验", 2),
        ("名称: 甲\n依据: [{核验: 已核}]", "RG203", "依据[0].名称", 2),
        ("名称: 甲\n公开版: [标题, 版头]", "RG204", "公开版[1]", 2),
        ("名称: 甲\n变体: {机关: {标题: 乙}}", "RG201", "变体.机关", 2),
        ("名称: 甲\n变体: {部门: {名称: 乙}}", "RG201", "变体.部门.名称", 2),
        ("名称: 甲\n变体: {部门: {章节: [没有]}}", "RG303", "变体.部门.章节[0]", 2),
        ("名称: 甲\n标题: [乙]", "RG202", "标题", 2),
        ("名称: 甲\n章节: [乙]\n分期: [{章节: [乙]}]", "RG303", "分期", 3),
        ("名称: 甲\n分期:\n  - {自: 2020, 章节: [乙]}\n  - {至: 2020, 章节: [甲]}", "RG303", "分期", 3),
        ("名称: 甲\n分期: [{自: 2021, 至: 2020, 章节: [乙]}]", "RG303", "分期[0]", 2),
        ("名称: 甲\n分期: [{自: 2021}]", "RG203", "分期[0].章节", 2),
        ("名称: 甲\n自设: 没有", "RG303", "自设", 2),
        ("名称: 甲\n要素: [{键: 通 知, 说明: 乙}]", "RG303", "要素[0].键", 2),
        ("名称: 甲\n要素: [{键: 通知}]", "RG203", "要素[0].说明", 2),
        ("名称: 甲\n要素: [{键: 通知, 说明: 乙, 种类: 数}]", "RG204", "要素[0].种类", 2),
        ("名称: 甲\n要素: [{键: 通知, 说明: 乙}, {键: 通知, 说明: 丙}]", "RG303", "要素[1]", 2),
        ("名称: 甲\n章节: [{键: 乙, 项目: [{键: 内容, 说明: 丙}]}]", "RG303", "章节[0].项目[0].键", 2),
        ("名称: 甲\n义务: [{事项: 报告, 依据: 规定, 核验: 已核}]", "RG204", "义务[0].事项", 2),
        ("名称: 甲\n义务: [{事项: 公开, 依据: 没有, 核验: 已核}]", "RG204", "义务[0].依据", 2),
        ("名称: 甲\n义务: [{事项: 公开, 依据: 规定}]", "RG203", "义务[0].核验", 2),
        ("名称: 甲\n义务: [{事项: 公开, 期限: 2-30, 依据: 规定, 核验: 已核}]", "RG205", "义务[0].期限", 2),
        ("名称: 甲\n义务: [{事项: 公开, 层级: [区], 依据: 规定, 核验: 已核}]", "RG204", "义务[0].层级[0]", 2),
        ("名称: 甲\n章节: [{键: 乙, 内容: [成绩]}]", "RG204", "章节[0].内容[0]", 2),
        ("名称: 甲\n章节: [{键: 乙, 内容: 不足}]", "RG202", "章节[0].内容", 2),
        ("名称: 甲\n篇幅: {说明: 乙, 核验: 已核}", "RG203", "篇幅.至多", 2),
        ("名称: 甲\n篇幅: {至多: 五千, 说明: 乙, 核验: 已核}", "RG206", "篇幅.至多", 2),
        ("名称: 甲\n篇幅: {至多: 5000, 说明: 乙, 核验: 核过}", "RG204", "篇幅.核验", 2),
        ("名称: 甲\n篇幅: 5000", "RG202", "篇幅", 2),
        ("- 甲", "RG202", "", 1),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text, code, path, line):
    """Each wrong value has its code, key path and line in the file that holds it."""
    found = read_manifests((Source("父.yaml", PARENT), Source("子.yaml", text)))

    assert found.value is None
    assert [(d.code, d.path, d.place.line, d.place.source.path) for d in found.diagnostics] == [
        (code, path, line, "子.yaml")
    ]
