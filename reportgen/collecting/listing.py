"""How the units stand as rows of texts, as lines of a terminal, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reportgen.collecting.muster import FAULTY, LATE, MISSING, OTHER_YEAR, OVERDUE, SILENT, UNDATED, Muster, Standing
from reportgen.source import display_width, printable

HEADS = (
    "代码", "单位", "层级", "类别", "上级", "状态", "报送期限", "成文日期", "公开期限", "公开日期",
    "逾期天数", "错误", "警告", "第一处错误", "文件",
)  # fmt: skip
BELOW_HEADS = ("上级", "应交", "情况")
WIDTHS = (14, 34, 6, 10, 14, 10, 12, 12, 12, 12, 10, 7, 7, 50, 40)
_SHORT = ("代码", "单位", "状态", "期限", "日期", "逾期", "错误", "说明")
_CLIPPED = 48
"""Columns that a terminal shows of the first error."""
_COLOURS = {
    LATE: "late", FAULTY: "faulty", OTHER_YEAR: "faulty", OVERDUE: "late", MISSING: "missing", UNDATED: "missing",
}  # fmt: skip
_STYLE = """
body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em; color: #222; }
table { border-collapse: collapse; margin: 1em 0 2em; }
th, td { border: 1px solid #bbb; padding: .25em .6em; text-align: left; vertical-align: top; }
th { background: #eef1f5; position: sticky; top: 0; }
tr.late td { background: #fdeaea; } tr.faulty td { background: #fff3dc; } tr.missing td { background: #f3f3f3; }
p { max-width: 50em; }
"""
NOTE = "期限取自模板包的义务，按成文日期、公开日期判断；日期是事实文件里写的，不是收到的日期。"


def cells(standing: Standing) -> tuple[str, ...]:
    """A unit under HEADS."""
    counts = (str(number) if number else "" for number in (standing.days, standing.errors, standing.warnings))
    return (
        standing.code, standing.name, standing.level, standing.kind, standing.above, standing.state,
        standing.report_by, standing.dated, standing.publish_by, standing.published,
        *counts, standing.first, standing.file,
    )  # fmt: skip


def summary(muster: Muster) -> str:
    """One sentence: how many units in which state."""
    parts = "，".join(f"{state} {count}" for state, count in muster.counts.items())
    when = f"（按 {muster.as_of.isoformat()} 看）" if muster.as_of else ""
    strangers = f"；名录外的文件 {muster.strangers} 个" if muster.strangers else ""
    return f"{muster.year} 年度应交 {len(muster.standings)} 个单位{when}：{parts or '没有'}{strangers}"


def lines(muster: Muster, every: bool) -> Iterator[str]:
    """The table of a terminal: units that somebody has to see to, all of them for `every`."""
    shown = [standing for standing in muster.standings if every or standing.state not in SILENT]
    rows = [tuple(map(printable, _short(standing))) for standing in shown]
    if rows:
        yield from ruled((_SHORT, *rows))
        yield ""
    yield summary(muster)
    if len(shown) < len(muster.standings):
        yield "按期的没有列出；加 --all 全部列出"


def _short(standing: Standing) -> tuple[str, ...]:
    by_report = bool(standing.report_by)
    return (
        standing.code,
        standing.name,
        standing.state,
        standing.report_by if by_report else standing.publish_by,
        standing.dated if by_report else standing.published or standing.dated,
        f"{standing.days} 天" if standing.days else "",
        str(standing.errors or ""),
        clipped(standing.first, _CLIPPED),
    )


def clipped(text: str, columns: int) -> str:
    """A text cut to so many columns of a terminal."""
    if display_width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if display_width(kept + char) > columns - 2:
            break
        kept += char
    return kept + "…"


def ruled(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows in columns that stand under each other, wide characters counted as two."""
    widths = [max(map(display_width, column)) for column in zip(*rows)]
    for row in rows:
        padded = (text + " " * (width - display_width(text)) for text, width in zip(row, widths))
        yield "  ".join(padded).rstrip()


def page(muster: Muster) -> Iterator[str]:
    """A page of its own, without script, in pieces."""
    title = escape(f"{muster.title or '单位名录'}：{muster.year} 年度报送情况")
    yield f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{escape(summary(muster))}。</p>\n"
    below = [*below_rows(muster)]
    if below:
        yield "<h2>各上级的下级单位</h2>\n<table>\n"
        yield _row(BELOW_HEADS, "th")
        yield from (_row(row, "td") for row in below)
        yield "</table>\n"
    yield "<h2>各单位</h2>\n<table>\n" + _row(HEADS, "th")
    for standing in muster.standings:
        yield _row(cells(standing), "td", _COLOURS.get(standing.state, ""))
    yield f"</table>\n<p>{escape(NOTE)}</p>\n</body>\n</html>\n"


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return "，".join(f"{state} {count}" for state, count in counts)


def _row(texts: Iterable[str], tag: str, look: str = "") -> str:
    inner = "".join(f"<{tag}>{escape(printable(text))}</{tag}>" for text in texts)
    return f'<tr class="{look}">{inner}</tr>\n' if look else f"<tr>{inner}</tr>\n"


def below_rows(muster: Muster) -> Iterator[tuple[str, ...]]:
    """Each superior with its units by state, under BELOW_HEADS."""
    for name, counts in muster.below():
        yield name, str(sum(counts.values())), _counted(counts.items())
