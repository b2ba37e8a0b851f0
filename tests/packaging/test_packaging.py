"""Installed as a wheel or in place, reportgen finds its packs and works in any folder."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.packs.search import builtin_root
from reportgen.workshop import Workshop

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data/xingyang-kegongxin/2023.yaml"


def pip(*arguments: str | Path) -> None:
    """Run pip without the network: what is built needs setuptools alone."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")


def site_packages(prefix: Path) -> Path:
    """Where pip puts pure modules below a prefix."""
    scheme = "nt" if sys.platform == "win32" else "posix_prefix"
    return Path(sysconfig.get_path("purelib", scheme, {"base": str(prefix)}))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built out of a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout
    for name in names.decode().split("\0"):
        if name.startswith(("reportgen/", "templates/")) or "/" not in name:
            source, copy = ROOT / name, folder / "src" / name
            if name and source.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(source.read_bytes())
    pip("wheel", folder / "src", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_template(wheel):
    """Each file of templates/ and of starter/ is in the wheel, below reportgen/, and nothing of tests or data is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()}

    starter = {p.relative_to(ROOT).as_posix() for p in (ROOT / "reportgen/office/starter").iterdir()}

    assert {f"reportgen/{name}" for name in templates} <= names
    assert starter <= names
    assert not [n for n in names if n.startswith(("tests/", "data/", "bench/"))]


BUILD = """
import site, sys
site.addsitedir(sys.argv[1])
sys.path.insert(0, sys.argv[1])
import reportgen
from reportgen.packs.search import builtin_root
from reportgen.cli.main import run
print(reportgen.__file__)
print(builtin_root().folder)
sys.exit(run(["build", sys.argv[2], "-o", "x.docx"]))
"""


def built_elsewhere(site: Path, folder: Path) -> tuple[list[str], bytes]:
    """Build the sample in another folder with what is installed in `site`; the printed lines and the bytes."""
    facts = folder / SAMPLE.name
    facts.write_bytes(SAMPLE.read_bytes())
    command = [sys.executable, "-I", "-c", BUILD, str(site), facts.name]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.splitlines(), (folder / "x.docx").read_bytes()


def here() -> bytes:
    """The same report built by this process."""
    made = pipeline.make(pipeline.Request(SAMPLE), Workshop())
    assert made.value is not None
    return made.value[1]


def test_an_installed_wheel_works_in_any_folder(wheel, tmp_path):
    """The packs inside the package serve; the bytes are those of the checkout."""
    site = tmp_path / "site"
    pip("install", wheel, "--no-deps", "--target", site)

    (module, packs, *_), data = built_elsewhere(site, tmp_path)

    assert Path(module) == site / "reportgen/__init__.py"
    assert Path(packs) == site / "reportgen/templates"
    assert data == here()


def test_an_editable_install_uses_the_checkout(tmp_path):
    """The packs beside the package serve."""
    prefix = tmp_path / "prefix"
    pip("install", "--editable", ROOT, "--no-deps", "--no-build-isolation", "--ignore-installed", "--prefix", prefix)

    (module, packs, *_), data = built_elsewhere(site_packages(prefix), tmp_path)

    assert Path(module) == ROOT / "reportgen/__init__.py"
    assert Path(packs) == ROOT / "templates"
    assert data == here()


def test_the_packs_of_this_process_are_found():
    """Whichever way it was installed, the bottom pack is there."""
    assert (builtin_root().folder / "national/pack.yaml").is_file()
