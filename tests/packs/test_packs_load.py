"""A pack, loaded: all its files, all their faults, its digest."""

from __future__ import annotations

import pytest

from reportgen.packs.load import load_pack

TREE = {
    "甲/pack.yaml": "名称: 甲\n继承: 乙\n章节: [节]",
    "甲/sections/节.md.j2": "一",
    "乙/pack.yaml": "名称: 乙\n标题: 报告\n章节: [{键: 节, 标题: 情况}]",
    "乙/sections/节.md.j2": "二",
    "乙/macros/句.md.j2": "三",
    "乙/sentences.md.j2": "{% block 句甲 %}四{% endblock %}{%- block 句乙 -%}{% endblock %}",
    "乙/indicators.yaml": "新题:\n  名称: 新\n  指标:\n    新数: {名称: 新, 单位: 件, 种类: 计数, 汇总: 求和}",
}


def test_the_templates_of_every_layer_are_there(rooted):
    """Each by its layer and its name; catalogues add up; sentences of all layers may be used."""
    found = load_pack("甲", rooted(TREE))

    assert found.diagnostics == ()
    own = {key: s.text[:1] for key, s in found.value.templates.items() if key[0] < 2}  # the bottom layer has more
    assert own == {
        (0, "sections/节.md.j2"): "一",
        (1, "sections/节.md.j2"): "二",
        (1, "macros/句.md.j2"): "三",
        (1, "sentences.md.j2"): "{",
    }
    assert found.value.catalogue.get("新题.新数") is not None
    assert found.value.catalogue.get("行政复议.受理") is not None
    assert found.value.shape.sentences[:2] == ("句甲", "句乙")
    parts = found.value.shape.of("政府", 2024)
    assert parts is not None and dict(parts.slots) == {"节": ((), ())}


def test_all_faults_of_all_files_are_told_at_once(rooted):
    """Manifest, catalogue and templates in one pass."""
    broken = {
        **TREE,
        "甲/pack.yaml": "名称: 甲\n继承: 乙\n章节: [没有]",
        "甲/indicators.yaml": "1题: {名称: 甲, 指标: {}}",
        "甲/sections/坏.md.j2": "甲\u0007",
    }
    found = load_pack("甲", rooted(broken))

    assert found.value is None
    assert sorted(d.code for d in found.diagnostics) == ["RG104", "RG303", "RG310"]


def digest(roots, name="甲"):
    """The digest of a pack without faults."""
    found = load_pack(name, roots)
    assert not found.failed
    return found.value.digest


@pytest.mark.parametrize("name", [*TREE, "national/layout.yaml", "甲/sections/新.md.j2", "national/indicators.yaml"])
def test_the_digest_changes_with_every_file(rooted, name):
    """Any file of any layer that can change a report changes the digest."""
    before = digest(rooted(TREE))
    texts = {**TREE, **{key: source.text for key, source in load_pack("national", rooted()).value.sources}}
    comment = "{# 注 #}" if name.endswith("j2") else "\n# 注\n"

    assert digest(rooted({**TREE, name: texts.get(name, "") + comment})) != before


def test_the_digest_does_not_depend_on_the_folder(rooted):
    """The same files elsewhere, or with an empty root before them, have the same digest."""
    plain = digest(rooted(TREE))
    assert digest(rooted({"别的/pack.yaml": "名称: 别的"}, TREE)) == plain


def test_the_digest_depends_on_which_layer_has_which_text(rooted):
    """Two layers of one pack that swap a file are another pack."""
    mine, ours = {"甲/sections/节.md.j2": "上"}, {**TREE, "甲/sections/节.md.j2": "下"}
    swapped = {"甲/sections/节.md.j2": "下"}, {**TREE, "甲/sections/节.md.j2": "上"}

    assert digest(rooted(mine, ours)) != digest(rooted(*swapped))
