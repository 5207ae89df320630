/** The course of the best project's cash, and how likely it is that it has run out by each month. */
import type { CashBands } from "../../decide/index.ts"
import type { CurveChart, FanChart } from "../charts/chart.ts"
import { calendarMonth } from "../figures.ts"
import { asWritten } from "../names.ts"
import { figured, paragraph, pictureTable, rightOf, said } from "./chapters/setting.ts"
import type { Block, Table } from "./document.ts"
import { lineOf, marked } from "./marks.ts"
import { openPath, type Pen, step } from "./pen.ts"

export function cashBlocks(pen: Pen): Block[] {
  const { cash, ruin } = pen.answer.portrait
  const fan = cash === null ? [] : fanBlocks(cash, pen)
  const { fanNote, fanNoteRuin } = pen.words.document
  const notes = [fanNote, ...((ruin?.at(-1) ?? 0) > 0 ? [fanNoteRuin] : [])].join(pen.words.signs.sentence)
  return [...fan, ...(fan.length === 0 ? [] : paragraph("note", said(notes))), ...(ruin === null ? [] : ruinBlocks(ruin, pen))]
}

const bands = ["p5", "p25", "p50", "p75", "p95"] as const

function monthsOf(count: number, { words, about }: Pen): string[] {
  return Array.from({ length: count }, (_, month) => calendarMonth(words, about.header.start, month))
}

function fanBlocks(cash: CashBands, pen: Pen): Block[] {
  const { words } = pen
  const months = monthsOf(cash.p50.length, pen)
  const lowest = lowestMonth(cash.p50)
  if (lowest === null) return []
  const { labels, titles, says } = words.document
  const opens = openPath(pen, `${pen.answer.best}.cash`)
  const figure = (band: string, month: number): string => marked(pen.amount(`/portrait/cash/${band}/${month}`, cash.unit, opens))
  const last = months.length - 1
  const then = [months[lowest] ?? "", figure("p50", lowest), figure("p5", lowest)] as const
  const lacking = (band: string): string => marked(pen.amount(`/portrait/cash/${band}/${lowest} * -1`, cash.unit, opens))
  const isLacking = (cash.p50[lowest] ?? 0) < 0 && (cash.p5[lowest] ?? 0) < 0
  const fallen = isLacking ? says.fanLacking(then[0], lacking("p50"), lacking("p5")) : says.fanFalling(...then)
  const text = lowest === last ? fallen : says.fan(...then, endFigure(pen) ?? figure("p50", last))
  const { p5, p25, p50, p75, p95, unit } = cash
  const { wide, narrow, median, zero, clipped } = labels
  const chart: FanChart = {
    kind: "fan",
    unit,
    months,
    p5,
    p25,
    p50,
    p75,
    p95,
    labels: { wide, narrow, median, zero, clipped },
    marks: marksOf(months.length, pen),
  }
  return [{ kind: "chart", title: titles.fan, says: lineOf(text), chart, table: fanTable(months, cash, pen) }]
}

/** Where ventures are ruined, by the rule that they count as nothing, as in all tables; null where the fan's own end is that. */
function endFigure(pen: Pen): string | null {
  const path = `${pen.answer.best}.cash`
  const { figures, ruin } = pen.answer.portrait
  const told = figures[path]
  if (ruin === null || told === undefined || told.p50 === null) return null
  return marked(pen.amount(`/portrait/figures/${step(path)}/p50`, told.unit, openPath(pen, path)))
}

function fanTable(months: readonly string[], cash: CashBands, pen: Pen): Table {
  const { columns } = pen.words.document
  const opens = openPath(pen, `${pen.answer.best}.cash`)
  return pictureTable(
    [columns.month, ...bands.map((band) => rightOf(columns[band]))],
    months.map((label, month) => ({
      cells: [said(label), ...bands.map((band) => figured(pen.amount(`/portrait/cash/${band}/${month}`, cash.unit, opens)))],
    })),
  )
}

/** Null where no month has a figure. */
function lowestMonth(median: readonly (number | null)[]): number | null {
  const known = median.flatMap((cash, month) => (cash === null ? [] : [{ cash, month }]))
  const [first, ...others] = known
  return first === undefined ? null : others.reduce((low, one) => (one.cash < low.cash ? one : low), first).month
}

/** The launch and the rounds, each in the middle of the cases in which it comes; what mostly never comes is no mark. */
function marksOf(months: number, { words, about, answer }: Pen): FanChart["marks"] {
  const { launchMonth = null } = answer.projects[answer.best] ?? {}
  const rounds = Object.entries(answer.portrait.figures).flatMap(([path, due]) => {
    const [, project, name] = /^([^.]+)\.funding\.([^.]+)\.due$/u.exec(path) ?? []
    return name === undefined || project !== answer.best ? [] : [{ due, label: asWritten(name, about.text) }]
  })
  const all = [...(launchMonth === null ? [] : [{ due: launchMonth, label: words.report.rows.launch }]), ...rounds]
  return all.flatMap(({ due, label }) => {
    const { p50, never = 0 } = due
    const isSeen = p50 !== null && never < 0.5 && p50 >= 0 && p50 < months
    return isSeen ? [{ month: Math.floor(p50), label }] : []
  })
}

function ruinBlocks(ruin: readonly number[], pen: Pen): Block[] {
  const { titles, says, columns } = pen.words.document
  const last = ruin.length - 1
  const end = ruin[last] ?? 0
  if (end === 0) return paragraph("plain", said(says.neverRuined))
  // What is the same in every month has no course: the summary tells it.
  if (ruin.every((probability) => probability === end)) return []
  const months = monthsOf(ruin.length, pen)
  const opens = openPath(pen, `${pen.answer.best}.ruin`, `${pen.answer.best}.cash`)
  const half = ruin.findIndex((probability) => probability >= end / 2)
  const share = (month: number): string => marked(pen.share(`/portrait/ruin/${month}`, opens))
  const text = says.ruin(months[half] ?? "", share(half), months[last] ?? "", share(last))
  const chart: CurveChart = { kind: "curve", months, values: ruin, label: titles.ruin }
  const table = pictureTable(
    [columns.month, rightOf(columns.probability)],
    months.map((label, month) => ({ cells: [said(label), figured(pen.share(`/portrait/ruin/${month}`, opens))] })),
  )
  return [{ kind: "chart", title: titles.ruin, says: lineOf(text), chart, table }]
}
