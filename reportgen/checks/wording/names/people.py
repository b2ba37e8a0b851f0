"""Names of persons as they are read from a text: beside a post or a calling, and in lists of names (RG6)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice, pairwise

from reportgen.checks.prose import Prose, places
from reportgen.tuples import NamedTuple

_POSTS = (
    "律师|局长|主任|市长|县长|区长|镇长|乡长|州长|省长|书记|同志|法官|检察官|教授|院长|处长|科长|所长|站长|组长|队长|主席|部长|校长|经理|董事长|会长"
    "|调解员|公证员|仲裁员|博士|先生|女士|民警|法律顾问|司机|老师|医生|记者|干事|专员|秘书长|巡视员|调研员|负责人|联系人|签发人|申请人|被申请人|当事人|原告|第三人"
)
_CALLINGS = (
    "教师|干部|医师|工程师|会计师|讲师|技师|护士|护士长|陪审员|专家|受援人|委托人|监护人|承包人|承租人|信访人|上访人|报案人|会计|出纳|辅警|医务人员|带头人|委员|常委|代表|人士|老人|农民工|牧民|市民|患者|消费者|网格员|护林员|护河员|志愿者|驾驶员|安全员|检查员|执法员|队员|学员|职员|村医"
    "|研究员|检验员|协管员|联络员|信息员|通讯员|宣讲员|辅导员|村民|居民|渔民|户主|业主|店主|车主|机主|房主|船长|经营者|举报人|投诉人|代理人"
    "|代表人|责任人|鉴定人|证人|报告人|主持人|承办人|经办人|纳税人|学生|教练|模范|能手|乡贤|支书|村长|理事长|秘书|参赞|关长|检察长|行长|班长"
)
"""What somebody is: a name may stand beside it, but more often another word does."""
LOOSE = frozenset(("同志", "先生", "女士", "负责人", "联系人", "签发人", "老师", "代表"))
"""These may be said of anybody, whatever the post; 代表 is also what somebody does."""
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷"
    "罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀尚"
    "农温别庄晏柴瞿阎充慕茹习宦艾鱼容古易慎戈廖庾暨衡耿满弘匡国文寇广禄阙东欧沃利蔚夔隆巩厍聂晁勾敖融冷訾辛阚简饶空曾毋沙乜养鞠须丰巢关蒯"
    "邸隋佘仉麦綦仵亓郄亢苑鄢谌谯晋尉朴揭迟矫"
    "查荆红游竺权逯盖桓公肖付代闫覃佟苟邝仝岳牟芦洛粟楼帅鹿禤郇糜楚沐战檀"
)
_DOUBLE = frozenset(
    (
        *(
            "欧阳",
            "司马",
            "上官",
            "诸葛",
            "申屠",
            "令狐",
            "皇甫",
            "尉迟",
            "公孙",
            "慕容",
            "长孙",
            "宇文",
            "司徒",
            "夏侯",
        ),
        *(
            "东方",
            "南宫",
            "独孤",
            "端木",
            "百里",
            "呼延",
            "澹台",
            "淳于",
            "太史",
            "轩辕",
            "钟离",
            "闻人",
            "赫连",
            "拓跋",
        ),
        *(
            "公冶",
            "濮阳",
            "公羊",
            "第五",
            "仲孙",
            "鲜于",
            "闾丘",
            "司空",
            "万俟",
            "东郭",
            "西门",
            "羊舌",
            "左丘",
            "梁丘",
        ),
    )
)
"""Surnames of two characters."""
_ALSO_SECOND = frozenset("和会同本长名亲主参将一多要因其曾由以为任立在共召")
"""Characters of other words that are met in the middle of a name: 王和平, 郭长顺."""
_NOT_GIVEN = (
    "某甲乙丙丁务副兼×Xx等各并为的了在任同参主亲多要及与是将对由到会还也不均共曾以因其出召带率赴督听讲"
    "就签批审研组牵负责担和于个位名这那我本该局长处科院所室部今当说是跟每则"
)
"""Characters that are in no given name, as they are met there."""
_SURNAME, _NEVER = frozenset(_SURNAMES), frozenset(_NOT_GIVEN)
_FIRST = _SURNAME | {name[0] for name in _DOUBLE}
_SIGNS = frozenset("员人者师家民户众")
"""What a name may follow, whatever the calling is."""
_NUMBERED = r"\n\s*[(（]?\d{1,2}[.．、)）]\s?([^\W\d_]{2,4})(?=[，,、（(：: \n]|$)"
"""A name that opens a line of a numbered list."""
FULL = 3
"""Characters of a full name as most have it."""
_SAYS = "作表指说汇介强建提前率认"
"""What is done, said or held behind a name of three characters, the surname having two."""
_OFFICE = ("事务所", "协会")
"""What follows 律师 in the name of a firm or a society: 广宁恒谦律师事务所 names nobody."""
_INTRODUCES = ("岁的", "名叫", "”")
_MANY = 60
"""Such names that are looked at."""
_CALLED = 8
"""Characters of what somebody is called, with its mark."""
_BEFORE_LIST = frozenset("为是由请和与员师人长任聘邀由事医官记")
"""What a list of names may follow at once."""


class Person(NamedTuple):
    """A name at text[start:end], and the post that it has there (or "")."""

    text: str
    start: int
    end: int
    post: str


def people_of(prose: Prose) -> dict[str, Person]:
    """The names that stand before or behind a post or a calling, each where it is first met."""
    text, is_common = prose.text, prose.lexicon.is_common
    found: dict[str, Person] = {}
    posts = frozenset(_POSTS.split("|"))
    for end in _posts_in(prose):
        start = end - _size(text, end, posts)
        is_post = text[start:end] in posts
        if text[start - 1 : start] == "副":
            start -= 1
        behind = end + 1 if text[end : end + 1] in ("：", ":", "”") else end
        near = text[max(0, start - FULL - 1) : max(0, start - 1)] + text[behind : behind + 1]
        if _FIRST.isdisjoint(near):
            continue
        before, after = _name_before(text, start), _name_at(text, behind)
        likely = after if after and (not before or before[1] - before[0] < FULL <= after[1] - after[0]) else before
        for span in (before, after):
            if span is None or text[span[0] + 1 : span[1]] in posts:
                continue
            name, is_sure = text[slice(*span)], is_post and span is likely
            if is_sure or not (is_common(name[:2]) or is_common(name[1:])):
                found.setdefault(name, Person(name, *span, text[start:end]))
    for person in (*_listed(prose), *_introduced(prose)):
        found.setdefault(person.text, person)
    return found


def _listed(prose: Prose) -> Iterator[Person]:
    """Full names that stand side by side: 简立言、戚怀瑾."""
    text = prose.text
    sides = pairwise(text.split("、"))
    for pair in [
        one[-FULL:] + "、" + other[:FULL]
        for one, other in sides
        if other[:1] in _SURNAME and one[-FULL : 1 - FULL] in _SURNAME
    ]:
        early, late = pair[:FULL], pair[-FULL:]
        if not (_is_full(early) and _is_full(late)):
            continue
        at = text.find(early + "、" + late)
        end = at + 2 * FULL + 1
        is_open = text[end : end + 1].isalpha() and text[at - 1 : at].isalpha() and text[at - 1] not in _BEFORE_LIST
        if is_open and not post_before(text, at):
            continue
        yield Person(early, at, at + FULL, "")
        yield Person(late, end - FULL, end, "")
    if "\n1" in text:
        for match in re.finditer(_NUMBERED, text):
            if _name_at(match[1], 0) == (0, len(match[1])) and len(match[1]) >= FULL:
                yield Person(match[1], *match.span(1), "")


def _introduced(prose: Prose) -> Iterator[Person]:
    """Full names of whom a text goes on to tell, brought in by their age or by what they are called: “和事佬”罗桂芝."""
    text, is_common = prose.text, prose.lexicon.is_common
    met: dict[str, int] = {}
    for sign in [sign for sign in _INTRODUCES if sign in text]:
        for at in places(text, sign):
            start = at + len(sign)
            if text[start : start + 1] not in _SURNAME:
                continue
            if sign != "”" or 0 < at - text.rfind("“", max(0, at - _CALLED), at) < _CALLED:
                met.setdefault(text[start : start + FULL], start)
    for name, start in islice(met.items(), _MANY):
        likely = _is_full(name) and not (is_common(name[:2]) or is_common(name[1:]))
        if likely and (text[start - 2 : start - 1] in _SIGNS or text.count(name) > 1):
            yield Person(name, start, start + FULL, "")


def _is_full(name: str) -> bool:
    """Whether three characters may be a surname and a given name."""
    return _name_at(name, 0) == (0, FULL)


def spans_of_names(prose: Prose) -> list[tuple[int, int]]:
    """Where the full names stand of those whom the text tells of, and what begins like them."""
    text, is_common = prose.text, prose.lexicon.is_common
    names = [name for name in people_of(prose) if len(name) >= FULL]
    sure = [name for name in names if name[FULL:] or not (is_common(name[:2]) or is_common(name[1:]))]
    begins = [(name, name[:2] if len(name) > FULL else name[:-1]) for name in sure]
    return [(at, at + len(name)) for name, begin in begins for at in places(text, begin)]


def _posts_in(prose: Prose) -> list[int]:
    """Where posts and callings end."""
    text = prose.text
    ends = prose.pairs.intersection([post[-2:] for post in f"{_POSTS}|{_CALLINGS}".split("|")])
    found = [
        at + 1
        for sign in _SIGNS.union([end[1] for end in ends])  # many end alike, so that few searches do
        for at in places(text, sign)
        if (text[at - 1 : at + 1] in ends and not text.startswith(_OFFICE, at + 1))
        or (sign in _SIGNS and text[at + 1 : at + 2] in _FIRST)
    ]
    return sorted(found)


def _size(text: str, end: int, posts: Container[str]) -> int:
    """How long the post is that ends here."""
    for size in (4, 3):
        if size <= end and text[end - size : end] in posts:
            return size
    return 2


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    """The span of a name that begins here."""
    if text[start : start + 2] in _DOUBLE and is_given(text[start + 2 : start + FULL]):
        last = text[start + FULL : start + FULL + 1]
        return start, start + FULL + (is_given(last) and last not in _SAYS)
    if text[start : start + 1] not in _SURNAME:
        return None
    if not is_given(text[start + 1 : start + 2]):
        whole = text[start + 1 : start + 2] in _ALSO_SECOND and is_given(text[start + 2 : start + FULL])
        return (start, start + FULL) if whole else None
    return start, start + (FULL if is_given(text[start + 2 : start + FULL]) else FULL - 1)


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """The span of a name that ends here."""
    for start in (end - FULL - 1, end - FULL, end - FULL + 1):
        if start >= 0 and text[start] in _FIRST and _name_at(text, start) == (start, end):
            return start, end
    return None


def is_surname(character: str) -> bool:
    """Whether a character is a surname."""
    return character in _SURNAME


def is_given(character: str) -> bool:
    """Whether a character may be in a given name."""
    return character not in _NEVER and character.isalpha() and not character.isascii()


def post_before(text: str, start: int) -> str:
    """The post that ends where a name begins, or ""."""
    posts = f"{_POSTS}|{_CALLINGS}".split("|")
    size = next((size for size in (4, 3, 2) if size <= start and text[start - size : start] in posts), 0)
    return text[start - size - (text[start - size - 1 : start - size] == "副") : start] if size else ""
