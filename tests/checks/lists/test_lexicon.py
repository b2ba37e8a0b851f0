"""The lists together: ours, kept between runs, and what a pack or an office adds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from checks.trial import facts_found

from reportgen import cache
from reportgen.checks.lists import kept as module
from reportgen.checks.lists.lexicon import Lexicon, load_lexicon
from reportgen.checks.lists.words import NO_WORDS
from reportgen.checks.prose import Prose
from reportgen.checks.runner import proofread
from reportgen.lines import PARAGRAPH, Line
from reportgen.source import Source

OWN = """\
错词: {云岭: 云领}
术语: [法制广场, 一体化間]
文件:
  云岭区信访工作办法: {公布: 2010, 状态: 已废止, 停用: 2020-01-01, 替代: 云岭区信访工作细则}
  云岭区行政执法监督办法: {公布: 2021, 误写: 云岭区行政执法督察办法}
另有: [法治政府实施纲要]
机关: {科工信局: 科技工信局}
"""


def said(text: str, lexicon: Lexicon, year: int | None = None) -> list[str]:
    prose = Prose((Line(PARAGRAPH, text, 1),), lexicon, year)
    return [d.name for d in proofread(lambda: prose)]


@pytest.mark.parametrize(
    ("text", "without", "with_own"),
    [
        ("云领区开展检查。", [], ["typo-lookalike"]),
        ("建成法制文化阵地和法制广场。", ["term-fazhi"], ["term-fazhi"]),
        ("在法制广场建设中发挥作用。", [], []),
        ("落实《法治政府实施纲要》。", ["title-misquote"], []),
        ("落实《云岭区行政执法督察办法》。", [], ["title-misquote"]),
        ("落实《云岭区信访工作办法》。", [], ["superseded-rule"]),
        ("云岭区科工信局牵头，云岭区科技工信局配合。", ["unit-name-varies"], []),
    ],
)
def test_what_a_pack_adds_counts_with_ours(text, without, with_own) -> None:
    """Wrong forms, titles, units, words that stay."""
    own = load_lexicon((Source("wording.yaml", OWN),))

    assert own.faults == ()
    assert said(text, load_lexicon(), 2024) == without
    assert said(text, own, 2024) == with_own


def test_what_a_pack_adds_takes_nothing_from_ours() -> None:
    """Laws known by their titles alone are still those of the state."""
    ours, both = (load_lexicon(sources).rulebook.book for sources in ((), (Source("wording.yaml", OWN),)))

    assert "中华人民共和国国籍法" in ours.titles
    assert set(ours.titles) <= set(both.titles)


def test_words_that_stay_cover_every_list() -> None:
    """A term keeps 法制, a variant, a wrong form and a title that it holds."""
    terms = "术语: [法制建设路, 決策大厦, 间题网, 法治政府实施纲要]\n"
    own = load_lexicon((Source("wording.yaml", terms),))
    text = "位于法制建设路的決策大厦，间题网，《法治政府实施纲要》。"

    assert said(text, own) == []
    assert said(text, load_lexicon()) == ["term-fazhi", "title-misquote", "typo-lookalike", "trad-char"]
    assert said(f"{text}法制建设、決策、间题。", own) == ["term-fazhi", "typo-lookalike", "trad-char"]


def test_our_lists_are_kept_between_runs(tmp_path, monkeypatch) -> None:
    """The second time no YAML is read; a damaged file counts as absent."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path))
    first = Lexicon(NO_WORDS)
    spelling = first.ours.listed[0]
    before = (first.ours.listed[1], first.rulebook.book, first.variants, first.units, first.terms, first.likeness)
    assert first.is_common("人民")
    monkeypatch.setattr("reportgen.checks.lists.lexicon_data.make", lambda *_: pytest.fail("read again"))
    second = Lexicon(first.own)

    assert (second.ours.listed[1], second.variants, second.units, second.terms) == (before[0], *before[2:5])
    assert tuple(second.rulebook.book[:3]) == tuple(before[1][:3])
    assert (second.ours.listed[0].seconds, second.ours.listed[0].details) == (spelling.seconds, spelling.details)
    assert (second.is_common("人民"), second.is_common("深人")) == (True, False)


def test_ours_are_loaded_once_for_all_offices() -> None:
    """What was looked up for one report is known for the next, whatever its office adds."""
    own = load_lexicon((Source("wording.yaml", OWN),))

    assert load_lexicon() is load_lexicon(())
    assert own.ours is load_lexicon().ours is load_lexicon().beside(own.own).ours


def test_a_changed_list_is_read_again(tmp_path, monkeypatch) -> None:
    """The key holds the state of the files."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    folder.mkdir()
    for path in Path(module.DATA).glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(module, "DATA", str(folder))
    own = NO_WORDS
    assert "甲局" not in Lexicon(own).units
    with (folder / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("  甲局: 乙局\n")

    assert Lexicon(own).units["甲局"] == ("乙局",)


def test_without_a_cache_all_is_the_same(tmp_path, monkeypatch) -> None:
    """Where nothing can be kept, the lists are read each time."""
    monkeypatch.setattr(cache, "_folder", lambda: None)

    assert said("间题。", Lexicon(NO_WORDS)) == ["typo-lookalike"]


def test_a_pack_carries_its_lists(tmp_path) -> None:
    """wording.yaml of every layer counts; what is wrong in one is told at its place and stops a build."""
    folder = tmp_path / "templates/national/five-part"
    folder.mkdir(parents=True)
    path = folder / "wording.yaml"
    keys = "正文:\n  举措: 云领区依法全面履行职能。\n"
    path.write_text("错词: {云岭区: [云领区]}\n", encoding="utf-8")
    found = facts_found(tmp_path, keys)

    assert [d.message for d in found if d.name == "typo-lookalike"] == ["“云领区”应为“云岭区”"]

    path.write_text("错词: {云岭区: [云领区, 区]}\n", encoding="utf-8")
    (fault,) = [d for d in facts_found(tmp_path, keys) if d.code == "RG324"]
    assert (fault.place.source.path.rpartition("/")[2], fault.place.line) == ("wording.yaml", 1)
    assert fault.is_error


def test_loading_the_checks_reads_no_list() -> None:
    """Importing them and looking at an empty text costs no file."""
    code = "from reportgen.checks.lists.lexicon import load_lexicon; print(load_lexicon().ours.__dict__)"
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)

    assert done.stdout.strip() == b"{}"
