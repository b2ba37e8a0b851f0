"""The official elements of an old report (公文), its unit and its year, as a facts file says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.duties.organs import COMMITTEE, GOVERNMENT, INSPECTION, OFFICE, RANKS, read_organ
from reportgen.document.nodes import Document, Inlines, plain
from reportgen.facts.model import Unit
from reportgen.facts.numerals import in_digits
from reportgen.importing.outline import numbers_of
from reportgen.records import date_of, loose_date
from reportgen.tuples import NamedTuple

_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年?度?")
_CHINESE_YEAR = re.compile("([一二][〇○零九][〇○零一二三四五六七八九]{2})年")
_DIGITS = "一二三四五六七八九"
_ZEROS = str.maketrans("○零", "〇〇")
_ITEMS = re.compile("[，,、；;]")
_SELF = ("我省", "我市", "我县", "我区", "我州", "我盟", "我旗", "我镇", "我乡", "我局", "我委", "我办", "我厅", "我院")
_OFTEN = 3
_KINDS = {GOVERNMENT: "政府", OFFICE: "部门", INSPECTION: "部门", COMMITTEE: "党委政府"}
_EARLIEST, _LATEST = 1990, 2099


class Element(NamedTuple):
    """A value for a key path, as text or as a list of texts; `numbers` are the paragraphs that it comes from.

    `doubt` says why it must be looked at; "" where it stands there as it is.
    """

    path: tuple[str, ...]
    value: str | tuple[str, ...]
    numbers: tuple[int, ...]
    doubt: str = ""


class Year(NamedTuple):
    """The report's year and where it is said; None, and why, where the title does not say one."""

    value: int | None
    said: str


def year_of(document: Document) -> Year:
    """The year of the title: that of the date may be the same one or the next."""
    title = "".join(plain(line) for line in document.title.lines)
    years = list(dict.fromkeys(_years(title)))
    if len(years) == 1:
        return Year(years[0], "标题")
    return Year(None, f"标题里有 {'、'.join(map(str, years))} 几个年份" if years else "标题里没有年份")


def _years(text: str) -> Iterator[int]:
    yield from (int(found) for found in _YEARS.findall(text) if _EARLIEST <= int(found) <= _LATEST)
    for found in _CHINESE_YEAR.findall(text):
        yield int("".join(str(f"〇{_DIGITS}".index(c)) for c in found.translate(_ZEROS)))


def elements_of(document: Document, title: str) -> tuple[Element, ...]:
    """公文 in the order of the document; `title` is what the pack's title says behind the issuers."""
    found = [*_head(document), *_tail(document)]
    issuers = issuers_of(document)
    given = "".join(plain(line).strip() for line in document.title.lines)
    numbers = numbers_of(*document.title.lines)
    same = (title, f"{''.join(issuers)}{title}")
    if given and re.sub(r"\s", "", given) not in same:
        lines = "\n".join(plain(line).strip() for line in document.title.lines if plain(line).strip())
        found.append(Element(("公文", "标题"), lines, numbers))
    elif given:
        found.append(Element((), "", numbers))
    return tuple(found)


def issuers_of(document: Document) -> tuple[str, ...]:
    """Who issued it: the signature, else the letterhead, else what stands before 关于 in the title."""
    sign, head = document.signature, document.letterhead
    if sign and sign.issuers:
        return tuple(name for issuer in sign.issuers for name in _apart(plain(issuer)))
    if head and head.issuers:
        return tuple(name for issuer in head.issuers for name in _apart(plain(issuer).strip().removesuffix("文件")))
    title = "".join(plain(line).strip() for line in document.title.lines)
    match = re.match("(?!关于)(.{2,40}?)(?:关于|(?:19|20)[0-9]{2}年)", title)
    return (match[1],) if match else ()


def _apart(text: str) -> Iterator[str]:
    """Names on one line, with wide space between them."""
    yield from (name for name in re.split(r"\s{2,}|[\t\u3000\n]", text.strip()) if name)


def _head(document: Document) -> Iterator[Element]:
    head = document.letterhead
    if head:
        number = plain(head.number).strip()
        if number:
            yield Element(("公文", "发文字号"), number, numbers_of(head.number))
        signers = tuple(name for s in head.signers for name in _names(plain(s)))
        if signers:
            yield Element(("公文", "签发人"), signers, numbers_of(*head.signers))
        yield Element((), "", numbers_of(*head.issuers))
    names = tuple(name for a in document.addressees for name in _items(plain(a).strip().rstrip("：:")))
    if names:
        yield Element(("公文", "主送"), names, numbers_of(*document.addressees))


def _names(text: str) -> Iterator[str]:
    yield from (name for name in re.split(r"[，,、；;\s]+", re.sub("^签发人[：:]", "", text.strip())) if name)


def _items(text: str) -> Iterator[str]:
    yield from (item.strip() for item in _ITEMS.split(text) if item.strip())


def _tail(document: Document) -> Iterator[Element]:
    sign, imprint = document.signature, document.imprint
    if sign:
        issuers = issuers_of(document)
        if len(issuers) > 1:
            yield Element(("公文", "署名"), issuers, numbers_of(*sign.issuers))
        elif issuers:
            yield Element((), "", numbers_of(*sign.issuers))
        if sign.date:
            yield from _day("成文日期", sign.date)
    if document.note:
        yield Element(("公文", "附注"), plain(document.note).strip().strip("（()）"), numbers_of(document.note))
    if imprint:
        copies = tuple(n for c in imprint.copies for n in _items(re.sub("^抄送[：:]", "", plain(c)).strip(" 。\u3000")))
        if copies:
            yield Element(("公文", "抄送"), copies, numbers_of(*imprint.copies))
        if imprint.printer:
            yield Element(("公文", "印发机关"), plain(imprint.printer).strip(), numbers_of(imprint.printer))
        if imprint.date:
            yield from _day("印发日期", imprint.date)


def _day(key: str, content: Inlines) -> Iterator[Element]:
    """A day as 2025-02-24; one that is not written as the standard has it (2025.2.24) is to be looked at."""
    text = in_digits(re.sub(r"\s|[（()）]|印发$", "", plain(content)))
    day = date_of(text) if "年" in text else None
    read = day or loose_date(text)
    if read is not None:
        doubt = "" if day else f"原文写作“{plain(content).strip()}”"
        yield Element(("公文", key), read.isoformat(), numbers_of(content), doubt)


def unit_of(
    document: Document, texts: tuple[str, ...], asked: str | None, shown: str | None
) -> tuple[Element, ...]:
    """单位: its name as it signs, what the text calls it, its kind and rank by its name.

    `asked` is the 类别 that the clerk says, `shown` the one whose headings the report has.
    """
    issuers, sign = issuers_of(document), document.signature
    found: list[Element] = []
    if issuers:
        signed = bool(sign and sign.issuers)
        doubt = "联合署名的第一个" if len(issuers) > 1 else "" if signed else "从版头或标题看出"
        found.append(Element(("单位", "名称"), issuers[0], numbers_of(*sign.issuers) if sign else (), doubt))
    counts = {word: sum(text.count(word) for text in texts) for word in _SELF}
    most = max(counts, key=lambda word: counts[word])
    if counts[most] >= _OFTEN:
        found.append(Element(("单位", "自称"), most, (), f"正文里有 {counts[most]} 处"))
    guessed = asked or shown or kind_by_name(issuers)
    if guessed:
        seen = "" if asked else "从标题和名称看出" if shown else "从名称看出"
        found.append(Element(("单位", "类别"), guessed, (), seen))
    organ = read_organ(issuers[0], Unit()) if issuers else None
    levels = [level for level, rank in RANKS.items() if organ and rank in organ.ranks]
    if len(levels) == 1:
        found.append(Element(("单位", "层级"), levels[0], (), "从名称看出"))
    return tuple(found)


def kind_by_name(issuers: tuple[str, ...]) -> str | None:
    """The 类别 that the names say; a party committee and a government together are 党委政府."""
    if any(re.search("管理委员会$|管委会$", name) for name in issuers):
        return "功能区"
    organs = [organ for name in issuers if (organ := read_organ(name, Unit())) is not None]
    kinds = {_KINDS.get(organ.kind) for organ in organs}
    if "党委政府" in kinds:
        return "党委政府"
    return kinds.pop() if len(kinds) == 1 else None
