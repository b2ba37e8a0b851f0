"""What the shipped layout asks of pages is what GB/T 9704-2012 says."""

from __future__ import annotations

from national import STANDARD


def test_the_national_layout_is_the_standards():
    """The numbers of the standard's text, written out here once more: a slip in layout.yaml shows."""
    said = {name: str(wanted) for name, wanted in STANDARD.numbers.items()}

    assert (said["page_w"], said["page_h"]) == ("210±0.5", "297±0.5")
    assert (said["top"], said["left"], said["box_w"], said["box_h"]) == ("37±1", "28±1", "156±1", "225±1")
    assert (said["lines"], said["chars"], said["indent"]) == ("22", "28", "2±0.2")
    assert (said["body_pt"], said["title_pt"], said["pageno_pt"]) == ("16±0.1", "22±0.1", "14±0.1")
    assert (said["red_top"], said["rule_gap"], said["dash_below"]) == ("35±1.5", "4±0.6", "7±1")
    assert (said["date_right"], said["unsealed_right"]) == ("4±0.6", "2±0.6")
    assert STANDARD.level_roles == {1: "Hei", 2: "Kai", 3: "FangSong", 4: "FangSong"}
    assert (STANDARD.role("title"), STANDARD.role("number")) == ("XiaoBiaoSong", "Song")
