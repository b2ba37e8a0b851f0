"""JSON Schema for editors and the blank form of `new`: both agree with what `check` accepts."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportgen.facts.json_schema import json_schema
from reportgen.facts.schema import KINDS
from reportgen.packs.load import Pack, load_pack
from reportgen.packs.search import builtin_root, pack_names

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted(p for p in ROOT.glob("data/*/*.yaml") if p.stem.isdigit())
HEAD = "模板: henan/five-part\n年度: 2024\n单位: {名称: 云岭区人民政府}\n"


@functools.cache
def pack(name: str) -> Pack:
    outcome = load_pack(name, (builtin_root(),))
    assert outcome.value is not None
    return outcome.value


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """Of what an editor gets: through JSON and back."""
    found = pack(name)
    schema = json.loads(json.dumps(json_schema(found.name, found.catalogue, found.shape)))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class PlainLoader(yaml.SafeLoader):
    """Numbers and booleans as any YAML tool reads them; dates as text, as JSON has none."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith(":timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
LOADERS = [yaml.BaseLoader, PlainLoader]


def errors(text: str, loader: Any, name: str = "henan/five-part") -> list[str]:
    data = yaml.load(text, Loader=loader)
    return ["/".join(map(str, e.absolute_path)) for e in validator(name).iter_errors(data)]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_samples_fit_their_packs_schema(path: Path, loader: Any) -> None:
    """Whether an editor reads scalars as text or guesses numbers."""
    text = path.read_text(encoding="utf-8")
    named = re.search(r"^模板: *(\S+)", text, re.MULTILINE)

    assert errors(text, loader, named[1] if named else "henan/five-part") == []


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("正问: 无\n", ""),
        ("指标: {行政复议: {受里: 47}}\n", "指标/行政复议"),
        ("指标: {行政复议: {受理: 四十七}}\n", "指标/行政复议/受理"),
        ("指标: {行政复议: {受理: [47]}}\n", "指标/行政复议/受理"),
        ("指标: {行政复议: {受理: {数: 四十七}}}\n", "指标/行政复议/受理"),
        ("指标: {行政复议: 47}\n", "指标/行政复议"),
        ("公文: {主送: 市政府}\n", "公文/主送"),
        ("公文: {成文日期: 明天}\n", "公文/成文日期"),
        ("公文: {用印: 要}\n", "公文/用印"),
        ("公文: {附件: [{题目: 甲}]}\n", "公文/附件/0"),
        ("正文: {成绩: 好。}\n", "正文"),
        ("正文: {不足: {内容: 好。}}\n", "正文/不足"),
        ("正文: {举措: [{套用: 水利}]}\n", "正文/举措"),
        ("体例: {举措: {小标题: 居中}}\n", "体例/举措/小标题"),
        ("豁免: [{检查: 甲}]\n", "豁免/0"),
        ("用途: 练习\n", "用途"),
        ("备注: [甲]\n", "备注"),
    ],
)
def test_what_check_refuses_the_schema_refuses(text: str, place: str, loader: Any, office: Any) -> None:
    """At the place where an editor underlines it."""
    assert errors(HEAD + text, loader) == [place]

    office.write("2024.yaml", HEAD + text)
    assert office.run("check", "2024.yaml").code == 1


PACKS = [name for name in pack_names((builtin_root(),)) if pack(name).manifest.main.every]
WRONG = (
    ("正问: 无\n", ""),
    ("指标: {行政复议: {受理: 四十七}}\n", "指标/行政复议/受理"),
    ("公文: {成文日期: 明天}\n", "公文/成文日期"),
    ("公文: {附件: [{标题: 甲, 套用: [乙]}]}\n", "公文/附件/0"),
    ("正文: {没有这一部分: 好。}\n", "正文"),
    ("体例: {没有这一部分: {小标题: 独行}}\n", "体例"),
    ("体例: {全部: {标题: 居中}}\n", "体例/全部/标题"),
    ("要素: {没有这一项: 甲}\n", "要素"),
    ("章节: [{标题: 甲}]\n", "章节/0"),
    ("章节: [没有这一部分]\n", "章节/0"),
    ("章节: [导语]\n", "章节/0"),
)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "place"), WRONG)
@pytest.mark.parametrize("name", PACKS)
def test_the_schema_of_every_pack_refuses_wrong_files(name: str, text: str, place: str, loader: Any) -> None:
    """Each where it stands; the same head without the fault is fine."""
    head = f"模板: {name}\n年度: 2019\n单位: {{名称: 云岭区人民政府}}\n"

    assert errors(head, loader, name) == []
    assert errors(head + text, loader, name) == [place]


RIGHT = {
    "notice/task-assignment": """\
章节: [{键: 学法, 标题: 甲}, {键: 决策, 标题: 乙, 按: 任务}]
体例: {学法: {编号: 分部}, 全部: {要点: 无}}
正文: {学法: [{小标题: 甲, 责任单位: [乙]}, 丙。], 决策: [{小标题: 丁, 完成时限: 年底前}]}
要素: {报送期限: 2024-12-30, 报送对象: 甲, 依据文件: [《甲》]}
公文: {附件: [{标题: 任务表, 套用: 任务分工表}]}
""",
    "national/inspection": """\
要素: {截至: 2024-06-30}
正文: {推进情况: [{小标题: 甲, 不适用: 乙, 佐证材料: [丙]}, {小标题: 丁, 内容: 戊。}]}
""",
    "national/five-part": """\
章节: [举措, {键: 第一责任人, 并入: 举措}, 不足, 安排]
正文: {举措: 甲。, 第一责任人: 乙。, 不足: 丙。, 安排: 丁。}
""",
    "national/outline": "体例: {行政执法: {小标题: 序号独行}}\n正文: {组织领导: 甲。, 不足: 丙。, 安排: 丁。}\n",
}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", RIGHT)
def test_what_check_accepts_the_schema_accepts(name: str, loader: Any, office: Any) -> None:
    """Sections of one's own, folded ones, 要素, 项目, attachments of the pack, every kind of 体例."""
    text = f"模板: {name}\n年度: 2024\n单位: {{名称: 云岭区人民政府, 自称: 我区}}\n{RIGHT[name]}"

    assert errors(text, loader, name) == []

    office.write("2024.yaml", text)
    assert office.run("check", "2024.yaml").code == 0


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", ["年度: 24\n", "年度: 2024年\n"])
def test_a_wrong_year_is_refused(text: str, loader: Any) -> None:
    """As a number and as text."""
    assert errors(text, loader) == ["年度"]


FIGURES = (
    *("47", "0", "26.10", "98.5%", "不适用", "180余", "近500", "约500", "500多", "超过500", "36000余份"),
    *("6835万余", "6835余万元", "1.2亿"),
)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("typed", FIGURES)
def test_every_form_of_a_figure_fits(typed: str, loader: Any) -> None:
    """Short and long."""
    assert errors(f"指标: {{行政复议: {{受理: {typed}}}}}\n", loader) == []
    assert errors(f"指标:\n  行政复议:\n    受理: {{数: {typed}, 说明: 无}}\n", loader) == []


@pytest.mark.parametrize("name", ["henan/five-part", "national/five-part"])
def test_every_key_is_explained(name: str) -> None:
    """Each property has a Chinese description; indicators name their unit."""
    found = pack(name)
    schema = json_schema(found.name, found.catalogue, found.shape)

    def descriptions(part: dict[str, Any]) -> list[str]:
        rows = [p.get("description", "" if "$ref" not in p else "引用") for p in part.get("properties", {}).values()]
        return rows + [d for p in part.get("properties", {}).values() for d in descriptions(p)]

    assert all(descriptions(schema))
    received = schema["properties"]["指标"]["properties"]["行政复议"]["properties"]["受理"]
    assert "（件）" in received["description"]


@pytest.mark.parametrize("kind", [None, *KINDS])
@pytest.mark.parametrize("name", ["henan/five-part", "national/five-part"])
def test_a_blank_form_lacks_the_name_and_nothing_else(name: str, kind: str | None, office: Any) -> None:
    """`new` gives YAML on which `check` finds one thing: the name, at the line where it belongs."""
    made = office.run("new", name, "2024", *(["--kind", kind] if kind else []))
    assert (made.code, made.err) == (0, "")

    found = office.run("check", "2024.yaml", "--format", "json")

    (only,) = json.loads(found.out)
    text = (office.folder / "2024.yaml").read_text(encoding="utf-8")
    assert (found.code, only["code"], only["path"]) == (1, "RG203", "单位.名称")
    assert text.split("\n")[only["line"] - 1].startswith("  名称:")
    assert errors(text, PlainLoader, name) == []


def test_a_blank_form_with_a_name_and_some_text_builds(office: Any) -> None:
    """Filled in where the comments say, it becomes a report."""
    office.run("new", "henan/five-part", "2024")
    path = office.folder / "2024.yaml"
    text = path.read_text(encoding="utf-8")
    for key, value in (("名称", "云岭区人民政府"), ("自称", "我区"), ("成文日期", "2025-02-24")):
        text = text.replace(f"\n  {key}: ", f"\n  {key}: {value} ", 1)
    for key in ("第一责任人", "举措", "不足", "安排"):
        text = text.replace(f"\n  {key}:\n", f"\n  {key}: |\n    已经写好的一段文字。\n", 1)
    path.write_text(text, encoding="utf-8")

    run = office.run("build", "2024.yaml")

    assert (run.code, run.out) == (0, "已生成 2024.docx\n"), run.err


def test_a_blank_form_lists_every_indicator_of_its_year(office: Any) -> None:
    """Each key of the catalogue once, with name and unit, but none that began later."""
    office.run("new", "henan/five-part", "2019")
    data = yaml.load((office.folder / "2019.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    catalogue = pack("henan/five-part").catalogue

    listed = {f"{theme}.{key}" for theme, rows in data["指标"].items() for key in rows}

    assert listed == {i.path for i in catalogue if i.since is None or i.since <= 2019}


def test_a_blank_form_lists_what_its_pack_uses(office: Any) -> None:
    """指标 of pack.yaml: a notice prints no figures, so its form asks for none; headings and attachments are named."""
    office.run("new", "notice/task-assignment", "2024")
    text = (office.folder / "2024.yaml").read_text(encoding="utf-8")

    assert "指标:" not in text
    assert "  # （必填，自己写）主要任务和分工\n" in text
    assert "附件: [{标题: 任务分工表, 套用: 任务分工表}]" in text
