"""Edits of YAML text by spans, comments found in it, texts written so that they are read the same."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.reading import forbidden_in
from reportgen.source import Source, Span
from reportgen.yaml_text import tree as yaml_tree
from reportgen.yaml_text.edit import Comment, Edit, apply, comments, insert, meaning, whole_lines, written
from reportgen.yaml_text.tree import Mapping, Scalar, parse

LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if hasattr(yaml, "CSafeLoader"):
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers."""
    monkeypatch.setattr(yaml_tree, "_LOADER", request.param)


def test_edits_leave_all_else_as_it_was() -> None:
    """Replaced, inserted and deleted by spans, in whatever order they are given."""
    source = Source("", "年度: 2024  # 注\n用途: 示例\n受理: 47\n")
    edits = [
        Edit(Span(3, 5, 3, 7), "50"),
        Edit(whole_lines(2, 2), ""),
        insert(3, 1, "# 核对\n"),
        Edit(Span(1, 5, 1, 9), "2025"),
    ]

    assert apply(source, edits) == "年度: 2025  # 注\n# 核对\n受理: 50\n"


def test_edits_that_overlap_are_a_fault_of_the_caller() -> None:
    """Never made silently."""
    with pytest.raises(ValueError, match="line 1"):
        apply(Source("", "甲: 乙丙"), [Edit(Span(1, 4, 1, 6), "丁"), Edit(Span(1, 5, 1, 6), "戊")])


@pytest.mark.usefixtures("loader")
def test_comments_are_told_from_texts() -> None:
    """A # inside a text is none, whatever the quoting; behind | it is one, below | it is text."""
    text = "# 一\n甲: 'a # b' # 二\n乙: c#d\n丙: | # 三\n  # 文字\n # 四\n"
    text += "丁: [1, # 五\n '#']\n戊: \"x\n # y\" #六 # 七\n己:\n"
    root = parse(Source("", text)).value
    assert root is not None

    assert comments(Source("", text), root) == (
        Comment("# 一", 1, 1, True),
        Comment("# 二", 2, 12, False),
        Comment("# 三", 4, 6, False),
        Comment("# 四", 6, 2, True),
        Comment("# 五", 7, 8, False),
        Comment("#六 # 七", 10, 7, False),
    )


def test_meaning_is_blind_to_layout_and_nothing_else() -> None:
    """Order of keys and quoting do not count; order of items, and a blank against an empty text, do."""

    def said(text: str) -> object:
        root = parse(Source("", text)).value
        assert root is not None
        return meaning(root)

    assert said("甲: '1'\n乙: [2, 3]\n") == said('乙:\n- 2\n- "3"\n甲: 1\n')
    assert said("甲: [2, 3]\n") != said("甲: [3, 2]\n")
    assert said("甲:\n") != said("甲: ''\n")


WORDS = st.text(st.sampled_from("甲 :#,[]{}?-'\"\\\n\t|>&*!%@`~010：　."), max_size=8)


@pytest.mark.usefixtures("loader")
@given(text=WORDS, flow=st.booleans(), guarded=st.booleans())
@example(text="", flow=True, guarded=False)
@example(text="~", flow=False, guarded=False)
@example(text="null", flow=False, guarded=True)
def test_a_written_text_is_read_as_itself(text: str, flow: bool, guarded: bool) -> None:
    """In a block and within brackets, by both parsers, and never as a blank."""
    assert forbidden_in(text) is None
    line = written(Scalar(text, Span(1, 1, 1, 1), '"'), flow, guarded)
    root = parse(Source("", f"键: [{line}, 尾]\n" if flow else f"键: {line}\n")).value

    assert isinstance(root, Mapping)
    assert meaning(root) == {"键": [(text, False), ("尾", False)] if flow else (text, False)}


@pytest.mark.parametrize(
    ("text", "style", "line"),
    [
        ("47", "'", "47"),
        ("no", '"', "no"),
        ("12:30", '"', "12:30"),
        ("{{ 年度 }}年", '"', '"{{ 年度 }}年"'),
        ("甲: 乙", "'", '"甲: 乙"'),
        ("甲 #乙", "'", '"甲 #乙"'),
        (" 甲", "'", '" 甲"'),
        ("~", "", "~"),
        ("~", "'", '"~"'),
        ("甲 -乙", "", "甲 -乙"),
        ("甲 -乙", "'", '"甲 -乙"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, style: str, line: str) -> None:
    """What a plain text would be reported for keeps the quotes that it has."""
    assert written(Scalar(text, Span(1, 1, 1, 1), style)) == line
