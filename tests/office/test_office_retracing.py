"""`trace REPORT.docx`: where its figures come from, what was typed over by hand, what stands in no fact."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from strangers import W, package, para

from reportgen import pipeline
from reportgen.office.bases import find_base
from reportgen.office.retracing import retrace
from reportgen.readers.docx.receive import receive
from reportgen.workshop import Workshop

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(p for p in DATA.glob("*/2*.yaml") if "仅供比较" not in p.read_text(encoding="utf-8"))
FACTS = """\
模板: henan/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文: {成文日期: 2025-02-24}
指标: {普法: {宣传活动: 180余}, 行政复议: {受理: 47, 立案前化解: 2}}
正文:
  第一责任人: 召开专题会议3次。
  不足: 力量不足。
  安排: 充实力量。
"""
FACTS_FILE, DOCX = "data/2024.yaml", "output/2024.docx"


@pytest.fixture
def built(repo: Any) -> Any:
    """A committed facts file and its report."""
    repo.write(".gitignore", "output/\n")
    repo.write(FACTS_FILE, FACTS)
    repo.commit("起点")
    assert repo.run("build", FACTS_FILE).code == 0
    return repo


def edit(path: str, change: Callable[[str], str], to: str = "审阅.docx") -> str:
    """A copy of a .docx with its text changed, as Word would save it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == "word/document.xml" else data)
    Path(to).write_bytes(packed.getvalue())
    return to


def replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Words of the text by others."""

    def change(xml: str) -> str:
        for old, new in pairs:
            assert xml.count(old) == 1, (old, xml)
            xml = xml.replace(old, new)
        return xml

    return change


def tracked(old: str, new: str, author: str) -> Callable[[str], str]:
    """A word taken out and another put in, both still tracked."""
    about = f'w:id="9" w:author="{author}" w:date="2025-03-01T08:00:00Z"'

    def change(xml: str) -> str:
        [run] = [r for r in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", xml) if old in r]
        looks = "".join(re.findall(r"<w:rPr>.*?</w:rPr>", run))
        head, tail = re.sub(r"<[^>]*>", "", run).split(old)

        def plain(text: str, tag: str = "t") -> str:
            return f'<w:r>{looks}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'

        put = f"<w:del {about}>{plain(old, 'delText')}</w:del><w:ins {about}>{plain(new)}</w:ins>"
        return xml.replace(run, plain(head) + put + plain(tail))

    return change


def test_an_untouched_report_says_what_the_facts_said(built: Any, golden: Any) -> None:
    """Key, value, line of the facts, paragraph of the report; nothing was typed over."""
    run = built.run("trace", DOCX)

    assert (run.code, run.err) == (0, "")
    golden("trace-untouched.txt", run.out)


EDITS = replaced(
    ("申请47件，立案前化解行政争议2件", "申请49件，立案前化解行政争议2件，调解5件"),
    ("180余场", "200场"),
    ("专题会议3次", "专题会议4次"),
)


def test_typed_over_figures_are_told_with_what_the_facts_said(built: Any, golden: Any) -> None:
    """Each with its paragraph, what it was and where that came from; then the numbers that stand in no fact."""
    path = edit(DOCX, EDITS)
    built.replace(FACTS_FILE, "受理: 47", "受理: 48")

    run = built.run("trace", path)

    commit = built.git("rev-parse", "--short=7", "HEAD").strip()
    assert (run.code, run.err) == (0, "")
    golden("trace-edited.txt", run.out.replace(commit, "提交号"))
    golden("trace-edited-concise.txt", built.run("trace", path, "--format", "concise").out.replace(commit, "提交号"))


def test_json_says_the_same(built: Any) -> None:
    """Value then, value now, as it stands; strays by themselves; what it was held against."""
    path = edit(DOCX, EDITS)
    built.replace(FACTS_FILE, "受理: 47", "受理: 48")

    said = json.loads(built.run("trace", path, "47", "--format", "json").out)
    whole = json.loads(built.run("trace", path, "--format", "json").out)

    [figure] = said["figures"]
    assert (figure["path"], figure["value"], figure["typed_over"]) == ("行政复议.受理", "47", True)
    assert (figure["current"]["value"], figure["current"]["file"]) == ("48", FACTS_FILE)
    assert [(s["printed"], s["stands"]) for s in figure["standings"]] == [("47", "49")]
    assert (said["base"]["exact"], said["base"]["two_way"], said["base"]["facts"]) == (True, False, FACTS_FILE)
    assert [stray["text"] for stray in whole["strays"]] == ["5"]


@pytest.mark.parametrize("wanted", ["行政复议.受理", "受理", "47", "49"])
def test_a_figure_is_found_by_key_and_by_what_it_was_and_is(built: Any, wanted: str) -> None:
    """The number that was typed in leads to the figure that it covers."""
    run = built.run("trace", edit(DOCX, EDITS), wanted)

    assert "行政复议.受理 = 47" in run.out
    assert "⟦49⟧" in run.out
    assert "宣传活动" not in run.out


def test_a_number_that_stands_in_no_fact_is_found_as_such(built: Any) -> None:
    """Nothing printed it, and that is the answer."""
    run = built.run("trace", edit(DOCX, EDITS), "5")

    assert run.code == 0
    assert "不出自事实的数 1 处" in run.out
    assert "调解⟦5⟧件" in run.out


def test_a_number_in_narrative_is_found_by_its_line(built: Any) -> None:
    """What was typed over in a sentence of the facts."""
    run = built.run("trace", edit(DOCX, EDITS), "4")

    assert "正文.第一责任人 = 3    data/2024.yaml:7" in run.out
    assert "⟦4⟧" in run.out


def test_a_number_that_a_template_works_out_is_told_by_its_line(built: Any) -> None:
    """Once, as printed and as typed over; what the template calls its values is no name of anything."""
    built.write("data/2023.yaml", FACTS.replace("年度: 2024", "年度: 2023").replace("受理: 47", "受理: 40"))
    assert built.run("build", FACTS_FILE).code == 0
    path = edit(DOCX, replaced(("增长17.5%", "增长22.5%")))

    kept, gone, whole = (built.run("trace", *a).out for a in ((DOCX, "17.5"), (path, "22.5"), (path,)))

    assert "句式.md.j2:6 = 17.5    （模板）\n    模板里算出的，不是指标\n    印在 " in kept
    assert "没有印出" not in kept and "（同比增长⟦17.5%⟧）" in kept
    assert "（同比增长⟦22.5%⟧）" in gone and "（生成时是 17.5%）" in gone
    assert whole.count("⟦22.5%⟧") == 1 and "今年数 =" not in whole


@pytest.mark.parametrize("wanted", ["24", "4"])
def test_a_date_is_one_datum(built: Any, wanted: str) -> None:
    """Not a day by itself."""
    path = edit(DOCX, replaced(("2025年2月24日", "2025年2月4日")))

    run = built.run("trace", path, wanted)

    assert "公文.成文日期 = 2025年2月24日    data/2024.yaml:4" in run.out
    assert "⟦2025年2月4日⟧（生成时是 2025年2月24日）" in run.out


def test_who_tracked_a_change_is_told(built: Any) -> None:
    """The author of a change that is still tracked."""
    run = built.run("trace", edit(DOCX, tracked("47", "49", "张示例")), "47")

    assert "（生成时是 47，张示例 改的）" in run.out


def test_a_number_that_nothing_says_is_refused(built: Any) -> None:
    """As in a facts file: with near names, exit 2."""
    run = built.run("trace", DOCX, "行政复议.受里")

    assert (run.code, run.out) == (2, "")
    assert "是否想写：行政复议.受理" in run.err


@pytest.mark.parametrize(("wanted", "way"), [("999", "数照印出的样子写"), ("ABC", "指标写键名")])
def test_how_to_ask_is_told_where_nothing_is_near(built: Any, wanted: str, way: str) -> None:
    """No refusal without a way on."""
    for file in (DOCX, FACTS_FILE):
        run = built.run("trace", file, wanted)

        assert run.code == 2
        assert f"没有叫“{wanted}”的指标或要素，也没有印出它\n  改法：{way}" in run.err


def test_a_public_report_is_traced_with_its_facts(built: Any) -> None:
    """Without them that is said; with them two-way, and that is said too."""
    built.run("build", FACTS_FILE, "--edition", "公开")
    path = edit("output/2024-公开.docx", replaced(("申请47件", "申请49件")))

    without, given = built.run("trace", path), built.run("trace", path, "47", "--facts", FACTS_FILE)

    assert (without.code, without.out) == (1, "")
    assert "RG680" in without.err
    assert given.code == 0
    assert "RG684" in given.err
    assert "（事实排出的是 47）" in given.out


def test_a_strangers_document_has_nothing_to_be_traced_to(built: Any) -> None:
    """A .docx of another program; with --facts its numbers are held against them."""
    text = para("充实力量。") + para("另建便民服务站点12个。")
    xml = f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
    Path("来文.docx").write_bytes(package({"word/document.xml": xml}))

    alone, given = built.run("trace", "来文.docx"), built.run("trace", "来文.docx", "--facts", FACTS_FILE)

    assert (alone.code, alone.out) == (1, "")
    assert "RG680" in alone.err
    assert given.code == 0
    assert "第2段（正文）：另建便民服务站点⟦12⟧个。" in given.out


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("空.docx", b"", 1, "RG1"),
        ("坏.docx", b"PK\x03\x04broken", 1, "RG116"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), 1, "RG1"),
        ("没有.docx", None, 2, "没有这个文件"),
    ],
)
def test_what_cannot_be_read_is_refused(built: Any, name: str, data: bytes | None, code: int, said: str) -> None:
    """One finding, no traceback."""
    if data is not None:
        Path(name).write_bytes(data)

    run = built.run("trace", name)

    assert (run.code, run.out) == (code, "")
    assert said in run.err


def test_facts_are_asked_for_with_a_word_file_alone(built: Any) -> None:
    """--facts beside a facts file is wrong use."""
    run = built.run("trace", FACTS_FILE, "--facts", FACTS_FILE)

    assert (run.code, run.out) == (2, "")
    assert "--facts 只用于查 .docx" in run.err


def test_facts_that_are_not_there_are_told(built: Any) -> None:
    """A path of --facts that leads nowhere."""
    run = built.run("trace", DOCX, "--facts", "data/2042.yaml")

    assert (run.code, run.out) == (2, "")
    assert "没有这个文件：data/2042.yaml" in run.err


def test_without_what_it_was_built_from_the_way_on_is_told(built: Any, tmp_path: Path) -> None:
    """The facts are gone and nothing kept them: exit 1, with the option that helps."""
    built.replace(FACTS_FILE, "受理: 47", "受理: 48")
    assert built.run("build", FACTS_FILE).code == 0
    built.replace(FACTS_FILE, "受理: 48", "受理: 49")
    shutil.rmtree("output/.base")

    run = built.run("trace", DOCX)

    assert (run.code, run.out) == (1, "")
    assert "RG682" in run.err
    assert "--facts" in run.err


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name + p.stem)
def test_every_sample_is_traced_back_without_a_difference(path: Path) -> None:
    """Built and read again: no figure typed over, no stray number, every printed figure found."""
    made = pipeline.make(pipeline.Request(path), Workshop()).value
    assert made is not None
    received = receive(made.data, "报告.docx").value
    assert received is not None
    base = find_base(received.looks.properties, Path("报告.docx"), path).value
    assert base is not None

    traced = retrace(base, received, None)

    assert [each.row.path for each in traced.rows if each.typed_over] == []
    assert traced.strays == ()
    for each in traced.rows:
        elsewhere = [printed for printed in each.row.printed if printed.role != "图"]
        assert bool(each.standings) == bool(elsewhere), each.row.path
