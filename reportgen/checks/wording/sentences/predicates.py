"""Whether a clause says anything, or only names a thing.

城区公交线网优化决策 has a verb in it and says nothing: 经评估，保留2条线路 is what is said of it.
"""

from __future__ import annotations

from reportgen.checks.wording.sentences.clauses import (
    adverbs,
    behind_adverbs,
    behind_label,
    words,
)
from reportgen.checks.wording.sentences.endings import doing
from reportgen.patterns import compiled

_SAYS = (
    "了|把|坚守|被(?=依法|法院|责令|列为|评为|授予|撤销|通报)|用于(?=.{3})|纳入(?=.{2})|首次引入|[镇乡村位门]无(?=专职|固定|独立)|\\d[万亿]?元(?=建成|新建|改造|购置|用于)|共(?=涉|有|计|收|受|办|完|开|举|召|查|检|评|审)|正在|仍在|通过(?=[考验评审认表])|[将已](?!建|有|婚|决|办)|均(?!衡)|全部(?!事|案|文|人)|得到|达到|实现|取得|予以|给予|不再|不得|一律|"
    "(?<!拟)(?:进行|开展|作出)(?!的|情况|过程)|未(?!成年|来|经)|逐[一条项件户个级]|"
    "大幅|日益|更加|逐步|基本(?![法医单农养公])|普遍(?!性)|没有|完成(?!情况|时限|率)|可以|不够|明显|显著|到达|实行|居(?!民|住)|[为由对向与同从以至到](?=.{4})|等(?:形式|方式|途径|渠道|办法)(?![的和与、])"
)
"""What stands in a clause that says something."""
_ACTORS = frozenset("局委办厅院府队所站镇乡村县区市省旗部组会社司门位关心员人者师企校厂户民们长家方处科室道台")
"""The last characters of those who do things."""
_NAMES = (
    "条例 办法 规定 方案 规划 计划 行动 情况 标准 清单 目录 流程 项目 工程 工作 案件 事项 结果 制度 机制 名单 试点 "
    "程序 任务 文件 人员 草案 意见 决定 决策 纠纷 申请 活动 考试 平台 系统"
)
"""What things are called, by the last two characters."""
_ONTO_ACTION = (
    "加强 做好 推进 落实 开展 强化 完善 健全 规范 优化 深化 实施 完成 推动 抓好 组织 建立 构建 提升 提高 改进 创新 "
    "探索 推行 推广 接受 参与 参加 启动 部署 安排 统筹 坚持 严格 制定 修订 出台 印发 起草 编制 公布 发布 贯彻 执行 "
    "公开 取消 下放 承接 新增 打造 形成 明确 细化 梳理 履行 听取 研究 学习 受理 办理 审结 办结 查处 立案 召开 举办"
)
"""Verbs whose object may be another action: 加强清理整顿工作 says something, 清理整顿工作 does not."""
_AIMS = "优化 加强 提升 改进 深化 规范 促进 推进 保障 强化 扩大 改善 提高 维护 保护 支持 防范 打击"
_MEANS = ("条例", "办法", "方案", "规划", "计划", "行动", "情况", "规定")
"""What is named by what it aims at: 优化营商环境条例."""
_PARTS = ("性文件", "项目", "工程", "用地", "期间", "后的", "情况", "过程", "范围")
"""What makes the verb before it a part of a name: 规范性文件, 建设项目."""
_IN_TIME = ("按时", "如期", "按期", "随时", "带头", "率先", "亲自")
"""How something is done, besides adverbs that open sentences."""
_SHORT = 6
"""Characters of 清理整顿工作."""


def predicates(clause: str) -> bool:
    """Whether a clause says something: it begins with what is done, or tells who does it."""
    core = clause[behind_label(clause) :]
    if compiled(_SAYS).search(core[:-1]) or (core.startswith(_IN_TIME) and core[2:4] in doing()):
        return True
    at = behind_adverbs(core, 0)
    if at and core[at : at + 2] in doing():
        return True
    return (core[:2] in doing() and not _names(core)) or _acts(core)


def _names(core: str) -> bool:
    """Whether what begins with a verb is the name of a thing: 规范性文件管理办法, 清理整顿工作."""
    two = core[:2]
    if core[2:].startswith(_PARTS):
        return True
    if two in words(_AIMS):
        return core.endswith(_MEANS)
    short = len(core) <= _SHORT or core[2:4] in doing()
    return short and two not in words(_ONTO_ACTION) and core[-2:] in words(_NAMES)


def _acts(core: str) -> bool:
    """Whether a verb stands behind somebody, or behind an adverb; in 小区改造计划 it does not."""
    done, known = doing(), adverbs()
    for at in range(2, len(core) - 1):
        how = core[at - 2 : at] in known or core[at - 3 : at] in known
        if core[at : at + 2] in done and (how or (at < len(core) - 2 and core[at - 1] in _ACTORS)):
            object_ = core[at + 2 :]
            while object_[:2] in done:
                object_ = object_[2:]
            if core[at : at + 2] in words(_ONTO_ACTION) or object_ not in words(_NAMES):
                return True
    return False
