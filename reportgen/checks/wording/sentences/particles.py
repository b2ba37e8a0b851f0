"""The check of 的 where 地 is wanted (RG637)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.sentences.clauses import words
from reportgen.patterns import compiled

_ALWAYS = "切实 进一步 不断 逐步 大力 着力 尽快 尽早 逐一 逐项 定期 如期 按时 牢牢 大幅 依法"
"""Adverbs whatever follows."""
_ALSO = (
    "认真 积极 有序 有效 严格 全面 深入 扎实 稳步 及时 主动 持续 充分 广泛 深刻 高效 精准 坚决 坚定 自觉 创造性 统筹"
    " 有力 稳妥 妥善 快速 迅速 更好 很好 圆满 顺利 公正 公平 集中 牢固 详细 耐心 热情 周密 精心 平稳 明显 有计划"
    " 有针对性 有步骤 实事求是 因地制宜 坚持不懈 持之以恒 一如既往"
)
"""Those that stand before a noun as well: 严格的执行标准."""
_LONGEST = 4
_VERBS = (
    "开展|推进|推动|落实|贯彻|组织|完成|履行|提高|提升|加强|完善|做好|抓好|搞好|执行|实施|解决|化解|维护|促进|配合|参与|学习|宣传|增强|强化"
    "|深化|参加|遵守|遵循|公开|解答|梳理|优化|把握|树立|处置|支持|接受|发挥|部署|制定|修订|处理|查处|整改|排查|防范|运用|打造|构建|营造|建立|健全"
)
_NOUNS = (
    "作用|力|费|机制|制度|体系|标准|措施|方案|方式|方法|能力|水平|效果|环境|氛围|态度|精神|习惯|计划|保证|保障|机构|生|者|性|工作|情况|过程|程序"
    "|任务|规划|政策|意识|意见|问题|结果|成果|经验|基础|手段|途径|渠道|平台|成效|思路|步骤|报道|关系|局面|状态|要求|条件|网络|形式|格局|势头"
    "|战略|对策|活动|理念|服务|支撑|责任|义务|主体|队伍|人员|部门|单位|链|流程|范围|目标|效率|质量|意义|影响|进展|成绩|变化|安排"
    "|通道|场所|规则|规范|规定"
)
_JOINTS = "[和与及、的]|得"
_DEED = f"的(?P<verb>{_VERBS})(?!{_JOINTS})(?=[\u4e00-\u9fff《“]{{2}})"
_NAMED = (
    "得到|给予|[作做][出了]|提供|起[到着了]|进行|开展|实现|[有是在从]|.为|了$|受到|获得|取得|需要|形成|[予加]以|通过|经过|随着"
)
"""In the clause before: what is told of there is a thing, 得到进一步的完善."""
_TOLD = "[^，。；：、！？\n]{0,6}?(?:需要|有赖|离不开|取决于|有待|使得|节奏)"
"""Behind it, what is told of a thing: 全面的落实需要……."""
_CLAUSE = 24


def adverb_de(prose: Prose) -> Iterator[Flaw]:
    """动词前面的“地”写成了“的”。

    “有序地开展”“认真地组织”这样说怎么做的，用“地”；“有序的推进机制”“得到进一步的完善”说的是事物，用“的”，不在此列。

    依据：现代汉语的通例，动词前的状语用“地”（实务）
    反例：各执法单位有序的开展行政执法案卷评查。
    反例：认真的组织领导干部学习宪法。
    反例：进一步的完善行政裁量权基准制度。
    正例：各执法单位有序地开展案卷评查，建立有序的推进机制，执行严格的执行标准，制度得到进一步的完善。
    """
    text = prose.text
    for match in re.finditer(_DEED, text):
        at = match.start()
        before = (text[at - size : at] for size in range(_LONGEST, 1, -1))
        adverb = next((word for word in before if word in words(_ALWAYS) or word in words(_ALSO)), "")
        if not adverb or (adverb in words(_ALSO) and compiled(_NOUNS).match(text, match.end())):
            continue
        clause = re.split("[，。；：、！？\n]", text[max(at - len(adverb) - _CLAUSE, 0) : at - len(adverb)])[-1]
        is_subject = compiled(_TOLD).match(text, match.end())
        if not is_subject and not compiled(_NAMED).search(clause):
            said = f"{adverb}的{match['verb']}"
            yield Flaw(at, at + 1, f"“{said}”的“的”应为“地”", (f"写作“{adverb}地{match['verb']}”，或者删去“的”",))
