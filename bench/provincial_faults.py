"""What goes wrong in the facts files of a made-up province: one kind a faulty unit, all kinds in turn."""

import re
from collections.abc import Callable
from typing import NamedTuple

_GROWING = r"    (?:执法培训|听取汇报|干部培训人次|行政许可): |  其他执法: \["
"""What stands before figures that nothing else is bound to."""


class Fault(NamedTuple):
    """A way to spoil a good file; `fails` where no report can be built from what it leaves.

    `counts`: its facts can be read all the same, so that a roll-up has to count its figures. `moves`: these are numbers
    still, but others.
    """

    name: str
    fails: bool
    spoil: Callable[[str], bytes | None]
    counts: bool = False
    moves: bool = False


def _text(change: Callable[[str], str]) -> Callable[[str], bytes]:
    return lambda text: change(text).encode("utf-8")


def _in_figures(pattern: str, by: str) -> Callable[[str], bytes]:
    """A change of the first line below 指标 that has the form."""

    def spoil(text: str) -> str:
        head, name, tail = text.partition("指标:\n")
        changed, count = re.subn(pattern, by, tail, count=1, flags=re.MULTILINE)
        assert count, f"no line is like {pattern}"
        return head + name + changed

    return _text(spoil)


def _narrative(text: str, piece: str) -> str:
    """The first sentence with something put in before its end."""
    head, name, tail = text.partition("正文:\n")
    return head + name + tail.replace("。", piece + "。", 1)


def _broken_sum(text: str) -> str:
    """A total that is not that of its parts."""
    for pattern, by in (
        (r"^(    合计: )(\d+)$", r"\g<1>9\2"),
        (r"^(    化解: )(\d+)$", r"\g<1>9\2"),
        (r"^(    排查: [^\n]*\n    化解: )(.*)$", r"\g<1>99\2"),
        (r"^(    办理总计: \[.*, )(\d+)\]$", r"\g<1>9\2]"),
        (r"^(    落实事项: )(\d+)$", r"\g<1>9\2"),
        (r"^(    诉调对接: )(.*)$", r"\1\2\n    排查: 5\n    化解: 6"),
    ):
        changed, count = re.subn(pattern, by, text, count=1, flags=re.MULTILINE)
        if count:
            return changed
    raise AssertionError("no total in this file")


def _late(text: str) -> str:
    return re.sub("(成文|公开)日期: (....)-.*", r"\1日期: \2-05-20", text)


def _unknown_pack(text: str) -> str:
    return "模板: national/none\n" + re.sub("^模板: .*\n", "", text, flags=re.MULTILINE)


FAULTS = (
    Fault("没有报送", True, lambda text: None),
    Fault("空文件", True, lambda text: b""),
    Fault("GBK编码", True, lambda text: text.encode("gbk", "replace")),
    Fault("制表符缩进", True, _text(lambda text: text.replace("\n  ", "\n\t", 1))),
    Fault("全角冒号", True, _text(lambda text: text.replace("年度: ", "年度：", 1))),
    Fault("冒号后缺空格", True, _text(lambda text: text.replace("年度: ", "年度:", 1))),
    Fault("括号没有收住", True, _in_figures(r"^(    \S+: )(.*)$", r"\1[\2")),
    Fault("键写了两次", True, _in_figures(r"^(    \S+: .*)$", r"\1\n\1")),
    Fault("控制字符", True, _text(lambda text: _narrative(text, "\x07"))),
    Fault("文件太大", True, _text(lambda text: text + "# 记录\n" * 200_000)),
    Fault("不认识的键", True, _text(lambda text: text + "经办人: 无\n")),
    Fault("缺年度", True, _text(lambda text: re.sub("^年度: .*\n", "", text, flags=re.MULTILINE))),
    Fault("没有这一天", True, _text(lambda text: re.sub("成文日期: (....)-..-..", r"成文日期: \1-02-30", text))),
    Fault("不是日期", True, _text(lambda text: re.sub("成文日期: .*", "成文日期: 二月底", text))),
    Fault("不是数", True, _in_figures(r"^(    \S+: ).*$", r"\1若干")),
    Fault("千分位逗号", True, _in_figures(r"^(    \S+: ).*$", r"\g<1>1,234")),
    Fault("没有这个模板包", True, _text(_unknown_pack)),
    Fault("引用的名称不存在", True, _text(lambda text: _narrative(text, "，共{{ 行政复议.没有这项 }}件"))),
    Fault("引用的指标没有数", True, _text(lambda text: _narrative(text, "，共{{ 公共法律服务.公证 }}件")), counts=True),
    Fault("勾稽不成立", True, _text(_broken_sum), counts=True, moves=True),
    Fault("缺必需的部分", True, _text(lambda text: text.partition("正文:\n")[0]), counts=True),
    Fault("过期报送", False, _text(_late), counts=True),
    Fault("没有缘由的大增", False, _in_figures(f"^({_GROWING})(\\d+)", r"\1\g<2>00"), counts=True, moves=True),
)
