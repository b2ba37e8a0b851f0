"""One person under two spellings."""

from __future__ import annotations

import time

import pytest
from checks.trial import found, names, prose

from reportgen.checks.wording.persons import name_varies

ONE = [
    ("聘请律师薛安庆担任法律顾问，薛安卿律师参与审查。", "薛安卿", "薛安庆"),
    ("局长张维民主持会议，张伟民局长带队督导。", "张伟民", "张维民"),
    ("刘建铭同志任组长，刘建明同志主持。", "刘建明", "刘建铭"),
    ("主任：王海涛。联系人：王海滔。", "王海滔", "王海涛"),
    ("书记王宏波述法，王波宏同志点评。", "王波宏", "王宏波"),
    ("聘请法律顾问李晓东，2024年李小东共审查合同12份。", "李小东", "李晓东"),
    ("调解员李莹、主任李盈参加。", "李盈", "李莹"),
    ("区长赵铭轩出席。章铭轩区长强调。", "章铭轩", None),
]
SEVERAL = [
    "局长张建国、副局长张建军、党组成员张建平分别带队。",
    "书记张伟、主任李娜、律师王芳、法官刘洋出席。",
    "律师王某、李某、张某某、张某庆律师、张某华律师参加。",
    "书记亲自部署，局长高度重视、高位推动，主任全程参与。",
    "组长杨志远，副组长杨志、杨远。",
    "法官王丽娟、书记员王丽萍、陪审员王丽华旁听。",
    "局长张明主持，张明同志强调，张明局长督办。",
    "律师周立新提出意见，建立新机制，周到服务。",
    "县长马云飞、县委书记马云龙出席。",
    "董事长陈刚、项目经理陈钢铁。",
]


@pytest.mark.parametrize(("text", "late", "early"), ONE[:-1])
def test_two_spellings_of_one_name(text, late, early) -> None:
    """Alike in sound or shape, or the order of the characters; once with a title is enough."""
    (one,) = [d for d in found(text) if d.name == "name-varies"]

    assert one.message == f"“{late}”与“{early}”写法不一"
    assert text[one.place.column - 1 : one.place.end_column - 1] == late
    assert [related.message for related in one.related] == [f"前面写作“{early}”"]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_people(text) -> None:
    """Other characters, names that are part of another, words that are no names."""
    assert "name-varies" not in names(text)


def test_a_surname_is_a_character_too() -> None:
    """With the same given name it is one person."""
    assert "name-varies" in names("区长郑铭轩出席，正铭轩区长强调。")


def test_hostile_text_does_not_hang() -> None:
    """Thousands of names."""
    text = "".join(f"局长张{chr(0x4E00 + i)}{chr(0x5E00 + i)}，" for i in range(8_000)) * 4
    before = time.perf_counter()
    list(name_varies(prose(text)))
    assert time.perf_counter() - before < 20
