"""The canonical layout of YAML: what it looks like, and that nothing is ever lost."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from messy_yaml import documents

from reportgen.source import Source
from reportgen.yaml_text import layout as yaml_layout
from reportgen.yaml_text import parts as yaml_parts
from reportgen.yaml_text import tree as yaml_tree
from reportgen.yaml_text.edit import comments, meaning
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.parts import AS_WRITTEN, Order
from reportgen.yaml_text.tree import Mapping, parse

LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if hasattr(yaml, "CSafeLoader"):
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))

ORDER = Order(("年度", "公文", "正文"), {"公文": Order(("标题", "主送"))}, every=Order(("甲", "乙")))


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers."""
    monkeypatch.setattr(yaml_tree, "_LOADER", request.param)


def laid(text: str, order: Order = ORDER) -> str:
    root = parse(Source("", text)).value
    assert isinstance(root, Mapping), text
    made = layout(Source("", text), root, order)
    assert made.value is not None, made.diagnostics
    return made.value


GOLDENS = {
    "keys go into order, unknown ones behind": ("丙: 1\n正文: 2\n年度: 3\n乙: 4\n", "年度: 3\n正文: 2\n丙: 1\n乙: 4\n"),
    "comments above travel, the head of the file stays": (
        "# 头\n\n# 正文的\n正文: 1   # 旁\n# 年度的\n年度: 2\n# 尾\n",
        "# 头\n\n# 年度的\n年度: 2\n# 正文的\n正文: 1                 # 旁\n# 尾\n",
    ),
    "a head without a blank line stays on top": ("# 头\n正文: 1\n年度: 2\n", "# 头\n年度: 2\n正文: 1\n"),
    "blank lines: one at most, none at the edges": (
        "\n\n正文:\n\n\n  甲: 1\n\n\n\n  乙: 2\n\n\n年度: 1\n\n\n",
        "年度: 1\n\n正文:\n  甲: 1\n\n  乙: 2\n",
    ),
    "two spaces, lists below their key": (
        "公文:\n    主送:\n    -   甲\n    -  乙\n    附件:\n          - 标题:   丙\n            内容:  丁\n",
        "公文:\n  主送:\n    - 甲\n    - 乙\n  附件:\n    - 标题: 丙\n      内容: 丁\n",
    ),
    "plain where safe, else double quotes": (
        "甲: '010'\n乙: 'it''s'\n丙: '甲: 乙'\n丁: \"C:\\\\甲\"\n戊: ' 甲'\n己: '# 甲'\n"
        "庚: ''\n辛: '~'\n壬: \"{{ 年度 }}年\"\n",
        '甲: 010\n乙: it\'s\n丙: "甲: 乙"\n丁: C:\\甲\n戊: " 甲"\n己: "# 甲"\n庚: ""\n辛: "~"\n壬: "{{ 年度 }}年"\n',
    ),
    "brackets on one line stay, over several they unfold": (
        "正文: { 乙: '1' ,甲: [ 丙,'丁, 戊' ] }\n公文: {主送: [甲, # 首\n  乙], # 次\n 标题: 丙}   # 末\n",
        "公文:                   # 末\n  标题: 丙\n  主送:                 # 次\n"
        '    - "甲"              # 首\n    - 乙\n'
        '正文: {甲: [丙, "丁, 戊"], 乙: 1}\n',
    ),
    "a block keeps its lines and its end": (
        "正文: |-\n     第一段。  \n\n     # 第二段\n     \n公文: |+   # 旁\n a\n\n\n年度: >\n 甲\n 乙\n",
        "年度: |\n  甲乙\n\n公文: |+                # 旁\n  a\n\n\n正文: |-\n  第一段。  \n\n  # 第二段\n",
    ),
    "a line of spaces at its end is no reason to quote it": (
        "正文: |\n  第一段。\n  第二段。\n    \n公文: |-\n  甲\n     \n     \n",
        "公文: |-\n  甲\n     \n     \n正文: |\n  第一段。\n  第二段。\n    \n",
    ),
    "texts over several lines go on one": (
        '正文: 全年受理\n  四十七件\n公文: "甲\n\n  乙"\n',
        "公文: |-\n  甲\n  乙\n正文: 全年受理四十七件\n",
    ),
    "comments at the ends of collections stay in them": (
        "正文:\n  甲:\n    - 1\n    # 列表完\n  # 甲完\n  乙: 2\n    # 乙里\n  # 正文完\n# 文件完\n",
        "正文:\n  甲:\n    - 1\n    # 列表完\n  # 甲完\n  乙: 2\n    # 乙里\n  # 正文完\n# 文件完\n",
    ),
    "a comment between a key and its value goes above": ("正文:\n  # 注\n  甲\n", "# 注\n正文: 甲\n"),
    "a comment never comes to look like cut-off text": (
        "正文: '3号' # 注\n公文: 3号 # 注\n",
        '公文: 3号               # 注\n正文: "3号"             # 注\n',
    ),
    "comments of long lines follow after two spaces": (f"正文: {'甲' * 30} # 注\n", f"正文: {'甲' * 30}  # 注\n"),
    "dashes of dashes": (
        "正文:\n- - 1\n  # 注\n  - 2\n-\n  - 乙: 3\n    甲: 4\n",
        "正文:\n  - - 1\n    # 注\n    - 2\n  - - 甲: 4\n      乙: 3\n",
    ),
    "document marks and explicit keys": ("--- # 头\n? 正文\n: 甲\n...\n", "# 头\n正文: 甲\n"),
    "an empty mapping": ("# 头\n{} # 尾\n", "# 头\n# 尾\n{}\n"),
}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("name", GOLDENS)
def test_the_canonical_form(name: str) -> None:
    """Each rule of the layout on one screen, the same with both parsers, and stable."""
    messy, canonical = GOLDENS[name]

    assert laid(messy) == canonical
    assert laid(canonical) == canonical


PATHOLOGICAL = (
    "甲: 1 # c",
    "甲: {乙: 1} # c\n",
    "甲:\n- 1\n# c\n- 2\n",
    "# c\n甲: 1",
    "甲: |\n  # 像注释\n  文\n # c\n",
    "甲: |\n # 像注释\n# c\n乙:\n",
    "甲:   \n乙:\t1\t# c\n丙:\t\n",
    "甲: {乙: 1, # c1\n 丙: [1, # c2\n 2\n # c3\n ] # c4\n} # c5\n# c6\n",
    "甲: {\n # c\n}\n",
    f"甲: {'乙' * 5000}\n",
    f"? {'甲' * 1000}\n: 1\n",
    "甲: [010, no, 12:30, '{{ x }}', '#', 'a: b', ' c ', \"it's\", 'say \"x\"']\n",
    "甲: 010\n乙: no\n丙: 12:30\n丁: '{{ x }}'\n戊: '#'\n己: ' '\n庚: \"a: b\"\n",
    "甲: |2\n   深\n  浅\n",
    "甲: >\n\n  一\n\n   二\n  三\n",
    "甲:\n  # c1\n\n  # c2\n\n  - 1\n\n  # c3\n乙:\n",
    "甲: '一\n\n  二' # c\n# d\n",
    '甲: "\\uFEFF"\n乙: "a\\tb"\n',
    "甲:\n  -\n  - # c\n  # d\n  -\n乙:\n  - # c\n    丙: 1\n",
    "甲: [a: b, {c: }, ]\n",
    "%YAML 1.1\n--- # c\n甲: 1\n... # d\n# e\n",
    "甲: !\n  '1'\n",
    "甲: |\n  文\n    \n乙: 1\n",
    "甲: |2\n     \n  文\n   \n\n乙: |2-\n    \n",
    "甲:\n  - |+\n    文\n      \n\n\n  - >\n    文\n      \n# c\n",
)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", PATHOLOGICAL)
def test_nothing_is_lost_in_odd_files(text: str) -> None:
    """Texts, keys and comments stay, and a second pass changes nothing."""
    keeps_everything(text)


def keeps_everything(text: str) -> None:
    once = laid(text)
    before, after = parse(Source("", text)).value, parse(Source("", once)).value
    assert before is not None
    assert after is not None
    assert meaning(after) == meaning(before)
    assert notes(once) == notes(text)
    assert laid(once) == once


def notes(text: str) -> Counter[str]:
    root = parse(Source("", text)).value
    assert root is not None
    return Counter(comment.text for comment in comments(Source("", text), root))


@pytest.mark.usefixtures("loader")
@given(documents())
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@example("甲:\n  # 1\n  乙:\n    - 1\n    # 2\n  # 3\n# 4\n")
def test_nothing_is_lost_in_any_file(text: str) -> None:
    """Whatever the layout, both parsers read the same texts and keys before and after, and every comment is there."""
    assume(isinstance(parse(Source("", text)).value, Mapping))

    keeps_everything(text)


@given(documents())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_the_parsers_make_the_same_file(text: str) -> None:
    """The canonical form does not depend on libyaml being there."""
    made = []
    for parameter in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_tree, "_LOADER", parameter.values[0])
            assume(isinstance(parse(Source("", text)).value, Mapping))
            made.append(laid(text))

    assert len(set(made)) == 1


def test_a_layout_that_would_lose_something_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours is found before anything is written: RG902 and no text."""
    monkeypatch.setattr(yaml_layout, "written", lambda scalar, **_: scalar.text[1:])
    text = "甲: 文字 # c\n"
    root = parse(Source("2024.yaml", text)).value
    assert isinstance(root, Mapping)

    made = layout(Source("2024.yaml", text), root, AS_WRITTEN)

    assert (made.value, [d.code for d in made.diagnostics]) == (None, ["RG902"])


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="no libyaml here")
def test_a_comment_right_behind_a_block_sign_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """One parser takes it, the pure parser refuses the file."""
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.CSafeLoader)

    assert laid("甲: |# 待核\n  文 # 字\n乙: >-# c\n 丙\n") == (
        "甲: |                   # 待核\n  文 # 字\n乙: |-                  # c\n  丙\n"
    )
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    assert [d.code for d in parse(Source("", "甲: |# 待核\n  文\n")).diagnostics] == ["RG109"]


def test_comments_are_counted_apart_from_finding_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a comment is not seen at all, before and after, its # is missed."""
    for module in (yaml_layout, yaml_parts):
        monkeypatch.setattr(module, "comments", lambda *_: ())
    text = '甲: 文 # c\n乙: "\\x23#"\n'
    root = parse(Source("", text)).value
    assert isinstance(root, Mapping)

    assert [d.code for d in layout(Source("", text), root).diagnostics] == ["RG902"]


def test_a_hash_that_was_an_escape_is_no_lost_comment() -> None:
    """It stands there as itself afterwards."""
    assert laid('甲: "\\x23#"  # c\n') == '甲: "##"                # c\n'
