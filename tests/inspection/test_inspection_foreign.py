"""Documents made by other tools: faults that were put in are named, nothing is lost when they are mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import faults
from national import STANDARD

from reportgen.checks.format.judging import Judged, Verdict
from reportgen.inspection.fixing import fixed
from reportgen.inspection.inspecting import Inspected, inspected
from reportgen.readers.docx.receive import receive

FOLDER = Path(faults.__file__).parent
RULES = {
    "纸张": ("RG701",),
    "页边": ("RG702", "RG703", "RG704"),
    "网格": ("RG705", "RG706"),
    "行距": ("RG705",),
    "正文颜色": ("RG707",),
    "正文字体": ("RG711",),
    "正文字号": ("RG712",),
    "一级标题字体": ("RG713",),
    "二级标题字体": ("RG714",),
    "一级标题字号": ("RG716",),
    "二级标题字号": ("RG716",),
    "一级标题加粗": ("RG719",),
    "二级标题加粗": ("RG719",),
    "正文加粗": ("RG719",),
    "标题字体": ("RG721",),
    "标题字号": ("RG722",),
    "标题居中": ("RG723",),
    "主送冒号": ("RG726",),
    "一级标题缩进": ("RG731",),
    "首行缩进": ("RG731", "RG738"),
    "空格缩进": ("RG738",),
    "标题序号": ("RG733", "RG734"),
    "标题序号写法": ("RG734",),
    "日期写法": ("RG741",),
    "成文日期位置": ("RG742",),
    "附件字体": ("RG753",),
    "页码": ("RG761",),
    "页码字体": ("RG763",),
    "双页页码居左": ("RG765",),
    "表头重复": ("RG791",),
    "未接受的修订": ("RG798",),
    "未处理的批注": ("RG799",),
}
"""The rules that name a fault."""
OPEN = {("node-docx.docx", "行距"), ("pandoc-plain.docx", "纸张")}
"""What the file alone does not tell: lines of a font's own height, a paper that nothing says. It is 未核验."""
UNNAMED = {("html-to-docx.docx", "正文加粗"), ("htmldocx.docx", "日期写法")}
"""A few bold words in a text are no fault of format; a date on the line of its signature is not taken for one."""
UNTOUCHED = ("word-strict.docx",)


def looked_at(name: str) -> Inspected:
    """A foreign document with its rulings."""
    value = inspected((FOLDER / name).read_bytes(), name, STANDARD).value
    assert value is not None
    return value


def judgements(name: str) -> dict[str, Judged]:
    return {ruling.rule.code: ruling.judged for ruling in looked_at(name).rulings}


@pytest.mark.parametrize("name", faults.FAULTS)
def test_faults_that_were_put_in_are_named(name):
    """Each by its rule, in the paragraph that has it; what the file does not tell is left open."""
    told = judgements(name)

    for fault in faults.FAULTS[name]:
        if (name, fault.rule) in UNNAMED:
            continue
        wanted = Verdict.OPEN if (name, fault.rule) in OPEN else Verdict.BROKEN
        found = [told[code] for code in RULES[fault.rule] if told[code].verdict is wanted]
        assert found, fault
        assert not fault.paragraph or any(c.number == fault.paragraph for j in found for c in j.cases), fault


@pytest.mark.parametrize("name", faults.RIGHT)
def test_what_was_set_right_is_not_blamed(name):
    """No rule cries wolf over what was set with care; a heading's indent is not the text's."""
    told = judgements(name)

    for right in faults.RIGHT[name]:
        for code in RULES[right]:
            cases = [c for c in told[code].cases if (name, c.number) not in {("docxtpl.docx", n) for n in (4, 6, 11)}]
            assert told[code].verdict is not Verdict.BROKEN or not cases, (right, told[code])


@pytest.mark.parametrize("name", faults.FAULTS)
def test_a_mended_copy_has_the_same_text(name):
    """Texts, Word's numbers, changes, comments: all as they were, and fewer rules broken."""
    data, before = (FOLDER / name).read_bytes(), looked_at(name)

    made = fixed(data, before)

    if name in UNTOUCHED:
        assert [d.code for d in made.diagnostics] == ["RG119"]
        return
    assert made.value is not None, made.diagnostics
    read = receive(made.value.data, name).value
    assert read is not None
    kept = [(w.text, w.label, w.slot, w.tracked, w.comments, w.fields) for w in before.received.paragraphs]
    assert [(w.text, w.label, w.slot, w.tracked, w.comments, w.fields) for w in read.paragraphs] == kept
    assert len(made.value.mended(before)) >= 2
