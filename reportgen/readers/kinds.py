"""Guessing what each line of a text is: title, addressee, heading, paragraph, date, note, or no sentence at all.

Checks depend on it: a paragraph must end with a full stop, a heading must not. Where a line can be either, it is taken
for what draws no finding. A line's own form decides first, then where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, NOTE, PARAGRAPH, PART, TITLE
from reportgen.readers.addressees import addresses, ends_as_organ, is_addressed, may_address
from reportgen.tuples import NamedTuple

OPEN = ""
"""A short line without marks, whose place alone can tell what it is."""

_STOPS = "。！？；：…!?;:"
_CLOSERS = "”’」』）)】》〉\"' "
_NUMERAL = "[一二三四五六七八九十百零〇]"
LABEL = (
    rf"(?:第(?:{_NUMERAL}{{1,4}}|\d{{1,3}})(?:部分|[章节条编])|[（(]?{_NUMERAL}{{1,4}}[）)]|{_NUMERAL}{{1,3}}[、.．，,:：]"
    r"|[（(]?\d{1,2}[）)]|\d{1,2}[、.．](?!\d)|\d{1,2}(?:[.．]\d{1,2}){1,3}(?=[\s\u4e00-\u9fff])(?![%％万亿元年月个件])"
    r"|[①-⑳])\s*"
)
"""What numbers a heading or a point, in right and in wrong forms."""
_DATE = r"[（(]?[\d０-９〇○零ＯOo一二三四五六七八九十元年月日号.．\-－—/\s]{4,22}[）)]?"
_DATED = r"年.*[月日]|\d{4}\s?[.．\-/]\s?\d"
_NOTE = (
    r"[（(](?!.{1,4}[）)].)[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]"
    r"|[（(]?(?:此件(?:主动|不予|不宜|依申请|删减后?)?公开|此页无正文|[（(]联系人[:：]).{0,40}"
)
_NUMBER_OF_FILE = (
    r".{1,20}[〔\[【（(]\d{0,4}[〕\]】）)]第?\d{1,4}号|.{2,20}(?:政府|[委局办厅部会])(?:办公[室厅])?文件"
    r"|第\s?\d+\s?[号期]"
)
_NUMBERED = rf"\s?(?:\d{{1,3}}(?:[-－—–.．]\d{{1,2}})?|{_NUMERAL}{{1,3}}(?=[\s:：.．、]))\s*[:：.．、]?\s*"
CAPTIONS = tuple((f"{sign}题", rf"(?s:(?=.{{3,80}}\Z))续?{sign}{_NUMBERED}[^。；;！？]{{2,60}}") for sign in "图表")
"""What stands below a figure and above a table: 图1 办案流程示意图."""
_COUNTED = r"\d\s?(?:[%％]|[万亿]?[多余]?[\u4e00-\u9fff]{1,2})$"
_PAGE = r"[\s\-—–－·•=*_~.。…\d第页共/]+"
_CONTENTS = r".*(?:\t|…{2,}|\.{4,}|·{4,})\s*\d{1,3}"
_FIELD = (
    r"(?:抄\s?送|抄\s?报|印\s?发|签发人|附件?\d*|主题词|索\s?引\s?号|发文(?:机关|字号|日期)|成文日期|公开(?:方式|属性|日期)"
    r"|发布(?:时间|日期|机构)|文章来源|信息来源|来源|作者|记者|编辑|责任编辑|审核|校对|点击数?|浏览(?:次数|量)?|阅读(?:次数|量)?"
    r"|字号|字体|联系人|联系电话|电\s?话|传\s?真|地\s?址|邮\s?编|邮\s?箱|网\s?址|时间|日期|分享到?|上一[篇条]|下一[篇条])"
    r"\s?[:：].*|附\s?件\s?\d{0,2}|附\s?表\s?\d{0,2}"
)
_SITE = (
    r">>|＞＞|›|首\s?页\s?[>＞]|当前位置|现在的位置|欢迎您|欢迎访问|欢迎光临|打印本页|关闭(?:窗口|本页)|版权所有|ICP备"
    r"|Rights Reserved|浏览次数|点击数|^https?://|【字体|【大"
)
_PHRASE = r"(?:现将|特此|以上|专此|此复|妥否|当否|为此|请予|请审|敬请)"
_TITLED = (
    r"(?:报告|通知|通报|方案|意见|计划|总结|办法|决定|公告|通告|公报|函|纪要|规划|要点|规定|细则|条例|请示|批复|议案|情况|说明"
    r"|清单|目录|分工|安排|讲话|汇报|材料|范文|制度|预案|规则|指南|倡议书|简报|决议|命令)(?:[（(][^（()）]{1,20}[）)])?"
)
_LONGEST_HEADING, _LONGEST_OPEN, _LONGEST_TITLE = 45, 40, 80
_BEHIND_CLOSER = "(?:(?:模式|机制|制度|活动|行动|工程|平台|精神|要求)[，。、]|[的等])"
_LEAST_REST = 15
_TAIL = 8
"""Lines at the end among which a signature may stand."""


class Draft(NamedTuple):
    """A line whose kind is to be found, with its line in the file and the column there of each of its characters.

    `sure`: its kind in any case; `likely`: its kind unless it is a sentence.
    """

    text: str
    number: int
    columns: Sequence[int]
    sure: str = ""
    likely: str = ""


def kinds_of(drafts: Sequence[Draft]) -> list[str]:
    """The kind of each line."""
    kinds = [draft.sure or _own(draft) for draft in drafts]
    if len(kinds) == 1 and kinds[0] == OPEN:
        return [_alone(drafts[0].text)]
    if kinds and kinds[0] == HEADING and _names_the_report(drafts[0].text):
        kinds[0] = TITLE
    _attachments(drafts, kinds)
    _heads(drafts, kinds)
    _signatures(drafts, kinds)
    _rest(drafts, kinds)
    return kinds


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does."""
    bare = text.rstrip(_CLOSERS)
    return bare[-1:] in _STOPS if bare else False


def heads(label: str, text: str) -> bool:
    """Whether a text that Word's list puts a label before is a heading: bullets and letters number none.

    A text that tells a number at its end (宣传12场) is an item, unless 一、 or （一） stands before it.
    """
    named = re.match(LABEL, f"{label.strip()}甲")
    if named is None or named.end() < len(label.strip()) or not _heads_a_part(label, text.strip()):
        return False
    return re.search(r"\d", label) is None or re.search(_COUNTED, text.rstrip()) is None


def is_titled(text: str) -> bool:
    """Whether a line ends as titles of documents do: 报告, 意见, 清单."""
    return re.search(f"{_TITLED}$", text) is not None


def _is(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _own(draft: Draft) -> str:
    """What a line's form says; OPEN where it says nothing."""
    text = draft.text
    if len(text) <= 24 and _is(_DATE, text) and re.search(_DATED, text):
        return DATE
    if _is(_PAGE, text):
        return PART
    if len(text) <= _LONGEST_TITLE:
        if _is(_NOTE, text):
            return NOTE
        if re.search(_SITE, text) or _is(_CONTENTS, text):
            return PART
    if _is(_FIELD, text) or (len(text) <= _LONGEST_OPEN and _is(_NUMBER_OF_FILE, text)):
        return PART
    closed = is_closed(text)
    if not closed and any(_is(pattern, text) for _, pattern in CAPTIONS):
        return PART
    if draft.likely and not closed and not re.search("[。！？]", text):
        return draft.likely
    label = re.match(LABEL, text)
    if label:
        return HEADING if not closed and _heads_a_part(label.group(), text[label.end() :]) else PARAGRAPH
    if addresses(text) or may_address(text):
        return OPEN
    return PARAGRAPH if closed or re.match(_PHRASE, text) else _unclosed(text)


def _names_the_report(text: str) -> bool:
    """Whether a first line in the style of a heading is the title: so web pages and what is made of them have it."""
    return not re.match(LABEL, text) and is_titled(text)


def _heads_a_part(label: str, rest: str) -> bool:
    """Whether what follows a label, without closing mark, is a heading rather than a sentence cut short."""
    commas = len(re.findall("[，,]", rest))
    if not rest or len(rest) > _LONGEST_HEADING or rest[-1] in "，,、" or re.search("[。！？；;]", rest):
        return False
    small = label.strip("（( )）.．、").isdecimal()
    return not (small and commas > 1 and len(rest) > 25)


def _unclosed(text: str) -> str:
    """A line without label and without closing mark."""
    if "\t" in text or len(re.findall(r"\S {2,}(?=\S)", text)) > 1:
        return CELL
    if re.search("[，,。！？；;]|、$", text):
        return PARAGRAPH
    limit = _LONGEST_TITLE if is_titled(text) else _LONGEST_OPEN
    return OPEN if len(text) <= limit else PARAGRAPH


def _alone(text: str) -> str:
    """The only line of a text."""
    if addresses(text):
        return ADDRESSEE
    if is_closed(text) or re.search("[，,]", text):
        return PARAGRAPH
    if is_titled(text):
        return TITLE
    return PARAGRAPH if len(text) > 12 else HEADING


def _attachments(drafts: Sequence[Draft], kinds: list[str]) -> None:
    """附件：1.… and the names below it; below a bare 附件1, the title of the attachment."""
    for index, draft in enumerate(drafts):
        if not re.match(r"附\s?[件表]", draft.text) or kinds[index] != PART:
            continue
        rest = range(index + 1, len(drafts))
        if re.search("[:：]", draft.text):
            for later in rest:
                if kinds[later] not in (HEADING, OPEN) or not re.match(r"\d{1,2}[.．、]", drafts[later].text):
                    break
                kinds[later] = PART
        elif index + 1 < len(drafts) and kinds[index + 1] == OPEN:
            kinds[index + 1] = TITLE


def _heads(drafts: Sequence[Draft], kinds: list[str]) -> None:
    """Titles and addressees: what stands before the first heading, and before the body that follows a title.

    Once the text of a titled report has begun, what ends as titles do is a heading that has no number.
    """
    titled = body = addressed = False
    for index, (draft, kind) in enumerate(zip(drafts, kinds)):
        if kind == HEADING:
            return
        if kind == PARAGRAPH:
            body = True
        elif kind == DATE:  # behind it, another paper may begin
            body = addressed = False
        elif kind == TITLE:
            titled, body, addressed = True, False, False
        elif kind == OPEN and addresses(draft.text):
            kinds[index] = PARAGRAPH if body else ADDRESSEE
            addressed = True
        elif kind == OPEN and is_titled(draft.text):
            if titled and (body or addressed):
                continue
            kinds[index] = TITLE
            titled, body = True, False
            _title_above(drafts, kinds, index)
        elif kind == OPEN and not (body or addressed) and _precedes_body(kinds, index) and _is_addressed(drafts, index):
            kinds[index] = ADDRESSEE
            addressed = True
        elif kind == OPEN and index == 0 and _precedes_body(kinds, index) and not may_address(draft.text):
            titled = not _goes_on(draft.text, drafts[index + 1].text)
            kinds[index] = TITLE if titled else PARAGRAPH


def _goes_on(text: str, below: str) -> bool:
    """Whether a line breaks off within a title or a quotation, or right behind it: 要健全“执法+服务” 模式，."""
    if any(text.rfind(left) > text.rfind(right) and right in below for left, right in ("《》", "“”", "（）")):
        return True
    if re.match("[\u4e00-\u9fff][，。；、]", below) and is_closed(below) and len(below) > _LEAST_REST:
        return True
    return text[-1] in "”》" and re.match(_BEHIND_CLOSER, below) is not None


def _title_above(drafts: Sequence[Draft], kinds: list[str], index: int) -> None:
    """The lines right above the last one of a title that belong to it: issuers, or its first half."""
    for above in range(index - 1, max(index - 4, -1), -1):
        if kinds[above] != OPEN or drafts[above + 1].number - drafts[above].number > 1:
            return
        kinds[above] = TITLE


def _is_addressed(drafts: Sequence[Draft], index: int) -> bool:
    return is_addressed(drafts[index].text, drafts[index + 1].text)


def _precedes_body(kinds: Sequence[str], index: int) -> bool:
    return index + 1 < len(kinds) and kinds[index + 1] in (PARAGRAPH, HEADING, ADDRESSEE, NOTE, DATE)


def _signatures(drafts: Sequence[Draft], kinds: list[str]) -> None:
    """Names of organs and persons around a date, and among the last lines."""
    last = next((i for i in range(len(kinds) - 1, -1, -1) if kinds[i] in (PARAGRAPH, HEADING, CELL)), -1)
    for index, kind in enumerate(kinds):
        if kind == DATE:
            for near in (index - 1, index - 2, index - 3, index + 1):
                if 0 <= near < len(kinds) and kinds[near] == OPEN and (near > last or near == index - 1):
                    kinds[near] = PART
    for index in range(max(last + 1, len(kinds) - _TAIL), len(kinds)):
        if kinds[index] == OPEN and ends_as_organ(drafts[index].text):
            kinds[index] = PART


def _rest(drafts: Sequence[Draft], kinds: list[str]) -> None:
    """Short lines still open: headings without number before a text, else sentences that are cut short."""
    body = False
    for index, kind in enumerate(kinds):
        if kind == OPEN:
            following = drafts[index + 1].text if index + 1 < len(drafts) else ""
            text = drafts[index].text
            told = may_address(text) and re.search("[，,。；;.]", text)
            if addresses(text) or told or (following and following[0] in "，。、；：）》”,;:)"):
                kinds[index] = PARAGRAPH
            elif following and kinds[index + 1] not in (PART, DATE, NOTE):
                kinds[index] = HEADING if body else PART
            else:
                kinds[index] = PARAGRAPH if body and len(text) >= 8 else PART
        body = body or kinds[index] in (PARAGRAPH, ADDRESSEE)
