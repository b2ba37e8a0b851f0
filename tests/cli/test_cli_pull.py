"""`reportgen pull` as a clerk meets it: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from roundtrip.edited import Edited, text_of, w
from roundtrip.reviewed import FACTS, OFFICE
from strangers import package, para

from reportgen.office.unwritten import MOST_MORE

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(p for p in DATA.glob("*/2*.yaml") if "仅供比较" not in p.read_text(encoding="utf-8"))


@pytest.fixture
def built(office):
    """An office with a report."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", FACTS)
    assert office.run("build", "2024.yaml", "-o", "2024.docx").code == 0
    return office


def _edit(office, *edits, name="改过.docx"):
    """The report with words typed over."""
    document = Edited((office.folder / "2024.docx").read_bytes())
    for old, new in edits:
        document.type(old, new)
    office.write(name, document.data())
    return document


def _facts(office) -> str:
    return (office.folder / "2024.yaml").read_text(encoding="utf-8")


def test_nothing_changed(built):
    """A report as it was built: exit 0, and said so."""
    run = built.run("pull", "2024.docx", "2024.yaml")
    assert (run.code, run.out, run.err) == (0, "没有改动：与 2024.yaml（没有改过） 生成的一样\n", "")


def test_what_is_printed(built, golden):
    """Every change with its kind, place, sentence and reason; nothing is written."""
    document = _edit(
        built,
        ("汇报5次", "汇报6次"),
        ("申请47件", "申请49件"),
        ("深入学习贯彻", "认真学习贯彻"),
        ("三、", "四、"),
        ("情况的报告", "情况报告"),
        ("2025年2月24日", "2025年2月25日"),
    )
    document.tracked("业务水平。", "业务和执法水平。")
    document.add("主要原因是", "另外，基层力量也不足。")
    document.delete("二是压实")
    document.delete_row("中小学")
    document.comment("主要原因是", "再斟酌")
    document.footnote("主要原因是", "据统计")
    document.dress("一是落实", "b")
    built.write("改过.docx", document.data())
    full, brief = (built.run("pull", "改过.docx", "2024.yaml", "--format", form) for form in ("full", "concise"))
    assert (full.code, full.err, brief.code) == (1, "", 1)
    assert _facts(built) == FACTS
    golden("pull.txt", f"{full.out}\n--- concise\n{brief.out}")


def test_applied_changes_build_the_reviewed_report(built):
    """--apply writes; built again, the report reads as the reviewed one; pulled again, nothing is left to do."""
    _edit(built, ("汇报5次", "汇报6次"), ("180余", "190余"), ("定期听取", "经常听取"), ("区教育局", "区教育体育局"))
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 0, run.err
    assert run.out.endswith("已写入 2024.yaml；再运行 reportgen check 2024.yaml\n")
    assert "# 头上的说明" in _facts(built) and "宣传活动: 190余  # 约数" in _facts(built)
    again = built.run("pull", "改过.docx", "2024.yaml")
    assert again.code == 0
    assert again.out.startswith("2024.yaml 里已经改了的（4 处）")
    assert built.run("build", "2024.yaml", "-o", "新.docx").code == 0
    assert built.run("pull", "改过.docx", "2024.yaml", "--apply").code == 0
    texts = [_text(built.folder / name) for name in ("改过.docx", "新.docx")]
    assert texts[0] == texts[1]


def _text(path: Path) -> str:
    return "".join(Edited(path.read_bytes()).body.itertext())


def test_a_file_that_moved_on_keeps_what_was_done_there(built, golden):
    """Changes elsewhere are merged; where both changed one place all three are shown and today's stays."""
    _edit(built, ("汇报5次", "汇报6次"), ("180余", "190余"), ("宣传资料36000余", "宣传资料37000余"))
    today = FACTS.replace("听取汇报: 5", "听取汇报: 8").replace("负责人出庭率: 96.5", "负责人出庭率: 98")
    built.write("2024.yaml", today.replace("36000余份", "37000余份"))
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 1
    golden("pull-conflict.txt", run.out)
    assert "听取汇报: 8" in _facts(built)
    assert "负责人出庭率: 98" in _facts(built)
    assert "宣传活动: 190余  # 约数" in _facts(built)


def test_the_same_change_made_on_both_sides_is_no_conflict(built):
    """What the facts file says already is there."""
    _edit(built, ("180余", "190余"))
    built.write("2024.yaml", FACTS.replace("180余", "190余"))
    run = built.run("pull", "改过.docx", "2024.yaml")
    assert run.code == 0
    assert run.out.startswith("2024.yaml 里已经改了的（1 处）：\n  第 12 段 改数：180余 → 190余")


def _without_origin(document) -> bytes:
    for name in [name for name in document.parts if name.startswith("docProps/custom")]:
        del document.parts[name]
    for name in ("[Content_Types].xml", "_rels/.rels"):
        cut = re.sub(rb"<(?:Override|Relationship)\b[^>]*custom[^>]*/>", b"", document.parts[name])
        document.parts[name] = cut
    return document.data()


@pytest.mark.parametrize(
    ("built_as", "given", "severity", "said"),
    [
        ("报送", (), "错误", "这个文件看来是报送版：有只有报送版才印的红头、主送或版记，而现在照公开版对照"),
        (
            "公开",
            ("--edition", "报送"),
            "警告",
            "这个文件看来是公开版：没有报送版的红头、主送和版记，而现在照报送版对照",
        ),
        ("报送", ("--edition", "报送"), "", ""),
        ("公开", (), "", ""),
    ],
    ids=["forgotten", "wrong", "right", "public"],
)
def test_the_other_edition_is_told(built, built_as, given, severity, said):
    """Of a file that does not say what it was built from; without --edition nothing is compared."""
    assert built.run("build", "2024.yaml", "--edition", built_as, "-o", "2024.docx").code == 0
    built.write("改过.docx", _without_origin(_edit(built, ("180余", "190余"))))
    run = built.run("pull", "改过.docx", "2024.yaml", *given)
    assert (f"改过.docx:1:1: {severity} RG688: {said}" in run.err) is bool(said)
    assert ("RG688" in run.err) is bool(said)
    assert ("180余 → 190余" in run.out) is (severity != "错误")


def test_a_file_without_its_origin_is_compared_with_today(built):
    """A file that lost its properties is held against what the facts say now, and that is said."""
    built.write("改过.docx", _without_origin(_edit(built, ("180余", "190余"))))
    run = built.run("pull", "改过.docx", "2024.yaml", "--edition", "报送")
    assert run.code == 1
    assert "RG684" in run.err
    assert "第 12 段 改数：180余 → 190余    普法.宣传活动" in run.out


def test_for_programs(built):
    """JSON says where each change stands, who made it, what becomes of it."""
    document = _edit(built)
    document.tracked("汇报5次", "汇报6次")
    document.type("深入学习贯彻", "认真学习贯彻")
    built.write("改过.docx", document.data())
    run = built.run("pull", "改过.docx", "2024.yaml", "--format", "json")
    data = json.loads(run.out)
    assert (run.code, data["file"], data["two_way"], data["written"]) == (1, "2024.yaml", False, False)
    template, figure = data["changes"]
    assert (template["what"], template["state"], template["file"]) == (
        "template",
        "left",
        "内置模板/national/topics/指导思想.md.j2",
    )
    figure.pop("reason")
    assert figure == {
        "what": "figure",
        "state": "offered",
        "paragraph": 7,
        "role": "正文",
        "before": "5",
        "after": "6",
        "path": "组织领导.听取汇报",
        "file": "2024.yaml",
        "line": 23,
        "paths": ["指标.组织领导.听取汇报"],
        "author": "王主任",
        "date": "2025-03-01T09:00:00Z",
        "tracked": True,
    }


def test_line_ends_and_the_mark_at_the_head_stay(office):
    """A file with CRLF and a byte order mark keeps both."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode())
    assert office.run("build", "2024.yaml", "-o", "2024.docx").code == 0
    _edit(office, ("180余", "190余"))
    run = office.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 0, run.err
    data = (office.folder / "2024.yaml").read_bytes()
    assert data.decode("utf-8-sig") == FACTS.replace("180余", "190余").replace("\n", "\r\n")
    assert data.startswith(b"\xef\xbb\xbf")


def test_comments_that_go_with_what_was_deleted_are_told(built):
    """A comment above an item that is deleted goes with it, and is printed."""
    document = _edit(built)
    document.delete_row("中小学")
    built.write("改过.docx", document.data())
    run = built.run("pull", "改过.docx", "2024.yaml")
    assert "随删去的内容一起删去的注释：# 第二项的说明" in run.out


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("坏.docx", b"not a zip", 1, "RG116"),
        ("空.docx", b"", 1, "空.docx"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 1, "RG118"),
        ("没有.docx", None, 2, "没有.docx"),
    ],
)
def test_what_cannot_be_read_is_refused(built, name, content, code, said):
    """A file that is no .docx: one clear sentence, nothing written."""
    if content is not None:
        built.write(name, content)
    run = built.run("pull", name, "2024.yaml", "--apply")
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert _facts(built) == FACTS


@pytest.mark.parametrize(("content", "code"), [(None, 2), ("a: [", 1), ("", 1)])
def test_a_facts_file_that_cannot_be_read_is_refused(built, content, code):
    """Nothing is offered for a file that is not there, or says nothing."""
    _edit(built, ("180余", "190余"))
    if content is None:
        (built.folder / "2024.yaml").unlink()
    else:
        built.write("2024.yaml", content)
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert (run.code, run.out) == (code, "")
    assert "Traceback" not in run.err


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name + p.stem)
def test_a_sample_as_it_was_built_has_no_change(office, path):
    """Built and pulled, in both editions, no sample shows a change."""
    shutil.copytree(path.parent, office.folder / path.parent.name)
    facts = f"{path.parent.name}/{path.name}"
    for edition in ("报送", "公开"):
        office.run("build", facts, "--edition", edition, "-o", "报告.docx")
        run = office.run("pull", "报告.docx", facts)
        assert (run.code, run.out[:4]) == (0, "没有改动"), run.out


@pytest.mark.render
def test_a_round_through_libreoffice_is_no_change(built, tmp_path):
    """Opened and saved by another program, the report shows no change; one made before is still found."""
    _edit(built, ("180余", "190余"))
    for name, code, said in (("2024.docx", 0, "没有改动"), ("改过.docx", 1, "可以写进 2024.yaml 的（1 处）")):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out"), name]
        subprocess.run(command, cwd=built.folder, check=True, capture_output=True, timeout=180)
        shutil.copy(tmp_path / "out" / name, built.folder / f"存过-{name}")
        run = built.run("pull", f"存过-{name}", "2024.yaml")
        assert (run.code, run.out[: len(said)]) == (code, said), run.out


@pytest.mark.parametrize(
    ("edits", "facts", "said"),
    [
        ((), ("年度: 2024", "年度: 2023"), "今年.yaml 是2023年度的，而这个文件标题写的是2024年"),
        ((("2024年", "二〇二三年"),), (), "今年.yaml 是2024年度的，而这个文件标题写的是2023年"),
        (
            (),
            ("模板", "单位: {名称: 青山区人民政府}\n模板"),
            "今年.yaml 的单位是“青山区人民政府”，而这个文件的标题和署名里没有它",
        ),
    ],
    ids=["year of the facts", "year of the title", "unit"],
)
def test_another_report_is_refused(built, edits, facts, said):
    """A file without provenance whose title or signature is another's: nothing is written, by trace nothing is told."""
    assert built.run("build", "2024.yaml", "--edition", "公开", "-o", "2024.docx").code == 0
    _edit(built, *edits)
    today = FACTS.replace(*facts, 1) if facts else FACTS
    built.write("今年.yaml", today)
    for command in (("pull", "改过.docx", "今年.yaml", "--apply"), ("trace", "改过.docx", "--facts", "今年.yaml")):
        run = built.run(*command)
        assert (run.code, run.out) == (1, "")
        assert f"改过.docx:1:1: 错误 RG687: {said}" in run.err
    assert (built.folder / "今年.yaml").read_text(encoding="utf-8") == today


def test_a_text_that_is_no_version_of_the_report_is_refused(built):
    """Title and unit are right, the paragraphs are not: how many are alike is said."""
    assert built.run("build", "2024.yaml", "--edition", "公开", "-o", "2024.docx").code == 0
    document = Edited((built.folder / "2024.docx").read_bytes())
    paragraphs = [p for p in document.body if text_of(p).strip()]
    for number, paragraph in enumerate(paragraphs[2:-2]):
        first, *rest = paragraph.iter(w("t"))
        first.text = f"第{number}项另有内容{'甲乙丙丁戊己庚辛'[number % 8] * 20}。"
        for t in rest:
            t.text = ""
    built.write("改过.docx", document.data())
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert (run.code, run.out) == (1, "")
    assert re.search(r"RG687: 这个文件不像是 2024.yaml 的报告改成的：\d+ 段里只有 \d+ 段相近（报告有 \d+ 段）", run.err)
    assert _facts(built) == FACTS


def test_a_deletion_of_what_was_changed_since_is_a_conflict_alone(built):
    """Deleted in Word, reworded in the file: it is in conflict, and not told as done there."""
    document = _edit(built)
    document.delete("三是强化督察考核")
    built.write("改过.docx", document.data())
    today = FACTS.replace("督促整改突出问题。", "督促限期整改突出问题。")
    built.write("2024.yaml", today)
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 1
    assert run.out.startswith("两边都改了、没有写进 2024.yaml 的（1 处）：\n  第 8 段 删一段：删去“三是强化督察考核。")
    assert "里已经改了的" not in run.out and "已写进" not in run.out
    assert _facts(built) == today


def test_what_is_replaced_is_not_deleted_unless_the_new_text_is_written(built):
    """Moved and said anew in words that no file can hold: neither is written, and the new text is told in full."""
    document = _edit(built)
    new = "一是推进综合行政执法改革。" + "配强一线力量，{{ 人数 }}人全部持证上岗" * 4 + "。"
    document.delete("二是推进综合")
    document.add("明年重点", new)
    built.write("改过.docx", document.data())
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply", "--format", "full")
    assert run.code == 1
    assert f"加上“{new}”" in run.out
    assert "段里有 {{ 或 {%，写进去会当作引用或命令" in run.out
    assert re.search(r"删去“二是推进综合[^\n]*\n      代替它的第 \d+ 段没有写进，所以也没有删", run.out)
    assert _facts(built) == FACTS


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("2024.yaml", "2024.docx"), "两个文件写反了\n  改法：先写 Word 文件，例如 reportgen pull 2024.docx 2024.yaml"),
        (("2024.docx", "办公室.yaml"), "办公室.yaml 写的是各年不变的内容，不是事实文件"),
    ],
    ids=["wrong way round", "no facts file"],
)
def test_wrong_files_are_named(built, given, said):
    """Wrong use: what is wrong, and what to write instead."""
    run = built.run("pull", *given)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_file_much_longer_than_the_report_is_not_looked_through(built):
    """What cannot have come of a review would take hours: it is told, and what to do."""
    name = "word/document.xml"
    with zipfile.ZipFile(built.folder / "2024.docx") as file:
        parts = {entry.filename: file.read(entry) for entry in file.infolist()}
    head, end, tail = parts[name].rpartition(b"<w:sectPr")
    more = "".join(para(f"新的第{number}段。") for number in range(MOST_MORE + 10)).encode()
    built.write("长.docx", package({**parts, name: head + more + end + tail}))

    run = built.run("pull", "长.docx", "2024.yaml")

    assert run.code == 1
    assert re.search(r"长.docx:1:1: 错误 RG102: 文件有 \d+ 段，比生成时多 \d+ 段（最多 1000 段）", run.err)
    assert "改法：多半不是这份报告改出来的" in run.err


def _cells(document, row: int, *new: tuple[int, str]) -> None:
    """Cells of the second table said anew."""
    table = list(document.body.iter(w("tbl")))[1]
    cells = table.findall(w("tr"))[row].findall(w("tc"))
    for index, text in new:
        first, *rest = cells[index].iter(w("t"))
        first.text = text
        for t in rest:
            t.text = ""


@pytest.mark.parametrize(
    ("cells", "also", "code", "written"),
    [
        ({3: [(1, "11"), (7, "13")]}, False, 1, []),
        ({3: [(1, "11"), (7, "13")], -1: [(1, "2"), (7, "2")]}, False, 1, []),
        (
            {3: [(1, "11"), (7, "13")], -1: [(1, "2"), (7, "2")]},
            True,
            0,
            ["11, 2, 0, 0, 0, 0, 13]", "2, 0, 0, 0, 0, 0, 2]"],
        ),
    ],
    ids=["a row without the others", "the sum stands in the text", "everywhere"],
)
def test_a_row_is_written_with_its_sums_or_not_at_all(office, cells, also, code, written):
    """What would break 勾稽 is not written, and the equation is told; the next build does not stop on it."""
    shutil.copytree(DATA / "qinglan-zhujian", office.folder / "data")
    before = (office.folder / "data/2024.yaml").read_text(encoding="utf-8")
    assert office.run("build", "data/2024.yaml", "-o", "报告.docx").code == 0
    document = Edited((office.folder / "报告.docx").read_bytes())
    for row, new in cells.items():
        _cells(document, row if row > 0 else _row(document, "结转下年"), *new)
    if also:
        document.type("申请12件", "申请13件")
        document.type("结转下年度继续办理1件", "结转下年度继续办理2件")
    office.write("改过.docx", document.data())

    run = office.run("pull", "改过.docx", "data/2024.yaml", "--apply")

    after = (office.folder / "data/2024.yaml").read_text(encoding="utf-8")
    assert run.code == code
    assert [line for line in written if line not in after] == []
    assert (after == before) is not bool(written)
    assert written or "写进去，事实文件就有错、生成不了，所以没有写（RG410）：勾稽“新收：总计”不成立" in run.out
    assert office.run("build", "data/2024.yaml", "-o", "再.docx").code == 0


def _row(document, words: str) -> int:
    rows = list(document.body.iter(w("tbl")))[1].findall(w("tr"))
    return next(i for i, row in enumerate(rows) if words in text_of(row))


def test_wording_that_stops_a_build_is_written_and_told(built):
    """What a leader typed is the leader's text: it is written, and what has to be mended in it is said."""
    _edit(built, ("提升业务水平。", "提升业务水平,逐项销号。"))
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 1, "the next build fails"
    assert "写进去的文字里还要改、不然生成不了的（1 处）：\n  RG610 用了半角的“,”" in run.out
    assert "提升业务水平,逐项销号。" in _facts(built)


def test_a_figure_that_its_own_sentence_contradicts_is_not_written(office):
    """The total that the parts in its sentence do not make up is a figure's error, whatever check finds it."""
    shutil.copytree(DATA / "xingyang-kegongxin", office.folder / "data")
    assert office.run("build", "data/2023.yaml", "-o", "2024.docx").code == 0
    before = (office.folder / "data/2023.yaml").read_text(encoding="utf-8")
    _edit(office, ("清理10件", "清理13件"))
    run = office.run("pull", "改过.docx", "data/2023.yaml", "--apply")
    assert (run.code, (office.folder / "data/2023.yaml").read_text(encoding="utf-8")) == (1, before)
    assert "写进去，事实文件就有错、生成不了，所以没有写（RG641）：5件、3件、2件合计10件，与“13件”不符" in run.out


def test_errors_that_the_file_had_before_stand_in_no_ones_way(built):
    """A draft with dates in disorder: what was changed is written."""
    facts = FACTS.replace("宣传活动: 180余", "宣传活动: 190余").replace("成文日期: 2025-02-24", "成文日期: 2025-03-01")
    built.write("2024.yaml", facts)
    assert built.run("build", "2024.yaml", "--draft", "-o", "2024.docx").code == 1
    _edit(built, ("190余", "200余"), ("2025年3月1日", "2025年3月2日"))
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert run.code == 0, run.out
    assert "宣传活动: 200余" in _facts(built) and "成文日期: 2025-03-02" in _facts(built)


_ADDED, _LINE = "另外，基层力量也不足。", "    针对上述"
_HELD = "两边都改了、没有写进 2024.yaml 的（1 处）：\n  第 "
_POINT = "    - 小标题: 强化督察考核\n      内容: 对重点单位开展法治督察，督促整改突出问题。\n"


@pytest.mark.parametrize(
    ("edit", "today", "code", "said", "kept"),
    [
        (
            lambda d: d.add("主要原因是", _ADDED),
            (_LINE, f"    今日新加的一行。\n{_LINE}"),
            1,
            f"{_HELD}16 段 加一段",
            True,
        ),
        (
            lambda d: d.delete("主要原因是"),
            (
                "主要原因是：制度的制定和完善滞后，监督作用发挥不充分；法治专业人才短缺，难以满足审核工作需要。",
                "还是人手少。",
            ),
            1,
            f"{_HELD}14 段 删一段",
            True,
        ),
        (lambda d: d.type("督促整改突出", "督促整改"), (_POINT, ""), 1, f"{_HELD}9 段 改文字", True),
        (
            lambda d: d.delete("三是强化"),
            (_POINT, ""),
            0,
            "2024.yaml 里已经改了的（1 处）：\n  第 8 段 删一段",
            True,
        ),
        (
            lambda d: d.type("汇报5次", "汇报6次"),
            ("，全年听取法治建设工作汇报{{ 组织领导.听取汇报 }}次", ""),
            0,
            "已写进 2024.yaml 的（1 处）：\n  第 7 段 改数：5 → 6",
            False,
        ),
    ],
    ids=["both add", "reworded today", "deleted today", "deleted on both sides", "figure of a sentence that is gone"],
)
def test_what_is_told_is_what_the_file_says(built, edit, today, code, said, kept):
    """Of both sides' changes at one place: what stands in the file is told as written or there, and nothing else."""
    document = _edit(built)
    edit(document)
    built.write("改过.docx", document.data())
    built.write("2024.yaml", FACTS.replace(*today))
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    assert (run.code, run.out[: len(said)]) == (code, said)
    assert (_facts(built) == FACTS.replace(*today)) is kept


_OWN_POINTS = FACTS[FACTS.index("    - 小标题: 深化行政复议") : FACTS.index("    - 主题: 普法")]
_INSTEAD = "行政复议.受理 改成 {}，由它算出的数就印“{}”，而 Word 里是“{}”：在 Word 里改成一样的再取，或直接改事实文件"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([("47件（", "49件（")], [_INSTEAD.format(49, "22.5", "17.5")]),
        ([("47件（", "48件（"), ("17.5%", "20%")], [_INSTEAD.format(48, "20.0", "20")] * 2),
        ([("17.5%", "18%")], ["这个数由程序算出（用到 行政复议.受理）：改了所用的数，它会跟着变"]),
        ([("47件（", "48件（"), ("17.5%", "20.0%")], []),
    ],
    ids=["ratio left", "ratio otherwise", "ratio alone", "both"],
)
def test_a_figure_that_others_are_computed_of(built, edits, said):
    """What the program would print of the new figure is said; where Word says so too, both are written."""
    built.write("2023.yaml", "模板: henan/five-part\n年度: 2023\n用途: 仅供比较\n指标: {行政复议: {受理: 40}}\n")
    today = FACTS.replace(_OWN_POINTS, "    - 主题: 行政复议\n").replace("有{{ 行政复议.受理 }}件申请", "有的申请")
    built.write("2024.yaml", today)
    assert built.run("build", "2024.yaml", "-o", "2024.docx").code == 0
    _edit(built, *edits)
    run = built.run("pull", "改过.docx", "2024.yaml", "--apply")
    reasons = [
        line.strip() for line in run.out.split("\n") if line.strip().startswith(("行政复议.受理 改成", "这个数"))
    ]
    assert (run.code, reasons) == (bool(said), said)
    assert (_facts(built) == today) is bool(said)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            lambda d: d.replace_all("47件", "47.5件"),
            "行政复议.受理 写成 47.5，事实文件就有错：“受理行政复议申请”按件计数，应是整数",
        ),
        (lambda d: d.type("47件，", "4,700件，"), "“4,700”不是 行政复议.受理 的数：“4,700”里有千分位逗号"),
        (
            lambda d: d.type("47件，", "49件，"),
            "同一个数还印在第 14 段，那里没有这样改：各处改成一样再试，或直接改事实文件",
        ),
    ],
    ids=["no whole number, everywhere", "no number", "one of two"],
)
def test_why_a_figure_is_left(built, edit, said):
    """What is wrong with the figure itself comes before where else it is printed."""
    document = _edit(built)
    edit(document)
    built.write("改过.docx", document.data())
    run = built.run("pull", "改过.docx", "2024.yaml")
    reasons = {line.strip() for line in run.out.split("\n") if line.startswith("      ") and "⟦" not in line}
    assert (run.code, reasons) == (1, {said})


def test_each_cell_is_told_with_its_own_value_and_todays_line(office):
    """Cells that are written together; the file has other lines by now. A cell that was emptied names other places."""
    shutil.copytree(DATA / "qinglan-zhujian", office.folder / "data")
    assert office.run("build", "data/2024.yaml", "-o", "报告.docx").code == 0
    document = Edited((office.folder / "报告.docx").read_bytes())
    _cells(document, 3, (1, "11"), (7, "13"))
    _cells(document, _row(document, "结转下年"), (1, "2"), (7, "2"))
    document.type("申请12件", "申请13件")
    document.type("结转下年度继续办理1件", "结转下年度继续办理2件")
    office.write("改过.docx", document.data())
    before = (office.folder / "data/2024.yaml").read_text(encoding="utf-8")
    office.write("data/2024.yaml", before.replace("指标:\n", "# 核对过\n指标:\n", 1))
    run = office.run("pull", "改过.docx", "data/2024.yaml", "--format", "json")
    told = [(change["paths"], change["line"]) for change in json.loads(run.out)["changes"]]
    fresh, left = "指标.依申请公开.新收", "指标.依申请公开.结转下年"
    assert told == [
        ([f"{fresh}[6]"], 24),
        ([f"{left}[6]"], 48),
        ([f"{fresh}[0]"], 24),
        ([f"{fresh}[6]"], 24),
        ([f"{left}[0]"], 48),
        ([f"{left}[6]"], 48),
    ]


def test_a_cell_that_was_emptied_does_not_name_its_own_row(office):
    """The other place is the one that is told."""
    shutil.copytree(DATA / "qinglan-zhujian", office.folder / "data")
    assert office.run("build", "data/2024.yaml", "-o", "报告.docx").code == 0
    document = Edited((office.folder / "报告.docx").read_bytes())
    first = next(document.body.iter(w("tbl")))
    for t in first.findall(w("tr"))[3].findall(w("tc"))[1].iter(w("t")):
        t.text = ""
    office.write("改过.docx", document.data())
    assert "同一个数还印在第 5 段，" in office.run("pull", "改过.docx", "data/2024.yaml").out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<c:v>9245</c:v>", b"<c:v>9999</c:v>", ["图1 9245” → “9999”"]),
        (b"<c:v>9245</c:v>", b"<c:v>9245.0</c:v>", []),
        (b"", b"", []),
    ],
)
def test_a_number_changed_within_a_chart_is_told(office, old, new, said):
    """By the chart's number; how the program that saved it writes a number is no change."""
    shutil.copytree(DATA / "yunling-sheng", office.folder / "data")
    assert office.run("build", "data/2024.yaml", "-o", "2024.docx").code == 0
    with zipfile.ZipFile("2024.docx") as made:
        parts = {name: made.read(name) for name in made.namelist()}
    charts = [name for name in parts if name.endswith("charts/chart1.xml")]
    office.write("改过.docx", package({**parts, charts[0]: parts[charts[0]].replace(old, new)}))

    run = office.run("pull", "改过.docx", "data/2024.yaml", "--format", "concise")

    assert re.findall("图[0-9]+ [^”]*” → “[^”]*”", run.out) == said
