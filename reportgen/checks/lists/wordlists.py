"""Lists of words for checks of wording (wording.yaml of a pack, our own in data/): their one form and its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.checks.lists.words import Rule, Wording
from reportgen.diagnostics import Diagnostic, short
from reportgen.records import Field, Kind, Reader, join
from reportgen.source import Source
from reportgen.yaml_text.tree import Node, Scalar, Sequence, parse

STANDINGS = ("有效", "已修订", "已废止")
CERTAINTIES = ("已核", "通识")
WORDING = (
    Field("错词", Kind.OPEN, "正确的词: 它的错误写法，空格分开或列成列表"),
    Field("术语", Kind.TEXTS, "照原样保留、不算错的词"),
    Field("文件", Kind.OPEN, "名称: 文件的情况"),
    Field("另有", Kind.TEXTS, "真实存在的其他文件名称，只用来不误报"),
    Field("机关", Kind.OPEN, "全称: 同一机关的其他称呼，空格分开或列成列表"),
)
RULE = (
    Field("文号", Kind.TEXT, "发文字号或令号"),
    Field("公布", Kind.YEAR, "公布、印发的年份"),
    Field("修订", Kind.YEAR, "最近一次修订的年份"),
    Field("状态", Kind.CHOICE, "有效、已修订或已废止，不写是有效", choices=STANDINGS),
    Field("停用", Kind.DATE, "从哪一天起不再适用"),
    Field("替代", Kind.TEXT, "由哪个文件代替"),
    Field("年度", Kind.YEAR, "从哪个年度的报告起引用它算过时"),
    Field("简称", Kind.ANY, "不算误写的别称"),
    Field("误写", Kind.ANY, "常见的错误名称"),
    Field("旧号", Kind.OPEN, "修订以前的文号: 从哪个年度起不再引用"),
    Field("核验", Kind.CHOICE, "核实到什么程度，不写是通识", choices=CERTAINTIES),
)
MID_YEAR = 6
"""A rule that ends in the first half of a year is out of date for that year's report, else for the next one."""


def read_wording(sources: Iterable[Source]) -> tuple[Wording, tuple[Diagnostic, ...]]:
    """The lists of several files, a later one's entry before an earlier one's; faulty entries are left out."""
    wrong: dict[str, str] = {}
    terms: dict[str, None] = {}
    rules: dict[str, Rule] = {}
    titles: dict[str, None] = {}
    units: dict[str, tuple[str, ...]] = {}
    faults: list[Diagnostic] = []
    for source in sources:
        tree = parse(source)
        faults += tree.diagnostics
        if tree.value is None:
            continue
        reader = Reader(source)
        found = reader.fields(tree.value, WORDING, "")
        listed = _listed(reader, found.get("错词"), "错词")
        wrong.update({said: right for right, said, node, path in listed if _fits(reader, right, said, node, path)})
        terms.update(dict.fromkeys(_terms(reader, found.get("术语"))))
        rules.update((rule.name, rule) for rule in _rules(reader, found.get("文件")))
        titles.update(dict.fromkeys(bare_marks(s.text) for s, _ in _texts(reader, found.get("另有"), "另有")))
        for unit, said, _, _ in _listed(reader, found.get("机关"), "机关"):
            units[unit] = (*units.get(unit, ()), said)
        faults += reader.faults
    return Wording(wrong, tuple(terms), tuple(rules.values()), tuple(titles), units), tuple(faults)


def bare_marks(name: str) -> str:
    """A name without the 《》 that it may have been given."""
    return name.strip().removeprefix("《").removesuffix("》") if name.strip().startswith("《") else name.strip()


def _texts(reader: Reader, node: Node | None, path: str) -> list[tuple[Scalar, str]]:
    return reader.texts(node, path) if node is not None else []


def _words(reader: Reader, node: Node, path: str) -> Iterator[tuple[str, Scalar, str]]:
    """The words of a text, with blanks between them, or of a list."""
    if isinstance(node, Sequence):
        yield from ((scalar.text.strip(), scalar, where) for scalar, where in reader.texts(node, path))
    elif (scalar := reader.scalar(node, path)) is not None:
        yield from ((word, scalar, path) for word in scalar.text.split())


def _listed(reader: Reader, node: Node | None, path: str) -> Iterator[tuple[str, str, Scalar, str]]:
    """(key, word) for each word under each key, with its node and path."""
    mapping = reader.mapping(node, path) if node is not None else None
    for entry in mapping.entries if mapping else ():
        where = join(path, entry.key.text)
        yield from ((entry.key.text.strip(), *word) for word in _words(reader, entry.value, where))


def _fits(reader: Reader, right: str, said: str, node: Scalar, path: str) -> bool:
    if len(said) < 2:
        reader.report("RG324", f"错误写法“{short(said)}”只有一个字", node, path, "连同前后的字写成一个词")
    elif said in right:
        message = f"“{short(said)}”是“{short(right)}”的一部分，写对了也会报"
        reader.report("RG324", message, node, path, "把错误写法写长一些，或删去它")
    else:
        return True
    return False


def _terms(reader: Reader, node: Node | None) -> Iterator[str]:
    for scalar, path in _texts(reader, node, "术语"):
        word = scalar.text.strip()
        if len(word) < 2:
            reader.report("RG324", f"术语“{word}”只有一个字", scalar, path, "写出整个词")
        else:
            yield word


def _rules(reader: Reader, node: Node | None) -> Iterator[Rule]:
    mapping = reader.mapping(node, "文件") if node is not None else None
    for entry in mapping.entries if mapping else ():
        before = len(reader.faults)
        rule = _rule(reader, entry.key, entry.value)
        if len(reader.faults) == before:
            yield rule


def _rule(reader: Reader, key: Scalar, node: Node) -> Rule:
    path = join("文件", key.text)
    found = reader.fields(node, RULE, path)

    def text(field: str, choices: tuple[str, ...] = ()) -> str:
        if field not in found:
            return ""
        where = join(path, field)
        scalar = reader.choice(found[field], choices, where) if choices else reader.scalar(found[field], where)
        return scalar.text.strip() if scalar else ""

    def several(field: str) -> tuple[str, ...]:
        words = _words(reader, found[field], join(path, field)) if field in found else ()
        return tuple(bare_marks(word) for word, _, _ in words)

    def year(field: str) -> int:
        return (reader.year(found[field], join(path, field)) if field in found else 0) or 0

    name = bare_marks(key.text)
    standing, _ = text("状态", STANDINGS), text("核验", CERTAINTIES)
    ended = reader.date(found["停用"], join(path, "停用")) if "停用" in found else None
    if "停用" in found and standing != "已废止":
        reader.report("RG324", f"“{short(name)}”写了停用，状态却不是已废止", key, path, "加 状态: 已废止，或删去 停用")
    misquotes = several("误写")
    if name in misquotes:
        reader.report("RG324", f"“{short(name)}”的误写和名称相同", key, path, "删去这个误写")
    year("公布"), year("修订")
    stale = year("年度") or (ended.year + (ended.month > MID_YEAR) if ended else 0)
    ended_on = f"{ended.year}年{ended.month}月" if ended else ""
    old = tuple(_old_numbers(reader, found.get("旧号"), path))
    return Rule(name, text("文号"), several("简称"), misquotes, bare_marks(text("替代")), ended_on, stale, old)


def _old_numbers(reader: Reader, node: Node | None, path: str) -> Iterator[tuple[str, int]]:
    mapping = reader.mapping(node, join(path, "旧号")) if node is not None else None
    for entry in mapping.entries if mapping else ():
        year = reader.year(entry.value, join(join(path, "旧号"), entry.key.text))
        if year is not None:
            yield entry.key.text.strip(), year
