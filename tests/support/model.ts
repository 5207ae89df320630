/** For tests: a model from lines of `name: text`, all in one layer, and its figures in one sample. */
import type { Diagnostic, Report } from "../../src/diagnostics/index.ts"
import { compileModel, type Definition, interpret, type Model } from "../../src/engine/index.ts"
import { parseValue, type StockValue, type Value } from "../../src/units/index.ts"

export type Text = string | { readonly start: string; readonly next?: string; readonly change?: string }

export type ModelOfLines = { readonly model: Model; readonly diagnostics: readonly Diagnostic[] }

export function modelOf(
  lines: Readonly<Record<string, Text>>,
  options: { months?: number; currency?: string; units?: readonly string[]; rates?: Readonly<Record<string, string>> } = {},
): ModelOfLines {
  const diagnostics: Diagnostic[] = []
  const report: Report = (d) => diagnostics.push(d)
  const units = { units: options.units ?? [] }
  const read = (text: string, file: string): Value | null => parseValue(text, { file, offset: 0 }, units, report)
  const definitions = Object.entries(lines).map(([path, text]): Definition => {
    const value = typeof text === "string" ? read(text, path) : stockOf(text, (t) => read(t, path))
    const span = { file: path, start: 0, end: 1 }
    return {
      path,
      name: path,
      layer: "file",
      sees: ["file"],
      value,
      text: typeof text === "string" ? text : text.start,
      unit: null,
      origin: { kind: "file", span },
      meaning: path,
      isResource: false,
    }
  })
  const rates = options.rates ?? {}
  const model = compileModel(
    definitions,
    {
      months: options.months ?? 12,
      currency: options.currency ?? "USD",
      rates: (currency) => (rates[currency] === undefined ? null : [{ path: rates[currency], power: 1 }]),
    },
    report,
  )
  return { model, diagnostics }
}

function stockOf(text: Exclude<Text, string>, read: (text: string) => Value | null): StockValue | null {
  const start = read(text.start)
  const step = read(text.next ?? text.change ?? "")
  if (start === null || step?.kind !== "formula") return null
  return { kind: "stock", start, step: { kind: text.next === undefined ? "change" : "next", formula: step }, span: start.span }
}

/** Figures of a quantity, in the unit in which it is shown, month by month (one figure for a scalar). */
export function figures({ model }: ModelOfLines, path: string, inputs: readonly number[] = []): number[] {
  const quantity = model.quantities.get(path)
  if (quantity === undefined) throw new Error(`no quantity ${path}`)
  const parameters = model.parameters.map((p) => p.initial)
  const value = interpret(model.graph, { inputs, parameters, months: model.months })
  return Array.from({ length: quantity.isMonthly ? model.months : 1 }, (_, t) => value(quantity.shownNode, t) / quantity.factor)
}
