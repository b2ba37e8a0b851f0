"""The sections of one report: the pack's for its 类别 and year, ordered and added to as the facts' 章节 says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.facts.model import Facts, SectionChoice
from reportgen.packs.manifest import Manifest, SectionSpec
from reportgen.tuples import NamedTuple


class Placed(NamedTuple):
    """A section in its place: `template` names the file whose blocks it uses, `into` the section that it folds into."""

    spec: SectionSpec
    template: str
    choice: SectionChoice | None = None

    @property
    def into(self) -> str:
        """The key of the section that this one is a part of, "" where it stands by itself."""
        return self.choice.into if self.choice else ""


def make_up(manifest: Manifest, facts: Facts) -> tuple[Placed, ...]:
    """The sections of a report in order."""
    variant = manifest.variant(facts.unit.kind)
    specs = {spec.key: spec for spec in variant.sections(facts.year)}
    if facts.makeup is None:
        return tuple(Placed(spec, spec.key) for spec in specs.values())
    likes = specs or {spec.key: spec for spec in variant.every}  # a year without sections: as in the last that has any
    return tuple(_placed(choice, specs, likes) for choice in facts.makeup)


def _placed(choice: SectionChoice, specs: Mapping[str, SectionSpec], likes: Mapping[str, SectionSpec]) -> Placed:
    if not choice.own:
        return Placed(specs[choice.key], choice.key, choice)
    base = likes.get(choice.like, SectionSpec(choice.like))
    spec = replace(base, key=choice.key, heading=None, required=True, since=None, place=None)
    return Placed(spec, choice.like, choice)


def left_out(manifest: Manifest, facts: Facts) -> tuple[SectionSpec, ...]:
    """Required sections that 章节 does not list and that no section of the unit's own is set like."""
    if facts.makeup is None:
        return ()
    there = {choice.key for choice in facts.makeup} | {choice.like for choice in facts.makeup}
    specs = manifest.variant(facts.unit.kind).sections(facts.year)
    return tuple(spec for spec in specs if spec.required_in(facts.year) and spec.key not in there)
