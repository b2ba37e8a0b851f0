"""`packs eject|diff|update`: taking files of built-in packs, and following them when the program is upgraded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FILE = "templates/base/sections/情况.md.j2"
BASE = "templates/.upstream/base/sections/情况.md.j2"
NAME = "base/sections/情况.md.j2"


@pytest.fixture
def taken(office: Any, small: Any) -> Any:
    """An office that has taken the one section of `base`."""
    assert office.run("packs", "eject", "base", "情况").code == 0
    return office


def text(*changed: str) -> str:
    """The section of `base`, with some of its sentences worded anew."""
    words = {word[0]: word for word in changed}
    return "".join(f"{words.get(n, f'第{n}句')}。\n\n" for n in "一二三四五六七八")


def states(office: Any) -> dict[str, str]:
    """What `packs diff` says of each override."""
    return {row["file"]: row["state"] for row in json.loads(office.run("packs", "diff", "--format", "json").out)}


def test_eject_copies_a_file_and_keeps_its_text(office: Any, golden: Any) -> None:
    """The copy is what the pack uses from then on; its base lies beside it, and is no pack."""
    run = office.run("packs", "eject", "henan/five-part", "macros/句式.md.j2")

    golden("eject.txt", run.out + Path("templates/.upstream/记录.yaml").read_text(encoding="utf-8").partition("SHA")[0])
    assert (run.code, run.err) == (0, "")
    copies = list(Path("templates").rglob("句式.md.j2"))
    assert len(copies) == 2
    assert copies[0].read_bytes() == copies[1].read_bytes()
    assert ".upstream" not in office.run("packs", "list").out


def test_a_copy_that_stays_without_effect_is_said(office: Any, small: Any) -> None:
    """Where the office's own pack has the file already, the copy below it changes nothing."""
    office.write("templates/own/pack.yaml", "名称: 自己的\n继承: base\n")
    office.write("templates/own/sections/情况.md.j2", "甲。\n")

    run = office.run("packs", "eject", "own", "情况")

    assert "  注意：templates/own/sections/情况.md.j2 在它之上，先用那一份\n" in run.out
    assert f"已取出 {FILE}" in run.out


def test_a_copy_is_never_written_through_a_link(office: Any, small: Any, tmp_path: Path) -> None:
    """A folder of the office that leads elsewhere is not written into."""
    (tmp_path / "elsewhere").mkdir()
    Path("templates/base").mkdir(parents=True)
    Path("templates/base/sections").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    run = office.run("packs", "eject", "base", "情况")

    assert (run.code, run.out) == (2, "")
    assert "templates/base/sections 是指向模板文件夹之外的链接，不往里写；什么都没有写" in run.err
    assert not [*(tmp_path / "elsewhere").iterdir()]


def test_eject_of_pack_yaml_leaves_one_pack(taken: Any) -> None:
    """A base that is a pack.yaml is not listed, and its name is not there twice."""
    taken.run("packs", "eject", "base", "pack.yaml")
    taken.write("data/2024.yaml", "模板: 小型\n年度: 2024\n单位: {名称: 云岭区}\n")

    assert taken.run("packs", "list").out.count("小型") == 1
    assert taken.run("check", "data/2024.yaml").code == 0


def test_eject_makes_templates_where_the_office_is(office: Any, small: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder below, the copy goes beside 办公室.yaml, not into the folder of the day."""
    office.write("data/甲/2024.yaml", "年度: 2024\n")
    monkeypatch.chdir("data/甲")

    assert office.run("packs", "eject", "base", "情况").code == 0
    assert (office.folder / FILE).is_file()


def test_diff_names_every_state(taken: Any, small: Any, golden: Any) -> None:
    """未改动, 仅本单位改, 仅上游改, 两边都改, 冲突, 上游已删除, each with what changed on either side."""
    golden("diff-same.txt", taken.run("packs", "diff").out)
    small({NAME: text("二新")})
    golden("diff-theirs.txt", taken.run("packs", "diff").out)
    taken.write(FILE, text("七改"))
    golden("diff-both.txt", taken.run("packs", "diff", "base", "情况").out)
    taken.write(FILE, text("二改", "七改"))
    golden("diff-clash.txt", taken.run("packs", "diff").out)
    small({})
    golden("diff-mine.txt", taken.run("packs", "diff").out)
    small({NAME: None, "base/sections/别的.md.j2": "甲"})
    golden("diff-dropped.txt", taken.run("packs", "diff").out)


def test_diff_without_a_record_compares_two_ways(office: Any, small: Any, golden: Any) -> None:
    """A copy made by hand is compared with today's text and said to be; additions and blocks are no copies."""
    office.write(FILE, text("三改"))
    office.write(
        "templates/base/pack.yaml", "名称: 小型\n说明: 手抄的\n标题: 关于工作的报告\n章节: [{键: 情况, 标题: 甲}]\n"
    )
    office.write("templates/national/five-part/sections/不足.md.j2", '{% extends "上层:不足" %}\n')
    office.write("templates/national/indicators.yaml", "甲: {名称: 甲, 指标: {}}\n")
    office.write("templates/own/pack.yaml", "名称: 自己的\n")

    golden("diff-unrecorded.txt", office.run("packs", "diff").out)
    assert set(states(office).values()) == {"没有取出记录"}


def test_a_record_that_was_touched_is_no_record(taken: Any) -> None:
    """A base that is not the text that was recorded, or a record that cannot be read, is not relied upon."""
    taken.write(BASE, text("一改"))
    assert states(taken) == {FILE: "没有取出记录"}

    taken.write("templates/.upstream/记录.yaml", "<<<<<<< HEAD\n甲: {版本: 1}\n=======\n")
    run = taken.run("packs", "diff")
    assert run.code == 1
    assert "记录.yaml:2:2: 错误 RG109" in run.err


def test_update_takes_over_what_does_not_clash(taken: Any, small: Any, golden: Any) -> None:
    """Both changes stand in the file afterwards, line ends stay, and the comparison starts from the new text."""
    taken.write(FILE, text("七改").replace("\n", "\r\n"))
    small({NAME: text("二新")})

    golden("update.txt", taken.run("packs", "update").out)
    assert Path(FILE).read_bytes().decode() == text("二新", "七改").replace("\n", "\r\n")
    assert states(taken) == {FILE: "仅本单位改"}
    assert taken.run("packs", "update").out == "没有要并入的改动\n"


def test_update_leaves_a_clash_to_a_person(taken: Any, small: Any, golden: Any) -> None:
    """The file stays as it is, the lines on both sides are named, exit 1; --merged settles it."""
    taken.write(FILE, text("二改", "七改"))
    small({NAME: text("二新", "五新")})
    before = Path(FILE).read_bytes()

    run = taken.run("packs", "update")

    golden("update-clash.txt", run.out)
    assert run.code == 1
    assert Path(FILE).read_bytes() == before
    taken.write(FILE, text("二合", "五新", "七改"))
    golden("update-merged.txt", taken.run("packs", "update", "base", "情况", "--merged").out)
    assert states(taken) == {FILE: "仅本单位改"}
    assert taken.run("packs", "update", "base", "情况", "--merged").out == "没有要记下的：自带的没有变\n"


def test_show_names_the_layer_of_each_file(taken: Any, golden: Any) -> None:
    """Files of the office that cover ours are marked."""
    golden("show.txt", taken.run("packs", "show", "base").out.partition("\n\n各层")[2])


def test_nothing_overridden_is_said(office: Any) -> None:
    """An office without templates has nothing to compare."""
    assert office.run("packs", "diff").out == "本单位没有盖过自带模板包的文件\n"
    assert office.run("packs", "update").out == "没有要并入的改动\n"
