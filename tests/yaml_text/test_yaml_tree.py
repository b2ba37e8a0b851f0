"""YAML as trees of strings with places, the same with libyaml and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.reading import decode
from reportgen.source import Source, Span
from reportgen.yaml_text import tree as yaml_tree
from reportgen.yaml_text.places import TextPlaces, deepest
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, Sequence, parse

ROOT = Path(__file__).parents[2]
LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if hasattr(yaml, "CSafeLoader"):
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers."""
    monkeypatch.setattr(yaml_tree, "_LOADER", request.param)


def tree(text: str) -> Node:
    outcome = parse(Source("甲.yaml", text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def value(text: str) -> Node | None:
    """What stands under the key 键."""
    root = tree(text)
    assert isinstance(root, Mapping)
    return root.get("键")


@pytest.mark.usefixtures("loader")
def test_every_node_knows_where_it_stands() -> None:
    """Keys, values, items and collections with their first and last columns."""
    assert tree("甲:\n  - 乙\n  - {丙: '丁'}\n") == Mapping(
        (
            Entry(
                Scalar("甲", Span(1, 1, 1, 2)),
                Sequence(
                    (
                        Scalar("乙", Span(2, 5, 2, 6)),
                        Mapping(
                            (Entry(Scalar("丙", Span(3, 6, 3, 7)), Scalar("丁", Span(3, 9, 3, 12), "'")),),
                            Span(3, 5, 3, 13),
                        ),
                    ),
                    Span(2, 3, 4, 1),
                ),
            ),
        ),
        Span(1, 1, 4, 1),
    )


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["010", "12:30", "no", "1_000", "2025-02-24", "~", "0x1F", "1e3", ".5", "是", "null"])
def test_nothing_is_guessed_about_a_text(text: str) -> None:
    """Numbers, dates, yes and no stay the characters that were typed."""
    node = value(f"键: {text}\n")

    assert isinstance(node, Scalar)
    assert node.text == text


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("键: 全年受理\n  四十七件\n", "全年受理四十七件"),
        ("键: 全年受理，\n  均已办结\n", "全年受理，均已办结"),
        ('键: "“甲”\n  “乙”"\n', "“甲”“乙”"),
        ("键: >\n  甲\n  乙\n", "甲乙\n"),
        ("键: 用 Word\n  打开\n", "用 Word 打开"),
        ("键: 甲 乙\n", "甲 乙"),
        ("键: |\n  甲\n  乙\n", "甲\n乙\n"),
        ("键: 甲\n\n  乙\n", "甲\n乙"),
        ("键: 'it''s'\n", "it's"),
        ("键:\t甲\t乙\n", "甲 乙"),
    ],
)
def test_lines_that_yaml_folds_join_without_a_space_in_chinese(text: str, read: str) -> None:
    """Between Chinese characters no space is left; a space on one line, and between other scripts, stays."""
    node = value(text)

    assert isinstance(node, Scalar)
    assert node.text == read


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("depth", [19, 20, 21])
def test_depth_is_limited(depth: int) -> None:
    """Twenty levels are read, one more is a finding."""
    outcome = parse(Source("甲.yaml", "[" * depth + "甲" + "]" * depth))

    assert [d.code for d in outcome.diagnostics] == ([] if depth <= 20 else ["RG106"])


@pytest.mark.usefixtures("loader")
def test_the_number_of_nodes_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """More items than the limit are a finding at the first too many."""
    monkeypatch.setattr(yaml_tree, "NODE_LIMIT", 5)

    (found,) = parse(Source("甲.yaml", "[1, 2, 3, 4, 5]")).diagnostics

    assert (found.code, found.place and found.place.column) == ("RG106", 14)


@pytest.mark.usefixtures("loader")
def test_all_double_keys_are_found_with_their_first_places() -> None:
    """Each level for itself; the same key on two levels is no fault."""
    text = "甲: {甲: 1, 乙: 2, 乙: 3}\n丙:\n  - {丁: 1, 丁: 2}\n甲: 4\n"

    found = parse(Source("甲.yaml", text)).diagnostics

    assert [(d.path, d.place and d.place.line, d.related[0].place.column) for d in found] == [
        ("甲.乙", 1, 11),
        ("丙[0].丁", 3, 6),
        ("甲", 4, 1),
    ]


@pytest.mark.parametrize("path", sorted([*ROOT.glob("data/**/*.yaml"), *ROOT.glob("templates/**/*.yaml")]), ids=str)
def test_both_parsers_give_the_same_tree(path: Path) -> None:
    """Texts, styles and every place of the shipped files."""
    source = Source(path.name, path.read_text(encoding="utf-8"))
    given = parse(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
        pure = parse(source)

    assert given.value is not None
    assert given == pure


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("键: 共受理九件\n", "受理", (1, 5)),
        ("键: '共受理九件'\n", "受理", (1, 6)),
        ('键: "共受理九件"\n', "受理", (1, 6)),
        ("键: |\n    第一段\n\n    共受理九件\n", "受理", (4, 6)),
        ("键: |2\n    共受理九件\n", "受理", (2, 6)),
        ("- |-\n  共受理九件", "受理", (2, 4)),
    ],
)
def test_a_word_in_a_text_is_found_in_the_source(text: str, word: str, span: tuple[int, int]) -> None:
    """Plain, quoted and block texts; the span is exactly the word."""
    root = tree(text)
    scalar = (
        root.entries[0].value if isinstance(root, Mapping) else root.items[0] if isinstance(root, Sequence) else root
    )
    assert isinstance(scalar, Scalar)
    source = Source("甲.yaml", text)

    place = TextPlaces(source, scalar).at(scalar.text.index(word), len(word))

    assert (place.line, place.column, place.end_column) == (*span, span[1] + len(word))
    assert source.line(place.line)[place.column - 1 : place.end_column - 1] == word


@pytest.mark.parametrize("text", ['键: "\\u5171受理"\n', "键: 全年共\n  受理\n", "键: >\n  全年共\n  受理\n"])
def test_a_word_that_cannot_be_placed_gives_the_whole_text(text: str) -> None:
    """After escapes and folded lines the place is that of the scalar."""
    node = value(text)
    assert isinstance(node, Scalar)

    assert TextPlaces(Source("甲.yaml", text), node).at(node.text.index("受理"), 2).span == node.span


@pytest.mark.parametrize(
    ("keys", "place"), [("甲.乙.丙", (2, 3)), ("甲.丁", (1, 1)), ("戊", (1, 1)), ("己", (3, 1)), ("己.庚.辛", (3, 5))]
)
def test_the_deepest_key_there_is(keys: str, place: tuple[int, int]) -> None:
    """Where something is missing the last key on the way to it is shown."""
    span = deepest(tree("甲:\n  乙: 1\n己: {庚: 2}\n"), keys.split("."))

    assert (span.line, span.column) == place


def spans(node: Node) -> Iterator[Span]:
    """Every place of a tree."""
    yield node.span
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key.span
            yield from spans(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from spans(item)


# Pieces that YAML has opinions about, beside any text.
PIECES = st.sampled_from(
    (
        *("甲", "乙", ": ", ":", "：", "\n", "  ", "\t", "- ", "[", "]", "{", "}", ", ", '"', "'", "|\n", ">\n", "? "),
        *("#", " #", "&a ", "*a", "!!int ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "@", "`", "~", "47"),
        *("\\x07", "\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\", "{{ ", " }}", "{% ", "\u3000", "\u2029", "\ufeff"),
    )
)


@settings(max_examples=400)
@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join), st.sampled_from(["_LOADER", "pure"]))
@example('甲: "\\UFFFFFFFF"', "pure")
@example("甲: \ufeff乙", "pure")
def test_any_text_is_a_tree_or_findings(text: str, which: str) -> None:
    """Never an exception with either parser; every place lies within the source."""
    source = decode(text.encode("utf-8", "surrogatepass"), "甲.yaml").value
    if source is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        if which == "pure":
            patch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
        outcome = parse(source)

    assert (outcome.value is None) == any(d.is_error for d in outcome.diagnostics)
    found = [d.place.span for d in outcome.diagnostics if d.place]
    assert len(found) == len(outcome.diagnostics)
    for span in (*found, *(spans(outcome.value) if outcome.value else ())):
        assert 1 <= span.line <= len(source.lines) + 1  # a value left out at the end stands after it
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert 1 <= span.column <= len(source.line(span.line)) + 1
