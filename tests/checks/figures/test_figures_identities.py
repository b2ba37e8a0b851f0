"""RG410 to RG413: identities and rates in the words that a clerk reads."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from checks.figures.reports import lines, said
from facts.sums import facts, national

from reportgen.checks.figures.rates import agrees, rate_differs
from reportgen.diagnostics import Severity
from reportgen.facts.ranges import WITHOUT_END, Range
from reportgen.facts.values import Figure


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        (
            "行政复议: {上期结转: 3, 受理: 47, 审结: 40, 期末在审: 8}",
            "勾稽“复议收结平衡”不成立：上期结转 3 + 受理 47 = 50，审结 40 + 期末在审 8 = 48，差 2",
        ),
        (
            "规范性文件: {清理: 10, 继续有效: 5, 修改: 0, 废止: 3, 失效: 3}",
            "勾稽“文件清理”不成立：清理 10，继续有效 5 + 修改 0 + 废止 3 + 失效 3 = 11，差 1",
        ),
        (
            "规范性文件: {清理: 10, 继续有效: 8, 废止: 3}",
            "勾稽“文件清理”不成立：清理 10，已填的 继续有效 8 + 废止 3 = 11，后者至少多 1",
        ),
        ("组织领导: {会前学法: 8, 常务会议: 6}", "勾稽“会前学法次数”不成立：会前学法 8，常务会议 6，前者多 2"),
        (
            "信访: {接待批次: 700, 接待人次: 500余}",
            "勾稽“接待人次”不成立：接待批次 700，接待人次 500余，前者至少多 100",
        ),
        (
            "行政执法: {期初赋权: 60, 承接赋权: 12, 收回赋权: 5, 期末赋权: 77}",
            "勾稽“赋权事项增减”不成立：期末赋权 77，期初赋权 60 + 承接赋权 12 - 收回赋权 5 = 67，差 10",
        ),
        (
            "行政复议: {被诉率: 12.5, 案结事了率: 77.5}",
            "勾稽“复议后诉讼”不成立：被诉率 12.5 + 案结事了率 77.5 = 90，100，差 10",
        ),
    ],
)
def test_both_sides_are_printed(tmp_path: Path, figures: str, message: str) -> None:
    """Each figure by its key, the sums, and the difference."""
    (finding,) = said(tmp_path / "o", f"指标: {{{figures}}}\n", "RG410")

    assert (finding.message, finding.severity, finding.name) == (message, Severity.ERROR, "identity-broken")
    assert "豁免" in finding.hints[-1]


def test_every_figure_is_shown_with_its_line(tmp_path: Path) -> None:
    """The finding stands at the first figure of this year; the others are related, last year's in its own file."""
    keys = (
        "指标:\n  行政复议:\n    上期结转: 3\n    受理: {数: 47}\n    审结: 42\n    期末在审: 8\n"
        "上年：\n指标:\n  行政复议:\n    期末在审: 5\n"
    )
    (finding,) = said(tmp_path / "o", keys, "RG410", "RG411")

    assert finding.code == "RG411"
    assert finding.message == "勾稽“复议案件结转”不成立：上期结转 3，上年的“期末在审”5，差 2"
    assert finding.path == "指标.行政复议.上期结转"
    (_, this, line), (related, last, _) = lines(finding)
    assert (this, related, last) == ("2024.yaml", "上年.行政复议.期末在审 5", "2023.yaml")
    assert finding.place is not None and "上期结转: 3" in finding.place.source.line(line)


def test_a_waiver_takes_an_error_away(tmp_path: Path) -> None:
    """By the code, at the key of any figure the finding stands at."""
    keys = (
        "指标: {组织领导: {法治信息: 36, 市级采用: 40}}\n"
        "豁免: [{检查: RG410, 位置: 组织领导.市级采用, 理由: 含上年报送、今年采用的4条}]\n"
    )

    assert said(tmp_path / "o", keys, "RG410", "RG220") == []


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("行政执法: {执法人员: 120, 参训人员: 150}", "RG411"),
        ("规范性文件: {备案审查: 60, 报备: 60}", "RG412"),
        ("政务服务: {许可事项: 232, 进驻事项: 242}", "RG412"),
    ],
)
def test_a_remark_beside_a_figure_answers_a_soft_one(tmp_path: Path, figures: str, code: str) -> None:
    """说明 at any figure of it; 来源 does not."""
    key, value = figures.rsplit(": ", 1)[0], figures.rsplit(": ", 1)[1].rstrip("}")

    (finding,) = said(tmp_path / "a", f"指标: {{{figures}}}\n", "RG410", "RG411", "RG412")
    assert finding.code == code
    assert "说明" in finding.hints[-1]
    for said_of, count in (("说明: 口径不同", 0), ("来源: 台账", 1)):
        long = f"指标: {{{key}: {{数: {value}, {said_of}}}}}}}\n"
        assert len(said(tmp_path / said_of[:2], long, "RG410", "RG411", "RG412")) == count


def test_a_remark_does_not_answer_a_strict_one(tmp_path: Path) -> None:
    """Only a waiver does."""
    keys = "指标: {组织领导: {法治信息: 36, 市级采用: {数: 40, 说明: 无误}}}\n"

    assert len(said(tmp_path / "o", keys, "RG410")) == 1


@pytest.mark.parametrize(
    ("figures", "stated", "right"),
    [
        # 方城县 2024: 140/151＝92.715%，11/151＝7.284…%，75/151＝49.668…%
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92.71", True),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92.72", True),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92.7", True),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "93", True),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92", True),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92.73", False),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "92.70", False),
        ("行政应诉: {{应出庭: 151, 实出庭: 140, 负责人出庭率: {}}}", "94", False),
        ("行政应诉: {{审结: 151, 败诉: 11, 败诉率: {}}}", "7.28", True),
        ("行政应诉: {{审结: 151, 败诉: 11, 败诉率: {}}}", "7.29", False),
        ("行政复议: {{审结: 151, 调解和解: 75, 调解和解率: {}}}", "49.66", True),
        ("行政复议: {{审结: 151, 调解和解: 75, 调解和解率: {}}}", "49.67", True),
        ("行政复议: {{审结: 151, 调解和解: 75, 调解和解率: {}}}", "49.65", False),
        # 上海 2014: 191/4696＝4.07%
        ("行政复议: {{审结: 4696, 纠错: 191, 纠错率: {}}}", "4.1", True),
        ("行政复议: {{审结: 4696, 纠错: 191, 纠错率: {}}}", "4.07", True),
        ("行政复议: {{审结: 4696, 纠错: 191, 纠错率: {}}}", "4.2", False),
        # 方城县: 29/135 is the rate, 29/151 is not
        ("行政复议: {{受理: 151, 审结: 135, 纠错: 29, 纠错率: {}}}", "21.5", True),
        ("行政复议: {{受理: 151, 审结: 135, 纠错: 29, 纠错率: {}}}", "19.2", False),
        ("矛盾化解: {{排查: 31.26万, 化解: 30.95万, 化解率: {}}}", "99.0", True),
        ("矛盾化解: {{排查: 31.26万, 化解: 30.95万, 化解率: {}}}", "98.7", False),
        ("矛盾化解: {{排查: 900余, 化解: 890, 化解率: {}}}", "94", True),
        ("矛盾化解: {{排查: 900余, 化解: 890, 化解率: {}}}", "75", False),
        ("行政执法: {{执法人员: 300余, 审核人员: 20, 审核人员占比: {}}}", "约6", True),
        ("监督: {{人大建议: 842, 建议办复: 842, 政协提案: 967, 提案办复: 967, 办复率: {}}}", "100", True),
        ("监督: {{人大建议: 842, 建议办复: 800, 政协提案: 967, 提案办复: 967, 办复率: {}}}", "100", False),
        ("监督: {{人大建议: 842, 建议办复: 800, 办复率: {}}}", "100", True),
        ("行政应诉: {{应出庭: 0, 实出庭: 0, 负责人出庭率: {}}}", "100", False),
        ("行政应诉: {{应出庭: 20, 负责人出庭率: {}}}", "35", True),
        ("行政应诉: {{应出庭: 20, 实出庭: 0, 负责人出庭率: {}}}", "0", True),
        ("行政应诉: {{应出庭: 20, 实出庭: 0, 负责人出庭率: {}}}", "1", False),
    ],
)
def test_a_rate_is_rounded_or_cut_off(tmp_path: Path, figures: str, stated: str, right: bool) -> None:
    """Q4: both are right, at the last digit given; with approximate parts whatever they allow."""
    found = said(tmp_path / "o", f"指标: {{{figures.format(stated)}}}\n", "RG413")

    assert [d.severity for d in found] == ([] if right else [Severity.ERROR])


def test_a_rate_shows_its_parts(tmp_path: Path) -> None:
    """The figures, the quotient, and what else it would be the share of."""
    keys = "指标: {行政复议: {受理: 151, 审结: 135, 期末在审: 16, 纠错: 29, 纠错率: 19.2}}\n"
    (finding,) = said(tmp_path / "o", keys, "RG413")

    assert finding.message == "“纠错率”填了 19.2%，而 纠错 29、审结 135，29÷135=21.481%"
    assert finding.hints[0] == "它是按“行政复议.受理”（151）算的，分母应是 行政复议.审结"
    assert [r.message for r in finding.related] == ["行政复议.纠错 29", "行政复议.审结 135"]


@pytest.mark.parametrize(
    ("below", "above", "quotient"),
    [
        ("151", "超过140", "超过140÷151=92.715%以上"),
        ("151", "140余", "140余÷151=92.715%到99.338%"),
        ("超过300", "20", "20÷超过300=6.667%以下"),
        ("不足300", "290", "290÷不足300=96.667%以上"),
    ],
)
def test_a_rate_of_open_ends_says_how_far_it_is_known(tmp_path: Path, below: str, above: str, quotient: str) -> None:
    """超过 has no upper end, 不足 begins at 0."""
    keys = f"指标: {{行政应诉: {{应出庭: {below}, 实出庭: {above}, 负责人出庭率: 50}}}}\n"
    (finding,) = said(tmp_path / "o", keys, "RG413")

    assert finding.message == f"“负责人出庭率”填了 50%，而 实出庭 {above}、应出庭 {below}，{quotient}"


FORMS = ("{}", "约{}", "近{}", "逾{}", "超过{}", "不足{}", "{}余", "{}万")


@pytest.mark.parametrize("above", [*(form.format(number) for form in FORMS for number in (0, 140)), "不适用"])
def test_a_rate_of_whatever_figures_is_judged(above: str) -> None:
    """Exact and approximate ones, 0 and none at all; what is said of them is a number."""
    for form, number, stated in itertools.product(FORMS, ("0", "7", "151"), ("0", "50", "约92.7", "不足93", "超过90")):
        figures = f"行政应诉: {{应出庭: {form.format(number)}, 实出庭: {above}, 负责人出庭率: {stated}}}"
        subject = SimpleNamespace(facts=facts(figures, national()), catalogue=national(), imbalances=())
        assert [f.message for f in rate_differs(subject) if re.search("[A-Z]", f.message)] == []


def test_a_rate_of_a_difference_without_end_may_be_anything() -> None:
    """5 - 超过3, of 超过1."""
    assert agrees(Figure(Decimal(50)), Range(Decimal("-Infinity"), Decimal(2)), Range(Decimal(1), WITHOUT_END))


def test_a_rate_of_sums_shows_them(tmp_path: Path) -> None:
    """Each sum in brackets."""
    keys = "指标: {监督: {人大建议: 842, 建议办复: 800, 政协提案: 967, 提案办复: 967, 办复率: 100}}\n"
    (finding,) = said(tmp_path / "o", keys, "RG413")

    assert finding.message == (
        "“办复率”填了 100%，而 （建议办复 800 + 提案办复 967）、（人大建议 842 + 政协提案 967），"
        "（800 + 967）÷（842 + 967）=97.678%"
    )


def test_a_rate_of_parts_that_are_broken_themselves_is_told_once(tmp_path: Path) -> None:
    """The identity says it."""
    keys = "指标: {行政应诉: {应出庭: 20, 实出庭: 24, 负责人出庭率: 98}}\n"

    assert [d.code for d in said(tmp_path / "o", keys, "RG410", "RG413")] == ["RG410"]
