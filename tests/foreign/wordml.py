"""WordprocessingML in pieces, for the documents that are written by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

HERE = Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    f'xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 w15"'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="{left}"'
    ' w:header="851" w:footer="1406" w:gutter="0"/>'
)
GRID = '<w:docGrid w:type="{kind}" w:linePitch="{pitch}" w:charSpace="-1024"/>'
FANG, KAI, HEI, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"


def face(font: str = "", size: int = 0, more: str = "") -> str:
    """Properties of a run; the size in half points."""
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f"<w:rPr>{fonts if font else ''}{more}{sizes if size else ''}</w:rPr>" if font or size or more else ""


def run(text: str, props: str = "", tag: str = "t") -> str:
    """A run with one text."""
    return f'<w:r>{props}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def para(*runs: str, style: str = "", props: str = "") -> str:
    """A paragraph; what does not begin with < is the text of a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in runs)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{props}</w:pPr>{inner}</w:p>" if styled or props else f"<w:p>{inner}</w:p>"


def field(code: str, result: str) -> str:
    """A field in five runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + run(code, tag="instrText") + mark.format("separate") + run(result) + mark.format("end")
    )


def style(id_: str, name: str, *, based: str = "", props: str = "", run_props: str = "", default: bool = False) -> str:
    """A paragraph style."""
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{id_}">'
        f'<w:name w:val="{name}"/>{f"<w:basedOn w:val={chr(34)}{based}{chr(34)}/>" if based else ""}'
        f"<w:pPr>{props}</w:pPr>{run_props}</w:style>"
    )


INDENT = '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'


def styles(defaults: str = "", more: str = "", ids: tuple[str, str, str, str] = ("a", "1", "2", "a3")) -> str:
    """A text in 仿宋, two headings and a title; `ids` are those of the styles."""
    normal, first, second, title = ids
    return (
        f"<w:styles xmlns:w='{W}'><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault></w:docDefaults>"
        + style(normal, "Normal", props='<w:jc w:val="both"/>', run_props=face(FANG, 32), default=True)
        + style(first, "heading 1", based=normal, props=f'{INDENT}<w:outlineLvl w:val="0"/>', run_props=face(HEI))
        + style(second, "heading 2", based=normal, props=f'{INDENT}<w:outlineLvl w:val="1"/>', run_props=face(KAI))
        + style(title, "Title", based=normal, props='<w:jc w:val="center"/>', run_props=face(SONG, 44))
        + f"{more}</w:styles>"
    )


def footer(align: str, inner: str = "") -> str:
    """A footer with a page number between dashes."""
    side = "rightChars" if align == "right" else "leftChars"
    number = run("— ", face("宋体", 28)) + field(" PAGE ", "1") + run(" —", face("宋体", 28))
    props = f'<w:ind w:{side}="100"/><w:jc w:val="{align}"/>'
    return f'<w:ftr xmlns:w="{W}" {SPACES}>{inner or para(number, props=props)}</w:ftr>'


def part(root: str, content: str, more: str = "") -> str:
    """A part of notes, comments, numbering …"""
    return f'<w:{root} xmlns:w="{W}" {SPACES}{more}>{content}</w:{root}>'


def save(
    name: str, body: str, parts: dict[str, str], extra: dict[str, str] | None = None, strict: bool = False
) -> None:
    """A package with a fixed date; `parts` are named as in word/, and their kinds are their names without numbers."""
    space, office = (STRICT, STRICT_OFFICE) if strict else (W, OFFICE)
    document = f'<w:document xmlns:w="{W}" {SPACES}><w:body>{body}</w:body></w:document>'
    files = {"document": document, **parts}
    kinds = {n: "document.main" if n == "document" else n.rstrip("12") for n in files}
    types = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{TYPES}{kind}+xml"/>' for n, kind in kinds.items()
    )
    relations = "".join(f'<Relationship Id="{n}" Type="{office}/{n.rstrip("12")}" Target="{n}.xml"/>' for n in parts)
    given = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{n}.xml": HEAD + (d.replace(W, space).replace(OFFICE, office)) for n, d in files.items()},
        **(extra or {}),
    }
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in given.items():
            packed.writestr(zipfile.ZipInfo(path, (2025, 1, 8, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
