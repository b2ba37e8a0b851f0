"""Numbers that look as they did and say something else: nothing of them is taken, and trace does not call them kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from roundtrip.edited import Edited
from roundtrip.reviewed import FACTS, OFFICE

from reportgen.cli import main
from reportgen.office.pulling import Pulled, State, pull
from reportgen.office.retracing import retrace_file
from reportgen.roundtrip.bordering import Spot, bordered_alike
from reportgen.roundtrip.edits import What
from reportgen.roundtrip.naming import name_taken

ONCE = FACTS.replace("有{{ 行政复议.受理 }}件申请", "有若干申请")
"""受理 is printed once."""


def spot(text: str) -> Spot:
    """A text with a number in <>."""
    head, _, rest = text.partition("<")
    number, _, tail = rest.partition(">")
    return Spot(head + number + tail, len(head), len(head) + len(number))


@pytest.mark.parametrize(
    ("was", "now", "alike"),
    [
        ("汇报<5>次", "汇报<5>,000次", False),
        ("汇报<5>次", "汇报<5>千次", False),
        ("汇报<5>次", "汇报-<5>次", False),
        ("汇报<5>次", "汇报<5>—8次", False),
        ("汇报<5>次", "汇报<5>次至8次", False),
        ("汇报<5>次", "汇报<5>/6次", False),
        ("汇报<5>次", "汇报不足<5>次", False),
        ("汇报<5>次", "汇报零点<5>次", False),
        ("汇报<5>次", "汇报第<5>次", False),
        ("汇报<5>次", "汇报<5>次以上", False),
        ("汇报<5>次", "汇报——<5>次", True),
        ("汇报<5>次", "汇报达到<5>次", True),
        ("汇报<5>次", "节约<5>次", True),
        ("申请<47>件", "申请由<47>件增至52件", False),
        ("由<47>件增至52件", "由<47>件升至60件", True),
        ("率达<96.5>%", "率达<96.5>个百分点", False),
        ("率达<96.5>%，", "率达<96.5>，", False),
        ("率达<96.5>%", "率为<96.5>％", True),
        ("荣誉<一>项", "荣誉十<一>项", False),
    ],
)
def test_what_stands_at_a_number_makes_another_of_it(was, now, alike):
    """Signs, magnitudes, ranges and bounds do; words do not, nor how the other end of a range reads."""
    assert bordered_alike(spot(was), spot(now)) is alike


@pytest.mark.parametrize(
    ("was", "now", "taken"),
    [
        ("受理申请<47>件", "受理申请52件（含上年结转<47>件）", "受理申请"),
        ("受理申请<47>件", "受理申请52件，比上年的<47>件多", "受理申请"),
        ("受理申请<47>件，化解2件", "收到申请<47>件，受理40件，化解2件", "受理"),
        ("受理申请<47>件，化解2件", "化解<47>件，受理申请2件", "受理申请"),
        ("全年受理复议申请<47>件", "全年共受理申请52件（含结转<47>件）", "全年受理复议申请"),
        ("全年受理复议申请<47>件", "全年收案52件，其中复议申请<47>件", "全年受理"),
        ("受理申请<47>件，化解2件", "共受理申请<47>件，结转3件，化解2件", ""),
        ("受理申请<47>件，不予受理3件", "收到申请<47>件，不予受理3件", ""),
        ("受理申请<47>件，化解2件", "共收到申请<47>件，化解2件", ""),
        ("受理申请<47>件。", "收到申请<47>件。去年受理40件。", ""),
        ("24个乡镇设站<24>个", "26个乡镇设站<26>个", ""),
        ("受理24件中办结<24>件", "受理26件中办结<24>件", ""),
    ],
)
def test_the_words_before_a_number_are_its_name(was, now, taken):
    """Where they stand before another number of the sentence, nobody knows which of the two is meant."""
    assert name_taken(spot(was), spot(now)) == taken


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with a report."""
    folder = tmp_path_factory.mktemp("office")
    (folder / ".git").mkdir()
    (folder / "办公室.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "2024.yaml").write_text(ONCE, encoding="utf-8")
    assert main.run(["build", str(folder / "2024.yaml"), "-o", str(folder / "2024.docx")]) == 0
    return folder


def edited(built: Path, edit: Callable[[Edited], object]) -> Path:
    """The report as somebody edits it in Word."""
    document = Edited((built / "2024.docx").read_bytes())
    edit(document)
    reviewed = built / "改过.docx"
    reviewed.write_bytes(document.data())
    return reviewed


def pulled(built: Path, edit: Callable[[Edited], object]) -> Pulled:
    """What `pull` says of the edited report."""
    outcome = pull(edited(built, edit), built / "2024.yaml", None)
    assert outcome.value is not None and outcome.diagnostics == ()
    return outcome.value


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("汇报5次", "汇报5,000次", "“5,000”与 组织领导.听取汇报 的“5”不是一回事"),
        ("汇报5次", "汇报5千次", "“5千”与 组织领导.听取汇报 的“5”不是一回事"),
        ("汇报5次", "汇报-5次", "“-5”与 组织领导.听取汇报 的“5”不是一回事"),
        ("汇报5次", "汇报5—8次", "“5—8”与 组织领导.听取汇报 的“5”不是一回事"),
        ("汇报5次", "汇报5/6次", "“5/6”与 组织领导.听取汇报 的“5”不是一回事"),
        ("汇报5次", "汇报不足5次", "“不足5”与 组织领导.听取汇报 的“5”不是一回事"),
        ("96.5%", "96.5个百分点", "“96.5个百分点”与 行政应诉.负责人出庭率 的“96.5%”不是一回事"),
        ("47件，", "52件（含上年结转47件），", "“全年受理行政复议申请”这几个字动了，句里又有别的数"),
        ("47件，", "52件，比上年的47件增加5件，", "行政复议.受理 的位置上现在是别的数"),
        (
            "受理行政复议申请47件，立案前化解2件",
            "立案前化解47件，受理行政复议申请2件",
            "行政复议.受理 的位置上现在是别的数",
        ),
        ("受理行政复议申请47件", "收到行政复议申请47件，受理40件", "“受理”这几个字动了，句里又有别的数"),
        ("受理行政复议申请47件", "不予受理行政复议申请3件", "行政复议.受理 前面的话改了（“不予”）"),
        ("受理行政复议申请47件", "受理行政复议申请增加47件", "行政复议.受理 前面的话改了（“增加”）"),
        ("受理行政复议申请47件", "办结行政复议申请52件", "行政复议.受理 前面的话改了（“办结”）"),
    ],
)
def test_a_number_that_says_something_else_is_no_text(built, old, new, why):
    """The digits are there still; neither the sentence nor the figure is written, and the reason names the number."""
    made = pulled(built, lambda d: d.type(old, new))

    assert made.text == ONCE
    assert {told.state for told in made.told} == {State.LEFT}
    assert all(told.reason.startswith(why) for told in made.told)


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d.split("一是加强组织", "研究解决"),
        lambda d: d.move("一是加强组织", "三是强化"),
        lambda d: d.merge("一是加强组织", "二是压实"),
        lambda d: d.type("一是加强组织领导。", "一是加强组织领导，"),
        lambda d: d.type("定期听取", "经常听取"),
        lambda d: d.type("加强组织领导。定期", "加强组织领导。二是定期"),
    ],
    ids=["split", "moved", "merged", "heading", "words", "point"],
)
def test_no_other_change_of_its_paragraph_takes_it_along(built, edit):
    """Paragraphs that are parted, joined or moved would be written as they read."""
    made = pulled(built, lambda d: (d.type("汇报5次", "汇报5千次"), edit(d)))

    assert "5千" not in made.text and "听取法治建设工作汇报{{ 组织领导.听取汇报 }}次。" in made.text
    assert any(told.reason.startswith("“5千”与 组织领导.听取汇报 的“5”不是一回事") for told in made.told)


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("荣誉一项", "荣誉十一项", "荣誉: 1}", "荣誉: 11}"),
        ("荣誉一项", "荣誉一百项", "荣誉: 1}", "荣誉: 100}"),
        ("汇报5次", "汇报逾5次", "听取汇报: 5,", "听取汇报: 逾5,"),
        ("法治建设工作汇报5次", "法治政府建设工作汇报6次", "听取汇报: 5,", "听取汇报: 6,"),
    ],
)
def test_a_number_that_can_be_a_figure_is_one(built, old, new, was, now):
    """What the figure itself can be is written there, Chinese numerals too; words may change with it."""
    made = pulled(built, lambda d: d.type(old, new))

    assert was in ONCE and now in made.text
    assert {told.state for told in made.told} == {State.OFFERED}


def test_a_clause_that_moved_takes_its_quote_along(built):
    """Its number stands behind the words that it stood behind."""
    clause = "受理行政复议申请{{ 行政复议.受理 }}件", "立案前化解{{ 行政复议.立案前化解 }}件"

    old, new = "全年受理行政复议申请47件，立案前化解2件", "立案前化解2件，全年受理行政复议申请47件"
    made = pulled(built, lambda d: d.type(old, new))

    assert made.text == ONCE.replace(f"全年{clause[0]}，{clause[1]}", f"{clause[1]}，全年{clause[0]}")


@pytest.mark.parametrize(
    ("old", "new", "path", "was", "now"),
    [
        ("汇报5次", "汇报5千次", "组织领导.听取汇报", "5", "5千"),
        ("汇报5次", "汇报5,000次", "组织领导.听取汇报", "5", "5,000"),
        ("汇报5次", "汇报-5次", "组织领导.听取汇报", "5", "-5"),
        ("汇报5次", "汇报5—8次", "组织领导.听取汇报", "5", "5—8"),
        ("汇报5次", "汇报5/6次", "组织领导.听取汇报", "5", "5/6"),
        ("汇报5次", "汇报逾5次", "组织领导.听取汇报", "5", "逾5"),
        ("汇报5次", "汇报不足5次", "组织领导.听取汇报", "5", "不足5"),
        ("汇报5次", "汇报5成次", "组织领导.听取汇报", "5", "5成"),
        ("汇报5次", "汇报零点5次", "组织领导.听取汇报", "5", "零点5"),
        ("荣誉一项", "荣誉十一项", "组织领导.荣誉", "一", "十一"),
        ("荣誉一项", "荣誉一百项", "组织领导.荣誉", "一", "一百"),
        ("96.5%", "96.5个百分点", "行政应诉.负责人出庭率", "96.5%", "96.5个百分点"),
        ("96.5%", "96.5", "行政应诉.负责人出庭率", "96.5%", "96.5"),
        ("47件，", "52件（含上年结转47件），", "行政复议.受理", "47", "说不准 47"),
        ("47件，", "52件，比上年的47件增加5件，", "行政复议.受理", "47", "说不准 47"),
        ("受理行政复议申请47件", "收到行政复议申请47件，受理40件", "行政复议.受理", "47", "说不准 47"),
        ("受理行政复议申请47件", "收到行政复议申请47件", "行政复议.受理", "47", None),
        ("定期听取", "经常听取", "组织领导.听取汇报", "5", None),
        ("受理行政复议申请47件", "收到行政复议申请52件，受理49件", "行政复议.受理", "47", "说不准 52件，受理49"),
        ("受理行政复议申请47件", "收到行政复议申请52件", "行政复议.受理", "47", "说不准 52"),
        ("受理行政复议申请47件", "共受理行政复议申请52件", "行政复议.受理", "47", "52"),
        ("47件，立案前化解2件", "49件，立案前化解3件", "行政复议.立案前化解", "2", "3"),
    ],
)
def test_trace_tells_what_was_typed_at_a_number(built, old, new, path, was, now):
    """Each is told with what makes another number of it, or as 说不准; words that change nothing leave it kept."""
    reviewed = edited(built, lambda d: d.type(old, new))

    made = retrace_file(reviewed, None, None, path).value

    assert made is not None
    (standing,) = made.rows[0].standings
    assert standing.before.said == was and standing.after is not None
    said = f"说不准 {standing.after.said}" if standing.doubtful else standing.after.said
    assert (None if standing.kept else said) == now


def test_numbers_of_one_clause_change_together(built):
    """One of them stands before the other, and is no word by which that is known."""
    facts = ONCE.replace("{{ 行政复议.受理 }}件，立案前", "{{ 行政复议.受理 }}件中当场")
    built.joinpath("2024.yaml").write_text(facts, encoding="utf-8")
    assert main.run(["build", str(built / "2024.yaml"), "-o", str(built / "2024.docx")]) == 0
    try:
        made = pulled(built, lambda d: d.type("47件中当场化解2件", "49件中当场化解3件"))
    finally:
        built.joinpath("2024.yaml").write_text(ONCE, encoding="utf-8")
        assert main.run(["build", str(built / "2024.yaml"), "-o", str(built / "2024.docx")]) == 0
    assert made.text == facts.replace("受理: 47, 立案前化解: 2", "受理: 49, 立案前化解: 3")


def test_trace_says_that_it_cannot_say(built, capsys):
    """In one line, with what stands there."""
    reviewed = edited(built, lambda d: d.type("47件，", "52件（含上年结转47件），"))

    main.run(["trace", str(reviewed), "行政复议.受理"])
    main.run(["trace", str(reviewed), "行政复议.受理", "--format", "concise"])

    out = capsys.readouterr().out
    assert "（含上年结转⟦47⟧件），立案前化解2件。二…（数还是 47，前后的话、删除线或上下标改了" in out
    assert "；第11段的 47 说不准" in out


@pytest.mark.parametrize(
    ("old", "new", "part", "tag", "what"),
    [
        ("汇报5次", "汇报56次", "5", "strike", "划了删除线"),
        ("汇报5次", "汇报56次", "5", "dstrike", "划了删除线"),
        ("汇报5次", "汇报达6次", "达", "strike", "划了删除线"),
        ("汇报5次", "汇报51次", "1", "vertAlign", "是上标或下标"),
        ("荣誉一项", "荣誉一两项", "一", "strike", "划了删除线"),
    ],
)
def test_what_is_struck_or_raised_is_no_part_of_a_number(built, old, new, part, tag, what):
    """Whether 5 and 6 are 56 the text does not say: nothing of the paragraph is taken, and trace cannot say either."""

    def edit(d: Edited) -> None:
        d.type(old, new)
        d.mark(new, part, tag, **({"val": "superscript"} if tag == "vertAlign" else {}))

    made = pulled(built, edit)
    traced = retrace_file(edited(built, edit), None, None, "荣誉" if "荣誉" in old else "听取汇报").value

    assert made.text == ONCE
    (why,) = {told.reason for told in made.told if told.edit.what is not What.LAYOUT}
    assert why.startswith(f"数里或数旁的“{part}”{what}，是不是数里的说不准")
    assert traced is not None
    assert [s.doubtful for s in traced.rows[0].standings] == [True]


def test_words_that_are_struck_are_taken_as_before(built):
    """No number is near: the words are in the text, and that they are struck is told."""

    def edit(d: Edited) -> None:
        d.type("定期听取", "定期经常听取")
        d.mark("定期经常", "定期", "strike")

    made = pulled(built, edit)

    assert made.text == ONCE.replace("定期听取", "定期经常听取")
    assert [told.state for told in made.told] == [State.OFFERED, State.LEFT]
