"""Makes the documents in the style of Word and of WPS: python make_by_hand.py

Neither program was at hand. These were written by hand to the published schema (ECMA-376, and the extensions that
Microsoft documents); of WPS they have what its files are known to have: numbers as style ids, its private namespace,
properties KSOProductBuildVer and ICV, w:hint, and the page number in a text box of the footer.
"""

from __future__ import annotations

from wordml import GRID, HEI, INDENT, PAGE, face, field, footer, para, part, run, save, style, styles

BOOKS = 'w:id="{}" w:author="{}" w:date="2025-01-0{}T09:00:00Z"'
ZHAO, QIAN = "赵科长", "钱主任"
FEET = '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
SETTINGS = "<w:evenAndOddHeaders/><w:characterSpacingControl w:val='doNotCompress'/>"


def ending(left: int = 1588, kind: str = "lines", pitch: int = 579) -> str:
    """The last section."""
    return f"<w:sectPr>{FEET}{PAGE.format(left=left)}{GRID.format(kind=kind, pitch=pitch)}</w:sectPr>"


def feet() -> dict[str, str]:
    """Footers of odd and even pages, and the settings that part them."""
    return {"footer1": footer("right"), "footer2": footer("left"), "settings": part("settings", SETTINGS)}


def tracked(kind: str, number: int, author: str, *runs: str) -> str:
    """A tracked change around runs."""
    day = 5 if author == ZHAO else 6
    return f"<w:{kind} {BOOKS.format(number, author, day)}>{''.join(runs)}</w:{kind}>"


def gone(text: str) -> str:
    """A run that was deleted."""
    return run(text, tag="delText")


def reviewed() -> None:
    """Two reviewers: inserted, deleted, moved, formatted, a paragraph new, one joined with the next, comments."""
    mark = "<w:rPr>{}</w:rPr>"
    body = (
        para("临波市水务局关于2024年度节水工作情况的报告", style="a3")
        + para("临波市人民政府：")
        + para("一、用水总量", style="1")
        + para("全市用水", tracked("del", 1, ZHAO, gone("4.23")), tracked("ins", 2, ZHAO, run("4.32")),
               "亿立方米，比上年", '<w:commentRangeStart w:id="0"/>', "下降1.8%", '<w:commentRangeEnd w:id="0"/>',
               '<w:r><w:commentReference w:id="0"/></w:r>', "。", '<w:r><w:footnoteReference w:id="2"/></w:r>',
               props=INDENT)
        + para(tracked("ins", 3, QIAN, run("其中农业用水2.61亿立方米。")),
               props=INDENT + mark.format(f"<w:ins {BOOKS.format(4, QIAN, 6)}/>"))
        + para("二、节水改造", style="1")
        + para("改造老旧管网56公里，", props=INDENT + mark.format(f"<w:del {BOOKS.format(5, ZHAO, 5)}/>"))
        + para("管网漏损率降至8.1%。", props=INDENT)
        + para(f'<w:moveFromRangeStart {BOOKS.format(6, QIAN, 6)} w:name="move1"/>',
               tracked("moveFrom", 7, QIAN, run("建成灌溉面积3.4万亩。")), '<w:moveFromRangeEnd w:id="6"/>',
               "抽查用水单位40家。", props=INDENT)
        + para("三、工作打算", style="1")
        + para("继续推进再生水利用。", f'<w:moveToRangeStart {BOOKS.format(8, QIAN, 6)} w:name="move1"/>',
               tracked("moveTo", 9, QIAN, run("建成灌溉面积3.4万亩。")), '<w:moveToRangeEnd w:id="8"/>', props=INDENT)
        + para(run("再生水利用率", face(more=f"<w:b/><w:rPrChange {BOOKS.format(10, ZHAO, 5)}><w:rPr/></w:rPrChange>")),
               "力争达到26%。", '<w:r><w:endnoteReference w:id="2"/></w:r>', props=INDENT)
        + para("临波市水务局", props='<w:ind w:rightChars="400"/><w:jc w:val="right"/>')
        + para("2025年2月17日", props='<w:ind w:rightChars="400"/><w:jc w:val="right"/>')
        + ending()
    )  # fmt: skip
    line = "<w:p><w:r><w:separator/></w:r></w:p>"
    notes = {
        f"{kind}s": part(f"{kind}s", f'<w:{kind} w:type="separator" w:id="-1">{line}</w:{kind}>'
                         f'<w:{kind} w:id="2">{para(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>')
        for kind, text in (("footnote", "不含火电直流冷却用水。"), ("endnote", "以省水利厅核定为准。"))
    }  # fmt: skip
    comments = part("comments", f'<w:comment {BOOKS.format(0, QIAN, 7)} w:initials="Q">{para("与公报核对")}'
                    f"{para('口径要写明')}</w:comment>")  # fmt: skip
    theme = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr>'
    save("word-reviewed.docx", body, {"styles": styles(theme), **feet(), **notes, "comments": comments})


LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:suff w:val="nothing"/>'
    '<w:lvlText w:val="{}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
)


def numbered() -> None:
    """Headings and points by Word's lists: by style, by hand, restarted; the second level in half-width brackets."""
    chinese = "chineseCountingThousand"
    levels = (
        LEVEL.format(0, chinese, '<w:pStyle w:val="1"/>', "%1、") + LEVEL.format(1, chinese, "", "(%2)")
        + LEVEL.format(2, "decimal", "", "%3．") + LEVEL.format(3, "decimalEnclosedCircle", "", "%4")
    )  # fmt: skip
    circled = LEVEL.format(0, "upperRoman", "", "第%1条 ").replace('w:val="nothing"', 'w:val="space"')
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = part("numbering", (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{circled}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}</w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    ))  # fmt: skip
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    first = style("1", "heading 1", based="a", run_props=face(HEI),
                  props=f'<w:numPr><w:numId w:val="1"/></w:numPr>{INDENT}<w:outlineLvl w:val="0"/>')  # fmt: skip
    made = styles().replace('w:styleId="1">', 'w:styleId="10">').replace("</w:styles>", first + "</w:styles>")
    body = (
        para("松岭县2024年法治政府建设年度报告", style="a3")
        + para("松岭县人民代表大会常务委员会：")
        + para("主要工作", style="1")
        + para("规范性文件管理", style="2", props=listed.format(1, 1))
        + para("全年制定行政规范性文件12件。", props=listed.format(2, 1))
        + para("合法性审核率为100%。", props=listed.format(2, 1))
        + para("行政复议", style="2", props=listed.format(1, 1))
        + para("收到申请86件。", props=listed.format(2, 1))
        + para("受理81件。", props=listed.format(3, 1))
        + para("审结77件。", props=listed.format(3, 1))
        + para("存在的问题", style="1")
        + para("乡镇法制审核人员仅有9名。", props=INDENT)
        + para("下一步安排", style="1", props=listed.format(0, 2))
        + para("充实执法队伍。", props=listed.format(0, 3))
        + para("办好身边案件。", props=listed.format(0, 3))
        + para("不编号的标题", style="1", props=listed.format(0, 0))
        + para("松岭县人民政府", props='<w:jc w:val="right"/>')
        + para("2025年1月8日", props='<w:jc w:val="right"/>')
        + ending(1588, "lines", 600)
    )
    save("word-lists.docx", body, {"styles": made, "numbering": numbering, **feet()})


def box(text: str) -> str:
    """A text box as Word writes it: DrawingML, and VML for old programs."""
    inner = f"<w:txbxContent>{text}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">'
        '<wp:extent cx="9" cy="9"/>'
        '<wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="u"><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="s"><v:textbox>{inner}</v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, props: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def cell(content: str, props: str = "") -> str:
    """A cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{props}</w:tcPr>{content}</w:tc>'


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def boxed() -> None:
    """A table of contents, text boxes, controls round runs, blocks, cells and rows, merged cells, hidden text."""
    toc = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        + '<w:gridCol w:w="3000"/>' * 3
        + "</w:tblGrid>"
        + row(cell(para("类别")), cell(para("条数"), '<w:gridSpan w:val="2"/>'))
        + row(
            cell(para("主动公开"), '<w:vMerge w:val="restart"/>'),
            control(cell(para("惠农"))),
            cell(para("97") + para("含补发")),
        )
        + control(row(cell(para(), "<w:vMerge/>"), cell(para("其他")), cell(para("221"))))
        + "</w:tbl>"
    )
    hidden = run("内部参考", face(more="<w:vanish/>"))
    link = '<w:hyperlink w:anchor="m"><w:r><w:t>附表</w:t></w:r></w:hyperlink>'
    body = (
        para("青禾镇2024年政务公开工作报告", style="a3")
        + control(para("目　录", props='<w:jc w:val="center"/>')
                  + para(field(' TOC \\o "1-1" ', "一、主动公开"), "<w:r><w:tab/></w:r>",
                         field(" PAGEREF _Toc1 ", "1")), toc)
        + para("青禾镇人民代表大会", ":", props="")
        + para('<w:bookmarkStart w:id="5" w:name="_Toc1"/>', "一、主动公开", '<w:bookmarkEnd w:id="5"/>', style="1")
        + para("通过网站公开信息", control(run("318"), "<w:text/>"), "条",
               box(para("图1　公开情况") + para("单位：条")), hidden, "，详见", link, "。", props=INDENT)
        + para("二、依申请公开", style="1")
        + control(para("收到申请5件，均在法定期限内答复。", props=INDENT), '<w:richText/>')
        + table
        + para("青禾镇人民政府", props='<w:ind w:rightChars="200"/><w:jc w:val="right"/>')
        + para(field(' DATE \\@ "yyyy年M月d日" ', "2025年1月20日"),
               props='<w:ind w:rightChars="200"/><w:jc w:val="right"/>')
        + ending(1588)
    )  # fmt: skip
    save("word-boxes.docx", body, {"styles": styles(), **feet()})


def strict() -> None:
    """The strict form of ISO 29500: other namespaces, lengths with units; no page number, 25 mm at the left."""
    page = PAGE.format(left="25mm").replace('w:top="2098"', 'w:top="3.7cm"')
    body = (
        para("白石区应急管理局行政执法情况报告", style="a3")
        + para("区人民政府：")
        + para("一、执法检查", style="1")
        + para("检查企业204家次，发现隐患615处，已整改602处。", props=INDENT)
        + para(run("二、行政处罚", face("宋体")), style="1")
        + para("办结处罚案件31件，罚款47.5万元，无一被撤销。", props=INDENT.replace('"579"', '"28.95pt"'))
        + para("白石区应急管理局", props='<w:jc w:val="end"/>')
        + para("2025年1月6日", props='<w:jc w:val="end"/>')
        + f"<w:sectPr>{page}{GRID.format(kind='lines', pitch=579)}</w:sectPr>"
    )
    save("word-strict.docx", body, {"styles": styles()}, strict=True)


def wps() -> None:
    """As WPS: page numbers in a text box of the footer, bold headings, the body in 宋体 behind spaces."""
    song = face("宋体", 28)
    frame = (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor><wp:docPr id="4" name="文本框 1"/><a:graphic><a:graphicData uri="u"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{para(run('- ', song), field(' PAGE  ', '1'), run(' -', song))}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
    hint = (
        '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/><w:sz w:val="28"/></w:rPr>'
    )
    bold = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/><w:bCs/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
    body = (
        para(run("青禾镇2024年政务公开", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'), run("工作报告"), style="5")
        + para("青禾镇人民代表大会：")
        + para(run("一、主动公开", bold))
        + para(run("    通过网站公开信息318条，其中惠农补贴类97条。", hint))
        + para(run("一、依申请公开", bold))
        + para(run("    收到申请5件，均在法定期限内答复。", hint))
        + para('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>')
        + para("青禾镇人民政府", props='<w:jc w:val="right"/>')
        + para("二〇二五年一月二十日", props='<w:jc w:val="right"/>')
        + '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851"'
        ' w:footer="992" w:gutter="0"/>'
        '<w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>'
    )
    core = "http://schemas.openxmlformats.org/officeDocument/2006"
    properties = (
        f'<Properties xmlns="{core}/custom-properties" xmlns:vt="{core}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
        "<vt:lpwstr>2052-11.8.2.12085</vt:lpwstr></property>"
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="ICV">'
        "<vt:lpwstr>0A1B</vt:lpwstr></property></Properties>"
    )
    extra = {
        "docProps/custom.xml": properties,
        "customXml/item1.xml": '<s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData">'
        "<extobjs/></s:customData>",
    }
    made = styles(ids=("1", "2", "3", "5"))
    save("wps.docx", body, {"styles": made, "footer1": footer("center", para(frame))}, extra)


if __name__ == "__main__":
    for make in (reviewed, numbered, boxed, strict, wps):
        make()
