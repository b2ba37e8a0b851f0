"""What words about a number say of its part in a sum: stages of a case, outcomes, kinds that make a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reportgen.patterns import compiled

RECEIVED, ACCEPTED, DECLINED, CONCLUDED, PENDING, CARRIED = (
    "received",
    "accepted",
    "declined",
    "concluded",
    "pending",
    "carried",
)
_STAGES = (
    (
        CARRIED,
        "(?:上年|上期|上一年|去年|往年|以前年度|年初|20[0-9]{2}年?)[^#]{0,8}(?:结转|转入|未结|未办结|遗留|结存|存案)|^旧存|结转本年|^结转案件",
    ),
    (
        PENDING,
        "未(?:审结|办结|结案|结|审理|办理|处理|完成审理)|(?:正在|尚在|仍在)(?:审|办|处|调|复议|进一步)|在审|(?<!全年)(?<!年内)(?<!累计)(?<!共)在办|待审|待办|(?:审理|办理)(?:之|当)?中"
        "|中止|(?:结转|转入?|转至)(?:到|至|入)?(?:下|次|明|来|20[0-9]{2})|尚未",
    ),
    (DECLINED, "不予受理|不予立案|未予?受理|未予?立案|不受理|不立案|转送|(?:受理|立案|案)前|撤回申请|不符合受理"),
    (CONCLUDED, "审结|办结|结案|已结|(?:办理|审理|处理|审查)完毕|已办理?(?:完|#|$)"),
    (ACCEPTED, "(?:受理|立案)(?!后|前)"),
    (RECEIVED, "收到|接到|接收|接受|收案|新收|共收|收件|来件"),
)
_STAGE = "(?=[上去往以年2旧结未正尚仍在待审办中转处不撤受立案已收接新共来])(?:{})".format(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _STAGES)
)
"""Where none of these characters stands, no stage begins: so the search is fast."""
CARRY = ("结转", "旧存", "积案", "往年", "存案", "上年未", "遗留")
_SETTLED_BEFORE = ("调解", "化解", "和解", "撤回", "告知")
COMPARED = (
    "比(?:上|去|前|同|20|全|往|年)|较(?:上|去|前|同|20|全|往|年)|同比|环比|增加|减少|增长|下降|上升|多了|减了|增了"
    "|上年(?!{0})|去年(?!{0})|同期(?!{0})|往年(?!{0})|平均|均(?:$|(?<=[人户日月年村].))|每|目标|指标|不少于|至少|应当|定额"
).format(".{0,8}(?:结转|未结|转入|遗留)")
"""Words of a number that is compared, averaged or aimed at, and so is no part of a whole; each begins with itself."""
_STEPS = (
    "受理|收到|接到|审结|办结|结案|开展|举办|召开|发放|印发|制定|出台|化解|调处|完成|发现|查处|移送|挽回|覆盖|惠及|接待|解答|参与"
    "|参加|制发|发出|提出|采纳|回访|抽查|审查|出具|新建|建成|设立|收回|下放|承接|取消|追回|建立|聘请|回复|答复|清理|排查"
)
_NOUNS_TOO = "组织|培训|整改|立案|检查|审核|办理|处理|处罚|通过|报送|备案"
"""Verbs only where they open the words: 法律法规授权组织, 行政处罚 are things."""
_OPENING = "(?:共|已|并|另|全年|年内|累计|先后|依法|其中|均|实际|全[市区县省局镇]|我[市区县省局镇]){0,3}"
_OPENED = f"{_OPENING}({_NOUNS_TOO})"
REST = "其余|其他|其它|剩余|余下|剩下|另有"
_OF_KIND = ("类", "型", "方面")
NO_REST = "其他处理"
"""The name of one result beside others, which need not all be told."""
_GOOD = "合格|达标|通过|成功|满意|符合|同意|采纳|合法|规范|称职|及格|支持|批准"
NOT_YET = (
    f"未|不(?:{_GOOD})|失败"
    "|尚|正在|在办|在建|待|其余|其他|其它|剩余|余下|剩下|仍"
)
_OUTCOMES = (
    "维持",
    "驳回",
    "撤销|变更|确认违法|确认无效|责令|纠错|纠正",
    "终止|调解|和解|撤回|撤诉",
    "胜诉",
    "败诉",
    "其他|其它|其余",
    "未判决|未裁决|未宣判|未审结",
)
_SIDE_BY_SIDE = (
    "予以公开|主动公开|依申请公开|部分公开|不予公开|无法提供|不予处理|其他处理|公开#",
    "|".join((*_OUTCOMES[:4], "诉讼请求", *_OUTCOMES[6:])),
    "警告|罚款(?!或者滞纳金)|没收|暂扣|降低资质|吊销|停产停业|责令关闭|限制从业|限制开展|拘留|其[他它](?:行政)?处罚",
    "查封|扣押|冻结|其[他它](?:行政)?强制|加处罚款|滞纳金|划拨|拍卖|排除妨碍|恢复原状|代履行|申请(?:人民)?法院",
    "准予|不予(?:行政)?许可|撤[销回](?:行政)?许可|(?:主动|自愿|自行)撤回|终止(?:审查|办理)",
    "行政(?:处罚|许可|强制|征收|征用|检查|裁决|确认|给付|奖励|不作为)|其[他它]行政执法|其[他它]#",
    "自然人|公民|法人|商业企业|科研机构|公益组织|法律服务机构|其[他它](?:组织)?#",
)
"""Members of a list that a law or a form lays down: one of them is never the total of others."""
_PARTLY = "部分|基本|附条件|有条件"
"""采纳50条，部分采纳20条，未采纳6条: the one in the middle is half of each."""
_KINDS = (
    (("民事", "行政", "刑事"), ({0, 1, 2},)),
    (("男", "女"), ({0, 1},)),
    (("有效|保留", "废止|取消", "失效", "修改|修订"), ({0, 1}, {0, 2})),
    (
        (
            "完成整改|整改完成|整改到位|整改完毕|已整改|整改销号|完成销号",
            "序时进度|时序进度|正在整改|正在推进|基本完成",
            "长期坚持|长期整改|长期推进|持续整改|持续推进|未完成整改|未整改",
        ),
        ({0, 1, 2},),
    ),
    (("一般程序|普通程序|一般案件", "简易|快速办理|当场"), ({0, 1},)),
    (("专职", "兼职"), ({0, 1},)),
    (("编外|聘用", "在编|正式"), ({0, 1},)),
    (("不合格", "优秀", "良好", "合格|一般"), ({0, 3}, {1, 2, 3}, {0, 1, 2})),
    (("不满意", "满意"), ({0, 1},)),
    (("上半年", "下半年"), ({0, 1},)),
    (("一类", "二类", "三类"), ({0, 1, 2},)),
    (("A类|A级", "B类|B级", "C类|C级", "D类|D级"), ({0, 1, 2},)),
    (("受理前|立案前|诉前", "受理后|立案后|诉中|审理中"), ({0, 1},)),
    (("新收|新受理", "旧存|结转"), ({0, 1},)),
    (_OUTCOMES, ({0, 1, 2, 3}, {4, 5, 3}, {4, 5, 6}, {4, 5, 7})),
)
WHOLE_ONLY = (2, 3)
"""制定4件、修改3件、废止2件 is no breakdown: only what stays in force (有效, 保留) makes one of the kinds of files.

Nor is 立行立改38个，长期坚持5个；完成整改30个: what came of faults is one only if all three are told.
"""
_NAMED_KINDS = (
    *_KINDS,
    (("街道", "乡镇|镇"), ({0, 1},)),
    (("社区", "村"), ({0, 1},)),
    (("城市|城镇|城区", "农村|乡村"), ({0, 1},)),
    (("规模以上|规上|限额以上", "规模以下|规下|限额以下"), ({0, 1},)),
    (("线上|网上", "线下|现场"), ({0, 1},)),
    (("新建", "改建|改造|扩建|续建"), ({0, 1},)),
    (("进境|入境|进口", "出境|出口"), ({0, 1},)),
    (("公办", "民办"), ({0, 1},)),
    (("计划内", "计划外"), ({0, 1},)),
)
"""The last ones only where 其中 or another word says that parts follow."""
_ANY_NAMED = "|".join(name for names, _ in _NAMED_KINDS for name in names)
_KIND_OF = {
    word: (n, at) for n, (names, _) in enumerate(_KINDS) for at, name in enumerate(names) for word in name.split("|")
}
_ANY_KIND = "|".join(_KIND_OF)

_ALTERNATE = "[（(](?:[市县区旗镇乡村居场股科室]|街道|社区|园区)(?:、[市区旗街道]{1,2})*[）)]"
"""县（市、区）, 乡镇（街道）: another word for the same."""


def without_alternates(words: str) -> str:
    """Words without the brackets that name what else it may be called: 县（区）执法人员 as 县执法人员."""
    return compiled(_ALTERNATE).sub("", words) if "）" in words or ")" in words else words


@lru_cache(maxsize=1024)
def stage(label: str) -> str:
    """The stage of a case that words name, "" where none."""
    match = compiled(_STAGE).search(label)
    if match and label.startswith(_OF_KIND, match.end()):
        return ""  # 受理类87项: a kind of matters, no stage
    return match.lastgroup or "" if match else ""


@lru_cache(maxsize=1024)
def comes_in(label: str) -> bool:
    """Whether words count what came within the year, to which the year before may have left some."""
    return stage(label) in (RECEIVED, ACCEPTED) or compiled("新[增发立]|登记|申请").search(label) is not None


def step(before: str) -> str | None:
    """The verb of the words in front of a number, None where they name a thing only."""
    if before.endswith(_OF_KIND):
        return None
    match = compiled(_STEPS).search(before) or compiled(_OPENED).match(before)
    return match[match.lastindex or 0] if match else None


def speaks_of_carrying(words: str) -> bool:
    """Whether words name cases of the year before."""
    return True in map(words.__contains__, CARRY)


def settled_before(label: str) -> bool:
    """Whether an application was settled so that it was never accepted."""
    return True in map(label.__contains__, _SETTLED_BEFORE)


@lru_cache(maxsize=1024)
def family(label: str) -> tuple[int, int] | None:
    """The kind (number of its family, number in it) that words name, of those that need no 其中."""
    match = compiled(_ANY_KIND).search(label)
    return _KIND_OF[match[0]] if match else None


def is_outcome(label: str) -> bool:
    """Whether words name what a case ended with: 维持, 驳回, 调解, 和解."""
    return family(label) is not None and any(word in label for names in _OUTCOMES[:6] for word in names.split("|"))


def may_have_family(words: str) -> bool:
    """Whether words name two kinds of one family."""
    kinds = {_KIND_OF[word] for word in compiled(_ANY_KIND).findall(words)}
    return len(kinds) > len({family_number for family_number, _ in kinds})


@lru_cache(maxsize=1024)
def _listed(label: str) -> tuple[tuple[int, str], ...]:
    """The members of fixed lists that words name: which list, which words."""
    found = ((n, compiled(words).search(label)) for n, words in enumerate(_SIDE_BY_SIDE))
    return tuple((n, match[0]) for n, match in found if match)


def side_by_side(label: str, other: str) -> bool:
    """Whether words name two different members of one fixed list: 维持 and 驳回, 采纳 and 部分采纳."""
    if is_partly(other) and not is_partly(label) and compiled(_PARTLY).split(other)[-1] in label:
        return True
    named = _listed(label)
    return bool(named) and any(n == m and words != more for n, words in named for m, more in _listed(other))


def any_beside(labels: Iterable[str], others: Sequence[str]) -> bool:
    """Whether one of some words stands side by side with one of others."""
    return any(side_by_side(label, other) for label in labels for other in others)


def of_another_list(label: str, other: str) -> bool:
    """Whether words name members of two fixed lists: 自然人 and 予以公开 divide the same applications twice."""
    if compiled(REST).search(other.replace(NO_REST, "")):
        return False
    lists, others = ({n for n, _ in _listed(words)} for words in (label, other))
    return bool(lists and others) and lists.isdisjoint(others)


def is_partly(label: str) -> bool:
    """部分公开, 基本合格."""
    return compiled(_PARTLY).search(label) is not None


def is_whole(labels: Sequence[str], cued: bool) -> bool:
    """Whether these parts are all that there are; `cued`: a word such as 其中 says that they are parts."""
    if re.search(REST, labels[-1].replace(NO_REST, "")):
        return True
    if not compiled(_ANY_NAMED).search(labels[0]):
        return False
    for names, wholes in _NAMED_KINDS if cued else _KINDS:
        if _member(labels[0], names) is None:
            continue
        found = {_member(label, names) for label in labels}
        if None not in found and any(whole <= found for whole in wholes):
            return True
    return False


def is_closed(labels: Sequence[str]) -> bool:
    """Whether no other part is possible beside these: 男 and 女, 民事 and 行政 and 刑事, or the rest is named."""
    rest = re.search(REST, labels[-1].replace(NO_REST, ""))
    return rest is not None or (is_whole(labels, cued=False) and not is_outcome(labels[0]))


def is_opposite(label: str, other: str) -> bool:
    """化解 and 未化解, 属实 and 不属实."""
    fell_short = "不" in other and re.search(f"不(?:{_GOOD})", other)
    if fell_short and not re.search(f"{_GOOD}|优秀|良好", label):
        return False  # 期限过长126份，程序不规范204份
    denied = re.search(r"(?:不予|[不未非])([^\W\d_A-Za-z]{2})", other)
    return not re.search(NOT_YET, label) and bool(re.search(NOT_YET, other) or (denied and denied[1] in label))


def _member(label: str, names: Sequence[str]) -> int | None:
    for at, name in enumerate(names):
        for word in name.split("|"):
            if word in label:
                return at
    return None
