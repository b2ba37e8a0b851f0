"""What units count: by how the names of the things end, whether an amount can belong to a thing."""

from __future__ import annotations

from functools import lru_cache

_COUNTED = {
    "件": (
        "申请 事项 建议 纠纷 合同 投诉 举报 信访 复议 诉讼 诉求 规章 法规 证明 专利 商标 起诉 应诉 衣 事 项目 "
        "政策 案 品 件 装备 器材 通知 决定 制度 标准 规划 成果"
    ),
    "份": (
        "文件 合同 协议 材料 资料 报告 书 表 卷 规约 公约 单 函 本 册 方案 简报 样品 证明 意见 通报 信 建议 "
        "通知 决定 判决 裁定 礼物 礼包 餐"
    ),
    "条": (
        "意见 建议 信息 线索 问题 措施 条款 河流 短信 留言 评论 内容 规定 隐患 诉求 线 路 街 举措 经验 数据 "
        "评价 对策 禁令 纪律 标准 微博 公告 消息 提示 政策 信访 任务 船 命令"
    ),
    "次": "会议 培训 检查 活动 行动 讲座 执法 宣传 演练 巡查 督查 督察 调研 听证 评查 审核 调解",
    "期": "培训 班 简报 专栏 节目 活动 讲堂 信息 讲座 专刊 论坛",
    "场": "活动 讲座 培训 会 宣讲 演出 比赛 辅导 讲堂 考试",
    "场次": "活动 讲座 培训 会 宣讲 演出 比赛 辅导 讲堂 考试",
    "起": "案件 事件 纠纷 行为 事故 案 矛盾 投诉 争议 警情 问题 诉讼",
    "篇": "稿 稿件 文章 案例 论文 报道 信息 体会 报告 心得",
    "册": "手册 资料 读本 书 汇编 案例 书籍",
    "本": "手册 资料 读本 书 证 汇编 书籍",
    "张": "海报 证 卡 码 图 照片 单 表 桌 床 券 票",
    "块": "展板 牌 标识 地 屏",
    "台": "仪 机 设备 车 终端 器 电脑 电梯",
    "套": "设备 系统 制度 房 装备 方案 教材 丛书",
    "部": "法规 规章 终端 片 手机 法律 电梯 条例 戏 剧 作品",
    "辆": "车 车辆",
    "艘": "船 船舶 艇",
    "架": "机",
    "间": "室 房 间",
    "宗": "案件 案 地",
    "户": "家庭 居民 企业 村民 户 经营者 纳税人 群众 当事人 牧民 业主 店",
    "家": "企业 单位 机构 公司 部门 店 学校 场 厂 所 行 商 院 中心 局 馆 商户 协会 合作社 站 机关 平台 园",
    "家次": "企业 单位 机构 公司 店 场所 经营者 商户",
    "户次": "企业 家庭 居民 农户 商户 当事人",
    "人": "员 人 者 师 长 官 干部 学生 专家 代表 农民工 群众 骨干 士 顾问 书记 主任 人才 警 手",
    "人次": "员 人 者 师 干部 学生 群众 代表 职工",
    "元": "款 补贴 补助 工资 损失 费 报酬 金",
    "所": "小学 中学 院 校 所 机构 园",
    "座": "桥 桥梁 站 山 塔 厂 库",
    "处": "隐患 点 场所 设施 建筑 地 问题 牌 污水 现象 广告 岸线 坑塘 公园",
    "平方米": "面积 建筑 房 违建 地 房屋 场所",
    "公里": "路 道 线 河 管网 渠 工程 线缆",
    "亩": "地 田 林 草 水 面积",
    "吨": "垃圾 物资 物 药 肥 粮 食品",
    "株": "木 树 苗",
    "项": "",
    "个": "",
}
"""What 项 and 个 count is everything."""
SURE_UNITS = frozenset((*"户家人辆艘座亩株件份篇册", "人次"))
"""Units whose things are all told, so that something else is not counted by them."""
ORGANLESS = frozenset((*"件份条次期场起篇册本张块项元宗", "场次", "人次"))
"""Units that count no organ."""
_NO_END = (
    "乡 倍 分 副 区 县 口 句 号 周 国 天 头 字 对 层 届 岁 市 年 度 成 折 日 时 月 村 枚 款 步 段 点 省 种 秒 章 类 "
    "级 街 轮 道 部 镇 面 页 题 个月 分钟 周年 季度 小时 社区 工作日 个工作日"
)
"""Units that hardly end a sentence: what they belong to follows, or they make words."""


@lru_cache(maxsize=1)
def no_ends() -> frozenset[str]:
    """Units that hardly end a sentence."""
    return frozenset(_NO_END.split())


@lru_cache(maxsize=64)
def _things(unit: str) -> tuple[str, ...]:
    return tuple(_COUNTED.get(unit, "").split())


def counts(unit: str) -> bool:
    """Whether it is known what a unit counts."""
    return unit in _COUNTED


def tells(unit: str) -> bool:
    """Whether what a unit counts can be told from what it does not."""
    return bool(_things(unit))


def fits(noun: str, unit: str) -> bool:
    """Whether a noun is what a unit counts."""
    return noun.endswith(_things(unit)) if _things(unit) else False


@lru_cache(maxsize=1)
def _all_things() -> tuple[str, ...]:
    return tuple(sorted({noun for listed in _COUNTED.values() for noun in listed.split() if len(noun) > 1}))


def thing(clause: str) -> bool:
    """Whether a clause ends with what any unit counts."""
    return clause.endswith(_all_things())
