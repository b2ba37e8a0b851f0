"""The sample offices: their documents and traces as goldens, and every figure traceable."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli import main
from reportgen.document.editions import Edition
from reportgen.document.walk import dump, texts
from reportgen.facts.values import Figure
from reportgen.origin import Expression, Fact, Program
from reportgen.tracing import trace
from reportgen.workshop import Workshop

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "disclosure": "data/qinglan-zhujian/2024.yaml",
    "review": "data/qingjiang/2014.yaml",
    "enforcement": "data/qingxi/2024.yaml",
    "kaifeng": "data/kaifeng/2024.yaml",
    "xingyang": "data/xingyang-kegongxin/2023.yaml",
    "pingdingshan": "data/pingdingshan/2019.yaml",
    "qinglan": "data/qinglan/2012.yaml",
    "wuchang": "data/wuchang/2017.yaml",
    "yunling-sheng": "data/yunling-sheng/2024.yaml",
}
WITHOUT_FIGURES = {"qinglan"}
"""A notice: its numbers are demands, not results."""


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    """Paths in goldens are relative to the repository."""
    monkeypatch.chdir(ROOT)


def composed(path, edition=Edition.UPWARD):
    """A sample's facts and document, built without any error or warning."""
    loaded = pipeline.load(Path(path), Workshop())
    assert not loaded.failed
    made = pipeline.compose(loaded.value, edition)
    assert not made.failed
    return loaded.value, made.value.document


def test_every_facts_file_of_data_is_a_sample_and_in_canonical_form(capsys):
    """`make demo` builds what is named here; `reportgen fmt` would change none of the files."""
    files = sorted(Path("data").glob("*/*.yaml"))
    reports = [p for p in files if p.stem.isdigit() and "用途: 仅供比较" not in p.read_text(encoding="utf-8")]

    assert sorted(SAMPLES.values()) == sorted(path.as_posix() for path in reports)
    assert main.run(("fmt", "--check", *map(str, files))) == 0, capsys.readouterr().err


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("name", SAMPLES)
def test_the_document(golden, name, edition):
    """The whole document of each edition."""
    golden(f"{name}-{edition.value}.txt", dump(composed(SAMPLES[name], edition)[1]))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_trace(golden, name, capsys):
    """`reportgen trace` of every figure: where it comes from and where it is printed."""
    assert main.run(("trace", SAMPLES[name])) == 0
    golden(f"{name}-trace.txt", capsys.readouterr().out)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_is_printed_and_traceable(name, capsys):
    """Each figure of the facts is printed, at its own line, and trace finds it by key and by number."""
    loaded, document = composed(SAMPLES[name])
    figures = {
        f"{theme}.{key}": value
        for theme, values in loaded.facts.figures.items()
        for key, value in values.items()
        if isinstance(value, Figure)
    }
    lines = Path(SAMPLES[name]).read_text(encoding="utf-8").split("\n")
    catalogue = loaded.bench.pack.catalogue

    assert (len(figures) > 5) != (name in WITHOUT_FIGURES)
    for path, value in figures.items():
        for wanted in (path, str(value)):
            found = {row.path: row.value for row in trace(loaded.facts, catalogue, document, wanted)}
            assert found[path] == str(value)
    rows = traced(SAMPLES[name], capsys)
    for path, value in figures.items():
        row, indicator = rows[path], catalogue.get(path)
        assert row["value"] == str(value)
        assert row["printed"] or (indicator.zeros and not value), f"{path} is neither printed nor said to be none"
        assert not value.text or str(value) in lines[row["line"] - 1]


def traced(path, capsys, *wanted):
    """The rows of `reportgen trace` by path."""
    assert main.run(("trace", path, *wanted, "--format", "json")) == 0
    return {row["path"]: row for row in json.loads(capsys.readouterr().out)}


FORMAL = "《[^》]*》|国务院令第[0-9]+号|〔[0-9]{4}〕[0-9]+号|1月1日至12月31日|^[0-9]\\.|12345热线"
"""Names and numbers of documents, the period of statistics, the numbers of rows; 表注 are a form's fixed words."""


@pytest.mark.parametrize("name", SAMPLES)
def test_every_digit_has_an_origin_in_a_file(name):
    """No number of the report comes from a template, but for what is FORMAL: it is a fact or numbering."""
    _, document = composed(SAMPLES[name])
    sources = {path.as_posix() for path in Path(SAMPLES[name]).parent.glob("*.yaml")}
    for role, content in texts(document):
        for run in content if role != "表注" else ():
            if any(c.isdigit() for c in re.sub(FORMAL, "", run.text)):
                assert isinstance(run.origin, (Fact, Expression, Program)), f"{role}: {run.text} is a template's"
            if isinstance(run.origin, Fact):
                place = run.origin.place
                assert place.source.path in sources
                assert place.source.line(place.line).strip()


@pytest.mark.parametrize("name", SAMPLES)
def test_no_finding_is_left(name, capsys):
    """`reportgen check` of a sample is clean but for notes."""
    assert main.run(("check", SAMPLES[name], "--format", "json")) == 0
    captured = capsys.readouterr()
    assert [d for d in json.loads(captured.out or captured.err) if d["severity"] != "note"] == []
