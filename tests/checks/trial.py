"""What the tests of checks share: findings of a text, and of a few keys of a facts file with the rest filled in."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen import pipeline
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.prose import AUTO, STRICT, Prose, guessed_profile
from reportgen.checks.runner import proofread
from reportgen.checks.verdicts import Judged, judging
from reportgen.diagnostics import Diagnostic
from reportgen.lines import PARAGRAPH, Line
from reportgen.source import Place, Source, Span
from reportgen.workshop import Workshop

BASE = """\
模板: national/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 简称: 云岭区, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  主送: [示例市人民政府]
  成文日期: 2025-02-20
"""
SECTIONS = {
    "举措": "全面落实法治政府建设各项任务。",
    "不足": "执法力量不足，主要原因是人员编制偏少。",
    "第一责任人": "主要负责人认真履行推进法治建设第一责任人职责。",
    "安排": "2025年继续推进法治政府建设。",
}
TEXTS = {"national/five-part": SECTIONS, "national/disclosure": {"问题改进": "改进政策解读。"}}
"""By pack, the sections that must be written."""
_SAMPLE = Path(__file__).parent.parent.parent / "data/qinglan-zhujian/2024.yaml"
FIGURES = {"national/disclosure": next(b for b in _SAMPLE.read_text("utf-8").split("\n\n") if b.startswith("指标:"))}
"""By pack, the figures that must be there."""


def prose(text: str, kind: str = PARAGRAPH, year: int | None = None, profile: str = STRICT) -> Prose:
    """A text whose lines are all of one kind, with exact places in a file called 文."""
    rows = text.split("\n")
    source = Source("文", text)

    def locate(start: int, end: int) -> Place:
        line = text.count("\n", 0, start)
        at = start - (text.rfind("\n", 0, start) + 1)
        return Place(source, Span(line + 1, at + 1, line + 1, at + 1 + end - start))

    lines = tuple(Line(kind, row, number) for number, row in enumerate(rows, 1))
    guessed = profile == AUTO
    return Prose(lines, load_lexicon(), year, guessed_profile(text) if guessed else profile, locate, guessed)


def found(text: str, kind: str = PARAGRAPH, year: int | None = None, profile: str = STRICT) -> tuple[Diagnostic, ...]:
    """All findings of a text."""
    return proofread(lambda: prose(text, kind, year, profile))


def names(text: str, kind: str = PARAGRAPH, year: int | None = None, profile: str = STRICT) -> list[str]:
    """The names of the checks that speak of a text, in order, each once."""
    return list(dict.fromkeys(d.name for d in found(text, kind, year, profile)))


def mended(text: str, kind: str = PARAGRAPH, profile: str = STRICT) -> str:
    """The text with every mechanical fix made."""
    lines = text.split("\n")
    fixes = {d.fix for d in found(text, kind, None, profile) if d.fix is not None}
    for fix in sorted(fixes, key=lambda f: (f.place.line, f.place.column), reverse=True):
        line = lines[fix.place.line - 1]
        lines[fix.place.line - 1] = line[: fix.place.column - 1] + fix.text + line[fix.place.end_column - 1 :]
    return "\n".join(lines)


def facts_found(folder: Path, keys: str) -> tuple[Diagnostic, ...]:
    """All findings of a facts file that holds these keys and, for the rest, BASE and SECTIONS.

    Last year's keys stand after a line `上年：`; 文×300 is the text 300 times.
    """
    keys = re.sub(r"(\S+)×(\d+)$", lambda match: match[1] * int(match[2]), keys, flags=re.MULTILINE)
    this, _, before = keys.partition("上年：\n")
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    if before:
        (folder / "2023.yaml").write_text(filled(before).replace("年度: 2024", "年度: 2023"), encoding="utf-8")
    path = folder / "2024.yaml"
    path.write_text(filled(this), encoding="utf-8")
    return pipeline.check(path, Workshop()).diagnostics


def filled(keys: str) -> str:
    """The keys with what else a facts file needs."""
    blocks = {b.partition(":")[0]: b for b in re.split(r"(?m)^(?=[^\s#])", keys) if b.strip()}
    base = {b.partition(":")[0]: b for b in re.split(r"(?m)^(?=\S)", BASE) if b.strip()}
    text = blocks.pop("正文", "正文:\n").rstrip("\n") + "\n"
    whole = {**base, **blocks}
    pack = next((name for name in TEXTS if name in whole["模板"]), "")
    missing = [f"  {key}: {said}\n" for key, said in TEXTS.get(pack, {}).items() if f"\n  {key}:" not in text]
    missing = missing if text.startswith("正文:\n") else []
    if pack in FIGURES:
        whole.setdefault("指标", FIGURES[pack])
    return "".join(b.rstrip("\n") + "\n" for b in whole.values()) + text + "".join(missing)


def judged(prose: Prose, skipped: frozenset[str] = frozenset(), name: str | None = None) -> Judged:
    """All that is said of a text."""
    return judging(prose, skipped, name).end()
