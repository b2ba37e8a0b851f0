"""Checks of what is prescribed word by word: the addressee's colon, the headings of a fixed form (RG629–RG630)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.wording.numbering.labels import BLANKS, FIRST, Label, labels, named
from reportgen.diagnostics import Severity
from reportgen.lines import ADDRESSEE

_FIXED = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_SINCE, _VERIFIED = 2019, 2021
"""The first report years of this form: of the trial, and of the notice that was verified."""
_REPORT = "政府信息公开工作年度报告"
_DISTINCT = {
    2: r"主动公开.*信息|信息.*主动公开",
    3: r"(?:收到|处理|受理|办理|依申请).*公开|公开.*申请",
    4: r"信息公开.*(?:复议|诉讼)|(?:复议|诉讼).*信息公开",
    5: r"信息公开.*问题.*改进|^(?:存在的?)?(?:主要)?问题(?:及其?|和|与|以及|、)改进情况$",
    6: r"信息公开.*其他.*(?:报告|说明)",
}
"""By number, what a heading says that can only be meant for the fixed one."""
_NO_OFFICE = "学校|学院|大学|学年|医院|公司"
"""Whose reports on what they make public have a form of their own."""
_LONGEST = 30
"""Characters of such a title before the name of the report."""
_WRONG_COLONS = "，。；、,;.:︰∶"


_BODY = "现将|根据|按照|为|经|近日|兹|[^、]{12,}，.*。$"
"""How a line begins that is no addressee."""


def addressee_colon(prose: Prose) -> Iterator[Flaw]:
    """主送机关后面没有全角冒号。

    主送机关一行以全角冒号收尾，不用逗号、句号，也不用半角冒号。

    依据：GB/T 9704—2012 第 7.3.2 条：主送机关最后一个名称后标全角冒号（规定）
    反例（主送）：云岭市人民政府
    反例（主送）：云岭市人民政府，云岭市人大常委会。
    反例（主送）：云岭市司法局；
    正例（主送）：云岭市人民政府：
    正例（主送）：各县（区）人民政府，市政府各部门、各直属机构：
    """
    for index in [index for index, line in enumerate(prose.lines) if line.kind == ADDRESSEE]:
        last = index + 1 == len(prose.lines) or prose.lines[index + 1].kind != ADDRESSEE
        text = prose.judged(index).rstrip(BLANKS)
        below = index > 0 and prose.lines[index - 1].kind == ADDRESSEE and prose.judged(index - 1).endswith("：")
        if not last or not text or text.endswith("：") or (below and re.match(_BODY, text)):
            continue  # and what stands below them is none
        end = prose.span(index)[0] + len(text)
        shown = text if len(text) <= 16 else f"…{text[-15:]}"
        if text[-1] in _WRONG_COLONS:
            half = "：" if text[-1] == ":" else None
            message = f"主送机关“{shown}”应以全角冒号收尾，不是“{text[-1]}”"
            yield Flaw(end - 1, end, message, ("改成“：”",), half)
        else:
            yield Flaw(end - 1, end, f"主送机关“{shown}”后面没有冒号", ("在行末加上“：”",))


def fixed_heading(prose: Prose) -> Iterator[Flaw]:
    """固定格式的标题被改动。

    政府信息公开工作年度报告的六个部分，标题和顺序都是定好的，一字不改：一、总体情况；二、主动公开政府信息情况；
    三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；
    六、其他需要报告的事项。2018 年度及以前是旧格式，不看。

    依据：国办公开办函〔2021〕30号附件《中华人民共和国政府信息公开工作年度报告格式》，2021年度起（规定）
    依据：国办公开办函〔2019〕60号的试行格式，2019、2020年度，通知只见转载的开头，标题取自填好的报告，所以只作警告（实务）
    反例（小标题）：三、收到和处理政府信息公开申请的情况
    反例（小标题）：四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
    反例（小标题）：一、工作概述⏎二、主动公开政府信息情况⏎三、收到和处理政府信息公开申请情况
    正例（小标题）：四、政府信息公开行政复议、行政诉讼情况⏎五、存在的主要问题及改进情况⏎六、其他需要报告的事项
    正例（小标题）：五、存在的主要问题及原因⏎六、其他需要报告的情况
    """
    text = prose.text
    if not any(word in text for word in ("信息", "改进情况", "公开申请")) or _before_form(prose):
        return
    if "政府" not in text and re.search(_NO_OFFICE, text):
        return  # 学校2023—2024学年信息公开工作报告
    heads = [(label, _title(prose, label)) for label in labels(prose) if label.rank == FIRST]
    exact = sum(title in _FIXED[1:] for _, title in heads)
    titled = any(_ends_title(text, at) for at in places(text, _REPORT))
    whole = titled or exact >= 2
    from_first = titled or any(label.number == 1 for label, _ in heads)
    for label, title in heads:
        if label.number <= len(_FIXED):
            fixed = _FIXED[label.number - 1]
            # another of the six is out of its place in a whole report; what is taken out of one may be numbered anew
            sure = whole and (from_first or title not in _FIXED)
            if title != fixed and (sure or _is_meant(label.number, title)):
                right = f"{named(FIRST, label.number)}{fixed}"
                said, level = _standing(_year(prose))
                message = f"标题“{label.name}{title}”不是{said}“{right}”"
                yield Flaw(label.start, prose.span(label.line)[1], message, (f"改成“{right}”",), level=level)


def _ends_title(text: str, at: int) -> bool:
    """Whether the name of the report at a place ends a line that is a title."""
    _, line_end, before = text[max(at - _LONGEST - 1, 0) : at].rpartition("\n")
    if (not line_end and at > _LONGEST) or {*before} & {*"，。；"}:
        return False
    end = text.find("\n", at)
    return not text[at + len(_REPORT) : end if end >= 0 else None].strip(BLANKS)


def _title(prose: Prose, label: Label) -> str:
    """A heading's words, without blanks and without a mark at the end."""
    text = prose.text[label.end : prose.span(label.line)[1]]
    return "".join(text.split()).rstrip("。：:")


def _is_meant(number: int, title: str) -> bool:
    """Whether a heading alone can only be an altered fixed one."""
    if title in _FIXED:
        return title in _FIXED[1:4]
    if len(title) > 30 or re.search("[。；]" if number == 4 else "[，。；]", title) or number == 1:
        return False
    if number in (2, 3) and not ("信息" in title or "公开申请" in title):
        return False
    ends = ("情况", "工作", "申请", "诉讼", "事项")
    return bool(re.search(_DISTINCT[number], title)) and title.endswith(ends)


def _before_form(prose: Prose) -> bool:
    """Whether the report is of a year that had another form."""
    year = _year(prose)
    return year is not None and year < _SINCE


def _year(prose: Prose) -> int | None:
    """The year of the report, or that of its title."""
    if prose.year is None and _REPORT in prose.text:
        named_year = re.search(rf"(20\d\d)年度?[^，。；\n]{{0,20}}{_REPORT}", prose.text)
        return int(named_year[1]) if named_year else None
    return prose.year


def _standing(year: int | None) -> tuple[str, Severity | None]:
    """What lays the headings down for a year; of the trial form only the beginning of the notice was seen."""
    if year is not None and year < _VERIFIED:
        return "试行格式（国办公开办函〔2019〕60号，部分核实）的", Severity.WARNING
    return "规定的", None
