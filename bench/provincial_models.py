"""What the reports of a made-up province look like: the samples of data/, with figures of other sizes and names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
_TOWN = Path(__file__).with_name("provincial_town.yaml")
_BLOCK = re.compile(r"^(\S+?):", re.MULTILINE)
_FIGURE = re.compile(r"(约|近)?([0-9]+(?:\.[0-9]+)?)(万|亿)?(余|多)?(?:份|人次)?")
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_SENTENCE = re.compile("[^\\s。；：:-][^。；：:\n]*(?=[。；])")
_SHARES = re.compile("率$|压减$")
"""Keys of figures that do not grow with the size of a unit."""
_WAIVED = """豁免:
  - 检查: causes-unnamed
    位置: 正文.存在问题
    理由: 只写了存在问题，没有写原因
"""
Value = str | list | dict


@dataclass(frozen=True)
class Model:
    """One kind of report: pack, figures as written at size 1, the blocks of the file behind them."""

    pack: str
    figures: dict[str, dict[str, Value] | list]
    text: str
    elements: str = ""

    @property
    def addressed(self) -> bool:
        """Whether the report goes to somebody; statistics are only made public."""
        return self.pack not in ("national/disclosure", "national/enforcement")

    def text_in(self, turned: bool) -> str:
        """The blocks behind the figures; `turned` says everything in another order, as last year's report did."""
        if not turned:
            return self.text
        return _SENTENCE.sub(lambda match: "，".join(reversed(match[0].split("，"))), self.text)

    def figures_at(self, size: int, before: int) -> dict[str, dict[str, Value] | list]:
        """The figures of a unit of this size, whose size was `before` the year before."""
        found = {
            theme: [_scaled("", v, size) for v in values]
            if isinstance(values, list)
            else {key: _scaled(key, value, size) for key, value in values.items()}
            for theme, values in self.figures.items()
        }
        if "依申请公开" in found:
            _carry_applications(found, size, before)
        if "上期结转" in found.get("行政复议", {}):
            _carry_reviews(found["行政复议"], before)
        return found


def models() -> dict[str, Model]:
    """The kinds of reports by name."""
    return {
        "地方": _from_file(DATA / "yunling-sheng/2024.yaml", "national/themes"),
        "县": _from_file(DATA / "kaifeng/2024.yaml", "henan/five-part"),
        "乡": _from_file(_TOWN, "national/five-part"),
        "部门": _from_file(DATA / "xingyang-kegongxin/2023.yaml", "henan/five-part"),
        "信息公开": _from_file(DATA / "qinglan-zhujian/2024.yaml", "national/disclosure"),
        "行政执法": _from_file(DATA / "qingxi/2024.yaml", "national/enforcement"),
    }


def _from_file(path: Path, pack: str) -> Model:
    text = path.read_text("utf-8")
    figures = yaml.load(text, yaml.BaseLoader)["指标"]
    figures = {theme: _bare(values) for theme, values in figures.items()}
    blocks = dict(_blocks(text))
    kept = "".join(blocks[key] for key in ("章节", "正文", "体例") if key in blocks)
    if "豁免" in blocks:
        kept += _WAIVED
    return Model(pack, figures, kept, blocks.get("要素", ""))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    starts = [*_BLOCK.finditer(text)]
    for match, following in zip(starts, [*starts[1:], None]):
        block = text[match.start() : following.start() if following else len(text)]
        yield match[1], "".join(line + "\n" for line in block.splitlines() if not line.startswith("#"))


def _bare(values: dict | list) -> dict | list:
    """Without 说明 and 来源, which tell of the sample."""
    if isinstance(values, list):
        return values
    return {key: v["数"] if isinstance(v, dict) and "数" in v else v for key, v in values.items()}


def _scaled(key: str, value: Value, size: int) -> Value:
    if isinstance(value, list):
        return [_scaled(key, one, size) for one in value]
    match = _FIGURE.fullmatch(value)
    assert match, f"the sample says {key}: {value}"
    if _SHARES.search(key):
        return value
    before, number, scale, after = match.groups()
    grown = f"{Decimal(number) * size:f}"
    grown = grown.rstrip("0").rstrip(".") if "." in grown else grown
    return f"{before or ''}{grown}{scale or ''}{after or ''}"


def _carry_applications(found: dict, size: int, before: int) -> None:
    """Applications carried over from last year are those that last year's table carries forward."""
    table, open_documents = found["依申请公开"], found["主动公开"]
    carried = [str(int(value) // size * before) for value in table["结转下年"]]
    come = zip(table["新收"], table["上年结转"], carried)
    table["新收"] = [str(int(new) + int(usual) - int(carry)) for new, usual, carry in come]
    table["上年结转"] = carried
    made, _, valid = open_documents["行政规范性文件"]
    grown = int(valid) // size * (size - before)
    open_documents["行政规范性文件"] = [made, str(int(made) - grown), valid]


def _carry_reviews(reviews: dict, before: int) -> None:
    """The same of cases of review: closed and open ones are this year's, so those taken on make up the balance."""
    carried = 837 * before
    reviews["上期结转"] = str(carried)
    reviews["受理"] = str(int(reviews["审结"]) + int(reviews["期末在审"]) - carried)


def amounts(figures: dict) -> Iterator[tuple[str, Decimal, bool]]:
    """Every figure as key path, value and whether it is approximate; a cell of a row is 主题.行[0]."""
    for theme, values in figures.items():
        rows = {"": values} if isinstance(values, list) else values
        for key, value in rows.items():
            path = f"{theme}.{key}" if key else theme
            cells = {f"[{i}]": v for i, v in enumerate(value)} if isinstance(value, list) else {"": value}
            for at, text in cells.items():
                before, number, scale, after = _FIGURE.fullmatch(text).groups()
                yield path + at, Decimal(number) * _SCALES[scale], bool(before or after)


def written(figures: dict) -> str:
    """The figures as a facts file writes them."""
    lines = ["指标:"]
    for theme, values in figures.items():
        if isinstance(values, list):
            lines.append(f"  {theme}: [{', '.join(values)}]")
            continue
        lines.append(f"  {theme}:")
        for key, value in values.items():
            lines.append(f"    {key}: {'[' + ', '.join(value) + ']' if isinstance(value, list) else value}")
    return "\n".join(lines) + "\n"
