"""Bodies of any kind under two names, and how the two differ."""

from __future__ import annotations

import pytest
from checks.trial import names, prose

from reportgen.checks.wording.names.bodies import names_of, offices, traders
from reportgen.checks.wording.names.differences import apart, reworded, unlikely_two


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("望湖区水利服务中心", "望湖区水利事务服务中心"),
        ("望湖路街道便民服务中心", "望湖街道便民服务中心"),
        ("农村供水保障工作领导小组", "农村饮水保障工作领导小组"),
        ("望湖区工程质量安全监督站", "望湖区工程安全质量监督站"),
        ("望湖水库管理处", "望湖水库管理所"),
        ("望湖县人民医院", "望湖县第一人民医院"),
        ("望湖县农村产权交易中心", "望湖县农村产权流转交易中心"),
    ],
)
def test_offices_under_two_names_are_found_in_two_sentences(early, late) -> None:
    """A word put in, of one sense, or moved; in one sentence the same names are two bodies."""
    assert list(offices(prose(f"{early}召开会议3次。全年，{late}办理事项36件。"))) == [(early, late)]
    assert list(offices(prose(f"{early}召开会议3次，{late}办理事项36件。"))) == []


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("望湖县社区卫生服务中心", "望湖县社区文化服务中心"),
        ("望湖县疾病预防控制中心", "望湖县动物疾病预防控制中心"),
        ("望湖县公路管理局", "望湖县公路管理站"),
        ("望湖县第一小学", "望湖县第二小学"),
        ("综合行政执法大队", "综合监督执法大队"),
        ("望湖区城东司法所", "望湖区城西司法所"),
    ],
)
def test_two_offices_stay(early, late) -> None:
    """Bodies for different things, numbered ones, and names without their place."""
    assert list(offices(prose(f"{early}召开会议3次。全年，{late}办理事项36件。"))) == []


@pytest.mark.parametrize(
    ("early", "late", "is_one"),
    [
        ("望湖县恒远路桥建设有限公司", "望湖县恒远路桥工程有限公司", True),
        ("望湖县教育评估咨询有限公司", "望湖县教育咨询评估有限公司", True),
        ("望湖县康宁大药房", "望湖县康宁药房", True),
        ("望湖县恒远房地产开发有限公司", "望湖县恒远物业服务有限公司", False),
        ("望湖县恒远建设集团有限公司", "望湖县恒远建设有限公司", False),
    ],
)
def test_firms_of_one_name_and_their_sisters(early, late, is_one) -> None:
    """Words of one business are one firm's, those of another a sister's."""
    assert bool(list(traders(prose(f"{early}中标。检查后，{late}完成整改。")))) is is_one


def test_a_name_begins_behind_what_cannot_stand_in_it() -> None:
    """Verbs and joints are cut off, but 和 that opens a name."""
    text = "依法对望湖水库管理处进行约谈。和平路小学管理处参加。2024年县市场管理处立案。"

    assert names_of(text, "管理处") == ["望湖水库管理处", "和平路小学管理处", "县市场管理处"]


def test_what_two_names_share() -> None:
    """Head and tail, and what stands between."""
    parts = apart("望湖县公共法律服务站", "望湖县公共法律服务工作站")

    assert parts == ("望湖县公共法律服务", "", "工作", "站")
    assert reworded(parts, is_firm=False)
    assert not unlikely_two(apart("望湖县农业技术站", "望湖县林业技术站"), is_firm=False)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("市第三中学教师裴晓峥受表彰。裴晓铮还到6所学校送教。", True),
        ("司机郭长顺超限行驶。郭常顺接受处罚。", True),
        ("副县长邵永昶任组长。邵永旭副县长包联桃花乡。", True),
        ("镇长郝建勋带队排查。汛期，郝建勛主持会商。", True),
        ("局长罗志坚出庭应诉2次。会后，局长罗志刚作出说明。", True),
        ("东街社区书记李国华调解纠纷6件。西街社区书记李国平调解纠纷8件。", False),
        ("副县长邵永昶任组长。教育局局长邵永旭包联桃花乡。", False),
        ("陪审员甘雨欣参审案件6件，陪审员甘雨昕参审案件8件，二人均受表彰。", False),
    ],
)
def test_persons_of_many_callings(text, is_found) -> None:
    """By what they are, by the post that is one person's; two who are counted or have posts of their own stay."""
    assert ("name-varies" in names(text)) is is_found


@pytest.mark.parametrize(
    ("one", "joint", "other"),
    [
        ("县政府", "和", "县政府办公室"),
        ("综合行政执法队", "与", "派出所"),
        ("镇综治中心", "和", "镇司法所"),
        ("市法学会", "和", "市律师协会"),
    ],
)
def test_two_bodies_side_by_side_are_no_name(one, joint, other) -> None:
    """However they are joined."""
    for again in "与及":
        assert names(f"{one}{joint}{other}制定文件6件。{one}{again}{other}开展检查。") == []
