"""Floor 7: what a built file says of its inputs, and what a file that has been elsewhere may be believed of it.

Of a file's inputs it carries ids and bare names, never a path; and nothing that it says is followed as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from reportgen import __version__
from reportgen.diagnostics import Diagnostic, Outcome, short
from reportgen.packs.load import Pack
from reportgen.project import OFFICE_FILES
from reportgen.reading import top_of
from reportgen.source import Source
from reportgen.tuples import NamedTuple

FACTS, NAME, BESIDE = "reportgen-facts", "reportgen-facts-name", "reportgen-beside-"
PACK, DIGEST, VERSION = "reportgen-pack", "reportgen-pack-sha256", "reportgen-version"
_BARE = r"[^\\/\x00-\x1f\x7f-\x9f]"
_ID = r"[0-9a-f]{40}"
_OTHER = "|".join(map(re.escape, OFFICE_FILES)) + rf"|[0-9]{{4}}(?:\.{_BARE}{{1,40}})?"
_FORMS = {
    FACTS: _ID,
    NAME: rf"(?!\.{{1,2}}$){_BARE}{{1,255}}",
    PACK: r"[\w-]+(?:/[\w-]+)*",
    DIGEST: r"[0-9a-f]{64}",
    VERSION: r"[0-9][\w.+-]{0,39}",
}
_LONGEST = 255
"""Characters of a value: what Word keeps of one."""
_LONGEST_NAME = 255
"""Bytes of a file's name: what file systems take."""
_MOST = 16
"""Files that may have been read with the facts file."""


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
            *((f"{BESIDE}{name}", blob) for name, blob in self.beside),
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
        if name in _FORMS or name.startswith(BESIDE):
            said.setdefault(name, value)
    if not said:
        return Outcome(None)
    wrong = [name for name, value in said.items() if len(value) > _LONGEST or not _is_ours(name, value)][:_MOST]
    wrong += [name for name in _FORMS if name not in said]
    beside = tuple((name.removeprefix(BESIDE), value) for name, value in said.items() if name.startswith(BESIDE))
    if wrong or len(beside) > _MOST:
        told = "、".join(f"{short(name)}“{short(said[name])}”" if name in said else f"缺 {name}" for name in wrong)
        hint = "属性多半被别的程序改过；用 --facts 写明事实文件，就不看它们"
        message = f"文件属性里的来源记录不对：{told or '一起读的文件太多'}"
        return Outcome(None, (Diagnostic("RG681", message, top_of(file), (hint,)),))
    return Outcome(Provenance(said[FACTS], said[NAME], beside, said[PACK], said[DIGEST], said[VERSION]))


def _is_ours(name: str, value: str) -> bool:
    """Whether a build could have written that."""
    if name == NAME and len(value.encode()) > _LONGEST_NAME:
        return False
    if name in _FORMS:
        return re.fullmatch(_FORMS[name], value) is not None
    return re.fullmatch(_OTHER, name.removeprefix(BESIDE)) is not None and re.fullmatch(_ID, value) is not None
