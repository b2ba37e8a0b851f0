"""A .docx as somebody edits it in Word: words typed over, paragraphs put in and taken out, changes tracked."""

from __future__ import annotations

import copy
import io
import zipfile

from lxml import etree
from strangers import package

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
AUTHOR = {"id": "7", "author": "王主任", "date": "2025-03-01T09:00:00Z"}


def w(tag: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{_NS}}}{tag}"


def element(tag: str, **attributes: str) -> etree._Element:
    """An element with attributes of the same namespace."""
    made = etree.Element(w(tag))
    for key, value in attributes.items():
        made.set(w(key), value)
    return made


def text_of(node: etree._Element) -> str:
    """All text below a node."""
    return "".join(t.text or "" for t in node.iter(w("t")))


class Edited:
    """A document being edited; `data` is the file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))

    def data(self) -> bytes:
        """The bytes of the edited file."""
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        return package(self.parts)  # with no time of its own: the same edit is the same file

    def find(self, words: str) -> etree._Element:
        """The first paragraph that holds these words."""
        return next(p for p in self.body.iter(w("p")) if words in text_of(p))

    def type_over(self, old: str, new: str) -> None:
        """The last paragraph that is nothing but these words."""
        *_, last = (p for p in self.body.iter(w("p")) if text_of(p) == old)
        _typed(last, old, new)

    def type(self, old: str, new: str, within: str = "") -> None:
        """The first occurrence of `old` (in the paragraph that holds `within`) typed over."""
        _typed(self.find(within or old), old, new)

    def replace_all(self, old: str, new: str) -> None:
        """Find and replace, everywhere; `new` does not hold `old`."""
        for paragraph in self.body.iter(w("p")):
            while old in text_of(paragraph):
                _typed(paragraph, old, new)

    def add(self, after: str, text: str) -> etree._Element:
        """A new paragraph behind one, that looks like it."""
        before = self.find(after)
        made = _like(before, text)
        before.addnext(made)
        return made

    def delete(self, words: str) -> None:
        """A whole paragraph taken out."""
        node = self.find(words)
        node.getparent().remove(node)

    def move(self, words: str, before: str) -> None:
        """A paragraph to the place before another one."""
        self.find(before).addprevious(self.find(words))

    def split(self, words: str, second: str) -> None:
        """A paragraph parted before the words `second`."""
        node = self.find(words)
        tail = text_of(node).split(second, 1)[1]
        node.addnext(_like(node, second + tail))
        _typed(node, second + tail, "")

    def merge(self, words: str, second: str) -> None:
        """Two paragraphs that become one."""
        node, other = self.find(words), self.find(second)
        for run in other.findall(w("r")):
            node.append(run)
        other.getparent().remove(other)

    def row(self, words: str) -> etree._Element:
        """The row of a table that holds these words."""
        return next(row for row in self.body.iter(w("tr")) if words in text_of(row))

    def add_row(self, after: str, *cells: str) -> None:
        """A row with these texts."""
        row = self.row(after)
        made = copy.deepcopy(row)
        for cell, text in zip(made.iter(w("tc")), cells, strict=True):
            paragraph = cell.find(w("p"))
            paragraph.getparent().replace(paragraph, _like(paragraph, text))
        row.addnext(made)

    def delete_row(self, words: str) -> None:
        """A row taken out."""
        row = self.row(words)
        row.getparent().remove(row)

    def tracked(self, old: str, new: str, within: str = "") -> None:
        """`old` typed over with 修订 switched on."""
        node = self.find(within or old)
        run = next(r for r in node.findall(w("r")) if old in text_of(r))
        head, tail = text_of(run).split(old, 1)
        for text, tag in ((tail, "r"), (new, "ins"), (old, "del")):
            if text:
                made = _run_like(run, text, "delText" if tag == "del" else "t")
                if tag != "r":
                    change = element(tag, **AUTHOR)
                    change.append(made)
                    made = change
                run.addnext(made)
        _set_text(run, head)

    def track_new(self, after: str, text: str) -> None:
        """A new paragraph with 修订 switched on."""
        node = self.add(after, text)
        self._mark(node, "ins")
        for run in node.findall(w("r")):
            change = element("ins", **AUTHOR)
            run.addprevious(change)
            change.append(run)

    def track_gone(self, words: str) -> None:
        """A whole paragraph taken out with 修订 switched on."""
        node = self.find(words)
        self._mark(node, "del")
        for run in node.findall(w("r")):
            for t in run.findall(w("t")):
                t.tag = w("delText")
            change = element("del", **AUTHOR)
            run.addprevious(change)
            change.append(run)

    @staticmethod
    def _mark(node: etree._Element, tag: str) -> None:
        props = node.find(w("pPr"))
        marks = etree.SubElement(props, w("rPr"))
        marks.append(element(tag, **AUTHOR))

    def dress(self, words: str, tag: str, tracked: bool = False) -> None:
        """A look (b, i …) of all runs of a paragraph."""
        for run in self.find(words).findall(w("r")):
            props = run.find(w("rPr"))
            props.append(element(tag))
            if tracked:
                change = element("rPrChange", **AUTHOR)
                change.append(element("rPr"))
                props.append(change)

    def mark(self, words: str, part: str, tag: str, **attributes: str) -> None:
        """A property of the characters `part`, the first within `words`, in a run of their own."""
        run = next(r for p in self.body.iter(w("p")) for r in p.findall(w("r")) if words in text_of(r))
        head, _, tail = text_of(run).partition(words)
        before, _, behind = words.partition(part)
        for text in (behind + tail, part, head + before):
            made = _run_like(run, text, "t")
            if text is part:
                made.find(w("rPr")).append(element(tag, **attributes))
            run.addnext(made)
        run.getparent().remove(run)

    def style(self, words: str, tag: str, **attributes: str) -> None:
        """A property with a value of the runs of a paragraph."""
        for run in self.find(words).findall(w("r")):
            props = run.find(w("rPr"))
            for there in props.findall(w(tag)):
                props.remove(there)
            props.append(element(tag, **attributes))

    def set_paragraph(self, words: str, tag: str, **attributes: str) -> None:
        """A property of a paragraph."""
        props = self.find(words).find(w("pPr"))
        for there in props.findall(w(tag)):
            props.remove(there)
        made = element(tag, **attributes)
        if tag == "pStyle":
            props.insert(0, made)
        else:
            props.append(made)

    def page(self, tag: str, **attributes: str) -> None:
        """What the last section says of its pages."""
        *_, section = self.root.iter(w("sectPr"))
        for key, value in attributes.items():
            section.find(w(tag)).set(w(key), value)

    def put(self, words: str, xml: str) -> None:
        """Something put in at the end of a paragraph: XML with the prefixes w and m."""
        math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        holder = etree.fromstring(f'<x xmlns:w="{_NS}" xmlns:m="{math}">{xml}</x>')
        self.find(words).extend(holder)

    def put_behind(self, words: str, tag: str) -> None:
        """Something put in between two paragraphs."""
        self.find(words).addnext(element(tag))

    def track_row(self, words: str, tag: str, author: str = "王主任") -> None:
        """A row marked as put in or taken out, its runs as they are."""
        row = self.row(words)
        props = row.find(w("trPr"))
        if props is None:
            props = element("trPr")
            row.insert(0, props)
        props.append(element(tag, **{**AUTHOR, "author": author}))

    def track_cell(self, words: str, tag: str) -> None:
        """A cell marked as put in or taken out."""
        self.find(words).getparent().find(w("tcPr")).append(element(tag, **AUTHOR))

    def at_foot(self, old: bytes, new: bytes) -> None:
        """Bytes of every footer replaced."""
        names = [name for name, data in self.parts.items() if "footer" in name and old in data]
        assert names
        for name in names:
            self.parts[name] = self.parts[name].replace(old, new)

    def merge_down(self, upper: str, lower: str) -> None:
        """Two cells, one above the other, made one."""
        for words, attributes in ((upper, {"val": "restart"}), (lower, {})):
            cell = self.find(words).getparent()
            cell.find(w("tcPr")).append(element("vMerge", **attributes))

    def comment(self, words: str, said: str) -> None:
        """A comment on a paragraph."""
        inner = f'<w:comment w:id="0" w:author="王主任"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
        xml = f'<w:comments xmlns:w="{_NS}">{inner}</w:comments>'
        self._part("comments", xml)
        node = self.find(words)
        node.insert(1, element("commentRangeStart", id="0"))
        node.append(element("commentRangeEnd", id="0"))
        run = etree.SubElement(node, w("r"))
        run.append(element("commentReference", id="0"))

    def loose_comment(self, said: str) -> None:
        """A comment that hangs nowhere."""
        inner = f'<w:comment w:id="0" w:author="王主任"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
        self._part("comments", f'<w:comments xmlns:w="{_NS}">{inner}</w:comments>')

    def footnote(self, words: str, said: str) -> None:
        """A footnote at the end of a paragraph."""
        inner = f'<w:footnote w:id="2"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:footnote>'
        xml = f'<w:footnotes xmlns:w="{_NS}">{inner}</w:footnotes>'
        self._part("footnotes", xml)
        run = etree.SubElement(self.find(words), w("r"))
        run.append(element("footnoteReference", id="2"))

    def text_box(self, words: str, said: str) -> None:
        """A text box that hangs on a paragraph."""
        xml = (
            f'<w:r xmlns:w="{_NS}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        self.find(words).append(etree.fromstring(xml))

    def picture(self, after: str) -> None:
        """A picture in a paragraph of its own."""
        node = self.add(after, "")
        run = etree.SubElement(node, w("r"))
        etree.SubElement(run, w("drawing"))

    def foot(self, said: str) -> None:
        """Words in every footer."""
        for name in [name for name in self.parts if "footer" in name and name.endswith(".xml")]:
            paragraph = f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:ftr>"
            self.parts[name] = self.parts[name].replace(b"</w:ftr>", paragraph.encode())

    def line_break(self, old: str, new: str) -> None:
        """Words typed over, and a line break put in at the end of their paragraph."""
        paragraph = self.find(old)
        _typed(paragraph, old, new)
        *_, last = paragraph.findall(w("r"))
        made = _run_like(last, "", "t")
        made.append(element("br"))
        last.addprevious(made)

    def page_break(self, words: str) -> None:
        """A page break at the end of a paragraph."""
        run = etree.SubElement(self.find(words), w("r"))
        run.append(element("br", type="page"))

    def _part(self, name: str, xml: str) -> None:
        """A part that the document refers to."""
        self.parts[f"word/{name}.xml"] = xml.encode()
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        kind = f"{_OFFICE}.{name}+xml"
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/word/{name}.xml", ContentType=kind)
        self.parts["[Content_Types].xml"] = etree.tostring(types)
        path = "word/_rels/document.xml.rels"
        relations = etree.fromstring(self.parts[path])
        kinds = {"Id": f"rId{name}", "Type": f"{_KINDS}/{name}", "Target": f"{name}.xml"}
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", kinds)
        self.parts[path] = etree.tostring(relations)


def _typed(paragraph: etree._Element, old: str, new: str) -> None:
    """The first `old` of a paragraph becomes `new`, in the run in which it begins."""
    texts = list(paragraph.iter(w("t")))
    start = "".join(t.text or "" for t in texts).index(old)
    end, at, first = start + len(old), 0, True
    for t in texts:
        text = t.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            t.text = text[:low] + (new if first else "") + text[high:]
            t.set(_SPACE, "preserve")
            first = False
        at += len(text)


def _like(paragraph: etree._Element, text: str) -> etree._Element:
    """A paragraph that looks like another one, with one run."""
    made = copy.deepcopy(paragraph)
    first, *rest = made.findall(w("r"))
    for run in rest:
        made.remove(run)
    _set_text(first, text)
    return made


def _run_like(run: etree._Element, text: str, tag: str) -> etree._Element:
    made = copy.deepcopy(run)
    _set_text(made, text, tag)
    return made


def _set_text(run: etree._Element, text: str, tag: str = "t") -> None:
    for child in [child for child in run if child.tag != w("rPr")]:
        run.remove(child)
    t = etree.SubElement(run, w(tag))
    t.text = text
    t.set(_SPACE, "preserve")
