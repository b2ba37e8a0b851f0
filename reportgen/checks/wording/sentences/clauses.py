"""Clauses of report prose: whether one is complete, that is a verb with its object, by the words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportgen.patterns import compiled

_VERBS = (
    "健全 完善 建立 建成 构建 形成 加强 强化 提升 提高 增强 推进 落实 压实 夯实 筑牢 打造 开展 召开 举办 制定 印发 "
    "出台 修订 编制 办理 受理 审理 审结 化解 解决 维护 保障 营造 优化 规范 改进 改善 深化 履行 发挥 做好 抓好 实现 "
    "取得 达到 得到 完成 实施 贯彻 普及 配备 聘请 设立 明确 细化 梳理 清理 提供 获评 荣获 获得 树立 培育 畅通 拓宽 "
    "创新 探索 推行 推广 坚持 严格 认真 严守 加大 加快 改革 接受 履职 简化 公开 公布 保证 奠定 组建 创建 理顺 执行 "
    "遵守 遵循 减少 消除 防范 预防 纠正 查处 整治 稳定 扩大 延伸 下放 承接 取消 精简 压减 缩短 方便 满足 回应 答复 "
    "报送 报告 听取 研究 部署 学习 宣传 签订 审查 审核 评估 评查 检查 监督 管理 运用 适应 节约 参加 参与 列席 邀请 "
    "征求 采纳 掌握 熟悉 增加 丰富 凝聚 激发 释放 彰显 展现 予以 进行 做到 作出 做出 采取 增进 纳入 汇聚 兑现 抓紧 "
    "整合 配置 设置 推出"
)
_NOUNS = (
    "机制 制度 体系 能力 水平 氛围 格局 基础 作用 成效 成果 实效 实处 效能 质效 活力 意识 素养 素质 台账 清单 方案 "
    "责任 职责 力度 质量 效率 进展 突破 见底 到位 见效 合力 防线 权限 程序 流程 标准 渠道 阵地 环境 效果 目标 任务 "
    "原则 保障 支撑 权益 利益 诉求 档案 短板 弱项 理念 观念 思想 思维 秩序 成本 层级 举措 职能 信心 形象 信力 意度 "
    "晓率 得感 义务 权利 准度 明度 盖面 根基 动力 局面 关口 底线 红线 任制 公里 功能"
)
"""The last two characters of objects that cannot do anything themselves."""
_ACTIONS = (
    "提升 提高 加强 增强 完善 健全 落实 稳定 改善 优化 规范 化解 解决 整改 办结 结案 审结 清零 实施 施行 执行 运行 "
    "开展 推进 发展 治理 监督 检查 督查 督察 宣传 教育 公开 公布 公示 评估 审批 审核 审查 审议 审理 备案 解读 办公 "
    "办事 办理 管理 服务 共享 配合 考核 评查 评价 执法 普法 守法 用法 通报 指导 调解 和解 应诉 改革 适应 下移 保护 "
    "监管 追究 对接 衔接 协作 协调 联动 清理 预防 防范 管控 排查 移送 援助 帮扶 培养 学习 研究 部署 调度 巡查 督办 "
    "问责 整治 约束 履职 述法 交流"
)
"""Ends of a clause that may take an object themselves."""
_THINGS = (
    "覆盖 好评 称号 荣誉 问题 矛盾 纠纷 风险 隐患 活动 培训 会议 办法 规定 措施 平台 队伍 建设 工作 案件 文件 行政 "
    "讲座 训班 行为 判决 决定 事项 合同 关系 决策 台阶 法规 规章 政策 要求 资源 信息 数据 方式 机构 法性 对性 效性 "
    "情权 督权 内容 领域 环节 依据 条件 材料 体制 重心 需求 关切 负担 经验 做法 示范 试点 知识 技能 精神 计划 规划 "
    "顾问 指标 论证 听证 态化 范化 治化 度化 准化 息化 业化 利化 细化 效化"
)
_LAST = frozenset("化性率权件次场份项期条起家%％")
_ADVERBS = (
    "进一步 积极 认真 深入 切实 大力 着力 严格 扎实 持续 不断 全面 充分 加快 主动 定期 及时 坚持 依法 继续 全力 稳步 "
    "有效 广泛 率先 精准 从严 牢固 自觉 统筹 重点 着重 综合 分类 分级 专题 集中"
)
_BEGINS = (
    "组织 采用 严把 推动 促进 督促 指导 引导 践行 安排 选派 选聘 发放 编发 编印 解答 接待 走访 排查 调处 巡查 倡导 "
    "选树 打击 查办 抽查 督办 按照 依照"
)
_LED = ("努力", "科学", "创新", "合理", "有力", "逐步", "有序", "要")
_PIVOTS = (
    "(?:推动|促进|确保|要求|督促(?!检查|指导)|指导(?!性|意见|思想|工作)|引导|带动|助力|支持(?!力度)|帮助|协助|鼓励|通过|按照|根据|针对"
    "|(?<![行促即大天])使(?!用|命)|让(?!利)|随着|依托).{3}"
)
"""Whose object does what follows (推动机制进一步完善), or that leave a clause open."""
_OPEN = (
    "推动 促进 确保 要求 督促 指导 引导 带动 通过 按照 根据 针对 随着 依托 围绕 结合 利用 借助 凭借 为了 依据 参照 "
    "立足 着眼 以 对 从 由 凭 用 将 把 在 如 若 当 经 于 被 据 就 与 令 按 因"
)
"""How a clause begins that waits for another one."""
_GIVES = ("提供", "奠定", "打下", "创造", "贡献", "注入", "营造")
"""With one of these behind, 为 opens a clause that waits for none."""
_ACTORS = ("顾问",)
"""Objects that can do what follows: 聘请法律顾问 对重大决策提出意见."""
_NUMERALS = frozenset("一二三四五六七八九十")
_CLOSERS = "”’》）"
MARKS = frozenset("。；，：！？\n…,;")
"""Between these stand clauses; 、 stands within them."""
LEAST = 5
"""Characters of the shortest clause that is looked at."""
_LONGEST = 60
ANY_MARK = "".join(sorted(MARKS))
_TO_MARK = rf"[\s\S]*[{ANY_MARK}]"


@lru_cache(maxsize=64)
def words(listed: str) -> frozenset[str]:
    """A list of words as a set, made when first asked for."""
    return frozenset(listed.split())


def nouns() -> frozenset[str]:
    """The ends of objects that cannot do anything themselves."""
    return words(_NOUNS)


@lru_cache(maxsize=1)
def clause_ends() -> frozenset[str]:
    """The last two characters of whole clauses."""
    return words(f"{_NOUNS} {_ACTIONS} {_THINGS}")


def adverbs() -> frozenset[str]:
    """Adverbs that open a clause."""
    return words(_ADVERBS)


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Verbs that stand behind such an adverb."""
    return words(f"{_VERBS} {_BEGINS}")


def by_pair(listed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words in their order by their first two characters, or by one where they have no more."""
    found: dict[str, tuple[str, ...]] = {}
    for word in listed:
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


def opener(pairs: Iterable[str], alone: str, behind: str, clear: str = "") -> str:
    """A pattern for where words begin behind one of some characters, by their own first two, or by one of some alone.

    `clear`: what else stands before them. It goes by single characters, which is fast, and finds too much: the pairs
    are looked up one by one.
    """
    first, second = ("".join(sorted({*chars})) for chars in zip(*pairs))
    follows = f"(?=[{second}]|(?<=[{alone}]))" if alone else f"(?=[{second}])"
    return f"[{first}{alone}](?<=[{behind}].){follows}" + (f"(?<={clear}..)" if clear else "")


def clause_before(text: str, at: int) -> str:
    """What stands between the last mark and a place."""
    start = at - _LONGEST if at > _LONGEST else 0
    mark = compiled(_TO_MARK).match(text, start, at)
    return text[mark.end() if mark else start : at]


def is_complete(clause: str) -> bool:
    """Whether a clause has a verb and ends as clauses end; 制定的办法 and 以制度建设 do not."""
    core = clause.rstrip(_CLOSERS)
    if len(core) < LEAST or (core[-2:] not in clause_ends() and core[-1] not in _LAST) or _waits(core):
        return False
    behind = _behind_verb(core)
    if behind and core[behind : behind + 1] == "的":
        return False
    pairs = (core[i : i + 2] for i in range(len(core) - 3))
    return any(pair in words(_VERBS) for pair in pairs) or bool(re.search(r"达\d", core))


def takes_no_object(clause: str) -> bool:
    """Whether what follows cannot be the clause's object: 完成…任务 is whole, 落实 is not."""
    core = clause.rstrip(_CLOSERS)
    return core[-2:] in nouns() or core[-1:] in ("%", "％")


def has_object(clause: str, least: int = 4) -> bool:
    """Whether a clause is a verb with its object, and the object does nothing itself.

    An object that is an action (接受监督) has at least so many characters, unless what follows cannot be its object.
    """
    core = clause.rstrip(_CLOSERS)
    acts = core[-2:] in words(_ACTIONS)
    if core.endswith(_ACTORS):
        return False
    if (acts and core[-3:-2] == "的") or core.count("《") > core.count("》") or _waits(core):
        return False
    behind = _behind_verb(core)
    if not behind or core[behind : behind + 1] == "的":
        behind = _behind_finite(core)
    return bool(behind) and len(core) - behind >= (least if acts else 2) and not re.search(_PIVOTS, core)


def _waits(core: str) -> bool:
    """Whether a clause begins as one that waits for another."""
    return core.startswith(tuple(words(_OPEN))) or (core[:1] == "为" and not any(word in core for word in _GIVES))


def _behind_verb(core: str) -> int:
    """Where the verb ends that a clause begins with, number and adverbs aside; 0 where there is none."""
    at, known = behind_label(core), adverbs()
    while True:
        step = next((n for n in (3, 2, 1) if core[at : at + n] in known or core[at : at + n] in _LED), 0)
        if not step:
            break
        at += step
    if core[at : at + 2] not in words(_VERBS):
        return at if at and core[max(at - 2, 0) : at] in words(_VERBS) else 0
    return at + 3 if core[at + 2 : at + 3] in ("了", "过") else at + 2


def behind_adverbs(text: str, at: int) -> int:
    """Where the adverbs end that stand at a place; the place where none does."""
    known = adverbs()
    while step := next((n for n in (3, 2) if text[at : at + n] in known), 0):
        at += step
    return at


def behind_label(core: str) -> int:
    """Where a number ends that a clause begins with: 一是, （一）, 1.; 0 where there is none."""
    opened = core[:1] in ("（", "(")
    digits = core[opened : opened + 3]
    size = next((i for i, char in enumerate(digits) if char not in _NUMERALS and not char.isdecimal()), len(digits))
    mark = core[opened + size : opened + size + 1]
    if not size or mark not in ("）", ")", "是", ".", "．", "、") or opened is not (mark in ("）", ")")):
        return 0
    return opened + size + 1 if opened or digits[:size].isdecimal() is not (mark == "是") else 0


def _behind_finite(core: str) -> int:
    """Where a verb ends that takes an object also where a subject stands before it: 实现, 建立了; 0 where none does."""
    for at in range(len(core) - 2, 0, -1):
        pair = core[at : at + 2]
        finite = pair in ("实现", "取得", "达到", "形成", "荣获", "获评")
        if core[at - 1] != "的" and (finite or (pair in words(_VERBS) and core[at + 2 : at + 3] == "了")):
            return at + 2 if finite else at + 3
    return 0
