"""Facts of any length, for pages: text that is made up and means nothing."""

from __future__ import annotations

SENTENCES = (
    "围绕年度任务压实责任，逐项推进，形成上下联动、齐抓共管的工作格局",
    "对现行有效的规范性文件开展集中清理，清理结果向社会公布",
    "编制重大行政决策事项目录，明确公众参与、专家论证、风险评估、合法性审查、集体讨论的责任单位和办理时限",
    "组织执法人员轮训4期、覆盖512人次，开展案卷评查2次，抽查案卷260份，发现并整改问题84个",
    "健全调解、仲裁、行政裁决、行政复议、诉讼相衔接的工作机制，调解成功率为98.2%",
    "推行“一窗受理、集成服务”，梳理高频事项128项，承诺时限压减62%，企业满意度达到97.6%",
    "学习宣传《中华人民共和国宪法》和《法治政府建设实施纲要（2021—2025年）》，开展宣传活动120余场",
)


def paragraph(number: int, sentences: int = 4) -> str:
    """A paragraph of so many sentences, other ones for other numbers."""
    return "。".join(SENTENCES[(number * 3 + i) % len(SENTENCES)] for i in range(sentences)) + "。"


def facts(paragraphs: int, extra: str = "", points: int = 0) -> str:
    """A facts file with a letterhead, a signature and an imprint, and so many paragraphs of text."""
    body = "\n".join("    " + paragraph(i) for i in range(paragraphs))
    listed = "".join(f"    - 小标题: 第{i}项工作机制\n      内容: {paragraph(i)}\n" for i in range(points))
    return f"""模板: national/five-part
年度: 2024
单位: {{名称: 示例市云岭区人民政府, 简称: 云岭区, 自称: 我区, 层级: 县, 类别: 政府}}
公文:
  主送: [示例市人民政府]
  发文字号: 示云政〔2025〕3号
  签发人: [林示例]
  成文日期: 2025-01-15
  抄送: [示例市委全面依法治市委员会办公室, 示例市司法局]
  印发机关: 云岭区人民政府办公室
  印发日期: 2025-01-16
{extra}
正文:
  举措: |
{body}
  不足: |
    {paragraph(1)}
  第一责任人:
{listed or "    - 小标题: 定期研究部署" + chr(10) + "      内容: " + paragraph(2) + chr(10)}
  安排: |
    {paragraph(3)}
"""


LONG_EXTRA = """  标题: |
    示例市云岭区人民政府关于2024年度推进
    法治政府建设和优化营商环境重点工作
    任务落实情况的报告
  附注: 此件公开发布
  附件:
    - 标题: 云岭区2024年度重大行政决策事项目录及办理结果汇总情况一览
      表:
        列: [序号, 事项名称, 承办单位, 办理结果]
        行:
{rows}
    - 标题: 云岭区规范性文件清理结果
      内容: |
{text}
"""


def long_facts(paragraphs: int = 66, rows: int = 120) -> str:
    """A report of some thirty pages with every official element, a title of three lines, a table and attachments."""
    cells = "第{}项重大行政决策事项的名称和适用范围说明, 区发展和改革局, 已办结并归档"
    table = "\n".join(f"          - [{i}, {cells.format(i)}]" for i in range(1, rows + 1))
    text = "\n".join("        " + paragraph(i) for i in range(4))
    return facts(paragraphs, LONG_EXTRA.format(rows=table, text=text), points=12)
