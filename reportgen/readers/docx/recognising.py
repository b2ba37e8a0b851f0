"""What each paragraph of a .docx is taken for: its role in a report.

A style that is named after a role tells it; else the line's form and place do (`readers.kinds`), and what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from reportgen.document.looks import BODY, Words
from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, NOTE, PARAGRAPH, POINT, TITLE
from reportgen.readers.addressees import is_organ
from reportgen.readers.kinds import CAPTIONS, LABEL, Draft, is_titled, kinds_of

OTHER = "其他"
_STYLED = {
    "title": "标题",
    "主送机关": "主送",
    "发文机关标志": "发文机关标志",
    "发文字号": "发文字号",
    "附件说明": "附件说明",
    "发文机关署名": "署名",
    "成文日期": "成文日期",
    "附件标识": "附件",
    "公文正文": "正文",
    "表题": "表题",
    "表的单位": "计量单位",
    "表注": "表注",
    "图": "图",
    "caption": "图题",
    "草稿": OTHER,
}
"""The styles that reportgen itself writes, and others who name theirs so; Word's own names are in small letters."""
_HEADING_STYLE = r"(?:heading|段首标题) ([1-9])"
_NUMERAL = "[一二三四五六七八九十百零〇]"
_LEVELS = (
    (1, rf"第(?:{_NUMERAL}{{1,4}}|\d{{1,3}})(?:部分|[章编])"),
    (2, r"第(?:[一二三四五六七八九十百]{1,4}|\d{1,3})节"),
    (1, rf"{_NUMERAL}{{1,3}}[、.．，,:：]"),
    (2, rf"[（(]?{_NUMERAL}{{1,4}}[）)]"),
    (4, r"[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳]"),
    (2, r"\d{1,2}[.．]\d{1,2}(?![.．\d])"),
    (3, r"\d{1,2}(?:[.．]\d{1,2}){2,3}"),
    (3, r"\d{1,2}[、.．]"),
)
"""The level of a heading, by the first form of label that fits."""
_PARTS = (
    ("签发人", r"签发人\s*[:：].*"),
    ("发文字号", r".*[〔\[【（(]\s?\d{4}\s?[〕\]】）)]\s?第?\s?\d{1,4}\s?号.*"),
    ("发文机关标志", r".{2,40}文\s?件"),
    ("附件", r"附\s?[件表]\s?\d{0,2}\s?[:：]?"),
    ("附件说明", r"附\s?[件表]\s?\d{0,2}\s?[:：].+"),
    ("抄送", r"(?:抄\s?送|抄\s?报|分\s?送)\s?[:：].*"),
    ("印发", r".*\d\s?日\s?印发"),
    *CAPTIONS,
)
NO_TEXT_HERE = r"[（(]?\s*此页无正文\s*[）)]?[。.]?"
"""No note: it says why a page is empty."""
_ITEM = r"\d{1,2}[.．、].+"
_LONGEST_HEAD = 60
_NOTE_SIGN = r"\s*[\[［〔(（]?[0-9①-⑳]{1,3}[\]］〕)）]?\s*"
"""The number of a note behind a sentence is no text that a heading runs into."""
_RUN_IN = rf"[（(]{_NUMERAL}{{1,3}}[）)]\s*[^\d。，,：:；;]{{2,30}}(?:，[^\d。，,：:；;]{{2,30}})?。"
"""（一）and a heading, which may have two halves."""
_OF_ITS_OWN = "关于|.(?:19|20)[0-9]{2}年"
"""A title that says whose or what of begins another paper; 2025年度工作计划 is a part of this one."""
_NEAR = 4
"""Lines above a date among which its signature stands."""


def with_roles(paragraphs: Sequence[Words], drafts: Sequence[Draft]) -> tuple[Words, ...]:
    """The paragraphs with role and head; `drafts` are their lines, an empty one among them or not."""
    lines = [draft for draft in drafts if draft.text]
    kinds: dict[int, str] = {}
    for draft, kind in zip(lines, kinds_of(lines)):
        kinds.setdefault(draft.number, kind)
    roles = [_role(one, kinds.get(one.number, "")) for one in paragraphs]
    _set_titles(paragraphs, roles)
    _set_ends(paragraphs, roles, kinds)
    _set_attachments(paragraphs, roles)
    _set_imprint(paragraphs, roles)
    told = (one._replace(role=role, head=_head(one, role)) for one, role in zip(paragraphs, roles))
    return tuple(_levelled(told))


def _role(one: Words, kind: str) -> str:
    """What style and form say; a date, a note or a part of the frame is told from its place later."""
    text = one.text.strip()
    if not text:
        return ""
    if re.fullmatch(NO_TEXT_HERE, text):
        return OTHER
    style = one.form.style
    heading = re.fullmatch(_HEADING_STYLE, style)
    if style in _STYLED and not (one.slot and style in ("公文正文", "title")):
        return _STYLED[style]
    if style == "版记":
        return "抄送" if re.fullmatch(dict(_PARTS)["抄送"], text) else "印发"
    part = next((role for role, pattern in _PARTS if re.fullmatch(pattern, text, re.DOTALL)), "")
    if one.slot is not None:
        return part if part in ("抄送", "印发") else "表"
    if kind == CELL:  # columns set by tabs
        return part or "正文"
    if heading and kind not in (DATE, TITLE):
        return f"标题{min(int(heading[1]), 4)}"
    simple = {TITLE: "标题", ADDRESSEE: "主送", HEADING: "标题1", PARAGRAPH: "正文", POINT: "正文"}.get(kind)
    return simple or part or {DATE: DATE, NOTE: NOTE}.get(kind, OTHER)


def _set_titles(paragraphs: Sequence[Words], roles: list[str]) -> None:
    """A title stands before its text: what is only centred within one is the name of a table, a heading, or unknown."""
    titled = text = False
    above = ""
    for index, (one, role) in enumerate(zip(paragraphs, roles)):
        if role == "附件":
            titled, text, above = True, False, ""
        elif role == "标题" and one.form.style != "title" and titled and text:
            roles[index] = _centred(paragraphs, index)
        elif role == "标题" and above and is_titled(above) and is_organ(one.text.strip()):
            roles[index] = OTHER  # the issuer, on a line of its own
        elif role == "标题":
            titled, text = True, False
            above = one.text.strip()
        text = text or roles[index] == "正文" or bool(re.fullmatch("标题[1-4]", roles[index]))


def _centred(paragraphs: Sequence[Words], index: int) -> str:
    """A centred line within a text."""
    text = paragraphs[index].text.strip()
    below = next((paragraphs[i] for i in range(index + 1, len(paragraphs)) if paragraphs[i].text.strip()), None)
    if below is not None and below.slot is not None:
        return "表题"
    if re.match(LABEL, text) or not is_titled(text):
        return "标题1" if re.match(LABEL, text) else OTHER
    return "标题" if re.search(_OF_ITS_OWN, text) else "标题1"


def _set_ends(paragraphs: Sequence[Words], roles: list[str], kinds: dict[int, str]) -> None:
    """What stands after the text: names above a date are its signature; a note in brackets below it is 附注."""
    text = False
    for index, role in enumerate(roles):
        text = text or role.startswith("正文") or bool(re.fullmatch("标题[1-4]", role))
        if role == DATE:
            roles[index] = "成文日期" if text else OTHER
            above = (i for i in range(index - 1, -1, -1) if roles[i])
            for i in islice(above, _NEAR if text else 0):
                named = paragraphs[i].text.strip()
                if roles[i] != OTHER or re.search(r"[\d。]", named) or re.fullmatch(NO_TEXT_HERE, named):
                    break
                roles[i] = "署名"
        elif role == NOTE:
            roles[index] = "附注" if text else OTHER
        elif role == "正文" and kinds.get(paragraphs[index].number) == NOTE and _follows_date(roles, index):
            roles[index] = "附注"
        elif role == "附件说明" and index + 1 < len(roles):
            _set_note(paragraphs, roles, index)


def _follows_date(roles: list[str], index: int) -> bool:
    """Whether the next thing above is the date: where 附注 stands, in whatever style it is."""
    return next((roles[i] for i in range(index - 1, -1, -1) if roles[i]), "") == "成文日期"


def _set_note(paragraphs: Sequence[Words], roles: list[str], index: int) -> None:
    """Names of further attachments below 附件：1.…"""
    for below in range(index + 1, len(roles)):
        if roles[below] and not (
            roles[below] in (OTHER, "标题1", "正文") and re.fullmatch(_ITEM, paragraphs[below].text.strip())
        ):
            return
        if roles[below]:
            roles[below] = "附件说明"


def _set_attachments(paragraphs: Sequence[Words], roles: list[str]) -> None:
    """Titles after the mark of an attachment; a mark before any text is the note of a report without text."""
    begun = False
    for index, role in enumerate(roles):
        if role == "附件":
            begun = True
        elif begun and role == "标题" and paragraphs[index].story == BODY:
            roles[index] = "附件标题"


def _set_imprint(paragraphs: Sequence[Words], roles: list[str]) -> None:
    """What shares a table with 抄送 or 印发 is 版记, too."""
    tables = {one.slot.table for one, role in zip(paragraphs, roles) if one.slot and role in ("抄送", "印发")}
    for index, one in enumerate(paragraphs):
        if one.slot and one.slot.table in tables and roles[index] == "表":
            roles[index] = "印发"


def _head(one: Words, role: str) -> int:
    """Where a heading ends that runs into its paragraph: by its style, or where its face changes after a stop."""
    if role not in ("正文", "标题1", "标题2", "标题3", "标题4"):
        return 0
    stop = re.search("[。：]", one.text)
    end = stop.end() if stop else 0
    if not 0 < end < len(one.text.rstrip()) or end > _LONGEST_HEAD or re.fullmatch(_NOTE_SIGN, one.text[end:]):
        return 0
    if one.form.style.startswith("段首标题"):
        return end
    label = one.label or re.match(LABEL, one.text.lstrip())
    changes = next((s.end for s in one.stretches[:1] if len(one.stretches) > 1), 0)
    return end if label and (changes == end or _runs_on(one.label + one.text, one.text[end:])) else 0


def _runs_on(text: str, rest: str) -> bool:
    """（一）规范行政执法。全年…: a short phrase without numbers behind such a label is a heading, whatever its face.

    A sentence behind which the next label stands is none.
    """
    return re.match(_RUN_IN, text.lstrip()) is not None and re.match(LABEL, rest.lstrip()) is None


def _levelled(paragraphs: Iterable[Words]) -> Iterable[Words]:
    """Headings with the level that their label, style or outline tells; else that of the one before."""
    last = 1
    for one in paragraphs:
        if one.head or re.fullmatch("标题[1-4]", one.role):
            last = _level(one) or last
            yield one._replace(role=f"标题{last}")
        else:
            yield one


def _level(one: Words) -> int:
    text = (one.label or one.text).lstrip()
    by_label = next((level for level, pattern in _LEVELS if re.match(pattern, text)), 0)
    styled = re.fullmatch(_HEADING_STYLE, one.form.style)
    return by_label or (min(int(styled[1]), 4) if styled else min(one.form.level or 0, 4))
