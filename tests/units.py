"""Facts files of many small units, which differ in name and number."""

FACTS = """模板: national/five-part
年度: 2024
单位: {{名称: 示例市{name}区人民政府, 自称: 我区, 类别: 政府, 层级: 县}}
公文: {{主送: [示例市人民政府], 成文日期: 2025-01-15}}
指标:
  行政复议: {{受理: {number}}}
正文:
  举措: 全年受理{{{{ 行政复议.受理 }}}}件。
  不足: 人员不足，原因是编制少。
  第一责任人: 认真履职。
  安排: 2025年，继续推进。
"""
