"""Floor 0: code, name, level and manual of what reading and composing find, in the order of a run.

RG1 a file cannot be read · RG2 facts do not fit the schema · RG3 pack or template · RG43 figures of many units ·
RG44 the roster, and files of units held against it · RG5 parts that are missing · RG68 what a file was built from ·
RG9 our own fault. Checks (RG4 to RG6) have their own table, `checks/table`, rules of format (RG7, RG8) theirs,
`checks/format/table`. A code is never given to another finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Code(NamedTuple):
    """One row: level is error, warning or note; `wrong` and `right` are lines of a facts file or a template."""

    code: str
    name: str
    level: str
    title: str
    manual: str
    wrong: str = ""
    right: str = ""


# fmt: off
_ROWS = (
    Code("RG101", "not-utf8", "error", "文件不是 UTF-8 编码", "事实文件和模板一律用 UTF-8 编码。记事本、WPS 文本有时存成 GBK，另存一次即可。"),
    Code("RG102", "too-large", "error", "文件太大", "一年的事实只有几十 KB。文件超过 1 MB 多半是误存了别的内容。校对的文本不超过 4 MB，Word 文件不超过 200 万字、10 万段，内部的正文不超过 40 MB。"),
    Code("RG103", "empty-file", "error", "文件是空的", "文件里没有内容，或只有注释、图片。事实文件用 reportgen new 生成一份可填写的。"),
    Code("RG104", "control-character", "error", "有看不见的控制字符", "控制字符多半随复制粘贴带入，会损坏 Word 文件。删去后重新输入这一处。"),
    Code("RG105", "forbidden-character", "error", "有不能用的字符", "孤立的代理码、第15和16平面的字符（自造字）不是通用汉字，各机器显示不同，不得用在公文里。"),
    Code("RG106", "too-deep", "error", "嵌套太深或内容太多", "事实文件的嵌套不超过 20 层、20 万项。多半是括号或缩进写错。"),
    Code("RG107", "tab-indent", "error", "缩进里有制表符", "YAML 只认空格缩进，每层两个。", "单位:\n\t名称: 某局", "单位:\n  名称: 某局"),
    Code("RG108", "full-width-colon", "error", "键后面是全角冒号", "键和值之间用半角冒号加一个空格。", "年度：2024", "年度: 2024"),
    Code("RG109", "yaml-syntax", "error", "这一行读不懂", "缩进与上下文不合，或引号、括号没有成对。", '内容: "全年', '内容: "全年。"'),
    Code("RG110", "unquoted-start", "error", "文字以特殊符号开头", "以 {{ * % @ & ! 开头的文字会被 YAML 读成结构。整句放在英文引号里，或另起一行用 | 书写。", "内容: {{ 行政复议.受理 }}件", '内容: "{{ 行政复议.受理 }}件"'),
    Code("RG111", "yaml-feature", "error", "用了这里不用的 YAML 写法", "锚点、引用、合并键、标签和第二份文档都不用：一份事实文件应当一眼看得懂。", "乙: *甲", "乙: 47"),
    Code("RG112", "duplicate-key", "error", "同一个键写了两次", "同一层里一个键只能写一次，否则不知道以哪个为准。", "受理: 47\n受理: 48", "受理: 48"),
    Code("RG113", "missing-space", "error", "冒号后面缺空格", "“键: 值”的冒号后面要空一格。", "年度:2024", "年度: 2024"),
    Code("RG114", "comment-cut", "warning", "“ #”后面的文字被当作注释", "空格加 # 之后是注释，不会印出。", "内容: 文件 #3 已办结。", '内容: "文件 #3 已办结。"'),
    Code("RG115", "full-width-indent", "error", "缩进里有全角空格", "缩进只能用半角空格。", "单位:\n　名称: 某局", "单位:\n  名称: 某局"),
    Code("RG116", "docx-damaged", "error", "这个 .docx 读不了", "文件不完整、已损坏、加了密码，或者根本不是 Word 文件。用 Word 或 WPS 打开，另存为 .docx；打不开的，向给文件的人再要一份。"),
    Code("RG117", "docx-unsafe", "error", "这个 .docx 不安全", "文件内部的压缩比、个数、大小或层数远远超过真正的公文，或者带有 DOCTYPE 声明，打开它可能耗尽内存，所以不读。"),
    Code("RG118", "foreign-format", "error", "不是能读的文件种类", "校对只读 .docx 和 UTF-8 编码的文本（.txt、.md），导入只读 reportgen form 生成的 .xlsx 和往年的报告（.docx）。旧格式的 .doc、.wps 用 Word 或 WPS 打开，另存为 .docx；旧格式的 .xls、.et 另存为 .xlsx；PDF、网页把文字复制出来存成文本。"),
    Code("RG119", "not-mended", "error", "这个文件不能自动改", "带数字签名的文件一改，签名就失效；少见的压缩方式也不改。意见照样列出，请手工改，或另存一份再用 --fix。"),
    Code("RG120", "xlsx-damaged", "error", "这个 .xlsx 读不了", "文件不完整、已损坏、加了密码，或者根本不是 Excel 文件。用 Excel 或 WPS 打开，另存为 .xlsx；打不开的，请交表的人重发一份。"),
    Code("RG121", "xlsx-unsafe", "error", "这个 .xlsx 不安全", "文件内部的压缩比、个数、大小、单元格数远远超过真正的填报表，或者带有宏、DOCTYPE 声明，所以不读。"),
    Code("RG122", "form-broken", "error", "填报表的记号缺了或改了", "填报表靠隐藏的第一列、第一行和隐藏的 reportgen 工作表认出每一格，所以行可以移动，工作表可以改名；删行、删表、改隐藏的记号，就认不出了。没有认全，就一处也不写。"),
    Code("RG123", "form-of-another", "error", "填报表不是这份事实文件的", "填报表记着模板包、年度和单位，与事实文件不符的不导入，免得把别的单位、别的年度的数写进来。"),
    Code("RG124", "cell-unreadable", "error", "这一格读不出来", "公式没有存下结果、公式出错（#REF! 等）、要填的格子被合并了。直接填数最稳妥。"),
    Code("RG125", "row-not-read", "warning", "填在表外的没有读", "填报表里新插的行没有记号，不知道是哪个指标，所以不读。"),
    Code("RG126", "cell-left-empty", "note", "空着的格子没有动原来的内容", "空着可能是没有填，也可能是删了，程序不猜：事实文件里写着的照旧。"),
    Code("RG127", "no-headings", "warning", "没有认出各部分的标题", "导入旧报告靠一级标题（一、二、……，或者 Word 的标题样式）分部分。一个也没有认出，全部文字就放在正文的开头，一段不少；自己分开，或给标题写上序号再导入。"),
    Code("RG128", "headings-unlike", "warning", "旧报告的标题与模板包的不同", "旧报告的一级标题大多不是模板包的（各部分由单位自己设的模板包，还要文种也不同），多半是模板包选错了。文字照样导入，各部分作为自己加的部分列在 章节 里。"),
    Code("RG129", "still-in-review", "note", "旧报告里还有修订或批注", "没有接受的修订按全部接受来读，批注不导入。带着修订和批注的多半不是定稿。"),
    Code("RG201", "unknown-key", "error", "不认识的键", "没有人读的键多半是写错了字。指标要先在目录里定义。", "年份: 2024", "年度: 2024"),
    Code("RG202", "wrong-type", "error", "值的种类不对", "该写列表的地方写了文字，或相反。", "主送: 市政府", "主送: [市政府]"),
    Code("RG203", "missing-fact", "error", "缺必需的内容", "这一项必须填写。"),
    Code("RG204", "bad-choice", "error", "不在可选之列", "这一项只能从给定的几个词里选。", "层级: 地级市", "层级: 市"),
    Code("RG205", "bad-date", "error", "日期不对", "日期写成 2025-02-24，必须真有这一天。", "成文日期: 2025-02-30", "成文日期: 2025-02-28"),
    Code("RG206", "bad-number", "error", "不是数", "指标写阿拉伯数字，可带余、近、约、多、万、亿和目录规定的单位。", "受理: 四十七", "受理: 47"),
    Code("RG207", "out-of-range", "error", "数超出了可能的范围", "件数是整数，没有负数，占比不超过 100%。", "负责人出庭率: 102", "负责人出庭率: 100"),
    Code("RG208", "unit-mismatch", "error", "单位与目录不符", "每个指标的单位由目录规定，只写数即可。", "宣传资料: 36000余本", "宣传资料: 36000余"),
    Code("RG209", "quote-unknown", "error", "引用的名称不存在", "正文引用的指标要在目录里。", "{{ 行政复议.受里 }}", "{{ 行政复议.受理 }}"),
    Code("RG210", "quote-syntax", "error", "引用的写法不对", "正文里只有一种引用：{{ 主题.指标 }}，可加 |万、|亿、|汉字。单位、公文、要素和表格里不能引用，直接写文字。", "{% if 受理 %}", "{{ 行政复议.受理 }}"),
    Code("RG211", "quote-blank", "error", "引用的指标没有数", "引用了还没有填、或填了“不适用”的指标。填上数，或删去这句话。"),
    Code("RG212", "figure-missing", "error", "缺必需的数", "模板必须印这个数，而它还没有填。没有发生写 0；加 --draft 可以先看草稿。"),
    Code("RG213", "not-applicable-printed", "error", "“不适用”的指标印不出来", "模板必须印这个数，而它填的是“不适用”。"),
    Code("RG214", "hand-wrapped", "warning", "手工换了行", "| 下面每行是一段。一段写成一行，编辑器会自动折行。"),
    Code("RG215", "unknown-theme", "error", "模板里没有这个主题或句子", "主题和套用只能写模板里有的名称，用 reportgen packs show 查看。"),
    Code("RG216", "bad-year", "error", "不是四位年份", "年份写四位。", "年度: 24", "年度: 2024"),
    Code("RG217", "bad-point", "error", "要点的写法不对", "一个要点写 内容、套用、要点 之一，可加 主题、小标题、导语、结语；不超过三层。"),
    Code("RG218", "approx-twice", "error", "叠用了约数标记", "余、多、近、约只用一个。", "宣传活动: 近180余", "宣传活动: 180余"),
    Code("RG219", "previous-faulty", "warning", "上年的文件有错", "用来对比的上年文件有错误，有错的数不参加对比。"),
    Code("RG220", "unused-waiver", "warning", "豁免没有用上", "没有与之对应的检查意见，可以删去。"),
    Code("RG221", "doubled-mark", "warning", "程序会加的标点又写了一遍", "主送末尾的冒号、附注的括号、抄送末尾的句号、附件前面的序号由程序加；附件名称末尾不加标点；名称外面不加引号。", "主送: [市政府：]", "主送: [市政府]"),
    Code("RG222", "heading-form", "warning", "小标题带了序号或句号", "序号由程序编，句号由程序加；写在小标题里会印成两遍，也会打乱排法。", "小标题: （一）加强执法。", "小标题: 加强执法"),
    Code("RG223", "theme-empty", "warning", "主题没有可印的文字", "这个要点只写了主题，而模板这个主题的话都要有数才印。填上有关指标，或直接写 内容。"),
    Code("RG224", "before-its-time", "warning", "指标那一年还没有", "指标目录写明了这个指标从哪一年起才统计，而这份报告的年度更早。多半是年度或指标写错了。"),
    Code("RG225", "bad-makeup", "error", "章节的写法不对", "章节 按次序列出各部分：模板里有的只写键；改标题写成 {键, 标题}；自己加的写成 {键, 标题}，可加 按；并入别的部分写成 {键, 并入}。", "章节: [举措, {键: 第一责任人, 并入: 举错}]", "章节: [举措, {键: 第一责任人, 并入: 举措}]"),
    Code("RG226", "year-not-covered", "error", "模板没有这个年度的章节", "分期的模板包只有所列各年度的章节，例如按某一期纲要的任务分部分的。换一个模板包，或在 章节 里自己写各部分。"),
    Code("RG227", "row-length", "error", "一行的个数与表不合", "表的一行有几栏，列表里就写几个数，一个不多，一个不少；不写的合计写 ~，程序会算。没有发生写 0。少写一个，后面的数就都错了位，所以不猜。", "新收: [3, 0, 0, 1]", "新收: [3, 0, 0, 0, 0, 1, ~]"),
    Code("RG228", "total-differs", "error", "合计与各项之和不等", "填报表里的合计是公式，不用填；改成了手填的数，就要等于各项之和。各项都不适用的，合计也不适用；有一项有数，合计就不能写不适用。", "合计 8，各项 3、4", "合计 7，各项 3、4"),
    Code("RG229", "approx-in-table", "error", "表里填了约数", "格式定好的表要逐格相加、与上年核对，只收准确的数；带余、近、约、多的数只用在正文里。本单位自己的表可以填约数的，在 indicators.yaml 的那张表里写“约数: 是”。", "新收: [约10, 2, 0, 0, 0, 0, ~]", "新收: [10, 2, 0, 0, 0, 0, ~]"),
    Code("RG301", "unknown-pack", "error", "没有这个模板包", "用 reportgen packs list 查看现有的模板包。"),
    Code("RG302", "pack-cycle", "error", "模板包的继承绕成了圈", "一个模板包只能继承一个上层，最底层是 national。"),
    Code("RG303", "pack-section", "error", "pack.yaml 的章节有误", "章节的键要么在上层有，要么写明标题；同一章节只写一次。"),
    Code("RG304", "template-name", "error", "模板用了没有定义的名称", "模板里的每个名称都要在指标目录里，或是 年度、单位、上年，或由模板自己定义。"),
    Code("RG305", "template-syntax", "error", "模板语法有错", "模板里的标签没有写完整或没有成对。", "{% 有 %}…", "{% 有 %}…{% 完 %}"),
    Code("RG306", "template-runtime", "error", "模板运行出错", "模板做了做不到的事：印一组指标、约数相减、对空值作判断等。"),
    Code("RG307", "template-missing", "error", "缺模板", "pack.yaml 提到的模板或块不在任何一层里。"),
    Code("RG308", "markup", "error", "模板的排版记号有误", "标题只有 ## ### ####，表格第二行是 | --- |，** 要成对。"),
    Code("RG309", "unsafe-link", "error", "链接指向模板文件夹之外", "模板文件夹里的链接不得指向外面。"),
    Code("RG310", "catalogue", "error", "指标目录有误", "键必须是能在模板里写的名称；比率的单位是 %，分子分母要在目录里。"),
    Code("RG311", "layout-value", "error", "layout.yaml 的数值有误", "长度写 37mm、28.95磅、579缇，字号写 3号、16磅，空格写 4字，空行写 3行。"),
    Code("RG312", "full-width-tag", "error", "模板标签用了全角符号", "全角的 ｛％ 会原样印出。", "{％ 有 ％}", "{% 有 %}"),
    Code("RG313", "template-unused", "warning", "模板没有用到", "覆盖上层的块或模板文件，名称要与上层或 pack.yaml 的一致，否则不起作用。"),
    Code("RG321", "pack-needs-newer", "error", "模板包需要更新的 reportgen", "pack.yaml 的“需要”写明至少要哪个版本；这里装的比它旧，其余的键多半也读不对，所以先停下。升级 reportgen，或改用旧的模板包。"),
    Code("RG322", "pack-name-twice", "error", "几个模板包的名称相同", "按中文名称找模板包时，名称要只有一个。写路径总是分得清的。", "模板: 年度报告", "模板: yunling/annual"),
    Code("RG323", "upstream-dropped", "warning", "自带的模板已经没有被覆盖的这个文件", "本单位从自带的模板包里取出过这个文件来改，升级后自带的模板包不再有它：多半是移到了别处，或不再需要。本单位的这一份不会跟着变，可能不再起作用。"),
    Code("RG324", "word-list", "error", "本单位的词表有误", "wording.yaml 的词要写整个词，错误写法不能是正确写法的一部分，停用的文件状态写已废止；有误的一条不起作用，其余照用。", "法治: 法", "法治: [法制政府]"),
    Code("RG330", "identity-form", "error", "勾稽或波动的写法有误", "勾稽是两边的和与一个比较，名称写 主题.指标 或 上年.主题.指标；只有加减。波动写倍数、起点、百分点。", "式: 行政复议.受理 = 行政复议.审结", "式: 行政复议.受理 == 行政复议.审结"),
    Code("RG331", "grid-form", "error", "表样的写法有误", "表样由 列、行（或几个 块）组成：每项写一个键，或写 {键, 名称, 和}；几项上面有共同的名称，写成 名称: [各项]。合计用 和 写明由哪几项相加。", "列: [自然人, {总计: 全部}]", "列: [自然人, 法人, {键: 总计, 和: 全部}]"),
    Code("RG340", "bad-chart", "error", "图画不出来", "一张图里的指标要单位相同，最多 12 个指标、40 年，至少有一个数；饼图画一年里合起来是一个整体的几个指标。约数照印在数的旁边。", '{% 图 饼 "案件" 行政复议.受理 %}', '{% 图 柱形 "案件" 行政复议.受理 %}'),
    Code("RG341", "table-too-wide", "warning", "表太宽，排不下", "版心宽 156 毫米，字缩到小五号各栏仍排不下，数会在格子里断行。减少栏数，把一张表分成几张，或者缩短表头。横排的页面还不会排。"),
    Code("RG430", "unit-not-rolled-up", "error", "这个单位没有计入汇总", "年度与汇总的不同，或者同一个单位交了两份：计入就会重复，所以不计。有错的文件也不计入，错在哪里照样列出。写明 仅供比较 的不是交来的报告，也不计入，只作提示。上次计入、这次没有列入的单位，作警告。"),
    Code("RG431", "unit-not-handed-in", "warning", "名录里的单位没有交", "名录列着它，而列入汇总的文件里没有它的。汇总的数里不含它，注释里写明有几个没有计入。"),
    Code("RG432", "figures-not-rolled-up", "warning", "有的数没有计入汇总", "单位填了汇总所用的目录里没有的指标，或者计量单位不同（元、万元、亿元可以换算）。"),
    Code("RG433", "rollup-differs", "error", "手填的数与各单位汇总的不同", "手填的数不会改动，只与汇总核对；约数按它可能的范围核对，有单位没有交、没有填的，只看手填的是否太小。口径不同的，在数的旁边写 说明，就只作提示。"),
    Code("RG434", "rollup-unwritten", "note", "这个指标没有汇总", "比率只在分子、分母来自同样的单位、又都是准确的数时才算；各单位的范围合起来写不成一个数的，也不写。以前汇总写的数，这次没有单位再报的，从文件里拿掉，作警告。"),
    Code("RG435", "published-differs", "error", "公开的数与事实文件不同", "公开的报告里，这个数印的地方是另一个数。"),
    Code("RG436", "published-missing", "warning", "没有核对公开的报告", "写了 --published，而没有找到这个单位公开的 .docx，或者排不出它的报告来核对。"),
    Code("RG437", "sources-damaged", "error", "记着汇总来源的文件读不懂", "汇总时在事实文件旁边写下每个数来自哪些单位，trace 和下一次汇总都靠它。不要手改；读不懂了就重新汇总。"),
    Code("RG438", "unit-not-direct", "note", "有的单位不是直接下级，没有计入", "写了 --roster 的，按名录的 上级 只计直接下级：县的数里已经含了乡镇的，乡镇的再加就加了两次。上级不在名录里（或名录里没有写谁在它之下）的，计列入的单位里最上面的。"),
    Code("RG439", "rolled-up-twice", "error", "同样的数加了两次，或会加两次", "列入汇总的文件里，有的本身是由另一些汇总来的，而那些也列入了：这个文件不计入。它汇总的只列入了一部分的是错误，别的那些就不在汇总里了；全部列入了的是警告。没有汇总的记录，而名称、代码、层级看得出在另一个计入的单位之下的，照样计入，作警告。只列直接下级的文件：县的数里已经含了乡镇的，不再列乡镇的。"),
    Code("RG440", "bad-roster", "error", "名录的写法有误", "名录.yaml 的 单位 一行一个：代码、名称必写，层级、类别、上级、文件、模板、自、至可写。单位很多的，用 下级名录 分成几份，放在名录所在的文件夹里或它下面。", "下级名录: [../别处/名录.yaml]", "下级名录: [名录/甲市.yaml]"),
    Code("RG441", "roster-twice", "error", "名录里的代码或名称写了两次", "每个单位一行，代码、名称各不相同，不然分不清交来的是谁的文件。"),
    Code("RG442", "roster-above-unknown", "error", "上级不在名录里", "上级写上级单位的代码，那个单位也要在名录里；最上面的单位不写上级。"),
    Code("RG443", "roster-circle", "error", "上级绕成了圈", "一个单位经过几层上级又回到自己，就分不出上下。"),
    Code("RG444", "unit-twice", "error", "一个单位有两份文件", "名录里的一个单位、一个年度只交一份事实文件。多半是复制以后漏改了 单位.代码 或 单位.名称。名录写了 文件 的，只看那里的一份；没有写的，只看路径在前的一份。"),
    Code("RG445", "roster-differs", "warning", "名录与事实文件不一致", "单位的名称、代码、层级、类别，名录和事实文件各写了一遍而不相同。期限按层级和类别看，写错了就看错了。"),
    Code("RG446", "unit-not-in-roster", "warning", "名录里没有这个单位", "按名录的 文件、事实文件的 单位.代码、单位.名称、路径里的代码依次找，都没有找到。"),
    Code("RG447", "unit-other-year", "error", "文件写的是别的年度", "文件名是这一年度的，里面的 年度 是别的：多半是复制了往年的文件没有改完。它不算交了这一年度的报告，日期、期限都不看。"),
    Code("RG448", "roster-no-deadline", "warning", "没有交的单位看不出期限", "没有交的，期限取自名录写的模板包的义务，按层级和类别看。没有写模板，或者义务分层级、类别而名录没有写，就看不出逾没逾期，--as-of 对它不起作用。"),
    Code("RG501", "section-empty", "error", "缺必需的部分", "模板包按其依据把这一部分列为必需（依据和核实程度见 reportgen packs show），而它没有文字也没有可用的数。"),
    Code("RG502", "section-left-out", "warning", "章节没有列入必需的部分", "模板包按其依据把这一部分列为必需，而 章节 没有列它。内容已经写在别的部分里的，写成 {键: …, 并入: …}，或在 豁免 里写明在哪里。"),
    Code("RG503", "attachment-empty", "warning", "套用的附件是空表", "附件的表由正文里带项目的要点组成，而正文里一个也没有。写出要点，或删去这个附件。"),
    Code("RG680", "no-provenance", "error", "文件没有记下来源", "报送版的文件属性里记着它由哪份事实文件、哪个模板包生成；公开版不记，别的程序写的文件也没有。trace、pull 用 --facts 写明事实文件，与它现在的内容对照。"),
    Code("RG681", "provenance-damaged", "error", "文件记下的来源不对", "文件属性里的 reportgen-facts 等项不是程序写的样子，不能照着去找。文件里写的名称只用来认，从不当作路径打开。"),
    Code("RG682", "inputs-not-found", "error", "生成时的事实文件找不到了", "报送版记着生成时的事实文件的编号。按编号先在 git 里找，再在报告旁边的 .base 里找（build 把所用的事实留在那里）。都没有，就只能与现在的事实文件两方对照。"),
    Code("RG683", "inputs-differ", "warning", "重排所用的与生成时不同", "照生成时的事实重排，才知道 Word 里改了什么。模板包、程序版本、办公室.yaml 或上年的文件与生成时不同的，重排出的文字可能不同，不同之处会当作在 Word 里改的。"),
    Code("RG684", "two-way", "note", "只与现在的事实两方对照", "没有生成时的事实可比，Word 里的文字只能与现在的事实排出的报告比：分不清是在 Word 里改的，还是生成以后改了事实文件。"),
    Code("RG685", "facts-of-today", "warning", "没有对照现在的数", "现在的事实文件有错，或不知道在哪里，所以只说生成时的数，不说现在的数。单位名称与生成时不同的，也在这里说明，请核对是不是同一份。"),
    Code("RG686", "not-rebuilt", "error", "照生成时的事实重排不出报告", "事实文件和生成时一样，程序或模板却不再认它：多半换了版本。"),
    Code("RG687", "facts-of-another-report", "error", "事实文件与 Word 文件不是同一份报告的", "--facts（pull 的第二个文件）写的应当是生成这个文件的事实文件现在的样子。年度、单位不同，或者相近的段落太少，就是另一份：对照没有意义，写回去会弄坏它。没有来源记录的文件，年度看标题（标题没有的，看正文），单位看标题和署名。"),
    Code("RG688", "other-edition", "error", "看来是另一个版次", "没有来源记录的 Word 文件，pull 照 --edition 说的版次（不写是公开版）对照。文件里有只有报送版才印的红头、主送、版记，或者一处也没有，就多半是另一个版次：照错了的版次对照，这些都会当作在 Word 里加的或删的。写明了 --edition 的只警告。"),
    Code("RG689", "base-not-kept", "warning", "没有留下生成所用的事实", "build 把所用的事实文件留一份在报告旁边的 .base 里，供 trace、pull 与改过的报告对照。写不进时报告照样生成。"),
    Code("RG690", "edited-report", "warning", "盖掉的报告在别的程序里存过", "build 要写的 .docx 已经有了，而且由 Word、WPS 等存过：里面可能有领导改的。先原样留一份在旁边（原名.改过.docx，再有的是 原名.改过2.docx），再生成。只看文件由哪个程序存的，不看改了什么；纯文本的输出看不出来。"),
    Code("RG696", "earlier-changes", "warning", "别人的修订按已接受的比较", "花脸稿只标两份文件之间的不同。文件里原有的、还没有处理的修订，按接受以后的文字比较，不再标出是谁改的；原来的文件不动。"),
    Code("RG697", "change-not-shown", "warning", "有的不同没有标出", "花脸稿标出正文和表格里文字的不同。页眉页脚、脚注尾注、文本框里的文字，以及删去的图、符号和注释号标不出来，字体和排法的不同也不标，要对着原件看。"),
    Code("RG901", "check-crashed", "error", "程序自己出了错", "这是程序的错，不是数据的错；其余检查和别的文件照常进行。请把输出发给维护人员。"),
    Code("RG902", "layout-differs", "error", "整理会改变内容", "整理（fmt、new --from）、自动改正（--fix）和导入（import）写出之前要核对：读出的键、文字和注释，除了该改的几个字，与原来一样。核对不上就不写，文件没有改动。这是程序的错，请把文件发给维护人员。"),
)
# fmt: on

GAPS = frozenset({"RG211", "RG212", "RG213", "RG501"})
"""Findings that something is still missing: a draft is made in spite of them."""

CODES: Mapping[str, Code] = {row.code: row for row in _ROWS}


def find_code(word: str) -> Code | None:
    """The row of a code (RG206, rg206) or a name (bad-number)."""
    return CODES.get(word.upper()) or next((row for row in _ROWS if row.name == word.lower()), None)
