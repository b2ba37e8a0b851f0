"""Checks of the title (RG5): 机关 + 事由 + 文种, and its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.duties.nature import (
    kind_at_end,
    pack_kind,
    spans_year,
    tells_of_year,
    title,
    title_place,
    variant,
    without_aside,
    years,
)
from reportgen.checks.duties.organs import is_shortened
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import short

_MATTER = "关于|(?:19|20)[0-9]{2}年|法治政府|依法行政|《"
"""Where the matter of a title begins, behind the organ's name."""


def title_without_kind(subject: Subject) -> Iterator[Finding]:
    """标题末尾没有文种。

    公文标题由发文机关名称、事由和文种组成，文种在最后：年度报告是“报告”。“总结”“汇报”“情况”都不是文种。
    末尾有括注的，看括注之前。模板包自己的标题就不带文种的（如行政执法统计年报），不查。

    依据：党政机关公文处理工作条例第九条（七），标题由发文机关名称、事由和文种组成（规定）
    反例：
        公文: {标题: 云岭区人民政府2024年度法治政府建设工作总结, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    正例：
        公文: {标题: 云岭区人民政府2024年度法治政府建设情况报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    text, own = title(subject), variant(subject).title
    if text and not kind_at_end(text) and not (own is not None and own.text and not pack_kind(subject)):
        fixed = subject.pack.manifest.matter
        hint = f"末尾写“{fixed}”" if fixed else f"末尾写明文种，例如“……的{pack_kind(subject) or '报告'}”"
        yield Finding(f"标题“{short(text)}”末尾没有文种", title_place(subject), (hint,))


def title_other_kind(subject: Subject) -> Iterator[Finding]:
    """标题的文种与模板包的不同。

    模板包按一种公文编排，例如年度报告是上行的“报告”。标题写成别的文种，版式和检查都不合。

    依据：党政机关公文处理工作条例第八条，各文种有各自的用途（规定）
    依据：换用别的文种可能是有意的，所以只作警告（实务）
    反例：
        公文: {标题: 云岭区人民政府关于2024年度法治政府建设情况的通报, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    正例：
        公文: {标题: 云岭区人民政府关于2024年度法治政府建设情况的报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    given, wanted = kind_at_end(title(subject)), pack_kind(subject)
    if given and wanted and given != wanted:
        message = f"标题的文种是“{given}”，模板包排的是“{wanted}”"
        yield Finding(message, title_place(subject), (f"改成“{wanted}”，或换一个模板包",))


def title_without_issuer(subject: Subject) -> Iterator[Finding]:
    """标题里没有发文机关名称，或者不是这个机关。

    标题开头写发文机关，用全称或者规范化简称，联合行文的依次写。写的机关与署名、单位名称对不上的，
    多半是借用别处的标题没有改。

    依据：党政机关公文处理工作条例第九条（七），标题由发文机关名称、事由和文种组成（规定）
    依据：公开的报告里有的标题只写地名，所以只作警告（实务）
    反例：
        公文: {标题: 关于2024年度法治政府建设情况的报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    反例：
        公文: {标题: 东山区人民政府关于2024年度法治政府建设情况的报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    正例：
        公文: {标题: 云岭区2024年度法治政府建设情况报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    text, unit = title(subject), subject.facts.unit
    match = re.search(_MATTER, text)
    names = [str(name) for name in (unit.name, *subject.facts.official.issuers) if name]
    if match is None or not names:
        return
    front = text[: match.start()]
    hint = f"标题开头写发文机关，例如“{names[0]}关于……”"
    if not front:
        yield Finding("标题没有写发文机关", title_place(subject), (hint,))
    elif not _names_one(front, (*names, "".join(names[1:])), unit.short or ""):
        yield Finding(f"标题开头的“{short(front)}”与署名、单位名称对不上", title_place(subject), (hint,))


def _names_one(front: str, names: tuple[str, ...], brief: str) -> bool:
    """Whether a title begins with a name, in full or shortened; or with 简称, maybe behind its place: 示例省云岭区."""
    whole = any(is_shortened(front, name) or is_shortened(name, front) for name in names if name)
    return whole or (brief != "" and (front.endswith(brief) or is_shortened(front, brief)))


def title_year(subject: Subject) -> Iterator[Finding]:
    """标题的年份不是报告年度。

    只看年度报告的标题（五项内容的年度报告，和标题由程序写上年度的模板包），书名号里的、起止的年份不算。

    依据：同一份文件里的年度应当一致（事实）
    反例：
        公文: {标题: 云岭区人民政府关于2023年度法治政府建设情况的报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    正例：
        公文: {标题: 云岭区人民政府关于2024年度法治政府建设情况的报告, 主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    text, year = title(subject), subject.facts.year
    named = years(text)
    if tells_of_year(subject) and named and year not in named and not spans_year(text, year):
        message = f"标题写的是{'、'.join(f'{y}年' for y in named)}，报告年度是{year}年"
        yield Finding(message, title_place(subject), ("核对标题和 年度；不写 公文.标题，就由程序按年度合成",))


def title_not_fixed(subject: Subject) -> Iterator[Finding]:
    """标题不是格式定好的。

    有的报告的标题由格式定好，模板包的 事由文种 写明：政府信息公开年报是“政府信息公开工作年度报告”，前面写机关和年度。
    写成“工作报告”“年度总结”的，与格式不合。末尾有括注的，看括注之前。

    依据：中华人民共和国政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）的标题（规定）
    依据：公开的报告里标题有写得不一样的，所以只作警告（实务）
    反例：
        模板: national/disclosure
        公文: {标题: 云岭区人民政府2024年政府信息公开工作报告, 成文日期: 2025-01-20}
    正例：
        模板: national/disclosure
        公文: {标题: 云岭区人民政府2024年政府信息公开工作年度报告, 成文日期: 2025-01-20}
    """
    text, wanted = title(subject), subject.pack.manifest.matter
    if text and wanted and kind_at_end(text) and not without_aside(text).endswith(wanted):
        hint = f"不写 公文.标题，由程序合成；要写的，末尾写“{wanted}”"
        yield Finding(f"标题“{short(text)}”不是格式定好的“……{wanted}”", title_place(subject), (hint,))
