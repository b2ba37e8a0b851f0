"""需要: the oldest reportgen that a pack works with, compared by PEP 440."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

from reportgen import __version__
from reportgen.diagnostics import Diagnostic
from reportgen.source import Place, Source
from reportgen.yaml_text.tree import Mapping, Node, Scalar

KEY = "需要"
_VERSION = re.compile(
    r"v?([0-9]{1,9}(?:\.[0-9]{1,9}){0,9})(?:(a|b|rc)([0-9]{1,9}))?(?:\.post([0-9]{1,9}))?(?:\.dev([0-9]{1,9}))?"
)
_Order: TypeAlias = tuple[tuple[int, ...], tuple[int, int], int, float]


def order(version: str) -> _Order | None:
    """What sorts versions as PEP 440 does (0.2.dev1 < 0.2rc1 < 0.2 = 0.2.0 < 0.2.post1); None for what is none.

    The parts that PEP 440 knows and reportgen never has (epochs, local versions) are not read. `packaging` says the
    same (a test) and costs more than reading a pack.
    """
    match = _VERSION.fullmatch(version.strip())
    if match is None:
        return None
    numbers, phase, count, post, dev = match.groups()
    release = [int(number) for number in numbers.split(".")]
    while release and release[-1] == 0:
        release.pop()
    before = (3, 0) if post is not None or dev is None else (-1, 0)
    stage = before if phase is None else (("a", "b", "rc").index(phase), int(count))
    return tuple(release), stage, -1 if post is None else int(post), math.inf if dev is None else int(dev)


def unmet_need(source: Source, root: Node, here: str = __version__) -> Diagnostic | None:
    """The fault of a pack.yaml that needs a newer reportgen than this one, or does not say which."""
    node = root.get(KEY) if isinstance(root, Mapping) else None
    if not isinstance(node, Scalar) or not node.text.strip():
        return None  # a list or a group is the manifest reader's finding
    needed, have = order(node.text), order(here)
    place = Place(source, node.span, KEY)
    if needed is None:
        return Diagnostic("RG202", f"“{node.text}”不是版本号", place, (f'写成 "{here}" 这样的版本号',))
    if have is None or have >= needed:
        return None
    hints = (
        f"升级：取得 {node.text} 或更新的安装包，运行 python -m pip install --upgrade 安装包",
        "或者改用旧的模板包（用 git 取回升级之前的）",
    )
    return Diagnostic("RG321", f"这个模板包需要 reportgen {node.text} 或更新，这里装的是 {here}", place, hints)
