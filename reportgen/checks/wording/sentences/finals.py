"""Clauses that are over by their last words: nothing but a mark can follow, so that what does is another sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, count

from reportgen.checks.prose import Prose, is_han, places
from reportgen.checks.wording.numbers.amounts import TIMES, amounts, by_end
from reportgen.checks.wording.sentences.afresh import AGAIN
from reportgen.checks.wording.sentences.clauses import adverbs, clause_before, nouns, words
from reportgen.checks.wording.sentences.endings import pivots, tails
from reportgen.checks.wording.sentences.measures import fits
from reportgen.patterns import compiled

_RUN = r"[^，。；：！？\n,;:]"
_SO = "不 偏"
_LITTLE = "高 强 足 大 多 深 准 严 实 细 齐 匀 低 弱 少 慢 窄 宽"
_OF_THINGS = (
    "(?:程度|水平|意识|能力|质量|效率|力度|比例|占比|频次|热情|素质|层次|率|性|满意度|覆盖面|成效|精度|数量|质效)"
    "(?:还是|依然|仍然|[还仍尚]|普遍|总体)?不?$"
)
_FIRST = "第一 第二 第三 第四 第五 第六 第七 第八 第九 第十"
_ENDS = (
    ("之一", rf"(?:是|成为|属于|列为|入选){_RUN}{{2,40}}(?<![分条款])$"),
    ("之年", rf"(?:(?<![别其])是|进入){_RUN}{{2,60}}$"),
    ("施行 生效", "[》法例定则准案][^。；\n]{0,48}[自从][^，。；]{1,16}起(?:正式|全面)?$"),
    ("公布 公示", "现予$"),
    ("门口", "(?:解决|化解|送|办|建|搬|延伸)了?[在到至]?(?:群众|企业|居民|村民)?家$"),
    ("共识", rf"达成{_RUN}{{0,8}}$"),
    ("差距", "[仍还尚](?:有|存在)(?:较大|一定|明显|不小)?$"),
    ("趋势 态势", "呈(?:现出?)?(?:逐年|明显|持续)?(?:上升|下降|增长|多发|高发|下行|回落)$"),
    ("空白", rf"填补{_RUN}{{2,30}}$"),
    ("闭环", rf"(?:建立|形成|构建|实现|打造){_RUN}{{2,50}}$"),
    ("阶段", rf"处[于在]{_RUN}{{0,20}}$"),
    ("台阶", rf"[迈跨登再]上{_RUN}{{0,8}}$"),
    ("步伐", rf"迈出{_RUN}{{0,8}}$"),
    ("好评 赞誉 点赞 称赞 肯定 认可 欢迎 信赖 信任", rf"(?:[赢获]得|受到|得到|[深广]受|收获){_RUN}{{1,14}}$"),
    ("组长 指挥 集人 挥长 络员 主任", "(?<![常现历到离上新])(?:任|担任|兼任)(?:领导小组|专班|指挥部)?副?[总召指联]?$"),
    (
        "采纳 合格 到位 完毕 销号 清零 达标 归档 消除 兑付 兑现",
        "(?:全部|均|均已|全都)(?:按期|如期)?(?:办理|整改|落实|兑[付现]|处置|答复|回复|发放|拨付)?并?$",
    ),
    (" ".join(so + how for so in _SO.split() for how in _LITTLE.split()), _OF_THINGS),
    ("最高 最低 最多 最少 最大 最小", "(?:占比|比例|比重|数量|满意度|得分|分值|降幅|增幅|频次|总量)$"),
    ("完成", "(?:全部|均|均已|全都)(?:按期|如期)?(?:整改|办理|销号|清理|修复|换发|录入|验收|审核)$"),
    ("办结", "(?:全部|均已|全都)(?:按期|如期)?$"),
    ("封存", "(?:全部|均已|一律)下架$"),
    (_FIRST, rf"(?:(?<![民邻定独群])居(?![民住家])|[位名]列|排名|排在|走在){_RUN}{{0,12}}$"),
    ("前列 首位 榜首 前茅", rf"(?:(?<![民邻定])居|[位名]列|排名|走在|处于){_RUN}{{1,12}}$"),
    ("下降 上升 增长 减少 持平", "(?<!一般)同比$"),
    (
        "压缩 提升 提高 改善 加强 保障 落实 解决 化解 控制 遏制 缓解 优化 增强 "
        "处理 处置 满足 维护 修复 恢复 巩固 彰显 释放",
        "得到了?(?:有效|明显|显著|进一步|全面|及时|妥善|切实|充分|彻底|圆满|根本|较好|初步)$",
    ),
    ("提高 加强 提升 完善 增强 改进 规范 健全 优化 深化 加大 拓宽", "有待(?:进一步)?$"),
    ("存在", "(?:问题|现象|情况|短板|隐患|不足)(?:仍然|依然|仍|还|普遍|一定程度上?)$"),
    ("缺项 漏项 缺陷 漏洞 瑕疵 偏差 疏漏", "存在$"),
    ("简单 笼统 随意 单薄 粗糙", "(?:过于|较为|比较|十分)$"),
    ("撤销", "被依法$"),
    ("承接 取消 下放 收回", "(?:事项|权限)[^，。；\\n]{0,8}(?:已|均已)全部$"),
    ("万户", "(?:送[到至进入]|传[到至])[^，。；]{0,4}千家$"),
    ("解决 落实 保障 满足", "得不到$"),
    ("处分", "给予(?:党纪|政务|纪律|党内)?$"),
    ("属实", "(?:问题|情况|内容|举报|反映|投诉)(?:基本|部分|全部|均)?$"),
    ("使用", "(?:[已月日年]|正式|全部)(?:正式|全部)?(?:投入|交付)$"),
    ("运行", "(?:[已月日年]|正式|全面)(?:正式|全面)?(?:上线|投入|启用)$"),
    ("突出 短缺 匮乏 紧缺 缓慢 滞后 单一 淡薄 粗放", "(?:依然|仍然|仍|比较|较为|十分|非常|相对|尤为|较)$"),
    ("况明 子清", "底[数子]清[、，]?情$|情况明[、，]?底$"),
    ("覆盖", "实现(?:了)?[^，。；]{0,12}全$"),
    ("现象 问题 短板", rf"存在(?!的|着?哪些){_RUN}{{3,40}}$"),
    (
        "畅通 理顺 凸显 浓厚 好转 夯实 完善 健全 提升 提高 规范 增强 优化 改善",
        f"(?:{'|'.join(sorted(nouns()))})(?:[较比](?:上年|去年|往年))?(?:不断|日益|逐步|持续|明显|显著|大幅|稳步|更加|日趋|更为|逐渐)$",
    ),
)
"""The last two characters, and what stands before them in a clause that they end."""
_TAKING = "使用 运行 兑付 兑现 处分 采纳 归档 缺项 漏项 缺陷 漏洞 瑕疵 偏差 疏漏 突出 短缺"
"""Ends that may have an object of so many behind them, or that say of what kind it is."""
_SO_MANY = r"[^，。；：\n\d]{2,16}\d|(?:补偿|赔偿|补助|奖励|安置|工程)[款费资]"
_PHRASES = (
    "稳中有降 稳中有升 稳中向好 日益浓厚 日趋完善 逐步显现 初步显现 流于形式 蔚然成风 落地见效 落实见效 走深走实 "
    "见行见效 落地落实 落细落实 落地生根 常抓不懈 有章可循 有据可查 有法可依 家喻户晓 深入人心 一抓到底 "
    "居高不下 层出不穷 "
    "屡禁不止 屡禁不绝 时有发生 迫在眉睫 任重道远 取信于民 有目共睹 立竿见影 事半功倍 深得民心 广受好评 入脑入心 "
    "入心入脑 心中有数 名列前茅 首屈一指 初见成效 初具规模 反响热烈 反响良好 井然有序 一目了然 参差不齐 良莠不齐 "
    "姑息迁就 敷衍了事 明显好转 持续向好 有所好转 相对薄弱 较为薄弱 比较薄弱 相对滞后 较为滞后 较为单一 相对单一 "
    "相对不足 严重不足 明显不足 亟待加强 亟待提高 亟待提升 亟待完善 亟待解决 亟需加强 尚待完善 尚需加强 仍需加强 "
    "还需加强 有所欠缺 比较欠缺 较为欠缺 相对欠缺 还很欠缺 仍显不足 总体平稳 总体向好"
)
"""Phrases that end a clause wherever they stand."""
_MADE = (
    "实现[^，。；：\\n]{0,6}[常规标制精信数]\\w化"
    "(?=[市县区省镇乡][\u4e00-\u9fff]{2,10}(?:局|委|办|院|中心|队)(?:[以对将在按每已会]|组织|开展|先后|通过|全年))"
)
"""实现常态化市民族宗教事务局以……: what was made of something, and an office that does something else."""
_ALL_THAT = r"应([\u4e00-\u9fff])尽\1"
"""应聘尽聘, which ends a clause like those."""
_OPENS_YET = "上述|下一步|地方政府|为(?:了|确保|进一步|切实|深入|推动|保障|规范|加强|做好|贯彻)[^，。；：\\n]{2,30}，"
"""为确保该办法落地见效，: how a sentence opens though it begins as what stays."""
_STAYS = frozenset(
    "的地得和与及并且但或而为以于在是等上中下后前时者率度之了吗呢来性到至级类型化名位单批轮季届次产大场方强已均仍尚未被由日"
    "逐又"
)
_OF_NUMBERS = (
    rf"{AGAIN}|期间|标准|要求|目标|长的|[一二两三四五六七八九十](?:成|分之)"
    r"|(?:[近约超逾]|超过|接近|将近|不到|达到|约为)[一二两三四五六七八九十\d]"
)
_GOES_ON = (
    r"[一两二三四五六七八九十\d]+[个项类大][^，。；]{0,4}(?:问题|难题|短板|不足|方面|环节|隐患|弊端)|情况|方面|问题|现象|局面|状况|状态|期间|环境|服务|工作|企业(?!负责人|法人|代表|[职员]工|经营者)|典型|案例|做法|经验|人员|事项|标准|要求|管理|机制|原则|目标"
    "|领域|地区|区域|行业|点位|路段|环节|影响|后果|不足|短缺|阻碍|制约"
    "|负责|实现|助理|委员|较为|比较|突出|严重|明显|凸显|普遍|依然|尤为|相对|十分|特别(?!是)|日益|行动|实施|计划|违法|行为|顽疾|案件|环节|乡镇|村居|趋势|幅度|态势|势头|金额|线索|成为|分管|十|百|集团|方阵|梯队|线(?![上下索路])|档次|等次|群众手中|粗暴|这(?!既是|不仅|标志着|表明|意味着|充分)"
    f"|{_OF_NUMBERS}"
)
"""What may follow within the clause, even so: a number, or words."""
_REST = "[^，。；：！？\n,;:]{4}"
"""What follows, at least."""
_FAR = 64
"""How far back such a clause is looked at."""
_NUMBER = r"20\d\d年|(?<![升降长少加多增减高低])\d{1,4}[个家名](?!百分|工作日|月|小时)[\u4e00-\u9fff]{2}"
"""A year, or so many of what does something: 12个社区."""
_ASIDE = "[^。；\n（(]{1,40}[）)]"
"""What stands in a bracket whose opening half is lost, which is another fault."""
_INERT = frozenset("件起宗项条份篇册本张处部")
"""Units of things that do nothing."""
_SAID_OF = (
    "进行|提醒|告知|呼吁|号召|倡导|全[部程]|[共经因按予得供其不待另]|标的|覆盖|累计|合计|总计|涉及|惠及|用于|作为|列入|纳入|结转|转[办为]|移[送交]|"
    "[指引]导|帮助|推动|规范|通过|免费|及时|依法|分别|当场|现场|无一|组织|发放|面向|专门|成为|属于|开展|办理"
)
"""What may be said of them without a mark, or what they were for."""
_WAITING = "对 针对 聚焦 围绕 让 由 将 把 为 就 整治 查处 严肃查处 严厉打击 打击 治理 并对 健全"
"""How such a clause begins."""
_SETTLED = "(?:达成|形成).{0,8}$|给予(?:党纪|政务|纪律|党内)?$|^[将把].{2,}(?:解决|化解|送|办|建|搬)[在到至].{1,8}$"
"""就裁判标准达成共识, 把问题解决在家门口: what such a clause waited for."""
_BY = "按(?![期时规要照年季月周])"
"""按国内生产总值的4% 编制预算: what something is done by."""
_BUILT = "(?:建成|新建|打造|改造|建设|修建|新增|扩建|铺设|整治|清理|拆除|恢复|流转|种植|改建)[^，。；\n]*$"
"""Before a measure of what was built: 建成总面积2万平方米法治公园."""
_LONGEST = 16
_ABOUT = ("左右", "以内", "以上", "以下", "之内")
"""What may stand behind such a number."""
_BROUGHT = "压减|压缩|缩短|缩减|精简|[降减]低|减少|下降|提[高升]|增加|扩大|延长|上升|[降增升]"
_MEASURED = (
    (r"从[^，。；：\n]{3,14}(?:持续|延续|延长)[到至](?:20\d\d年)?\d{1,2}月$", "日"),
    (rf"(?:期限|聘期|时限|任期|有效期){_RUN}{{0,20}}至(?:20\d\d年)?\d{{1,2}}月$", "日"),
    (r"(?:截止|施行|印发|公示|报名|统计)(?:日期|时间|期限|期)[为是至](?:20\d\d年)?\d{1,2}月$", "日"),
    (
        "(?:面积|总长|全长|长度|里程|容积|库容)(?:约|达|近|为|共|合计|超过?)?$",
        "平方米 平方公里 公里 米 亩 公顷 立方米 千米",
    ),
    (
        "(?:欠款|欠薪|损失|报酬|赔偿金|赔偿款|补偿金|补偿款|违约金|税款|罚款|罚金|货款)(?:共计|合计|约|达|近|共|总计)?$",
        "元",
    ),
    (
        rf"(?:{_BROUGHT})[到至为][^，。；\d]{{0,4}}$",
        "个工作日 工作日 天 日 小时 分钟 % ‰ 元 人次 个百分点 件 个 项 人 次 倍 页 份 家 户",
    ),
    (r"(?:[率度][均已]?(?:为|达到?|[保维]持在|稳定在|在)|占[^，。；：\d]{0,12})$", "%"),
    ("(?:不[少低]于|不超过|均在|[保维]持在|控制在|稳定在|不得[超少低][过于])$", "% ‰ 分 个百分点"),
    ("(?:时间|时长|时限|周期|用时)[^，。；：\\d]{0,6}(?:控制|压缩|缩短|压减|限定)[在到至]$", "分钟 小时 天 个工作日"),
)
"""What is said by a number of the very thing before it, or what something was brought to, and the units."""
_RISES = frozenset("提增降升减扩缩内钟")
"""What follows a rate or a time within its clause, besides."""


def finals(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where something stands behind such an end, and how it begins."""
    text = prose.text
    yield from ((at, text[at : at + 6]) for at in (*_behind_words(prose), *_measured(text), *_counted(text)))
    for at in places(text, "其中"):
        item = by_end(text).get(at)
        if item and item.unit and item.unit not in TIMES and not compiled(_ASIDE).match(text, at):
            yield at, text[at : at + 6]


def _behind_words(prose: Prose) -> Iterator[int]:
    text, pairs = prose.text, prose.pairs
    ends, row = _by_last_words(), prose.neighbours.row
    for at in compress(count(), map(ends.__contains__, row)):
        if not _opens(text, at + 2) or _waits(text, at):
            continue
        if row[at] in words(_TAKING) and _counts(text, at + 2):
            continue
        if any(compiled(before).search(text, max(at - _FAR, 0), at) for before in ends[row[at]]):
            yield at + 2
    yield from (match.end() for match in compiled(_MADE).finditer(text) if not _waits(text, match.start()))
    if "尽" in prose.chars:
        found = (match.end() for match in compiled(_ALL_THAT).finditer(text) if _opens(text, match.end()))
        yield from (at for at in found if not _waits(text, at - len("应办尽办")) and not _counts(text, at))
    for phrase in tails(_PHRASES):
        if phrase[:2] in pairs and phrase[2:] in pairs:
            found = (at for at in places(text, phrase) if _opens(text, at + 4) and not _waits(text, at))
            yield from (at + 4 for at in found)


def _counts(text: str, at: int) -> bool:
    """Whether the clause goes on with so many of something: 投入使用设备120台."""
    return compiled(_SO_MANY).match(text, at) is not None


@lru_cache(maxsize=1)
def _by_last_words() -> dict[str, tuple[str, ...]]:
    """What may stand before each end."""
    found: dict[str, tuple[str, ...]] = {}
    for ends, before in _ENDS:
        for end in ends.split():
            found[end] = (*found.get(end, ()), before)
    return found


@lru_cache(maxsize=1)
def _by_unit() -> dict[str, tuple[str, ...]]:
    """What may stand before a number of each unit."""
    units = dict.fromkeys(unit for _, units in _MEASURED for unit in units.split())
    return {unit: tuple(before for before, units in _MEASURED if unit in words(units)) for unit in units}


def _measured(text: str) -> Iterator[int]:
    """Where something stands behind a number that ends its clause: 审批时间压减至15天左右."""
    for item in amounts(text):
        if item.unit not in _by_unit():
            continue
        start, at = item.start, item.end + 2 * text.startswith(_ABOUT, item.end)
        if text[at : at + 1] in _RISES or not _opens(text, at, _OF_NUMBERS) or compiled(_SAID_OF).match(text, at):
            continue
        if compiled(_BUILT).search(text, max(start - _LONGEST, 0), start) or _waits(text, at):
            continue
        if any(compiled(before).search(text, max(start - _FAR, 0), start) for before in _by_unit()[item.unit]):
            yield at


def _counted(text: str) -> Iterator[int]:
    """Where something stands behind a thing that can do nothing and its number: 收到司法建议9件."""
    for item in amounts(text):
        at = item.end
        if item.unit in _INERT and _opens(text, at) and not compiled(_SAID_OF).match(text, at):
            clause = clause_before(text, item.start)
            told = fits(clause, item.unit) and text[at : at + 2] not in adverbs() and not pivots(clause)
            if told and not _waits(text, at):
                yield at


def _waits(text: str, at: int) -> bool:
    """Whether a clause says what or whom something is done with, so that this is still to follow: 对得分最低乡镇."""
    clause = clause_before(text, at)
    if compiled(_SETTLED).search(clause):
        return False
    return clause.startswith(tails(_WAITING)) or compiled(_BY).search(clause) is not None


def _opens(text: str, at: int, goes_on: str = _GOES_ON) -> bool:
    """Whether what follows is long enough, and does not go on with the clause."""
    first = text[at : at + 1]
    if first in "为上下地" and compiled(_OPENS_YET).match(text, at):
        return True
    if not first or first in _STAYS or not (is_han(first) or first in "“《" or compiled(_NUMBER).match(text, at)):
        return False
    return compiled(_REST).match(text, at) is not None and not compiled(goes_on).match(text, at)
