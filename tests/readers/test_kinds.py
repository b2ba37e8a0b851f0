"""What each line of a text is taken for, with its neighbours around it."""

from __future__ import annotations

import pytest

from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, NOTE, PARAGRAPH, PART, TITLE
from reportgen.readers.text import read_text

TEXTS = {
    "a whole report": """\
title     云岭区人民政府
title     关于2024年度法治政府建设情况的报告
addressee 示例市人民政府、示例市人大常委会：
paragraph 2024年，我区认真落实各项任务，现将有关情况报告如下：
heading   一、主要举措和成效
heading   （一）完善决策机制，提高决策质量
paragraph 全年审查文件5件。
paragraph 1.规范清理工作。修订文件3件，
paragraph 2.加强备案审查。报送备案文件4件
heading   二、存在的不足
paragraph 执法监督力量不足。
paragraph 特此报告
part      附件：1.统计表
part      2.任务分工表
part      云岭区人民政府
date      2025年2月24日
note      （此件公开发布）
""",
    "from a web page": """\
part      云岭区政府网站欢迎您！
part      您现在的位置：首页 >> 政务公开 >> 法治政府
title     云岭区2024年度法治政府建设情况报告
part      发布时间：2025-02-24 来源：区司法局 浏览次数：12
paragraph 2024年，我区扎实推进各项工作。
part      上一篇：关于调整机构的通知
part      责任编辑：李示例
""",
    "issuer and date under the title": """\
title     2024年法治政府建设工作总结
part      云岭区司法局
date      （2025年1月10日）
paragraph 一年来，我局认真履职。
""",
    "a letterhead": """\
part      云岭区司法局文件
part      云司〔2025〕3号
title     云岭区司法局关于2024年度工作情况的报告
addressee 各科室，各司法所：
paragraph 现报告如下。
""",
    "lines broken by hand": """\
addressee 示例市人民政府:
paragraph 2024年，在区委、区政府的正确领导和市司法局的具
paragraph 体指导下，我局扎实推进工作。
heading   一、工作情况
paragraph （一）健全决策机制。我局聘请了律师事务所律师
paragraph ，担任法律顾问。
""",
    "an addressee without a colon, to whom another reports": """\
title 示例区司法局关于2024年法治政府建设情况的报告
addressee 示例区人民政府
paragraph 2024年，我局认真履行职责，现将有关情况报告如下：
heading 一、工作情况
paragraph 全年审核文件12件。
""",
    "an issuer below the title": """\
title 示例区2024年法治政府建设情况报告
part 示例区人民政府
paragraph 2024年，我区认真贯彻落实，现将有关情况报告如下：
heading 一、工作情况
paragraph 全年审核文件12件。
""",
    "several addressees without a colon": """\
title     关于印发任务分工的通知
addressee 各乡镇人民政府、区直各单位
paragraph 现将任务分工印发给你们，请认真落实。
""",
    "addressees that list with commas, and none that has its colon": """\
addressee 各乡镇人民政府，各街道办事处，县政府各部门、各直属机构
paragraph 《2024年工作任务分工》已经县政府同意，现印发给你们，请抓好落实。
""",
    "an addressee with a semicolon": """\
addressee 省司法厅；
paragraph 按照贵厅要求，现将我市有关情况报告如下。
""",
    "an addressee with a full stop, below the title": """\
title     关于2023年度法治政府建设情况的报告
addressee 区人大常委会。
paragraph 受区政府委托，现作书面报告，请予审议。
""",
    "an addressee with a comma, before what opens a text": """\
title     关于2023年度法治政府建设情况的报告
addressee 市委、市政府，
paragraph 2023年，我县较好完成各项任务，现将有关情况报告如下。
""",
    "organs that a sentence broken by hand begins with": """\
paragraph 县公安局，
paragraph 县司法局联合开展检查12次，发现问题36个。
""",
    "a title of a rule that is broken by hand": """\
paragraph 根据《中华人民共和国
paragraph 反食品浪费法》有关规定，区商务局发布倡议书。
""",
    "a line that breaks off behind a quotation": """\
paragraph 要健全“执法+服务”
paragraph 模式，对初次违法并及时改正的，依法不予处罚。
""",
    "headings without numbers": """\
title     工作简报
paragraph 全区各单位认真学习。
heading   典型案例
paragraph 某街道化解一起纠纷。
""",
    "a list of contents and page numbers": """\
part      一、总体情况………………1
part      二、工作打算\t3
title     年度工作报告
heading   一、总体情况
paragraph 总体平稳。
part      — 2 —
""",
    "a table pasted as text": """\
title     工作情况统计说明
paragraph 各项数据如下：
cell      单位\t受理\t审结
cell      甲局  12  11
""",
    "a separate attachment": """\
title     关于开展检查的通知
paragraph 请认真组织。
date      2025年3月1日
part      附件1
title     检查事项
paragraph 检查内容见文件。
""",
}
ALONE = {
    "关于2024年度法治政府建设情况的报告": TITLE,
    "一、总体情况": HEADING,
    "五)全面落实行政执法责任制": HEADING,
    "第三章 监督管理": HEADING,
    "1.1 总体要求": HEADING,
    "各区人民政府：": ADDRESSEE,
    "2025年2月24日": DATE,
    "二〇二五年二月二十四日": DATE,
    "2025.02.24": DATE,
    "2025年2月24": DATE,
    "（联系人：张示例，电话：0000-1234567）": NOTE,
    "此件公开发布)": NOTE,
    "全区共受理行政复议申请47件": PARAGRAPH,
    "我局认真履职，": PARAGRAPH,
    "一是加强领导，": PARAGRAPH,
    "2.5亿元资金已经全部拨付到位": PARAGRAPH,
    "主要做法有：": PARAGRAPH,
    "现将有关情况报告": PARAGRAPH,
    "3": PART,
    "——————": PART,
    "附件：1.统计表": PART,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_lines_are_taken_for_what_they_are(text: str) -> None:
    """Each line of a text by its form and its place."""
    rows = [row.split(maxsplit=1) for row in text.splitlines()]
    read = read_text("\n".join(line for _, line in rows).encode(), "甲.txt").value

    assert read is not None
    assert [(line.kind, line.text) for line in read.lines] == [(kind, line) for kind, line in rows]


@pytest.mark.parametrize("text", ALONE)
def test_a_line_alone(text: str) -> None:
    """A line that is the whole text."""
    read = read_text(text.encode(), "甲.txt").value

    assert read is not None
    assert [line.kind for line in read.lines] == [ALONE[text]]


def test_a_given_kind_is_that_of_every_line() -> None:
    """Nothing is guessed then."""
    read = read_text("一、总体情况\n\n全区平稳。\n2025年1月1日".encode(), "甲.txt", kind=NOTE).value

    assert read is not None
    assert {line.kind for line in read.lines} == {NOTE}


def test_kinds_are_found_in_linear_time() -> None:
    """Two hundred thousand lines, and one line of a million characters, take seconds at most."""
    rows = ["云岭区人民政府", "（一）规范", "2024年1月1日", "各乡镇、各单位", "附件1"] * 40_000
    for text in ("\n".join(rows), "（" * 500_000 + "）" * 500_000, "局、" * 300_000 + "：", "年月日" * 300_000):
        read = read_text(text.encode(), "甲.txt").value
        assert read is not None
        assert read.lines
        assert CELL not in {line.kind for line in read.lines}
