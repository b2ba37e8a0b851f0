"""Floor 1: what habits from Word and Chinese input methods put where YAML reads structure, as literal tables."""

from __future__ import annotations

import re

from reportgen.diagnostics import Diagnostic
from reportgen.source import Place, Source, Span

# (pattern, code, what is wrong, mend); group 1 is what the caret shows.
Habits = tuple[tuple[re.Pattern[str], str, str, str], ...]
HABITS: Habits = (
    (re.compile(r"^ *(-)(?=[^\s\d.-])"), "RG109", "“-”后面缺一个空格", "写成“- 小标题: ……”，“-”后空一格"),
    (re.compile(r"^ *(?:- +)?[^:#\"']+:(\u3000+)"), "RG113", "冒号后面是全角空格", "改成一个半角空格"),
    (
        re.compile(r"^[^#\"'|]*: \{[^}\"']*?(，) *[^\W\d]\w{0,19}(?:: |：)"),
        "RG109",
        "花括号里用了全角逗号",
        "键值之间用半角逗号加空格，例如 {数: 86, 说明: 台账}",
    ),
    (
        re.compile(r"^ *(?:- +)?[^:#\"']+: *(｛(?=[^\W\d]\w*[:：])|[（【](?=[^\W\d]\w*: ))"),
        "RG109",
        "一组“键: 值”外面用了全角括号",
        "改成半角花括号，里面的冒号、逗号也用半角的，后面空一格，例如 {名称: 云岭区人民政府, 简称: 云岭区}",
    ),
    (
        re.compile(r"^[^#\"']*: *\{[^}\"']*([｝】])[^}]*$"),
        "RG109",
        "花括号的后一半写成了全角的",
        "改成半角的 }",
    ),
    (
        re.compile(r"^ *(?:- +)?[^:#]+: [|>][+-]? +([^#\s].*)"),
        "RG109",
        "| 后面不能接着写字",
        "文字从下一行写起，比键多缩进两格",
    ),
)
_BRACES = re.compile(r".*?[^{\s:](\{\s*[^\W\d]\w*\.\w+\s*\})")
_QUOTED_HEAD = re.compile(r"^ *(?:- +)?(?:[^:#\"']+: )?\"[^\"]*\"([^\s,\]}#\"][^\"]*)$")
_EMPTY_ITEM = r"(?:[^#\[\"']*\[)+(?:[^\[\]{}\"']*?,)? *(,)"
_ENDS_IN_COLON = r"[^#\[]*\[[^\[\]{}\"']*?[^\s\[\]{}\"',:](:) *[\],]"
# The same, where a parser stopped and none of the causes above is near.
LAST_HABITS: Habits = (
    (_BRACES, "RG109", "引用只写了一层花括号", '引用写两层花括号，整句放在英文引号里："…{{ 行政复议.受理 }}件。"'),
    (
        re.compile(_EMPTY_ITEM),
        "RG109",
        "方括号里有一项空着",
        '没有发生写 0，不写的合计写 ~，空着的文字写 ""；多写的逗号删去',
    ),
    (re.compile(f" *主送:{_ENDS_IN_COLON}"), "RG109", "主送机关后面写了冒号", "删去末尾的冒号，程序会加"),
    (re.compile(_ENDS_IN_COLON), "RG109", "方括号里的一项以半角冒号结尾", "删去这个冒号；确要冒号的改成“：”"),
    (_QUOTED_HEAD, "RG109", "英文引号后面还有文字", "文中的引号用中文引号“”，或整句另起一行用 | 书写"),
)


def habit(source: Source, number: int, habits: Habits) -> Diagnostic | None:
    """The finding of the first habit that a line shows, at the characters that are wrong."""
    for pattern, code, message, hint in habits:
        match = pattern.match(source.line(number))
        if match:
            place = Place(source, Span(number, match.start(1) + 1, number, match.end(1) + 1))
            return Diagnostic(code, message, place, (hint,))
    return None
