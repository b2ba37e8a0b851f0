"""Every check has its manual page, and what the page shows is true."""

from __future__ import annotations

import re

import pytest
from checks.trial import facts_found, found

from reportgen.checks.manual import FIRM, Example, read_manual
from reportgen.checks.report_table import REPORT
from reportgen.checks.row import Check
from reportgen.checks.table import CHECKS, title_of
from reportgen.checks.wording.table import WORDING
from reportgen.codes import CODES

by_code = pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)


def test_the_table_is_literal_and_in_order() -> None:
    """Each check once, with a code, a name and a title of its own that nothing else has."""
    codes = [check.code for check in CHECKS]
    assert codes == sorted({*codes})
    assert not {*codes} & {*CODES}
    names = [check.name for check in CHECKS] + [row.name for row in CODES.values()]
    assert len(names) == len({*names})
    assert len({title_of(check) for check in CHECKS}) == len(CHECKS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", check.name) for check in CHECKS)


@by_code
def test_a_manual_page_is_whole(check: Check) -> None:
    """A title that is a sentence, what and why, at least one source with its standing, both examples."""
    page = read_manual(check.run)

    assert page.title.endswith("。")
    assert page.body.endswith("。")
    assert page.bases
    assert page.wrong
    assert page.right


@by_code
def test_only_firm_ground_makes_an_error(check: Check) -> None:
    """A rule that is 一般 or 推荐, a habit or an unverified one is never an error of ours."""
    if check.level == "error":
        assert read_manual(check.run).standing in FIRM


def examples(side: str) -> list[object]:
    pages = [(check, read_manual(check.run)) for check in CHECKS]
    return [
        pytest.param(check, example, id=f"{check.code}-{number}")
        for check, page in pages
        for number, example in enumerate(getattr(page, side), 1)
    ]


def codes_of(check: Check, example: Example, folder) -> list[str]:
    """The codes that an example draws; one of text is read alone, one of facts within a whole report."""
    if example.kind:
        assert check in WORDING
        return [d.code for d in found(example.text, example.kind, example.year, example.profile)]
    assert check in REPORT or check in WORDING
    return [d.code for d in facts_found(folder, example.text)]


@pytest.mark.parametrize(("check", "example"), examples("wrong"))
def test_a_wrong_example_is_found(check, example, tmp_path) -> None:
    """The check speaks, and nothing crashes."""
    codes = codes_of(check, example, tmp_path)

    assert check.code in codes
    assert "RG901" not in codes


@pytest.mark.parametrize(("check", "example"), examples("right"))
def test_a_right_example_is_clean(check, example, tmp_path) -> None:
    """No check of wording speaks about a right text; of right facts the check itself is silent."""
    codes = codes_of(check, example, tmp_path)

    if example.kind:
        assert codes == []
    else:
        assert check.code not in codes
        assert not [code for code in codes if code[:3] in ("RG1", "RG2", "RG3", "RG9")]
