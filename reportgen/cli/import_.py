"""`reportgen import`: one command for all that can be read back, by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import project, show
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic, short
from reportgen.errors import ReportgenError
from reportgen.facts.schema import KINDS
from reportgen.reading import absent
from reportgen.source import printable
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.importing.retelling import Retold
    from reportgen.office.entry_import import Entry, Imported
    from reportgen.office.report_import import Salvaged


class _Wish(NamedTuple):
    """The command line; what follows `check` is for old reports alone."""

    path: Path
    facts: Path | None
    check: bool
    pack: str | None
    year: int | None
    kind: str | None
    typed: bool


class _Read(NamedTuple):
    """What was read: the file to write (None where nothing is to be written), what to tell, findings."""

    target: Path | None
    data: bytes
    told: list[str]
    diagnostics: tuple[Diagnostic, ...]


def _sheet(wish: _Wish) -> _Read:
    from reportgen.office.entry_import import import_sheet
    from reportgen.workshop import Workshop

    given = [name for name, value in zip(_REPORT_ONLY, wish[3:]) if value]
    if given:
        raise ReportgenError(f"{given[0]} 只用于导入旧报告（.docx）", "填报表记着自己的模板包和年度，删去这个选项")
    outcome = import_sheet(wish.path, wish.facts, Workshop())
    made = outcome.value
    if made is None:
        return _Read(None, b"", [], outcome.diagnostics)
    target = made.path if made.changes or made.new else None
    kept = any(found.code in _KEPT for found in outcome.diagnostics)
    return _Read(target, made.data, _told(made, wish.check, kept), outcome.diagnostics)


def _report(wish: _Wish) -> _Read:
    from reportgen.office.report_import import Wish, import_report
    from reportgen.workshop import Workshop

    outcome = import_report(wish.path, wish.facts, Wish(wish.pack, wish.year, wish.kind, wish.typed), Workshop())
    made = outcome.value
    if made is None:
        return _Read(None, b"", [], outcome.diagnostics)
    return _Read(made.path, made.data, list(_account(made, wish.check)), outcome.diagnostics)


READERS: Mapping[str, Callable[[_Wish], _Read]] = {".xlsx": _sheet, ".docx": _report}
"""What can be read back, by suffix."""
_FACTS_SUFFIXES = (".yaml", ".yml")
_REPORT_ONLY = ("--pack", "--year", "--kind", "--typed")
_FACTS = "它不用导入：用 reportgen check 检查，用 reportgen build 生成；要导入的是填报表（.xlsx）或旧报告（.docx）"
_INSTEAD = {
    ".csv": "填报表要原样交回：存成 .xlsx，不要存成 .csv",
    ".yaml": _FACTS,
    ".yml": _FACTS,
    ".txt": "旧报告只认 .docx：把文字粘贴进 Word，各部分的标题写上“一、”“二、”，存成 .docx 再导入",
}
_LOCK = "~$"
"""How office suites begin the name of the file that says that another one is open."""
_ORIGINAL = "填报表请交表的人发 .xlsx；旧报告找原来的 .docx"
EMPTY = "空"
_KEPT = ("RG126", "RG133")
"""Findings after which the file says something else than the sheet, and stays as it is."""
_FRAME = "公文"


@click.command("import", cls=chinese.Command, short_help="读回填好的 Excel 填报表，或把旧报告（.docx）读成事实文件")
@click.argument("path", metavar="填报表或旧报告", type=click.Path(path_type=Path))
@click.argument("facts", metavar="[事实文件]", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="只列出要改什么，不写文件；有要改的，结束代码为 1")
@click.option("--pack", metavar="模板包", help="旧报告用哪个模板包来读；不写则用 办公室.yaml 里的")
@click.option("--year", type=click.IntRange(1990, 2099), metavar="年度", help="旧报告的年度；不写则从标题看")
@click.option("--kind", type=click.Choice(KINDS), help="旧报告的单位类别，决定有哪些部分；不写则从标题和署名看")
@click.option("--typed", is_flag=True, help="旧报告正文里的数照原样写；不加则填进指标的数改成引用，印出来一样")
@options.listing_option
@options.all_option
def command(path: Path, form: str, every: bool, **wish: Any) -> int:
    """把填好的填报表（reportgen form 生成的 .xlsx）读回事实文件，或者把往年的报告（.docx）读成一份事实文件。

    不写事实文件，就写在旁边的 年度.yaml。填报表：没有这个文件，就生成一份；逐条列出改了什么；有一处填错，就一处也不写；
    空着的格子不动原来的内容。

    旧报告：已有的文件不覆盖；各部分的文字照录，数填进指标并注明出自哪一段，拿不准的标“待核实”，没有导入的逐段列出。
    """
    suffix, facts = path.suffix.lower(), wish["facts"]
    if facts is not None and facts.suffix.lower() not in _FACTS_SUFFIXES:
        message = f"{project.shown(facts)} 不是事实文件的名称：要以 {'、'.join(_FACTS_SUFFIXES)} 结尾"
        raise ReportgenError(message, f"改一个名称，例如 {project.shown(facts.with_suffix('.yaml'))}")
    if path.name.startswith(_LOCK):
        own = path.name.removeprefix(_LOCK)
        message = f"{project.shown(path)} 是打开“{own}”时办公软件留下的临时文件，不是要导入的文件"
        raise ReportgenError(message, f"存盘后关掉办公软件，导入 {own}")
    reader = READERS.get(suffix)
    read = reader(_Wish(path, **wish)) if reader is not None else _Read(None, b"", [], (_foreign(path),))
    if read.target is not None and not wish["check"]:
        project.write_atomically(read.target, read.data)
    if read.told:
        click.echo("\n".join(map(printable, read.told)), err=form in show.FOR_PROGRAMS)
    return max(options.report(read.diagnostics, form, every), 1 if wish["check"] and read.target is not None else 0)


def _foreign(path: Path) -> Diagnostic:
    """That a file is of a kind that is not read back.

    Raises:
        ReportgenError: nobody knows of what kind it is.
    """
    from reportgen.readers.foreign import SHEET, WORD, of_another_kind

    suffix = path.suffix.lower()
    found = of_another_kind(project.shown(path), suffix, "导入", (WORD, SHEET), _INSTEAD.get(suffix, _ORIGINAL))
    if found is None:
        raise _unknown(path)
    return found


def _unknown(path: Path) -> ReportgenError:
    name = project.shown(path)
    if path.is_dir():
        hint = "一次导入一份，写明文件名，例如 reportgen import 填报.xlsx"
        return ReportgenError(f"{name} 是文件夹，不知道导入其中哪一份", hint)
    if not path.exists():
        return absent(name)
    hint = "只能导入 reportgen form 生成的填报表（.xlsx）和旧报告（.docx）；是这两种的，名称要写出这样的结尾"
    return ReportgenError(f"不知道 {name} 是什么文件：名称不以 {'、'.join(READERS)} 结尾", hint)


def _told(made: Imported, check: bool, kept: bool) -> list[str]:
    """Each change on a line, and what became of the file; `kept`: it says something else than the sheet."""
    name = project.shown(made.path)
    lines = [_line(change, check) for change in made.changes]
    if made.new:
        done = f"{'要' if check else '已'}生成 {name}，共填 {len(lines)} 处"
    elif lines:
        done = f"共{'要改' if check else '改'} {len(lines)} 处" + ("" if check else f"，已写入 {name}")
    else:
        return [f"{name} 没有要改的；与表里不同的几处见提示" if kept else f"{name} 与表里的一样，不用改"]
    return [*lines, done if check else f"{done}；再运行 reportgen check {name}"]


def _line(change: Entry, check: bool) -> str:
    before, after = (" ".join(text.split()) or EMPTY for text in (change.before, change.after))
    return f"{'要改' if check else '已改'} {change.path}：{before} → {after}（{change.place.label}）"


def _account(made: Salvaged, check: bool) -> Iterator[str]:
    """Where everything in an old report went, what did not go anywhere, what the numbers became."""
    retold, name = made.retold, project.shown(made.path)
    yield f"年度 {made.year.value}（{made.year.said}），模板包 {made.pack}"
    places: dict[str, list[int]] = {}
    for went in retold.went:
        places.setdefault(went.path, []).extend(went.numbers)
    elsewhere = {number for path, numbers in places.items() if path != _FRAME for number in numbers}
    places[_FRAME] = [number for number in places.pop(_FRAME, []) if number not in elsewhere]
    headings = {f"正文.{one.key}": one for one in retold.sections}
    for path, numbers in places.items():
        if numbers:
            one = headings.get(path)
            doubt = "，自己加的部分" if one and one.own else "" if one is None or one.sure else "，标题不同，待核实"
            shown = "版头、标题、署名等由程序排" if path == _FRAME else path
            yield f"{shown} ← 第{_ranges(numbers)}段{f'“{one.section.heading}”{doubt}' if one else ''}"
    figures = retold.skeleton.figures
    forms, disputed = retold.skeleton.forms, figures.disputed
    cells = sum(1 for form in forms for _ in form.values())
    yield f"正文里带单位的数 {len(figures.met)} 个，填进指标 {len(figures.agreed)} 个" + (
        f"；表样相合的表 {len(forms)} 张，共 {cells} 个数" if forms else ""
    )
    if retold.quoted or retold.kept:
        typed = "、".join(f"第{seen.number}段“{seen.words}”" for seen in retold.kept)
        yield f"文字里的数改成引用 {retold.quoted} 处" + (
            f"；填进了指标、仍照原样写着的 {len(retold.kept)} 处：{typed}" if typed else ""
        )
    yield from _with_numbers(retold)
    for path, several in disputed.items():
        said = "；".join(f"第{seen.number}段 {seen.figure}" for seen in several)
        yield f"指标.{path} 几处不一样，没有填：{said}"
    if retold.left:
        yield f"没有导入或有改动的 {len(retold.left)} 处："
        yield from (f"  第{_ranges(left.numbers)}段“{short(left.text)}”：{left.why}" for left in retold.left)
    else:
        yield "每一段都已导入"
    yield from _reprinted(made)
    look = f"标着“待核实”的 {made.doubts} 处与原文核对，" if made.doubts else ""
    yield f"{'要' if check else '已'}生成 {name}；{look}再运行 reportgen check {name}"


def _with_numbers(retold: Retold) -> Iterator[str]:
    """Where numbers of points are typed in the text, and how to have them set by the program."""
    for each in retold.skeleton.sections:
        if each.told.typed:
            where, first = f"正文.{each.matched.key}", short(each.told.typed[0])
            why = "只有一句话的点，程序不编“（一）”；补上内容，就能改成要点"
            yield f"{where} 的序号照原样写在文字里（从“{first}”起）：{why}"


def _reprinted(made: Salvaged) -> Iterator[str]:
    """What a report built from the new file says otherwise than the old one did."""
    if made.otherwise is None:
        yield "导入的文件还不能生成（缺什么，运行 reportgen check 看），没有与旧报告逐段对照"
        return
    if not made.otherwise:
        yield "用导入的文件再生成，" + ("没有导入的以外，" if made.retold.left else "") + "文字与旧报告一样"
    else:
        yield f"用导入的文件再生成，与旧报告不一样的 {len(made.otherwise)} 处："
    for one in made.otherwise:
        where = f"第{_ranges(one.numbers)}段" if one.numbers else "多出"
        if one.moved:
            yield f"  {where}“{one.old}”：位置不同"
        elif not one.numbers:
            yield f"  {where}“{one.new}”"
        else:
            yield f"  {where}“{one.old}”" + (f" → “{one.new}”" if one.new else "：没有了")


def _ranges(numbers: Iterable[int]) -> str:
    """3、5—7."""
    found = sorted(set(numbers))
    runs = (list(run) for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in ends)
