"""Tables in a .docx: forms as goldens, spans, widths, types, what is kept together, and a table without end."""

from __future__ import annotations

import io

import docx
import pytest
from writers.forms import applications, label, lawsuits, numbers, penalties, published
from writers.small import DOCUMENT, LAYOUT, W, built, pretty, text

from reportgen.document.nodes import Attachment, Cell, Paragraph, Table, Title, plain, plain_table
from reportgen.document.slots import columns_of, slots
from reportgen.document.walk import block_lines
from reportgen.document.widths import width
from reportgen.writers.docx.body import blocks
from reportgen.writers.docx.columns import fits, needs, spread, types
from reportgen.writers.docx.lines import fall, height
from reportgen.writers.docx.ooxml import hairline
from reportgen.writers.docx.tables import table
from reportgen.writers.docx.tail import attachment
from reportgen.writers.docx.write import write_docx

FORMS = {
    "applications": applications(),
    "lawsuits": lawsuits(),
    "published": published(),
    "penalties": penalties(),
}


def of(*blocks):
    """document.xml of these blocks alone."""
    return built(DOCUMENT._replace(blocks=blocks, attachments=(), letterhead=None))


def tables(root):
    """The tables of the text: those that do not float."""
    return [t for t in root.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblpPr") is None]


def grid(element):
    """The widths of a table's columns."""
    return [int(column.get(f"{W}w")) for column in element.findall(f"{W}tblGrid/{W}gridCol")]


@pytest.mark.parametrize("name", FORMS)
def test_a_form(golden, name):
    """Heads in levels, labels over rows, stacked blocks, title, unit and notes: the dump and the XML."""
    (element,) = tables(of(FORMS[name]))

    golden(f"table-{name}.txt", "\n".join(block_lines(FORMS[name])) + "\n")
    golden(f"table-{name}.xml", pretty(element))


@pytest.mark.parametrize("name", FORMS)
def test_cells_make_up_the_grid(name):
    """In every row the spans cover all columns, and the widths of cells are those of their columns."""
    (element,) = tables(of(FORMS[name]))
    widths = grid(element)

    assert sum(widths) == LAYOUT.box_width
    for row in element.findall(f"{W}tr"):
        at = 0
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            across = 1 if span is None else int(span.get(f"{W}val"))
            assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == sum(widths[at : at + across])
            at += across
        assert at == len(widths)
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


@pytest.mark.parametrize("name", FORMS)
def test_python_docx_reads_the_spans_back(name):
    """Every place of the grid holds the text of the cell that covers it."""
    data = write_docx(DOCUMENT._replace(blocks=(FORMS[name],), attachments=()), LAYOUT)
    read = docx.Document(io.BytesIO(data)).tables[0]
    node = FORMS[name]
    wanted = [
        [plain(slot.cell.content) for slot in row for _ in range(slot.across)]
        for rows in (node.heads, node.rows)
        for row in slots(rows, columns_of(node))
    ]

    assert [[cell.text for cell in row.cells] for row in read.rows] == wanted


def test_all_head_rows_repeat_and_labels_do_not():
    """Three rows of heads are flagged; heads inside the body are set in their face and repeat nowhere."""
    rows = tables(of(FORMS["applications"]))[0].findall(f"{W}tr")
    styles = [[p.get(f"{W}val") for p in row.iter(f"{W}pStyle")] for row in rows]

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] * 3 + [False] * 25
    assert set(styles[0]) == {"GwTableHeadSmall"}
    assert styles[3] == ["GwTableLabelSmall"] + ["GwTableSmall"] * 7


def test_a_form_of_twenty_eight_rows_fits_a_page_and_is_kept_there():
    """Its rows are low, its type is 五号, and with a heading above it takes one page."""
    piece = table(FORMS["applications"], LAYOUT)

    assert len(piece.boxes) == 28
    assert all(box.keep for box in piece.boxes[:-1])
    assert not piece.boxes[-1].keep
    assert sum(height(box) for box in piece.boxes) + LAYOUT.line <= LAYOUT.box_height


def test_a_list_keeps_the_ordinary_type():
    """One head row and no spans: 12 points and the pitch of the page, however many rows."""
    plain_one = plain_table((text("序号"), text("名称")), ((text(str(n)), text("甲")) for n in range(100)))
    (element,) = tables(of(plain_one))

    assert {p.get(f"{W}val") for p in element.iter(f"{W}pStyle")} == {"GwTableHead", "GwTable"}
    assert {h.get(f"{W}val") for h in element.iter(f"{W}trHeight")} == {str(LAYOUT.line - 10)}


@pytest.mark.parametrize(("columns", "ending"), [(9, ""), (12, ""), (15, "Small"), (17, "Least"), (40, "Least")])
def test_many_columns_get_smaller_type(columns, ending):
    """Down to 小五 and no further, and never wider than the box."""
    wide = plain_table([text("项目")] * columns, [[text("12")] * columns])
    (element,) = tables(of(wide))

    assert {p.get(f"{W}val") for p in element.iter(f"{W}pStyle")} == {"GwTableHead" + ending, "GwTable" + ending}
    assert sum(grid(element)) == LAYOUT.box_width
    assert fits(wide, LAYOUT) is (columns < 40)


def test_columns_of_figures_are_narrow_and_alike():
    """Texts get what figures do not need."""
    first, *figures = grid(tables(of(penalties()))[0])[1:]

    assert first > 2 * max(figures)
    assert len(set(figures[:3])) == 1


@pytest.mark.parametrize("down", [1, 3])
def test_a_text_that_runs_down_finds_its_height(down):
    """Its rows are made as high as it is long, which no program does by itself."""
    rows = [(label("本年度办理结果总数", 1, down, upright=True), *numbers(1)), *([numbers(1)] * (down - 1))]
    (element,) = tables(of(Table((), tuple(rows))))
    heights = [int(h.get(f"{W}val")) for h in element.iter(f"{W}trHeight")]

    assert sum(heights) >= 9 * LAYOUT.table_size * 10
    assert max(heights) - min(heights) <= 1
    assert element.find(f".//{W}textDirection").get(f"{W}val") == "tbRlV"


def test_a_cell_over_rows_makes_them_higher():
    """What is counted for 版记 knows the height of a text beside lower rows."""
    low = Table((), ((label("甲" * 2, 1, 2), *numbers(1)), numbers(1)), widths=(1, 9))
    high = low._replace(rows=((label("甲" * 40, 1, 2), *numbers(1)), numbers(1)))
    heights = [sum(height(box) for box in table(node, LAYOUT).boxes) for node in (low, high)]

    assert heights[0] == 2 * LAYOUT.line
    assert heights[1] > 2 * heights[0]


def kept(nodes, **more):
    """(text, whether it is kept with the next) of each row of the first table and each paragraph behind it."""
    body = built(DOCUMENT._replace(blocks=nodes, attachments=(), letterhead=None, **more)).find(f"{W}body")
    at = next(index for index, each in enumerate(body) if each.tag == f"{W}tbl")
    parts = [*body[at].iterfind(f"{W}tr"), *body[at + 1 :]]
    return [("".join(part.itertext()), part.find(f".//{W}keepNext") is not None) for part in parts]


def test_no_row_of_a_list_stands_alone():
    """The first row keeps the second below the heads (which are kept by their style), the last the one above it."""
    rows = plain_table((text("序号"),), ((text(str(n)),) for n in range(6)))

    assert [tied for _, tied in kept((rows, Paragraph(text("正文。"))))[:7]] == [False, True, *[False] * 3, True, False]


def test_the_end_of_a_table_goes_with_the_signature():
    """Its last rows and its notes, so that issuer and date never stand alone on a page."""
    rows = plain_table((text("序号"),), ((text(str(n)),) for n in range(6)))
    found = dict(kept((rows._replace(notes=(text("注一"), text("注二"))),)))

    assert [found[name] for name in ("3", "4", "5", "注一", "注二")] == [False, True, True, True, True]


def test_a_form_of_a_page_gives_its_last_rows_to_the_signature():
    """It stays together but for two rows, where no type brings the signature onto its page."""
    rows = kept((applications(),))[3:28]

    assert [at for at, (_, tied) in enumerate(rows) if not tied] == [22]


def test_a_note_is_not_parted():
    """Nor does its last line open a page alone."""
    notes = [p for p in of(penalties()).iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "GwTableNote"]

    assert [note.find(f"{W}pPr/{W}keepLines") is not None for note in notes] == [True] * 2


def test_a_label_that_runs_over_pages_begins_at_the_top():
    """It stands on the first page at least; one within a page stands in the middle."""
    long = ((label("办理结果", 1, 60, upright=True), label("其他", 1, 60), *numbers(1)), *[numbers(1)] * 59)
    short = ((label("办理结果", 1, 3, upright=True), label("其他", 1, 3), *numbers(1)), *[numbers(1)] * 2)
    found = []
    for rows in (long, short):
        upright, level = tables(of(Table((), rows)))[0].findall(f"{W}tr")[0].findall(f"{W}tc")[:2]
        align = upright.find(f".//{W}jc")
        found.append((align is not None and align.get(f"{W}val"), level.find(f".//{W}vAlign").get(f"{W}val")))

    assert found == [("left", "top"), (False, "center")]


def test_a_form_is_made_small_rather_than_run_over_pages():
    """Six digits in two columns: 小五 brings the rows onto one page."""
    node = applications()
    wide = tuple((*row[:-7], *numbers(999999, *[0] * 5, 999999)) for row in node.rows)

    assert all(box.keep for box in table(node._replace(rows=wide), LAYOUT).boxes[:-1])


@pytest.mark.parametrize(("rows", "whole"), [(19, True), (26, True), (33, False)])
def test_the_title_of_an_attachment_is_not_left_alone(rows, whole):
    """A form fills the page of its title, in smaller type if need be; one too high for that runs on from there."""
    form = Table((), (((label("主题", 2)),), *[numbers(1, 2)] * rows))
    boxes = attachment(Attachment("附件1", Title((text("主要指标"),)), (form,)), LAYOUT).boxes

    assert all(box.keep for box in boxes[:-1]) == whole
    assert (sum(map(height, boxes)) <= LAYOUT.box_height) == whole


def test_a_short_text_is_not_narrowed_for_a_long_one():
    """A remark of three characters stays on its line beside a code that turns anyway."""
    heads = ((label("文书"), label("备注")),) * 2
    rows = (((Cell(text("示例综合处罚字号〔2024〕1号-" + "A1" * 24)), Cell(text("第一行甲"))),)) * 3
    widths = grid(tables(of(Table(heads, rows)))[0])

    assert widths[1] >= 4 * LAYOUT.table_size * 10


def test_heads_are_counted_on_every_page():
    """Sixty rows: each page begins with the heads again."""
    many = plain_table((text("序号"), text("名称")), ((text(str(n)), text("甲")) for n in range(60)))
    end = fall(table(many, LAYOUT).boxes, LAYOUT)

    assert (end.page, end.used // LAYOUT.line) == (3, 61 + 2 - 2 * LAYOUT.lines)


def test_given_widths_and_alignment():
    """Shares become twips; a cell's own alignment wins."""
    given = Table((numbers("甲", "乙"),), ((Cell(text("1"), align="right"), Cell(text("2"))),), widths=(1, 3))
    (element,) = tables(of(given))

    assert grid(element) == [LAYOUT.box_width // 4, LAYOUT.box_width - LAYOUT.box_width // 4]
    assert [jc.get(f"{W}val") for jc in element.iterfind(f".//{W}tc//{W}jc")] == ["right"]


def test_what_stands_around_a_table():
    """Title and unit above are kept with it; the last row is kept with the notes, which hang at one place."""
    root = of(penalties(), Paragraph(text("正文。")))
    body = [(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), p) for p in root.iter(f"{W}p")]
    around = [(style, "".join(p.itertext())) for style, p in body if style in ("GwTableTitle", "GwTableUnit")]
    indents = [p.find(f"{W}pPr/{W}ind").attrib for style, p in body if style == "GwTableNote"]
    last = tables(root)[0].findall(f"{W}tr")[-1]

    assert around == [("GwTableTitle", "2024年度行政处罚实施情况统计表"), ("GwTableUnit", "单位：件")]
    assert [(i[f"{W}left"], i[f"{W}hanging"]) for i in indents] == [("630", "630"), ("630", "210")]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in last.iter(f"{W}p"))


def test_tables_that_touch_are_parted():
    """Word would join them; a title between them is enough."""
    plain_one = plain_table((text("甲"),), ((text("1"),),))
    pairs = ((plain_one, plain_one), (plain_one, penalties()), (penalties(), plain_one))
    between = [blocks(pair, LAYOUT).xml.split("</w:tbl>")[1].split("<w:tbl>")[0] for pair in pairs]

    assert between[0] == hairline()
    assert [style in xml for style, xml in zip(("GwTableTitle", "GwTableNote"), between[1:])] == [True, True]
    assert hairline() not in between[1] + between[2]


def test_a_table_of_no_columns_is_nothing():
    """A draft may hold one."""
    assert table(Table((), ()), LAYOUT).xml == ""


@pytest.mark.parametrize("kind", types(LAYOUT), ids=lambda kind: f"{kind.name}{kind.least}")
def test_numbers_are_never_parted(kind):
    """A column has room for its longest number, or the type is left to a smaller one."""
    node = Table((), (numbers("1,234,567.89", "甲" * 200),))
    widths = spread(needs(node), kind.char, LAYOUT.box_width)

    assert widths is not None
    assert widths[0] >= 6 * kind.char + 114


CODE, LONG = "91410100MA4NTRB31X", "未按照规定的标准和要求建立健全各项管理制度的行为"
LISTS = {
    "a list": plain_table(
        (text(name) for name in ("序号", "企业名称", "统一社会信用代码", "违法事实", "处罚结果")),
        [[text(words) for words in ("1", "示例市清水河精密机械制造有限责任公司", CODE, LONG, LONG)]],
    ),
    "a list in one line": plain_table((text("代码"), text("金额")), [[text(CODE), text("1234567890")]]),
    "heads": plain_table((text("（2024）") for _ in "甲乙丙丁戊己庚"), [[text("1")] * 7]),
    "given": Table((numbers("项目", "上年", "本年"),), (numbers("罚没收入", "1234567890", "甲"),), widths=(1, 1, 40)),
    "given, nearly nothing": Table((numbers("甲", "乙"),), (numbers("1", "12"),), widths=(0.0001, 2)),
    "given, smaller": Table((numbers(*"甲乙丙丁"),), (numbers(*[CODE] * 4),), widths=(1, 1, 1, 9)),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_column_is_narrower_than_its_longest_number(name):
    """Whether its width was given or worked out; numbers and codes are never parted."""
    node = LISTS[name]
    (element,) = tables(of(node))
    style = element.findall(f".//{W}pStyle")[-1].get(f"{W}val")
    char = next(kind.char for kind in types(LAYOUT) if kind.name == style.removeprefix("GwTable"))
    cells = [[plain(row[at].content) for row in (*node.heads, *node.rows)] for at in range(len(grid(element)))]
    whole = [[cell for cell in column if cell.isascii() or cell.startswith("（")] for column in cells]
    needed = [max(map(width, column), default=0) * char + 114 for column in whole]

    assert sum(grid(element)) == LAYOUT.box_width
    assert [at for at, least in enumerate(needed) if grid(element)[at] < least] == []


def test_a_given_width_is_kept_where_there_is_room():
    """What a column lacks is taken from the others in the ratio that they were given."""
    first, second, third = grid(tables(of(LISTS["given"]._replace(widths=(1, 20, 20))))[0])

    assert first < second
    assert abs(second - third) <= 1


@pytest.mark.parametrize("figure", ["1", "10", "100"])
def test_columns_of_short_figures_need_no_more_than_of_longer_ones(figure):
    """Twenty columns of one digit fit where twenty of three do."""
    node = Table((numbers(*"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"),), (numbers(*[figure] * 20),))

    assert fits(node, LAYOUT)
