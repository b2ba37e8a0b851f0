"""No report of a run takes the place of another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from units import FACTS

if TYPE_CHECKING:
    from conftest import Office

TWINS = "同一年度只留一份事实文件，另一份移走或改名"
OUTPUTS = "各单位的 办公室.yaml 里，输出 写不同的文件夹"


@pytest.mark.parametrize(
    ("files", "command", "named", "hint"),
    [
        (
            ("data/甲/2024.yaml", "data/甲/2024.yml", "data/乙/2024.yaml"),
            ("data/",),
            "data/甲/2024.yaml、data/甲/2024.yml 都写到 output/甲/2024.docx",
            TWINS,
        ),
        (
            ("2024.yaml", "2024.yml"),
            ("2024.yaml", "2024.yml"),
            "2024.yaml、2024.yml 都写到 2024.docx",
            TWINS,
        ),
        (
            ("data/甲/2024.yaml", "data/甲/2024.yml"),
            ("data/", "-o", "成品/"),
            "data/甲/2024.yaml、data/甲/2024.yml 都写到 成品/甲/2024.docx",
            TWINS,
        ),
        (
            ("甲/2024.yaml", "乙/2024.yaml", "甲/办公室.yaml", "乙/办公室.yaml"),
            (".",),
            "乙/2024.yaml、甲/2024.yaml 都写到 成品/2024.docx",
            OUTPUTS,
        ),
        (
            ("甲/2024.yaml", "乙/2024.yaml"),
            ("甲/2024.yaml", "乙/2024.yaml", "-o", "成品/"),
            "甲/2024.yaml、乙/2024.yaml 都写到 成品/2024.docx",
            "文件名相同的分开生成",
        ),
    ],
)
def test_two_reports_for_one_file_are_refused(
    files: tuple[str, ...], command: tuple[str, ...], named: str, hint: str, office: Office
) -> None:
    for name in files:
        text = "输出: ../成品\n" if name.endswith("办公室.yaml") else FACTS.format(name="甲", number=1)
        office.write(name, text)

    run = office.run("build", *command)

    assert run.code == 2
    assert f"几个事实文件会写进同一个输出文件：{named}\n  改法：{hint}" in run.err
    assert not list(office.folder.rglob("*.docx"))


def test_folders_outside_this_one_are_kept_apart(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `..` leads to lies below a folder above both, and so do the reports."""
    for name in ("o1/甲", "o2/甲"):
        office.write(f"{name}/2024.yaml", FACTS.format(name="甲", number=1))
    monkeypatch.chdir(office.folder / "o1/甲")

    run = office.run("build", ".", "../../o2/甲", "-o", "../../成品/")

    assert "已生成 2" in run.out
    found = {path.relative_to(office.folder).as_posix() for path in office.folder.rglob("*.docx")}
    assert found == {"成品/o1/甲/2024.docx", "成品/o2/甲/2024.docx"}


def test_a_file_given_twice_is_built_once(office: Office) -> None:
    office.write("data/甲/2024.yaml", FACTS.format(name="甲", number=1))

    assert "共 1 个文件：已生成 1" in office.run("build", "data/甲", f"{office.folder}/data").out
