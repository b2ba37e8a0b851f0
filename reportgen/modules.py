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
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

_KIND = "modules"
_MOST = 120
"""Files of ours that are kept: folders of several states of the program."""
_TOP = __name__.partition(".")[0]
_OURS = f"{_TOP}."
_PLACE = os.path.dirname(__file__)  # noqa: PTH120  help and wrong use do without pathlib
_INIT = f"{os.sep}__init__.py"
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
    """Of a module that was kept."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code

    def exec_module(self, module: ModuleType) -> None:
        """Sets the file here: left to `ModuleSpec`, it works out where its byte code would lie, which takes longer."""
        module.__file__ = self.path
        exec(self._code, vars(module))  # noqa: S102  code of a module of ours


class _Recorder(SourceFileLoader):
    """Of a module that was not kept yet: `code` is what it ran, whatever becomes of its file since."""

    code: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        self.code = super().get_code(fullname)
        return self.code


class _Finder:
    """A finder as `sys.meta_path` holds them. `kept` is by folder; `new` are loaders of modules that were not there."""

    def __init__(self) -> None:
        self.kept: dict[str, _Kept] = {}
        self.new: dict[str, list[_Recorder]] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Of a module of ours, else None; see `importlib.abc.MetaPathFinder`."""
        if not name.startswith(_OURS):
            return None
        parts = name.split(".")
        folder = ".".join(parts[: min(len(parts) - 1, _DEPTH)])
        if folder == _TOP:
            return None
        if folder not in self.kept:
            self.kept[folder] = _fetch(folder)
        if name not in self.kept[folder]:
            return self._recorded(folder, PathFinder.find_spec(name, path, target))
        is_package, code = self.kept[folder][name]
        file = _file(name, is_package)
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [file.removesuffix(_INIT)]
        return spec

    def _recorded(self, folder: str, spec: ModuleSpec | None) -> ModuleSpec | None:
        """The same, with its code recorded; what others load or change (a hook, a zip) is theirs alone."""
        if spec is None or type(spec.loader) is not SourceFileLoader:
            return None
        if spec.origin != _file(spec.name, spec.submodule_search_locations is not None):
            return None
        spec.loader = _Recorder(spec.name, spec.loader.path)
        self.new.setdefault(folder, []).append(spec.loader)
        return spec

    def keep(self) -> None:
        """What was imported for the first time, unless the program has changed during the run."""
        if not self.new:
            return
        from reportgen import cache

        if not cache.takes() or not cache.is_same_program():
            return
        for folder, loaders in self.new.items():
            codes = {x.name: (x.is_package(x.name), x.code) for x in loaders if x.code is not None}
            cache.keep(_KIND, _key(folder), marshal.dumps({**self.kept[folder], **codes}), _MOST)


def _file(name: str, is_package: bool) -> str:
    """A string, as Python's own finder has it."""
    return f"{_PLACE}{name[len(_TOP) :].replace('.', os.sep)}{_INIT if is_package else '.py'}"


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
