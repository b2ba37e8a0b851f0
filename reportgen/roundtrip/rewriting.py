"""Floor 7: a paragraph whose words were changed as new values of the facts file: narrative, figures, dates, elements.

Every function proposes; whether a proposal prints what was asked for is found out by building the report with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.document.nodes import Inlines, Run, plain
from reportgen.facts.formats import FORMATS
from reportgen.facts.model import Facts, Words
from reportgen.facts.numerals import read_chinese_number
from reportgen.facts.values import Figure, FigureError, parse_figure
from reportgen.origin import Expression, Fact, Origin
from reportgen.records import date_of
from reportgen.roundtrip.doubts import doubt, is_number, spot_of
from reportgen.roundtrip.grounds import Ground, Grounds, is_quote
from reportgen.roundtrip.naming import found_again
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.touching import respelled, touches
from reportgen.roundtrip.units import NUMBER
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import Path, Put, list_node, text_node
from reportgen.yaml_text.relisting import at
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar
from reportgen.yaml_text.tree import Sequence as List

_LISTS = {"主送": "主送", "抄送": "抄送"}
"""Roles whose paragraph is a list of the facts."""
IDENTITY = ("年度", "单位")
"""What says whose report it is, of which year: never taken from Word."""
_FRAME = re.compile("^抄送：|[：。]$")


class Stand(NamedTuple):
    """The facts as they are being tried: their file, and what the figures' units are."""

    grounds: Grounds
    facts: Facts
    units: Mapping[str, str]


def rewritten(stand: Stand, one: Printed, text: str) -> Iterator[tuple[Put, ...]]:
    """Ways to make a paragraph read `text`: all its changes at once, what takes its whole place, each alone."""
    puts = together(stand, ((one, text),))
    whole = [(put,) for put in _whole(stand, one, text)]
    if one.role in _LISTS:  # 甲、乙 is a list of two, not one name
        yield from whole
    if puts:
        yield puts
    yield from whole
    if len(puts) > 1:
        yield from ((put,) for put in puts)


def recut(stand: Stand, one: Printed, text: str) -> tuple[Put, ...]:
    """The first sentence as the 小标题, the others as the 内容, where the stop between them has moved; else ()."""
    grounds = stand.grounds.of(one.content)
    if len(grounds) != 2 or [g.path[-1] for g in grounds] != ["小标题", "内容"] or grounds[1].last < len(one.content):
        return ()
    (heading, below), number = grounds, NUMBER.match(text)
    head, _, tail = text[number.end() if number else 0 :].partition("。")
    moved = any(heading.last <= touch.run < below.first for touch in touches(one.content, text))
    if not moved or heading.path[:-1] != below.path[:-1] or not head or not tail:
        return ()
    content = one.content[below.first :]
    texts = respelled(content, tail, touches(content, tail))
    line, figures = _line(stand, content, texts, below._replace(first=0))
    lines = (heading, head), (below, line)
    puts = (Put(g.path, scalar_with(stand.grounds, g.path, {g.line: new})) for g, new in lines if new is not None)
    return (*puts, *figures)


def together(stand: Stand, pairs: Iterable[tuple[Printed, str]]) -> tuple[Put, ...]:
    """The values that make paragraphs read these texts, word by word; one for each path."""
    lines: dict[Path, dict[int, str]] = {}
    puts: dict[Path, Put] = {}
    for one, text in pairs:
        typed = NUMBER.match(text)
        strays = typed.end() if typed and not NUMBER.match(plain(one.content)) else 0
        for value in _puts(stand, one.content, text[strays:], lines):  # a number no longer set is no text
            puts[value.path] = value
    for path, changed in lines.items():
        puts[path] = Put(path, scalar_with(stand.grounds, path, changed))
    return tuple(puts.values())


def _puts(stand: Stand, content: Inlines, text: str, lines: dict[Path, dict[int, str]]) -> Iterator[Put]:
    """The values of one paragraph; new lines of texts go to `lines`."""
    found = touches(content, text)
    texts = respelled(content, text, found)
    touched = {touch.run for touch in found}
    grounds = stand.grounds.of(content)
    for ground in grounds:
        own = range(ground.first, ground.last)
        if touched.isdisjoint(own):
            continue
        line, figures = _line(stand, content, texts, ground)
        yield from figures
        if line is not None:
            lines.setdefault(ground.path, {})[ground.line] = line
    covered = {i for ground in grounds for i in range(ground.first, ground.last)}
    for index in sorted(touched - covered):
        if not doubt(content, texts, index):
            yield from _value(stand, content[index], texts[index])


def _line(stand: Stand, content: Inlines, texts: Sequence[str], ground: Ground) -> tuple[str | None, list[Put]]:
    """The line's new text, None where it stays, and new figures of its quotes; nothing where a number is in doubt."""
    parts, puts, gone = [], [], []
    for piece, index in zip(ground.pieces, range(ground.first, ground.last)):
        run, new = content[index], texts[index]
        if not is_quote(piece):
            parts.append(piece if new == run.text else new)
        elif doubt(content, texts, index):
            return None, []
        elif new == run.text:
            parts.append(piece)
        else:
            figure = list(_value(stand, run, new))
            puts += figure
            # Another number than the figure's own would stand there typed, and the figure keep its old value.
            parts.append(piece if figure or is_number(new) else new)
            gone += [] if figure or is_number(new) else [(piece, spot_of(content, index))]
    line = "".join(parts)
    for piece, was in gone:
        place = found_again(was, line) if is_number(was.said) else None
        line = line[: place[0]] + piece + line[place[1] :] if place else line
    return (None if line == "".join(ground.pieces) else line), puts


def _value(stand: Stand, run: Run, new: str) -> Iterator[Put]:
    """A figure, a date, or a text of the office's file (which the year's file then says anew)."""
    names = run.origin.names if isinstance(run.origin, Expression) else ()
    name = run.origin.path if isinstance(run.origin, Fact) else names[0] if len(names) == 1 else ""
    if name.split(".")[0] in IDENTITY:
        return
    figure = stand.facts.figure(name) if name else None
    if isinstance(figure, Figure) and len(figure.leaves) == 1 and figure.typed:
        known = stand.grounds.at(stand.facts.leaves[figure.leaves[0]].place) if _is_here(stand, figure) else None
        text = figure_text(figure, run.text, new, stand.units.get(name, ""))
        if known is not None and text is not None:
            path, scalar = known
            unit = scalar.text.removeprefix(str(figure)) if scalar.text.startswith(str(figure)) else ""
            yield Put(path, text_node(text + unit))
        return
    found = stand.grounds.scalar(run.origin)
    if found is not None:
        path, scalar = found
        before, after = date_of(scalar.text), date_of(new)
        if before is not None:
            if after is not None:
                yield Put(path, text_node(after.isoformat() if "-" in scalar.text else new))
        elif run.text == scalar.text.strip():
            yield Put(path, text_node(new))
    elif isinstance(run.origin, Fact) and re.fullmatch(r"公文\.\w+", run.origin.path):
        yield Put(tuple(run.origin.path.split(".")), text_node(new))


def _is_here(stand: Stand, figure: Figure) -> bool:
    return stand.facts.leaves[figure.leaves[0]].place.source.path == stand.grounds.source.path


def figure_text(figure: Figure, shown: str, new: str, unit: str) -> str | None:
    """How a figure printed as `shown` is to be typed so that it prints as `new`; None where that cannot be."""
    if shown == str(figure):
        found = parse_figure(new, unit)
        return new if isinstance(found, Figure) and str(found) == new else None
    number = read_chinese_number(new)
    typed = [new] if number is None else [str(number), new]
    for form in FORMATS.values():
        if _formed(form, figure) != shown:
            continue
        for text in typed:
            found = parse_figure(text, unit)
            if isinstance(found, Figure) and _formed(form, found) == new:
                return text
    return None


def _formed(form: object, figure: Figure) -> str:
    assert callable(form)
    try:
        return str(form(figure))
    except FigureError:
        return ""


def scalar_with(grounds: Grounds, path: Path, lines: Mapping[int, str | None]) -> Node:
    """A text with other lines; None takes one out."""
    scalar = at(grounds.root, path)
    assert isinstance(scalar, Scalar), "the path is that of a text"
    given = scalar.text.split("\n")
    kept = [lines.get(number, line) for number, line in enumerate(given)]
    return paragraphs("\n".join(line for line in kept if line is not None), scalar)


def paragraphs(text: str, before: Scalar | None = None) -> Scalar:
    """A text as a value: one of several paragraphs stands under |."""
    several = "\n" in text.strip("\n")
    if before is not None and before.style == "|":
        ending = before.text[len(before.text.rstrip("\n")) :]
        return text_node(text.rstrip("\n") + ending)._replace(style="|")
    return text_node(text.rstrip("\n") + "\n")._replace(style="|") if several else text_node(text.strip("\n"))


def _whole(stand: Stand, one: Printed, text: str) -> Iterator[Put]:
    """A title, a list or a heading said anew as a whole."""
    text = text.replace("\x0b", "\n")
    if one.role == "标题":
        if any(_is_of_identity(one.content[touch.run].origin) for touch in touches(one.content, text)):
            return
        given = stand.facts.official.title
        yield Put(("公文", "标题"), text_node(text if given and "\n" in given else text.replace("\n", "")))
    elif one.role in _LISTS:
        items = [item for item in re.split("[、，,]", _FRAME.sub("", _FRAME.sub("", text.strip()))) if item]
        yield Put(("公文", _LISTS[one.role]), list_node(text_node(item) for item in items))
    else:
        yield from _item_of_list(stand, one, text)


def _is_of_identity(origin: Origin) -> bool:
    names = origin.names if isinstance(origin, Expression) else (origin.path,) if isinstance(origin, Fact) else ()
    return any(name.split(".")[0] in IDENTITY for name in names)


def _item_of_list(stand: Stand, one: Printed, text: str) -> Iterator[Put]:
    """A list of the office's file with other items, as the year's own."""
    texts = respelled(one.content, text, touches(one.content, text))
    for key, items in _official_lists(stand.facts):
        places = {stand.facts.origins[words.leaf]: index for index, words in enumerate(items)}
        changed = list(map(str, items))
        for run, new in zip(one.content, texts):
            if isinstance(run.origin, Fact) and run.origin in places and run.text == str(items[places[run.origin]]):
                changed[places[run.origin]] = new
        if changed != list(map(str, items)) and stand.grounds.scalar(stand.facts.origins[items[0].leaf]) is None:
            yield Put(("公文", key), list_node(text_node(item) for item in changed if item))


def _official_lists(facts: Facts) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    official = facts.official
    return ("署名", official.issuers), ("签发人", official.signers)


def heading_put(stand: Stand, section: str, one: Printed, text: str) -> Iterator[Put]:
    """The heading of a section as its 标题, where the facts file has a place for it."""
    node = at(stand.grounds.root, ("正文", section))
    label = one.content[0].text if one.content else ""
    if isinstance(node, Tree) and not isinstance(node, List) and text.startswith(label):
        yield Put(("正文", section, "标题"), text_node(text.removeprefix(label)))
