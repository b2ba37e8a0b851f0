"""Whether what stands before a place is over: an amount behind the thing counted, a clause with its verb and object."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.checks.wording.numbers.amounts import Amount
from reportgen.checks.wording.sentences.clauses import adverbs, clause_before, clause_ends, nouns, verbs, words
from reportgen.checks.wording.sentences.measures import ORGANLESS, SURE_UNITS, counts, fits, tells
from reportgen.checks.wording.sentences.openings import ACT, FRESH, ORGAN, OWN, SUBJECT, SURE, Opening
from reportgen.patterns import compiled

RATES = ("%", "％", "‰", "个百分点")
OF_RATES = frozenset("达到至为率占了升降增长低少减高约近超过例重值缩涨加均")
"""What stands before a rate that is said of something, and not part of a thing (95%群众)."""
_ACTORS = frozenset((*"乡人区县台家市户所支村架站组艘辆镇队", "街道"))
"""Units of what can act: 抽调干部15人对…检查."""
_STANCES = ("主动", "坚持", "持续", "不断", "严格", "深入", "进一", "健全", "深化", "优化")
"""What is done after that is another matter even so."""
_PIVOTS = (
    "组织|抽调|选派|聘请|邀请|安排|动员|发动|指导|督促|引导|推动|帮助|支持|确定|选聘|选取|遴选|联合|会同|要求|"
    "委托|派出|组建|成立|出动|投入|投资|筹集|争取|调配|派驻|选调|协调|吸纳|招募|招录|培养|推荐|选树|鼓励|促使|"
    "带动|助力|确保|拨付|落实资金|安排资金|协助|配备|配置|配齐|下设"
)
"""Verbs whose object does what follows, or is spent on it: 抽调干部, 投入资金."""
SPENT = (
    "发放|兑付|兑现|核发|罚款|罚没|没收|追回|追缴|挽回|损失|收入|余额|总额|减免|退还|征收|收缴|补缴|报酬|工资|"
    "贷款|金额|标的|支出|退税|清偿|节约|增收|节支|合计|总额|罚金|顺差|出口|人均|户均|成交|到位|救助金|慰问金|"
    "入库|成本|公积金"
)
"""What is said of money that came in or went out."""
_WAITS = "对 将 把 从 截至 截止 在 自 于 如 若 凡 随着 由 与 就 针对 围绕 通过 依托 根据 按照 为 以 因 受 除 向"
"""How a clause begins that waits for what is done."""
_WHOM = (
    r"[对将把就][^，。；]{0,8}\d+[个家件项处名起宗][^，。；\d]{2,12}(?:工程|项目|单位|企业|案件|部门|场所|市场|小区|社区|公司|人员)"
)
"""对23个一般建设工程, whatever verb the name of the thing has in it."""
_NO_WAITS = (
    *("受理", "受到", "自查", "自觉", "自主", "在建", "在册", "在岗", "就业", "除险", "如期", "如实", "对接"),
    "对照",
)
"""Words that begin as such."""
PUNISHED = (
    "责令|取缔|查处|处罚|约谈|关停|吊销|批评|问责|处分|判处|注销|撤销|劝导|立案|处理|惠及|罚款|警告|培训|参训|"
    "检查|抽查|抽检|走访|接待|救助|受众|参加|参考|合格|告诫|暂停|清退|拘|逮捕|判决|解除|服务|辅导|听众|旁听|表彰|"
    "核查|排查|整治|整改"
)
"""What is done to people and firms that do nothing then."""
_PLACED = (
    "[将把].+(?:明确到|细化到|融入|纳入|作为|列入|列为|摆在|放在|落实到|贯穿|化解在|转为|抓|下放|下沉|移交|划转|划入|分解|延伸|"
    "送到|送达|公布|公示|通报)"
)
"""What is done with what 将 and 把 name, with an object of its own."""
DONE = (
    "收取 讲授 传达 免予 "
    "移送 责令 罚款 查获 收到 收缴 停产 取缔 注销 撤销 检查 抽查 抽检 走访 发放 接待 调解 发现 排查 新增 追回 挽回 "
    "张贴 编印 制作 购置 安装 投放 设置 拆除 参训 终止 驳回 维持 结转 转办 上报 承办 举行 培训 更新 惠及 颁发 核发 "
    "移交 劝导 查扣 滞留 缴纳 吊销 征集 登记 约谈 通报 立案 结案 办结 出具 出庭 旁听 起诉 参加 辅导 挂牌 建设 改造 "
    "整改 处理 处置 发布 推送 公示 调查 值守 反馈 告知 判处 担任 列入 列为 纳入 处罚 公告 讨论 巡查 整治 核查 送达 "
    "记录 拥有 招录 归集 兑现 减免 追缴 压减 压缩 下降 上升 增长 提高 召回 没收 查封 扣押 投诉 举报 反映 咨询 代理 "
    "承担 鉴定 施行 实施 衔接 涵盖 包括 涉及 覆盖 决定 修改 废止 发生 融入 作为 贯穿 组成 设在 变更 恢复 遇到 调整 "
    "布设 增设 新建 改建 扩建 修建 修复 疏浚 安置 救助 资助 储备 采购 开办 解答 配送 化解 核定 滞留 杜绝 "
    "改正 维护 审查 审核 牵头 兼任 到达 下放 直达 赋予 收回 咨询 划转 划入 授权 到场 上报 赢得 受到 贴近 破解 "
    "实行 做实 做细 做深 做优 做强 织密 守牢 兜牢 树牢 用好 管好 "
    "提出 起草 成立 认定 配合 提交 确定 派出 保持 保留 下达 查出 下发 提起 发出 批准 进驻 启动 退回 追究 查实 达成 "
    "收集 核实 行使 开设 合并 录制 应对 培养 播放 聘用 帮扶 谋划 降低 申报 解除 查阅 开通 协助 派驻 带动 打通 "
    "查验 选出 推选 坐诊 坐班 补交 排演 剖析 制止 悬挂 审定 更换 延长 编写 带领 推荐 拓展 抽调 切断 调取 研判 点评 下载"
)
"""What is done in clauses, besides the verbs that begin them."""
THINGS = (
    "手中 名单 案情 事人 台账 议程 协议 文书 笔录 档案 任务 问题 名录 职责 方案 细则 计划 目录 清单 制度 局面 系统 "
    "模式 模型 现象 困难 办法 规定 措施 平台 队伍 意见 承诺 信息"
)
ENDS = (
    "整治 检查 巡查 调查 排查 值守 评价 轮训 答复 归档 验收 试点 创建 处理 处罚 约谈 整改 反馈 培训 讨论 到位 完毕 "
    "完成 施行 手中 改正 名单 案情 投诉 报人 事人 全程 过程 台账 议程 请人 协议 文书 笔录 必经 机关 公示 档案 批评 "
    "为准 为主 有据 遏制 任务 行动 活动 职责 案件 问题 改造 重点 首位 位置 前列 等奖 奖项 称号 认定 命令 答辩 复盘 "
    "造册 备案 归集 亮证 执法 队伍 顾问 方案 细则 计划 目录 清单 制度 局面 规模 系统 模式 汇报 范本 模型 项目 报告 "
    "现象 原因 成本 困难 覆盖 干扰 查处 理解 事件 达标 合格 持平 清零 销号"
)
"""The last two characters of clauses that are over, besides those of clauses; the former are things."""
_AS_MEANT = "(?:基本|顺利|圆满|如期|按期|按时)$"
"""Before what was done: 任务基本完成."""
WITH_ACTION = (
    "开展|进行|实施|完成|作出|予以|给予|组织|参加|加强|强化|实现|取得|得到|接受|免予|免于|纳入|列入|了|[将把]|全部|均|已|推进|逐|不予|依法"
    "|责令|坚持|并..|报送|提交|形成|撰写|公布|听取|印发|编制|发布|有权|可以|一律|提交|拒|限时|当场|即时|及时|全$|"
    f"实行|集中|[一有]起|相关|有效|{_AS_MEANT}"
)
"""What is said of an action that has no object behind it."""
SCOPES = (
    "全市 全县 全区 全省 全镇 全乡 全街道 全系统 我市 我县 我区 我省 我镇 辖区 区内 县内 市内 省内 境内 其中 下属 "
    "县直 市直 区直 省直 所属 直属 各地 周边 沿线 试点 重点 上述 相关 有关 剩余 其他 前 后 首批 第一批 共有 余下 "
    "其余 本市 本县 本区 内 上 中 下 的 等 和 与 及 或 至 到 约 近 每 第 有 为 达 过 对 将 把 从 以 由 共 先后 另 已 "
    "别 均 余 名 前述 这 那 该 某 于 用 在 同 被 向 不少于 不低于 超过 不足 平均 最多 至少 仅 只 尚 由原来的 缩短 "
    "用时 历时 为期 距 剩 着 每隔 相隔 女子 男子 另外 日产 年产 年产量 产量 召开 举办 举行"
)
"""What stands before a number whose thing follows: 全市18个, 对36件, 召开8次局党组会议."""
_BODIES = ("机关", "局", "委", "办", "厅", "院", "中心", "街道", "支队", "大队", "单位", "部门")
"""Whose people they are that are counted behind it."""
_NO_SCOPES = ("合同", "规约", "公约", "民约", "费用", "条约", "预约", "履约", "违约")
"""Things whose last character is elsewhere a preposition."""
SUBJECTS = (
    "局 委 办 院 府 部门 单位 机关 中心 队 所 人员 人士 干部 同志 负责人 企业 公司 员 者 人 们 司 处 科 站 窗口 平台 "
    "热线 网站 大厅 机构 律师 顾问 团队 镇 乡 村 区 县 市 省 方 会 组 师 校 厂 店 户 长 社区 街道 工作 地 要求 推动 "
    "促进 引导 督促 指导 强调 指出 提出 明确 建议 支持 鼓励 坚持 注重 探索 尝试 规定 决定 约定 争取 确保 力争 开始 "
    "继续 采取 应当 能够 可以 必须 专门 需要 积极 主动 及时 统一 直接 一律 均 先 再 并 要 监督 检查 考核 评估 评查 "
    "执法 审查 审核 培训 调解 听证 审理 调查"
)
"""Ends of what has not said anything yet, and of what makes one word with an event: 监督检查后."""
FUNCTION = frozenset(
    "的地得和与及并且或而非但在于对将把被从向为不还也又都均已未没尚曾仍即因其该本各这那以由是有无等到至应可能须要更最之所按据经就使让给同比较若如何很再则虽仅只第约近超每某个一二三四五六七八九十两几后前中上下内外间时"
)
"""Characters that end no clause."""
MODAL = f"可以|一律|不得|均[由已未在不]|[^自已]已|未[^成来经]|有权|全部$|{_AS_MEANT}"
"""What only stands before what is done."""
_TOO = "偏[少低高弱慢]$"
_TOLD = f"{_TOO}|坚守|无专职|[不够较欠](?:足|强|高|多|少|大|弱)$|[被将把由均已未不达设让获]|通过(?=[考验评审认表])"
"""What only stands in a clause that says something."""
_STANDS = (
    "(?:(?<![民邻定])居|[位名]列|排名|走在|处于)[^，。；：]{1,12}(?:前列|首位|榜首|前茅|第[一二三四五六七八九十]{1,2}|前[三五十])$"
    "|(?:^|、)(?:质量|账实|运行|状况|情况|状态|秩序|手续|数据|材料|程序|账账|账物)(?:总体|均|基本|整体)?(?:良好|相符|一致|完好|正常|稳定|顺畅|有序|齐全|规范|准确|完整)$"
    "|(?:工作|建设|改革|创建|制度|机制|行动|任务|措施|整治|活动|项目)(?:在[^，]{2,8}内)?(?:有序|扎实|稳步|全面|顺利|深入|圆满|有效|逐步)(?:推进|落实|开展|实施|展开|完成|推开|铺开|见效)$"
    "|(?:成效|效果|效能|变化|优势|作用|效应)(?:更加|日益|十分|较为|比较)?(?:显著|明显|突出|凸显)$|关系(?:更加|日益|不断|日趋)(?:和谐|融洽|顺畅)$|成为[^，。；的]{0,6}(?:风尚|常态|共识)$|向社会公[布开示]$"
    "|.{2}是.{2,30}的?(?:重要|主要|关键|有效|必要|基本|根本)(?:手段|举措|抓手|途径|保障|环节|前提|标志|载体|支撑|力量|体现)$"
    "|(?:事项|证明|收费|项目|许可)(?:均|都)?已?全部取消$"
    "|(?<=..)(?:还|仍|较|比较|普遍)?不(?:及时|到位|深入?|充分|完善|健全|规范|平衡|均衡|统一|畅通?|严格|扎实|明显|够[^，]{0,2})$"
    f"|对.{{2,}}高度重视$|{_TOO}|(?<!一般)同比(?:下降|上升|增长|减少|持平)$"
    "|得到(?:有效|明显|显著|进一步|全面|及时|妥善|彻底|圆满)?(?:压缩|提升|提高|改善|加强|保障|落实|解决|化解|控制|遏制|缓解|优化|增强)$"
    "|对.{4,}(?:不予处罚|从轻处罚|予以处罚|予以查处|予以通报|予以表扬|予以奖励|通报批评)$"
    "|(?:得到|获得|赢得|受到|深受)[^，。；]{1,12}(?:认可|好评|肯定|欢迎|赞誉|点赞|称赞|信任)$"
    "|(?:缺少|缺乏)[^，。；]{2,12}(?:记录|依据|材料|证据|文书|签字|盖章|说明)$"
    "|有待(?:进一步)?(?:提高|加强|提升|完善|增强|改进|规范|健全|优化|深化|加大|拓宽)$"
    "|全部(?:核实|整改|办理|处置)?(?:销号|办结|到位|清零|答复|化解|达标|归档|整改|上线运行|核定到户)$|[均都]?按期(?:回复|答复|办结)$"
    "|(?:比较|较为|相对|还很|仍显|尚显)(?:欠缺|薄弱|滞后|不足|单一)$|(?:有|存在)(?:较大|一定|明显|不小)?差距$"
    "|(?:全面|全部|顺利|正式)(?:落地|铺开|推开|见效)$"
    "|(?:确保|保障|维护)了.{2,12}(?:安全|稳定|秩序|权益)$|由.{2,20}(?:牵头|负责|具体|直接)(?:办理|落实|实施|推进)$|作为重要抓手$|已全部完成$"
    "|实现了(?:不见面审批|全程网办|一网通办|应[援纳调]尽[援纳调])$|无一[人例件](?:脱管|漏管|脱管漏管|败诉|超期)$|正在(?:有序|抓紧|加快|稳步)(?:推进|办理|整改|实施)(?:中|之中)?$"
)
"""How something is or ranks: 质量良好, 居全省前列, 复盘不及时, 同比下降; what became of it: 创建工作有序推进,
得到有效压缩, 全部销号; what was done about it: 对……不予处罚."""
_WORTH = "(?:额|值|收入)(?:已|累计|共)?(?:达到?|为|突破|超过)$"
"""成交额达到21.6亿元: money that something comes to, and that is spent on nothing."""
_LAST_PART, _LIST = r"(?:其中|分别)[^。；：]{2,60}\d[^，。；：、\d]{1,3}[、和][^，。；：\d]{1,20}$", 100
"""其中市直单位88名、县（市、区）直单位55名: the last part."""
_EVER = "不断 日益 逐步 持续 明显 显著 大幅 稳步 更加"
_GROWN = "完善 健全 提升 提高 规范 增强 优化 改善 凸显 浓厚 好转 夯实 畅通"
"""What becomes of a thing that is named before it."""
_LEAST = 7
"""Characters of the shortest clause that may be over."""


@lru_cache(maxsize=64)
def tails(listed: str) -> tuple[str, ...]:
    """A list of ends of words."""
    return tuple(listed.split())


@lru_cache(maxsize=1)
def doing() -> frozenset[str]:
    """What is done in clauses, whether a verb begins them or not."""
    return verbs() | words(DONE)


def parted(text: str, item: Amount, found: Opening) -> bool:
    """Whether an amount ends what stands before it, so that an opening behind it is one."""
    if found.kind == SURE and found.shown[-1] == "，":
        return True
    clause, rate = clause_before(text, item.start), item.unit in RATES
    ended = clause[-1:] in OF_RATES if rate else _named(clause)
    if not clause or not ended or waiting(clause):
        return False
    if found.kind == SURE:
        return True
    bound = pivots(clause) or (item.unit == "元" and not compiled(f"{SPENT}|{_WORTH}").search(clause))
    if found.kind == FRESH:
        return not (bound and text[item.end] in "对为在从通经按根围结依将把以由因")
    return not bound and (rate or _is_new(clause, item.unit, found, text[max(item.start - _LIST, 0) : item.start]))


def _is_new(clause: str, unit: str, found: Opening, before: str) -> bool:
    """Whether what opens behind an amount is not what is counted or what the counted do.

    `before` is what stands before the amount, as far as it may be the last one of a list.
    """
    if clause[-1] == "了":
        return False  # 新开通了4条快速干线: of what the number is stands behind it
    if found.kind == SUBJECT and clause.endswith(found.noun):
        return True  # 典型案例10个 案例涵盖……
    if found.kind == OWN:
        return found.noun == unit and not (unit == "人" and clause.endswith(_BODIES))  # 局机关48名人员合格47人
    if found.kind == ORGAN and unit in ORGANLESS:
        return True
    verb = verb_of(clause)
    if found.kind == ACT:
        if found.shown in _STANCES:
            return bool(verb)
        idle = unit not in _ACTORS or bool(compiled(PUNISHED).search(clause))
        held = unit == "次" or (unit in ("期", "场", "场次") and found.shown == "推进")
        return idle and not held and bool(verb or unit == "元")
    if not counts(unit) or not (verb or clause in ("合计", "共计", "总计") or compiled(_LAST_PART).search(before)):
        return False
    if clause[-2:] in doing():
        return unit in SURE_UNITS and not fits(found.noun, unit)
    return fits(clause, unit) or (tells(unit) and not fits(found.noun, unit))


def _named(clause: str) -> bool:
    """Whether the thing counted stands before the number: 办理案件36件."""
    if len(clause) < 2 or (clause.endswith(tails(SCOPES)) and clause[-2:] not in _NO_SCOPES):
        return False
    return clause[-1].isalpha() or clause[-1] in "》”）"


def pivots(clause: str) -> bool:
    """Whether a clause has a verb whose object may do what follows."""
    return bool(compiled(_PIVOTS).search(clause))


def verb_of(clause: str) -> str:
    """A verb that the clause has, none that only describes a thing (查处的案件)."""
    known = doing()
    for i in range(len(clause) - 1):
        pair = clause[i : i + 2]
        if pair in known and clause[i + 2 : i + 3] != "的":
            return pair
    return ""


def waiting(clause: str) -> bool:
    """Whether a clause begins as one that waits for what is done, and nothing has been done."""
    if not clause.startswith(tails(_WAITS)) or clause.startswith(_NO_WAITS):
        return False
    if clause.endswith("的") or compiled(_WHOM).fullmatch(clause):
        return True  # 对骗取救助资金的3人依法追回
    told = re.search(_PLACED, clause) or (clause[0] == "凡" and re.search("一律|均|必须", clause))
    return not verb_of(clause[3:]) or (clause[0] in "将把截如若凡" and not told)


def whole(clause: str, least: int = _LEAST) -> bool:
    """Whether a clause is long enough, waits for nothing, and leaves no title or quotation open."""
    return (
        len(clause) >= least
        and not waiting(clause)
        and ("《" not in clause or clause.count("《") == clause.count("》"))
        and ("“" not in clause or clause.count("“") == clause.count("”"))
    )


def said(clause: str) -> bool:
    """Whether a clause says something at all: a verb, or a word that only stands beside one."""
    if clause.startswith(("在", "与", "除")):
        return False
    return bool(verb_of(clause) or re.search(_TOLD, clause))


@lru_cache(maxsize=64)
def stands(clause: str) -> bool:
    """Whether a clause has said how something is or ranks: 质量良好, 效率居全省边境口岸前列, 决策机制不断完善."""
    grown = clause[-4:-2] in words(_EVER) and clause[-2:] in words(_GROWN)
    if grown and (clause[-6:-4] in nouns() or clause[-6:-4] in words(THINGS)):
        return True
    return compiled(_STANDS).search(clause) is not None


def ready(clause: str) -> bool:
    """Whether a clause has said what is done, and does not end as a subject or a word that wants a verb."""
    if clause.endswith(tails(SUBJECTS)) or "的" in clause[-6:] or clause[-2:] in adverbs():
        return False
    return bool(verb_of(clause[:-2])) and not pivots(clause)


def done(clause: str, *, thing: bool = False) -> bool:
    """Whether a clause has a verb and, some words on, an end; with `thing`, one that is no action."""
    end = clause[-2:]
    things = end in nouns() or end in words(THINGS)
    if not things and (thing or (end not in clause_ends() and end not in words(ENDS))):
        return False
    if end in doing() and not re.search(WITH_ACTION, clause[:-2]):
        return False
    if "的" in clause[-4:] and end not in nouns() and "了" not in clause:
        return False
    return bool(verb_of(clause[:-4]) or re.search(MODAL, clause[:-2]))


def named_subject(clause: str) -> bool:
    """Whether a clause ends as subjects do."""
    return clause.endswith(tails(SUBJECTS))
