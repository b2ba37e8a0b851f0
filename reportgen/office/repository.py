"""The git repository of an office: revisions and the files that they hold. Owner of the program `git`."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.project import repository_root, shown

_LINK, _MODULE = "120000", "160000"


class Repository(NamedTuple):
    """A working tree and the `git` that reads it."""

    root: Path
    git: str

    def run(self, *arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """A git command, with its messages in English; variables that would name another repository do not count."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith("GIT_CONFIG_")}
        environment = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        command = [self.git, "-C", str(self.root), *arguments]
        return subprocess.run(command, input=feed, capture_output=True, check=False, env=environment)  # noqa: S603  a fixed program, its arguments a list


class Blob(NamedTuple):
    """A file of a revision: its path from the root, its object, and whether it is a link."""

    path: str
    object: str
    is_link: bool


def open_repository(place: Path) -> Repository:
    """The repository that a folder lies in.

    Raises:
        ReportgenError: git is not installed, or the folder is in no repository, or git refuses to read it.
    """
    root, name = repository_root(place), "这个文件夹" if shown(place) == "." else f"{shown(place)} "
    if root is None:
        raise ReportgenError(f"{name}不在 git 仓库里", "先在办公室的文件夹里 git init 并提交，才有以前的模板可比")
    git = shutil.which("git")
    if git is None:
        raise ReportgenError("这台电脑上没有 git", "安装 git 再用这条命令；其他命令不需要它")
    repository = Repository(root, git)
    tried = repository.run("rev-parse", "--git-dir")
    if b"dubious ownership" in tried.stderr:
        hint = f'确认无误后运行 git config --global --add safe.directory "{root.as_posix()}"'
        raise ReportgenError(f"git 不肯读 {shown(root)}：文件夹属于另一个用户", hint)
    if tried.returncode:
        raise ReportgenError(f"{name}不在 git 仓库里（有 .git，git 却不认它）", "核对文件夹，或用 git init 重新建")
    return repository


def commit_of(repository: Repository, revision: str) -> str:
    """The commit that a revision names.

    Raises:
        ReportgenError: there is none.
    """
    found = None
    if revision and not revision.startswith("-"):
        found = repository.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None or found.returncode:
        hint = "写提交号、标签或分支，例如 HEAD（上次提交）、HEAD~1；有哪些提交：git log --oneline"
        if repository.run("rev-parse", "--verify", "--quiet", "HEAD").returncode:
            hint = "这个仓库还没有提交，没有以前的模板可比；先 git add、git commit"
        raise ReportgenError(f"git 仓库里没有“{revision}”这一版", hint)
    return found.stdout.decode().strip()


def files_of(repository: Repository, commit: str) -> tuple[Blob, ...]:
    """Every file of a commit; submodules are left out."""
    listed = repository.run("ls-tree", "-r", "-z", "--full-tree", commit)
    _succeeded(listed)
    blobs = []
    for row in listed.stdout.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = row.partition("\t")
        if path and not about.startswith(_MODULE) and ".." not in path.split("/"):
            mode, _, name = about.split(" ")
            blobs.append(Blob(path, name, mode == _LINK))
    return tuple(blobs)


def extract(repository: Repository, blobs: Iterable[Blob], folder: Path) -> None:
    """Write files of a commit below `folder`, byte for byte as they are stored."""
    wanted = tuple(blobs)
    feed = "".join(f"{blob.object}\n" for blob in wanted).encode()
    read = repository.run("cat-file", "--batch", feed=feed)
    _succeeded(read)
    at = 0
    for blob in wanted:
        end = read.stdout.index(b"\n", at)
        _, kind, *size_word = read.stdout[at:end].split(b" ")
        if kind != b"blob":
            raise _broken(f"{blob.path} 的内容取不出来")
        size = int(size_word[0])
        data = read.stdout[end + 1 : end + 1 + size]
        at = end + 2 + size
        path = folder / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if blob.is_link:
            with contextlib.suppress(OSError):  # Windows makes links for administrators only
                path.symlink_to(data.decode("utf-8", "surrogateescape"))
        else:
            path.write_bytes(data)


def _succeeded(done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        raise _broken(done.stderr.decode("utf-8", "replace").strip().split("\n")[-1])


def _broken(words: str) -> ReportgenError:
    return ReportgenError(f"git 出错：{words}", "仓库可能已损坏，运行 git fsck 看看")
