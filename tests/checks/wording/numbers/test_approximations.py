"""Two marks of approximation on one number."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
全年培训执法人员近500余人次。
调解纠纷约300件左右。
超过80%以上的案件调解结案。
约300多人参加。
大约500人左右参加。
大约有500人左右参加活动。
近300人次左右。
将近200余家企业。
共计约500余件。
200余名左右执法人员。
500多人以上参加。
大约近500人。
约近300份。
近百余人参加。
约百余家企业参加。
近三十余场。
约占30%左右。
大约在50件左右。
涉及金额近6835万余元。
发放资料近3万余份。
不少于40学时以上。
至少20次以上。
数百余人参加。
近千余人次。
不低于90%以上。
约200家企业左右。
走访企业约200余家。
不超过10日以内。
超500余人。
将近有1000余人次受益。
接近300余人。
数十余场。
近上千人参加。
逾500余件。
大概300份左右。
约300～500人左右。""".splitlines()
RIGHT = """\
全年培训执法人员500余人次。
近10余年来，成效显著。
涉及金额6835万余元。
县级以上人民政府。
约50名县级以上干部参加。
约200家规模以上企业。
预约300余人次。
签约企业500余家。
节约资金50余万元。
附近300余户居民。
近500人，发放资料3000余份。
约谈企业30余家。
60岁以上老人300余人。
近几十年来。
近五年来，累计办理300余件。
为就近300余户群众提供服务。
处三年以上有期徒刑。
约500人，其中女性200余人。
超过上年30余件。
不少于2次。
40学时以上。
约100米左右两侧。
近3年多来，我局坚持依法行政。
人数300余人。
线上百余场、线下十余场。
网上千余人观看。
多元化解纠纷近500件。
不足之处。
近日，20余名执法人员参加培训。
3人以上合议。
总数百余件。
最近30多年。
合约50余份。
大约30分钟。
完成率接近100%，涉及20余个部门。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"approx-redundant"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "approx-redundant" not in names(text)
