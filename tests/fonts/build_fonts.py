#!/usr/bin/env python3
"""Makes metric stand-ins for the five faces of GB/T 9704-2012 out of free fonts.

Every stand-in has its own family name, so the font name found in a PDF says at once which role (FangSong,
Kai, Hei, XiaoBiaoSong, Song) the text was set in.

What is changed in the copies, and why:

* name table: "GW <Role>", so that a role can be told from a PDF;
* vertical metrics: ascent 1.009 em, descent 0.291 em, no line gap, 1.300 em in all. The Windows faces
  (SimSun, FangSong, KaiTi, SimHei) have 0.859/0.141 em and Word sets an East Asian line 1.3 times as high as
  ascent and descent together; LibreOffice does not add the 0.3, so the copies carry it, half on each side.

Advance widths stay untouched: 1 em for hanzi and full-width punctuation, 1/2 em for ASCII, which is what the
Windows faces have as well.

The copies are for measuring on one machine only; do not distribute them.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Font: TypeAlias = Any  # fontTools names the tables of a font at run time
ASCENT, DESCENT = 1.009, 0.291
FOREIGN_TABLES = ("EBLC", "EBDT", "EBSC", "DSIG", "BASE")
"""Bitmaps, signatures and baselines of the source, which no longer fit the copy."""


@dataclass(frozen=True)
class StandIn:
    """One face: its source, the family in it where it is a collection, and the names it answers to."""

    role: str
    source: str
    family: str | None
    names: str

    def find(self, folder: Path) -> Path | None:
        """The stand-in in `folder`, if it was made before."""
        return next(iter(sorted(folder.glob(f"GW-{self.role}.[ot]tf"))), None)


STAND_INS = (
    StandIn(
        "FangSong",
        "truetype/arphic-gbsn00lp/gbsn00lp.ttf",
        None,
        "仿宋_GB2312 FangSong_GB2312 仿宋 FangSong 华文仿宋 STFangsong 方正仿宋_GBK 方正仿宋简体",
    ),
    StandIn(
        "Kai",
        "truetype/arphic-gkai00mp/gkai00mp.ttf",
        None,
        "楷体_GB2312 KaiTi_GB2312 楷体 KaiTi 华文楷体 STKaiti 方正楷体_GBK 方正楷体简体",
    ),
    StandIn(
        "Song",
        "truetype/arphic/uming.ttc",
        "AR PL UMing CN",
        "宋体 SimSun 新宋体 NSimSun 华文宋体 STSong 方正书宋_GBK 方正书宋简体",
    ),
    StandIn(
        "Hei",
        "opentype/noto/NotoSansCJK-Regular.ttc",
        "Noto Sans Mono CJK SC",
        "黑体 SimHei 华文黑体 STHeiti 方正黑体_GBK 方正黑体简体",
    ),
    StandIn(
        "XiaoBiaoSong",
        "opentype/noto/NotoSerifCJK-Bold.ttc",
        "Noto Serif CJK SC",
        "方正小标宋简体 方正小标宋_GBK FZXiaoBiaoSong-B05S FZXiaoBiaoSong-B05 小标宋 华文中宋",
    ),
)

CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="xdg">fonts</dir>
{rules}</fontconfig>
"""
RULE = """  <match target="pattern">
    <test qual="any" name="family" compare="eq"><string>{name}</string></test>
    <edit name="family" mode="assign" binding="same"><string>GW {role}</string></edit>
  </match>
"""


def main() -> int:
    """Make what is missing and print what was made; 1 if a source font is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", type=Path, help="folder for the stand-in fonts")
    parser.add_argument("--conf", type=Path, help="fontconfig file to write")
    parser.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"), help="root of the sources")
    parser.add_argument("--force", action="store_true", help="make them anew")
    args = parser.parse_args()
    args.target.mkdir(parents=True, exist_ok=True)
    missing = 0
    for stand_in in STAND_INS:
        if stand_in.find(args.target) and not args.force:
            continue
        source = args.fonts / stand_in.source
        if source.exists():
            print(build(stand_in, source, args.target))
        else:
            print(f"{stand_in.role}: {source} is not there", file=sys.stderr)
            missing += 1
    if args.conf and write_conf(args.conf):
        print(args.conf)
    return 1 if missing else 0


def build(stand_in: StandIn, source: Path, target: Path) -> Path:
    """Make one stand-in; it appears in the folder when it is whole."""
    font = pick(source, stand_in.family)
    rename(font, stand_in.role)
    set_metrics(font)
    for tag in FOREIGN_TABLES:
        if tag in font:
            del font[tag]
    made = target / f"GW-{stand_in.role}.{'otf' if 'CFF ' in font else 'ttf'}"
    unfinished = made.with_suffix(".part")
    font.save(unfinished)
    return unfinished.replace(made)


def pick(source: Path, family: str | None) -> Font:
    """The font of this family in the file."""
    from fontTools import ttLib  # type: ignore[import-not-found, unused-ignore]

    if family is None:
        return ttLib.TTFont(source, recalcBBoxes=False)
    for font in ttLib.TTCollection(source).fonts:
        if family in {font["name"].getDebugName(name_id) for name_id in (1, 16)}:
            font.recalcBBoxes = False
            return font
    raise LookupError(f"{family} is not in {source}")


def rename(font: Font, role: str) -> None:
    """Name the font after its role, in every place that a PDF may take the name from."""
    table = font["name"]
    family, postscript = f"GW {role}", f"GW{role}"
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    names = {1: family, 2: "Regular", 3: f"{postscript}:metric", 4: family, 5: "Version 1.0", 6: postscript}
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
        table.setName(text, name_id, 1, 0, 0)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = postscript
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, family
        for part in getattr(top, "FDArray", ()):  # the name a PDF shows comes from here
            part.FontName = postscript


def set_metrics(font: Font) -> None:
    """Give the font the line height of Word's East Asian text, and regular weight."""
    units = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * units), round(DESCENT * units)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    os2.usWeightClass, os2.fsSelection = 400, (os2.fsSelection | 0x40) & ~0x21
    font["head"].macStyle = 0


def write_conf(path: Path) -> bool:
    """Write one rule a name, for fontconfig takes a single value in a test; False if all were there.

    A Chinese name that is not listed falls back to Noto Sans CJK, which a measurement reports as foreign.
    """
    named = ((name, stand_in.role) for stand_in in STAND_INS for name in stand_in.names.split())
    rules = "".join(RULE.format(name=name, role=role) for name, role in named)
    text = CONF.format(rules=rules)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
