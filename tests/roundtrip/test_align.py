"""Paragraphs of two versions aligned, and words within them."""

from __future__ import annotations

import pytest

from reportgen.roundtrip.align import Kind, align
from reportgen.roundtrip.wordwise import hunks

_A = "全年受理行政复议申请47件，立案前化解行政争议2件。"
_B = "开展普法宣传活动180余场次，发放资料36000余份。"
_C = "存在的主要问题是：执法监督机制不够健全，监督渠道不够畅通，难以及时纠正违法行为。"
_D = "主要原因是：相关制度的制定和完善滞后，协调监督和考核机制不够有效。"
_E = "明年将开展专题培训，提升执法监督人员的业务水平。"
_OLD = (_A, _B, _C, _D, _E)


def _told(old, new):
    return [(m.kind.value, m.old, m.new) for m in align(old, new) if m.kind is not Kind.SAME]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (_OLD, []),
        ((_A.replace("47", "49"), _B, _C, _D, _E), [("changed", (0,), (0,))]),
        ((_A, _B, "另外新增加的一段。", _C, _D, _E), [("added", (), (2,))]),
        ((_A, _B, _D, _E), [("deleted", (2,), ())]),
        ((_B, _C, _D, _E), [("deleted", (0,), ())]),
        ((_B, _C, _D, _A, _E), [("moved", (0,), (3,))]),
        ((_B, _C, _D, _A.replace("47", "49"), _E), [("moved", (0,), (3,))]),
        ((_A, _B, _C[:20], _C[20:], _D, _E), [("split", (2,), (2, 3))]),
        ((_A, _B, _C[:9], _C[9:], _D, _E), [("split", (2,), (2, 3))]),
        ((_A, _B, _C + _D, _E), [("merged", (2, 3), (2,))]),
        ((_A, "这一段全部换成了别的话。", _C, _D, _E), [("changed", (1,), (1,))]),
        ((), [("deleted", (i,), ()) for i in range(5)]),
        ((_C.replace("不够", "不"), _A, _B, _D, _E), [("moved", (2,), (0,))]),
    ],
)
def test_what_became_of_each_paragraph(new, expected):
    """One edit of five paragraphs is told as that edit, and nothing else."""
    assert _told(_OLD, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [(("甲", "0", "0", "乙"), ("0", "乙", "0")), (_OLD, _OLD[::-1]), (("",), ("", "")), (_OLD * 3, _OLD * 2)],
)
def test_every_paragraph_is_in_one_match(old, new):
    """Nothing is lost and nothing told twice, whatever is repeated."""
    found = align(old, new)
    assert sorted(i for m in found for i in m.old) == list(range(len(old)))
    assert sorted(i for m in found for i in m.new) == list(range(len(new)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("受理47件", "受理49件", [("47", "49")]),
        ("受理47件，协议63件", "办结49件，协议65件", [("受理", "办结"), ("47", "49"), ("63", "65")]),
        ("宣传180余场", "宣传190余场", [("180", "190")]),
        ("率达96.5%。", "率达97%。", [("96.5", "97")]),
        ("审查文件5件、协议63件。", "审查文件5件、协议63件、合同2件。", [("", "、合同2件")]),
        ("建立、健全机制", "建立机制", [("、健全", "")]),
        ("不够畅通，难以及时", "不够畅通。难以及时", [("，", "。")]),
        ("完全不同的一句话", "这里写了别的内容", [("完全不同的一句话", "这里写了别的内容")]),
        ("", "新", [("", "新")]),
        ("使用ABC系统", "使用ABD系统", [("ABC", "ABD")]),
    ],
)
def test_words_that_changed(old, new, expected):
    """Numbers and Latin words change as a whole; chance likeness does not part what was rewritten."""
    found = hunks(old, new)
    assert [(old[h.start : h.end], new[h.new_start : h.new_end]) for h in found] == expected
    made, at = "", 0
    for h in found:
        made, at = made + old[at : h.start] + new[h.new_start : h.new_end], h.end
    assert made + old[at:] == new
