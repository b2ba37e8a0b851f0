"""Where a sentence opens that takes up what was just said, or stands behind what can only end one (a literal table)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.sentences.clauses import clause_before
from reportgen.checks.wording.sentences.endings import done, ready, stands
from reportgen.patterns import compiled

_HAN = "[\u4e00-\u9fff]"
_OFFICE = "(?:科|处|室|股|局|院|所|队|站|中心|办|镇|乡|街道|社区|学校|公司)"
_UNIT = frozenset("件个家起人次场项份处宗名户条批%")
_TOLD = (
    "经|查|确认|核实|发现|通过|了解|规定|公告|推动|主张|称|举报|反映|指出|截至|目前|说明|表明"
    "|使|让|将|对|由|运用|利用|依托|依据|借助|凭借"
)
"""Words with which a clause tells of what follows, at its end or its beginning."""
# (word, shift, whether the clause before it must be over, pattern): so many characters from where the word stands, a
# sentence may begin, and does if the pattern matches.
_ANEW = (
    (
        "该",
        0,
        True,
        f"该(?:做法|经验|机制|模式|举措|项工作|制度|平台|系统|项目|案例?|活动|工作法|成果)(?<={_HAN})"
        "(?=[已被获]|先后|入选|得到|受到|荣获|运行以来|推行以来|实施以来|开展以来|上线以来|自20)",
    ),
    (
        "为此，",
        0,
        False,
        f"(?<={_HAN}{_HAN}{_HAN})(?<![因正以作成称认而也还并])(?<!正是|不仅|多次|政府|部门|我们)为此，",
    ),
    (
        "等奖",
        2,
        False,
        rf"(?<=[一二三特]等奖)(?!作品|案卷|参赛|选手|所在|项目|论文)(?:(?!的){_HAN}){{2,8}}?{_OFFICE}(?=被|获|荣获|还|连续)",
    ),
    (
        "对",
        0,
        True,
        f"(?<={_HAN}[证件度求料力案单办])对(?:因|未|拒不|逾期|违反|不符合|不按|工作推进不力)[^，。；：\\n]{{2,40}}的，"
        "(?=及时|依法|一律|坚决|立即|给予|予以|责令|按|由|不得|进行通报|全[市县区]通报)",
    ),
    ("随着", 0, True, f"(?<={_HAN}{_HAN})(?<![伴紧追跟相接与和及且但而也])随着[^，。；：\\n]{{2,20}}，"),
    ("尽管", 0, True, "(?<![但而然虽可且便即，])尽管[^，。；：\\n]{4,30}，"),
    (
        "为",
        0,
        True,
        f"(?<={_HAN}{_HAN})(?<![作成行认称列定视改变转设评较更最极以因])为(?:防止|避免|杜绝|破解|打通|补齐)[^，。；：\\n]{{2,24}}，",
    ),
    (
        "这些",
        0,
        False,
        f"(?<={_HAN}{_HAN})(?<![将对使由把让以从向与和及因被于至给为是按据就了过着在])这些"
        "(?:成绩|成效|问题|做法|经验|举措|措施)的(?:取得|存在|出现|背后|推行|实施)",
    ),
    (
        "如",
        0,
        True,
        f"(?<={_HAN}{_HAN})(?<![例比诸譬正犹假有不莫何自突恰宛来])如(?:发现|遇到|需要|未按|不能)[^，。；：\\n]{{4,30}}，",
    ),
    (
        "的",
        -2,
        True,
        "(?:(?<=了督察)|(?<=了督查)|(?<=了实地督察)|(?<=了实地督查)|(?<=了专项督察)|(?<=了专项检查))(?:反馈|指出|交办|移交|通报)的\\d+[个项件条]",
    ),
    ("元", 1, False, "(?<=[\\d万亿]元)涉及[^，。；：\\n]{2,20}的，(?=一律|依法|及时|由|移送|按)"),
    ("其", 0, False, rf"(?<=\d[名个家人])其(?![中他余它次实间]){_HAN}{{2}}"),
    ("下一步，", 0, False, "(?<=的)下一步，(?=我[省市县区局镇乡委办])"),
    ("任组长", 3, False, f"(?:(?![并兼同的为负统牵亲]){_HAN}){{2,10}}?任(?:常务)?(?:副组长|成员|组员)(?!的)"),
    ("有了新", 5, False, f"{_HAN}{{2,8}}?有了新"),
    ("以上", 2, False, "(?<=[%％成]以上)(?:开展“|为(?:保障|确保|方便|防止)[^，。；：\\n]{2,20}，)"),
    ("%", 1, False, f"(?<=[均率]为100%)由[市县区省镇乡]{_HAN}{{0,10}}?(?:局|委|办|院)牵头，"),
    ("圆满完成", 4, False, f"(?<=任务圆满完成)(?:普查员|调查员|执法人员|工作人员|志愿者|网格员){_HAN}{{2}}"),
    ("”", 1, False, "年内(?:未|没有|无)|全[省市县区](?:法院|检察机关|公安机关)(?:公布|发布|审结|受理|办理|共|累计)"),
    ("益彰", 2, False, f"(?<=益彰){_HAN}{{2,10}}?(?:同比|下降|上升|增长)"),
    ("天", 1, False, f"(?<=\\d天){_HAN}{{2,4}}满意[率度](?:达|为|提|升)"),
    ("了", 1, False, f"(?:街道|社区|[镇村县市乡]里)又(?!一){_HAN}{{2}}"),
    ("坚持边", 0, False, f"(?<=给责任单位)坚持边{_HAN}边{_HAN}"),
    ("公安机关", 4, False, "检察机关(?:提前|依法|及时)介入"),
    ("联合", 0, False, f"(?<=备案)联合{_HAN}{{2,6}}(?:、{_HAN}{{2,6}})+等部门(?![^，。]*(?:机制|制度|平台|模式))"),
    ("从", 0, False, f"(?<=推进)从{_HAN}{{2,6}}看，"),
    ("到位", 2, False, f"(?<=[转置员备]到位){_HAN}{{2,4}}配备齐全"),
    ("据", 0, False, f"(?<={_HAN}{_HAN})(?<![根依证数论票单收凭占盘拮省市县区镇乡局])据(?:不完全)?统计，"),
    (
        "《",
        0,
        False,
        f"(?<={_HAN}{_HAN})(?<![自在随于待至从对和及与是据照将把因经以按由的版新部套为名称含即如])"
        "《[^》\\n]{2,40}》(?:正式)?(?:施行|实施|印发|出台|公布|修订|生效)(?:后|以来|之后)，",
    ),
    (
        "以“",
        0,
        True,
        "(?<![坚持续是])以“[^”\\n]{2,20}”(?:活动|行动)?为(?:载体|抓手|契机|主题|引领|重点|主线|牵引|突破口)，",
    ),
    (
        "成",
        1,
        False,
        f"(?<=(?:下降|增长|减少|上升|提高|降低)[一二两三四五六七八九]成)(?![左以上多的有余之且])(?={_HAN}{{3}})",
    ),
    ("凡", 0, False, "(?<=）)凡(?=[^，。；\\n]{2,30}的[，医当企人单])"),
    ("虽然", 0, True, "(?<![但而然虽可且便即，])虽然[^，。；：\\n]{4,30}，"),
    ("是否", 4, False, "(?<=是否(?:一致|到位|合规|属实|规范|完整|真实|合法|齐全|准确))(?:未发现|经[查核比]|发现)"),
    ("受", 0, True, "(?<![接遭承享感蒙忍经深备不])受[^，。；：\\n]{2,24}影响，"),
    ("进行", 4, False, f"(?<=进行..)[省市县区镇乡]{_HAN}{{1,10}}?(?:先后|组织|召开|印发|开展|出台|制定)(?!的)"),
    (
        "人",
        1,
        False,
        rf"(?:(?<=刑事责任\d人)|(?<=刑事责任\d\d人)|(?<=刑事责任\d\d\d人))(?![次以左余多的等])(?={_HAN}{{2}})",
    ),
    ("为成员", 3, False, f"(?!单位|的|组建|成立|组成|设立){_HAN}{{2,10}}?(?:办公室|小组|专班)(?=设在|设于|下设)"),
)
_RISEN = (
    "(?:稳步|明显|不断|持续|逐步|大幅|显著|有所)(?:提高|提升|下降|增长|改善|增强|好转|优化|减少)$"
    "|用于[^，。；]{2,20}(?:领域|支出)$"
)
"""How a clause ends that has said how something has changed, or what it was spent on."""
_LED = ("按照", "根据", "依据", "依照", "严格", "结合", "依托", "持", "通过", "执法人员持")
"""How a clause begins whose object stands before what it does: 按照监管要求 对未按规定公示的，依法……."""
_NUMERALS = "一二三四五六七八九十"
_NUMBERED = rf"（([二三四五六七八九十])）(?<=[0-9%个件次人项]（.）){_HAN}{{4,18}}(?=。)"
"""（二）……14个（三）提升决策水平。: the next heading, in a line that begins with the one before."""


def anew(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where such a sentence begins, and its first words."""
    text = prose.text
    for word, shift, wants, pattern in _ANEW:
        for at in places(text, word):
            match = compiled(pattern).match(text, at + shift)
            if match and (not wants or _is_over(text, at)):
                yield at + shift, match[0].partition("，")[0][:8]
    for match in compiled(_NUMBERED).finditer(text) if "）" in prose.chars else ():
        before = _NUMERALS[_NUMERALS.index(match[1]) - 1]
        start, _ = prose.span(prose.index(match.start()))
        if text.startswith(f"（{before}）", start):
            yield match.start(), match[0][:6]


def _is_over(text: str, at: int) -> bool:
    """Whether the clause before a place has said what was done, how it is or how many, and names nobody."""
    clause = clause_before(text, at)
    if clause.startswith(_LED) or compiled(f"(?:{_TOLD})$").search(clause) or compiled(_TOLD).match(clause):
        return False
    counted = clause[-1:] in _UNIT and clause[-2:-1].isdecimal()
    return bool(counted or stands(clause) or compiled(_RISEN).search(clause) or (ready(clause) and done(clause)))
