"""`reportgen import`: one command for all that can be read back, by suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import project, show
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.reading import top_of

if TYPE_CHECKING:
    from reportgen.office.entry_import import Entry, Imported


def _sheet(path: Path, facts: Path | None) -> Outcome[Imported]:
    from reportgen.office.entry_import import import_sheet
    from reportgen.workshop import Workshop

    return import_sheet(path, facts, Workshop())


READERS: Mapping[str, Callable[[Path, Path | None], Outcome[Imported]]] = {".xlsx": _sheet}
"""What can be read back, by suffix."""
_RESAVE = "用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
_FOREIGN = {
    ".xls": ("旧格式的 Excel 文件", _RESAVE),
    ".et": ("WPS 表格", _RESAVE),
    ".ods": ("OpenDocument 表格", _RESAVE),
    ".xlsm": ("带宏的 Excel 文件", "另存为不带宏的 .xlsx 再导入"),
    ".xlsb": ("二进制格式的 Excel 文件", _RESAVE),
    ".xltx": ("Excel 模板", _RESAVE),
    ".csv": ("逗号分隔的文本", "填报表要原样交回：存成 .xlsx，不要存成 .csv"),
    ".docx": ("Word 文件", "现在只能导入 reportgen form 生成的填报表"),
    ".pdf": ("PDF 文件", "请交表的人发 .xlsx"),
}
EMPTY = "空"


@click.command("import", cls=chinese.Command, short_help="把填好的 Excel 填报表读回事实文件")
@click.argument("path", metavar="填报表", type=click.Path(path_type=Path))
@click.argument("facts", metavar="[事实文件]", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="只列出要改什么，不写文件；有要改的，结束代码为 1")
@options.listing_option
@options.all_option
def command(path: Path, facts: Path | None, check: bool, form: str, every: bool) -> int:
    """把填好的填报表（reportgen form 生成的 .xlsx）读回事实文件，逐条列出改了什么。

    不写事实文件，就读进填报表旁边的 年度.yaml；没有这个文件，就生成一份。
    表里有一处填错，就一处也不写；空着的格子不动原来的内容。
    """
    suffix = path.suffix.lower()
    if suffix in READERS:
        outcome = READERS[suffix](path, facts)
    elif suffix in _FOREIGN:
        what, hint = _FOREIGN[suffix]
        fault = Diagnostic("RG118", f"这是{what}，读不了", top_of(project.shown(path)), (hint,))
        outcome = Outcome(None, (fault,))
    else:
        message = f"不知道 {project.shown(path)} 是什么文件：名称不以 {'、'.join(READERS)} 结尾"
        raise ReportgenError(message, "改成实际的后缀再试")
    made = outcome.value
    wanted = 0
    if made is not None:
        if (made.changes or made.new) and not check:
            project.write_atomically(made.path, made.data)
        wanted = 1 if check and (made.changes or made.new) else 0
        click.echo("\n".join(_told(made, check)), err=form in show.FOR_PROGRAMS)
    return max(options.report(outcome.diagnostics, form, every), wanted)


def _told(made: Imported, check: bool) -> list[str]:
    """Each change on a line, and what became of the file."""
    name = project.shown(made.path)
    lines = [_line(change, check) for change in made.changes]
    if made.new:
        done = f"{'要' if check else '已'}生成 {name}，共填 {len(lines)} 处"
    elif lines:
        done = f"共{'要改' if check else '改'} {len(lines)} 处" + ("" if check else f"，已写入 {name}")
    else:
        return [f"{name} 与表里的一样，不用改"]
    return [*lines, done if check else f"{done}；再运行 reportgen check {name}"]


def _line(change: Entry, check: bool) -> str:
    before, after = (" ".join(text.split()) or EMPTY for text in (change.before, change.after))
    return f"{'要改' if check else '已改'} {change.path}：{before} → {after}（{change.place.label}）"
