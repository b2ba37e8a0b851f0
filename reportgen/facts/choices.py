"""Reading 章节: the order of sections, sections of the unit's own, sections folded into others."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import short
from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Narrative, SectionChoice
from reportgen.facts.narratives import NarrativeReader
from reportgen.facts.schema import ALL, KEY, MAKEUP, SectionSet, Slot, Writable
from reportgen.records import join
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar, Sequence


def listed_keys(node: Node | None) -> tuple[str, ...]:
    """The keys that a 章节 names, right or wrong, before anything is known of a pack."""
    items = node.items if isinstance(node, Sequence) else ()
    nodes = (item.get("键") if isinstance(item, Tree) else item for item in items)
    return tuple(key.text.strip() for key in nodes if isinstance(key, Scalar))


class ChoiceReader:
    """Reads one file's 章节 against the sections of its pack; `sections` None: the pack has none for the year."""

    def __init__(
        self,
        reader: FactReader,
        texts: NarrativeReader,
        sections: SectionSet | None,
        likes: Mapping[str, Slot],
        own: str,
    ) -> None:
        """`texts` reads headings with their quotes; 按 may name one of `likes`; `own` is what holds without 按."""
        self.reader, self.texts, self.own = reader, texts, own
        self.untitled = sections.untitled if sections else ()
        self.known = tuple(key for key in (sections.slots if sections else ()) if key not in self.untitled)
        self.likes = tuple(key for key in likes if key not in self.untitled)

    def read(self, node: Node) -> tuple[SectionChoice, ...]:
        """The sections in order, those that cannot be read left out."""
        chosen: dict[str, tuple[SectionChoice, Node]] = {}
        before = len(self.reader.faults)
        for item, path in self.reader.items(node, "章节"):
            choice = self._choice(item, path)
            if choice is None:
                continue
            if choice.key in chosen:
                self._fault(f"“{choice.key}”写了两次", item, path, "删去一处")
            else:
                chosen[choice.key] = (choice, item)
        if len(self.reader.faults) == before:
            for choice, item in chosen.values():
                self._check_fold(choice, chosen[choice.into][0] if choice.into in chosen else None, item)
        if not chosen and len(self.reader.faults) == before:
            self._fault("一个部分也没有", node, "章节", "列出各部分的键，例如 [举措, 不足, 安排]；要照模板，删去 章节")
        return tuple(choice for choice, _ in chosen.values())

    def _check_fold(self, choice: SectionChoice, target: SectionChoice | None, item: Node) -> None:
        if not choice.into:
            return
        if choice.into == choice.key:
            why = "不能并入自己"
        elif target is None:
            why = "章节 里没有它"
        elif target.into:
            why = "它自己也并入了别的部分"
        else:
            return
        node = item.get("并入") if isinstance(item, Tree) else None
        message = f"“{choice.key}”不能并入“{short(choice.into)}”：{why}"
        path = join(choice.place.path, "并入")
        self._fault(message, node if node is not None else item, path, "并入 写另一个单列的部分的键")

    def _choice(self, item: Node, path: str) -> SectionChoice | None:
        place = self.reader.place(item, path)
        if isinstance(item, Scalar):
            key = item.text.strip()
            if key in self.known:
                return SectionChoice(key, place)
            had = f"模板里有：{'、'.join(self.known[:12])}" if self.known else "模板没有这个年度的章节"
            hints = self.reader.near(key, self.known, "章节") or (had,)
            own = "自己加的部分写成 {键: …, 标题: …}"
            self.reader.report("RG225", f"模板里没有“{short(key)}”这一部分", item, path, *hints, own)
            return None
        found = self.reader.fields(item, MAKEUP, path)
        key, like, into = (self._word(found, k, path) for k in ("键", "按", "并入"))
        if not key or not self._is_key(key, found["键"], join(path, "键")):
            return None
        is_own = key not in self.known
        if like and (not is_own or like not in self.likes):
            self._unlike(key, like, is_own, found["按"], join(path, "按"))
            return None
        heading = self.texts.heading(found["标题"], join(path, "标题")) if "标题" in found else None
        return SectionChoice(key, place, heading, (like or self.own) if is_own else "", into, is_own)

    def _is_key(self, key: str, node: Node, path: str) -> bool:
        if key in (*self.untitled, ALL):
            why = "它是体例里的词" if key == ALL else "模板把它放在正文的开头或末尾，不带标题"
            self._fault(f"“{key}”不能作部分的键：{why}", node, path, "换一个词")
        elif not KEY.fullmatch(key):
            hint = "起一个词作键：汉字或字母开头，不超过20字，不含标点和空格"
            self._fault(f"“{short(key)}”不能作部分的键", node, path, hint)
        else:
            return True
        return False

    def _unlike(self, key: str, like: str, is_own: bool, node: Node, path: str) -> None:
        if not is_own:
            self._fault(f"“{key}”是模板的部分，不能再写 按", node, path, "删去 按；要换排法，在 体例 里写")
            return
        hints = self.reader.near(like, self.likes, "章节") or (f"可写：{'、'.join(self.likes[:12])}",)
        self.reader.report("RG225", f"模板里没有“{short(like)}”这一部分可以照着排", node, path, *hints)

    def _word(self, found: Mapping[str, Node], key: str, path: str) -> str:
        scalar = self.reader.scalar(found[key], join(path, key)) if key in found else None
        return scalar.text.strip() if scalar else ""

    def _fault(self, message: str, node: Node, path: str, hint: str) -> None:
        self.reader.report("RG225", message, node, path, hint)


Choices = tuple[SectionChoice, ...]


def writable(
    chosen: Choices | None, known: Mapping[str, Slot], untitled: tuple[str, ...], faulty: bool
) -> Writable:
    """The sections of 章节, else the pack's: `known`.

    With a `faulty` 章节 the pack's too, so that one fault is not told twice.
    """
    if chosen is None:
        return Writable(known, untitled)
    listed = {c.key: known.get(c.like, Slot()) if c.own else known[c.key] for c in chosen}
    if faulty:
        return Writable({**known, **listed}, untitled)
    found = {**{key: known[key] for key in untitled}, **listed}
    return Writable(found, untitled, tuple(key for key in known if key not in found))


def unheaded(chosen: Choices | None, narratives: Mapping[str, Narrative]) -> list[SectionChoice]:
    """Own sections to which neither 章节 nor 正文 gives a heading."""
    headed = {key for key, narrative in narratives.items() if narrative.heading}
    return [c for c in chosen or () if c.own and c.heading is None and c.key not in headed]
