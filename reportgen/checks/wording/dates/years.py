"""Years that do not fit the year of the report (RG651)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reportgen.checks.prose import ANY_HAN, Flaw, Prose
from reportgen.checks.wording.dates.dates import FULL_DATE, is_far, reversed_flaw, reversed_ranges
from reportgen.checks.wording.dates.five_years import of_five_years
from reportgen.checks.wording.dates.framed import DONE, FUTURE, OF_REPORT, compared_with, framed, is_framed
from reportgen.checks.wording.dates.plans import LONGEST_ORDINAL, WINDOW, plan_lines, stale_year
from reportgen.checks.wording.numbers.amounts import Amount, of_units
from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, PARAGRAPH, PART, TITLE

_ORDINAL = "[（(]?[一二三四五六七八九十0-9]{0,3}[）)]?[、.．]? ?"
_NUMBERED = "[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]"
_PLAN = f"度?的?{ANY_HAN}{{0,20}}(?:计划|打算|安排|思路|工作重点|重点工作|目标任务|展望|下一步|工作要点|努力方向)"
_BARE_PLAN = " *20[0-9]{2}年度?(?:法治)?工作?(?:的)?(?:计划|打算|安排|思路|要点) *"
"""A heading without a number: 2025年工作打算."""
_HANDLED = "受理|办理|办结|审结|查处|检查|召开|收到|调解"
_TASKS_DONE = "年度?[^，。；]{0,12}(?:任务|事项|项目)[^，。；]{0,4}(?:全部|均|都)[^，。；]{0,2}(?:完成|办结|销号)"
"""截至2017年12月31日，2018年度确定的任务已经全部完成, behind the year of the report."""
_PLAN_DONE = "完成|落实|执行|推进|进展|实施|情况|回顾"
_REPORTED = f"度?(?:全年)?{ANY_HAN}{{0,16}}(?:情况|总结|回顾|成效|举措|做法|主要工作|开展|履职|成绩|亮点)"
_OTHER_YEARS_WORK = "问题|考核|反馈|督察|整改|巡视|审计|同期|结转"
_SUBJECT = (
    f"[，,]?(?:坚持|以习近平|深入[贯学]|认真[贯学落]|全面[贯落]|紧紧围绕|我[局市区县州盟旗院委镇乡省厅部办们]|全[市区县州省局镇乡年系体厅院]|本[局机部单级]|(?:{ANY_HAN}|、){{2,16}}?(?:坚持|深入|认真|紧紧|全面|始终|严格|持续|扎实|高度|切实|积极|以习近平|在)"
    "|法治政府建设|共|累计|在[^，。]{2,20}(?:领导|指导))"
)
_HISTORY = "被评为|获评|荣获|被确定|被列为|被授予|启动|成立|挂牌|建成|换届|修订|组建|改革|机构改革|启用|入选"
_STATED = f"(?:度|全年)?[，,]?{ANY_HAN}{{0,10}}?(?:共|累计|一共|总共){ANY_HAN}"
_NUMBER = "[0-9](?:万|亿|余|多)*[件宗起条份个次人项卷户场期家名]"
_KEY_YEAR = "度?是[^，。；]{2,30}(?:之年|一年)"
_COUNTED = f"{DONE}|共|累计|达|率|占比"
_YEAR_END = "年(?:12月(?:31日|底|末)?|底|末)"
_PERIOD = "年1月1日?起?[，,]?(?:至|到|—|-|～)(?:([0-9]{4})年)?12月31日"
_DASHES = frozenset("—-–～~－")
_LONGEST_TITLE = 120
_PLANS_OR_AUDITS = "计划|安排|要点|打算|审计|整改|决算|“?回头看|督察反馈|巡[视察]"
"""What a title of this year names with the year before: what was planned, or was looked into afterwards."""
_LATE_IN_YEAR = "年(?:[7-9]|1[0-2])月|年底|年末"
_OF_ONE_MATTER = (
    "督[查察办]|巡[视察]|回头看|[检调排核]查|调研|整[改治]|评[估查议]|审[查议]|专项|事[件故]|案件|活动|处置|试点|考察"
)
_OF_A_YEAR = "年度|全年|年报|总结|法治政府建设|述[职法]|依法行政"
_NO_REPORT = "(?:通知|方案|意见|办法|要点|计划|函|批复|规定|细则|清单|分工)(?:[（(][^（()）]{1,10}[）)])?$"


def year_context(prose: Prose) -> Iterator[Flaw]:
    """年份与报告年度不符。

    标题、开头、统计期间写的应当是报告年度，下一步安排（标题和它下面的“某年将……”“某年继续……”）写的应当是下一年，
    成文日期在报告年度之后（专项检查、整改、调研一类的报告不在此列）。下一年安排里的完成时限、
    说完不足接着写的“某年，我县将重点……”还是本年的，“截至”的日期晚到下一年下半年以后的、本年的数与本年相比的，也报。“十四五”规划、“八五”普法的开局、中期、收官之年，
    写错了年份的也报。多半是沿用上年的稿子时没有改。文件名称、文号、年份区间、与往年的比较、往年的经历里的年份不在此列。

    依据：报告年度（本年度的报告写本年度的事）（事实）
    反例（标题，2024）：示例区人民政府关于2023年度法治政府建设情况的报告
    反例（正文，2024）：2023年，我局认真贯彻落实上级部署，扎实推进法治政府建设。
    反例（正文，2024）：全年办理登记2318件，比2024年增长5.6%。
    反例（小标题，2024）：四、2024年工作计划
    反例（正文，2023）：2022年是“八五”普法规划的中期之年。
    正例（标题，2024）：示例区人民政府关于2024年度法治政府建设情况的报告
    正例（正文，2024）：2024年，我局受理行政复议案件47件，比2023年增加7件。
    正例（小标题，2024）：四、2025年工作计划
    """
    told = [*of_five_years(prose), *(_impossible(prose) if prose.year is not None else ())]
    yield from told
    if prose.year is None or _is_no_report(prose):
        return
    plans, starts = plan_lines(prose), {flaw.start for flaw in told}
    for item in of_units(prose.text, "年"):
        if len(item.digits) == 4 and item.digits[:2] in ("19", "20") and item.start not in starts:
            wanted = _wanted(prose, item, plans) or stale_year(prose, item, plans)
            if wanted:
                shown = re.split("[，。；：！？\n]", prose.text[item.start : item.start + 14])[0]
                same = int(item.digits) == prose.year
                message = f"“{shown}”的年份" + ("是报告年度" if same else f"与报告年度（{prose.year}年）不合")
                yield Flaw(item.start, item.end, message, (wanted,))


def _impossible(prose: Prose) -> Iterator[Flaw]:
    """自2024年1月1日起至2023年12月31日止; 2204年, whatever is reported on."""
    for match in reversed_ranges(prose):
        if match[1] != match[4]:
            yield reversed_flaw(match)
    for item in of_units(prose.text, "年"):
        if is_far(prose.text, item):
            yield Flaw(item.start, item.end, f"{item.digits}年还没有到", ("核对年份",))


def _is_no_report(prose: Prose) -> bool:
    """A notice or a plan speaks of the year that it is written in."""
    return bool(re.search(_NO_REPORT, _title(prose)))


def _title(prose: Prose) -> str:
    """The title of the text, its lines joined."""
    head = takewhile(lambda line: line.kind in (TITLE, PART), prose.lines)
    title = "".join(line.text for line in head if line.kind == TITLE).strip()
    if title or len(prose.lines) < 2 or prose.lines[0].kind != PARAGRAPH:
        return title
    first = prose.lines[0].text.strip()  # where all lines were said to be paragraphs
    return "" if len(first) > _LONGEST_TITLE or re.search(f"^{_NUMBERED}|[。；：，]$", first) else first


def _tells_of_one_matter(prose: Prose) -> bool:
    """Whether its title says that it is a report on one matter, which is dated when that is done, and no year's."""
    title = _title(prose)[-_LONGEST_TITLE:]
    if title.endswith("自查报告") and f"{prose.year}年度" not in title:
        return True  # made whenever it is asked for
    if not re.search(f"(?:{_OF_ONE_MATTER}).*(?:报告|情况|说明)$", title) or f"{prose.year}年" in title:
        return False
    if re.search("20[0-9]{2}年", title):
        return re.search(_PLANS_OR_AUDITS, title) is not None
    return re.search(_OF_A_YEAR, title) is None


def _wanted(prose: Prose, item: Amount, plans: frozenset[int]) -> str:
    """What should stand there; "" where the year is right."""
    assert prose.year is not None
    index = prose.index(item.start)
    kind = prose.lines[index].kind
    start, end = prose.span(index)
    year = int(item.digits)
    compared = year == prose.year and prose.text[max(item.start - 1, 0)] in "比较" and kind == PARAGRAPH
    if compared and index not in plans:
        return compared_with(prose.text[start:end], item.start - start, prose.year)
    before, after = prose.text[start : item.start], prose.text[item.end : end]
    within = len(before.strip(" ")) > LONGEST_ORDINAL
    if year == prose.year and kind != DATE and within and not is_framed(before, after):
        return ""
    start, end = max(start, item.start - WINDOW), min(end, item.start + WINDOW)
    line, at = prose.text[start:end], item.start - start
    told = prose.composed and kind == TITLE  # with the facts (RG533)
    if told or kind in (CELL, PART, ADDRESSEE) or _is_quoted(line, at):
        return ""
    if kind == DATE or (len(line.strip(" ")) < 12 and re.fullmatch(f" *{FULL_DATE} *", line)):
        return "" if _tells_of_one_matter(prose) else _of_date(line, prose.year)
    if kind == TITLE or _looks_like_title(line):
        return _of_title(line, at, year, prose.year)
    found = _of_heading(line, at, kind, year, prose.year) or _span(line, at, year, prose.year)
    if not found and _is_late(line, at, year, prose.year):
        since = re.search(_PLANS_OR_AUDITS, _title(prose)) or _tells_of_one_matter(prose)  # what was put right by then
        return "" if since else f"截至的日期应为{prose.year}年"
    if index in plans and year == prose.year + 1:
        return found
    found = found or framed(line[:at], line[at + 5 :], year, prose.year)
    if found or year == prose.year or _is_followed(prose, index, line[at:], year):
        return found
    return _of_text(line, at, year, prose.year)


def _is_followed(prose: Prose, index: int, said: str, year: int) -> bool:
    """2023年，收到48件。今年，收到63件: last year's number, for comparison with one of this or the next line."""
    if year + 1 != prose.year or not re.search(_NUMBER, said):
        return False
    following = prose.lines[index + 1].text if index + 1 < len(prose.lines) else ""
    this = f"(?:{prose.year}年|今年|本年度?)"
    return re.search(f"[。；，]{this}", said) is not None or re.match(f" *{this}", following) is not None


def _is_quoted(line: str, at: int) -> bool:
    """In a name of a rule, a number of a document, a quotation, or a range of years."""
    for a, b in ("《》", "〔〕", "“”"):
        opened = line.rfind(a, 0, at)
        if opened >= 0 and line.find(b, opened, at) < 0:
            return True
    return line[at - 1 : at] in _DASHES or line[at + 4 : at + 6].lstrip("年")[:1] in _DASHES


def _of_date(line: str, year: int) -> str:
    match = re.search(FULL_DATE, line)
    if match is None:
        return ""
    date = (int(match[1]), int(match[2]))
    return f"{year}年度的报告在{year + 1}年成文" if date < (year, 12) or date[0] > year + 1 else ""


def _looks_like_title(line: str) -> bool:
    return len(line) <= 50 and not re.search("[，。；：、]", line) and bool(re.search("(?:报告|总结)$", line))


def _of_title(line: str, at: int, year: int, wanted: int) -> str:
    after = line[at + 5 :]
    if year == wanted or f"{wanted}年" in line or re.search(_PLANS_OR_AUDITS, after):
        return ""
    return f"核对标题里的年份，应为{wanted}年" if re.search("报告|总结|情况|年报|工作", after) else ""


def _of_heading(line: str, at: int, kind: str, year: int, wanted: int) -> str:
    """四、2025年工作计划; also where a heading runs into its paragraph."""
    head = line if kind == HEADING else line.partition("。")[0]
    before, after = line[:at], head[at + 5 :]
    if len(before.strip(" ")) > LONGEST_ORDINAL:
        return ""
    if kind == PARAGRAPH and re.fullmatch(_BARE_PLAN, line):
        return "" if year == wanted + 1 else f"下一步安排是{wanted + 1}年的"
    if kind != HEADING and (len(head) > 40 or not re.match("[（(]?[一二三四五六七八九十]{1,3}[）)、]", line)):
        return ""
    if not re.fullmatch(f"{_ORDINAL}(?:下一步|下步|今后|关于|对|下一年度?)?", before):
        return ""
    plan = re.match(_PLAN, after)
    if plan and not re.search(_PLAN_DONE, after[plan.end() :]):
        return "" if year == wanted + 1 else f"下一步安排是{wanted + 1}年的"
    if year < wanted and re.match(_REPORTED, after) and not re.search(_OTHER_YEARS_WORK, after):
        return f"应为{wanted}年"
    return ""


def _of_text(line: str, at: int, year: int, wanted: int) -> str:
    before, after = line[:at], line[at + 5 :]
    if year > wanted:
        return _too_early(before, after, year, wanted)
    sentence = after.partition("。")[0]
    if f"{wanted}年" in line or after.removeprefix("度").startswith(("以来", "起", "前", "之前", "底", "末", "初")):
        return ""
    short = len(before.strip(" ")) <= LONGEST_ORDINAL
    opens = short and re.fullmatch(f" *{_ORDINAL}(?:在|过去的)?", before) is not None
    if not opens and before[-1:] not in "。；：":
        return ""
    if opens and re.match(_KEY_YEAR, after):
        return f"应为{wanted}年"
    if (
        opens
        and re.match(f"(?:度|全年)?{_SUBJECT}", after)
        and (not re.search(_HISTORY, sentence) or "全年" in sentence)
    ):
        return f"应为{wanted}年；写往年的事，说明与本年的关系"
    if re.match(_STATED, after) and not re.search("[比较](?:上|去|20)|历年|以来|近年|年均", line):
        return f"应为{wanted}年；写往年的数，说明与本年的关系"
    return ""


def _too_early(before: str, after: str, year: int, wanted: int) -> str:
    """2024年，共办理93件 in the report of 2023; what was done in the months before it was written may be told."""
    if before.strip(" ")[-1:] not in ("", *"。；：") or re.match("[0-9]|[初底末前上下]|(?:度)?[一二三四]季", after):
        return ""
    sentence = after.partition("。")[0]
    if re.search("上半年[^。]*下半年", sentence) and not re.search(_HANDLED, sentence):
        return ""  # 2020年，上半年完成4套，下半年完成3套: what will be done
    counted = re.search(f"(?:{DONE})[^，。；]{{0,20}}?{_NUMBER}", sentence)
    if counted is None or re.search(FUTURE, sentence[: counted.end()]):
        return ""
    return f"{year}年的事不在{wanted}年度的报告里"


def _is_late(line: str, at: int, year: int, wanted: int) -> bool:
    """截至2025年12月31日，共归集4320条 in the report of 2024, which is written in the first months of the next year."""
    said = line[at + 4 :].partition("。")[0]
    if year != wanted + 1 or not line.endswith(("截至", "截止"), 0, at) or not re.match(_LATE_IN_YEAR, said):
        return False
    since = f"{wanted}年" in said or re.search("整改|反馈|督察|审计|巡[视察]", said)
    return not since and re.search(_COUNTED, said[:60]) is not None


def _span(line: str, at: int, year: int, wanted: int) -> str:
    """2023年1月1日至12月31日; 截至2022年12月31日，本年度共……; 截至2032年12月底, what was counted till then."""
    before, after = line[:at], line[at + 4 :]
    match = re.match(_PERIOD, after) if after.startswith("年1月1") else None
    if match and not re.search("同期|上年|去年|[比较]", before[-10:]):
        last = int(match[1]) if match[1] else year
        if (year < wanted and last == year) or (year == wanted and last > year):
            return f"统计期间应为{wanted}年"
    if match and year == wanted - 1 and re.search(OF_REPORT, before[-16:]) and match[1] == str(wanted):
        return f"统计期间应为{wanted}年"
    said = after.partition("。")[0]
    till = before.endswith(("截至", "截止"))
    lasting = re.search("[期限权证约]截[至止]$", before[-3:]) or re.search(FUTURE, before[-40:] + said)
    if till and year > wanted + 1 and not lasting and re.search(_COUNTED, said[:40]):
        return f"截至的日期应为{wanted}年或者{wanted + 1}年的"
    if not till or year != wanted - 1 or not re.match(_YEAR_END, after):
        return ""
    counted = re.search(f"(?:{wanted}年度?|本年度|全年|今年)[^，。；]{{0,10}}共|，今年已", said)
    counted = counted or re.search(f"{wanted}{_TASKS_DONE}", said)
    own = re.search("[，。；]截[至止]$", before) and re.match(f"{_YEAR_END}[，,]", after)
    if own and re.search(f"{wanted}年(?:1月)?以来|今年以来", before):
        counted = counted or re.search("已|共|累计", said)
    if f"{wanted}年" in before:
        counted = counted or re.search("任务(?:已|均)?(?:全部|均已)完成|全部(?:办结|销号)", said)
    return f"截至的日期应为{wanted}年" if counted else ""
