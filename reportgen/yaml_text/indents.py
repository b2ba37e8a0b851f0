"""Floor 1: lines whose indent fits nothing above them, or that have no colon, where a YAML parser gave up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.source import Place, Source, Span

_ROW = re.compile(r"(?P<dashes>(?: *-(?= |$))*) *(?P<key>[^\s#][^:#]*:(?= |$))?(?P<rest>.*)")
_COLONLESS = re.compile(
    r" *(?P<key>\w[^\s:：#\"'{}\[\]，。；、]{0,19})(?: (?P<rest>[^#]*)(?:#.*)?)?"
)
_CODE, _AND = "RG109", "、"


def misaligned(source: Source, number: int, blocks: Collection[int]) -> Diagnostic | None:
    """What is wrong with the indent of a line, or of the one before it; `blocks` are the lines of texts under `|`."""
    before = next((n for n in range(number - 1, 0, -1) if _is_row(source.line(n)) and n not in blocks), 0)
    return next((found for n in (number, before) if n and (found := _fault(source, n, blocks)) is not None), None)


def without_colon(source: Source, number: int, blocks: Collection[int]) -> Diagnostic | None:
    """A line that stands where keys stand and has no colon; a parser notices at the next key, on line `number`."""
    entries = (n for n in range(number - 1, 0, -1) if n not in blocks and _is_entry(source.line(n)))
    above = next(entries, 0)
    if above and _leaves_quote_open(source.line(above)):
        return None  # what follows is text
    keys = _open_keys(source, (above, *entries) if above else ())
    for n in range(number, above, -1):
        match = _COLONLESS.fullmatch(source.line(n).rstrip())
        bare = match and n not in blocks and _is_row(source.line(n)) and not _is_entry(source.line(n))
        if match and bare and _is_for_keys(_indent(source.line(n)), _indent(source.line(number)), keys):
            place = Place(source, Span(n, match.start("key") + 1, n, match.end("key") + 1))
            hint = f"键后面写半角冒号，空一格再写值：{match['key']}: {(match['rest'] or '').strip()}".rstrip()
            said = 0 < above == n - 1 and next(iter(keys.values()))[1] and not match["rest"]
            more = ("是上一行没有写完的话，接到上一行末尾",) if said else ()
            return Diagnostic(_CODE, f"“{match['key']}”后面没有冒号", place, (hint, *more))
    return None


def _leaves_quote_open(text: str) -> bool:
    """Whether a value begins with a quote that does not end on its line."""
    row = _ROW.match(text)
    value = row["rest"].strip() if row else ""
    return value[:1] in ("'", '"') and value.count(value[0]) % 2 == 1


def _open_keys(source: Source, above: Iterable[int]) -> dict[int, tuple[bool, bool]]:
    """By column, the innermost first, what is open behind these lines: whether a key, whether with a value."""
    found: dict[int, tuple[bool, bool]] = {}
    for n in above:
        row = _ROW.match(source.line(n))
        if row is None:
            continue
        column = _column(source.line(n))
        if not found or column < min(found):
            found[column] = bool(row["key"]), bool(row["rest"].split("#")[0].strip())
        if not column:
            break
    return found


def _is_for_keys(indent: int, after: int, keys: dict[int, tuple[bool, bool]]) -> bool:
    """Whether a line is level with a key above it, or the first below one that has no value."""
    if not keys:
        return indent == 0
    if indent in keys:
        return keys[indent][0]
    column, (is_key, has_value) = next(iter(keys.items()))
    return column < indent <= after and is_key and not has_value


def _fault(source: Source, number: int, blocks: Collection[int]) -> Diagnostic | None:
    text = source.line(number)
    row, indent = _ROW.match(text), _indent(text)
    if not _is_row(text) or row is None:
        return None
    mark, told = _block_before(source, number, blocks)
    if not (row["key"] or row["dashes"]):
        if not told:
            return None  # what goes on with the value above
        hint = f"接着上面那段文字的，缩进到与它对齐（{min(told)} 格）"
        return _told(source, number, f"这一行在 {mark} 的文字后面，缩进（{indent} 格）却比它少", hint)
    above = [n for n in range(1, number) if n not in blocks and _is_entry(source.line(n))]
    levels = _levels(source.line(n) for n in above)
    if not levels or indent in levels:
        return None
    if indent < levels[-1] or told:
        hint = f"上面各层缩进 {_AND.join(map(str, levels))} 格，改成与同层的各行一样"
        return _told(source, number, f"这一行缩进 {indent} 格，与上面哪一层都不齐", hint)
    last = _ROW.match(source.line(above[-1]))
    if not last or not last["key"] or not last["rest"].split("#")[0].strip():
        return None
    hint = f"与第 {above[-1]} 行同层的，缩进改成 {levels[-1]} 格；属于它的，那一行冒号后面不写字"
    return _told(source, number, f"这一行缩进 {indent} 格，比第 {above[-1]} 行多，那一行却已经写了值", hint)


def _told(source: Source, number: int, message: str, hint: str) -> Diagnostic:
    indent = _indent(source.line(number))
    return Diagnostic(_CODE, message, Place(source, Span(number, 1, number, indent + 1)), (hint,))


def _block_before(source: Source, number: int, blocks: Collection[int]) -> tuple[str, list[int]]:
    """The mark (| or >) of the text that ends above a line, and the indents of its lines that are not blank."""
    at, found = number - 1, list[int]()
    while at in blocks or not source.line(at).strip():
        if at in blocks and source.line(at).strip():
            found.append(_indent(source.line(at)))
        at -= 1
        if at < 1:
            return "|", []
    mark = ">" if re.search(r"(?:^|\s)>[0-9+-]{0,2}\s*(?:#.*)?$", source.line(at)) else "|"
    return mark, found


def _levels(rows: Iterator[str]) -> list[int]:
    """The indents of what is still open behind these lines, the outermost first; that of an item is its dash's."""
    levels: list[int] = []
    for text in rows:
        columns = [match.start() for match in re.finditer("-(?= |$)", _dashes(text))]
        columns.append(_column(text))
        while levels and levels[-1] > columns[0]:
            levels.pop()
        levels += [column for column in columns if not levels or column > levels[-1]]
    return levels


def _column(text: str) -> int:
    """Where the words of a line begin, behind its dashes."""
    return len(text) - len(text[len(_dashes(text)) :].lstrip())


def _dashes(text: str) -> str:
    row = _ROW.match(text)
    return row["dashes"] if row else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _is_entry(text: str) -> bool:
    """Whether a line has a key or a dash, and does not go on with the value above it."""
    row = _ROW.match(text)
    return _is_row(text) and row is not None and bool(row["key"] or row["dashes"])


def _is_row(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")
