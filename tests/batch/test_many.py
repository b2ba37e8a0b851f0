"""`build` and `check` of folders as a collector meets them."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from units import FACTS

from reportgen import pipeline
from reportgen.batch.built import ledger
from reportgen.batch.pools import Job
from reportgen.batch.tasks import BUILD, Task, lost, work
from reportgen.workshop import Workshop

if TYPE_CHECKING:
    from conftest import Office

UNITS = ("甲山", "乙水", "丙林", "丁田")


@pytest.fixture
def city(office: Office) -> Office:
    """Four units, one of which has a fault."""
    for number, name in enumerate(UNITS):
        text = FACTS.format(name=name, number="四十七" if name == "丙林" else 40 + number)
        office.write(f"data/{name}/2024.yaml", text)
    return office


def outputs(office: Office) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in sorted(office.folder.glob("output/*/*.docx"))}


def test_one_fault_stops_nobody_else(city: Office) -> None:
    run = city.run("build", "data/")

    assert (run.code, sorted(outputs(city))) == (1, sorted(set(UNITS) - {"丙林"}))
    assert run.out.splitlines() == [
        "共 4 个文件：已生成 3，有错 1",
        "各项意见共 1 处，这里只列出使报告不能生成的；加 --all 全部列出",
        "  data/丙林/2024.yaml：有错：“四十七”不是阿拉伯数字",
    ]
    assert "data/丙林/2024.yaml:6:" in run.err


def test_a_folder_that_cannot_be_is_no_fault_of_ours(city: Office) -> None:
    run = city.run("build", "data/甲山", "data/乙水", "-o", "长" * 300)

    assert (run.code, run.out.splitlines()[0]) == (2, "共 2 个文件：不能处理 2")
    assert "长 用不了：文件名太长" in run.err


def test_what_is_up_to_date_is_passed_over(city: Office) -> None:
    city.run("build", "data/")

    assert "：未变 3，有错 1\n" in city.run("build", "data/").out


def change_facts(city: Office) -> None:
    path = city.folder / "data/甲山/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("40", "41"), encoding="utf-8")


def edit_output(city: Office) -> None:
    city.write("output/甲山/2024.docx", b"edited")


def remove_output(city: Office) -> None:
    (city.folder / "output/甲山/2024.docx").unlink()


def last_year_comes(city: Office) -> None:
    city.write("data/甲山/2023.yaml", FACTS.format(name="甲山", number=39).replace("2024", "2023"))


def own_office_comes(city: Office) -> None:
    city.write("data/甲山/办公室.yaml", "公文: {印发机关: 甲山区政府办公室}\n")


def own_pack_comes(city: Office) -> None:
    path = "data/甲山/templates/national/five-part/pack.yaml"
    shipped = Path(__file__).parents[2] / "templates/national/five-part/pack.yaml"
    city.write(path, shipped.read_text(encoding="utf-8") + "\n")


def words_come(city: Office) -> None:
    """A list of words changes no page, but what stops one."""
    path = "data/甲山/templates/national/five-part"
    shipped = Path(__file__).parents[2] / "templates/national/five-part/pack.yaml"
    city.write(f"{path}/pack.yaml", shipped.read_text(encoding="utf-8"))
    city.write(f"{path}/wording.yaml", "错词:\n  云岭工程: 云领工程\n")


CHANGES = (change_facts, edit_output, remove_output, last_year_comes, own_office_comes, own_pack_comes, words_come)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_changed_is_built_again(change, city: Office) -> None:
    city.run("build", "data/", "--year", "2024")
    change(city)

    statuses = city.run("build", "data/", "--year", "2024").out.splitlines()[0]

    assert statuses.count("已生成 1") == 1, statuses
    assert "未变 2" in statuses


def test_words_that_change_are_looked_up_again(city: Office) -> None:
    """The pack stays, its list of words is another."""
    words_come(city)
    city.run("build", "data/")
    path = city.folder / "data/甲山/templates/national/five-part/wording.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  云岭大道: 云领大道\n", encoding="utf-8")

    assert "已生成 1，" in city.run("build", "data/").out


def test_a_year_before_that_is_mended_is_compared(city: Office) -> None:
    """It was there and could not be read."""
    before = FACTS.format(name="甲山", number=39).replace("2024", "2023")
    path = city.write("data/甲山/2023.yaml", before.replace("年度: ", "年度：", 1))
    city.run("build", "data/", "--year", "2024")
    path.write_text(before, encoding="utf-8")

    assert "已生成 1，" in city.run("build", "data/", "--year", "2024").out
    assert "已生成" not in city.run("build", "data/", "--year", "2024").out


def test_another_folder_has_other_reports(city: Office, monkeypatch) -> None:
    """The same -o as it is typed, from somewhere else."""
    data = str(city.folder / "data")
    city.run("build", data, "-o", "成品")
    other = city.folder / "别处"
    other.mkdir()
    monkeypatch.chdir(other)

    assert "已生成 3" in city.run("build", data, "-o", "成品").out


def test_two_runs_at_once_both_keep_what_they_built(city: Office) -> None:
    """Each writes what it knows in one go, and neither waits for the other's end."""
    with ledger(Workshop()) as one, ledger(Workshop()) as two:
        assert one._connection is not None
        for known, name in ((one, "甲山"), (two, "乙水")):
            made = work(Task(f"data/{name}/2024.yaml", BUILD))
            known.note(Task(made.path, BUILD), made.stamp, 0)
            known.write()
    with ledger(Workshop()) as known:
        assert [bool(known.current(Task(f"data/{name}/2024.yaml", BUILD))) for name in UNITS[:3]] == [True, True, False]
        assert not known.interrupted


def test_a_pipe_is_no_facts_file(city: Office) -> None:
    """Opening one would wait for ever."""
    os.mkfifo(city.folder / "data/甲山/2025.yaml")

    run = city.run("build", "data/")

    assert run.code == 2
    assert "data/甲山/2025.yaml：不能处理：data/甲山/2025.yaml 不是普通文件" in run.out


def test_a_touched_file_is_not_built_again(city: Office) -> None:
    city.run("build", "data/")
    os.utime(city.folder / "data/甲山/2024.yaml", ns=(1, 1))

    assert "未变 3" in city.run("build", "data/").out


def test_years_that_no_report_reads_do_not_count(city: Office) -> None:
    """Only charts look further back than last year."""
    city.write("data/甲山/2023.yaml", FACTS.format(name="甲山", number=39).replace("2024", "2023"))
    city.write("data/甲山/2022.yaml", FACTS.format(name="甲山", number=38).replace("2024", "2022"))
    city.run("build", "data/", "--year", "2024")

    assert "未变 3" in city.run("build", "data/", "--year", "2024").out


def test_force_builds_all_again(city: Office) -> None:
    city.run("build", "data/")

    assert "已生成 3" in city.run("build", "data/", "--force").out
    assert "未变 3" in city.run("build", "data/").out


def test_a_damaged_ledger_counts_as_none(city: Office) -> None:
    city.run("build", "data/")
    for path in Path(os.environ["REPORTGEN_CACHE"]).glob("builds-*.sqlite"):
        path.write_bytes(b"no database")

    assert "已生成 3" in city.run("build", "data/").out
    assert "未变 3" in city.run("build", "data/").out


def test_several_processes_write_the_same_bytes(city: Office) -> None:
    city.run("build", "data/", "--jobs", "1")
    alone = outputs(city)

    run = city.run("build", "data/", "--jobs", "2", "--force")

    assert (run.code, outputs(city)) == (1, alone)


def test_reports_go_below_a_folder(city: Office) -> None:
    city.run("build", "data/", "-o", "成品/")

    assert sorted(path.parent.name for path in city.folder.glob("成品/*/2024.docx")) == sorted({*UNITS} - {"丙林"})


def test_check_of_a_folder_writes_nothing(city: Office) -> None:
    run = city.run("check", "data/")

    assert run.code == 1
    assert run.out.startswith("共 4 个文件：")
    assert not (city.folder / "output").exists()


def test_json_has_a_row_for_each_file(city: Office) -> None:
    run = city.run("build", "data/", "--format", "json")

    told = json.loads(run.out)
    assert {row["file"]: row["status"] for row in told["units"]} == {
        f"data/{name}/2024.yaml": "有错" if name == "丙林" else "已生成" for name in UNITS
    }
    assert told["summary"] == {"total": 4, "statuses": {"已生成": 3, "有错": 1}, "interrupted": False}
    assert [f["line"] for row in told["units"] if row["status"] == "有错" for f in row["findings"]] == [6]


def test_sarif_is_one_document(city: Office) -> None:
    """What several reports read is told once."""
    city.write("办公室.yaml", "检查: {RG999: 关}\n")

    run = city.run("check", "data/", "--format", "sarif", "-j", "2")

    (told,) = json.loads(run.out)["runs"]
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in told["results"]] == [r["ruleId"] for r in told["results"]]
    files = [unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for r in told["results"]]
    assert (files.count("data/丙林/2024.yaml"), files.count("办公室.yaml")) == (1, 1)
    assert "共 4 个文件：" in run.err


def test_files_are_told_apart_by_a_line_and_not_counted_one_by_one(city: Office) -> None:
    city.write("data/丁田/2024.yaml", FACTS.format(name="丁田", number="若干"))

    told = city.run("build", "data/").err

    assert [block.partition(":")[0] for block in told.split("\n\n")] == ["data/丁田/2024.yaml", "data/丙林/2024.yaml"]
    assert "错误 1 处" not in told


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_tells_what_is_up_to_date_in_its_place_with_its_findings(jobs: str, city: Office) -> None:
    """The second run says the same as the first, but for the status."""
    first = json.loads(city.run("build", "data/", "--format", "json").out)["units"]
    change_facts(city)

    second = json.loads(city.run("build", "data/", "--format", "json", "-j", jobs).out)

    assert [row["status"] for row in second["units"]] == ["未变", "有错", "未变", "已生成"]
    assert second["summary"]["statuses"] == {"已生成": 1, "未变": 2, "有错": 1}
    assert [{**row, "status": ""} for row in second["units"][:3]] == [{**row, "status": ""} for row in first[:3]]
    assert all(row["output"] for row in second["units"] if row["status"] == "未变")


@pytest.mark.parametrize("form", ["full", "concise", "sarif"])
def test_all_findings_are_told_again(form: str, city: Office) -> None:
    city.write("data/甲山/2024.yaml", FACTS.format(name="甲山", number="40}\n  普法: {宣传资料: 3"))
    first = city.run("build", "data/甲山", "--all", "--format", form)

    second = city.run("build", "data/甲山", "--all", "--format", form)

    assert "RG401" in first.out + first.err
    assert (second.out, second.err) == tuple(text.replace("已生成 1", "未变 1") for text in (first.out, first.err))


def test_damaged_findings_are_found_again(city: Office) -> None:
    city.run("build", "data/甲山")
    for path in Path(os.environ["REPORTGEN_CACHE"]).glob("builds-*.sqlite"):
        with sqlite3.connect(path) as connection:
            connection.execute("update built set kept = x'00'")
        connection.close()

    (row,) = json.loads(city.run("build", "data/甲山", "--format", "json").out)["units"]

    assert row["status"] == "已生成"


@pytest.mark.parametrize(
    ("arguments", "again"),
    [
        (("build",), "从没有做完的接着做"),
        (("check",), "从头做"),
        (("table", "-o", "数.csv"), "从头做"),
        (("status", "名录.yaml", "--year", "2024"), "从没有做完的接着做"),
    ],
)
def test_a_run_that_is_ended_says_how_far_it_got(
    arguments: tuple[str, ...], again: str, city: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.write("名录.yaml", "单位:\n  - {代码: 1, 名称: 示例市甲山区人民政府}\n")
    load = pipeline.load

    def loaded(path: Path, *more: object, **named: object) -> object:
        if path.parent.name == "乙水":
            raise KeyboardInterrupt
        return load(path, *more, **named)

    monkeypatch.setattr(pipeline, "load", loaded)

    run = city.run(*arguments, "data/")

    assert (run.code, run.out) == (130, "")
    assert run.err.splitlines()[-1] == f"已中断：做完 2 个，共 4 个；再运行一次，{again}"


def test_files_for_comparison_are_passed_over(city: Office) -> None:
    city.write("data/甲山/2023.yaml", FACTS.format(name="甲山", number=1).replace("2024", "2023") + "用途: 仅供比较\n")

    assert "仅供比较 1" in city.run("build", "data/").out


@pytest.mark.filterwarnings("ignore::EncodingWarning")  # of Dask itself, when it is first imported
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "空/"), "空 里没有事实文件"),
        (("build", "没有/"), "没有这个文件或文件夹：没有"),
        (("build", "data/", "--year", "2031"), "data 里没有 2031 年度的事实文件"),
        (("build", "data/", "-o", "一份.docx"), "成批生成时，-o 写文件夹"),
        (("build", "data/", "--jobs", "0"), "jobs"),
        (("build", "data/", "--cluster", "tcp://127.0.0.1:1"), "连不上集群 tcp://127.0.0.1:1：10 秒里没有应答"),
        (("build", "data/", "--cluster", "foo"), "集群的地址“foo”不对\n  改法：写成 tcp://地址:端口"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], message: str, city: Office) -> None:
    city.write("空/说明.txt", "")

    run = city.run(*arguments)

    assert run.code == 2
    assert message in run.err


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.parametrize("done", [0, 2])
def test_a_document_is_whole_where_the_run_is_not(done: int, form: str, city: Office, monkeypatch) -> None:
    """Ctrl-C before the first report, or after some."""
    left = iter([*range(done)])

    def interrupted(task: Task, of=work):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return of(task)

    monkeypatch.setattr("reportgen.cli.many._REPORTS", Job(interrupted, lost))
    run = city.run("build", "data/", "--format", form)

    told = json.loads(run.out)
    assert run.code == 130
    if form == "json":
        assert (len(told["units"]), told["summary"]["interrupted"]) == (done, True)
