"""Where sentences end: lines broken within one, paragraphs without a stop, sentences run together."""

from __future__ import annotations

import pytest
from checks.trial import found, prose

from reportgen.checks.prose import NORMALIZED, Prose
from reportgen.checks.wording.sentences.sentences import broken_line, sentence_joined, terminal_missing
from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, NOTE, PARAGRAPH, PART, TITLE, Line


def broken(text: str, kind: str = PARAGRAPH) -> list[int]:
    """The lines, from 0, that are broken off."""
    read = prose(text.replace("⏎", "\n"), kind)
    return [read.index(flaw.start) for flaw in broken_line(read)]


def bare(text: str, kind: str = PARAGRAPH) -> list[int]:
    """The lines, from 0, that lack their stop."""
    read = prose(text.replace("⏎", "\n"), kind)
    return [read.index(flaw.start) for flaw in terminal_missing(read)]


@pytest.mark.parametrize(
    "text",
    [
        "全区深入推进依法行政，持续加大重点领域执法力⏎度，办理案件47件。",
        "区司法局深入推进法⏎治政府建设。",
        "依据《云岭区规范性文件⏎管理办法》开展清理。",
        "落实“谁执法谁普⏎法”责任制。",
        "组织执法人员参加培训，⏎培训1200人次。",
        "全年办理案件1⏎26件，审结118件。",
        "全年办理案件126⏎件，审结118件。",
        "坚持依法决策的⏎原则和程序。",
        "严格落实程序规定⏎，审查事项18件。",
        "在市委、市政府的坚强领导和市司法局的有力⏎指导下，各项工作取得实效。",
        "修订《聘任管理办法》，建立信息披露和回避⏎审查机制，全年解聘仲裁员7名。",
    ],
)
def test_a_line_break_within_a_sentence(text) -> None:
    """Cut words, numbers, titles, quotations; a line that ends with a comma; one that begins with a mark."""
    assert broken(text) == [0]
    assert bare(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况⏎2024年，全区办理案件47件。",
        "主要做法⏎律师参与化解纠纷120件。",
        "云岭区司法局⏎2024年，区司法局认真履职。",
        "现将情况报告如下：⏎全区办理案件47件。",
        "一是健全制度；⏎二是规范执法。",
        "办理案件47件。⏎审结45件。",
        "责任单位：区司法局、区委编办⏎完成时限：2025年6月",
        "特此报告。⏎云岭区人民政府⏎2025年1月20日",
        "（一）健全机制⏎严格执行程序，审查事项18件。",
    ],
)
def test_lines_that_end_by_themselves(text) -> None:
    """Headings, names, fields, lead-ins and items of a list."""
    assert broken(text) == []


def test_a_broken_heading() -> None:
    """Where the word itself is cut; two headings, one below the other, are none."""
    assert broken("（三）深入推进行⏎政执法体制改革", HEADING) == [0]
    assert broken("主要做法⏎存在的问题", HEADING) == []


@pytest.mark.parametrize("kind", [TITLE, ADDRESSEE, DATE, NOTE, CELL, PART])
def test_what_is_no_body_text_may_be_broken(kind) -> None:
    """A title takes several lines."""
    assert broken("中共云岭区委、⏎云岭区人民政府", kind) == []
    assert bare("全年共办理案件47件，审结45件", kind) == []


def test_an_indented_line_is_a_new_paragraph() -> None:
    """So the one above lacks its stop."""
    text = "　　全区深入推进依法行政，取得明显成效⏎　　区司法局组织开展案卷评查。"

    assert (broken(text), bare(text)) == ([], [0])


@pytest.mark.parametrize(
    "text",
    [
        "全年共办理行政复议案件47件",
        "全年共举办培训12期，培训360人次",
        "行政机关负责人出庭应诉率达100%，按期办结率达100%",
        "（一）健全机制。严格执行程序，审查事项18件",
        "一是健全机制。二是规范执法",
        "一是制度不够健全，二是执行不够到位",
        "认真贯彻《实施方案》，制定了《任务清单》",
        "我局推进依法行政，取得了明显成效（详见附件）",
        "下一步，我局将深化改革，规范行为，⏎二、存在的不足",
        "为经济社会发展提供了法治保障",
        "将《法治政府建设实施纲要》《云岭省行政执法条例》《云岭省行政程序规定",
        "执法能力有待进一步提升",
        "推进示范创建，建成监督平台，实现数据归集",
        "2024年，全区坚持依法行政，完成各项任务⏎2025年，将继续深化改革。",
        "全区各级机关严格执法，群众满意度不断提升⏎二、存在的不足",
        "全年办理行政复议案件47件，审结45件⏎区司法局组织开展案卷评查。",
    ],
)
def test_a_paragraph_without_its_stop(text) -> None:
    """A sentence is known by its commas, its verb and its amounts."""
    assert bare(text) == [0]
    assert broken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年共办理案件47件。",
        "他说：“法治是最好的营商环境。”",
        "评查案卷120件。（责任单位：区司法局）",
        "（此件公开发布）",
        "现将情况报告如下：",
        "一是健全制度；",
        "（一）健全决策机制，规范决策程序",
        "1.行政处罚法",
        "坚持党建引领，夯实法治根基",
        "牵头单位：区司法局，区委编办",
        "附件：任务分解表",
        "联系电话：12345，地址：人民路1号",
        "云岭区人民政府",
        "2025年1月20日",
        "二〇二五年一月二十日",
        "云岭区2024年度法治政府建设情况报告",
        "详见www.example.gov.cn，欢迎访问http://www.example.gov.cn",
        "浏览次数：1286次",
        "云岭法治简报2024年第12期",
        "2024年普法责任单位名单",
        "2024年普法重点对象",
        "组长：张某，副组长：李某",
        "区公安局，区人力资源和社会保障局",
        "公开，公平，公正",
        "主要做法",
        "",
    ],
)
def test_what_needs_no_stop(text) -> None:
    """Closed sentences, remarks, headings, fields, names, dates, addresses."""
    assert bare(text) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("持续完善执法监督工作机制", "全年共办理案件47件。"),
        ("推动各项任务落到实处", "2024年，全区案件同比下降。"),
        ("压实各方责任", "今年召开会议4次。"),
        ("提升接访服务能力", "信访积案清仓见底。"),
        ("完善社会公示制度", "建立健全跟踪反馈制度。"),
        ("健全矛盾纠纷多元化解机制", "进一步加强人民调解队伍建设。"),
        ("出庭应诉率达100%", "同时，配合法院开展诉源治理。"),
        ("情况报告如下", "2024年，全区推进依法行政。"),
        ("提升执法办案质量", "下一步，将扩大评查范围。"),
        ("营造了浓厚法治氛围", "全区各级干部带头学法。"),
        ("全年办结案件126件", "全年没有发生败诉案件。"),
        ("提供了有力法治保障", "我市被评为示范市。"),
        ("优化办事流程", "充分发挥平台作用，提高效率。"),
        ("健全行政应诉工作机制", "制定了《工作规定》。"),
        ("加强执法人员培训工作", "按照计划要求，举办培训4期。"),
        ("全面落实公示制度", "一是公开执法信息。"),
        ("组织案卷评查，评查案卷120件", "严格落实责任追究制度。"),
        ("保证了决策的合法性", "上半年审查事项12件。"),
        ("整合法律咨询、心理疏导等功能", "信访秩序持续好转。"),
        ("完善重大事项报告、专家咨询等制度", "决策全过程留痕、可回溯。"),
    ],
)
def test_sentences_run_together(above, below) -> None:
    """The finding lies at the joint, and not where the stop is."""
    joined = prose(f"区司法局牵头，{above}{below}")

    assert [flaw.start + 1 for flaw in sentence_joined(joined)] == [len(f"区司法局牵头，{above}")]
    assert not [*sentence_joined(prose(f"区司法局牵头，{above}。{below}"))]


def test_a_step_without_a_mark_before_it() -> None:
    """Within a series of steps any two characters do."""
    (finding,) = [d for d in found("一是压实各方责任二是提升执法水平。") if d.name == "sentence-joined"]

    assert finding.message == "“一是压实各方责任”与“二是”连在一起，中间缺标点"


@pytest.mark.parametrize(
    "text",
    [
        "区司法局全年共办理案件47件。",
        "我局2024年，共办理案件47件；其中2024年，新收31件。",
        "自2024年以来，认真落实2024年全省重点任务。",
        "圆满完成2024年各项目标任务。",
        "截至目前，全区行政机关全年共办结12件。",
        "在推进依法行政的同时，加强指导；与此同时，强化督查。",
        "推动各部门健全工作机制进一步提升执法水平。",
        "通过健全工作机制进一步提升执法水平。",
        "运用法治思维和法治方式深化改革。",
        "各项制度建立健全，工作机制进一步健全完善。",
        "任务落到实处并取得实效，取得明显成效的做法得到推广。",
        "落实到位率达98%，形成齐抓共管格局的经验。",
        "提供坚强法治保障和优质服务。",
        "先后5次组织召开会议，安排资金30万元开展普法宣传。",
        "出动人员500人次开展联合检查，选派骨干30名参加培训。",
        "工作中一是健全制度，二是压实责任。",
        "主要措施一是健全制度，二是压实责任。",
        "加强对执法队伍的监督管理，推进严格规范公正文明执法。",
        "审查各部门报备的案件5件，报备率100%。",
        "印发《法治政府建设2017年度任务分解表》。",
        "实现诉调联动对接全覆盖，对纠纷事实进行分析。",
        "严格遵守规范性文件制定权限和程序。",
        "现将情况报告如下，请予审阅。",
        "完善报告、咨询等制度体系，落实公示、记录等制度要求，健全调处、化解等机制并有效运行。",
    ],
)
def test_clauses_that_run_on_rightly(text) -> None:
    """A subject before its verb, an object before its own, times and amounts within a clause."""
    assert not [*sentence_joined(prose(text))]


def test_headings_are_read_too_but_titles_and_cells_are_not() -> None:
    """A heading that ran into its paragraph is a paragraph."""
    text = "持续完善执法监督工作机制全年共办理案件47件"

    for kind, expected in ((HEADING, 1), (PARAGRAPH, 1), (TITLE, 0), (CELL, 0)):
        assert len([*sentence_joined(prose(text, kind))]) == expected


def test_folded_marks_are_read_as_wide_ones() -> None:
    """In the normalized profile."""
    text = "提升保障水平同时,加强督查。\n一是健全制度,压实责任二是规范执法。\n办理案件47件,审结45件"
    findings = [(d.name, d.place.line) for d in found(text, profile=NORMALIZED)]

    assert findings == [("terminal-missing", 3), ("sentence-joined", 1), ("sentence-joined", 2)]


def test_a_broken_line_names_both_lines() -> None:
    """With the place where the next begins."""
    lines = (Line(PARAGRAPH, "加大重点领域执法力"), Line(PARAGRAPH, ""), Line(PARAGRAPH, "度，办理案件47件。"))
    (flaw,) = broken_line(Prose(lines, prose("").lexicon))

    assert flaw.message == "句子在“加大重点领域执法力”处断行，下一行接着“度，办理案件47件。”"
    assert flaw.related == (("下一行", 11, 21),)


@pytest.mark.parametrize(
    "text",
    [
        "我局全年未发生因履职不当引发的诉讼；",
        "通过举办培训班、现场观摩等方式，全体执法人员的业务素质得到进一步提高，",
    ],
)
def test_a_paragraph_alone_ends_in_no_other_mark(text) -> None:
    assert bare(text) == [0]


@pytest.mark.parametrize(
    "text", ["一是健全制度；", "2016年至2020年，", "我县法治政府建设情况；", "我局未发生此类案件。、"]
)
def test_items_fragments_and_doubled_marks_lack_no_stop(text) -> None:
    assert bare(text) == []


def test_no_line_begins_with_a_particle() -> None:
    assert broken("统计范围包括依法授权的具有公共管理职能⏎的组织。") == [0]


def test_an_adviser_may_do_what_follows() -> None:
    assert not [*sentence_joined(prose("建立机制，聘请法律顾问对重大决策提出意见。"))]
    assert [*sentence_joined(prose("管委会聘请了法律顾问2018年以来，共出具意见90份。"))]
