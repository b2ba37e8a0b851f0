"""Typed reading by tables of fields: each kind, its faults, their places and paths."""

from __future__ import annotations

import datetime

import pytest

from reportgen.records import Field, Kind, Reader, is_blank, join
from reportgen.source import Source
from reportgen.yaml_text.tree import Mapping, Node, parse

TABLE = (
    Field("名称", Kind.TEXT, "单位全称", required=True, example="云岭区人民政府"),
    Field("层级", Kind.CHOICE, "所在层级", choices=("省", "市", "县")),
)


def read(text: str) -> tuple[Reader, Node]:
    source = Source("甲.yaml", text)
    root = parse(source).value
    assert root is not None
    return Reader(source), root


def faults(reader: Reader) -> list[tuple[str, int, int, str]]:
    return [(f.code, f.place.line, f.place.column, f.path) for f in reader.faults if f.place]


def test_paths_are_joined_with_dots_and_brackets() -> None:
    """正文.举措[0].内容."""
    assert join(join(join(join("", "正文"), "举措"), 0), "内容") == "正文.举措[0].内容"


def test_fields_gives_what_is_filled_in_and_reports_the_rest() -> None:
    """A blank value counts as left out; unknown and missing keys are two findings."""
    reader, root = read("层级:\n名字: 云岭区\n")

    assert reader.fields(root, TABLE, "单位") == {}
    assert faults(reader) == [("RG201", 2, 1, "单位.名字"), ("RG203", 1, 1, "单位.名称")]
    assert reader.faults[0].hints == ("是否想写：名称？",)
    assert reader.faults[1].hints == ("补写“名称”：单位全称，例如 名称: 云岭区人民政府",)


@pytest.mark.parametrize("text", ["", "~", "null", "   ", " # 以后再填"])
def test_a_key_without_value_is_blank(text: str) -> None:
    """Nothing, YAML's own nothing, a comment."""
    _, root = read(f"键:{text and ' ' + text}\n")

    assert isinstance(root, Mapping)
    assert is_blank(root.get("键"))


@pytest.mark.parametrize("text", ['""', "0", "无", "[]", "'~'"])
def test_a_written_value_is_not_blank(text: str) -> None:
    """Zero and quoted emptiness are values."""
    _, root = read(f"键: {text}\n")

    assert isinstance(root, Mapping)
    assert not is_blank(root.get("键"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-02-24", (2025, 2, 24)),
        ("2025-2-4", (2025, 2, 4)),
        ("2025年2月24日", (2025, 2, 24)),
        ("2024-02-29", (2024, 2, 29)),
    ],
)
def test_dates_are_read_in_both_forms(text: str, date: tuple[int, int, int]) -> None:
    """ISO and Chinese."""
    reader, root = read(text)

    assert reader.date(root, "") == datetime.date(*date)
    assert reader.faults == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-30", "没有“2025-02-30”这一天"),
        ("2025-02-29", "没有“2025-02-29”这一天"),
        ("2025-13-01", "没有“2025-13-01”这一天"),
        ("0000-01-01", "没有“0000-01-01”这一天"),
        ("2025.2.24", "“2025.2.24”不是日期"),
        ("二〇二五年二月二十四日", "“二〇二五年二月二十四日”不是日期"),
        ("２０２５-02-24", "“２０２５-02-24”不是日期"),
    ],
)
def test_a_day_that_is_none_is_refused(text: str, message: str) -> None:
    """Impossible days and other ways of writing, full-width digits among them."""
    reader, root = read(text)

    assert reader.date(root, "公文.成文日期") is None
    assert [(f.code, f.message) for f in reader.faults] == [("RG205", message)]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024", 2024), ("24", None), ("２０２４", None), ("2024年", None), ("3024", None), ("2" * 5000, None)],
)
def test_a_year_has_four_plain_digits(text: str, year: int | None) -> None:
    """Of the last and this century."""
    reader, root = read(text)

    assert reader.year(root, "年度") == year
    assert [f.code for f in reader.faults] == ([] if year else ["RG216"])


@pytest.mark.parametrize(("text", "value"), [("是", True), ("否", False), ("yes", None), ("true", None)])
def test_yes_and_no_are_chinese(text: str, value: bool | None) -> None:
    """YAML's own words for them are refused with the right ones."""
    reader, root = read(text)

    assert reader.yes_no(root, "公文.用印") is value
    assert [f.hints for f in reader.faults] == ([] if value is not None else [("只能写：是、否",)])


@pytest.mark.parametrize(
    ("text", "method", "message"),
    [
        ("甲", "texts", "“主送”应是列表，这里写的是文字"),
        ("{甲: 乙}", "texts", "“主送”应是列表，这里写的是一组“键: 值”"),
        ("甲", "items", "“主送”应是列表，这里写的是文字"),
        ("[甲]", "scalar", "“主送”应是文字，这里写的是列表"),
        ("[甲]", "mapping", "“主送”应是一组“键: 值”，这里写的是列表"),
    ],
)
def test_a_wrong_type_says_what_is_wanted_and_what_is_there(text: str, method: str, message: str) -> None:
    """Both in the clerk's words, with a mend."""
    reader, root = read(text)

    assert not getattr(reader, method)(root, "公文.主送")
    assert [(f.code, f.message, len(f.hints)) for f in reader.faults] == [("RG202", message, 1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("受理：47", ("RG108", 1, 3)),
        ("受理:47", ("RG113", 1, 3)),
        ("甲: ｛受理：47，审结：40｝", ("RG109", 1, 4)),
    ],
)
def test_a_text_that_was_meant_as_a_mapping_is_told_at_its_mark(text: str, wanted: tuple[str, int, int]) -> None:
    """A full-width colon, one without its blank, full-width braces."""
    reader, root = read(text)
    entries = getattr(root, "entries", ())

    assert reader.mapping(entries[0].value if entries else root, "行政复议") is None
    assert [(code, line, column) for code, line, column, _ in faults(reader)] == [wanted]


def test_a_list_keeps_its_texts_and_drops_blanks() -> None:
    """Each with its path; what is no text is a finding at its place."""
    reader, root = read("[甲, , [乙], 丙]".replace(", ,", ", ~,"))

    assert [(scalar.text, path) for scalar, path in reader.texts(root, "主送")] == [
        ("甲", "主送[0]"),
        ("丙", "主送[3]"),
    ]
    assert faults(reader) == [("RG202", 1, 8, "主送[2]")]
