"""The report that the tests of `pull` edit in Word; and what must never be: a change passed over in silence."""

from __future__ import annotations

from reportgen import pipeline
from reportgen.document.looks import Words
from reportgen.office.pulled import Pulled, State
from reportgen.readers.docx.receive import receive
from reportgen.roundtrip.align import Kind
from reportgen.roundtrip.edits import What, versions
from reportgen.roundtrip.printed import printed_paragraphs
from reportgen.roundtrip.seeing import seen
from reportgen.roundtrip.units import compared, masked
from reportgen.source import Source
from reportgen.writers.docx.write import write_docx

OFFICE = """\
单位: {名称: 云岭区人民政府, 简称: 云岭区, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  主送: [示例市人民政府, 示例市人大常委会]
"""

FACTS = """\
# 头上的说明
模板: henan/five-part
年度: 2024
公文:
  发文字号: 云政〔2025〕3号
  签发人: [张三]  # 区长
  成文日期: 2025-02-24
  用印: 否
  抄送: [区委办公室]
  印发机关: 云岭区人民政府办公室
  印发日期: 2025-02-25
  附件:
    - 标题: 重大行政决策事项目录
      表:
        列: [序号, 事项, 承办单位]
        行:
          - [1, 城市更新专项规划, 区住房城乡建设局]
          # 第二项的说明
          - [2, 中小学布局调整方案, 区教育局]
          - [3, 公共停车收费标准, 区发展改革委]

指标:
  组织领导: {听取汇报: 5, 荣誉: 1}
  行政复议: {受理: 47, 立案前化解: 2}  # 复议处报
  行政应诉: {负责人出庭率: 96.5}
  普法:
    宣传活动: 180余  # 约数
    宣传资料: 36000余份
  数字法治: {数据归集: 18.85万余}

正文:
  第一责任人:
    # 第一点的说明
    - 小标题: 加强组织领导
      内容: 定期听取工作汇报，研究解决重大问题，全年听取法治建设工作汇报{{ 组织领导.听取汇报 }}次。
    - 小标题: 压实工作职责
      内容: 将法治建设纳入全区发展总体规划，年度目标考核占比不低于5%。
    - 小标题: 强化督察考核
      内容: 对重点单位开展法治督察，督促整改突出问题。
  举措:
    - 小标题: 深化行政复议
      要点:
        - 内容: 发挥主渠道作用，全年受理行政复议申请{{ 行政复议.受理 }}件，立案前化解{{ 行政复议.立案前化解 }}件。
        - 内容: 负责人出庭率达{{ 行政应诉.负责人出庭率 }}%，形成示范效应。
        - 内容: 上传数据{{ 数字法治.数据归集 }}条，实现共享。
    - 主题: 普法
      小标题: 深化普法宣传
  不足: |
    {{ 年度 }}年的主要问题是：执法监督机制不够健全，监督渠道不够畅通，有{{ 行政复议.受理 }}件申请反映执法不规范。
    主要原因是：制度的制定和完善滞后，监督作用发挥不充分；法治专业人才短缺，难以满足审核工作需要。
    针对上述问题，云岭区开展专题培训，提升业务水平。
  安排:
    导语: 明年重点抓好三件事。
    要点:
      - 小标题: 落实第一责任人职责
        内容: 组织领导干部深入学习法治思想，严格年终述法。
      - 小标题: 推进综合行政执法改革
        内容: 加强对乡镇和街道执法工作的监督。
      - 小标题: 完善联席会议机制
        内容: 定期会商重点案件和重大隐患。
  荣誉: 获得省级荣誉{{ 组织领导.荣誉|汉字 }}项。
"""


def lost(made: Pulled, words: tuple[Words, ...]) -> list[str]:
    """Where the report that the changed facts build differs from the reviewed one, and nothing says so."""
    then, workshop = made.base.then, made.base.workshop
    workshop.drafts[then.path] = Source(made.path.name, made.text)
    loaded = pipeline.load(then.path, workshop).value
    assert loaded is not None
    composed = pipeline.compose(loaded, gaps=True).value
    assert composed is not None
    words = seen(words, printed_paragraphs(made.base.document, then.bench.pack.layout))
    found = versions(printed_paragraphs(composed.document, loaded.bench.pack.layout), words)
    open_ = [t.edit for t in made.told if t.state not in (State.OFFERED, State.THERE)]
    numbers = {edit.number for edit in open_}
    gone = {masked(compared(edit.before)) for edit in open_ if edit.what is What.DELETED}
    silent = []
    for match in found.matches:
        if match.kind is Kind.DELETED:
            text = found.old[match.old[0]].text
            silent += [] if masked(text) in gone else [text]
        elif match.kind is not Kind.SAME:
            those = [i for unit in match.new for i in found.new[unit].parts]
            silent += [] if numbers.intersection(words[i].number for i in those) else [words[i].text for i in those]
    return silent


def unnamed(made: Pulled, words: tuple[Words, ...]) -> list[str]:
    """Paragraphs that are like none of the report as it was built, and that no change names; no alignment is asked."""
    layout = made.base.then.bench.pack.layout
    built = receive(write_docx(made.base.document, layout), "base").value
    assert built is not None
    known = {_all_of(one) for one in built.paragraphs}
    told = [told.edit for told in made.told]
    numbers = {edit.number for edit in told}
    numbers |= {one.number - 1 for one in words if one.boxed and one.number in numbers}  # what a text box hangs on
    rows = {one.slot[:2] for one in words if one.slot is not None and one.number in numbers}
    after = "\n".join(edit.after for edit in told)
    silent = (one for one in words if _all_of(one) not in known and one.number not in numbers)
    return [
        one.text
        for one in silent
        if one.text.strip() and not (one.slot is not None and one.slot[:2] in rows) and one.text not in after
    ]


def _all_of(one: Words) -> tuple[object, ...]:
    """All that is said of a paragraph but where it stands; what is gone is no part of it."""
    tracked = tuple(change for change in one.tracked if change.kind not in ("删除", "移出"))
    return (one.text, one.stretches, one.form, one.unread, one.comments, one.hidden, one.drawn, one.breaks, tracked)
