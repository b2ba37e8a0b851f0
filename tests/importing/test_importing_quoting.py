"""Numbers that became figures are quotes in the text, all of them or else they are told."""

from __future__ import annotations

import pytest

from reportgen.facts.values import Figure, parse_figure
from reportgen.importing.outline import Piece, Section
from reportgen.importing.proposals import Proposed, Seen
from reportgen.importing.quoting import quotes_of, quoting


def seen(path: str, said: str) -> Seen:
    """The words before a number, |, the number."""
    before, _, text = said.partition("|")
    figure = parse_figure(text, "件")
    assert isinstance(figure, Figure)
    return Seen(path, figure, 5, said.replace("|", ""), before)


def quoted(text: str, *several: Seen) -> tuple[str, list[str]]:
    """The text as it is quoted, and the numbers that stay."""
    by_path: dict[str, tuple[Seen, ...]] = {}
    for one in several:
        by_path[one.path] = (*by_path.get(one.path, ()), one)
    made = quoting(Section("举措", (Piece((5,), text=text),)), quotes_of(Proposed(by_path, ())))
    assert made.quotes == made.section.pieces[0].text.count("{{")
    return made.section.pieces[0].text, [one.words for one in made.typed]


@pytest.mark.parametrize(
    ("text", "several", "wanted", "typed"),
    [
        (  # the words before a number hold the one before
            "受理47件，化解2件，审结40件。",
            (seen("复.受理", "受理|47"), seen("复.化解", "47件，化解|2"), seen("复.审结", "件，化解2件，审结|40")),
            "受理{{ 复.受理 }}件，化解{{ 复.化解 }}件，审结{{ 复.审结 }}件。",
            [],
        ),
        (  # said twice, read twice
            "受理47件。受理47件。",
            (seen("复.受理", "受理|47"), seen("复.受理", "受理|47")),
            "受理{{ 复.受理 }}件。受理{{ 复.受理 }}件。",
            [],
        ),
        ("受理47件，甲局受理47件。", (seen("复.受理", "受理|47"),), "受理47件，甲局受理47件。", ["受理47"]),
        (
            "受理约47件，受理47件。",
            (seen("复.受理", "受理|约47"), seen("复.受理", "，受理|47")),
            "受理约47件，受理{{ 复.受理 }}件。",
            ["受理约47"],
        ),
    ],
)
def test_numbers_become_quotes(text: str, several: tuple[Seen, ...], wanted: str, typed: list[str]) -> None:
    """Of a chain of numbers each one; what is ambiguous, or written otherwise than the figure, stays and is told."""
    assert quoted(text, *several) == (wanted, typed)
