"""What measured pages say of the rules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from national import STANDARD
from strangers import docx, para

from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.table import RULES
from reportgen.inspection.inspecting import Inspected, inspected
from reportgen.inspection.pages import BY_FILE, MEASURED, REMARKED, UNRULED, judged_by
from reportgen.readers import pages
from reportgen.readers.pages import PageCheck, PageReport

_MAKERS = {"PageCheck": 0, "within": 0, "same": 0, "none_of": 0}


def names() -> set[str]:
    """The names of all checks in the source of readers/pages; what is filled in stands as 1."""
    found = set()
    for path in Path(pages.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS and node.args:
                found |= _texts(node.args[0])
    return found


def _texts(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if not isinstance(node, ast.JoinedStr):
        return set()
    filled = [str(v.value) if isinstance(v, ast.Constant) else "\0" for v in node.values]
    text = "".join(filled)
    if text.startswith("declared"):
        return {text.replace("\0", side) for side in ("top", "left", "box_w", "box_h")}
    return {text.replace("\0: ", "table on page 1: ").replace("\0", "1")}


def test_every_check_of_pages_has_its_place():
    """Each check tells of a rule, is left to the file, is asked by no rule, or says how far pages are to be trusted."""
    known = [row.name.replace("(mm)", r"\(mm\)") for row in MEASURED] + [*BY_FILE, *UNRULED, *REMARKED]

    def is_known(name: str) -> bool:
        return any(name == row or re.fullmatch(row, name) for row in [*known, *(r.name for r in MEASURED)])

    found = names()
    assert len(found) > 45
    assert {name for name in found if not is_known(name)} == set()
    assert {row.code for row in MEASURED} <= {rule.code for rule in RULES}


def found(*checks: PageCheck) -> Inspected:
    """A document of one paragraph with these measurements."""
    page = '<w:pPr><w:jc w:val="both"/><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>'
    value = inspected(
        docx(para("只有一段正文，没有别的。").replace("<w:p>", f"<w:p>{page}", 1)), "甲.docx", STANDARD
    ).value
    assert value is not None
    return judged_by(value, PageReport(2, "LibreOffice 7", None, {}, checks))


def verdict(found: Inspected, code: str) -> tuple[Verdict, str]:
    judged = next(r.judged for r in found.rulings if r.rule.code == code)
    return judged.verdict, judged.measured


def test_pages_settle_what_the_file_leaves_open():
    """A measurement that is right makes 合格, a wrong one 不合格 with what was measured and where."""
    right = found(PageCheck("no blank page", "[]", [], True), PageCheck("characters on a full line", "28", 28, True))
    wrong = found(PageCheck("no blank page", "[]", [3], False), PageCheck("characters on a full line", "28", 27, False))

    assert verdict(right, "RG795") == (Verdict.MET, "排出来没有")
    assert verdict(right, "RG706") == (Verdict.MET, "排出来是 28 字")
    assert verdict(wrong, "RG795") == (Verdict.BROKEN, "排出来有 1 处")
    assert verdict(wrong, "RG706") == (Verdict.BROKEN, "排出来是 27 字")
    case = next(r.judged.cases[0] for r in wrong.rulings if r.rule.code == "RG795")
    assert case.where == "第 3 面"


def test_what_was_not_measured_stays_open():
    """Pages without a number say nothing of its height; a table that crosses no page has no rule to keep."""
    told = found(PageCheck("no blank page", "[]", [], True))

    assert verdict(told, "RG796")[0] is Verdict.OPEN
    assert verdict(told, "RG767")[0] is Verdict.IDLE


def test_a_fault_of_the_file_is_not_measured_away():
    """27 mm of margin in the file stay wrong whatever the pages show; fonts of this computer make nothing wrong."""
    told = found(
        PageCheck("first-line indent (characters)", "2±0.2", 2.0, True),
        PageCheck("body font", "FangSong", "Song", False),
    )

    assert verdict(told, "RG731") == (Verdict.BROKEN, "空 0 字")
    assert verdict(told, "RG711") == (Verdict.BROKEN, "文件没有写明")


def test_how_far_pages_are_to_be_trusted_is_said():
    """The renderer, fonts in place of others, characters that were lost."""
    told = found(
        PageCheck("only the five faces (and Times)", "[]", ["other:NotoSans 16", "other:NotoSans 22"], False),
        PageCheck("every hanzi of the document is on a page", "0 lost", 3, False),
        PageCheck("grid measured", "no error", "ValueError: x", False),
    )

    assert told.remarks[0].startswith("由 LibreOffice 7 排出 2 面")
    assert "NotoSans）" in told.remarks[1]
    assert "少了 3 个字" in told.remarks[2]
    assert "grid" in told.remarks[3]


@pytest.mark.parametrize(
    ("lines", "verdict", "said"),
    [
        (["某局2024年度工作报", "告"], Verdict.BROKEN, "排出来是 2 行，在“度工作报／告”处自动断开"),
        (["某局2024 年度工作报告"], Verdict.MET, "1 行"),
        (["别的字", "告"], Verdict.MET, "1 行"),
    ],
)
def test_a_title_that_the_pages_break_has_another_shape(lines, verdict, said):
    """Lines are counted by the pages where they are those of the title, else by the file."""
    content = para("某局2024年度工作报告", props='<w:jc w:val="center"/>') + para("市政府：") + para("现报告如下。")
    value = inspected(docx(content), "甲.docx", STANDARD).value
    assert value is not None
    judged = judged_by(value, PageReport(1, None, None, {"title": {"lines": lines}}, ()))

    shape = next(ruling.judged for ruling in judged.rulings if ruling.rule.code == "RG724")
    assert shape.verdict is verdict
    assert shape.measured.startswith(said)


CENTRED = '<w:jc w:val="center"/>'
LETTER = "".join(
    (
        para('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>甲县司法局文件</w:t></w:r>', props=CENTRED),
        para("甲司[2024]3号", props=CENTRED),
        para("某局2024年度工作报告", props=CENTRED),
        para("现报告如下。"),
        para("某局"),
        para("2024.1.15"),
        para("抄送：市政府办公室。"),
    )
)


def measured(**what: object) -> Inspected:
    """A letter whose pages gave only these measurements."""
    value = inspected(docx(LETTER), "甲.docx", STANDARD).value
    assert value is not None
    return judged_by(value, PageReport(1, None, None, what, ()))


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("RG745", "没有认出成文日期"),
        ("RG772", "没有认出发文机关标志"),
        ("RG775", "六角括号"),
        ("RG785", "没有认出版记"),
        ("RG786", "没有认出版记"),
        ("RG796", "打开文件看"),
    ],
)
def test_what_the_pages_did_not_settle_says_why(code: str, why: str) -> None:
    """Once pages were laid out, nobody is told to lay them out."""
    got, said = verdict(measured(), code)
    assert got is Verdict.OPEN
    assert why in said
    assert not any("要排出来才知道" in ruling.judged.measured for ruling in measured().rulings)


def test_without_a_red_rule_there_is_no_distance_from_it() -> None:
    """The rule that asks for one is not kept, those of its distances do not apply."""
    assert verdict(measured(), "RG777")[0] is Verdict.BROKEN
    assert [verdict(measured(), code) for code in ("RG778", "RG779")] == [(Verdict.IDLE, "没有红色分隔线")] * 2


def test_an_imprint_without_rules_is_told() -> None:
    """Its page and place were measured, its rules are not there."""
    got = verdict(measured(imprint={"page": 1, "rules_mm": []}), "RG785")
    assert got == (Verdict.BROKEN, "排出来没有与版心等宽的分隔线")


@pytest.mark.parametrize(
    ("off", "said"),
    [(-183.74, "排出来最后一条分隔线在版心下边之上 183.7 毫米"), (4.2, "排出来最后一条分隔线在版心下边之下 4.2 毫米")],
)
def test_a_distance_says_to_which_side_it_is(off: float, said: str) -> None:
    """Minus 183.74 mm means nothing to anybody."""
    value = inspected(docx(LETTER), "甲.docx", STANDARD).value
    assert value is not None
    check = PageCheck("imprint: last rule on the box bottom (mm off)", "0±1", off, False)

    assert verdict(judged_by(value, PageReport(1, None, None, {}, (check,))), "RG786") == (Verdict.BROKEN, said)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("26.11-182.1", "左边伸出版心 1.9 毫米"),
        ("26.11-187.0", "左边伸出版心 1.9 毫米、右边伸出版心 3 毫米"),
    ],
)
def test_a_table_says_on_which_side_it_stands_out(span: str, said: str) -> None:
    """Its ends on the page are held against those of the box."""
    cell = "<w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    value = inspected(docx(para("某局2024年度工作报告") + table), "甲.docx", STANDARD).value
    assert value is not None
    check = PageCheck("table on page 1: inside the box", "28.0-184.0", span, False)

    assert said in verdict(judged_by(value, PageReport(1, None, None, {}, (check,))), "RG793")[1]
