"""Words that are mixed up with their neighbours: 截止 with 截至, 法制 with 法治 (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.lists.titles import in_title
from reportgen.checks.prose import HAN, Flaw, Prose

_TIME = (
    r"[ \u3000]?(?:[到至于]|为止)?[ \u3000]?"
    r"(?:[0-9０-９]|[〇零一二三四五六七八九十]{1,4}[年月日季]|二[十〇零][大一二]|[“《]?十[一二三四五六]五|第[一二三四1-4]季"
    r"|目前|现在|当前|今[日天年]?(?!后)|日前(?=[，,])|[本上去昨前]个?[年月日季周期半学]|学[年期][底末]|年[底末中初]|[月期][底末中初]"
    r"|(?:本?报告|评估|统计|填报|检查|督[察查])(?:期末|时|之?日|发布|出具|印发)|发[稿文]|此时|此刻|[^\W\d_A-Za-z]{2,12}?之[日时]|春节|元旦|国庆|[Xx×*]{1,4}[年月])"
)
"""What follows 截至: a time."""
_DEEDS = (
    "报名|申请|申报|投标|招标|竞价|竞买|征集|征求意见|投票|受理|报送|提交|缴费|缴款|缴纳|登记|评选|活动|公示|公告|有效期|期限|应聘|招聘|投稿|征稿|注册"
    "|参赛|认购|募集|发售|填报|收件|收稿|响应|报价|供应|接收|领取|办理|预约|订购|验收|任务|工作"
)
"""Deeds that come to an end: 报名截止到12月31日 says so of them."""
_ENDED = rf"(?:[日月年时点分底末初已将于到至才即便自为]|(?:{_DEEDS})(?:时间|日期|期限)?)$"
_TOLD = r"(?:[市县区省州局委厅镇乡院旗]|数据|情况|但|且|而|累计)$"
"""After these, 截止到 opens what is told of a time, though no mark stands before it."""
_DONE = (
    r"[0-9〇零一二三四五六七八九十年月日底末初中上下旬前后报告统计填本学期度之时 \u3000]{0,14}"
    r"(?:[已均共全仍尚]|累计|未)"
)
"""What is told of a time after it without a comma: the deed did not come to an end then."""
_OPEN = f"[{HAN}0-9A-Za-z%％”》）)]"


def jiezhi(prose: Prose) -> Iterator[Flaw]:
    """“截至”误作“截止”。

    后面带时间的用“截至”：截至2024年底、截至目前。“截止”是到期停止，后面不带时间：报名截止、截止日期、于6月30日截止。

    依据：《现代汉语词典》“截止”“截至”两条的释义（事实）
    反例：截止2024年底，全区共办理行政复议案件47件。
    反例：截止目前，各项任务已经完成。
    正例：截至2024年12月31日，共收到意见12条；征求意见的截止日期为11月30日，报名已于10月底截止。
    """
    if "截止" not in prose.text:
        return
    for match in re.finditer(f"截止(?!时间|日期|时限|期限)({_TIME})", prose.text):
        before = prose.text[max(0, match.start() - 8) : match.start()].rstrip(" \u3000")
        led = re.search(rf"{_OPEN}\Z", before) is not None
        told = re.match(_DONE, prose.text[match.start(1) :].lstrip("到至于 \u3000")) is not None
        to = match[1].strip()[0] in "到至于" and not re.search(_TOLD, before)
        if led and not told and (to or re.search(_ENDED, before)):
            continue
        said = prose.text[match.start() : match.end() + 4]
        shown = re.match(r"截止[ \u3000]?[到至于]?[ \u3000]?(?:[0-9０-９]+[年月日时]?|[^0-9，,。；;]{1,4})?", said)
        hint = "后面带时间的用“截至”；“截止”用于“报名截止”“截止日期”"
        yield Flaw(match.start(), match.start() + 2, f"“{shown.group() if shown else said}”应为“截至”", (hint,))


_ALWAYS = "政府|国家|思维|思想|中国|轨道|道路"
"""What only 法治 goes with: it never went with 法制."""
_LATER = (
    "建设|社会|意识|理念|精神|信仰|化|环境|氛围|素养|文化|观念|方式|保障|督察|示范|创建|乡村|能力|水平|宣传|力量|引领|护航|进步|理论|人才|阵地|需求|专题"
    "|惠民|为民|联动|营商|信访|体检|工作队伍|实施体系|监督体系|基石|底线|红线|根基|成色|获得感|先行|高地|强[国省市县区]|明白人|带头人|[大小]讲堂"
    "|河[南北]|山[东西]|江[苏西]|浙江|安徽|福建|广[东西]|湖[南北]|海南|四川|贵州|云南|陕西|甘肃|青海|辽宁|吉林|龙江|黑龙江|宁夏|新疆|西藏|内蒙古"
)
"""What 法治 goes with since the decision of 2014; before that year 法制 was usual."""
_STILL = "教育|讲座|培训|知识|课"
"""What many still call 法制 when no year is given; since 2016 the plans of 普法 say 法治."""
_NAMES = (
    "建设[日周]报|建设办|宣传[日处科股室月周]|文化(?:主题)?(?:广场|公园|长廊"
    "|街)|教育(?:基地|中心|馆|科|处)|环境建设处|培训中心|建设科|建设处"
)
"""Names of places, days and offices that keep 法制."""
_FIXED = (
    r"(?<=[自德]治法制)|(?<=[自德]治[、，]法制)|[、，]?[德自]治|(?=是最好的)|(?<=社会主义法制)体系|(?<=依法制)[国市县省区镇乡村](?![场级务])"
)


def _latest_year(text: str) -> int | None:
    """The latest year that a text names: what was written about 2012 has the words of that time."""
    return max((int(year) for year in re.findall("20[0-9]{2}(?=年)", text)), default=None)


def term_fazhi(prose: Prose) -> Iterator[Flaw]:
    """“法治”误作“法制”。

    治理国家和社会的方式是“法治”：法治政府、法治建设、法治思维。“法制”指法律和制度，用于机构和具体工作：法制审核、法制机构、法制办。2014
    年以前的文件多用“法制建设”“法制宣传教育”，写那些年份的报告、只提到那些年份的材料不查这些词；“民主法制”是固定的说法，书名号里的名称照录，
    也不查。

    依据：《法治政府建设实施纲要（2021—2025年）》等文件的名称和用语（规定）
    依据：《中共中央关于全面推进依法治国若干重大问题的决定》，2014年（规定）
    反例：扎实推进法制政府建设。
    反例：进一步优化法制环境，增强干部职工法制意识。
    正例：严格落实重大执法决定法制审核制度，充实部门法制机构力量，法治政府建设取得新成效。
    """
    if "法制" not in prose.text:
        return
    year = prose.year or _latest_year(prose.text)
    words = _ALWAYS if year is not None and year <= 2014 else f"{_ALWAYS}|{_LATER}"
    if year is not None and year >= 2016:
        words = f"{words}|{_STILL}"
    pattern = rf"法制(?:(?<=民主法制)示范|(?<!民主法制)(?:{_FIXED}|(?!{_NAMES})(?:{words})))"
    for match in re.finditer(pattern, prose.text):
        if not in_title(prose.text, match.start()) and not prose.lexicon.stays(prose.text, *match.span()):
            said = match.group()
            shown = said if len(said) > 2 else f"{said}{prose.text[match.end() : match.end() + 4]}"
            hint = "治理的方式用“法治”；机构、审核、条文用“法制”（法制机构、法制审核）"
            yield Flaw(match.start(), match.end(), f"“{shown}”应为“{shown.replace('法制', '法治')}”", (hint,))
