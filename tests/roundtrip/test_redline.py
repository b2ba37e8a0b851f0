"""Redlines: accepting all gives the newer text, rejecting all the older one, and all else of the newer file stays."""

from __future__ import annotations

import io
import random
from itertools import pairwise
from typing import Any

import docx as python_docx
import pytest
import strangers
from redlined import W, accepted, changes, document, rejected
from strangers import para
from writers.drawn import CHARTS, with_charts
from writers.small import BLOCKS, DOCUMENT, LAYOUT, TABLE, parts, text
from writers.test_docx_schema import ORDER

from reportgen.document.nodes import Document, Paragraph, Table
from reportgen.readers.docx.read import read_docx
from reportgen.roundtrip.redline.redlining import Handed, Redline, redline
from reportgen.writers.docx.write import write_docx


def between(old: bytes, new: bytes) -> Redline:
    """The redline of two files that have nothing to be told of."""
    found = redline(Handed(old, "旧.docx"), Handed(new, "新.docx"))
    assert found.value is not None, found.diagnostics
    assert found.diagnostics == ()
    return found.value


def of(old: str, new: str) -> bytes:
    """The redline of two bodies; both ways are looked at."""
    one, other = strangers.docx(old), strangers.docx(new)
    data = between(one, other).data
    assert accepted(data) == accepted(other)
    assert rejected(data) == accepted(one)
    return data


def table(*rows: str) -> str:
    """A table; cells are parted by |."""
    cells = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row.split("|")) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


A, B, C = "全年受理行政复议申请四十七件。", "组织法治宣传活动一百八十余场。", "加强行政执法监督，评查案卷。"


def test_equal_files_have_no_changes() -> None:
    """Nothing is tracked, and the text is the newer one's."""
    one = write_docx(DOCUMENT, LAYOUT)
    found = between(one, one)
    assert (found.tally.total, changes(found.data)) == (0, [])
    assert accepted(found.data) == accepted(one)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("受理47件，审结45件。", "受理52件，审结45件。", [("del", "47"), ("ins", "52")]),
        ("覆盖率98.5%。", "覆盖率98.55%。", [("del", "98.5"), ("ins", "98.55")]),
        ("使用WPS排版，印发。", "使用Word排版，印发。", [("del", "WPS"), ("ins", "Word")]),
        ("定期听取工作汇报，研究问题。", "定期听取专题工作汇报，研究问题。", [("ins", "专题")]),
        ("定期听取专题工作汇报，研究问题。", "定期听取工作汇报，研究问题。", [("del", "专题")]),
        ("甲和乙。", "甲和乙。", []),
    ],
)
def test_words_of_a_paragraph(old: str, new: str, told: list[tuple[str, str]]) -> None:
    """Figures and Latin words are whole, all else goes by characters."""
    assert changes(of(para(old), para(new))) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ((A, C), (A, B, C), [("ins", B)]),
        ((A, B, C), (A, C), [("del", B)]),
        ((A, B), (A, B, C), [("ins", C)]),
        ((A, B, C), (A, B), [("del", C)]),
        ((A, B), (A, C), [("del", B), ("ins", C)]),
        ((A,), (B,), [("del", A), ("ins", B)]),
        ((A, B, C), (C, A, B), [("ins", C), ("del", C)]),
        ((A + B,), (A, B), []),
        ((A, B), (A + B,), []),
        ((A, B, C), (A + B + C,), []),
        ((A, B), (A[:-1] + "，" + B[:-3] + "。",), [("del", "。"), ("ins", "，"), ("del", "余场")]),
        ((A, "", B), (A, B), []),
    ],
)
def test_whole_paragraphs(old: tuple[str, ...], new: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    """Put in, taken out, rewritten, moved, split, joined: in the middle, and at the end, whose mark stays."""
    assert changes(of("".join(map(para, old)), "".join(map(para, new)))) == told


@pytest.mark.parametrize(("old", "new"), [((A, B), (A + B,)), ((A + B,), (A, B)), ((A,), (A, "")), ((A, B), (B, A))])
def test_a_change_without_words_counts(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Joined, split, an empty paragraph, another order: no change is passed over as none."""
    found = between(*(strangers.docx("".join(map(para, texts))) for texts in (old, new)))
    assert found.tally.total > 0


def test_what_is_hardly_alike_is_not_mixed() -> None:
    """A paragraph that has little in common with the one in its place comes and goes as a whole."""
    other = "对照上级督察反馈的问题逐项整改，完善制度。"
    data = of(para(A) + para(B) + para(C), para(A) + para(other) + para(C))
    assert changes(data) == [("del", B), ("ins", other)]


@pytest.mark.parametrize(("old", "new"), [((A, B), (A,)), ((A,), (A, B)), ((A, B, C), (A,)), ((A,), (B, C))])
def test_the_last_end_of_a_text_neither_comes_nor_goes(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Paragraphs that came or went last leave the mark of the last one alone, which no program can remove."""
    data = of("".join(map(para, old)), "".join(map(para, new)))
    last = document(data).findall(f".//{W}body/{W}p")[-1]
    assert last.find(f"{W}pPr/{W}rPr/*") is None


def test_a_paragraph_keeps_the_looks_of_the_newer_file() -> None:
    """Deleted last paragraphs do not lend theirs to the text that stays."""
    centred = '<w:jc w:val="center"/>'
    data = of(para(A, props=centred) + para(B), para(A, props=centred))
    last = document(data).findall(f".//{W}body/{W}p")[-1]
    assert last.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


@pytest.mark.parametrize(
    ("old", "new", "told", "rows"),
    [
        (("名称|件数", "受理|47"), ("名称|件数", "受理|52"), [("del", "47"), ("ins", "52")], []),
        (("名称|件数", "受理|47"), ("名称|件数", "审理|1", "受理|47"), [("ins", "审理"), ("ins", "1")], ["ins"]),
        (("名称|件数", "受理|47", "审结|45"), ("名称|件数", "审结|45"), [("del", "受理"), ("del", "47")], ["del"]),
        (
            ("名称|件数", "受理|47"),
            ("名称|单位|件数", "受理|件|47"),
            [
                *(("del", cell) for cell in ("名称", "件数", "受理", "47")),
                *(("ins", cell) for cell in ("名称", "单位", "件数", "受理", "件", "47")),
            ],
            ["del", "del", "ins", "ins"],
        ),
    ],
)
def test_tables(old: Any, new: Any, told: list[tuple[str, str]], rows: list[str]) -> None:
    """Cell by cell where rows have the same cells, else by rows that come and go."""
    data = of(para(A) + table(*old) + para(B), para(A) + table(*new) + para(B))
    assert changes(data) == told
    marked = [mark.tag[len(W) :] for row in document(data).iter(f"{W}trPr") for mark in row]
    assert marked == rows


def test_a_table_comes_or_goes() -> None:
    """Row by row, and its neighbours stay."""
    whole = para(A) + table("受理|47", "审结|45") + para(B)
    assert accepted(of(para(A) + para(B), whole))[1] == [[["受理"], ["47"]], [["审结"], ["45"]]]
    assert accepted(of(whole, para(A) + para(B))) == [A, B]


def test_runs_links_fields_and_controls_stay() -> None:
    """Text is marked where it stands; codes of fields, bookmarks and content controls are as they were."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = '<w:hyperlink w:anchor="甲"><w:r><w:rPr><w:b/></w:rPr><w:t>见附表{}</w:t></w:r></w:hyperlink>'
    mark = '<w:bookmarkStart w:id="7" w:name="甲"/><w:bookmarkEnd w:id="7"/>'

    def body(number: str) -> str:
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('控件里的文字共' + number + '件。')}</w:sdtContent></w:sdt>"
        return para("第", field, "页，", mark, link.format(number), "，共办结。") + control

    data = of(body("1"), body("22"))
    assert changes(data) == [("del", "1"), ("ins", "22")] * 2
    root = document(data)
    assert [each.getparent().tag for each in root.iter(f"{W}ins")] == [f"{W}hyperlink", f"{W}p"]
    assert [root.find(f".//{W}{name}") is not None for name in ("instrText", "bookmarkStart", "sdtPr")] == [True] * 3
    assert root.find(f".//{W}ins/{W}r/{W}rPr/{W}b") is not None
    ids = [each.get(f"{W}id") for each in root.iter(f"{W}ins", f"{W}del", f"{W}bookmarkStart")]
    assert len(set(ids)) == len(ids)


def test_a_build_keeps_everything_but_its_text() -> None:
    """Letterhead, imprint, headings, tables and properties: only document.xml differs, twice the same."""
    later = (*BLOCKS[:2], Paragraph(text("受理", "52", "件，", "*审结*", "<40>件 & 其他\n换行\t制表。")), *BLOCKS[3:-1])
    one, other = write_docx(DOCUMENT, LAYOUT), write_docx(DOCUMENT._replace(blocks=later), LAYOUT)
    data = between(one, other).data
    assert changes(data) == [("del", "47"), ("ins", "52"), ("del", "一是甲。二是乙。")]
    assert (accepted(data), rejected(data)) == (accepted(other), accepted(one))
    before, after = parts(other), parts(data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert between(one, other).data == data


def test_charts_stay() -> None:
    """Charts with their parts and workbooks stay as they are; the text around them is marked."""
    chart, other = CHARTS["column"], CHARTS["line"]
    one = write_docx(with_charts(chart, other), LAYOUT)
    before = with_charts(chart, other)
    after = before._replace(blocks=(Paragraph(text("新的一段，说明下面的图。")), *before.blocks))
    data = between(one, new := write_docx(after, LAYOUT)).data
    assert ("ins", "新的一段，说明下面的图。") in changes(data)
    assert len(list(document(data).iter(f"{W}drawing"))) == 2
    assert {n: d for n, d in parts(data).items() if "chart" in n} == {
        n: d for n, d in parts(new).items() if "chart" in n
    }


def test_other_programs_read_it() -> None:
    """python-docx opens it; our own reader sees the newer text."""
    bigger = Table(TABLE.heads, (*TABLE.rows, TABLE.rows[0]))
    changed: Document = DOCUMENT._replace(blocks=(*BLOCKS[:-2], bigger, Paragraph(text("一是丙。"))))
    data = between(write_docx(DOCUMENT, LAYOUT), write_docx(changed, LAYOUT)).data
    assert len(python_docx.Document(io.BytesIO(data)).tables) == len(document(data).findall(f".//{W}tbl"))
    read, wanted = (read_docx(each, "甲.docx").value for each in (data, write_docx(changed, LAYOUT)))
    assert read is not None
    assert wanted is not None
    assert [p.text for p in read.paragraphs if p.text] == [p.text for p in wanted.paragraphs if p.text]


def test_marks_stand_where_the_schema_has_them() -> None:
    """The end of a paragraph is marked first in its rPr, a row last in its trPr; properties keep their order."""
    old = para(A, props='<w:jc w:val="center"/>') + table("受理|47", "审结|45", "其他|1") + para(B) + para(C)
    new = para(A) + para("", props='<w:jc w:val="left"/>') + table("审结|45", "受理|47|2") + para(B)
    root = document(of(old, new))
    orders = {"pPr": ORDER["pPr"], "trPr": f"{ORDER['trPr']} ins del trPrChange", "rPr": f"ins del {ORDER['rPr']}"}
    for name, order in orders.items():
        for props in root.iter(f"{W}{name}"):
            at = [order.split().index(child.tag[len(W) :]) for child in props]
            assert all(one <= other for one, other in pairwise(at)), (name, at)
    assert {each.get(f"{W}author") for each in root.iter(f"{W}ins", f"{W}del")} == {"reportgen"}


def test_dates_come_from_the_newer_file() -> None:
    """From its own properties; where they say nothing, changes have no date."""
    one, other = write_docx(DOCUMENT, LAYOUT), write_docx(DOCUMENT._replace(blocks=BLOCKS[:-1]), LAYOUT)
    dates = {each.get(f"{W}date") for each in document(between(one, other).data).iter(f"{W}del")}
    assert dates == {"2025-02-04T00:00:00Z"}
    plain = document(of(para(A), para(B)))
    assert {each.get(f"{W}date") for each in plain.iter(f"{W}ins", f"{W}del")} == {None}


def tracked(kind: str, words: str, author: str) -> str:
    """A run that somebody put in or took out."""
    name = "delText" if kind == "del" else "t"
    return f'<w:{kind} w:id="9" w:author="{author}"><w:r><w:{name}>{words}</w:{name}></w:r></w:{kind}>'


def test_earlier_changes_are_taken_as_accepted_and_told() -> None:
    """Those of either file, with their authors; the marks of others do not stay behind as text."""
    new = para(
        "受理",
        tracked("del", "47", "张三"),
        tracked("ins", "52", "张三"),
        "件，审结",
        tracked("ins", "45", "李四"),
        "件。",
    )
    found = redline(
        Handed(strangers.docx(para("受理47件，审结45件。")), "旧.docx"), Handed(strangers.docx(new), "新.docx")
    )
    assert found.value is not None
    assert changes(found.value.data) == [("del", "47"), ("ins", "52")]
    (told,) = found.diagnostics
    assert (told.code, told.place and told.place.source.path) == ("RG696", "新.docx")
    assert told.message == "文件里还有 3 处没有处理的修订（张三、李四），按接受以后的文字比较，花脸稿里不再标出"


BY = 'w:id="1" w:author="张三"'
JOINED = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:r><w:t>{A}</w:t></w:r></w:p>"
DROPPED = f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{para(A)}</w:tc></w:tr></w:tbl>"
MOVED = f"<w:p><w:moveFrom {BY}><w:r><w:t>{A}</w:t></w:r></w:moveFrom></w:p>"
RESET = f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {BY}/></w:rPr><w:t>{A}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (JOINED + para(B), para(A + B)),
        (DROPPED + para(B), para(B)),
        (MOVED + para(B), para("") + para(B)),
        (RESET, para(A)),
    ],
)
def test_every_kind_of_earlier_change_is_accepted(old: str, new: str) -> None:
    """Joined paragraphs, deleted rows, moved text, other looks: no difference is left, and one change is told."""
    found = redline(Handed(strangers.docx(old), "旧.docx"), Handed(strangers.docx(new), "新.docx"))
    assert found.value is not None
    assert changes(found.value.data) == []
    assert [told.code for told in found.diagnostics] == ["RG696"]


def test_what_is_not_marked_is_told() -> None:
    """Footnotes that differ, and a picture that went."""
    note = f'<w:footnotes {strangers.NAMESPACES}><w:footnote w:id="2">{{}}</w:footnote></w:footnotes>'
    one = strangers.docx(para(A, "<w:r><w:drawing/></w:r>"), footnotes=note.format(para("旧注")))
    other = strangers.docx(para(A), footnotes=note.format(para("新注")))
    found = redline(Handed(one, "旧.docx"), Handed(other, "新.docx"))
    assert [told.message for told in found.diagnostics] == [
        "脚注里的文字有不同，花脸稿里没有标出",
        "旧的一份里有 1 处图、符号或注释号已经删去，花脸稿里看不到",
    ]


def test_page_numbers_are_no_difference() -> None:
    """What a field yields in a footer depends on the program that saved the file."""
    number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    number += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    number += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    footer = f"<w:ftr {strangers.NAMESPACES}>{para('—', number, '—')}</w:ftr>"
    one, other = (strangers.docx(para(A), footer=footer.format(page)) for page in (1, 2))
    assert between(one, other).tally.total == 0


WORDS = "依法行政法治政府建设工作会议推进落实改革复议案件受理审查决定责任领导干部学习培训宣传"


def _words(chance: random.Random) -> str:
    sample = "".join(chance.choice(WORDS) for _ in range(chance.randint(4, 30)))
    return f"{sample}{chance.randint(1, 999)}件。"


def _edited(texts: list[str], chance: random.Random) -> list[str]:
    """Some paragraphs added, removed, moved, parted, joined or changed."""
    found = list(texts)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found))
        what, words = chance.randrange(6), found[at]
        cut = chance.randint(0, len(words))
        if what == 0:
            found.insert(at, _words(chance))
        elif what == 1 and len(found) > 1:
            del found[at]
        elif what == 2:
            found.insert(chance.randrange(len(found)), found.pop(at))
        elif what == 3:
            found[at : at + 1] = [words[:cut], words[cut:]]
        elif what == 4:
            found[at : at + 2] = ["".join(found[at : at + 2])]
        else:
            found[at] = words[:cut] + chance.choice(("", "新的", "7")) + words[cut + 3 :]
    return found


def _body(texts: list[str], chance: random.Random) -> str:
    """Paragraphs whose runs are parted anywhere, some of them in a table."""
    made = []
    for words in texts:
        cut = chance.randint(0, len(words))
        runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (words[:cut], words[cut:]))
        made.append(f"<w:p>{runs}</w:p>")
    if len(made) > 3:
        made[1:3] = [f"<w:tbl><w:tr><w:tc>{made[1]}</w:tc><w:tc>{made[2]}</w:tc></w:tr></w:tbl>"]
    return "".join(made)


@pytest.mark.parametrize("seed", range(150))
def test_any_edits_can_be_accepted_and_rejected(seed: int) -> None:
    """Whatever is done to a text, both ways lead back to it, empty paragraphs and all."""
    chance = random.Random(seed)
    old = [_words(chance) for _ in range(chance.randint(1, 8))]
    new = _edited(old, chance)
    of(_body(old, chance), _body(new, chance))
