"""Characters that do not belong there: traditional ones, and those taken for others (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.checks.lists.spelling import Slip
from reportgen.checks.lists.title_slips import Whose
from reportgen.checks.lists.titles import LONGEST, in_title, titles
from reportgen.checks.prose import HAN, Flaw, Prose, is_han, places
from reportgen.checks.wording.names.people import spans_of_names
from reportgen.checks.wording.set_phrases import set_phrase_slips
from reportgen.diagnostics import Severity
from reportgen.patterns import compiled

_LOOKS = "[\u2e80-\u2fdf\uf900-\ufaff]"
"""Forms of Unicode's that look like Chinese characters and are others: radicals, characters kept for old codes."""
_SURNAME = "於"
"""A surname besides."""
_OF_PLACE = f"[家氏](?![里中庭属长门])|[{HAN}]?[桥湾庄屯坝圩堡寨塘垸店铺](?:社区|[村镇街路河闸坝组])|[陵潜菟]"
"""And the name of places after it: 於家桥."""
_OF_LAND = (
    "[\u4e00-\u9fff]{0,2}分局|镇(?![街村级区域乡])|乡(?![村镇级贤])|村(?![庄民级委居干组务规容道])|[屯寨湾岛州旗]|市(?![场民容政域级县直区郊])"
    "|县(?![级域直乡区])|区(?![域县级直属])|街(?![道区面巷])|河(?![道湖长流])|湖(?![泊区])|江|山(?![林体区洪水])"
    "|街道办|社区居|水库|码头|省(?![级直内外里事心力略份道])"
)
"""The rest of the name of a place."""
_COINED = f"[以先][{HAN}][促代带换后][{HAN}]"
"""以拆促签."""
_QUOTED = 5
"""Characters of what is coined, within quotation marks: “屏安码”, “稳拓调优”."""
_AROUND = 3
"""Characters beside it that such has at most."""
_PAIR = 2
_CODE = 10
_OPENS = "〔【［[（("
_YEAR_NEXT, _YEAR_LAST = (
    rf"[\u4e00-\u9fff]{{0,3}}[{re.escape(_OPENS)}](?:19|20)[0-9]{{2}}\D",
    rf"[{re.escape(_OPENS)}](?:19|20)[0-9]{{2}}[^0-9年][\u4e00-\u9fff]{{0,3}}$",
)
_SERIAL = "[\u4e00-\u9fff]{0,3}第?[0-9]{1,5}号"
_ALONE = frozenset(
    "了是在和有他不我的也为就上年中你说到都等着对来与地还要又而之以后去将那但从月下把被于时多过可并能好或日由里用所向其给使前却最起更如再才便没做让内及听各号至无此正"
    "问则像较曾该每属已县今请连另按均字仍若既往未除越极须需应必共同间先第者本因仅会当二人出成事两三外自处省市区镇乡式性化率个位名项件次条份元级类型版原新旧总副全主老"
    "大小高低少非反超准双单局委办厅院站所室科股组队村街路期场家户批宗例余抓建查改促保惠强补破解推送讲学评议审访点线面网链库群圈带班校厂店铺车船票证卡书报表图法权责岭沟湾屯庄塘坪坝坡洼寨堡浦峡岛港州滩陵埔坊巷苑桥溪附"
)
"""Characters that are words by themselves, so that a word may well begin or end beside them."""
_BEGINS_ALONE, _ENDS_ALONE = _ALONE | {*"员修殿依谁"}, _ALONE | {*"逐习塔镜病"}
"""These, and more before a word, and behind one."""
_POSTS = frozenset((
    "主任", "书记", "局长", "市长", "县长", "区长", "镇长", "乡长", "院长", "处长", "科长", "所长",
    "队长", "组长", "会长", "部长", "律师", "法官", "教授", "同志", "负责", "会同", "由于", "协调",
    "走访", "民警", "职工", "村民", "教师", "医生", "党员", "干部",
))
"""After these a name may well begin, whatever it is."""
_DEEDS = frozenset((
    "参加", "参与", "担任", "带队", "带头", "出席", "主持", "负责", "代理", "牵头", "同志", "律师",
    "主任", "书记", "局长", "等地", "等人",
))
"""Before these a name may well end."""
_BODIES = frozenset(
    ("事务所", "派出所", "司法所", "研究所", "管理所", "监管所", "税务所", "律师所", "鉴定所", "合作社")
)
"""Behind these the name of a body has ended: 事务所 and 履约, not 所履."""
_PLACE = f"[{HAN}]{{0,2}}[镇村乡县街路庄屯湾沟河山湖桥]"
"""The rest of a place's name: 负责 and 岭头镇, not 责岭."""

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤冉祁邸"
)
"""Before two characters, and part of no word, it may well be that of a given name."""
_FIRM = (
    f"[{HAN}]{{0,5}}?(?:有限|公司|集团|事务所|便利店|超市|商行|商贸|供应链|药房|酒店|饭店|宾馆|食品厂|合作社|农场|种业|科技|实业|物业|废旧)"
)
"""The rest of a firm's name."""
_PAIRED = {"既使": "[，,]又[使让]", "既将": "[，,]又将"}
"""Two words of one character in 既使群众受益，又使产业发展, by what follows there."""
_AT_ONCE = r"即要(?<![^，。；：、\n]..)(?<![后时的定]，..)(?!求)[^，。；：\n]{2,14}[，、](?:[^。；\n]{1,16}[，、])?又要"
"""即要尊重历史、照顾现实，又要守住底线."""
_SENTENCE, _WORKS = 60, frozenset("碑志传记赋曲剧诗词谱")
"""Characters within which the second 又 of such a pair comes; the last characters of names of works."""
_LONGEST_FIRM = 20
_LONG_FIRM = f"[{HAN}（）]{{2,15}}?(?:公司|[工石砖纸化药酒]厂|合作社|事务所)"
"""The same at any length, where a word of one character stands before the name."""


def trad_char(prose: Prose) -> Iterator[Flaw]:
    """繁体字、异体字。

    公文用规范汉字。文字里夹着繁体字、异体字、日文字形，或者从 PDF 复制来的部首字；部首字看起来一样，
    查找、排序、朗读都不对。

    依据：《中华人民共和国国家通用语言文字法》第九条：国家机关以规范汉字为公务用字（规定）
    反例：推进决策科学化，完善集体決策机制。
    反例：於年底前完成任務。
    正例：推进决策科学化，完善集体决策机制；法制审核员吴喆、李堃参加。
    """
    met = [*prose.chars.intersection(prose.lexicon.forms), *re.findall(_LOOKS, "".join(prose.chars))]
    if not met:
        return
    for match in re.finditer(f"[{''.join(sorted(set(met)))}]+", prose.text):
        said = match.group()
        right = "".join(map(prose.lexicon.standard, said))
        if right == said or _is_name(prose.text, match.start(), said) or prose.lexicon.stays(prose.text, *match.span()):
            continue
        fix = None if said == _SURNAME else right
        yield Flaw(*match.span(), f"“{said}”不是规范字，应为“{right}”", (f"改成“{right}”",), fix)


def _is_name(text: str, start: int, said: str) -> bool:
    """Whether 於 opens a name (於某同志), or 徵 ends that of an old one (魏徵)."""
    after = text[start + 1 : start + 6]
    if said == _SURNAME:
        named = re.match(f"[{HAN}]{{1,2}}(?:同志|律师|局长|主任|书记|[，、])|{_OF_PLACE}", after)
        return named is not None or text[max(0, start - 2) : start] in _POSTS  # 民警於堃
    return said == "徵" and text[max(0, start - 1) : start] in ("魏", "角")


def typo_lookalike(prose: Prose) -> Iterator[Flaw]:
    """形近、音近的错字。

    常用词里有一个字写成了形状或读音相近的另一个字（间题、布署、既使），或者固定搭配里写成了另一个词（助学货款），多半来自输入法和
    扫描识别。收录的错词报错误；二字词换一个字得出的，和清单里没有、两个字不成词而换一个相像的字就成词的（停车秧序），可能是
    凑巧，报警告；地名、企业名、引号里的简称和少用的词里的不报，清单里没有的在文中出现两次也不报。本单位的专名写进模板包
    wording.yaml 的“术语”，常见的错词写进“错词”。

    依据：《现代汉语词典》所收词形（事实）
    反例：进一步完善重大间题法律论证制度。
    反例：认真研究布署法治政府建设工作。
    反例：发放生源地信用助学货款，加固提防8公里。
    反例：规范路边停车秧序，划定临时泊位30个。
    正例：研究部署重大问题，既要治标，也要治本，深得人民群众拥护。
    正例：当事人已付清货款，提醒家长提防诈骗，利用周末通过视频回访。
    正例：推行“屏安码”扫码入企，督促欠款单位在约定期限内付清。
    """
    yield from _slips(prose, (*prose.lexicon.slips(prose.neighbours), *set_phrase_slips(prose)))
    for match in compiled(_AT_ONCE).finditer(prose.text) if "即" in prose.chars else ():
        yield Flaw(match.start(), match.start() + 2, "“即要”应为“既要”：后面有“又要”", ("改成“既”",))


def _slips(prose: Prose, slips: Iterable[Slip]) -> Iterator[Flaw]:
    text, lexicon, end = prose.text, prose.lexicon, 0
    names: list[tuple[int, int]] | None = None
    for slip in sorted(slips, key=lambda s: (s.start, -s.end, not s.listed)):
        if slip.start < end or lexicon.stays(text, slip.start, slip.end) or _parted(prose, slip):
            continue
        if _is_paired(text, slip) or _in_number(text, slip):
            continue
        if in_title(text, slip.start) and _misquoted(prose, slip.start):
            continue
        if not slip.listed and len(slip.wrong) == _PAIR and _is_of_a_work(text, slip.start):
            continue
        if len(slip.wrong) == _PAIR and _named(prose, slip):
            continue
        names = spans_of_names(prose) if names is None else names
        if any(_overlaps(slip, *name) for name in names):
            continue
        if not slip.listed and _by_chance(prose, slip):
            continue
        end = slip.end
        message, level = f"“{slip.wrong}”应为“{slip.right}”", None
        if not slip.listed:
            message, level = f"“{slip.wrong}”可能是“{slip.right}”的错字", Severity.WARNING
        hint = "改字；确是这样写的，写进 templates/〔模板包〕/wording.yaml 的“术语”"
        yield Flaw(slip.start, slip.end, message, (hint,), level=level)


def _is_paired(text: str, slip: Slip) -> bool:
    """Whether a wrong form is two words here, of which the second comes again: 既使群众受益，又使产业发展."""
    if slip.wrong not in _PAIRED:
        return False
    rest = text[slip.end : slip.end + _SENTENCE].partition("。")[0]
    return re.search(_PAIRED[slip.wrong], rest) is not None


def _is_of_a_work(text: str, at: int) -> bool:
    """Whether a place lies within the name of a book, a play or a stele."""
    opened = text.rfind("《", max(0, at - LONGEST), at)
    closed = text.find("》", at, at + LONGEST)
    return 0 <= opened < closed and text[closed - 1] in _WORKS and in_title(text, at)


def _overlaps(slip: Slip, start: int, end: int) -> bool:
    """Whether a name shares characters with a wrong form, and is not a part of it: 鱼户晓 in 家鱼户晓."""
    within = slip.start <= start and end <= slip.end and end - start < len(slip.wrong)
    return start < slip.end and slip.start < end and not within


def _by_chance(prose: Prose, slip: Slip) -> bool:
    """Whether two characters are likely to be something else than a wrong word.

    One belongs to a rarer word (期限内 付清); both are coined (以拆促签) or quoted, or somewhere name a place (古渡镇);
    the second begins the name of a firm (泽阳市 昌禾金属表面处理有限公司).
    """
    text, is_word = prose.text, prose.lexicon.is_word
    before, after = text[max(0, slip.start - 1) : slip.start] + slip.wrong[0], text[slip.end - 1 : slip.end + 1]
    if is_word(slip.wrong) or is_word(before) or is_word(after) or _leaves_over(prose, slip):
        return True
    if _is_quoted(text, slip):
        return True
    around = compiled(_COINED).finditer(text, max(0, slip.start - _AROUND), slip.end + _AROUND)
    if any(coined.start() < slip.start and slip.end < coined.end() for coined in around):
        return True
    if text[slip.start] in _ALONE and compiled(_LONG_FIRM).match(text, slip.end, slip.end + _LONGEST_FIRM):
        return True
    return any(compiled(_OF_LAND).match(text, at + len(slip.wrong)) for at in places(text, slip.wrong))


def _leaves_over(prose: Prose, slip: Slip) -> bool:
    """Whether a character beside it belongs to no word, so that all of them may be a term: 缓释肥, 氟苯尼考.

    For two characters alone: longer wrong forms are no chance.
    """
    if len(slip.wrong) != _PAIR:
        return False
    text, is_word = prose.text, prose.lexicon.is_word
    before, after = text[max(slip.start - _PAIR, 0) : slip.start], text[slip.end : slip.end + _PAIR]
    behind = is_han(after[:1]) and after[0] not in _ENDS_ALONE and not is_word(after)
    return behind or (is_han(before[-1:]) and before[-1] not in _BEGINS_ALONE and not is_word(before))


def _is_quoted(text: str, slip: Slip) -> bool:
    """Whether it is a part of what is coined, in quotation marks."""
    opened = text.rfind("“", max(0, slip.start - _QUOTED), slip.start)
    closed = text.find("”", slip.end, slip.end + _QUOTED)
    coined = len(slip.wrong) < closed - opened - 1 <= _QUOTED
    return opened >= 0 and closed >= 0 and coined and "”" not in text[opened : slip.start]


def _in_number(text: str, slip: Slip) -> bool:
    """Whether it stands in the signs of an agency within a document number: 示执罚〔2024〕15号, 〔2024〕执罚15号."""
    before, after = text[max(0, slip.start - _CODE) : slip.start], text[slip.end : slip.end + _CODE]
    if not any(sign in before + after for sign in _OPENS):
        return False
    return re.match(_YEAR_NEXT, after) is not None or bool(re.search(_YEAR_LAST, before) and re.match(_SERIAL, after))


def _named(prose: Prose, slip: Slip) -> bool:
    """Whether two characters may be a person's or a firm's, or one counts: 王海滔, 鼎诚有限公司, 23座尾矿库."""
    text, before = prose.text, prose.text[max(0, slip.start - _PAIR) : slip.start]
    last = before[-1:]
    if last in _SURNAMES and not prose.lexicon.is_common(before.strip()):
        return True
    if last.isdecimal() and slip.wrong[0] == slip.right[0]:
        return True
    return re.match(_FIRM, text[slip.end : slip.end + _CODE]) is not None


def _parted(prose: Prose, slip: Slip) -> bool:
    """Whether the characters belong to the words before and behind them: 水深 and 人员, not 深人; 周末 and 通过."""
    text, is_common = prose.text, prose.lexicon.is_common
    rest, most = slip.wrong[1:], slip.wrong[:-1]
    before = is_common(text[max(0, slip.start - _PAIR) : slip.start].strip()[-1:] + slip.wrong[0])
    after = is_common(slip.wrong[-1] + text[slip.end : slip.end + _PAIR].strip()[:1])
    next_word = is_common(text[slip.end : slip.end + _PAIR])  # 拔款 and 项目, not 款项
    if len(slip.wrong) == _PAIR and (before or (after and not (next_word and slip.wrong[0] != slip.right[0]))):
        return True
    if before and re.match(_PLACE, text[slip.end : slip.end + _PAIR + 1]):
        return True
    if text[max(0, slip.start - 2) : slip.start + 1] in _BODIES:
        return True
    if text[max(0, slip.start - 1) : slip.start + 1] in _POSTS or text[slip.end - 1 : slip.end + 1] in _DEEDS:
        return True
    if len(slip.wrong) == _PAIR:
        return False
    if before and (after or slip.wrong[0] != slip.right[0] or is_common(rest)):
        return True
    return after and (slip.wrong[-1] != slip.right[-1] or most[-1] in _ALONE or is_common(most))


def _misquoted(prose: Prose, offset: int) -> bool:
    """Whether the title that an offset lies in is a finding of its own."""
    meant = prose.lexicon.rulebook.meant
    first = max(0, offset - LONGEST - 1)  # a title that holds the offset lies within these characters
    near, at = prose.text[first : offset + LONGEST + 1], offset - first
    return any(t.start <= at < t.end and meant(t.text, Whose()) for t in titles(near))
