"""Checks of what was left over from a template or from another kind of text (RG632–RG633)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.wording.numbering.labels import HANZI
from reportgen.checks.wording.sentences.clauses import words
from reportgen.patterns import compiled

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_ANY_SURNAME = "".join(sorted(SURNAMES))
_NUMERALS = frozenset("一二三四五六七八九零十")
_BEFORE_NAME = frozenset("，。；：、（“\n 　人者员民户告诉方与和对将被由及案名为")
_UNIT_NAMES = "单位(?:名称|全称|简称)|机关名称|部门名称|报告年度"
_NAMES = f"{_UNIT_NAMES}|姓名|年份|数字|数量|地名|日期|标题|内容|名称|金额"
_ASKING = "(?:请|此处|待|需)(?:在此)?(?:填写?|填入|输入|插入|补充|核实|定|确认)"
_ASKED = f"{_NAMES}|填写|填入|{_ASKING}|此处|空缺|XX|××|插入"
_OVER = r"(?=[。，；）】\n]|$)"
_UNITS = "年月日市县区局镇乡村街件项次人名家个场期份条起号届省厅委办"
_AMOUNTS = "件次人场份项个期条家起名"
_PLACEHOLDERS: tuple[tuple[str, str, str], ...] = (
    ("×✕╳", "", rf"[×✕╳]{{2,}}(?!\d)|[×✕╳](?=[{_UNITS}])"),
    (
        "Xx",
        "",
        rf"[Xx](?<![A-Za-z.+\-][Xx])(?:[Xx]+(?![A-Za-z.])|(?<!\d[Xx])(?=[{_UNITS}])(?!项目)|(?<=20\d[Xx])(?=年))",
    ),
    ("*＊", "", r"[*＊]{2,}|[*＊](?<=20\d[*＊])(?=年)"),
    ("○〇◯", "", "[○〇◯]{2,}"),
    ("□", "", "□{2,}"),
    ("_＿", "", "[_＿]{2,}"),
    ("【", "", rf"【(?:[^【】\n]{{0,20}}(?:{_ASKED})[^【】\n]{{0,20}}|\w{{1,12}}(?:\.\w{{1,12}})+|\s*)】"),
    (
        "[［<〈〔",
        "单机部报姓年数地日标内名金请此待需填",
        rf"[\[［<〈〔](?:{_NAMES}|(?:请填|填写|填入|{_ASKING})[^\]］>〉〕\n]{{0,12}})[\]］>〉〕]",
    ),
    (
        "（",
        "单机部报请此待需填",
        rf"（(?:{_UNIT_NAMES}|{_ASKING}[^（）\n]{{0,12}}|填[写入](?!申请|《|表)[^（）\n]{{1,12}})）",
    ),
    ("（", "） \u3000", r"（[ \u3000]*）(?!\d+号)"),
    ("{", "", r"\{\{[^{}\n]{0,40}\}\}|\{%[^%\n]{0,40}%\}|\$?\{[^\W\d][\w.]{0,20}\}"),
    ("某", "", f"某某(?=[市县区镇乡局委厅办单部公年月村街社])|某某(?<![{_ANY_SURNAME}]某某)(?=同)|某年某月(?:某日)?"),
    ("#", "", f"##(?<={HANZI}##)"),
    ("…", "", f"…(?<=[共理展开解训查办]…)…?(?=余?[{_AMOUNTS}])"),
    ("?？", "", rf"[?？](?<![?？][?？])[?？]+(?=[{_AMOUNTS}年月])"),
    ("T", "", r"T(?<![A-Za-z]T)(?:ODO|BD)(?![A-Za-z])"),
    ("F", "", r"F(?<![A-Za-z]F)IXME(?![A-Za-z])"),
    (
        "待",
        "补填定核",
        rf"待(?<![有亟尚仍还须需等期]待)(?:补充|填写?|填入){_OVER}|待(?<=[：（]待)(?:定|核实){_OVER}",
    ),
    ("此", "处", "此处(?:应?填写?|插入|填入|补充|输入)"),
    ("点", "击", "点击(?:或点击)?(?:此处)?输入"),
    ("年", " \u3000", r"年[ \u3000]+月(?:[ \u3000]+日)?"),
    ("N", "", rf"N(?<![A-Za-z+\d×]N)(?=[{_AMOUNTS}])"),
)
"""Characters one of which must be there; those one of which must stand behind it, if any are named; the pattern."""

_SPEAKS = (
    "认真 作为 主持 始终 坚持 坚决 严格 带头 切实 积极 深入 全年 先后 多次 高度 牢固 自觉 全面 不断 结合 组织 牵头 "
    "定期 履行 按照 根据 通过 注重 担任 负责 参加 听取 推动 推进 加强 主动 分管 进一 充分 时刻 撰写 签发 讲授 带领 "
    "督促 率先 深刻 落实 开展 召开 研究 部署 指导 围绕 聚焦 严于 以身 以上 对照 针对 能够 深知 深感 认为 感到 代表 "
    "诚恳 虚心 真诚 诚挚 衷心 由衷 郑重 立足 学习 贯彻 没有 亲自 要求 现将 和班 与班 "
    "带队 率队 审阅 审核 审定 审签 签批 批示 阅批 把关 过问 协调 督办 包案 包联 接访 约访 下访 走访 调研 "
    "出庭 旁听 授课 讲课 主讲 约谈 点评 述法 述职"
)
_SPEAKS_SHORT = frozenset("共每从把将于自已均未抓扛在对以向")
"""What a person says of himself: the next two characters, or the next one."""
_LEADS = (
    "牵头 负责 主持 带队 率队 审阅 审核 审定 审签 签批 签发 把关 协调 督办 包案 包联 分管 主讲 担任 亲自 组织 召集 汇报"
)
"""What one does after 由我."""
_TOGETHER = (
    "(?!国|党|军|方|宪法|法治(?!副校长)|祖国|民法典|法同行)[^，。；：]{2,12}"
    "(?:共同|一起|一道|一同|分别|先后|深入|走访|参加|研究|前往|座谈)"
)
"""我与法治副校长共同走访."""
_LIGHT = frozenset("也都还又就均曾已")
_TEMPORAL = ("年度", "年来", "以来", "期间", "全年", "今年", "去年", "年中", "年初", "年底", "同时", "目前", "任职")
_OWN = "现将本人|本人(?:分管|牵头|履职|述职|述法)|我本人|笔者(?=认为|建议|发现|看来)"
_OF_OTHERS = tuple(f"，本人{char}" for char in "在对以向未")
"""，本人在表上签字: of somebody named before."""
_IN_WORDS = frozenset("自忘敌大小唯本舍非彼无你像由替为有让使")
_NEAR = 300
"""Characters around a place that are looked at for marks that come in pairs."""
_GROUPS = ("组织部", "共青", "共产", "对口", "向阳", "代表", "谨代表")


def placeholder_left(prose: Prose) -> Iterator[Flaw]:
    """模板的占位符没有替换。

    XX、××、**、20XX、下划线、【单位名称】、（请填写……）之类是模板里留给人填的，成稿里应当换成真的内容。
    “5×7”“7×24小时”是乘号；隐去的人名（王××）、号码中间的星号不在此列。

    依据：占位符不是报告的内容（事实）
    反例：全年共办理行政复议案件XX件，办结率100%。
    反例：20XX年，××市司法局认真履行职责。
    反例：【单位名称】深入推进法治政府建设，召开会议______次。
    正例：推行7×24小时自助服务，建成5×7米的宣传栏，当事人王某某对处理结果表示满意。
    正例：申请人应当填写申请表（填写《信息公开申请表》），联系电话138****5678。
    """
    found, until = [], 0
    for signs, behind, pattern in _PLACEHOLDERS:
        if _may_have(prose, signs, behind):
            matches = re.finditer(pattern, prose.text)
            found += [_whole(prose.text, match) for match in matches if match[0] and not _is_fine(prose.text, match)]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= until:
            until = end
            shown = prose.typed[start:end]
            yield Flaw(start, end, f"“{shown}”是没有替换的占位符", ("换成真的内容，没有的就删去这半句",))


def _may_have(prose: Prose, signs: str, behind: str) -> bool:
    """Whether one of the signs is there, with one of those that may stand behind it."""
    there = [sign for sign in signs if sign in prose.chars]
    if not behind:
        return bool(there)
    seconds = frozenset(behind)
    return any(not seconds.isdisjoint(part[:1] for part in prose.text.split(sign)[1:]) for sign in there)


def _is_fine(text: str, match: re.Match[str]) -> bool:
    """Masked names and numbers, a year in Chinese numerals, bold type in Markdown."""
    start, end, sign = match.start(), match.end(), match[0][0]
    before, after = text[start - 1 : start], text[end : end + 1]
    if sign in "×✕╳Xx*＊某" and len(match[0]) <= 3 and before in SURNAMES and not re.match("[市县区局镇乡村]", after):
        return text[start - 2 : start - 1] in _BEFORE_NAME or start < 2
    if sign == "N":  # of a mechanism 1+3+N
        return "+N" in text or "＋N" in text
    if sign in "*＊":
        return (before.isdecimal() and after.isdecimal()) or _is_bold(text, start, end)
    if sign in "○〇◯":
        return after in _NUMERALS or before in _NUMERALS or after == "年"
    return sign in "×✕╳" and before.isdecimal() and after.isdecimal()


def _is_bold(text: str, start: int, end: int) -> bool:
    """Whether `**` opens or closes a run of bold type: the marks of a line come in pairs, with words between."""
    line = text[max(start - _NEAR, 0) : start].rpartition("\n")[2] + text[start : end + _NEAR].partition("\n")[0]
    around = r"(?:^|(?<=[\s，。；：、（]))\*\*[^*\n]{4,}\*\*(?=$|[\s，。；：、）])"
    pairs = re.findall(rf"{around}|\*\*[^*\n]{{2,}}[。：:]\*\*", line)
    return end - start == 2 and bool(pairs) and line.count("**") == 2 * len(pairs)


def _whole(text: str, match: re.Match[str]) -> tuple[int, int]:
    """With the digits of a year or the place that the placeholder belongs to: 20XX."""
    start = match.start()
    while start > 0 and text[start - 1].isdecimal() and match.start() - start < 4:
        start -= 1
    return start, match.end()


_PERSONAL = (
    "(?:本人|我)(?:作为|任|担任)[^，。；\\n]{2,24}(?:长|书记|主任|委员)|现将(?:本人|我(?![局市县区省委办厅镇乡院校处队们]))[^。]{0,40}(?:职责|述[职法])[^。]{0,10}(?:报告|汇报)如下"
)
_LONG, _OPENING = 300, 160
"""Characters of the shortest report of a person on his own work, and of what it opens with."""


def first_person(prose: Prose) -> Iterator[Flaw]:
    """单位的报告里出现“本人”“我”。

    报告以机关的名义写，“本人”“我”多半是从述职、述法材料里拷贝来的。“当事人本人”“本人及其家属”指的是别人，“我局”“我市”
    “我们”指的是单位，引号里的话照引，都不在此列。开头就说“现将本人……履行职责情况报告如下”的，是个人的述法报告，也不报。

    依据：《党政机关公文处理工作条例》第九条：公文由发文机关署名，以机关名义行文（规定）
    反例：本年度本人共召开会前学法7次。
    反例：我认真履行推进法治建设第一责任人职责，带头学法用法。
    正例：由申请人本人签字确认，本人及其近亲属可以查询。
    正例：我局开展“我为群众办实事”活动，增强了干部的自我约束能力。
    """
    text = prose.text
    found = {}
    if len(text) >= _LONG and compiled(_PERSONAL).search(text, 0, _OPENING):
        return
    if "本人" in prose.text or "笔者" in prose.text:
        for match in re.finditer(_OWN, text):
            at = match.start() + max(match[0].find("本人"), 0)
            found[at] = text[at : at + 2]
        for at in places(text, "本人"):
            said = _says(text, at + 2) or text[at + 2 : at + 3] == "，"
            if said and _begins(text, at) and text[at - 1 : at + 3] not in _OF_OTHERS:
                found[at] = "本人"
    for at in places(text, "我") if "我" in prose.chars else ():
        together = text[at + 1 : at + 2] in ("与", "和", "同") and re.match(_TOGETHER, text[at + 2 :]) is not None
        said = _says(text, at + 1) or text[at + 1 : at + 2] == "的" or together
        before = text[at - 1 : at]
        leads = before == "由" and text[at + 1 : at + 3] in words(_LEADS)
        if said and (before not in _IN_WORDS or leads) and not text.startswith(_GROUPS, at + 1):
            found[at] = "我"
    for at in sorted(found):
        if not is_quoted(text, at):
            yield _self(at, at + len(found[at]), found[at])


def _says(text: str, at: int) -> bool:
    """Whether what stands at a place is said of oneself: an adverb or a verb, no name of a unit."""
    if text[at : at + 1] in _LIGHT and text[at : at + 1] not in _SPEAKS_SHORT:
        at += 1
    return text[at : at + 2] in words(_SPEAKS) or text[at : at + 1] in _SPEAKS_SHORT or text.startswith("20", at)


def _begins(text: str, at: int) -> bool:
    """Whether 本人 begins a clause: nobody is named before it."""
    before = text[max(at - 6, 0) : at]
    return not before or before[-1] in "。；，：！？、\n \u3000" or before.endswith(_TEMPORAL)


def is_quoted(text: str, at: int, reach: int = _NEAR) -> bool:
    """Whether a place lies within “” or 《》 that open so near before it in its line."""
    before = text[max(at - reach, 0) : at].rpartition("\n")[2]
    return before.rfind("“") > before.rfind("”") or before.rfind("《") > before.rfind("》")


def _self(start: int, end: int, word: str) -> Flaw:
    return Flaw(start, end, f"单位的报告里用了“{word}”", ("改成单位的名称或者“我局”“我市”一类的自称",))
