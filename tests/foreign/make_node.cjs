// Makes the documents of two libraries of npm: node make_node.cjs (needs docx 9 and html-to-docx 1)
const fs = require("fs");
const path = require("path");
const d = require("docx");
const htmlToDocx = require("html-to-docx");

const mm = (n) => Math.round((n * 1440) / 25.4);
const song = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋_GB2312" };
const hei = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "黑体" };
const run = (text, more = {}) => new d.TextRun({ text, font: song, size: 32, ...more });
const body = (text, more = {}) =>
  new d.Paragraph({ children: [run(text)], indent: { firstLine: 640 }, spacing: { line: 579, lineRule: "exact" }, ...more });
// Numbers of headings are set by a list of Word.
const head = (text) =>
  new d.Paragraph({ children: [run(text, { font: hei })], numbering: { reference: "parts", level: 0 }, heading: d.HeadingLevel.HEADING_1 });
const page = (align) =>
  new d.Footer({ children: [new d.Paragraph({ alignment: align, children: [
    new d.TextRun({ children: ["- ", d.PageNumber.CURRENT, " -"], font: "宋体", size: 28 })] })] });

async function library() {
  const doc = new d.Document({
    creator: "办公室",
    evenAndOddHeaderAndFooters: true,
    numbering: { config: [{ reference: "parts", levels: [
      { level: 0, format: d.LevelFormat.CHINESE_COUNTING, text: "%1、", suffix: d.LevelSuffix.NOTHING, alignment: "left" },
      { level: 1, format: d.LevelFormat.CHINESE_COUNTING, text: "（%2）", suffix: d.LevelSuffix.NOTHING, alignment: "left" }] }] },
    footnotes: { 1: { children: [new d.Paragraph({ children: [run("数据截至12月31日。", { size: 18 })] })] } },
    comments: { children: [{ id: 0, author: "李科长", date: new Date(Date.UTC(2025, 0, 3, 2, 0, 0)),
      children: [new d.Paragraph({ children: [run("与台账不一致", { size: 21 })] })] }] },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 },
        margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(24.8) } } },
      footers: { default: page("right"), even: page("right") },
      children: [
        new d.Paragraph({ alignment: "center", children: [run("白石区应急管理局行政执法情况报告",
          { font: { ascii: "Times New Roman", eastAsia: "方正小标宋简体" }, size: 44 })] }),
        new d.Paragraph({ children: [run("区人民政府：")] }),
        body("2024年本局行政执法情况如下。"),
        head("执法检查"),
        new d.Paragraph({ indent: { firstLine: 640 }, spacing: { line: 579, lineRule: "exact" }, children: [
          run("检查企业"), new d.CommentRangeStart(0), run("204家次"), new d.CommentRangeEnd(0),
          new d.TextRun({ children: [new d.CommentReference(0)] }), run("，发现隐患"),
          new d.DeletedTextRun({ id: 1, author: "王主任", date: "2025-01-04T08:00:00Z", text: "611", font: song, size: 32 }),
          new d.InsertedTextRun({ id: 2, author: "王主任", date: "2025-01-04T08:00:00Z", text: "615", font: song, size: 32 }),
          run("处，已整改602处。"), new d.TextRun({ children: [new d.FootnoteReferenceRun(1)] })] }),
        head("行政处罚"),
        body("办结处罚案件31件，罚款47.5万元，无一被撤销。"),
        head("不足之处"),
        new d.Paragraph({ children: [run("夜间检查偏少，明年每季度安排两次。", { size: 28 })], spacing: { line: 480, lineRule: "auto" } }),
        new d.Table({ width: { size: 9000, type: "dxa" }, columnWidths: [3000, 6000], rows: [
          new d.TableRow({ tableHeader: true, children: [cell("类别"), cell("件数")] }),
          new d.TableRow({ children: [cell("合计", { columnSpan: 2 })] })] }),
        new d.Paragraph({ alignment: "right", children: [run("白石区应急管理局")] }),
        new d.Paragraph({ alignment: "right", children: [run("2025年1月6日")] }),
      ] }],
  });
  fs.writeFileSync(path.join(__dirname, "node-docx.docx"), await d.Packer.toBuffer(doc));
}
const cell = (text, more = {}) => new d.TableCell({ children: [new d.Paragraph({ children: [run(text, { size: 24 })] })], ...more });

async function page_of_web() {
  const html = `<h1>青禾镇2024年政务公开工作报告</h1><p>青禾镇人民代表大会：</p>
<p>现将本镇2024年政务公开工作情况报告如下。</p><h2>一、主动公开</h2>
<p style="font-size:12pt">通过网站公开信息<strong>318</strong>条，其中惠农补贴类97条。</p><h2>二、依申请公开</h2>
<p>收到申请5件，均在法定期限内答复。</p><ol><li>书面答复4件</li><li>当面答复1件</li></ol>
<table><tr><th>季度</th><th>条数</th></tr><tr><td>一</td><td>80</td></tr></table>
<p>青禾镇人民政府</p><p>2025年1月20日</p>`;
  const made = await htmlToDocx(html, null, { font: "宋体", fontSize: 24, pageNumber: true, footer: true, creator: "网站" });
  fs.writeFileSync(path.join(__dirname, "html-to-docx.docx"), Buffer.from(made));
}
library().then(page_of_web);
