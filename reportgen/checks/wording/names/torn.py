"""Names of organs that lost a character which none of their kind is without: 区人法院, 调解委会 (RG6)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.names.bodies import Pair

_TORN = (
    ("人法院", "人民法院"),
    ("民法院", "人民法院"),
    ("人检察院", "人民检察院"),
    ("民检察院", "人民检察院"),
    ("人民检院", "人民检察院"),
    ("人政府", "人民政府"),
    ("解委会", "解委员会"),
    ("裁委会", "裁委员会"),
    ("管委员会", "管理委员会"),
    ("督理局", "督管理局"),
    ("督管局", "督管理局"),
    ("管理办室", "管理办公室"),
    ("公室", "办公室"),
)
"""What is left of the end of a name, and the whole of it."""
_GOES_ON = frozenset("同议见商上签")
"""What makes another word of 会: 仲裁委 会同."""
_HEAD = 2
"""Characters before it, which the whole name has, too."""


def torn(prose: Prose) -> Iterator[Pair]:
    """Such a name and the whole one, which the text has with the same characters before it."""
    text = prose.text
    for left, whole in _TORN:
        if whole not in text:
            continue
        for at in places(text, left):
            head, end = text[max(at - _HEAD, 0) : at], at + len(left)
            short = left.endswith("委会") and text[end : end + 1] in _GOES_ON
            if len(head) == _HEAD and head.isalpha() and head + whole in text and not short:
                pair = head + left, head + whole
                yield pair if at < text.find(pair[1]) else pair[::-1]
