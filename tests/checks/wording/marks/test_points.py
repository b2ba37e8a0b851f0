"""Points: half-width, doubled, needless."""

from __future__ import annotations

import pytest
from checks.trial import found, mended, names

from reportgen.checks.prose import AUTO, NORMALIZED
from reportgen.lines import ADDRESSEE, HEADING, NOTE

FOLDED = "我区认真贯彻行政处罚法,规范执法程序,开展案卷评查(共3次)。"


def test_a_folded_text_has_one_note_for_all_its_marks() -> None:
    """Only where nobody chose the profile; at the first mark."""
    note = found("\n".join([FOLDED] * 3), profile=AUTO)

    assert [d.name for d in note] == ["marks-folded"]
    assert note[0].place.column == FOLDED.index(",") + 1
    assert names(FOLDED, profile=NORMALIZED) == []
    assert names(FOLDED, profile=AUTO) == ["marks-folded"]
    assert set(names(FOLDED.rstrip("。"), profile=AUTO)) == {"halfwidth-punct", "terminal-missing"}
    assert names(FOLDED.replace(",", "，").replace("(", "（").replace(")", "）"), profile=AUTO) == []


def test_marks_are_mended_all_or_none() -> None:
    """A dot, an ellipsis or a doubled comma in a folded text gets no wide mark; told one by one all do."""
    text = "认真贯彻处罚法,规范程序.\n评查案卷,,纠正问题...\n加强监督,压实责任."

    assert mended(text, profile=AUTO) == text.replace(",,", ",")
    assert mended("认真贯彻处罚法,规范程序.", profile=AUTO) == "认真贯彻处罚法，规范程序。"
    assert mended("各项任务全面完成．下一步将继续努力．") == "各项任务全面完成。下一步将继续努力。"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("认真贯彻处罚法,规范程序。", "认真贯彻处罚法，规范程序。"),
        ("评查3次(含专项1次)。", "评查3次（含专项1次）。"),
        ("乡镇（街道)均已设立。", "乡镇（街道）均已设立。"),
        ("(一)加强领导。", "（一）加强领导。"),
        ("(1)加强领导。", "（1）加强领导。"),
        ("报告如下:", "报告如下："),
        ("健全制度;规范程序。", "健全制度；规范程序。"),
        ("还有哪些堵点?逐项梳理。", "还有哪些堵点？逐项梳理。"),
        ("坚决完成!", "坚决完成！"),
        ("满意率达98%,居全市前列。", "满意率达98%，居全市前列。"),
        ("增长5%,2024年增长6%。", "增长5%，2024年增长6%。"),
        ("接入世界贸易组织(WTO)咨询点。", "接入世界贸易组织（WTO）咨询点。"),
        ("健全制度, 规范程序。", "健全制度，规范程序。"),
        ("健全制度 ,规范程序。", "健全制度，规范程序。"),
        ("推广APP,方便群众。", "推广APP，方便群众。"),
        ("全年共56件(次),同比下降。", "全年共56件（次），同比下降。"),
        ("时间:8:30至17:30。", "时间：8:30至17:30。"),
        ("各项任务全面完成.", "各项任务全面完成。"),
        ("完成“一网通办.”", "完成“一网通办。”"),
        ("落实《行政处罚法》.", "落实《行政处罚法》。"),
        ("办结率达到12%.", "办结率达到12%。"),
        ("全年累计接听热线350.", "全年累计接听热线350。"),
        ("面积共计约为120㎡.", "面积共计约为120㎡。"),
        ("教育、医疗等领域......", "教育、医疗等领域……"),
        ("任务完成｡", "任务完成。"),
        ("制度健全﹐程序规范。", "制度健全，程序规范。"),
        ("软件升级到V2.1版,适用Windows 10, Office 2016等。", "软件升级到V2.1版，适用Windows 10, Office 2016等。"),
    ],
)
def test_half_width_marks_become_wide(text: str, mend: str) -> None:
    """Marks among Chinese characters, not those within numbers and Latin words."""
    assert names(text) == ["halfwidth-punct"]
    assert mended(text) == mend


@pytest.mark.parametrize(
    "text", ["一是健全制度.二是规范程序。", "各项工作完成.2024年继续推进。", "邀请马克.史密斯授课。"]
)
def test_a_dot_within_a_sentence_is_told_but_not_mended(text: str) -> None:
    """It may be a full stop or the mark within a foreign name."""
    assert names(text, profile=NORMALIZED) == ["halfwidth-punct"]
    assert mended(text, profile=NORMALIZED) == text


@pytest.mark.parametrize(
    "text",
    """\
平均93.5分，接听1,234件，服务时间8:30至17:30，比例1:500。
网址为http://www.yunling.gov.cn/a?id=3，邮箱为fz@yunling.gov.cn。
详见www.yunling.gov.cn
安装Windows 10, Office 2016软件，IP为10.1.2.3。
1.加强领导；2.压实责任。
附件1.docx与附件2.xlsx。
附件1.云岭区执法清单
第3.2条、图1.1。
取值f(x)由第三方确定，增速GDP(2)不计。
电话：(0871)66120031。
翻译“Rule of law, not of man.”等格言。
翻译《Hello, 2025?》一书。
总则......3
Each department (司法局, 办公室) reports twice a year.
见[说明](手册.md)。
1)加强领导。
空格&nbsp;已清除。
一.加强领导""".splitlines(),
)
def test_marks_that_stay_half_width(text: str) -> None:
    """Numbers, times, addresses, Latin phrases, labels, tables of contents; wrong labels are another check's."""
    assert "halfwidth-punct" not in names(text)


def test_what_another_check_tells_is_not_told_twice() -> None:
    """Half a bracket, a document number, doubled points, the colon of an addressee."""
    assert names("五)加强领导", kind=HEADING) == ["paren-unbalanced"]
    assert names("按照云政(2020)5号文件执行。") == ["docnum-bracket"]
    assert names("健全制度,,规范程序。") == ["duplicate-punct"]
    assert "halfwidth-punct" not in names("云岭市人民政府:", kind=ADDRESSEE)
    assert names("(此件公开发布)", kind=NOTE) == ["halfwidth-punct"]


def test_half_width_marks_are_right_in_a_folded_text() -> None:
    """But for the dot that ends a sentence."""
    assert names("贯彻处罚法,规范程序(含委托):开展评查!", profile=NORMALIZED) == []
    assert names("贯彻处罚法,规范程序.", profile=NORMALIZED) == ["halfwidth-punct"]


@pytest.mark.parametrize(
    "text",
    """\
健全制度，，规范程序。
任务全面完成。。
任务全面完成，。
任务全面完成；。
健全制度、，规范程序。
报告如下：：
健全制度， ，规范程序。
健全制度，,规范程序。
任务全面完成.。
任务全面完成..
任务全面完成。。。
坚决完成！！
有没有风险？。
要求“依法行政。”。
要求“依法行政，”，依法办事。
（详见附件。）。
乡镇（含街道，）均已设立。
乡镇（，含街道）均已设立。
一、、加强领导
学习《处罚法》、、《复议法》。
（一是教育、二是处罚；）已落实。""".splitlines(),
)
def test_points_that_are_doubled_or_clash(text: str) -> None:
    """One finding, in both profiles."""
    assert names(text) == ["duplicate-punct"]
    folded = text.translate(str.maketrans("，：；！？（）", ",:;!?()"))
    assert names(folded, profile=NORMALIZED) == ["duplicate-punct"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("完成。。", "完成。"),
        ("健全，，规范。", "健全，规范。"),
        ("完成，。", "完成，。"),
        ("完成。。。", "完成。。。"),
    ],
)
def test_only_a_plain_double_is_mended(text: str, mend: str) -> None:
    """Which one of two different points is right, nobody knows."""
    assert mended(text) == mend


@pytest.mark.parametrize(
    "text",
    """\
要求：“依法行政。”
教育、医疗等领域……均已自查……
法治是什么？！
坚持目标——建设法治政府。
解答“怎么办？”“去哪办？”等问题。
荣获“最美！”。
编印《为什么？》，发放500册。
标点“，”“。”和（；）的用法。
完成（见附件），公布（共12项）。
（一）、（二）项
12::30和a::b
“十四五”、2024年""".splitlines(),
)
def test_points_that_may_stand_together(text: str) -> None:
    """Ellipses, dashes, closing marks, marks that are only named."""
    assert "duplicate-punct" not in names(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("学习《甲法》、《乙法》。", 1),
        ("学习《甲法》、《乙法》、《丙法》和《丁法》。", 2),
        ("落实“双随机”、“一公开”。", 1),
        ("强调“‘四个意识’、‘四个自信’”。", 1),
        ("学习《甲法》《乙法》。", 0),
        ("落实《甲》（试行）、《乙》要求。", 0),
        ("落实《甲》、《乙》（试行）、《丙》要求。", 0),
        ("落实省《甲》、市《乙》和区《丙》。", 0),
        ("落实《甲》、“乙”。", 0),
    ],
)
def test_needless_marks_between_titles_and_quotations(text: str, count: int) -> None:
    """A note each; a series one of whose members has a bracket is right."""
    notes = [d for d in found(text) if d.name == "dunhao-between-marks"]

    assert len(notes) == count
    assert not any(d.is_error for d in notes)
