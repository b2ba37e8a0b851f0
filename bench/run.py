"""The one command: python bench/run.py [cold|warm|checks|growth|limit|province|all] [--rounds N]. Prints Markdown."""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import workspace

PARTS = {
    "cold": "Cold: command line to finished file, whole process",
    "warm": "Warm: documents a second in one process",
    "checks": "What checking adds to building",
    "growth": "Growth: seconds in the process, imports excluded",
    "limit": "Against the limit",
    "province": "Many units: a made-up province",
}
LONG = ("province",)
"""Parts that take an hour, and are run when they are asked for by name."""


def main() -> int:
    """Measure in the bench's own environment, which is made first when run from any other."""
    parser = argparse.ArgumentParser(description="Measures reportgen side by side with docxtpl and pandoc.")
    parser.add_argument("part", nargs="?", default="all", choices=[*PARTS, "all"])
    parser.add_argument("--rounds", type=int, default=15, help="rounds of all tools in turn (default 15)")
    parser.add_argument("--units", type=int, default=30_000, help="units of the province (default 30000)")
    arguments = parser.parse_args()
    if not workspace.inside():
        python = workspace.prepare()
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.run([python, __file__, *sys.argv[1:]], env=environment, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="reportgen-bench-") as folder:
        place = workspace.open_workspace(Path(folder))
        os.environ["REPORTGEN_CACHE"] = place.environment["REPORTGEN_CACHE"]
        print(f"{workspace.versions(place)}; {arguments.rounds} rounds in turn.\n", flush=True)
        for part in [p for p in PARTS if p not in LONG] if arguments.part == "all" else [arguments.part]:
            size = arguments.units if part == "province" else arguments.rounds
            result = importlib.import_module(part).run(place, size)
            print(f"## {PARTS[part]}\n\n{result}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
