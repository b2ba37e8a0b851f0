"""Every rule of format has its manual page, with clause, standing and how to mend it."""

from __future__ import annotations

import re

import pytest

from reportgen.checks.format.table import RULES, Rule
from reportgen.checks.manual import FIRM, STANDINGS
from reportgen.checks.table import CHECKS, find_rule, title_of
from reportgen.codes import CODES


def test_the_rules_are_literal_and_in_order():
    """Each rule once, in the order of codes and groups, with a name and a title that nothing else has."""
    codes = [rule.code for rule in RULES]
    groups = [rule.group for rule in RULES]

    assert codes == sorted({*codes})
    assert all(re.fullmatch(r"RG[78]\d\d", code) for code in codes)
    assert groups == sorted(groups, key=groups.index)
    names = [row.name for row in (*RULES, *CHECKS, *CODES.values())]
    assert len(names) == len({*names})
    titles = [rule.title for rule in RULES] + [title_of(check) for check in CHECKS]
    assert len(titles) == len({*titles})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_why_on_what_ground_and_how_to_mend_it(rule: Rule):
    """Title, text, a ground that ends in its standing, and a way to mend; only firm ground weighs as an error."""
    page = rule.manual

    assert page.title.endswith("。")
    assert page.body.endswith("。")
    assert page.mending
    assert all(re.search(rf"（({'|'.join(STANDINGS)})）$", basis) for basis in page.bases)
    assert (rule.level == "error") is (page.standing in FIRM)
    assert find_rule(rule.title) is rule


def test_what_no_clause_says_is_not_called_a_rule_of_the_standard():
    """Habit and what was not verified name no clause of GB/T 9704."""
    for rule in RULES:
        if rule.manual.standing in ("实务", "未核实"):
            assert not any("9704" in basis for basis in rule.manual.bases), rule.code
