"""What is wrong with a template before it runs: Jinja's complaints in Chinese, at the place to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from reportgen.diagnostics import Diagnostic, Related
from reportgen.source import Place, Source, Span, line_place

# Comments and raw text, so that tags in them do not count; the word of a tag; brackets.
_PASSED = r"\{#.*?#\}|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_TOKEN = re.compile(rf"{_PASSED}|\{{%[-+]?\s*(?P<tag>\w+)(?P<rest>(?:(?!%\}}).)*)%\}}|(?P<bracket>[(\[{{}}\])])", re.S)
_PAIRED = {"for", "if", "block", "macro", "call", "filter", "有", "并"}
_DEEP = 20
_UNCLOSED = re.compile(
    r"(?:unknown tag '(?P<found>\w+)'.*)?looking for (?:the following tags: )?(?:'\w+' or )*'(?P<wanted>\w+)'\. "
    r"The innermost block that needs to be closed is '(?P<opened>\w+)'",
    re.S,
)
_WORDS = (
    ("is undefined", "没有定义"),
    ("Encountered unknown tag", "不认识的标签"),
    ("'end of ", "标签没有写完"),
    ("unexpected char", "不认识的字符"),
    ("Unexpected end of template", "模板到末尾还没有结束标签"),
    ("expected token", "这里应是"),
    ("No filter named", "没有这个写法（过滤器）"),
    ("No test named", "没有这个判断"),
    ("object is not callable", "这个值不能当作宏来用"),
    ("unsupported operand", "这些值不能放在一起算"),
    ("division by zero", "除数是 0"),
    ("unexpected", "多出了"),
)


def in_chinese(message: str) -> str:
    """Jinja's message with a Chinese head where the kind is known; names in it are kept."""
    unclosed = _UNCLOSED.search(message)
    if unclosed:
        found = unclosed["found"]
        until = f"就遇到了 {{% {found} %}}" if found else "模板就完了"
        return f"{{% {unclosed['opened']} %}} 还没有用 {{% {unclosed['wanted']} %}} 结束，{until}"
    for english, chinese in _WORDS:
        if english in message:
            quoted = [part for part in message.split("'")[1::2] if part and not part.startswith("end of ")]
            return chinese + (f"“{'”“'.join(quoted[:2])}”" if quoted else "")
    return message


def block_place(source: Source, block: str) -> Place:
    """The line of a template that opens a block."""
    number = next(n for n, line in enumerate(source.lines, 1) if re.search(rf"block\s+{re.escape(block)}\b", line))
    return line_place(source, number)


def full_width_tags(source: Source) -> Iterator[Diagnostic]:
    """Tags in full-width signs, which would be printed."""
    for number, line in enumerate(source.lines, 1):
        for wrong in ("{％", "％}", "｛｛", "｝｝", "｛%", "%｝"):
            column = line.find(wrong) + 1
            if column:
                place = Place(source, Span(number, column, number, column + len(wrong)))
                yield Diagnostic(
                    "RG312", f"模板里的“{wrong}”是全角符号，会原样印出", place, ("改成半角 {% %} 或 {{ }}",)
                )


def syntax_fault(source: Source, error: TemplateSyntaxError) -> Diagnostic:
    """RG305 at the line that Jinja names; for a tag that is not closed, at the line where it was opened."""
    message = error.message or ""
    place = line_place(source, error.lineno)
    related: tuple[Related, ...] = ()
    unclosed = _UNCLOSED.search(message)
    lines = [line for tag, line in _open_tags(source, error.lineno) if unclosed and tag == unclosed["opened"]]
    if lines and lines[-1] != error.lineno:
        place, related = line_place(source, lines[-1]), (Related("到这里还没有结束", place),)
    hint = "核对这一行的 {% … %} 和 {{ … }}；可用的标签见《模板手册》"
    return Diagnostic("RG305", f"模板语法有错：{in_chinese(message)}", place, (hint,), related)


def compile_fault(source: Source) -> Diagnostic:
    """RG305 for a template that Python cannot compile, at the line that nests deepest or else is longest."""
    deepest, number = max(((depth, -line) for depth, line in _depths(source)), default=(0, -1))
    if deepest < _DEEP:
        number = -max(range(1, len(source.lines) + 1), key=lambda n: len(source.line(n)))
    hint = "拆成几块：用 {% set %} 先算出一部分，或把里层写进宏"
    return Diagnostic("RG305", "模板的括号或标签套得太深，或式子太长", line_place(source, -number), (hint,))


def _tokens(source: Source) -> Iterator[tuple[re.Match[str], int]]:
    """Tags and brackets with their lines."""
    line, at = 1, 0
    for match in _TOKEN.finditer(source.text):
        line, at = line + source.text.count("\n", at, match.start()), match.start()
        if match["tag"] or match["bracket"]:
            yield match, line


def _steps(source: Source) -> Iterator[tuple[str, int, int]]:
    """(tag, 1 or -1, line) of every tag that opens or closes; the tag is empty for brackets."""
    for match, line in _tokens(source):
        tag = match["tag"]
        if not tag:
            yield "", 1 if match["bracket"] in "([{" else -1, line
        elif tag in _PAIRED or (tag == "set" and "=" not in match["rest"]):
            yield tag, 1, line
        elif tag == "完" or (tag.startswith("end") and tag != "endraw"):
            yield tag, -1, line


def _depths(source: Source) -> Iterator[tuple[int, int]]:
    depth = 0
    for _, step, line in _steps(source):
        depth += step
        yield depth, line


def _open_tags(source: Source, until: int) -> list[tuple[str, int]]:
    """Tags that are open at the end of a line, the innermost last; one that closes another is passed over."""
    found: list[tuple[str, int]] = []
    for tag, step, line in _steps(source):
        if line > until:
            break
        if tag and step > 0:
            found.append((tag, line))
        elif tag and found and found[-1][0] in (("有", "并") if tag == "完" else (tag.removeprefix("end"),)):
            found.pop()
    return found
