/** For tests: sections written as plain objects, compiled alone, with figures of one sample. */

import type { BusinessGiven } from "../../src/business/given.ts"
import { type BusinessSections, businessShapes, lowerBusiness } from "../../src/business/lower-business.ts"
import type { Diagnostic, Report } from "../../src/diagnostics/index.ts"
import { compileModel, type Definition, interpret, type Model, type RoomQuantity, type RoomText } from "../../src/engine/index.ts"
import { type Field, type Reading, record, type Tree } from "../../src/shape/index.ts"
import { type Distribution, noUnits, parseUnit, parseValue, type Value } from "../../src/units/index.ts"

export type Written = string | readonly Written[] | { readonly [key: string]: Written }

export type SampleOptions = {
  readonly months?: number
  readonly money?: string
  readonly given?: Partial<BusinessGiven>
  /** Quantities of other rooms, and what replaces those of this one. */
  readonly lines?: Readonly<Record<string, RoomText>>
}

export type SampleBusiness = {
  readonly model: Model
  readonly diagnostics: readonly Diagnostic[]
  readonly rows: readonly RoomQuantity[]
  readonly fields: readonly Field[]
  /** Figures in base units, one a month (one for a scalar); random inputs by path, in the middle where none is given. */
  readonly figures: (path: string, inputs?: Readonly<Record<string, number>>) => number[]
}

const usual: Readonly<Record<string, RoomText>> = { launch: "0 month", discount: "0 %/year", "resources.cash": "0 ¤" }

export function businessOf(sections: { readonly [key: string]: Written }, options: SampleOptions = {}): SampleBusiness {
  const [months, money] = [options.months ?? 60, options.money ?? "USD"]
  const diagnostics: Diagnostic[] = []
  const report: Report = (d) => void diagnostics.push(d)
  const fields: Field[] = []
  const at: Reading = { report, units: noUnits, money, project: "", name: "", meaning: "", fields }
  const read: BusinessSections = record(businessShapes).read(treeOf(sections, "file"), at)
  const given: BusinessGiven = {
    ...{ report, cash: "resources.cash", tasks: new Map(), costs: [], channels: [], country: null },
    ...{ trained: null, areCostsMoved: false, dataSets: [], burden: null },
    ...{ roles: [], firstMonth: 0 },
    ...{ quality: null, served: null, tokensPerRequest: null },
    ...{ tokenSplit: null, replaced: new Set() },
    ...options.given,
  }
  const rows = lowerBusiness(read, given)
  const lines = { horizon: `${months} month`, ...usual, ...options.lines }
  const compiled = compileModel(
    definitionsOf(fields, rows, lines, money, report),
    { months, currency: money, rates: () => null },
    report,
  )
  return { model: compiled, diagnostics, rows, fields, figures: figuresOf(compiled) }
}

function figuresOf(model: Model): SampleBusiness["figures"] {
  return (path, inputs = {}) => {
    const quantity = model.quantities.get(path)
    if (quantity === undefined) throw new Error(`internal: no quantity ${path}`)
    const columns = model.inputs.map((input) => (inputs[input.path] ?? middleOf(input.distribution)) * input.factor)
    const value = interpret(model.graph, {
      inputs: columns,
      parameters: model.parameters.map((p) => p.initial),
      months: model.months,
    })
    return Array.from({ length: quantity.isMonthly ? model.months : 1 }, (_, t) => value(quantity.node, t))
  }
}

/** Of an interval or a uniform distribution, which is all that the room has. */
function middleOf(distribution: Distribution): number {
  if (distribution.kind !== "interval" && distribution.kind !== "uniform")
    throw new Error(`internal: no middle of ${distribution.kind}`)
  const { kind, low, high } = distribution
  return kind === "interval" && low > 0 ? Math.sqrt(low * high) : (low + high) / 2
}

/** Lines replace rows and fields of the same name. */
function definitionsOf(
  fields: readonly Field[],
  rows: readonly RoomQuantity[],
  lines: Readonly<Record<string, RoomText>>,
  money: string,
  report: Report,
): Definition[] {
  const readText = (text: string, file: string): Value | null =>
    parseValue(text.replaceAll("¤", money), { file, offset: 0 }, noUnits, report)
  const make = (name: string, value: Value | null, unit: string | null, origin: Definition["origin"]): Definition => ({
    ...{ path: name, name, layer: "project", sees: ["project"], value, text: "", origin, meaning: name, isResource: false },
    unit: unit === null ? null : unitOf(unit.replaceAll("¤", money)),
  })
  const isKept = (name: string): boolean => !(name in lines)
  return [
    ...fields
      .filter(({ name }) => isKept(name))
      .map((f) =>
        make(
          f.name,
          f.value,
          f.unit,
          f.span === null ? { kind: "default", source: f.source ?? { title: "" } } : { kind: "file", span: f.span },
        ),
      ),
    ...rows
      .filter(({ name }) => isKept(name))
      .map((row) => make(row.name, textValue(row.text, row.name, readText), row.unit, { kind: "library", source: row.source })),
    ...Object.entries(lines).map(([name, text]) =>
      make(name, textValue(text, name, readText), null, { kind: "library", source: null }),
    ),
  ]
}

function textValue(text: RoomText, name: string, readText: (text: string, file: string) => Value | null): Value | null {
  if (typeof text === "string") return readText(text, name)
  const start = readText(text.start, name)
  const step = readText("next" in text ? text.next : text.change, name)
  if (start === null || step?.kind !== "formula") throw new Error(`internal: ${name} is no stock`)
  return { kind: "stock", start, step: { kind: "next" in text ? "next" : "change", formula: step }, span: start.span }
}

function unitOf(text: string): Definition["unit"] {
  const unit = text === "" ? { text, dimension: {}, factor: 1 } : parseUnit(text, { file: text, offset: 0 }, noUnits, () => {})
  if (unit === null) throw new Error(`internal: ${text} is no unit`)
  return unit
}

/** Each scalar is a file of its own by its path, so that spans tell which was meant. */
function treeOf(written: Written, path: string): Tree {
  if (typeof written === "string") {
    const span = { file: path, start: 0, end: written.length }
    return written === ""
      ? { kind: "empty", span }
      : { kind: "scalar", span, text: written, isQuoted: false, isInFlow: false, isCut: false, textStart: 0 }
  }
  const span = { file: path, start: 0, end: 0 }
  const isList = (w: Written): w is readonly Written[] => Array.isArray(w)
  if (isList(written)) return { kind: "list", span, items: written.map((item, k) => treeOf(item, `${path}.${k}`)) }
  const entries = Object.entries(written).map(([key, value]) => ({ key, keySpan: span, value: treeOf(value, `${path}.${key}`) }))
  return { kind: "map", span, entries }
}
