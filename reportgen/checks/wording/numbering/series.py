"""Whether the numbers of headings run on: one walk over the labels of a text, level by level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbering.labels import BLANKS, FIRST, HANZI, NUMERALS, Label, for_one_text, labels, named
from reportgen.lines import HEADING, PARAGRAPH, TITLE, Line
from reportgen.tuples import NamedTuple

GAP, DUP, RESTART = "gap", "dup", "restart"
_NEW_DOCUMENT = r"[ \t\u3000]*(?:附件|附表|附录|附[:：])"
_LOOSE_LENGTH = 30
_NEAR, _ENOUGH = 60, 100
"""Labels that are looked ahead; faults after which a text is taken to be no series at all."""
_FEWEST, _RANKS = 2, 8
"""Labels that may make a series; ranks there are."""
_FIRSTS = [[1] * (_RANKS - rank - 1) for rank in range(_RANKS)]
_STOPS = "。！？；，,;!?."


class Fault(NamedTuple):
    """What is wrong with the number of `label`; `before` is the label that it clashes with or comes after.

    `missing` are the numbers that are skipped.
    """

    kind: str
    label: Label
    before: Label | None
    missing: tuple[int, ...] = ()


class _Run:
    """The series of one rank that is open; `fresh` says that a higher heading has come since its last label."""

    def __init__(self, label: Label) -> None:
        self.first = self.last = label
        self.by_number = {label.number: label}
        self.highest = label.number
        self.allowed = {label.number + 1}
        self.fresh = False

    def add(self, label: Label, allowed: set[int] | None = None) -> None:
        """Takes a label in; the next may bear one of the `allowed` numbers."""
        self.last = label
        self.by_number.setdefault(label.number, label)
        self.highest = max(self.highest, label.number)
        self.allowed = allowed or {label.number + 1}
        self.fresh = False


@for_one_text
def series_faults(prose: Prose) -> tuple[Fault, ...]:
    """The faults of all series in the order of the text."""
    found = labels(prose)
    return () if _in_order(found) else _Walk(prose.lines, prose.text, found).faults()


def _in_order(found: tuple[Label, ...]) -> bool:
    """Whether every number follows the one before, and is 1 below a new heading: nothing to be walked over."""
    following = [1] * _RANKS
    for label in found:
        rank, number = label.rank, label.number
        if number != following[rank]:
            return len(found) < _FEWEST
        following[rank:] = [number + 1, *_FIRSTS[rank]]
    return True


class _Walk:
    def __init__(self, lines: tuple[Line, ...], text: str, found: tuple[Label, ...]) -> None:
        self.lines, self.text, self.labels = lines, text, found
        self.numbered = {label.line for label in found}
        self.seen: dict[tuple[int, int], int] = {}
        """Where each number of each rank stands first."""
        self.top = min(label.rank for label in found)
        self.runs: dict[int, _Run] = {}
        self.found: list[Fault] = []
        self.restarts: dict[int, int] = {}
        self.run_ons: dict[int, list[Fault]] = {}

    def faults(self) -> tuple[Fault, ...]:
        for at, label in enumerate(self.labels):
            if len(self.found) >= _ENOUGH:
                break
            self._take(at, label)
            self.seen.setdefault((label.rank, label.number), label.start)
            for rank, run in self.runs.items():
                run.fresh = run.fresh or rank > label.rank
        for rank, run_ons in self.run_ons.items():
            if self.restarts.get(rank, 0) > len(run_ons):
                self.found += run_ons
        return tuple(sorted(self._told(), key=lambda fault: fault.label.start))

    def _take(self, at: int, label: Label) -> None:
        run = self.runs.get(label.rank)
        if run is None:
            self._begin(at, label)
        elif run.fresh:
            self._under_new_parent(run, label)
        elif label.number in run.allowed:
            run.add(label)
        else:
            self._judge(at, run, label)

    def _begin(self, at: int, label: Label) -> None:
        """The first of its rank: 2 under a parent, or anything but 1 under parent 1, has lost what stood before."""
        self.runs[label.rank] = _Run(label)
        parent = next((self.labels[i] for i in range(at - 1, -1, -1) if self.labels[i].rank < label.rank), None)
        if parent is not None and label.number > 1 and (label.number == 2 or parent.number == 1):
            self._report_gap(label, parent, None, range(1, label.number))

    def _under_new_parent(self, run: _Run, label: Label) -> None:
        """Numbers may begin anew under a new parent or run on; which of both, the whole text tells."""
        rank, last = label.rank, run.last
        if label.number == 1:
            self.restarts[rank] = self.restarts.get(rank, 0) + 1
            self.runs[rank] = _Run(label)
        elif label.number == run.highest + 1:
            fault = Fault(GAP, label, None, tuple(range(1, label.number)))
            self.run_ons.setdefault(rank, []).append(fault)
            run.add(label)
        elif self._new_document(last, label):
            self.runs[rank] = _Run(label)
        elif label.number == last.number and rank not in self.restarts:
            self.found.append(Fault(DUP, label, last))
            run.add(label, {label.number + 1, label.number + 2})
        else:
            first = 1 if label.number < last.number or rank in self.restarts else last.number + 1
            self._report_gap(label, last, last if first > 1 else None, range(first, label.number))
            self.runs[rank] = _Run(label)

    def _judge(self, at: int, run: _Run, label: Label) -> None:
        """A number that does not follow the one before under the same parent."""
        last, number = run.last, label.number
        if self._new_document(last, label) or (number == 1 and self._opened(at, run, label)):
            self.runs[label.rank] = _Run(label)
        elif number == 1 and len(run.by_number) > 1 and self._starts_again(at, label):
            self.found.append(Fault(RESTART, label, last))
            self.runs[label.rank] = _Run(label)
        elif number in run.by_number:
            self.found.append(Fault(DUP, label, run.by_number[number]))
            top = run.highest
            run.add(label, {top + 1, top + 2, number + 1})
        elif number < last.number:  # the one that was missed above
            run.add(label, {run.highest + 1})
        else:
            following = self._following(at, label)
            if following is None or (following.rank, following.number) != (label.rank, number):
                self._report_gap(label, last, last, range(min(run.allowed), number))
            run.add(label)

    def _starts_again(self, at: int, label: Label) -> bool:
        """Whether a 1 begins a series below a heading that is missing, and is no slip within the series."""
        if label.rank <= FIRST and label.rank == self.top:
            return False
        following = self._following(at, label)
        return following is None or following.rank < label.rank or following.number == 2

    def _following(self, at: int, label: Label) -> Label | None:
        """The next label that is not below this one, if it is near."""
        return next((n for n in self.labels[at + 1 : at + _NEAR] if n.rank <= label.rank), None)

    def _report_gap(self, label: Label, since: Label, before: Label | None, missing: range) -> None:
        text = self.text[since.end : label.start]
        if not any(_stands_inside(label.rank, number, text) for number in missing):
            self.found.append(Fault(GAP, label, before, tuple(missing)))

    def _told(self) -> Iterator[Fault]:
        """The faults, without what one wrong mark has brought about twice: 一、 （二） 三、."""
        for fault in self.found:
            after = next((label for label in self.labels if label.start > fault.label.start), None)
            if fault.before is None and fault.kind == GAP and after is not None:
                same = (f for f in self.found if f.label == after and f.kind == GAP and f.label.rank < fault.label.rank)
                if any(fault.label.number in other.missing for other in same):
                    continue
            yield fault

    def _new_document(self, last: Label, label: Label) -> bool:
        """Whether a title or an attachment begins in between."""
        between = range(last.line + 1, label.line)
        return any(self.lines[i].kind == TITLE or re.match(_NEW_DOCUMENT, self.lines[i].text) for i in between)

    def _opened(self, at: int, run: _Run, label: Label) -> bool:
        """Whether a 1 may stand here: after an unnumbered heading, a lead-in, a table of contents."""
        lines = self.lines
        between = (lines[i] for i in range(run.last.line + 1, label.line) if i not in self.numbered)
        if any(_leads(line) for line in between):
            return True
        first = run.by_number.get(1)
        if first is not None and _words(lines[first.line].text) == _words(lines[label.line].text):
            return run.last.number > 1
        near = self.labels[max(at - _NEAR, 0) : at]
        inner = next((n for n in near if n.start > run.last.start and n.rank > label.rank), None)
        before = self.seen.get((inner.rank, inner.number - 1)) if inner else None
        return before is not None and before < run.first.start


def _leads(line: Line) -> bool:
    """Whether a line without a number opens a list: a heading, a lead-in, or a short line that is no sentence."""
    text = line.text.strip(BLANKS)
    if not text or line.kind not in (HEADING, PARAGRAPH):
        return False
    short = len(text) <= _LOOSE_LENGTH and not any(stop in text for stop in _STOPS)
    return (
        line.kind == HEADING
        or text[-1] in "：:"
        or short
        or bool(re.match(f"[{NUMERALS}]{{1,3}}是|[-—●■◆★▲]|第[{NUMERALS}]，", text))
    )


def _words(line: str) -> str:
    """The Chinese characters of a heading: the same in a table of contents, where dots and a page number follow."""
    return "".join(re.findall(HANZI, line))


def _stands_inside(rank: int, number: int, text: str) -> bool:
    """Whether a number that no line begins with stands within a line, fused with its parent."""
    sign = re.escape(named(rank, number).strip("（）().、"))
    if rank == FIRST:
        return bool(re.search(f"(?<![{NUMERALS}、第]){sign}、", text))
    if named(rank, number)[0] in "（":
        half = f"|^[ \\t\u3000]*(?:[（(]{sign}(?![{NUMERALS}\\d])|{sign}[）)])"  # a bracket that was lost
        return bool(re.search(f"(?<!第)[（(]{sign}[）)]{half}", text, re.MULTILINE))
    return bool(re.search(rf"(?<![\d第]){sign}[.．、](?!\d)", text)) if sign.isdecimal() else sign in text
