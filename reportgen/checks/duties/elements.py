"""Checks of 发文字号 and 签发人 (RG5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.duties.nature import is_upward, kind, leaf_place
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.document.editions import Edition

_PLAIN = "[^0-9〔〕]+〔([0-9]{4})〕[0-9]+号"
"""As it should be: most numbers are, and need no other pattern."""
_OPEN, _CLOSE = "[〔\\[【（(﹝［]", "[〕\\]】）)﹞］]"
_BRACKET = rf"{_OPEN}\s{{0,3}}([^〔〕\[\]【】（）()﹝﹞［］]{{0,12}}?)\s{{0,3}}{_CLOSE}"
_NUMBER = rf"[^\d〔\[【（(﹝［][^号]{{0,40}}{_BRACKET}\s{{0,3}}(?:第\s{{0,3}})?\d{{1,9}}\s{{0,3}}号"


def signer_missing(subject: Subject) -> Iterator[Finding]:
    """上行文有发文字号而没有签发人。

    写了发文字号，报送版就印红头；上行文的红头要标注签发人姓名。只在网站公开的，用 --edition 公开 检查，不看这一项。

    依据：党政机关公文处理工作条例第九条（六），上行文应当标注签发人姓名（规定）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政〔2025〕3号}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政〔2025〕3号, 签发人: [张示例]}
    """
    number, edition = subject.facts.official.number, subject.document.edition
    if number is None or edition is not Edition.UPWARD or not is_upward(subject):
        return
    if not subject.facts.official.signers:
        hint = "补写 公文.签发人，例如 签发人: [张示例]；联合行文的各机关都要写"
        yield Finding("上行文没有标注签发人", leaf_place(subject, number), (hint,))


def signer_downward(subject: Subject) -> Iterator[Finding]:
    """下行文标注了签发人。

    签发人由上行文标注；通知一类的下行文不标，写了会印在发文字号旁边。

    依据：GB/T 9704—2012 第7.2.6条，签发人是上行文的要素（一般）
    反例：
        模板: notice/task-assignment
        年度: 2024
        公文: {主送: [各乡镇人民政府], 成文日期: 2024-03-01, 发文字号: 示云政办〔2024〕1号, 签发人: [张示例]}
        正文:
          任务: [{小标题: 规范执法, 内容: 落实执法公示。, 责任单位: [区司法局]}]
    正例：
        模板: notice/task-assignment
        年度: 2024
        公文: {主送: [各乡镇人民政府], 成文日期: 2024-03-01, 发文字号: 示云政办〔2024〕1号}
        正文:
          任务: [{小标题: 规范执法, 内容: 落实执法公示。, 责任单位: [区司法局]}]
    """
    signers = subject.facts.official.signers
    if signers and kind(subject) and not is_upward(subject):
        message = f"{kind(subject)}不是上行文，不标注签发人“{'、'.join(signers)}”"
        yield Finding(message, leaf_place(subject, signers[0]), ("删去 公文.签发人",))


def number_form(subject: Subject) -> Iterator[Finding]:
    """发文字号不完整。

    发文字号依次是机关代字、六角括号里的四位年份、序号和“号”。缺一样的，或者多了别的字的，都在这里报；
    括号的形状、年份的位数、序号前的“第”和0，由文字检查报。

    依据：GB/T 9704—2012 第7.2.5条，发文字号由发文机关代字、年份、发文顺序号组成（规定）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政2025年3号, 签发人: [张示例]}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政〔2025〕3号, 签发人: [张示例]}
    """
    number = subject.facts.official.number
    if number is not None and not (re.fullmatch(_PLAIN, number) or re.fullmatch(_NUMBER, number)):
        hint = "写成 机关代字〔年份〕序号号，例如 示云政〔2025〕3号"
        yield Finding(f"发文字号“{number}”{_lack(number)}", leaf_place(subject, number), (hint,))


def _year_in(number: str) -> re.Match[str] | None:
    """The last bracket, with its content as group 1: one before it may belong to 机关代字."""
    return re.fullmatch(_PLAIN, number) or next(reversed([*re.finditer(_BRACKET, number)]), None)


def _lack(number: str) -> str:
    bracket = _year_in(number)
    if bracket is None:
        return "没有用六角括号写年份"
    if bracket.start() == 0 or number[0].isdecimal():
        return "缺机关代字"
    if not re.search(r"\d", number[bracket.end() :]):
        return "缺序号"
    return "有多余的字" if "号" in number[bracket.end() :] else "末尾缺“号”"


def number_year(subject: Subject) -> Iterator[Finding]:
    """发文字号的年份与成文日期不是同一年。

    发文字号按发文的年份编，与成文日期同年；它不是报告年度。年末编号、次年年初签发的，核对后写豁免。

    依据：GB/T 9704—2012 第7.2.5条，年份是发文的年份（一般）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政〔2024〕3号, 签发人: [张示例]}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 发文字号: 示云政〔2025〕3号, 签发人: [张示例]}
    """
    number, dated = subject.facts.official.number, subject.facts.official.dated
    match = _year_in(number or "")
    if number is None or dated is None or match is None or not re.fullmatch(r"[0-9]{4}", match[1]):
        return
    if int(match[1]) != dated.date.year:
        related = (Related("成文日期写在这里", subject.facts.leaves[dated.leaf].place),)
        message = f"发文字号的年份是{match[1]}，成文日期是{dated.date.year}年"
        yield Finding(message, leaf_place(subject, number), ("核对发文字号和成文日期",), related)
