/** For tests: a compiled venture of formulas alone, without the reading of a file. */
import type { Diagnostic, Report } from "../../src/diagnostics/index.ts"
import { compileModel, type Definition } from "../../src/engine/index.ts"
import type { Tree } from "../../src/shape/index.ts"
import { noUnits, parseValue, type StockValue, type Value } from "../../src/units/index.ts"
import { readConstraints } from "../../src/venture/constraints.ts"
import { filePlace, globalPlace, type Place, projectPlace } from "../../src/venture/definitions.ts"
import { readObjective } from "../../src/venture/objective.ts"
import type { Objective, Resource, Venture } from "../../src/venture/venture.ts"

export type Lines = Readonly<Record<string, string | { readonly start: string; readonly next: string }>>

export type SmallVenture = {
  readonly file?: Lines
  /** Names as in paths: `cash`, `gpus.lab.count`. */
  readonly resources?: Lines
  readonly projects?: Readonly<Record<string, Lines>>
  readonly objective?: Objective
  readonly constraints?: readonly string[]
  readonly correlations?: readonly { readonly between: readonly [string, string]; readonly rank: number }[]
  readonly months?: number
  readonly start?: string
}

export function smallVenture(small: SmallVenture): Venture {
  const problems: Diagnostic[] = []
  const report: Report = (d) => problems.push(d)
  const months = small.months ?? 12
  const of = (lines: Lines, place: Place, isResource = false): Definition[] =>
    Object.entries(lines).map(([name, text]) => definition(name, text, place, isResource, report))
  const resources = Object.fromEntries(Object.entries(small.resources ?? {}).map(([name, text]) => [`resources.${name}`, text]))
  const written = [
    ...of(resources, globalPlace, true),
    ...of(small.file ?? {}, filePlace),
    ...Object.entries(small.projects ?? {}).flatMap(([name, lines]) => of(lines, projectPlace(name))),
  ]
  const model = compileModel(written, { months, currency: "USD", rates: () => null }, report)
  const at = { report, units: noUnits, money: "USD", project: "", name: "", meaning: "", fields: [] }
  const header = { name: "", about: "", currency: "USD", start: small.start ?? null, months, units: noUnits, country: null }
  const constraints = readConstraints(small.constraints === undefined ? undefined : list(small.constraints), header, at)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const number = (path: string): number => model.inputs.findIndex((input) => input.path === path)
  return {
    file: "venture.yaml",
    text: "",
    header,
    model,
    projects: Object.keys(small.projects ?? {}).map((name) => ({ name, label: name })),
    resources: Object.keys(small.resources ?? {}).map(resourceOf),
    written: written.map((d) => d.path),
    correlations: (small.correlations ?? []).map(({ between: [a, b], rank }) => ({ a: number(a), b: number(b), rank })),
    objective: small.objective ?? readObjective(undefined, at),
    constraints,
    changed: { scenario: null, set: [] },
  }
}

function definition(name: string, text: Lines[string], place: Place, isResource: boolean, report: Report): Definition {
  const path = place.prefix + name
  const read = (t: string): Value | null => parseValue(t, { file: path, offset: 0 }, noUnits, report)
  const value = typeof text === "string" ? read(text) : stockOf(read(text.start), read(text.next))
  const origin = { kind: "file", span: { file: path, start: 0, end: 1 } } as const
  const shown = typeof text === "string" ? text : text.start
  return { path, name, layer: place.layer, sees: place.sees, value, text: shown, unit: null, origin, meaning: name, isResource }
}

function stockOf(start: Value | null, formula: Value | null): StockValue | null {
  if (start === null || formula?.kind !== "formula") return null
  return { kind: "stock", start, step: { kind: "next", formula }, span: start.span }
}

function resourceOf(name: string): Resource {
  const [kind = "cash", owner] = name.split(".")
  return { kind: kind as Resource["kind"], path: `resources.${name}`, name: owner === undefined ? kind : `${kind}.${owner}` } // the tests' own names
}

function list(texts: readonly string[]): Tree {
  const span = { file: "constraints", start: 0, end: 1 }
  const items = texts.map(
    (text) => ({ kind: "scalar", text, span, isQuoted: false, isInFlow: false, isCut: false, textStart: 0 }) as const,
  )
  return { kind: "list", items, span } as unknown as Tree
}
