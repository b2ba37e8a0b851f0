"""What the checks of wording say of a text, and what of it an earlier run has said already.

A clerk checks, changes a line, and checks again. So what was said is kept under the name of the file: a line that
stands as it stood, between the same two, is not judged again, and for a text that has not changed at all the checks
are not even loaded. What is said is the same with and without.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from reportgen import cache, patterns
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.row import LINE, Check
from reportgen.diagnostics import Severity
from reportgen.tuples import NamedTuple

_T = TypeVar("_T")

_KIND = "verdicts"
_PATTERNS = "wording"
"""Under this name the patterns of these checks are kept, apart from those that every build needs."""
_FILES, _MOST = 200, 4000
"""Texts that are remembered; lines and versions of one."""
_SIZE = 12
"""Bytes of a digest."""


class Verdict(NamedTuple):
    """A flaw of a text, with code, name and level of the check that tells of it."""

    code: str
    name: str
    level: str
    flaw: Flaw


class Judged(NamedTuple):
    """What is said of a text, by check and place; `crashes` are the codes of checks that did not finish, and why."""

    verdicts: tuple[Verdict, ...]
    crashes: tuple[tuple[str, Exception], ...] = ()


_Known = dict[bytes, tuple[Verdict, ...]]
"""What is said of a text, by its digest, and what is said of a line if nothing elsewhere excuses it, by its digest and
those of its neighbours; offsets are counted from the beginning of each."""


def judged(prose: Prose, skipped: frozenset[str] = frozenset(), name: str | None = None) -> Judged:
    """What the checks of wording say but those of the codes `skipped`; recalled and kept under `name` if there is one.

    Nothing is kept where a check crashed, or asked where something was written, which is no part of the text.
    """
    key = _key(name, prose, skipped) if name is not None else ""
    known = _recalled(key) if key else {}
    lines, whole = _digests(prose)
    if whole in known:
        return Judged(known[whole])
    asked = prose.asked
    with patterns.kept(_PATTERNS):
        judging = _Judging(prose, lines, known, skipped)
        said, of_lines = judging.verdicts()
    if key and not judging.crashes and prose.asked == asked:
        _keep(key, known, {**of_lines, whole: said})
    return Judged(said, tuple(judging.crashes))


class _Judging:
    """The checks of a text as a whole, and of those lines of it that are not known."""

    def __init__(self, prose: Prose, lines: list[bytes], known: _Known, skipped: frozenset[str]) -> None:
        from reportgen.checks.wording.table import WORDING  # a text that is known does without

        self.prose, self.lines, self.known = prose, lines, known
        self.checks = [check for check in WORDING if check.code not in skipped]
        self.fresh = {line: at for at, line in enumerate(lines) if line not in known}
        self.crashes: list[tuple[str, Exception]] = []

    def verdicts(self) -> tuple[tuple[Verdict, ...], _Known]:
        """What is said of the whole, by check and place, and of each of its lines."""
        said = [v for check in self.checks if check.scope != LINE for v in self._run(check, self.prose)]
        fresh = self._of_lines()
        found = {line: tuple(fresh[line]) if line in fresh else self.known[line] for line in self.lines}
        starts = zip(self.lines, self.prose.starts)
        said += self._unexcused(_moved(verdict, start) for line, start in starts for verdict in found[line])
        return tuple(sorted(said, key=lambda v: (v.code, v.flaw.start, v.flaw.end))), found

    def _of_lines(self) -> dict[bytes, list[Verdict]]:
        """What is said of each line that was not known."""
        part, numbers = self._part()
        found: dict[bytes, list[Verdict]] = {line: [] for line in self.fresh}
        for check in self.checks if found else ():
            for verdict in self._run(check, part) if check.scope == LINE else ():
                index = part.index(verdict.flaw.start)
                line = self.lines[numbers[index]]
                if self.fresh.get(line) == numbers[index]:  # not a neighbour, nor the same once more
                    found[line].append(_moved(verdict, -part.starts[index]))
        return found

    def _part(self) -> tuple[Prose, list[int]]:
        """The lines that are to be judged with their neighbours, as a text, and the number of each in the whole."""
        wanted = {near for at in self.fresh.values() for near in (at - 1, at, at + 1)}
        numbers = [at for at in range(len(self.lines)) if at in wanted]
        return (self.prose if len(numbers) == len(self.lines) else self.prose.part(numbers)), numbers

    def _unexcused(self, said: Iterable[Verdict]) -> Iterator[Verdict]:
        """What is said of lines, but for what the rest of the text explains."""
        excuses = {check.code: check.excuse for check in self.checks}
        for verdict in said:
            excuse = excuses[verdict.code]
            if excuse is None or not self._tried(verdict.code, excuse, self.prose, verdict.flaw):
                yield verdict

    def _run(self, check: Check, text: Prose) -> list[Verdict]:
        flaws = self._tried(check.code, lambda: [*check.run(text)]) or ()
        return [Verdict(check.code, check.name, check.level, flaw) for flaw in flaws]

    def _tried(self, code: str, ask: Callable[..., _T], *given: object) -> _T | None:
        """What it answers; None where it crashes: our fault, reported as such, must not cost the others."""
        try:
            return ask(*given)
        except Exception as error:  # noqa: BLE001  see above
            self.crashes.append((code, error))
            return None


def _moved(verdict: Verdict, by: int) -> Verdict:
    flaw = verdict.flaw
    related = tuple((message, start + by, end + by) for message, start, end in flaw.related)
    return verdict._replace(flaw=flaw._replace(start=flaw.start + by, end=flaw.end + by, related=related))


def _digests(prose: Prose) -> tuple[list[bytes], bytes]:
    """Of each line with its two neighbours, and of the whole."""
    own = [_digest(f"{line.kind}\0{line.text}") for line in prose.lines]
    edge = bytes(_SIZE)
    near = zip((edge, *own), own, (*own[1:], edge))
    return [b"".join(three) for three in near], hashlib.blake2b(b"".join(own), digest_size=_SIZE).digest()


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def _key(name: str, prose: Prose, skipped: frozenset[str]) -> str:
    """All that verdicts rest on besides the lines."""
    how = (prose.year, prose.profile, prose.guessed, prose.composed, prose.lexicon.key, sorted(skipped))
    return f"{name}\0{how}"


def _recalled(key: str) -> _Known:
    data = cache.fetch(_KIND, key)
    if data is None:
        return {}
    rows = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
    return {line: tuple(map(_unpacked, said)) for line, said in rows.items()}


def _keep(key: str, known: _Known, used: _Known) -> None:
    """What was of use stands last: it is forgotten last."""
    rows = [*((line, said) for line, said in known.items() if line not in used), *used.items()][-_MOST:]
    cache.keep(_KIND, key, marshal.dumps({line: tuple(map(_packed, said)) for line, said in rows}), _FILES)


def _packed(verdict: Verdict) -> tuple[Any, ...]:
    """As plain data."""
    *row, flaw = verdict
    return (*row, *flaw[:-1], flaw.level and flaw.level.value)


def _unpacked(row: tuple[Any, ...]) -> Verdict:
    code, name, level, *flaw, own = row
    return Verdict(code, name, level, Flaw(*flaw)._replace(level=Severity(own) if own else None))
