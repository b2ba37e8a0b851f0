"""Laying out a unit's narrative as marked text: points become headings, points or paragraphs as 体例 says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from reportgen.facts.model import Narrative, Passage, Point
from reportgen.facts.stops import is_closed
from reportgen.sections.marks import is_empty, leaf_mark, template_mark

DEFAULT_STYLE: Mapping[str, str] = {"标题": "独行", "小标题": "段首", "要点": "连排", "细目": "连排", "编号": "分部"}

FIRST, SECOND = "1. ", "1.1. "
NUMBERED: Mapping[str, int] = {SECOND: 3, FIRST: 2}
"""What the markup reads, out of the program's hand alone, as a paragraph with a number of a heading's level."""
# A template's own `## `, and what this module writes: neither can come out of the facts.
_HEADS = re.compile(f"^(?:[\U000f0000-\U000fffff]*## |{template_mark(0)}{re.escape(FIRST)})", re.MULTILINE)
_HEADING_LINE = re.compile("^[\U000f0000-\U0010ffff\n]*##[^\n]*\n")


class NarrativeWriter:
    """Writes one section."""

    def __init__(
        self,
        style: Mapping[str, str],
        theme: Callable[[Point], str],
        sentence: Callable[[str], str],
        item: Callable[[Point, int], str] | None = None,
    ) -> None:
        """`theme` renders a block of the section's template, `sentence` a named sentence.

        `item` renders a point's 项目, told how many numbers the section has printed with it; where there is one, every
        point has a number.
        """
        self.style = {**DEFAULT_STYLE, **style}
        self.own = template_mark(0)  # the engine's first origin: the program itself
        self.theme, self.sentence, self.item = theme, sentence, item
        self.headed = self.style["小标题"] not in ("一是", "无")
        self.numbers = 0
        self.titled = False
        """Whether points of the section have headings, below which a theme without one would seem to stand."""

    def write(self, narrative: Narrative) -> str:
        """Blocks parted by blank lines."""
        return self._written(narrative, self._point, self.headed, not self.headed and self.style["标题"] == "段首")

    def write_folded(self, narrative: Narrative) -> str:
        """A section that becomes a level-2 part: its first points are second ones, their 项目 run on."""
        return self._written(narrative, self._folded_point, self.style["要点"] == "序号", True)

    def _written(
        self, narrative: Narrative, write: Callable[[Point], list[str]], headed: bool, runs_on: bool
    ) -> str:
        """`headed`: first points have numbers of their own; `runs_on`: what their 项目 print joins them."""
        blocks = [*self._paragraphs(narrative.lead)]
        self.titled = any(point.heading for point in narrative.points)
        for point in narrative.points:
            own = write(point)
            if not own:
                continue
            heads = sum(len(_HEADS.findall(block)) for block in own)
            self.numbers += heads if headed else max(heads, 1)
            text = self.item(point, self.numbers) if self.item else ""
            if text and runs_on:
                own[-1] += f"{self.own}\n{text}{self.own}"
            elif text:
                own.append(text + self.own)
            elif len(own) == 1 and own[0].startswith(f"{self.own}## "):  # a heading alone would be nothing
                own = [own[0].replace("## ", FIRST, 1)] if point.items else own
            blocks += own
        blocks += self._paragraphs(narrative.close)
        return self._join(blocks)

    def _folded_point(self, point: Point) -> list[str]:
        if self._is_theme_alone(point):
            return self._themed(point)
        if self.style["要点"] != "序号":
            return self._listed(point)
        matter = self._matter(point)
        if point.heading:
            matter.insert(0, self.own + "## " + self._titled(point.heading, end=False))
        elif matter:
            matter[0] = self.own + FIRST + matter[0]
        return [*matter, *self._fine(point)]

    def _join(self, blocks: list[str]) -> str:
        """Points follow each other at once; all else is parted by a blank line."""
        text = ""
        for before, block in zip(["", *blocks], blocks):
            both = self._is_point(before) and self._is_point(block)
            text += (self.own + ("\n" if both else "\n\n") if text else "") + block
        return text

    def _is_point(self, block: str) -> bool:
        return block.startswith((f"{self.own}- ", f"{self.own}  - "))

    def _paragraphs(self, passage: Passage | None) -> Iterator[str]:
        for line in passage.lines() if passage is not None else ():
            yield self._passage(line)

    def _passage(self, passage: Passage) -> str:
        """Facts text; a line feed would be syntax of a kind, so lines are taken one by one before."""
        return "".join(leaf_mark(piece.leaf) + piece.text for piece in passage.pieces).strip() + self.own

    def _titled(self, heading: Passage | None, end: bool) -> str:
        if heading is None:
            return ""
        text = self._passage(heading)
        return text + ("。" if end and not is_closed(str(heading)) else "")

    def _matter(self, point: Point) -> list[str]:
        """The paragraphs of a point's own text."""
        if point.sentence is not None:
            return [self.sentence(point.sentence) + self.own]
        return [*self._paragraphs(point.lead), *self._paragraphs(point.text)]

    def _point(self, point: Point) -> list[str]:
        if self._is_theme_alone(point):
            return self._themed(point)
        matter = self._matter(point)
        if self.headed:
            if point.heading:
                matter.insert(0, self.own + "## " + self._titled(point.heading, end=False))
            elif matter and (self.item is not None or self.style["小标题"] in ("序号独行", "序号段首")):
                matter[0] = self.own + FIRST + matter[0]
            return [*matter, *self._below(point)]
        first = self._titled(point.heading, end=True) + (matter[0] if matter else "")
        lead = self.own + "- " if self.style["小标题"] == "一是" else ""
        nested = [block for p in point.points for block in self._listed(p, bool(lead))]
        return [lead + first, *matter[1:], *nested, *self._paragraphs(point.close)]

    @staticmethod
    def _is_theme_alone(point: Point) -> bool:
        own = point.text or point.sentence or point.points or point.lead or point.close
        return point.theme is not None and not own

    def _themed(self, point: Point) -> list[str]:
        """The pack's own text for a theme, under the unit's heading where it gives one; nothing without figures."""
        text = self.theme(point)
        if is_empty(text):
            return []
        heading = self._titled(point.heading, end=False)
        if not heading and point.theme is not None and self.titled and not _HEADS.search(text):
            heading = leaf_mark(point.theme.leaf) + point.theme + self.own
        if heading:
            text = f"{self.own}## {heading}\n\n" + _HEADING_LINE.sub("", text, count=1)
        return [text + self.own]

    def _below(self, point: Point) -> list[str]:
        """Second-level points: `- ` or `### `; a close after points that run on joins the last of them."""
        blocks: list[str] = []
        for below in point.points:
            if self.style["要点"] == "序号":
                blocks += self._numbered(below)
            else:
                blocks += self._listed(below)
        close = list(self._paragraphs(point.close))
        if close and blocks and self.style["要点"] == "连排":
            blocks[-1] += self.own + "\n" + close.pop(0)
        return blocks + close

    def _numbered(self, point: Point) -> list[str]:
        """序号: a heading and its text; without a title the number goes before the text itself.

        Points below one that has neither title nor text stand for themselves.
        """
        matter = self._matter(point)
        if point.heading:
            return [self.own + "### " + self._titled(point.heading, end=False), *matter, *self._fine(point)]
        if matter:
            return [self.own + SECOND + matter[0], *matter[1:], *self._fine(point)]
        below = [block for p in point.points for block in self._numbered(p)]
        return [*below, *self._paragraphs(point.close)]

    def _listed(self, point: Point, nested: bool = False) -> list[str]:
        """A point of a list with those below it; a list has two levels, so what lies deeper runs on.

        A point is one paragraph: the lines of its text are joined as they are, with nothing set between them.
        """
        if nested:
            return [self.own + "  - " + self._run_on(point)]
        own = self._titled(point.heading, end=True) + "".join(self._matter(point))
        blocks = [self.own + "- " + own, *(self.own + "  - " + self._run_on(p) for p in point.points)]
        blocks[-1] += "".join(self.own + "\n" + text for text in self._paragraphs(point.close))
        return blocks

    def _fine(self, point: Point) -> list[str]:
        return [*(self.own + "- " + self._run_on(p) for p in point.points), *self._paragraphs(point.close)]

    def _run_on(self, point: Point) -> str:
        """All of a point in one text, its lines joined as those of `_listed`."""
        below = "".join(self._run_on(p) for p in point.points)
        text = self._titled(point.heading, end=True) + "".join(self._matter(point))
        return text + below + "".join(self._paragraphs(point.close))
