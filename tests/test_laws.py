"""The laws of the code: floors, owners of dependencies, sizes, tables."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reportgen"

# The first prefix that fits a module gives its floor. A module may import lower floors, and its own room on its own.
FLOORS = (
    ("reportgen.source", 0),
    ("reportgen.errors", 0),
    ("reportgen.codes", 0),
    ("reportgen.cache", 0),
    ("reportgen.modules", 0),
    ("reportgen.patterns", 0),
    ("reportgen.tuples", 0),
    ("reportgen.diagnostics", 0),
    ("reportgen.reading", 0),
    ("reportgen.origin", 1),
    ("reportgen.lines", 1),
    ("reportgen.fixes", 1),
    ("reportgen.yaml_text", 1),
    ("reportgen.records", 1),
    ("reportgen.facts.numerals", 1),
    ("reportgen.facts.values", 1),
    ("reportgen.facts.model", 1),
    ("reportgen.document.editions", 1),
    ("reportgen.document.faces", 1),
    ("reportgen.document.looks", 1),
    ("reportgen.document.nodes", 1),
    ("reportgen.document.slots", 1),
    ("reportgen.document.walk", 1),
    ("reportgen.document.widths", 1),
    ("reportgen.facts", 2),
    ("reportgen.packs", 3),
    ("reportgen.sections", 4),
    ("reportgen.document", 5),
    ("reportgen.checks", 6),
    ("reportgen.writers", 6),
    ("reportgen.readers", 6),
    ("reportgen.workshop", 7),
    ("reportgen.pipeline", 7),
    ("reportgen.years_before", 7),
    ("reportgen.project", 7),
    ("reportgen.keeping", 7),
    ("reportgen.provenance", 7),
    ("reportgen.tracing", 7),
    ("reportgen.proofreading", 7),
    ("reportgen.roundtrip", 7),
    ("reportgen.sarif", 7),
    ("reportgen.show", 7),
    ("reportgen.importing", 7),
    ("reportgen.inspection", 8),
    ("reportgen.batch", 8),
    ("reportgen.office", 8),
    ("reportgen.collecting", 9),
    ("reportgen.rollup", 9),
    ("reportgen.cli", 10),
    ("reportgen.__main__", 11),
)

# Each third-party package and the modules that may import it.
OWNERS = {
    "yaml": ("reportgen.yaml_text.tree",),
    "jinja2": ("reportgen.sections",),
    "docx": ("reportgen.writers.docx.skeleton",),
    "lxml": ("reportgen.roundtrip.redline.tree",),
    "click": ("reportgen.cli",),
    "openpyxl": ("reportgen.writers.docx.charts.workbook", "reportgen.writers.xlsx"),
    "rapidfuzz": ("reportgen.checks.copying", "reportgen.roundtrip.wordwise"),
    "pdfplumber": ("reportgen.readers.pages.pdf",),
    "pdfminer": ("reportgen.readers.pages.pdf",),  # comes with pdfplumber
    "pyarrow": ("reportgen.writers.parquet_rows",),
    "distributed": ("reportgen.batch.pools",),
    "PIL": ("reportgen.readers.pages",),  # comes with pdfplumber
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def imports(name: str) -> Iterator[str]:
    """Every module that `name` imports, anywhere in it."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module or ""


def floor(name: str) -> int:
    return next(level for prefix, level in FLOORS if name == prefix or name.startswith(prefix + "."))


def room(name: str) -> str:
    """The package under reportgen; modules of the top level are one room, and so are floors 0 and 1."""
    if floor(name) <= 1:
        return "foundation"
    parts = name.split(".")
    return parts[1] if len(parts) > 2 or (PACKAGE / parts[1]).is_dir() else ""


@pytest.mark.parametrize("name", [n for n in MODULES if n != "reportgen"])
def test_a_module_imports_only_lower_floors_and_its_own_room(name):
    """The import law of docs/architecture.md holds."""
    for target in set(imports(name)) & set(MODULES) - {"reportgen"}:
        same_room = floor(target) == floor(name) and room(target) == room(name)
        assert floor(target) < floor(name) or same_room, f"{name} (floor {floor(name)}) imports {target}"


def test_no_module_imports_itself_round_a_corner():
    """The graph of imports has no cycle, lazy imports included."""
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join([*way, name])
        if name not in done:
            for target in sorted(set(imports(name)) & set(MODULES) - {"reportgen", name}):
                visit(target, (*way, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("package", OWNERS)
def test_a_dependency_has_one_owner(package):
    """Only the owner imports a third-party package, so that its types and exceptions stop there."""
    users = {n for n in MODULES for target in imports(n) if target.split(".")[0] == package}
    strangers = [u for u in users if not any(u == o or u.startswith(o + ".") for o in OWNERS[package])]
    assert not strangers


def test_named_tuples_are_made_in_one_way():
    """Those of typing take ten times as long to be made, and a command makes some 170."""
    users = [
        name
        for name in MODULES
        for node in ast.walk(tree(name))
        if isinstance(node, ast.ImportFrom) and node.module == "typing" and "NamedTuple" in {a.name for a in node.names}
    ]
    assert users == ["reportgen.tuples"]


def test_no_other_third_party_package_is_imported():
    """Every dependency is in the table of owners."""
    known = {*sys.stdlib_module_names, "reportgen", *OWNERS}
    used = {target.split(".")[0] for name in MODULES for target in imports(name)}
    assert used <= known


def test_other_programs_are_run_by_their_owners_alone():
    """Only the owners of git and of LibreOffice start a process; the checks of wording one of our own."""
    users = {name for name in MODULES if "subprocess" in imports(name)}

    assert users == {"reportgen.office.repository", "reportgen.readers.pages.libreoffice"}
    spawning = {name for name, path in MODULES.items() if "posix_spawn(" in path.read_text(encoding="utf-8")}
    assert spawning == {"reportgen.checks.offload"}


@pytest.mark.parametrize("name", MODULES)
def test_files_and_functions_stay_small(name):
    """A file has at most 300 lines, a function at most 40."""
    assert MODULES[name].read_text(encoding="utf-8").count("\n") <= 300
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{name}.{node.name} has {length} lines"


def test_no_room_is_called_nothing():
    """No module is called utils, helpers, misc, common or shared."""
    assert not {"utils", "helpers", "misc", "common", "shared"} & {n.split(".")[-1] for n in MODULES}


def test_setup_names_every_package():
    """A package that setup.cfg forgets would be missing from the wheel."""
    setup = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    packages = {n for n, path in MODULES.items() if path.name == "__init__.py"}
    assert all(f"\n    {package}\n" in setup for package in packages)


def test_no_clock_no_randomness_no_locale():
    """Nothing below the edge asks for the time, chance, the locale or the network; the edge for rate and time left."""
    forbidden = {"time", "random", "secrets", "locale", "socket", "uuid", "urllib"}
    progress = {"reportgen.cli.spread": {"time"}}
    for name in MODULES:
        assert forbidden & {target.split(".")[0] for target in imports(name)} == progress.get(name, set()), name
        calls = {n.attr for n in ast.walk(tree(name)) if isinstance(n, ast.Attribute)}
        assert not calls & {"today", "now", "utcnow"}, name
