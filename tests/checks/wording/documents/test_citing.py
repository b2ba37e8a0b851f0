"""Whether a text makes a document or keeps to it."""

from __future__ import annotations

import pytest

from reportgen.checks.wording.documents.citing import (
    counts_alike,
    is_carried_out,
    is_drafted,
    is_issued,
    is_kept,
    is_made,
    is_passed,
    owner,
)


def spoken_of(text: str) -> tuple[bool, bool, bool]:
    """Of the last title: is it made, kept to, yet to come."""
    start, end = text.rindex("《") + 1, text.rindex("》")
    return is_made(text, start, end), is_kept(text, start), is_drafted(text, start, end)


@pytest.mark.parametrize(
    ("text", "made", "kept"),
    [
        ("县政府印发《甲办法》。", True, False),
        ("制定并印发了《甲办法》。", True, False),
        ("《甲办法》自5月1日起施行。", True, False),
        ("《甲办法》（甲政规〔2022〕3号），经市政府常务会议审议通过。", True, False),
        ("以《甲办法》施行为契机，开展宣传。", False, True),
        ("严格按照《甲办法》审核。", False, True),
        ("对违反《甲办法》的，依法处罚。", False, True),
        ("贯彻《乙条例》《丙条例》和《甲办法》。", False, True),
        ("印发《乙条例》、《甲办法》。", True, False),
        ("《甲办法》共六章。", False, False),
    ],
)
def test_made_or_kept_to(text, made, kept) -> None:
    """By the words before its row of titles, or by the day that follows it."""
    assert spoken_of(text)[:2] == (made, kept)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("起草《甲条例》。", True), ("《甲条例》立法调研。", True), ("规范合同起草。落实《甲条例》。", False)],
)
def test_yet_to_come(text, expected) -> None:
    """Only what is said of the title itself counts."""
    assert spoken_of(text)[2] is expected


def test_made_in_passing() -> None:
    """《…》印发后 says that it was made before what is told."""
    text = "《甲办法》印发后，检查3次。"
    assert not is_made(text, 1, 4)
    assert is_issued(text, 1, 4)


def test_passed_is_said_behind_the_title() -> None:
    """经…通过 does, 公开征求意见 does not."""
    assert is_passed("《甲办法》经市政府常务会议审议通过。", 4)
    assert not is_passed("《甲办法》公开征求意见30日。", 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托《甲办法》检查3次。", True),
        ("《甲办法》施行以来，检查3次。", True),
        ("《甲办法》所列任务完成。", True),
        ("《甲办法》共六章。", False),
    ],
)
def test_carried_out(text, expected) -> None:
    """By the words before the title, or behind it."""
    start, end = text.index("《") + 1, text.index("》")
    assert is_carried_out(text, start, end) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("省政府《甲意见》", "省政府"), ("国务院办公厅印发的《甲意见》", "国务院办公厅"), ("各县区按照《甲意见》", "")],
)
def test_whose_document(text, expected) -> None:
    """A government or an office right before the title has made it."""
    assert owner(text, text.index("《") + 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲》列出任务18项。《乙》的18项任务完成。", True),
        ("《甲》列出任务18项。《乙》的18个乡镇完成。", False),
        ("《甲》印发14个乡镇。《乙》发到14个乡镇。", False),
        ("《甲》列出任务8项。《乙》的8项任务完成。", False),
    ],
)
def test_counted_alike(text, expected) -> None:
    """Ten or more of one thing; the places of a county are always as many."""
    assert counts_alike(text, text.index("》"), text.rindex("》")) is expected
