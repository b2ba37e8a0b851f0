"""The git repository of an office: revisions and the files that they hold. Owner of the program `git`."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from reportgen.errors import ReportgenError
from reportgen.project import repository_root, shown
from reportgen.tuples import NamedTuple

_LINK, _MODULE = "120000", "160000"
_PATIENCE = 60
"""Seconds that a git command may take."""
_COMMITS = 1000
"""Commits that are looked at, of those that touch what is looked for."""
_ROOM = 64 << 20
"""Bytes of file contents that are read at once where it is not known which are wanted."""
_QUIET = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never")
"""Settings that let no repository start a program or fetch what it has not."""


class Repository(NamedTuple):
    """A working tree and the `git` that reads it."""

    root: Path
    git: str

    def run(self, *arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """A git command, with its messages in English; variables that would name another repository do not count."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith("GIT_CONFIG_")}
        environment = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
        settings = [word for setting in _QUIET for word in ("-c", setting)]
        command = [self.git, "-C", str(self.root), *settings, *arguments]
        try:
            return subprocess.run(  # noqa: S603  a fixed program, its arguments a list
                command, input=feed, capture_output=True, check=False, env=environment, timeout=_PATIENCE
            )
        except subprocess.TimeoutExpired:
            raise _broken(f"{_PATIENCE} 秒没有回答") from None


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
    """Write files of a commit below `folder`, byte for byte as they are stored.

    Links come last, so that no file is written through one; a path that would lead out is no path of a commit.

    Raises:
        ReportgenError: the repository is damaged.
    """
    wanted = tuple(sorted(blobs, key=lambda blob: blob.is_link))
    if any(".." in PurePosixPath(blob.path).parts or blob.path.startswith("/") for blob in wanted):
        raise _broken("提交里有指向外面的路径")
    for blob, data in zip(wanted, _read(repository, (blob.object for blob in wanted))):
        if data is None:
            raise _broken(f"{blob.path} 的内容取不出来")
        path = folder / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if blob.is_link:
            with contextlib.suppress(OSError):  # Windows makes links for administrators only
                path.symlink_to(data.decode("utf-8", "surrogateescape"))
        else:
            path.write_bytes(data)


class Version(NamedTuple):
    """A file as a commit has it: the commit, the path from the root, the object."""

    commit: str
    path: str
    object: str


def versions(repository: Repository, name: str) -> tuple[Version, ...]:
    """Every state of the files of one name in the history of all branches, the newest first; none without commits."""
    pattern = f":(glob)**/{re.sub(r'[][*?]', '?', name)}"  # a name may hold what a pattern means otherwise
    commits = repository.run("rev-list", "--all", f"--max-count={_COMMITS}", "--", pattern)
    _succeeded(commits)
    options = ("--stdin", "--root", "-r", "-m", "-z", "--no-renames", "--diff-filter=AM")
    listed = repository.run("diff-tree", *options, "--", pattern, feed=commits.stdout)
    _succeeded(listed)
    found: dict[Version, None] = {}
    commit, words = "", iter(listed.stdout.decode("utf-8", "surrogateescape").split("\0"))
    for word in words:
        if word.startswith(":"):
            path = next(words)
            if path.rpartition("/")[2] == name:
                found.setdefault(Version(commit, path, word.split(" ")[3]))
        else:
            commit = word.split(" ")[0].strip()
    return tuple(found)


def commits_of(repository: Repository, pattern: str) -> tuple[str, ...]:
    """The commits that changed what a path pattern of git matches, the newest first."""
    listed = repository.run("rev-list", "--all", f"--max-count={_COMMITS}", "--", pattern)
    _succeeded(listed)
    return tuple(listed.stdout.decode().split())


def blobs(repository: Repository, objects: Iterable[str], limit: int) -> Iterator[tuple[str, bytes]]:
    """Each object with its bytes, up to `_ROOM` in all; what is missing, no file or larger than `limit` is left out."""
    names = tuple(objects)
    sized = repository.run("cat-file", "--batch-check", feed="".join(f"{name}\n" for name in names).encode())
    _succeeded(sized)
    rows = (row.split(" ") for row in sized.stdout.decode().splitlines())
    wanted: list[str] = []
    room = _ROOM
    for row in rows:
        size = int(row[2]) if len(row) == 3 and row[1] == "blob" else limit + 1
        room -= size if size <= limit else 0
        wanted += [row[0]] if size <= limit and room >= 0 else []
    for name, data in zip(wanted, _read(repository, wanted)):
        if data is not None:
            yield name, data


def _read(repository: Repository, objects: Iterable[str]) -> Iterator[bytes | None]:
    """The bytes of each object; None for what is no file or is not there."""
    names = tuple(objects)
    read = repository.run("cat-file", "--batch", feed="".join(f"{name}\n" for name in names).encode())
    _succeeded(read)
    at = 0
    for _ in names:
        end = read.stdout.index(b"\n", at)
        words = read.stdout[at:end].split(b" ")
        size = int(words[2]) if len(words) == 3 and words[1] != b"missing" else -1
        yield read.stdout[end + 1 : end + 1 + size] if words[1] == b"blob" else None
        at = end + 2 + size


def _succeeded(done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        raise _broken(done.stderr.decode("utf-8", "replace").strip().split("\n")[-1])


def _broken(words: str) -> ReportgenError:
    return ReportgenError(f"git 出错：{words}", "仓库可能已损坏，运行 git fsck 看看")
