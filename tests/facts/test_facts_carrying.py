"""Last year's file as the beginning of this year's, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from messy_yaml import documents

from reportgen.facts.carrying import Carried, carried, carry_over, of_the_year
from reportgen.facts.order import facts_order, unfolded
from reportgen.records import is_blank
from reportgen.source import Source, Span
from reportgen.yaml_text.edit import comments
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.tree import Mapping, parse

ORDER = unfolded(facts_order(None, None))


def tree(text: str) -> Mapping | None:
    root = parse(Source("", text)).value
    return root if isinstance(root, Mapping) else None


def laid(text: str) -> tuple[Source, Mapping]:
    root = tree(text)
    assert root is not None, text
    made = layout(Source("", text), root, ORDER).value
    assert made is not None
    again = tree(made)
    assert again is not None
    return Source("", made), again


def below(text: str, indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in text.split("\n"))


@given(documents(), documents())
@example("甲:\n\n\n 甲:\n  - []", "甲: 甲")
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_any_figures_and_texts_are_carried_over(figures: str, texts: str) -> None:
    """Figures are blank, texts all there and marked, every comment kept, and a second run changes no more."""
    assume("\n..." not in figures + texts)
    text = f"年度: 2024\n用途: 示例\n指标:\n  复议:\n{below(figures, 4)}正文:\n{below(texts, 2)}"
    assume(tree(text) is not None)
    source, root = laid(text)

    after, now = laid(carry_over(source, root, 2024, 2025))

    assert [is_blank(entry.value) for entry in of_the_year(now)] == [True] * len(list(of_the_year(root)))
    assert [c.text for c in carried(now)] == [c.text for c in carried(root)]
    kept = "\n".join(comment.text for comment in comments(after, now))
    assert [c.text for c in comments(source, root) if c.text not in kept] == []
    again, _ = laid(carry_over(after, now, 2024, 2025))
    once_more, _ = laid(carry_over(again, laid(again.text)[1], 2024, 2025))
    assert once_more.text == again.text


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("2024年受理47件，{{ 行政复议.受理 }}件", ("2024年", "47")),
        ("办结12件，2024年起执行", ("2024年", "12")),
        ("《纲要（2021—2025年）》", ("2021—2025年",)),
        ("增长26.10%，涉及6835万余元", ("26.10%", "6835万余")),
        ("{{ 年度 }}年{{ 普法.宣传活动|万 }}场", ()),
        ("{{ 年度\n}}年", ()),
        ("{" * 400_000 + "5件", ("5",)),  # minutes where each brace is looked at with all those behind it
    ],
)
def test_typed_numbers_are_told_from_quoted_ones(text: str, typed: tuple[str, ...]) -> None:
    """Those of last year's year come first."""
    assert Carried("正文.不足", Span(1, 1, 1, 1), text).typed(2024) == typed


def test_the_comment_at_the_top_names_the_new_year() -> None:
    """That of a blank form, and no other that begins so."""
    source, root = laid("# 2024年度事实文件。填好后运行：…\n年度: 2024 # 2024年度事实文件\n")

    made = carry_over(source, root, 2024, 2025)

    assert made == "# 2025年度事实文件。填好后运行：…\n年度: 2025 # 2024年度事实文件\n"
