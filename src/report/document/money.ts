/** Where the best project's money comes from and where it goes, over the whole horizon. */
import type { MoneyFlows } from "../../decide/index.ts"
import type { Expr } from "../../units/index.ts"
import type { WaterfallChart } from "../charts/chart.ts"
import { figured, paragraph, pictureTable, rightOf, said } from "./chapters/setting.ts"
import { quantityAt, type Subject, subjectOf } from "./chapters/subject.ts"
import { lineLabel } from "./chapters/year-lines.ts"
import type { Block, Line, Row } from "./document.ts"
import { lineOf, marked } from "./marks.ts"
import { openPath, type Pen } from "./pen.ts"

/** With its place in the answer, which does not change when flows of nothing are left out. */
type Flow = MoneyFlows["flows"][number] & { readonly at: string; readonly label: string }

export function moneyBlocks(pen: Pen): Block[] {
  const { money } = pen.answer.portrait
  if (money === null) return []
  const { words } = pen
  const subject = subjectOf(pen)
  const flows = money.flows.flatMap((flow, k): Flow[] =>
    flow.amount === 0 ? [] : [{ ...flow, at: `/portrait/money/flows/${k}/amount`, label: labelOf(flow.path, money, subject) }],
  )
  // That the cash changes by what it changes says nothing.
  if (flows.every(({ path }) => path === `${pen.answer.best}.cash`)) return []
  const { titles, labels, columns, moneyNote } = words.document
  const { unit, opening, closing } = money
  const chart: WaterfallChart = {
    kind: "waterfall",
    unit,
    opening: { label: labels.opening, value: opening },
    steps: flows.map(({ label, amount }) => ({ label, value: amount })),
    closing: { label: labels.closing, value: closing },
    labels: { up: labels.up, down: labels.down, total: labels.total },
  }
  const table = pictureTable([columns.flow, rightOf(columns.amount)], rowsOf(flows, unit, pen))
  const says = saysOf(flows, unit, pen)
  return [{ kind: "chart", title: titles.waterfall, says, chart, table }, ...paragraph("note", said(moneyNote))]
}

/** As in the statements; a sum that stands beside some of its parts is what is left of it. */
function labelOf(path: string, { flows }: MoneyFlows, subject: Subject): string {
  const { aside, byMonth, rest, writtenOff } = subject.pen.words.document
  if (isWrittenOff(path, subject.pen)) return writtenOff
  const name = lineLabel(subject, path).replace(byMonth, "")
  const others = new Set(flows.map((flow) => flow.path).filter((other) => other !== path))
  return addsUp(path, others, subject) ? aside(name, rest) : name
}

function isWrittenOff(path: string, { answer }: Pen): boolean {
  return path === `${answer.best}.ruin`
}

/** Whether a sum, or a sum in it, names one of these. */
function addsUp(path: string, parts: ReadonlySet<string>, subject: Subject): boolean {
  const quantity = quantityAt(subject, path)
  const value = quantity?.definition.value
  if (quantity === null || value?.kind !== "formula" || !isSum(value.expr)) return false
  return quantity.uses.some((used) => parts.has(used) || addsUp(used, parts, subject))
}

function isSum(expr: Expr): boolean {
  return expr.kind === "binary" && (expr.op === "+" || expr.op === "-") && isTerm(expr.left) && isTerm(expr.right)
}

function isTerm(expr: Expr): boolean {
  return expr.kind === "name" || (expr.kind === "unary" && expr.op === "-" && isTerm(expr.of)) || isSum(expr)
}

function rowsOf(flows: readonly Flow[], unit: string, pen: Pen): Row[] {
  const { labels } = pen.words.document
  const cash = openPath(pen, `${pen.answer.best}.cash`)
  const total = (label: string, key: string): Row => ({
    cells: [said(label), figured(pen.amount(`/portrait/money/${key}`, unit, cash))],
    isStrong: true,
  })
  const flow = ({ label, at, path }: Flow): Row => ({ cells: [said(label), figured(pen.change(at, unit, openPath(pen, path)))] })
  return [total(labels.opening, "opening"), ...flows.map(flow), total(labels.closing, "closing")]
}

/** From where to where, and by what most. */
function saysOf(flows: readonly Flow[], unit: string, pen: Pen): Line {
  const { says } = pen.words.document
  const cash = openPath(pen, `${pen.answer.best}.cash`)
  const stands = (key: string): string => marked(pen.amount(`/portrait/money/${key}`, unit, cash))
  const real = flows.filter(({ path }) => !isWrittenOff(path, pen))
  const [most] = real.toSorted((a, b) => b.amount - a.amount)
  const [least] = real.toSorted((a, b) => a.amount - b.amount)
  const figure = ({ at, amount, path }: Flow): string =>
    marked(pen.amount(amount < 0 ? `${at} * -1` : at, unit, openPath(pen, path)))
  return lineOf(
    [
      says.waterfall(stands("opening"), stands("closing")),
      ...(most !== undefined && most.amount > 0 ? [says.inflow(most.label, figure(most))] : []),
      ...(least !== undefined && least.amount < 0 ? [says.outflow(least.label, figure(least))] : []),
    ].join(""),
  )
}
