"""Words that are written for one another in names of documents (RG6): 措施 and 举措, 保护 and 保障."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.slips import shared_ends

_WORDS = """
协作 协调 协同 配合 联动 合作|措施 举措 办法|办理 处理 处置|化解 调解 调处 调节|评查 评审 评议 评估 评价 评定
考核 考评 考察 考查|实施 工作 行动 推进 落实|城镇 城市 城区|检查 督查 督察 核查 稽查 监察|监督 监管 督导 监察
监管 监督管理|纠纷 争议 矛盾|人员 队伍|建立 健全 构建 完善|推进 推动 促进 推行|加强 强化 增强|加强 深化 提升 改进
提升 提高|整治 治理 整顿|信用 诚信|保护 防护 保障 维护|预防 防范 防治 防控 防御|应对 应急 应变|宣传 宣教 普及
培训 教育 学习|标准 规范 基准 准则|清单 目录|奖励 激励 表彰|公开 公示 公布 公告|收集 征集 归集 汇集|认定 确认 认证
备案 报备|程序 流程|责任 职责|使用 利用 运用 应用|养护 维护 管护|创建 建设|住房 住宅 房屋|职工 员工|校园 学校
补助 补贴|资金 经费|排查 摸排 排摸|纠正 整改|群众 公众 民众|申请 申报|审核 审查|登记 注册|机制 制度 体系|指引 指南
方案 方法|服务 保障|限制 制约|移送 移交 转交|衔接 对接 连接|选聘 聘任 聘用 选任|救助 救济 援助|权益 权利 利益
法治 法制|行为 活动|履行 履职|质量 品质|场所 场地|设施 设备|拨付 支付 给付|废物 废弃物|运行 运营|惩戒 惩处|稳定 维稳
会商 会办|停车 停放|医生 医师|教师 老师|维修 修缮|摊贩 摊点|巡防 巡逻|评定 评选|调查 调研|救援 救助|运行 运维
"""
"""Words in groups: within one group any may be meant for any other."""
_GROUPS = tuple(map(str.split, _WORDS.replace("\n", "|").split("|")))


def near(one: str, other: str) -> bool:
    """Whether two words are written for one another."""
    for group in _GROUPS:  # asked of few words: not worth a table
        if one in group and other in group:
            return one != other
    return False


class Parting:
    """A place where two names part: what each says there, and what they share before and behind."""

    __slots__ = ("after", "before", "one", "other")

    def __init__(self, before: str, one: str, other: str, after: str) -> None:
        """`before` and `after` are read for at most two characters."""
        self.before, self.one, self.other, self.after = before[-2:], one, other, after[:2]

    def words(self) -> Iterator[tuple[str, str]]:
        """What parts, and the words that it is a part of."""
        yield self.one, self.other
        yield self.before[-1:] + self.one, self.before[-1:] + self.other
        yield self.one + self.after[:1], self.other + self.after[:1]

    def is_near(self) -> bool:
        """Whether a word stands for another that is near."""
        return any(near(one, other) for one, other in self.words())

    def added(self) -> list[str]:
        """What only one of them says, wherever it begins among like characters; empty where both say something."""
        more, before = self.one or self.other, self.before
        if self.one and self.other:
            return []
        found = [more]
        while before and before[-1] == more[-1]:
            more, before = before[-1] + more[:-1], before[:-1]
            found.append(more)
        return found

    def echoes(self) -> bool:
        """Whether the word that one has more repeats a character of the word beside it: 供水用水 for 供水."""
        return any(len(more) == 2 and not {*more}.isdisjoint(self.before + self.after) for more in self.added())


def partings(one: str, other: str) -> tuple[Parting, ...]:
    """The one or two places where two names part."""
    start, end = shared_ends(one, other)
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    head, tail, common = one[:start], one[len(one) - end :], _common(first, second)
    if not common:
        return (Parting(head, first, second, tail),)
    (left, _, right), (ahead, _, behind) = first.partition(common), second.partition(common)
    pairs = ((head, left, ahead, common), (common, right, behind, tail))
    return tuple(Parting(*each) for each in pairs if each[1] != each[2])


def _common(one: str, other: str) -> str:
    """The longest text of two characters or more that both hold."""
    for size in range(min(len(one), len(other)), 1, -1):
        for start in range(len(one) - size + 1):
            if one[start : start + size] in other:
                return one[start : start + size]
    return ""
