"""Set phrases of political speech with one character wrong (part of RG664): 习进平总书记, 四个自性, 国之大着.

What a misprint in them costs an office is known, and they are few, so that each is held against the text by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.lists.slips import Alike
from reportgen.checks.lists.spelling import Slip
from reportgen.checks.prose import Prose, is_han, places

_PHRASES = (
    "习近平总书记 习近平法治思想 习近平新时代 习近平同志 习近平经济思想 习近平文化思想 习近平生态文明思想 "
    "习近平外交思想 习近平强军思想 新时代中国特色社会主义思想 中国特色社会主义 社会主义核心价值观 中华人民共和国 "
    "中国共产党 马克思主义 马克思列宁主义 毛泽东思想 全国人民代表大会 中国人民政治协商会议 中华民族伟大复兴 "
    "中华民族共同体意识 人类命运共同体 国家治理体系和治理能力现代化 总体国家安全观 邓小平理论 社会主义现代化 "
    "社会主义法治 科学发展观 中国式现代化 中央全面依法治国 党中央集中统一领导 党中央决策部署 党中央权威 "
    "全过程人民民主 以人民为中心 高质量发展 新发展理念 新发展格局 政治判断力 政治领悟力 政治执行力 全面依法治国 "
    "全面从严治党 全面深化改革 两个确立 四个意识 四个自信 四个全面 五位一体 三个务必 国之大者 不忘初心 牢记使命 "
    "坚强领导 全面领导 集中统一领导 战略部署 决策部署 领导核心 命运共同体 社会主义"
)
"""A character that is like the right one is wrong; another may be right: 习近平主持, 全面依法治县, 高质量开展."""
_QUOTED = ("两个", "三个", "四个")
"""How those begin that are plain words, too, unless they are quoted: 四个意思."""
_EITHER = frozenset(("作做", "做作", "制治"))
"""What is written both ways, or was once (RG662)."""
_NUMBERS = frozenset("一二三四五六七八九十两")
"""三个务必 and 两个务必 are two things."""


def set_phrase_slips(prose: Prose) -> Iterator[Slip]:
    """Every such phrase with one character that is another."""
    for phrase in _PHRASES.split():
        half = len(phrase) // 2
        first, rest = phrase[:half], phrase[half:]
        met = {*places(prose.text, first, half)} if first[:2] in prose.pairs else set()
        if rest[:2] in prose.pairs:
            met |= {at - half for at in places(prose.text, rest, len(rest))}
        for at in sorted(met):
            said = prose.text[max(at, 0) : at + len(phrase)]
            plain = phrase.startswith(_QUOTED) and prose.text[at - 1 : at] != "“"
            if said != phrase and not plain and _is_slip(said, phrase, prose.lexicon.alike):
                yield Slip(at, at + len(phrase), said, phrase, listed=True)


def _is_slip(said: str, phrase: str, alike: Alike) -> bool:
    """Whether one character is another, and is none that may stand there."""
    differ = [(a, b) for a, b in zip(said, phrase) if a != b]
    if len(said) != len(phrase) or len(differ) != 1:
        return False
    (one, right), *_ = differ
    if not is_han(one) or one + right in _EITHER or {one, right} <= _NUMBERS:
        return False
    return alike(one, right)
