"""A small pack with a table, a facts file on it, and entry sheets that are filled in by script."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

PACK = """\
名称: 试
继承: national
标题: "{{ 年度 }}年度报告"
指标: [行政复议, 普法, 矛盾化解, 申请]
要素:
  - {键: 联系人, 说明: 联系人姓名}
章节:
  - {键: 申请, 标题: 申请情况}
"""
TABLE = """\
申请:
  名称: 收到和处理申请情况
  单位: 件
  列: [自然人, {法人: [企业, {键: 其他组织, 名称: 其他}]}, {键: 总计, 和: 全部}]
  行:
    - {键: 新收, 名称: 一、新收}
    - 二、办理结果: [公开, 不公开, {键: 合计, 和: 本组}]
    - {键: 结转, 名称: 三、结转}
"""
FACTS = """\
模板: t  # 试用
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  主送: [示例市人民政府, 示例市人大常委会]
  成文日期: 2025年2月24日   # 待定
指标:
    申请:
        新收: [3, 0, 1, ~]   # 甲报
        公开: {自然人: 2, 企业: 0, 其他组织: 1, 总计: 3}
        结转: [0, 0, 0, 0]
    # 复议处报
    行政复议:
        受理: 47
        审结: {数: 26.0, 说明: 含上年结转}
        立案前化解:
    普法: {宣传活动: 180余, 宣传资料: 36000余份}
    矛盾化解: {涉及金额: 18.85万}
正文:
  申请: 全年收到申请{{ 申请.新收_总计 }}件。
"""
TABLE_SHEET = "收到和处理申请情况"


def set_up(office: Any, facts: str = FACTS) -> None:
    """The pack and the facts file in an office."""
    office.write("templates/t/pack.yaml", PACK)
    office.write("templates/t/indicators.yaml", TABLE)
    office.write("2024.yaml", facts)


def form(office: Any, *more: str, name: str = "表.xlsx") -> Path:
    """An entry sheet with what the facts file says."""
    run = office.run("form", "t", "2024", "-o", name, *(more or ("--facts", "2024.yaml")))
    assert run.code == 0, run.err
    return Path(name)


def key_cells(sheet: Worksheet) -> dict[str, int]:
    """The rows of a sheet by their hidden keys."""
    return {str(row[0].value): row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value not in (None, "-")}


def cell(book: Workbook, path: str, column: str = "数") -> Any:
    """The cell to fill in for a path and a column."""
    for sheet in book.worksheets:
        rows = key_cells(sheet)
        row = next((row for key, row in rows.items() if key.endswith(f":{path}")), None)
        area = next((key.partition(":")[0] for key in rows if key.endswith(f":{path}")), "")
        if row is not None:
            heads = next(row for key, row in rows.items() if key == f"reportgen:{area}")
            names = {c.value: c.column for c in sheet[heads] if c.column > 1}
            return sheet.cell(row, names[column])
    raise KeyError(path)


def edit(path: Path, change: Callable[[Workbook], None]) -> None:
    """Open a workbook, change it and save it, as a program would."""
    book = load_workbook(path)
    change(book)
    book.save(path)


def fill(path: Path, *values: tuple[str, str, Any]) -> None:
    """Fill in cells: (path, column, value)."""

    def change(book: Workbook) -> None:
        for row, column, value in values:
            cell(book, row, column).value = value

    edit(path, change)


def data_of(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
