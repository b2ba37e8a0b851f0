"""People and firms under two spellings."""

from __future__ import annotations

import pytest
from checks.trial import names

WRONG = [
    "区长林志杰任组长，定期听取汇报。⏎林志捷区长先后四次带队调研。",
    "聘请云岭律师事务所律师薛安庆担任法律顾问，邀请薛安卿律师参与项目商谈。",
    "由局长周明华主持，周明桦同志通报情况。",
    "局长周明华主持会议。会后，局长周华明带队检查。",
    "主要负责人陈玉珍履行职责。陈玉真对法治工作亲自部署。",
    "联系人：吴晓玮，负责报送。联系人：吴晓伟，联系电话不变。",
    "与云图律师事务所签订合同，由云途律师事务所出具意见。",
    "第三方评估由浙江嘉禾信息技术有限公司承担。浙江嘉和信息技术有限公司于11月提交报告。",
    "委托云岭正源司法鉴定所鉴定。云岭正元司法鉴定所出具意见。",
    "聘请广东明德致远律师事务所为法律顾问。广东明德志远律师事务所全年出具意见。",
    "聘请明德律师事务所。⏎明得律师事务所出具意见书。",
    "查处云岭宏发建材有限公司案。云岭鸿发建材有限公司申请复议。",
    "副县长李文博主持。李文搏副县长强调。",
    "由董事长王建忠签订。王建中董事长到场。",
    "党工委书记赵立新主持。赵力新书记强调。",
]
RIGHT = [
    "区长林志杰、常务副区长林志捷分别带队调研，其中林志捷召开座谈会2场。",
    "局长张建国主持会议，副局长李建国、张建军参加。",
    "律师王小红、王晓红参加调解。",
    "律师王小红和王晓红参加调解。",
    "局长周明华主持，副局长周明桦通报。",
    "与云图律师事务所、云途律师事务所签订合同。",
    "中国移动公司、中国电信公司和中国联通公司参加。",
    "云岭市东方红建筑有限公司、云岭市东方宏建筑有限公司分别中标。",
    "调解员张某某与申请人李某。",
    "县长主持会议，主任委员分别汇报。",
    "县供水公司和县供电公司参加，市供水公司协助。",
    "云岭建工集团与云岭建投集团参加。",
]


@pytest.mark.parametrize("text", WRONG)
def test_two_names_are_found(text) -> None:
    """However the two differ."""
    assert "name-varies" in names(text.replace("⏎", "\n"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_stand_side_by_side_stays(text) -> None:
    """Two that are two, short forms that the text declares, what was renamed."""
    assert "name-varies" not in names(text.replace("⏎", "\n"))
