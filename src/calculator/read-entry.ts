/** What a quantity is declared as, read to a value: a text, a number, a formula of nodes, steps by month, a stock. */
import { error, type Report } from "../diagnostics/index.ts"
import { type FormulaValue, parseMonthKey, parseValue, type UnitContext, type Value } from "../units/index.ts"
import { type FormulaNode, formulaValue } from "./formula-node.ts"

export type Amount = string | number
export type Steps = { readonly [month: `month ${number}`]: Amount }
export type Stock =
  | { readonly start: Amount; readonly next: Amount | FormulaNode; readonly change?: never }
  | { readonly start: Amount; readonly change: Amount | FormulaNode; readonly next?: never }

export type Written = Amount | FormulaNode | Steps | Stock

export type Entry = { readonly value: Value | null; readonly text: string }

/** The value is null where it could not be read; that was reported. `file` is what places are told in. */
export function readEntry(written: Written, file: string, units: UnitContext, report: Report): Entry {
  if (typeof written !== "object") return readAmount(written, file, units, report)
  if ("kind" in written) return readNode(written, file, units, report)
  return isStock(written) ? readStock(written, file, units, report) : readSteps(written, file, units, report)
}

function isStock(written: Steps | Stock): written is Stock {
  return "start" in written
}

/** Quantities from files belong to whoever has files. */
function readAmount(amount: Amount, file: string, units: UnitContext, report: Report): Entry {
  const text = String(amount)
  const value = parseValue(text, { file, offset: 0 }, units, report)
  if (value?.kind !== "data") return { value, text }
  report(error("data-missing", value.span, { file: value.file }))
  return { value: null, text }
}

function readNode(node: FormulaNode, file: string, units: UnitContext, report: Report): Entry {
  const value = formulaValue(node, file, units, report)
  return { value, text: value === null ? "" : `= ${value.text}` }
}

function readStock(stock: Stock, file: string, units: UnitContext, report: Report): Entry {
  const kind = stock.next === undefined ? "change" : "next"
  const start = readAmount(stock.start, `${file}.start`, units, report)
  const step = readEntry(stock.next ?? stock.change ?? "", `${file}.${kind}`, units, report)
  const formula = asFormula(step.value)
  const text = `start ${start.text}, ${kind} ${step.text}`
  const span = { file, start: 0, end: text.length }
  if (step.value !== null && formula === null) report(error("stock-incomplete", span, { key: file }))
  if (start.value === null || formula === null) return { value: null, text }
  return { value: { kind: "stock", start: start.value, step: { kind, formula }, span }, text }
}

/** A figure is as good as the formula of it. */
function asFormula(value: Value | null): FormulaValue | null {
  if (value === null || value.kind === "formula") return value
  if (value.kind !== "constant") return null
  const { magnitude, unit, span } = value
  return { kind: "formula", expr: { kind: "number", magnitude, unit, span }, text: "", span }
}

function readSteps(written: Steps, file: string, units: UnitContext, report: Report): Entry {
  const read = Object.entries(written).map(([key, amount]) => {
    const place = `${file}.${key}`
    const month = parseMonthKey(key)
    if (month === null) report(error("month-expected", { file: place, start: 0, end: key.length }, { key: file, got: key }))
    return { key, month, ...readAmount(amount, place, units, report) }
  })
  const text = `{ ${read.map((step) => `${step.key}: ${step.text}`).join(", ")} }`
  const steps = read.flatMap(({ month, value }) => (month === null || value === null ? [] : [{ month, value }]))
  if (steps.length < read.length) return { value: null, text }
  const inOrder = steps.toSorted((a, b) => a.month - b.month)
  return { value: { kind: "steps", steps: inOrder, span: { file, start: 0, end: text.length } }, text }
}
