"""Whether a clause without an amount is over, by what it does not end with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.wording.sentences.clauses import adverbs, clause_before, words
from reportgen.checks.wording.sentences.endings import (
    MODAL,
    SUBJECTS,
    WITH_ACTION,
    doing,
    done,
    pivots,
    tails,
    verb_of,
    whole,
)
from reportgen.checks.wording.sentences.predicates import predicates
from reportgen.patterns import compiled

DEEDS = (
    "调解 审批 核发 受理 办结 查办 查处 立案 制发 发出 下发 作出 印发 约谈 购置 更换 新建 新增 修订 修改 编发 "
    "编印 举办 举行 召开 发布 "
    "排查 抽检 抽查 检查 走访 接待 收到 收集 征集 采纳 发放 解答 培训 组建 设立 制定 出台 审查 审核 审结 评查 "
    "解除 撤销 吊销 注销 "
    "纠正 移送 追回 追缴 拆除 取缔 没收 扣押 查封 查获 破获 抓获 安装 投放 张贴 悬挂 刊发 推送 发现 查出 答复 "
    "提出 报送 征收 支出"
)
"""Things that are done and counted."""
_SENT = ("报送", "移送", "移交", "提交", "上报", "抄送", "发送", "呈送", "抄报", "转交", "报请", "提请", "交由")
"""Verbs that an office behind them receives from."""
MODIFIERS = (
    "行政 法律 执法 监督 管理 综合 专项 专职 兼职 基层 一线 全体 广大 各级 相关 有关 部分 企业 乡镇 年轻 优秀 "
    "全市 全县 全区 全省 人民 "
    "党政 主要 分管 涉案 涉企 办案 政府 服务 指导 县级 市级 省级 区级 镇级 村级 国家 地方 城市 农村 社会 公共 "
    "困难 重点 特殊 "
    "多数 少数 所有 各类 各方 双方 有的 其他 其余 不少 许多 个别 被诉 涉诉 持证 在编 在岗 新任 参训 全年 今年 "
    "去年 年内 目前 至今 始终 "
    "一直 连续 均未 普通 外来 贫困 退役 残疾 老年 女性 青年 辖区 社区 窗口 审批 许可 处罚 强制 检察 审判 调解 "
    "仲裁 律师 公证 司法 公安 税务 行业 职能 对口 业务 上级 下级 同级 承办 属地 省直 市直 县直 区直 专业 "
    "下岗 退休 在职 领导 信教 各族 农村 受灾 参保 移民 返乡 留守 脱贫"
)
"""What stands before people and offices and says which."""
_ONE_DEED = ("备案审查", "调查核查", "检查抽查", "清理审查")
_CHECKED = ("检验", "检测", "复查", "复核", "考核")
"""Deeds that make one with the deed before."""
_HANDED = "(?:移交|移送|交由|转交|提请|会同|联合|配合|协助)[^，。；]{2,12}(?:机关|部门|单位|机构|[^案件]局)$"
"""Who does what follows."""
_OF_WHAT = ("合法性", "规范性", "专业性", "可行性")
"""合法性审查 is one word."""
_NAMED = (
    "意见 计划 报告 方案 结果 决定 协议 文书 人员 机关 单位 事项 活动 工作 程序 标准 清单 制度 建议 通知 通报 "
    "专班 小组 机构 "
    "组织 信息 项目 记录 对象 案件 申请 证明 许可"
)
"""What is named after a deed: 审查意见书 is a thing."""
_COUNTED = (
    rf"(?!{_NAMED.replace(' ', '|')}|等)[\u4e00-\u9fff]{{2,10}}(?<!工作)"
    r"\d[\d.,]*[万余多]*[^\d.,%％‰年月日万余多][，。；、,]"
)
"""What was counted and its number."""
_SETS = "建立|设立|建成|新建|打造|创建|直达|送达|下放至|下沉到|延伸[到至]|分解到|移交"
"""What is done to an office, so that one that is named behind it is no subject."""


def complete(clause: str, *, people: bool) -> bool:
    """Whether a clause has said what is done, by what it does not end with; where `people` follow, more is asked."""
    end = clause[-2:]
    if not whole(clause) or end in adverbs() or end in words(MODIFIERS) or "的" in clause[-3:]:
        return False
    subject = clause.endswith(tails(SUBJECTS)) and not re.search(_SETS, clause[:-2])
    if people and (subject or end in _SENT or pivots(clause) or "的" in clause[-6:]):
        return False
    if end in doing() and not re.search(WITH_ACTION, clause[:-2]):
        return False
    return bool(verb_of(clause[:-2]) or re.search(MODAL, clause[:-2]))


def begins_doing(clause: str) -> bool:
    """Whether a clause begins with what is done, so that it names nobody who does it."""
    two = clause[:2]
    return two in doing() or two in adverbs() or "了" in clause


def deeds(text: str, places: list[int]) -> Iterator[tuple[int, str]]:
    """Where another deed opens behind a clause that is over, with its verb and what was counted.

    `places`: where one may open.
    """
    known = words(DEEDS)
    for at in [at for at in places if text[at : at + 2] in known]:
        if text[at - 2 : at + 2] in _ONE_DEED or ":" in text[max(at - 7, 0) : at] or text[at - 3 : at] in _OF_WHAT:
            continue
        if text[at + 2 : at + 4] in _CHECKED:
            continue  # 监管抽查检验
        if (at < 3 or text[at - 3] in "、，。") and text[at - 2 : at] in doing():
            continue  # 告知承诺64项、优化审批服务409项
        if compiled(_COUNTED).match(text, at + 2):
            before = clause_before(text, at)
            if compiled(_HANDED).search(before):
                continue  # 移交城管、公安机关立案查处4起
            if done(before) and complete(before, people=True) and predicates(before):
                yield at, text[at : at + 4]
