"""The two sample reports, and their text as templates see it: literal words, and names where a figure stands."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import yaml
from workspace import ROOT

from reportgen import pipeline
from reportgen.document.nodes import Document, Heading, Inlines, Paragraph
from reportgen.origin import Fact
from reportgen.workshop import Workshop

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Sample:
    """A facts file under data/; `varied` is a line of it whose figure differs between the documents of a series."""

    name: str
    facts: str
    varied: tuple[str, str]


SAMPLES = (
    Sample("Kaifeng", "kaifeng/2024.yaml", ("公共法律服务.法律援助", "620")),
    Sample("Xingyang", "xingyang-kegongxin/2023.yaml", ("普法.干部培训", "3")),
)


@dataclass(frozen=True)
class Token:
    """Words of a paragraph; `name` is the figure that they are, empty for literal text."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class Para:
    """A printed paragraph: Title, Heading1, Heading2, Body or Official; `lead` is its run-in heading."""

    style: str
    lead: tuple[Token, ...]
    text: tuple[Token, ...]

    def plain(self) -> str:
        """Its characters."""
        return "".join(token.text for token in (*self.lead, *self.text))


@dataclass(frozen=True)
class Report:
    """A report for the peers: `optional` is the section under an `if`, `looped` the one whose paragraphs come from
    a loop (the last with several)."""

    head: tuple[Para, ...]
    sections: tuple[tuple[Para, ...], ...]
    tail: tuple[Para, ...]
    optional: int
    looped: int
    figures: Mapping[str, str]

    def context(self) -> dict[str, object]:
        """What the peers read from YAML: figures as printed, and the looped paragraphs."""
        context: dict[str, object] = {"shown": True}
        for name, text in self.figures.items():
            put(context, name, text)
        context["points"] = [
            {"lead": "".join(t.text for t in p.lead), "text": "".join(t.text for t in p.text)}
            for p in self.sections[self.looped][1:]
        ]
        return context


def put(context: dict, name: str, text: str) -> None:
    """Set a dotted name in nested mappings."""
    *path, last = name.split(".")
    for key in path:
        context = context.setdefault(key, {})
    context[last] = text


def copy_data(folder: Path) -> Path:
    """The sample offices in a scratch folder, so that no bench writes into the checkout."""
    return Path(shutil.copytree(ROOT / "data", folder / "data", dirs_exist_ok=True))


def compose(facts: Path) -> tuple[Document, bytes]:
    """reportgen's own document and file."""
    workshop = Workshop()
    loaded = pipeline.load(facts, workshop)
    composed = pipeline.compose(loaded.value).value if loaded.value else None
    made = pipeline.make(pipeline.Request(facts), workshop).value
    if composed is None or made is None:
        raise SystemExit(f"bench: {facts} does not build; run reportgen check on it")
    return composed.document, made[1]


def read_report(facts: Path) -> Report:
    """The printed paragraphs of reportgen's own file, with the figures in them named."""
    document, data = compose(facts)
    names = _Names()
    known = {para.plain(): para for para in names.paragraphs(document)}
    printed = [known.get(text) or Para("Official", (), (Token(text),)) for text in texts(data)]
    starts = [i for i, para in enumerate(printed) if para.style == "Heading1"]
    end = next(i for i in range(starts[-1], len(printed)) if printed[i].style == "Official")
    sections = tuple(tuple(printed[a:b]) for a, b in zip(starts, [*starts[1:], end]))
    looped = max(i for i, section in enumerate(sections) if len(section) > 2)
    optional = max(i for i in range(len(sections)) if i != looped)
    return Report(tuple(printed[: starts[0]]), sections, tuple(printed[end:]), optional, looped, names.figures)


class _Names:
    """Gives every figure that is printed a name; the same figure printed in another form gets another one."""

    def __init__(self) -> None:
        self.figures: dict[str, str] = {}

    def paragraphs(self, document: Document) -> Iterator[Para]:
        yield Para("Title", (), tuple(t for line in document.title.lines for t in self.tokens(line)))
        for block in document.blocks:
            if isinstance(block, Heading):
                lead = (Token(block.label), *self.tokens(block.content))
                if block.body is None:
                    yield Para(f"Heading{block.level}", (), lead)
                else:
                    yield Para("Body", lead, tuple(self.tokens(block.body)))
            elif isinstance(block, Paragraph):
                yield Para("Body", (), tuple(self.tokens(block.content)))

    def tokens(self, content: Inlines) -> Iterator[Token]:
        for run in content:
            is_figure = isinstance(run.origin, Fact) and not run.origin.path.startswith(("正文", "公文"))
            yield Token(run.text, self.name(run.origin.path, run.text) if is_figure else "")

    def name(self, path: str, text: str) -> str:
        number = 1
        while True:
            name = path if number == 1 else f"{path}_{number}"
            if self.figures.setdefault(name, text) == text:
                return name
            number += 1


def texts(data: bytes) -> list[str]:
    """The texts of a .docx's paragraphs, tables included, without tabs, line breaks and empty paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    found = ("".join(node.text or "" for node in para.iter(f"{_W}t")) for para in root.iter(f"{_W}p"))
    return [text for text in found if text.strip()]


def check_same(tool: str, ours: bytes, theirs: bytes) -> None:
    """Stop unless both files hold the same paragraphs, white space aside."""
    for number, (a, b) in enumerate(zip(*(map(_squeezed, texts(d)) for d in (ours, theirs)), strict=True), 1):
        if a != b:
            raise SystemExit(f"bench: paragraph {number} of {tool} differs:\n  {a}\n  {b}")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def vary_facts(facts: Path, sample: Sample, count: int) -> list[Path]:
    """Copies of a facts file beside it that differ in one figure."""
    name, value = sample.varied
    key = name.rpartition(".")[2]
    text = facts.read_text("utf-8")
    line = re.compile(rf"^(    {key}: ){value}$", re.MULTILINE)
    if len(line.findall(text)) != 1:
        raise SystemExit(f"bench: {facts} has not one line “{key}: {value}”")
    paths = []
    for number in range(count):
        path = facts.with_name(f"{facts.stem}-{number}.yaml")
        path.write_text(line.sub(rf"\g<1>{int(value) + number}", text), "utf-8")
        paths.append(path)
    return paths


def vary_context(report: Report, sample: Sample, folder: Path, count: int) -> list[Path]:
    """The same for what the peers read."""
    name, value = sample.varied
    if report.figures.get(name) != value:
        raise SystemExit(f"bench: {name} is not printed as {value}")
    context, paths = report.context(), []
    for number in range(count):
        put(context, name, str(int(value) + number))
        path = folder / f"figures-{number}.yaml"
        path.write_text(yaml.safe_dump(context, allow_unicode=True), "utf-8")
        paths.append(path)
    return paths
