"""Figures as typed, their arithmetic, numerals, formats."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.formats import in_hanzi, in_hundred_millions, in_ten_thousands, rounded
from reportgen.facts.numerals import chinese_number, counted, plain, read_chinese_number
from reportgen.facts.values import Blank, Figure, FigureError, NotFilled, ValueFault, parse_figure


@pytest.mark.parametrize(
    ("typed", "unit", "value", "shown", "approx"),
    [
        ("47", "件", "47", "47", False),
        ("0", "件", "0", "0", False),
        ("10", "件", "10", "10", False),
        ("26.10", "%", "26.10", "26.10", False),
        ("98.5%", "%", "98.5", "98.5", False),
        ("180余", "场", "180", "180余", True),
        ("180余场", "场", "180", "180余", True),
        ("近500", "人", "500", "近500", True),
        ("约500人", "人", "500", "约500", True),
        ("500多", "人", "500", "500多", True),
        ("超过500", "人", "500", "超过500", True),
        ("1.2万", "份", "12000", "1.2万", False),
        ("18.85万余", "条", "188500", "18.85万余", True),
        ("3亿", "元", "300000000", "3亿", False),
        ("6835万余元", "元", "68350000", "6835万余", True),
        ("6835余万元", "元", "68350000", "6835余万", True),
        ("-3", "件", "-3", "-3", False),
        ("47 件", "件", "47", "47", False),
        ("18.85 万余 条", "条", "188500", "18.85万余", True),
        ("约 500", "人", "500", "约500", True),
        ("999999999999999", "元", "999999999999999", "999999999999999", False),
    ],
)
def test_a_figure_is_read_as_a_clerk_types_it(typed: str, unit: str, value: str, shown: str, approx: bool) -> None:
    """The number is scaled, the text stays as typed, the unit of the catalogue is dropped."""
    figure = parse_figure(typed, unit)

    assert isinstance(figure, Figure)
    assert (figure.value, str(figure), figure.approx) == (Decimal(value), shown, approx)


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("四十七", "RG206", "改成 47"),
        ("四十七件", "RG206", "改成 47"),
        ("近五百", "RG206", "改成 近500"),
        ("二十余", "RG206", "改成 20余"),
        ("４７", "RG206", "改成半角：47"),
        ("１８０余件", "RG206", "改成半角：180余件"),
        ("36,000", "RG206", "写成 36000"),
        ("4⁸", "RG206", None),
        ("④", "RG206", None),
        ("\ufeff48", "RG206", "删去重写，只写 48；多半是从网页或别的软件里复制来的"),
        ("48\u200b", "RG206", "删去重写，只写 48；多半是从网页或别的软件里复制来的"),
        ("-0", "RG206", "写成 0"),
        ("-0.00", "RG206", "写成 0.00"),
        ("00.5", "RG206", "写成 0.5"),
        ("007件", "RG206", "写成 7件"),
        ("-05", "RG206", "写成 -5"),
        ("-00.5", "RG206", "写成 -0.5"),
        ("-00", "RG206", "写成 0"),
        ("近-007件", "RG206", "写成 近-7件"),
        ("10-20", "RG206", "指标只填一个数；范围写在正文里"),
        ("10～20", "RG206", "指标只填一个数；范围写在正文里"),
        ("1万2亿", "RG206", None),
        ("1万余亿", "RG206", "例如 1.2亿 或 12000万"),
        ("500件左右", "RG206", "写成 约500"),
        ("1.2万以上", "RG206", "写成 1.2万余"),
        ("近180余", "RG218", "只留一个，例如 180余 或 近180"),
        ("47人次", "RG208", None),
        ("47元", "RG208", None),
        ("多", "RG206", None),
        ("许多", "RG206", None),
        ("1e3", "RG206", None),
        ("0x1F", "RG206", None),
        (".5", "RG206", None),
        ("5.", "RG206", "写成 5"),
        ("4。", "RG206", "写成 4"),
        ("1O", "RG206", "核对原来的数，多半是 10"),
        ("8,000余", "RG206", "写成 8000余"),
        ("", "RG206", None),
        ("４７本书", "RG206", None),
        ("٤٧", "RG206", None),
        ("1 000", "RG206", None),
        ("9999999999999999", "RG206", None),
        ("0.9999999999999999亿", "RG206", None),
        ("1" * 1_000_100, "RG206", None),
        ("万", "RG206", "写阿拉伯数字，可带 余、近、约、多、万、亿；没有发生写 0，不适用写 不适用，还没有数就空着"),
    ],
)
def test_what_is_no_figure_is_explained(typed: str, code: str, hint: str | None) -> None:
    """Each bad form has its code and, where there is one, the form to write."""
    fault = parse_figure(typed, "件")

    assert isinstance(fault, ValueFault)
    assert fault.code == code
    assert hint is None or fault.hints == (hint,)


@pytest.mark.parametrize(
    "typed", ["长" * 5000, "47" + "长" * 5000, "1" * 5000, "0" * 5000, "1," * 5000, "9" * 9 + "～1"]
)
def test_a_long_text_is_not_told_again_in_full(typed: str) -> None:
    """The sentence quotes its first characters."""
    fault = parse_figure(typed, "件")

    assert isinstance(fault, ValueFault)
    assert len(fault.message) < 80
    assert all(len(hint) < 80 for hint in fault.hints)


NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2).map(plain) | st.integers(0, 10**12).map(str)
MARKS = st.sampled_from([("", ""), ("约", ""), ("近", ""), ("", "余"), ("", "多")])


@given(NUMBERS, st.sampled_from([("", 1), ("万", 10_000), ("亿", 10**8)]), MARKS, st.sampled_from(["", "件", "人次"]))
def test_what_is_typed_is_what_is_printed(
    number: str, scale: tuple[str, int], mark: tuple[str, str], unit: str
) -> None:
    """Any well-formed figure is read to its number and printed as typed, without its unit."""
    bare = mark[0] + number + scale[0] + mark[1]

    figure = parse_figure(bare + unit, unit)

    assert isinstance(figure, Figure)
    assert (str(figure), figure.value, figure.approx) == (bare, Decimal(number) * scale[1], mark != ("", ""))


@given(st.text(max_size=12) | st.text("0123456789.万亿余多约近件-,，０９", max_size=8))
def test_any_text_is_a_figure_or_a_fault(text: str) -> None:
    """Never an exception; a fault always says how to mend it."""
    read = parse_figure(text, "件")

    assert isinstance(read, Figure) or (read.code.startswith("RG2") and read.hints)


def figure(text: str, leaf: int) -> Figure:
    read = parse_figure(text, "件")
    assert isinstance(read, Figure)
    return Figure(read.value, read.text, (leaf,), read.approx)


def test_exact_figures_are_computed_and_remember_their_facts() -> None:
    """Sums, differences, products and quotients carry every leaf once; a quotient must be rounded to be printed."""
    a, b = figure("47", 1), figure("2", 2)

    assert [str(x) for x in (a + b, a - b, a * b, a / b, a + 1, 100 - a)] == ["49", "45", "94", "23.5", "48", "53"]
    assert (a + b - a).leaves == (1, 2)
    assert (a / b).rounded is False
    assert rounded(a / b, 0).rounded is True


def test_an_approximate_figure_may_be_added_and_nothing_else() -> None:
    """A sum with 余 is itself 余, one with 近 about so much; a difference, product or quotient is refused."""
    a, b = figure("180余", 1), figure("20", 2)

    assert str(a + b) == "200余"
    assert str(figure("近500", 3) + b) == "约520"
    for compute in (lambda: a - b, lambda: b - a, lambda: a * b, lambda: b / a):
        with pytest.raises(FigureError, match="约数不能相"):
            compute()


def test_comparisons_are_by_number() -> None:
    """However it was typed; text cannot be compared in size, and nothing is divided by zero."""
    assert figure("1.2万", 1) == figure("12000", 2) == 12000
    assert hash(figure("1.2万", 1)) == hash(figure("12000", 2))
    assert figure("47", 1) > 46 >= figure("46", 2)
    assert bool(figure("0", 1)) is False
    assert figure("47", 1) != "47"
    with pytest.raises(FigureError, match="不能比较"):
        _ = figure("47", 1) < "48"
    with pytest.raises(FigureError, match="除数是 0"):
        _ = figure("47", 1) / 0


@pytest.mark.parametrize(
    "compute",
    [lambda x, b: x > b, lambda x, b: b < x, lambda _, b: bool(b)],
)
def test_a_blank_is_never_taken_for_zero(compute: Callable[[Figure, Blank], object]) -> None:
    """Comparison and truth of a blank raise the hole, with its path."""
    with pytest.raises(NotFilled) as caught:
        compute(figure("47", 1), Blank("行政复议.审结"))

    assert caught.value.value.path == "行政复议.审结"


def test_a_blank_goes_through_arithmetic_as_a_blank() -> None:
    """What is computed with a hole on either side is that hole."""
    blank, some, about = Blank("行政复议.审结", applicable=False), figure("47", 1), figure("180余", 2)

    assert [blank + 1, blank - 1, blank * 2, blank / 2, 1 + blank, 1 - blank] == [blank] * 6
    assert [some + blank, some - blank, some * blank, some / blank, about - blank, blank + some] == [blank] * 6


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"), (10_000, "一万"), (10_001, "一万零一"), (12_000, "一万二千"), (100_000, "十万"),
        (110_000, "十一万"), (1_000_000, "一百万"), (10_203_040, "一千零二十万三千零四十"),
    ],
)  # fmt: skip
def test_numerals_are_those_of_ordinary_writing(value: int, text: str) -> None:
    """Zeros between digits once, 十 without 一 at the start only."""
    assert chinese_number(value) == text


def spelled(value: int) -> str:
    """An independent definition: every digit with its unit, then runs of zeros made one and trailing ones dropped."""
    if value == 0:
        return "零"
    text = ""
    for digit, unit in zip(str(value).zfill(5), ("万", "千", "百", "十", "")):
        text += "零一二三四五六七八九"[int(digit)] + (unit if digit != "0" else "")
    while "零零" in text:
        text = text.replace("零零", "零")
    text = text.strip("零")
    return text[1:] if text.startswith("一十") else text


def test_numerals_up_to_99999_are_spelled_and_read_back() -> None:
    """Each equals an independent definition, and reading gives the number again."""
    for value in range(100_000):
        assert chinese_number(value) == spelled(value)
        assert read_chinese_number(chinese_number(value)) == value


@given(st.integers(0, 99_999_999))
def test_numerals_are_read_back(value: int) -> None:
    """The whole range."""
    assert read_chinese_number(chinese_number(value)) == value


@pytest.mark.parametrize("value", [-1, 100_000_000])
def test_numerals_outside_the_range_are_refused(value: int) -> None:
    """Never a wrong numeral."""
    with pytest.raises(ValueError, match=str(value)):
        chinese_number(value)


@pytest.mark.parametrize("text", ["", "件", "四十七件", "47", "四x", "万", "万万"])
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    """None, so that no hint is given."""
    assert read_chinese_number(text) is None


def test_formats_of_quotes() -> None:
    """万 and 亿 without needless zeros, 汉字 before a measure word, decimals half up and printed in full."""
    assert in_ten_thousands(figure("188500", 1)) == "18.85万"
    assert in_ten_thousands(figure("6835万余", 1)) == "6835万余"
    assert in_hundred_millions(figure("150000000", 1)) == "1.5亿"
    assert [in_hanzi(figure(str(n), 1)) for n in (2, 7, 12)] == ["两", "七", "十二"] == [counted(n) for n in (2, 7, 12)]
    assert [str(rounded(figure("26.125", 1), n)) for n in (0, 1, 2)] == ["26", "26.1", "26.13"]
    assert str(rounded(figure("26.1", 1), 2)) == "26.10"


@pytest.mark.parametrize(
    ("text", "scaled", "whole"),
    [
        ("12000余", "1.2万余", "12000余"),
        ("12000多", "1.2万多", "12000多"),
        ("近12000", "近1.2万", "近12000"),
        ("约1.2万", "约1.2万", "约12000"),
        ("超过12000", "超过1.2万", "超过12000"),
        ("不足12000", "不足1.2万", "不足12000"),
    ],
)
def test_an_approximate_figure_keeps_its_mark_in_other_formats(text: str, scaled: str, whole: str) -> None:
    """近12000 is less than 1.2万余 says."""
    assert in_ten_thousands(figure(text, 1)) == scaled
    assert str(rounded(figure(text, 1), 0)) == whole


@pytest.mark.parametrize("text", ["180余", "4.5", "1亿"])
def test_what_cannot_be_a_hanzi_number_is_refused(text: str) -> None:
    """Approximate, broken or too great."""
    with pytest.raises(FigureError, match="不能写成汉字数"):
        in_hanzi(figure(text, 1))
