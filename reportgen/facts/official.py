"""Reading 单位 and 公文, the facts file's own values before the office's standing ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from reportgen.diagnostics import Diagnostic
from reportgen.facts.attached_tables import read_table
from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Attachment, Leaf, Narrative, Official, Unit, Waiver, Words
from reportgen.facts.schema import ATTACHMENT, KINDS, LEVELS, WAIVER
from reportgen.records import Field, join
from reportgen.yaml_text.tree import Node, Scalar

T = TypeVar("T")
Found = dict[str, tuple[FactReader, Node]]
BodyReader = Callable[[FactReader, Node, str], Narrative]


def merged(table: tuple[Field, ...], path: str, layers: list[tuple[FactReader, Node | None]]) -> Found:
    """The filled-in values of a group by key; an earlier layer (the facts file) wins over a later one (the office)."""
    found: Found = {}
    optional = tuple(Field(f.key, f.kind, f.meaning, choices=f.choices, fields=f.fields) for f in table)
    for reader, node in layers:
        if node is not None:
            for key, value in reader.fields(node, optional, path).items():
                found.setdefault(key, (reader, value))
    return found


def _take(found: Found, key: str, path: str, read: Callable[[FactReader, Node, str], T]) -> T | None:
    if key not in found:
        return None
    reader, node = found[key]
    return read(reader, node, join(path, key))


def read_unit(found: Found) -> Unit:
    """单位."""

    def words(key: str) -> Words | None:
        return _take(found, key, "单位", lambda r, n, p: r.words(n, p))

    def chosen(key: str, choices: tuple[str, ...]) -> Words | None:
        def read(reader: FactReader, node: Node, path: str) -> Words | None:
            scalar = reader.choice(node, choices, path)
            return None if scalar is None else reader.word(scalar, path)

        return _take(found, key, "单位", read)

    return Unit(
        words("名称"), words("简称"), words("自称"), chosen("层级", LEVELS), chosen("类别", KINDS), words("代码")
    )


def read_official(found: Found, body: BodyReader, templates: tuple[str, ...] = ()) -> Official:
    """公文; `body` reads an attachment's text, `templates` are the pack's attachments."""

    def words(key: str) -> Words | None:
        return _take(found, key, "公文", lambda r, n, p: r.words(n, p))

    def several(key: str) -> tuple[Words, ...]:
        return _take(found, key, "公文", lambda r, n, p: r.word_list(n, p)) or ()

    sealed = _take(found, "用印", "公文", lambda r, n, p: r.yes_no(n, p))
    return Official(
        title=words("标题"),
        addressees=several("主送"),
        issuers=several("署名"),
        dated=_take(found, "成文日期", "公文", lambda r, n, p: r.day(n, p)),
        published=_take(found, "公开日期", "公文", lambda r, n, p: r.day(n, p)),
        number=words("发文字号"),
        signers=several("签发人"),
        attachments=_take(found, "附件", "公文", lambda r, n, p: _attachments(r, n, p, body, templates)) or (),
        note=words("附注"),
        copies=several("抄送"),
        printer=words("印发机关"),
        printed_on=_take(found, "印发日期", "公文", lambda r, n, p: r.day(n, p)),
        sealed=sealed is not False,
    )


_APART = "分成两项，各机关之间的标点由程序加，例如 [甲机关, 乙机关]"
# Marks that the program sets itself, or that the standard does not have there (7.3.2, 7.3.4, 7.3.6, 7.4.2).
_DOUBLED = (
    ("主送", re.compile("[：:]$"), "末尾的冒号由程序加，删去"),
    ("主送", re.compile("[，,；;](?=.)"), _APART),
    ("签发人", re.compile("[，,；;、](?=.)"), "分成两项，例如 [张示例, 李示例]"),
    ("抄送", re.compile("[。.]$"), "末尾的句号由程序加，删去"),
    ("附注", re.compile("^[（(].*[）)]$"), "括号由程序加，删去"),
    ("附件", re.compile("[。，；、.,;]$"), "附件名称末尾不加标点，删去"),
    ("附件", re.compile(r"^(?:附件)?\d+[.．、：:]"), "序号由程序加，删去"),
    ("署名", re.compile('[“”"]'), "名称不加引号，删去"),
)


def mark_faults(official: Official, leaves: list[Leaf], apart: str = _APART) -> Iterator[Diagnostic]:
    """Marks written in elements that get them from the program; `apart` says how items of a list are told apart."""
    words = {
        "主送": official.addressees,
        "签发人": official.signers,
        "抄送": official.copies,
        "附注": (official.note,) if official.note else (),
        "附件": tuple(a.title for a in official.attachments),
        "署名": official.issuers,
    }
    for key, pattern, hint in _DOUBLED:
        for word in words[key]:
            if pattern.search(word):
                hints = (apart if hint is _APART else hint,)
                yield Diagnostic("RG221", f"{key}“{word}”里有多余的标点或序号", leaves[word.leaf].place, hints)


def _attachments(
    reader: FactReader, node: Node, path: str, body: BodyReader, templates: tuple[str, ...]
) -> tuple[Attachment, ...]:
    found = []
    for item, where in reader.items(node, path):
        if isinstance(item, Scalar):
            found.append(Attachment(reader.word(item, where)))
            continue
        parts = reader.fields(item, ATTACHMENT, where)
        title = reader.words(parts.get("标题"), join(where, "标题"))
        text = body(reader, parts["内容"], join(where, "内容")) if "内容" in parts else None
        table = read_table(reader, parts["表"], join(where, "表")) if "表" in parts else None
        template = _template(reader, parts, where, templates) if "套用" in parts else None
        if title is not None:
            found.append(Attachment(title, text, table, template))
    return tuple(found)


def _template(reader: FactReader, parts: dict[str, Node], path: str, known: tuple[str, ...]) -> Words | None:
    """The name of one of the pack's attachments."""
    name = reader.words(parts["套用"], join(path, "套用"))
    if name is None:
        return None
    if "内容" in parts:
        message = "“内容”和“套用”不能写在同一个附件里"
        hints: tuple[str, ...] = ("分成两个附件",)
    elif name not in known:
        named = f"可用：{'、'.join(known)}" if known else "这个模板包没有附件模板；请写 内容 或 表"
        message = f"模板里没有附件“{name}”"
        hints = reader.near(name, known, "附件") or (named,)
    else:
        return name
    reader.report("RG215", message, parts["套用"], join(path, "套用"), *hints)
    return None


def read_waivers(reader: FactReader, node: Node | None) -> tuple[Waiver, ...]:
    """豁免."""
    waivers = []
    for item, path in reader.items(node, "豁免") if node is not None else ():
        parts = reader.fields(item, WAIVER, path)
        texts = {k: s.text for k, v in parts.items() if (s := reader.scalar(v, join(path, k))) is not None}
        if "理由" in texts and not texts["理由"].strip():
            hint = "写明为什么可以不改，例如 理由: 原文如此"
            reader.report("RG203", "豁免没有写理由", parts["理由"], join(path, "理由"), hint)
        elif "检查" in texts and "理由" in texts:
            place = reader.place(item, path)
            waivers.append(Waiver(texts["检查"], texts.get("位置", ""), texts["理由"], place))
    return tuple(waivers)
