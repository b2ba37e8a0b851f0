"""What `packs eject` may and may not change, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.packs.files import layer_files
from reportgen.packs.search import Layer, builtin_root, pack_names

FACTS = """\
模板: {pack}
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}}
指标:
  普法: {{宣传活动: 180, 宣传资料: 36000}}
  行政复议: {{受理: 47, 审结: 40}}
  行政执法: {{大检查: 3, 案卷评查: 5}}
  组织领导: {{听取汇报: 5}}
"""
REPORT = "data/2024.yaml"


def dump(office: Any, pack: str) -> str:
    """A report on a pack."""
    office.write(REPORT, FACTS.format(pack=pack))
    run = office.run("dump", REPORT)
    assert run.out, run.err
    return str(run.out)


def test_a_mere_eject_changes_no_report(office: Any) -> None:
    """Every file of every pack at once: all that is printed stays as it was, 上层 in copies included."""
    root = builtin_root()
    packs = [name for name in pack_names((root,)) if name not in ("national", "national/annual")]
    before = {pack: dump(office, pack) for pack in packs}

    for pack in pack_names((root,)):
        for name in layer_files(Layer(root, pack)):
            office.run("packs", "eject", pack, name)

    assert len(list(Path("templates").rglob("*.md.j2"))) > 2 * len(packs)
    assert {pack: dump(office, pack) for pack in packs} == before


def test_upper_in_a_copy_is_that_of_its_original(office: Any) -> None:
    """An edit of the copy stands once; the record decides, and a lost base is made up for by today's text."""
    before = dump(office, "heilongjiang/outline")
    office.run("packs", "eject", "heilongjiang/outline", "topics/普法.md.j2")
    assert dump(office, "heilongjiang/outline") == before

    Path("templates/.upstream/heilongjiang/outline/topics/普法.md.j2").unlink()
    assert dump(office, "heilongjiang/outline") == before


def test_upper_that_the_office_wrote_is_the_file_that_it_covers(office: Any) -> None:
    """A few blocks by hand, with a record (of a whole text that was cut down) or without one."""
    blocks = '{% extends "上层:举措" %}\n{% block 普法 %}\n## 普法\n只改这一块。\n{% endblock %}\n'
    path = "templates/henan/five-part/sections/举措.md.j2"
    office.write(path, blocks)
    by_hand = dump(office, "henan/five-part")
    assert "只改这一块。" in by_hand

    Path(path).unlink()
    source = builtin_root().folder / "national/five-part/sections"
    whole = next(p.stem.removesuffix(".md") for p in source.glob("*.j2") if "上层:" not in p.read_text("utf-8"))
    office.run("packs", "eject", "national/five-part", f"sections/{whole}.md.j2")
    before = dump(office, "national/five-part")
    office.write(f"templates/national/five-part/sections/{whole}.md.j2", f'{{% extends "上层:{whole}" %}}\n')
    assert dump(office, "national/five-part") == before


RECORD = "templates/.upstream/记录.yaml"
ROW = "base/sections/情况.md.j2: {版本: 0.8.0, SHA-256: 0}\n"


@pytest.mark.parametrize(
    "broken", ["<<<<<<< HEAD\n" + ROW + "=======\n>>>>>>> b\n", "甲: 乙\n", "- 甲\n", "甲: {版本: 1}\n", ROW + ROW]
)
def test_a_record_that_cannot_be_read_is_not_written_over(broken: str, office: Any, small: Any) -> None:
    """A conflict of git or another shape: refused with the line, nothing is written, no row is lost."""
    office.write(RECORD, broken)
    office.write("templates/base/layout.yaml", "甲: 乙\n")
    before = sorted(Path("templates").rglob("*"))

    ejected = office.run("packs", "eject", "base", "情况")
    updated = office.run("packs", "update", "base", "pack.yaml", "--merged")

    assert ejected.code == 2
    assert ejected.err.startswith(f"错误：{RECORD} 读不懂，什么都没有写：第 ")
    assert updated.code == 1
    assert Path(RECORD).read_text(encoding="utf-8") == broken
    assert sorted(Path("templates").rglob("*")) == before


@pytest.mark.parametrize("more", [(), ("base", "情况", "--merged")])
def test_an_older_program_does_not_turn_newer_text_back(more: tuple[str, ...], office: Any, small: Any) -> None:
    """Both versions are named, and nothing is written."""
    name = "base/sections/情况.md.j2"
    small({name: "新的一句。\n"}, "0.9.0")
    office.run("packs", "eject", "base", "情况")
    before = {p: p.read_bytes() for p in Path("templates").rglob("*") if p.is_file()}
    small({}, "0.8.0")

    run = office.run("packs", "update", *more)

    assert (run.code, run.out) == (2, "")
    assert f"templates/{name} 取自 0.9.0 版，这里装的 reportgen 是 0.8.0，比它旧" in run.err
    assert {p: p.read_bytes() for p in Path("templates").rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("link", ["templates/base", "templates/.upstream", "templates/.upstream/base", RECORD])
@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link(there: bool, link: str, office: Any, small: Any, tmp_path: Path) -> None:
    """The copy, its base and the record stay in the office's folder, wherever a link on the way leads."""
    elsewhere = tmp_path / "elsewhere"
    if there:
        elsewhere.mkdir()
    Path(link).parent.mkdir(parents=True, exist_ok=True)
    Path(link).symlink_to(elsewhere, target_is_directory=True)

    run = office.run("packs", "eject", "base", "情况")

    assert (run.code, run.out) == (2, "")
    assert f"{link} 是指向模板文件夹之外的链接，不往里写" in run.err
    assert not there or not [*elsewhere.iterdir()]
    assert not [p for p in Path("templates").rglob("*") if p.is_file()]
