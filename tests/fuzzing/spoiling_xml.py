"""Ways to spoil the XML of a .docx: its tags, elements, attributes, namespaces and texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from troubles import VALUES

_TAG = re.compile(rb"<[^<>]+>")
_ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:]+)="([^"]*)"')
_SPACES = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/markup-compatibility/2006",
    b"http://www.w3.org/XML/1998/namespace",
    b"urn:x",
    b"",
)


def spoil_xml(data: bytes, chance: Random) -> bytes:
    """A part with a few of its tags, attributes or texts changed."""
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _a_tag(data: bytes, chance: Random) -> re.Match[bytes] | None:
    tags = list(_TAG.finditer(data))
    return chance.choice(tags) if tags else None


def _tag_dropped(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    return data[: tag.start()] + data[tag.end() :] if tag else data


def _tag_doubled(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    return data[: tag.end()] + tag[0] + data[tag.end() :] if tag else data


def _tags_swapped(data: bytes, chance: Random) -> bytes:
    one, two = _a_tag(data, chance), _a_tag(data, chance)
    if not one or not two or one.end() > two.start():
        return data
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def _element(data: bytes, chance: Random) -> tuple[int, int] | None:
    """Where a whole element stands: found by its name, since elements seldom lie in those of the same name."""
    tag = _a_tag(data, chance)
    if not tag or tag[0].startswith((b"</", b"<?", b"<!")):
        return None
    if tag[0].endswith(b"/>"):
        return tag.span()
    name = re.match(rb"<([^\s/>]+)", tag[0])
    assert name is not None
    end = data.find(b"</" + name[1] + b">", tag.end())
    return (tag.start(), end + len(name[1]) + 3) if end >= 0 else None


def _element_dropped(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    return data[: span[0]] + data[span[1] :] if span else data


def _element_repeated(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    if not span:
        return data
    times = chance.choice((2, 2, 5, 60, 2000))
    element = data[slice(*span)]
    return data[: span[0]] + element * min(times, 2_000_000 // len(element) + 1) + data[span[1] :]


def _element_moved(data: bytes, chance: Random) -> bytes:
    span, place = _element(data, chance), _a_tag(data, chance)
    if not span or not place or span[0] <= place.end() <= span[1]:
        return data
    element = data[slice(*span)]
    if place.end() < span[0]:
        return data[: place.end()] + element + data[place.end() : span[0]] + data[span[1] :]
    return data[: span[0]] + data[span[1] : place.end()] + element + data[place.end() :]


def _element_wrapped(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    if not span:
        return data
    name = chance.choice((b"w:sdt", b"w:sdtContent", b"w:tbl", b"w:tc", b"w:p", b"w:ins", b"w:del", b"w:txbxContent",
                          b"w:r", b"w:smartTag", b"w:pPr", b"w:rPr", b"mc:AlternateContent", b"w:tr"))  # fmt: skip
    deep = chance.choice((1, 1, 2, 30, 200, 480, 600))
    element = data[slice(*span)]
    return data[: span[0]] + (b"<" + name + b">") * deep + element + (b"</" + name + b">") * deep + data[span[1] :]


def _attribute_garbled(data: bytes, chance: Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    value = chance.choice(VALUES).encode()
    made = chance.choice((
        one[1] + b'="' + value + b'"', one[1] + b'="' + value + b'"', one[1] + b'="' + value + b'"',
        b"", one[0] + b" " + one[0], b"w:" + one[1] + b'="' + value + b'"', one[1] + b"=" + value,
    ))  # fmt: skip
    return data[: one.start()] + made + data[one.end() :]


def _attributes_all_garbled(data: bytes, chance: Random) -> bytes:
    found = _ATTRIBUTE.findall(data)
    if not found:
        return data
    name, value = chance.choice(found)[0], chance.choice(VALUES).encode()
    return re.sub(rb"\b" + re.escape(name) + rb'="[^"]*"', lambda _: name + b'="' + value + b'"', data, count=400)


def _name_garbled(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    if not tag:
        return data
    names = (
        b"w:p",
        b"w:r",
        b"w:t",
        b"w:tbl",
        b"w:tc",
        b"w:del",
        b"w:ins",
        b"w:fldChar",
        b"w:sectPr",
        b"w:pPr",
        b"x:y",
        b"w:",
    )
    made = re.sub(rb"(?<=[</])[\w:]+", chance.choice(names), tag[0], count=1)
    return data[: tag.start()] + made + data[tag.end() :]


def _space_swapped(data: bytes, chance: Random) -> bytes:
    old, new = chance.choice(_SPACES), chance.choice(_SPACES)
    return data.replace(b'"' + old + b'"', b'"' + new + b'"', chance.choice((1, -1)))


def _put_somewhere(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    if not tag:
        return data
    stuff = chance.choice((
        b"<!-- -->", b"<![CDATA[<w:p>]]>", b"<?a b?>", b"&amp;", b"&lt;" * 50, b"&#x10FFFF;", b"&#0;", b"&x;", b"]]>",
        b"\0",
        b"\xff\xfe", b"\xed\xa0\x80", b"\xf3\xb0\x80\x81", b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY x "y">]>', b"\x0b",
        "甲\n乙\r\n丙\t丁".encode(), b"<w:t>\n \n</w:t>", b"a" * 70_000, b"<a xmlns='urn:a'/>", b"<a:b/>", b"</w:body>",
    ))  # fmt: skip
    return data[: tag.end()] + stuff + data[tag.end() :]


def _doctype(data: bytes, _: Random) -> bytes:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    at = data.find(b"?>") + 2
    return data[:at] + bomb + data[at:].replace(b"</w:t>", b"&b;&c;</w:t>")


_WAYS: Sequence[Callable[[bytes, Random], bytes]] = (
    _tag_dropped, _tag_doubled, _tags_swapped, _element_dropped, _element_dropped, _element_repeated, _element_moved,
    _element_moved, _element_wrapped, _element_wrapped, _attribute_garbled, _attribute_garbled, _attribute_garbled,
    _attributes_all_garbled, _attributes_all_garbled, _name_garbled, _space_swapped, _put_somewhere, _put_somewhere,
    _doctype,
)  # fmt: skip
