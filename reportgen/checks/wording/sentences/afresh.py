"""Where an amount closes its clause: behind it stands a verb with its own object, or a thing with its own number."""

from __future__ import annotations

import re

from reportgen.checks.wording.numbers.amounts import Amount
from reportgen.checks.wording.sentences.clauses import clause_before, clause_ends, words
from reportgen.checks.wording.sentences.endings import (
    OF_RATES,
    PUNISHED,
    RATES,
    SCOPES,
    SPENT,
    THINGS,
    doing,
    pivots,
    tails,
    verb_of,
    waiting,
)
from reportgen.checks.wording.sentences.measures import fits, tells, thing
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

AGAIN = "再[降升增减提压下缩上]"
"""由203件降至168件再降至134件: what goes on behind an amount."""
_RATE_GOES_ON = (
    f"{AGAIN}|[的地得以左上下及和与或至到由降升提增减高低较比同环其并且即也均位居列（）、》”]|排名|名列|超过|覆盖|标准|"
    "股权|份额|"
    "概率|从(?!.{1,10}看)"
)
"""What follows a rate within its clause."""
_GOES_ON = (
    f"超额|{AGAIN}|少|高于|低于|多(?!数|措|部门|次|方|元|渠)|[的地得以左上下和及与或至到占比较并且而均已其涉未无内外中前后等余多起为被由从在有是给供交入、（）》”]|同比|"
    "环比|"
    "覆盖|惠及|用于|提供(?!.*\\d)|达|率先|先后|连续|次|用作|列支|不[到足等]|累计|作为|折合|相当|共计|合计|来自|组成|"
    "若干|此前|标的|涉案|涉及|金额|增长|减少|下降|上升|开展联"
)
"""What follows an amount within its clause."""
_OPENERS = (
    "调解 审批 核发 核准 核定 受理 办理 办结 处理 查办 查处 立案 制发 发出 下发 作出 印发 约谈 购置 更换 新建 "
    "新增 新设 "
    "修订 修改 编发 编印 聘任 聘请 选聘 选定 举办 举行 召开 开展 发布 公开 公布 公示 通报 宣讲 推行 推广 推进 推动 "
    "承办 承接 取消 压减 清理 清欠 清退 化解 排查 抽检 抽查 检查 核查 走访 接待 收到 收集 征集 采纳 完成 实施 "
    "落实 依法 "
    "依照 依据 会同 配合 联合 面向 发放 解答 培训 培育 组建 组织 设立 建立 建成 创建 打造 制定 出台 编制 拟定 "
    "起草 审查 "
    "审核 审议 审结 评查 评估 评选 评定 解除 撤销 吊销 注销 责令 督促 督办 纠正 整改 整治 移送 移交 追回 追缴 "
    "拆除 取缔 "
    "没收 罚没 罚款 扣押 查封 查获 破获 侦破 抓获 打击 安装 投放 张贴 悬挂 播放 刊发 推送 开通 启用 上线 运行 "
    "申请 申报 "
    "获评 荣获 获得 兑现 兑付 拨付 减免 退还 返还 发现 查出 列席 参与 参加 出庭 应诉 答复 反馈 回复 回访 提出 "
    "提交 提请 "
    "报送 报备 备案 登记 注册 换发 补办 延续 变更 暂停 恢复 终止 选派 选树 表彰 奖励 通过 运用 利用 学习 贯彻 "
    "传达 研究 "
    "部署 调度 指导 引导 帮助 协调 对接 走进 深入 建设 改造 修复 治理 种植 安置 救助 资助 慰问 共享 归集 签订 签署 "
    "缔结 履行 执行 强化 加强 健全 完善 深化 优化 规范 严格 坚持 持续 扎实 积极 切实 全面 大力 着力 稳步 主动 认真 "
    "广泛 不断 进一步 累计 投入 安排 争取 调处 巡查 巡河 巡护 监测 检测 检定 鉴定 确认 认定 处置 处罚 警告 拘留 起诉 "
    "追究 问责 劝导 劝返 疏导 疏散 转移 调整 更新 梳理 汇总 编纂 出版 印制 制作 拍摄 开办 开设 开放 拓展 延伸 "
    "压缩 缩短 精简 简化 合并 整合 归并 下放 下沉 派驻 派出 入驻 进驻 支出 征收 收缴 清缴 组织"
)
"""Verbs and adverbs that begin a clause, and are followed by what is done."""
_PATIENTS = (
    "移送 移交 发放 整改 备案 登记 报送 运行 上线 申报 提交 变更 办结 审结 处理 答复 反馈 列席 确认 认定 归集 共享"
)
"""Verbs that may be said of what was just counted."""
_HELPS = (
    "参与 参加 帮助 指导 引导 协调 提出 提交 走进 深入 研究 推动 负责 运用 利用 通过 落实 实施 执行 出庭 学习 "
    "依法 坚持 积极 主动 认真 切实 持续"
)
"""Verbs that may be said of people who were just counted."""
_PURPOSES = "指导 引导 帮助 协调 推动 走进 深入 通过 参与 参加 运用 利用 落实 实施 执行 规范"
"""Verbs that may say what it was for."""
_PEOPLE = frozenset((*"乡人区县台家市户所支村架站组艘辆镇队店", "人次", "街道", "部门", "企业", "支队", "社区", "班"))
MEETS = "研究 审议 听取 传达 学习 部署 专题 讨论 解决 推进 推动 通报 调度 安排 贯彻 分析 审定 落实"
"""What is done in meetings."""
_SCOPED = (
    r"(?:全|我|本|该)[市县区省镇乡局厅委院队年系]|[市县区省镇乡局委办](?![场民])[\u4e00-\u9fff]{0,8}(?:局|委|办|"
    r"中心|大队|支队|政府|办公室|所|站)"
)
MEETING = ("次", "期", "场", "场次")
_SCORED = ("得分", "评分", "均分", "分为", "分达")
_TAKING = "缩短|压缩|压减|用时|平均|提速|减至|降至"
LASTS = ("天", "个工作日", "小时", "分钟")
TOLD = frozenset((*RATES, *LASTS, "分"))
"""Units of what is told of a thing, and of nothing that is counted."""
_IDLE = frozenset((*"件份条起篇册次期场", "场次"))
"""Units of things that are used for nothing."""
_ANYTHING = ("项", "个")
"""Units that count whatever there is."""
_RESULTS = ("结果", "工作", "情况", "发现", "显示")
_LAST = frozenset((*RATES, "人次"))
"""Units of what is told last of a thing: no other number of it stands right behind."""
_COUNTED_ANEW = r"\d[\d.,]*[万亿]?[^\W\d_A-Za-z年月日时分]{1,3}[（(\u4e00-\u9fff]{4}"
"""采纳率95.5%|217份合同协议."""
_SHORTEST = 5
_RUN = r"[^。；，：！？\n…,;:]*"
_FAR = 40


_NOT_COUNTED = (
    "年",
    "年度",
    "全部",
    "辖",
    "所列",
    "抽取",
    "联合",
    "共有",
    "现有",
    "组成",
    "分成",
    "分为",
    "设",
    "占",
    "选取",
    "区",
    "上",
    "）",
    ")",
)
"""What stands before the number of a thing that follows, besides."""


class _Left(NamedTuple):
    """What stands before an amount.

    `named`: the thing counted, `sure`: and it is known as one; `elliptic`: it was named before (受理12件，办结9件);
    `patient`: what is counted does nothing; `verb`: something is done.
    """

    named: bool
    sure: bool
    elliptic: bool
    patient: bool
    verb: bool


def _run_on(text: str, at: int) -> str:
    """What stands between a place and the next mark."""
    found = compiled(_RUN).match(text, at, at + _FAR)
    return found[0] if found else ""


def _behind_rate(rest: str) -> bool:
    """Whether what follows a rate says something else."""
    return (rest[0].isalpha() or rest[0] in "《“") and not compiled(_RATE_GOES_ON).match(rest)


def _scored(clause: str, item: Amount) -> bool:
    """Whether an amount is a mark that something got, or the time that it takes now: both are told like a rate."""
    if item.unit == "分":
        return clause.endswith(_SCORED)
    lasts = item.unit in LASTS and clause[-1:] in "至为到时"
    return lasts and bool(compiled(_TAKING).search(clause))


def _afresh(rest: str, unit: str, left: _Left) -> bool:
    """Whether what follows an amount is another clause."""
    if not (rest[0].isalpha() or rest[0] in "《“") or compiled(_GOES_ON).match(rest):
        return False
    size = next((i for i, char in enumerate(rest) if char.isdecimal()), 0)
    own = size >= 2 and rest[size - 1] not in "第至到近约超逾每从由"
    two = rest[:2]
    acts = two in words(_OPENERS) or rest[:3] == "进一步"
    among = "、" in rest[:size] and (unit in _ANYTHING or not (acts or rest[0] in "对在将把"))
    if among or rest[size - 1 : size] in tuple("和与及、"):
        return False  # 4项转移支付和2项投资专项; 现场述法13个单位、书面述法9个单位
    opens = acts or bool(compiled(_SCOPED).match(rest))
    if unit in _PEOPLE and not left.patient and (not left.verb or two in words(_HELPS) or not (own and opens)):
        return False
    if unit in MEETING and two in words(MEETS):
        return False
    if not left.named:
        told = own and (opens or left.elliptic) and (tells(unit) or left.elliptic or (left.patient and acts))
        return told and not any(fits(rest[:n], unit) for n in range(2, size - 1))
    if two in words(_PATIENTS) and size <= 4:
        return False
    sure = left.sure and unit != "元"  # 支出8万元租赁一处340平方米的房产
    return (own and (sure or opens)) or (acts and two not in words(_PURPOSES) and (left.verb or unit in _IDLE))


def closed(text: str, item: Amount, *, countable: bool) -> bool:
    """Whether an amount ends its clause, and what follows has a verb or a number of its own."""
    rest = _run_on(text, item.end)
    if len(rest) < _SHORTEST:
        return False
    if item.unit in _LAST and compiled(_COUNTED_ANEW).match(rest):
        return True
    clause = clause_before(text, item.start)
    share = item.unit in RATES and clause == "占"
    if (len(clause) < 2 and not share) or clause == "其中" or waiting(clause):
        return False  # 其中110亩确认归石塘村
    again = countable and rest[2:4] in _RESULTS and rest[:2] in text[max(item.start - _FAR, 0) : item.start]
    if again and verb_of(clause) and not clause.endswith(tails(SCOPES)):
        return True  # 抽查企业36家 抽查结果…
    if item.unit in RATES or _scored(clause, item):
        share = clause[-1] == "的" and "占" in clause
        return (share or clause[-1] in OF_RATES | {"分", "时"}) and _behind_rate(rest)
    if not countable or not item.unit:
        return False
    bound = pivots(clause)
    if item.unit == "元" and (bound or not compiled(SPENT).search(clause)):
        return False
    return _afresh(rest, item.unit, _left(text, item, clause, bound=bound)) and not _reaching(clause, rest)


def _reaching(clause: str, rest: str) -> bool:
    """Whether an amount is where something came from: 由上年的460件下降至391件."""
    return bool(re.search("[由从自比较]", clause)) and bool(re.search("[至到为]|增|减|降|升", rest))


def _left(text: str, item: Amount, clause: str, *, bound: bool) -> _Left:
    """What stands before an amount."""
    verb = clause[-2:] in doing()
    scope = clause.endswith(tails(SCOPES)) or clause.endswith(_NOT_COUNTED)
    named = not verb and not scope and clause[-1] != "了"
    sure = named and (
        item.unit not in _ANYTHING or clause[-2:] in clause_ends() or clause[-2:] in words(THINGS) or thing(clause)
    )
    near = text[max(item.start - len(clause) - 24, 0) : item.start - len(clause)]
    elliptic = len(clause) <= 4 and near[-1:] in ("，", ",", "、") and item.unit in near.rpartition("。")[2]
    patient = not bound and bool(compiled(PUNISHED).search(clause))
    return _Left(named, sure, elliptic and not scope, patient, not bound and bool(verb_of(clause)))
