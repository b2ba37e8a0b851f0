"""click in Chinese: usage lines, section heads and the messages of wrong use."""

from __future__ import annotations

import re
from typing import Any

import click

from reportgen import modules
from reportgen.diagnostics import near
from reportgen.errors import ReportgenError
from reportgen.source import printable


class Stopped(click.Abort):
    """Somebody ended a long run; the sentence says how far it got."""


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """-h serves as --help does."""
        kwargs.setdefault("help_option_names", ["-h", "--help"])
        return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """With the modules and patterns that earlier runs kept: by now help and wrong use have been answered."""
        from reportgen import patterns

        with modules.kept(), patterns.kept(ctx.command_path):
            return super().invoke(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：…"""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]"), "用法："
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项."""
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl([(name, _in_chinese(text)) for name, text in rows])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help with a Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明"
        return option


class Group(Command, click.Group):
    """A group of commands, in Chinese."""

    def invoke(self, ctx: click.Context) -> Any:
        """Hands on to one of them, whose arguments may still be wrong."""
        return click.Group.invoke(self, ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """[选项] 命令 …"""
        return ["[选项]", "命令", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """命令."""
        rows = [(name, command.get_short_help_str(60)) for name, command in self.commands.items()]
        with formatter.section("命令"):
            formatter.write_dl(rows)


def _in_chinese(text: str) -> str:
    """The help of an option with click's own remarks in Chinese."""
    return re.sub(r"\[(\d+)<=x<=(\d+)\]", r"（\1—\2）", text.replace("[required]", "（必填）"))


def sentence(error: ReportgenError) -> str:
    """What stopped a command, and how to mend it."""
    return "\n".join([f"错误：{printable(error.message)}", *(f"  改法：{printable(hint)}" for hint in error.hints)])


def usage_error(error: click.ClickException) -> str:
    """A message of wrong use in Chinese, with near names and where to read on."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "reportgen"
    lines = [f"错误：{_sentence(error)}"]
    lines += [f"  改法：{hint}" for hint in _hints(error, context)]
    lines.append(f"  用法见：{path} --help")
    return "\n".join(lines)


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}"
    if isinstance(error, click.MissingParameter):
        if isinstance(error.param, click.Option):
            return f"缺选项 {error.param.opts[-1]}：{error.param.help}"
        return f"缺参数 {error.param.human_readable_name if error.param else ''}"
    if isinstance(error, click.BadParameter):
        return f"{_parameter(error)} 不对：{_reason(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面缺值"
    message = error.format_message()
    if "No such command" in message:
        return f"没有命令 {message.split(chr(39))[1]}"
    if "unexpected extra argument" in message:
        return f"多出了参数 {message.partition('(')[2].rstrip(')')}"
    if "Missing command" in message:
        return "缺命令"
    return message


def _parameter(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"选项 {error.param.opts[-1]}"
    return f"参数 {error.param.human_readable_name if error.param else ''}"


def _reason(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(str(c) for c in kind.choices)}"
    if isinstance(kind, click.IntRange):
        return f"应是 {kind.min} 到 {kind.max} 之间的整数"
    return error.message


def _hints(error: click.ClickException, context: click.Context | None) -> tuple[str, ...]:
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        return (f"是否想写：{'、'.join(sorted(error.possibilities))}？",)
    message = error.format_message()
    if "No such command" in message and context is not None and isinstance(context.command, click.Group):
        return near(message.split("'")[1], context.command.list_commands(context))
    return ()
