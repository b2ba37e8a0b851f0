"""Checks of 主送 and 抄送 (RG5): to whom a report goes, by the pack's 义务 and the rules for upward documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.duties.nature import ground, is_upward, leaf_place
from reportgen.checks.duties.organs import Organ, fits, rank_of, read_organ, split
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.document.editions import Edition
from reportgen.facts.model import Words
from reportgen.packs.duties import Duty
from reportgen.records import in_years
from reportgen.tuples import NamedTuple

_PERSON = (
    "(?:省长|市长|州长|盟长|旗长|县长|区长|镇长|乡长|局长|厅长|部长|处长|科长|书记|主任|主席|总理|秘书长|委员长|组长|"
    "同志|先生|女士|领导)$"
)
_LOWER = "^(?:各|所辖)(?:乡|镇|街道|县|区|旗|村|所)"


class Addressed(NamedTuple):
    """One organ of 主送 or 抄送: as written, the name alone, and what the name says."""

    words: Words
    name: str
    organ: Organ | None


def addressed(subject: Subject, several: tuple[Words, ...]) -> tuple[Addressed, ...]:
    """The organs that a list names."""
    unit = subject.facts.unit
    return tuple(Addressed(w, name, read_organ(name, unit)) for w in several for name in split(w))


def bound(subject: Subject, *acts: str) -> tuple[Duty, ...]:
    """The duties of these 事项 that the unit has for this year's report."""
    unit, year = subject.facts.unit, subject.facts.year
    return tuple(d for d in subject.pack.manifest.duties if d.act in acts and d.binds(unit.level, unit.kind, year))


def answers(subject: Subject, duty: Duty, organ: Organ) -> bool:
    """Whether an organ is one that a duty names."""
    return any(fits(organ, recipient, subject.facts.unit) for recipient in duty.recipients)


def duties_unchecked(subject: Subject) -> Iterator[Finding]:
    """没有写单位的层级或类别，报送义务没有查。

    向谁报送、何时以前报送和公开，随单位的层级和类别不同。模板包列了义务，而 单位 里缺 层级 或者 类别，
    这些就没有查，不等于没有问题。模板包没有列出的类别（如功能区、派出机关）也不查，因为没有核到它们的义务。

    依据：没有查的不能当作通过（实务）
    反例：
        单位: {名称: 云岭区人民政府, 自称: 我区}
    正例：
        单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
    """
    unit, year = subject.facts.unit, subject.facts.year
    timely = [d for d in subject.pack.manifest.duties if in_years(year, d.since, d.until)]
    missing = [key for key, said in (("层级", unit.level), ("类别", unit.kind)) if not said]
    if timely and missing:
        hint = f"在 单位 下填写 {'、'.join(missing)}"
        message = f"单位没有写{'和'.join(missing)}，报送、公开的对象和期限没有查"
        yield Finding(message, subject.facts.where(f"单位.{missing[0]}"), (hint,))


def addressee_missing(subject: Subject) -> Iterator[Finding]:
    """上行的报告没有主送机关。

    报告是上行文，报送版要写明报给哪个机关。只在网站公开、不报送的，用 --edition 公开 检查，不看这一项；
    模板包的义务只有公开的，也不看。

    依据：党政机关公文处理工作条例第八条（十），报告用于向上级机关汇报工作（规定）
    依据：年度报告向谁报送，见模板包的义务；主送写不写由本单位定，所以只作警告（实务）
    反例：
        公文: {成文日期: 2025-02-20}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    document = subject.document
    if document.edition is Edition.UPWARD and is_upward(subject) and not subject.facts.official.addressees:
        duties = [d for d in bound(subject, "报送") if d.recipients]
        to = f"；按义务要报送：{_named(duties)}" if duties else ""
        yield Finding("报告没有主送机关", subject.facts.where("公文.主送"), (f"在 公文.主送 写明报给哪个机关{to}",))


def addressee_unfit(subject: Subject) -> Iterator[Finding]:
    """主送机关不在报送义务的对象之内。

    按单位的层级和类别，模板包列了应当向谁报送；主送的机关按名称看，哪一条都对不上，例如主送写成了本机关自己、
    下级或者不相干的部门。机关的种类和级别只能从名称推断，名称看不出的不报；另有上级要求的，写豁免。

    依据：法治政府建设与责任落实督察工作规定关于年度报告报送对象的要求，2019年度起（规定）
    依据：从机关名称推断级别（推算）
    反例：
        公文: {主送: [云岭区人民政府], 成文日期: 2025-02-20}
    正例：
        公文: {主送: [云岭区人大常委会], 成文日期: 2025-02-20}
    """
    unit = subject.facts.unit
    duties = [d for d in bound(subject, "报送", "抄送") if d.recipients]
    if not is_upward(subject) or rank_of(unit) is None or not any(d.act == "报送" for d in duties):
        return
    wanted = [d for d in duties if d.act == "报送"]
    for each in addressed(subject, subject.facts.official.addressees):
        if each.organ is None or any(answers(subject, duty, each.organ) for duty in duties):
            continue
        itself = each.name in (unit.name, *subject.facts.official.issuers)
        why = "是发文机关自己" if itself else "不像应当报送的机关"
        hint = f"按{ground(wanted[0])}，{unit.level}级{unit.kind}报送：{_named(wanted)}；另有要求的，写 豁免"
        related = tuple(Related("义务写在这里", duty.place) for duty in wanted[:1])
        yield Finding(f"主送“{each.name}”{why}", leaf_place(subject, each.words), (hint,), related)


def _named(duties: list[Duty]) -> str:
    return "、".join(dict.fromkeys(recipient for duty in duties for recipient in duty.recipients))


def addressee_person(subject: Subject) -> Iterator[Finding]:
    """主送写成了个人。

    上行文以机关名义报给上级机关，不报给上级机关负责人个人。负责人直接交办的事项除外，那时写豁免。

    依据：党政机关公文处理工作条例第十五条（五），不得以本机关名义向上级机关负责人报送公文（规定）
    反例：
        公文: {主送: [王市长], 成文日期: 2025-02-20}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
    """
    if is_upward(subject):
        for words in subject.facts.official.addressees:
            for name in split(words):
                if re.search(_PERSON, name):
                    hint = "改写成机关的名称；负责人直接交办的，写 豁免"
                    yield Finding(f"主送“{name}”是个人，不是机关", leaf_place(subject, words), (hint,))


def addressee_many(subject: Subject) -> Iterator[Finding]:
    """上行文有几个主送机关。

    上行文原则上主送一个上级机关，其余的抄送。年度报告按义务要报几个机关的，可以一个机关出一份。
    同一级的党委和政府一并主送，不提示。

    依据：党政机关公文处理工作条例第十五条（一），原则上主送一个上级机关（一般）
    反例：
        公文: {主送: [示例市人民政府, 云岭区委, 云岭区人大常委会], 成文日期: 2025-02-20}
    正例：
        公文: {主送: [中共示例市委, 示例市人民政府], 成文日期: 2025-02-20}
    """
    found = addressed(subject, subject.facts.official.addressees) if is_upward(subject) else ()
    if len(found) < 2 or _is_pair(found):
        return
    names = "、".join(each.name for each in found)
    hint = "原则上主送一个上级机关，其余的写在 抄送，或者一个机关出一份；按惯例一并主送的，写 豁免"
    yield Finding(f"主送有{len(found)}个机关：{names}", leaf_place(subject, found[1].words), (hint,))


def _is_pair(found: tuple[Addressed, ...]) -> bool:
    """Whether they are the Party committee and the government of one place."""
    organs = [each.organ for each in found if each.organ is not None]
    if len(found) != 2 or len(organs) != 2:
        return False
    return {organ.kind for organ in organs} == {"党委", "政府"} and bool(organs[0].ranks & organs[1].ranks)


def copy_downward(subject: Subject) -> Iterator[Finding]:
    """上行文抄送了下级机关。

    上行文可以抄送有关的上级机关和同级机关，不抄送下级机关；要让下级知道的，另外转发。

    依据：党政机关公文处理工作条例第十五条（一），不抄送下级机关（规定）
    依据：从机关名称推断级别，所以只作警告（推算）
    反例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 抄送: [各乡镇人民政府]}
    正例：
        公文: {主送: [示例市人民政府], 成文日期: 2025-02-20, 抄送: [示例市司法局]}
    """
    own = rank_of(subject.facts.unit)
    if own is None or not is_upward(subject):
        return
    for each in addressed(subject, subject.facts.official.copies):
        lower = each.organ is not None and each.organ.ranks and max(each.organ.ranks) < own
        if lower or (own > 0 and re.match(_LOWER, each.name)):
            hint = "从 抄送 里删去；要让下级知道的，另外转发"
            yield Finding(f"抄送“{each.name}”是下级机关", leaf_place(subject, each.words), (hint,))
