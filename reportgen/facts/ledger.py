"""Numbering the data of facts files as they are read."""

from __future__ import annotations

import datetime
import re

from reportgen.diagnostics import Diagnostic
from reportgen.facts.model import Day, Leaf, Words
from reportgen.facts.quotes import quote_in
from reportgen.facts.values import Figure
from reportgen.records import Reader
from reportgen.source import Place, Source, Span
from reportgen.yaml_text.tree import Node, Scalar

_COMMENT = re.compile("\\s+#")
_CUT_OFF = re.compile("\\s+#(?=\\S)")  # `# 示例` after a short text is a note, as `new` writes them


class Ledger:
    """Leaves in the order read, and 说明 and 来源 of figures; shared by all the files of one report."""

    def __init__(self) -> None:
        """Empty."""
        self.leaves: list[Leaf] = []
        self.remarks: dict[str, tuple[str, str]] = {}
        self._totals: dict[str, int] = {}

    def add(self, path: str, place: Place) -> int:
        """The index of a new leaf."""
        self.leaves.append(Leaf(path, place))
        return len(self.leaves) - 1

    def quoted(self, path: str, figure: Figure) -> int:
        """The leaf that a quoted figure is printed under: its own datum, or one for a total that was computed."""
        if figure.typed:
            return figure.leaves[0]
        if path not in self._totals:
            parts = [self.leaves[leaf] for leaf in figure.leaves]
            self._totals[path] = len(self.leaves)
            self.leaves.append(Leaf(path, parts[0].place, tuple(part.path for part in parts)))
        return self._totals[path]


class FactReader(Reader):
    """A `Reader` whose texts and dates are entered in a ledger."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        """One reader a file."""
        super().__init__(source)
        self.ledger = ledger

    def leaf(self, node: Node, path: str) -> int:
        """Enter a datum."""
        return self.ledger.add(path, self.place(node, path))

    def words(self, node: Node | None, path: str) -> Words | None:
        """A text on one line, or on lines that are kept (a title)."""
        scalar = self.scalar(node, path) if node is not None else None
        return None if scalar is None else self.word(scalar, path)

    def word(self, scalar: Scalar, path: str) -> Words:
        """A scalar as words that are printed as they stand, outer space dropped."""
        self.cut_off(scalar, path, _CUT_OFF)
        quote = quote_in(scalar.text)
        if quote is not None:
            hint = "引用只用在 正文、附件的 内容 和 章节 的标题里；这里直接写出要印的文字和数"
            self.report("RG210", f"这里不能引用，“{quote}”会照原样印出", scalar, path, hint)
        return Words(scalar.text.strip(), self.leaf(scalar, path))

    def cut_off(self, scalar: Scalar, path: str, comment: re.Pattern[str] = _COMMENT) -> None:
        """Report a plain text that ` #` turned partly into a comment."""
        span = scalar.span
        if scalar.style or not scalar.text:
            return
        rest = self.source.line(span.end_line)[span.end_column - 1 :]
        match = comment.match(rest)
        if match:
            column = span.end_column + match.end() - 1
            place = Place(self.source, Span(span.end_line, column, span.end_line, span.end_column + len(rest)), path)
            hint = "若要印出，整句放在英文引号里或用 | 书写；若是注释，另起一行"
            self.faults.append(Diagnostic("RG114", "“ #”后面的文字被当作注释，不会印出", place, (hint,)))

    def word_list(self, node: Node | None, path: str) -> tuple[Words, ...]:
        """A list of texts."""
        if node is None:
            return ()
        return tuple(self.word(scalar, where) for scalar, where in self.texts(node, path))

    def day(self, node: Node | None, path: str) -> Day | None:
        """A date."""
        value: datetime.date | None = self.date(node, path) if node is not None else None
        return None if value is None or node is None else Day(value, self.leaf(node, path))
