"""Ways to spoil a .docx: bytes of the zip, its directory, its parts, their XML. Same seed and number, same file."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from spoiling_xml import spoil_xml
from spoiling_zips import ZIPS
from troubles import BLOCKS, NUMBERINGS, RELATIONS, STYLES

Parts: TypeAlias = MutableMapping[str, bytes]
"""What a package holds, by name."""
Spoil: TypeAlias = Callable[[Parts, Random], None]


class Case(NamedTuple):
    """A file, and which ways of spoiling made it."""

    seed: str
    steps: tuple[str, ...]
    data: bytes


def parts_of(data: bytes) -> Parts:
    """What a package holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("/")}


def packed(parts: Mapping[str, bytes], doubled: Sequence[str] = ()) -> bytes:
    """A zip of these parts; those of `doubled` stand in it twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name in (*parts, *doubled):
            file.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), parts[name], zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()


def case(seeds: Mapping[str, bytes], seed: int, number: int) -> Case:
    """The file of this number; `seeds` are whole documents by their names."""
    chance = Random(f"{seed}/{number}")
    name = chance.choice(sorted(seeds))
    parts, steps, doubled = parts_of(seeds[name]), [], []
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 6))):
        step = chance.choice(PARTS)
        steps.append(step.__name__)
        step(parts, chance)
    if parts and chance.random() < 0.03:
        steps.append("a part twice")
        doubled.append(chance.choice(sorted(parts)))
    data = packed(parts, doubled)
    if not steps or chance.random() < 0.25:
        zipped = chance.choice(ZIPS)
        steps.append(zipped.__name__)
        data = zipped(data, chance)
    return Case(name, tuple(steps), data)


# --- parts --------------------------------------------------------------------------------------------------


def _pick(parts: Parts, chance: Random) -> str | None:
    """A part of XML, the text more often than others."""
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    if not names:
        return None
    text = [name for name in names if name.endswith("document.xml")]
    return chance.choice(text) if text and chance.random() < 0.4 else chance.choice(names)


def part_missing(parts: Parts, chance: Random) -> None:
    if parts:
        del parts[chance.choice(sorted(parts))]


def part_empty(parts: Parts, chance: Random) -> None:
    if parts:
        parts[chance.choice(sorted(parts))] = b""


def part_for_another(parts: Parts, chance: Random) -> None:
    if parts:
        parts[chance.choice(sorted(parts))] = parts[chance.choice(sorted(parts))]


def part_renamed(parts: Parts, chance: Random) -> None:
    name = _pick(parts, chance)
    if name is not None:
        odd = (
            name.upper(),
            f"/{name}",
            name.replace("/", "\\"),
            f"../{name}",
            f"{name}/",
            "",
            "a" * 5000,
            "甲\u202e.xml",
        )
        parts[chance.choice(odd) or "x"] = parts.pop(name)


def part_in_another_encoding(parts: Parts, chance: Random) -> None:
    name = _pick(parts, chance)
    if name is not None:
        coding = chance.choice(("utf-16", "utf-16-le", "gb18030", "utf-8-sig", "utf-7", "utf-32"))
        text = parts[name].decode("utf-8", "replace")
        said = chance.choice((coding.upper(), "UTF-8", "GBK", "iso-8859-1"))
        parts[name] = text.replace('encoding="UTF-8"', f'encoding="{said}"').encode(coding, "replace")


def bytes_of_a_part(parts: Parts, chance: Random) -> None:
    name = _pick(parts, chance)
    if name is not None and parts[name]:
        made = bytearray(parts[name])
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(made))
            made[at : at + chance.choice((0, 1, 1, 20))] = chance.randbytes(chance.choice((0, 1, 1, 3)))
            if not made:
                break
        parts[name] = bytes(made)


def text_of_a_part(parts: Parts, chance: Random) -> None:
    name = _pick(parts, chance)
    if name is not None:
        parts[name] = spoil_xml(parts[name], chance)


def _put(pieces: Sequence[Callable[[Random], bytes]], part: str, before: bytes) -> Spoil:
    """Something put into a part, before a tag or (of the text) at any paragraph."""

    def put(parts: Parts, chance: Random) -> None:
        name = next((name for name in sorted(parts) if name.endswith(part)), None)
        if name is None:
            return
        data = parts[name]
        places = [m.start() for m in re.finditer(before, data)]
        if places:
            at = chance.choice(places)
            parts[name] = data[:at] + chance.choice(pieces)(chance) + data[at:]

    return put


_block = _put(BLOCKS, "word/document.xml", rb"<w:p[ >]|</w:body>|<w:r>|</w:tc>|<w:tr[ >]")
_style = _put(STYLES, "word/styles.xml", rb"<w:style |</w:styles>")
_numbering = _put(NUMBERINGS, "word/numbering.xml", rb"<w:abstractNum |<w:num |</w:numbering>")
_relation = _put(RELATIONS, ".rels", rb"<Relationship |</Relationships>")


def block_put_in(parts: Parts, chance: Random) -> None:
    _block(parts, chance)


def block_in_notes(parts: Parts, chance: Random) -> None:
    part = chance.choice(("footnotes.xml", "comments.xml", "footer1.xml", "header1.xml", "endnotes.xml"))
    _put(BLOCKS, part, rb"<w:p[ >]|</w:p>")(parts, chance)


def style_put_in(parts: Parts, chance: Random) -> None:
    _style(parts, chance)


def numbering_put_in(parts: Parts, chance: Random) -> None:
    _numbering(parts, chance)


def relation_put_in(parts: Parts, chance: Random) -> None:
    _relation(parts, chance)


def relation_of_the_text(parts: Parts, chance: Random) -> None:
    _put(RELATIONS, "document.xml.rels", rb"<Relationship ")(parts, chance)


PARTS: tuple[Spoil, ...] = (
    part_missing, part_empty, part_for_another, part_renamed, part_in_another_encoding, bytes_of_a_part,
    text_of_a_part, text_of_a_part, text_of_a_part, text_of_a_part,
    block_put_in, block_put_in, block_put_in, block_put_in, block_in_notes, style_put_in, numbering_put_in,
    relation_put_in, relation_of_the_text,
)  # fmt: skip
