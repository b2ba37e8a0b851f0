"""Checks of where sentences end (RG626–RG628)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.sentences.joints import joints
from reportgen.checks.wording.sentences.line_ends import BARE, BROKEN, line_ends

_SHOWN = 10
"""Characters of the text around a fault that a message quotes."""


def broken_line(prose: Prose) -> Iterator[Flaw]:
    """句子中间断行。

    一句话没有说完就换了行，多半是从网页、PDF 或扫描件里拷贝来的。一行以标点收尾、下一行另起一段的不在此列。

    依据：换行即另起一段，句子不能断在段中间（事实）
    反例：全区深入推进依法行政，持续加大重点领域执法力⏎度，全年共办理行政处罚案件47件。
    反例：依据《云岭区行政规范性文件⏎管理办法》的规定，完成清理工作。
    正例：一、总体情况⏎全区深入推进依法行政，全年共办理行政处罚案件47件。
    正例：现将有关情况报告如下：⏎全区深入推进依法行政，取得明显成效。
    """
    for end in line_ends(prose) if not prose.composed else ():  # RG214 tells of lines wrapped by hand in the facts
        if end.kind == BROKEN:
            above = prose.typed[max(end.at - _SHOWN, prose.span(end.line)[0]) : end.at].lstrip()
            start = prose.span(end.next)[0]
            below = prose.judged(end.next).strip()[:_SHOWN]
            message = f"句子在“{above}”处断行，下一行接着“{below}”"
            related = (("下一行", start, min(start + _SHOWN, prose.span(end.next)[1])),)
            yield Flaw(end.at - 1, end.at, message, ("把两行接成一行",), related=related)


def terminal_missing(prose: Prose) -> Iterator[Flaw]:
    """段末缺句号。

    正文的一段话说完要有句末标点。标题、落款、日期、表格里的词语和名单不用。

    依据：GB/T 15834—2011 第 4.1 条：句号用于句子末尾（规定）
    反例：全年共举办执法培训12期，培训执法人员360人次
    反例：（一）健全决策机制。严格执行重大行政决策程序，全年审查决策事项18件
    正例：全年共举办执法培训12期，培训执法人员360人次。
    正例（小标题）：（一）健全决策机制，规范决策程序
    正例：云岭区人民政府⏎2025年1月20日
    """
    for end in line_ends(prose):
        if end.kind == BARE:
            above = prose.typed[max(end.at - _SHOWN, prose.span(end.line)[0]) : end.at].lstrip()
            message = f"段末“{above}”后面没有句号"
            yield Flaw(end.at - 1, end.at, message, ("补上句号；话没有说完的，补全这句话",))


def sentence_joined(prose: Prose) -> Iterator[Flaw]:
    """两句话连在一起，中间缺标点。

    前一句已经说完，后一句另起一个头，当中却没有句号（或者分号、逗号），读到后面才知道断在哪里。

    依据：GB/T 15834—2011 第 4.1 条：句号用于句子末尾（规定）
    反例：持续完善行政执法协调监督工作机制全年共办理案件47件。
    反例：推动法治建设各项任务落到实处2024年，全区行政复议案件同比下降。
    反例：一是健全工作制度，压实各方责任二是加强业务培训，提升执法水平。
    反例：完善窗口设置，提升接访服务能力信访积案清仓见底。
    反例：街道完善代办机制该做法已在全市推广。
    反例：入户劝导1480户社区网格员将拒不整改的23户逐一登记造册。
    反例：销毁假劣农资2.3吨调解农业生产纠纷26件。
    反例：二级以上医院自查率达到100%卫生监督所逐一核查问题线索。
    反例：将普法融入执法全过程执法人员在检查农资门店时当面讲解经营者的责任。
    反例：取得了原告的理解庭审结束后，法规科组织旁听人员进行了座谈。
    正例：持续完善行政执法协调监督工作机制。全年共办理案件47件。
    正例：抽调执法人员15人对辖区餐饮单位开展检查，全市18个司法所将逐一回访。
    正例：组织12名律师参与值班，每月到村坐班4次；指导经营者对照清单自查，合格率达到98%以上。
    正例：区司法局全年共办理案件47件，较2023年，增长10%；其中2024年，第四季度办理9件。
    """
    for start, end, above, below in joints(prose):
        message = f"“{above}”与“{below}”连在一起，中间缺标点"
        yield Flaw(start, end, message, (f"在“{below}”前面补上句号或者别的标点",))
