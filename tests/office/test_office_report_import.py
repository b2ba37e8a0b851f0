"""An old report (.docx) becomes a facts file: what it says, where it went, and that nothing is lost or guessed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from golden import Golden
from strangers import docx, para

from reportgen import pipeline
from reportgen.facts.model import Facts
from reportgen.facts.values import Figure
from reportgen.office.report_import import Wish, import_report
from reportgen.workshop import Workshop

PACK = ("--pack", "henan/five-part")
DATA = Path(__file__).parent.parent.parent / "data"
REPORTS = tuple(path for path in sorted(DATA.glob("*/20*.yaml")) if "仅供比较" not in path.read_text(encoding="utf-8"))
INFERRED = {("信息处理费", "件数")}
"""What a sample leaves out and its text says all the same: 未收取信息处理费."""
REPRINTED = {"qingjiang": 2, "yunling-sheng": 4}
"""Where figures out of a table make the pack print a sentence more, and where two attachments are no more: told."""
NOT_TAKEN = {"yunling-sheng": {"表格没有对应的表样", "图片不导入", "图的题，图片不导入"}}
"""Of attachments that a template made (套用) the table and the charts, whose figures the text has as well."""

OLD = (
    "云岭区2023年度法治政府建设情况报告",
    "示例市人民政府：",
    "2023年，我区推进法治政府建设。现将情况报告如下。",
    "一、推进法治政府建设的主要举措和成效",
    "（一）化解行政争议。全年受理行政复议申请47件，审结40件。",
    "（二）普及法律知识。开展法治宣传活动180余场。",
    "二、存在的问题及原因",
    "力量不足，受理行政复议申请48件，{{ 另有意思 }}。",
    "三、特色亮点工作",
    "全年开展法治宣传活动，办好实事。",
    "云岭区人民政府",
    "2024年2月24日",
)


def old(office: Any, *lines: str, name: str = "旧报告.docx") -> None:
    office.write(name, docx("".join(para(line) for line in lines)))


def test_what_is_no_text_is_listed(office: Any) -> None:
    """A formula has no place in a facts file: its paragraph is named."""
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'
    lines = [para(line) for line in OLD]
    lines[7] = lines[7].replace("</w:p>", formula)
    office.write("旧报告.docx", docx("".join(lines)))
    run = office.run("import", "旧报告.docx", *PACK)
    assert "第8段“力量不足" in run.out
    assert "有公式，不是文字，没有导入" in run.out


def test_a_report_becomes_a_facts_file(office: Any, golden: Golden) -> None:
    """The account on the terminal, what is in the file, and that check and fmt have nothing against it."""
    old(office, *OLD)

    run = office.run("import", "旧报告.docx", *PACK)
    said = [line for line in Path("2023.yaml").read_text(encoding="utf-8").split("\n") if is_said(line)]

    assert (run.code, run.err) == (0, "")
    golden("report-import.txt", run.out + "\n" + "\n".join(said) + "\n")
    assert office.run("fmt", "--check", "2023.yaml").code == 0
    checked = office.run("check", "2023.yaml", "--format", "concise").err
    assert "RG403: 还有 6 处从旧报告导入的内容没有核对" in checked
    assert "没有列入必需的“2024年度推进法治政府建设的初步安排”" in checked
    assert not re.search("RG[12][0-9]", checked), checked


def is_said(line: str) -> bool:
    """Whether a line of the file holds more than a key and its meaning."""
    key, _, value = line.strip().partition(":")
    return bool(key) and not key.startswith("#") and not value.lstrip().startswith("#") and bool(value or "- " in key)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_reports_come_back(office: Any, path: Path) -> None:
    """No figure is wrong, every paragraph is placed, and the new file prints what the old one did."""
    workshop = Workshop()
    loaded = pipeline.load(path, workshop).value
    assert loaded is not None
    office.write("旧.docx", built(path, "旧.docx"))

    outcome = import_report(Path("旧.docx"), None, Wish(loaded.bench.pack.name, loaded.facts.year), workshop)
    assert outcome.value is not None
    office.write("新.yaml", outcome.value.data)
    again = pipeline.load(Path("新.yaml"), Workshop())

    assert again.value is not None
    assert {left.why for left in outcome.value.retold.left} == NOT_TAKEN.get(path.parent.name, set())
    assert outcome.value.otherwise is not None
    assert len(outcome.value.otherwise) == REPRINTED.get(path.parent.name, 0)
    old_figures, new_figures = figures(loaded.facts), figures(again.value.facts)
    wrong = {at: value for at, value in new_figures.items() if old_figures.get(at) != value}
    assert set(wrong) <= INFERRED


def built(path: Path, name: str) -> bytes:
    from reportgen.cli import main

    assert main.run(("build", os.fspath(path), "--draft", "-o", name)) == 0
    return Path(name).read_bytes()


def figures(facts: Facts) -> dict[tuple[str, str], object]:
    return {
        (theme, key): value.value
        for theme, values in facts.figures.items()
        for key, value in values.items()
        if isinstance(value, Figure)
    }


@pytest.mark.parametrize(
    ("lines", "options", "code", "said"),
    [
        (OLD, (), 2, "没有写用哪个模板包来读旧报告"),
        (OLD, ("--pack", "没有这个"), 1, "没有模板包“没有这个”"),
        (OLD, ("--pack", "national"), 1, "不能单独使用"),
        (OLD, ("--pack", "national/disclosure", "--year", "2015"), 2, "没有2015年度的章节"),
        (OLD, ("--pack", "national/disclosure"), 0, "警告 RG128: 旧报告 3 个标题里，有 2 个"),
        (OLD, ("--pack", "notice/task-assignment"), 0, "而且它是报告，模板包写的是通知"),
        (("关于情况的报告", "全年受理行政复议申请47件。"), PACK, 2, "标题里没有年份"),
        (("2023年度情况报告", "全年受理行政复议申请47件。"), PACK, 0, "警告 RG127: 没有认出各部分的标题"),
        (("", " "), PACK, 1, "错误 RG103: 文件里没有文字"),
    ],
)
def test_what_cannot_be_told_is_said(
    office: Any, lines: tuple[str, ...], options: tuple[str, ...], code: int, said: str
) -> None:
    """A pack that is not named, not there or of another family; a year that nobody says; no headings; no text."""
    old(office, *lines)

    run = office.run("import", "旧报告.docx", "新.yaml", *options)

    assert (run.code, said in run.err, "改法：" in run.err) == (code, True, True), run.err
    assert Path("新.yaml").exists() == (code == 0)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600), "文字".encode()])
def test_what_is_no_docx_is_refused(office: Any, data: bytes) -> None:
    """Empty, cut off, an old .doc, a text: one finding with what to do, and no file."""
    office.write("旧报告.docx", data)

    run = office.run("import", "旧报告.docx", *PACK)

    assert (run.code, run.err.count("错误 RG1"), "改法：" in run.err) == (1, 1, True)
    assert list(Path().glob("*.yaml")) == []


def test_a_file_that_is_there_is_never_touched(office: Any) -> None:
    """Neither the one that is named nor the one of the year; with --check nothing is written at all."""
    old(office, *OLD)
    office.write("2023.yaml", "年度: 2023\n")

    assert office.run("import", "旧报告.docx", *PACK).code == 2
    assert office.run("import", "旧报告.docx", "2023.yaml", *PACK).code == 2
    assert Path("2023.yaml").read_text(encoding="utf-8") == "年度: 2023\n"
    assert office.run("import", "旧报告.docx", "别的.yaml", "--check", *PACK).code == 1
    assert not Path("别的.yaml").exists()
    assert "只用于导入旧报告" in office.run("import", "表.xlsx", "--typed").err


def test_all_that_is_lacking_is_told_at_once(office: Any) -> None:
    """No pack, no year, and a file in the way: three hints, one run."""
    old(office, "关于情况的报告", "全年受理行政复议申请47件。")
    office.write("2023.yaml", "年度: 2023\n")

    run = office.run("import", "旧报告.docx", "2023.yaml")

    assert (run.code, run.err.count("改法：")) == (2, 3)
    assert all(said in run.err for said in ("没有写用哪个模板包", "标题里没有年份", "2023.yaml 已经存在"))


def test_the_office_names_the_pack_and_numbers_may_stay_typed(office: Any) -> None:
    """办公室.yaml stands in for --pack; --typed leaves the text as it was."""
    office.write("办公室.yaml", "模板: henan/five-part\n")
    old(office, *OLD)

    assert office.run("import", "旧报告.docx", "引用.yaml").code == 0
    assert office.run("import", "旧报告.docx", "照录.yaml", "--typed").code == 0

    assert "审结{{ 行政复议.审结 }}件" in Path("引用.yaml").read_text(encoding="utf-8")
    assert "全年受理行政复议申请47件，审结40件。" in Path("照录.yaml").read_text(encoding="utf-8")


def test_what_the_office_says_of_itself_holds(office: Any) -> None:
    """类别 and 自称 of 办公室.yaml are not guessed anew and choose the sections; another name stays, --kind wins."""
    office.write("办公室.yaml", "模板: henan/five-part\n单位: {名称: 云岭区人民政府, 自称: 我区, 类别: 部门}\n")
    old(office, *OLD[:3], "一、2023年度法治政府建设工作情况", "我区办事。我区办好。我区办完。", *OLD[-2:])

    assert office.run("import", "旧报告.docx", "甲.yaml").code == 0
    assert office.run("import", "旧报告.docx", "乙.yaml", "--kind", "政府").code == 0

    first, second = (Path(name).read_text(encoding="utf-8") for name in ("甲.yaml", "乙.yaml"))
    assert re.findall("^  (?:名称|自称|类别): +[^# ]+", first, re.MULTILINE) == ["  类别: 部门"]
    assert "\n  工作情况: 我区办事。" in first
    assert re.findall("^  类别: *[^ ]*", second, re.MULTILINE) == ["  类别: 政府"]
    assert office.run("check", "甲.yaml", "--format", "concise").err.count("RG2") == 0


def test_signs_that_no_facts_file_holds_are_told(office: Any) -> None:
    """Control characters go, private signs become 〓, both are told; tabs and quotes are no trouble."""
    old(office, *OLD[:4], "甲\u0085乙\U000f0001丙。", '"引号": - {a} [b] # 号\t制表。', "~", *OLD[-2:])

    run = office.run("import", "旧报告.docx", *PACK)

    assert (run.code, "第5段“甲乙〓丙。”：已导入，但有不能用的字符" in run.out) == (0, True), run.out + run.err
    assert not re.search("RG10[0-9]|RG902", office.run("check", "2023.yaml", "--format", "concise").err)


def test_attachments_come_with_text_and_table(office: Any) -> None:
    """Names out of the note, the text below each title, a plain table; one with joined cells is told."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>合并</w:t></w:r></w:p></w:tc>"
    plain = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (("序号", "名称"), ("1", "甲规划")))
    joined = f"<w:tr>{wide}</w:tr>" + "".join(f"<w:tr>{cell.format('一')}{cell.format('二')}</w:tr>")
    lines = (*OLD[:7], "力量不足。", "附件：1.决策目录", "2.任务表", *OLD[-2:], "附件1", "决策目录", "说明如下。")
    first = [*map(para, lines)]
    rest = [f"<w:tbl>{plain}</w:tbl>", *map(para, ("附件2", "任务表")), f"<w:tbl>{joined}</w:tbl>", para("")]
    office.write("旧报告.docx", docx("".join((*first, *rest))))

    run = office.run("import", "旧报告.docx", *PACK)

    text = Path("2023.yaml").read_text(encoding="utf-8")
    assert (
        "    - 标题: 决策目录\n      内容: 说明如下。\n      表:\n        列: [序号, 名称]\n"
        "        行:\n          - [1, 甲规划]\n    - 任务表\n" in text
    )
    assert "“合并 一 二”：表格没有对应的表样" in run.out


@pytest.mark.parametrize(
    ("first", "marked", "look", "said"),
    [
        ("47", "", '<w:strike w:val="1"/>', "有删除线（划去的字也导入了），旁边的数没有取作指标：看着旧报告改"),
        ("", "1", '<w:vertAlign w:val="superscript"/>', "（照普通的字导入了），旁边的数没有取作指标：看着旧报告改"),
    ],
)
def test_a_number_in_part_struck_or_raised_is_no_figure(
    office: Any, first: str, marked: str, look: str, said: str
) -> None:
    """Whether it is 4752 or 52 the text does not say: nothing is proposed, and the paragraph is named."""
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{first or marked}</w:t></w:r>"
    lines = [para(line) for line in OLD]
    parts = (run, "52") if first else ("52", run)
    lines[4] = para("（一）化解行政争议。全年受理行政复议申请", *parts, "件，审结40件。")
    lines[7] = para("力量不足。")
    office.write("旧报告.docx", docx("".join(lines)))

    told = office.run("import", "旧报告.docx", *PACK)

    text = Path("2023.yaml").read_text(encoding="utf-8")
    assert "第5段“（一）化解行政争议" in told.out and said in told.out
    assert "审结: 40" in text and not re.search("受理: *[0-9]", text)


def test_what_does_not_show_in_a_facts_file_is_told(office: Any) -> None:
    """Hidden text stays out, and is named; a raised sign comes as any other, and is named beside what is struck."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>（内部掌握：审查合同60件）</w:t></w:r>"
    marks = "<w:r><w:rPr><w:strike/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    lines = [para(line) for line in OLD]
    lines[7] = para("力量不足", hidden, marks + "<w:t>注</w:t></w:r>", "。")
    office.write("旧报告.docx", docx("".join(lines)))

    told = office.run("import", "旧报告.docx", *PACK).out

    assert "第8段“（内部掌握：审查合同60件）”：是隐藏文字，没有导入" in told
    assert "有删除线（划去的字也导入了）、上标或下标（照普通的字导入了）：看着旧报告改" in told
    assert "内部掌握" not in Path("2023.yaml").read_text(encoding="utf-8")


def test_a_number_in_a_text_box_is_no_figure(office: Any) -> None:
    """What stands in a box is named, whether it has a place or not; what it hangs on is no picture."""

    def box(text: str) -> str:
        return para(f"<w:r><w:pict><w:txbxContent>{para(text)}</w:txbxContent></w:pict></w:r>")

    lines = [para(line) for line in OLD]
    lines[5:5] = [box("组织开展应急演练14次。"), box("专栏：受理投诉举报77件")]
    office.write("旧报告.docx", docx("".join(lines)))

    told = office.run("import", "旧报告.docx", *PACK).out

    assert "“组织开展应急演练14次。”：在文本框里，放进了正文，其中的数没有取作指标：看着旧报告改" in told
    assert "“专栏：受理投诉举报77件”：在文本框里，没有认出放在哪里" in told
    assert "图片" not in told
    assert "应急演练: 14" not in Path("2023.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("drawn", "text", "told"),
    [
        ("<w:drawing/>", "审查合同60件。", "“审查合同60件。”：文字已导入，段里的图片不导入"),
        ("<w:drawing/>", "", "“（图片）”：图片不导入"),
        (f"<w:drawing/><w:pict><w:txbxContent>{para('专栏')}</w:txbxContent></w:pict>", "", "“（图片）”：图片不导入"),
        (f"<w:pict><w:txbxContent>{para('专栏')}</w:txbxContent></w:pict>", "审查合同60件。", ""),
    ],
    ids=["beside text", "alone", "beside a box", "a box"],
)
def test_a_picture_is_told_wherever_it_hangs(office: Any, drawn: str, text: str, told: str) -> None:
    """It is never brought along; a text box beside it is another thing."""
    lines = [para(line) for line in OLD]
    lines[5:5] = [para(text, f"<w:r>{drawn}</w:r>")]
    office.write("旧报告.docx", docx("".join(lines)))

    out = office.run("import", "旧报告.docx", *PACK).out

    assert told in out if told else "图片" not in out


def test_changes_still_tracked_are_told(office: Any) -> None:
    """They are read as accepted, comments are left out: it may not be the final text."""
    inserted = '<w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>很</w:t></w:r></w:ins>'
    content = [*map(para, OLD[:7]), para("力量", inserted, "不足。"), *map(para, OLD[-2:])]
    office.write("旧报告.docx", docx("".join(content)))

    run = office.run("import", "旧报告.docx", *PACK)

    assert "提示 RG129: 旧报告里还有 1 处修订（按全部接受来读）" in run.err
    assert "力量很不足。" in Path("2023.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("旧报告.docx", "新.docx", *PACK), "新.docx 不是事实文件的名称：要以 .yaml、.yml 结尾\n  改法：改一个名称"),
        (("填报.xlsx", "新"), "新 不是事实文件的名称"),
        (("文件夹",), "文件夹 是文件夹，不知道导入其中哪一份"),
        (("文件夹.docx", "新.yaml", *PACK), "文件夹.docx 是文件夹"),
        (("没有.abc",), "没有这个文件：没有.abc"),
        (("有.abc",), "不知道 有.abc 是什么文件：名称不以 .xlsx、.docx 结尾\n  改法：只能导入"),
        (("有.yaml",), "这是事实文件，不能导入\n  改法：它不用导入：用 reportgen check 检查"),
        (("有.odt",), "这是 OpenDocument 文字，不能导入"),
    ],
)
def test_what_cannot_be_imported_or_written_is_said(office: Any, arguments: tuple[str, ...], said: str) -> None:
    """A target that is no facts file, a folder, an unknown file, a facts file: what to do; nothing is written."""
    old(office, *OLD)
    for name in ("有.abc", "有.yaml", "有.odt"):
        office.write(name, b"")
    for name in ("文件夹", "文件夹.docx"):
        Path(name).mkdir()
    before = sorted(Path().iterdir())

    run = office.run("import", *arguments)

    assert run.code in (1, 2)
    assert said in run.err
    assert sorted(Path().iterdir()) == before


def test_what_prints_otherwise_is_told(office: Any) -> None:
    """Numbers counted anew, a heading run into its text, a date in another form, the number of a single attachment."""
    points = ("（一）化解争议。化解2件。", "（三）普及法律。办好实事。", "1、强化培训", "举办培训6次。")
    old(office, *OLD[:4], *points, "附件：1.统计表", "云岭区人民政府", "二〇二四年二月二十四日")

    lines = office.run("import", "旧报告.docx", *PACK).out.split("\n")

    first = next(index for index, line in enumerate(lines) if line.startswith("用导入的文件再生成，与旧报告不一样的"))
    assert [line for line in lines[first:] if line.startswith("  第")] == [
        "  第4段“一、推进法治政府建设的主要举措和成效” → “二、推进法治政府建设的主要举措和成效”",
        "  第6段“（三）普及法律。办好实事。” → “（二）普及法律。办好实事。”",
        "  第7—8段“1、强化培训⏎举办培训6次。” → “1.强化培训。举办培训6次。”",
        "  第9段“附件：1.统计表” → “附件：统计表”",
        "  第11段“二〇二四年二月二十四日” → “2024年2月24日”",
    ]
    assert "  多出“【正文.不足】”" in lines[first:]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_file_stays_in_its_comment(office: Any) -> None:
    """A line feed, a sign that turns the line around, and what would be a key on a line of its own."""
    old(office, *OLD, name="旧\n年度: 1999\u202e\u2028甲.docx")

    run = office.run("import", "旧\n年度: 1999\u202e\u2028甲.docx", *PACK)

    assert run.code == 0, run.err
    made = Path("2023.yaml").read_text(encoding="utf-8")
    assert "# 由 旧 年度: 1999 甲.docx 导入。标着" in made
    assert "\n年度: 1999" not in made


def test_heads_over_several_columns_come_back(office: Any) -> None:
    """With the unit above and the notes below, as they were written; in a file from elsewhere by their words."""
    written = (
        "      表:\n        计量: 单位：件\n        列:\n          - 机关\n          - 名称: 处罚\n"
        "            列: [警告, 罚款]\n        行:\n          - [甲局, 12, 305]\n        注: [注：含当场处罚的。]\n"
    )
    base = "模板: henan/five-part\n年度: 2023\n单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n"
    office.write("2023.yaml", f"{base}公文:\n  成文日期: 2024-02-24\n  附件:\n    - 标题: 目录\n{written}")
    assert office.run("build", "2023.yaml", "--draft", "-o", "旧报告.docx").code == 1
    elsewhere = Document("旧报告.docx")
    for paragraph in elsewhere.paragraphs:
        paragraph.style = elsewhere.styles["Normal"]
    elsewhere.save("外来.docx")

    for number, name in enumerate(("旧报告.docx", "外来.docx")):
        run = office.run("import", name, f"{number}.yaml", *PACK, "--year", "2023")
        assert written in Path(f"{number}.yaml").read_text(encoding="utf-8"), run.out


@pytest.mark.parametrize("inner", ["12</w:t><w:br/><w:t>34", "12</w:t></w:r></w:p><w:p><w:r><w:t>34"])
def test_lines_of_a_cell_stay_lines(office: Any, inner: str) -> None:
    """Two numbers below each other, as lines or as paragraphs, are not joined to one."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (("事项", "数"), ("许可", inner)))
    first = [*map(para, (*OLD[:7], "力量不足。", "附件：清单", *OLD[-2:], "附件", "清单"))]
    office.write("旧报告.docx", docx("".join((*first, f"<w:tbl>{table}</w:tbl>", para("")))))

    run = office.run("import", "旧报告.docx", *PACK)

    assert '        行:\n          - [许可, "12\\n34"]\n' in Path("2023.yaml").read_text(encoding="utf-8"), run.out
    assert "1234" not in run.out


@pytest.mark.parametrize(("size", "key"), [(21, "        注: [“—”表示没有。]\n"), (32, "      内容: “—”表示没有。\n")])
def test_small_type_below_a_table_is_its_note(office: Any, size: int, key: str) -> None:
    """Whatever its words; a paragraph in the type of the text is text."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (("事项", "数"), ("许可", "—")))
    first = [*map(para, (*OLD[:7], "力量不足。", "附件：清单", *OLD[-2:], "附件", "清单"))]
    note = f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>“—”表示没有。</w:t></w:r></w:p>'
    office.write("旧报告.docx", docx("".join((*first, f"<w:tbl>{table}</w:tbl>", note))))

    run = office.run("import", "旧报告.docx", *PACK)

    assert key in Path("2023.yaml").read_text(encoding="utf-8"), run.out
