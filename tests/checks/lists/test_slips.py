"""How two names differ."""

from __future__ import annotations

import pytest

from reportgen.checks.lists.slips import ends_alike, is_part, joint_only, joint_too, listed, trimmed


def test_what_two_texts_do_not_share() -> None:
    """Their middles; nothing of one where the other only has more."""
    assert trimmed("水政监察支队", "水政督察支队") == ("监", "督")
    assert trimmed("党政综合", "党政综合服务") == ("", "服务")
    assert trimmed("司法", "司法") == ("", "")
    assert ends_alike("交通运输局", "农业局") == 1


@pytest.mark.parametrize(
    ("between", "told"), [("、", True), ("和县", True), ("。", False), ("检查，和", False), ("", False)]
)
def test_names_side_by_side(between, told) -> None:
    """A joint, and no end of a clause."""
    assert listed(between) is told


def test_a_part_has_its_characters_in_order() -> None:
    """The same text is no part of itself."""
    assert is_part("桃花", "桃花江")
    assert not is_part("花桃", "桃花江")
    assert not is_part("桃花", "桃花")


def test_joints_and_short_words() -> None:
    """和 for 与, alone or beside a word that is shortened."""
    assert joint_only("住房和城乡建设", "住房与城乡建设")
    assert not joint_only("城乡建设", "城乡建设")
    assert joint_too("农牧和科技", "农牧与科学技术")
    assert not joint_too("农牧和科技", "农牧和科学技术")
