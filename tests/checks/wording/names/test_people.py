"""Names of persons as they are read, and persons that are told of under two names."""

from __future__ import annotations

import pytest
from checks.trial import names, prose

from reportgen.checks.wording.names.people import people_of, spans_of_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("局长申屠景行汇报工作。", "申屠景行"),
        ("分别为裴景澜、牟思远、郗文博。", "牟思远"),
        ("名单如下：\n1.阚雨桐，综合股；\n2.芦一鸣，执法中队。", "芦一鸣"),
        ("海关关员施以宁查获走私物品。", "施以宁"),
        ("由市民韦一诺举报。", "韦一诺"),
    ],
)
def test_a_name_is_read(text, name) -> None:
    """Beside a post, in a list, in numbered lines, with a surname of two characters."""
    assert name in people_of(prose(text))


@pytest.mark.parametrize("text", ["局长办公会研究。", "办公室主任会议。", "严格执法、公正司法、全民守法。"])
def test_words_are_no_names(text) -> None:
    """What stands beside a post or in a list without being a name."""
    assert not people_of(prose(text))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("县长简文昭签署决定。12月，简文韶约见申请人2名。", True),
        ("医生贺兰芝在宣誓仪式上领誓。贺芝兰等12人依次宣誓。", True),
        ("局长柳承宇主持会议。另有同名股长柳承志，未参加会议。", False),
        ("原告罗启明、罗启亮分别起诉。罗启亮胜诉。", False),
        ("书记温和平到任。温和执法、柔性执法全面推开。", False),
        ("局长石磊主持会议。石垒强调，要压实责任。", True),
    ],
)
def test_somebody_told_of_again(text, is_found) -> None:
    """Who is told of without a post was told of before."""
    assert ("name-varies" in names(text)) is is_found


def test_a_name_is_no_wrong_form_of_a_word() -> None:
    """简立言 holds what is a slip of 建立 elsewhere."""
    text = "法律顾问团成员：简立言、戚怀瑾、卓文渊。"
    assert spans_of_names(prose(text))[0] == (8, 11)
    assert "typo-lookalike" not in names(text)
    assert "typo-lookalike" in names("认真研究布署工作。")
