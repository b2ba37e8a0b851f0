"""Check of stated rates against what they are of (RG4)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.subject import Balance, Finding
from reportgen.diagnostics import Related
from reportgen.facts.balance import bounds
from reportgen.facts.equations import Term
from reportgen.facts.indicators import Catalogue, Rate
from reportgen.facts.model import Facts
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import Range, last_digit, range_of
from reportgen.facts.values import Figure
from reportgen.tuples import NamedTuple

_HUNDRED = Decimal(100)


class _Sum(NamedTuple):
    """A sum whose figures are all filled in."""

    range: Range
    parts: tuple[tuple[Term, Figure | None], ...]

    @property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """Its figures with their names."""
        return tuple((term.name, figure) for term, figure in self.parts if figure is not None)

    def __str__(self) -> str:
        """建议办复 842 + 提案办复 967, in brackets where there are several."""
        return self._joined(
            [plain(t.number) if f is None else f"{t.name.rpartition('.')[2]} {f}" for t, f in self.parts]
        )

    @property
    def bare(self) -> str:
        """The figures alone, for a quotient."""
        return self._joined([plain(t.number) if f is None else str(f) for t, f in self.parts])

    def _joined(self, words: list[str]) -> str:
        signs = ["- " if term.sign < 0 else "+ " for term, _ in self.parts]
        text = " ".join(sign + word for sign, word in zip(signs, words)).removeprefix("+ ")
        return text if len(words) == 1 else f"（{text}）"


def rate_differs(subject: Balance) -> Iterator[Finding]:
    """比率与分子、分母对不上。

    指标目录写明了比率的分子和分母。填的比率要等于两者相除，按填的位数四舍五入或直接截断都可以：
    140÷151=92.715%，写 92.72、92.71、93 都对。
    分母用错也会在这里看出来，例如纠错率要除以审结件数，不是受理件数。分母是 0 的，算不出比率。

    依据：算术（事实）
    反例：
        指标:
          行政应诉: {应出庭: 151, 实出庭: 140, 负责人出庭率: 93.5}
    反例：
        指标:
          行政复议: {受理: 151, 审结: 135, 纠错: 29, 纠错率: 19.2}
    正例：
        指标:
          行政应诉: {应出庭: 151, 实出庭: 140, 负责人出庭率: 92.71}
          行政复议: {受理: 151, 审结: 135, 期末在审: 16, 纠错: 29, 纠错率: 21.5}
    """
    facts = subject.facts
    told = [frozenset(each.identity.equation.names) for each in subject.imbalances]
    for rate in subject.catalogue.rates:
        stated = facts.figure(rate.path)
        if not isinstance(stated, Figure) or not stated.leaves:
            continue
        above, below = _sum(facts, rate.numerator, subject.catalogue), _sum(facts, rate.denominator, subject.catalogue)
        if above is None or below is None or agrees(stated, above.range, below.range):
            continue
        names = {name for name, _ in (*above.figures, *below.figures)}
        if any(names <= others for others in told):
            continue
        yield _finding(subject, rate, stated, above, below)


def agrees(stated: Figure, above: Range, below: Range) -> bool:
    """Whether a percentage may be the quotient, rounded or cut off at its last digit."""
    if below.high == 0:
        return False
    step = last_digit(stated)
    low, high = (stated.value - step / 2, stated.value + step) if not stated.approx else range_of(stated)
    least = above.low / below.high * _HUNDRED if above.low.is_finite() else above.low
    if least > high or (least == high and not stated.approx and above.exact and below.exact):
        return False
    return below.low <= 0 or above.high / below.low * _HUNDRED >= low


def _sum(facts: Facts, terms: tuple[Term, ...], catalogue: Catalogue) -> _Sum | None:
    """The sum, where all its terms are figures or numbers."""
    found = [(term, facts.figure(term.name)) for term in terms]
    parts = tuple((term, value if isinstance(value, Figure) else None) for term, value in found)
    whole = bounds(facts, terms, catalogue)
    if whole is None or any(term.name and figure is None for term, figure in parts):
        return None
    return _Sum(whole, parts)


def _finding(subject: Balance, rate: Rate, stated: Figure, above: _Sum, below: _Sum) -> Finding:
    facts = subject.facts
    name = rate.path.rpartition(".")[2]
    related = tuple(
        Related(f"{path} {figure}", facts.leaves[figure.leaves[0]].place)
        for path, figure in (*above.figures, *below.figures)
        if figure.leaves
    )
    place = facts.leaves[stated.leaves[0]].place
    if below.range.high == 0:
        message = f"“{name}”填了 {stated}%，而分母 {below} 是 0，算不出比率"
        return Finding(message, place, ("分母确实是 0 的，比率填 不适用，或空着",), related)
    message = f"“{name}”填了 {stated}%，而 {above}、{below}，{above.bare}÷{below.bare}={_quotient(above, below)}"
    hints = (*_other(subject, rate, stated, above), "核对分子、分母和比率；比率按填的位数四舍五入或截断都可以")
    return Finding(message, place, hints, related)


def _quotient(above: _Sum, below: _Sum) -> str:
    """The quotient in percent, or how far it is known: 92.715%以上."""
    low = _percent(above.range.low, below.range.high)
    high = _percent(above.range.high, below.range.low)
    if high is None or low is None:
        return f"{low}%以上" if high is None else f"{high}%以下"
    return f"{low}%" if low == high else f"{high}%以下" if low == "0" else f"{low}%到{high}%"


def _percent(above: Decimal, below: Decimal) -> str | None:
    """What one number is of another; None where there is no such number."""
    if not above.is_finite() or below <= 0:
        return None
    return plain(Decimal(f"{above / below * _HUNDRED:.3f}"))


def _other(subject: Balance, rate: Rate, stated: Figure, above: _Sum) -> tuple[str, ...]:
    """A hint where another figure of the theme would be the denominator of what is stated."""
    theme = rate.path.partition(".")[0]
    own = {term.name for term in (*rate.numerator, *rate.denominator)} | {rate.path}
    for key, value in subject.facts.figures[theme].items():
        path = f"{theme}.{key}"
        if path in own or not isinstance(value, Figure) or value.value < max(above.range.high, Decimal(1)):
            continue
        if agrees(stated, above.range, range_of(value)):
            right = " + ".join(term.name for term in rate.denominator)
            return (f"它是按“{path}”（{value}）算的，分母应是 {right}",)
    return ()
