"""The check of words written twice (RG631)."""

from __future__ import annotations

import re
from codecs import utf_16_le_encode, utf_32_le_encode
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, islice, pairwise

from reportgen.checks.lists.titles import LONGEST, in_title
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.labels import HANZI, for_one_text
from reportgen.checks.wording.remnants import SURNAMES
from reportgen.checks.wording.sentences.clauses import clause_ends, verbs
from reportgen.checks.wording.sentences.stutters import stuttered, stutters
from reportgen.diagnostics import Severity
from reportgen.patterns import compiled

_LENGTHS = range(1, 9)
_LEAST_CLAUSE, _LEAST_END, _PAIR = 3, 8, 2
_FORWARDED = ("的通知", "的函", "的意见", "的报告", "的批复", "的请示")
_COUNT = "[一二三四五六七八九十百千〇零○\\d]+"
_BY_ONE = rf"[很极]{HANZI}|最[难远多少]|{HANZI}着|[一半]{HANZI}|\d{HANZI}|{HANZI}[对把碰打贴连挨]{HANZI}?"
"""一项一项, 3件3件; 面对面对接, 点对点对接, 手把手把业务教会."""
_MEASURES = "个件项条户家层级环天笔份宗起案村人批段字句页处趟遍组桩点寸线镇乡单篇卷本座台辆节班关轮类种门栋社"
_DEALT = "[地来去过抓盯核查办]|解决|销号|整改|研究|推进|化解|落实|登记|验收|排查|清理"
"""What is done with one after another."""
_ONE_AFTER_ONE = (
    rf"(?P<one>[一半]{HANZI}|[一两三几](?:厘米|毫米|平方米|公里|公斤|小时|分钟))(?P=one)"
    rf"|(?P<thing>一[{_MEASURES}]{HANZI}{{0,3}})(?P=thing)(?={_DEALT})|(?P<bare>[两三几][{_MEASURES}])(?P=bare)(?={HANZI})"
)
"""一个问题一个问题地解决, 一平方米一平方米登记; wherever it begins: 事项一项一项."""
_FEW = frozenset("一半两三几")
_LEGIT = (
    r"人民政府政府(?:信息|工作报告|采购|网站|门户|办公|法律顾问|常务|职能|规章|投资|数据|令)|会议会议(?:纪要|记录|精神|议|室)|机关机关(?:党|事务|工会)"
    r"|社区社区(?:居|工作者|矫正)|街道街道办|(大学|中学|小学)\1生|[总支大中分]队[总支大中分]队[长部政]|企业企业家|部门部门规章|高质量服务服务|公司公司章程"
    r"|管理管理委员会|年度年度(?:报告|考核|计划)|中心中心组|谁普法普法责任|组长组长|来越来越|根据根据地|多少多少|天主教主教|[去今全]年一年一|委员会委员会同|[大党民工]代表代表(?!大会|团|们|[参出旁列视座，。、；])|调解和解和|研究研究[生院所员]|矿产矿产[地品]|税缓税缓费|规范规范性|监督监督[者员站]|管理管理[者人部区站员]|服务服务对象|教育教育(?:工作者|界)|培训培训师"
    r"|指导指导员|检查检查[站员]|(?:评估评估|培训培训|检测检测|鉴定鉴定|检验检验|登记登记|监督监督)机[构关]|审查审查员|鉴定鉴定人|检测检测站|登记登记簿|调解调解[员协]|仲裁仲裁[员庭]|检验检验员"
)
"""Where one name ends and the next begins with the same word."""
_OF_DOCUMENT = (
    "》(?:（[^（）\\n]{1,40}）)?(通知|意见|方案|办法|规定|决定|条例|规划|纲要|细则)"
    "(?=要求|精神|文件|规定|[，。；、和等]|的(?!通知))"
)
_SINGLE = {
    "的": ("目标", "确士"),
    "了": ("不", "解结断却事然之望不"),
    "和": ("调温饱缓中总祥平随柔共附讲暖谦人议", "谐平解美睦顺善气缓硕县林田政静布龙某"),
    "在": ("存现所实内潜外健何自旨", "建校职线岗册押场野编院位先逃案审读籍"),
    "对": ("应反核校面相绝成一查", "方象口外照策接联账应标比话手立冲"),
    "为": ("行作认因成以称视人有无难列定改变", "民企群党首主期止准人此先何宁"),
    "是": ("求但于可国凡若还", "非否"),
    "与": ("参赋给授付赠施", "会时其否日众"),
    "及": ("涉普危顾触波惠企以", "时格物早第其"),
    "被": ("", "告申征执处审诉检拆害帮救监保评上调继动子褥抽查举投侵许约褥"),
    "于": ("", "都田洪是今丹谦某"),
    "由": ("理自缘事案因来情根", "来头衷某"),
    "以": ("可所难得足加予用借何是给致", "及来后前内外上下案往此法便免致身旧工奖"),
    "从": ("服遵听顺盲随", "严业事容重轻快速宽源江化某"),
    "并": ("合兼一归吞裁", "联列轨购入案处行存网非发举重"),
    "已": ("", ""),
    "各": ("", "自"),
    "或": ("抑", "者"),
    "到": ("想", "位期点岗场会达户村边家底账校站港货案庭处时访任龄馆手"),
    "共": ("公总中一", "同享建和识产性治有计青用存管商通"),
    "将": ("必即上中少", "来军士领近其该原全有各乐"),
    "把": ("一", "脉关握手柄门"),
    "也": ("", ""),
    "按": ("", "钮键摩揉压时期规"),
    "其": ("尤与如何极土", "他中余实次格木"),
    "向": ("方面导走意流去动志趋定纵横取转倾指投逆双单外内", "上前好阳心往导某"),
    "第": ("", ""),
    "但": ("不非", ""),
    "者": ("", "众"),
    "们": ("", ""),
}
"""Single characters, the characters before and after which two of them are right."""
_REDUPLICATED = frozenset(
    "三件事人处天年层步个家户村多等种往常久时刻面点频纷默孜兢业勤恳稳实楚真清明白整齐高满深远缓款谆历比滔源勃累赫洋熠茫星妈爸哥姐弟妹爷奶"
    "叔伯公婆宝渐慢好早晚大小细密重轻淡浓红绿黄亮闪荡悠徐快甸堂悄彤汪丰隆滚皑鼎殷拳津井条落寥代门路样桩日夜月岁阵声句字页张次回遍批县镇"
    "乡区市校院所站店楼巷街组队厂企的了和在对为是与及被于由以从并已各或到共将把也按其向第但"
)
"""Characters that may stand twice before a mark, and those of the table above, which have rules of their own."""
_VIVID = frozenset(
    "融惶猎霏脉霍姥试谈看走转逛翻歇读讲赳哈瞧飘袅茵太吁腾娃云嫂唧汩萋胖媛斑谢弯盈潺悻迢姑凛绵冽灼瞅济忡翼森惺幽郁葱蓬渺茫巍烁粼盎昂彬翩奕"
    "灿莹涓淙沉闷寂汲谆循绰侃碌芊苍皎颤簌飒瑟嗡铮锵泱昭煦憧攘幢缕坎嶙凶涟炯戚惴婷潇漫习荧霭凄濛泡"
)
"""The same, where they do not end a word of two characters: 暖意融融, and not 学习习."""
_MARKS, _LONGEST_NAME = frozenset("，。；：？！\n《》“”（）"), 16
_BEFORE_LIST, _SENTENCE = frozenset(("", *"由为和与及，。；：\n")), 60
_ON_A_WAY = "逐级|层层|依次|先后|流转|闭环|路线|轮流|往返|分别|再到|到"
_ORGANS = ("局", "委", "办", "厅", "院", "委员会", "中心", "政府", "银行", "街道", "镇", "乡")
_OTHER_THING = frozenset("非不无未副原前新旧总分大小")
"""Before a thing these make another of it: 非政府信息公开申请、政府信息公开申请."""
_NEXT_IN_LIST = f"、({HANZI}{{5,16}})(?=[、，。；和与及])"
_PARTICLES = ("的", "和", "与", "及", "了")
_OPENING = frozenset(("", *"，。；：、“（\n \u3000"))
_BEHIND_GE = frozenset("体人案性别例")
"""36个个体工商户."""


def word_doubled(prose: Prose) -> Iterator[Flaw]:
    """同一个词接连写了两遍。

    录入、修改时多打了一遍；一串并列的单位里同一个单位列了两次的，也报。常常、件件、一项一项这样的重叠词，和“面对面对接”一类前后两个词碰在一起的，不在此列。

    依据：一个词接连出现两次，读不成句（事实）
    反例：对全区行政执法案卷进行进行了评查。
    反例：由县司法局牵头，县教育局、县民政局、县公安局、县教育局、县妇联为成员单位。
    反例：落实上级的的要求，做好备案审查工作。
    反例：按照《关于开展案卷评查的通知》（云法办〔2024〕3号）通知要求，完成评查任务。
    正例：坚持件件有着落，一项一项抓好整改，常常开展面对面对接。
    正例：编制云岭区人民政府政府信息公开工作年度报告，达到了了解民意的目的。
    """
    searches = (_singles, _stutters, _of_places, _phrases, _clauses, _of_documents)
    until = 0
    for start, end, word in sorted(found for search in searches for found in search(prose)):
        if start >= until:
            until = end
            yield Flaw(start, end, f"“{prose.typed[start:end]}”里“{word}”写了两遍", (f"删去一个“{word}”",))
    if "、" not in prose.chars:
        return
    for start, end, word in _beside(prose):
        yield Flaw(start, end, f"“{word}”列了两次", (f"删去一个“{word}”，或者改成漏写的那一项",))
    for start, end, word in _members(prose):
        message, hint = f"这一串里“{word}”列了两次", f"删去一个“{word}”，或者改成漏写的那一家"
        yield Flaw(start, end, message, (hint,), level=Severity.WARNING)


def _phrases(prose: Prose) -> Iterator[tuple[int, int, str]]:
    text = prose.text
    for start, length in _repeats(prose):
        word, end = text[start : start + length], start + 2 * length
        if length == 1:
            vivid = word in _VIVID and not prose.lexicon.is_common(text[start - 1 : start + 1])
            if _before_mark(text, start) and not vivid:
                yield start, end, word
            continue
        plain = re.fullmatch(f"(?:{HANZI}|\\d)+", word) and len({*word}) > 1
        involved = text[start - 1 : start + 1] == "涉及"  # 涉及岩溶及岩溶水文
        if not plain or involved or (length == _PAIR and _crosses(prose, start)):
            continue
        if re.fullmatch(f"{_COUNT}|{_BY_ONE}", word):
            continue
        if any(compiled(_ONE_AFTER_ONE).match(text, start + i) for i, char in enumerate(word) if char in _FEW):
            continue
        if word in _FORWARDED and in_title(text, start) and _tells_of_forwarding(text, start):
            continue
        near = text[max(start - 4, 0) : end + 6]
        at = min(start, 4)
        if not any(m.start() < at + 2 * length and m.end() > at for m in re.finditer(_LEGIT, near)):
            yield start, end, word


def _crosses(prose: Prose, start: int) -> bool:
    """Whether two pairs are the middle of other words: 使用 信用 信息, 自治 共治 共同体."""
    text, is_common = prose.text, prose.lexicon.is_common
    around = (text[start - 1 : start + 1], text[start + 2 * _PAIR - 1 : start + 2 * _PAIR + 1])
    return all(map(is_common, around)) and not is_common(text[start : start + _PAIR])


def _tells_of_forwarding(text: str, at: int) -> bool:
    """Whether the title that holds a place passes on another's: 转发《…的通知》的通知, without its inner marks."""
    title = text[max(at - LONGEST, 0) : at].rpartition("《")[2]
    return any(word in title for word in ("转发", "批转", "印发", "印转"))


def _before_mark(text: str, at: int) -> bool:
    """Whether a character stands twice right before a mark, where no other word can begin with it: 领导下下，."""
    char, before = text[at], text[at - 1 : at]
    if char == "个" and before.isdecimal():
        return text[at + 2 : at + 3] not in _BEHIND_GE
    ends = text[at + 2 : at + 3] in ("，", "。", "；", "、") and "\u3400" <= char <= "\u9fff"
    if text[at + 2 : at + 3] in _PARTICLES and text[at - 1 : at + 1] in _known():
        return char != "作"  # 对工作作了部署
    if char == "省" and before in ("全", "各", "我", "本", "该"):
        return False  # 全省省、市两级
    named = before in SURNAMES or text[at - 2 : at - 1] == before
    return ends and not named and char not in _REDUPLICATED


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Words of two characters whose last one may be doubled by mistake: 有力力的."""
    return frozenset((*clause_ends(), *verbs(), "有力", "得力", "有效", "重要", "主要", "明显", "显著", "具体", "依法"))


@for_one_text
def _repeats(prose: Prose) -> tuple[tuple[int, int], ...]:
    """Where so many characters stand twice, one behind the other, and how many.

    The text, a byte for each character, is one large number; shifted by some characters and laid over itself, what is
    equal comes out as zeros, and a few characters that only share a byte. That is many times as fast as a pattern
    with a back reference.
    """
    text = prose.text
    units = utf_16_le_encode(text, "surrogatepass")[0]  # itself: to ask by name imports a module for it
    width = 2 if len(units) == 2 * len(text) else 4
    low = (units if width == 2 else utf_32_le_encode(text, "surrogatepass")[0])[::width]
    number, size = int.from_bytes(low, "little"), len(low)
    found = []
    for length in _LENGTHS:
        zeros = bytes(length)
        laid_over = (number ^ number >> 8 * length).to_bytes(size, "little")
        at = laid_over.find(zeros)
        while 0 <= at <= size - 2 * length:
            if text[at : at + length] == text[at + length : at + 2 * length]:
                found.append((at, length))
                at += length - 1
            at = laid_over.find(zeros, at + 1)
    return tuple(found)


def _clauses(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """A clause, the end of one, or an item of a list that stands twice, with a mark in between."""
    clauses = prose.text.replace("、", "，").replace("。", "，").replace("；", "，").split("，")
    ends = map(str.endswith, clauses, islice(clauses, 1, None))
    if not any(compress(ends, islice(clauses, 1, None))):
        return
    start = 0
    for clause, following in pairwise(clauses):
        start += len(clause) + 1
        least = _LEAST_CLAUSE if clause == following else _LEAST_END
        if clause.endswith(following) and len(re.findall(HANZI, following)) >= least:
            yield start, start + len(following), following


def _beside(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """行政执法公示制度、行政执法公示制度、: a thing that stands twice, side by side, in a list."""
    text = prose.text
    for match in compiled(_NEXT_IN_LIST).finditer(text):
        size = match.end() - match.start(1)
        same = text[match.start() - size : match.start()] == match[1] and not match[1].endswith(_ORGANS)
        if same and text[match.start() - size - 1 : match.start() - size] not in _OTHER_THING:
            yield match.start(1), match.end(), match[1]


def _members(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """An organ that is named twice in one list: 县教育局、县民政局、县教育局、县妇联; no way from one to the next."""
    first, *items = prose.text.split("、")
    at, met, least = len(first) + 1, set[str](), _LEAST_CLAUSE
    for item in items[:-1]:
        if len(item) > _LONGEST_NAME or not _MARKS.isdisjoint(item):
            first, met = item, set()
        else:
            lead = first.removesuffix(item)
            opens = lead != first and (lead[-1:] in _BEFORE_LIST or lead.endswith("接受"))
            named = least <= len(item) and item.endswith((*_ORGANS, "监督")) and (item in met or opens)
            if named and not re.search(_ON_A_WAY, prose.text[max(at - _SENTENCE, 0) : at + _SENTENCE]):
                yield at, at + len(item), item
            met.add(item)
        at += len(item) + 1


def _singles(prose: Prose) -> Iterator[tuple[int, int, str]]:
    until = 0
    for start, length in _repeats(prose):
        char = prose.text[start]
        if length == 1 and start >= until and char in _SINGLE:
            until = start + 2
            yield from stuttered(prose, start, char * 2, *_SINGLE[char], char)


def _stutters(prose: Prose) -> Iterator[tuple[int, int, str]]:
    return stutters(prose, _twice(prose))


def _of_places(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """市市政府 where no name of a place comes before: 云岭市市政府 is right."""
    text = prose.text
    for char in _twice(prose) & {*"省市县区镇乡局"}:
        for match in re.finditer(f"{char}{char}(?=政府|[委直]|党组|司法局|纪委|人大)", text):
            if text[match.start() - 1 : match.start()] in _OPENING:
                yield match.start(), match.end(), char


def _of_documents(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """《…的通知》（…号）通知要求."""
    text = prose.text
    for match in re.finditer(_OF_DOCUMENT, text) if "》" in text else ():
        name = text[max(match.start() - 62, 0) : match.start()]
        if name.endswith(match[1]):
            before = name[: -len(match[1])].rpartition("《")[0]
            if not before.endswith(("征求", "对", "关于")):
                yield match.start(1), match.end(1), match[1]


@for_one_text
def _twice(prose: Prose) -> frozenset[str]:
    """The characters that stand twice somewhere, one behind the other."""
    return frozenset(prose.text[start] for start, length in _repeats(prose) if length == 1)
