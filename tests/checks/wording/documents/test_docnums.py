"""Document numbers and numbers of orders."""

from __future__ import annotations

from time import perf_counter

import pytest
from checks.trial import mended, names, prose

from reportgen.checks.wording.documents.docnums import docnum_bracket, docnum_serial, docnum_year, order_number_form

BRACKET = """\
按照云政发[2019]21号文件执行。
按照云政发【2012】7号文件执行。
按照云政发（2020）5号文件执行。
按照云政发(2020)5号文件执行。
按照云政发［2022］ 9号文件执行。
按照云政发〔2021)38号文件执行。
按照云政发(2021〕38号文件执行。
按照云政发｛2021｝38号文件执行。
按照云政发<2021>38号文件执行。
按照云政发＜2021＞38号文件执行。
按照云政发〈2021〉38号文件执行。
按照云政发[2021年]38号文件执行。
按照云政发〔202130号文件执行。
按照云政发〔2021 30号文件执行。
按照云政发2021〕30号文件执行。
按照云政发〕2021〔30号文件执行。
按照《执法监督办法》（云政发202130号）执行。
按照《执法监督办法》（云政办2021年30号）执行。
按照《执法监督办法》（云政办[2021]30）执行。
按照《执法监督办法》（2020）5号的要求执行。
按照云政发[2021]30、31号文件执行。""".splitlines()
EMPTY = ("( )1号", "（）号", "2021号）", "（2021）", "[2021]", "〔2021号", "〔", "年1号）")
NO_DOCUMENT = """\
按照云政发〔2019〕21号文件执行。
按照云政发〔2019〕21、22号和云政办〔2020〕3—5号文件执行。
区法院作出（2020）云01行初5号判决。
省高院作出（2021）云行终128号裁定。
论坛（2023）2号会场、（2024）3号展厅已经布置。
住在法治路（原人民路）12号的居民已经搬迁。
公告2020年第5号已经废止。
全区执法人员（2024年）3126人全部持证。
按照《执法监督办法》（2021年修订）第5条执行。
任务（一）5号项目已经完工。
查阅文献[12]后修改了第3稿。
案号为云仲字（2020）第A5号。
共有（2019）年以前的案卷3号柜存放。""".splitlines()


@pytest.mark.parametrize("text", BRACKET)
def test_a_year_outside_tortoise_brackets_is_found(text: str) -> None:
    """Wrong kinds, mixed kinds, half a pair, none: one finding, and no word of brackets or widths besides."""
    assert names(text) == ["docnum-bracket"]


@pytest.mark.parametrize("text", NO_DOCUMENT)
def test_other_brackets_are_no_document_numbers(text: str) -> None:
    """Right numbers, cases of courts, halls, addresses, notes."""
    assert "docnum-bracket" not in names(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("云政发[2019]21号", "云政发〔2019〕21号"),
        ("云政发(2019) 21号", "云政发〔2019〕21号"),
        ("云政发〔2019 21号", "云政发〔2019〕21号"),
        ("（云政发[2019]21）", "（云政发〔2019〕21号）"),
        ("云政发〔201921号", "云政发〔2019〕21号"),
        ("云政发〕2019〔21号", "云政发〔2019〕21号"),
        ("（云政发201921号）", "（云政发〔2019〕21号）"),
    ],
)
def test_brackets_are_set_right(text: str, mend: str) -> None:
    """The year gets its brackets, nothing else changes."""
    assert mended(text) == mend


@pytest.mark.parametrize(
    "year", ["", " ", "19", "202", "20191", "2019年", "二〇一九", "0219", "3019", "2019-2020", "一九年"]
)
@pytest.mark.parametrize("after", ["33号", "5、6号", " 33号", "征1号"])
def test_a_year_of_four_digits_is_wanted(year: str, after: str) -> None:
    """Nothing, too few digits, too many, 年, Chinese numerals, a year that cannot be."""
    assert "docnum-year" in names(f"落实云政〔{year}〕{after}文件。")


@pytest.mark.parametrize("text", ["云政〔〕号文件。", "云政（）21号文件。", "云政[]21号文件。"])
def test_empty_brackets_before_a_number_are_a_year_left_out(text: str) -> None:
    """Also where no 〔〕 were typed, or the serial is missing, too."""
    assert names(text) == ["docnum-year"]


@pytest.mark.parametrize("year", ["2019", "1998", "20××", "201X", "２０１９", "城北", "2O19", "含乡镇"])
def test_whole_years_holes_and_words_are_not_its_business(year: str) -> None:
    """Holes of a template, wide digits and letters for digits belong to other checks."""
    assert "docnum-year" not in names(f"落实云政〔{year}〕33号文件。")


@pytest.mark.parametrize("text", ["注〔12〕说明如下。", "城北〔二〕组5人。"])
def test_a_note_in_tortoise_brackets_is_no_year(text: str) -> None:
    """Without 号 it is no document number."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("云政〔2020〕第5号文件。", "云政〔2020〕5号文件。"),
        ("云政〔2020〕 第5号文件。", "云政〔2020〕5号文件。"),
        ("云政〔2020〕05号文件。", "云政〔2020〕5号文件。"),
        ("云政〔2020〕 012号文件。", "云政〔2020〕12号文件。"),
        ("云政〔2020〕第012号文件。", "云政〔2020〕12号文件。"),
        ("《办法》（云政〔2020〕5）施行。", "《办法》（云政〔2020〕5号）施行。"),
        ("公告2020年第05号施行。", "公告2020年第5号施行。"),
        ("国务院令第0711号施行。", "国务院令第711号施行。"),
        ("云政〔2020〕十二号文件。", "云政〔2020〕十二号文件。"),
        ("云政〔2020〕号文件。", "云政〔2020〕号文件。"),
        ("云政〔2020〕000号文件。", "云政〔2020〕000号文件。"),
    ],
)
def test_a_serial_is_a_bare_number(text: str, mend: str) -> None:
    """第, a zero in front, Chinese numerals, a missing number or 号 are found; what is mechanical is mended."""
    assert names(text) == ["docnum-serial"]
    assert mended(text) == mend


@pytest.mark.parametrize(
    "text",
    """\
云政〔2020〕5号文件。
云政〔2020〕105号文件。
云政〔2020〕5、6号文件。
云政〔2020〕18-1号文件。
云政〔2020〕A05号文件。
云政〔2020〕×号文件。
云政〔2020〕征1号文件。
中国人民银行公告〔2020〕第5号。
中国人民银行令〔2020〕第1号。
省市场监管局公告2022年第30号。
注〔2020〕第二版第3页。""".splitlines(),
)
def test_other_serials_are_right(text: str) -> None:
    """Announcements and orders have 第; letters, dashes and holes are none of its business."""
    assert "docnum-serial" not in names(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("国务院令711号", "国务院令第711号"),
        ("国务院令 711 号", "国务院令第711 号"),
        ("国务院令（711号）", "国务院令（第711号）"),
        ("国务院711号令", "国务院第711号令"),
        ("根据711号国务院令", "根据第711号国务院令"),
        ("主席令七十号", "主席令第七十号"),
        ("司法部令146号", "司法部令第146号"),
        ("省人民政府令188号", "省人民政府令第188号"),
        ("交通运输部令2021年17号", "交通运输部令2021年第17号"),
        ("国家发展改革委2020年29号令", "国家发展改革委2020年第29号令"),
        ("总局令12号", "总局令第12号"),
        ("市长令3号", "市长令第3号"),
    ],
)
def test_an_order_has_its_ordinal(text: str, mend: str) -> None:
    """Whatever issuer it has and wherever the number stands."""
    assert "order-number-form" in names(text)
    assert mended(text).replace(" ", "") == mend.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    """\
国务院令第711号
国务院第711号令
省政府第188、189号令
国家发展改革委令2020年第29号
中国人民银行令〔2020〕第1号
责令3号厂房停工
命令5号机组停机
法律法令12部
口令2号
市政府令3号楼住户搬迁""".splitlines(),
)
def test_other_numbers_are_no_orders(text: str) -> None:
    """Right numbers, and 令 that is no order."""
    assert "order-number-form" not in names(text)


@pytest.mark.parametrize("part", EMPTY)
def test_hostile_text_takes_linear_time(part: str) -> None:
    """200,000 characters of halves of numbers take no more than some seconds on a slow machine."""
    text = prose(part * (200_000 // len(part)))
    began = perf_counter()
    for check in (docnum_bracket, docnum_year, docnum_serial, order_number_form):
        assert len(list(check(text))) < len(text.text)
    assert perf_counter() - began < 3
