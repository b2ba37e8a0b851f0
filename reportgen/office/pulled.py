"""What becomes of a change made in Word: the words in which `pull` tells it."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from pathlib import Path as File

from reportgen.diagnostics import Diagnostic
from reportgen.office.bases import Base
from reportgen.office.breaking import Barred, is_changed
from reportgen.roundtrip.edits import Edit, What
from reportgen.roundtrip.grounds import Grounds
from reportgen.roundtrip.reconciling import Clash
from reportgen.roundtrip.remaining import Left, stands
from reportgen.roundtrip.searching import Taken
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import Path
from reportgen.yaml_text.tree import Mapping

_PRINTED_NO_MORE = "数写进了指标；印它的句子在事实文件里已经改掉了，重新生成也不印它"


class State(Enum):
    """What becomes of a change: offered to the facts file, in conflict with it, there already, or not for it.

    REST is no change of anybody's: the report built with what is offered still differs there.
    """

    OFFERED = "offered"
    CONFLICT = "conflict"
    THERE = "there"
    LEFT = "left"
    REST = "rest"


class Told(NamedTuple):
    """A change, what becomes of it, the paths of the file that it changes, and why it is left where it is.

    `place` is where what was changed is written today: a datum of the facts, a line of a template.
    """

    edit: Edit
    state: State
    place: Place | None = None
    paths: tuple[str, ...] = ()
    reason: str = ""


class Pulled(NamedTuple):
    """All changes, and the facts file with those that are offered (`data` None where nothing is).

    `lost` are comments that go with what was deleted. `moved_on`: the facts file is no longer what it was. `to_mend`
    is wrong in the wording of what is written, and stops a build.
    """

    base: Base
    path: File
    told: tuple[Told, ...]
    clashes: tuple[Clash, ...]
    lost: tuple[str, ...]
    moved_on: bool
    data: bytes | None
    text: str
    to_mend: tuple[Diagnostic, ...] = ()


class Compared(NamedTuple):
    """All edits, and what reports of the changed facts still lack: of those of the build (`reachable`), of today's.

    `already` is done by today's facts, `reworded` stands there in other words. `grounds` are those of the build,
    `reached` and `text` the two texts.
    """

    edits: tuple[Edit, ...]
    left: Left
    reachable: Left
    taken: tuple[Taken, ...]
    already: Collection[Edit]
    reworded: Collection[Edit]
    grounds: Grounds
    reached: Mapping
    text: Mapping


def told_of(one: Edit, found: Compared) -> Told:
    """What becomes of a change: it is gone once the file is written, would be but for a clash, or stays."""
    if one.what is What.LAYOUT:
        return Told(one, State.LEFT)
    if one in found.already:
        return Told(one, State.THERE)
    if stands(one, found.reachable):
        return Told(one, State.LEFT)
    mine = paths_of(one, found)
    paths = tuple(map(dotted, mine))
    if not stands(one, found.left) and one not in found.reworded:
        return Told(one, State.OFFERED, None, paths)
    if one.what is What.FIGURE and mine and not is_changed(found.reached, found.text, mine):
        return Told(one, State.OFFERED, None, paths, _PRINTED_NO_MORE)
    return Told(one, State.CONFLICT)


def barred_by(one: Edit, barred: dict[Path, Barred], grounds: Grounds) -> str:
    """Why a change was left, if that is because of an error; `grounds` are those of the build."""
    own = _own(one, grounds)
    mine = [why for path, why in barred.items() if (path == own if own else one.part in why.parts)]
    if not mine:
        return ""
    fault = mine[0].fault
    return f"写进去，事实文件就有错、生成不了，所以没有写（{fault.code}）：{fault.message}"


def paths_of(one: Edit, found: Compared) -> tuple[Path, ...]:
    """The values of the file that were changed for an edit: its own, else those of its paragraph and of no other."""
    mine = [t for t in found.taken if one.part in t.parts]
    own = _own(one, found.grounds)
    if any(own in t.paths for t in mine):
        return (own,)
    here = {_own(other, found.grounds) for other in found.edits if other.part == one.part}
    there = {_own(other, found.grounds) for other in found.edits if other.part != one.part} - here
    alone = (path for t in mine for path in t.paths if len(t.parts) == 1 or path not in there)
    return tuple(dict.fromkeys(alone))


def _own(one: Edit, grounds: Grounds) -> Path:
    """The value that was changed; () where it stands in none of the file."""
    known = grounds.scalar(one.origin) if one.origin is not None else None
    return known[0] if known is not None else ()


def dotted(path: Path) -> str:
    """A path as people write it: 正文.举措[0].内容."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")
