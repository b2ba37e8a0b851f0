"""An office in a real git repository, and built-in packs that can be upgraded."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.packs.search import Root, builtin_root

SECTIONS = "正文: {第一责任人: 抓落实。, 不足: 力量不足。, 安排: 充实力量。}\n"
FACTS = f"""\
模板: henan/five-part
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}}
公文: {{成文日期: 2025-02-24}}
指标: {{普法: {{宣传活动: 180}}, 行政复议: {{受理: 47}}}}
{SECTIONS}"""


@dataclass(frozen=True)
class Committed:
    """An office and its git."""

    office: Any
    folder: Path

    def __getattr__(self, name: str) -> Any:
        """What every office can do."""
        return getattr(self.office, name)

    def git(self, *arguments: str) -> str:
        """A git command that must succeed."""
        done = subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8")
        return done.stdout

    def commit(self, words: str) -> None:
        """All there is, as a commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", words)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change words of a file that must be there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, text
        self.office.write(name, text.replace(old, new))


@pytest.fixture
def repo(office: Any, monkeypatch: pytest.MonkeyPatch) -> Committed:
    """An empty repository; nobody's own settings of git count."""
    if shutil.which("git") is None:
        pytest.skip("没有 git")
    for key in [k for k in os.environ if k.startswith("GIT_")]:
        monkeypatch.delenv(key)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "示例", f"GIT_{role}_EMAIL": "clerk@example.org"}
        settings |= {f"GIT_{role}_DATE": "2025-02-24T08:00:00Z"}
    for key, value in settings.items():
        monkeypatch.setenv(key, value)
    made = Committed(office, office.folder)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made


Upgrade = Callable[..., None]


@pytest.fixture
def upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """Another release of the built-in packs: `{file: its new text, None to drop it}` over a copy of ours."""
    ours = builtin_root().folder

    def release(files: dict[str, str | None], version: str = "0.9.0") -> None:
        copy = tmp_path / "upgraded"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(ours, copy)
        for name, text in files.items():
            if text is None:
                (copy / name).unlink()
            else:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr("reportgen.project.builtin_root", lambda: Root(copy, "内置模板"))
        for module in ("office.overrides", "cli.overrides"):
            monkeypatch.setattr(f"reportgen.{module}.__version__", version)

    return release


@pytest.fixture
def small(upgrade: Upgrade) -> Upgrade:
    """Upgrades of a small built-in pack, `base`, on which tests need not follow what ours say."""
    pack = "名称: 小型\n标题: 关于工作的报告\n章节:\n  - {键: 情况, 标题: 情况}\n"
    files: dict[str, str | None] = {
        "base/pack.yaml": pack,
        "base/sections/情况.md.j2": "".join(f"第{n}句。\n\n" for n in "一二三四五六七八"),
    }

    def release(changed: dict[str, str | None], version: str = "0.9.0") -> None:
        merged = {**files, **changed}
        upgrade({name: text for name, text in merged.items() if text is not None}, version)

    release({}, "0.8.0")
    return release
