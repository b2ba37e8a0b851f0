"""A facts sheet that no sample resembles builds on every pack of annual reports, without touching a template."""

from __future__ import annotations

import re

import pytest

from reportgen import pipeline
from reportgen.document.editions import Edition
from reportgen.document.walk import dump
from reportgen.packs.search import builtin_root, pack_names
from reportgen.workshop import Workshop

TOWNSHIP = """\
模板: {pack}
年度: {year}
单位: {{名称: 青杨镇人民政府, 简称: 青杨镇, 自称: 我镇, 层级: 乡, 类别: 政府}}
公文:
  主送: [示例县人民政府]
  署名: [中共青杨镇委员会, 青杨镇人民政府, 青杨镇人民代表大会主席团]
章节:
{order}
正文:
{body}
"""
BODIES = {
    "national/five-part": {
        "第一责任人": "镇党委书记、镇长定期研究法治建设工作，带头学法用法。",
        "举措": "\n    - {小标题: 规范村务管理, 内容: 村级重大事项经村民会议讨论决定。}\n"
        "    - {小标题: 化解矛盾纠纷, 内容: 建立镇村两级调解网络。}",
        "特色": "建成古街法治长廊。",
        "不足": "法律专业人员少，主要原因是编制有限。",
        "安排": "配齐司法所人员。",
    },
    "national/themes": {
        "组织领导": "镇党委书记、镇长定期研究法治建设工作，带头学法用法。",
        "矛盾化解": "建立镇村两级调解网络。",
        "特色": "建成古街法治长廊。",
        "不足": "法律专业人员少，主要原因是编制有限。",
        "安排": "配齐司法所人员。",
    },
    "national/outline": {
        "组织领导": "镇党委书记、镇长定期研究法治建设工作，带头学法用法。",
        "矛盾化解": "\n    - {小标题: 织密调解网络, 内容: 建立镇村两级调解网络。}\n    - 推广一站式调解。",
        "特色": "建成古街法治长廊。",
        "不足": "法律专业人员少，主要原因是编制有限。",
        "安排": "配齐司法所人员。",
    },
}


def township(pack, year=2024):
    """The sheet on one pack, its sections in an order of its own."""
    texts = BODIES[pack]
    order = "\n".join(f"  - {'{键: 特色, 标题: 基层治理特色工作}' if key == '特色' else key}" for key in texts)
    body = "\n".join(f"  {key}: {text}" for key, text in texts.items())
    return TOWNSHIP.format(pack=pack, year=year, order=order, body=body)


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("pack", BODIES)
def test_a_township_with_three_issuers_and_no_figures(office, golden, pack, edition):
    """One addressee, no figures, an extra section, joint issuers of three, no number and no date."""
    path = office.write("data/2024.yaml", township(pack))
    run = office.run("build", "data/2024.yaml", "--edition", edition.value)
    composed = pipeline.check(path, Workshop(), edition)

    assert run.code == 0
    assert (office.folder / f"output/2024{'-公开' if edition is Edition.PUBLIC else ''}.docx").is_file()
    assert {d.code for d in composed.diagnostics} <= {"RG520", "RG534"}  # no date; an order of its own
    golden(f"township-{pack.rpartition('/')[2]}-{edition.value}.txt", dump(composed.value.document))


ANNUAL = [name for name in pack_names((builtin_root(),)) if name.endswith(("five-part", "themes", "outline"))]
BARE = "模板: {pack}\n年度: {year}\n单位: {{名称: {name}, 自称: 我区}}\n公文: {{{official}}}\n正文:\n{body}"
OFFICIALS = {
    "nothing": "",
    "all": "主送: [示例市人民政府], 发文字号: 示政〔2025〕3号, 签发人: [张示例], 成文日期: 2025-01-15",
    "three": "署名: [甲区委员会, 甲区人民政府, 甲区监察委员会], 成文日期: 2025-01-15",
}


@pytest.mark.parametrize("official", OFFICIALS)
@pytest.mark.parametrize("year", [2017, 2019, 2022, 2025])
@pytest.mark.parametrize("pack", ANNUAL)
def test_a_pack_builds_without_any_figure(office, pack, year, official):
    """With one unit or three, with and without addressee, number and date; the required parts written by hand."""
    text = BARE.format(pack=pack, year=year, name="甲区人民政府", official=OFFICIALS[official], body="")
    office.write("data/bare.yaml", text.removesuffix("正文:\n"))
    missing = re.findall(r"在 正文\.(\w+) 下写", office.run("check", "data/bare.yaml", "--all").err)
    body = "".join(f"  {key}: 据实写。\n" for key in missing)
    office.write("data/full.yaml", f"{text}{body}" if body else text.removesuffix("正文:\n"))

    run = office.run("build", "data/full.yaml")
    assert run.code == 0
    assert {code[:3] for code in re.findall(r" (RG\d+):", run.err)} <= {"RG5"}  # what duties say of bare facts


@pytest.mark.parametrize("pack", [name for name in pack_names((builtin_root(),)) if "/" in name])
def test_every_pack_shows_what_it_is(office, pack):
    """`packs show` and `schema` of each; a pack without sections says that it is no pack for reports."""
    assert office.run("packs", "show", pack).code == 0
    assert office.run("schema", pack).code == 0
