"""`reportgen fmt`: canonical files, nothing lost, nothing written without need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen import workshop
from reportgen.yaml_text import layout

ROOT = Path(__file__).parent.parent.parent
MESSY = """\
# 云岭区 2024 年度
公文: {成文日期: '2025-02-24', 主送: [示例市人民政府]}   # 待核
年度:   2024
模板: 'henan/five-part'

# 全年的数
指标:
    普法: {宣传活动: 180余}
    # 复议处报
    行政复议:
        审结: 45   # 含上年结转
        受理: {来源: 台账, 数: 47}
        新指标: 1
正文:
  安排:
  - 内容: 充实力量。
    小标题: '加强监督'
  不足: "力量不足。"
单位: {自称: 我区, 名称: 云岭区人民政府, 类别: 政府}
"""
TIDY = """\
# 云岭区 2024 年度
模板: henan/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 类别: 政府}
公文: {主送: [示例市人民政府], 成文日期: 2025-02-24}    # 待核

# 全年的数
指标:
  # 复议处报
  行政复议:
    受理: {数: 47, 来源: 台账}
    审结: 45            # 含上年结转
    新指标: 1
  普法: {宣传活动: 180余}
正文:
  不足: 力量不足。
  安排:
    - 小标题: 加强监督
      内容: 充实力量。
"""


def test_keys_quotes_and_spaces_are_put_in_order(office: Any) -> None:
    """The pack's order where it is found, all comments kept; a second run has nothing to do."""
    path = office.write("2024.yaml", MESSY)

    first = office.run("fmt", "2024.yaml")
    text = path.read_text(encoding="utf-8")
    second = office.run("fmt", "2024.yaml")

    assert (first.code, first.out, first.err) == (0, "已整理 2024.yaml\n", "")
    assert text == TIDY
    assert (second.code, second.out) == (0, "不用整理 2024.yaml\n")


def test_a_file_in_order_is_not_written(office: Any) -> None:
    """Its time stays, so nothing downstream is made anew."""
    path = office.write("2024.yaml", TIDY)
    os.utime(path, ns=(1, 1))

    office.run("fmt", "2024.yaml")

    assert path.stat().st_mtime_ns == 1


@pytest.mark.parametrize("text", [TIDY.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + TIDY.encode(), MESSY.encode()])
def test_check_names_what_would_change_and_writes_nothing(text: bytes, office: Any) -> None:
    """Line ends and a byte order mark count; exit 1."""
    path = office.write("2024.yaml", text)

    run = office.run("fmt", "--check", "2024.yaml")

    assert (run.code, run.out) == (1, "要整理 2024.yaml\n改法：reportgen fmt 文件…\n")
    assert path.read_bytes() == text
    assert office.run("fmt", "2024.yaml").code == 0
    assert path.read_bytes() == TIDY.encode()
    assert office.run("fmt", "--check", "2024.yaml").code == 0


def test_a_file_that_cannot_be_read_is_shown_and_left_alone(office: Any) -> None:
    """Its faults are told, the other file is still put in order, exit 1."""
    bad = office.write("2023.yaml", "年度: 2023\n单位：甲\n")
    office.write("2024.yaml", MESSY)

    run = office.run("fmt", "2023.yaml", "2024.yaml")

    assert (run.code, run.out) == (1, "已整理 2024.yaml\n")
    assert "2023.yaml:2:3: 错误 RG108" in run.err
    assert bad.read_text(encoding="utf-8") == "年度: 2023\n单位：甲\n"


@pytest.mark.parametrize("text", ["- 甲\n- 乙\n", "一句话\n"])
def test_a_file_without_keys_is_shown_and_left_alone(text: str, office: Any) -> None:
    """It is no facts file: RG202, exit 1."""
    path = office.write("2024.yaml", text)

    run = office.run("fmt", "2024.yaml")

    assert (run.code, run.out, "RG202" in run.err) == (1, "", True)
    assert path.read_text(encoding="utf-8") == text


def test_without_its_pack_a_file_is_still_put_in_order(office: Any) -> None:
    """Figures and sections then stay as written; faults of contents are for `check`."""
    path = office.write("2024.yaml", "正文: {安排: 甲。, 不足: 乙。}\n模板: 没有\n新键: 1\n年度: 2024\n")

    run = office.run("fmt", "2024.yaml")

    assert (run.code, run.err) == (0, "")
    assert path.read_text(encoding="utf-8") == "模板: 没有\n年度: 2024\n正文: {安排: 甲。, 不足: 乙。}\n新键: 1\n"


def test_the_office_file_has_an_order_of_its_own(office: Any) -> None:
    """办公室.yaml, with the pack that it names."""
    text = "输出: 成品\n公文: {抄送: [乙], 主送: [甲]}  # 各年相同\n模板: henan/five-part\n"
    path = office.write("办公室.yaml", text)

    assert office.run("fmt", "办公室.yaml").code == 0
    assert path.read_text(encoding="utf-8") == (
        "模板: henan/five-part\n公文: {主送: [甲], 抄送: [乙]}          # 各年相同\n输出: 成品\n"
    )


def test_files_of_packs_are_not_touched(office: Any) -> None:
    """Their keys have other orders: wrong use, exit 2."""
    path = office.write("templates/甲/pack.yaml", "标题: 甲\n名称: 乙\n")

    run = office.run("fmt", "templates/甲/pack.yaml")

    assert run.code == 2
    assert run.err.startswith("错误：templates/甲/pack.yaml 是模板包的文件，不整理\n  改法：fmt 只整理事实文件")
    assert path.read_text(encoding="utf-8") == "标题: 甲\n名称: 乙\n"


OTHERS = {
    ".vscode/settings.json": '{"editor.rulers": [100]}\n',
    "ci-sample.yml": "name: ci\non:  [push]\n",
    "空.yaml": "{}\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not_touched(name: str, office: Any) -> None:
    """Wrong names, and files without any key of ours: exit 2."""
    path = office.write(name, OTHERS[name])

    run = office.run("fmt", name)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：{name} ")
    assert "，不整理\n  改法：fmt 只整理事实文件" in run.err
    assert path.read_text(encoding="utf-8") == OTHERS[name]


def test_a_link_stays_one(office: Any) -> None:
    """The file that it leads to is put in order."""
    target = office.write("存/2024.yaml", MESSY)
    link = office.folder / "2024.yaml"
    link.symlink_to("存/2024.yaml")

    assert office.run("fmt", "2024.yaml").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == TIDY


def test_a_read_only_file_is_refused(office: Any) -> None:
    """Whoever made it so meant it: exit 2."""
    path = office.write("2024.yaml", MESSY)
    path.chmod(0o444)

    run = office.run("fmt", "2024.yaml")

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("错误：2024.yaml 是只读文件，没有改动\n")
    assert path.read_text(encoding="utf-8") == MESSY


@pytest.mark.parametrize("text", ["模板: [henan\n", "模版: henan/five-part\n"])
def test_a_faulty_office_file_is_told(text: str, office: Any) -> None:
    """The order could not be looked up: a warning, and --check does not say that all is well."""
    office.write("办公室.yaml", text)
    office.write("2024.yaml", "年度: 2024\n指标: {普法: {宣传活动: 1}}\n")

    run, checked = office.run("fmt", "2024.yaml"), office.run("fmt", "--check", "2024.yaml")

    assert (run.code, run.out) == (0, "不用整理 2024.yaml\n")
    assert "办公室.yaml:1:" in run.err
    assert "警告 RG" in run.err
    assert "查不到键的次序，" in run.err
    assert (checked.code, checked.out) == (1, "")


def test_check_has_no_line_for_a_file_in_order(office: Any) -> None:
    """Only those that need it, and one hint."""
    office.write("2023.yaml", TIDY.replace("2024", "2023"))
    office.write("2024.yaml", MESSY)

    run = office.run("fmt", "--check", "2023.yaml", "2024.yaml")

    assert (run.code, run.out) == (1, "要整理 2024.yaml\n改法：reportgen fmt 文件…\n")
    assert (office.run("fmt", "--check", "2023.yaml").out) == ""


def test_many_files_read_their_pack_once(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """And 办公室.yaml, as `check` does."""
    seen: list[str] = []
    load = workshop.load_pack
    monkeypatch.setattr(workshop, "load_pack", lambda name, *rest: (seen.append(name), load(name, *rest))[1])
    for year in range(2015, 2025):
        office.write(f"{year}.yaml", TIDY.replace("2024", str(year)))

    office.run("fmt", *(f"{year}.yaml" for year in range(2015, 2025)))

    assert seen == ["henan/five-part"]


def test_a_bug_of_ours_costs_no_file(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would change the contents is not written: RG902, exit 3."""
    path = office.write("2024.yaml", MESSY)
    monkeypatch.setattr(layout, "written", lambda scalar, **_: scalar.text + "？")

    run = office.run("fmt", "2024.yaml")

    assert (run.code, run.out, "RG902" in run.err) == (3, "", True)
    assert path.read_text(encoding="utf-8") == MESSY


@pytest.mark.parametrize("name", ["kaifeng/2024.yaml", "xingyang-kegongxin/2023.yaml"])
def test_reports_and_findings_stay_the_same(name: str, office: Any) -> None:
    """The samples print the same documents and get the same findings before and after."""
    shutil.copytree(ROOT / "data", office.folder / "data")

    def said() -> list[Any]:
        document = office.run("dump", f"data/{name}").out
        found = office.run("check", f"data/{name}", "--format", "concise")
        return [document, found.code, sorted(line.partition(" ")[2] for line in found.err.split("\n"))]

    before = said()
    assert office.run("fmt", *(str(path) for path in Path("data").rglob("*.yaml"))).code == 0

    assert said() == before
