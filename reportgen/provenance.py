"""Floor 7: what a built file says of its inputs, and what a file that has been elsewhere may be believed of it.

Of a file's inputs it carries ids and bare names, never a path; and nothing that it says is followed as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from reportgen import __version__
from reportgen.diagnostics import Diagnostic, Outcome, short
from reportgen.packs.load import Pack
from reportgen.project import OFFICE_FILES
from reportgen.reading import top_of
from reportgen.source import Source

FACTS, NAME, BESIDE = "reportgen-facts", "reportgen-facts-name", "reportgen-beside"
PACK, DIGEST, VERSION = "reportgen-pack", "reportgen-pack-sha256", "reportgen-version"
_BETWEEN = " / "
_BARE = r"[^\\/\x00-\x1f\x7f-\x9f]"
_ID = r"[0-9a-f]{40}"
_NAMES = "|".join(map(re.escape, OFFICE_FILES)) + rf"|[0-9]{{4}}(?:\.{_BARE}{{1,40}})?"
_FORMS = {
    FACTS: _ID,
    NAME: rf"(?!\.{{1,2}}$){_BARE}{{1,255}}",
    BESIDE: rf"(?:{_ID} (?:{_NAMES})(?:{_BETWEEN}{_ID} (?:{_NAMES}))*)?",
    PACK: r"[\w-]+(?:/[\w-]+)*",
    DIGEST: r"[0-9a-f]{64}",
    VERSION: r"[0-9][\w.+-]{0,39}",
}
_LONGEST = 600
"""Characters of a value that are looked at."""


class Provenance(NamedTuple):
    """What a file says it was built from: the facts file's bare name and id, the pack and its digest, the version.

    `beside` are the names and ids of the files that were read with it: 办公室.yaml and the years before.
    """

    facts: str
    name: str
    beside: tuple[tuple[str, str], ...]
    pack: str
    digest: str
    version: str


    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """The custom properties of a file that say so."""
        return (
            (FACTS, self.facts),
            (NAME, self.name),
            (BESIDE, _BETWEEN.join(f"{blob} {name}" for name, blob in self.beside)),
            (PACK, self.pack),
            (DIGEST, self.digest),
            (VERSION, self.version),
        )


def provenance(inputs: Iterable[Source], pack: Pack) -> Provenance:
    """What binds a built file to its inputs, the facts file first among them."""
    facts, *beside = inputs
    others = tuple((_name(source), source.blob) for source in beside)
    return Provenance(facts.blob, _name(facts), others, pack.name, pack.digest, __version__)


def _name(source: Source) -> str:
    return PurePosixPath(source.path).name


def stated(properties: Iterable[tuple[str, str]], file: str) -> Outcome[Provenance]:
    """What a file's properties say; no value and no finding where it says nothing, a finding where it cannot be so.

    `file` is what messages call the file.
    """
    said: dict[str, str] = {}
    for name, value in properties:
        if name in _FORMS:
            said.setdefault(name, value)
    if not said:
        return Outcome(None)
    wrong = [name for name, value in said.items() if len(value) > _LONGEST or not re.fullmatch(_FORMS[name], value)]
    wrong += [name for name in _FORMS if name not in said]
    if wrong:
        what = "、".join(f"{name}“{short(said[name])}”" if name in said else f"缺 {name}" for name in wrong)
        hint = "属性多半被别的程序改过；用 --facts 写明事实文件，就不看它们"
        return Outcome(None, (Diagnostic("RG681", f"文件属性里的来源记录不对：{what}", top_of(file), (hint,)),))
    rows = (row.partition(" ") for row in said[BESIDE].split(_BETWEEN) if row)
    beside = tuple((name, blob) for blob, _, name in rows)
    return Outcome(Provenance(said[FACTS], said[NAME], beside, said[PACK], said[DIGEST], said[VERSION]))
