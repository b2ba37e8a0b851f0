"""The comment beside a sum, among the words of a clerk."""

from __future__ import annotations

import pytest

from reportgen.facts.rolled_up import is_noted, is_short, note, note_of_several, noted, without

NAMES = (("受理", 1), ("申请人数", 2), ("3月案件", 3), ("审结", 4))


@pytest.mark.parametrize(
    ("made", "text", "short"),
    [
        (note(2), "汇总：2个单位", False),
        (note(2, 1), "汇总：2个单位，1个不适用", False),
        (note(2, 1, 3, 4), "汇总：2个单位，1个不适用，3个没有填，另有4个没有计入", True),
        (note(2, out=1), "汇总：2个单位，另有1个没有计入", True),
        (note_of_several(5, ()), "汇总：5个单位", False),
        (note_of_several(5, NAMES[:2]), "汇总：5个单位，没有填的：受理1个、申请人数2个", True),
        (note_of_several(5, NAMES), "汇总：5个单位，没有填的：受理1个、申请人数2个、3月案件3个等", True),
        (note_of_several(5, NAMES[:1], 1), "汇总：5个单位，没有填的：受理1个，另有1个没有计入", True),
    ],
)
def test_every_note_is_known_again(made: str, text: str, short: bool) -> None:
    assert made == text
    assert is_noted(f"# {made}") and is_short(f"受理: 4  # {made}") is short
    assert without(f"# 张三核；{made}；李四核") == "# 张三核；李四核"


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("# 汇总：2个单位", ""),
        ("# 汇总：2个单位，1个不适用，3个没有填，另有1个没有计入", ""),
        ("# 汇总：2个单位，没有填的：受理1个、申请人数2个、3月案件3个等，另有1个没有计入", ""),
        ("# 张三核；汇总：2个单位，1个没有填", "# 张三核"),
        ("# 汇总：2个单位；张三核", "# 张三核"),
        ("# 汇总：2个单位，张三核", "# 张三核"),
        ("# 汇总：2个单位 张三核", "# 张三核"),
        ("# 汇总：2个单位，1个没有填（丙区催了）", "# （丙区催了）"),
        ("# 张三核；汇总：2个单位；李四核", "# 张三核；李四核"),
        ("#汇总：2个单位", ""),
    ],
)
def test_what_a_clerk_wrote_is_left(comment: str, kept: str) -> None:
    assert is_noted(comment)
    assert without(comment) == kept


@pytest.mark.parametrize(
    "comment",
    ["# 张三核；汇总：2个单位报来的表在柜子里", "# 汇总：按市局口径", "# 汇总：2个单位名单见附件", "# 见汇总：2个"],
)
def test_a_clerk_s_own_words_are_no_note(comment: str) -> None:
    assert not is_noted(comment)
    assert without(comment) == comment


@pytest.mark.parametrize(
    ("comment", "now"),
    [
        ("# 汇总：2个单位", "# 汇总：3个单位"),
        ("# 张三核；汇总：2个单位，1个没有填；李四核", "# 张三核；汇总：3个单位；李四核"),
        ("# 汇总：2个单位 张三核", "# 汇总：3个单位 张三核"),
        ("# 张三核；汇总：2个单位报来的表在柜子里", "# 张三核；汇总：2个单位报来的表在柜子里；汇总：3个单位"),
    ],
)
def test_a_note_is_renewed_where_it_stands(comment: str, now: str) -> None:
    assert noted(comment, "汇总：3个单位") == now
    assert noted(now, "汇总：3个单位") == now


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("受理: 4  # 汇总：2个单位，1个不适用", False),
        ("受理: 4  # 汇总：2个单位，1个没有填；张三核", True),
        ("受理: 4  # 汇总：2个单位，另有1个没有计入", True),
        ("受理: 4  # 汇总：2个单位；李四说有3个没有填", False),
    ],
)
def test_whether_a_sum_is_of_all_units(line: str, short: bool) -> None:
    assert is_short(line) is short
