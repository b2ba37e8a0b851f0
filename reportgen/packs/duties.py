"""义务 and 篇幅: who owes the report to whom and by when, how long it may be, and how well each was verified."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from reportgen.facts.schema import KINDS, LEVELS
from reportgen.records import Field, Kind, Reader, in_years, join
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Node

STANDINGS = ("已核", "部分核实", "未核实")
ACTS = ("报送", "抄送", "公开")
DUTY = (
    Field("事项", Kind.CHOICE, "报送、抄送或公开", required=True, choices=ACTS),
    Field("层级", Kind.TEXTS, "哪些层级的单位；不写是各级"),
    Field("类别", Kind.TEXTS, "哪些类别的单位；不写是各类"),
    Field("对象", Kind.TEXTS, "报给谁、抄给谁"),
    Field("期限", Kind.TEXT, "报告年度次年的月-日；报送当日不算过期，公开要在这一天之前", example="3-1"),
    Field("含当日", Kind.YES_NO, "公开的期限含当日：到这一天为止，不必在它之前"),
    Field("自", Kind.YEAR, "从哪一年度的报告起"),
    Field("至", Kind.YEAR, "到哪一年度的报告止"),
    Field("依据", Kind.TEXT, "依据里的哪一份文件", required=True),
    Field("条款", Kind.TEXT, "条款号，核实过才写"),
    Field("核验", Kind.CHOICE, "这一项核实到什么程度", required=True, choices=STANDINGS),
)
LENGTH = (
    Field("至多", Kind.TEXT, "正文的字数，多于它就提示", required=True, example="5000"),
    Field("说明", Kind.TEXT, "这个数从哪里来", required=True),
    Field("核验", Kind.CHOICE, "这个出处核实到什么程度", required=True, choices=STANDINGS),
)
_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_LEAP_YEAR = 2000


class Duty(NamedTuple):
    """One duty; empty `levels` or `kinds` mean all. `deadline` is (month, day) of the year after the report's."""

    act: str
    levels: tuple[str, ...]
    kinds: tuple[str, ...]
    recipients: tuple[str, ...]
    deadline: tuple[int, int] | None
    since: int | None
    until: int | None
    basis: str
    clause: str
    standing: str
    place: Place
    inclusive: bool = False
    """Whether publication on the day of the deadline is in time."""

    def binds(self, level: str | None, kind: str | None, year: int) -> bool:
        """Whether a unit of this 层级 and 类别 has it for the report on `year`; what is not known is not bound."""
        timely = in_years(year, self.since, self.until)
        return timely and (not self.levels or level in self.levels) and (not self.kinds or kind in self.kinds)


def last_day(duties: Iterable[Duty], act: str, level: str, kind: str, year: int) -> datetime.date | None:
    """The last day on which a unit's report on `year` is in time; None where no duty with a deadline binds it."""
    days = []
    for duty in duties:
        if duty.act == act and duty.deadline is not None and duty.binds(level, kind, year):
            day = datetime.date(year + 1, *duty.deadline)
            days.append(day if act != "公开" or duty.inclusive else day - datetime.timedelta(days=1))
    return max(days, default=None)


def read_duties(reader: Reader, node: Node, bases: tuple[str, ...]) -> tuple[Duty, ...]:
    """义务 of one pack.yaml; `bases` are the names that 依据 may give."""
    found = (_duty(reader, item, path, bases) for item, path in reader.items(node, "义务"))
    return tuple(duty for duty in found if duty is not None)


def _duty(reader: Reader, item: Node, path: str, bases: tuple[str, ...]) -> Duty | None:
    found = reader.fields(item, DUTY, path)
    before = len(reader.faults)

    def text(key: str) -> str:
        scalar = reader.scalar(found[key], join(path, key)) if key in found else None
        return scalar.text.strip() if scalar else ""

    def chosen(key: str, choices: tuple[str, ...]) -> str:
        scalar = reader.choice(found[key], choices, join(path, key)) if key in found else None
        return scalar.text if scalar else ""

    def several(key: str, choices: tuple[str, ...] | None = None) -> tuple[str, ...]:
        pairs = reader.texts(found[key], join(path, key)) if key in found else []
        if choices is not None:
            pairs = [pair for pair in pairs if reader.choice(pair[0], choices, pair[1]) is not None]
        return tuple(scalar.text.strip() for scalar, _ in pairs)

    def year(key: str) -> int | None:
        return reader.year(found[key], join(path, key)) if key in found else None

    basis = chosen("依据", bases) if bases else text("依据")
    duty = Duty(
        chosen("事项", ACTS),
        several("层级", LEVELS),
        several("类别", KINDS),
        several("对象"),
        _deadline(reader, found["期限"], join(path, "期限")) if "期限" in found else None,
        year("自"),
        year("至"),
        basis,
        text("条款"),
        chosen("核验", STANDINGS),
        reader.place(item, path),
        "含当日" in found and reader.yes_no(found["含当日"], join(path, "含当日")) is True,
    )
    reader.in_order(duty.since, duty.until, "RG303", item, path)
    complete = all(f.key in found for f in DUTY if f.required)
    return duty if complete and len(reader.faults) == before else None


class Length(NamedTuple):
    """篇幅: more characters than `most` are told; `reason` says where the number comes from."""

    most: int
    reason: str
    standing: str


def read_length(reader: Reader, node: Node, path: str) -> Length | None:
    """篇幅 of one pack.yaml."""
    found = reader.fields(node, LENGTH, path)
    texts = {key: reader.scalar(found[key], join(path, key)) for key in ("至多", "说明") if key in found}
    standing = reader.choice(found["核验"], STANDINGS, join(path, "核验")) if "核验" in found else None
    most, reason = texts.get("至多"), texts.get("说明")
    if most is not None and not re.fullmatch("[1-9][0-9]{2,5}", most.text):
        reader.report("RG206", f"“{most.text}”不是字数", most, join(path, "至多"), "写阿拉伯数字，例如 5000")
        return None
    if most is None or reason is None or standing is None:
        return None
    return Length(int(most.text), reason.text.strip(), standing.text)


def _deadline(reader: Reader, node: Node, path: str) -> tuple[int, int] | None:
    scalar = reader.scalar(node, path)
    match = _DAY.fullmatch(scalar.text.strip()) if scalar else None
    if match:
        month, day = int(match[1]), int(match[2])
        try:
            datetime.date(_LEAP_YEAR, month, day)
        except ValueError:
            reader.report("RG205", f"没有“{scalar.text if scalar else ''}”这一天", node, path, "核对月份和日子")
            return None
        return month, day
    if scalar is not None and match is None:
        reader.report("RG205", f"“{scalar.text}”不是月和日", scalar, path, "写成 3-1（三月一日）")
    return None
