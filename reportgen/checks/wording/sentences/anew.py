"""Where a sentence opens that takes up what was just said, or stands behind what can only end one (a literal table)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.prose import Prose
from reportgen.patterns import compiled

_HAN = "[\u4e00-\u9fff]"
_OFFICE = "(?:科|处|室|股|局|院|所|队|站|中心|办|镇|乡|街道|社区|学校|公司)"
# What must stand in a text at all, and the pattern; the second sentence begins where it matches.
_ANEW = (
    (
        "该",
        "该(?:做法|经验|机制|模式|举措|项工作|制度|平台|系统|项目|案例?|活动|工作法|成果|条例|办法)"
        "(?=[已被获]|先后|入选|得到|受到|荣获|运行以来|推行以来|实施以来|开展以来|上线以来|自20)"
        f"(?<![^\u4e00-\u9fff”》）%％]该..)(?<={_HAN}{_HAN}{_HAN}该..)"
        "(?<![将对使由把让以从向与和及因被于至给为是按照据就如若凡即经的了过前今现来间后时年月日在含包但而虽则故说明证示映]该..)",
    ),
    ("为此，", f"为此，(?<={_HAN}{_HAN}{_HAN}为此，)(?<![因正以作成称认][为]此，)(?<!而为此，)"),
    (
        "等奖",
        f"(?<=[一二三特]等奖){_HAN}{{2,8}}?{_OFFICE}(?=被|获|荣获|还|连续)",
    ),
    (
        "拨打“",
        r"(?<=”)(?<=拨打“\d{3}”|打“\d{4}”|“\d{5}”)(?!热线|电话|专线|平台|服务|政务|市民|公共|举报|投诉|咨询|反映|求助"
        rf"|报警|查询|或|及|和|与|等|进行|寻|向|来|反馈|预约|申请|了解|便民|免费|法律|急救|告知|联系){_HAN}{{4}}",
    ),
    (
        "对",
        f"对(?:因|未|拒不|逾期|违反|不符合|不按)(?<={_HAN}[证件书度求料力案单]对.)[^，。；：\\n]{{2,40}}的，"
        "(?=及时|依法|一律|坚决|立即|给予|予以|责令|按|由|不得)",
    ),
    ("为成员", f"(?<=为成员)(?!单位|的){_HAN}{{2,10}}?(?:办公室|小组|专班)(?=设在|设于|下设|负责|定期|每)"),
)


def anew(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where such a sentence begins, and its first words."""
    text = prose.text
    for sign, pattern in _ANEW:
        for match in compiled(pattern).finditer(text) if sign in text else ():
            yield match.start(), match[0].partition("，")[0][:8]
