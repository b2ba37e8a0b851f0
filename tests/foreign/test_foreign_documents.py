"""Documents that other tools made: what is read of each, and that its faults of format show in what is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from faults import FAULTS, MAKERS, RIGHT, Fault

from reportgen.document.looks import BODY, PageSetup, Received, Words
from reportgen.readers.docx.read import read_docx
from reportgen.readers.docx.receive import receive

HERE = Path(__file__).parent
FILES = sorted(path.name for path in HERE.glob("*.docx"))


def received(name: str) -> Received:
    outcome = receive((HERE / name).read_bytes(), name)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def mm(points: float | None) -> float | None:
    return None if points is None else round(points * 25.4 / 72, 1)


def listing(got: Received) -> Iterator[str]:
    """Everything but looks, a line each."""
    for one in got.paragraphs:
        place = "".join(
            (
                f" {one.story}" if one.story != BODY else "",
                f" 表{one.slot.table}({one.slot.row},{one.slot.column})" if one.slot else "",
                " 框" if one.boxed else "",
                f" 节{one.section}" if one.section else "",
            )
        )
        yield f"{one.number} {one.role or '空'}{place}: {f'[{one.label}]' if one.label else ''}{one.text!r}"
        for change in one.tracked:
            what = repr(change.text or one.text[change.start : change.end])
            mark = " 段末" if change.mark else ""
            yield f"    {change.kind} {change.start} {what}{mark} {change.author} {change.date}"
        for comment in one.comments:
            anchor = one.text[comment.start : comment.end]
            yield f"    批注 {comment.start} {anchor!r}: {comment.text!r} {comment.author} {comment.date}"
        yield from (f"    域 {code}" for code in one.fields)
        yield from (f"    书签 {name} {offset}" for name, offset in one.marks)
    for section in got.looks.sections:
        for margin in section.margins:
            texts = [(one.text, *one.fields) for one in margin.paragraphs]
            yield f"{'页眉' if margin.above else '页脚'} {margin.pages}: {texts}"
    for table in got.looks.tables:
        yield f"表 {table.cells} {['重复' if row.repeats else '' for row in table.rows]}"


@pytest.mark.parametrize("name", FILES)
def test_everything_in_it_is_read(name, golden) -> None:
    """Texts in order with roles, labels of lists, changes, comments, notes, boxes and cells."""
    golden(f"{name}.txt", "".join(f"{line}\n" for line in listing(received(name))))


@pytest.mark.parametrize("name", FILES)
def test_both_readers_read_the_same_texts(name) -> None:
    """What `proofread` looks at is what everything else looks at."""
    opened = read_docx((HERE / name).read_bytes(), name).value

    assert opened is not None
    assert opened.manuscript.source.text == received(name).source.text


def test_every_document_has_its_faults_and_its_maker() -> None:
    """The tables name what lies in the folder, and it is small."""
    assert FILES == sorted(FAULTS) == sorted(MAKERS)
    assert set(RIGHT) <= set(FILES)
    assert all((HERE / name).stat().st_size <= 40_000 for name in FILES)
    assert not any({fault.rule for fault in FAULTS[name]} & set(rules) for name, rules in RIGHT.items())


def of_paragraph(probe: Callable[[Words], object]) -> Callable[[Received, Fault], object]:
    return lambda got, fault: probe(got.paragraphs[fault.paragraph - 1])


def of_section(probe: Callable[[PageSetup], object], at: int = 0) -> Callable[[Received, Fault], object]:
    return lambda got, _: probe(got.looks.sections[at])


def faces(probe: Callable[[object], object]) -> Callable[[Received, Fault], object]:
    """What holds for some of a paragraph, and for all of it where nothing is odd."""

    def found(got: Received, fault: Fault) -> object:
        values = [probe(stretch.face) for stretch in got.paragraphs[fault.paragraph - 1].stretches]
        return fault.found if fault.found in values else values

    return found


def number_of(pages: str) -> Callable[[PageSetup], Words | None]:
    """The paragraph with the page number in the footer of these pages."""
    return lambda section: next(
        (one for m in section.margins if m.pages == pages for one in m.paragraphs if "PAGE" in " ".join(one.fields)),
        None,
    )


def header_row(got: Received, fault: Fault) -> object:
    slot = got.paragraphs[fault.paragraph - 1].slot
    assert slot is not None
    return got.looks.tables[slot.table].rows[0].repeats


PROBES: Mapping[str, Callable[[Received, Fault], object]] = {
    "文字": of_paragraph(lambda one: one.text),
    "编号": of_paragraph(lambda one: one.label),
    "对齐": of_paragraph(lambda one: one.form.align),
    "首行": of_paragraph(lambda one: one.form.indent.first_chars or one.form.indent.first),
    "行距": of_paragraph(lambda one: one.form.spacing.line),
    "字体": faces(lambda face: face.eastern),
    "字号": faces(lambda face: face.size),
    "加粗": faces(lambda face: face.bold),
    "颜色": faces(lambda face: face.color),
    "纸张": of_section(lambda page: (mm(page.width), mm(page.height))),
    "末节纸张": of_section(lambda page: (mm(page.width), mm(page.height)), -1),
    "上": of_section(lambda page: mm(page.top)),
    "下": of_section(lambda page: mm(page.bottom)),
    "左": of_section(lambda page: mm(page.left)),
    "网格": of_section(lambda page: page.pitch),
    "页码": lambda got, _: tuple(
        one.text for page in got.looks.sections for one in (number_of("default")(page),) if one is not None
    ),
    "双页页码": of_section(lambda page: (number := number_of("even")(page)) and number.form.align),
    "页码字体": of_section(lambda page: (number := number_of("default")(page)) and number.stretches[0].face.eastern),
    "表头": header_row,
    "修订": lambda got, _: tuple(sorted({t.author for one in got.paragraphs for t in one.tracked})),
    "批注": lambda got, _: tuple(sorted({c.author for one in got.paragraphs for c in one.comments})),
}


@pytest.mark.parametrize(
    ("name", "fault"), [(name, fault) for name, faults in FAULTS.items() for fault in faults], ids=str
)
def test_a_fault_shows_in_what_is_read(name, fault) -> None:
    """Each fault that was put in is there for a check to find."""
    assert PROBES[fault.looks](received(name), fault) == fault.found
