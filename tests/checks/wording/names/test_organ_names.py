"""Units' names as they are read from a text."""

from __future__ import annotations

import pytest

from reportgen.checks.wording.names.organ_names import Name, level_at, name_of, run_of


@pytest.mark.parametrize(
    ("tail", "ending", "name"),
    [
        ("由云岭县司法", "局", Name("云岭", "县", "司法", "局")),
        ("全年镇党政综合服务", "办公室", Name("", "镇", "党政综合服务", "办公室")),
        ("依托县公共法律服务", "中心", Name("", "县", "公共法律服务", "中心")),
        ("桃花江镇", "人民政府", Name("桃花江", "镇", "", "人民政府")),
        ("柳林街道", "办事处", Name("柳林", "街道", "", "办事处")),
        ("人力资源和社会保障", "局", Name("", "", "人力资源和社会保障", "局")),
        ("公安", "局", None),
        ("云岭县公安局交警分", "局", None),
    ],
)
def test_a_name_is_read_from_its_end(tail, ending, name) -> None:
    """Its place without the words before it; none of a part of a unit."""
    assert name_of(tail, ending) == name


@pytest.mark.parametrize(
    ("tail", "at"), [("云岭市市场监管", 2), ("社区服务", None), ("市政工程", None), ("县，公安", None)]
)
def test_what_is_no_kind_of_place(tail, at) -> None:
    """市场, 社区 and 市政 are words."""
    assert level_at(tail) == at


def test_a_run_ends_at_a_mark() -> None:
    """Letters only."""
    assert run_of("检查32次。云岭县") == "云岭县"
    assert run_of("检查。") == ""
