"""Text copied from last year's file: found whatever the figures are, shown with its place, bounded in time."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from checks.trial import facts_found

from reportgen.checks.copying import ALIKE, NEAREST, Masked, matches
from reportgen.facts.written import Written
from reportgen.source import Place, Source, Span

OLD = "基层执法力量与承接的执法事项不相适应，主要原因是编制少、专业人员缺乏，11名执法人员中有2名学过法律，培训跟不上。"
NEW = "数据共享还不充分，有的单位的业务系统没有与区级平台对接，主要原因是标准不统一、更新不及时，部门之间缺少协调。"


def copied(folder, now, before):
    """The findings of RG451 for this year's and last year's 正文."""
    found = facts_found(folder, f"正文:\n{now}上年：\n正文:\n{before}")
    assert not [d for d in found if d.code[:3] in ("RG1", "RG2", "RG3", "RG9") and d.code != "RG219"], found
    return [d for d in found if d.code == "RG451"]


def said(text):
    return f"  不足: '{text}'\n"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (OLD, "与上年的一字不差"),
        (OLD.replace("11名", "12名").replace("2名", "3名"), "除了数字，与上年的一字不差"),
        (OLD.replace("11名", "1.2万余名"), "除了数字，与上年的一字不差"),
        (OLD.replace("11名", "{{ 行政执法.执法人员 }}名"), "除了数字，与上年的一字不差"),
        (OLD.replace("跟不上", "不够"), "与上年的相同9"),
        (OLD.replace("主要原因是", "根源在于"), "与上年的相同9"),
        (f"从检查情况看，{OLD}", "与上年的相同9"),
        (NEW, ""),
        (OLD[:30] + NEW[30:], ""),
        ("编制少、专业人员缺乏是主要原因。", ""),
    ],
)
def test_a_paragraph_that_is_nearly_the_same(tmp_path, text, how):
    """Other figures or a few other words hide nothing; another text and a short one are silent."""
    figures = "指标: {行政执法: {执法人员: 12}}\n" if "{{" in text else ""
    found = facts_found(tmp_path, f"{figures}正文:\n{said(text)}上年：\n正文:\n{said(OLD)}")
    messages = [d.message for d in found if d.code == "RG451"]

    assert [how in message for message in messages] == ([True] if how else [])


def test_braces_without_end_take_no_time(tmp_path):
    """Last year's file may hold anything; looking at each brace with all those behind it takes minutes."""
    assert len(copied(tmp_path, said(OLD), f"  不足: |\n    {{×300000\n    {OLD}\n")) == 1


def test_the_finding_shows_both_texts_with_their_places(tmp_path):
    """Line of this year's file, and last year's with the text and its line in that file."""
    (found,) = copied(tmp_path, said(OLD.replace("11", "12")), said(OLD))

    assert found.path == "正文.不足"
    assert found.place.source.path.endswith("2024.yaml")
    (related,) = found.related
    assert related.message == f"上年写的是：“{OLD}”"
    assert related.place.source.path.endswith("2023.yaml")
    assert OLD in related.place.source.line(related.place.line)


def test_each_paragraph_and_point_is_compared_with_all_of_last_years(tmp_path):
    """Wherever it stood: under another key, in a block, in a point; headings are not compared."""
    now = f"  不足: |\n    {NEW}\n    {OLD}\n  安排:\n    - {{小标题: {'规范执法' * 12}, 内容: 2025年推进。}}\n"
    before = f"  举措:\n    - {{小标题: {'规范执法' * 12}, 要点: ['{OLD}', 甲。]}}\n"

    (found,) = copied(tmp_path, now, before)

    assert (found.place.line, found.place.column) == (10, 5)
    assert found.related[0].place.path == "正文.举措[0].要点[0]"


@pytest.mark.parametrize(
    ("now", "before", "count"),
    [
        (f"  # 沿用上年，请核对\n{said(OLD)}", said(OLD), 0),  # RG403 says so
        (f"  # 沿用上年，请核对\n\n  # 复议科写\n{said(OLD)}", said(OLD), 0),
        (f"  # 沿用上年，请核对\n  不足: |\n    {OLD}\n    {OLD}甲。\n", said(OLD), 0),
        (f"  不足:\n    # 沿用上年，请核对\n    - '{OLD}'\n    - '{OLD}'\n", said(OLD), 1),
        (f"  # 沿用上年，请核对\n  举措: 甲。\n{said(OLD)}", said(OLD), 1),
        (f"  导语: '{OLD}'\n", f"  导语: '{OLD}'\n", 0),  # a formula
        ("  举措: [{套用: 普法宣传}]\n", "  举措: [{套用: 普法宣传}]\n", 0),
    ],
)
def test_what_is_told_elsewhere_or_is_a_formula(tmp_path, now, before, count):
    """Marks of `new --from` have their own finding; the lead and the pack's sentences are the same every year."""
    figures = "指标: {普法: {宣传活动: 3, 宣传资料: 5}}\n"
    keys = f"{figures}正文:\n{now}上年：\n{figures}正文:\n{before}"

    assert len([d for d in facts_found(tmp_path, keys) if d.code == "RG451"]) == count


def test_a_file_made_from_last_years_is_marked_and_not_called_copied(office):
    """`new --from`, then `check`: RG403 alone; with a mark taken away and the text left, RG451."""
    unit = "单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n"
    points = f"正文:\n  举措:\n    - {{小标题: 甲, 内容: '{NEW}'}}\n"
    body = f"{points}  不足: |\n    {OLD}\n  第一责任人: 乙。\n  安排: 丙。\n"
    office.write("2024.yaml", f"模板: national/five-part\n年度: 2024\n{unit}{body}")
    assert office.run("new", "2025", "--from", "2024.yaml").code == 0
    marked = office.run("check", "2025.yaml").err
    text = (office.folder / "2025.yaml").read_text(encoding="utf-8")
    office.write("2025.yaml", text.replace("  # 沿用上年，请核对\n  不足", "  不足"))
    looked_at = office.run("check", "2025.yaml").err

    assert ("RG403" in marked, "RG451" in marked) == (True, False)
    assert looked_at.count("RG451") == 1


@pytest.mark.parametrize(
    "previous", ["正文: [甲]\n", "正文: 甲\n", "年度: 2022\n", "单位: {名称: 东山区人民政府}\n", "正文:\n"]
)
def test_last_years_file_can_hold_anything(tmp_path, previous):
    """A file of another shape, year or unit is not compared, and nothing crashes."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "2023.yaml").write_text(f"指标: {{}}\n{previous}", encoding="utf-8")
    codes = {d.code for d in facts_found(tmp_path, f"正文:\n{said(OLD)}")}

    assert not codes & {"RG451", "RG901"}


def masked(texts):
    place = Place(Source("文", ""), Span(1, 1, 1, 1))
    return [Masked(text, Written(text, place), number) for number, text in enumerate(texts)]


def test_the_nearest_in_likeness_is_shown():
    """Of several the one that is most like; an equal one before all."""
    near, nearer = OLD.replace("培训跟不上", "培训少"), OLD.replace("跟不上", "没跟上")

    (found,) = matches(masked([OLD]), masked([NEW, near, nearer]))
    assert found[1].text == nearer
    assert ALIKE <= found[2] < 100
    (same,) = matches(masked([OLD]), masked([near, OLD]))
    assert (same[1].text, same[2]) == (OLD, 100.0)


@pytest.mark.parametrize(("many", "long"), [(6000, 50), (600, 550), (20, 16000)])
def test_a_huge_file_takes_no_minutes(many, long):
    """Two files of a megabyte each, all of whose paragraphs are nearly alike in length and none in text."""
    words = "甲乙丙丁戊己庚辛壬癸"
    this = masked("".join(words[(i * 7 + j * j) % 10] for j in range(long)) for i in range(many))
    last = masked("".join(words[(i * 3 + j * j * j) % 10] for j in range(long)) for i in range(many))

    begun = time.perf_counter()
    for _ in matches(this, last):
        pass
    assert time.perf_counter() - begun < 20


def test_beyond_the_nearest_only_equal_paragraphs_are_found():
    """What bounds the time: a paragraph that was changed a little and moved far is not looked for."""
    filler = [f"{'甲乙丙丁' * 20}{i}" for i in range(NEAREST + 1)]
    changed = OLD.replace("跟不上", "没跟上")

    assert not [*matches(masked([OLD]), masked([*filler, changed]))]
    assert [*matches(masked([OLD]), masked([*filler, OLD]))]
    assert [*matches(masked([OLD]), masked([*filler[2:], changed]))]


def test_rapidfuzz_is_imported_only_where_there_are_two_texts():
    """The checks themselves do not import it."""
    code = "import sys, reportgen.checks.runner; print('rapidfuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")

    assert done.stdout == "False\n"
