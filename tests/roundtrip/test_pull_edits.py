"""Edits made in Word, one by one: what `pull` says of each, and what it makes of the facts file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from roundtrip.edited import Edited
from roundtrip.reviewed import FACTS, OFFICE, lost, unnamed

from reportgen.cli import main
from reportgen.document.looks import Words
from reportgen.office.pulled import Pulled, State
from reportgen.office.pulling import pull
from reportgen.readers.docx.receive import receive
from reportgen.roundtrip.edits import What
from reportgen.roundtrip.wordwise import hunks

Edit = Callable[[Edited], object]
CASES: tuple[tuple[str, Edit, list[str], list[tuple[str, str]]], ...] = (
    ("none", lambda d: None, [], []),
    ("figure twice one", lambda d: d.type("申请47件", "申请49件"), ["left figure 47 → 49"], []),
    (
        "figure twice both",
        lambda d: d.replace_all("47", "49"),
        ["offered figure 47 → 49", "offered figure 47 → 49"],
        [("47", "49")],
    ),
    ("approx", lambda d: d.type("180余", "190余"), ["offered figure 180余 → 190余"], [("180", "190")]),
    (
        "approx word",
        lambda d: d.type("180余", "近200"),
        ["offered figure 180余 → 近200"],
        [("", "近"), ("180", "200"), ("余", "")],
    ),
    ("unit figure", lambda d: d.type("36000余", "37000余"), ["offered figure 36000余 → 37000余"], [("36000", "37000")]),
    ("percent", lambda d: d.type("96.5%", "97%"), ["offered figure 96.5 → 97"], [("96.5", "97")]),
    ("hanzi", lambda d: d.type("荣誉一项", "荣誉两项"), ["offered figure 一 → 两"], [("1", "2")]),
    ("wan", lambda d: d.type("18.85万余", "19.2万余"), ["offered figure 18.85万余 → 19.2万余"], [("18.85", "19.2")]),
    (
        "figure to words",
        lambda d: d.type("汇报5次", "汇报多次"),
        ["offered figure 5 → 多"],
        [("{{ 组织领导.听取汇报 }}", "多")],
    ),
    (
        "figure in another unit",
        lambda d: d.type("96.5%", "9.65成"),
        ["left figure 96.5 → 9.65", "left text % → 成"],
        [],
    ),
    ("figure below zero", lambda d: d.type("96.5%", "-3%"), ["left text  → -", "left figure 96.5 → 3"], []),
    ("figure with a nought before it", lambda d: d.type("汇报5次", "汇报05次"), ["left figure 5 → 05"], []),
    ("figure as a Chinese numeral", lambda d: d.type("汇报5次", "汇报五次"), ["left figure 5 → 五"], []),
    (
        "figure cut",
        lambda d: d.type("，全年听取法治建设工作汇报5次", ""),
        ["offered text ，全年听取法治建设工作汇报 →", "offered figure 5 →", "offered text 次 →"],
        [("，全年听取法治建设工作汇…听取汇报 }}次", "")],
    ),
    ("words", lambda d: d.type("定期听取", "经常听取"), ["offered text 定期 → 经常"], [("定期", "经常")]),
    ("punct", lambda d: d.type("不够畅通，有", "不够畅通。有"), ["offered text ， → 。"], [("，", "。")]),
    (
        "two",
        lambda d: (d.type("研究解决", "研究和解决"), d.type("汇报5次", "汇报6次")),
        ["offered text  → 和", "offered figure 5 → 6"],
        [("5", "6"), ("", "和")],
    ),
    (
        "rewrite",
        lambda d: d.type("针对上述问题，云岭区开展专题培训，提升业务水平。", "下一步抓培训、抓督察，逐项销号。"),
        ["offered text 针对上述问题，云岭区开展专题培训，提升业务水平 → 下一步抓培训、抓督察，逐项销号"],
        [("针对上述问题，云岭区开展专题培训，提升业务水平", "下一步抓培训、抓督察，逐项销号")],
    ),
    (
        "add line",
        lambda d: d.add("主要原因是", "另外，基层力量也不足。"),
        ["offered added  → 另外，基层力量也不足。"],
        [("", "另外，基层力量也不足。\n    ")],
    ),
    (
        "add numbered",
        lambda d: d.add("三是强化", "四是严格述法。各单位年底述法。"),
        ["offered added  → 四是严格述法。各单位年底述法。"],
        [("", "  - 小标题: 严格述…年底述法。\n  ")],
    ),
    (
        "add in middle numbered",
        lambda d: (d.type("三是强化", "四是强化"), d.add("二是压实", "三是严格述法。各单位年底述法。")),
        ["offered added  → 三是严格述法。各单位年底述法。", "offered number 三 → 四"],
        [("", "严格述法\n      内… - 小标题: ")],
    ),
    (
        "two paras",
        lambda d: (d.add("主要原因是", "另加一段乙。"), d.add("主要原因是", "另加一段甲。")),
        ["offered added  → 另加一段甲。", "offered added  → 另加一段乙。"],
        [("", "另加一段甲。\n    另加一段乙。\n    ")],
    ),
    (
        "del line",
        lambda d: d.delete("主要原因是"),
        ["offered deleted 主要原因是：制度的制定和…足审核工作需要。 →"],
        [("主要原因是：制度的制定和…需要。\n    ", "")],
    ),
    (
        "del item",
        lambda d: (d.delete("二是压实"), d.type("三是强化", "二是强化")),
        ["offered deleted 二是压实工作职责。将法治…占比不低于5%。 →", "offered number 三 → 二"],
        [("压实工作职责\n     … - 小标题: ", "")],
    ),
    (
        "del section",
        lambda d: (d.delete("获得省级荣誉"), d.delete("五、")),
        ["left deleted 五、2024年度法治建设荣誉表彰情况 →", "left deleted 获得省级荣誉一项。 →"],
        [],
    ),
    (
        "del 安排",
        lambda d: (d.delete("落实第一"), d.delete("推进综合"), d.delete("完善联席"), d.delete("四、")),
        [
            "left deleted 四、2025年度推进法治政府建设的初步安排 →",
            "offered deleted 一是落实第一责任人职责。…，严格年终述法。 →",
            "offered deleted 二是推进综合行政执法改革…执法工作的监督。 →",
            "offered deleted 三是完善联席会议机制。定…案件和重大隐患。 →",
        ],
        [("  要点:\n      …重大隐患。\n  ", "")],
    ),
    (
        "move line",
        lambda d: d.move("主要原因是", "年的主要问题"),
        ["offered moved 2024年的主要问题是：…反映执法不规范。 → 2024年的主要问题是：…反映执法不规范。"],
        [("", "主要原因是：制度的制定和…需要。\n    "), ("主要原因是：制度的制定和…需要。\n    ", "")],
    ),
    (
        "move item",
        lambda d: d.move("三是强化", "一是加强组织"),
        [
            "offered moved 三是强化督察考核。对重点…促整改突出问题。 → 三是强化督察考核。对重点…促整改突出问题。",
            "rest number 一 → 三",
            "rest number 二 → 一",
            "rest number 三 → 二",
        ],
        [("", "- 小标题: 强化督察考…问题。\n    "), ("  - 小标题: 强化督…突出问题。\n  ", "")],
    ),
    (
        "move far",
        lambda d: d.move("针对上述", "一是落实第一"),
        [
            "offered moved 针对上述问题，云岭区开展专题培训，提升业务水平。"
            " → 针对上述问题，云岭区开展专题培训，提升业务水平。"
        ],
        [("  ", "安排:\n    导语: …。\n      "), ("安排:\n    导语: …好三件事。\n  ", "")],
    ),
    (
        "move changed",
        lambda d: (d.type("定期会商", "经常会商"), d.move("会商", "一是落实第一")),
        [
            "offered moved 三是完善联席会议机制。经…案件和重大隐患。 → 三是完善联席会议机制。经…案件和重大隐患。",
            "offered text 定期 → 经常",
            "rest number 一 → 三",
            "rest number 二 → 一",
            "rest number 三 → 二",
        ],
        [("", "完善联席会议机制\n   … - 小标题: "), ("    - 小标题: 完…重大隐患。\n  ", "")],
    ),
    (
        "split line",
        lambda d: d.split("主要原因是", "法治专业人才"),
        ["offered split 主要原因是：制度的制定和…足审核工作需要。 → 主要原因是：制度的制定和…足审核工作需要。"],
        [("", "\n    ")],
    ),
    (
        "split item",
        lambda d: d.split("一是加强组织", "研究解决"),
        ["offered split 一是加强组织领导。定期听…设工作汇报5次。 → 一是加强组织领导。定期听…设工作汇报5次。"],
        [("", "|\n        "), ("", "\n        ")],
    ),
    (
        "merge lines",
        lambda d: d.merge("主要原因是", "针对上述"),
        ["offered merged 主要原因是：制度的制定和…，提升业务水平。 → 主要原因是：制度的制定和…，提升业务水平。"],
        [("\n    ", "")],
    ),
    (
        "merge items",
        lambda d: d.merge("二是推进综合", "三是完善联席"),
        ["offered merged 二是推进综合行政执法改革…案件和重大隐患。 → 二是推进综合行政执法改革…案件和重大隐患。"],
        [("\n      - 小标题: ", "三是"), ("\n        内容: ", "。")],
    ),
    (
        "tracked ins",
        lambda d: d.tracked("提升业务水平。", "提升业务和执法水平。"),
        ["offered text  → 和执法"],
        [("", "和执法")],
    ),
    ("tracked del", lambda d: d.tracked("不够健全，", ""), ["offered text 不够健全， →"], [("不够健全，", "")]),
    ("tracked fig", lambda d: d.tracked("汇报5次", "汇报6次"), ["offered figure 5 → 6"], [("5", "6")]),
    (
        "tracked para",
        lambda d: d.track_new("主要原因是", "另外，基层力量也不足。"),
        ["offered added  → 另外，基层力量也不足。"],
        [("", "另外，基层力量也不足。\n    ")],
    ),
    (
        "tracked gone",
        lambda d: d.track_gone("主要原因是"),
        ["offered deleted 主要原因是：制度的制定和…足审核工作需要。 →"],
        [("主要原因是：制度的制定和…需要。\n    ", "")],
    ),
    (
        "comment",
        lambda d: d.comment("主要原因是", "再斟酌"),
        ["left comment 主要原因是：制度的制定和…足审核工作需要。 → 再斟酌"],
        [],
    ),
    (
        "bold",
        lambda d: d.dress("主要原因是", "b"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 加粗"],
        [],
    ),
    (
        "tracked format",
        lambda d: d.dress("主要原因是", "b", True),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 修订记录里的格式"],
        [],
    ),
    ("renumber", lambda d: d.type("三、", "四、"), ["left number 三 → 四"], []),
    ("heading reword", lambda d: d.type("存在的不足", "存在的问题"), ["left template 不足 → 问题"], []),
    ("own heading", lambda d: d.type("深化行政复议", "做实行政复议"), ["offered text 深化 → 做实"], [("深化", "做实")]),
    ("cell", lambda d: d.type("区教育局", "区教育体育局"), ["offered text 区教育局 → 区教育体育局"], [("", "体育")]),
    (
        "row added",
        lambda d: d.add_row("区教育局", "3", "供水价格", "区水务局"),
        ["offered row-added  → 3｜供水价格｜区水务局"],
        [("", "供水价格, 区水务局]\n…  - [3, ")],
    ),
    (
        "row removed",
        lambda d: d.delete_row("公共停车"),
        ["offered row-deleted 3｜公共停车收费标准｜区发展改革委 →"],
        [("          - …区发展改革委]\n", "")],
    ),
    ("cell head", lambda d: d.type("承办单位", "责任单位"), ["offered text 承办单位 → 责任单位"], [("承办", "责任")]),
    (
        "title",
        lambda d: d.type("建设情况的报告", "建设工作报告"),
        ["offered template 情况的 → 工作"],
        [("", "  标题: 云岭区人民政…府建设工作报告\n")],
    ),
    (
        "addressee",
        lambda d: d.type("示例市人大常委会", "示例市政协"),
        ["offered text 示例市人大常委会 → 示例市政协"],
        [("", "  主送: [示例市人民政府, 示例市政协]\n")],
    ),
    (
        "addressee add",
        lambda d: d.type("示例市人大常委会：", "示例市人大常委会、示例市政协："),
        ["offered text 示例市人大常委会 → 示例市人大常委会、示例市政协"],
        [("", "  主送: [示例市人民… 示例市政协]\n")],
    ),
    (
        "date",
        lambda d: d.type("2025年2月24日", "2025年2月25日"),
        ["offered text 2025年2月24日 → 2025年2月25日"],
        [("24", "25")],
    ),
    ("sign only", lambda d: d.type_over("云岭区人民政府", "云岭区政府"), ["left text 云岭区人民政府 → 云岭区政府"], []),
    ("footer", lambda d: d.foot("内部资料"), ["left unknown  → 页眉或页脚“内部资料”"], []),
    (
        "heading with place",
        lambda d: d.type("初步安排", "打算"),
        ["offered template 初步安排 → 打算"],
        [("", "  标题: 2025年度…建设的打算\n  ")],
    ),
    (
        "lead moved",
        lambda d: d.move("明年重点", "二是推进综合"),
        ["offered moved 明年重点抓好三件事。 → 明年重点抓好三件事。"],
        [("导语: 明年重点抓好三件事。\n    ", ""), ("", "|\n          "), ("", "    明年重点抓好三件事。\n      ")],
    ),
    (
        "heading deleted alone",
        lambda d: d.delete("三、"),
        ["left deleted 三、推进法治政府建设存在的不足、原因和整改措施 →"],
        [],
    ),
    (
        "theme paragraph deleted",
        lambda d: d.delete("深化普法宣传"),
        ["offered deleted （二）深化普法宣传。落实…36000余份。 →"],
        [("  - 主题: 普法\n …化普法宣传\n  ", "")],
    ),
    (
        "split in two sections edit",
        lambda d: (d.split("主要原因是", "法治专业人才"), d.type("业务水平", "执法水平"), d.type("汇报5次", "汇报7次")),
        [
            "offered figure 5 → 7",
            "offered split 主要原因是：制度的制定和…足审核工作需要。 → 主要原因是：制度的制定和…足审核工作需要。",
            "offered text 业务 → 执法",
        ],
        [("5", "7"), ("", "\n    "), ("业务", "执法")],
    ),
    (
        "empty out",
        lambda d: d.type(
            "主要原因是：制度的制定和完善滞后，监督作用发挥不充分；法治专业人才短缺，难以满足审核工作需要。", ""
        ),
        ["offered deleted 主要原因是：制度的制定和…足审核工作需要。 →"],
        [("主要原因是：制度的制定和…需要。\n    ", "")],
    ),
    (
        "first sentence that ends elsewhere",
        lambda d: d.type("压实工作职责。将法治建设", "压紧职责，把法治建设"),
        ["left text 实工作 → 紧", "left fixed 。 →", "left text 将 → ，把"],
        [],
    ),
    (
        "point said anew",
        lambda d: d.type("压实工作职责。将法治建设纳入", "抓好基础。配齐队伍，年内完成4所规范化建设，纳入"),
        [
            "offered text 压实工作职责 → 抓好基础。配齐队伍，年内完成4所规范化",
            "offered fixed 。 →",
            "offered text 将法治 →",
            "offered text  → ，",
        ],
        [("压实工作职责", "抓好基础"), ("将法治", "配齐队伍，年内完成4所规范化"), ("", "，")],
    ),
    (
        "half of a paragraph that cannot be written",
        lambda d: d.type("听取法治建设工作汇报5次", "听取法治建设汇报{{ 人数 }}次"),
        ["left text 工作 →", "left figure 5 → {{ 人数 }}"],
        [],
    ),
    (
        "figure in a paragraph whose other words cannot be written",
        lambda d: (
            d.type("普法责任制", "普法责任"),
            d.type("180余", "190余"),
            d.type("发放宣传资料36000余份", "发宣传册37000余份"),
        ),
        [
            "left template 制 →",
            "offered figure 180余 → 190余",
            "left template 放 →",
            "left template 资料 → 册",
            "left figure 36000余 → 37000余",
        ],
        [("180", "190")],
    ),
    (
        "unnumbered paragraph split off a point",
        lambda d: d.split("二是压实", "将法治"),
        ["left split 二是压实工作职责。将法治…占比不低于5%。 → 二是压实工作职责。\n将法…占比不低于5%。"],
        [],
    ),
    (
        "english",
        lambda d: d.type("实现共享", "接入API平台，实现共享"),
        ["offered text  → 接入API平台，"],
        [("", "接入API平台，")],
    ),
    (
        "number signer",
        lambda d: (d.type("云政〔2025〕3号", "云政〔2025〕5号"), d.type("张三", "李四")),
        ["offered text 云政〔2025〕3号 → 云政〔2025〕5号", "offered text 张三 → 李四"],
        [("3", "5"), ("张三", "李四")],
    ),
    ("template", lambda d: d.type("深入学习贯彻", "认真学习贯彻"), ["left template 深入 → 认真"], []),
    (
        "rename",
        lambda d: d.replace_all("云岭区", "新岭区"),
        [
            "left text 云岭区人民政府 → 新岭区人民政府",
            "left text 云岭区人民政府 → 新岭区人民政府",
            "offered text 云 → 新",
            "left text 云岭区人民政府 → 新岭区人民政府",
            "offered text 云岭区人民政府办公室 → 新岭区人民政府办公室",
        ],
        [("云", "新"), ("云", "新")],
    ),
    ("footnote", lambda d: d.footnote("主要原因是", "据统计"), ["left unknown 脚注 → 据统计"], []),
    ("textbox", lambda d: d.text_box("主要原因是", "框里的字"), ["left unknown 文本框 → 框里的字"], []),
    ("picture", lambda d: d.picture("主要原因是"), ["left unknown  → 图片或图形"], []),
    (
        "page break",
        lambda d: d.page_break("主要原因是"),
        ["left layout 主要原因是：制度的制定和完善滞后，监督作 → 插入了分页"],
        [],
    ),
    (
        "new section",
        lambda d: (d.add("获得省级", "无其他事项。"), d.add("获得省级", "六、其他事项")),
        ["left added  → 六、其他事项", "left added  → 无其他事项。"],
        [],
    ),
    ("blank para", lambda d: d.add("主要原因是", ""), [], []),
    (
        "indent typed",
        lambda d: d.type("主要原因是", "　　主要原因是"),
        ["left layout 　　主要原因是：制度的制定和完善滞后，监 → 空格、换行"],
        [],
    ),
    (
        "point in",
        lambda d: (d.type("三是上传", "四是上传"), d.type("二是负责人", "二是优化窗口服务。三是负责人")),
        ["offered text  → 优化窗口服务。三是", "offered number 三 → 四"],
        [("", "优化窗口服务。\n        - 内容: ")],
    ),
    (
        "point out",
        lambda d: d.type("二是负责人出庭率达96.5%，形成示范效应。三是", "二是"),
        [
            "offered text 负责人出庭率达 →",
            "offered figure 96.5 →",
            "offered text %，形成示范效应。 →",
            "offered number 三是 →",
        ],
        [("负责人出庭率达{{ 行政…  - 内容: ", "")],
    ),
    ("braces", lambda d: d.type("提升业务水平", "提升{{ 业务 }}水平"), ["left text  → {{", "left text  →  }}"], []),
    (
        "private use",
        lambda d: d.type("实现共享", "实现\U000f0001共享"),
        ["left text  → \U000f0001"],
        [],
    ),
    (
        "line break",
        lambda d: d.line_break("定期听取", "经常听取"),
        ["left layout  →", "offered text 定期 → 经常"],
        [("定期", "经常")],
    ),
    (
        "a new part where a section was deleted",
        lambda d: (d.delete("主要问题是"), d.delete("主要原因是"), d.delete("针对上述"), d.add("三、", "四、新的打算")),
        [
            "offered deleted 2024年的主要问题是：…反映执法不规范。 →",
            "offered deleted 主要原因是：制度的制定和…足审核工作需要。 →",
            "left deleted 针对上述问题，云岭区开展专题培训，提升业务水平。 →",
            "left added  → 四、新的打算",
        ],
        [("{{ 年度 }}年的主要…需要。\n    ", "")],
    ),
    (
        "a new part behind a point",
        lambda d: d.add("完善联席", "四、新的打算"),
        ["left added  → 四、新的打算"],
        [],
    ),
    (
        "a number typed into the text",
        lambda d: d.type("主要原因是：制度", "主要原因是：1、制度"),
        ["offered text  → 1、"],
        [("", "1、")],
    ),
    (
        "point by point in the text",
        lambda d: d.type("不够健全，监督", "不够健全；二是监督"),
        ["offered text ， → ；二是"],
        [("，", "；二是")],
    ),
    (
        "date behind that of printing",
        lambda d: d.type("2025年2月24日", "2025年3月1日"),
        ["left text 2025年2月24日 → 2025年3月1日"],
        [],
    ),
    (
        "yaml chars",
        lambda d: d.type("将法治建设", "“三项”: #要求# - 将法治建设"),
        ["offered text  → “三项”: #要求# -"],
        [("", '"“三项”: #要求# - '), ("", '"')],
    ),
    (
        "annex title",
        lambda d: d.replace_all("重大行政决策事项目录", "重大决策目录"),
        ["offered text 重大行政决策事项目录 → 重大决策目录", "offered text 重大行政决策事项目录 → 重大决策目录"],
        [("行政", ""), ("事项", "")],
    ),
    (
        "annex title once",
        lambda d: d.type("重大行政决策事项目录", "重大决策目录"),
        ["left text 重大行政决策事项目录 → 重大决策目录"],
        [],
    ),
    ("theme template", lambda d: d.type("发放宣传资料", "发放法治宣传资料"), ["left template  → 法治"], []),
    (
        "copies",
        lambda d: d.type("区委办公室。", "区委办公室，区政协办公室。"),
        ["offered text 区委办公室 → 区委办公室，区政协办公室"],
        [("", ", 区政协办公室")],
    ),
    (
        "replace names para moved+fig",
        lambda d: (d.type("汇报5次", "汇报8次"), d.move("汇报8次", "四、")),
        [
            "left moved 一是加强组织领导。定期听…设工作汇报8次。 → 一是加强组织领导。定期听…设工作汇报8次。",
            "offered figure 5 → 8",
        ],
        [("5", "8")],
    ),
    (
        "strike",
        lambda d: d.dress("主要原因是", "strike"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 删除线"],
        [],
    ),
    (
        "double strike",
        lambda d: d.dress("主要原因是", "dstrike"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 删除线"],
        [],
    ),
    (
        "highlight",
        lambda d: d.style("主要原因是", "highlight", val="yellow"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 突出显示"],
        [],
    ),
    (
        "size",
        lambda d: d.style("主要原因是", "sz", val="24"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 字号改成 12"],
        [],
    ),
    (
        "font",
        lambda d: d.style("主要原因是", "rFonts", eastAsia="楷体"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 字体改成 Kai"],
        [],
    ),
    (
        "shading",
        lambda d: d.style("主要原因是", "shd", val="clear", fill="FFFF00"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 突出显示"],
        [],
    ),
    (
        "superscript",
        lambda d: d.style("主要原因是", "vertAlign", val="superscript"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 上标"],
        [],
    ),
    (
        "emphasis",
        lambda d: d.style("主要原因是", "em", val="dot"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 着重号"],
        [],
    ),
    (
        "align",
        lambda d: d.set_paragraph("主要原因是", "jc", val="center"),
        ["left layout 主要原因是：制度的制定和完善滞后，监督作 → 对齐方式改成居中"],
        [],
    ),
    (
        "indent",
        lambda d: d.set_paragraph("主要原因是", "ind", firstLine="0", firstLineChars="0"),
        ["left layout 主要原因是：制度的制定和完善滞后，监督作 → 缩进"],
        [],
    ),
    (
        "line spacing",
        lambda d: d.set_paragraph("主要原因是", "spacing", line="480", lineRule="auto"),
        ["left layout 主要原因是：制度的制定和完善滞后，监督作 → 行距或段前段后"],
        [],
    ),
    (
        "shaded paragraph",
        lambda d: d.set_paragraph("主要原因是", "shd", val="clear", fill="FF0000"),
        ["left layout 主要原因是：制度的制定和完善滞后，监督作 → 段落底纹"],
        [],
    ),
    (
        "landscape",
        lambda d: d.page("pgSz", w="16838", h="11906", orient="landscape"),
        ["left layout 页面 → 纸张横放"],
        [],
    ),
    (
        "margins",
        lambda d: d.page("pgMar", left="720"),
        ["left layout 页面 → 页边距"],
        [],
    ),
    (
        "words and looks",
        lambda d: (d.type("法治专业人才短缺", "法律专业人才短缺"), d.dress("主要原因是", "strike")),
        [
            "offered text 治 → 律",
            "left layout 主要原因是：制度的制定和…足审核工作需要。 → 删除线",
        ],
        [("治", "律")],
    ),
    (
        "added and struck out",
        lambda d: (d.add("主要原因是", "另外，基层力量也不足。"), d.dress("另外", "strike")),
        ["offered added  → 另外，基层力量也不足。", "left layout 另外，基层力量也不足。 → 删除线"],
        [("", "另外，基层力量也不足。\n    ")],
    ),
    (
        "formula",
        lambda d: d.put("针对上述", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
        ["left unknown  → 公式"],
        [],
    ),
    (
        "object",
        lambda d: d.put("针对上述", "<w:r><w:object/></w:r>"),
        ["left unknown  → 对象"],
        [],
    ),
    (
        "unknown symbol",
        lambda d: d.put("针对上述", '<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>'),
        ["left unknown  → 符号"],
        [],
    ),
    (
        "symbol",
        lambda d: d.put("针对上述", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        ["offered text  → ✓"],
        [("", "✓")],
    ),
    (
        "embedded file",
        lambda d: d.put_behind("针对上述", "altChunk"),
        ["left unknown  → 嵌入文件"],
        [],
    ),
    (
        "empty row",
        lambda d: d.add_row("区教育局", "", "", ""),
        ["left unknown  → 表格的空行 1 行"],
        [],
    ),
    (
        "cells merged",
        lambda d: d.merge_down("区住房城乡建设局", "区教育局"),
        ["left unknown  → 表格里合并或拆分了格子"],
        [],
    ),
    (
        "typed beside the page number",
        lambda d: d.at_foot("— </w:t>".encode(), "机密 — </w:t>".encode()),
        ["left unknown  → 页眉或页脚“机密 — 〔页码〕 —”", "left unknown 页眉或页脚“— 〔页码〕 —” →"],
        [],
    ),
    (
        "page number typed over",
        lambda d: d.at_foot(b"fldChar ", b"x "),
        ["left unknown  → 页眉或页脚“— 1 —”", "left unknown 页眉或页脚“— 〔页码〕 —” →"],
        [],
    ),
    (
        "tracked row gone",
        lambda d: d.track_row("公共停车", "del"),
        ["offered row-deleted 3｜公共停车收费标准｜区发展改革委 →"],
        [("          - …区发展改革委]\n", "")],
    ),
    (
        "tracked row added",
        lambda d: (d.add_row("区教育局", "3", "供水价格", "区水务局"), d.track_row("供水价格", "ins")),
        ["offered row-added  → 3｜供水价格｜区水务局"],
        [("", "供水价格, 区水务局]\n…  - [3, ")],
    ),
    (
        "tracked cell",
        lambda d: d.track_cell("区教育局", "cellDel"),
        ["left unknown  → 格子的修订（删除）"],
        [],
    ),
    (
        "hidden",
        lambda d: d.dress("主要原因是", "vanish"),
        ["left layout 主要原因是：制度的制定和…足审核工作需要。 → 隐藏"],
        [],
    ),
    (
        "hidden from the start",
        lambda d: (d.add("主要原因是", "不要印的话。"), d.dress("不要印的话", "vanish")),
        ["left unknown  → 隐藏的文字“不要印的话。”"],
        [],
    ),
    (
        "zero-width",
        lambda d: d.type("定期听取", "定期\u200b听\ufeff取"),
        ["left layout  → 看不见的字符（2 处）"],
        [],
    ),
    ("comment that hangs nowhere", lambda d: d.loose_comment("再斟酌"), ["left comment  → 再斟酌"], []),
)
"""(name, what is done in Word, what is told of it, what changes in the facts file); long texts are cut."""


def _cut(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:12]}…{text[-8:]}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with a report."""
    folder = tmp_path_factory.mktemp("office")
    (folder / ".git").mkdir()
    (folder / "办公室.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "2024.yaml").write_text(FACTS, encoding="utf-8")
    assert main.run(["build", str(folder / "2024.yaml"), "-o", str(folder / "2024.docx")]) == 0
    return folder


def pulled(built: Path, edit: Edit) -> tuple[Pulled, tuple[Words, ...]]:
    """What `pull` says of the edited report, and the paragraphs of that."""
    document = Edited((built / "2024.docx").read_bytes())
    edit(document)
    reviewed = built / "改过.docx"
    reviewed.write_bytes(document.data())
    outcome = pull(reviewed, built / "2024.yaml", None)
    received = receive(reviewed.read_bytes(), "改过.docx").value
    assert outcome.value is not None and received is not None, outcome.diagnostics
    assert outcome.diagnostics == ()
    return outcome.value, received.paragraphs


@pytest.mark.parametrize(("edit", "told", "changed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_edit_comes_back_or_is_told(built, edit, told, changed):
    """Each is offered as a change of the facts file, or named with a reason; what is offered prints what Word says."""
    made, words = pulled(built, edit)
    shown = (f"{t.state.value} {t.edit.what.value} {_cut(t.edit.before)} → {_cut(t.edit.after)}" for t in made.told)
    assert [line.strip() for line in shown] == told
    spans = hunks(FACTS, made.text)
    assert [(_cut(FACTS[h.start : h.end]), _cut(made.text[h.new_start : h.new_end])) for h in spans] == changed
    assert all(t.reason for t in made.told if t.state in (State.LEFT, State.REST) and t.edit.what is not What.COMMENT)
    assert lost(made, words) == []
    assert unnamed(made, words) == []
    assert all(comment in made.text for comment in ("# 头上的说明", "# 区长", "# 复议处报", "# 约数"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d.tracked("业务水平。", "业务和执法水平。"),
        lambda d: d.tracked("不够健全，", ""),
        lambda d: d.tracked("汇报5次", "汇报6次"),
        lambda d: d.track_new("主要原因是", "另外，基层力量也不足。"),
        lambda d: d.track_gone("主要原因是"),
        lambda d: d.dress("主要原因是", "b", tracked=True),
        lambda d: d.track_row("公共停车", "del"),
        lambda d: (d.add_row("区教育局", "3", "供水价格", "区水务局"), d.track_row("供水价格", "ins")),
    ],
    ids=["in", "out", "figure", "paragraph in", "paragraph out", "looks", "row out", "row in"],
)
def test_who_made_a_tracked_change(built, edit):
    """The author and the day are the file's, and the change is said to be tracked still."""
    (told,) = pulled(built, edit)[0].told
    assert told.edit.author == ("王主任", "2025-03-01T09:00:00Z", True)


def test_many_edits_at_once(built):
    """Edits do not stand in each other's way: what each would do alone is done together."""

    def edit(d: Edited) -> None:
        d.type("汇报5次", "汇报6次")
        d.type("180余", "190余")
        d.add("主要原因是", "另外，基层力量也不足。")
        d.delete("二是压实")
        d.move("三是完善联席", "一是落实第一")
        d.split("针对上述", "提升业务")
        d.tracked("不够健全", "不健全")
        d.type("区教育局", "区教育体育局")
        d.delete_row("公共停车")
        d.type("2025年2月24日", "2025年2月25日")
        d.type("深入学习贯彻", "认真学习贯彻")

    made, words = pulled(built, edit)
    assert {t.edit.what for t in made.told if t.state is State.LEFT} == {What.TEMPLATE}
    assert sum(t.state is State.OFFERED for t in made.told) == 10
    assert lost(made, words) == []
    assert unnamed(made, words) == []
