"""Equations between figures, as 勾稽 writes them: sums of names and numbers on both sides of == <= >= != or =>.

    行政复议.上期结转 + 行政复议.受理 == 行政复议.审结 + 行政复议.期末在审

Names are 主题.指标, or 上年.主题.指标 for last year's file. There are no brackets and no other arithmetic.
`a => b` says that b is above 0 where a is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from reportgen.diagnostics import short
from reportgen.facts.numerals import plain
from reportgen.facts.values import DIGITS
from reportgen.tuples import NamedTuple

NEEDS = "=>"
OPERATORS = ("==", "<=", ">=", "!=", NEEDS)
LAST_YEAR = "上年."
LENGTH = 1000
TERMS = 60
"""What one equation may hold: a table's column has no more."""

_TOKEN = (
    r"(?s:(?P<space>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
    r"|(?P<sign>[=<>!]=|=>|[+-])|(?P<other>.))"
)
_MEANT = {"=": "==", "＝": "==", "＝＝": "==", "≤": "<=", "≥": ">=", "≠": "!=", "<": "<=", ">": ">=", "＋": "+"}
_MEANT.update(dict.fromkeys("－−—–", "-"))
_FORM = "例如 行政复议.上期结转 + 行政复议.受理 == 行政复议.审结 + 行政复议.期末在审"


class Term(NamedTuple):
    """A figure by its name, or a number where `name` is empty; `sign` is 1 or -1."""

    sign: int
    name: str
    number: Decimal = Decimal(0)


class Equation(NamedTuple):
    """Two sums and how they must stand to each other."""

    left: tuple[Term, ...]
    operator: str
    right: tuple[Term, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, from left to right, each once."""
        return tuple(dict.fromkeys(term.name for term in (*self.left, *self.right) if term.name))

    def __str__(self) -> str:
        """As it is written in the catalogue; reading it again gives the same equation."""
        return f"{_shown(self.left)} {self.operator} {_shown(self.right)}"


class EquationFault(NamedTuple):
    """Why a text is no equation: what is wrong at `offset`, `length` characters long."""

    offset: int
    length: int
    message: str
    hint: str = _FORM


class _Bad(Exception):
    def __init__(self, fault: EquationFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


def _shown(terms: tuple[Term, ...]) -> str:
    first, *rest = terms
    start = ("-" if first.sign < 0 else "") + (first.name or plain(first.number))
    return start + "".join(f" {'+' if t.sign > 0 else '-'} {t.name or plain(t.number)}" for t in rest)


def parse_equation(text: str, dotted: bool = True) -> Equation | EquationFault:
    """The equation that a text says; not `dotted`: between the rows or columns of one table, by their bare keys."""
    try:
        left, operator, right = _split(list(_tokens(text)), text)
        return Equation(_sum(left, operator, dotted), operator.text, _sum(right, _end(text), dotted))
    except _Bad as bad:
        return bad.fault


def parse_sum(text: str) -> tuple[Term, ...] | EquationFault:
    """The sum that a text says, as 分子 and 分母 of a ratio are."""
    try:
        return _sum(_without_operator(list(_tokens(text))), _end(text))
    except _Bad as bad:
        return bad.fault


def _tokens(text: str) -> Iterator[_Token]:
    if len(text) > LENGTH:
        raise _Bad(EquationFault(0, 1, f"式子超过 {LENGTH} 个字", "分成几条写"))
    for match in re.finditer(_TOKEN, text):
        kind = match.lastgroup or "other"
        token = _Token(kind, match.group(), match.start())
        if kind == "other":
            raise _Bad(_stray(token))
        if kind != "space":
            yield token


def _stray(token: _Token) -> EquationFault:
    meant = _MEANT.get(token.text)
    if meant is not None:
        return _at(token, f"式子里的“{token.text}”不是这里的写法", f"写成 {meant}")
    folded = unicodedata.normalize("NFKC", token.text)
    hint = "只有加减，没有乘除和括号；比率写在指标的 分子、分母 里" if folded in "*/×÷()%" else _FORM
    return _at(token, f"式子里不能有“{token.text}”", hint)


def _at(token: _Token, message: str, hint: str = _FORM) -> EquationFault:
    return EquationFault(token.offset, max(len(token.text), 1), message, hint)


def _end(text: str) -> _Token:
    return _Token("end", "", max(len(text.rstrip()) - 1, 0))


def _split(tokens: list[_Token], text: str) -> tuple[list[_Token], _Token, list[_Token]]:
    signs = [i for i, token in enumerate(tokens) if token.text in OPERATORS]
    if not signs:
        raise _Bad(_at(_end(text), "式子里没有 ==、<=、>=、!= 或 =>"))
    if len(signs) > 1:
        again = tokens[signs[1]]
        raise _Bad(_at(again, f"一条式子只写一个比较，这里又有“{again.text}”", "分成两条写"))
    at = signs[0]
    return tokens[:at], tokens[at], tokens[at + 1 :]


def _without_operator(tokens: list[_Token]) -> list[_Token]:
    stray = next((t for t in tokens if t.text in OPERATORS), None)
    if stray is not None:
        raise _Bad(_at(stray, f"这里只写和，不写“{stray.text}”", "例如 监督.建议办复 + 监督.提案办复"))
    return tokens


def _sum(tokens: list[_Token], end: _Token, dotted: bool = True) -> tuple[Term, ...]:
    """Terms with + or - between them; the first may have a sign, too."""
    terms: list[Term] = []
    sign, wanted = 1, True
    for index, token in enumerate(tokens):
        if token.kind == "sign":
            if wanted and index:
                raise _Bad(_at(token, f"“{token.text}”前面缺一项"))
            sign, wanted = 1 if token.text == "+" else -1, True
        elif not wanted:
            raise _Bad(_at(token, f"“{short(token.text)}”前面缺 + 或 -"))
        else:
            terms.append(_term(token, sign, dotted))
            sign, wanted = 1, False
    if wanted:
        message = "式子没有写完" if tokens else "式子的一边是空的"
        raise _Bad(_at(tokens[-1] if tokens else end, message))
    if len(terms) > TERMS:
        raise _Bad(_at(tokens[0], f"式子的一边超过 {TERMS} 项", "分成几条写"))
    return tuple(terms)


def _term(token: _Token, sign: int, dotted: bool) -> Term:
    if token.kind == "number":
        if sum(c.isdigit() for c in token.text) > DIGITS:
            raise _Bad(_at(token, f"“{short(token.text)}”的数字超过 {DIGITS} 位", "核对这个数"))
        return Term(sign, "", Decimal(token.text))
    if dotted and "." not in token.text.removeprefix(LAST_YEAR):
        raise _Bad(_at(token, f"“{short(token.text)}”不是 主题.指标", "写主题和指标的键，例如 行政复议.受理"))
    return Term(sign, token.text)
