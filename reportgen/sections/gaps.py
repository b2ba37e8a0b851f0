"""What is missing from a report's text, as findings at the place in the facts where it belongs."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Related
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.packs.manifest import SectionSpec
from reportgen.sections.filters import INCOMPARABLE
from reportgen.sections.headings import heading_of
from reportgen.sections.marks import Gap
from reportgen.source import Place


def left_out_fault(facts: Facts, spec: SectionSpec) -> Diagnostic:
    """A required section of the pack that 章节 does not list."""
    heading = heading_of(spec, facts.year) or spec.key
    hint = f"在 章节 里加上 {spec.key}；写在别的部分里的，写成 {{键: {spec.key}, 并入: 那一部分的键}}，或写 豁免"
    related = (Related("模板包在这里把它列为必需", spec.place),) if spec.place else ()
    assert facts.makeup, "something is left out of it"
    return Diagnostic("RG502", f"章节 没有列入必需的“{heading}”", facts.makeup[0].place, (hint,), related)


def gap_fault(facts: Facts, catalogue: Catalogue, gap: Gap, place: Place | None) -> Diagnostic:
    """A value that is printed though it is not filled in; `place` is where a template does so."""
    indicator = catalogue.get(gap.path.removeprefix("上年."))
    name = f"（{indicator.name}，{indicator.unit}）" if indicator else ""
    related = (Related("模板在这里要印它", place),) if place is not None else ()
    if gap.path == INCOMPARABLE:
        hint = "请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG306", "同比算不出（有约数，或上年为 0），而模板必须印它", place, (hint,))
    named = gap.path.startswith(("单位.", "要素.", "正文."))
    where = facts.where(gap.path if named else f"指标.{gap.path.removeprefix('上年.')}")
    if gap.path.removeprefix(LAST_YEAR) in catalogue.gone:
        message = f"换了的表没有“{gap.path}”，而下面一层的模板必须印它"
        hint = "在这张表里留着它，或者在自己的模板包里换掉这一块"
        return Diagnostic("RG304", message, place, (hint,))
    if not gap.applicable:
        hint = "改填数；或请模板维护人员把这句话放进 {% 有 %}…{% 完 %}"
        return Diagnostic("RG213", f"“{gap.path}”填的是“不适用”，而模板必须印它", where, (hint,), related)
    if gap.path.startswith(("要素.", "正文.")):
        hint = f"填写 {gap.path}；或请模板维护人员把这句话放进 {{% 有 %}}…{{% 完 %}}"
        return Diagnostic("RG212", f"缺必需的“{gap.path}”", facts.where(gap.path), (hint,), related)
    if gap.path.startswith("单位."):
        hint = f"在 单位 下填写 {gap.path.removeprefix('单位.')}"
        return Diagnostic("RG212", f"缺必需的“{gap.path}”", where, (hint,), related)
    if gap.path.startswith("上年."):
        hint = f"在上年的文件（{facts.year - 1}.yaml）里填写；或请模板维护人员把这句话放进 {{% 有 %}}…{{% 完 %}}"
    else:
        hint = f"在 指标.{gap.path} 填写；没有发生写 0"
    return Diagnostic("RG212", f"缺必需的数“{gap.path}”{name}", where, (hint,), related)
