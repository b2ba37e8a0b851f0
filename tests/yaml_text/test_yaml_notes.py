"""Comments put beside values."""

from __future__ import annotations

from reportgen.source import Source
from reportgen.yaml_text.edit import meaning
from reportgen.yaml_text.notes import annotate
from reportgen.yaml_text.tree import Mapping, parse

FILE = """\
指标:
  复议:
    受理: 47  # 受理（件）
    审结:  # 审结（件）
    率: 50
  普法: {宣传: 1}  # 处里报
正文:
  举措: |
    一段。
  不足:
    - 甲
  安排: 短的话
"""


def test_a_comment_stands_beside_a_short_value_and_above_a_long_one() -> None:
    """What stood there goes above the key; the file says what it said."""
    source = Source("2024.yaml", FILE)
    root = parse(source).value
    assert isinstance(root, Mapping)

    made = annotate(
        source,
        root,
        {
            ("指标", "复议", "受理"): "待核实：甲",
            ("指标", "复议", "审结"): "两处\n不一样",
            ("指标", "复议", "率"): "乙",
            ("指标", "普法"): "丙",
            ("正文", "举措"): "丁",
            ("正文", "不足"): "戊",
            ("正文", "安排"): "己",
        },
        above=("正文",),
    )

    assert made == (
        "指标:\n  复议:\n    # 受理（件）\n    受理: 47  # 待核实：甲\n    # 审结（件）\n    审结:  # 两处 不一样\n"
        "    率: 50 # 乙\n  # 处里报\n  普法: {宣传: 1}  # 丙\n"
        "正文:\n  # 丁\n  举措: |\n    一段。\n  # 戊\n  不足:\n    - 甲\n  # 己\n  安排: 短的话\n"
    )
    again = parse(Source("2024.yaml", made)).value
    assert again is not None and meaning(again) == meaning(root)
