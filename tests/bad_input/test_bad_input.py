"""Every bad input that the issue lists: exit code, whole rendered diagnostic, an earlier output left alone.

A row of `FACTS` is a facts file and the findings that `build` must print; the golden of the row's name holds the
whole text. `HEAD` is five lines, so what a row adds to it begins on line 6.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HEAD = """\
模板: henan/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  成文日期: 2025-02-24
"""
ADDRESSED = HEAD.replace("成文日期: 2025-02-24", "{主送: [示例市人民政府], 成文日期: 2025-02-24}")
FULL = HEAD + "指标:\n  行政复议: {受理: 47, 审结: 不适用}\n"  # narrative begins on line 8

FACTS: dict[str, tuple[str | bytes, str]] = {
    # --- RG1: what YAML cannot read -------------------------------------------------------------------------
    "tab": (HEAD + "指标:\n\t行政复议: {受理: 47}\n", "7:1 RG107"),
    "tab-after-spaces": (HEAD + "指标:\n  行政复议:\n  \t受理: 47\n", "8:3 RG107"),
    "tab-after-colon": (HEAD + "指标:\n  行政复议:\t{受理: 四十七}\n", "7:14 RG206"),
    "tab-only-line": (HEAD + "指标:\n  行政复议:\n    受理: 四十七\n\t\n", "9:1 RG107"),
    "full-width-colon": (HEAD + "正文：\n  不足: 有短板。\n", "6:3 RG108"),
    "full-width-colon-alone": (HEAD + "指标:\n  行政复议：\n    受理: 47\n", "7:7 RG108"),
    "full-width-colon-value": (HEAD + "指标:\n  行政复议:\n    受理：47\n", "8:7 RG108"),
    "full-width-colon-between": (
        HEAD + "指标:\n  行政复议:\n    审结: 40\n    受理：47\n    上期结转: 2\n",
        "9:7 RG108",
    ),
    "full-width-colon-last": (HEAD + "指标:\n  行政复议:\n    审结: 40\n    受理：47\n", "9:7 RG108"),
    "full-width-colon-first": ("模板：henan/five-part\n年度: 2024\n", "1:3 RG108"),
    "full-width-colon-everywhere": ("模板：henan/five-part\n年度：2024\n正文：\n  不足：有短板。\n", "1:3 RG108"),
    "full-width-colon-in-text": (HEAD + "正文:\n  不足: |\n    主要问题：力量不足。\n   安排: 好。\n", "9:1 RG109"),
    "full-width-colon-braces": (HEAD + "指标:\n  行政复议: {受理：47}\n", "7:12 RG108"),
    "full-width-colon-point": (HEAD + "正文:\n  举措:\n    - 小标题：依法行政\n      内容: 全年平稳。\n", "8:10 RG108"),
    "full-width-space": (HEAD + "指标:\n　行政复议: {受理: 47}\n", "7:1 RG115"),
    "missing-space": (HEAD + "指标:\n  行政复议:\n    受理:47\n    审结: 40\n", "8:7 RG113"),
    "missing-space-alone": (HEAD + "指标:\n  行政复议:\n    受理:47\n", "8:7 RG113"),
    "indent": (HEAD + "指标:\n  行政复议:\n    受理: 47\n   审结: 40\n", "9:1 RG109"),
    "quote-open": (HEAD + '正文:\n  不足: "还有短板。\n  安排: 继续努力。\n', "7:7 RG109"),
    "quote-inside": (HEAD + '正文:\n  不足: "坚持"两个至上"，补齐短板。"\n', "7:11 RG109"),
    "bracket-open": (HEAD + "指标:\n  行政复议: {受理: 47, 审结: 40\n正文:\n  不足: 有短板。\n", "7:9 RG109"),
    "two-colons": (HEAD + "正文:\n  不足: 主要问题: 力量不足。\n", "7:11 RG109"),
    "duplicate-key": (HEAD + "指标:\n  行政复议:\n    受理: 47\n    审结: 40\n    受理: 48\n", "10:5 RG112"),
    "duplicate-in-point": (HEAD + "正文:\n  举措:\n    - 好。\n    - {内容: 甲。, 内容: 乙。}\n", "9:16 RG112"),
    "duplicate-top": (HEAD + "年度: 2023\n", "6:1 RG112"),
    "begins-with-quote": (FULL + "正文:\n  不足: {{ 行政复议.受理 }}件案件还有短板。\n", "9:7 RG110"),
    "begins-with-quote-alone": (FULL + "正文:\n  不足: {{ 行政复议.受理 }}\n", "9:7 RG110"),
    "begins-with-tag": (FULL + "正文:\n  不足: {% if 行政复议.受理 %}有{% endif %}\n", "9:7 RG110"),
    "begins-with-star": (FULL + "正文:\n  不足: **短板**不少。\n", "9:7 RG110"),
    "begins-with-percent": (FULL + "正文:\n  不足: %三十的案件超期。\n", "9:7 RG110"),
    "begins-with-at": (FULL + "正文:\n  不足: @全体人员。\n", "9:7 RG110"),
    "comment-cut": (FULL + "正文:\n  不足: 文件 #3 没有办结。\n  安排: 见{{ 没有 }}。\n", "9:10 RG114 10:8 RG209"),
    "alias": (HEAD + "指标:\n  行政复议: {受理: 47, 审结: *a}\n", "7:22 RG111"),
    "alias-chinese": (HEAD + "指标:\n  行政复议: {受理: 47, 审结: *甲}\n", "7:22 RG110"),
    "anchor": (HEAD + "指标:\n  行政复议: {受理: &a 47}\n", "7:14 RG111"),
    "anchor-chinese": (HEAD + "指标:\n  行政复议: {受理: &甲 47}\n", "7:14 RG110"),
    "merge-key": (HEAD + "指标:\n  行政复议:\n    <<: {受理: 47}\n", "8:5 RG111"),
    "tag": (HEAD + "指标:\n  行政复议: {受理: !!int 47}\n", "7:14 RG111"),
    "tag-python": (HEAD + "备注: !!python/object/apply:os.system [ls]\n", "6:5 RG111"),
    "second-document": (HEAD + "---\n" + HEAD, "6:1 RG111"),
    "directive": ("%YAML 3.0\n---\n" + HEAD, "1:1 RG111"),
    "brackets": ("[" * 50_000, "1:22 RG106"),
    "braces-deep": ("备注: " + "{甲: " * 30, "1:82 RG106"),
    "list-as-key": (HEAD + "备注: {[甲, 乙]: 丙}\n", "6:6 RG109"),
    # --- bytes ----------------------------------------------------------------------------------------------
    "control-character": (HEAD + "备注: 甲\x07乙\x00丙\n正文:\n  不足: 丁\x0b戊\n", "6:6 RG104 6:8 RG104 8:8 RG104"),
    "control-escape": (HEAD + '备注: "甲\\x07乙"\n', "6:7 RG104"),
    "line-separator": (HEAD + "备注: 甲\u2028乙\n", "6:6 RG104"),
    "lone-surrogate": (HEAD.encode() + "备注: 甲".encode() + b"\xed\xa0\x80" + "乙\n".encode(), "6:6 RG105"),
    "lone-surrogate-escape": (HEAD + '备注: "甲\\ud800乙"\n', "6:7 RG105"),
    "surrogate-pair-escape": (HEAD + '备注: "甲\\ud83d\\ude00乙"\n', "6:7 RG105"),
    "plane-15": (HEAD + "备注: 甲\U000f0000乙\n", "6:6 RG105"),
    "plane-16": (HEAD + "备注: 甲\U0010fffd乙\n", "6:6 RG105"),
    "plane-15-escape": (HEAD + '备注: "甲\\U000F0000乙"\n', "6:7 RG105"),
    "beyond-unicode": (HEAD + '备注: "甲\\UFFFFFFFF乙"\n', "6:7 RG109"),
    "unknown-escape": (HEAD + '备注: "C:\\报告"\n', "6:8 RG109"),
    "ten-megabytes": (HEAD.encode() + b"# x\n" * (10 * 1024 * 1024 // 4), "1:1 RG102"),
    "gbk": (HEAD.encode("gbk"), "1:1 RG101"),
    "gbk-below": (b"# ascii\n" + "单位: {名称: 云岭区人民政府}\n".encode("gbk"), "2:1 RG101"),
    "damaged": (HEAD.encode() + "备注: 一半".encode()[:-1] + b"\n", "6:6 RG101"),
    "word-file": (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "1:1 RG101"),
    "utf-16": (HEAD.encode("utf-16"), "1:1 RG101"),
    "utf-16-bare": (HEAD.encode("utf-16-le"), "1:1 RG101"),
    "latin-1": (b"# caf\xe9\n" + HEAD.encode(), "1:6 RG101"),
    "empty": ("", "1:1 RG103"),
    "empty-blanks": ("\ufeff \n\n", "1:1 RG103"),
    "comments-only": ("# 2024年度\n# 以后再填\n", "1:1 RG103"),
    "null-document": ("---\n...\n", "1:1 RG103"),
    "text-only": ("今年没有报告。\n", "1:1 RG202"),
    "list-only": ("- 模板: henan/five-part\n- 年度: 2024\n", "1:1 RG202"),
    # --- RG2: what does not fit the schema -------------------------------------------------------------------
    "unknown-key": (HEAD + "指标:\n  行政复议: {受里: 47, 受理案件: 3}\n正问: 无\n", "7:10 RG201 7:18 RG201 8:1 RG201"),
    "unknown-theme": (HEAD + "指标:\n  复议: {受理: 47}\n  受理: 47\n", "7:3 RG201 8:3 RG201"),
    "unknown-section": (HEAD + "正文:\n  不足之处: 有短板。\n  成绩: 有。\n", "7:3 RG201 8:3 RG201"),
    "wrong-type": (HEAD + "指标:\n  行政复议: [47]\n  普法: 47\n备注: {甲: 乙}\n", "7:9 RG202 8:7 RG202 9:5 RG202"),
    "wrong-type-top": ("模板: [henan/five-part]\n年度: [2024]\n单位: 云岭区\n公文: []\n", "1:5 RG202"),
    "text-for-list": (HEAD + "  主送: 示例市人民政府\n  附件: 目录\n豁免: 无\n", "6:7 RG202 7:7 RG202 8:5 RG202"),
    "list-for-text": (HEAD + "  附注: [此件公开发布]\n  签发人: [[张示例]]\n", "6:7 RG202 7:9 RG202"),
    "missing-name": ("模板: henan/five-part\n年度: 2024\n单位: {自称: 我区}\n", "3:6 RG203"),
    "missing-unit": ("模板: henan/five-part\n年度: 2024\n", "1:1 RG203"),
    "missing-year": ("模板: henan/five-part\n单位: {名称: 云岭区人民政府}\n年度:\n", "3:1 RG203"),
    "missing-pack": ("年度: 2024\n单位: {名称: 云岭区人民政府}\n", "1:1 RG203"),
    "bad-year": (HEAD.replace("2024", "24", 1), "2:5 RG216"),
    "bad-choice": (HEAD.replace("层级: 县", "层级: 区县").replace("类别: 政府", "类别: 国企"), "3:31 RG204 3:39 RG204"),
    "impossible-date": (
        HEAD.replace("02-24", "02-30") + "  公开日期: 明天\n  印发日期: 2025.2.24\n",
        "5:9 RG205 6:9 RG205 7:9 RG205",
    ),
    "over-100": (HEAD + "指标:\n  行政应诉: {负责人出庭率: 102}\n", "7:18 RG207"),
    "over-100-sign": (HEAD + "指标:\n  行政应诉: {负责人出庭率: 102%}\n", "7:18 RG207"),
    "negative-or-broken": (HEAD + "指标:\n  行政复议: {受理: -3, 审结: 4.5}\n", "7:14 RG207 7:22 RG207"),
    "hanzi-figure": (HEAD + "指标:\n  行政复议: {受理: 四十七, 审结: 四十余}\n", "7:14 RG206 7:23 RG206"),
    "full-width-figure": (HEAD + "指标:\n  行政复议: {受理: ４７, 审结: 10～20}\n", "7:14 RG206 7:22 RG206"),
    "comma-figure": (HEAD + "指标:\n  普法:\n    宣传资料: 36,000\n    宣传活动: 近180余\n", "8:11 RG206 9:11 RG218"),
    "wrong-unit": (HEAD + "指标:\n  普法: {宣传资料: 36000余本}\n", "7:14 RG208"),
    "long-form": (HEAD + "指标:\n  行政复议: {受理: {数: 四十七, 说明: 无, 备注: 无}}\n", "7:18 RG206 7:30 RG201"),
    "narrative-tag": (FULL + "正文:\n  不足: 仍有{% if 行政复议.受理 %}短板{% endif %}。\n", "9:9 RG210"),
    "narrative-block": (FULL + "正文:\n  不足: |\n    第一段。\n    受理{{ 行政复议.受里 }}件。\n", "11:7 RG209"),
    "narrative-blank": (
        FULL.replace(HEAD, ADDRESSED)
        + "正文:\n  不足: 应诉{{ 行政应诉.案件 }}件，审结{{ 行政复议.审结 }}件，原因是案多人少。\n",
        "8:1 RG501 8:1 RG501 9:9 RG211 9:26 RG211",
    ),
    "narrative-filter": (
        FULL + "正文:\n  不足: 受理{{ 行政复议.受理|百分比 }}件，{{ 单位.自称|万 }}。\n",
        "9:9 RG210 9:28 RG210",
    ),
    "narrative-computed": (FULL + "正文:\n  不足: 共{{ 行政复议.受理 + 1 }}件。\n", "9:8 RG210"),
    "narrative-full-width": (FULL + "正文:\n  不足: 共｛｛ 行政复议.受理 ｝｝件。\n", "9:8 RG210"),
    "hand-wrapped": (
        FULL + "正文:\n  不足: |\n    力量不足，\n    经费不够。\n  安排: 见{{ 没有 }}。\n",
        "10:5 RG214 12:8 RG209",
    ),
    "bad-point": (
        FULL
        + "正文:\n  举措:\n    - {内容: 甲。, 套用: 执法检查}\n    - {小标题: 乙}\n"
        + "    - {主题: 水利}\n    - {套用: 水利}\n",
        "10:20 RG217 11:7 RG217 12:12 RG215 13:12 RG215",
    ),
    "too-many-levels": (
        FULL + "正文:\n  举措:\n    - 要点:\n        - 要点:\n            - 要点:\n                - 四层。\n",
        "13:17 RG217",
    ),
    "makeup": (
        HEAD
        + "章节:\n  - 举错\n  - {键: 不足, 按: 举措}\n  - 不足\n  - {键: 2号, 标题: 甲}\n  - {键: 特色}\n"
        + "  - {键: 安排, 并入: 荣誉}\n  - {键: 党建, 标题: 党建, 按: 举错}\n  - {标题: 乙}\n",
        "7:5 RG225 8:16 RG225 10:9 RG225 11:5 RG203 13:24 RG225 14:6 RG203",
    ),
    "makeup-into-itself": (
        HEAD + "章节: [{键: 不足, 并入: 不足}, {键: 安排, 并入: 举措}, {键: 举措, 并入: 不足}]\n",
        "6:18 RG225 6:35 RG225 6:52 RG225",
    ),
    "makeup-forms": (HEAD + "章节: 举措\n体例: {全: {要点: 无}}\n", "6:5 RG202 7:6 RG201"),
    "makeup-and-its-text": (HEAD + "章节: [举措, 特色]\n正文: {特色: 甲。}\n", "6:10 RG225"),
    "comma-in-braces": (HEAD + "指标:\n  普法: {宣传资料: 1,234}\n", "7:16 RG206"),
    "dates-mended": (
        HEAD.replace("2025-02-24", "2025/3/5") + "  公开日期: 2025年3月5\n  印发日期: 2025年\n",
        "5:9 RG205 6:9 RG205 7:9 RG205",
    ),
    "other-kind": (HEAD.replace("类别: 政府", "类别: 部门") + "正文: {举措: 甲。}\n", "6:6 RG201"),
    "makeup-empty": (HEAD + "章节: []\n", "6:5 RG225"),
    "makeup-text-of-a-section-left-out": (HEAD + "章节: [举措, 不足]\n正文: {安排: 甲。}\n", "7:6 RG201"),
    "elements": (HEAD + "要素: {通知: 《某通知》}\n", "6:6 RG201"),
    "unknown-pack": (HEAD.replace("henan", "hebei"), "1:5 RG301"),
    "pack-path": (HEAD.replace("henan/five-part", "../../etc"), "1:5 RG301"),
}


def findings(text: str) -> str:
    """`line:column CODE` of each headline, in the order printed."""
    return " ".join(f"{m[1]} {m[2]}" for m in re.finditer(r"^\S+?:(\d+:\d+): \S+ (RG\d+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", FACTS)
def test_faulty_facts_are_explained_and_write_nothing(name: str, office: Any, golden: Any) -> None:
    """A fault of a facts file is exit 1, found at its place and explained; an earlier report stays as it was."""
    content, expected = FACTS[name]
    office.write("data/2024.yaml", content)
    earlier = office.earlier("output/2024.docx")

    run = office.run("build", "data/2024.yaml")

    golden(f"{name}.txt", run.err)
    assert findings(run.err) == expected
    assert (run.code, run.out) == (1, "")
    assert office.is_untouched(earlier)


@pytest.mark.parametrize("name", FACTS)
def test_the_pure_parser_explains_the_same(
    name: str, office: Any, golden: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without libyaml every message, place and mend is the same."""
    office.write("data/2024.yaml", FACTS[name][0])
    monkeypatch.setattr("reportgen.yaml_text.tree._LOADER", yaml.SafeLoader)

    golden(f"{name}.txt", office.run("build", "data/2024.yaml").err)


TRIAL = """\
名称: 试点型
标题: 关于{{ 年度 }}年度法治政府建设情况的报告
章节:
  - {键: 情况, 标题: 工作情况}
"""
ON_TRIAL = ADDRESSED.replace("henan/five-part", "trial")

PACKS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "pack-extends-itself": ({"pack.yaml": TRIAL + "继承: trial\n"}, "5:5 RG302"),
    "pack-extends-unknown": ({"pack.yaml": TRIAL + "继承: national/five-parts\n"}, "5:5 RG301"),
    "pack-extends-list": ({"pack.yaml": TRIAL + "继承: [national]\n"}, "5:5 RG202"),
    "pack-cycle": (
        {"pack.yaml": TRIAL + "继承: trial/lower\n", "lower/pack.yaml": TRIAL + "继承: trial\n"},
        "5:5 RG302",
    ),
    "pack-not-yaml": ({"pack.yaml": "名称：试点型\n标题: 报告\n"}, "1:3 RG108"),
    "pack-empty": ({"pack.yaml": ""}, "1:1 RG103"),
    "pack-gbk": ({"pack.yaml": TRIAL.encode("gbk")}, "1:1 RG101"),
    "pack-unknown-key": ({"pack.yaml": TRIAL + "章结: 无\n变体: {国企: {}}\n"}, "5:1 RG201 6:6 RG201"),
    "pack-elements": (
        {
            "pack.yaml": TRIAL
            + "要素:\n  - {键: 截至, 种类: 日子, 说明: 甲}\n  - {键: 截至, 说明: 乙}\n  - {说明: 丙}\n自设: 没有\n"
        },
        "6:17 RG204 7:5 RG303 8:6 RG203 9:5 RG303",
    ),
    "pack-periods": (
        {
            "pack.yaml": TRIAL.replace("章节:\n  - ", "分期:\n  - {自: 2015, 至: 2023, 章节: [")
            .replace("工作情况}\n", "工作情况}]}\n")
        },
        "2:5 RG226",
    ),
    "pack-duties": (
        {"pack.yaml": TRIAL + "义务:\n  - {事项: 上报, 期限: 3月1日, 依据: 某办法, 核验: 已核}\n  - {事项: 公开}\n"},
        "6:10 RG204 6:18 RG205 6:28 RG204 7:6 RG203 7:6 RG203",
    ),
    "pack-sections": (
        {"pack.yaml": TRIAL + "  - 不足\n  - {键: 情况}\n  - {键: 其他}\n  - {标题: 无键}\n"},
        "5:5 RG303 6:5 RG203 6:5 RG303 7:5 RG203 8:6 RG203",
    ),
    "pack-heading-name": (
        {"pack.yaml": TRIAL.replace("工作情况", "'{{ 行政复议.受理 }}件工作'"), "sections/情况.md.j2": "全年平稳。\n"},
        "4:17 RG209",
    ),
    "template-undefined": (
        {"sections/情况.md.j2": "全年平稳。\n\n受理{{ 行政复议.受里 }}件，{{ 单位.地址 }}。\n"},
        "3:6 RG304 3:21 RG304",
    ),
    "template-undefined-figure-part": ({"sections/情况.md.j2": "受理{{ 行政复议.受理.数 }}件。\n"}, "1:6 RG304"),
    "template-unclosed-clause": (
        {"sections/情况.md.j2": "全年平稳。\n{% 有 %}受理{{ 行政复议.受理 }}件。\n"},
        "2:1 RG305",
    ),
    "template-unknown-tag": (
        {"sections/情况.md.j2": "全年平稳。\n{% 若 行政复议.受理 %}受理。{% 完 %}\n"},
        "2:1 RG305",
    ),
    "template-unclosed-quote": ({"sections/情况.md.j2": "受理{{ 行政复议.受理 }件。\n"}, "1:1 RG305"),
    "template-unknown-filter": ({"sections/情况.md.j2": "受理{{ 行政复议.受理|百分比 }}件。\n"}, "1:1 RG305"),
    "template-full-width-tag": ({"sections/情况.md.j2": "全年平稳。\n{％ 有 ％}受理。\n"}, "2:1 RG312 2:6 RG312"),
    "template-extends-nothing": ({"sections/情况.md.j2": '{% extends "上层:情况" %}\n'}, "1:1 RG307"),
    "template-includes-nothing": ({"sections/情况.md.j2": '{% include "没有" %}\n'}, "1:1 RG307"),
    "template-theme-missing": (
        {
            "pack.yaml": TRIAL.replace("工作情况", "工作情况, 主题: [普法, 监督]"),
            "sections/情况.md.j2": "{% block 普法 %}好。{% endblock %}\n",
        },
        "4:5 RG307",
    ),
    "template-in-macro": (
        {
            "macros/句式.md.j2": "{% macro 比(甲, 乙) %}\n{{ 甲 - 乙 }}\n{% endmacro %}\n",
            "sections/情况.md.j2": '全年平稳。\n{% from "宏/句式" import 比 %}\n'
            "比上年多{{ 比(行政应诉.案件, 行政应诉.胜诉) }}件。\n",
        },
        "2:1 RG306",
    ),
    "template-missing-figure": (
        {"sections/情况.md.j2": "全年平稳。\n办结{{ 行政复议.审结 }}件。\n"},
        "7:3 RG212 8:14 RG401 8:23 RG401",
    ),
    "template-not-applicable": (
        {"sections/情况.md.j2": "受理{{ 行政复议.受理 }}件。\n"},
        "7:10 RG213 8:14 RG401 8:23 RG401",
    ),
    "section-missing": (
        {
            "pack.yaml": TRIAL.replace("工作情况", "工作情况, 必需: 是")
            + "  - {键: 不足, 标题: 不足, 必需: 是, 自: 2025}\n"
        },
        "1:1 RG501 8:14 RG401 8:23 RG401",
    ),
    "template-control-character": ({"sections/情况.md.j2": "全年\x07平稳\U000f0001。\n"}, "1:3 RG104 1:6 RG105"),
    "indicators-faults": (
        {
            "indicators.yaml": "12345:\n  名称: 热线\n  指标: {}\n试点:\n  名称: 试点\n  指标:\n"
            "    率: {名称: 办结率, 单位: 件, 种类: 比率, 汇总: 比率, 分子: 行政复议.审洁}\n",
        },
        "1:1 RG310 7:5 RG310",
    ),
    "identities-faults": (
        {
            "indicators.yaml": "勾稽:\n"
            "  - {名称: 收结, 式: 行政复议.受理 = 行政复议.审结, 说明: 收的等于结的。}\n"
            "  - {名称: 应诉, 式: 行政应诉.案件 == 行政应诉.审洁 + 行政应诉.在办, 说明: 收的等于结的加在办的。}\n"
            "  - {名称: 多余, 级别: 不查}\n"
            "  - {名称: 结案, 说明: 只有说明。}\n"
            "波动: {倍数: 一倍半, 另定: {行政复议.受里: 3}}\n",
        },
        "2:25 RG330 3:28 RG330 4:10 RG330 5:6 RG330 6:10 RG330 6:20 RG330",
    ),
}


@pytest.mark.parametrize("name", PACKS)
def test_faulty_packs_are_explained_and_write_nothing(name: str, office: Any, golden: Any) -> None:
    """A fault of a pack is exit 1, shown in the pack's file (or where the facts lack what it needs)."""
    files, expected = PACKS[name]
    for file, content in {"pack.yaml": TRIAL, **files}.items():
        office.write(f"templates/trial/{file}", content)
    office.write("data/2024.yaml", ON_TRIAL + "指标:\n  行政复议: {受理: 不适用}\n  行政应诉: {案件: 40余, 胜诉: 38}\n")
    earlier = office.earlier("output/2024.docx")

    run = office.run("build", "data/2024.yaml")

    golden(f"{name}.txt", run.err)
    assert findings(run.err) == expected
    assert (run.code, run.out) == (1, "")
    assert office.is_untouched(earlier)


def test_no_golden_is_left_over() -> None:
    """Every golden of this folder belongs to a row or is named in a test."""
    here = Path(__file__).parent
    named = "".join(path.read_text(encoding="utf-8") for path in here.glob("*.py"))
    fails = {"write-fails-os.fsync", "write-fails-pathlib.Path.mkdir", "write-fails-pathlib.Path.replace"}

    assert [p.stem for p in here.glob("goldens/*.txt") if f'"{p.stem}' not in named and p.stem not in fails] == []
