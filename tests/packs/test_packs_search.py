"""Finding the layers of a pack."""

from __future__ import annotations

import os

import pytest

from reportgen.packs.load import load_pack
from reportgen.packs.search import Layer, builtin_root, chinese_name, pack_names, read_layer_file, resolve
from reportgen.source import Place, Source, Span

HERE = Place(Source("2024.yaml", "模板: 甲"), Span(1, 5, 1, 6), "模板")


def layers(name, roots):
    """The layers as messages show them; ours are under 内置模板/."""
    found = resolve(name, roots, HERE)
    assert found.diagnostics == ()
    return [layer.shown("").rstrip("/") for layer in found.value]


def fault(name, roots):
    """The only fault of a pack that has no layers."""
    found = resolve(name, roots, HERE)
    assert found.value is None
    (diagnostic,) = found.diagnostics
    return diagnostic


def test_a_pack_stands_before_its_parents_and_the_bottom_is_national(rooted):
    """Layers are one ordered list; what names no parent stands on national."""
    roots = rooted({"甲/pack.yaml": "名称: 子\n继承: 乙/丙", "乙/丙/pack.yaml": "名称: 父"})

    assert layers("甲", roots) == ["根0/甲", "根0/乙/丙", "内置模板/national"]
    assert layers("乙/丙", roots) == ["根0/乙/丙", "内置模板/national"]
    assert layers("national", roots) == ["内置模板/national"]
    assert layers("henan/five-part", roots) == [
        "内置模板/henan/five-part",
        "内置模板/national/five-part",
        "内置模板/national/annual",
        "内置模板/national",
    ]


def test_the_offices_layer_of_each_pack_comes_before_ours(rooted):
    """An office overrides single files of a pack, of its parent and of the bottom, without a pack.yaml of its own."""
    mine = {"national/five-part/sections/举措.md.j2": "甲", "national/layout.yaml": "乙"}
    roots = rooted(mine, {"henan/five-part/甲": ""})

    assert layers("henan/five-part", roots) == [
        "根1/henan/five-part",
        "内置模板/henan/five-part",
        "根0/national/five-part",
        "内置模板/national/five-part",
        "内置模板/national/annual",
        "根0/national",
        "内置模板/national",
    ]


@pytest.mark.parametrize("name", ["河南省五项内容型", "某省型"])
def test_a_chinese_name_finds_its_pack(rooted, name):
    """模板 may give 名称 instead of the path; of two roots the office's manifest decides on the name."""
    roots = rooted({"某省/pack.yaml": "名称: 某省型", "坏/pack.yaml": "名称: [", "空/pack.yaml": ""})

    assert layers(name, roots)[0] in ("根0/某省", "内置模板/henan/five-part")
    assert chinese_name("某省", roots) == "某省型"
    assert chinese_name("坏", roots) is None
    assert chinese_name("没有", roots) is None


def test_all_packs_are_listed_sorted_and_once(rooted):
    """Packs of all roots, each path once."""
    roots = rooted({"甲/pack.yaml": "", "henan/five-part/pack.yaml": "", "乙/不是包": ""})
    shipped = pack_names((builtin_root(),))

    assert {"henan/five-part", "national", "national/five-part"} <= set(shipped)
    assert pack_names(roots) == tuple(sorted({*shipped, "甲"}))


@pytest.mark.parametrize(
    ("manifests", "name", "circle"),
    [
        ({"甲": "甲"}, "甲", "甲 → 甲"),
        ({"甲": "乙", "乙": "甲"}, "甲", "甲 → 乙 → 甲"),
        ({"甲": "乙", "乙": "丙", "丙": "乙"}, "甲", "乙 → 丙 → 乙"),
    ],
)
def test_a_pack_that_extends_itself_is_told_with_the_circle(rooted, manifests, name, circle):
    """RG302 at the 继承 that closes the circle."""
    found = fault(name, rooted({f"{k}/pack.yaml": f"名称: {k}\n继承: {v}" for k, v in manifests.items()}))

    assert (found.code, found.place.path) == ("RG302", "继承")
    assert circle in found.message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("甲", "现有模板包"),
        ("henan/five-parts", "henan/five-part"),
        ("../甲", "现有模板包"),
        ("henan/../../甲", "现有模板包"),
        ("/etc", "现有模板包"),
        ("", "现有模板包"),
        ("henan\\five-part", "henan/five-part"),
    ],
)
def test_a_pack_that_is_not_there_is_told_where_it_is_named(rooted, name, hint):
    """RG301 at the name, with the near ones or all; names cannot lead out of the roots."""
    roots = rooted({"在/pack.yaml": "名称: 在"})
    (roots[0].folder.parent / "甲").mkdir()
    (roots[0].folder.parent / "甲/pack.yaml").write_text("名称: 外\n", encoding="utf-8")
    found = fault(name, roots)

    assert (found.code, found.place) == ("RG301", HERE)
    assert hint in found.hints[0]


@pytest.mark.parametrize("parent", ["没有", "../甲", "/甲"])
def test_a_missing_parent_is_told_at_the_manifests_line(rooted, parent):
    """RG301 at 继承, not at the facts file."""
    found = fault("甲", rooted({"甲/pack.yaml": f"名称: 甲\n继承: {parent}"}))

    assert found.code == "RG301"
    assert (found.place.source.path, found.place.line, found.place.column) == ("根0/甲/pack.yaml", 2, 5)


@pytest.mark.parametrize("text", ["名称: [", "名称: 甲\n名称: 乙"])
def test_a_manifest_that_cannot_be_read_gives_its_own_faults(rooted, text):
    """YAML faults of pack.yaml are told as such."""
    assert fault("甲", rooted({"甲/pack.yaml": text})).code in ("RG109", "RG112")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_out_of_the_root_is_refused(rooted, tmp_path):
    """A file or a folder that points outside is RG309 and never read; a link that stays inside is fine."""
    roots = rooted({"甲/pack.yaml": "名称: 甲", "甲/sections/举措.md.j2": "内"})
    (tmp_path / "密").write_text("密", encoding="utf-8")
    sections = roots[0].folder / "甲/sections"
    (sections / "外.md.j2").symlink_to(tmp_path / "密")
    (sections / "内.md.j2").symlink_to(sections / "举措.md.j2")
    (sections / "断.md.j2").symlink_to(sections / "没有")
    layer = Layer(roots[0], "甲")

    assert read_layer_file(layer, "sections/内.md.j2").value.text == "内"
    assert read_layer_file(layer, "sections/断.md.j2") is None
    refused = read_layer_file(layer, "sections/外.md.j2")
    assert refused.value is None
    assert [d.code for d in refused.diagnostics] == ["RG309"]
    assert [d.code for d in load_pack("甲", roots).diagnostics] == ["RG309"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_pack_that_is_a_link_out_of_the_root_is_refused(rooted, tmp_path):
    """A whole folder linked from elsewhere is refused file by file."""
    roots = rooted({"在/pack.yaml": "名称: 在"})
    (tmp_path / "外").mkdir()
    (tmp_path / "外/pack.yaml").write_text("名称: 外", encoding="utf-8")
    (roots[0].folder / "甲").symlink_to(tmp_path / "外")

    assert fault("甲", roots).code == "RG309"


def test_the_packs_that_come_with_reportgen_are_found():
    """The bottom layer lies in the folder that ships with the program."""
    assert (builtin_root().folder / "national/pack.yaml").is_file()
