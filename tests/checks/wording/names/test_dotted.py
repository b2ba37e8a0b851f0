"""Names with a point in them: one under two spellings is told, two persons are not."""

from __future__ import annotations

import pytest
from checks.trial import found, names


@pytest.mark.parametrize(
    ("text", "late", "early"),
    [
        ("由阿依古丽·买买提等12人组成。宣讲员阿依古丽·麦买提深入牧区。", "阿依古丽·麦买提", "阿依古丽·买买提"),
        ("聘请阿布都·热合曼担任律师。阿不都·热合曼审查合同12份。", "阿不都·热合曼", "阿布都·热合曼"),
    ],
)
def test_one_name_under_two_spellings(text: str, late: str, early: str) -> None:
    """The later is told of; what stands before and behind a name is no part of it."""
    (told,) = found(text)

    assert (told.name, told.message) == ("name-varies", f"“{late}”与“{early}”写法不一")
    assert told.related[0].message == f"前面写作“{early}”"


@pytest.mark.parametrize(
    "text",
    [
        "由阿依古丽·买买提、阿依古丽·麦买提2人主讲。",
        "阿依古丽·买买提主讲。宣讲员古丽娜尔·艾力深入牧区。",
        "阿依古丽·买买提主讲。阿依古丽·买买提深入牧区。",
        "开展“12·4”宣传。在“12·4”前后走进校园。",
    ],
)
def test_two_persons_and_one_name(text: str) -> None:
    """Those who are listed, whose names have little in common, and one who is named twice."""
    assert names(text) == []
