"""Documents quoted under a wrong name, under two names, or after they were replaced (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.lists.rulebook import Rulebook
from reportgen.checks.lists.title_slips import Whose
from reportgen.checks.lists.titles import STATE, bare, is_states, number_key, titles, years
from reportgen.checks.lists.words import Rule
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.documents.citing import is_kept, is_made
from reportgen.checks.wording.numbers.amounts import of_units
from reportgen.tuples import NamedTuple

_AFTER = r"》?[ \u3000]?([（(][^（）()《》\n]{0,30}[）)])"
"""Brackets that belong to a title though they stand after its mark: 《…纲要》（2021—2025年）."""
_OF_PLACE = "(?:[省市县区州旗镇乡局委办盟]|我[院厅]|各地|当地|本级)$"
_OF_STATE = (
    "(?:国务院|国家|中央|国办|中办|中共中央办公厅|国务院办公厅|全国人大"
    "|(?:教育|公安|司法|财政|民政|农业农村|自然资源|生态环境|交通运输|水利|住房城乡建设|城乡建设|应急管理|商务|旅游|国家.{2,9}总局)部?)"
    "(?:(?:联合)?(?:印发|公布|颁布|发布|制定))?[的、]?$"
)
_DECREE = r"》[ ]?[（(](?:中华人民共和国)?(?:国务院|国|[^\W\d_]{2,8}[部委]|[^\W\d_]{2,8}总局)令"
_STATES_BEGIN = "中国全司"
_STATES = -2
"""What the rulebook says of a name that is only known to be one of the state's."""
LONGEST = 200
"""Distinct titles of a text that are compared with one another."""


class Quoted(NamedTuple):
    """A title with the brackets after it, if they say its years; `start` and `end` are those of what is in 《》.

    `name` is what tells it from others.
    """

    start: int
    end: int
    text: str
    tail: str
    name: str

    @property
    def whole(self) -> str:
        """The title with its years."""
        return self.text + self.tail


@lru_cache(maxsize=2)
def quoted(text: str) -> tuple[Quoted, ...]:
    """Every title of a text."""
    found = []
    follows = re.compile(_AFTER).match
    for title in titles(text):
        near = text[title.end : title.end + 40]
        after = follows(near) if "（" in near[:3] or "(" in near[:3] else None
        tail = after[1] if after and (years(after[1]) or "试行" in after[1]) else ""
        found.append(Quoted(*title, tail, bare(title.text)))
    return tuple(found)


def title_misquote(prose: Prose) -> Iterator[Flaw]:
    """文件的名称引错。

    书名号里的名称与常用的法律、法规、规章、文件的名称只差几个字：漏字、多字、错字、颠倒、换了近义的词，条例写成办法，或者年限不对；名称后面的文号是
    另一个名称的，也报。“中华人民共和国”后面要写全称。地方和部门自己的文件名称里带着地名、机关名的，一篇里自己制定、印发的，以及名称就是这样的其他
    文件（实施条例、实施细则、释义等），不报。确有此名的，在模板包的 wording.yaml 里写进“另有”。

    依据：《党政机关公文处理工作条例》第二十条（一）（四）：审核公文，看引用和名称是否准确（规定）
    反例：深入贯彻《法治政府实施纲要（2021—2025年）》。
    反例：严格执行《政府信息化公开条例》。
    反例：根据《保障农民工工资支付办法》，推行农民工工资专用账户管理。
    反例：按照《关于加强数字政府建设的实施意见》（国发〔2022〕14号）归集数据。
    正例：深入贯彻《法治政府建设实施纲要（2021—2025年）》《重大行政决策程序暂行条例》《云岭省行政执法条例》。
    """
    if "》" not in prose.chars:
        return
    book, text = prose.lexicon.rulebook, prose.text
    right, dated = book.book.known, book.book.ranges
    for title in quoted(text):
        known = right.get(title.name)
        is_state = title.text.startswith(STATE)
        if known is not None and known >= 0 and title.name not in dated and not is_state:
            continue
        bracket = text[title.end + 1 : title.end + 2] in ("（", "(")
        rule = (bracket and _numbered(text, title, book)) or _meant(text, title, book, known)
        if rule is None or prose.lexicon.stays(text, title.start, title.end):
            continue
        name = _shown(rule, title.whole)
        hint = "名称以文件原文为准；确有此名的，写进 templates/〔模板包〕/wording.yaml 的“另有”"
        yield Flaw(title.start, title.end, f"《{title.whole}》应为《{name}》", (hint,))


def _numbered(text: str, title: Quoted, book: Rulebook) -> Rule | None:
    """The rule whose number stands behind a title that is not quite its name."""
    told = re.match(r"》[（(]([^（）()\n]{4,24}号)[）)]", text[title.end : title.end + 30])
    return book.numbered(title.text, told[1]) if told else None


def _meant(text: str, title: Quoted, book: Rulebook, known: int | None) -> Rule | None:
    """The rule that a title means by its words and those around it."""
    before = text[max(0, title.start - 15) : title.start - 1]
    is_state = title.text.startswith(STATE)
    national = is_state or (title.name[:1] in _STATES_BEGIN and is_states(title.name))
    national = national or _is_national(before, text[title.end : title.end + 24])
    if known is not None and title.name not in book.book.ranges and (not national or (known == _STATES and is_state)):
        return None
    if not is_state and book.is_of_place(title.name):
        return None
    local = not national and re.search(_OF_PLACE, before) is not None
    whose = Whose(is_state, national, local, made=False, kept=True)
    rule = book.meant(title.whole, whose)
    if rule is None or national:
        return rule
    said = whose._replace(made=_is_made(text, title), kept=is_kept(text, title.start))
    return rule if said == whose else book.meant(title.whole, said)


def _is_made(text: str, title: Quoted) -> bool:
    """Whether a text makes a document of this name, or has a place's whose name ends so."""
    for other in quoted(text):
        if other.text.endswith(title.text) and (other.text != title.text or is_made(text, other.start, other.end)):
            return True
    return False


def _is_national(before: str, after: str) -> bool:
    """Whether the words around a title say that it is one of the state's."""
    return re.search(_OF_STATE, before) is not None or ("令" in after and re.match(_DECREE, after) is not None)


def _shown(rule: Rule, said: str) -> str:
    """The rule's name in as full a form as the title's."""
    name = rule.name if said.startswith(STATE) else rule.name.removeprefix(STATE)
    return name if years(said) else re.sub(r"[（(][^（）()]*[）)]$", "", name)


_EXCUSED = (
    "废止|失效|停止执行|停止施行|不再执行|不再适用|同时停止|取代|替代|代替|已被|终期评估|收官|历史|编纂|衔接|原有|过渡|时任"
    "|曾经|此前|当时|行为时|行为发生时|彼时|旧法|原《|旧《|原依据|施行期间|有效期间|施行前"
)
_FULFILLED = (
    r"[^，。；\n]{0,6}(?:(?:任务|目标|举措|工作|事项)[^，。；\n]{0,6}(?:完成|落实|实现)(?:后|以后|之后|的基础)|(?:总结|期末)评估)"
)
"""What is said right behind the title of a plan that is over."""
_PERIOD_PAST = r"“十[一二三四]五”(?:期间|时期|以来)[^。；\n]{0,14}(?:完成|落实|实施|执行|贯彻)[^，。；\n]{0,8}$"
"""“十三五”期间，我市完成……: what was to be done then."""
_FORMER = r"(?:上一?轮|前一轮|上一个|上一?期)[^，。；\n]{0,12}$"
"""And right before it."""
_MADE = r"(?:(?:19|20)\d\d年[，,]?|先后)[^，。；\d]{0,16}(?:[印颁]发|发布|颁布|出台|公布|制定|作出)了?[^，。；]{0,20}$"
"""How the history of a matter is told, document by document: 2004年国务院印发…."""
_REVISED = "修订|修改(?!意见|建议)|清理|更名|改为|整合|升级|期满|到期|圆满完成|实施完毕"
_REPORTS_SINCE = 2016
_PLAN = "法治政府建设|法治宣传教育|普法|依法治|法治建设|法治社会建设|法治中国建设"
_NUMBER = (
    r"[〔\[（(【［][ ]?((?:19|20)\d\d)[ ]?[〕\]）)】］][ ]?\d{1,4}[ ]?号"
    r"|(?:国务院令|国令|国务院)[ ]?第?[ ]?\d{1,3}[ ]?号令?"
)


def superseded_rule(prose: Prose) -> Iterator[Flaw]:
    """引用的文件已经被代替。

    报告年度以前已经废止、被新文件代替，或者期限已满的文件，不再作为依据引用。同一句话说明它已经废止、修订、到期的，不报。
    不知道报告年度的（标题里没有，也没有用 --year 指定），只报2016年以前就停用的。

    依据：《党政机关公文处理工作条例》第二十条：符合国家法律法规（规定）
    依据：各文件自己载明的废止和施行日期（事实）
    反例（2023）：认真落实《信访条例》，畅通信访渠道。
    反例：依据《中华人民共和国行政复议条例》办理复议案件。
    反例（2022）：按照国办公开办函〔2019〕60号文件的格式编制年度报告。
    正例（2023）：认真落实《信访工作条例》；《信访条例》已于2022年5月1日废止。
    """
    year = prose.year or _earliest(prose)
    text, book = prose.text, prose.lexicon.rulebook
    if "》" in prose.chars:
        for title in quoted(text):
            known = title.name in book.book.known
            if not known and "20" not in title.whole:
                continue
            rule = book.find(title.whole) if known else None
            if rule is not None and rule.stale and year >= rule.stale and not _excused(text, title.start, title.end):
                yield Flaw(title.start, title.end, f"《{title.whole}》{_ended(rule)}", (_instead(rule),))
            elif (rule is None or not rule.stale) and _is_over(title.whole, year):
                if _excused(text, title.start, title.end) or _is_fulfilled(text, title):
                    continue
                message = f"《{title.whole}》到{_plan_ends(title.whole)}年为止，不是{year}年度执行的文件"
                yield Flaw(title.start, title.end, message, ("改引现行的文件；确是回顾往年的，写豁免",))
    if "号" in prose.chars:
        yield from _stale_numbers(prose, year)


def _earliest(prose: Prose) -> int:
    """The year that a text which names none is at least taken to report on; an old text names old years only."""
    named = [int(item.digits) for item in of_units(prose.text, "年") if re.fullmatch("(?:19|20)[0-9]{2}", item.digits)]
    return min(_REPORTS_SINCE, max(named, default=_REPORTS_SINCE))


def _is_over(title: str, year: int) -> bool:
    """Whether a plan ended two years ago or earlier."""
    last = _plan_ends(title)
    return last is not None and last <= year - 2


def _plan_ends(title: str) -> int | None:
    """The last year of a plan for the rule of law."""
    span = years(title)
    return span[1] if span and re.search(_PLAN, title) else None


def _stale_numbers(prose: Prose, year: int) -> Iterator[Flaw]:
    """Numbers of documents that should not be cited any more, but those right after a title that is a finding."""
    text, book = prose.text, prose.lexicon.rulebook
    for match in _cited(text, book.serials):
        start = match.start()
        if match[1]:
            agent = re.search(r"[\u4e00-\u9fff]{2,8}$", text[max(0, start - 8) : start])
            starts = range(start - len(agent[0]), start) if agent else range(0)
        else:
            starts = range(start, start + 1)
        for begin in starts:
            rule, stale = book.of_number(number_key(text[begin : match.end()]))
            if rule is None or year < stale:
                continue
            told = re.search(r"《([^《》\n]+)》[ ]?[（(]$", text[max(0, begin - 130) : begin])
            named = book.find(told[1]) if told else None
            if not _excused(text, begin, match.end()) and not (named and named.stale and year >= named.stale):
                yield Flaw(begin, match.end(), f"{text[begin : match.end()]}{_ended(rule)}", (_instead(rule),))
            break


def _cited(text: str, serials: frozenset[str]) -> Iterator[re.Match[str]]:
    """The numbers in a text that end in one of these serials."""
    parts, at = text.split("号"), 0
    for part in parts[:-1]:
        at += len(part) + 1
        if not serials.isdisjoint((part[-3:], part[-2:], part[-1:])):
            numbers = re.compile(_NUMBER).finditer(text, max(0, at - 16), at + 1)
            yield from (match for match in numbers if match.end() >= at)


def _excused(text: str, start: int, end: int) -> bool:
    """Whether the sentence says itself that the document is no more."""
    opens = max(text.rfind(mark, 0, start) for mark in "。；\n")
    closes = min((at for mark in "。；\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    sentence = text[max(opens + 1, start - 150) : min(closes, end + 150)]
    nearby = re.split("[，,]", text[max(opens + 1, start - 14) : start])[-1] + text[end : min(closes, end + 14)]
    former = text[max(start - 2, 0) : start].startswith("原")
    made = re.search(_MADE, text[max(opens + 1, start - 60) : start - 1])
    former = former or (made is not None and len(re.findall(r"(?:19|20)\d\d年", sentence)) > 1)
    former = former or (text[start - 2 : start - 1] in ("与", "和", "较", "比") and "相比" in text[end : end + 24])
    former = former or re.search(_PERIOD_PAST, text[max(opens + 1, start - 40) : start - 1]) is not None
    return former or bool(re.search(_EXCUSED, sentence) or re.search(_REVISED, nearby))


def _is_fulfilled(text: str, plan: Quoted) -> bool:
    """Whether the sentence tells that the plan was carried out, or names the one that came after it."""
    behind = plan.end + 1 + len(plan.tail)
    before = text[max(0, plan.start - 25) : plan.start - 1]
    if re.match(_FULFILLED, text[behind : behind + 24]) or re.search(_FORMER, before):
        return True
    said = re.split("[。；\n]", text[behind : behind + 300], maxsplit=1)[0]
    later = [title for title in titles(said) if bare(title.text) == plan.name and "，" in said[: title.start]]
    last = _plan_ends(plan.whole) or 0
    return any((_plan_ends(said[title.start : title.end + 20]) or 0) > last for title in later)


def _ended(rule: Rule) -> str:
    return f"已于{rule.ended}停止适用" if rule.ended else "是修订以前的文号"


def _instead(rule: Rule) -> str:
    if rule.successor:
        return f"改引《{rule.successor}》"
    return f"现行的是{rule.number}" if rule.number and not rule.ended else "改引现行的文件"
