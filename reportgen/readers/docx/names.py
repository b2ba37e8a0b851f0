"""What the elements are called that stand in the text of a part."""

from __future__ import annotations

from reportgen.readers.docx.paragraphs import BREAK

ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "http://www.w3.org/XML/1998/namespace}space"
SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
UNSEEN = ("rt",)
TEXTS = ("t", "delText")
FORMATS = (("rPr", "rPrChange"), ("pPr", "pPrChange"))
CHANGES = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange")
PROPERTIES = ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")
DRAWN = ("drawing", "pict")
