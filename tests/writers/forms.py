"""Tables as statutory forms have them: heads in levels, labels over rows, blocks of other columns, notes."""

from __future__ import annotations

from writers.small import text

from reportgen.document.nodes import Cell, Inlines, Table


def head(words: str, across: int = 1, down: int = 1, **more: object) -> Cell:
    """A head of columns."""
    return Cell(text(words), across, down, **more)  # type: ignore[arg-type]


def label(words: str, across: int = 1, down: int = 1, **more: object) -> Cell:
    """A head within the body."""
    return head(words, across, down, head=True, **more)


def numbers(*figures: object) -> tuple[Cell, ...]:
    """Cells with figures."""
    return tuple(Cell(text(str(figure))) for figure in figures)


_APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_REFUSED = (
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
)
_UNABLE = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
_UNHANDLED = (
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)
_OTHER = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
_GROUPS = (
    ("（三）不予公开", _REFUSED),
    ("（四）无法提供", _UNABLE),
    ("（五）不予处理", _UNHANDLED),
    ("（六）其他处理", _OTHER),
)


def applications(notes: tuple[Inlines, ...] = ()) -> Table:
    """依申请公开: three label columns that go over rows, seven columns of figures under two levels of heads."""
    figures = numbers(23, 0, 1, 0, 4, 0, 28)
    rows = [
        (label("一、本年新收政府信息公开申请数量", 3), *figures),
        (label("二、上年结转政府信息公开申请数量", 3), *figures),
        (label("三、本年度办理结果", 1, 22), label("（一）予以公开", 2), *figures),
        (label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2), *figures),
    ]
    for name, kinds in _GROUPS:
        rows.append((label(name, 1, len(kinds)), Cell(text(kinds[0])), *figures))
        rows += [(Cell(text(kind)), *figures) for kind in kinds[1:]]
    rows += [(label("（七）总计", 2), *figures), (label("四、结转下年度继续办理", 3), *figures)]
    heads = (
        (
            head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            head("申请人情况", 7),
        ),
        (head("自然人", 1, 2), head("法人或其他组织", 5), head("总计", 1, 2)),
        tuple(head(name) for name in _APPLICANTS),
    )
    return Table(heads, tuple(rows), notes=notes)


def lawsuits() -> Table:
    """行政复议、行政诉讼: fifteen figures under heads of three levels."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    fives = tuple(head(name) for name in results)
    heads = (
        (head("行政复议", 5), head("行政诉讼", 10)),
        (*(head(name, 1, 2) for name in results), head("未经复议直接起诉", 5), head("复议后起诉", 5)),
        (*fives, *fives),
    )
    return Table(heads, (numbers(*range(10, 25)),))


def published() -> Table:
    """主动公开: four blocks one below another, each with columns of its own."""
    return Table(
        (),
        (
            (label("第二十条第（一）项", 12),),
            tuple(label(name, 3) for name in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
            (Cell(text("规章"), 3), *(cell._replace(across=3) for cell in numbers(0, 0, 0))),
            (Cell(text("行政规范性文件"), 3), *(cell._replace(across=3) for cell in numbers(3, 1, 17))),
            (label("第二十条第（五）项", 12),),
            (label("信息内容", 6), label("本年处理决定数量", 6)),
            (Cell(text("行政许可"), 6), Cell(text("412"), 6)),
            (label("第二十条第（六）项", 12),),
            (label("信息内容", 6), label("本年处理决定数量", 6)),
            (Cell(text("行政处罚"), 6), Cell(text("87"), 6)),
            (Cell(text("行政强制"), 6), Cell(text("5"), 6)),
            (label("第二十条第（八）项", 12),),
            (label("信息内容", 6), label("本年收费金额（单位：万元）", 6)),
            (Cell(text("行政事业性收费"), 6), Cell(text("10.5"), 6)),
        ),
    )


def penalties(rows: int = 3) -> Table:
    """行政处罚: a title, a unit, upright labels over rows, numbered notes."""
    heads = (
        (head("类别", 1, 2), head("执法主体", 1, 2), head("案件数", 3), head("罚没金额（万元）", 1, 2)),
        (head("警告"), head("罚款"), head("其他")),
    )
    body: list[tuple[Cell, ...]] = []
    for at in range(rows):
        first = (label("乡镇街道", 1, rows, upright=True),) if at == 0 else ()
        body.append((*first, Cell(text(f"第{at + 1}街道办事处综合行政执法队")), *numbers(1, 20, 3, "1,234.5")))
    return Table(
        heads,
        (*body, (label("合计", 2), *numbers(3, 60, 9, "3,703.5"))),
        title=text("2024年度行政处罚实施情况统计表"),
        unit=text("单位：件"),
        notes=(
            text("注：1.本表统计时间为2024年1月1日至12月31日，以处罚决定书送达的日期为准，撤销、变更的按变更后的统计。"),
            text("2.单处没收的计入“其他”。"),
        ),
    )
