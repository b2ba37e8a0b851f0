"""From facts and rendered sections to the document of each edition."""

from __future__ import annotations

import pytest
from sections.desk import facts, pack

from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.nodes import plain
from reportgen.document.walk import dump, origin_name, texts
from reportgen.sections.engine import Engine
from reportgen.sections.render import render

MANIFEST = """\
名称: 试
标题: "关于{{ 年度 }}年度法治政府建设情况的报告"
导语: 首
章节:
  - {键: 节, 标题: "{{ 年度 }}年度情况", 必需: 是, 自: 2019}
  - {键: 不足, 标题: 不足}
"""
FILES = ({"sections/首.md.j2": "导语。", "sections/节.md.j2": "{% 有 %}受理{{ 复议.受理 }}件。{% 完 %}"},)


def outcome(rest="", edition=Edition.UPWARD, figures="受理: 3", manifest=MANIFEST):
    """The document that facts come to, and the faults."""
    made = pack(FILES, manifest)
    engine = Engine(made)
    assert engine.prepare() == ()
    data = facts(made, figures, rest)
    rendered = render(engine, data)
    assert rendered.diagnostics == ()
    return assemble(data, rendered.value, made, edition)


def document(rest="", edition=Edition.UPWARD, **more):
    """The document of facts without faults."""
    found = outcome(rest, edition, **more)
    assert found.diagnostics == ()
    return found.value


FULL = """
公文:
  主送: [甲市人民政府, 乙委]
  成文日期: 2025-02-04
  发文字号: 云政〔2025〕3号
  签发人: [张三, 李四]
  附件:
    - 目录
    - {标题: 说明, 内容: "第一段。\\n第二段。"}
    - {标题: 清单, 表: {列: [序号, 名称], 行: [[1, 甲|乙], [2, "**丙**"]]}}
  附注: 此件公开发布
  抄送: [丙局, 丁局]
  印发机关: 云岭区人民政府办公室
  印发日期: 2025-02-05
正文:
  不足:
    - {小标题: 甲, 内容: "受理{{ 复议.受理 }}件。"}
"""


def test_the_upward_edition_has_every_element(golden):
    """The whole document of the 报送 edition, with and without origins."""
    golden("upward.txt", dump(document(FULL)))
    golden("upward-origins.txt", dump(document(FULL), origins=True))


def test_the_public_edition_keeps_what_the_pack_lists(golden):
    """No letterhead, addressee or imprint, and no seal, whose place depends on it."""
    golden("public.txt", dump(document(FULL, Edition.PUBLIC)))


@pytest.mark.parametrize(
    ("kept", "present", "absent"),
    [
        ("[标题, 主送]", {"标题", "主送"}, {"署名", "成文日期", "附注", "附件说明", "附件标题"}),
        ("[标题, 署名]", {"标题", "署名"}, {"主送", "成文日期"}),
        ("[标题, 成文日期, 附注]", {"标题", "成文日期", "附注"}, {"署名", "附件说明", "附件标题"}),
        ("[标题, 附件说明]", {"附件说明"}, {"附件标题", "署名"}),
        ("[标题, 附件]", {"附件标题"}, {"附件说明", "署名"}),
    ],
)
def test_a_pack_decides_what_the_public_edition_keeps(kept, present, absent):
    """Each element of 公开版 is kept for itself."""
    roles = {role for role, _ in texts(document(FULL, Edition.PUBLIC, manifest=MANIFEST + f"公开版: {kept}\n"))}
    assert present <= roles
    assert not absent & roles
    assert not {"发文机关标志", "发文字号", "签发人", "抄送", "印发"} & roles


@pytest.mark.parametrize(
    ("rest", "missing"),
    [
        ("", {"letterhead", "addressee", "date", "note", "attachment", "imprint"}),
        ("公文: {成文日期: 2025-02-04}", {"letterhead", "imprint"}),
        ("公文: {发文字号: 云政〔2025〕3号}", {"signer", "imprint"}),
        ("公文: {抄送: [甲]}", {"printer", "letterhead"}),
        ("公文: {签发人: [张三]}", {"letterhead", "signer"}),
    ],
)
def test_elements_that_are_not_given_are_not_there(rest, missing):
    """Without 发文字号 there is no letterhead; nothing is made up."""
    words = {line.split()[0] for line in dump(document(rest)).split("\n") if line}
    assert not missing & words


@pytest.mark.parametrize(
    ("issuers", "lines"),
    [
        ("[云岭区人民政府]", ["云岭区人民政府关于", "2024年度法治政府建设情况的报告"]),
        ("[云岭区委, 云岭区政府]", ["云岭区委 云岭区政府", "关于2024年度法治政府建设情况的报告"]),
        ("[甲局, 乙局, 丙局]", ["甲局 乙局 丙局", "关于2024年度法治政府建设情况的报告"]),
        (
            "[中国共产党云岭区工作委员会, 云岭区管理委员会]",
            ["中国共产党云岭区工作委员会", "云岭区管理委员会", "关于2024年度法治政府建设情况的报告"],
        ),
    ],
)
def test_the_title_is_composed_of_issuers_and_the_packs_words(issuers, lines):
    """One issuer runs on; joint issuers stand on one line, or each on its own where that is too long."""
    found = document(f"公文: {{署名: {issuers}}}")
    assert [plain(line) for line in found.title.lines] == lines
    assert [plain(i) for i in found.signature.issuers] == issuers.strip("[]").split(", ")
    assert found.issuer == "、".join(issuers.strip("[]").split(", "))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于情况的报告", ["关于情况的报告"]),
        ('"甲区关于\\n情况的报告"', ["甲区关于", "情况的报告"]),
        ("云岭区人民政府关于2024年度法治政府建设情况的报告", ["云岭区人民政府关于", "2024年度法治政府建设情况的报告"]),
    ],
)
def test_a_title_that_is_given_is_kept_with_its_lines(title, lines):
    """The unit's own title wins; its line breaks are kept, without any it is broken by meaning."""
    found = document(f"公文: {{标题: {title}}}")
    assert [plain(line) for line in found.title.lines] == lines
    assert {origin_name(r.origin) for line in found.title.lines for r in line} == {"公文.标题@2024.yaml:4"}


def test_a_required_section_without_anything_is_a_fault_and_leaves_a_mark():
    """RG501 says where to write it and what requires it; a draft shows the hole under its heading."""
    found = outcome("正文: {不足: 有不足。}", figures="")
    (fault,) = found.diagnostics

    assert (fault.code, fault.place.line, fault.related[0].place.path) == ("RG501", 4, "章节[0]")
    assert "2024年度情况" in fault.message
    assert "heading1 一、2024年度情况\n  paragraph 【正文.节】\n  heading1 二、不足" in dump(found.value)


@pytest.mark.parametrize(("year", "codes"), [(2018, []), (2019, ["RG501"])])
def test_a_section_is_required_from_its_year_on(year, codes):
    """自 of pack.yaml counts."""
    made = MANIFEST.replace("自: 2019", f"自: {2024 + 2019 - year}")
    assert [f.code for f in outcome("正文: {不足: 有不足。}", figures="", manifest=made).diagnostics] == codes


def test_a_markup_fault_points_at_the_template():
    """What the markup reader finds has the place in the template."""
    made = pack(({"sections/节.md.j2": "甲\n\n**乙"},), "名称: 试\n标题: 报告\n章节: [{键: 节, 标题: 情况}]\n")
    engine = Engine(made)
    engine.prepare()
    data = facts(made)
    (fault,) = assemble(data, render(engine, data).value, made, Edition.UPWARD).diagnostics

    assert (fault.code, fault.place.source.path, fault.place.line) == ("RG308", "层0/sections/节.md.j2", 3)


@pytest.mark.parametrize("text", ["# 甲", "**甲**", "| 甲 |", "- 甲", "<w:p>甲&乙", "甲  乙"])
def test_facts_print_as_themselves_through_the_whole_road(text):
    """In narrative, small headings, a unit's name, a title and tables, nothing that a clerk types is markup."""
    rest = f"""
单位: {{名称: '{text}'}}
公文: {{标题: '{text}', 附注: '{text}', 附件: [{{标题: '{text}', 表: {{列: ['{text}'], 行: [['{text}']]}}}}]}}
正文:
  节: '{text}'
  不足: [{{小标题: '{text}', 内容: '{text}'}}]
"""
    found = document(rest)
    mine = [plain(content) for role, content in texts(found) if role != "标题1"]
    assert mine == [text, "导语。", text, f"{text}。", text, text, text, f"（{text}）", text, text, text]


def test_heads_of_a_written_table_stand_over_their_columns():
    """A head over two columns beside one that reaches down; the unit above, the notes below."""
    columns = "[机关, {名称: 处罚, 列: [罚款, 没收]}]"
    table = f"{{计量: 单位：件, 列: {columns}, 行: [[甲局, 1, 2]], 注: [一。]}}"
    found = document(f"公文: {{附件: [{{标题: 目录, 表: {table}}}]}}")
    (made,) = found.attachments[0].blocks

    spans = [[(plain(cell.content), cell.across, cell.down) for cell in row] for row in made.heads]
    assert spans == [[("机关", 1, 2), ("处罚", 2, 1)], [("罚款", 1, 1), ("没收", 1, 1)]]
    assert [plain(text) for text in (made.unit, *made.notes)] == ["单位：件", "一。"]
