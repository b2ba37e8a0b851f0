"""Numbers of headings and points, and run-in headings: blocks and a setting (体例) to numbered blocks.

Levels are 一、（一）1.（1） (GB/T 9704 7.3.3); points are 一是…二是…, after which no mark stands (GB/T 15834 B.3.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import takewhile

from reportgen.document.nodes import Block, Chart, Heading, Inlines, Paragraph, Point, Points, Run, Table, plain
from reportgen.facts.labels import label, part_label, step, table_label
from reportgen.facts.stops import ends_sentence, is_closed
from reportgen.origin import Program

NUMBERING = Program("编号")


def number_sections(sections: Iterable[tuple[Inlines, tuple[Block, ...], Mapping[str, str]]]) -> tuple[Block, ...]:
    """All sections in one: (heading, blocks, setting) of each; level-1 numbers count the sections given.

    Under 编号 连续 the numbers of first points go on from the section before that has this setting.
    """
    blocks: list[Block] = []
    counted = 0
    for number, (heading, body, style) in enumerate(sections, 1):
        runs_on = style.get("编号") == "连续"
        setter = _set(body, style, counted if runs_on else 0)
        counted = setter.counts[setter.first] if runs_on else counted
        opening = Heading(1, heading, part_label(number) if style.get("标题") == "部分" else label(1, number))
        first = setter.done[0] if setter.done else None
        if style.get("标题") == "段首" and isinstance(first, Paragraph):
            opening = opening._replace(content=closed(heading), body=first.content)
            del setter.done[0]
        blocks += [opening, *setter.done]
    return tuple(blocks)


def number_blocks(blocks: Iterable[Block], style: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of one section, numbered and set as `style` says."""
    return tuple(_set(blocks, style, 0).done)


def _set(blocks: Iterable[Block], style: Mapping[str, str], counted: int) -> _Setter:
    content = tuple(blocks) if style["小标题"] not in ("一是", "无") else _pointed(blocks, style["小标题"] == "一是")
    setter = _Setter(style, content, counted)
    for block in content:
        setter.add(block)
    return setter


def _pointed(blocks: Iterable[Block], counted: bool) -> tuple[Block, ...]:
    """`##` headings as sentences that open a point (一是) or a paragraph (无).

    The paragraph right below joins its heading; so do points right below, as points of that point. Points further down
    are points of the section (a unit's own, after a theme of the pack).
    """
    done: list[Block] = []
    opened: Inlines = ()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            opened = closed(block.content)
            done.append(Points((Point(opened),)) if counted else Paragraph(opened))
            continue
        if isinstance(block, Paragraph) and opened:
            content = (*opened, *block.content)
            done[-1] = Points((Point(content),)) if counted else Paragraph(content)
        elif isinstance(block, Points) and opened and counted:
            done[-1] = Points((Point(opened, flat(block.items)),))
        else:
            done.append(block)
        opened = ()
    return tuple(done)


def flat(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Points of one level; what lies below runs on."""
    return tuple(Point((*p.content, *(run for below in p.points for run in below.content))) for p in points)


def closed(content: Inlines) -> Inlines:
    """A heading's text as a sentence."""
    return content if is_closed(plain(content)) else (*content, Run("。", NUMBERING))


class _Setter:
    """Counts levels and joins what runs on.

    `first` is the level of numbers that first points have: 2, or 3 where they are 1. right under 一、 (小标题 序号…).
    """

    def __init__(self, style: Mapping[str, str], blocks: tuple[Block, ...], counted: int) -> None:
        self.style = style
        opening = tuple(takewhile(lambda b: not isinstance(b, Heading), blocks))
        self.total = sum(len(b.items) for b in opening if isinstance(b, Points))
        self.headless = len(opening) == len(blocks)
        self.counted = 0
        self.first = 3 if style["小标题"].startswith("序号") else 2
        self.counts = {2: 0, 3: 0, 4: 0} | {self.first: counted}
        self.level = 1
        self.done: list[Block] = []

    def add(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Points):
            self._points(block)
        elif (isinstance(block, Paragraph) and not self._run_in(block.content)) or isinstance(block, (Table, Chart)):
            self.done.append(block)

    def _heading(self, heading: Heading) -> None:
        self.level = heading.level
        mark, level = self._next(heading.level)
        if heading.body is not None or ends_sentence(plain(heading.content)):  # a numbered paragraph, no heading
            self.done.append(Paragraph((Run(mark, NUMBERING), *heading.content, *(heading.body or ()))))
        else:
            self.done.append(heading._replace(level=level, label=mark))

    def _next(self, logical: int) -> tuple[str, int]:
        """The next number of a level of the markup, and the level that it is printed as."""
        level = min(logical + self.first - 2, 4)
        self.counts[level] += 1
        for deeper in range(level + 1, 5):
            self.counts[deeper] = 0
        mark = table_label if level == 2 and self.style["小标题"] == "表" else partial(label, level)
        return mark(self.counts[level]), level

    def _run_in(self, content: Inlines) -> bool:
        """Let the text run into the heading right before it, where the setting says so."""
        last = self.done[-1] if self.done else None
        runs_in = self.style["小标题"] in ("段首", "序号段首")
        if not runs_in or not isinstance(last, Heading) or last.level == 1 or last.body is not None:
            return False
        self.done[-1] = last._replace(content=closed(last.content), body=content)
        return True

    def _points(self, points: Points) -> None:
        total, start = len(points.items), 1
        if self.level >= 3:
            setting = self.style["细目"]
        elif self.first == 3 and self.level == 1:
            self._numbered(points)
            return
        elif self.style["小标题"] == "一是" and self.level == 1:  # counted through, paragraphs may part them
            setting = "连排" if self.style.get("标题") == "段首" else "分段"
            total, start = self.total, self.counted + 1
            self.counted += len(points.items)
        else:
            setting = self.style["要点"]
        items = [self._point(p, 0 if total == 1 else i, setting) for i, p in enumerate(points.items, start)]
        if setting == "连排":
            self._append(tuple(run for item in items for content in item for run in content))
            return
        for item in items:
            self.done += [Paragraph(content) for content in item]

    def _numbered(self, points: Points) -> None:
        """Points right under 一、 as 1., each a paragraph, those below as 一是; a lone one is not counted."""
        for point in points.items:
            mark = "" if self.headless and self.total == 1 else self._next(2)[0]
            count = enumerate(point.points, 1) if len(point.points) > 1 else ()
            below = [(Run(step(i), NUMBERING), *p.content) for i, p in count]
            below = below or [p.content for p in point.points]
            own = (Run(mark, NUMBERING), *point.content) if mark else point.content
            self.done += [Paragraph(content) for content in self._apart(own, below)]

    def _apart(self, own: Inlines, below: list[Inlines]) -> list[Inlines]:
        """A point with those below it, in one paragraph or in paragraphs of their own, as 细目 says."""
        if self.style["细目"] == "连排":
            return [(*own, *(run for content in below for run in content))]
        return [own, *below]

    def _point(self, point: Point, number: int, setting: str) -> list[Inlines]:
        """A point as its paragraphs: its own, and those of the points below where they stand apart.

        `number` is 0 for a point that stands alone: one thing is not counted.
        """
        deep = setting == "序号" and self.first == 3
        mark = label(4 if deep else 3, number) if setting == "序号" else step(number)
        own: Inlines = (Run(mark, NUMBERING), *point.content) if number and setting != "无" else point.content
        marks = (step(i) if deep else label(4, i) for i in range(1, len(point.points) + 1))
        if len(point.points) == 1:
            return self._apart(own, [point.points[0].content])
        return self._apart(own, [(Run(m, NUMBERING), *p.content) for m, p in zip(marks, point.points)])

    def _append(self, content: Inlines) -> None:
        """Points that run on join the paragraph or the run-in heading right before them."""
        last = self.done[-1] if self.done else None
        if isinstance(last, Paragraph):
            self.done[-1] = Paragraph((*last.content, *content))
        elif isinstance(last, Heading) and last.body is not None:
            self.done[-1] = last._replace(body=(*last.body, *content))
        elif not self._run_in(content):
            self.done.append(Paragraph(content))
