"""The office's folder: where output goes, which office and which last year's file a facts file has."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import project
from reportgen.document.editions import Edition


@pytest.mark.parametrize(
    ("facts", "office_file", "folder", "expected"),
    [
        ("data/kaifeng/2024.yaml", "data/kaifeng/办公室.yaml", None, "output/kaifeng/2024.docx"),
        ("data/2024.yaml", None, None, "output/2024.docx"),
        ("2024.yaml", "办公室.yaml", None, "output/2024.docx"),
        ("甲乡/2024.yaml", "办公室.yaml", None, "output/甲乡/2024.docx"),
        ("甲乡/2024.yaml", "办公室.yaml", "成品", "成品/甲乡/2024.docx"),
        ("甲乡/2024.yaml", "甲乡/办公室.yaml", "../成品", "成品/2024.docx"),
        ("甲乡/2024.yaml", None, None, "甲乡/2024.docx"),
    ],
)
def test_each_report_has_a_place_of_its_own(facts, office_file, folder, expected, office):
    """Two units below one office never write to one file; the path below data/ is mirrored."""
    found = project.output_path(Path(facts), Path(office_file) if office_file else None, folder, Edition.UPWARD)

    assert project.shown(found) == expected


def test_the_public_edition_has_a_name_of_its_own(office):
    """2024-公开.docx beside 2024.docx."""
    assert project.output_path(Path("2024.yaml"), None, None, Edition.PUBLIC).name == "2024-公开.docx"


def test_a_path_with_dots_finds_its_own_office(office, monkeypatch):
    """From dd/data/k, ../../other/2024.yaml has nothing to do with dd/data."""
    office.write("dd/data/办公室.yaml", "备注: 甲")
    office.write("other/2024.yaml", "备注: 乙")
    (office.folder / "dd/data/k").mkdir()
    monkeypatch.chdir(office.folder / "dd/data/k")
    facts = Path("../../../other/2024.yaml")

    assert project.find_office(facts) is None
    assert project.output_path(facts, None, None, Edition.UPWARD) == office.folder / "other/2024.docx"


def test_a_disk_called_data_is_no_offices_folder(monkeypatch):
    """/data/home/report/2024.yaml is not mirrored under /output."""
    found = project.output_path(Path("/data/home/report/2024.yaml"), None, None, Edition.UPWARD)

    assert found == Path("/data/home/report/2024.docx")
