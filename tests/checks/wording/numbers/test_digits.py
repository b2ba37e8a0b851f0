"""Letters in place of digits."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
全年受理行政复议案件l00件。
2O24年，全区认真落实各项任务。
拨打l2345热线咨询。
审结案件I0份。
调解5O件。
满意率1O0%。
投入O.5万元。
（国发〔2O21〕33号）。
l2月4日是国家宪法日。
培训3O余人次。
处罚l件。
20l9年，印发办法。
增长l.5%。
1O.5亿元。
l.加强组织领导。
（国办发〔2021〕l5号）。
于3月l日前报送。
12月3l日。
共O件。
开通“l2348”公共法律服务热线。
受理36OO件。
发放资料l0—20份。""".splitlines()
RIGHT = """\
启动I级应急响应，推广O2O模式，建设5G基站3个。
A4纸、G20峰会、K12教育、O型血。
GB/T 15834、ISO9001、Office365、IP地址3个。
II类项目、III期工程、I标段。
COVID-19、PM2.5、CO2、H2O、NO2、O3浓度。
B2B、P2P、App、OA系统、IC卡、IPO企业3家。
WiFi、iOS14、AI大模型。
10kV、5L、3D打印。
“1+N”机制。
VOCs治理3个。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"letter-digit"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "letter-digit" not in names(text)
