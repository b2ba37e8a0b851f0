"""Numbers without a unit."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
受理案件47件，审结40，调解12件。
培训3期、260人次、资料500。
新增5个、改造3、关停2个。
全年受理行政复议案件47，审结40件。
开展宣传12场，发放资料3000，受众5000人次。
共办理案件120件（民事60件、行政40、刑事20件）。
发放宣传资料3万，接待群众500人次。
下设科室12，在职人员35人。
维持20件，驳回10、撤销5件。
审结率98%，满意率95，合格率99%。
走访企业200余，解决问题35个。
制定规范性文件5件，废止3，修改2件。
全区有调解组织152个，调解员466。
开展执法检查3次，案卷评查2；培训7次。""".splitlines()
RIGHT = """\
受理案件47件，审结40件，调解12件。
法治建设考核得分95，位列全市第3，获评先进集体2个。
分别办结50、40、30件。
2023、2024年，受理47件。
拨打12345，办结3000件。
落实“1+3+N”，召开会议3次。
案例1、案例2入选，培训3期。
排名由12升至3，获奖2项。
发布指导案例3个，进入全省前10，获通报表扬。
依据GB/T 9704，修订办法2件。
培训3、5、7期学员共300人。
办理时限由20个工作日压缩至5个工作日。
《健康中国2030》印发，建成站点3个。
满意度指数95.3，回访群众300人次。
全年受理5件（见附件3），审结4件。
第47次会议，研究议题3个。
平均分86，参考人员300人。
截至2024，累计受理47件。
共有村（社区）144个，其中村120个、社区24个。
12月4日、5日，举办活动2场。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"unit-missing"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "unit-missing" not in names(text)
