"""layout.yaml: the 公文 format as numbers, by role; the writer's only source of looks."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.diagnostics import Outcome
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Node, parse


class Face(NamedTuple):
    """A font by the name that documents carry, and what to try where it is not installed."""

    name: str
    alternate: str


class Layout(NamedTuple):
    """Lengths in twips (1/20 pt), sizes in half-points, blanks in characters of the body text, gaps in lines."""

    page_width: int
    page_height: int
    top: int
    left: int
    right: int
    bottom: int
    header: int
    footer: int
    line: int
    track: int
    char: int
    char_space: int
    body_face: Face
    hei_face: Face
    kai_face: Face
    title_face: Face
    number_face: Face
    body_size: int
    title_size: int
    number_size: int
    imprint_size: int
    table_size: int
    small_table_size: int
    least_table_size: int
    table_title_size: int
    mark_limit: int
    title_line: int
    table_line: int
    small_table_line: int
    least_table_line: int
    imprint_line: int
    mark_top: int
    red: str
    rule_gap: int
    rule_width: int
    sealed_right: int
    sealed_gap: int
    unsealed_right: int
    unsealed_gap: int
    thick: int
    thin: int

    @property
    def box_width(self) -> int:
        """版心 width."""
        return self.page_width - self.left - self.right

    @property
    def box_height(self) -> int:
        """版心 height."""
        return self.page_height - self.top - self.bottom

    @property
    def lines(self) -> int:
        """Lines on a full page."""
        return self.box_height // self.line

    @property
    def columns(self) -> int:
        """Characters on a full line."""
        return self.box_width // self.char

    @property
    def faces(self) -> tuple[Face, ...]:
        """All fonts, each once."""
        return (self.body_face, self.hei_face, self.kai_face, self.title_face, self.number_face)


# In the order of Layout's attributes: group, key, how the text is read.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("纸张", "宽", "长"),
    ("纸张", "高", "长"),
    ("页边", "上", "长"),
    ("页边", "左", "长"),
    ("页边", "右", "长"),
    ("页边", "下", "长"),
    ("页边", "页眉", "长"),
    ("页边", "页脚", "长"),
    ("网格", "行距", "长"),
    ("网格", "字间", "偏"),
    ("网格", "字宽", "长"),
    ("网格", "网格字间", "数"),
    ("字体", "正文", "体"),
    ("字体", "黑体", "体"),
    ("字体", "楷体", "体"),
    ("字体", "标题", "体"),
    ("字体", "页码", "体"),
    ("字号", "正文", "号"),
    ("字号", "标题", "号"),
    ("字号", "页码", "号"),
    ("字号", "版记", "号"),
    ("字号", "表格", "号"),
    ("字号", "小表格", "号"),
    ("字号", "最小表格", "号"),
    ("字号", "表题", "号"),
    ("字号", "标志上限", "号"),
    ("行距", "标题", "长"),
    ("行距", "表格", "长"),
    ("行距", "小表格", "长"),
    ("行距", "最小表格", "长"),
    ("行距", "版记", "长"),
    ("版头", "标志上距", "长"),
    ("版头", "红色", "色"),
    ("版头", "红线上距", "长"),
    ("版头", "红线粗", "长"),
    ("署名", "用印右空", "字"),
    ("署名", "用印空行", "行"),
    ("署名", "不用印右空", "字"),
    ("署名", "不用印空行", "行"),
    ("版记", "粗线", "长"),
    ("版记", "细线", "长"),
)
_TWIPS = {"mm": Decimal("56.6929"), "磅": Decimal(20), "缇": Decimal(1)}
_NAMED_SIZES = {"2号": 44, "小2号": 36, "3号": 32, "小3号": 30, "4号": 28, "小4号": 24, "5号": 21, "小5号": 18}
_FORMS = {
    "长": "长度，如 37mm、28.95磅、579缇",
    "偏": "长度，可以是负的，如 -6缇",
    "数": "整数",
    "体": "{名称: 仿宋_GB2312, 替代: 仿宋}",
    "号": "字号，如 3号、16磅",
    "色": "六位十六进制颜色，如 FF0000",
    "字": "如 4字",
    "行": "如 3行",
}
_FACE = (
    Field("名称", Kind.TEXT, "字体名", required=True),
    Field("替代", Kind.TEXT, "没有这种字体时先试的字体", required=True),
)


def read_layout(source: Source) -> Outcome[Layout]:
    """The layout of one file; every row must be there."""
    tree = parse(source)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    reader = Reader(source)
    groups: dict[str, list[Field]] = {}
    for group, key, form in _ROWS:
        groups.setdefault(group, []).append(Field(key, Kind.TEXT, _FORMS[form], required=True))
    table = tuple(Field(group, Kind.GROUP, "公文格式", True, (), tuple(rows)) for group, rows in groups.items())
    top = reader.fields(tree.value, table, "")
    found = {f.key: reader.fields(top[f.key], f.fields, f.key) for f in table if f.key in top}
    values = []
    for group, key, form in _ROWS:
        node = found.get(group, {}).get(key)
        values.append(None if node is None else _read(reader, node, join(group, key), form))
    if reader.faults or None in values:
        return Outcome(None, (*tree.diagnostics, *reader.faults))
    layout = Layout(**dict(zip(Layout._fields, values)))  # type: ignore[arg-type]
    if layout.lines < 1 or layout.columns < 1:
        reader.report("RG311", "页边之内排不下一行字", top["纸张"], "纸张", "核对纸张、页边、行距和字宽")
        return Outcome(None, (*tree.diagnostics, *reader.faults))
    return Outcome(layout, tree.diagnostics)


def _read(reader: Reader, node: Node, path: str, form: str) -> int | str | Face | None:
    if form == "体":
        parts = reader.fields(node, _FACE, path)
        texts = [s.text for k, v in parts.items() if (s := reader.scalar(v, join(path, k))) is not None]
        return Face(*texts) if len(texts) == len(_FACE) else None
    scalar = reader.scalar(node, path)
    if scalar is None:
        return None
    value = _number(scalar.text, form)
    if value is None:
        reader.report("RG311", f"“{scalar.text}”不是{_FORMS[form]}", scalar, path)
    return value


def _number(text: str, form: str) -> int | str | None:
    if form == "色":
        return text if re.fullmatch("[0-9A-F]{6}", text) else None
    if form == "号" and text in _NAMED_SIZES:
        return _NAMED_SIZES[text]
    units = {"长": "mm|磅|缇", "偏": "mm|磅|缇", "数": "", "号": "磅", "字": "字", "行": "行"}[form]
    match = re.fullmatch(rf"(-?\d+(?:\.\d+)?)({units})", text)
    if match is None:
        return None
    scale = _TWIPS[match[2]] if form in "长偏" else Decimal(2 if form == "号" else 1)
    value = int((Decimal(match[1]) * scale).to_integral_value())
    least = {"长": 1, "号": 1, "字": 0, "行": 0}.get(form)
    return value if least is None or value >= least else None
