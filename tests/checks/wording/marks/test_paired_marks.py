"""Brackets, titles and quotation marks: whether they are paired, nested and formed right."""

from __future__ import annotations

import pytest
from checks.trial import mended, names

from reportgen.checks.prose import NORMALIZED

PAREN = """\
五）全面落实行政执法责任制
五)全面落实行政执法责任制
（一加强组织领导。
对照指标（2021年版，逐项自查。
全区15个乡镇街道）均已设立。
调解纠纷420件（其中婚姻116件（邻里204件），成功率98%。
抓好三件事：（1）健全制度；2）规范程序；（3）强化监督。
修订《决策规定（试行》，明确程序。
责任单位包括（含乡镇】等。
推行“一网（通办”）改革。
新增岗位（含辅助岗位46个。⏎强化培训。
联系人：法治科，电话：6120031）""".splitlines()
PAREN_RIGHT = """\
（五）全面落实行政执法责任制
1）加强组织领导；2）压实责任。
a）梳理清单；b）公开指南；
（一）加强领导⏎1）健全制度⏎2）规范程序
参照第十二条第（三）项（见附件2（二））执行。
参照（一）至（三）项。
“一网通办（区级）”平台（含APP）。
责任单位（含⏎乡镇）均已明确。
（1）水；（2）电。
取值f(x)由第三方确定。
按照云政发〔2021)38号文件执行。""".splitlines()


@pytest.mark.parametrize("text", PAREN)
def test_half_a_bracket_is_found(text: str) -> None:
    """A bracket without its partner, in either width, within one finding."""
    assert names(text.replace("⏎", "\n"), profile=NORMALIZED) == ["paren-unbalanced"]


@pytest.mark.parametrize("text", PAREN_RIGHT)
def test_labels_and_pairs_over_lines_are_right(text: str) -> None:
    """Labels 1）, brackets within brackets, sentences broken into lines, brackets that another check speaks of."""
    assert "paren-unbalanced" not in names(text.replace("⏎", "\n"), profile=NORMALIZED)


def test_brackets_of_both_widths_are_a_pair() -> None:
    """Then only the width is wrong."""
    assert names("全区15个乡镇（街道)均已设立。") == ["halfwidth-punct"]
    assert names("全区15个乡镇（街道)均已设立。", profile=NORMALIZED) == []


@pytest.mark.parametrize(
    "text",
    """\
落实《建设纲要（2015—2020年）、《云岭省实施方案》。
组织学习行政处罚法》，规范裁量权。
印发《执法监督办法，明确程序。
转发《关于印发〈执法监督办法〉的通知（云政〔2020〕3号）。
转发关于印发〈执法监督办法〉的通知》（云政〔2020〕3号）。
转发《关于印发《执法监督办法》的通知，抓好落实。
转发《关于印发<执法监督办法>的通知，抓好落实。
《行政许可法》《行政强制法》《行政复议法等法律。
学习宣传《民法典》》。
转发《关于印发〈执法监督办法的通知》。
贯彻《甲办法，实施以来成效明显。落实乙办法》。""".splitlines(),
)
def test_half_a_title_mark_is_found(text: str) -> None:
    """One finding; no word of nesting."""
    assert names(text) == ["title-unbalanced"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("转发《关于印发<办法>的通知》。", "转发《关于印发〈办法〉的通知》。"),
        ("转发《关于印发＜办法＞的通知》。", "转发《关于印发〈办法〉的通知》。"),
        ("转发《关于印发《办法》的通知》。", "转发《关于印发〈办法〉的通知》。"),
        ("学习<行政处罚法>。", "学习《行政处罚法》。"),
        ("学习〈行政处罚法〉。", "学习《行政处罚法》。"),
        ("学习《《行政处罚法》》。", "学习《〈行政处罚法〉》。"),
        ("转发《关于印发〈办法的通知》〉。", ""),
        ("转发《关于印发〈办法》的通知〉。", ""),
        ("转发《关于印发<办法的通知》>。", ""),
        ("转发〈关于印发《办法》的通知〉。", ""),
        ("转发<关于印发《监督办法》的通知>。", ""),
        ("转发《关于印发〈办法>的通知》。", ""),
        ("转发《关于印发(办法>的通知》。", ""),
        ("修订《决策规定（试行》）。", ""),
        ("开展“《宪法”》宣传。", ""),
        ("转发《关于〈甲〈乙〉丙〉的通知》。", "转发《关于〈甲《乙》丙〉的通知》。"),
        ("转发《关于印发〈办法》的通知》。", ""),
    ],
)
def test_titles_in_titles_have_marks_of_their_own(text: str, mend: str) -> None:
    """Wrong forms are mended, crossed marks are only told."""
    assert names(text) == ["title-nesting"]
    assert mended(text) == (mend or text)


@pytest.mark.parametrize(
    "text",
    """\
贯彻《关于印发〈落实《行政处罚法》方案〉的通知》。
落实《行政处罚法》和《关于实施〈行政处罚法〉的通知》。
《关于加强⏎法治建设的意见》已经印发。
满意度评分>90分的占95%，<60分的为零。
PM2.5<35微克的天数为300天，>75微克的为零。
首页>政务公开>法治政府建设
首页 >> 政务公开 >> 依法行政
“《民法典》进万家”（《民法典》晨读）活动。
Map<String, List<User>>类型的参数2个。""".splitlines(),
)
def test_titles_and_angles_that_are_right(text: str) -> None:
    """Three depths, several lines, comparisons, ways through a site, program text."""
    assert not {"title-unbalanced", "title-nesting"}.intersection(names(text.replace("⏎", "\n")))


@pytest.mark.parametrize(
    "text",
    """\
深化“放管服改革。
深化放管服”改革。
落实“谁执法谁普法责任制，开展“以案释法”活动。
建成“15分钟”法律服务圈”。
坚持“法定职责必须为、法无授权不可为，切实履职。
坚持“既要‘管得住，又要‘放得开’”。
创建“无证明城市。⏎推行“一网通办”。
会议强调：“要依法行政。⏎要强化监督。""".splitlines(),
)
def test_half_a_pair_of_quotation_marks_is_found(text: str) -> None:
    """In one line, in several, outer and inner ones."""
    assert names(text.replace("⏎", "\n")) == ["quote-unbalanced"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ('深化"放管服"改革。', "深化“放管服”改革。"),
        ("深化＂放管服＂改革。", "深化“放管服”改革。"),
        ('深化“放管服"改革。', "深化“放管服”改革。"),
        ('深化"放管服”改革。', "深化“放管服”改革。"),
        ("深化'放管服'改革。", "深化“放管服”改革。"),
        ("深化''放管服''改革。", "深化“放管服”改革。"),
        ("坚持“既要'管得住'又要放得开”。", "坚持“既要‘管得住’又要放得开”。"),
        ("深化”放管服“改革。", "深化“放管服”改革。"),
        ("深化“放管服“改革。", "深化“放管服”改革。"),
        ("深化”放管服”改革。", "深化“放管服”改革。"),
        ("推进”放管服“和”互联网+监管“。", "推进“放管服”和“互联网+监管”。"),
        ("会议强调：”要依法行政。”", "会议强调：“要依法行政。”"),
        ("深化「放管服」改革。", "深化“放管服”改革。"),
        ("深化〝放管服〞改革。", "深化“放管服”改革。"),
        ("坚持“推进“放管服”改革”。", ""),
        ("坚持‘推进‘放管服’改革’。", ""),
        ("深化“放管服’改革。", ""),
        ("深化‘放管服”改革。", ""),
        ('强调"要依法行政。', ""),
        ('推进"互联网+5"行动，开展"12·4"宣传。', "推进“互联网+5”行动，开展“12·4”宣传。"),
        ('配备"执法通"终端50台，屏幕6"以上。', '配备“执法通”终端50台，屏幕6"以上。'),
        ('配备5"和6"终端，落实"放管服"改革。', '配备5"和6"终端，落实“放管服”改革。'),
        ('2024"放管服"改革。', ""),
        ('坚持“推进"放管服"改革”。', ""),
        ("「要落实『谁执法谁普法』责任制」。", "“要落实‘谁执法谁普法’责任制”。"),
        ("坚持“推进「放管服」改革”。", "坚持“推进‘放管服’改革”。"),
        ("坚持「推进「放管服」改革」。", "坚持“推进‘放管服’改革”。"),
        ("『甲「乙『丙』」』。", "“甲‘乙“丙”’”。"),
        ("「要落实“谁执法谁普法”责任制」。", ""),
        ("「要落实‘谁执法谁普法’责任制」。", "“要落实‘谁执法谁普法’责任制”。"),
        ("深化「放管服改革。", ""),
        ("「甲『乙」丙』。", ""),
        ('推进「放管服"改革"」。', '推进「放管服“改革”」。'),
    ],
)
def test_the_form_of_quotation_marks(text: str, mend: str) -> None:
    """Straight, reversed, foreign marks are mended; where it is not sure what is meant they are only told."""
    assert names(text) == ["quote-form"]
    assert mended(text) == (mend or text)


@pytest.mark.parametrize(
    "text",
    """\
深化“放管服”改革，推进“互联网+监管”。
坚持“既要‘管得住’，又要‘放得开’”。
会议指出：“要依法行政。⏎“要强化监督。⏎“要狠抓落实。”
会议指出：“要依法行政。⏎要强化监督。”
配备21.5"显示器12台。
深化“放管服”改革，屏幕6"以上。
参照People’s Court和Lawyers' Day的做法，it's可行。
the "rule of law" index
北纬25°12′20″。
“十四五”期间，‘八五’普法启动。""".splitlines(),
)
def test_quotation_marks_that_are_right(text: str) -> None:
    """Inner marks, quotations over paragraphs, inches, apostrophes, Latin text."""
    assert not {"quote-unbalanced", "quote-form"}.intersection(names(text.replace("⏎", "\n")))


def test_deep_and_many_marks_end() -> None:
    """Thousands of marks within each other are judged, too."""
    assert names("（" * 3000 + "法" + "）" * 3000) == []
    assert names("（" * 3000 + "法" + "）" * 2999) == ["paren-unbalanced"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("「要落实『谁执法谁普法』责任制」", "“要落实‘谁执法谁普法’责任制”"),
        ("“要落实「谁执法谁普法」责任制”", "“要落实‘谁执法谁普法’责任制”"),
        ("推进「放管服」改革，「一网通办」。", "推进“放管服”改革，“一网通办”。"),
        ("「要落实责任制。", "「要落实责任制。"),
        ("「一『二「三」』」", "“一‘二“三”’”"),
        ('配备"执法通"终端50台，屏幕6"以上。', '配备“执法通”终端50台，屏幕6"以上。'),
        ('配备5"和6"终端，落实"放管服"改革。', '配备5"和6"终端，落实“放管服”改革。'),
        ('屏幕6"以上，"3+6"工程。', '屏幕6"以上，"3+6"工程。'),
        ('实施"3+6"工程。', "实施“3+6”工程。"),
        ('“深化"放管服"改革”', '“深化"放管服"改革”'),
        ('落实“放管服"改革。', "落实“放管服”改革。"),
        ('落实"放管服改革，推进"一网通办"。', '落实"放管服改革，推进"一网通办"。'),
    ],
)
def test_marks_are_mended_only_where_it_is_sure_which_they_are(text: str, mend: str) -> None:
    """By what they stand in; not where one has no partner, nor an inch mark, nor a straight mark within a quotation."""
    assert mended(text) == mend
    assert mended(mend) == mend


def test_an_english_quotation_keeps_its_marks() -> None:
    """Straight marks apart from the Chinese text are its own."""
    assert names('引用英文 "Rule of Law"，即法治。') == []
    assert names('引用英文 "Rule of Law"，深化“放管服”改革。') == []
