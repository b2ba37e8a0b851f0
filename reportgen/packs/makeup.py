"""The sections of one report: the pack's for its 类别 and year, ordered and added to as the facts' 章节 says."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reportgen.facts.model import Facts, Part
from reportgen.packs.manifest import Manifest, SectionSpec


class Placed(NamedTuple):
    """A section in its place: `template` names the file whose blocks it uses, `into` the section that it folds into."""

    spec: SectionSpec
    template: str
    part: Part | None = None

    @property
    def into(self) -> str:
        """The key of the section that this one is a part of, "" where it stands by itself."""
        return self.part.into if self.part else ""


def make_up(manifest: Manifest, facts: Facts) -> tuple[Placed, ...]:
    """The sections of a report in order."""
    specs = {spec.key: spec for spec in manifest.variant(facts.unit.kind).sections(facts.year)}
    if facts.makeup is None:
        return tuple(Placed(spec, spec.key) for spec in specs.values())
    return tuple(_placed(part, specs) for part in facts.makeup)


def _placed(part: Part, specs: dict[str, SectionSpec]) -> Placed:
    if not part.own:
        return Placed(specs[part.key], part.key, part)
    base = specs.get(part.like, SectionSpec(part.like))
    spec = replace(base, key=part.key, heading=None, required=True, since=None, place=None)
    return Placed(spec, part.like or part.key, part)


def left_out(manifest: Manifest, facts: Facts) -> tuple[SectionSpec, ...]:
    """Required sections that 章节 does not list and that no section of the unit's own is set like."""
    if facts.makeup is None:
        return ()
    there = {part.key for part in facts.makeup} | {part.like for part in facts.makeup}
    specs = manifest.variant(facts.unit.kind).sections(facts.year)
    return tuple(spec for spec in specs if spec.required_in(facts.year) and spec.key not in there)
