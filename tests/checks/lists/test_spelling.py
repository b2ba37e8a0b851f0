"""Wrong forms are found by the pairs of characters that a text has."""

from __future__ import annotations

from reportgen.checks.lists.neighbours import Kinds, Neighbours
from reportgen.checks.lists.pieces import HIGHEST, LOWEST, Pieces
from reportgen.checks.lists.spelling import BETWEEN, Slip, Spelling, listed
from reportgen.checks.lists.spelling_data import holds, make_char_pairs, make_spelling, make_twins

FORMS = {"间题": "问题", "己完成": "已完成", "人名政府": "人民政府", "行政复意": "行政复议"}
FORMS |= {"出口退（兑）税": "出口退（免）税"}
SAID = ["灌溉罐贯/慨概", "灌木罐/", "修缮/膳", "修理休/", "问号间/"]


def made(forms: dict[str, str], twins: list[str]) -> Spelling:
    parts = make_spelling(forms, lambda pair: pair in ("人名", "政府", "完成"), make_twins(twins))
    return Spelling(*(Pieces(*map(memoryview, piece)) for piece in zip(parts[::2], parts[1::2])))


def found(text: str, forms: dict[str, str] = FORMS, twins: list[str] = SAID) -> list[Slip]:
    near, spelling = Neighbours(text), made(forms, twins)
    return list(spelling.find(near, Kinds(lambda chars: (spelling.table(chars),)).of(near)))


def test_every_form_is_found_wherever_it_stands() -> None:
    """At the beginning, in the middle, twice, at the end."""
    text = "间题一，己完成；人名政府的间题。出口退（兑）税，行政复意"

    assert sorted(slip.start for slip in found(text)) == [0, 4, 8, 13, 16, 24]
    assert {text[slip.start : slip.end]: slip.right for slip in found(text)} == FORMS


def test_parts_of_a_form_are_no_form() -> None:
    """All its characters, in order and together; its pairs in another place."""
    assert found("间接的问题；自己，完成；人名与政府；行政复，意见；政府人名；第一人名，名政，政府") == []
    assert found("") == []
    assert found("复意") == []


def test_a_form_is_kept_under_its_least_likely_pair() -> None:
    """Not under a common word that it holds: clean text would meet it all the time."""
    seconds = made(FORMS, []).seconds
    assert str(bytes(seconds.texts), "utf-16-le").replace(BETWEEN, "") == "".join(
        other for _, other in sorted(("间题", "己完", "名政", "复意", "兑）"))
    )


def test_each_wrong_character_of_a_twin_is_found_at_its_place() -> None:
    """The first one, the second one, and the same wrong one in two words; beside a form under the same character."""
    text = "贯溉，罐溉，灌慨，灌概；罐木；修膳，休理；间号，间题。"

    right = dict.fromkeys(("贯溉", "罐溉", "灌慨", "灌概"), "灌溉")
    right |= {"罐木": "灌木", "修膳": "修缮", "休理": "修理", "间号": "问号", "间题": "问题"}
    assert {slip.wrong: slip.right for slip in found(text)} == right


def test_a_pair_may_be_a_twin_and_part_of_a_form() -> None:
    """Both are told."""
    both = {"休理": "修理", "休理员": "修理员"}
    assert {slip.wrong: slip.right for slip in found("休理员", {"休理员": "修理员"})} == both


def test_right_words_and_other_pairs_are_none() -> None:
    """Nor a wrong character beside another than its own, nor a sign of the table, nor what no form begins with."""
    assert found("灌溉渠道修缮，修理灌木，膳修，罐理") == []
    assert found(f"修{BETWEEN}间{BETWEEN}号\ud800修😀修{chr(LOWEST - 1)}{chr(HIGHEST + 1)}") == []


def test_a_short_list_is_searched_as_it_is() -> None:
    """An office's own words may be of any signs."""
    text = "XGB、云领区，云领区"
    slips = listed({"云领区": "云岭区", "XGB": "XBG", "云领": "云岭 "}, Neighbours(text))

    assert [slip[:2] for slip in slips] == [(4, 7), (8, 11), (0, 3), (4, 6), (8, 10)]


def test_pairs_are_looked_up_by_their_first_character() -> None:
    """A character that begins none has none."""
    assert holds({"人": "民员"}, "人", "民")
    assert not holds({"人": "民员"}, "人", "口")
    assert not holds({"人": "民员"}, "民", "人")
    words = make_char_pairs({"人": "民员", "政": "府"})
    assert [words.number(*pair) for pair in ("人民", "人员", "政府", "人府", "民人")] == [0, 1, 2, -1, -1]
