"""Checks of dates (RG5): against the pack's deadlines, the report's year, each other, and the file's name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from reportgen.checks.duties.addressees import addressed, answers, bound
from reportgen.checks.duties.nature import day, ground, is_upward, milder, tells_of_year
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.document.editions import Edition
from reportgen.facts.model import Day
from reportgen.packs.duties import Duty
from reportgen.source import Place


def _place(subject: Subject, dated: Day) -> Place:
    return subject.facts.leaves[dated.leaf].place


def _is_odd(subject: Subject, date: datetime.date) -> bool:
    """More than a year after the year reported on: a slip of the pen rather than a late report."""
    return date.year > subject.facts.year + 1


def _deadline(subject: Subject, duty: Duty) -> tuple[int, int, int]:
    assert duty.deadline is not None, "asked of duties with a deadline"
    return (subject.facts.year + 1, *duty.deadline)


def report_overdue(subject: Subject) -> Iterator[Finding]:
    """成文日期晚于报送期限。

    年度报告有报送期限，成文日期已经过了期限的，报送当然也过了。期限随报给谁而不同：按主送机关找对应的义务，
    找不到的按最晚的期限看。期限写在模板包的义务里，依据和核实到什么程度一并写明；依据未核实的只作提示。

    依据：法治政府建设与责任落实督察工作规定，部门和市县乡3月1日前报送，省4月1日前报送，2019年度起（规定）
    依据：法治政府建设实施纲要（2015—2020年），每年第一季度报告，2015至2018年度，只见转述（未核实）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-03-18}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    dated = subject.facts.official.dated
    duties = [duty for duty in bound(subject, "报送") if duty.deadline]
    if dated is None or not duties or _is_odd(subject, dated.date):
        return
    to = [each.organ for each in addressed(subject, subject.facts.official.addressees) if each.organ]
    meant = [duty for duty in duties if any(answers(subject, duty, organ) for organ in to)]
    last = max(meant or duties, key=lambda duty: duty.deadline or (0, 0))
    if (dated.date.year, dated.date.month, dated.date.day) > _deadline(subject, last):
        year = subject.facts.year + 1
        message = f"成文日期{dated}晚于报送期限{year}年{day(last)}（{ground(last)}）"
        related = (Related("期限写在这里", last.place),)
        hints = ("核对成文日期；确实过了期限的，尽快报送，并写 豁免 说明缘由",)
        yield Finding(message, _place(subject, dated), hints, related, level=milder(last))


def publication_overdue(subject: Subject) -> Iterator[Finding]:
    """没有在期限以前公开。

    年度报告要在4月1日以前通过报刊、网站等公开，涉及党和国家秘密的除外。公开日期不早于期限的，或者没有写公开日期、
    成文日期已经不早于期限的，都警告；期限的依据未核实的只作提示。

    期限照模板包写的义务：别的年报有自己的期限，例如政府信息公开年报、行政执法统计年报，意见里写明是哪个文件、核实到什么程度。

    依据：法治政府建设与责任落实督察工作规定第二十四条，每年4月1日前公开（规定）
    依据：政府信息公开条例第四十九条（部门1月31日前，政府3月31日前）、国办发〔2018〕118号（1月31日前），原文没有打开（一般）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 公开日期: 2025-04-02}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 公开日期: 2025-03-28}
    """
    official = subject.facts.official
    shown = official.published or official.dated
    duty = next((duty for duty in bound(subject, "公开") if duty.deadline), None)
    if shown is None or duty is None or _is_odd(subject, shown.date):
        return
    date, last = (shown.date.year, shown.date.month, shown.date.day), _deadline(subject, duty)
    if date > last or (date == last and not duty.inclusive):
        limit = f"{subject.facts.year + 1}年{day(duty)}"
        by = f"晚于{limit}" if duty.inclusive else f"不在{limit}以前"
        if official.published:
            message = f"公开日期{shown}{by}（{ground(duty)}）"
        else:
            within = "" if duty.inclusive else "以"
            message = f"成文日期{shown}，已赶不上在{limit}{within}前公开（{ground(duty)}）"
        related = (Related("期限写在这里", duty.place),)
        hints = ("核对日期；确实过了期限的，尽快公开，并写 豁免 说明缘由；涉密不公开的，也写 豁免",)
        yield Finding(message, _place(subject, shown), hints, related, level=milder(duty))


def report_undated(subject: Subject) -> Iterator[Finding]:
    """上行的报告没有成文日期。

    成文日期是会议通过或者负责人签发的日期，报送版印在署名之下，期限也按它看。还没有签发的，签发后补上。

    依据：党政机关公文处理工作条例第九条（十二），成文日期署会议通过或者发文机关负责人签发的日期（规定）
    依据：起草时还没有日期，所以只作警告（实务）
    反例：
        公文: {主送: [示例市人民政府]}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    official, edition = subject.facts.official, subject.document.edition
    if edition is Edition.UPWARD and is_upward(subject) and official.dated is None:
        hint = "签发后填写 公文.成文日期（年-月-日，如 2025-02-20）"
        yield Finding("报告没有成文日期", subject.facts.where("公文.成文日期"), (hint,))


def dated_before_year(subject: Subject) -> Iterator[Finding]:
    """成文日期在报告年度开始以前。

    年度还没有开始，不会有这一年度的报告：年度或者日期写错了一个。

    依据：日期先后（事实）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2023-02-20}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    found = _first_date(subject)
    if found is not None and found[1].date.year < subject.facts.year:
        message = f"{found[0]}{found[1]}在报告年度（{subject.facts.year}年）以前"
        yield Finding(message, _place(subject, found[1]), ("核对 年度 和日期，年报一般在次年年初成文",))


def _first_date(subject: Subject) -> tuple[str, Day] | None:
    """成文日期, or else 公开日期, of a yearly report."""
    official = subject.facts.official
    named = (("成文日期", official.dated), ("公开日期", official.published))
    return next(((key, value) for key, value in named if value and tells_of_year(subject)), None)


def dated_within_year(subject: Subject) -> Iterator[Finding]:
    """报告年度还没有结束就成文了。

    年度报告写全年的工作，数算到12月31日。成文日期在这以前的，多半是把次年误写成了当年；确实提前成文的，
    要核对数是不是全年的。

    依据：年度报告报告上年度的情况（实务）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2024-02-20}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2024-12-31}
    """
    found = _first_date(subject)
    if found is None or found[1].date.year != subject.facts.year:
        return
    if (found[1].date.month, found[1].date.day) < (12, 31):
        message = f"{found[0]}{found[1]}在{subject.facts.year}年度结束以前"
        hint = f"核对年份，是不是{subject.facts.year + 1}年；确实提前成文的，核对数是否为全年，写 豁免"
        yield Finding(message, _place(subject, found[1]), (hint,))


def dated_too_late(subject: Subject) -> Iterator[Finding]:
    """成文日期比报告年度晚了一年以上。

    年度报告在次年年初成文。次年都过完了才成文的，多半是年度或者日期写错了。

    依据：年度报告每年报送一次（实务）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2026-02-20}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    found = _first_date(subject)
    if found is not None and _is_odd(subject, found[1].date):
        message = f"{found[0]}{found[1]}比{subject.facts.year}年度晚了一年以上"
        yield Finding(message, _place(subject, found[1]), ("核对 年度 和日期；补报往年的，写 豁免",))


def dates_disordered(subject: Subject) -> Iterator[Finding]:
    """公开日期或印发日期在成文日期以前。

    公文先成文（签发或者会议通过），才能印发和公开。

    依据：日期先后（事实）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 公开日期: 2025-02-10}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 公开日期: 2025-02-20}
    """
    official = subject.facts.official
    dated = official.dated
    for key, other in (("公开日期", official.published), ("印发日期", official.printed_on)):
        if dated is not None and other is not None and other.date < dated.date:
            related = (Related("成文日期写在这里", _place(subject, dated)),)
            message = f"{key}{other}在成文日期{dated}以前"
            yield Finding(message, _place(subject, other), ("核对这两个日期",), related)


def file_year(subject: Subject) -> Iterator[Finding]:
    """文件名的年份不是报告年度。

    一个年度一个文件，文件名就是年度，第二年靠它找到上年的文件。名字是 2024.yaml、里面写 年度: 2023 的，
    多半是复制以后漏改了一处。

    依据：本工具的约定（实务）
    反例：
        年度: 2023
        公文: {主送: [示例市人民政府], 成文日期: 2024-02-20}
        正文:
          安排: 2024年继续推进法治政府建设。
    正例：
        年度: 2024
    """
    facts = subject.facts
    name = facts.source.path.rpartition("/")[2].rpartition(".")[0]
    match = re.fullmatch("((?:19|20)[0-9]{2})(?:年度?)?", name)
    if match and int(match[1]) != facts.year:
        place = facts.leaves[facts.year_leaf].place
        yield Finding(f"文件名是 {name}，里面的年度是 {facts.year}", place, ("核对 年度，或给文件改名",))
