"""What a long table of the catalogue costs, as steps of the interpreter: no clock, so that no machine makes it fail.

Steps are counted in Python code alone; what a built-in function does with a list is not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from facts.sums import catalogue, facts
from writers.small import LAYOUT

from reportgen.document.forms import form_table
from reportgen.document.two_years import Year, compare
from reportgen.facts.balance import imbalances
from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.entry import areas
from reportgen.facts.recorded import line_of, recorded, remark
from reportgen.source import Source
from reportgen.writers.docx.tables import table
from reportgen.writers.plain_tables import ruled
from reportgen.yaml_text.places import Ways
from reportgen.yaml_text.tree import parse

_HEAD = "大:\n  名称: 大\n  单位: 件\n  行名: 行\n  列: [{键: 总, 和: 全部}, 甲, 乙]\n  行:\n"
_GROUP = "    - 组%d: [子%d, 丑%d, {键: 计%d, 和: %s}]\n"


def flat(count: int) -> str:
    """Rows one below the other, and one sum of all."""
    return _HEAD + "".join(f"    - 子{at}\n    - 丑{at}\n" for at in range(count // 2)) + "    - {键: 计, 和: 全部}\n"


def grouped(count: int) -> str:
    """Each three rows are a group with its sum, and all of them one group with its own."""
    groups = ("  " + _GROUP % (at, at, at, at, "本组") for at in range(count // 3))
    return f"{_HEAD}    - 全:\n{''.join(groups)}      - {{键: 计, 和: 本组}}\n"


def named(count: int) -> str:
    """As `grouped`, the sums by the names of their parts; one more adds up the sums."""
    groups = (_GROUP % (at, at, at, at, f"[子{at}, 丑{at}]") for at in range(count // 3))
    return _HEAD + "".join(groups) + f"    - {{键: 计, 和: [{', '.join(f'计{at}' for at in range(count // 3))}]}}\n"


def figures(form: str) -> str:
    """The numbers of every row that is no sum; each third row is not filled in."""
    keys = [word for line in form.splitlines() for word in line.replace(",", " ").split() if word[0] in "子丑"]
    rows = dict.fromkeys(key.strip("[]") for key in keys if "}" not in key)
    return "大: {" + ", ".join(f"{key}: [~, 1, {'~' if at % 3 == 2 else 2}]" for at, key in enumerate(rows)) + "}"


def read(form: str, _figures: str) -> Callable[[], object]:
    """indicators.yaml."""
    return lambda: read_catalogue([Source("indicators.yaml", form)])


def known(form: str, figures: str) -> Callable[[], object]:
    """A facts file, and what its figures must keep."""
    made = catalogue(form)

    def work() -> tuple[object, ...]:
        return imbalances(facts(figures, made), made)

    return work


def printed(form: str, figures: str) -> Callable[[], object]:
    """The form with its numbers, in Word and as plain text."""
    made = catalogue(form)
    said = facts(figures, made)

    def work() -> object:
        outcome = form_table(made.themes["大"], said)
        assert outcome.value is not None
        return table(outcome.value, LAYOUT), ruled(outcome.value)

    return work


def asked(form: str, figures: str) -> Callable[[], object]:
    """What a facts file says for each cell of an entry sheet."""
    made = catalogue(form)
    root = parse(Source("2024.yaml", f"指标: {{{figures}}}\n")).value
    assert root is not None
    return lambda: recorded(root, areas(made, (), 2024))


def stood(form: str, figures: str) -> Callable[[], object]:
    """On which line each cell stands, and what is remarked of it, as a roll-up asks."""
    made = catalogue(form)
    root = parse(Source("2024.yaml", f"指标: {{{figures}}}\n")).value
    assert root is not None
    spots = recorded(root, areas(made, (), 2024)).values()

    def work() -> object:
        ways = Ways(root)
        return [(line_of(ways, spot), remark(ways, spot)) for spot in spots]

    return work


def compared(form: str, figures: str) -> Callable[[], object]:
    """Two years side by side, every cell."""
    made = catalogue(form)
    old, new = (Year(year, "云岭区", facts(figures, made, year=year).figures, made, {}) for year in (2023, 2024))
    return lambda: compare(old, new, every=True)


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs through, each turn of a loop anew; alike in all versions."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", [flat, grouped, named])
@pytest.mark.parametrize("stage", [read, known, printed, asked, stood, compared])
def test_twice_the_rows_take_twice_the_work(
    stage: Callable[[str, str], Callable[[], object]], shape: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the second 60 rows cost, twice, is what 120 more cost: linear but for what is constant."""
    monkeypatch.setattr("reportgen.writers.docx.columns._SAMPLE", 30)  # the rows that are looked at for widths
    stage(shape(3), figures(shape(3)))()  # what is made once
    costs = []
    for count in (60, 120, 240):
        form = shape(count)
        costs.append(steps(stage(form, figures(form))))

    assert 1.9 < (costs[2] - costs[1]) / (costs[1] - costs[0]) < 2.1, costs
