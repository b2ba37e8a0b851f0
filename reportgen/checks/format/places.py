"""Where a paragraph's lines begin and end, in characters, as far as the file says it."""

from __future__ import annotations

from reportgen.checks.format.desk import is_blank
from reportgen.document.looks import Words
from reportgen.document.widths import typed_blanks, width

LEFT = ("", "left", "start", "both", "distribute")
RIGHT = ("right", "end")


def size_of(words: Words) -> float:
    """The size of a paragraph's first characters, of its end where it has none; Word's own 10 pt where none is said."""
    sizes = [s.face.size for s in words.stretches if s.face.size]
    return sizes[0] if sizes else words.mark_face.size or 10.0


def _length(points: float | None, chars: float | None, words: Words) -> float:
    """An indent in characters; that in characters counts where both are given."""
    return chars if chars else (points or 0.0) / size_of(words)


def left_of(words: Words) -> float:
    """Where the lines after the first begin."""
    indent = words.form.indent
    return _length(indent.left, indent.left_chars, words)


def typed_of(words: Words) -> float:
    """Blanks typed at the beginning of the text."""
    return typed_blanks(words.text)


def start_of(words: Words) -> float | None:
    """Where the first line begins; None where a tab decides."""
    if words.text.lstrip(" \u3000\u00a0").startswith("\t") or words.form.align not in LEFT:
        return None
    indent = words.form.indent
    return left_of(words) + _length(indent.first, indent.first_chars, words) + typed_of(words)


def right_blank(words: Words, columns: int) -> float | None:
    """The blank right of a line on a page of so many `columns`; None where neither side tells it.

    Spaces typed behind a line hang over its end and are no distance, however wide; no-break spaces are.
    """
    if words.form.align in LEFT:
        start = start_of(words)
        return None if start is None else columns - start - width(words.text.strip())
    if words.form.align not in RIGHT:
        return None
    indent = words.form.indent
    line = words.text.rstrip(" \u3000")
    tail = line[len(line.rstrip(" \u3000\u00a0")) :]
    return _length(indent.right, indent.right_chars, words) + width(tail)


def blank_lines(above: Words, below: Words, between: tuple[Words, ...], pitch: float) -> float:
    """Empty lines between two paragraphs: empty paragraphs, and the space after one and before the other."""
    spaces = 0.0
    upper, lower = above.form.spacing, below.form.spacing
    spaces += (upper.after_lines or 0) + (0 if upper.after_lines else (upper.after or 0) / pitch)
    spaces += (lower.before_lines or 0) + (0 if lower.before_lines else (lower.before or 0) / pitch)
    return spaces + sum(is_blank(words) and not words.drawn for words in between)
