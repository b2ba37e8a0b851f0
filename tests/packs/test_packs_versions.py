"""Versions that packs need."""

from __future__ import annotations

import itertools

import pytest
from packaging.version import Version

from reportgen import __version__
from reportgen.packs.versions import order, unmet_need
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

SAMPLES = ("0", "0.1", "0.1.0", "0.2.dev3", "0.2a1", "0.2a1.dev2", "0.2b2", "0.2rc1", "0.2", "0.2.post1.dev1")
SAMPLES += ("0.2.post1", "0.2rc1.post2", "0.10", "1.0.0", "v1", "10.2")


def unmet(text: str, here: str) -> str:
    """What a pack.yaml with `需要: text` is told by the version `here`."""
    source = Source("pack.yaml", f"名称: 甲\n需要: {text}\n")
    root = parse(source).value
    assert root is not None
    found = unmet_need(source, root, here)
    return found.message if found else ""


@pytest.mark.parametrize(("one", "other"), [*itertools.product(SAMPLES, SAMPLES)])
def test_versions_are_in_the_order_of_pep_440(one: str, other: str) -> None:
    """Releases, pre-releases and the rest compare as `packaging` compares them."""
    left, right = order(one), order(other)
    assert left is not None
    assert right is not None
    assert (left < right, left == right) == (Version(one) < Version(other), Version(one) == Version(other))


@pytest.mark.parametrize("text", ["", "最新版", "1.x", ">=0.2", "1..2", "0.2-beta", "١"])
def test_what_is_no_version_has_no_order(text: str) -> None:
    """Conditions and words are not versions."""
    assert order(text) is None


def test_this_version_has_an_order() -> None:
    """The version of the program itself can be compared."""
    assert order(__version__) is not None


def test_a_need_is_met_by_the_same_and_by_later_versions() -> None:
    """0.2 is met by 0.2.0 and 0.3, not by 0.1.9 nor by its own release candidates; 0.10 is not 0.1."""
    assert [unmet("0.2", here) for here in ("0.2.0", "0.3", "1.0")] == ["", "", ""]
    assert unmet("0.10", "0.2") == "这个模板包需要 reportgen 0.10 或更新，这里装的是 0.2"
    assert unmet("0.2", "0.2rc1")
    assert unmet("", "0.1") == ""
