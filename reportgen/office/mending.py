"""`check --fix`: mechanical faults mended in a facts file and its 办公室.yaml; templates are nobody's to touch here.

A report is checked with the mended texts before anything is written. Only the scalars that a change stands in may
read otherwise afterwards, and only as the change says; a change that would do more is left undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.editions import Edition
from reportgen.fixes import ROUNDS, Change, applied, as_bytes, changes_of
from reportgen.reading import top_of
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop
from reportgen.yaml_text.edit import meaning, scalars
from reportgen.yaml_text.tree import Entry, Node, Scalar, parse
from reportgen.yaml_text.tree import Sequence as List


class Mended(NamedTuple):
    """The files that are to be written, with their bytes, and every change made."""

    files: Mapping[Path, bytes]
    changes: tuple[Change, ...]


def mend(path: Path, workshop: Workshop, edition: Edition) -> Outcome[Mended]:
    """The files of a report mended until nothing is left that can be, and the findings that remain.

    None where a mended file would not read as it should.

    Raises:
        ReportgenError: wrong use (no such file, a file that is not checked).
    """
    office = project.find_office(path)
    files = {project.shown(file): file for file in (path, office) if file is not None}
    original: dict[Path, bytes] = {}
    done: list[Change] = []
    try:
        for _ in range(ROUNDS):
            found = pipeline.check(path, workshop, edition).diagnostics
            made = [change for name in files for change in _safe(changes_of(found, name))]
            if not made:
                texts = {file: as_bytes(workshop.drafts[file], data) for file, data in original.items()}
                return Outcome(Mended(texts, tuple(done)), found)
            for name, file in files.items():
                changes = [change for change in made if change.place.source.path == name]
                if changes:
                    original.setdefault(file, file.read_bytes())
                    workshop.drafts[file] = applied(changes[0].place.source, changes)
            done += made
    finally:
        for file in original:
            workshop.drafts.pop(file, None)
    message = "改正后的内容会与应有的不同，没有改动；这是程序的错"
    return Outcome(None, (Diagnostic("RG902", message, top_of(project.shown(path)), ("请把这个文件发给维护人员",)),))


def _safe(changes: Sequence[Change]) -> Sequence[Change]:
    """Those changes that alter nothing but the texts that they stand in."""
    if not changes or _is_verbatim(changes):
        return changes
    alone = [change for change in changes if _is_verbatim([change])]
    return alone if alone and _is_verbatim(alone) else []


def _is_verbatim(changes: Sequence[Change]) -> bool:
    """Whether the file with the changes says what it did, but for these very characters.

    The file is read with one sign in place of each change: what it says with the old characters for the signs must be
    what the file says, and with the new ones what the mended file says.
    """
    source = changes[0].place.source
    sign = next(c for c in map(chr, count(0xE000)) if c not in source.text)
    signed = parse(applied(source, [change._replace(text=sign) for change in changes])).value
    before, after = parse(source).value, parse(applied(source, changes)).value
    if signed is None or before is None or after is None:
        return False
    if sum(scalar.text.count(sign) for scalar in scalars(signed)) != len(changes):
        return False
    return _reads(signed, sign, [c.before for c in changes], before) and _reads(
        signed, sign, [c.text for c in changes], after
    )


def _reads(signed: Node, sign: str, texts: Sequence[str], tree: Node) -> bool:
    """Whether a tree is the signed one with `texts` for its signs, in order."""
    return meaning(_filled(signed, sign, iter(texts))) == meaning(tree)


def _filled(node: Node, sign: str, texts: Iterator[str]) -> Node:
    if isinstance(node, Scalar):
        first, *rest = node.text.split(sign)
        return node._replace(text=first + "".join(next(texts) + part for part in rest))
    if isinstance(node, List):
        return node._replace(items=tuple(_filled(item, sign, texts) for item in node.items))
    entries = []
    for entry in node.entries:
        key = _filled(entry.key, sign, texts)
        assert isinstance(key, Scalar), "a scalar stays one"
        entries.append(Entry(key, _filled(entry.value, sign, texts)))
    return node._replace(entries=tuple(entries))
