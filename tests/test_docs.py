"""The documentation says what is so: its sessions are run, its examples are loaded, its tables are complete."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from golden import Golden

from reportgen import pipeline
from reportgen.checks.format.table import RULES, Rule
from reportgen.checks.lists import wordlists
from reportgen.checks.manual import Example, read_manual
from reportgen.checks.row import Check
from reportgen.checks.table import CHECKS, title_of
from reportgen.cli import main
from reportgen.codes import CODES, Code
from reportgen.diagnostics import Severity
from reportgen.document.nodes import plain
from reportgen.document.walk import texts
from reportgen.facts import bands, catalogue, grid_axes, grid_reader, identities, schema
from reportgen.packs import layout, manifest
from reportgen.records import Field
from reportgen.sections.filters import FILTERS, TESTS
from reportgen.source import Source
from reportgen.workshop import Workshop

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MANUAL, PACK_MANUAL, CODE_LIST = DOCS / "经办人手册.md", DOCS / "模板手册.md", DOCS / "checks.md"
PAGES = tuple(sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]))

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"(?:#|\{#) (完整示例|反例)(?:：(\S+))?(?: #\})?")
_SKIP = "（略）"


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, text and line."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> tuple[Block, ...]:
    """The fenced blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    return tuple(Block(m[1], m[2], text.count("\n", 0, m.start()) + 1) for m in _FENCE.finditer(text))


def shown(arguments: list[str]) -> str:
    """What a command line prints on both streams, in the order printed."""
    both = io.StringIO()
    with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
        code = main.run(arguments)
    assert code != 3, f"our own fault is never documented: {both.getvalue()}"
    return both.getvalue()


def sessions(block: Block) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, with their marks, each with the lines that it is said to print."""
    command, lines = "", []
    for line in [*block.text.rstrip("\n").split("\n"), "> "]:
        if line.startswith(("> ", "$ ")):
            if command:
                yield command, lines
            command, lines = line, []
        else:
            lines.append(line)


def agrees(said: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the said ones; a line （略） stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == _SKIP else re.escape(line) + r"\n" for line in said)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def run_through(page: Path) -> str:
    """The page with what its commands print today; files that it shows whole are written on the way."""

    def block(match: re.Match[str]) -> str:
        language, text = match[1], match[2]
        example = _EXAMPLE.match(text)
        if example and example[2]:
            path = Path(example[2])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if language != "console":
            return match[0]
        lines = []
        for command, said in sessions(Block(language, text, 0)):
            _, program, *arguments = shlex.split(command)
            assert program == "reportgen", f"{page.name}: only reportgen is run in a console block: {command}"
            printed = [line.rstrip() for line in shown(arguments).rstrip("\n").split("\n")]
            lines += [command, *(said if _SKIP in said and agrees(said, printed) else printed)]
        return "```console\n" + "\n".join(lines) + "\n```"

    return _FENCE.sub(block, page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_sessions_print_what_the_page_says(page: Path, office: object, golden: Golden) -> None:
    """The commands shown in a page, run in order on the files shown in it, print what stands below them."""
    shutil.copytree(ROOT / "data", Path("data"))

    Golden(page.parent, golden.update)(page.name, run_through(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_whole_examples_have_no_errors(page: Path, office: object) -> None:
    """A block that begins with 完整示例 is a facts file (or a part of its office or pack) that builds as it is."""
    for block in blocks(page):
        example = _EXAMPLE.match(block.text)
        if example is None or example[1] == "反例":
            continue
        path = Path(example[2] or "2024.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        if re.fullmatch(r"\d{4}\.yaml", path.name):
            comparison = "用途: 仅供比较" in block.text
            checked = pipeline.check(path, Workshop())
            assert [d.message for d in checked.diagnostics if d.is_error] == [], f"{page.name}:{block.line}"
            assert comparison or checked.value is not None


def options(command: click.Command) -> Iterator[tuple[str, list[str]]]:
    """Every command below `command` with the long options that its users see."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            for path, names in options(below):
                yield f"{name} {path}".strip(), names
    else:
        shown_options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
        yield "", [max(p.opts, key=len) for p in shown_options]


@pytest.mark.parametrize(("name", "names"), [*options(main.main)], ids=lambda v: v if isinstance(v, str) else "")
def test_every_command_and_option_is_in_the_manual(name: str, names: list[str]) -> None:
    """The manual's chapter of commands has a row for each command, and each of its long options stands in it."""
    text = MANUAL.read_text(encoding="utf-8")
    row = next((r for r in text.split("\n") if r.startswith(f"| `{name}")), None)

    assert row is not None, f"no row for {name} in {MANUAL.name}"
    assert [n for n in names if f"`{n}" not in row] == []


def keys(table: tuple[Field, ...]) -> Iterator[str]:
    """The keys of a table of fields, and of the tables below it."""
    for field in table:
        yield field.key
        yield from keys(field.fields)


SHOWN = {f.key: f.choices for f in schema.STYLE if f.key in ("小标题", "要点", "细目")}
"""The settings of points that the manual shows side by side."""
FACT_TABLES = (schema.FACTS, schema.OFFICE, schema.MAKEUP, schema.POINT, schema.SECTION, schema.FIGURE, schema.STYLE)
WORD_TABLES = (wordlists.WORDING, wordlists.RULE)
GRID_TABLES = (grid_reader.GRID, grid_reader.BLOCK, grid_axes.LINE)
PACK_TABLES = (
    *(manifest.MANIFEST, catalogue.THEME, catalogue.INDICATOR, *GRID_TABLES, identities.IDENTITY, bands.BAND),
    *WORD_TABLES,
)


def explained(page: Path) -> set[str]:
    """The words in `code` that open a row of a table."""
    return set(re.findall(r"^\| `([^`]+)`", page.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_key_of_a_facts_file_is_explained() -> None:
    """Each key of the schema's tables, and each choice, opens a row of the manual or stands in its key's row."""
    choices = {c for field in schema.STYLE for c in field.choices}
    text = MANUAL.read_text(encoding="utf-8")

    assert {k for table in FACT_TABLES for k in keys(table)} - explained(MANUAL) == set()
    assert [c for c in (*schema.KINDS, *schema.LEVELS, *schema.PURPOSES, *choices) if f"`{c}`" not in text] == []


def test_every_key_of_a_pack_is_explained() -> None:
    """Each key of pack.yaml, indicators.yaml and layout.yaml, each filter and each test opens a row of its manual."""
    wanted = {k for table in PACK_TABLES for k in keys(table)} | {*FILTERS, *TESTS}
    wanted |= {group for group, _, _ in layout._ROWS}

    assert wanted - explained(PACK_MANUAL) == set()


def test_the_example_of_a_word_list_is_one() -> None:
    """The lists shown in the manual are read without a fault."""
    example = next(b.text for b in blocks(PACK_MANUAL) if b.text.startswith("错词:"))

    wording, faults = wordlists.read_wording([Source("wording.yaml", example)])
    assert faults == ()
    assert len(wording.rules) == 2


def test_every_setting_prints_as_the_manual_shows(office: object) -> None:
    """The rows of the table of 体例 are what its example prints, and no choice is left out of it."""
    text = MANUAL.read_text(encoding="utf-8")
    example = next(b.text for b in blocks(MANUAL) if "体例示例" in b.text)
    table = text.partition("体例一览")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (\S+) \| (.+) \|$", table, re.MULTILINE)[2:]
    path = Path("2024.yaml")
    for heading, point, detail, said in rows:
        setting = dict(zip(SHOWN, (heading, point, detail)))
        style = ", ".join(f"{k}: {v}" for k, v in setting.items() if v != "任意")
        path.write_text(f"{example}体例: {{安排: {{{style}}}}}\n", encoding="utf-8")
        dumped = shown(["dump", str(path)]).partition("主要安排\n")[2].partition("  signature")[0]
        lines = [re.sub(r"^\s*(?:paragraph|heading\d) ", "", line) for line in dumped.rstrip("\n").split("\n")]
        assert said.split("<br>") == [line.replace(" ▸ ", "") for line in lines], f"{heading} {point} {detail}"

    for column, choices in enumerate(SHOWN.values()):
        assert set(choices) <= {row[column] for row in rows}


def test_the_list_of_findings_is_current(golden: Golden) -> None:
    """docs/checks.md is what the tables and docstrings say; `pytest --update-goldens` writes it anew."""
    Golden(DOCS, golden.update)(CODE_LIST.name, findings_list())


STAGES = {
    "RG1": "文件读不懂",
    "RG2": "内容与格式不符",
    "RG3": "模板包有误（请模板维护人员改）",
    "RG4": "数与数、数与正文、今年与上年",
    "RG5": "义务和结构",
    "RG6": "文字、标点、数字写法",
    "RG7": "公文格式（reportgen inspect 的规则，不影响生成）",
    "RG8": "公文格式（续）：定稿",
    "RG9": "程序自身的错",
}


def findings_list() -> str:
    """The page of all findings: those of reading and composing, and the checks."""
    lines = [
        "# 意见一览",
        "",
        "<!-- 由 reportgen/codes.py 和 reportgen/checks/ 生成，不要手改："
        "python -m pytest tests/test_docs.py --update-goldens -->",
        "",
        "每条意见有固定的编号。**错误**必须改，否则不生成；**警告**应当看一看；**提示**仅供参考。",
        "在命令行里看一条的说明：`reportgen explain RG206`。怎样读一条意见、怎样豁免、怎样调级别，见"
        "[经办人手册](经办人手册.md#检查)。",
        "",
        "依据后面的括号说它有多硬：规定是标准或规定的明文；事实是算术，或文字自己说的；一般、推荐、可以是标准的原话；"
        "实务、推算是归纳和换算；未核实的没有见到条文。只有规定和事实才作错误。",
    ]
    stage = ""
    for rule in sorted([*CODES.values(), *CHECKS, *RULES], key=lambda r: r.code):
        if rule.code[:3] != stage:
            stage = rule.code[:3]
            lines += ["", f"## {stage}：{STAGES[stage]}"]
        lines += ["", *finding_lines(rule)]
    return "\n".join(lines) + "\n"


def finding_lines(rule: Check | Code | Rule) -> Iterator[str]:
    """One finding of the page."""
    page = None if isinstance(rule, Code) else read_manual(rule.run)
    title = rule.title if isinstance(rule, Code) else title_of(rule)
    yield from (f"### {rule.code} {title}", "", f"{Severity(rule.level).label} · `{rule.name}`", "")
    yield from (rule.manual,) if isinstance(rule, Code) else page.body.replace("\n", "\n\n").split("\n")
    if page is None:
        examples = [("错", Example(rule.wrong)), ("对", Example(rule.right))] if rule.wrong else []
    else:
        yield from ("", *(f"- 依据：{basis}" for basis in page.bases))
        yield from (f"- 改法：{page.mending}",) if page.mending else ()
        examples = [*(("错", e) for e in page.wrong), *(("对", e) for e in page.right)]
    for label, example in examples:
        year = f"（{example.year} 年度）" if example.year else ""
        yield from ("", f"{label}{year}：", "", "```text", *example.text.split("\n"), "```")


_LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link names a file that is there, and a heading that it has."""
    broken = []
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" not in target:
            name, _, anchor = unquote(target).partition("#")
            path = page.parent / name if name else page
            if not path.exists() or (anchor and anchor not in anchors(path)):
                broken.append(target)
    assert broken == []


EVERY_FIELD = """\
年度: 2024
模板: henan/five-part
单位: {名称: 云岭区, 自称: 我区}
正文:
  举措:
    导语: 甲一。
    要点:
      - 小标题: 乙一
        导语: 乙二。
        要点:
          - 小标题: 丙一
            导语: 丙二。
            要点: [{小标题: 丁一, 内容: 丁二。}, {小标题: 丁三, 导语: 丁四。, 结语: 丁五。}]
            结语: 丙三。
          - {小标题: 丙四, 导语: 丙五。, 结语: 丙六。}
        结语: 乙三。
      - {小标题: 乙四, 内容: "乙五。\\n乙六。"}
      - 小标题: 乙七
        内容: 乙八。
    结语: 甲二。
"""
WORDS = re.findall("[甲乙丙丁][一二三四五六七八]", EVERY_FIELD)


def printed(facts: str) -> str:
    """All that the document prints, in order."""
    path = Path("2024.yaml")
    path.write_text(facts, encoding="utf-8")
    composed = pipeline.check(path, Workshop()).value
    assert composed is not None
    return "".join(plain(content) for _, content in texts(composed.document))


@pytest.mark.parametrize("setting", [*itertools.product(*(field.choices for field in schema.STYLE))], ids="-".join)
def test_a_setting_loses_no_word_and_keeps_the_order(office: object, setting: tuple[str, ...]) -> None:
    """Whatever 体例 says, every word of the narrative is printed, in the order written."""
    style = ", ".join(f"{field.key}: {value}" for field, value in zip(schema.STYLE, setting))
    text = printed(f"{EVERY_FIELD}体例: {{举措: {{{style}}}}}\n")

    assert [w for w in WORDS if w not in text] == []
    assert sorted(WORDS, key=text.index) == WORDS


def test_points_are_counted_through_though_a_paragraph_parts_them(office: object) -> None:
    """Under 小标题 一是, a point of two paragraphs does not restart the count."""
    text = printed(f"{EVERY_FIELD}体例: {{举措: {{小标题: 一是}}}}\n")

    assert [words for words in ("一是乙一", "二是乙四", "三是乙七") if words not in text] == []


def test_the_map_names_every_room() -> None:
    """docs/architecture.md has a place for every module and package of the top level."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = [p for p in (ROOT / "reportgen").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()]

    assert [p.stem for p in rooms if not p.stem.startswith("__") and f"`{p.stem}" not in text] == []
