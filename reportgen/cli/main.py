"""`reportgen`: the literal table of commands, loaded one at a time, and the border of exit codes.

0 fine · 1 the data has faults · 2 wrong use, or a place that cannot be written · 3 our bug.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Mapping, Sequence

import click

from reportgen import __version__
from reportgen.checks import offload
from reportgen.cli import chinese
from reportgen.errors import ReportgenError, no_path

# name: (module, one line of help). The module is imported when the command is run.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "init": ("reportgen.cli.init", "建一个办公室的文件夹，可以用 git 管"),
    "build": ("reportgen.cli.build", "由事实文件生成公文（.docx）"),
    "check": ("reportgen.cli.check", "检查事实文件，不生成公文"),
    "proofread": ("reportgen.cli.proofread", "校对别处来的 Word 文件和文本"),
    "inspect": ("reportgen.cli.inspect", "检查任何 Word 文件的公文格式"),
    "fmt": ("reportgen.cli.fmt", "整理事实文件：键的次序、缩进、引号"),
    "new": ("reportgen.cli.new", "生成一份可填写的事实文件"),
    "form": ("reportgen.cli.form", "生成 Excel 填报表，给不写 YAML 的人填"),
    "import": ("reportgen.cli.import_", "读回填好的 Excel 填报表，或把旧报告（.docx）读成事实文件"),
    "pull": ("reportgen.cli.pull", "把在 Word 里改过的报告取回事实文件"),
    "rollup": ("reportgen.cli.rollup", "把各单位的数汇总进上级的事实文件"),
    "status": ("reportgen.cli.status", "对照名录看各单位交没交、逾没逾期、有没有错"),
    "table": ("reportgen.cli.table", "各单位各年度的指标汇成一张表，供分析"),
    "trace": ("reportgen.cli.trace", "查一个数从哪里来、印在哪里"),
    "compare": ("reportgen.cli.compare", "两年的指标对照：增减、增幅、变动较大的"),
    "redline": ("reportgen.cli.redline", "两份文件的不同，写成带修订的花脸稿"),
    "dump": ("reportgen.cli.dump", "看中间结果：事实、各部分文字、文档"),
    "packs": ("reportgen.cli.packs", "查看模板包，取出自带的文件来改"),
    "impact": ("reportgen.cli.impact", "改了模板以后，看哪些报告变、怎样变"),
    "schema": ("reportgen.cli.schema", "输出模板包的 JSON Schema，供编辑器提示"),
    "explain": ("reportgen.cli.explain", "解释一条检查意见"),
}


class CommandTable(chinese.Group):
    """Commands out of the table; listing them imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table alone."""
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=CommandTable)
@click.option("--debug", is_flag=True, help="程序出错时显示细节")
@click.version_option(__version__, "--version", message="reportgen %(version)s", help="显示版本")
def main(debug: bool) -> None:
    """由一年的事实（YAML）和模板生成法治政府建设年度报告等公文。

    先用 reportgen new 生成事实文件，填好后运行 reportgen build 2024.yaml。
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; nobody ever sees a traceback unless asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a GBK console cannot show every character
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    arguments = ["--debug"] * debug + [argument for argument in given if argument != "--debug"]  # wherever it stands
    try:
        result = main.main(args=arguments, prog_name="reportgen", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        click.echo(chinese.usage_error(error), err=True)
        return 2
    except ReportgenError as error:
        click.echo(chinese.sentence(error), err=True)
        return 2
    except chinese.Stopped as stopped:
        click.echo(f"已中断：{stopped}", err=True)
        return 130
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断", err=True)
        return 130
    except BrokenPipeError:  # the reader of a pipe has gone
        sys.stderr.close()
        return 1
    except Exception as error:
        wrong = no_path(error)
        if wrong is not None:
            click.echo(chinese.sentence(wrong), err=True)
            return 2
        if debug:
            raise
        kind = f"{type(error).__name__}: {error}"
        click.echo(f"程序自身出错（{kind}）。这不是数据的错；请加 --debug 再运行一次，把输出发给维护人员。", err=True)
        return 3


def _reads_names() -> bool:
    """Whether Chinese names of files can be read; not with LC_ALL=C where Python is told not to mend it."""
    if sys.getfilesystemencoding().lower() == "utf-8":
        return True
    click.echo("PYTHONUTF8=1: 这里的 Python 不用 UTF-8 读文件名，认不得中文名字；设这个环境变量再运行", err=True)
    return False


def entry() -> None:
    """The console script.

    A run is short and its data small: collecting cycles costs a sixth of a build's time, and taking the process apart
    object by object at its end another 3 %. So what was said is written out, and the process ends; unless something
    that watches it (a profiler, a debugger) has still to report.
    """
    gc.disable()
    offload.allow()
    try:
        code = run() if _reads_names() else 2
    finally:
        offload.end()
    if sys.gettrace() is None and sys.getprofile() is None:
        with contextlib.suppress(AttributeError, OSError, ValueError):  # no stream, a full or a closed one
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    gc.freeze()
    sys.exit(code)  # which tells of a stream that could not be written
