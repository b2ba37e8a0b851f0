"""A check's docstring as its manual page.

The first line is the title; paragraphs say what and why. `依据：` lines name a source and, in brackets at the end, its
standing. `反例` and `正例` lines are examples that tests run. An example of text may say what it is:
`反例（标题，2024）：` gives the kind of its lines and the year of the report, `自动` leaves its profile to be guessed;
`⏎` in it breaks lines. `改法：` says how to mend what a rule of format
finds. An example of facts stands indented on the lines below: keys of a facts file, those of last
year's file after a line `上年：`; `文×300` at the end of a line stands for the text 300 times.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable

from reportgen.checks.prose import AUTO, STRICT
from reportgen.lines import ADDRESSEE, DATE, HEADING, NOTE, PARAGRAPH, TITLE
from reportgen.tuples import NamedTuple

STANDINGS = ("规定", "事实", "一般", "推荐", "可以", "实务", "推算", "未核实")
"""How firm the ground of a check is, the firmest first. 事实: arithmetic, or what a sentence says by itself."""
FIRM = ("规定", "事实")
"""Grounds on which a check of ours may be an error."""
_KINDS = {"标题": TITLE, "小标题": HEADING, "主送": ADDRESSEE, "正文": PARAGRAPH, "日期": DATE, "附注": NOTE}
_PROFILES = {"自动": AUTO}
_LABEL = r"(依据|反例|正例|改法)(?:（([^）]*)）)?：(.*)"
_STANDING = rf"（({'|'.join(STANDINGS)})）$"


class Example(NamedTuple):
    """An example: lines of text of one kind, or keys of a facts file (`kind` "")."""

    text: str
    kind: str = PARAGRAPH
    year: int | None = None
    profile: str = STRICT


class Manual(NamedTuple):
    """A manual page; `bases` are the sources with their standings."""

    title: str
    body: str
    bases: tuple[str, ...] = ()
    wrong: tuple[Example, ...] = ()
    right: tuple[Example, ...] = ()
    mending: str = ""

    @property
    def standing(self) -> str:
        """The firmest of its grounds."""
        found = {match[1] for basis in self.bases if (match := re.search(_STANDING, basis))}
        return next((s for s in STANDINGS if s in found), "未核实")


def read_manual(function: Callable[..., object]) -> Manual:
    """The manual page of a check."""
    title, *lines = (inspect.getdoc(function) or "").split("\n")
    body: list[str] = []
    bases: list[str] = []
    mending = ""
    examples: dict[str, list[Example]] = {"反例": [], "正例": []}
    for index, line in enumerate(lines):
        match = re.match(_LABEL, line)
        if match is None:
            if not line.startswith("    "):
                body.append(line)
        elif match[1] == "依据":
            bases.append(match[3])
        elif match[1] == "改法":
            mending = match[3]
        else:
            examples[match[1]].append(_example(match, lines[index + 1 :]))
    text = "\n".join("".join(part.split("\n")) for part in "\n".join(body).strip().split("\n\n") if part)
    return Manual(title, text, tuple(bases), tuple(examples["反例"]), tuple(examples["正例"]), mending)


def _example(match: re.Match[str], below: list[str]) -> Example:
    if not match[3]:
        end = next((i for i, line in enumerate(below) if line and not line.startswith("    ")), len(below))
        return Example(textwrap.dedent("\n".join(below[:end])).strip("\n"), "")
    words = (match[2] or "").split("，")
    kind = next((_KINDS[word] for word in words if word in _KINDS), PARAGRAPH)
    year = next((int(word) for word in words if word.isdecimal()), None)
    profile = next((_PROFILES[word] for word in words if word in _PROFILES), STRICT)
    return Example(match[3].replace("⏎", "\n"), kind, year, profile)
