/** For tests of what sets a document: every block, every chart, every tone, and texts that mean harm. */
import type { Language } from "../../src/index.ts"
import type { Block, Document, Figure, Line } from "../../src/report/document/document.ts"
import { handMadeCharts } from "./hand-made-charts.ts"

export const hostile = `</style><script>alert("1")</script> & 'x' <img src=y onerror=alert(2)> \u202eUSD 000,1\u0007 {b|c} ]]>`

const figure = (text: string, value: number | null): Figure => ({
  kind: "figure",
  text,
  value,
  at: "/projects/own model/value/p50",
  path: "own_model.value",
})
const text = (said: string): Line => [{ kind: "text", text: said }]

export function handMadeDocument(language: Language): Document {
  const said = (en: string, zh: string): string => (language === "zh" ? zh : en)
  const amount = figure(said("1.23M USD", "123万元"), 1.23e6)
  const sentence: Line = [
    { kind: "text", text: said("Choose ", "选择") },
    { kind: "strong", of: text(said("own model", "自有模型")) },
    { kind: "text", text: said(": it is worth ", "：平均价值为 ") },
    amount,
    { kind: "text", text: said(" on average and survives to the end in ", "，存活到期末的概率为 ") },
    figure("56.7 %", 0.567),
    { kind: "text", text: said(".", "。") },
  ]
  const tile = (label: string, figured: Figure, note: string) => ({ label, figure: [figured], note: text(note) })
  const columns = [said("project", "项目"), said("is best", "最优概率"), said("survives", "存活概率"), said("mean", "平均值")]
  const table = {
    caption: said("The projects side by side", "项目对照"),
    columns: columns.map((title, k) => ({ title, isFigure: k > 0 })),
    rows: [said("own model", "自有模型"), hostile].map((name, k) => ({
      cells: [text(name), [figure("61.3 %", 0.613)], k === 0 ? [figure("56.7 %", 0.567)] : [], [amount]],
      isStrong: k === 0,
    })),
  }
  const charts = Object.values(handMadeCharts(language)).map(
    (chart, k): Block => ({
      kind: "chart",
      title: `${k + 1} ${said("picture", "图")}: ${chart.kind}`,
      says: sentence,
      chart,
      table: { ...table, caption: "" },
    }),
  )
  const link = {
    kind: "link",
    text: said("a source with a long name", "一个名字很长的来源"),
    to: "https://example.org/prices/of/accelerators?year=2026&month=11",
  } as const
  const prose: Block[] = [
    { kind: "text", tone: "lead", line: sentence },
    {
      kind: "text",
      tone: "plain",
      line: [
        ...sentence,
        link,
        ...text(" "),
        { kind: "code", text: "own_model.exit.multiple = revenue * 12 month * (1 - bad_debt)" },
      ],
    },
    {
      kind: "list",
      isOrdered: true,
      items: [sentence, text(hostile), [{ kind: "link", text: "trap", to: "javascript:alert(3)" }]],
    },
    { kind: "list", isOrdered: false, items: [sentence, sentence] },
    { kind: "heading", text: said("A heading within", "小标题") },
    { kind: "table", table },
    {
      kind: "text",
      tone: "note",
      line: text(said("Months are those of the cases in which they come.", "月份只统计会到来的情形。")),
    },
    { kind: "text", tone: "warning", line: sentence },
  ]
  return {
    language,
    title: said("Clinical notes of regional hospitals, written by a model of our own", "面向区域医院的病历书写大模型"),
    subtitle: said("Business plan", "商业计划书"),
    date: said("24 November 2026", "2026年11月24日"),
    cover: [
      { kind: "text", tone: "lead", line: sentence },
      {
        kind: "tiles",
        tiles: [
          tile(
            said("value today", "今日价值"),
            amount,
            said("nine times in ten between -120k USD and 5.2M USD", "十次有九次在 -12万元与 520万元之间"),
          ),
          tile(said("chance of survival", "存活概率"), figure("56.7 %", 0.567), said("to the end of 2029-12", "至 2029年12月底")),
          tile(said("launch", "上线"), figure(said("2027-05", "2027年5月"), 4.2), ""),
          tile(said("lowest cash", "最低资金"), figure("–", null), said("not known", "未知")),
        ],
      },
    ],
    contents: said("Contents", "目录"),
    chapters: [
      { id: "summary", title: said("Executive summary", "执行摘要"), blocks: prose },
      { id: "pictures", title: said("Pictures", "图"), blocks: charts },
      { id: "hostile", title: hostile, blocks: [{ kind: "text", tone: "plain", line: text(hostile) }] },
    ],
    foot: [
      { kind: "text", text: said("10,240 samples. Made by ", "共 10,240 个样本。生成命令：") },
      { kind: "code", text: "venturi report venture.yaml -o report.html" },
    ],
  }
}
