"""Persons and firms under two spellings in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.lexicon import Lexicon
from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.slips import listed
from reportgen.checks.wording.firms import firms
from reportgen.checks.wording.organ_names import run_of

_POSTS = (
    "律师|局长|主任|市长|县长|区长|镇长|乡长|州长|省长|书记|同志|法官|检察官|教授|院长|处长|科长|所长|站长|组长|队长|主席|部长|校长|经理|董事长|会长"
    "|调解员|公证员|仲裁员|博士|先生|女士|民警|法律顾问|司机|老师|医生|记者|干事|专员|秘书长|巡视员|调研员|负责人|联系人|签发人|申请人|被申请人|当事人|原告|第三人"
)
_CALLINGS = (
    "教师|干部|医师|工程师|会计师|讲师|技师|护士|护士长|陪审员|专家|受援人|委托人|监护人|承包人|承租人|信访人|上访人|报案人|会计|出纳|辅警|医务人员|带头人|委员|常委|代表|网格员|护林员|护河员|志愿者|驾驶员|安全员|检查员|执法员|队员|学员|职员|村医"
    "|研究员|检验员|协管员|联络员|信息员|通讯员|宣讲员|辅导员|村民|居民|渔民|户主|业主|店主|车主|机主|房主|船长|经营者|举报人|投诉人|代理人"
    "|代表人|责任人|鉴定人|证人|报告人|主持人|承办人|经办人|纳税人|学生|教练|模范|能手|乡贤|支书|村长|理事长|秘书|参赞|关长|检察长|行长|班长"
)
"""What somebody is: a name may stand beside it, but more often another word does."""
_LOOSE = frozenset(("同志", "先生", "女士", "负责人", "联系人", "签发人", "老师"))
"""These may be said of anybody, whatever the post."""
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷"
    "罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀尚"
    "农温别庄晏柴瞿阎充慕茹习宦艾鱼容古易慎戈廖庾暨衡耿满弘匡国文寇广禄阙东欧沃利蔚夔隆巩厍聂晁勾敖融冷訾辛阚简饶空曾毋沙乜养鞠须丰巢关蒯"
    "邸隋佘仉麦綦仵亓郄亢苑鄢谌谯晋尉朴揭迟矫"
    "查荆红游竺权逯盖桓公肖付代闫覃付佟苟邝仝逯岳"
)
_ALSO_SECOND = frozenset("和会同本长名亲主参将一多要因其曾由")
"""Characters of other words that are met in the middle of a name: 王和平, 郭长顺."""
_UNIQUE = ("县长", "市长", "区长", "镇长", "乡长", "局长", "书记", "主任", "院长", "校长", "主席", "检察长", "关长")
"""Posts that one person of a unit has, deputies aside."""
_NOT_GIVEN = (
    "某甲乙丙丁务副兼×Xx等各并为的了在任同参主亲多要及与是将对由到会还也不均共曾以因其出召带率赴督听讲就签批审研组牵负责担和于个位名这那我本该局长处科院所"
)
"""Characters that are in no given name, as they are met there."""
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

    一篇里同一个人的姓名、同一家律师事务所、公司、协会、门诊部、店的字号，前后差一个音近或形近的字（宝、保，玮、伟），或者两个字、
    两个词颠倒，多半有一处写错了；企业名称里换了意思一样的词（建设、工程），分在两句里说的，也是。确是两个人、两家的，写豁免。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：一个人的姓名只有一种写法（事实）
    反例：聘请云岭律师事务所律师薛安庆担任法律顾问，邀请薛安卿律师参与项目商谈。
    反例：与云图律师事务所签订合同，由云途律师事务所出具意见。
    反例：委托云岭博雅教育评估咨询有限公司检查。云岭博雅教育咨询评估有限公司抽调专家41人。
    正例：局长张建国主持会议，副局长李建国、张建军参加。
    """
    yield from firms(prose)
    people = tuple(_people(prose).values())[:LIMIT]
    if not people:
        return
    told: set[str] = set()
    for one, other in combinations(people, 2):
        if other.text in told or _two(prose.text, one, other):
            continue
        if _same_person(one.text, other.text, prose.lexicon) or _same_post(prose.text, one, other):
            told.add(other.text)
            yield _flaw(other, one)
    known = {person.text for person in people}
    for person, other in _elsewhere(people, prose):
        if other.text not in told | known and not _two(prose.text, *sorted((person, other), key=lambda p: p.start)):
            told.add(other.text)
            yield _flaw(*sorted((other, person), key=lambda p: p.start, reverse=True))


def _two(text: str, one: Person, other: Person) -> bool:
    """Whether the text tells two people apart: it lists or counts them, or they have posts of their own."""
    if one.post and other.post and one.post != other.post and not {one.post, other.post} & _LOOSE:
        return True
    between = text[one.end : other.start]
    if "。" not in between and re.search("[二两][人名位]|双双|兄弟|姐妹|父子|分别", text[one.start : other.end + 40]):
        return True
    return listed(between)


def _same_post(text: str, one: Person, other: Person) -> bool:
    """Whether two names of one post differ by a character: the text goes on about whom it has named."""
    if one.post != other.post or len(one.text) != _FULL or len(other.text) != _FULL or one.text[0] != other.text[0]:
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


def _where(text: str, person: Person) -> str:
    """What stands before the post of a name that follows it: 东街社区 in 东街社区书记."""
    start = person.start - len(person.post)
    return run_of(text[max(0, start - 4) : start]) if text[start : person.start] == person.post else ""


def _flaw(late: Person, early: Person) -> Flaw:
    message = f"“{late.text}”与“{early.text}”写法不一"
    hint = "核对姓名，全文写成一样；确是两个人的，写豁免"
    return Flaw(late.start, late.end, message, (hint,), None, ((f"前面写作“{early.text}”", early.start, early.end),))


def _people(prose: Prose) -> dict[str, Person]:
    """The names that stand before or behind a post or a calling, each where it is first met."""
    text, is_common = prose.text, prose.lexicon.is_common
    found: dict[str, Person] = {}
    posts = frozenset(_POSTS.split("|"))
    for end in _posts_in(prose):
        start = end - _size(text, end, posts)
        is_post = text[start:end] in posts
        if text[start - 1 : start] == "副":
            start -= 1
        behind = end + 1 if text[end : end + 1] in ("：", ":") else end
        if _SURNAME.isdisjoint((text[behind : behind + 1], *text[max(0, start - _FULL) : start])):
            continue
        before, after = _name_before(text, start), _name_at(text, behind)
        for span in (before, after):
            if span is None or text[span[0] + 1 : span[1]] in posts:
                continue
            name, is_sure = text[slice(*span)], is_post and span is (before or after)
            if is_sure or not (is_common(name[:2]) or is_common(name[1:])):
                found.setdefault(name, Person(name, *span, text[start:end]))
    return found


def _posts_in(prose: Prose) -> list[int]:
    """Where posts and callings end."""
    text, pairs = prose.text, prose.pairs
    ends = pairs.intersection([post[-2:] for post in f"{_POSTS}|{_CALLINGS}".split("|")])
    named = [pair for pair in pairs if pair[0] in "员人者师家" and pair[1] in _SURNAME]
    found = {at + 2 for sign in ends for at in places(text, sign)}
    found.update([at + 1 for sign in named for at in places(text, sign)])
    return sorted(found)


def _size(text: str, end: int, posts: Container[str]) -> int:
    """How long the post is that ends here."""
    for size in (4, 3):
        if size <= end and text[end - size : end] in posts:
            return size
    return 2


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    """The span of a name that begins here."""
    if text[start : start + 1] not in _SURNAME:
        return None
    if not _is_given(text[start + 1 : start + 2]):
        whole = text[start + 1 : start + 2] in _ALSO_SECOND and _is_given(text[start + 2 : start + _FULL])
        return (start, start + _FULL) if whole else None
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


def _same_person(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two names differ by one character that is taken for the other, or by the order of the given ones."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other) if a != b]
    if len(one) == _FULL and one[0] == other[0] and one[1:] == other[:0:-1]:
        return True
    if len(pairs) != 1 or (len(one) != _FULL and one[0] != other[0]):
        return False
    (first, second), forms = pairs[0], lexicon.forms
    if lexicon.alike(first, second):
        return True
    return (first in forms or second in forms) and lexicon.standard(first) == lexicon.standard(second)


def _elsewhere(people: tuple[Person, ...], prose: Prose) -> Iterator[tuple[Person, Person]]:
    """What stands anywhere in the text and differs from a full name by one character that is taken for the other."""
    text, is_common = prose.text, prose.lexicon.is_common
    for person in people:
        if len(person.text) != _FULL:
            continue
        for start in _nearly(text, person.text):
            end = start + _FULL
            said = text[start:end]
            words = (said[:2], said[1:], text[start - 1 : start + 1], text[end - 1 : end + 1])
            if _same_person(person.text, said, prose.lexicon) and not any(map(is_common, words)):
                yield person, Person(said, start, start + _FULL, _post_before(text, start))


def _post_before(text: str, start: int) -> str:
    """The post that ends where a name begins, or ""."""
    posts = f"{_POSTS}|{_CALLINGS}".split("|")
    size = next((size for size in (4, 3, 2) if text[max(0, start - size) : start] in posts), 0)
    return text[start - size - (text[start - size - 1 : start - size] == "副") : start] if size else ""


def _nearly(text: str, name: str) -> Iterator[int]:
    """Where three characters begin of which two are the name's."""
    first, second, third = tuple(name)
    for part, shift in ((first + second, 0), (second + third, 1), (first, 0)):
        for at in places(text, part):
            said = text[at - shift : at - shift + _FULL] if at >= shift else ""
            if said != name and len(said) == _FULL and (len(part) > 1 or (said[2] == third and said[1] != second)):
                yield at - shift
