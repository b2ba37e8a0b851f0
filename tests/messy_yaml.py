"""YAML as people write it, for hypothesis: any indent, any quoting, comments and blank lines anywhere."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

TEXTS = (
    *("甲", "47", "010", "no", "12:30", "2025-02-24", "~", "null"),
    *("-5", "http://甲/乙", "甲#乙", "甲, 乙", "(甲)", "—甲", "甲 -乙"),
    *("'it''s'", "'~'", "''", '""', "'# 甲'", "'甲: 乙'", "'甲:'", "'- 甲'", "'  甲 '", "'[甲]'"),
    *("'甲，乙'", '"甲\\n乙"'),
    *('"{{ 行政复议.受理 }}件"', '"\\\\"', '"甲\\t乙"', '"“甲”"', "'\"'", '"\u3000甲"', "甲\t乙", "甲" * 300, "! '甲'"),
    *("[]", "{}", "[甲, '乙, 丙']", "{甲: 1,乙: '~'}", "[{丁: [戊]}, 己: 庚]", "{甲: , 乙: 1}", '{ "甲" : "乙?" }'),
)
KEYS = ("甲", "乙", "丙", "丁", "'引 号'", '"a: b"', "010", '"长：键"', "键 #名", "'~'")
BLOCK_LINES = ("文字。", "# 不是注释", "键: 值", "  更深", "", "- 项", "行尾空格  ", "\t制表")
NOTES = ("# 注", "#注", "#", "## 甲 # 乙", "# 甲: 乙", '# "')


@st.composite
def documents(draw: Any) -> str:
    """One whole file; a few of them are no YAML."""
    writer = _Writer(draw)
    writer.notes(0)
    writer.mapping(0, 0, "")
    writer.notes(0)
    return "\n".join(writer.lines) + draw(st.sampled_from(("", "\n", "\n\n", "\n...\n# 尾\n")))


class _Writer:
    """Lines of one file."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.lines: list[str] = []

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def notes(self, indent: int) -> None:
        """Nothing, blank lines, comments at this indent or at another."""
        for _ in range(self.pick(0, 0, 0, 1, 2)):
            shift = self.pick(0, 0, 1, 2, -2)
            self.lines.append(self.pick("", "   ", " " * max(0, indent + shift) + self.pick(*NOTES)))

    def tail(self) -> str:
        return self.pick("", "", "", "  ", f"  {self.pick(*NOTES)}", f" {self.pick(*NOTES)}")

    def mapping(self, indent: int, depth: int, dash: str) -> None:
        count = self.pick(1, 2, 3)
        for index, key in enumerate(self.draw(st.permutations(KEYS))[:count]):
            if index:
                self.notes(indent)
            self.lines.append((dash if index == 0 and dash else " " * indent) + key + ":")
            self.value(indent, depth)

    def sequence(self, indent: int, depth: int, dash: str) -> None:
        for index in range(self.pick(1, 2, 3)):
            if index:
                self.notes(indent)
            start = (dash if index == 0 and dash else " " * indent) + "-"
            kind = self.pick("value", "value", "mapping", "sequence") if depth < 3 else "value"
            if kind == "mapping":
                self.mapping(indent + 2, depth + 1, f"{start} ")
            elif kind == "sequence":
                self.sequence(indent + 2, depth + 1, f"{start} ")
            else:
                self.lines.append(start)
                self.value(indent, depth)

    def value(self, indent: int, depth: int) -> None:
        kinds = ("text", "text", "none", "block", "wide", "flow", "below")
        kind = self.pick(*kinds, *(("mapping", "sequence", "mapping") if depth < 3 else ()))
        if kind == "text":
            self.lines[-1] += " " + self.pick(*TEXTS) + self.tail()
        elif kind == "none":
            self.lines[-1] += self.tail()
        elif kind == "block":
            self.lines[-1] += self.pick(" |", " |-", " |+", " >", " >-", " | # 头")
            for line in self.draw(st.lists(st.sampled_from(BLOCK_LINES), max_size=4)):
                self.lines.append((" " * (indent + 3) + line) if line else "")
        elif kind == "wide":
            self.lines[-1] += self.pick(' "甲', " '甲", " 甲") + self.pick("", " ")
            close = {'"': '"', "'": "'"}.get(self.lines[-1].rstrip()[-2], "")
            self.lines += [*self.pick((), ("",)), " " * (indent + 2) + "乙" + close + self.tail()]
        elif kind == "flow":
            self.flow(indent)
        else:
            self.lines[-1] += self.tail()
            self.notes(indent + 2)
            if kind == "below":
                self.lines.append(" " * (indent + 2) + self.pick(*TEXTS) + self.tail())
            elif kind == "mapping":
                self.mapping(indent + self.pick(1, 2, 4), depth + 1, "")
            else:
                self.sequence(indent + self.pick(1, 2, 4), depth + 1, "")

    def flow(self, indent: int) -> None:
        """Brackets over several lines."""
        opened, item, closed = self.pick("{|甲: 1|}", "[|甲|]", "[|{乙: 2}|]", "[|丙: 3|]").split("|")
        self.lines[-1] += f" {opened}" + self.tail()
        self.notes(indent + 3)
        self.lines.append(" " * (indent + 3) + item + self.pick("", ",", " ,") + self.tail())
        self.notes(indent + 3)
        self.lines.append(" " * (indent + 1) + closed + self.tail())
