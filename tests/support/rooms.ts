/** For tests of rooms: a section read from YAML, and a model made of its fields, of a room's quantities and of lines. */
import type { Diagnostic, Report } from "../../src/diagnostics/index.ts"
import { compileModel, createSampler, type Definition, interpret, type Model, type RoomQuantity } from "../../src/engine/index.ts"
import { type Field, parseYaml, type Shape } from "../../src/shape/index.ts"
import { noUnits } from "../../src/units/index.ts"
import { type Books, fieldDefinition, roomDefinition } from "../../src/venture/definitions.ts"

export type Section<T> = { readonly section: T; readonly fields: readonly Field[]; readonly diagnostics: readonly Diagnostic[] }

/** `readSection(servingShape, "serving", "{ gpu: L40S }")`. */
export function readSection<T>(shape: Shape<T>, name: string, yaml: string): Section<T> {
  const fields: Field[] = []
  const diagnostics: Diagnostic[] = []
  const report: Report = (d) => diagnostics.push(d)
  const tree = parseYaml(yaml, "test.yaml", report)
  if (tree === null) throw new Error(JSON.stringify(diagnostics))
  const section = shape.read(tree, { report, units: noUnits, money: "USD", project: "", name, meaning: name, fields })
  return { section, fields, diagnostics }
}

export type RoomModel = { readonly model: Model; readonly diagnostics: readonly Diagnostic[] }

/** Lines are quantities of other rooms, `name: [unit, text]`. A room's own figures in other currencies convert at `rates`. */
export function roomModel(
  parts: {
    readonly fields?: readonly Field[]
    readonly quantities: readonly RoomQuantity[]
    readonly lines?: Readonly<Record<string, readonly [string, string]>>
  },
  options: { readonly months?: number; readonly currency?: string; readonly rates?: Readonly<Record<string, string>> } = {},
): RoomModel {
  const diagnostics: Diagnostic[] = []
  const books: Books = { currency: options.currency ?? "USD", units: noUnits, report: (d) => diagnostics.push(d) }
  const place = { prefix: "", layer: "project", sees: ["project"] }
  const lines = Object.entries(parts.lines ?? {}).map(
    ([name, [unit, text]]): RoomQuantity => ({ name, unit, text, meaning: name, source: null }),
  )
  const definitions: Definition[] = [
    ...(parts.fields ?? []).map((field) => fieldDefinition(field, field.name, place, books)),
    ...[...parts.quantities, ...lines].map((row) => roomDefinition(row, place, books)),
  ]
  const twice = definitions.find((d, k) => definitions.findIndex((other) => other.path === d.path) !== k)
  if (twice !== undefined) throw new Error(`defined twice: ${twice.path}`)
  const rates = options.rates ?? {}
  const model = compileModel(
    definitions,
    {
      months: options.months ?? 12,
      currency: books.currency,
      rates: (of) => (rates[of] === undefined ? null : [{ path: rates[of], power: 1 }]),
    },
    books.report,
  )
  return { model, diagnostics }
}

/** In `unit` factors of the quantity itself, month by month (one figure for a scalar); every random input at its median. */
export function atMedian({ model }: RoomModel, path: string): number[] {
  const { columns } = createSampler(model, { samples: 1024, seed: 1 })
  const inputs = columns.map((column) => [...column].sort((a, b) => a - b)[Math.floor(column.length / 2)] ?? Number.NaN)
  return figuresAt(model, path, inputs)
}

/** 5, 50 and 95 % quantiles of a scalar, in its unit. */
export function spread({ model }: RoomModel, path: string): readonly [number, number, number] {
  const quantity = quantityAt(model, path)
  const [result] = createSampler(model, { samples: 4096, seed: 1 }).run([quantity.node])
  const sorted = [...(result ?? [])].sort((a, b) => a - b)
  const at = (share: number): number => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) / quantity.factor
  return [at(0.05), at(0.5), at(0.95)]
}

function figuresAt(model: Model, path: string, inputs: readonly number[]): number[] {
  const quantity = quantityAt(model, path)
  const value = interpret(model.graph, { inputs, parameters: model.parameters.map((p) => p.initial), months: model.months })
  return Array.from({ length: quantity.isMonthly ? model.months : 1 }, (_, t) => value(quantity.node, t) / quantity.factor)
}

function quantityAt(model: Model, path: string): NonNullable<ReturnType<Model["quantities"]["get"]>> {
  const quantity = model.quantities.get(path)
  if (quantity === undefined) throw new Error(`no quantity ${path}`)
  return quantity
}
