"""Bodies that are called two kinds of body, and names turned about."""

from __future__ import annotations

import pytest
from checks.trial import names, prose

from reportgen.checks.wording.names.kinds import kinds


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("国家税务总局云岭县税务局", "云岭县国税局"),
        ("石桥镇", "桥石镇"),
        ("柳河镇", "柳合镇"),
        ("古渡乡便民服务中心", "古渡乡便民服务站"),
        ("古渡乡综合行政执法大队", "乡综合行政执法中队"),
        ("云岭区卫生健康局", "云岭区卫生健康委员会"),
        ("云岭区农业农村局", "云岭区农村农业局"),
        ("云岭区医疗保障局", "云岭区医疗保险局"),
        ("云岭区自然资源和规划局", "云岭区自然资源局"),
        ("云岭区民政局", "云岭区民政事务局"),
    ],
)
def test_one_body_is_found_in_two_sentences(early, late) -> None:
    """In one sentence the same names are two bodies."""
    assert "unit-name-varies" in names(f"{early}召开会议3次。全年，{late}办理事项36件。")


@pytest.mark.parametrize(
    "text",
    [
        "上河镇建成调解室3个。下河镇聘请调解员9名。",
        "江湾市城市管理委员会研究事项5项。江湾市城市管理局立案860件。",
        "县综合行政执法大队下设5个中队。城关中队立案120件。",
        "市自然资源局统一办理登记。云岭区自然资源和规划局配合核查。",
        "原茶山县国家税务局并入国家税务总局茶山县税务局。",
        "云岭区公安局立案86件。云岭区公路管理局巡查12次。",
        "县消防救援大队检查单位86家。县消防大队查封场所3处。",
    ],
)
def test_two_bodies_stay(text) -> None:
    """Neighbours, committees with their organs, higher and lower ones, predecessors."""
    assert "unit-name-varies" not in names(text)
    assert not list(kinds(prose(text)))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("松山街道严格落实制度。全镇14个社区配备法律顾问。", True),
        ("松山街道严格落实制度。石桥镇签订协议，全镇设调解室6个。", False),
        ("竹溪乡坚持依法治理。全乡镇规范化建设达标。", False),
    ],
)
def test_another_kind_of_town(text, is_found) -> None:
    """A street's report that says 全镇, where no 镇 is told of."""
    assert ("unit-name-varies" in names(text)) is is_found


def test_many_pairs_are_not_all_looked_at() -> None:
    """Each is looked for in all of the text: a hostile one must not take the square of its length."""
    places = [f"{chr(0x4E00 + i)}{chr(0x5E00 + i)}" for i in range(300)]
    text = "\n".join(f"市公安局{place}分局走访3家。市公安局{place}县分局查处3件。" for place in places)
    assert 0 < len([*kinds(prose(text))]) <= 60
