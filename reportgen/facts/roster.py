"""名录.yaml: the units that hand in reports, who is above whom, and where a unit's files lie."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Related, short
from reportgen.facts.schema import KINDS, LEVELS
from reportgen.reading import Wanted, is_file, read_source, top_of
from reportgen.records import Field, Kind, Reader, in_years, join
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Node, parse

MEMBER = (
    Field("代码", Kind.TEXT, "单位的代码，各单位不同", required=True, example="410299"),
    Field("名称", Kind.TEXT, "单位的全称，与事实文件的 单位.名称 相同", required=True, example="示例市司法局"),
    Field("层级", Kind.CHOICE, "所在层级，报送期限按它看", choices=LEVELS, example="县"),
    Field("类别", Kind.CHOICE, "单位类别，报送期限按它看", choices=KINDS, example="部门"),
    Field("上级", Kind.TEXT, "上级单位的代码", example="410200"),
    Field(
        "文件", Kind.TEXT, "事实文件所在的文件夹，从名录所在的文件夹写起；不写就按代码、名称找", example="data/司法局"
    ),
    Field("模板", Kind.TEXT, "要交哪一种报告，没有交的按它的义务看期限", example="national/five-part"),
    Field("自", Kind.YEAR, "从哪一年度起要交"),
    Field("至", Kind.YEAR, "到哪一年度为止要交"),
)
ROSTER = (
    Field("名称", Kind.TEXT, "名录的名称"),
    Field("模板", Kind.TEXT, "各单位要交哪一种报告；某个单位不同的，写在它那一行", example="national/five-part"),
    Field("单位", Kind.ITEMS, "各单位，一行一个", fields=MEMBER),
    Field(
        "下级名录",
        Kind.TEXTS,
        "另外的名录文件，从这份名录所在的文件夹写起；单位很多时分开写",
        example="[名录/甲市.yaml]",
    ),
)
SIZE_LIMIT = 8 << 20
"""Bytes of one roster; that of some ten thousand units."""
MOST_FILES = 2_000
"""Rosters that one may name, those below them included."""
FILE = Wanted(
    "名录",
    "名录.yaml",
    "名录是 .yaml 文本，一行一个单位：- {代码: 410299, 名称: 示例市司法局, 层级: 县, 类别: 部门}",
    "写上“单位:”，每行一个：- {代码: 410299, 名称: 示例市司法局, 层级: 县, 类别: 部门}",
    "分成几份，用 下级名录 列出",
    "多半不是文本文件，或已损坏：换成原来的 .yaml 文件",
)


class Member(NamedTuple):
    """One unit of the roster; "" for what is not written. `file` is seen from the folder of the first roster."""

    code: str
    name: str
    level: str
    kind: str
    above: str
    file: str
    pack: str
    since: int | None
    until: int | None
    place: Place
    named: Place | None = None
    """Where 名称 is written; `place` is that of 代码."""
    superior: Place | None = None
    """Where 上级 is written."""

    def reports_in(self, year: int) -> bool:
        """Whether it has to hand in a report on `year`."""
        return in_years(year, self.since, self.until)


class Roster(NamedTuple):
    """The units in the order of the files, those of a 下级名录 behind the units of the file that names it."""

    name: str
    members: tuple[Member, ...]


class Document(NamedTuple):
    """One file of a roster."""

    name: str
    members: tuple[Member, ...]
    below: tuple[tuple[str, Place], ...]


def load_roster(path: Path, shown: Callable[[Path], str]) -> Outcome[Roster]:
    """A roster with all that it names; None where anything in it is wrong. `shown` names files in messages.

    Raises:
        ReportgenError: there is no such file, or it cannot be opened.
    """
    faults: list[Diagnostic] = []
    members: list[Member] = []
    seen: set[Path] = set()
    name = ""
    for document in _documents(path, shown, faults, seen):
        name = name or document.name
        members += document.members
    faults += _faults_of(members)
    if not members and not faults:
        hint = "在 单位 下面一行写一个：- {代码: 410299, 名称: 示例市司法局, 层级: 县, 类别: 部门}"
        faults.append(Diagnostic("RG440", "名录里没有单位", top_of(shown(path)), (hint,)))
    failed = any(fault.is_error for fault in faults)
    return Outcome(None if failed else Roster(name, tuple(members)), tuple(faults))


def _documents(
    path: Path, shown: Callable[[Path], str], faults: list[Diagnostic], seen: set[Path]
) -> Iterator[Document]:
    """The files of a roster, depth first; what is wrong with them goes to `faults`."""
    top = path.parent
    waiting: list[tuple[Path, Place | None]] = [(path, None)]
    while waiting:
        file, named = waiting.pop()
        fault = _unusable(file, top, seen, named, shown)
        if fault is not None:
            faults.append(fault)
            continue
        seen.add(_real(file))
        read = _read(file, top, shown(file))
        faults += read.diagnostics
        if read.value is not None:
            yield read.value
            waiting += [(file.parent / below, place) for below, place in reversed(read.value.below)]


def _unusable(
    file: Path, top: Path, seen: set[Path], named: Place | None, shown: Callable[[Path], str]
) -> Diagnostic | None:
    """Why a file that another roster names is not read."""
    if named is None:
        return None
    if not _real(file).is_relative_to(_real(top)):
        return Diagnostic("RG440", "下级名录在这份名录的文件夹之外", named, ("移到它下面的文件夹，只写相对的路径",))
    if _real(file) in seen:
        return Diagnostic("RG440", f"{shown(file)} 已经列过一次", named, ("删去重复的一处",))
    if not is_file(file):
        return Diagnostic("RG440", f"没有这份下级名录：{short(shown(file), 60)}", named, ("核对文件名和文件夹",))
    if len(seen) >= MOST_FILES:
        return Diagnostic("RG440", f"下级名录超过 {MOST_FILES} 份", named, ("把小的名录合并起来",))
    return None


def _real(path: Path) -> Path:
    """Where links lead; those that lead in a circle stay what they are, and are no file."""
    return Path(os.path.realpath(path))


def _read(path: Path, top: Path, shown: str) -> Outcome[Document]:
    source = read_source(path, shown, SIZE_LIMIT, FILE)
    tree = parse(source.value) if source.value is not None else None
    if source.value is None or tree is None or tree.value is None:
        return Outcome(None, (*source.diagnostics, *(tree.diagnostics if tree else ())))
    reader = Reader(source.value)
    found = reader.fields(tree.value, ROSTER, "")
    name, pack = (_text(reader, found, key, key) for key in ("名称", "模板"))
    folder = _real(path.parent).relative_to(_real(top)).as_posix()
    rows = reader.items(found["单位"], "单位") if "单位" in found else []
    read = (_member(reader, item, where, pack, folder) for item, where in rows)
    members = tuple(member for member in read if member is not None)
    below = reader.texts(found["下级名录"], "下级名录") if "下级名录" in found else []
    named = tuple((scalar.text.strip(), reader.place(scalar, where)) for scalar, where in below)
    return Outcome(Document(name, members, named), (*source.diagnostics, *tree.diagnostics, *reader.faults))


def _member(reader: Reader, item: Node, path: str, pack: str, folder: str) -> Member | None:
    found = reader.fields(item, MEMBER, path)
    code, name, above, file, own = (
        _text(reader, found, key, join(path, key)) for key in ("代码", "名称", "上级", "文件", "模板")
    )
    level, kind = (_choice(reader, found, key, path, choices) for key, choices in (("层级", LEVELS), ("类别", KINDS)))
    since, until = (reader.year(found[key], join(path, key)) if key in found else None for key in ("自", "至"))
    reader.in_order(since, until, "RG440", item, path)
    if file:
        file = f"{folder}/{file}" if folder != "." else file
    if not code or not name:
        return None
    place = reader.place(found["代码"], join(path, "代码"))
    named, superior = (reader.place(found[k], join(path, k)) if k in found else None for k in ("名称", "上级"))
    return Member(code, name, level, kind, above, file, own or pack, since, until, place, named, superior)


def _text(reader: Reader, found: Mapping[str, Node], key: str, path: str) -> str:
    scalar = reader.scalar(found[key], path) if key in found else None
    return scalar.text.strip() if scalar else ""


def _choice(reader: Reader, found: Mapping[str, Node], key: str, path: str, choices: tuple[str, ...]) -> str:
    scalar = reader.choice(found[key], choices, join(path, key)) if key in found else None
    return scalar.text if scalar else ""


def _faults_of(members: list[Member]) -> Iterator[Diagnostic]:
    """What single rows do not show: doubles, superiors that are not there, circles."""
    first: dict[tuple[str, str], Place | None] = {}
    for member in members:
        for what, text, place in (("代码", member.code, member.place), ("名称", member.name, member.named)):
            other = first.setdefault((what, text), place)
            if other is not place and other is not None:
                message = f"{what}“{short(text)}”写了两次"
                related = (Related("前一个写在这里", other),)
                yield Diagnostic("RG441", message, place, ("两个单位的，改其中一个；同一个的，删去一行",), related)
    known = {member.code: member for member in members}
    for member in members:
        if member.above and member.above not in known:
            message = f"“{short(member.name)}”的上级“{short(member.above)}”不在名录里"
            yield Diagnostic("RG442", message, member.superior, ("核对上级的代码，或补上这个上级单位；没有上级的不写",))
    yield from _circles(known)


def _circles(known: Mapping[str, Member]) -> Iterator[Diagnostic]:
    """Units that are their own superiors by way of others; each circle once."""
    sound: set[str] = set()
    for first in known:
        code, way = first, dict[str, None]()
        while code in known and code not in sound and code not in way:
            way[code] = None
            code = known[code].above
        if code in way:
            circle = [*way][[*way].index(code) :]
            names = " → ".join(short(known[each].name) for each in [*circle[:5], circle[0]])
            message = f"上级绕成了圈：{names}"
            yield Diagnostic("RG443", message, known[code].superior, ("改正其中一个单位的上级",))
        sound.update(way)
