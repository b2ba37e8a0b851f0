"""How lines end: closed, broken off within a sentence, or without their stop."""

from __future__ import annotations

import re

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbering.labels import BLANKS, NUMERALS, for_one_text, labelled
from reportgen.checks.wording.sentences.clauses import words
from reportgen.lines import HEADING, PARAGRAPH
from reportgen.tuples import NamedTuple

BROKEN, BARE = "broken", "bare"
_STOPS = frozenset("。！？…；：.．!?;:︰∶")
_CLOSERS = '”’）》〉】〕」』)"'
_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("〔", "〕"))
_DATE = (
    r"[〇零一二三四五六七八九○\d]{4}\s?年(?:\s{0,3}[\d一二三四五六七八九十×xX]{0,2}\s?月)?"
    r"(?:\s{0,3}[\d一二三四五六七八九十×xX]{0,3}\s?日)?"
)
_STEP = rf"[{NUMERALS}]{{1,3}}[是要]|第[{NUMERALS}]{{1,3}}[，、]|首先|其次|[-—●•■◆★·]"
_FIELD = (
    r"(?:责任|牵头|配合|主办|协办|承办|报送|填报)(?:单位|部门|领导|处室)|(?:完成|整改)(?:时限|时间|情况)|联系(?:人|电话|方式)"
    r"|电话|传真|地址|邮编|邮箱|网址|抄送|主送|附件|附表|附|注|备注|来源|签发人?|签发日期|日期|时间|地点|主持|参加|列席|记录|作者|编辑|记者"
    r"|关键词|索引号|文号|发布(?:时间|日期|机构)|发文(?:机关|字号)|信息来源|打印|责任编辑|单位|目标任务|主要任务|工作措施|责任人"
)
_NEW_PARAGRAPH = (
    r"(?:20\d\d年(?:度|来|以来|初|底|末)?[，我全各]|下一步|下步|今后|目前|此外|另外|同时，|与此同时|截至|总之|近年来|一年来|今年以来|特此"
    r"|(?:学校|我[局校院委]|全[市县区校院])(?:还|也|将|同时|另)"
    r"|现将|我[局市县区省委办厅镇乡院]|全年[，共]|[各全][市县区省]?[级]?(?:部门|单位|市|县|区|乡镇)|各乡镇|各有关|主要问题|存在问题|附件|抄送"
    r"|（此件)"
)
_TITLE_END = (
    "报告 情况 通知 方案 意见 办法 规定 通报 总结 要点 计划 清单 条例 决定 公告 规划 细则 制度 说明 汇报 目录 一览表 "
    "统计表 责任制 名单 要求 原则 目标 安排 职责 任务 措施 成效 问题 原因 打算 范文 纲要 规则 章程 公约 函 令 表"
)
_SUBJECT = (
    r"(?:20\d\d年|今年|全年|截至|目前|本年度|年内|近年来|一年来|今年以来|下一步|同时|此外|我[局市县区省委办厅镇乡院们]|本[局市县区机关]"
    r"|全[市县区省局]|各[级部乡单])"
)
_PREDICATE = (
    r"[已均曾将了]|取得|得到|达到|实现|召开|开展了|进一步|不断|切实|有效|持续|深入|积极|全面|认真|严格|充分|着力|扎实|大力|稳步|明显|显著|定期"
    r"|及时|共[计有]?\d|\d{1,9}(?:\.\d{1,4})?[万亿余多]{0,2}[件次人场份项个期条家起户名宗元%％]|能够|有力|较好|基本|大幅|逐步|主动|依法"
)
_OPENS = (
    r"(?:20\d\d年，?)?"
    "(?:在[^，]{6}|对(?![标照接口外应])[^，]{6}|按照|根据|随着|为(?:贯彻|深入|进一步|切实))[^，]{4}"
)
"""How a clause opens that no heading is."""
_STORY = (
    r"“[^”]{2,40}[，。！？]”|\d{1,2}月(?:\d{1,2}日|的|[初末底，])|近日|日前|近期|清晨|早[上晨]|入夜|傍晚|夜幕|[周上下]午|走进|[^，。]{0,4}(?:时节|时分|季节)"
)
"""How a story begins."""
_RULED = ("修订《", "制定《", "印发《", "出台《")
_FINITE = "[了已]|有待|依然|仍[然需]?|尚未|不够|取得|得到(?!的)|有所|亟[需待]|存在.{0,4}(?:差距|不足)$"
_AMOUNT = (
    r"\d{1,9}(?:\.\d{1,4})?[万亿]?[余多]?"
    "(?:[件次人场份项个期条家起户名宗%％元批]|人次|场次|余[件次人场份项个]|万元|亿元|个百分点)$"
)
_SAID_OF_IT = (
    "(?:有待|亟待|尚待|有所|(?:明显|显著|大幅)(?=[下上减增提改好加]))(?:进一步)?"
    "(?:加强|提升|提高|改善|完善|优化|增强|规范|好转|下降|上升|减少|增加|深化|健全)$"
    "|全部(?:按期|如期)?(?:答复|办结|整改|销号|完成|到位)(?:到位|完毕)?$"
)
"""With this a sentence is over: 独立办案能力有待加强."""
_PARTICLES = "的和与及对把为将以从向由被并或使让按据而且至"
_NOT_PARTICLES = (
    "目的 标的 共和 调和 缓和 温和 总和 饱和 参与 给与 赠与 普及 涉及 以及 波及 针对 应对 面对 核对 反对 相对 绝对 "
    "校对 行为 作为 人为 成为 认为 因为 即将 予以 可以 所以 得以 难以 加以 服从 意向 方向 导向 面向 动向 去向 流向 "
    "定向 趋向 理由 自由 事由 缘由 案由 合并 一并 兼并 依据 数据 证据 根据 票据 收据 单据 凭据 论据 而且 并且 冬至 "
    "甚至 直至 促使 即使 驱使 行使 大使 天使"
)
_WORDS = (
    "政府 法治 依法 行政 执法 建设 工作 机制 制度 责任 监督 管理 服务 规范 决策 审查 合法 公开 信息 群众 企业 社会 "
    "经济 发展 改革 治理 全面 推进 落实 加强 完善 健全 提升 提高 强化 开展 组织 领导 干部 培训 学习 宣传 教育 普法 "
    "法律 法规 规章 文件 案件 复议 诉讼 应诉 调解 纠纷 矛盾 化解 保障 体系 能力 水平 环境 营商 优化 审批 许可 处罚 "
    "检查 程序 标准 流程 平台 数据 网络 基层 街道 乡镇 社区 农村 综合 队伍 人员 专业 机关 部门 单位 会议 研究 部署 "
    "制定 印发 实施 方案 意见 办法 条例 决定 通知 报告 总结 问题 不足 原因 措施 目标 任务 重点 重大 主要 主动 积极 "
    "认真 严格 深入 持续 进步 不断 切实 有效 充分 扎实 着力 稳步 明显 显著 成效 力度 作用 坚持 思想 中国 特色 主义 "
    "时代 习近 近平 贯彻 精神 党中 中央 国务 务院 省委 市委 县委 区委 党委 人大 政协 委员 常委 常务 书记 市长 县长 "
    "区长 局长 司法 公安 法院 检察 律师 顾问 公证 仲裁 鉴定 援助 权力 权利 权益 义务 职责 职能 职权 清单 事项 目录 "
    "公布 公示 公平 公正 竞争 投资 项目 资金 财政 预算 审计 统计 考核 评价 评估 督察 督查 整改 整治 专项 行动 活动 "
    "安全 生产 应急 突发 事件 风险 防范 稳定 和谐 民生 民主 科学 创新 数字 智慧 互联 联网 资源 环保 生态 交通 城市 "
    "市场 监管 质量 食品 药品 教师 学校 医疗 卫生 年度 今年 全市 全县 全区 全省 具体 指导 支持 配合 协调 沟通 联系 "
    "联合 协作 合作 参与 参加 召开 举办 办理 受理 审理 审核 审结 办结 结案 备案 立案 采取 形成 建立 构建 推动 促进 "
    "确保 保证 维护 保护 解决 处理 处置 调查 取证 告知 听证 送达 执行 强制 征收 补偿 赔偿 意识 素养 素质 理念 思维 "
    "方式 方法 模式 渠道 载体 阵地 氛围 格局 结构 机构 编制 经费 设施 设备 系统 技术 记录 档案 案卷 评查 裁量 基准 "
    "免罚 轻罚 信用 诚信 承诺 便民 利民 惠民 中心"
)
"""Words of two characters that a broken line may cut in two."""
_ASKED = "(?:聘请|选聘|邀请|特邀|选派|指派|委派|抽调|任命|委托|安排|由)[^，。；：！？]{2,24}"
_THEN = "担任|兼任|出任|充任|负责|参加|参与|列席|旁听|主讲|讲授|作专题|提供|牵头|组成|进驻|出席|代理|承办"
"""Somebody is asked, and the next line says to do what."""
_SHORT_ITEM = 4
_BEHIND_TITLE = "活动|工作|制度|机制|行动|改革|要求|精神|的|等|原则|模式|平台|规定"
_UNIT_ENDS = "(?:局|委|办|厅|部|部门|单位|政府|中心|院|队|镇|乡|街道|公司|学校|会|所)$"
_OWN_END = ("做法", "看法", "说法", "想法")
"""Ends of headings that would make another word with the line below."""
_LEAST_BODY, _LONG_LABEL, _LONG_STEP, _LONG_PLAIN = 10, 60, 30, 30


class End(NamedTuple):
    """A line that ends without a stop: BROKEN off (it goes on in line `next`) or BARE."""

    kind: str
    line: int
    at: int
    """Behind its last character that is no blank."""
    next: int


@for_one_text
def line_ends(prose: Prose) -> tuple[End, ...]:
    """The lines of body text that end neither with a stop nor as a heading may."""
    kinds = [line.kind for line in prose.lines]
    if prose.text.count("\n") == 0 and kinds and kinds[0] != PARAGRAPH:
        return ()
    numbered = labelled(prose)
    found = []
    open_lines = [i for i in _unclosed(prose.text) if kinds[i] in (PARAGRAPH, HEADING)]
    for index in open_lines:
        start, end = prose.span(index)
        said = prose.text[start:end].rstrip(BLANKS)
        below = next((i for i in range(index + 1, len(kinds)) if prose.lines[i].text.strip(BLANKS)), -1)
        goes_on = below > 0 and kinds[below] == kinds[index] and below not in numbered
        label = numbered.get(index)
        body = kinds[index] == PARAGRAPH and is_body(said, label.end - start if label else 0)
        body = body or (kinds[index] == PARAGRAPH and _ends_steps(prose, index))
        opens = body or (kinds[index] == PARAGRAPH and bool(re.match(_OPENS, said.lstrip(BLANKS))))
        if index == 0 and goes_on and _is_headline(said, prose.judged(below)):
            continue
        if goes_on and _joins(said, prose.judged(below), opens):
            found.append(End(BROKEN, index, start + len(said), below))
        elif body and not (said[-1] in "，、" and len(kinds) == 1):  # of one paragraph below
            found.append(End(BARE, index, start + len(said), below))
    if len(kinds) == 1 and not numbered and _is_unfinished(prose.text.rstrip(BLANKS)):
        found.append(End(BARE, 0, len(prose.text.rstrip(BLANKS)), -1))
    return tuple(found)


def _ends_steps(prose: Prose, index: int) -> bool:
    """Whether a line is the last of several steps, of which the one before ends with a semicolon."""
    said, above = prose.judged(index), prose.judged(index - 1) if index else ""
    steps = re.match(f"[{NUMERALS}]是", said) and re.match(f"[{NUMERALS}]是", above)
    return bool(steps) and above.rstrip(BLANKS).endswith("；") and len(said) > _LONG_STEP // 2


def _is_headline(said: str, below: str) -> bool:
    """Whether the first line is the headline of news, which begin below it with when it was, or with a quotation."""
    halves = said.split("，")
    if len(said) > _LONG_PLAIN or len(halves) > 2 or min(map(len, halves)) < _SHORT_ITEM or re.match(_SUBJECT, said):
        return False
    return below[-1:] in _STOPS | {"”"} and re.match(_STORY, below.lstrip(BLANKS)) is not None


def _is_unfinished(text: str) -> bool:
    """Whether a paragraph that stands alone is a sentence which ends in a mark that no sentence ends in."""
    said = text[:-1]
    if text[-1:] not in ("；", "，", "、") or said[-1:] in _STOPS or said[-1:] in ("，", "、"):
        return False
    if len(said) < _LEAST_BODY or "；" in said or re.match(f"(?:{_STEP})", said.lstrip(BLANKS)):
        return False
    if text[-1] == "；":
        return bool(re.match(_SUBJECT, said)) and not said.endswith(tuple(words(_TITLE_END)))
    return len(said) > _LONG_PLAIN and "，" in said and is_body(said)


def _unclosed(text: str) -> tuple[int, ...]:
    """The lines that have text and do not end with a stop."""
    found = []
    for index, line in enumerate(text.split("\n")):
        last = line[-1:]
        if last and last not in _STOPS:
            said = line.rstrip(BLANKS)
            core = _without_remark(said).rstrip(_CLOSERS)
            if core and said[-1] not in _STOPS and core[-1] not in "。！？…!?；":
                found.append(index)
    return tuple(found)


def _without_remark(said: str) -> str:
    """A line without the remark in brackets at its end: …。（责任单位：区司法局）."""
    for rights, lefts in (("）)", "（("), ("】", "【"), ("］]", "［[")):  # （附件2): half of a pair may be narrow
        opened = max(map(said.rfind, lefts)) if said[-1:] in rights else -1
        if opened >= 0:
            return said[:opened].rstrip(BLANKS)
    return said


def _without_fields(text: str) -> str:
    """A line without the brackets at its end that say who does it, and until when: （牵头单位：区司法局）."""
    core = _without_remark(text) if text[-1:] in "）)" else text
    return core if re.match(rf"[（(](?:{_FIELD})[：:]", text[len(core) :].lstrip(BLANKS)) else text


def is_body(said: str, label: int = 0) -> bool:
    """Whether a line (whose label has so many characters) is a sentence, and no heading, name, date or field."""
    text = _without_fields(said[label:].strip(BLANKS))
    if re.fullmatch(rf"{_DATE}(?:印发)?", text) or re.match(rf"(?:{_FIELD})[：:]", text) or _is_address(text):
        return False
    if re.search("[。；！？]", text):
        return len(text) > _LEAST_BODY
    if _is_list(text):
        return False
    if text.rfind("《") > text.rfind("》") and len(text) > _LONG_PLAIN:
        return True
    commas, counts = text.count("，"), bool(re.search(_AMOUNT, text.rstrip(_CLOSERS)))
    if text[-1:] in "，、":
        return len(text) > _LEAST_BODY or commas > 0
    if label:
        return len(text) > _LONG_LABEL or (counts and (commas > 0 or bool(re.search(_SUBJECT, text))))
    if re.match(_STEP, text):
        return commas > 0 and (counts or len(text) > _LONG_STEP or bool(re.search("二是|其次|第二", text)))
    return _is_sentence(text, commas, counts)


def _is_address(text: str) -> bool:
    return bool(re.search(r"https?://|www\.|@|>>", text))


def _is_list(text: str) -> bool:
    """Names, units or fields, one after another; the number of an issue."""
    items = re.split("[，、]", text)
    if re.match("[^，]{1,8}：", text) and (len(items) == 1 or all("：" in item for item in text.split("，"))):
        return True
    short = max(map(len, items)) <= _SHORT_ITEM
    return short or all(re.search(_UNIT_ENDS, item) for item in items) or bool(re.search(r"第\d{1,4}[期号次批]$", text))


def _is_sentence(text: str, commas: int, counts: bool) -> bool:
    """Of a line without a label and without a stop inside: what makes it a sentence is commas and a predicate."""
    core = text.rstrip(_CLOSERS)
    does = bool(re.search(_PREDICATE, text)) or text.startswith(_RULED)
    if commas == 0:
        if core.endswith(tuple(words(_TITLE_END))) and not re.search("[了已均]", text):
            return False
        finite = bool(re.search(_FINITE, text)) or (does and (counts or bool(re.match(_SUBJECT, text))))
        return len(text) >= _LEAST_BODY and finite
    alone = commas == 1 and not does and not re.search(_SUBJECT, text)
    if alone and (_in_halves(text) or _in_halves(re.sub("[“”《》]", "", text)) or len(text) <= _LEAST_BODY):
        return False
    return not (text.startswith("关于") and core.endswith(tuple(words(_TITLE_END))))


def _in_halves(text: str) -> bool:
    """Whether the two clauses of a line are of one length, as those of a slogan are."""
    one, _, other = text.partition("，")
    return abs(len(one) - len(other)) <= 1


def _joins(said: str, below: str, body: bool) -> bool:
    """Whether a line goes on with the sentence of the one above."""
    going = below.lstrip(BLANKS)
    last, first = said[-1], going[:1]
    if first in "，。、；：！？）》”’%％〕" or (first == "的" and going[:2] not in ("的确", "的士")):
        return True
    if re.match(rf"(?:{_STEP})", going) or re.match(rf"(?:{_FIELD})[：:]", going) or re.fullmatch(_DATE, going.strip()):
        return False
    if last in "，、（《“〔" or _opened(said, going) or (last in "”》" and re.match(_BEHIND_TITLE, going)):
        return True
    if last.isdecimal() and (first.isdecimal() or first in "年月日件次人场份项个期条家起户名宗元万亿余多%％"):
        return True
    if re.fullmatch(_ASKED, said.strip(BLANKS)) and re.match(_THEN, going) and going.rstrip(BLANKS)[-1:] in _STOPS:
        return True
    if f"{last}{first}" in words(_WORDS) and said[-2:] not in words(_WORDS) and said[-2:] not in _OWN_END:
        return True
    if last in _PARTICLES and said[-2:] not in words(_NOT_PARTICLES) and len(said) > 4:
        return True
    whole = re.search(_AMOUNT, said) or re.search(_SAID_OF_IT, said) or not below[:2].strip(BLANKS)
    if not body or whole or re.match(_NEW_PARAGRAPH, going):
        return False
    return (first.isalnum() or first in "《“（") and (len(going) >= 15 or going.rstrip(BLANKS)[-1:] in _STOPS)


def _opened(said: str, going: str) -> bool:
    """Whether a bracket, title or quotation begins on the one line and ends on the other."""
    for left, right in _PAIRS:
        if said.rfind(left) > said.rfind(right):
            closing, opening = going.find(right), going.find(left)
            if closing >= 0 and (opening < 0 or closing < opening):
                return True
    return False
