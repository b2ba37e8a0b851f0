"""What the checks of wording say of a text, and whether an earlier run has said it already.

A clerk checks a report, builds it, and builds it once more for publication. So what was said of a text is kept under
the name of its file, and for a text that stands as it stood the checks are not even loaded. They are functions of what
the key and the digest hold, so that what is said is the same with and without.
"""

from __future__ import annotations

import hashlib
import marshal
from contextlib import suppress
from typing import Any

from reportgen import cache, patterns
from reportgen.checks.prose import Flaw, Prose
from reportgen.diagnostics import Severity
from reportgen.tuples import NamedTuple

_KIND = "verdicts"
_FILES, _VERSIONS = 200, 4
"""Files whose texts are remembered, and versions of each: two editions, as they are and as they were."""
_PATTERNS = "wording"
"""Under this name the patterns of these checks are kept, apart from those that every build needs."""


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


_Rows = tuple[tuple[Any, ...], ...]
"""Verdicts as plain data."""


def judged(prose: Prose, skipped: frozenset[str] = frozenset(), name: str | None = None) -> Judged:
    """What the checks of wording say but those of the codes `skipped`; recalled and kept under `name` if there is one.

    Nothing is kept where a check crashed.
    """
    if name is None:
        return _judge(prose, skipped)
    key, digest = _key(name, prose, skipped), _digest(prose)
    known = _recalled(key)
    if digest in known:
        return Judged(tuple(map(_unpacked, known[digest])))
    found = _judge(prose, skipped)
    if not found.crashes:
        versions = [*known.items(), (digest, tuple(map(_packed, found.verdicts)))]
        cache.keep(_KIND, key, marshal.dumps(dict(versions[-_VERSIONS:])), _FILES)
    return found


def _judge(prose: Prose, skipped: frozenset[str]) -> Judged:
    from reportgen.checks.wording.table import WORDING  # a text that is known does without

    verdicts: list[Verdict] = []
    crashes: list[tuple[str, Exception]] = []
    with patterns.kept(_PATTERNS):
        for check in WORDING:
            try:
                flaws = [*check.run(prose)] if check.code not in skipped else ()
            except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
                crashes.append((check.code, error))
                continue
            verdicts += [Verdict(check.code, check.name, check.level, flaw) for flaw in flaws]
    return Judged(tuple(verdicts), tuple(crashes))


def _key(name: str, prose: Prose, skipped: frozenset[str]) -> str:
    """All that verdicts rest on besides the lines."""
    how = (prose.year, prose.profile, prose.guessed, prose.composed, prose.lexicon.key, sorted(skipped))
    return f"{name}\0{how}"


def _digest(prose: Prose) -> bytes:
    """Of the lines and their kinds; no line holds a line feed."""
    lines = "\n".join(f"{line.kind} {line.text}" for line in prose.lines)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).digest()


def _recalled(key: str) -> dict[bytes, _Rows]:
    """By digest, what was said of the last versions of a text; nothing where it cannot be read."""
    with suppress(ValueError, TypeError, EOFError):
        found: dict[bytes, _Rows] = marshal.loads(cache.fetch(_KIND, key) or b"")  # noqa: S302  written by this program
        return found
    return {}


def _packed(verdict: Verdict) -> tuple[Any, ...]:
    *row, flaw = verdict
    return (*row, *(value.value if isinstance(value, Severity) else value for value in flaw))


def _unpacked(row: tuple[Any, ...]) -> Verdict:
    code, name, level, *fields = row
    flaw = Flaw(*fields)
    return Verdict(code, name, level, flaw._replace(level=Severity(flaw.level)) if flaw.level else flaw)
