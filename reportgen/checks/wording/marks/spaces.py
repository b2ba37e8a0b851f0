"""The check of spaces (RG616)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.lists.titles import in_title
from reportgen.checks.prose import Flaw, Prose, is_han
from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, PART, TITLE
from reportgen.tuples import NamedTuple

_SPACES = "[ \u00a0\u2002-\u200a\u202f\u205f\u3000]+"
_SPACE_SET = frozenset(" \u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2002, 0x200B))))
_MARKS = frozenset("，。、；：！？（）《》〈〉“”‘’〔〕")
_POINTS = frozenset("，。、；：！？")
_SENTENCE = "[，。；！？,;]"
_LETTER = r"[^\W\d_A-Za-z]"
"""A Chinese character, or a letter that Chinese text hardly has: HAN takes 1 ms in each pattern."""
_LAST_HAN = f"{_LETTER}{{1,24}}$"
_FIRST_HAN = f"{_LETTER}{{1,24}}"
_NUMBER_BEFORE = r"(?P<latin>[A-Za-z][A-Za-z0-9./\-]{0,12}[ \u00a0])?(?P<token>[A-Za-z0-9.,/\-%‰℃]{1,24})$"
_NUMBER_AFTER = r"[A-Za-z0-9.,/\-]{1,24}"
_LABEL = rf"(?:^|[ 　；。])(?:{_LETTER}|[ 　]){{1,10}}：$"
_LABEL_AFTER = f"{_LETTER}{{2,6}}："
_PART_LABEL = (
    r"^[ 　]*(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条编篇款项部分]{1,2}"
    r"|附件[一二三四五六七八九十\d]{0,3}|附[表图录]?\d{0,2}"
    r"|[表图][一二三四五六七八九十\d]{1,3}(?:[-.—]\d{1,2})?|专栏\d{0,2}|[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2}){0,3}[.．]?|\d{1,2}、)$"
)
_NUMBERED = "(?:附件|附表|附图|专栏|[^\u4e00-\u9fff][表图])$"
_ORGAN = (
    "(?:政府|[党工常省市县区州]委|委员会|办公室|办公厅|中央|国务院|[部局厅署院社]|组|中心|办事处|大队|支队|总队|协会|联合会|公司|大学|"
    "[省市县区州盟旗乡镇]|街道|开发区|示范区|新区|园区|机关|单位)$"
)
_ORGAN_FIRST = (
    "(?:国务院|中央|中共|最高|全国)|.{0,14}?(?:政府|委员会|办公室|办公厅|[党工常]委|管委会|总局|[^全内]部|司法局"
    "|法院|检察院)"
)
_HALF_BEFORE = rf"(?P<mark>[“《])(?P<half>{_LETTER}{{3,20}})$"
_HALF_AFTER = rf"(?P<half>(?:{_LETTER}|[、，]){{3,30}})(?P<mark>[”》—])"
_ORGAN_NAME = rf"国务院|中共|最高|全国人大|{_LETTER}{{1,12}}?(?:人民政府|[省市县区州工]委(?!员))"
_DATE_AFTER = r"(?:19|20)\d\d[ 　]?年[ 　]?\d{1,2}[ 　]?月[ 　]?\d{1,2}[ 　]?日?[ 　]*$"
_HALF = 8
"""Characters of each half of a title that may well be two sentences."""
_BYLINE = "(?:记者|通讯员|编辑|责编|作者|来源|审核|初审|复审|终审|校对|撰稿|摄影|供稿|签发人|联系人)$"
_SERIES = "[ 　]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?[0-9]{1,2}[.．、）)])"
_LINE = 200
"""How much of a line is looked at to see what kind of a line it is."""
_TELEPHONE = r"\d{5,}|\d{3,4}-\d+"


class Gap(NamedTuple):
    """Spaces within a line: where they stand, the line's bounds, and the characters on both sides."""

    start: int
    end: int
    first: int
    last: int
    before: str
    after: str


def stray_space(prose: Prose) -> Iterator[Flaw]:
    """中文里多了空格。

    汉字之间、汉字与数字之间、标点前后不空格。标题、书名号里几个机关名称之间的空格，姓名、“第一章”一类
    序号后面对齐用的空格，汉字与西文之间的空格，不在此列。文件名称可以分成两句，中间空一格（“……深化改革　推进……”），
    书名号里的空格，目录里的文件没有的才改，其他的只提醒核对，前后两句都长的不报。

    依据：公文正文连续排字，不用空格分隔（实务）
    反例：深入推进 依法行政，加快建设法治政府。
    反例：2023 年度共办理行政复议案件 56 件。
    反例：完善制度 ，规范程序。
    正例：落实《中共云岭省委 云岭省人民政府关于加强法治政府建设的意见》，推广 APP 应用。
    正例（标题）：中共云岭区委 云岭区人民政府关于2024年度法治政府建设情况的报告
    """
    if prose.chars.isdisjoint(_SPACE_SET):
        return
    for match in re.finditer(_SPACES, prose.text):
        index = prose.index(match.start())
        first, last = prose.span(index)
        start, end = match.span()
        if start == first or end >= last or prose.lines[index].kind in (PART, CELL):
            continue
        gap = Gap(start, end, first, last, prose.text[start - 1], prose.text[end])
        if _is_stray(prose, gap, prose.lines[index].kind):
            left, right = max(first, start - 6), min(last, end + 6)
            message = f"“{prose.typed[left:right].strip()}”中间多了空格"
            titled = is_han(gap.before) and is_han(gap.after) and in_title(prose.text, start)
            sure = _is_known_without(prose, gap) if titled else True
            if sure is not None:
                hint = "删去空格" if sure else "与文件原文核对；原文没有的，删去空格"
                yield Flaw(start, end, message, (hint,), "" if sure else None)


def _is_known_without(prose: Prose, gap: Gap) -> bool | None:
    """Of a space within 《》: whether the title is known without it, None where it may well have it."""
    start, end = prose.text.rfind("《", 0, gap.start) + 1, prose.text.find("》", gap.end)
    rule = prose.lexicon.rulebook.find(prose.text[start:end])
    if rule is not None:
        return None if any(space in rule.name for space in _SPACE_SET) else True
    left = re.search(_LAST_HAN, prose.text[max(start, gap.start - 24) : gap.start])
    right = re.compile(_FIRST_HAN).match(prose.text, gap.end)
    halves = [len(match[0]) for match in (left, right) if match]
    return None if min(halves, default=0) >= _HALF else False


def _is_stray(prose: Prose, gap: Gap, kind: str) -> bool:
    """Whether Chinese text stands on both sides, and nothing explains the space."""
    text = prose.text
    before, after = _sort(gap.before), _sort(gap.after)
    row = "\t" in text[gap.first : min(gap.last, gap.first + _LINE)]
    if not before or not after or before == after == "digit" or row:
        return False
    if "dash" in (before, after):
        return _is_stray_in_range(text, gap)
    if "mark" in (before, after):
        return _is_stray_at_mark(text, gap, before)
    if before == after == "han":
        return _is_stray_between(text, gap, kind)
    if kind == TITLE and after == "digit" and re.search(_ORGAN, text[max(gap.first, gap.start - 24) : gap.start]):
        return False
    return _is_stray_at_number(text, gap, before)


def _sort(char: str) -> str:
    if is_han(char):
        return "han"
    if char in "0123456789%‰℃":
        return "digit"
    if char == "—":
        return "dash"
    return "mark" if char in _MARKS else ""


def _is_stray_in_range(text: str, gap: Gap) -> bool:
    """Whether the space stands beside the dash of a range of years; elsewhere a dash may stand free."""
    around = text[max(gap.first, gap.start - 6) : min(gap.last, gap.end + 6)]
    return bool(re.search(rf"\d{{4}}年?(?:{_SPACES})?—(?:{_SPACES})?\d{{4}}", around))


def _is_stray_at_mark(text: str, gap: Gap, before: str) -> bool:
    left = text[max(gap.first, gap.start - 16) : gap.start]
    if gap.before in _POINTS and gap.after in _POINTS:
        return False  # told as marks that clash
    if gap.before == "：" and (re.search(_LABEL, left) or re.compile(_LABEL_AFTER).match(text, gap.end)):
        return False
    if gap.before in "（《“〔" and gap.after in "）》”〕":
        return False  # a blank to be filled in
    if gap.before == "〕" and re.match(r"第|0\d|号", text[gap.end : gap.end + 2]):
        return False  # told with the number
    if before == "digit" and (number := re.search(_NUMBER_BEFORE, left)) and re.search("[A-Za-z]", number.group()):
        return False
    if _is_part_label(text, gap) or _is_spread(text, gap):
        return False
    return not (gap.before == "、" and re.match(r"[ 　]*\d{1,2}、$", left) and gap.start - gap.first <= 6)


def _is_stray_at_number(text: str, gap: Gap, before: str) -> bool:
    left = text[max(gap.first, gap.start - 40) : gap.start]
    if before == "digit":
        number = re.search(_NUMBER_BEFORE, left)
        token = number["token"] if number else ""
        if re.search("[A-Za-z]", token) or (number and number["latin"]):
            return False
        if re.compile(_LABEL_AFTER).match(text, gap.end) and "：" in left:
            return False
        alone = _is_part_label(text, gap)
        return not alone or gap.after in "年月日件个项次"
    number = re.compile(_NUMBER_AFTER).match(text, gap.end)
    token = number.group() if number else ""
    called = re.search("(?:电话|传真|热线|手机|号码|邮编)$", left) and re.match(_TELEPHONE, token)
    if re.search("[A-Za-z]", token) or called or gap.before == "令":
        return False
    if re.search(_NUMBERED, left) or re.search(_BYLINE, left) or re.fullmatch("[附表图]", left):
        return False
    if left[-1:] in "分章节编篇" and _is_part_label(text, gap):
        return False
    dated = re.compile(_DATE_AFTER).match(text, gap.end, gap.last)
    return not dated or bool(re.search(_SENTENCE, text[max(gap.first, gap.start - 60) : gap.start]))


def _is_stray_between(text: str, gap: Gap, kind: str) -> bool:
    left = re.search(_LAST_HAN, text[max(gap.first, gap.start - 24) : gap.start])
    right = re.compile(_FIRST_HAN).match(text, gap.end, gap.last)
    assert left is not None, "a Chinese character stands on both sides"
    assert right is not None, "a Chinese character stands on both sides"
    one, other = left.group(), right.group()
    if kind == DATE or (gap.before in "年月" and gap.after in "月日") or _is_spread(text, gap):
        return False
    if _is_part_label(text, gap) or re.search(_BYLINE, one) or re.search(_BYLINE, other):
        return False
    if re.search("(?:记者|通讯员)[^，。）)]{0,16}$", text[max(gap.first, gap.start - 24) : gap.start]):
        return False
    if one.endswith("令") and re.match(r"第\d", text[gap.end : gap.end + 2]):
        return False
    if re.compile(_LABEL_AFTER).match(text, gap.end) and "：" in text[max(gap.first, gap.start - 40) : gap.start]:
        return False
    if re.search(_ORGAN, one) and _joins_organs(text, gap, kind):
        return False
    return not _is_list(text, gap, kind, one, other) and not _is_slogan(text, gap)


def _is_slogan(text: str, gap: Gap) -> bool:
    """Whether the space parts the halves of a slogan or of a speech's title: “加强法治建设 服务高质量发展”."""
    before = re.search(_HALF_BEFORE, text[max(gap.first, gap.start - 24) : gap.start])
    after = re.match(_HALF_AFTER, text[gap.end : min(gap.last, gap.end + 40)])
    if before is None or after is None:
        return False
    if min(len(before["half"]), len(after["half"])) < 4 and len(before["half"]) != len(after["half"]):
        return False
    plain = before["mark"] == "“" or not re.search(
        "^关于|(?:条例|办法|规定|意见|方案|通知|决定|细则)[》（]", before["half"] + after[0]
    )
    return plain and (before["mark"] == "《") == (after["mark"] in ("》", "—"))


def _joins_organs(text: str, gap: Gap, kind: str) -> bool:
    """Whether another organ's name follows: in a title freely, in a sentence only one that is plainly such."""
    if kind == TITLE:
        return True
    start = max(gap.first, gap.start - 80)
    titled = text.rfind("《", start, gap.start) > text.rfind("》", start, gap.start)
    pattern = _ORGAN_FIRST if titled or kind == ADDRESSEE else _ORGAN_NAME
    return bool(re.match(pattern, text[gap.end : min(gap.last, gap.end + 20)]))


def _is_part_label(text: str, gap: Gap) -> bool:
    """Whether what stands before the space in its line is a label: 第一章, 附件1, 1.2."""
    return gap.start - gap.first <= 12 and bool(re.match(_PART_LABEL, text[gap.first : gap.start]))


def _is_spread(text: str, gap: Gap) -> bool:
    """Whether single characters are spread out: 通 知, 组 长：, or a name of two after a label or another name."""
    left = text[max(gap.first, gap.start - 2) : gap.start]
    right = text[gap.end : min(gap.last, gap.end + 2)]
    if len(left) == 1 or left[0] in " 　":
        return bool(re.fullmatch(f"{_LETTER}[ 　：:、]?", right))
    return left[0] in "：:、（，；" and bool(re.fullmatch(f"{_LETTER}[ 　，、；：。）]?", right))


def _is_list(text: str, gap: Gap, kind: str, one: str, other: str) -> bool:
    """Whether the line is no sentence but a row of names, a way through a site, a signature."""
    line = text[gap.first : min(gap.last, gap.first + _LINE)]
    if re.search(_SENTENCE, line):
        return bool(re.search("(?:组长|成员|主任|人员|名单)：", line)) and len(one) <= 4
    if len(re.findall(f"{_LETTER}{_SPACES}(?={_LETTER})", line)) > 1:
        return not re.match(_SERIES, line)
    if re.match(_SERIES, line):
        return False
    row = len(one) <= 4 and len(other) <= 4 and "（" not in line and kind not in (HEADING, TITLE)
    return row or bool(re.search(_ORGAN, one))
