"""Words that are written for one another in names of documents (RG6): 措施 and 举措, 保护 and 保障."""

from __future__ import annotations

from functools import lru_cache

from reportgen.checks.lists.slips import shared_ends

_WORDS = """
协作 协调 协同 配合 联动 合作 协商 | 措施 举措 办法 意见 | 办理 处理 处置 办结 | 化解 调解 调处 调节 疏导
评查 评审 评议 评估 评价 评定 测评 考评 | 考核 考评 考察 考查 评价 评议 评估 | 实施 工作 行动 推进 落实 执行
城镇 城市 城区 | 检查 督查 督察 核查 稽查 监察 巡查 抽查 | 监督 监管 督导 监察 监控 | 监管 监督管理
纠纷 争议 矛盾 争端 | 人员 队伍 工作者 | 建立 健全 构建 完善 | 推进 推动 促进 推行 加快
加强 强化 增强 深化 提升 改进 加大 做好 | 提升 提高 | 进一步 全面 深入 切实 持续 扎实 大力 着力
整治 治理 整顿 清理 | 信用 诚信 征信 | 保护 防护 保障 维护 | 预防 防范 防治 防控 防御 | 应对 应急 应变
宣传 宣教 普及 宣讲 | 培训 教育 学习 培养 | 标准 规范 基准 准则 规程 | 清单 目录 名录 名单 | 奖励 激励 表彰 奖补
公开 公示 公布 公告 | 收集 征集 归集 汇集 采集 | 认定 确认 认证 核定 | 备案 报备 报送备案 | 程序 流程 规程
责任 职责 任务 权责 | 使用 利用 运用 应用 | 养护 维护 管护 维修 | 创建 建设 打造 | 住房 住宅 房屋 | 职工 员工 工人
校园 学校 中小学校 | 补助 补贴 资助 | 资金 经费 款项 专款 | 排查 摸排 排摸 摸底 | 纠正 整改 改正
群众 公众 民众 居民 村民 | 申请 申报 报批 | 审核 审查 审批 核查 | 登记 注册 | 机制 制度 体系 办法 | 指引 指南 指导
方案 方法 安排 计划 | 服务 保障 | 限制 制约 约束 | 移送 移交 转交 转送 | 衔接 对接 连接
选聘 聘任 聘用 选任 遴选 聘请 | 救助 救济 援助 帮扶 | 权益 权利 利益 | 法治 法制 | 行为 活动 | 履行 履职 落实
质量 品质 | 场所 场地 | 设施 设备 | 拨付 支付 给付 发放 | 垃圾 废物 废弃物 弃物 | 运行 运营 经营 | 惩戒 惩处 处罚
稳定 维稳 | 会商 会办 商议 | 停车 停放 | 医生 医师 | 教师 老师 | 维修 修缮 修理 | 摊贩 摊点 | 巡防 巡逻 巡查
调查 调研 | 救援 救助 抢险 | 运行 运维 | 供水 饮水 用水 饮用水 | 分级 评级 定级 等级 | 全过程 全程 全流程
过程 流程 | 小区 社区 | 住宅 住宅小区 居民小区 | 县域 全县 | 城管 城市管理 | 网格 网格化 | 听证 听证会 | 决策 决定
讨论 研究 审议 | 议事 会议 例会 | 档案 案卷 卷宗 资料 材料 | 记录 登记 | 证件 证书 证照 | 标志 标识
服装 制服 着装 | 装备 设备 器材 | 辅助人员 协管人员 辅警 协管员 | 名册 名单 | 台账 清单 | 投诉举报 举报投诉
回避 避让 | 告知 通知 | 送达 投递 | 约谈 谈话 诫勉 | 问责 追责 追究 | 责任追究 问责 | 容错 免责 | 过错 错案
通报 通告 | 督办 督促 督导 督查 交办 | 挂牌 挂账 | 反馈 回访 | 答复 回应 | 免罚 不罚 不予处罚
裁量 自由裁量 裁量权 | 争议 异议 | 鉴定 鉴别 检定 | 检测 检验 监测 | 抽检 抽查 抽样 | 追溯 溯源 追踪
仓储 储存 存储 贮存 存放 | 运输 运送 转运 输送 清运 | 收运 清运 收集 收集运输 | 处置 处理 消纳 | 补偿 赔偿 补助
安置 安排 安顿 | 转让 流转 | 租赁 出租 承租 租用 | 购买 采购 购置 | 招标 招投标 采购 | 发包 承包 | 验收 检收 核验
竣工 完工 | 开工 施工 | 勘察 勘查 | 绿化 园林 | 树木 林木 | 古树 名木 | 河道 河流 河湖 | 水源 水源地 水源区
饮用水源 饮用水水源 | 燃气 天然气 煤气 | 燃放 施放 | 烟花 烟花爆竹 | 养犬 犬只 犬类 | 流浪 流动 | 屠宰 宰杀
防疫 疫病 检疫 | 疫情 传染病 | 突发事件 应急 突发事故 | 预案 方案 | 事故 事件 | 隐患 风险 | 风险 危机 | 消防 防火
火灾 消防 | 防汛 防洪 抗洪 | 抗旱 防旱 | 灾害 灾情 | 避险 避灾 | 演练 演习 | 储备 物资储备 | 救灾 减灾
安全生产 生产安全 | 民生 惠民 | 养老 敬老 | 老年人 老人 | 妇女 女性 | 残疾人 残障 | 退役军人 转业军人 退伍军人
特困 困难 | 低保 最低生活保障 | 临时救助 急难救助 | 流动人口 暂住人口 外来人口 | 户籍 户口 | 居住证 暂住证
劳动 用工 | 薪酬 工资 报酬 薪资 | 欠薪 拖欠工资 | 农民工 务工人员 | 社会保险 社保 | 医疗保障 医保 | 医疗保险 医保
医院 医疗机构 | 医疗机构 医疗卫生机构 卫生机构 | 药店 药房 零售药店 | 药品 药物 | 器械 设备 | 餐饮 饮食
食堂 餐厅 | 校外培训 课外培训 | 课后 课余 | 学生 学员 | 招生 录取 | 学籍 在校生 | 校车 接送车 | 旅游 旅行
网络 互联网 | 信息 数据 资讯 | 信息化 数字化 智慧 | 数字 智慧 智能 | 平台 系统 | 共享 互通 交换 | 大厅 中心
政务 行政 政府 | 审批 许可 核准 | 准入 许可 | 企业 市场主体 经营主体 公司 | 民营 私营 非公有制 | 中小企业 小微企业
商会 协会 | 行业 产业 | 园区 开发区 | 项目 工程 | 财政 财务 | 债务 负债 | 国资 国有资产 | 资产 资源 财产
收费 费用 征费 | 税费 税收 涉税费 | 发票 票据 | 统计 统计数据 | 价格 物价 | 计量 计数 | 特种设备 特种装备
标准化 规范化 | 规范化 制度化 标准化 | 客运 旅客运输 | 货运 货物运输 | 出租车 出租汽车 的士
网约车 网络预约出租汽车 | 共享单车 互联网租赁自行车 | 电动车 电动自行车 电瓶车 | 非机动车 电动自行车 | 机动车 汽车
驾驶 驾车 | 超限 超载 | 治超 超限超载治理 | 公路 道路 | 街道 道路 | 路灯 照明 | 桥梁 桥涵 | 地下管线 管网
管线 管网 管道 | 泊位 车位 | 停车场 停车场所 | 渣土 建筑垃圾 工程渣土 | 市容 市貌 容貌 | 环境卫生 环卫
保洁 清扫 清洁 | 广告牌 招牌 | 户外广告 店招 | 违法建设 违法建筑 违章建筑 违建 | 占道 占路 | 噪声 噪音 | 油烟 烟尘
扬尘 粉尘 | 大气 空气 | 土壤 土地 | 宅基地 农房 | 农房 农村住房 农民住房 | 承包地 土地承包 | 农产品 农副产品
农药 农资 | 种子 种苗 | 秸秆 麦秸 | 畜禽 牲畜 | 渔业 水产 | 森林 林业 | 草原 草场 | 采伐 砍伐
野生动物 陆生野生动物 | 矿产 矿山 | 采砂 挖砂 | 节约 节能 | 垦殖 开垦 | 村民委员会 村委会 | 居民委员会 居委会
村规民约 居民公约 | 党务 党建 | 领导 负责人 领导人员 | 负责人 责任人 | 首长 负责人 | 主要领导 主要负责人
普法 法治宣传 | 普法责任 普法职责 | 法律明白人 法律带头人 | 调解员 调处员 | 社区矫正 矫正 | 安置帮教 帮教
应诉 出庭 | 出庭应诉 应诉 | 诉讼 应诉 | 执法证 执法证件 | 执法检查 监督检查 行政检查 | 案件 案例 | 案卷 卷宗
涉案 查扣 | 强制 强行 | 信用修复 信用恢复 | 失信 违信 | 黑名单 失信名单 失信 | 红名单 守信名单 | 联合惩戒 失信惩戒
联席 联合 | 联席会议 联席工作 协调会议 | 协议 合同 | 合同 契约 | 保密 机密 | 印章 公章 | 考勤 出勤 | 差旅 出差
接待 招待 | 公车 公务用车 | 规范性文件 文件 | 起草 草拟 拟定 | 制定 制订 拟定 | 清理 清查 | 汇编 汇总 | 解读 解释
征求意见 听取意见 | 意见征集 征求意见 | 证明 凭证 | 告知承诺 承诺 | 承诺 诺言 | 一次性 一次 | 帮办 代办
窗口 柜台 | 评分 打分 计分 | 积分 计分 | 等次 等级 | 指标 标准 | 细化 量化 | 任务分工 责任分工 职责分工
分工 分解 | 要点 重点 | 规划 计划 | 年度 全年 | 季度 每季 | 专项 专门 | 联络员 联系人 | 联络 联系
志愿者 志愿服务者 | 义工 志愿者 | 社会组织 民间组织 | 物业 物管 | 业主大会 业主会议 | 维修资金 维修基金
捐赠 捐助 | 殡葬 丧葬 | 公墓 墓地 | 管理 监管 | 防范 应对 | 扶持 支持 帮扶 | 支持 鼓励 | 引导 指导 | 培育 培养
发展 建设 | 改革 创新 | 优化 改善 改进 | 规范 加强 | 压实 落实 | 监控 监视 | 视频监控 视频监视
教师 教职工 教职员工 | 控制 管控 监控 | 河长制 河湖长制 | 林长制 林长 | 土地 用地 建设用地 | 用车 车辆 公车
公务用车 公务车辆 公车 | 对象 人员 | 加装 增设 增装 | 联动 联合 | 食材 食品 原料 | 推动 促进 | 机关 单位 部门
材料 资料 文件 | 记分 积分 计分 | 增设 增加 | 方式 方法 | 途径 渠道 | 情况 状况 | 结果 成果 | 理由 原因
期限 时限 时间 | 区域 地区 范围 | 种类 类别 类型 | 名称 名字 | 形象 风貌 | 意识 观念 | 能力 水平 | 作风 风气
氛围 环境 | 需求 需要 | 困难 难题 | 问题 难题 | 重大 重要 重点 | 初次 首次 | 公正 公平 | 文明 文明行为
便民 利民 惠民 | 惠企 助企 涉企 | 群体 人群 | 贫困 困难 特困 | 供养 抚养 | 丧葬 殡葬 | 祭扫 祭祀 | 燃煤 散煤
光伏 太阳能 | 充电桩 充电设施 充电设备 | 快递 邮政快递 寄递 | 外卖 网络餐饮 | 直播 网络直播 | 网购 网络购物
网络交易 电子商务 | 预付卡 单用途商业预付卡 预付式消费 | 食品添加剂 添加剂 | 小作坊 食品小作坊
农贸市场 集贸市场 菜市场 | 超市 商超 | 烟草 卷烟 | 盐业 食盐 | 酒类 酒水 | 成品油 油品 | 加油站 加油点
危化品 危险化学品 | 烟花爆竹 爆竹 | 民爆物品 民用爆炸物品 | 电梯 升降机 | 起重机械 起重设备
建筑工地 施工现场 建设工地 | 工地 施工现场 | 深基坑 基坑 | 农村公路 乡村公路 农村道路 | 乡村道路 农村公路
校车 学生接送车 | 渡口 码头 | 渔船 渔业船舶 | 网具 渔具 | 禁渔 休渔 | 禁捕 退捕 | 河长 河湖长 | 取水 取用水
节水 节约用水 | 水价 用水价格 | 水费 供水费用 | 灌区 灌溉区 | 育林 造林 | 护林员 护林人员 | 古村落 传统村落
非遗 非物质文化遗产 | 文保 文物保护 | 农家书屋 图书室 | 网吧 互联网上网服务营业场所 | 歌舞厅 娱乐场所
影院 电影院 | 景区 景点 旅游景区 | 导游 讲解员 | 酒店 宾馆 旅馆 | 旅馆 旅店 | 房产 不动产 | 二手房 存量房
物业费 物业服务费 | 业委会 业主委员会 | 居委会 社区居委会 | 网格员 网格管理员 | 楼栋长 楼长 | 村干部 村组干部
村务 村级事务 | 会计 财会 | 工资 薪金 | 招聘 招录 录用 | 竞聘 竞争上岗 | 职称 专业技术职务 | 轮岗 交流轮岗
挂职 锻炼 | 请假 休假 | 奖惩 奖罚 | 处分 惩处 | 警示 警戒 | 监督员 监察员 | 评议员 监督员 | 观察员 监督员
联络点 联系点 | 工作站 服务站 | 服务站 服务点 | 服务中心 服务站 | 驿站 服务站 | 矛盾纠纷 纠纷 | 矛盾调解 纠纷调解
信访事项 信访件 | 热线 服务热线 便民热线 | 网站 门户网站 | 公众号 微信公众号 | 新媒体 政务新媒体 | 栏目 专栏
舆情 网络舆情 | 发言人 新闻发言人 | 密码 口令 | 网络安全 信息安全 | 违纪 违规 | 征收 拆迁 | 老旧 老化 陈旧
负责 责任 | 联治 联控 联防 | 管理 管控 | 申请 申领 | 核发 颁发 发放 | 审签 会签 会审 | 会审 联审 | 评优 评先
推选 推荐 遴选 | 报送 上报 报告 | 收缴 征缴 缴纳 | 调度 调配 | 动态调整 调整 优化 | 尽职 履职 | 巡查 巡检 巡护
自查 自检 | 稽核 稽查 | 值守 值班 备勤 | 查处 查办 | 打击 惩治 整治 | 修复 恢复 | 回收 收回 | 交办 转办 督办
会商 研判 | 研判 分析 | 征询 征求 | 咨询 顾问 | 承办 办理 | 指导 辅导 | 管养 养护 | 亮化 照明 | 运营 运行
托管 代管 | 赋权 授权 | 划转 移交 | 协查 协助 | 抄告 抄送 | 并联审批 联合审批 | 联合验收 综合验收
一窗受理 综窗受理 | 首问负责 首问责任 | 平时 日常 | 年终 年度 | 常态化 长效 | 请销假 请假 | 轮训 培训
讲座 讲堂 课堂 | 宣讲团 讲师团 | 学校 院校 | 师德 师德师风 | 助学 资助 | 营养餐 学生餐 | 养殖 饲养 | 种植 栽培
销售 售卖 出售 | 运输 配送 | 仓库 库房 | 公寓 宿舍 | 公租房 公共租赁住房 | 廉租房 廉租住房 | 保障房 保障性住房
棚改 棚户区改造 | 旧改 老旧小区改造 | 危房 危旧房 | 堤防 堤坝 | 沟渠 渠道 | 尾气 废气 | 废水 污水 | 医废 医疗废物
危废 危险废物 | 固废 固体废物 固体废弃物 | 公园 游园 | 停车 泊车 | 客车 客运车辆 | 货车 货运车辆
公交 公共交通 公共汽车 | 地铁 轨道交通 | 年检 年审 | 驾培 驾驶培训 | 驾驶员 驾驶人 司机 | 农机 农业机械
畜牧 畜禽 | 草地 草原 | 采矿 采挖 | 矿权 矿业权 | 门牌 门楼牌 | 养老院 敬老院 养老机构 | 红白事 红白喜事
献血 无偿献血 | 疾控 疾病预防控制 | 院感 医院感染 | 劳务 用工 | 罚款 罚没 | 贷款 信贷 | 融资 投融资
评审专家 评标专家 | 专家库 专家名录 | 外资 外商投资 | 警务辅助人员 辅警 | 涉案财物 涉案物品 扣押物品
财物 物品 财产 | 法制员 法制审核员 | 法律文书 执法文书 | 调委会 调解委员会 | 调解室 调解工作室 | 律所 律师事务所
刑满释放 刑释 | 包联 包保 联系 | 包保 包干 包抓 | 挂钩 挂包 | 结对 结队 | 帮教 帮扶 | 包案 包保 | 领衔 牵头
牵头 主办 | 公众 社会公众 | 意见建议 意见 | 政绩 实绩 | 督考 督查考核 | 绩效 效能 | 效能 效率 | 机关效能 行政效能
舆论 舆情 | 信息公开 政务公开 | 保密审查 保密审核 | 政策解读 文件解读 | 电子政务 数字政务 | 政务信息化 电子政务
一体化 一体 | 公共数据 政务数据 | 数据共享 信息共享 | 信用承诺 告知承诺 | 守信 诚信 | 信用体系 诚信体系
容错纠错 容错免责 | 不予处罚 免予处罚 免罚 | 轻微违法 轻微违法行为 | 集体讨论 集体研究 集体审议
重大案件 重大疑难案件 | 疑难案件 复杂案件 | 说理式 说理性 | 执法文书 案件文书 | 执法公示 执法公开
行政执法公示 行政执法公开 | 音像记录 影像记录 | 执法音像 执法影像 | 记录仪 执法仪 | 资格 资质 | 着装 服装 制服
统一着装 统一服装 | 廉洁从政 廉洁自律 | 集体决策 民主决策 | 决策程序 决策规则 | 专家 专业人士
合法性审查 合法性审核 法制审查 法制审核 | 公平竞争审查 公平竞争审核 | 备案审查 备案审核
规范性文件 行政规范性文件 | 立法联系点 立法基层联系点 | 指引 规程 规范 导则 | 不予 免予 | 乡村 农村
快处 快速处理 | 快办 快速办理 速办 | 快赔 快速赔付 | 职责 职能 | 权限 职权 | 事权 职权 | 机构 组织
领导小组 工作专班 专班 指挥部 | 联席会议 联席会商 | 办公会 办公会议 | 常务会 常务会议 | 党组会 党组会议
审议 审定 | 核实 核查 | 移送 移交 | 协作 协助 | 配合 协助 | 共建 联建 | 共治 联治 | 共享 共用 | 整合 归并 合并
撤并 合并 | 精简 压减 | 下放 下沉 | 承接 接收 | 补缴 追缴 | 退还 返还 | 返还 退付 | 减免 免除 | 征管 征收管理
信息采集 信息收集 | 暴雨 强降雨 | 雨雪冰冻 低温雨雪 | 雾霾 重污染天气 | 秸秆禁烧 秸秆焚烧 | 预付费 预付
老年助餐 助餐 | 托养 供养 | 关爱 关怀 | 关心 关爱 | 抚恤 抚慰 | 安葬 埋葬 | 婚丧 婚丧嫁娶 | 陋习 旧俗 | 禁赌 赌博
反诈 反电信网络诈骗 | 打非 打击非法 | 黑恶 扫黑除恶 | 治安 社会治安 | 综治 综合治理 社会治安综合治理 | 巡逻 巡防
联防 群防 | 公职人员 公务人员 | 养犬 养狗 | 纲要 纲领 大纲 规划 | 体系 系统
提取 支取 | 以案释法 以案说法 以案普法 以案讲法 | 安保 保卫 | 保卫 保安 | 警卫 保卫 | 押运 护送 | 护学 护校
"""
"""Words in groups: within one group any may be meant for any other."""
_SAID_OFTEN = frozenset("法理规定行")
"""Characters that words of names share without meaning the same: 执法 beside 办法."""
_ALL = f" {_WORDS.replace(chr(10), ' | ')} "


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every word of a group."""
    return frozenset(_WORDS.split())


def near(one: str, other: str) -> bool:
    """Whether two words are written for one another."""
    if one == other or one not in _known() or other not in _known():
        return False
    first, second = f" {one} ", f" {other} "
    return any(second in group for group in _ALL.split("|") if first in group)


def _is_short_for(short: str, long: str) -> bool:
    """Whether a word of two characters is made of the first and a later one of a longer word's: 科技 of 科学技术."""
    return len(short) == 2 and 2 < len(long) <= 2 * len(short) and short[0] == long[0] and short[1] in long[2:]


class Parting:
    """A place where two names part: what each says there, and what they share before and behind."""

    __slots__ = ("after", "before", "one", "other")

    def __init__(self, before: str, one: str, other: str, after: str) -> None:
        """`before` and `after` are read for at most two characters."""
        self.before, self.one, self.other, self.after = before[-2:], one, other, after[:2]

    def words(self) -> list[tuple[str, str]]:
        """What parts, and the words that it is a part of."""
        heads = [self.before[at:] for at in range(len(self.before) + 1)]
        tails = [self.after[:at] for at in range(len(self.after) + 1)]
        return [(head + self.one + tail, head + self.other + tail) for head in heads for tail in tails]

    def is_near(self) -> bool:
        """Whether a word stands for another that is near."""
        short, long = sorted((self.one, self.other), key=len)
        head = self.before[-1:]
        if short and head and _is_short_for(head + short, head + long):
            return True
        return any(near(one, other) for one, other in self.words())

    def is_doubled(self) -> bool:
        """Whether the word that one has more is near to the word beside it: 考核评价 for 考核."""
        return any(near(more, self.before) or near(more, self.after) for more in self.added())

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
        beside = {*self.before, *self.after} - _SAID_OFTEN
        return any(len(more) == 2 and not beside.isdisjoint(more) for more in self.added())


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
