"""Checks of points: half-width, doubled, needless (RG600, RG610, RG612, RG613)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, NORMALIZED, STRICT, WIDE, Flaw, Prose, is_han
from reportgen.checks.wording.documents.docnums import wrong_years
from reportgen.checks.wording.marks.brackets import round_brackets
from reportgen.checks.wording.marks.dots import SERIES_LABEL, dots
from reportgen.checks.wording.marks.pairing import excerpt
from reportgen.lines import ADDRESSEE

_POINTS = "，。、；：！？"
_DOUBLED = (
    rf"(?P<run>[{_POINTS}](?:[ 　]?[{_POINTS}]|[ 　]?\.(?!\d)){{1,9}}|\.(?<=[{HAN}”》）]\.)(?:\.(?!\.)|[{_POINTS}])+)"
    rf"|(?P<before>[，、；](?=[）》〉〕]))"
    rf"|(?P<after>[（《〈〔][，。、；：！？](?![）》〉〕…—]))"
)
_CLOSED = r"[”’）》〉〕][，。、；：](?<=[，。、；：]..)"
_CLASHES = frozenset(
    first + second
    for firsts, seconds in (
        (_POINTS, f"{_POINTS}. 　"),
        ("，、；", "）》〉〕"),
        (".", f"{_POINTS}."),
        ("（《〈〔", _POINTS),
    )
    for first in firsts
    for second in seconds
)
"""Two characters found wherever marks clash: clean text has none."""
_FINE = frozenset({"？！", "！？"})

_SMALL = {
    "｡": "。",
    "､": "、",
    "｢": "“",
    "｣": "”",
    "﹐": "，",
    "﹑": "、",
    "﹒": "。",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
    "﹙": "（",
    "﹚": "）",
}
_AFTER_PERCENT = r"[%‰][,;](?=[ 　]?\d)"
_SPACED = r"[,:;!?](?= +[^\x00-\xff])"
_LINK = r"\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,9}\)"
_ADDRESS = r"://[!-~]{0,500}[A-Za-z0-9/]"
_ENTITY = r"&#?\w{1,8};$"
_AREA_CODE = r"\(\d{3,4}\)[ 　]?\d{5}"
_FOREIGN_END = "[A-Za-z0-9]$"


def marks_folded(prose: Prose) -> Iterator[Flaw]:
    """全文的标点几乎都是半角。

    全文中汉字旁边的逗号、冒号、分号、括号、问号、叹号几乎都是半角的（有两处而句号、顿号是全角的，或者有五处、三行都有，才算），多半是从网页或扫描件转来
    时变的，所以只提示这一次，不逐个列出，也不改其中的一部分，其余各项按全角标点判断。
    指定“--profile strict”可以逐个列出，与“--fix”合用就全部改成全角。

    依据：本工具的约定（实务）
    反例（自动）：我区认真贯彻行政处罚法,规范执法程序。⏎全年开展案卷评查(共3次)。⏎下一步,继续加强监督。
    正例（自动）：我区认真贯彻行政处罚法，规范执法程序，开展案卷评查（共3次）。
    """
    if prose.guessed and prose.profile == NORMALIZED:
        pairs = zip(prose.typed, prose.text)
        first = next((at for at, (typed, wide) in enumerate(pairs) if typed != wide), None)
        if first is not None:
            message = "全文的标点几乎都是半角，可能是从网页或扫描件转来的，不逐个列出"
            yield Flaw(first, first + 1, message, ("要逐个列出，加上 --profile strict；再加 --fix 就全部改成全角",))


def halfwidth_punct(prose: Prose) -> Iterator[Flaw]:
    """中文里用了半角标点。

    中文的逗号、句号、冒号、分号、括号、问号、叹号用全角。数字、西文、网址里的半角标点不在此列。
    全文标点几乎都是半角的（网页、扫描件转来的文本），只查当作句号用的小圆点，半角“.”、全角“．”都算。

    依据：《标点符号用法》（GB/T 15834—2011）第5章：点号占一个字的位置（规定）
    反例：我区认真贯彻行政处罚法,规范执法程序。
    反例：全年开展案卷评查3次(含专项评查1次)。
    反例：各项任务全面完成.
    正例：全年开展案卷评查3次（含专项评查1次），平均得分93.5分。
    正例：热线于8:30开通，网址为http://www.yunling.gov.cn，全年接听1,234件。
    """
    if prose.profile == STRICT:
        yield from _half_marks(prose)
    if not prose.chars.isdisjoint(".．"):
        yield from dots(prose)
    for match in re.finditer(f"[{''.join(_SMALL)}]", prose.text) if not prose.chars.isdisjoint(_SMALL) else ():
        yield _half(prose, match.start(), _SMALL[match.group()])


def _half(prose: Prose, at: int, wide: str) -> Flaw:
    """A half-width mark, with the spaces that stand for its width."""
    message = f"用了半角的“{prose.typed[at]}”：{excerpt(prose, at)}"
    first, last = prose.span(prose.index(at))
    start, end = at, at + 1
    while wide not in "（" and at - start < 3 and start > first + 1 and prose.typed[start - 1] == " ":
        start -= 1
    while end - at < 4 and end + 1 < last and prose.typed[end] == " ":
        end += 1
    return Flaw(start, end, message, (f"改用全角的“{wide}”",), wide)


def _half_marks(prose: Prose) -> Iterator[Flaw]:
    typed = prose.typed
    if prose.chars.isdisjoint(",:;!?()"):
        return
    found: set[int] = set()
    if prose.wide != typed:
        found = {m.start() for m in re.finditer("[,:;!?()]", typed) if prose.wide[m.start()] != typed[m.start()]}
    if not prose.chars.isdisjoint("%‰"):
        found.update(m.end() - 1 for m in re.finditer(_AFTER_PERCENT, typed))
    if " " in prose.chars:
        found.update(m.start() for m in re.finditer(_SPACED, typed))
    if not found:
        return
    if not prose.chars.isdisjoint("()"):
        found.update(at for pair in round_brackets(prose).pairs if not found.isdisjoint(pair) for at in pair)
        found = {at for at in found if ord(typed[at]) in WIDE}
    found -= _told_elsewhere(prose)
    found.difference_update(_of_addresses(typed))
    for at in sorted(found):
        if not _is_foreign(prose, at):
            yield _half(prose, at, typed[at].translate(WIDE))


def _of_addresses(typed: str) -> Iterator[int]:
    """The characters of links of Markdown and of addresses on the web."""
    for sign, pattern in (("](", _LINK), ("://", _ADDRESS)):
        for match in re.finditer(pattern, typed) if sign in typed else ():
            yield from range(*match.span())


def _told_elsewhere(prose: Prose) -> set[int]:
    """Marks that another check speaks of: document numbers, brackets without partner, doubled marks, labels."""
    told = {at for match in wrong_years(prose) for at in range(match.start(), match.start("serial"))}
    told.update(at for match in _doubled(prose) for at in range(*match.span()))
    told.update(at for span in _closed(prose) for at in range(*span))
    paired = {at for pair in round_brackets(prose).pairs for at in pair}
    told.update(m.start() for m in re.finditer("[()]", prose.typed) if m.start() not in paired)
    return told


def _is_foreign(prose: Prose, at: int) -> bool:
    """Whether a mark belongs to Latin text, to a number of a telephone, or is told as part of something else."""
    typed, mark = prose.typed, prose.typed[at]
    index = prose.index(at)
    start, end = prose.span(index)
    if _is_latin(typed[max(start, at - 60) : min(end, at + 60)]):
        return True
    before = typed[max(start, at - 12) : at]
    if mark == ":" and prose.lines[index].kind == ADDRESSEE and not typed[at + 1 : end].strip():
        return True
    if mark == ";" and re.search(_ENTITY, before + mark):
        return True
    if mark in "()" and re.compile(_AREA_CODE).match(
        typed, at if mark == "(" else max(typed.rfind("(", max(start, at - 6), at), 0)
    ):
        return True
    if mark in "()" and _is_formula(typed, at, start, end):
        return True
    if mark == "," and at - start <= 6 and re.match(SERIES_LABEL, typed[start:at]):
        return True
    if typed[at + 1 : at + 2] in ("”", "’", "》") and re.search(_FOREIGN_END, before):
        opening = max(typed.rfind(mark, max(start, at - 80), at) for mark in "“‘《")
        return opening >= 0 and typed[opening + 1 : at].isascii()
    return False


def _is_latin(around: str) -> bool:
    """Whether Latin words outnumber Chinese characters: a foreign sentence with Chinese words in it."""
    words = re.sub(r"[A-Za-z0-9:?=&_-]*[./@][A-Za-z0-9.:/@?=&_-]*", "", around)
    return len(re.findall("[A-Za-z]", words)) > 2 * sum(map(is_han, around))


def _is_formula(typed: str, at: int, start: int, end: int) -> bool:
    """Whether a bracket belongs to something like f(x), with Latin in and before it, or to a link of Markdown."""
    opening = at if typed[at] == "(" else typed.rfind("(", max(start, at - 20), at)
    closing = at if typed[at] == ")" else typed.find(")", at, min(end, at + 20))
    inner = typed[opening - 1 : closing] if start < opening < closing else "（"
    return inner[0] == "]" or (inner.isascii() and inner[0].isalnum())


def _doubled(prose: Prose) -> Iterator[re.Match[str]]:
    """Points that are doubled or clash, and those that stand against the inner side of a bracket."""
    text = prose.wide
    if text == prose.text and _CLASHES.isdisjoint(prose.pairs):
        return
    for match in re.finditer(_DOUBLED, text):
        said = match.group().replace(" ", "").replace("　", "")
        quoted = match["before"] and text[match.start() - 1 : match.start()] in (*"“‘（(",)
        if said not in _FINE and said != "." and not quoted:
            yield match


def _closed(prose: Prose) -> Iterator[tuple[int, int]]:
    """Spans of a closing mark between two points, but where a mark is only named: “，”、."""
    text = prose.wide
    for match in re.finditer(_CLOSED, text):
        if text[max(match.start() - 2, 0) : match.start() - 1] not in (*"“‘（(",):
            yield match.start() - 1, match.end()


def duplicate_punct(prose: Prose) -> Iterator[Flaw]:
    """标点重复或相互冲突。

    同一处只用一个点号：不重复（。。），不连用两个（，。），引号、括号里面和外面不各用一个（。”。），
    括号、书名号的里侧不留逗号、顿号（、）。“？！”、省略号、破折号不在此列。

    依据：一处停顿只用一个点号，这是标点的通例（事实）
    反例：健全完善依法决策机制，，规范决策程序。
    反例：各项任务全面完成，。
    反例：会议强调“要严格规范公正文明执法。”。
    正例：会议强调：“要严格规范公正文明执法。”
    正例：围绕教育、医疗等领域……全面自查（见附件）。
    """
    for match in _doubled(prose):
        said, run = match.group(), match["run"] or ""
        ellipsis = {*run} == {"。"} and len(run) > 2
        hint = "省略号用“……”" if ellipsis else "这里只留一个标点" if run else "删去多余的标点"
        one = run[:1] if prose.profile == STRICT else prose.typed[match.start()]
        fix = one if len(run) == 2 and run[0] == run[1] != "." else None
        if match["after"]:
            said = said[1:]
        yield _clash(prose, match.end() - len(said), match.end(), hint, fix)
    for start, end in _closed(prose):
        yield _clash(prose, start, end, "这里只留一个标点", None)


def _clash(prose: Prose, start: int, end: int, hint: str, fix: str | None) -> Flaw:
    said = prose.typed[start:end]
    return Flaw(start, end, f"标点“{said}”重复或冲突：{excerpt(prose, start)}", (hint,), fix)


def dunhao_between_marks(prose: Prose) -> Iterator[Flaw]:
    """并列的书名号、引号之间用了顿号。

    并列的书名号之间、引号之间通常不用顿号；其中有的后面带括注，或者插有别的字，才用。

    依据：《标点符号用法》（GB/T 15834—2011）4.5.3.5（一般）
    反例：学习宣传《行政处罚法》、《行政复议法》等法律。
    反例：落实“双随机”、“一公开”要求。
    正例：学习宣传《行政处罚法》《行政复议法》等法律。
    正例：落实《实施方案》（云办发〔2021〕5号）、《考核办法》要求。
    """
    text = prose.text
    if not any(marks in text for marks in ("》、《", "”、“", "’、‘")):
        return
    for opening, closing in ("《》", "“”", "‘’"):
        for match in re.finditer(f"{closing}、{opening}", text):
            if not _has_note(text, match.start(), opening, closing):
                message = f"并列的{opening}{closing}之间用了顿号：{excerpt(prose, match.start() + 1, 10, 10)}"
                yield Flaw(match.start() + 1, match.start() + 2, message, ("可以不用顿号",))


def _has_note(text: str, at: int, opening: str, closing: str) -> bool:
    """Whether a member of the series that closes at an offset has a bracket behind it, or before its 、."""
    start = text.rfind(opening, max(at - 80, 0), at)
    before = text[max(start - 2, 0) : start] if start >= 0 else ""
    end = text.find(closing, at + 1, at + 80)
    after = text[end + 1 : end + 2] if end >= 0 else ""
    return before.endswith(("）、", ")、")) or after in ("（", "(")
