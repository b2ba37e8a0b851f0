"""How sentences open: what stands at a place where the one before may have lost its full stop."""

from __future__ import annotations

from functools import lru_cache

from reportgen.checks.wording.numbering.labels import HANZI
from reportgen.checks.wording.sentences.clauses import adverbs, by_pair, verbs, words
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

SURE, FRESH, ACT, SUBJECT, ORGAN, OWN = "sure", "fresh", "act", "subject", "organ", "own"
"""A connective or a time that no clause has behind its object; a subject or a frame that hardly any has there; a verb
that begins a sentence with its object; a noun that does something, an organ, a noun with a number of its own."""


class Opening(NamedTuple):
    """How sure a sentence opens, the words that show it, and for a noun the noun (for OWN the unit of its number)."""

    kind: str
    shown: str
    noun: str = ""

    @property
    def said(self) -> str:
        """What a message quotes."""
        return self.shown.partition("，")[0][:8]


_CONNECTIVES = (
    "仅今年上半年 仅今年 仅上半年 仅一季度 "
    "与此同时 接下来 同时 此外 另外 除此之外 不仅如此 目前 现在 当前 近期 近年来 一年来 年初以来 今年以来 去年以来 "
    "截至目前 下一步 下步 下一阶段 下阶段 今后 据统计 据悉 据了解 为此 因此 对此 由此 但是 但 然而 不过 例如 比如 随后 "
    "随即 事后 会后 会前 其次 再次 总体上 总的来看 总体来看 究其原因 经查 经核实 经核查 经调查 经调解 经审理 经评估 "
    "经统计 经测算 汛期 春季 夏季 秋季 冬季 上半年 下半年 年初 年中 年底 年末 全年 一季度 二季度 三季度 四季度 近日 "
    "日前 同年 当日 当天 当年 当月 次日 次年 次月 在此基础上 其间"
)
"""With a comma behind."""
_TIME = (
    r"20\d\d年(?:度|来|以来|[初底末]|[上下]半年|(?:1[0-2]|\d)月(?:\d{1,2}日|底|初|份|以来)?)?(?:，"
    r"|[全我共各市县区镇局累新主先受出开查组完举下第围办])|(?:1[0-2]|[1-9])月(?:\d{1,2}日|[份底初]|[上中下]旬|以来|至\d{1,2}月)?，"
    r"|截[至止](?:20\d\d年)?(?:\d|目前|年底|年末|今年)[^，。\n]{0,9}，"
    r"|(?:(?:改进|整改|主要|具体|工作)(?:措施|情况|做法)|责任单位|配合单位|牵头单位|完成时限|工作任务|联系人|"
    r"办理结果)(?:为|是|如下)?：|下一步将(?![^，。；]*的)|现将[^，。；：\n]{2,20}(?:报告"
    r"|汇报|通报|说明|公布|公告|总结)如下"
    f"|(?:今年|去年|上半年|下半年|本年度|年度内|年内)(?=，|{HANZI}{{4}})"
    f"|全年(?!度|目标|任务|工作|重点|各项|法治|发展|计划)(?={HANZI}{{2}})|年[中底末](?=对|召|组|开|前|共|完|已|全)"
    "|其(?:主要|根本|直接)?原因(?=是|在于)|这(?:既是|不仅|标志着|表明|意味着|充分(?=体|表|说))|每年(?:1[0-2]|[1-9])月，"
    "|如对本[\u4e00-\u9fff]{2,4}有(?:疑问|异议|意见)，"
    r"|[二三四五六七八九]是(?![的否非一二三四五六七八九])|从[^，。；\\d]{2,12}来?看，|按[^，。；\\d]{2,10}分，"
    r"|与[^，。；：\n]{2,12}相比，|但(?:从|由于|与|仍|也|还|在(?!线)|部分|个别|一些|受)"
)
_UNTIL = r"到(?:20\d\d年|今年|目前)?(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬|年?[底末])，"
_CAUSE = (
    r"(?:由于|鉴于|考虑到)[^，。；：\n]{4,40}，|为(?:解决|破解)(?:这|上述|该)[^，。；：\n]{1,10}，"
    "|(?:造成|产生|出现|导致)(?:上述|这些|这一|以上)(?:问题|情况|现象)的"
    r"|截[至止](?:20\d\d年)?(?:\d|目前|年底|年末|今年)[^，。]{0,9}，|针对(?:这|上述)[^，。；：\n]{1,8}，"
    "|凡是[^，。；：\n]{2,20}的，|任何(?:单位|个人|组织)(?:和个人|或者个人)?[均都]?不得|大家(?:一致)?(?:认为|表示)"
    f"|会前(?=安排|组织|邀请|印发)|第[一二三四]季度(?=组织|开展|召开|举办|完成)|记者(?:围绕|就)|{_UNTIL}|原由(?=[市县区省镇各])"
)
"""Frames that stand behind no subject."""
_WITH = "(?<!医养)(?<!农旅)(?<!文旅)(?<!产教)结合(?![起不得更紧部点度的示型、])"
_BY_MEANS = "通过(?![\u4e00-\u9fff]{0,8}(?:考试|考核|验收|评审|认证|测试|审查|审核|答辩|复核|认定)，)"
"""通过 of a means, not of an examination: 新增9人通过考试，."""
_BY_WAY = "经(?<![必途历业曾已]经)(?!过[、和与及的])"
"""经 where it is a word by itself."""
OTHER_JING = "济营验费办贸理典纪销络"
"""What makes another word with 经 before it."""
FRAMES = f"(?:按照|根据|围绕|针对|{_WITH}|依托|{_BY_MEANS}|依据|对照|聚焦|立足)(?![、和与及])"
"""By what something is done; 问责依据、追责情形 are things."""
_ASIDE = (
    f"(?:{FRAMES}|由于|鉴于|考虑到|随着"
    r"|除)[^，。；：\n]{2,60}，"
    "|为(?:了|进一步|深入|切实|全面|更好|有效|贯彻|规范|推动|落实|加强|确保|做好|解决|破解|方便|提升|提高"
    "|增强|防止|避免|增强|优化|促进|完善|健全|强化|维护|打造|巩固|深化|扩大|缓解|便利|推广|防范|减少|遏制|消除|"
    "应对|满足|回应|压实|摸清|掌握|扭转|弥补|补齐|延伸|从源头|从根本|从严|畅通|探索|打击|整治|治理|检验|加快|"
    "创造|营造"
    "|争取|引导|帮助|保护|统一|便于|妥善|及时|尽快|推进|降低|减轻|激发|保护|发挥"
    r"|严格)[^，。；：\n]{2,30}，|[\u4e00-\u9fff]{2,8}方面，"
    r"|在[^，。；：\n\d]{2,20}(?:[中上下前后时]|方面|过程中|期间|基础上|领域)，"
    f"|{_BY_WAY}(?![{OTHER_JING}手])"
    r"[^，。；：\n]{2,12}，|自[^，。；：\n]{2,24}以来，"
    "|对(?![、此接照标应象比口外手方策立称话账])(?:(?!进行|开展|实施|作出|予以|给予|提出|采取|全部|依法|逐"
    r"|实行|加强|组织|完成)[^，。；：\n]){3,40}，"
    r"|以(?![及上下内外前后来])[^，。；：\n]{2,25}为(?:重点|契机|抓手|主线|载体|依托|导向|目标|核心|基础|引领|主题|牵引|统领|突破口"
    r"|切入点|平台)，|(?:上述|已|审结|办结|受理|抽查|检查|评查|办理)[^，。；：\n]{1,12}中，"
    r"|(?:因|由)[^，。；：\n]{2,12}引发的[^，。；：\n\d]{2,8}\d[\d.万]*[件起宗]，"
    r"|因(?![地人此事材病])[^，。；：\n]{2,20}，|[将把][^，。；：\n]{2,25}(?:纳入|作为|列入|列为|摆在|摆上)"
)
_WE = (
    f"如(?:发现|遇|确需)[^，。；：\\n]{{2,20}}，|被(?:检查|抽查|评查|督察|审计|调查)的(?=\\d)|双方(?=约定|同意|商定|一致)|(?:办事)?群众(?=只需|不再|凭)|[他她它]们(?![^，。；]{{0,8}}的)|法院(?:经审理|审理后|[一二]审判决|判决(?:维持|驳回|撤销))"
    f"|我[局市县区省委办厅镇乡院校处队](?!的)|全[市县区省镇乡局厅委校院旗](?:[共没各上累未无有已现\\d]|{HANZI}{{0,6}}系统(?=[在共各未已均开组深持全严积认坚把将以按通结围]))|全系统"
    "|中央[^，。；：\n]{2,20}(?:交办|督办|转办)的"
    "|[各其](?:级|部门|单位|乡镇|县|市|区|有关|地|科|处|股|所|站)"
    "|各(?:村|镇|乡|校|园|站|所|队|院|厂|矿|农场|街道|社区|责任单位|成员单位|牵头单位)(?:（[^）]{1,6}）)?(?:要|应|须|对照|[按每均已将把于在由]|结合|根据|严格|认真|积极|主动|依法|定期|明确|建立)"
    f"|(?:各(?![项类种个方环阶领具])|其他|其余|广大){HANZI}{{2,9}}(?:要(?!求)"
    "|[以按将对在均已应须可结开由把为全坚通根围认与每定分意参普]|法治)|局党组"
    f"|党组书记|[镇乡街]?党[委工]委?(?:书记|会议|主要)|有的{HANZI}{{2}}|每[名个家件季月周年]{HANZI}{{3}}|"
    f"一[些名位]{HANZI}{{3}}|某{HANZI}{{3}}|凡[未是属]"
    f"|(?:本|此)(?:次|轮|项){HANZI}{{2,4}}(?:[共均历累涉出检覆为于由采从将]|是)"
    f"|(?:该|上述|这一|这些){HANZI}{{1,6}}(?:[共均已将于由为自以在对的第未是涉上实与]|总)"
    f"|该{HANZI}{{1,6}}(?:实施|施行|成立|上线|运行|启用|建成|设立)[以后]"
    f"|{HANZI}{{2,4}}后的{HANZI}{{2,10}}[已将均于在由为经共自从更]"
    "|(?:造成|产生|出现|导致|存在)(?:上述|这些|这一|以上)(?:问题|情况|现象)的"
    f"|(?:{HANZI}{{1,3}}(?:结束|完成|期满|上线|运行|成立|实施|作出|送达|办结|整改|检查|改革|约谈|调解|启用|启动"
    "|更名|挂牌|组建|公布|发布|印发|出台|颁布|签订|移交))(?:之?后|以来|期间)，"
    "|(?:春节|国庆|中秋|清明|端午|五一|考试|疫情|高考|中考|暑期|寒假|暑假|节日|假日|活动|行动|培训|施工"
    "|过渡)期间，|(?:更名|挂牌|组建|成立)以来，|(?:办结|结束|审结|改革|约谈|整改|调解)后，"
    "|会议(?:要求|强调|指出|认为|决定|明确|审议|还|原则)，?"
    "|(?:抽查|检查|督察|督查|评查|审查|审计|调研|走访|排查|办案|评估|监测|巡查|核查|测评|整改|清理|暗访|抽检|"
    "复查|考核|验收)中(?:发现|，)"
    r"|(?:纳税人|当事人|村民|居民|经营者|驾驶员|司机|店主)[\u4e00-\u9fff]某[因在将某]"
    f"|(?:企业|群众|当事人|居民|村民|干部|代表){HANZI}?普遍"
    f"|{HANZI}{{2,6}}(?:、{HANZI}{{2,6}}){{1,3}}等{HANZI}{{2,6}}(?:均?可以|均可|优先)|“[^”]{{2,12}}”{HANZI}{{2,6}}率"
)
_ACTS = (
    "推进 联合 会同 约谈 推行 推广 健全 完善 建立 深化 优化 落实 贯彻 严格 坚持 加强 强化 修订 制定 出台 编制 举办 "
    "畅通 拓宽 聚焦 聘请 "
    "组建 设立 培育 公布 规范 探索 创新 打造 构建 整合 梳理 清理 编印 编发 制发 启动 实行 压实 夯实 筑牢 树立 加大 "
    "加快 充分 牢固 不断 切实 大力 着力 稳步 扎实 持续 深入 积极 认真 主动 广泛 进一步 全面 开设 建成 查处 开展 召开 "
    "受理 办理 监督 落细"
)
"""Verbs and adverbs that begin sentences; not those that say what an amount was for: 提升, 覆盖, 用于."""
_KINDS = "重点 综合 分类 分级 专题 集中 积极 精准 有效 广泛"
"""Adverbs that also say of what kind a thing is."""
_DOES = (
    r"将|均|已|于(?=\d)|还|应(?![急诉用知届收变对援邀聘考])当?|可以?|须|必须|被|全年|累计|共(?!同)|达|得到|进一步|明显|显著|逐年|同步|普遍"
    "|凭借|由(?=各|县|市|专|乡|属|区|省)|不再|遇到|集中于|全部|先后|主要(?=是|集|负|通|采|存|由)"
    r"|经(?=考|村|核|审|现)|表明|显示|涵盖|在(?=\d|规|法|收|全)|负责|分别|实行|参与|[为是](?=\d|：)"
    "|每[月季年日周]|按[月季]|不足|较|普遍|位列|平均|稳步|持续|总[量数额]|通过|依托|运用|采取|采用|利用|收到|审理|受理"
    "|组织|自愿|要求|因|不服|依据|针对|坚持|严格|牵头|承担|对(?=全|各|辖|该)|按照?(?=规|要|职)|认真"
    "|自觉|主动|在线(?!上)|组成(?!的|部分|人员)|开通"
)
_NO_NOUN = (
    "[的地得以左上下和及与或至到占比较并且而但分均已共其涉发未无内外中前后等余多起为被由从向于在是有个]|方[可能视予准得始]|覆盖"
    "|惠及|用于|提供|达到|实现|参加|参与|组成|满足|服务|进行|次|对|全部|同比|较|率先|先后|连续|累计|现场|集中"
    "|统一|按期|及时|逐|免费|依法|通过|同时|不[到足]|若干|专门|[一二三两](?!般)"
)
_ORGANS = (
    "局|委|政府|中心|法院|检察院|大队|支队|办事处|委员会|公司|协会|司法所|派出所|税务所|监管所|街道|党委"
    "|党工委|工作室|办公室|服务站|工作站|卫生院|人大主席团"
)
_SUBJECT = (
    rf"(?P<noun>(?!{_NO_NOUN})[\u4e00-\u9fff]{{2,14}}?)(?:{_DOES})"
    rf"|(?P<organ>(?!{_NO_NOUN})[\u4e00-\u9fff]{{2,14}}?(?:{_ORGANS}))(?![的等及和与、，。所室])[\u4e00-\u9fff]{{2}}"
)
_OWN = rf"(?P<noun>(?!{_NO_NOUN})[\u4e00-\u9fff]{{4,16}}?)为?\d[\d.,]*[万亿]?(?P<unit>[件份条起人次元户家])[，。；]"
"""A thing with a number of its own."""
_SURE = f"(?:{_CONNECTIVES.replace(' ', '|')}|其中|其余)，|{_TIME}"
_FRESH = f"{_WE}|{_ASIDE}"


def opening(text: str, at: int) -> Opening | None:
    """How a sentence opens at a place behind an amount, a title or a bracket."""
    found = sure(text, at) or fresh(text, at) or _acts(text, at)
    if found:
        return found
    own = compiled(_OWN).match(text, at)
    if own and own["noun"][:2] not in verbs():
        return Opening(OWN, text[at : at + 6], own["unit"])
    subject = compiled(_SUBJECT).match(text, at)
    if not subject:
        return None
    noun = subject["noun"] or subject["organ"]
    return Opening(ORGAN if noun.endswith(tuple(_ORGANS.split("|"))) else SUBJECT, text[at : at + 6], noun)


def sure(text: str, at: int) -> Opening | None:
    """A connective or a time."""
    match = compiled(_SURE).match(text, at)
    return Opening(SURE, match[0]) if match else None


def fresh(text: str, at: int) -> Opening | None:
    """A subject or a frame with its comma."""
    match = compiled(_FRESH).match(text, at)
    return Opening(FRESH, match[0] if match[0][-1] == "，" else text[at : at + 6]) if match else None


def cause(text: str, at: int) -> Opening | None:
    """A frame that stands behind no subject."""
    match = compiled(_CAUSE).match(text, at)
    return Opening(SURE, text[at : at + 6]) if match else None


def _acts(text: str, at: int) -> Opening | None:
    two = text[at : at + 2]
    if two not in words(_ACTS) and two not in adverbs() and text[at : at + 3] != "进一步":
        return None
    if two in words(_KINDS) and text[at + 2 : at + 4] not in verbs():
        return None  # 118条重点河流的预案
    rest = text[at + 2 : at + 6]
    runs = len(rest) == 4 and all(char.isalpha() or char in "“《" for char in rest)
    return Opening(ACT, two) if runs else None


_MONTHS = "10月 11月 12月 2月 3月 4月 5月 6月 7月 8月 9月"
_OF_MONTHS = ("", "份", "以来", "上旬", "中旬", "下旬", *(f"至{n}月" for n in range(2, 13)))
"""With a comma behind, too."""
_SAY = f"按照 依据 根据 由于 考虑 鉴于 针对 {_BY_MEANS} 对照 与上年 {_WITH} 依托 为 除"
"""With what they name and its comma behind."""
_HAPPEN = (
    "文件 办法 条例 规定 方案 制度 清单 "
    "庭审 会议 培训 检查 活动 评估 改革 约谈 考试 清理 整改 案件 更名 春节 国庆 疫情 平台 系统 办结 行动 节日 调解"
)
"""With 后，, 以来， or 期间， behind."""
_ANYHOW = (
    "凡未 凡是 凡属 "
    "现将 改进措施 改进情况 整改措施 责任单位： 配合单位： 牵头单位： 完成时限： 联系人： 本次 此次 本轮 上述 这一 "
    "这些 造成上 造成这 产生上 产生这 截至 截止 如对本 有的 全市 全县 全区 全镇 全乡 全省 全州 "
    "全旗 全系 全年 今年 上半年 下半年 我局 我市 我县 我区 我省 我委 我校 我院 我镇 我乡 我办 "
    "我厅 党组书 其他 其余 每名 每个 修订后 调整后 企业普遍 群众普遍 广大 会议要 会议强 会议指 "
    "会议认 抽查中 检查中 任何单 任何个 任何组 大家一 大家认 会前 原由 第一季 第二季 第三季 第四季 "
    "记者围 记者就 但与 但从 但由于 但部分 但个别 如发现 如遇 如确需 被检查的 被抽查的 被评查的 被督察的 "
    "被审计的 被调查的 双方约 双方同 双方商 双方一 其原因 其主要原因 其根本原因 其直接原因 这既是 这不仅 "
    "这标志着 这表明 这意味着 这充分 法院经审 法院审理后 法院一审 法院二审 法院判决"
)
"""Whatever follows."""
_PLACED = (
    r"20\d\d年|下一步将(?![^，。；]*的)|逢(?=[^，。]{1,4}，)|因(?=[^，。；：\n]{2,20}，)"
    f"|{_BY_WAY}(?![{OTHER_JING}])"
    r"(?=[^，。；：\n]{2,12}，)|在(?=[^，。；：\n\d]{2,26}，)"
    r"|对(?=[^，。；：、\n][^，。；：\n]{2,40}，)|以(?=[^，。；：\n]{4,40}，)|从(?=[^，。；\d]{2,12}看，)|到(?=[\d今目年][^，。；]{1,10}，)|各(?![项类种个方环阶领自异具])(?!有(?!关))"
    r"|(?:纳税人|当事人)(?=[\u4e00-\u9fff]某)"
)
_FRAMED = (
    f"(?:{_SAY})(?=[^，。；：\\n]{{2,60}}，)|(?:{_HAPPEN})(?=[^，。]{{0,6}}(?:后|以来|期间)，)|该|{_PLACED}"
).replace(" ", "|")
"""What opens by what follows it."""
ALONE = "因经在对以从到各该但为除逢"
"""The first characters of such, where others follow them."""


def heads() -> list[str]:
    """The first two characters of all others."""
    listed = f"{_ANYHOW} {_CONNECTIVES} {_MONTHS} {_SAY} {_HAPPEN} 20 每年 纳税 当事"
    return [word[:2] for word in listed.split() if len(word) > 1]


@lru_cache(maxsize=1)
def _plain() -> dict[str, tuple[str, ...]]:
    """What opens whatever follows, by its first two characters."""
    months = [f"{month}{part}，" for month in _MONTHS.split() for part in _OF_MONTHS]
    every = (f"每年{month}，" for month in _MONTHS.split())
    return by_pair((*f"{_CONNECTIVES} ".replace(" ", "， ").split(), *months, *every, *_ANYHOW.split()))


def begins(text: str, at: int) -> int:
    """Where the words end that may open something behind others, if such begin at a place; 0 where none do."""
    for word in _plain().get(text[at : at + 2], ()):
        if text.startswith(word, at):
            return at + len(word)
    match = compiled(_FRAMED).match(text, at)
    return match.end() if match else 0
