"""The roll-up of a made-up province against the sums that its generator made without reportgen."""

import json
import sys
from decimal import Decimal
from typing import NamedTuple

from clock import table
from provincial_runs import Province

PACKS = ("national/disclosure", "national/enforcement")
"""The catalogues of these two hold all indicators of the province; those of reports are in both."""
_ABSENT = "没有报送"


class Wanted(NamedTuple):
    """What the files that count say of one figure."""

    total: Decimal
    files: int
    approximate: int


class Compared(NamedTuple):
    """Indicators that are the very sum, whose range holds it, that are listed only, and what differs."""

    exact: int
    ranged: int
    listed: int
    different: tuple[str, ...]


def rolled(province: Province) -> str:
    """A table of the roll-ups of all its files, and every figure that differs."""
    rows, different, missed = [], [], []
    for pack in PACKS:
        output = f"output/{pack.replace('/', '-')}.yaml"
        command = [sys.executable, "-m", "reportgen", "rollup", "data/", "-o", output, "--year", "2024"]
        done = province.run([*command, "--pack", pack, "--format", "json"])
        said = json.loads((province.folder / "told.txt").read_text("utf-8"))
        lines, wanted = _lines(said), _wanted(province, {each["file"] for each in said["units"]["failed"]})
        found = _compared(lines, wanted)
        missed.append(set(wanted) - set(lines))
        counted = said["units"]["statuses"].get("计入", 0)
        counts = (counted, found.exact, found.ranged, found.listed, len(found.different))
        rows.append([pack, f"{done.seconds:.0f}", f"{done.own:.0f}", f"{done.worker:.0f}", *map(str, counts)])
        different += found.different
    heads = ("roll-up", "seconds", "MiB, the run", "MiB, a worker", "files that count", "the very sum")
    told = table((*heads, "a range that holds it", "listed only", "different"), rows)
    nowhere = [f"{path}: in no roll-up" for path in sorted(set.intersection(*missed))]
    return "\n".join([told, *different, *nowhere])


def _wanted(province: Province, failed: set[str]) -> dict[str, Wanted]:
    faults = json.loads((province.folder / "faults.json").read_text("utf-8"))
    silent = {path for path, fault in faults.items() if not fault["counts"] and fault["kind"] != _ABSENT}
    assert failed == silent, f"counted: {sorted(silent - failed)}; not counted: {sorted(failed - silent)}"
    out = {fault["kind"] for fault in faults.values() if not fault["counts"]}
    kinds = json.loads((province.folder / "sums.json").read_text("utf-8"))["2024"]
    wanted: dict[str, Wanted] = {}
    for kind, sums in kinds.items():
        if kind in out:
            continue
        for path, entry in sums.items():
            one = (Decimal(entry["sum"]), entry["count"], entry["approximate"])
            wanted[path] = Wanted(*map(sum, zip(one, wanted.get(path, (0, 0, 0)))))
    return wanted


def _lines(said: dict) -> dict[str, dict]:
    """By the generator's paths: the cells of a row or of a table by their place in it."""
    rows: dict[str, list[dict]] = {}
    for line in said["indicators"]:
        theme = line["path"].partition(".")[0]
        for base in {line["path"].rpartition("_")[0], theme} - {""}:
            rows.setdefault(base, []).append(line)
    cells = {f"{base}[{i}]": line for base, lines in rows.items() for i, line in enumerate(lines)}
    alone = {base: lines[0] for base, lines in rows.items() if len(lines) == 1}
    return {**cells, **alone, **{line["path"]: line for line in said["indicators"]}}


def _compared(lines: dict[str, dict], wanted: dict[str, Wanted]) -> Compared:
    found = [_judged(path, line, wanted[path]) for path, line in sorted(lines.items()) if path in wanted]
    told = tuple(text for _, text in found if text)
    kinds = [kind for kind, text in found if not text]
    return Compared(kinds.count("exact"), kinds.count("ranged"), kinds.count("listed"), told)


def _judged(path: str, line: dict, wanted: Wanted) -> tuple[str, str]:
    if line["rule"] == "比率":
        return "rate", ""  # of sums, which are compared themselves
    if line["reported"] != wanted.files:
        return "", f"{path}: {line['reported']} files, should be {wanted.files}"
    if line["rule"] == "不汇总":
        return "listed", ""
    low, high = (Decimal(line[key]) if line[key] is not None else None for key in ("low", "high"))
    if low == high == wanted.total and not wanted.approximate:
        return "exact", ""
    if low is not None and low <= wanted.total and (high is None or wanted.total <= high):
        return "ranged", ""
    return "", f"{path}: {line['value']} ({low} to {high}), should be {wanted.total}"

