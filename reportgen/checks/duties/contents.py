"""Checks of the five contents of a yearly report (RG5): order, causes, next year's plan, the first responsible; length.

A pack says under 内容 which of the five each section holds; sections of a unit's own are known by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportgen.checks.duties.nature import KNOWN, SINCE, is_annual, spans_year, variant, years
from reportgen.checks.subject import Finding, Subject
from reportgen.facts.model import SectionChoice
from reportgen.source import Place

if TYPE_CHECKING:
    from reportgen.sections.render import RenderedSection

_HEADINGS = (
    (
        "不足",
        "不足|(?:存在|主要|突出|遇到)的?(?:主要|突出|一些)?(?:困难[和与])?问题(?!整改|治理|化解|排查|解决|专项|线索)|问题[和与及、](?:原因|不足|困难)|短板|薄弱环节",
    ),
    ("第一责任人", "第一责任人|主要负责人.{0,12}履职"),
    (
        "安排",
        "(?:下一?(?:年度?|步|阶段)|明年|来年).{0,20}(?:安排|打算|计划|思路|措施|举措|重点|任务|部署)|"
        "(?:工作|初步|主要)(?:安排|打算|计划)$|努力方向",
    ),
)
_CAUSES = (
    "原因|由于|因为|缘于|源于|根源|究其|致使|导致|造成|引起|所致|之所以|症结|归因|归咎|归结|成因|源自|受限于|受制于|囿于|限于|在于|"
    "受[^，。；]{1,20}(?:影响|制约|限制)|因(?![此而地人时素果应势材事公病子循特])|因人(?!制宜|而异|施)"
)
_NEXT = "下一?年度?|明年|来年|次年|新的?一年"
_PLANS = r"((?:19|20)\d{2})年(?:度)?[^，。；、和及与]{0,24}?(?:安排|打算|计划|思路|任务|部署|要点|重点|目标|举措|措施)"
_LEADERS = (
    "第一责任人|主要负责(?:人|同志)|主要领导|党政负责人|党政主要|一把手|党[委组工].{0,4}书记|[省市区县]委书记|"
    "[省市州盟县区旗镇乡局厅]长(?!热线|信箱|质量奖)"
)


def contents_of(subject: Subject, section: RenderedSection) -> tuple[str, ...]:
    """Which of the five contents a section holds: as the pack says, one of the unit's own as its heading says."""
    choice = _choices(subject).get(section.spec.key)
    if choice is None or not choice.own:
        return section.spec.contents
    named = tuple(content for content, form in _HEADINGS if re.search(form, section.heading.text))
    return named or section.spec.contents


def _choices(subject: Subject) -> dict[str, SectionChoice]:
    return {choice.key: choice for choice in subject.facts.makeup or ()}


def _holding(subject: Subject, content: str) -> tuple[RenderedSection, ...]:
    """The printed sections of a yearly report that hold one of the five contents."""
    printed = (section for section in subject.sections if section.body.text.strip())
    return tuple(s for s in printed if content in contents_of(subject, s)) if is_annual(subject) else ()


def _heading_place(subject: Subject, section: RenderedSection) -> Place | None:
    """Where a section's heading is written: under 正文 or in 章节, else in the pack."""
    key = section.spec.key
    written, choice = subject.facts.narratives.get(key), _choices(subject).get(key)
    if written is not None and written.heading is not None:
        return subject.facts.where(f"正文.{key}.标题")
    if choice is not None and choice.heading is not None:
        return choice.place
    return section.spec.heading.place if section.spec.heading is not None else None


def _text_place(subject: Subject, section: RenderedSection) -> Place:
    return subject.facts.where(f"正文.{section.spec.key}")


def section_order(subject: Subject) -> Iterator[Finding]:
    """章节 改了五项内容的次序。

    督察工作规定列举了五项内容，模板包按各地的写法排了次序（有的把第一责任人放在最前）。章节 把它们排成了别的次序，
    就提一句：没有见到哪个规定要求按某个次序分部分，有意这样排的不必改。

    依据：规定列举五项内容的先后，不等于要求按它分部分（推算）
    反例：
        章节: [第一责任人, 举措, 不足, 安排]
    正例：
        章节: [举措, 不足, 第一责任人, 安排]
    """
    if subject.facts.makeup is None or not is_annual(subject):
        return
    usual = _first([spec.contents for spec in variant(subject).sections(subject.facts.year)])
    listed = [s for s in subject.sections if not s.into]
    order = [content for content in _first([contents_of(subject, s) for s in listed]) if content in usual]
    wanted = [content for content in usual if content in order]
    moved = next((content for content, other in zip(order, wanted) if content != other), None)
    if moved is not None:
        section = next(s for s in listed if moved in contents_of(subject, s))
        message = f"五项内容的次序是{'、'.join(order)}，模板包的是{'、'.join(wanted)}"
        hint = "没有见到规定要求按哪个次序分部分；有意这样排的不必改"
        yield Finding(message, _choices(subject)[section.spec.key].place, (hint,))


def _first(several: Iterable[tuple[str, ...]]) -> list[str]:
    """Each content once, in the order in which it comes first; 其他 has no place of its own."""
    return list(dict.fromkeys(content for contents in several for content in contents if content != "其他"))


def causes_unnamed(subject: Subject) -> Iterator[Finding]:
    """不足没有写原因。

    五项内容之二是“存在的不足和原因”。这一部分只列问题，看不到“原因”“由于”“缘于”“因……”“受……影响”一类的话，
    就报。标题里的“原因”不算。2018年度以前的报告没有这样的要求，不查。

    依据：法治政府建设与责任落实督察工作规定，年度报告写推进法治政府建设存在的不足和原因，2019年度起（规定）
    依据：写没写原因从字面看，所以只作警告（实务）
    反例：
        正文:
          不足: 行政执法力量不足，执法监督不够有力。
    正例：
        正文:
          不足: 行政执法力量不足，主要原因是人员编制偏少。
    """
    if subject.facts.year < SINCE:
        return
    sections = _holding(subject, "不足")
    others = [s for s in subject.sections if s.body.text.strip() and s not in sections[:1]]
    apart = any("原因" in section.heading.text for section in others)
    if sections and not apart and not any(re.search(_CAUSES, section.body.text) for section in sections):
        first = sections[0]
        hint = "逐项写明原因，例如“主要原因是……”；确实另写在别处的，写 豁免"
        message = f"“{first.heading.text}”只写了不足，没有写原因"
        yield Finding(message, _text_place(subject, first), (hint,))


def plan_other_year(subject: Subject) -> Iterator[Finding]:
    """下年度安排的标题写的不是下年度。

    年度报告最后写下一年度的安排。标题里直接写着的年份不是报告年度的下一年，多半是沿用往年的标题没有改。

    依据：下年度就是报告年度加一（事实）
    反例：
        正文:
          安排: {标题: 2024年度主要工作安排, 导语: 继续推进法治政府建设。}
    正例：
        正文:
          安排: {标题: 2025年度主要工作安排, 导语: 继续推进法治政府建设。}
    """
    coming = subject.facts.year + 1
    for section in _holding(subject, "安排"):
        heading = section.heading.text
        named = [int(match[1]) for match in re.finditer(_PLANS, re.sub("《[^《》]*》", "", heading))]
        if named and coming not in (*named, *years(heading)) and not spans_year(heading, coming):
            message = f"“{heading}”写的是{named[0]}年，下年度是{coming}年"
            yield Finding(message, _heading_place(subject, section), (f"改成{coming}年，或引用 {{{{ 下年度 }}}}",))


def plan_year_unnamed(subject: Subject) -> Iterator[Finding]:
    """下年度安排没有写明是哪一年。

    标题和文字里都没有下年度的年份，也没有“下年度”“明年”“新的一年”一类的话，读者看不出是哪一年的安排；
    文字里只有别的年份的，多半是沿用往年的没有改。

    依据：法治政府建设与责任落实督察工作规定，年度报告写下一年度推进法治政府建设的主要安排，2019年度起（规定）
    依据：写没写年份从字面看，所以只作警告（实务）
    反例：
        正文:
          安排: {标题: 下步工作打算, 导语: 继续推进法治政府建设。}
    正例：
        正文:
          安排: {标题: 下步工作打算, 导语: 2025年，继续推进法治政府建设。}
    """
    coming = subject.facts.year + 1
    sections = _holding(subject, "安排") if subject.facts.year >= SINCE else ()
    texts = [section.heading.text + "\n" + section.body.text for section in sections]
    if not sections or any(_names(text, coming) for text in texts):
        return
    if any(re.search(_PLANS, section.heading.text) for section in sections):
        return  # the heading names another year, which is told
    others = sorted({year for text in texts for year in years(text)})
    only = f"，只写了{'、'.join(f'{year}年' for year in others)}" if others else ""
    message = f"“{sections[0].heading.text}”没有写明是{coming}年的{only}"
    hint = f"在标题或文字里写明{coming}年，或引用 {{{{ 下年度 }}}}"
    yield Finding(message, _text_place(subject, sections[0]), (hint,))


def _names(text: str, year: int) -> bool:
    return year in years(text) or spans_year(text, year) or re.search(_NEXT, text) is not None


def responsible_unnamed(subject: Subject) -> Iterator[Finding]:
    """没有写党政主要负责人履行第一责任人职责的情况。

    五项内容之三是党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设的情况，可以单列一部分，也可以写在
    组织领导里。全文找不到“第一责任人”“主要负责人”“区长”“党组书记”一类的话，就报。2018年度以前的报告不查。

    依据：法治政府建设与责任落实督察工作规定，年度报告写党政主要负责人履行第一责任人职责的情况，2019年度起（规定）
    依据：写没写从字面看，所以只作警告（实务）
    反例：
        章节: [举措, 不足, {键: 第一责任人, 标题: 加强组织领导}, 安排]
        正文:
          第一责任人: 定期研究法治政府建设。
    正例：
        正文:
          第一责任人: 区委、区政府主要负责人定期研究法治政府建设。
    """
    if subject.facts.year < SINCE or not is_annual(subject) or not subject.sections:
        return
    if not any(re.search(_LEADERS, text) for text in subject.body):
        held = next((s for s in subject.sections if "第一责任人" in contents_of(subject, s)), None)
        place = subject.facts.where(f"正文.{held.spec.key}" if held else "正文")
        hint = "写明主要负责人听取汇报、研究重大事项、督促落实等情况"
        yield Finding("没有写党政主要负责人履行第一责任人职责的情况", place, (hint,))


def report_long(subject: Subject) -> Iterator[Finding]:
    """正文偏长。

    模板包的 篇幅 写着多少字以上要提示，以及这个数从哪里来。年度报告没有见到字数规定，5000字是从对文件的一般要求借来的，
    所以只提示。数正文的字和标点，不算空格、附件和落款。

    依据：整治形式主义为基层减负若干规定，地方和部门的文件一般不超过5000字，不是对年度报告的规定（一般）
    反例：
        正文:
          第一责任人: 主要负责人研究法治政府建设。×400
    正例：
        正文:
          第一责任人: 主要负责人研究法治政府建设。×30
    """
    limit = subject.pack.manifest.length
    if limit is None:
        return
    count = len("".join("".join(subject.body).split()))
    if count > limit.most:
        known = "" if limit.standing == KNOWN else f"（{limit.standing}）"
        hint = f"{limit.reason}{known}"
        yield Finding(f"正文约{count}字，超过{limit.most}字", subject.facts.where("正文"), (hint,))
