"""The order of keys in facts files comes from the schema's tables and from the pack."""

from __future__ import annotations

from pathlib import Path

from reportgen.facts.order import facts_order, office_order
from reportgen.facts.schema import FACTS, OFFICE, OFFICIAL, POINT, SECTION, STYLE
from reportgen.packs.load import Pack, load_pack
from reportgen.project import pack_roots
from reportgen.yaml_text.parts import Order


def pack() -> Pack:
    found = load_pack("henan/five-part", pack_roots(Path("x"))).value
    assert found is not None
    return found


def keys(order: Order, *path: str) -> tuple[str, ...]:
    for key in path:
        order = order.of_items() if key == "-" else order.below(key)
    return order.keys


def test_every_table_of_the_schema_gives_an_order() -> None:
    """Groups, lists of groups, and points however deep."""
    order = facts_order(None, None)

    assert keys(order) == tuple(f.key for f in FACTS)
    assert keys(order, "公文") == tuple(f.key for f in OFFICIAL)
    assert keys(order, "公文", "附件", "-") == ("标题", "内容", "表", "套用")
    assert keys(order, "公文", "附件", "-", "表") == ("计量", "列", "行", "注")
    assert keys(order, "指标", "行政复议", "受理") == ("数", "说明", "来源")
    assert keys(order, "豁免", "-") == ("检查", "位置", "理由")
    section = tuple(f.key for f in SECTION)
    point = tuple(f.key for f in POINT)
    assert keys(order, "正文", "举措") == keys(order, "公文", "附件", "-", "内容") == section
    assert keys(order, "正文", "举措", "-") == keys(order, "正文", "举措", "要点", "-") == point
    assert keys(order, "正文", "举措", "-", "要点", "-", "要点", "-") == point


def test_a_pack_gives_the_order_of_figures_and_sections() -> None:
    """The catalogue's and that of the 类别; 体例 may begin with 全部."""
    found = pack()
    order = facts_order(found.catalogue, found.shape, "部门", 2024)
    parts = found.shape.of("部门", 2024)
    assert parts is not None
    sections = tuple(parts.slots)

    assert keys(order, "指标") == tuple(found.catalogue.themes)
    assert keys(order, "指标", "行政复议") == tuple(found.catalogue.themes["行政复议"].indicators)
    assert keys(order, "正文")[: len(sections)] == sections
    assert keys(order, "体例")[: len(sections) + 1] == ("全部", *sections)
    assert sections.index("导语") < sections.index("工作情况") < sections.index("工作计划")
    assert keys(order, "体例", "工作情况") == tuple(f.key for f in STYLE)


def test_sections_follow_the_makeup_where_it_is_written() -> None:
    """Between those without a heading; what it leaves out stays behind."""
    order = facts_order(None, pack().shape, "部门", 2024, ("工作计划", "特色", "工作情况"))

    wanted = ("导语", "工作计划", "特色", "工作情况", "存在问题")
    assert tuple(key for key in keys(order, "正文") if key in wanted) == wanted


def test_without_a_pack_figures_and_sections_stay_as_written() -> None:
    """No order is made up."""
    order = facts_order(None, None)

    assert keys(order, "指标") == keys(order, "正文") == ()


def test_the_office_has_its_own_table() -> None:
    """输出 is its last key."""
    assert keys(office_order(None)) == tuple(f.key for f in OFFICE)
