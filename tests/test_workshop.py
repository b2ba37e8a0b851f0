"""Files that several reports read are kept, but not those of thousands of units."""

from __future__ import annotations

from reportgen import workshop
from reportgen.workshop import SHEETS, Workshop


def test_a_file_that_many_reports_read_is_read_once_and_those_of_one_are_let_go(tmp_path, monkeypatch):
    """办公室.yaml is asked for by each of many reports, last year's facts by one."""
    read, of = [], workshop.read_sheet
    monkeypatch.setattr(workshop, "read_sheet", lambda path: read.append(path.name) or of(path))
    shared, *own = (tmp_path / name for name in ("办公室.yaml", *(f"{n}.yaml" for n in range(2 * SHEETS))))
    for path in (shared, *own):
        path.write_text("年度: 2024\n", encoding="utf-8")
    bench = Workshop()

    for path in own:
        assert bench.sheet(shared).value is not None
        assert bench.sheet(path).value is not None
    bench.sheet(own[-1])
    bench.sheet(own[0])

    assert read == ["办公室.yaml", *(path.name for path in own), "0.yaml"]
    assert len(bench._sheets) == SHEETS


def test_a_file_that_has_changed_is_read_again(tmp_path):
    """By its time and size."""
    path = tmp_path / "办公室.yaml"
    path.write_text("年度: 2024\n", encoding="utf-8")
    bench = Workshop()
    before = bench.sheet(path)
    path.write_text("年度: 2024  # 改\n", encoding="utf-8")

    after = bench.sheet(path)

    assert bench.sheet(path) is after
    assert after is not before
