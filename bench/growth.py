"""Growth: 100, 1,000 and 10,000 paragraphs or table rows, each document in a process of its own."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

import growth_child
import yaml
from clock import table
from samples import SAMPLES, copy_data
from workspace import BENCH, Workspace

COUNTS = (100, 1_000, 10_000)
ROUNDS = 3


def run(workspace: Workspace, rounds: int) -> str:
    """One table a unit; `rounds` is cut down, since the long documents are slow."""
    folder = workspace.folder / "growth"
    folder.mkdir(exist_ok=True)
    missing = set()
    if not workspace.has_docxtpl:
        missing.add(growth_child.DOCXTPL)
    if not workspace.pandoc:
        missing.add(growth_child.PANDOC)
    _prepare(folder, workspace)
    _child(growth_child.OURS, "rows", 1, folder, workspace)  # fills the cache of skeletons
    parts = []
    units = {"paragraphs": "paragraphs of 110 characters", "rows": "table rows × 5", "spans": "rows × 5, merged"}
    units["forms"] = "rows × 3 of a table of the catalogue, groups of four with their sums"
    for unit, words in units.items():
        tools = [tool for tool in growth_child.TOOLS[unit] if tool not in missing]
        found: dict[tuple[str, int], list[dict]] = {}
        for _ in range(min(rounds, ROUNDS)):
            for count in COUNTS:
                for tool in tools:
                    found.setdefault((tool, count), []).append(_child(tool, unit, count, folder, workspace))
        rows = [_row(tool, [found[tool, count] for count in COUNTS]) for tool in tools]
        heads = (words, *(f"{count:,}: s" for count in COUNTS), "last − first", "peak MiB at the last")
        parts.append(table(heads, rows))
    return "\n".join(parts)


def _row(tool: str, runs: list[list[dict]]) -> list[str]:
    seconds = [statistics.median(run["seconds"] for run in group) for group in runs]
    peak = max(run["peak"] or 0 for run in runs[-1])
    return [tool, *(f"{s:.3f}" for s in seconds), f"{seconds[-1] - seconds[0]:.2f}", f"{peak:.0f}" if peak else "–"]


def _child(tool: str, unit: str, count: int, folder: Path, workspace: Workspace) -> dict:
    words = (BENCH / "growth_child.py", tool, unit, count, folder, workspace.pandoc or "")
    command = [sys.executable, *(str(word) for word in words)]
    done = subprocess.run(command, env=workspace.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {tool} with {count} {unit} failed\n{done.stderr}")
    return json.loads(done.stdout)


def _prepare(folder: Path, workspace: Workspace) -> None:
    """Templates of the peers, figures in YAML for them and facts files for reportgen."""
    facts = copy_data(folder) / SAMPLES[0].facts
    for unit in ("paragraphs", "rows"):
        for count in COUNTS:
            material = growth_child.material(unit, count)
            text = yaml.safe_dump(material, allow_unicode=True, default_flow_style=None, width=10_000)
            (folder / f"{unit}-{count}.yaml").write_text(text, "utf-8")
        if workspace.has_docxtpl:
            from peers import docxtpl_template

            docxtpl_template.write_growing(unit, folder / f"{unit}.docx")
        if workspace.pandoc:
            from peers import pandoc_template

            pandoc_template.write_growing(unit, folder / f"{unit}.md.j2")
            pandoc_template.write_reference(workspace.pandoc, folder / "reference.docx")
    for count in COUNTS:
        lines = "".join(f"        - [{', '.join(row)}]\n" for row in growth_child.material("rows", count)["rows"])
        attachment = f"  附件:\n    - 标题: 事项目录\n      表:\n        列: [甲, 乙, 丙, 丁, 戊]\n        行:\n{lines}"
        text = facts.read_text("utf-8").replace("\n指标:\n", f"\n{attachment}\n指标:\n", 1)
        facts.with_name(f"rows-{count}.yaml").write_text(text, "utf-8")
        _prepare_form(folder / "forms", count)


def _prepare_form(folder: Path, count: int) -> None:
    """A pack of one section, whose catalogue has one table, and a facts file of its numbers without any total."""
    pack = folder / "templates" / "bench" / f"form-{count}"
    (pack / "sections").mkdir(parents=True, exist_ok=True)
    about = "名称: 大表\n标题: '{{ 年度 }}年大表报告'\n章节:\n  - {键: 甲, 标题: 表, 固定: 是}\n"
    (pack / "pack.yaml").write_text(about, "utf-8")
    (pack / "sections" / "甲.md.j2").write_text("{% 表 大 %}\n", "utf-8")
    groups = range(count // 4)
    axis = "".join(f"    - 组{n}: [甲{n}, 乙{n}, 丙{n}, {{键: 计{n}, 和: 本组}}]\n" for n in groups)
    form = f"大:\n  名称: 大\n  单位: 件\n  行名: 行\n  列: [{{键: 总, 和: 全部}}, 子, 丑]\n  行:\n{axis}"
    (pack / "indicators.yaml").write_text(form, "utf-8")
    rows = "".join(f"    {key}{n}: [~, 1, 2]\n" for n in groups for key in "甲乙丙")
    unit = "单位: {名称: 云岭区人民政府, 自称: 我区}\n公文: {成文日期: 2025-02-24}\n"
    facts = f"模板: bench/form-{count}\n年度: 2024\n{unit}指标:\n  大:\n{rows}"
    (folder / f"forms-{count}.yaml").write_text(facts, "utf-8")
