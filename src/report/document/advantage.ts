/** The advantage: what one more unit of each resource adds, and what would be lost without it. */
import type { PlanAnswer, ResourceAnswer } from "../../decide/index.ts"
import { advantageNotes, type Held, lostTexts, readableStep, resourceTexts, toldResources } from "../advantage.ts"
import type { BarChart } from "../charts/chart.ts"
import { withUnit } from "../figures.ts"
import { objectiveName, resourceName } from "../names.ts"
import { leadSentences, priceWord, standingSentences } from "../worth.ts"
import { figured, paragraph, pictureTable, rightOf, said, tableOf } from "./chapters/setting.ts"
import type { Block, Line, Row } from "./document.ts"
import { markedWriter } from "./marked-writer.ts"
import { lineOf, marked } from "./marks.ts"
import { openPath, type Pen, step } from "./pen.ts"

export function advantageBlocks(pen: Pen): Block[] {
  const { words, about, answer } = pen
  const { columns } = words.report
  const told = toldResources(answer)
  const writer = markedWriter(pen)
  const prices = answer.advantage === null ? [] : [words.worth.columns.price, words.worth.columns.ahead]
  const heads = [columns.resource, ...[columns.oneMore, columns.interval, columns.without, ...prices].map(rightOf)]
  return [
    ...leadSentences(writer).flatMap((text) => paragraph("plain", lineOf(text))),
    ...barBlocks(told, pen),
    ...tableOf(
      words.document.titles.resources,
      heads,
      told.map((one) => rowOf(one, pen)),
    ),
    ...standingSentences(writer).flatMap((text) => paragraph("plain", lineOf(text))),
    ...[...lostTexts(answer, about, words), ...resourceTexts(answer, about, words)].flatMap((text) =>
      paragraph("plain", said(text)),
    ),
    ...advantageNotes(answer, about, words).flatMap((text) => paragraph("note", said(text))),
  ]
}

function resourcePath(name: string, pen: Pen): string {
  return openPath(pen, pen.about.resources.find((one) => one.name === name)?.path ?? "")
}

function rowOf([name, resource]: Held, pen: Pen): Row {
  const { perUnit, interval, holding, objectiveUnit } = resource
  const opens = resourcePath(name, pen)
  const [at, count] = [`/resources/${step(name)}`, readableStep(resource)]
  const times = count === 1 ? "" : ` * ${count}`
  const end = (k: 0 | 1): string => marked(pen.amount(`${at}/interval/${k}${times}`, objectiveUnit, opens))
  const [low, high] = interval
  const range = low === high ? [] : lineOf(pen.words.report.range(end(0), end(1)))
  return {
    cells: [
      said(perOf(name, resource, count, pen)),
      perUnit === 0 && low === 0 && high === 0 ? [] : figured(pen.change(`${at}/perUnit${times}`, objectiveUnit, opens)),
      range,
      holding === null ? [] : figured(pen.amount(`${at}/holding`, objectiveUnit, opens)),
      ...marketCells(name, pen, opens),
    ],
  }
}

/** Price of the whole holding, or why there is none, and how far ahead it is. */
function marketCells(name: string, pen: Pen, opens: string): Line[] {
  const { advantage } = pen.answer
  const holding = advantage?.holdings[name]
  if (advantage === null || holding === undefined) return []
  const at = `/advantage/holdings/${step(name)}`
  const word = priceWord(pen.words, holding)
  const amount = (key: "price" | "ahead"): Line => figured(pen.amount(`${at}/${key}`, advantage.unit, opens))
  return [word === null ? amount("price") : said(word), holding.ahead === null ? [] : amount("ahead")]
}

/** "data notes, per million tokens": a unit as it is said of so many. */
function perOf(name: string, { unit }: ResourceAnswer, count: number, { words, about }: Pen): string {
  const called = resourceName(words, about, name)
  if (unit === "") return called
  return words.document.per(called, count, withUnit(words, count, unit).replace(/^[\d.,]+\s*[kMBT万亿]*\s*/u, ""))
}

/** Losses closer than this share of the largest are told as one. */
const apart = 0.01

/** Only those whose loss is known and something; what doing without saves is told by the table and its note. */
function barBlocks(told: readonly Held[], pen: Pen): Block[] {
  const { words, about, answer } = pen
  const objective = answer.projects[answer.best]?.objective
  const unit = objective?.unit ?? ""
  const shown = told.flatMap(([name, { holding, objectiveUnit }]) =>
    holding === null || holding <= 0 || objectiveUnit !== unit
      ? []
      : [{ name, label: resourceName(words, about, name), value: holding, ...priceMark(answer, name) }],
  )
  const [first] = shown
  if (first === undefined) return []
  const loss = (name: string): Line => figured(pen.amount(`/resources/${step(name)}/holding`, unit, resourcePath(name, pen)))
  const title = words.document.titles.bars
  const isPriced = shown.some((row) => "mark" in row)
  const { lost, price } = words.worth.chart
  const labels = isPriced ? { labels: { bar: lost, mark: price } } : {}
  const chart: BarChart = { kind: "bars", unit, rows: shown.map(({ name: _, ...row }) => row), ...labels }
  const most = marked(pen.amount(`/resources/${step(first.name)}/holding`, unit, resourcePath(first.name, pen)))
  const alike = shown.filter(({ value }) => value >= (1 - apart) * first.value).map(({ label }) => label)
  const says = words.document.says.bars(alike, objectiveName(words, about, objective?.path ?? ""), most)
  const heads = [words.report.columns.resource, ...[words.document.columns.lost, ...(isPriced ? [price] : [])].map(rightOf)]
  const priced = (name: string): Line[] => marketCells(name, pen, resourcePath(name, pen)).slice(0, 1)
  const rows = shown.map(({ name, label }) => ({ cells: [said(label), loss(name), ...(isPriced ? priced(name) : [])] }))
  return [{ kind: "chart", title, says: lineOf(says), chart, table: pictureTable(heads, rows) }]
}

/** What the whole holding costs in the market, where it has a price. */
function priceMark({ advantage }: PlanAnswer, name: string): { readonly mark?: number } {
  const price = advantage?.holdings[name]?.price ?? null
  return price === null || price === 0 ? {} : { mark: price }
}
