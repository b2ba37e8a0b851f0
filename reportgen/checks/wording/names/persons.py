"""Persons and firms under two spellings in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.lists.lexicon import Lexicon
from reportgen.checks.lists.slips import listed
from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.wording.names.dotted import dotted
from reportgen.checks.wording.names.firms import firms
from reportgen.checks.wording.names.localities import localities
from reportgen.checks.wording.names.organ_names import run_of
from reportgen.checks.wording.names.people import FULL, LOOSE, Person, people_of, post_before
from reportgen.checks.wording.names.veiled import veiled

_UNIQUE = ("县长", "市长", "区长", "镇长", "乡长", "局长", "书记", "主任", "院长", "校长", "主席", "检察长", "关长")
"""Posts that one person of a unit has, deputies aside."""
_RADICALS = tuple(
    frozenset(group)
    for group in (
        "昶旭昱昊晟晔晖晗昭昕曙晨昂旻晓曦",
        "玮玲珍珠珂珊琪琳琼瑜瑞瑶瑾璐璇璟珺珏玥",
        "桐桦楠梓栋榕彬桂松柏杨林森",
        "涛浩海波洋泽清淳淇源洁润渊涵澜泓",
        "炜烨煜焕灿炎焱炫烁",
        "鑫铭锋钧锐镇铮钰铎",
        "婷娜娟妍婧娴婉嫣",
        "芳芬芸莉莲萍菊蕾英茜蓉蔓",
        "峰岭岳峻嵘岩崇",
        "伟俊杰健佳伦信",
        "雪雯霞霖霄露",
        "志忠恒怀慧恩",
    )
)
"""Characters of given names that are built on one sign, and mistaken for one another."""
_GOES_ON = frozenset(
    "先主带率多还也又再及参出列应负担表介汇要强指提作就对向在于从以因未不已被将经等同本撤申签缴办调化审宣讲代接获荣共全分均逐按领牵组召督批检走述承履继的所名家称说认建反随与和赴到驻"
    "结联入逾拒当前为是有任受收由自现曾既则却仍只便立即研协指开完处核查巡进推制送陪约会致邀为获赢点签字律局书教医连退"
)
"""What a text goes on with behind a name that is its subject."""
_OTHERS = (
    "另[有一外聘]|其[子女妻弟妹兄姐父母]|[胞表堂][兄弟姐妹]|同名|同姓"
    "|(?:儿子|女儿|妻子|丈夫|弟弟|哥哥|姐姐|妹妹|父亲|母亲|老伴|爱人|[孙侄][子女]|[儿弟]媳)$"
)
"""What brings in somebody else."""
_NEXT = 10
"""Characters behind a name in which it gets another post."""
LIMIT = 60
"""Names of a text that are compared with one another."""


def name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一人名、字号前后写法不一。

    一篇里同一个人的姓名、同一家律师事务所、公司、协会、门诊部、店的字号，前后差一个音近或形近的字（宝、保，玮、伟），或者两个字、
    两个词颠倒，多半有一处写错了；企业名称里换了意思一样的词（建设、工程），村、小区、水库的名称差一个音近或形近的字，分在两句里说的，也是。人名看职务、身份旁边的，
    并列的，编号各行的；后面一句不写职务、只差一个字的，是前面介绍过的人；写作“张某平”这样的，前面写过两次以上的是对的。“另有”“二人”说明是两个人，“更名为”
    说明换了名称，不算。确是两个人、两家的，写豁免。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：一个人的姓名只有一种写法（事实）
    反例：聘请云岭律师事务所律师薛安庆担任法律顾问，邀请薛安卿律师参与项目商谈。
    反例：委托云岭博雅教育评估咨询有限公司检查。云岭博雅教育咨询评估有限公司抽调专家41人。
    反例：聘请法律顾问裴景澜、牟思远、郗文博。其中，裴景兰审查文件4件。阿依古丽·麦买提主讲，阿依古丽·买买提翻译。
    反例：区住建局局长申屠景行汇报工作。申屠景形就物业纠纷化解作了补充说明。
    反例：吴某峰驾驶拖拉机载人被查处。鉴于吴某峰系首次违法，当场教育。吴某锋作出书面承诺。
    正例：律师范静姝受聘担任法律顾问。另有实习律师范静淑协助，二人均由律师协会推荐。
    正例：局长张建国主持会议，副局长李建国、张建军参加。
    """
    yield from firms(prose)
    for pair in (*veiled(prose), *dotted(prose), *localities(prose)):
        yield _flaw(*sorted(pair, key=_start, reverse=True))
    people = tuple(sorted(people_of(prose).values(), key=_start))[:LIMIT]
    told: set[str] = set()
    for one, other in combinations(people, 2):
        if other.text in told or _two(prose.text, one, other):
            continue
        if (
            _same_person(one.text, other.text, prose.lexicon)
            or _same_post(prose.text, one, other)
            or _taken_up(prose.text, one, other)
        ):
            told.add(other.text)
            yield _flaw(other, one)
    known = {person.text for person in people}
    for person, other in _elsewhere(people, prose):
        early, late = sorted((person, other), key=_start)
        if other.text not in told | known and not _two(prose.text, early, late):
            told.add(other.text)
            yield _flaw(late, early)


def _start(person: Person) -> int:
    return person.start


def _two(text: str, one: Person, other: Person) -> bool:
    """Whether the text tells two people apart: it lists or counts them, or they have posts of their own."""
    posts = {one.post, other.post}
    between = text[one.end : other.start]
    both = other.post and f"任{other.post}" in between[:_NEXT]  # 副县长赵立娟任组长
    if "" not in posts and len(posts) > 1 and not posts & LOOSE and posts != {"律师", "法律顾问"} and not both:
        return True
    if "。" not in between and re.search("[二两][人名位]|双双|兄弟|姐妹|父子|分别", text[one.start : other.end + 40]):
        return True
    said_of = text[other.end : other.end + 40].partition("。")[0]
    if re.search(_OTHERS, text[max(0, other.start - 12) : other.start]) or re.search("[二两][人名位]", said_of):
        return True
    return listed(between)


def _same_post(text: str, one: Person, other: Person) -> bool:
    """Whether two names of one post differ by a character: the text goes on about whom it has named."""
    if one.post != other.post or len(one.text) != FULL or len(other.text) != FULL or one.text[0] != other.text[0]:
        return False
    between = text[one.end : other.start]
    pairs = [(a, b) for a, b in zip(one.text, other.text) if a != b]
    if len(pairs) != 1 or "。" not in between:
        return False
    wheres = [where for person in (one, other) if (where := _where(text, person))]
    if len(wheres) == 2 and wheres[0] != wheres[1]:
        return False
    unique = one.post in _UNIQUE and between.count(one.post) < 2
    return unique or (one.post.startswith("副") and any({*pairs[0]} <= group for group in _RADICALS))


def _taken_up(text: str, one: Person, other: Person) -> bool:
    """Whether a later sentence tells of somebody without saying who it is, as of one that was told of before.

    Whoever is told of first is told of with a post: 局长柳承宇主持会议。柳成羽要求 is about him.
    """
    names = one.text, other.text
    if not one.post or other.post not in ("", "同志") or len(names[0]) != len(names[1]) or len(names[0]) < FULL:
        return False
    pairs = [{a, b} for a, b in zip(*names) if a != b]
    if names[0][0] != names[1][0] or len(pairs) != 1 or pairs[0] <= _GOES_ON:
        return False
    if "。" not in text[one.end : other.start] or text.find(other.text) != other.start:
        return False
    return _is_subject(text, other.start, other.end)


def _is_subject(text: str, start: int, end: int) -> bool:
    """Whether a name opens its clause, and the text goes on about it."""
    after = text[end : end + 1]
    return text[start - 1 : start] in "。，；：\n" and (not after.isalpha() or after in _GOES_ON)


def _where(text: str, person: Person) -> str:
    """What stands before the post of a name that follows it: 东街社区 in 东街社区书记."""
    start = person.start - len(person.post)
    return run_of(text[max(0, start - 4) : start]) if text[start : person.start] == person.post else ""


def _flaw(late: Person, early: Person) -> Flaw:
    message = f"“{late.text}”与“{early.text}”写法不一"
    hint = "核对姓名，全文写成一样；确是两个人的，写豁免"
    return Flaw(late.start, late.end, message, (hint,), None, ((f"前面写作“{early.text}”", early.start, early.end),))


def _same_person(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two names differ by one character that is taken for the other, or by the order of the given ones."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other) if a != b]
    if len(one) >= FULL and one[:-2] == other[:-2] and one[-2:] == other[:-FULL:-1]:
        return True
    if len(pairs) != 1 or (len(one) != FULL and one[0] != other[0]):
        return False
    (first, second), forms = pairs[0], lexicon.forms
    if lexicon.alike(first, second):
        return True
    return (first in forms or second in forms) and lexicon.standard(first) == lexicon.standard(second)


def _elsewhere(people: tuple[Person, ...], prose: Prose) -> Iterator[tuple[Person, Person]]:
    """What stands anywhere in the text and differs from a full name by one character that is taken for the other."""
    text, is_common = prose.text, prose.lexicon.is_common
    for person in people:
        size = len(person.text)
        if size < FULL:
            yield from _short(person, prose)
            continue
        for start in _nearly(text, person.text):
            end = start + size
            said = text[start:end]
            words = (said[:2] if size == FULL else "", said[-2:], text[start - 1 : start + 1])
            if is_common(text[end - 1 : end + 1]) or not (
                _is_subject(text, start, end) or not any(map(is_common, words))
            ):
                continue
            other = Person(said, start, end, post_before(text, start))
            if _same_person(person.text, said, prose.lexicon) or (
                person.start < start and _taken_up(text, person, other)
            ):
                yield person, other


def _short(person: Person, prose: Prose) -> Iterator[tuple[Person, Person]]:
    """The same of a name of two characters, where a clause begins with it."""
    text, lexicon, first, second = prose.text, prose.lexicon, person.text[0], person.text[-1]
    if not person.post:
        return
    for at in places(text, first):
        pair = text[at : at + 2]
        if pair[1:] in ("", second) or not lexicon.alike(second, pair[1]) or lexicon.is_common(pair):
            continue
        if _is_subject(text, at, at + 2) and not lexicon.is_common(text[at + 1 : at + 3]):
            yield person, Person(pair, at, at + 2, "")


def _nearly(text: str, name: str) -> Iterator[int]:
    """Where characters begin that are the name's but for one, or for the order of the given ones."""
    size = len(name)
    given, turned = name[-2:], name[:-2] + name[-1] + name[-2]
    for part, shift in ((name[:-1], 0), (given, size - 2)):
        for at in places(text, part):
            said = text[at - shift : at - shift + size] if at >= shift else ""
            if said != name and len(said) == size:
                yield at - shift
    for at in places(text, name[:-2]):
        said = text[at : at + size]
        if said == turned != name or (said[-1:] == name[-1] and said[-2:-1] != name[-2]):
            yield at
