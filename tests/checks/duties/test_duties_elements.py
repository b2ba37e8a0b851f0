"""发文字号 and 签发人."""

from __future__ import annotations

import pytest


def numbered(number, date="2025-02-20", signers="[张示例]", title=""):
    given = f"标题: {title}, " if title else ""
    signed = f", 签发人: {signers}" if signers else ""
    return f"公文: {{{given}主送: [示例市人民政府], 成文日期: {date}, 发文字号: '{number}'{signed}}}\n"


@pytest.mark.parametrize(
    ("number", "lack"),
    [
        ("示云政〔2025〕3号", ""),
        ("示云政办函〔2025〕103号", ""),
        ("示云政办（督）〔2025〕3号", ""),
        ("示云政[2025]3号", ""),  # the mark's form is for the checks of wording
        ("示云政【2025】3号", ""),
        ("示云政（2025）3号", ""),
        ("示云政〔2025〕第3号", ""),
        ("示云政〔2025〕03号", ""),
        ("示云政〔〕3号", ""),
        ("示云政〔25〕3号", ""),
        ("示云政2025年3号", "没有用六角括号写年份"),
        ("示云政2025-3", "没有用六角括号写年份"),
        ("〔2025〕3号", "缺机关代字"),
        ("示云政〔2025〕号", "缺序号"),
        ("示云政〔2025〕", "缺序号"),
        ("示云政〔2025〕3", "末尾缺“号”"),
        ("示云政〔2025〕3号文", "有多余的字"),
        ("示云政〔2025〕3号、4号", "有多余的字"),
    ],
)
def test_the_form_of_the_number(duties, number, lack):
    """机关代字, year in brackets, serial, 号; what the checks of wording say of a text is left to them."""
    found = [d for d in duties(numbered(number)) if d.code == "RG528"]

    assert [d.message for d in found] == ([f"发文字号“{number}”{lack}"] if lack else [])
    assert all(d.is_error and d.path == "公文.发文字号" for d in found)


@pytest.mark.parametrize(
    ("number", "date", "told"),
    [
        ("示云政〔2025〕3号", "2025-02-20", False),
        ("示云政〔2024〕3号", "2025-02-20", True),
        ("示云政〔2026〕3号", "2025-02-20", True),
        ("示云政[2024]3号", "2025-02-20", True),
        ("示云政办（督）〔2025〕3号", "2025-02-20", False),
        ("示云政办（督）〔2024〕3号", "2025-02-20", True),
    ],
)
def test_the_year_of_the_number(codes, number, date, told):
    """It is the year of 成文日期, not the report's."""
    assert codes(numbered(number, date)) == (["RG529"] if told else [])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (numbered("示云政〔2025〕3号", signers=""), ["RG526"]),
        (numbered("示云政〔2025〕3号", signers="[张示例, 李示例]"), []),
        ("公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}\n", []),
        (numbered("示云政〔2025〕3号", title="云岭区人民政府关于2024年度法治政府建设情况的通报"), ["RG527", "RG531"]),
        (numbered("示云政〔2025〕3号", signers="", title="云岭区人民政府2024年法治政府建设情况通报"), ["RG531"]),
    ],
)
def test_who_signed(codes, keys, expected):
    """With a red head an upward document names who signed it, and no other does."""
    assert codes(keys) == expected


def test_the_public_edition_has_no_red_head(office):
    """签发人, 主送 and 成文日期 are asked of the upward edition alone."""
    office.write(
        "2024.yaml",
        "模板: national/five-part\n年度: 2024\n单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n"
        "公文: {发文字号: 示云政〔2025〕3号}\n"
        "正文: {举措: 甲。, 不足: 力量不足，因编制少。, 第一责任人: 乙。, 安排: 丙。}\n",
    )

    upward, public = (office.run("check", "2024.yaml", "--edition", e, "--format", "concise") for e in ("报送", "公开"))

    assert [code for code in ("RG513", "RG520", "RG526") if code in upward.err] == ["RG513", "RG520", "RG526"]
    assert (upward.code, public.code, public.out) == (1, 0, "")
