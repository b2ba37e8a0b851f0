"""Floor 0: compiled modules of ours, kept between runs, those of one folder in one file.

A command loads some two hundred modules, and to find, open and read them one by one takes a third of the time of
loading them. Nothing else differs: the loader is Python's own with another way to the code, so that a module has its
file, its source and its tracebacks. The key holds the state of the program, so an edited file is compiled anew.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

_KIND = "modules"
_TOP = __name__.partition(".")[0]
_PLACE = str(Path(__file__).parent)
_DEPTH = 3
"""Parts of the name of a folder that is kept as one: reportgen.checks.wording with all folders in it."""

_Kept = dict[str, tuple[bool, CodeType]]
"""By name, whether it is a package, and its code."""


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Modules that earlier runs kept are at hand within it; others that are imported there are kept for later runs."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        finder.keep()


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code

    def exec_module(self, module: ModuleType) -> None:
        """Sets the file here: left to `ModuleSpec`, it works out where its byte code would lie, which takes longer."""
        module.__file__ = self.path
        exec(self._code, vars(module))  # noqa: S102  code of a module of ours


class _Finder:
    """A finder as `sys.meta_path` holds them. `kept` is by folder; `wanted` are modules that were not there."""

    def __init__(self) -> None:
        self.kept: dict[str, _Kept] = {}
        self.wanted: dict[str, list[str]] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Of a module that is kept, else None; see `importlib.abc.MetaPathFinder`."""
        folder = ".".join(name.split(".")[:-1][:_DEPTH])
        if not folder.startswith(f"{_TOP}."):
            return None
        if folder not in self.kept:
            self.kept[folder] = _fetch(folder)
        if name not in self.kept[folder]:
            self.wanted.setdefault(folder, []).append(name)
            return None
        is_package, code = self.kept[folder][name]
        file = _file(name, is_package)
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120  a string, as Python's own finder
        return spec

    def keep(self) -> None:
        """What was wanted and has been imported since."""
        if not self.wanted:
            return
        from reportgen import cache

        for folder, names in self.wanted.items():
            new = {name: found for name in names if (found := _loaded(name)) is not None}
            if new:
                cache.keep(_KIND, _key(folder), marshal.dumps({**self.kept[folder], **new}))


def _file(name: str, is_package: bool) -> str:
    parts = name.split(".")[1:] + ["__init__"] * is_package
    return os.path.join(_PLACE, *parts) + ".py"  # noqa: PTH118  two hundred times a run


def _loaded(name: str) -> tuple[bool, CodeType] | None:
    """The code of an imported module that has a source file of its own at its place."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        return None
    is_package = spec.submodule_search_locations is not None
    with contextlib.suppress(OSError, ImportError, SyntaxError):  # the file has gone, or is being written, since
        code = spec.loader.get_code(name) if spec.origin == _file(name, is_package) else None
        return (is_package, code) if code is not None else None
    return None


def _key(folder: str) -> str:
    """Code holds the path of its file, and differs with the level of optimization."""
    return f"{folder}|{_PLACE}|{sys.flags.optimize}"


def _fetch(folder: str) -> _Kept:
    from reportgen import cache

    data = cache.fetch(_KIND, _key(folder))
    if data is None:
        return {}
    found: _Kept = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
    return found
