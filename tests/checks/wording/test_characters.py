"""Traditional characters, and characters taken for others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from checks.trial import found, mended, names, prose

from reportgen.checks.lists import titles
from reportgen.checks.lists.kept import DATA
from reportgen.checks.lists.lexicon_data import table
from reportgen.checks.lists.wordlists import read_wording
from reportgen.checks.wording import characters
from reportgen.checks.wording.characters import trad_char, typo_lookalike
from reportgen.source import Source

TYPOS = (
    "间题 己经 布署 贯切 推近 保彰 陪训 矛顿 法津 程续 制渡 职则 群重 服努 信仿 "
    "侓师 法律顾间 未来得及末能 若千 时侯 台帐 震憾 松驰 复盖 部份 对像 既使 即然 "
    "急燥 答辨 导至 竟争 屡行职责 因地治宜 按步就班 再接再励 建立建全 行政权利 "
    "权利清单 人民调节 各页工作 完或任务 稳中快进工作 必需坚持 "
)
RIGHT = [
    "水深人多，深得人心；自己完成任务，季度末完成考核，年末能够办结。",
    "周末通过视频回访，月末按规定报送；38名听证参加人到会，由公证员负责今后的保管。",
    "学习《法律法规清单》（云司发【2023】22号）和（云司发[2023]23号）。",
    "由其负责，对象征性的问题作出说明；完成一件实事，参加人次逐年增加。",
    "领导干部带头，机关干部参与，对干部群众反映的问题及时答复。",
    "依法制定、依法制止；国办发〔2018〕118号、豫政办〔2023〕1号文件。",
    "应拆尽拆、应审必审、应公开尽公开；2024年未发生重大案件。",
    "《习近平谈治国理政》人手一册；据为己有、夜深人静、步人后尘。",
    "职工工资、学校工作、行业协会、专业队伍、作业现场、事业单位、企业家座谈会。",
    "处理办理受理审理清理管理治理整理代理、处置位置布置、部署部门部分。",
    "大队负责岭头镇，由中队负责岭南村；坚持把张家沟、石岭分别列为示范点。",
    "制度程度力度幅度角度进度、渡过难关、平稳过渡、过度执法。",
    "检察检查督查督察监察考察考查审查调查抽查核查、权力权利权益。",
]


@pytest.mark.parametrize("word", TYPOS.split())
@pytest.mark.parametrize("text", ["我市{}有关情况如下。", "一是抓好{}，取得成效；二是持续用力。", "（{}）", "“{}”"])
def test_a_wrong_form_is_found(word, text) -> None:
    """Wherever it stands."""
    assert "typo-lookalike" in names(text.format(word))


@pytest.mark.parametrize("text", RIGHT)
def test_right_words_that_meet_are_silent(text) -> None:
    """Characters of two words, fixed phrases, numbers of documents, pairs of words that are both right."""
    assert "typo-lookalike" not in names(text)
    assert "trad-char" not in names(text)


def test_a_line_that_breaks_a_word_makes_no_wrong_form() -> None:
    """The characters at the end of a line go with those of the next."""
    assert "typo-lookalike" not in names("与业务工作同部\n署、同落实、同考核。")


def test_each_place_is_found_once_and_quoted() -> None:
    """The longest form counts; the message says what is right."""
    first, second = [d for d in found("间题较多；小间题多。") if d.name == "typo-lookalike"]
    assert first.message == "“间题”应为“问题”"
    assert (first.place.column, second.place.column) == (1, 7)
    (whole,) = [d for d in found("坚持间题导向。") if d.name == "typo-lookalike"]
    assert whole.message == "“间题导向”应为“问题导向”"
    assert first.fix is None


def test_a_title_that_is_misquoted_is_one_finding() -> None:
    """The slip in it is not told again."""
    assert names("落实《法治政府建设实施刚要（2021—2025年）》。") == ["title-misquote"]
    assert names("落实《云岭市行政执法条列》和《云岭市法治政府建设实施刚要》。") == ["typo-lookalike"]


VARIANTS = {
    "集体決策": "集体决策",
    "認真履行": "认真履行",
    "於年底前": "于年底前",
    "一併报送": "一并报送",
    "商戶120家": "商户120家",
    "执⾏程序": "执行程序",
    "県级政府": "县级政府",
    "検查発现": "检查发现",
    "特徵明显": "特征明显",
    "岀台措施": "出台措施",
}


@pytest.mark.parametrize(("wrong", "right"), VARIANTS.items())
def test_a_variant_is_found_and_mended(wrong, right) -> None:
    """Traditional, variant and Japanese forms, radicals; 于 alone is left to the reader, 於 being a surname."""
    assert "trad-char" in names(f"全区{wrong}，成效明显。")
    assert mended(f"{wrong}。") == (f"{wrong}。" if "於" in wrong else f"{right}。")


@pytest.mark.parametrize(
    "name",
    ["吴喆", "李堃", "王淼", "朱镕", "於某", "乾坤", "瞭望", "魏徵", "昇辉", "甯某", "邨里", "著作", "覆盖", "像章"],
)
def test_standard_characters_of_names_stay(name) -> None:
    """The national table has them."""
    assert "trad-char" not in names(f"由{name}同志负责。")


def test_characters_beside_each_other_are_one_finding() -> None:
    """A traditional word is quoted whole."""
    (one,) = [d for d in found("各部门認眞總結經驗。") if d.name == "trad-char" and d.place.column >= 4]
    assert one.message == "“認眞總結經驗”不是规范字，应为“认真总结经验”"


def test_every_wrong_form_of_our_list_is_found_in_its_sentence() -> None:
    """What the list holds, the check finds: a sample of every fiftieth, each in a line of its own."""
    path = Path(DATA) / "lookalikes.yaml"
    forms = sorted(read_wording([Source(path.name, path.read_text(encoding="utf-8"))])[0].wrong)[::50]
    twins = (token for token in table(Path(DATA) / "twins.yaml", "错字")["各词"].split()[::50])
    forms += [first + token[1] for token in twins for first in token[2:].split("/")[0]]
    text = prose("\n".join(f"：{form}。" for form in forms))
    lines = {text.index(flaw.start) for flaw in typo_lookalike(text)}

    assert [form for number, form in enumerate(forms) if number not in lines] == []


@pytest.mark.parametrize(
    "text",
    ["调解员祁芳铭到会。", "云南鼎卯工程咨询有限公司中标。", "上缴3台激光设备。", "成员：简立言、戚怀瑾。"],
)
def test_names_and_numbers_are_no_wrong_words(text) -> None:
    """Characters of a given name, of a firm's, and a measure behind its number."""
    assert "typo-lookalike" not in names(text)


@pytest.mark.parametrize("text", ["获得芳铭。", "签订鼎卯合同。", "夯实台激。"])
def test_elsewhere_the_same_characters_are_a_wrong_word(text) -> None:
    """The names above are not left for their characters alone."""
    assert "typo-lookalike" in names(text)


@pytest.mark.parametrize("text", ["间题" * 150_000, "深人" * 150_000, "決" * 300_000, "《间题" * 100_000])
def test_hostile_text_does_not_hang(text) -> None:
    """A megabyte of wrong forms, of variants, of titles that are never closed."""
    before = time.perf_counter()
    for check in (typo_lookalike, trad_char):
        list(check(prose(text)))
    assert time.perf_counter() - before < 15


def test_titles_are_looked_for_around_a_wrong_form_alone(monkeypatch) -> None:
    """Many wrong forms in titles cost no more than each by itself."""
    looked_at = []
    monkeypatch.setattr(characters, "titles", lambda text: looked_at.append(len(text)) or titles.titles(text))

    assert len(list(typo_lookalike(prose("《云岭市重大间题办法》" * 500)))) == 500
    assert len(looked_at) == 500
    assert max(looked_at) <= 2 * titles.LONGEST + 2


def test_words_of_offices_are_no_typos() -> None:
    """Words that dictionaries may lack: alone, and before and behind common words."""
    rows = (Path(__file__).parent.parent / "right_words.txt").read_text("utf-8").splitlines()
    words = [word for row in rows if not row.startswith("#") for word in row.split()]
    frames = ("推进{}工作。", "全面落实{}要求。", "（{}）", "{}，")

    said = [frame.format(word) for word in words for frame in frames]
    assert [text for text in said if "typo-lookalike" in names(text)] == []


def test_right_clauses_that_hold_wrong_forms_are_silent() -> None:
    """公益林水源的保护 has 水源的 in it, which 水源地 is mistyped as."""
    rows = (Path(__file__).parent.parent / "right_clauses.txt").read_text("utf-8").splitlines()

    assert [row for row in rows if not row.startswith("#") and "typo-lookalike" in names(f"{row}。")] == []
