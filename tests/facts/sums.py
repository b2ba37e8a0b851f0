"""What the tests of identities share: facts of a few figures against the national catalogue or one of their own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.facts.balance import Imbalance, imbalances
from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.facts.schema import SectionSet, Shape, Slot
from reportgen.facts.sheets import Sheet, Sheets
from reportgen.facts.validate import validate
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

ROOT = Path(__file__).parent.parent.parent
NATIONAL = ROOT / "templates/national/indicators.yaml"
SHAPE = Shape({"": (SectionSet({"举措": Slot()}),)})

LETTERS = """\
甲:
  名称: 甲
  指标:
    总: {名称: 总数, 单位: 件, 种类: 计数, 汇总: 求和}
    一: {名称: 第一, 单位: 件, 种类: 计数, 汇总: 求和}
    二: {名称: 第二, 单位: 件, 种类: 计数, 汇总: 求和}
    三: {名称: 第三, 单位: 件, 种类: 计数, 汇总: 求和}
    率: {名称: 比率, 单位: "%", 种类: 比率, 汇总: 不汇总}
    余率: {名称: 余率, 单位: "%", 种类: 比率, 汇总: 不汇总}
    额: {名称: 金额, 单位: 元, 种类: 金额, 汇总: 求和}
勾稽:
"""


@cache
def national() -> Catalogue:
    """The catalogue that comes with reportgen."""
    return catalogue(NATIONAL.read_text(encoding="utf-8"))


def catalogue(*texts: str) -> Catalogue:
    """The catalogue of these files, the bottom layer first."""
    outcome = read_catalogue(Source(f"{number}.yaml", text) for number, text in enumerate(texts))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def letters(equation: str, more: str = "") -> Catalogue:
    """The small catalogue with one identity; `more` are further keys of it."""
    return catalogue(f"{LETTERS}  - {{名称: 试, 式: {equation}, 说明: 应当如此。{more}}}\n")


def facts(figures: str, known: Catalogue, previous: str | None = None, year: int = 2024) -> Facts:
    """The facts of some lines of 指标."""
    main = _sheet(f"{year}.yaml", year, figures)
    old = None if previous is None else _sheet(f"{year - 1}.yaml", year - 1, previous)
    outcome = validate(Sheets(main, None, old), known, SHAPE)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def _sheet(name: str, year: int, figures: str) -> Sheet:
    source = Source(name, f"模板: 试\n年度: {year}\n单位: {{名称: 云岭区}}\n指标: {{{figures}}}\n")
    root = parse(source).value
    assert root is not None
    return Sheet(source, root)


def broken(figures: str, known: Catalogue, previous: str | None = None, year: int = 2024) -> list[str]:
    """The names of the identities that the figures break."""
    return [each.identity.name for each in imbalances(facts(figures, known, previous, year), known)]


def only(figures: str, known: Catalogue) -> Imbalance:
    """The one broken identity."""
    (found,) = imbalances(facts(figures, known), known)
    return found
