"""Persons and firms under two spellings in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.slips import Alike, listed
from reportgen.checks.wording.firms import firms

_POSTS = (
    "律师|局长|主任|市长|县长|区长|镇长|乡长|州长|省长|书记|同志|法官|检察官|教授|院长|处长|科长|所长|站长|组长|队长|主席|部长|校长|经理|董事长|会长"
    "|调解员|公证员|仲裁员|博士|先生|女士|民警|法律顾问|司机|老师|医生|记者|干事|专员|秘书长|巡视员|调研员|负责人|联系人|签发人|申请人|被申请人|当事人|原告|第三人"
)
_LAST = "长任记师志官授席理员士警问机生者事人告"
"""The characters that posts end in."""
_LOOSE = frozenset(("同志", "先生", "女士", "负责人", "联系人", "签发人", "老师"))
"""These may be said of anybody, whatever the post."""
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷"
    "罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀尚"
    "农温别庄晏柴瞿阎充慕茹习宦艾鱼容古易慎戈廖庾暨衡耿满弘匡国文寇广禄阙东欧沃利蔚夔隆巩厍聂晁勾敖融冷訾辛阚简饶空曾毋沙乜养鞠须丰巢关蒯"
    "查荆红游竺权逯盖桓公肖付代闫覃付佟苟邝仝逯岳"
)
_NOT_GIVEN = (
    "某甲乙丙丁务副兼×Xx等各并为的了在任同参主亲多要及与是将对由到会还也不均共曾以因其出召带率赴督听讲就签批审研组牵负责担和于个位名这那我本该局长处科院所"
)
"""Characters that are in no given name, as they are met there."""
_SURNAME, _NEVER = frozenset(_SURNAMES), frozenset(_NOT_GIVEN)
_FULL = 3
"""Characters of a full name as most have it."""
LIMIT = 60
"""Names of a text that are compared with one another."""


class Person(NamedTuple):
    """A name at text[start:end], and the post that it has there (or "")."""

    text: str
    start: int
    end: int
    post: str


def name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一人名、字号前后写法不一。

    一篇里同一个人的姓名、同一家律师事务所或公司的字号，前后差一个音近或形近的字（宝、保，玮、伟），或者两个字颠倒，多半有一处写错了。确是两个人的，写豁免。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：一个人的姓名只有一种写法（事实）
    反例：聘请云岭律师事务所律师薛安庆担任法律顾问，邀请薛安卿律师参与项目商谈。
    反例：与云图律师事务所签订合同，由云途律师事务所出具意见。
    正例：局长张建国主持会议，副局长李建国、张建军参加。
    """
    yield from firms(prose)
    people = tuple(_people(prose.text).values())[:LIMIT]
    if not people:
        return
    told: set[str] = set()
    for one, other in combinations(people, 2):
        alike = other.text not in told and _same_person(one.text, other.text, prose.lexicon.alike)
        if alike and not _two(prose.text, one, other):
            told.add(other.text)
            yield _flaw(other, one)
    known = {person.text for person in people}
    for person, other in _elsewhere(people, prose):
        if other.text not in told | known and not _two(prose.text, *sorted((person, other), key=lambda p: p.start)):
            told.add(other.text)
            yield _flaw(*sorted((other, person), key=lambda p: p.start, reverse=True))


def _two(text: str, one: Person, other: Person) -> bool:
    """Whether the text tells two people apart: it lists them side by side, or they have posts of their own."""
    if one.post and other.post and one.post != other.post and not {one.post, other.post} & _LOOSE:
        return True
    return listed(text[one.end : other.start])


def _flaw(late: Person, early: Person) -> Flaw:
    message = f"“{late.text}”与“{early.text}”写法不一"
    hint = "核对姓名，全文写成一样；确是两个人的，写豁免"
    return Flaw(late.start, late.end, message, (hint,), None, ((f"前面写作“{early.text}”", early.start, early.end),))


def _people(text: str) -> dict[str, Person]:
    """The names that stand before or behind a post, each where it is first met."""
    found: dict[str, Person] = {}
    posts = frozenset(_POSTS.split("|"))
    ends = "|".join(dict.fromkeys(post[-2:] for post in _POSTS.split("|")))
    for match in re.finditer(f"[{_LAST}](?<={ends})", text):
        end = match.end()
        sizes = (size for size in (4, 3, 2) if size <= end and text[end - size : end] in posts)
        start = end - next(sizes, 2)
        if text[start - 1 : start] == "副":
            start -= 1
        behind = end + 1 if text[end : end + 1] in ("：", ":") else end
        span = _name_before(text, start) or _name_at(text, behind)
        if span is not None and text[span[0] + 1 : span[1]] not in posts:
            found.setdefault(text[slice(*span)], Person(text[slice(*span)], *span, text[start:end]))
    return found


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    """The span of a name that begins here."""
    if text[start : start + 1] not in _SURNAME or not _is_given(text[start + 1 : start + 2]):
        return None
    return start, start + (_FULL if _is_given(text[start + 2 : start + _FULL]) else _FULL - 1)


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """The span of a name that ends here."""
    for start in (end - _FULL, end - _FULL + 1):
        if start >= 0 and _name_at(text, start) == (start, end):
            return start, end
    return None


def _is_given(character: str) -> bool:
    """Whether a character may be in a given name."""
    return character not in _NEVER and character.isalpha() and not character.isascii()


def _same_person(one: str, other: str, alike: Alike) -> bool:
    """Whether two names differ by one character that is taken for the other, or by the order of the given ones."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other) if a != b]
    if len(one) == _FULL and one[0] == other[0] and one[1:] == other[:0:-1]:
        return True
    return len(pairs) == 1 and (len(one) == _FULL or one[0] == other[0]) and alike(*pairs[0])


def _elsewhere(people: tuple[Person, ...], prose: Prose) -> Iterator[tuple[Person, Person]]:
    """What stands anywhere in the text and differs from a full name by one character that is taken for the other."""
    text, is_common, alike = prose.text, prose.lexicon.is_common, prose.lexicon.alike
    for person in people:
        if len(person.text) != _FULL:
            continue
        for start in _nearly(text, person.text):
            end = start + _FULL
            said = text[start:end]
            words = (said[:2], said[1:], text[start - 1 : start + 1], text[end - 1 : end + 1])
            if _same_person(person.text, said, alike) and not any(map(is_common, words)):
                post = re.search(f"副?(?:{_POSTS})$", text[max(0, start - 5) : start])
                yield person, Person(said, start, start + _FULL, post.group() if post else "")


def _nearly(text: str, name: str) -> Iterator[int]:
    """Where three characters begin of which two are the name's."""
    first, second, third = tuple(name)
    for part, shift in ((first + second, 0), (second + third, 1), (first, 0)):
        for at in places(text, part):
            said = text[at - shift : at - shift + _FULL] if at >= shift else ""
            if said != name and len(said) == _FULL and (len(part) > 1 or (said[2] == third and said[1] != second)):
                yield at - shift
