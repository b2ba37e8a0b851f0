"""What `pull` may not write: anything that would print what nobody has read in Word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from roundtrip.edited import Edited
from roundtrip.reviewed import FACTS, OFFICE

DATA = Path(__file__).parents[2] / "data"
INTRO = (
    "区政府坚持问题导向，围绕中心、服务大局，按月调度、按季通报、年终考核，对进展慢的单位逐个约谈，"
    "对群众反映多的事项逐件回访，把各项任务落到责任单位、落到时限、落到人，办成了一批多年没有办成的事。"
    "现将有关情况报告如下。"
)


def _pulled(office, facts, *edits):
    """The exit code of `pull --apply`, what it says, and the facts file then."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", facts)
    assert office.run("build", "2024.yaml", "-o", "2024.docx").code == 0
    document = Edited((office.folder / "2024.docx").read_bytes())
    for edit in edits:
        edit(document)
    office.write("改过.docx", document.data())
    run = office.run("pull", "改过.docx", "2024.yaml", "--apply")
    return run.code, run.out, (office.folder / "2024.yaml").read_text(encoding="utf-8")


def test_a_deletion_that_makes_the_template_speak_is_refused(office):
    """Without the text of the file the template prints its own: the text stays, and stays told as left."""
    facts = FACTS.replace("正文:\n", f"正文:\n  导语: {INTRO}\n")
    code, out, then = _pulled(office, facts, lambda d: d.delete(INTRO))
    again = office.run("pull", "改过.docx", "2024.yaml", "--apply").out
    assert (code, then, again) == (1, facts, out)
    assert "不能单独删去：会缺一部分，或由模板另写一段" in out and "两边都改了" not in out


@pytest.mark.parametrize(
    "beside",
    [("不够健全", "不够{{健全}}"), ("2024年的主要问题", "2023年的主要问题")],
    ids=["words that no file can hold", "the year"],
)
def test_a_figure_printed_twice_is_not_written_of_one_place(office, beside):
    """The other paragraph has the old number still, whatever else is wrong in it."""
    code, out, then = _pulled(office, FACTS, lambda d: d.type("申请47件", "申请49件"), lambda d: d.type(*beside))
    assert (code, then) == (1, FACTS)
    assert "同一个数还印在第 14 段，那里没有这样改" in out


@pytest.mark.parametrize(
    ("what", "before", "moved"),
    [
        (
            "加强组织领导",
            "推进综合行政",
            "    - 小标题: 加强组织领导\n"
            "      内容: 定期听取工作汇报，研究解决重大问题，全年听取法治建设工作汇报{{ 组织领导.听取汇报 }}次。\n",
        ),
        (
            "深化行政复议",
            "压实工作",
            "    - 小标题: 深化行政复议\n      要点:\n"
            "        - 内容: 发挥主渠道作用，全年受理行政复议申请{{ 行政复议.受理 }}件，"
            "立案前化解{{ 行政复议.立案前化解 }}件。\n"
            "        - 内容: 负责人出庭率达{{ 行政应诉.负责人出庭率 }}%，形成示范效应。\n"
            "        - 内容: 上传数据{{ 数字法治.数据归集 }}条，实现共享。\n",
        ),
    ],
    ids=["a heading and its text", "a heading and points"],
)
def test_a_move_to_another_part_keeps_what_is_quoted(office, what, before, moved):
    """An item is taken as it is, quotes and all: the next change of a figure reaches it."""
    _, out, then = _pulled(office, FACTS, lambda d: d.move(what, before))
    lead = " " * (6 if before == "推进综合行政" else 4)
    there = moved.replace("\n    ", f"\n{lead}")
    here = f"{lead}- 小标题: {before}"
    assert "移一段" in out.split("写进以后")[0] and out.startswith("已写进")
    assert then.count("{{") == FACTS.count("{{")
    assert (lead + there.lstrip() + here)[:120] in then


def test_an_item_leaves_its_topic_behind_where_nobody_knows_it(office):
    """The points come along all the same."""
    facts = FACTS.replace("    - 小标题: 深化行政复议\n", "    - 主题: 行政复议\n      小标题: 深化行政复议\n")
    _, out, then = _pulled(office, facts, lambda d: d.move("深化行政复议", "压实工作"))
    assert out.startswith("已写进 2024.yaml 的（1 处）")
    assert then.count("主题: 行政复议") == 0 and then.count("        - 内容: ") == facts.count("        - 内容: ")
    assert then.count("{{") == facts.count("{{")


def test_a_figure_that_changed_and_moved_is_a_figure_still(office):
    """Both are written, and the sentence quotes it as before."""
    edits = (lambda d: d.move("加强组织领导", "推进综合行政"), lambda d: d.type("汇报5次", "汇报6次"))
    _, out, then = _pulled(office, FACTS, *edits)
    assert "听取汇报: 6" in then and then.count("{{ 组织领导.听取汇报 }}") == 1
    assert out.startswith("已写进 2024.yaml 的（2 处）")


def test_a_figure_that_cannot_change_is_not_typed_by_a_move(office):
    """Printed in another place as it was: neither the move nor the number is written."""
    edits = (lambda d: d.move("深化行政复议", "压实工作"), lambda d: d.type("申请47件", "申请49件"))
    code, out, then = _pulled(office, FACTS, *edits)
    assert (code, then) == (1, FACTS)
    assert "移到了另一部分" in out


def test_a_heading_of_a_table_is_added_without_its_number(office):
    """表四 is set by the program, as （四） is."""

    def add(document):
        document.add("强化督察考核", "表四　完善台账")
        document.add("督促整改突出问题", "逐项建立台账。")
        document.move("完善台账", "逐项建立台账")

    facts = FACTS.replace("\n正文:\n", "\n体例: {全部: {标题: 部分, 小标题: 表}}\n正文:\n")
    code, out, then = _pulled(office, facts, add)
    assert code == 0, out
    assert "    - 小标题: 完善台账\n      内容: 逐项建立台账。\n" in then


@pytest.mark.parametrize("text", ["表四　各区统计口径", "表四　统计口径没有变。"], ids=["a name", "a text"])
def test_what_begins_as_the_name_of_a_table_stays_as_typed(office, text):
    """Where no setting numbers so, it is no number of ours."""
    code, out, then = _pulled(office, FACTS, lambda d: d.add("督促整改突出问题", text))
    assert code == 0, out
    assert text in then


def test_a_text_printed_twice_is_left_for_the_other_place(office):
    """A task's date stands in its bracket and in the table of tasks: the reason is that of figures."""
    shutil.copytree(DATA / "qinglan", office.folder / "data")
    assert office.run("build", "data/2012.yaml", "-o", "2012.docx").code == 0
    document = Edited((office.folder / "2012.docx").read_bytes())
    document.type("完成时限：11月底前", "完成时限：12月底前")
    office.write("改过.docx", document.data())
    run = office.run("pull", "改过.docx", "data/2012.yaml", "--format", "concise")
    assert run.code == 1
    assert "原因：同一处事实还印在第 144 段，那里没有这样改" in run.out


def test_a_sentence_behind_a_heading_is_new_text(office):
    """It stands between the stop behind the heading and the number of the first point, both the program's."""
    code, out, then = _pulled(office, FACTS, lambda d: d.type("深化行政复议。", "深化行政复议。组织开展专项督查。"))
    assert (code, then) == (1, FACTS)
    assert "改文字：加上“组织开展专项督查。”" in out
    assert "新加的话落在程序加的标点、序号旁边，说不准该放进 正文 的哪一处" in out
