"""The report that a .docx was built as, built again from its inputs: what reviewed files are held against."""

from __future__ import annotations

from pathlib import Path

from reportgen import __version__, pipeline, project
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.document.editions import Edition
from reportgen.document.nodes import Document
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.office.archive import SHORT, Archive, Found
from reportgen.office.heads import blob_of, heads_of, heads_then
from reportgen.office.rebuilding import compose, rebuild
from reportgen.packs.versions import order
from reportgen.pipeline import Loaded
from reportgen.provenance import Provenance, stated
from reportgen.reading import read_source, top_of
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop
from reportgen.yaml_text.tree import parse

DIFFERS = "RG683"
"""Something is not as it was when the file was built."""
ANOTHER = "RG687"
"""The facts are those of another report."""


class Base(NamedTuple):
    """A report as it was built, with origins, and its facts file as it is now.

    `document` is made from `then`, whose facts are those of the build. `path` is where the facts file is now (it is
    what a change would be written to), None where it is no longer there or not known. `current` is what it says now,
    None where there is no path or it has errors.

    `exact`: made from the very inputs (facts, files beside them, templates, program). `two_way`: the facts of the
    build were not to be had, and those of today stand in their place (两方对照). `found` says in a few words where the
    inputs came from. What is not as it was is told by the diagnostics of the outcome that brings a base.
    """

    then: Loaded
    document: Document
    path: Path | None
    current: Loaded | None
    exact: bool
    two_way: bool
    found: str
    workshop: Workshop
    """Makes the report again from other texts of the same inputs (`then.path`)."""

    @property
    def facts(self) -> Facts:
        """The facts of the build."""
        return self.then.facts

    @property
    def catalogue(self) -> Catalogue:
        """The indicators that they are written in."""
        return self.then.bench.pack.catalogue

    @property
    def source_then(self) -> Source:
        """The facts file at the time of the build; its name is that of the place where it was found again."""
        return self.then.facts.source


def find_base(
    properties: tuple[tuple[str, str], ...], near: Path, facts: Path | None = None, edition: Edition | None = None
) -> Outcome[Base]:
    """The base of a .docx by its properties; of one that has none, the report of the facts file as it is today.

    `near` is the .docx, around which (and around the working folder and `facts`) the inputs are looked for. `edition`
    counts where the file says nothing; without it such a file is taken for a 公开 one.

    Raises:
        ReportgenError: `facts` cannot be opened.
    """
    told = stated(properties, project.shown(near))
    if told.value is not None:
        return _Search(told.value, near, facts).base()
    if facts is not None:
        notes = tuple(fault._replace(level=Severity.WARNING) for fault in told.diagnostics)
        return _of_today(facts, edition or Edition.PUBLIC, notes)
    message = "文件里没有记下它由哪份事实文件生成：公开版不记，别的程序写的文件也没有"
    hint = "写明事实文件，例如 --facts data/2024.yaml，与它现在的内容对照"
    return Outcome(None, told.diagnostics or (Diagnostic("RG680", message, top_of(project.shown(near)), (hint,)),))


def _of_today(facts: Path, edition: Edition, notes: tuple[Diagnostic, ...]) -> Outcome[Base]:
    """The report that the facts file makes now."""
    workshop = Workshop()
    loaded = pipeline.load(facts, workshop)
    if loaded.value is None:
        return Outcome(None, (*notes, *loaded.diagnostics))
    made = compose(loaded.value, edition, workshop)
    if made.value is None:
        return Outcome(None, (*notes, *loaded.diagnostics, *made.diagnostics))
    name = project.shown(facts)
    message = f"与 {name} 现在的内容两方对照：生成以后改了 {name} 的，也会当作在 Word 里改的"
    note = Diagnostic("RG684", message, top_of(name), ("改之前生成的报送版记着来源，用它能与生成时的事实对照",))
    base = Base(loaded.value, made.value.document, facts, loaded.value, False, True, f"{name}（现在的内容）", workshop)
    return Outcome(base, (*notes, note))


class _Search:
    """For the inputs that a file names."""

    def __init__(self, told: Provenance, near: Path, facts: Path | None) -> None:
        self.told, self.near, self.given = told, near, facts
        places = [facts.parent] if facts is not None else []
        self.archive = Archive(place.absolute() for place in (*places, Path(), near.parent))
        self.notes: list[Diagnostic] = []

    def base(self) -> Outcome[Base]:
        """The report built again."""
        same = self._unchanged()
        main = self._main(same)
        if main is None:
            return self._without_facts()
        if (fault := self._of_another(main)) is not None:
            return Outcome(None, (fault,))
        path = self.given or same or self._moved_on(main)
        work = path or main.path or self.near.absolute().with_name(self.told.name)
        inputs = self._inputs(work, main)
        repository = next((r for r in self.archive.repositories if work.absolute().is_relative_to(r.root)), None)
        made = rebuild(work, inputs, self.told, repository, main.commit)
        if made.value is None:
            return Outcome(None, (*self.notes, self._not_rebuilt(), *(d for d in made.diagnostics if d.is_error)))
        then = made.value.loaded
        self._tell_templates(then)
        exact = all(note.code != DIFFERS for note in self.notes)
        current = self._current(path)
        base = Base(then, made.value.document, path, current, exact, False, main.where, made.value.workshop)
        return Outcome(base, tuple(self.notes))

    def _differs(self, message: str, *hints: str) -> None:
        self.notes.append(self._told(DIFFERS, message, *hints))

    def _told(self, code: str, message: str, *hints: str) -> Diagnostic:
        return Diagnostic(code, message, top_of(project.shown(self.near)), hints)

    def _unchanged(self) -> Path | None:
        """The facts file of today where it still is what it was; of several copies the one the .docx mirrors."""
        if self.given is not None:
            return self.given if blob_of(self.given) == self.told.facts else None
        same = [path for path in self.archive.named(self.told.name) if blob_of(path) == self.told.facts]
        return self._the_one(same)

    def _the_one(self, paths: list[Path]) -> Path | None:
        """The only one, or that whose report goes where the .docx lies."""
        if len(paths) == 1:
            return paths[0]
        folder = self.near.absolute().parent
        mirrored = [p for p in paths if project.output_path(p, None, None, Edition.UPWARD).parent == folder]
        return mirrored[0] if len(mirrored) == 1 else None

    def _main(self, same: Path | None) -> Found | None:
        """The facts file as it was."""
        source = read_source(same, project.shown(same)).value if same is not None else None
        if same is not None and source is not None:
            return Found(source, f"{project.shown(same)}（没有改过）", path=same)
        return self.archive.find(self.told.name, self.told.facts)

    def _of_another(self, main: Found) -> Diagnostic | None:
        """That the facts file that was given is not today's state of the one that was built from."""
        then = heads_then(main.source, self.told.beside, self.archive)
        today = heads_of(self.given) if self.given is not None else ()
        if self.given is None or not today or not then or then == today:
            return None
        (year, unit), (year_today, unit_today) = then, today
        given = project.shown(self.given)
        if year != year_today:
            of = f"是{year_today}年度的" if year_today else "没有写年度"
            message = f"{given} {of}，而文件由{year}年度的 {self.told.name} 生成"
            return self._told(ANOTHER, message, "--facts（pull 的第二个文件）写同一年度的事实文件")
        if unit and unit_today:
            message = f"{given} 的单位是“{unit_today}”，生成时是“{unit}”"
            if main.path is None or main.path.absolute() != self.given.absolute():
                name = "先把名称（事实文件或 办公室.yaml 里的）改回去，取回以后再改"
                hint = f"写生成它的那份 {self.told.name}；单位确实改了名称的，{name}"
                return self._told(ANOTHER, message, hint)
            self.notes.append(self._told("RG685", message, "同一份事实文件，单位改了名称的，不必管"))
        return None

    def _moved_on(self, main: Found) -> Path | None:
        """Where the facts file is today: where git has it, else the file of that name, unit and year."""
        if main.path is not None and main.path.is_file():
            return main.path
        wanted = heads_then(main.source, self.told.beside, self.archive)
        named = tuple(self.archive.named(self.told.name))
        alike = [path for path in named if heads_of(path) == wanted]
        found = self._the_one(alike)
        broken = next((fault for path in named if (fault := _unreadable(path)) is not None), None)
        if found is None and not alike and broken is not None:
            name = broken.place.source.path if broken.place else self.told.name
            message = f"{name} 读不出来，没有对照现在的数：{broken.message}"
            self.notes.append(Diagnostic("RG685", message, broken.place, broken.hints))
        elif found is None:
            what = f"有 {len(alike)} 个 {self.told.name} 像是它" if alike else f"没有找到 {self.told.name}"
            hint = "现在的数就查不到；要查，用 --facts 写明是哪一个"
            self.notes.append(self._told("RG685", f"不知道事实文件现在在哪里：{what}", hint))
        return found

    def _inputs(self, path: Path, main: Found) -> dict[Path, Source]:
        """The texts of the facts file and of those that were read with it, by where they would stand."""
        inputs = {path: main.source}
        for name, blob in self.told.beside:
            place = path.with_name(name)
            if name in project.OFFICE_FILES:
                place = project.find_office(path) or place
            today = read_source(place, project.shown(place)).value if place.is_file() else None
            if today is not None and today.blob == blob:
                inputs[place] = today
            elif (found := self.archive.find(name, blob)) is not None:
                inputs[place] = found.source
            else:
                instead = f"用现在的 {project.shown(place)}" if today is not None else "只好不用它"
                self._differs(f"生成时的 {name} 找不到了，{instead}重排：印出的会与生成时不同")
                inputs |= {place: today} if today is not None else {}
        return inputs

    def _tell_templates(self, then: Loaded) -> None:
        """That the templates or the program are others than they were."""
        pack, told = then.bench.pack, self.told
        if pack.digest != told.digest:
            message = f"模板包 {pack.name} 变了，找不到生成时的样子，照现在的重排：模板变了的，会当作在 Word 里改的"
            self._differs(message, "模板提交到 git 的，能取回当时的；随程序安装的，装回当时的版本再查")
        if told.version != __version__:
            newer = (order(told.version) or ()) > (order(__version__) or ())
            hint = "升级 reportgen 再查" if newer else "程序自己排的序号、固定文字如有不同，会当作在 Word 里改的"
            self._differs(f"文件由 reportgen {told.version} 生成，这里是 {__version__}", hint)

    def _current(self, path: Path | None) -> Loaded | None:
        """The facts file as it is today."""
        if path is None:
            return None
        loaded = pipeline.load(path, Workshop())
        if loaded.value is None:
            first = next(d for d in loaded.diagnostics if d.is_error)
            message = f"{project.shown(path)} 现在有错，没有对照现在的数：{first.message}"
            self.notes.append(Diagnostic("RG685", message, first.place, first.hints))
        return loaded.value

    def _without_facts(self) -> Outcome[Base]:
        """Two-way where the facts file of today was given."""
        short = self.told.facts[:SHORT]
        message = f"找不到生成时的 {self.told.name}（{short}）：git 和报告旁边的 {project.BASE} 里都没有"
        hinder = tuple(f"没有查 git：{each}" for each in dict.fromkeys(self.archive.hindered))
        if self.given is None:
            hints = ("在本单位的文件夹里运行；或用 --facts 写明现在的事实文件，两方对照", *hinder)
            return Outcome(None, (self._told("RG682", message, *hints),))
        kept = f"把生成时的事实文件提交到 git，或把 build 留在输出文件夹里的 {project.BASE} 一起拷来，就能三方对照"
        note = self._told("RG682", message, kept, *hinder)._replace(level=Severity.WARNING)
        return _of_today(self.given, Edition.UPWARD, (note,))

    def _not_rebuilt(self) -> Diagnostic:
        message = f"照生成时的 {self.told.name} 重排不出报告"
        if self.told.version != __version__:
            message += f"：文件由 reportgen {self.told.version} 生成，这里是 {__version__}"
        return self._told("RG686", message, "错在哪里见下；或用 --facts 写明现在的事实文件")


def _unreadable(path: Path) -> Diagnostic | None:
    """Why a file beside it cannot be read."""
    read = read_source(path, project.shown(path))
    faults = (*read.diagnostics, *(parse(read.value).diagnostics if read.value is not None else ()))
    return next((fault for fault in faults if fault.is_error), None)
