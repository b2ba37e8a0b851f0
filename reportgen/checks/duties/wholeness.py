"""Checks of the text against what stands around it (RG5): requests in a report, attachments, doubled words at seams."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from reportgen.checks.duties.nature import kind, leaf_place
from reportgen.checks.printed import masked
from reportgen.checks.prose import HAN, Prose
from reportgen.checks.subject import Finding, Subject
from reportgen.document.editions import Edition
from reportgen.document.nodes import Run
from reportgen.document.numbering import NUMBERING
from reportgen.document.walk import texts
from reportgen.origin import Fact
from reportgen.source import Place

_ASIDE = "“[^“”]*”|《[^《》]*》"
_ANSWER = "批示|批复|批准|审批|审定|核准|核批|指示|裁示|批转|(?:审核|审查|研究|审议)批准"
_PLEASE = "恳请|敬请|特请|请"
_TOLD = "(?<![申报提呈邀聘应送商转])"
_REQUESTS = (
    (
        "否 不妥 不当",
        f"(?:以上[^，。；]{{0,12}})?(?:妥否|当否|可否|如无不[妥当])[，,]?(?:{_PLEASE}|望|盼)[^。；！]{{0,16}}",
    ),
    ("是否妥当 是否可行", f"(?:是否妥当|是否可行)[，,]?(?:{_PLEASE})[^，。；！]{{0,10}}(?:{_ANSWER})"),
    ("请示", "(?:特此|专此|现|特|兹)请示(?:如下|[。！，]|$)"),
    (
        "批 审 准 指 裁",
        f"{_TOLD}(?:{_PLEASE})(?:予以?|贵|上级|领导|[省市县区州党委、]|政府|人民){{0,8}}"
        f"(?:{_ANSWER})(?:为盼|为荷)?(?=[。！]|$)",
    ),
    ("请予", f"{_TOLD}(?:恳|敬)?请予以?(?:批准|批复|批示|审批|核准)"),
    (
        "恳请 敬请 特请",
        "(?:恳请|敬请|特请)[^，。；]{0,30}(?:批准|批复|批示|审批|[予给]以?(?:支持|解决)|(?:帮助|协调)解决|拨付|划拨|增加编制|增拨)",
    ),
    (
        "现 兹 特",
        f"(?:现|特|兹)(?:将[^，。；]{{0,30}})?(?:报请|呈请|提请|申请)[^，。；]{{0,20}}(?:{_ANSWER})(?=[。！]|$)",
    ),
)
"""Words one of which must be there, and the form; what is behind a word such as 报 is told, not asked."""
_MENTION = (
    "(?:详?见|参见|列于|列入|附于)(?:本报告|本通知|文后|后附的?|所附的?|以下)?附件"
    "([0-9]{1,2}|[一二三四五六七八九十]{1,2})?"
)
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
_NUMBERED = r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是]|\d+[.．、](?!\d)|（\d+）"
_MARKS = "《》〈〉“”（）〔〕，。、；：！？"
_LEADS = "为经由向请第"


def request_in_report(subject: Subject) -> Iterator[Finding]:
    """报告里夹带了请示事项。

    “妥否，请批示”“请予批准”“恳请帮助解决”一类的话是请示的结语。报告不得夹带请示事项，要请示的另行文。
    引号和书名号里的、附件里的不算；“报请批准”“提请审议”一类叙述已做工作的不算。

    依据：党政机关公文处理工作条例第十五条（四），不得在报告等非请示性公文中夹带请示事项（规定）
    反例：
        正文:
          安排: 2025年继续推进法治政府建设。以上报告妥否，请批示。
    正例：
        正文:
          安排: 2025年严格执行请示报告制度，重大事项及时报请区委批准。特此报告。
    """
    if kind(subject) != "报告":
        return
    for text, place in _paragraphs(subject, "请望盼"):
        for start, end in _requests(_bare(text)):
            hint = "删去这句话；要请示的事项另写请示"
            yield Finding(f"报告里夹带了请示：“{text[start:end]}”", place(start, end), (hint,))


def _requests(text: str) -> Iterator[tuple[int, int]]:
    """Each request once, in order."""
    forms = [form for words, form in _REQUESTS if any(map(text.__contains__, words.split()))]
    spans = {match.span() for form in forms for match in re.finditer(form, text)}
    found = sorted(spans, key=lambda span: (span[0], -span[1]))
    last = 0
    for start, end in found:
        if start >= last:
            yield start, end
            last = end


def _paragraphs(subject: Subject, words: Iterable[str]) -> Iterator[tuple[str, Callable[[int, int], Place | None]]]:
    """The texts of the report's own part that hold one of these, each with the way to where its parts are written."""
    prose = subject.prose
    met = [word for word in words if word in prose.typed]
    for text in map(masked, subject.body) if met else ():
        if any(map(text.__contains__, met)):
            yield text, partial(_written, prose, text)


def _written(prose: Prose, text: str, start: int, end: int) -> Place | None:
    at = prose.typed.index(text)
    return prose.locate(at + start, at + end)


def _bare(text: str) -> str:
    """The text with what is quoted blotted out."""
    quoted = "“" in text or "《" in text
    return re.sub(_ASIDE, lambda match: "〇" * len(match.group()), text) if quoted else text


def attachment_absent(subject: Subject) -> Iterator[Finding]:
    """正文提到的附件没有列出。

    正文写着“见附件”“见附件3”，而公文没有附件，或者没有这么多。附件说明、附件和正文的提法要一致。

    依据：GB/T 9704—2012 第7.3.4条、第7.3.7条，附件序号和标题应当与附件说明一致（规定）
    依据：文字说有的附件，清单里没有（事实）
    反例：
        正文:
          第一责任人: 主要负责人履职情况见附件2。
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 附件: [履职情况表]}
        正文:
          第一责任人: 主要负责人履职情况见附件。
    """
    note = subject.document.attachment_note
    count = len(note.names) if note else 0
    for text, place in _paragraphs(subject, ("附件",)):
        for match in re.finditer(_MENTION, _bare(text)):
            if count == 0 or _number(match[1]) > count:
                has = f"只列了{count}个附件" if count else "没有列附件"
                hint = "在 公文.附件 补列，或改正文字"
                yield Finding(f"正文写“{match.group()}”，而公文{has}", place(*match.span()), (hint,))


def _number(text: str | None) -> int:
    """2 for 2 or 二; 0 where no number is given."""
    if not text:
        return 0
    return int(text) if text.isdecimal() and text.isascii() else sum(_DIGITS.get(char, 0) for char in text)


def attachment_bodiless(subject: Subject) -> Iterator[Finding]:
    """附件只列了名称。

    附件没有写内容、表，也没有套用，报送版只在附件说明里印它的名称。附件要与正文一起装订：另行附上，或者写进来一起印。

    依据：GB/T 9704—2012 第7.3.7条，附件与正文一起装订；另外附上的不必重排（实务）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 附件: [履职情况表]}
    正例：
        公文:
          主送: [示例市人民政府]
          成文日期: 2025-02-20
          附件: [{标题: 履职情况表, 内容: 听取汇报两次。}]
    """
    if subject.document.edition is not Edition.UPWARD:
        return
    for attachment in subject.facts.official.attachments:
        if not (attachment.body or attachment.table or attachment.template):
            hint = "报送时另行附上；要一起印，写成 {标题: …, 内容: …} 或 {标题: …, 表: …}"
            place = leaf_place(subject, attachment.title)
            yield Finding(f"附件“{attachment.title}”只列了名称，没有内容", place, (hint,))


def seam_doubled(subject: Subject) -> Iterator[Finding]:
    """程序或模板加的字，事实里又写了一遍。

    “一是”“（一）”由程序编，要素外面的书名号、括号、“为”“经”由模板加。事实里再写一遍，就印成“一是一是”“（（”“为为”。
    小标题里的序号另有意见（RG222）。

    依据：印出来的字重复（事实）
    反例：
        正文:
          安排:
            - {小标题: 规范执法, 要点: [一是抓检查。, 二是抓培训。]}
            - {小标题: 加强普法, 内容: 2025年办活动。}
    正例：
        正文:
          安排:
            - {小标题: 规范执法, 要点: [抓检查。, 抓培训。]}
            - {小标题: 加强普法, 内容: 2025年办活动。}
    """
    seen: set[Place] = set()
    for _, content in texts(subject.document):
        for one, other in itertools.pairwise(content):
            if isinstance(one.origin, Fact) == isinstance(other.origin, Fact):
                continue  # a seam is where what somebody wrote meets what is added
            told = _doubled(one, other)
            origin = other.origin if isinstance(other.origin, Fact) else one.origin
            if told is not None and isinstance(origin, Fact) and origin.place not in seen:
                seen.add(origin.place)
                who = "程序" if one.origin == NUMBERING else "模板"
                half = len(told) // 2
                added = told[:half] if origin == other.origin else told[half:]
                message = f"印成了“{told}”：“{one.text if who == '程序' else added}”由{who}加"
                yield Finding(message, origin.place, ("删去事实里的这几个字",))


def _doubled(one: Run, other: Run) -> str | None:
    """What is printed twice where two runs meet, one of them a fact."""
    if isinstance(other.origin, Fact) and one.origin == NUMBERING and re.fullmatch(_NUMBERED, one.text):
        match = None if other.origin.path.endswith("标题") else re.match(_NUMBERED, other.text)
        return one.text + match.group() if match else None
    if not one.text or not other.text:
        return None
    word = one.text[-2:]
    if word == other.text[:2] and re.fullmatch(f"[{HAN}]{{2}}", word):
        return word + word
    end, begin = one.text[-1], other.text[0]
    same = end == begin and begin in _MARKS + (_LEADS if isinstance(other.origin, Fact) else "")
    return end + begin if same or (end in "。；，、" and begin in "。；，、：") else None
