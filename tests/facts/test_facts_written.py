"""The narrative of a file paragraph by paragraph, with places, for comparing two years."""

from __future__ import annotations

from reportgen.facts.written import narrative
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

TEXT = """\
指标: {普法: {宣传活动: 3}}
正文:
  导语: 引言。
  举措:
    标题: 不比的标题
    要点:
      - 主题: 普法
        小标题: 不比
        内容: 第一{{ 普法.宣传活动 }}段。
      - 套用: 普法宣传
      # 沿用上年，请核对
      - 第二段。
  # 沿用2022年，请核对
  # 复议科写
  不足: |
    第三段。

      第四段。
  安排: ~
"""


def read(text, skipped=()):
    source = Source("2024.yaml", text)
    root = parse(source).value
    return list(narrative(source, root, skipped))


def test_paragraphs_with_their_places_and_marks():
    """Headings, themes and names of sentences are left out; a mark holds for the whole text below it."""
    found = read(TEXT, ("导语",))

    assert [(w.text, w.place.line, w.place.column, w.carried) for w in found] == [
        ("第一{{ 普法.宣传活动 }}段。", 9, 13, False),
        ("第二段。", 12, 9, True),
        ("第三段。", 16, 5, True),
        ("第四段。", 18, 7, True),
        ("~", 19, 7, False),
    ]
    assert found[0].place.path == "正文.举措.要点[0].内容"


def test_a_file_without_narrative():
    """Nothing, whatever stands there."""
    assert read("正文: 一句话。\n") == []
    assert read("- 甲\n") == []
    assert read("年度: 2024\n") == []
