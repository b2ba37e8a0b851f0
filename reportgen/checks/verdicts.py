"""What the checks of wording say of a text, and whether an earlier run has said it already.

A clerk checks a report, builds it, and builds it once more for publication. So what was said of a text is kept under
the name of its file, and for a text that stands as it stood the checks are not even loaded. They are functions of what
the key and the digest hold, so that what is said is the same with and without.
"""

from __future__ import annotations

import marshal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from reportgen import cache, patterns
from reportgen.checks import offload
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.lists.words import NO_WORDS, Rule, Wording
from reportgen.checks.prose import Flaw, Prose
from reportgen.diagnostics import Severity
from reportgen.lines import PARAGRAPH, Line
from reportgen.tuples import NamedTuple

_FILES, _VERSIONS = 200, 4
"""Files whose texts are remembered, and versions of each: two editions, as they are and as they were."""
_SENTENCE = "县司法局按照要求开展专项检查30次，其中发现问题12个、整改9个，法治政府建设取得明显成效。"
"""As reports have them, for the checks to be loaded by."""

_PIECE, _SHORT = 8192, 20
"""Characters that are looked up in ten to thirty milliseconds, and of a line that says hardly more than a figure."""


class Verdict(NamedTuple):
    """A flaw of a text, with code, name and level of the check that tells of it."""

    code: str
    name: str
    level: str
    flaw: Flaw


class Judged(NamedTuple):
    """What is said of a text, in the order of the checks; `crashes` are codes that did not finish, and why."""

    verdicts: tuple[Verdict, ...]
    crashes: tuple[tuple[str, Exception], ...] = ()


class Judging(NamedTuple):
    """A text that is being judged: what is said of it is had by `end`, once; another process may be at it."""

    end: Callable[[], Judged]
    is_elsewhere: bool = False


def judging(prose: Prose, skipped: frozenset[str], name: str | None) -> Judging:
    """What the checks of wording say but those of the codes `skipped`; recalled and kept under `name` if there is one.

    Nothing is kept where a check crashed. A process that waits for the text of a file judges it in the meantime.
    """
    if name is None:
        return Judging(lambda: _judge(prose, skipped))
    digest, known = _digest(prose, skipped), _recalled(name)
    if digest in known:
        cache.touch(offload.KIND, name)
        return Judging(lambda: Judged(tuple(map(_unpacked, known[digest]))))
    answer = offload.ask(lambda: _request(prose, skipped))

    def end() -> Judged:
        rows = answer() if answer is not None else None
        found = _judge(prose, skipped) if rows is None else Judged(tuple(map(_unpacked, rows)))
        if not found.crashes:
            versions = [*known.items(), (digest, tuple(map(_packed, found.verdicts)))]
            cache.keep(offload.KIND, name, marshal.dumps(dict(versions[-_VERSIONS:])), _FILES)
        return found

    return Judging(end, answer is not None)


def prepare() -> None:
    """Load the checks, their patterns and lists, by judging a sentence."""
    _judge(Prose((Line(PARAGRAPH, _SENTENCE),), load_lexicon()), frozenset())


def look_up(text: str, is_idle: Callable[[], bool]) -> None:
    """Look up the words of facts while there is nothing else to do: most of them will stand in the report."""
    from reportgen.checks.lists.neighbours import Neighbours  # a text that is known does without

    text = "\n".join(line for line in text.splitlines() if len(line) > _SHORT)
    for start in range(0, len(text), _PIECE):
        if not is_idle():
            return
        deque(load_lexicon().slips(Neighbours(text[start : start + _PIECE])), 0)


def answered(request: tuple[Any, ...]) -> offload.Rows | None:
    """What is said of a text that another process asks for; None where a check crashed: it crashes there, too."""
    (wrong, terms, rules, titles, units), lines, skipped, *how = request
    own = Wording(wrong, terms, tuple(Rule(*rule) for rule in rules), titles, units)
    lexicon = load_lexicon().beside(own) if own != NO_WORDS else load_lexicon()
    year, profile, guessed, composed = how
    prose = Prose(tuple(Line(*line) for line in lines), lexicon, year, profile, guessed=guessed, composed=composed)
    found = _judge(prose, frozenset(skipped))
    return None if found.crashes else tuple(map(_packed, found.verdicts))


def _request(prose: Prose, skipped: frozenset[str]) -> tuple[Any, ...]:
    """A text with all that verdicts rest on, as plain data."""
    own = prose.lexicon.own
    words = (dict(own.wrong), own.terms, tuple(map(tuple, own.rules)), own.titles, dict(own.units))
    return words, tuple(map(tuple, prose.lines)), tuple(skipped), *_how(prose)


def _how(prose: Prose) -> tuple[int | None, str, bool, bool]:
    return prose.year, prose.profile, prose.guessed, prose.composed


def _judge(prose: Prose, skipped: frozenset[str]) -> Judged:
    from reportgen.checks.wording.table import WORDING  # a text that is known does without

    verdicts: list[Verdict] = []
    crashes: list[tuple[str, Exception]] = []
    with patterns.kept(offload.PATTERNS):
        for check in WORDING:
            try:
                flaws = [*check.run(prose)] if check.code not in skipped else ()
            except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
                crashes.append((check.code, error))
                continue
            verdicts += [Verdict(check.code, check.name, check.level, flaw) for flaw in flaws]
    return Judged(tuple(verdicts), tuple(crashes))


def _digest(prose: Prose, skipped: frozenset[str]) -> bytes:
    """Of all that verdicts rest on: the lines and their kinds, where no line holds a line feed, and the rest."""
    import hashlib  # the process that answers needs none

    lines = "\n".join(f"{line.kind} {line.text}" for line in prose.lines)
    rest = f"{(*_how(prose), prose.lexicon.key, sorted(skipped))}"
    return hashlib.sha256(f"{rest}\n{lines}".encode("utf-8", "surrogatepass")).digest()


def _recalled(name: str) -> dict[bytes, offload.Rows]:
    """By digest, what was said of the last versions of a text; nothing where it cannot be read."""
    with suppress(ValueError, TypeError, EOFError):
        found: dict[bytes, offload.Rows] = marshal.loads(cache.fetch(offload.KIND, name) or b"")  # noqa: S302  by this program
        return found
    return {}


def _packed(verdict: Verdict) -> tuple[Any, ...]:
    *row, flaw = verdict
    return (*row, *(value.value if isinstance(value, Severity) else value for value in flaw))


def _unpacked(row: tuple[Any, ...]) -> Verdict:
    code, name, level, *fields = row
    flaw = Flaw(*fields)
    return Verdict(code, name, level, flaw._replace(level=Severity(flaw.level)) if flaw.level else flaw)
