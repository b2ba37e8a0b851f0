"""Ranges of years, wide digits and letters, marks for thousands."""

from __future__ import annotations

import pytest
from checks.trial import found, mended, names

DASHES = ("-", "~", "～", "－", "–", "‑", "−", "——", "――", "--", "─", "ー", "﹣", "_", "一", " - ", "- ", "—-")


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize(
    "form", ["（2021{}2025年）", "《纲要（2021{}2025年）》", "在2021{}2025年期间", "2021年{}2025年。"]
)
def test_years_are_joined_by_one_dash(dash: str, form: str) -> None:
    """Whatever stands between them, and wherever they stand; the fix leaves the dash alone."""
    assert names(form.format(dash)) == ["year-range-dash"]
    assert mended(form.format(dash)) == form.format("—")


@pytest.mark.parametrize(
    "text",
    """\
《规划（2021-2025）》
《规划2021-2025》
2021-2025规划期
2023-2024学年
2023-2024年度
2021-25年
1998-2008年
2019年3月-2021年6月
2021.2025年""".splitlines(),
)
def test_other_forms_of_ranges(text: str) -> None:
    """Without 年, with 学年 or months, with a year cut short."""
    assert names(text) == ["year-range-dash"]


@pytest.mark.parametrize(
    "text",
    """\
2021—2025年
2021―2025年
2021至2025年
2021年到2025年
2021年—2025年
2021、2025年
2021，2025年
2024-04-01
2024-2025-3
电话2025-2026008
传真0871-20202021
标准GB/T 1984-2003、DB53/T 2012-2020
编号YL-2020-2021
网址/2020-2021/a
补助2000-2500元
比分2020-2021
1-2年，3-5人，12-15岁
云政〔2021〕25号
IP为10.2020.2021
1月-6月""".splitlines(),
)
def test_what_is_no_wrong_range_of_years(text: str) -> None:
    """Right ranges, dates, telephones, standards, amounts."""
    assert "year-range-dash" not in names(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("《纲要（20212025年）》", "《纲要（2021—2025年）》"),
        ("20162020年。", "2016—2020年。"),
        ("（20212025）", "（2021—2025）"),
        ("《规划20212025》", "《规划2021—2025》"),
        ("20212022学年。", "2021—2022学年。"),
        ("（2022 2024年）", "（2022—2024年）"),
        ("2021 2025年。", "2021—2025年。"),
        ("2016年2020年。", "2016年—2020年。"),
    ],
)
def test_a_lost_dash_is_put_back(text: str, mend: str) -> None:
    """Years that touch, or have a space between them."""
    assert names(text) == ["year-range-lost"]
    assert mended(text) == mend


@pytest.mark.parametrize(
    "text", ["编号20212025", "电话82021202", "20240401", "2024年2025件", "20252021年", "202120252030", "YL20212025"]
)
def test_other_numbers_of_eight_digits(text: str) -> None:
    """Numbers, dates, telephones."""
    assert "year-range-lost" not in names(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("２０２４年。", "2024年。"),
        ("办结率100％。", "办结率100%。"),
        ("办结率９８．５％。", "办结率98.5%。"),
        ("推广ＡＰＰ。", "推广APP。"),
        ("建设５Ｇ基站。", "建设5G基站。"),
        ("第１２条。", "第12条。"),
        ("云政〔２０２１〕５号。", "云政〔2021〕5号。"),
        ("两批分别１００，２００件。", "两批分别100，200件。"),
        ("第７，８，９条。", "第7，8，9条。"),
        ("受理１２，３４５件。", "受理12，345件。"),
        ("１．２０２４年推进。", "1．2024年推进。"),
        ("１．５个乡镇建成。", "1．5个乡镇建成。"),
        ("约１．５万件。", "约1.5万件。"),
        ("（２０２１—２０２５年）", "（2021—2025年）"),
    ],
)
def test_wide_digits_and_letters_become_half_width(text: str, mend: str) -> None:
    """In numbers, names, document numbers."""
    assert names(text) == ["fullwidth-alnum"]
    assert mended(text) == mend


@pytest.mark.parametrize(
    ("text", "told"), [("受理１２，３４５件。", True), ("第７，８条。", False), ("１００，２０００件。", False)]
)
def test_a_wide_comma_in_a_number_is_only_told(text: str, told: bool) -> None:
    """It may part two numbers: the clerk decides."""
    hints = [hint for d in found(text) for hint in d.hints]

    assert ("后面的逗号是千分号的，也改成半角" in hints) == told


@pytest.mark.parametrize("text", ["2024年，100%。", "互联网＋监管。", "－5℃。", "120㎡，35μg/m³。", "Ⅰ级，①②。"])
def test_other_wide_characters(text: str) -> None:
    """Signs, units, Roman and circled numbers."""
    assert names(text) == []


def test_wide_letters_for_a_hole_are_another_checks() -> None:
    """ＸＸ is a placeholder."""
    assert "fullwidth-alnum" not in names("ＸＸ市，２０ＸＸ年。")


@pytest.mark.parametrize(
    "text",
    """\
受理12,345件，办结11876件。
受理1,234件，办结1156件。
投入1,234.5万元，发放36000份。
调解4454件，涉及68,350,000元。
培训1,200人次。⏎接听5680余人次。
受理2345件、办结2,300件、结转1045件。""".splitlines(),
)
def test_marks_for_thousands_stand_everywhere_or_nowhere(text: str) -> None:
    """One finding for the whole text."""
    assert names(text.replace("⏎", "\n")) == ["number-sep-mixed"]


@pytest.mark.parametrize(
    "text",
    """\
受理12,345件，办结11,876件，结转469件。
受理12345件，办结11876件。
2024年受理1,234件，12345热线，云政〔2024〕1200号，电话66120031。
第1024号提案，编号20240012，1,234件。
标准GB/T 15834，邮编650000，1,234件。
1,2,3号楼，2024年5,6月，4500件。""".splitlines(),
)
def test_years_and_numbers_of_things_have_no_such_marks(text: str) -> None:
    """Hotlines, document numbers, telephones, standards."""
    assert "number-sep-mixed" not in names(text)
