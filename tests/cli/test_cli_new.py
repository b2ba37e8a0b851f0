"""`reportgen new`: blank forms, and this year's file out of last year's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.codes import GAPS
from reportgen.office import renewal

OFFICE = "模板: henan/five-part\n单位: {名称: 云岭区人民政府, 自称: 我区, 类别: 政府}\n"
EARLIER = """\
# 云岭区的报告
年度: 2024
用途: 示例
公文:
  标题: 云岭区2024年度法治政府建设情况的报告
  主送: [示例市人民政府]  # 不变
  成文日期: 2025-02-24
  发文字号: 示云政〔2025〕3号  # 办公室给
  签发人: [张示例]
  附件:
    - 标题: 2024年目录
      表: {列: [序号, 事项], 行: [[1, 甲]]}
指标:
  组织领导: {听取汇报: 5, 研究重大事项: 0}   # 督察科
  行政复议:
    # 复议处报
    受理: 47  # 上年 40 # 收件口径
    审结:
      数: 45
      来源: |
        复议 #2 台账
        第三页  # 抄的
    维持:  # 上年 30
  行政应诉: {负责人出庭率: 不适用}
体例:
  安排: {小标题: 一是}
正文:
  举措:
    - 主题: 行政复议
      小标题: 办好2024年的案
    - 小标题: 执法监督
      要点:
        # 沿用上年，请核对
        - 内容: 2024年清理文件12件，受理{{ 行政复议.受理 }}件。
        - 套用: 执法检查
        - {内容: 持续开展。, 小标题: 培训}
  不足: |
    力量不足。
    手段不多。
豁免:
  - {检查: RG401, 位置: 行政复议.审结, 理由: 供2024年统计}
备注: 先问复议处
"""
LATER = """\
# 云岭区的报告
年度: 2025
公文:
  # 沿用上年，请核对
  标题: 云岭区2024年度法治政府建设情况的报告
  主送: [示例市人民政府]                # 不变
  成文日期:             # 上年 2025-02-24
  发文字号:             # 上年 示云政〔2025〕3号 # 办公室给
  签发人: [张示例]
  附件:
    - 标题: 2024年目录
      # 沿用上年，请核对
      表: {列: [序号, 事项], 行: [[1, 甲]]}
指标:
  组织领导:             # 督察科
    听取汇报:           # 上年 5
    研究重大事项:       # 上年 0
  行政应诉:
    # 沿用上年，请核对
    负责人出庭率: 不适用
  行政复议:
    # 复议处报
    受理:               # 上年 47 # 收件口径
    审结:               # 上年 45；来源：复议 ＃2 台账 第三页 ＃ 抄的
    维持:
正文:
  举措:
    - 主题: 行政复议
      小标题: 办好2024年的案
    - 小标题: 执法监督
      要点:
        # 沿用上年，请核对
        - 内容: 2024年清理文件12件，受理{{ 行政复议.受理 }}件。
        - 套用: 执法检查
        # 沿用上年，请核对
        - {小标题: 培训, 内容: 持续开展。}
  # 沿用上年，请核对
  不足: |
    力量不足。
    手段不多。
体例:
  安排: {小标题: 一是}
豁免:
  # 沿用上年，请核对
  - {检查: RG401, 位置: 行政复议.审结, 理由: 供2024年统计}
# 沿用上年，请核对
备注: 先问复议处
"""
SAID = """\
已生成 2025.yaml；数、日期和文号空出来了，填好后运行 reportgen check 2025.yaml
沿用未改的文字 8 处，上面一行都标着“# 沿用上年，请核对”：
  2025.yaml:5 公文.标题
  2025.yaml:13 公文.附件[0].表
  2025.yaml:20 指标.行政应诉.负责人出庭率
  2025.yaml:33 正文.举措[1].要点[0].内容
  2025.yaml:36 正文.举措[1].要点[2].内容
  2025.yaml:38 正文.不足
  2025.yaml:45 豁免[0].理由
  2025.yaml:47 备注
其中（连同标题）6 处有手写的年份或数，请逐处核对：
  2025.yaml:5 公文.标题：2024年
  2025.yaml:11 公文.附件[0].标题：2024年
  2025.yaml:13 公文.附件[0].表：1
  2025.yaml:29 正文.举措[0].小标题：2024年
  2025.yaml:33 正文.举措[1].要点[0].内容：2024年、12
  2025.yaml:45 豁免[0].理由：2024年
"""


@pytest.fixture
def earlier(office: Any) -> Any:
    """An office with last year's file."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", EARLIER)
    return office


def read(office: Any, name: str) -> str:
    return (office.folder / name).read_text(encoding="utf-8")


def test_structure_and_texts_are_kept_figures_and_dates_are_blank(earlier: Any) -> None:
    """What was stands in comments, what was carried over is marked and listed, typed years and numbers are named."""
    run = earlier.run("new", "2025", "--from", "2024.yaml")

    assert (run.code, run.err) == (0, "")
    assert read(earlier, "2025.yaml") == LATER
    assert run.out == SAID
    assert read(earlier, "2024.yaml") == EARLIER


def test_the_new_file_is_in_order_and_lacks_figures_only(earlier: Any) -> None:
    """`fmt` has nothing to do, `check` finds no error but gaps and the old year of a title that was typed."""
    earlier.run("new", "2025", "--from", "2024.yaml")

    assert earlier.run("fmt", "--check", "2025.yaml").code == 0
    found = json.loads(earlier.run("check", "2025.yaml", "--format", "json").out)
    assert {d["code"] for d in found if d["severity"] == "error"} <= {*GAPS, "RG533"}


def test_marks_and_references_do_not_pile_up(earlier: Any) -> None:
    """A year later the comments tell of that year; a field that stayed blank tells of none."""
    earlier.run("new", "2025", "--from", "2024.yaml")
    filled = read(earlier, "2025.yaml").replace("受理:    ", "受理: 51", 1)
    earlier.write("2025.yaml", filled)

    assert earlier.run("new", "2026", "--from", "2025.yaml").code == 0

    text = read(earlier, "2026.yaml")
    assert text.count("# 沿用上年，请核对") == LATER.count("# 沿用上年，请核对")
    assert "    受理:               # 上年 51 # 收件口径\n" in text
    assert "    审结:\n    维持:\n" in text
    assert "  发文字号:             # 办公室给\n" in text


LONG_FIGURE = """\
年度: 2024
指标:
  行政应诉:
    负责人出庭率:
      数: 不适用
      说明: 没有案件
"""


def test_a_mark_that_was_left_is_no_obstacle_a_year_later(office: Any) -> None:
    """It stands above the figure's key; one inside a figure that is blanked now goes with it."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", LONG_FIGURE)

    assert office.run("new", "2025", "--from", "2024.yaml").code == 0

    marked = "    # 沿用上年，请核对\n    负责人出庭率:\n      数: 不适用\n"
    assert marked in read(office, "2025.yaml")
    for left in (marked, "    负责人出庭率:\n      # 沿用上年，请核对\n      数: 不适用\n"):
        text = f"年度: 2025\n指标:\n  行政应诉:\n{left}      说明: 没有案件\n".replace("不适用", "90")
        office.write("2025.yaml", text)
        office.run("new", "2026", "--from", "2025.yaml", "-o", "2026.yaml")
        assert read(office, "2026.yaml").endswith("    负责人出庭率:       # 上年 90；说明：没有案件\n")
        (office.folder / "2026.yaml").unlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("用途: >-  # 注\n  示例\n年度: |-  # 甲\n  2024\n", "年度: 2025              # 甲\n# 注\n"),
        ("年度: >-\n  2024\n用途: |-\n  示例\n", "年度: 2025\n"),
        ("年度: 2024\n用途: 示例 # 我的注释\n", "年度: 2025\n# 我的注释\n"),
    ],
)
def test_year_and_purpose_may_be_written_in_any_way(before: str, after: str, office: Any) -> None:
    """Blocks go as a whole, comments stay."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", before)

    run = office.run("new", "2025", "--from", "2024.yaml")

    assert (run.code, run.err, read(office, "2025.yaml")) == (0, "", after)


def test_a_file_that_would_say_something_else_is_not_written(earlier: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours is found before anything is written: RG902, exit 3."""
    made = renewal.carry_over
    monkeypatch.setattr(renewal, "carry_over", lambda *_: made(*_).replace("力量不足", "力量"))

    run = earlier.run("new", "2025", "--from", "2024.yaml")

    assert (run.code, run.out, "RG902" in run.err) == (3, "", True)
    assert not (earlier.folder / "2025.yaml").exists()


@pytest.mark.parametrize("note", ["# 2023年 起按收件数统计", "# 上年 数有误，已在更正说明里写明"])
def test_comments_of_the_clerks_own_stay(note: str, office: Any) -> None:
    """Only what we write ourselves is taken for a reference."""
    office.write("办公室.yaml", OFFICE)
    office.write("2024.yaml", f"年度: 2024\n指标:\n  行政复议:\n    受理: 47  {note}\n")

    office.run("new", "2025", "--from", "2024.yaml")

    assert f"    受理:               # 上年 47 {note}\n" in read(office, "2025.yaml")


def test_marks_that_were_left_are_found_by_check(earlier: Any) -> None:
    """One warning at the first with five others, until they are gone or waived."""
    earlier.run("new", "2025", "--from", "2024.yaml")

    def found() -> list[Any]:
        said = json.loads(earlier.run("check", "2025.yaml", "--format", "json").out)
        return [d for d in said if d["code"] == "RG403"]

    (finding,) = found()
    assert finding["message"] == "还有 8 处沿用往年的文字没有核对"
    assert (finding["severity"], finding["line"], len(finding["related"])) == ("warning", 4, 5)

    text = read(earlier, "2025.yaml")
    waiver = "豁免:\n  - {检查: RG403, 理由: 都看过了}\n"
    earlier.write("2025.yaml", text.replace("豁免:\n", waiver))
    assert found() == []
    earlier.write("2025.yaml", text.replace("# 沿用上年，请核对", "# 已核对"))
    assert found() == []


def test_a_gap_of_years_is_told(earlier: Any) -> None:
    """Comments name the year that is not the one before."""
    run = earlier.run("new", "2026", "--from", "2024.yaml")

    assert run.code == 0
    text = read(earlier, "2026.yaml")
    assert "# 2024年 5\n" in text
    assert "# 沿用2024年，请核对\n" in text
    assert "上年" not in text


def test_the_file_lies_beside_last_years(earlier: Any) -> None:
    """So that they are compared; -o puts it elsewhere."""
    earlier.write("区里/2024.yaml", EARLIER)

    assert earlier.run("new", "2025", "--from", "区里/2024.yaml").out.startswith("已生成 区里/2025.yaml；")
    assert earlier.run("new", "2025", "--from", "区里/2024.yaml", "-o", "新.yaml").out.startswith("已生成 新.yaml；")


def test_a_file_outside_its_office_is_told(office: Any) -> None:
    """What 办公室.yaml says does not hold there."""
    office.write("甲/办公室.yaml", OFFICE)
    office.write("甲/2024.yaml", EARLIER)

    apart = office.run("new", "2025", "--from", "甲/2024.yaml", "-o", "乙/2025.yaml")
    below = office.run("new", "2025", "--from", "甲/2024.yaml", "-o", "甲/丙/2025.yaml")

    assert "注意：甲/办公室.yaml 写着的模板、单位等，乙/2025.yaml 用不到" in apart.out
    assert "注意" not in below.out


def test_faults_of_last_years_file_are_shown_and_nothing_is_written(earlier: Any) -> None:
    """Exit 1, as `check` would show them."""
    earlier.write("2024.yaml", EARLIER.replace("听取汇报: 5", "听取汇报: 五"))

    run = earlier.run("new", "2025", "--from", "2024.yaml")

    assert (run.code, run.out) == (1, "")
    assert "错误 RG206: “五”不是阿拉伯数字" in run.err
    assert not (earlier.folder / "2025.yaml").exists()


WRONG = {
    ("2024", "--from", "2024.yaml"): "2024.yaml 是 2024 年度的，生成不了 2024 年度的文件",
    ("2026", "--from", "办公室.yaml"): "办公室.yaml 写的是各年不变的内容，不是事实文件",
    ("2026", "--from", "2022.yaml"): "没有这个文件：2022.yaml",
    ("2025", "--from", "2024.yaml", "-o", "办公室.yaml"): "办公室.yaml 已经存在，没有覆盖",
    ("2025", "--from", "2024.yaml", "--kind", "部门"): "--kind 不能与 --from 同用",
    ("henan/five-part", "2025", "--from", "2024.yaml"): "这里应写年度，写的是 henan/five-part 2025",
    ("--from", "2024.yaml"): "这里应写年度，什么也没有写",
    ("二五", "--from", "2024.yaml"): "参数 年度 不对：应是 1990 到 2099 之间的整数",
    ("henan/five-part",): "这里应写模板包和年度，写的是 henan/five-part",
    (): "这里应写模板包和年度，什么也没有写",
    ("national/disclosure", "2018"): "模板包 national/disclosure 没有2018年度的章节和表样",
    ("henan/five-part", "25"): "参数 年度 不对：应是 1990 到 2099 之间的整数",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_is_exit_2_and_writes_nothing(arguments: tuple[str, ...], earlier: Any) -> None:
    """One sentence and a mend, in Chinese."""
    before = sorted(earlier.folder.iterdir())

    run = earlier.run("new", *arguments)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：{WRONG[arguments]}\n  改法：")
    assert sorted(earlier.folder.iterdir()) == before
    assert read(earlier, "办公室.yaml") == OFFICE


PACK = """\
名称: 试点型
标题: 关于法治政府建设情况的报告
章节:
  - {键: 情况, 标题: 工作情况, 必需: 是, 主题: [复议]}
  - {键: 打算, 标题: 打算, 必需: 是, 自: 2025}
"""
INDICATORS = """\
试点:
  名称: 试点工作
  指标:
    受理: {名称: 受理申请, 单位: 件, 种类: 计数, 口径: 本年内受理的件数。, 汇总: 求和}
    审结:
      名称: 审结案件
      单位: 件
      种类: 计数
      口径: 本年内审结的件数，含上年结转的、本年受理的和由其他机关移送后在本年内审结的案件。
      汇总: 求和
    调解: {名称: 调解案件, 单位: 件, 种类: 计数, 汇总: 求和}
"""
NEEDED = "# 标着（必填）的数，模板一定要印；那一部分自己写了文字的，可以不填。\n指标:\n"
FORM = """\
  试点:                 # 试点工作
    受理:               # （必填）受理申请（件）：本年内受理的件数。
    # 本年内审结的件数，含上年结转的、本年受理的和由其他机关移送后在本年内审结的案件。
    审结:               # 审结案件（件）
    调解:               # 调解案件（件）

# 各部分的文字。不写的部分用模板的文字（由上面的数组成）。引用指标写 {{ 行政复议.受理 }}。
# 每行一段，编辑器会自动折行；也可以写成要点：- {小标题: …, 内容: …}
# 标着（必填）的部分不能没有：自己写，或填上面的数由模板组成；标着（必填，自己写）的，模板没有文字。
正文:
  # （必填）工作情况；主题：复议
  情况:
  # 打算
  打算:
"""


def test_a_blank_form_says_what_each_field_means_and_which_are_required(office: Any) -> None:
    """口径 beside or, where that is too wide, above; 必填 as the pack's templates and its year have it."""
    office.write("templates/trial/pack.yaml", PACK)
    office.write("templates/trial/indicators.yaml", INDICATORS)
    told = "{{ 单位.自称 }}受理{{ 试点.受理 }}件{% 有 %}，审结{{ 试点.审结 }}件{% 完 %}。"
    block = f"{{% block 复议 %}}{told}{{% endblock %}}\n"
    office.write("templates/trial/sections/情况.md.j2", block)

    assert office.run("new", "trial", "2024").code == 0

    text = read(office, "2024.yaml")
    assert text.endswith(FORM)
    assert NEEDED in text
    assert "  名称:                 # （必填）单位全称或规范化简称" in text
    assert "  自称:                 # （必填）正文里的自称" in text
    assert "  简称:                 # 正文里的简称" in text
    assert text.count("（必填）") == 6


@pytest.mark.parametrize("kind", ["政府", "部门"])
@pytest.mark.parametrize("name", ["henan/five-part", "national/five-part"])
def test_a_blank_form_is_in_order(name: str, kind: str, office: Any) -> None:
    """`fmt` has nothing to do, and no line is wider than a screen."""
    office.run("new", name, "2024", "--kind", kind)

    assert office.run("fmt", "--check", "2024.yaml").code == 0
    assert max(len(line) for line in Path("2024.yaml").read_text(encoding="utf-8").split("\n")) < 100


WITH_ELEMENTS = """\
名称: 试点型
标题: 关于法治政府建设情况的报告
要素:
  - {键: 截至, 说明: 数据截至的日子, 种类: 日期}
  - {键: 依据, 说明: 所依据的通知}
  - {键: 案件数, 说明: 办理的案件}
  - {键: 成员, 说明: 成员单位, 种类: 列表}
章节:
  - {键: 情况, 标题: 工作情况, 项目: [{键: 责任单位, 说明: 谁负责}]}
  - {键: 打算, 标题: 打算}
"""
ELEMENTS_EARLIER = """\
模板: trial
年度: 2024
单位: {名称: 云岭区人民政府}
要素: {成员: [甲局, 乙局], 案件数: 12件, 依据: 示法办〔2024〕1号, 截至: 2024-12-31}   # 要素的
章节:
  - 打算
  - {键: 特色, 标题: 2024年特色}
  - 情况
正文:
  情况:
    - {责任单位: 甲局, 内容: 平稳。}
  特色: 无。
  打算: 继续。
"""
ELEMENTS_LATER = """\
模板: trial
年度: 2025
单位: {名称: 云岭区人民政府}
要素:                   # 要素的
  截至:                 # 上年 2024-12-31
  # 沿用上年，请核对
  依据: 示法办〔2024〕1号
  案件数:               # 上年 12件
  # 沿用上年，请核对
  成员: [甲局, 乙局]
章节:
  - 打算
  - {键: 特色, 标题: 2024年特色}
  - 情况
正文:
  # 沿用上年，请核对
  打算: 继续。
  # 沿用上年，请核对
  特色: 无。
  情况:
    # 沿用上年，请核对
    - {内容: 平稳。, 责任单位: 甲局}
"""


def test_facts_of_the_packs_own_are_carried_over_too(office: Any) -> None:
    """要素 keep their keys, dates and numbers are blank; sections follow 章节; 项目 stand behind the known keys."""
    office.write("templates/trial/pack.yaml", WITH_ELEMENTS)
    office.write("2024.yaml", ELEMENTS_EARLIER)

    run = office.run("new", "2025", "--from", "2024.yaml")

    assert (run.code, run.err) == (0, "")
    assert read(office, "2025.yaml") == ELEMENTS_LATER
    assert "  2025.yaml:7 要素.依据：2024、1\n" in run.out
    assert "  2025.yaml:10 要素.成员\n" in run.out
    assert "  2025.yaml:13 章节[1].标题：2024年\n" in run.out
    assert office.run("check", "2025.yaml").code == 0


def test_a_blank_element_tells_of_no_year(office: Any) -> None:
    """The reference of an element that stayed blank goes a year later, as that of a figure does."""
    office.write("templates/trial/pack.yaml", WITH_ELEMENTS)
    office.write("2024.yaml", ELEMENTS_EARLIER)

    office.run("new", "2025", "--from", "2024.yaml")
    office.run("new", "2026", "--from", "2025.yaml")

    assert "  截至:\n" in read(office, "2026.yaml")
    assert "  案件数:\n" in read(office, "2026.yaml")


def test_what_opens_the_year_stands_beside_what_closed_the_last_one(office):
    """The identity 上期结转 == 上年.期末在审 says so; a year that was left out breaks it. Of a table, row by row."""
    unit = "年度: 2024\n单位: {名称: 云岭区人民政府, 自称: 我区, 类别: 政府}\n"
    review = "指标: {行政复议: {上期结转: 6, 受理: 40, 审结: 43, 期末在审: 3}, 监督: {公开结转: 2}}\n"
    office.write("2024.yaml", f"模板: henan/five-part\n{unit}{review}")
    assert office.run("new", "2025", "--from", "2024.yaml").code == 0
    text = " ".join(read(office, "2025.yaml").split())
    assert "上期结转: # 上年末 3 " in text
    assert "期末在审: # 上年 3" in text
    assert "公开结转: 行政复议" in text
    assert office.run("new", "2026", "--from", "2024.yaml").code == 0
    assert "上期结转: # 2024年 6 " in " ".join(read(office, "2026.yaml").split())

    rows = "指标: {依申请公开: {上年结转: [1, 0, 0, 0, 0, 0, 1], 结转下年: [2, 0, 0, 0, 0, 0, 2]}}\n"
    office.write("甲/2024.yaml", f"模板: national/disclosure\n{unit}{rows}")
    assert office.run("new", "2025", "--from", "甲/2024.yaml").code == 0
    assert "上年结转: # 上年末 2、0、0、0、0、0、2 " in " ".join(read(office, "甲/2025.yaml").split())
