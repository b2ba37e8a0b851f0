"""Whether a text makes a document or keeps to it."""

from __future__ import annotations

import pytest

from reportgen.checks.wording.citing import is_drafted, is_kept, is_made


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
