"""What a package says of itself beside the text: title, author …, its own properties, and a few settings."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.readers.docx.properties import is_true, values
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import too_much
from reportgen.tuples import NamedTuple

PROPERTY_LIMIT = 1_000
_KINDS = ("core-properties", "extended-properties", "custom-properties")


class Settings(NamedTuple):
    """Those of w:settings that tell how pages look."""

    even_and_odd: bool = False
    punctuation: str = ""


def properties(package: Package) -> Iterator[tuple[str, str]]:
    """(name, text): the elements of core.xml and app.xml by local name, custom ones by their own names.

    Raises:
        Refused: a part cannot be read, or holds too many.
    """
    for kind in _KINDS:
        part = package.own(kind)
        if part is not None:
            yield from _properties(package.read(part), part)


def _properties(data: bytes, part: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    path: list[str] = []
    texts: list[str] = []

    def start(tag: str, attributes: Attributes, _: int) -> None:
        texts.clear()
        local = tag.rpartition("}")[2]
        path.append(values(attributes).get("name", local) if local == "property" else local)

    def end(tag: str) -> None:
        path.pop()
        named = tag.rpartition("}")[2]
        text = "".join(texts).strip()
        texts.clear()
        if text:
            found.append((path[-1] if len(path) > 1 else named, text))
            if len(found) > PROPERTY_LIMIT:
                raise too_much(f"文件属性超过 {PROPERTY_LIMIT} 个")

    def text(chars: str, _: int) -> None:
        texts.append(chars)
        if len(texts) > PROPERTY_LIMIT:
            raise too_much("文件属性过长")

    parse(data, part, start, end, text)
    return found


def settings(package: Package) -> Settings:
    """The settings of a document.

    Raises:
        Refused: the part cannot be read.
    """
    part = package.related("settings")
    found = Settings()
    if part is None:
        return found

    def start(tag: str, attributes: Attributes, _: int) -> None:
        nonlocal found
        local, said = tag.rpartition("}")[2], values(attributes).get("val", "1")
        if local == "evenAndOddHeaders":
            found = found._replace(even_and_odd=is_true(said))
        elif local == "characterSpacingControl":
            found = found._replace(punctuation=said)

    parse(package.read(part), part, start)
    return found
