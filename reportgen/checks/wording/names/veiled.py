"""Persons whose names are half told, 张某平, under two spellings (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.names.people import Person, is_given, is_surname, post_before

_SIGN = "某"
_WHOLE = 3
"""Characters of such a name."""
_OTHERS = (
    "[与和跟同、]|[其之][子女妻夫弟妹兄姐父母]|[儿妻]子|女儿|丈夫|[兄弟姐妹父母][弟妹亲]|另|[二两][人名]|"
    "邻居|[店雇职官邮]员|承办|证人|同事|同村|房东|租客|老板|记者|律师|网友|路人"
)
"""What is said where there are two of a family."""
_SENTENCE = 60
LIMIT = 60
"""Names of a text that are compared with one another, and places of a name that are looked at."""


def veiled(prose: Prose) -> Iterator[tuple[Person, Person]]:
    """The name that a text keeps to and, behind it, one that it says once and that sounds or looks like it."""
    if _SIGN not in prose.chars:
        return
    text, found = prose.text, dict[str, list[int]]()
    for at in places(text, _SIGN):
        name = text[max(0, at - 1) : at + 2]
        if len(name) == _WHOLE and is_surname(name[0]) and is_given(name[-1]):
            found.setdefault(name, []).append(at - 1)
    for first, second in combinations(islice(found, LIMIT), 2):
        often, once = sorted((first, second), key=lambda name: -len(found[name]))
        if first[0] != second[0] or len(found[once]) > 1 or len(found[often]) < 2:
            continue
        start, where = found[often][0], found[once][0]
        if not prose.lexicon.alike(often[-1], once[-1]) or _begins_word(prose, where):
            continue
        posts = {post for at in found[often][:LIMIT] if (post := post_before(text, at))}
        post = post_before(text, where)
        if _alone(text, where, often) and not (post and posts and post not in posts):
            yield Person(often, start, start + _WHOLE, ""), Person(once, where, where + _WHOLE, "")


def _begins_word(prose: Prose, start: int) -> bool:
    """Whether the last character is rather the first of a word: 张某平均每月."""
    return prose.lexicon.is_common(prose.text[start + _WHOLE - 1 : start + _WHOLE + 1])


def _alone(text: str, start: int, other: str) -> bool:
    """Whether the sentence of a name neither tells of the other nor of two."""
    opens = max(text.rfind(mark, max(0, start - _SENTENCE), start) for mark in "。；\n") + 1
    opens = max(opens, start - _SENTENCE, 0)
    said = re.split("[。；\n]", text[start : start + _SENTENCE], maxsplit=1)[0]
    beside = text[max(opens, start - 4) : start] + text[start + _WHOLE : start + _WHOLE + 4]
    return other not in text[opens:start] + said and re.search(_OTHERS, beside) is None
