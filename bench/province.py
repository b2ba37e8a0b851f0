"""A made-up province: facts files of three years, 名录.yaml, and sums of every indicator made without reportgen.

    python bench/province.py FOLDER [--units 30000] [--seed 1] [--faults 0.02]

writes FOLDER/名录.yaml, FOLDER/data/…/2022.yaml to 2024.yaml, FOLDER/faults.json (which units are faulty in 2024,
how, and whether a roll-up counts them) and FOLDER/sums.json (by year and kind of fault, "" for sound files: sum,
count, how many approximate; where a faulty file cannot be read, what it said before it was spoilt; a cell of a table
is 主题.行[0]). The same arguments give the same bytes; a smaller province is the beginning of a larger one.
"""

import argparse
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, islice, product
from pathlib import Path
from typing import NamedTuple

import yaml
from provincial_faults import FAULTS, Fault
from provincial_models import Model, amounts, models, written
from workspace import Workspace

YEARS = (2022, 2023, 2024)
PROVINCE, _OWN = "云岭省", "990000"
_FIRST, _SECOND = "青白云石金沙柳松竹梅长清临永安", "溪河山川原湖江岭阳平"
_PLACES = [a + b for a, b in product(_FIRST, _SECOND)]
_COUNTIES, _TOWNS = 10, 20
_BUREAUS = [
    "发展和改革委员会",
    "教育局",
    "科学技术局",
    "工业和信息化局",
    "公安局",
    "民政局",
    "司法局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化和旅游局",
    "卫生健康委员会",
    "退役军人事务局",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "统计局",
    "医疗保障局",
    "信访局",
    "行政审批服务局",
    "城市管理局",
    "林业局",
    "数据局",
    "体育局",
]


class Unit(NamedTuple):
    """A row of the roster, where its files lie, and what kind of report it writes."""

    code: str
    name: str
    short: str
    level: str
    kind: str
    above: str
    to: str
    model: str
    folder: str


def units() -> Iterator[Unit]:
    """The units of the province, those above before those below; as many as are asked for."""
    top = f"{PROVINCE}人民政府"
    yield Unit("990000", top, PROVINCE, "省", "政府", "", "国务院", "地方", f"{_OWN}/{_OWN}")
    yield from _bureaus("9900", PROVINCE, "省", top, "990000", _OWN)
    for number, place in enumerate(_PLACES, 1):
        code, city = f"99{number:02d}" if number < 100 else f"9{number:03d}", f"{place}市"
        above = f"{city}人民政府"
        yield Unit(f"{code}00", above, city, "市", "政府", "990000", top, "地方", f"{code}/{code}00")
        yield from _bureaus(f"{code}00", city, "市", above, f"{code}00", code)
        for below in range(1, _COUNTIES + 1):
            yield from _county(f"{code}{below:02d}", city, number * _COUNTIES + below, above, code)


def _county(code: str, city: str, number: int, to: str, folder: str) -> Iterator[Unit]:
    short = _PLACES[number % len(_PLACES)] + ("县" if number % 3 else "区")
    place = city + short
    name = f"{place}人民政府"
    yield Unit(code, name, short, "县", "政府", f"{folder}00", to, "县", f"{folder}/{code}/{code}")
    for index in range(1, _TOWNS + 1):
        town = _PLACES[(number * 7 + index) % len(_PLACES)] + "镇"
        inner = f"{code}{index:03d}"
        yield Unit(inner, f"{place}{town}人民政府", town, "乡", "政府", code, name, "乡", f"{folder}/{code}/{inner}")
    yield from _bureaus(code, place, "县", name, code, f"{folder}/{code}")


def _bureaus(prefix: str, place: str, level: str, to: str, above: str, folder: str) -> Iterator[Unit]:
    for index, bureau in enumerate(_BUREAUS, 201):
        code = f"{prefix}{index}"
        model = "信息公开" if index % 4 == 0 else "行政执法" if index % 7 == 0 else "部门"
        yield Unit(code, place + bureau, bureau, level, "部门", above, to, model, f"{folder}/{code}")


class Sums:
    """Sum, count and approximate ones of every indicator, by year and by the fault of the file that it stands in."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, dict[str, list]]] = {}

    def add(self, year: int, fault: str, figures: dict) -> None:
        table = self.found.setdefault(str(year), {}).setdefault(fault, {})
        for path, value, approximate in amounts(figures):
            entry = table.setdefault(path, [Decimal(0), 0, 0])
            entry[0] += value
            entry[1] += 1
            entry[2] += approximate

    def as_json(self) -> str:
        def shown(table: dict[str, list]) -> dict:
            return {p: {"sum": f"{s:f}", "count": c, "approximate": a} for p, (s, c, a) in table.items()}

        data = {year: {name: shown(t) for name, t in kinds.items()} for year, kinds in self.found.items()}
        return json.dumps(data, ensure_ascii=False, indent=1)


def make(folder: Path, count: int, seed: int = 1, share: float = 0.02, years: tuple[int, ...] = YEARS) -> None:
    """Write the province; nothing grows with it in memory but the sums."""
    known, sums, faulty = models(), Sums(), {}
    folder.mkdir(parents=True, exist_ok=True)
    _write_rosters(folder, count)
    for unit in islice(units(), count):
        chance = random.Random(f"{seed} {unit.code}")
        fault = FAULTS[len(faulty) % len(FAULTS)] if chance.random() < share else None
        if fault is not None:
            known_of = {"kind": fault.name, "fails": fault.fails, "counts": fault.counts}
            faulty[f"data/{unit.folder}/{years[-1]}.yaml"] = known_of
        _write(folder / "data" / unit.folder, unit, known[unit.model], chance, fault, sums, years)
    (folder / "faults.json").write_text(json.dumps(faulty, ensure_ascii=False, indent=1), "utf-8")
    (folder / "sums.json").write_text(sums.as_json(), "utf-8")


def _write_rosters(folder: Path, count: int) -> None:
    """名录.yaml for the province's own units, 名录/9901.yaml and so on for those of each city."""
    (folder / "名录").mkdir(exist_ok=True)
    names = []
    for city, rows in groupby(islice(units(), count), lambda unit: unit.folder.split("/")[0]):
        text = "模板: national/five-part\n单位:\n" + "".join(map(_row, rows))
        if city == _OWN:
            top = f"名称: {PROVINCE}报告单位名录（编造）\n{text}"
        else:
            names.append(f"名录/{city}.yaml")
            (folder / names[-1]).write_text(text, "utf-8")
    below = f"下级名录: [{', '.join(names)}]\n" if names else ""
    (folder / "名录.yaml").write_text(top + below, "utf-8")


def _row(unit: Unit) -> str:
    above = f", 上级: {unit.above}" if unit.above else ""
    return f"  - {{代码: {unit.code}, 名称: {unit.name}, 层级: {unit.level}, 类别: {unit.kind}{above}}}\n"


def _write(
    folder: Path, unit: Unit, model: Model, chance: random.Random, fault: Fault | None, sums: Sums, years: tuple
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    size = chance.randrange(12, 60)
    standing = _standing(unit, model)
    if unit.kind == "政府":  # what does not change with the year stands in a file of its own, as offices do
        (folder / "办公室.yaml").write_text(standing, "utf-8")
        standing = ""
    for number, year in enumerate(years):
        figures = model.figures_at(size + number, size + number - 1)
        text = _facts(year, standing, unit, model, figures, chance)
        spoiled = fault if year == years[-1] else None
        data = spoiled.spoil(text) if spoiled else text.encode("utf-8")
        said = yaml.load(data, yaml.BaseLoader)["指标"] if spoiled and spoiled.moves else figures
        sums.add(year, spoiled.name if spoiled else "", said)
        if data is not None:
            (folder / f"{year}.yaml").write_bytes(data)


def _standing(unit: Unit, model: Model) -> str:
    own = {"省": "我省", "市": "我市", "县": "我县" if unit.short.endswith("县") else "我区", "乡": "我镇"}[unit.level]
    own = "我局" if unit.kind == "部门" else own
    names = f"名称: {unit.name}, 简称: {unit.short}, 自称: {own}"
    return f"模板: {model.pack}\n单位: {{{names}, 层级: {unit.level}, 类别: {unit.kind}, 代码: {unit.code}}}\n"


def _facts(year: int, standing: str, unit: Unit, model: Model, figures: dict, chance: random.Random) -> str:
    day = chance.randrange(2, 27)
    to = f"  主送: [{unit.to}]\n" if model.addressed else ""
    dates = f"  成文日期: {year + 1}-01-{day:02d}\n  公开日期: {year + 1}-01-{day + 2:02d}\n"
    behind = model.text_in(turned=year % 2 == 1)
    return f"年度: {year}\n{standing}公文:\n{to}{dates}{model.elements}\n{written(figures)}\n{behind}"


def run(workspace: Workspace, units: int) -> str:
    """The part of the bench that works on such a province."""
    import provincial_times

    return provincial_times.run(workspace, units)


def main() -> None:
    """Write a province from the command line."""
    parser = argparse.ArgumentParser(description="Writes the facts files of a made-up province.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.02)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.units, arguments.seed, arguments.faults)


if __name__ == "__main__":
    main()
